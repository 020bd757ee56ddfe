//! `gapmap check --fix`: the changes that leave no doubt, and no other byte.
//!
//! Everything is tried on the snapshot in memory, as often as a change uncovers another; then each file is written once, as a whole.

use std::collections::{BTreeMap, BTreeSet};

use super::session::{Failure, Session};
use super::wording::counted;
use super::workspace::Workspace;
use crate::diagnostics::emit::{Tally, visible};
use crate::diagnostics::{Diagnostic, Edit, FileId, Span, fix};
use crate::publish::write_file;
use crate::source::{BUILTIN_PREFIX, Error, Sources};
use crate::workspace::{self, Loaded};

/// Mended syntax uncovers what is below it; nobody writes mistakes this deep.
const MOST_ROUNDS: usize = 20;

/// Longest text that is shown as it is.
const SHOWN: usize = 60;

/// What was mended, in memory.
pub struct Mended {
    /// New texts by path.
    texts: BTreeMap<String, String>,
    changes: Vec<Change>,
    hunks: Vec<(String, String)>,
    /// What the new texts are like; `None` when nothing was changed.
    after: Option<Loaded>,
}

/// One change as people read it.
struct Change {
    path: String,
    /// From 1, as the file was when the change was made.
    line: usize,
    words: String,
}

/// What one round changes.
struct Round {
    /// New texts by path.
    texts: BTreeMap<String, String>,
    changes: Vec<Change>,
    /// Path, and the lines before and after, as a patch shows them.
    hunks: Vec<(String, String)>,
}

/// Makes all changes that leave no doubt, until there are none left.
pub fn mend(workspace: &Workspace) -> Mended {
    let mut mended = Mended { texts: BTreeMap::new(), changes: Vec::new(), hunks: Vec::new(), after: None };
    for _ in 0..MOST_ROUNDS {
        let loaded = mended.after.as_ref().unwrap_or(&workspace.loaded);
        let Round { texts, changes, hunks } = round(loaded);
        if texts.is_empty() {
            break;
        }
        mended.texts.extend(texts);
        mended.changes.extend(changes);
        mended.hunks.extend(hunks);
        mended.after = Some(workspace::load(workspace.loaded.sources.with_texts(&mended.texts)));
    }
    mended
}

/// What can be changed at once.
fn round(loaded: &Loaded) -> Round {
    let sources = &loaded.sources;
    let is_own = |file: FileId| !sources.file(file).path.starts_with(BUILTIN_PREFIX);
    let chosen = fix::compatible(&loaded.diagnostics, &is_own);
    let mut by_file: BTreeMap<FileId, Vec<&Edit>> = BTreeMap::new();
    for edit in chosen.iter().filter_map(|diagnostic| diagnostic.fix.as_ref()).flat_map(|fix| &fix.edits) {
        by_file.entry(edit.span.file).or_default().push(edit);
    }
    let mut texts = BTreeMap::new();
    let mut shown = Vec::new();
    for (file, edits) in by_file {
        let file = sources.file(file);
        if let Some(text) = fix::edited(&file.text, &edits).filter(|text| *text != file.text) {
            shown.extend(hunks(&file.text, &edits).into_iter().map(|hunk| (file.path.clone(), hunk)));
            texts.insert(file.path.clone(), text);
        }
    }
    let made = chosen.into_iter().flat_map(|diagnostic| changes(sources, diagnostic));
    let changes = made.filter(|change| texts.contains_key(&change.path)).collect();
    Round { texts, changes, hunks: shown }
}

fn changes(sources: &Sources, diagnostic: &Diagnostic) -> Vec<Change> {
    let Some(fix) = &diagnostic.fix else { return Vec::new() };
    let mut told = BTreeSet::new();
    let mut one = |edit: &Edit| {
        let file = sources.file(edit.span.file);
        let old = file.text.get(edit.span.start as usize..edit.span.end as usize)?;
        let words = match (old.trim(), edit.text.trim()) {
            ("", "") => fix.title.clone(),
            ("", new) => format!("added `{}`", shortened(new)),
            (old, "") => format!("removed `{}`", shortened(old)),
            (old, new) => format!("`{}` -> `{}`", shortened(old), shortened(new)),
        };
        let line = sources.place(edit.span).line;
        // The same thing in many lines is told once, and shown everywhere.
        let words = if told.insert((file.path.clone(), words.clone())) { words } else { String::new() };
        Some(Change { path: file.path.clone(), line, words })
    };
    fix.edits.iter().filter_map(&mut one).collect()
}

fn shortened(text: &str) -> String {
    let text = visible(text);
    if text.chars().count() <= SHOWN {
        return text.into_owned();
    }
    format!("{}...", text.chars().take(SHOWN).collect::<String>())
}

/// The lines that edits touch, before and after, those of one line together.
fn hunks(text: &str, edits: &[&Edit]) -> Vec<String> {
    let mut ordered = edits.to_vec();
    ordered.sort_by_key(|edit| edit.span);
    let mut groups: Vec<((usize, usize), Vec<&Edit>)> = Vec::new();
    for edit in ordered {
        let (from, to) = lines_of(text, edit);
        match groups.last_mut().filter(|((_, end), _)| from < *end) {
            Some(((_, end), group)) => {
                *end = to.max(*end);
                group.push(edit);
            }
            None => groups.push(((from, to), vec![edit])),
        }
    }
    groups.into_iter().map(|(lines, group)| hunk(text, lines, &group)).collect()
}

/// Where the lines that an edit touches start and end.
fn lines_of(text: &str, edit: &Edit) -> (usize, usize) {
    let (start, end) = (edit.span.start as usize, edit.span.end as usize);
    let from = text[..start].rfind('\n').map_or(0, |at| at + 1);
    let is_whole = from < end && text[..end].ends_with('\n');
    (from, if is_whole { end } else { text[end..].find('\n').map_or(text.len(), |at| end + at + 1) })
}

