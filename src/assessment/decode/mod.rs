//! Documents of one folder to an assessment: every id looked up, every level on its scale, everything wrong reported.

mod answers;
mod context;
mod evidence;
#[cfg(test)]
mod fixture;
mod head;
mod matching;
mod milestones;
mod prose;
mod risks;
mod roadmap;
mod sections;
mod ticks;

use jiff::civil::Date;

use crate::diagnostics::{Diagnostics, Span, codes};
use crate::rubric::Rubric;
use crate::syntax::Document;
use crate::syntax::fields::Fields;
use crate::syntax::yaml::Value;

use super::Assessment;
use answers::Answers;
use context::Context;
use head::Head;
use sections::Sections;

/// The files of one assessment.
#[derive(Debug)]
pub struct Folder<'a> {
    /// The folder's name.
    pub id: String,
    /// The folder's path, as the documents' paths begin.
    pub path: String,
    /// Every Markdown and YAML file below the folder; those below `history/` are milestones.
    pub documents: Vec<&'a Document>,
}

/// Reads an assessment with its milestones.
///
/// `None` only when assessment.yaml has no usable date or subject, which is reported; everything else that is wrong is reported
/// and missing from the result.
pub fn decode(rubric: &Rubric, folder: &Folder<'_>, sink: &mut Diagnostics) -> Option<Assessment> {
    let own = folder.own_file()?;
    let Some(data) = &own.data else {
        sink.report(&codes::yaml::MISSING_KEY, Span::new(own.file, 0, 0), "this assessment needs `subject` and `date`");
        return None;
    };
    let mut fields = Fields::of(data, "team's assessment", sink)?;
    let mut sections = Sections::default();
    for document in folder.answer_files() {
        sections.add_document(document, sink);
    }
    let (date, assessment) = state(rubric, folder, Age::Current, &mut fields, &sections, sink);
    fields.finish(sink);
    let milestones = milestones::decode(rubric, folder, date, sink);
    assessment.map(|assessment| Assessment { milestones, ..assessment })
}

impl<'a> Folder<'a> {
    fn own_file(&self) -> Option<&'a Document> {
        self.documents.iter().copied().find(|document| self.is_own(document))
    }

    fn answer_files(&self) -> impl Iterator<Item = &'a Document> {
        self.documents.iter().copied().filter(|document| !self.is_own(document) && !self.is_history(document))
    }

    fn history_files(&self) -> impl Iterator<Item = &'a Document> {
        self.documents.iter().copied().filter(|document| self.is_history(document))
    }

    fn is_own(&self, document: &Document) -> bool {
        matches!(self.below(document), "assessment.yaml" | "assessment.yml")
    }

    fn is_history(&self, document: &Document) -> bool {
        self.below(document).starts_with("history/")
    }

    /// The document's path below this folder.
    fn below<'p>(&self, document: &'p Document) -> &'p str {
        document.path.strip_prefix(self.path.as_str()).map_or(document.path.as_str(), |rest| rest.trim_start_matches('/'))
    }
}

/// Whether a state can still be changed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Age {
    Current,
    /// A milestone: written once, so nothing is compared with its date.
    Recorded,
}

/// One dated state, from the keys of its head and from everything else that belongs to it; also its date, for the milestones,
/// when the rest is unusable.
fn state(
    rubric: &Rubric,
    folder: &Folder<'_>,
    age: Age,
    fields: &mut Fields<'_>,
    sections: &Sections<'_>,
    sink: &mut Diagnostics,
) -> (Option<Date>, Option<Assessment>) {
    let span = fields.head();
    let head = Head::read(rubric, age, fields, sink);
    let context = Context {
        rubric,
        participants: &head.participants,
        profile: head.profile,
        as_of: head.date.filter(|_| age == Age::Current),
    };
    let measures = head::Measures::read(&context, fields, sink);
    let roadmap = roadmap::decode(&context, sections, sink);
    let risks = risks::decode(&context, sections, &roadmap, sink);
    let prose = prose::decode(&context, sections, sink);
    let Answers { mut answers, targets } = answers::decode(&context, sections, measures.targets, sink);
    let mut roadmap = roadmap;
    ticks::apply(&context, sections, &mut answers, &mut roadmap, sink);
    let (Some(date), Some(subject)) = (head.date, head.subject) else {
        return (head.date, None);
    };
    let assessment = Assessment {
        id: folder.id.clone(),
        path: folder.path.clone(),
        subject,
        scope: head.scope,
        rubric_version: head.rubric_version,
        period: head.period,
        date,
        profile: head.profile,
        headline: head.headline,
        summary: head.summary,
        facilitator: head.facilitator,
        participants: head.participants,
        facts: measures.facts,
        targets,
        answers,
        prose,
        metrics: measures.metrics,
        steps: measures.steps,
        roadmap,
        adopted: risks.adopted,
        own_risks: risks.own,
        milestones: Vec::new(),
        span,
    };
    (Some(date), Some(assessment))
}

/// Whether a front matter has nothing to do with gapmap: none of `keys`, and none that is nearly one.
fn is_foreign(data: &Value, keys: &[&str]) -> bool {
    let near = |typed: &str| crate::diagnostics::nearest(typed, keys.iter().copied()).is_some();
    data.as_map().is_some_and(|entries| !entries.iter().any(|entry| near(&entry.key)))
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::fixture::read_sources;
    use super::*;
    use crate::diagnostics::Severity;
    use crate::rubric;
    use crate::source::Sources;
    use crate::syntax;

    fn repository() -> Sources {
        Sources::read(Path::new(env!("CARGO_MANIFEST_DIR"))).expect("the repository is a workspace")
    }

    fn built_in(sources: &Sources) -> Rubric {
        let mut sink = Diagnostics::new();
        let documents: Vec<_> = sources.below("content/rubric").map(|(id, file)| syntax::parse(id, file, &mut sink)).collect();
        rubric::decode(&documents, &mut sink).expect("the built-in rubric")
    }

    #[test]
    fn the_example_assessments_have_no_errors() {
        for name in ["bramble-oak", "northmere", "tidewise"] {
            let sources = repository();
            let rubric = built_in(&sources);
            let outcome = read_sources(&rubric, &format!("content/{name}"), sources);
            assert_eq!(outcome.listed(Severity::Error), Vec::<String>::new());
            println!("{}", outcome.listed(Severity::Warning).join("\n"));
            let assessment = outcome.assessment.expect("an assessment");
            assert_eq!(assessment.answers.len(), 30, "{name} answers every capability");
            println!("{name}: prose {}/{}", assessment.prose.len(), rubric.questions.len());
        }
    }
}
