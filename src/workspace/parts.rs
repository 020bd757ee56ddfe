//! The parts of a workspace, each with what was made of it, so that it need not be made again.
//!
//! There are no hashes and no rules about what depends on what: a part is kept when it was made of the same objects.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Arc, Mutex, MutexGuard, OnceLock, PoisonError};

use super::content::{Group, Listed};
use super::{ASSESSMENT_FILE, loose};
use crate::assessment::{self, Assessment, Folder};
use crate::crew::side_by_side;
use crate::diagnostics::{Diagnostic, Diagnostics, FileId, Severity, Span, codes};
use crate::lint;
use crate::review;
use crate::rubric::{self, Ix, Rubric, Tag};
use crate::source::{BUILTIN_PREFIX, SourceFile, Sources};
use crate::syntax::{self, Document};
use crate::theme;

/// Files that something was made of.
#[derive(Debug)]
struct Files(Vec<(FileId, Arc<SourceFile>)>);

impl Files {
    fn of(files: &[Listed<'_>]) -> Self {
        Files(files.iter().map(|(id, file)| (*id, Arc::clone(file))).collect())
    }

    /// Whether these are the same objects, with the same ids.
    fn are(&self, files: &[Listed<'_>]) -> bool {
        let is_same =
            |((old, before), (id, file)): (&(FileId, Arc<SourceFile>), &Listed<'_>)| old == id && Arc::ptr_eq(before, file);
        self.0.len() == files.len() && self.0.iter().zip(files).all(is_same)
    }
}

/// A theme's folder as it was looked through for what has no effect.
#[derive(Debug)]
pub(super) struct CheckedTheme {
    files: Files,
    pub found: Vec<Diagnostic>,
}

impl CheckedTheme {
    pub fn of(sources: &Sources, name: &str, files: &[Listed<'_>]) -> Self {
        let mut sink = Diagnostics::new();
        theme::check(sources, name, &mut sink);
        CheckedTheme { files: Files::of(files), found: sink.into_sorted() }
    }

    pub fn is_of(&self, files: &[Listed<'_>]) -> bool {
        self.files.are(files)
    }
}

/// A rubric as it was read.
#[derive(Debug)]
pub(super) struct ReadRubric {
    files: Files,
    /// `None` when there is no usable one.
    pub rubric: Option<Arc<Rubric>>,
    pub found: Vec<Diagnostic>,
}

impl ReadRubric {
    pub fn of(files: &[Listed<'_>]) -> Self {
        let mut sink = Diagnostics::new();
        let documents = parse_all(files, &mut sink);
        let rubric = rubric::decode(&documents, &mut sink).map(Arc::new);
        ReadRubric { files: Files::of(files), rubric, found: sink.into_sorted() }
    }

    pub fn is_of(&self, files: &[Listed<'_>]) -> bool {
        self.files.are(files)
    }

    /// Whether it came with the binary.
    pub fn is_builtin(&self) -> bool {
        self.files().any(|file| file.path.starts_with(BUILTIN_PREFIX))
    }

    pub fn files(&self) -> impl Iterator<Item = &Arc<SourceFile>> {
        self.files.0.iter().map(|(_, file)| file)
    }

    pub fn has_errors(&self) -> bool {
        self.found.iter().any(|found| found.severity == Severity::Error)
    }
}

/// What was looked for in a rubric.
#[derive(Debug)]
pub(super) struct Findings {
    rubric: Arc<Rubric>,
    /// What the assessments select.
    selected: BTreeSet<Ix<Tag>>,
    pub found: Vec<Diagnostic>,
}

impl Findings {
    pub fn of(rubric: &Arc<Rubric>, selected: BTreeSet<Ix<Tag>>) -> Self {
        let mut sink = Diagnostics::new();
        lint::check(rubric, &selected, &mut sink);
        Findings { rubric: Arc::clone(rubric), selected, found: sink.into_sorted() }
    }

    pub fn is_of(&self, rubric: &Arc<Rubric>, selected: &BTreeSet<Ix<Tag>>) -> bool {
        Arc::ptr_eq(&self.rubric, rubric) && self.selected == *selected
    }
}

/// A file as it was parsed, which no rubric changes.
#[derive(Debug)]
struct ReadFile {
    file: Arc<SourceFile>,
    document: Document,
    found: Vec<Diagnostic>,
}

impl ReadFile {
    fn of((id, file): &Listed<'_>) -> Self {
        let mut sink = Diagnostics::new();
        let document = syntax::parse(*id, file, &mut sink);
        ReadFile { file: Arc::clone(file), document, found: sink.into_sorted() }
    }
}

/// Files that were parsed, by their ids and objects: none is parsed twice, however often it comes back.
#[derive(Debug)]
pub(super) struct Shelf(Mutex<BTreeMap<(FileId, usize), Arc<ReadFile>>>);

impl Shelf {
    /// With the files of these.
    pub fn of<'r>(reads: impl IntoIterator<Item = &'r Arc<ReadAssessment>>) -> Self {
        let files = reads.into_iter().flat_map(|read| &read.documents);
        Shelf(Mutex::new(files.map(|read| ((read.document.file, Arc::as_ptr(&read.file).addr()), Arc::clone(read))).collect()))
    }

    fn parsed(&self, listed: &Listed<'_>) -> Arc<ReadFile> {
        let place = (listed.0, Arc::as_ptr(listed.1).addr());
        let known = self.files().get(&place).map(Arc::clone);
        known.unwrap_or_else(|| {
            let read = Arc::new(ReadFile::of(listed));
            self.files().insert(place, Arc::clone(&read));
            read
        })
    }

    /// Nothing is half done where somebody panicked.
    fn files(&self) -> MutexGuard<'_, BTreeMap<(FileId, usize), Arc<ReadFile>>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// An assessment's folder, or a file by itself, as it was read.
#[derive(Debug)]
pub(super) struct ReadAssessment {
    rubric: Arc<Rubric>,
    files: Files,
    /// Those of the files of a folder.
    documents: Vec<Arc<ReadFile>>,
    /// `None` when the files are no usable assessment.
    pub assessment: Option<Arc<Assessment>>,
    pub found: Vec<Diagnostic>,
    /// What its score and plan show, once somebody asked.
    reviewed: OnceLock<Vec<Diagnostic>>,
}

impl ReadAssessment {
    fn of(rubric: &Arc<Rubric>, group: &Group<'_>, shelf: &Shelf) -> Self {
        let mut sink = Diagnostics::new();
        let mut documents = Vec::new();
        let assessment = match group {
            Group::Loose([(id, file)]) if syntax::is_markdown(file.name()) => loose::read(rubric, *id, file, &mut sink),
            Group::Loose([(id, file)]) => {
                loose::stray(*id, file, false, &mut sink);
                None
            }
            Group::Folder(path, files) => {
                check_folder_name(path, files, &mut sink);
                documents = files.iter().map(|listed| shelf.parsed(listed)).collect();
                read_folder(rubric, path, &documents, &mut sink)
            }
        };
        ReadAssessment {
            rubric: Arc::clone(rubric),
            files: Files::of(group.files()),
            documents,
            assessment: assessment.map(Arc::new),
            found: sink.into_sorted(),
            reviewed: OnceLock::new(),
        }
    }

    fn is_of(&self, rubric: &Arc<Rubric>, group: &Group<'_>) -> bool {
        Arc::ptr_eq(&self.rubric, rubric) && self.files.are(group.files())
    }

    fn first(&self) -> Option<FileId> {
        self.files.0.first().map(|(id, _)| *id)
    }

    /// What the score and the plan show.
    fn reviewed(&self) -> &[Diagnostic] {
        self.reviewed.get_or_init(|| {
            let mut sink = Diagnostics::new();
            self.assessment.iter().for_each(|assessment| review::check(&self.rubric, assessment, &mut sink));
            sink.into_sorted()
        })
    }
}

/// What the groups are under a rubric, in their order; read are those that were not read before. Without a shelf, files that were parsed
/// for a group before are not parsed again.
pub(super) fn assessments(
    rubric: &Arc<Rubric>,
    groups: &[Group<'_>],
    before: &[Arc<ReadAssessment>],
    shelf: Option<&Shelf>,
) -> Vec<Arc<ReadAssessment>> {
    let by_first: BTreeMap<FileId, &Arc<ReadAssessment>> = before.iter().filter_map(|read| Some((read.first()?, read))).collect();
    let last = |group: &Group<'_>| group.files().first().and_then(|(id, _)| by_first.get(id)).copied();
    let kept = |group: &Group<'_>| last(group).filter(|read| read.is_of(rubric, group)).map(Arc::clone);
    let kept: Vec<Option<Arc<ReadAssessment>>> = groups.iter().map(kept).collect();
    let new: Vec<&Group<'_>> = groups.iter().zip(&kept).filter(|(_, kept)| kept.is_none()).map(|(group, _)| group).collect();
    let read = |group: &&Group<'_>| match shelf {
        Some(shelf) => ReadAssessment::of(rubric, group, shelf),
        None => ReadAssessment::of(rubric, group, &Shelf::of(last(group))),
    };
    let mut new = side_by_side(&new, |group| Arc::new(read(group))).into_iter();
    kept.into_iter().filter_map(|kept| kept.or_else(|| new.next())).collect()
}

/// What the scores and the plans of these show.
pub(super) fn review(reads: &[Arc<ReadAssessment>]) -> impl Iterator<Item = &[Diagnostic]> {
    let new: Vec<&Arc<ReadAssessment>> = reads.iter().filter(|read| read.reviewed.get().is_none()).collect();
    side_by_side(&new, |read| {
        read.reviewed();
    });
    reads.iter().map(|read| read.reviewed())
}

fn read_folder(rubric: &Rubric, path: &str, files: &[Arc<ReadFile>], sink: &mut Diagnostics) -> Option<Assessment> {
    files.iter().for_each(|read| sink.extend(&read.found));
    let id = path.rsplit('/').next().unwrap_or(path).to_owned();
    let documents = files.iter().map(|read| &read.document).collect();
    assessment::decode(rubric, &Folder { id, path: path.to_owned(), documents }, sink)
}

fn parse_all(files: &[Listed<'_>], sink: &mut Diagnostics) -> Vec<Document> {
    files.iter().map(|(id, file)| syntax::parse(*id, file, sink)).collect()
}

/// Names of the site's own folders and files, which an assessment's address must not meet.
const TAKEN: &[&str] = &["assets", "charts", "d", "data"];

/// The folder's path becomes an address: every part has to be an id and none of the site's own names.
fn check_folder_name(folder: &str, files: &[Listed<'_>], sink: &mut Diagnostics) {
    let Some((id, _)) = files.iter().find(|(_, file)| file.name() == ASSESSMENT_FILE) else { return };
    let place = Span::new(*id, 0, 0);
    for part in folder.split('/').skip(1) {
        let lower = part.to_ascii_lowercase();
        let taken = TAKEN.contains(&lower.as_str()) || [".html", ".txt", ".xml"].iter().any(|ending| lower.ends_with(ending));
        if taken {
            let message = format!("`{part}` is a name of the site's own");
            sink.push(Diagnostic::new(&codes::workspace::FOLDER_NAME, place, message).help("rename the folder"));
        } else if !syntax::fields::is_id(part) {
            let message = format!("the folder `{part}` cannot be part of an address");
            let help = "use letters, digits, `.`, `_` and `-`, starting with a letter or a digit";
            sink.push(Diagnostic::new(&codes::workspace::FOLDER_NAME, place, message).help(help));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::{Loaded, load, recall};
    use super::*;

    const ANSWERS: &str = "content/team/a.yaml";

    /// As it was parsed for the answers.
    fn parsed(loaded: &Loaded) -> Arc<ReadFile> {
        let reads = loaded.parts.assessments.iter().flat_map(|read| &read.documents);
        reads.filter(|read| read.document.path == ANSWERS).map(Arc::clone).next().expect("answers")
    }

    #[test]
    fn a_text_that_comes_back_in_the_past_is_not_parsed_again() {
        let head = |subject: &str| format!("subject: {subject}\ndate: 2026-01-02\n");
        let answers = |level: i64| format!("answers: {{exp-tracking: {level}}}\n");
        let with = |sources: &Sources, path: &str, text: String| sources.with_texts(&[(path.to_owned(), text)].into());
        let now = Sources::from_files([("content/team/assessment.yaml", head("Team")), (ANSWERS, answers(1))]);
        let other = with(&now, ANSWERS, answers(2));
        let back = with(&other.with_files_of(&now, [ANSWERS]), "content/team/assessment.yaml", head("Crew"));
        let again = back.with_files_of(&other, [ANSWERS]);
        let today = load(now);
        let mut states = vec![recall(other, &today)];
        for sources in [back, again] {
            states.push(recall(sources, &states[states.len() - 1]));
        }
        assert!(Arc::ptr_eq(&parsed(&states[1]), &parsed(&today)), "as it is today");
        assert!(Arc::ptr_eq(&parsed(&states[2]), &parsed(&states[0])), "as it was once");
        assert!(!Arc::ptr_eq(&parsed(&states[0]), &parsed(&today)));
    }
}