fn hunk(text: &str, (from, to): (usize, usize), edits: &[&Edit]) -> String {
    let old = &text[from..to];
    let at = |offset: u32| (offset as usize).saturating_sub(from);
    let local =
        |edit: &&Edit| Edit { span: Span::new(edit.span.file, at(edit.span.start), at(edit.span.end)), text: edit.text.clone() };
    let local: Vec<Edit> = edits.iter().map(local).collect();
    let new = fix::edited(old, &local.iter().collect::<Vec<_>>()).unwrap_or_default();
    let marked = |sign: &str, text: &str| text.lines().map(|line| format!("{sign}{}\n", with_tabs(line))).collect::<String>();
    let line = text[..from].matches('\n').count() + 1;
    format!("@@ line {line} @@\n{}{}", marked("-", old), marked("+", &new))
}

/// A line that shows its tabs and obeys nothing else.
fn with_tabs(line: &str) -> String {
    line.trim_end_matches('\r').split('\t').map(visible).collect::<Vec<_>>().join("\t")
}

impl Mended {
    /// Writes the changed files and says what was changed. A file that somebody else changed meanwhile stays as it is.
    pub fn write(&self, session: &Session, workspace: &Workspace) -> Result<(), Failure> {
        if self.texts.is_empty() {
            session.say("nothing to fix");
            return Ok(());
        }
        let root = workspace.root.canonicalize().map_err(|e| Error::new("open", &workspace.root, e))?;
        let now = Sources::read(&root)?;
        let mut written = BTreeSet::new();
        for (path, text) in &self.texts {
            let bytes = |sources: &Sources| sources.find(path).map(|(_, file)| file.bytes().to_vec());
            if bytes(&now) != bytes(&workspace.loaded.sources) {
                session.say(format!("{} changed meanwhile and was left alone; run this again", workspace.shown(path)));
                continue;
            }
            let full = root.join(path);
            // A link to a file inside the workspace stays a link.
            let full = full.canonicalize().map_err(|e| Error::new("open", &full, e))?;
            if !full.starts_with(&root) {
                return Err(Error::new("write", full, "the link leaves the workspace").into());
            }
            write_file(&full, text.as_bytes())?;
            written.insert(path);
        }
        let made: Vec<&Change> = self.changes.iter().filter(|change| written.contains(&change.path)).collect();
        for change in made.iter().filter(|change| !change.words.is_empty()) {
            session.say(format!("fixed {}:{}: {}", workspace.shown(&change.path), change.line, change.words));
        }
        session.note(&format!("{} in {}\n\n", counted(made.len(), "change"), counted(written.len(), "file")));
        Ok(())
    }

    /// Shows what would be changed.
    pub fn show(&self, session: &Session, workspace: &Workspace) -> Result<(), Failure> {
        let Some(after) = &self.after else {
            session.say("nothing to fix");
            return Ok(());
        };
        let mut out = String::new();
        let mut current = None;
        for (path, hunk) in &self.hunks {
            if current != Some(path) {
                let shown = workspace.shown(path);
                out.push_str(&format!("--- {shown}\n+++ {shown}\n"));
                current = Some(path);
            }
            out.push_str(hunk);
        }
        session.data(&out)?;
        let made = format!("{} in {}", counted(self.changes.len(), "change"), counted(self.texts.len(), "file"));
        session.say(format!("{made}, not written; afterwards: {}", Tally::of(&after.diagnostics)));
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_that_changed_meanwhile_is_left_alone() {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let write = |path: &str, text: &str| write_file(&folder.path().join(path), text.as_bytes()).expect("written");
        write("gapmap.yaml", "titel: Mine\n");
        write("content/team/assessment.yaml", "subject: Team\ndate: 2026-11-18\nprofil: lean\n");
        let session = Session::new(Some(folder.path().to_owned()), clap::ColorChoice::Never).expect("a session");
        let workspace = super::super::workspace::open(&session).expect("a workspace");
        let mended = mend(&workspace);
        assert_eq!(mended.texts.len(), 2);
        write("gapmap.yaml", "titel: Theirs\n");
        mended.write(&session, &workspace).expect("written");
        let read = |path: &str| std::fs::read_to_string(folder.path().join(path)).expect("there");
        assert_eq!(read("gapmap.yaml"), "titel: Theirs\n");
        assert_eq!(read("content/team/assessment.yaml"), "subject: Team\ndate: 2026-11-18\nprofile: lean\n");
    }

    #[test]
    fn a_hunk_shows_whole_lines() {
        let text = "\u{feff}a: 1\r\n\tb: x\u{1b}\r\nc: 3\r\n";
        let at = |needle: &str| text.find(needle).expect("there");
        let edit = |start, end, text: &str| Edit { span: Span::new(FileId(0), start, end), text: text.to_owned() };
        let shown = |edits: &[Edit]| hunks(text, &edits.iter().collect::<Vec<_>>()).concat();
        assert_eq!(shown(&[edit(at("\t"), at("\t") + 1, "  ")]), "@@ line 2 @@\n-\tb: x\\u{1b}\n+  b: x\\u{1b}\n");
        assert_eq!(shown(&[edit(at("c"), text.len(), "")]), "@@ line 3 @@\n-c: 3\n");
        assert_eq!(shown(&[edit(at("c"), at("c"), "  ")]), "@@ line 3 @@\n-c: 3\n+  c: 3\n");
        let both = [edit(at("3"), at("3") + 1, "4"), edit(at("c"), at("c") + 1, "d")];
        assert_eq!(shown(&both), "@@ line 3 @@\n-c: 3\n+d: 4\n");
    }
}
