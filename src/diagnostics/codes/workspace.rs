//! The workspace as a whole: gapmap.yaml and what lies where.

use super::{Code, error, warning};

pub const ALL: &[&Code] = &[
    &NO_ASSESSMENT,
    &GATE,
    &GATE_VALUE,
    &GATE_DIMENSION,
    &FOLDER_NAME,
    &SAME_ADDRESS,
    &UNKNOWN_THEME,
    &STRAY_FILE,
    &UNDATED,
    &UNKNOWN_RUBRIC,
    &UNKNOWN_CODE,
    &SEVERITY,
    &BASE_URL,
    &LANGUAGE,
    &UNTRANSLATED,
    &TAG_PATTERN,
];

pub static TAG_PATTERN: Code = error(
    "workspace/tag-pattern",
    "a pattern that no tag can match",
    "`history.tags` in gapmap.yaml picks the tags that past states are read from, as git does: `*` and `?` stand for characters other than \
     a slash. Names of tags have no spaces, no `~`, `^`, `:`, `..` or backslash, and do not begin with a hyphen or a slash.",
);
pub static NO_ASSESSMENT: Code = warning(
    "workspace/no-assessment",
    "the workspace holds no assessment",
    "A folder below content/ becomes an assessment by having an assessment.yaml. Without one there is nothing to score or to show. \
     `gapmap new assessment ID` writes a commented one to fill in.",
);
pub static GATE: Code = error(
    "workspace/gate",
    "a gate of gapmap.yaml failed",
    "`gates:` in gapmap.yaml names conditions that every assessment has to meet. The content is sound, but one assessment misses one of \
     them; `gapmap check` then exits with 3. Change the answers or, in the open, the gate. A gate of the severity `warn` is told and fails \
     nothing. docs/gates.md lists all gates.",
);
pub static GATE_VALUE: Code = error(
    "workspace/gate-value",
    "a gate asks for what nothing can meet",
    "The value of a gate is missing, or no answers can reach it in the rubric of the workspace. Such a gate would always fail or never look at \
     anything. The long form is `{value: 0.8, severity: warn}`.",
);
pub static GATE_DIMENSION: Code = error(
    "workspace/gate-dimension",
    "a gate names a dimension that the rubric does not have",
    "`dimension_at_least` may give a value for each dimension by its id. Dimensions are the outermost parts of the rubric, whatever it calls \
     them. A mistyped id would check nothing, so it is refused.",
);
pub static FOLDER_NAME: Code = error(
    "workspace/folder-name",
    "a folder's name cannot be part of an address",
    "The folder of an assessment and the groups above it become its address in the site. So their names are ids, and not those of the site's \
     own folders (`assets`, `charts`, `d`, `data`) or files.",
);
pub static SAME_ADDRESS: Code = error(
    "workspace/same-address",
    "two assessments have the same address",
    "The pages of one would overwrite those of the other. Addresses follow folder names, or the file name of a Markdown file that is an \
     assessment by itself; upper and lower case count as the same, because some file systems do not tell them apart.",
);
pub static UNKNOWN_THEME: Code = error(
    "workspace/unknown-theme",
    "gapmap.yaml names a theme that does not exist",
    "`theme:` in gapmap.yaml names a folder below themes/, or the built-in `default`. Templates and files of that folder stand in front of \
     those of the default theme.",
);
pub static STRAY_FILE: Code = warning(
    "workspace/stray-file",
    "a file below content/ belongs to no assessment",
    "Files belong to the nearest folder above them that has an assessment.yaml. A Markdown file outside such a folder is an assessment \
     by itself when it holds answers; this one holds none, so nothing of it reaches the report.",
);
pub static UNDATED: Code = error(
    "workspace/undated",
    "answers without a date",
    "A Markdown file outside every assessment folder is an assessment by itself, and an assessment needs the day it was made: scores are \
     compared over time and evidence expires. Put `date: YYYY-MM-DD` into its front matter.",
);
pub static UNKNOWN_RUBRIC: Code = error(
    "workspace/unknown-rubric",
    "gapmap.yaml names a rubric that does not exist",
    "`rubric:` in gapmap.yaml picks one of the built-in rubrics. A rubric of your own needs no entry there: files under \
     content/rubric/ are used as soon as they exist.",
);
pub static UNKNOWN_CODE: Code = error(
    "workspace/unknown-code",
    "a severity is set for a diagnostic that does not exist",
    "`severity:` in gapmap.yaml maps diagnostic codes such as `answer/na-overdue` to `error`, `warning` or `off`. A mistyped code \
     would change nothing, so it is refused.",
);
pub static SEVERITY: Code = error(
    "workspace/severity",
    "an error cannot be weakened",
    "Errors mean that an answer would be lost or a number would be wrong, so they cannot become warnings or be switched off. Warnings \
     can become errors or be switched off.",
);
pub static BASE_URL: Code = error(
    "workspace/base-url",
    "base_url is not a web address",
    "`base_url` is the address the site is published at, with its scheme. It is used for canonical links, the sitemap and previews only; all other \
     links are relative.",
);
pub static LANGUAGE: Code = error(
    "workspace/language",
    "language is not a language tag",
    "`language:` in gapmap.yaml is a tag such as `en`, `de` or `de-AT`: letters for the language, then, after a hyphen, a script or a region. \
     Pages carry it for browsers, screen readers and hyphenation, which know no other names of languages.",
);
pub static UNTRANSLATED: Code = warning(
    "workspace/untranslated",
    "the interface has no words in the language of gapmap.yaml",
    "The words of the interface are in the binary for some languages, and a theme can bring those of others in `words/`, a file per language. \
     For this language there is neither, so the site carries its tag but speaks English. Words of content are never translated.",
);
