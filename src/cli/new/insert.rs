//! Adding an entry to a YAML file without touching another byte of it.

use crate::diagnostics::{Diagnostics, FileId};
use crate::syntax::yaml::{self, Kind, Value};

const INDENT: usize = 2;

/// The text with the entry added below the others of its section. The result is read again: when anything but the new entry
/// changed, nothing is done and the reason is returned.
pub fn insert(text: &str, section: &str, id: &str, lines: &[String]) -> Result<String, String> {
    let before = read(text).ok_or("it has YAML errors, mend them first")?;
    let added = match place(text, before.as_ref(), section)? {
        Place::NewSection => with_section(text, section, lines),
        Place::Below { at, indent } => spliced(text, at, lines, indent),
    };
    let after = read(&added).flatten().ok_or("the result would not be readable")?;
    let kept = is_kept(before.as_ref(), &after, section, id);
    if kept { Ok(added) } else { Err("the place for it is not clear".to_owned()) }
}

enum Place {
    NewSection,
    /// After byte `at`, at the end of a line.
    Below {
        at: usize,
        indent: usize,
    },
}

/// `None` for YAML with errors, `Some(None)` for an empty file.
fn read(text: &str) -> Option<Option<Value>> {
    let mut sink = Diagnostics::new();
    let value = yaml::parse(FileId(0), text, 0, &mut sink);
    (!sink.has_errors()).then_some(value)
}

fn place(text: &str, root: Option<&Value>, section: &str) -> Result<Place, String> {
    let Some(root) = root.filter(|root| root.kind != Kind::Null) else { return Ok(Place::NewSection) };
    let entries = root.as_map().ok_or("it is not a map")?;
    let Some(found) = entries.iter().find(|entry| entry.key == section) else { return Ok(Place::NewSection) };
    match &found.value.kind {
        Kind::Null => {
            Ok(Place::Below { at: found.key_span.end as usize, indent: column(text, found.key_span.start as usize) + INDENT })
        }
        Kind::Map(inner) if !text[found.value.span.start as usize..].starts_with('{') => {
            let first = inner.first().ok_or("its section is empty")?;
            let indent = column(text, first.key_span.start as usize);
            let last = inner.last().unwrap_or(first);
            let last = end(text, &last.value).max(last.key_span.end as usize);
            Ok(Place::Below { at: last, indent })
        }
        _ => Err(format!("`{section}` is written on one line")),
    }
}

/// The last byte a value really uses; block collections end with their last entry.
fn end(text: &str, value: &Value) -> usize {
    let is_flow = text[value.span.start as usize..].starts_with(['{', '[']);
    match &value.kind {
        Kind::Map(entries) if !is_flow => {
            entries.last().map_or(value.span.end as usize, |entry| end(text, &entry.value).max(entry.key_span.end as usize))
        }
        Kind::List(items) if !is_flow => items.last().map_or(value.span.end as usize, |item| end(text, item)),
        _ => value.span.end as usize,
    }
}

fn column(text: &str, at: usize) -> usize {
    at - text[..at].rfind('\n').map_or(0, |line| line + 1)
}

fn with_section(text: &str, section: &str, lines: &[String]) -> String {
    let line_break = line_break(text);
    let gap = if text.is_empty() { "" } else { line_break };
    format!("{text}{}{gap}{section}:{line_break}{}", missing_break(text), block(lines, INDENT, line_break))
}

fn spliced(text: &str, at: usize, lines: &[String], indent: usize) -> String {
    let at_line_end = text[..at].ends_with('\n');
    let at = if at_line_end { at } else { text[at..].find('\n').map_or(text.len(), |line| at + line + 1) };
    let at = past_own_comments(text, at, indent);
    let line_break = line_break(text);
    let (head, tail) = text.split_at(at);
    format!("{head}{}{}{tail}", missing_break(head), block(lines, indent, line_break))
}

/// Comments that stand deeper than the entries belong to the last of them.
fn past_own_comments(text: &str, at: usize, indent: usize) -> usize {
    let is_own =
        |line: &&str| line.trim_start_matches(' ').starts_with('#') && line.len() - line.trim_start_matches(' ').len() > indent;
    at + text[at..].split_inclusive('\n').take_while(is_own).map(str::len).sum::<usize>()
}

