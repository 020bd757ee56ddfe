//! Documents of one folder to an assessment: every id looked up, every level on its scale, everything wrong reported.

mod answers;
mod circles;
mod context;
mod criteria;
mod evidence;
mod exemptions;
#[cfg(test)]
mod fixture;
mod head;
mod matching;
mod measures;
mod milestones;
mod misplaced;
mod notes;
mod overlays;
mod prose;
mod reached;
mod responses;
mod risks;
mod roadmap;
mod sections;
mod targets;
mod template;
mod ticks;
mod timeframe;
mod votes;

use jiff::civil::Date;

use crate::diagnostics::{Code, Diagnostics, Span, codes};
use crate::rubric::Rubric;
use crate::syntax::Document;
use crate::syntax::fields::Fields;
use crate::syntax::mending;
use crate::syntax::yaml::Value;

use super::{Assessment, Withheld};
use answers::Answers;
use context::Context;
use head::Head;
use sections::{Plan, Sections};

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
/// `None` only when assessment.yaml has no usable date or subject, which is reported, or is not among the documents, which is the
/// caller's to notice. Everything else that is wrong is reported and missing from the result.
///
/// What a file that breaks off would have said is not missed: its syntax error is the only mistake.
pub fn decode(rubric: &Rubric, folder: &Folder<'_>, sink: &mut Diagnostics) -> Option<Assessment> {
    let own = folder.own_file()?;
    let broken = sink.files_with(&codes::yaml::SYNTAX);
    let mut found = Diagnostics::new();
    let assessment = whole(rubric, folder, own, &mut found);
    mending::keep_names_apart(folder.documents.iter().filter_map(|document| document.data.as_ref()), &mut found);
    let current = folder.documents.iter().filter(|document| !folder.is_history(document));
    current.filter_map(|document| document.data.as_ref()).for_each(|data| template::warn(data, &mut found));
    found.retain(|d| {
        let is_missed = d.code == &codes::yaml::MISSING_KEY && broken.contains(&d.span.file)
            || d.code == &codes::answer::UNKNOWN_PARTICIPANT && broken.contains(&own.file)
            || !rubric.is_whole && IDS_OF_RUBRIC.contains(&d.code);
        !is_missed
    });
    sink.append(found);
    assessment
}

/// What is said about ids that the rubric does not have.
const IDS_OF_RUBRIC: [&Code; 7] = [
    &codes::answer::UNKNOWN_CAPABILITY,
    &codes::answer::UNKNOWN_MEASURE,
    &codes::answer::UNKNOWN_CRITERION,
    &codes::answer::UNKNOWN_QUESTION,
    &codes::assessment::UNKNOWN_ID,
    &codes::assessment::UNKNOWN_ITEM,
    &codes::assessment::UNKNOWN_RISK,
];

