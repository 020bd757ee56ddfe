//! JUnit XML: one test case per file, a failure for every error, warnings as its output.

use super::{Tally, Texts};
use crate::diagnostics::{Diagnostic, FileId, Severity};

pub(super) fn emit(diagnostics: &[Diagnostic], texts: &dyn Texts) -> String {
    let files = texts.files();
    let failed = files.iter().filter(|file| Tally::of(&of_file(diagnostics, **file)).errors > 0).count();
    let counts = format!("tests=\"{}\" failures=\"{failed}\" errors=\"0\"", files.len());
    let cases: String = files.iter().map(|file| case(&of_file(diagnostics, *file), &texts.path(*file), texts)).collect();
    format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites name=\"gapmap\" {counts}>\n  <testsuite name=\"gapmap check\" {counts}>\n\
         {cases}  </testsuite>\n</testsuites>\n"
    )
}

fn of_file(diagnostics: &[Diagnostic], file: FileId) -> Vec<Diagnostic> {
    diagnostics.iter().filter(|diagnostic| diagnostic.span.file == file).cloned().collect()
}

fn case(diagnostics: &[Diagnostic], path: &str, texts: &dyn Texts) -> String {
    let start = format!("    <testcase classname=\"gapmap\" name=\"{}\"", escape(path));
    if diagnostics.is_empty() {
        return format!("{start}/>\n");
    }
    let (errors, warnings): (Vec<&Diagnostic>, Vec<&Diagnostic>) =
        diagnostics.iter().partition(|diagnostic| diagnostic.severity == Severity::Error);
    let failures: String = errors.iter().map(|diagnostic| failure(diagnostic, texts)).collect();
    format!("{start}>\n{failures}{}    </testcase>\n", output(&warnings, texts))
}

fn failure(diagnostic: &Diagnostic, texts: &dyn Texts) -> String {
    let (message, code) = (escape(&diagnostic.message), escape(diagnostic.code.slug));
    format!("      <failure message=\"{message}\" type=\"{code}\">{}</failure>\n", escape(&words(diagnostic, texts)))
}

fn output(warnings: &[&Diagnostic], texts: &dyn Texts) -> String {
    if warnings.is_empty() {
        return String::new();
    }
    let words: Vec<String> = warnings.iter().map(|diagnostic| escape(&words(diagnostic, texts))).collect();
    format!("      <system-out>{}</system-out>\n", words.join("\n"))
}

fn words(diagnostic: &Diagnostic, texts: &dyn Texts) -> String {
    let (line, column) = texts.place(diagnostic.span);
    let path = texts.path(diagnostic.span.file);
    let Diagnostic { severity, code, message, help, .. } = diagnostic;
    let help = help.as_ref().map(|help| format!("\nhelp: {help}")).unwrap_or_default();
    format!("{path}:{line}:{column}: {severity}[{}]: {message}{help}", code.slug)
}

/// Text for elements and attributes; characters that XML cannot hold become the replacement character.
fn escape(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            '\n' | '\t' => escaped.push(c),
            c if c.is_control() || matches!(c, '\u{fffe}' | '\u{ffff}') => escaped.push('\u{fffd}'),
            c => escaped.push(c),
        }
    }
    escaped
}

#[cfg(test)]
mod tests {
    use super::super::tests::{TEAM, two_problems};
    use super::*;

    #[test]
    fn one_case_for_each_file() {
        insta::assert_snapshot!(emit(&two_problems(), &TEAM));
    }

    #[test]
    fn holds_only_what_xml_allows() {
        assert_eq!(escape("<a b=\"c\">&\u{1b}"), "&lt;a b=&quot;c&quot;&gt;&amp;\u{fffd}");
    }
}