fn block(lines: &[String], indent: usize, line_break: &str) -> String {
    lines.iter().map(|line| format!("{:indent$}{line}{line_break}", "")).collect()
}

fn line_break(text: &str) -> &'static str {
    if text.contains("\r\n") { "\r\n" } else { "\n" }
}

fn missing_break(text: &str) -> &'static str {
    if text.is_empty() || text.ends_with('\n') { "" } else { line_break(text) }
}

/// Whether everything is as it was, but for one new entry in the section.
fn is_kept(before: Option<&Value>, after: &Value, section: &str, id: &str) -> bool {
    let entries = |value: Option<&Value>| value.and_then(Value::as_map).unwrap_or_default().to_vec();
    let old = entries(before.and_then(|root| root.get(section)));
    let new = entries(after.get(section));
    let others = |root: Option<&Value>| entries(root).into_iter().filter(|entry| entry.key != section).collect::<Vec<_>>();
    let (others_before, others_after) = (others(before), others(Some(after)));
    new.len() == old.len() + 1
        && new.iter().any(|entry| entry.key == id)
        && is_same_list(&old, &new.into_iter().filter(|entry| entry.key != id).collect::<Vec<_>>())
        && is_same_list(&others_before, &others_after)
}

fn is_same_list(a: &[yaml::Entry], b: &[yaml::Entry]) -> bool {
    a.len() == b.len() && a.iter().zip(b).all(|(a, b)| a.key == b.key && is_same(&a.value, &b.value))
}

/// Equal but for the places.
fn is_same(a: &Value, b: &Value) -> bool {
    match (&a.kind, &b.kind) {
        (Kind::Map(a), Kind::Map(b)) => is_same_list(a, b),
        (Kind::List(a), Kind::List(b)) => a.len() == b.len() && a.iter().zip(b).all(|(a, b)| is_same(a, b)),
        (a, b) => a == b,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn add(text: &str) -> Result<String, String> {
        insert(text, "risks", "new", &["new:".to_owned(), "  title: x".to_owned()])
    }

    #[test]
    fn makes_the_file_and_the_section() {
        assert_eq!(add("").as_deref(), Ok("risks:\n  new:\n    title: x\n"));
        assert_eq!(add("# mine\n").as_deref(), Ok("# mine\n\nrisks:\n  new:\n    title: x\n"));
        assert_eq!(add("a: 1").as_deref(), Ok("a: 1\n\nrisks:\n  new:\n    title: x\n"));
        assert_eq!(add("risks:\n").as_deref(), Ok("risks:\n  new:\n    title: x\n"));
    }

    #[test]
    fn adds_below_the_others_with_their_indentation() {
        let text = "risks:\n    a: {b: 1} # c\n    d:\n        e: [\n          1]\n\n# end\nz: 1\n";
        let expected = "risks:\n    a: {b: 1} # c\n    d:\n        e: [\n          1]\n    new:\n      title: x\n\n# end\nz: 1\n";
        assert_eq!(add(text).as_deref(), Ok(expected));
    }

    #[test]
    fn keeps_windows_line_ends_and_a_missing_last_one() {
        assert_eq!(add("risks:\r\n  a: {}").as_deref(), Ok("risks:\r\n  a: {}\r\n  new:\r\n    title: x\r\n"));
    }

    #[test]
    fn a_block_text_at_the_end_is_not_cut() {
        let text = "risks:\n  a:\n    note: |\n      one\n\n      two\nz: 1\n";
        let added = add(text).expect("it has a place");
        assert!(added.contains("      two\n  new:\n"), "{added}");
    }

    #[test]
    fn commented_lines_stay_with_their_entry() {
        let text = "risks:\n  a:\n    status: draft\n    # owner: alex\n  # next\n";
        assert_eq!(
            add(text).as_deref(),
            Ok("risks:\n  a:\n    status: draft\n    # owner: alex\n  new:\n    title: x\n  # next\n")
        );
    }

    #[test]
    fn refuses_what_it_cannot_extend() {
        assert!(add("risks: {a: {}}\n").is_err());
        assert!(add("risks: [\n").is_err());
        assert!(add("- a\n").is_err());
        assert!(insert("risks:\n  new: {}\n", "risks", "new", &["new: {}".to_owned()]).is_err());
    }
}