fn whole(rubric: &Rubric, folder: &Folder<'_>, own: &Document, sink: &mut Diagnostics) -> Option<Assessment> {
    let Some(data) = &own.data else {
        sink.report(&codes::yaml::MISSING_KEY, Span::new(own.file, 0, 0), "this assessment needs `subject` and `date`");
        return None;
    };
    let mut fields = Fields::of(data, "team's assessment", sink)?;
    // A small assessment is one file.
    let mut sections = Sections { answers: fields.map("answers", sink).iter().collect(), ..Sections::default() };
    for document in folder.answer_files() {
        match Plan::of_file(folder.below(document)) {
            Some(plan) => sections.add_plan(plan, document, sink),
            None => sections.add_document(rubric, document, document.file == own.file, sink),
        }
    }
    let (date, assessment) = state(rubric, folder, Age::Current, &mut fields, &sections, sink);
    let across_files = [&sections.answers, &sections.questions, &sections.items, &sections.risks, &sections.targets];
    sink.keep_apart(across_files.map(|entries| entries.iter().map(|entry| (entry.key_span, entry.key.as_str())).collect()));
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
        self.below(document) == "assessment.yaml"
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
        date: head.date,
    };
    let particulars = head::Particulars::read(&context, fields, sink);
    let phases: Vec<&Value> = fields.list("phases", sink).iter().chain(sections.phases.iter().copied()).collect();
    let phases = overlays::decode(&context, &phases, sink);
    let roadmap = roadmap::decode(&context, sections, sink);
    let risks = risks::decode(&context, sections, &roadmap, sink);
    let prose::Read { prose, places, .. } = prose::decode(&context, sections, sink);
    let Answers { mut answers, targets, baseline } = answers::decode(&context, sections, particulars.targets, sink);
    let mut roadmap = roadmap;
    ticks::apply(&context, sections, &places, (&mut answers, &mut roadmap), sink);
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
        facts: particulars.facts,
        targets,
        targets_inherit: sections.has_target_file,
        tags: head.tags,
        answers,
        baseline: baseline.into_iter().map(|(ix, points)| (ix, points.value)).collect(),
        phases,
        prose,
        metrics: particulars.metrics,
        steps: particulars.steps,
        roadmap,
        adopted: risks.adopted,
        own_risks: risks.own,
        appetite: risks.appetite,
        tolerance: risks.tolerance,
        milestones: Vec::new(),
        moves: std::collections::BTreeMap::new(),
        withheld: Withheld::default(),
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
    use std::sync::Arc;

    use proptest::collection::vec;
    use proptest::prelude::{any, prop_assert_eq, proptest};
    use proptest::sample::select;

    use super::fixture::{HEAD, Outcome, read, read_all, read_sources, scale, varied};
    use super::*;
    use crate::assessment::State;
    use crate::exact::Exact;
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

    /// An example assessment with one text replaced by another.
    fn changed(folder: &str, file: &str, from: &str, to: &str) -> Outcome {
        let sources = repository();
        let rubric = built_in(&sources);
        let path = format!("content/{folder}/{file}");
        let (_, before) = sources.find(&path).expect("the file");
        assert!(before.text.contains(from), "{path} has no `{from}`");
        let after = [(path, before.text.replacen(from, to, 1))];
        let files = sources.below("content").map(|(_, file)| (file.path.clone(), file.text.clone()));
        let changed = Sources::from_files(files.chain(after));
        read_sources(&rubric, &format!("content/{folder}"), changed)
    }

    #[test]
    fn the_example_assessments_have_no_mistakes() {
        for name in ["bramble-oak", "northmere", "tidewise"] {
            let outcome = changed(name, "assessment.yaml", "", "");
            assert_eq!(outcome.listed(), Vec::<String>::new());
            let assessment = outcome.clean();
            assert_eq!((assessment.answers.len(), assessment.prose.len()), (30, 31), "{name} answers everything");
        }
    }

    #[test]
    fn one_mistake_in_an_example_is_one_diagnostic() {
        let cases = [
            ("exp.md", "  exp-repro:", "  exp-reprod:", "answer/unknown-capability"),
            ("exp.md", "  exp-repro:\n    level: 2", "  exp-repro:\n    level: 5", "answer/level-off-scale"),
            ("exp.md", "  exp-repro:\n    level: 2", "  exp-repro:\n    level: 4", "answer/level-outside-votes"),
            ("exp.md", "  exp-repro:\n    level: 2", "  exp-repro:\n    level: Repeatable", "answer/not-a-level"),
            ("exp.md", "{mira: 2, jonas: 2, aylin: 1, pia: 2}", "{mira: 2, zoe: 2}", "answer/unknown-participant"),
            ("exp.md", "date: 2026-10-30", "date: 2024-01-01", "answer/evidence-stale"),
            ("exp.md", "date: 2026-10-30", "date: 2031-01-01", "answer/evidence-in-future"),
            ("mon.md", "until: 2027-05-01", "until: 2026-01-01", "answer/na-overdue"),
            ("mon.md", "    na: not-people-affecting", "    na: not-people-affecting\n    level: 2", "answer/na-with-level"),
            ("mon.md", "target_reason: \"The new", "target_reason: # \"The new", "answer/target-without-reason"),
            ("roadmap.yaml", "R1.3: {", "R9.9: {", "assessment/unknown-item"),
            ("roadmap.yaml", "finish: 2026-12-11", "finish: 2026-11-01", "assessment/dates-reversed"),
            ("risks.yaml", "reason: \"Two customers measured savings themselves\", ", "", "assessment/override-without-reason"),
            ("assessment.yaml", ", source: \"October 2025 retraining\"", "", "assessment/metric-without-source"),
            ("assessment.yaml", "rubric_version: 1.0.0", "rubric_version: 0.3.0", "assessment/rubric-version"),
        ];
        for (file, from, to, code) in cases {
            let outcome = changed("tidewise", file, from, to);
            let codes: Vec<_> = outcome.found().into_iter().map(|(code, _)| code).collect();
            assert_eq!(codes, [code], "{to}");
        }
    }

    #[test]
    fn what_a_file_that_breaks_off_would_have_said_is_not_missed() {
        let answers = ("a.yaml", "answers: {mon-perf: {level: 2, owner: suki}}\n");
        for head in ["subject: Team\nparticipants: [{id: suki}\n", "subject: \"Team\n", "}"] {
            let outcome = read(&[("assessment.yaml", head), answers]);
            let codes: Vec<_> = outcome.found().into_iter().map(|(code, _)| code).collect();
            assert_eq!(codes, ["yaml/syntax"], "{head}");
        }
        let elsewhere = read(&[("assessment.yaml", "subject: Team\n"), answers, ("b.yaml", "}")]);
        let codes: Vec<_> = elsewhere.found().into_iter().map(|(code, _)| code).collect();
        assert_eq!(codes, ["answer/unknown-participant", "yaml/missing-key", "yaml/syntax"]);
    }

    #[test]
    fn a_narrower_circle_keeps_its_words_and_the_numbers_stay() {
        let text = "answers:\n  poll: {votes: {suki: 1, noor: 4}, note: Secret, audience: internal}\n  \
                    ways: {measures: {documentation: {value: 3, note: Secret}}, audience: internal}\n";
        let head = format!("{HEAD}phases: [{{id: a, answers: {{mon-perf: {{level: 3, note: Secret, audience: internal}}}}}}]\n");
        let all = Arc::new(read_all(&varied(), &[("assessment.yaml", &head), ("a.yaml", text)]).clean());
        let masks = crate::assessment::Masks {
            reason: "hidden".to_owned(),
            voter: "hidden".to_owned(),
            participant: Box::new(|n| format!("hidden {n}")),
        };
        let shown = all.for_audience(crate::assessment::Audience::Public, &masks);
        assert!(format!("{all:?}").contains("Secret") && !format!("{shown:?}").contains("Secret"));
        let [poll, ways] = [12, 13].map(|at| &shown.answers[&rubric::Ix::new(at)]);
        assert_eq!(poll.votes.iter().map(|(_, points)| points.clone()).collect::<Vec<_>>(), [1_i64, 4].map(Exact::from));
        assert!(poll.votes.iter().all(|(voter, _)| voter.name == "hidden"));
        assert_eq!(ways.measures.len(), 1);
    }

    proptest! {
        #[test]
        fn no_text_is_too_strange(parts in vec(select(FRAGMENTS), 0..24)) {
            let text = parts.concat();
            read(&[("assessment.yaml", HEAD), ("a.md", &text), ("b.yaml", &text), ("history/c.yaml", &text)]);
            read(&[("assessment.yaml", &text)]);
            let head = format!("{HEAD}{text}");
            let plans = [("targets.yaml", &text), ("baseline.yaml", &text), ("phases.yaml", &text), ("a.yaml", &text)];
            let files = plans.map(|(name, text)| (name, text.as_str()));
            read_all(&varied(), &[&[("assessment.yaml", head.as_str())], files.as_slice()].concat());
        }

        #[test]
        fn the_order_of_files_does_not_matter(levels in vec(0..5_i64, 3), swap in any::<bool>()) {
            let texts = [("exp-tracking", levels[0]), ("exp-hpo", levels[1]), ("mon-perf", levels[2])]
                .map(|(id, level)| format!("answers: {{{id}: {level}}}\n"));
            let names = if swap { ["c.yaml", "a.yaml", "b.yaml"] } else { ["a.yaml", "b.yaml", "c.yaml"] };
            let files = [("assessment.yaml", HEAD), (names[0], &texts[0]), (names[1], &texts[1]), (names[2], &texts[2])];
            let answers = read(&files).clean().answers;
            let read_back: Vec<_> = answers.values().map(|answer| answer.state.clone()).collect();
            prop_assert_eq!(read_back, levels.into_iter().map(|level| State::Answered(scale(1, false).response_at(Exact::from(level)))).collect::<Vec<_>>());
        }
    }

    /// Pieces of files, good and bad, from which texts are put together.
    const FRAGMENTS: &[&str] = &[
        "---\n",
        "answers:\n",
        "  exp-tracking: ",
        "  mon-perf: {level: 2, na: true, votes: {suki: ",
        "  ways: {measures: {documentation: 3, implementation: {value: ",
        "  proof: {value: 2.5, baseline: 1, target: other, criteria: {written: yes, 2: ",
        "  poll: {votes: {noor: ",
        "  road: {reached: {started: 2026-01-05, done: 2031-01-01, idle: no}}\n",
        "  many: [a, b, a, {}, ]\n",
        "  gate: yes\n",
        "  share: 12%\n",
        "  heat: -999999999999999999999\n",
        "  pick: some\n",
        "scope: {text: x, tags: [base, bas]}\n",
        "phases:\n  - {id: a, answers: {mon-perf: 3, ways: 3}}\n  - {id: a}\n",
        "baseline: {exp-hpo: 1}\n",
        "2\n",
        "maybe}\n",
        "}}\n",
        "milestone: x\n",
        "date: 2026-01-01\n",
        "subject: ä\u{1f600}\n",
        "participants: [{id: a}, 3, {}]\n",
        "roadmap: {items: {R1: }}\n",
        "items: {x: {title: , needs: [x]}}\n",
        "risks: {x: {title: y, likelihood: 9}}\n",
        "targets: {mon-perf: {}}\n",
        "questions: {q-exp-1: |\n  x}\n",
        "## How are experiments currently tracked and compared?\n",
        "How are experiments currently tracked and compared? {#ü}\n===\n",
        "- [x] Experiment tracking system\n",
        "> - [ ] Set up model registry\r\n  ",
        "1. What ML/AI workloads are currently running?\n\n   \u{a0}text\n",
        "\n",
        "\t",
        "# ",
        "{",
    ];
}
