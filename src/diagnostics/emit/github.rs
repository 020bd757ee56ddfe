//! Workflow commands: GitHub shows them as annotations beside the lines of a pull request.

use super::{Region, Texts};
use crate::diagnostics::Diagnostic;

pub(super) fn emit(diagnostics: &[Diagnostic], texts: &dyn Texts) -> String {
    diagnostics.iter().map(|diagnostic| annotation(diagnostic, texts)).collect()
}

fn annotation(diagnostic: &Diagnostic, texts: &dyn Texts) -> String {
    let region = Region::of(diagnostic.span, texts);
    let mut properties = vec![
        ("file", property(&texts.path(diagnostic.span.file))),
        ("line", region.line.to_string()),
        ("endLine", region.end_line.to_string()),
    ];
    // Columns are only understood within one line.
    if region.line == region.end_line {
        properties.push(("col", region.column.to_string()));
        properties.push(("endColumn", region.end_column.to_string()));
    }
    properties.push(("title", property(diagnostic.code.slug)));
    let properties: Vec<String> = properties.into_iter().map(|(key, value)| format!("{key}={value}")).collect();
    format!("::{} {}::{}\n", diagnostic.severity, properties.join(","), message(&words(diagnostic, texts)))
}

fn words(diagnostic: &Diagnostic, texts: &dyn Texts) -> String {
    let mut words = diagnostic.message.clone();
    if !diagnostic.label.is_empty() {
        words.push_str(&format!(" ({})", diagnostic.label));
    }
    for label in &diagnostic.related {
        let (line, column) = texts.place(label.span);
        words.push_str(&format!("\n{}:{line}:{column}: {}", texts.path(label.span.file), label.text));
    }
    if let Some(help) = &diagnostic.help {
        words.push_str(&format!("\nhelp: {help}"));
    }
    words
}

/// A message may hold anything but the three characters that end or escape a command.
fn message(text: &str) -> String {
    text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

/// In a property the separators are taken, too.
fn property(text: &str) -> String {
    message(text).replace(':', "%3A").replace(',', "%2C")
}

#[cfg(test)]
mod tests {
    use super::super::tests::{Memory, TEAM, span_of, two_problems};
    use super::*;
    use crate::diagnostics::codes;

    #[test]
    fn one_command_for_each_problem() {
        insta::assert_snapshot!(emit(&two_problems(), &TEAM));
    }

    #[test]
    fn content_cannot_start_a_command_of_its_own() {
        let texts = Memory(&[("content/a,b:c.md", "x\n")]);
        let found = Diagnostic::new(&codes::yaml::SYNTAX, span_of(&texts, 0, "x"), "100%\r\n::error::forged");
        assert_eq!(
            emit(&[found], &texts),
            "::error file=content/a%2Cb%3Ac.md,line=1,endLine=1,col=1,endColumn=2,title=yaml/syntax::100%25%0D%0A::error::forged\n"
        );
    }
}
