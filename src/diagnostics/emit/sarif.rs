//! SARIF 2.1.0, as code scanning services read it.

use std::collections::BTreeMap;

use serde_json::{Value, json};

use super::{Region, Texts};
use crate::diagnostics::{Code, Diagnostic, Edit, FileId, Fix, Span};

const SCHEMA: &str = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";

pub(super) fn emit(diagnostics: &[Diagnostic], texts: &dyn Texts) -> String {
    let rules = rules(diagnostics);
    let results: Vec<Value> = diagnostics.iter().map(|diagnostic| result(diagnostic, &rules, texts)).collect();
    let driver = json!({
        "name": "gapmap",
        "version": env!("CARGO_PKG_VERSION"),
        "informationUri": env!("CARGO_PKG_REPOSITORY"),
        "rules": rules.iter().map(|code| rule(code)).collect::<Vec<_>>(),
    });
    super::pretty(&json!({
        "$schema": SCHEMA,
        "version": "2.1.0",
        "runs": [{"tool": {"driver": driver}, "columnKind": "unicodeCodePoints", "results": results}],
    }))
}

/// The codes that occur, each once, by slug.
fn rules(diagnostics: &[Diagnostic]) -> Vec<&'static Code> {
    let mut codes: Vec<&'static Code> = diagnostics.iter().map(|diagnostic| diagnostic.code).collect();
    codes.sort_by_key(|code| code.slug);
    codes.dedup();
    codes
}

fn rule(code: &Code) -> Value {
    json!({
        "id": code.slug,
        "shortDescription": {"text": code.title},
        "fullDescription": {"text": code.explanation},
        "help": {"text": code.explanation, "markdown": code.explanation},
        "defaultConfiguration": {"level": code.severity.to_string()},
    })
}

fn result(diagnostic: &Diagnostic, rules: &[&'static Code], texts: &dyn Texts) -> Value {
    let mut text = diagnostic.message.clone();
    if let Some(help) = &diagnostic.help {
        text.push_str("\nhelp: ");
        text.push_str(help);
    }
    let mut result = json!({
        "ruleId": diagnostic.code.slug,
        "ruleIndex": rules.iter().position(|code| *code == diagnostic.code),
        "level": diagnostic.severity.to_string(),
        "message": {"text": text},
        "locations": [{"physicalLocation": location(diagnostic.span, texts)}],
    });
    if !diagnostic.related.is_empty() {
        let related = diagnostic.related.iter().enumerate().map(
            |(at, label)| json!({"id": at, "physicalLocation": location(label.span, texts), "message": {"text": label.text}}),
        );
        result["relatedLocations"] = related.collect();
    }
    if let Some(fix) = &diagnostic.fix {
        result["fixes"] = json!([{"description": {"text": fix.title}, "artifactChanges": changes(fix, texts)}]);
    }
    result
}

/// The edits of a fix, by file.
fn changes(fix: &Fix, texts: &dyn Texts) -> Vec<Value> {
    let mut by_file: BTreeMap<FileId, Vec<Value>> = BTreeMap::new();
    for Edit { span, text } in &fix.edits {
        let replacement = json!({"deletedRegion": region(*span, texts), "insertedContent": {"text": text}});
        by_file.entry(span.file).or_default().push(replacement);
    }
    let change =
        |(file, replacements)| json!({"artifactLocation": {"uri": uri(&texts.path(file))}, "replacements": replacements});
    by_file.into_iter().map(change).collect()
}

fn location(span: Span, texts: &dyn Texts) -> Value {
    json!({"artifactLocation": {"uri": uri(&texts.path(span.file))}, "region": region(span, texts)})
}

fn region(span: Span, texts: &dyn Texts) -> Value {
    let Region { line, column, end_line, end_column } = Region::of(span, texts);
    json!({"startLine": line, "startColumn": column, "endLine": end_line, "endColumn": end_column})
}

/// A path as a relative reference: everything but unreserved characters and separators is percent-encoded.
fn uri(path: &str) -> String {
    let mut uri = String::with_capacity(path.len());
    for byte in path.bytes() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' | b'/' | b':' => uri.push(char::from(byte)),
            byte => uri.push_str(&format!("%{byte:02X}")),
        }
    }
    uri
}

#[cfg(test)]
mod tests {
    use super::super::tests::{TEAM, two_problems};
    use super::*;

    #[test]
    fn names_rules_and_places() {
        let text = emit(&two_problems(), &TEAM);
        insta::assert_snapshot!(text.replace(env!("CARGO_PKG_VERSION"), "VERSION"));
    }

    #[test]
    fn paths_become_relative_references() {
        assert_eq!(uri("content/grün team/a.md"), "content/gr%C3%BCn%20team/a.md");
    }
}
