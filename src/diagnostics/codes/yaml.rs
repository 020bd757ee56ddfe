//! The shape of a file: what YAML, front matter and keys can get wrong.

use super::{Code, error, warning};

pub const ALL: &[&Code] = &[
    &SYNTAX,
    &DUPLICATE_KEY,
    &ALIAS,
    &TOO_DEEP,
    &UNKNOWN_KEY,
    &MISSING_KEY,
    &WRONG_TYPE,
    &BAD_ID,
    &BAD_DATE,
    &BAD_NUMBER,
    &BAD_VALUE,
    &MANY_DOCUMENTS,
    &FRONT_MATTER,
    &NOT_TEXT,
    &RAW_HTML,
];

pub static SYNTAX: Code = error(
    "yaml/syntax",
    "the file is not valid YAML",
    "The YAML of this file (or of its front matter) breaks off at the marked place. The answers before it were still read; \
     everything after it is unknown until this is mended. The usual causes are a missing space after a colon, a tab used for \
     indentation, or a text that contains `: ` or ` #` and needs quotes.",
);
pub static DUPLICATE_KEY: Code = error(
    "yaml/duplicate-key",
    "a key is given twice",
    "The same key stands twice in one map. YAML tools often keep the last one silently; gapmap does not choose for you, because an \
     answer would be lost. Remove one of the two.",
);
pub static ALIAS: Code = error(
    "yaml/alias",
    "anchors and aliases are not supported",
    "The file uses `*alias`, `&anchor` or a `<<` merge key. Answers are read by people in pull requests, so each place says what \
     it means itself. Write the value out.",
);
pub static TOO_DEEP: Code = error(
    "yaml/too-deep",
    "the YAML is nested too deeply or too large",
    "A file may nest 64 levels and hold 200,000 values. No assessment needs more; a file that does is broken or hostile, so it is \
     refused before it costs memory.",
);
pub static UNKNOWN_KEY: Code = error(
    "yaml/unknown-key",
    "a key is not known here",
    "Keys that gapmap does not know are errors, because a mistyped key would otherwise silently lose what you wrote. The help line \
     names the nearest key that exists; docs/files.md lists all of them.",
);
pub static MISSING_KEY: Code = error(
    "yaml/missing-key",
    "a required key is missing",
    "This entry cannot be understood without the named key. Add it; docs/files.md shows an example of every file.",
);
pub static WRONG_TYPE: Code = error(
    "yaml/wrong-type",
    "a value has the wrong type",
    "A map, a list, a number or a text stands where another kind of value is needed. The message says what was expected.",
);
pub static BAD_ID: Code = error(
    "yaml/bad-id",
    "an id has characters that are not allowed",
    "Ids are made of the letters a-z and A-Z, digits, `.`, `_` and `-`, and start with a letter or a digit. They appear in file names \
     and links, so spaces and other signs are refused.",
);
pub static BAD_DATE: Code = error(
    "yaml/bad-date",
    "a date is not a calendar date",
    "Dates are written `YYYY-MM-DD`, for example `2026-11-18`. Other orders are refused because 03/04 means two different days.",
);
pub static BAD_NUMBER: Code = error(
    "yaml/bad-number",
    "a number is not a decimal number in range",
    "Numbers are read exactly, as decimals (`2.5`), percentages (`80%`) or fractions (`13/15`) where a share is meant. The message \
     gives the allowed range.",
);
pub static BAD_VALUE: Code = error(
    "yaml/bad-value",
    "a value is not one of the allowed words",
    "The key takes one of a few words; the message lists them and the help line names the nearest.",
);
pub static MANY_DOCUMENTS: Code = error(
    "yaml/many-documents",
    "one file holds several YAML documents",
    "A file is one document. A second `---` would hide what follows; split the file or remove the separator.",
);
pub static FRONT_MATTER: Code = error(
    "yaml/front-matter",
    "the front matter does not end",
    "The file starts with `---` but no line `---` closes the front matter, so answers and prose cannot be told apart. Add a line with \
     `---` after the last answer.",
);
pub static NOT_TEXT: Code = error(
    "yaml/not-text",
    "the file is not UTF-8 text",
    "The file contains bytes that are not UTF-8. Save it as UTF-8; a byte order mark at its start is fine.",
);
pub static RAW_HTML: Code = warning(
    "markdown/raw-html",
    "raw HTML is shown as text",
    "HTML in Markdown is not passed on to the page, because content is data that may come from strangers. It appears as visible text. \
     Use Markdown, or put text with angle brackets in backticks.",
);
