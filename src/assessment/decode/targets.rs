//! Where a team wants to be and where it came from, in points: in answers, in assessment.yaml, in targets.yaml and baseline.yaml.

use std::collections::BTreeMap;

use crate::assessment::TeamTarget;
use crate::diagnostics::{Diagnostic, Diagnostics, Spanned, codes};
use crate::exact::Exact;
use crate::rubric::{Answerable, Ix, Node};
use crate::syntax::fields::Fields;
use crate::syntax::yaml::{Entry, Kind};

use super::context::{Context, once, report_twice};
use super::responses::{written, written_in};
use super::sections::said;

/// Targets and baselines by item, wherever they stand.
#[derive(Debug, Default)]
pub struct Aims {
    pub targets: BTreeMap<Ix<Node>, TeamTarget>,
    pub baseline: BTreeMap<Ix<Node>, Spanned<Exact>>,
}

impl Aims {
    /// Adds a target; a second one is reported.
    pub fn add_target(&mut self, ix: Ix<Node>, id: &str, target: TeamTarget, sink: &mut Diagnostics) {
        match self.targets.get(&ix) {
            Some(first) => report_twice(&codes::assessment::TARGET_TWICE, id, target.span, first.span, sink),
            None => {
                self.targets.insert(ix, target);
            }
        }
    }

    /// Adds a baseline; a second one is reported.
    pub fn add_baseline(&mut self, ix: Ix<Node>, id: &str, baseline: Spanned<Exact>, sink: &mut Diagnostics) {
        match self.baseline.get(&ix) {
            Some(first) => report_twice(&codes::assessment::GIVEN_TWICE, id, baseline.span, first.span, sink),
            None => {
                self.baseline.insert(ix, baseline);
            }
        }
    }

    /// The target and the baseline that stand in an answer.
    pub fn add_from_answer(
        &mut self,
        context: &Context<'_>,
        id: &str,
        (ix, item): (Ix<Node>, &Answerable),
        fields: &mut Fields<'_>,
        sink: &mut Diagnostics,
    ) {
        let reason = fields.value("target_reason").and_then(|value| said(value, sink));
        if let Some(value) = fields.value("target")
            && let Some(points) = context.points(value, item, sink)
        {
            let target = TeamTarget { points, reason, span: value.span };
            warn_without_reason(context, (ix, item), &target, sink);
            self.add_target(ix, id, target, sink);
        }
        if let Some(value) = fields.value("baseline")
            && let Some(points) = context.points(value, item, sink)
        {
            self.add_baseline(ix, id, Spanned::new(points, value.span), sink);
        }
    }

    /// The entries of targets.yaml, which need no reason.
    pub fn add_target_file(&mut self, context: &Context<'_>, entries: &[&Entry], sink: &mut Diagnostics) {
        for entry in once(entries, &codes::assessment::TARGET_TWICE, sink) {
            if let Some((ix, points, reason)) = aim(context, entry, "target", sink) {
                self.add_target(ix, &entry.key, TeamTarget { points, reason, span: entry.key_span }, sink);
            }
        }
    }

    /// The entries of baseline.yaml.
    pub fn add_baseline_file(&mut self, context: &Context<'_>, entries: &[&Entry], sink: &mut Diagnostics) {
        for entry in once(entries, &codes::assessment::GIVEN_TWICE, sink) {
            if let Some((ix, points, _)) = aim(context, entry, "baseline", sink) {
                self.add_baseline(ix, &entry.key, Spanned::new(points, entry.key_span), sink);
            }
        }
    }
}

/// One entry of a file of targets or baselines, written like an answer.
fn aim(
    context: &Context<'_>,
    entry: &Entry,
    what: &'static str,
    sink: &mut Diagnostics,
) -> Option<(Ix<Node>, Exact, Option<String>)> {
    let (ix, item) = context.item(&entry.key, entry.key_span, sink)?;
    match &entry.value.kind {
        Kind::Null => None,
        Kind::Map(_) => {
            let mut fields = Fields::of(&entry.value, what, sink)?;
            let scale = context.rubric.scale_of(item);
            let under_own_name = fields.value(what);
            let written = written_in(scale, &mut fields, sink);
            let reason = fields.value("reason").and_then(|value| said(value, sink));
            let note = fields.value("note").and_then(|value| said(value, sink));
            let points = match (written, under_own_name) {
                (Some(written), _) => written.points(&context.undated(), scale, sink),
                (None, Some(value)) => context.points(value, item, sink),
                (None, None) => {
                    fields.required("value", sink);
                    None
                }
            };
            fields.finish(sink);
            Some((ix, points?, reason.or(note)))
        }
        _ => Some((ix, context.points(&entry.value, item, sink)?, None)),
    }
}

/// A target that the team changed needs a reason.
pub fn warn_without_reason(
    context: &Context<'_>,
    (ix, item): (Ix<Node>, &Answerable),
    target: &TeamTarget,
    sink: &mut Diagnostics,
) {
    let Some(usual) = context.profile_target(ix).filter(|usual| target.reason.is_none() && **usual != target.points) else {
        return;
    };
    let [own, usual] = [&target.points, usual].map(|points| written(context.rubric.scale_of(item), points));
    let message = format!("the target {own} differs from the profile's {usual} without a reason");
    sink.push(Diagnostic::new(&codes::answer::TARGET_WITHOUT_REASON, target.span, message).help("say why, in one sentence"));
}

#[cfg(test)]
mod tests {
    use super::super::fixture::{HEAD, head_with, read, read_all, varied, with};
    use super::*;

    #[test]
    fn a_changed_target_needs_a_reason_and_one_place() {
        let answer = "answers: {mon-perf: {level: 1, target: 3}}\n";
        assert_eq!(with(answer).found(), [("answer/target-without-reason", "3")]);
        assert_eq!(with("answers: {mon-perf: {level: 1, target: 3, target_reason: Contract}}\n").found(), []);
        assert_eq!(head_with("targets: {mon-perf: 3}\n").found(), [("answer/target-without-reason", "mon-perf")]);
        assert_eq!(head_with("profile: lean\ntargets: {mon-perf: 1}\n").found(), []);
        let head = format!("{HEAD}targets: {{mon-perf: {{target: 2}}}}\n");
        let twice = read(&[("assessment.yaml", &head), ("a.yaml", "answers: {mon-perf: {level: 1, target: 2}}\n")]);
        assert_eq!(twice.found(), [("assessment/target-twice", "2")]);
        assert_eq!(twice.related(), ["content/team/assessment.yaml:7:11"]);
    }

    #[test]
    fn a_file_of_targets_needs_no_reasons_and_inherits() {
        let file = "answers: {mon-perf: 4, exp-hpo: {value: measured, reason: Contract}}\ntargets: {exp-tracking: {target: 3}}\n";
        let assessment = read(&[("assessment.yaml", HEAD), ("targets.yaml", file)]).clean();
        assert!(assessment.targets_inherit && assessment.answers.is_empty());
        let targets: Vec<_> = assessment.targets.iter().map(|(ix, target)| (ix.get(), target.points.to_string())).collect();
        assert_eq!(targets, [(1, "3".to_owned()), (2, "4".to_owned()), (4, "4".to_owned())]);
        assert_eq!(assessment.targets[&Ix::new(2)].reason.as_deref(), Some("Contract"));
        assert!(!with("answers: {mon-perf: 1}\n").clean().targets_inherit);
    }

    #[test]
    fn a_target_stands_in_one_place() {
        let head = format!("{HEAD}targets: {{mon-perf: 2}}\n");
        let twice = read(&[("assessment.yaml", &head), ("targets.yaml", "answers: {mon-perf: 3}\n")]);
        assert_eq!(twice.found(), [("assessment/target-twice", "mon-perf")]);
        let within = read(&[("assessment.yaml", HEAD), ("targets.yaml", "answers: {mon-perf: 3}\ntargets: {mon-perf: 3}\n")]);
        assert_eq!(within.found(), [("assessment/target-twice", "mon-perf")]);
    }

    #[test]
    fn mistakes_in_files_of_targets_and_baselines_are_reported() {
        let cases = [
            ("answers: {mon-prf: 3}\n", "answer/unknown-capability", "mon-prf"),
            ("answers: {mon-perf: 9}\n", "answer/level-off-scale", "9"),
            ("answers: {mon-perf: unknown}\n", "answer/not-a-level", "unknown"),
            ("answers: {mon-perf: {reason: x}}\n", "yaml/missing-key", "reason"),
            ("answers: {mon-perf: {value: 3, pain: high}}\n", "yaml/unknown-key", "pain"),
            ("answers: {mon-perf: {value: 3, level: 3}}\n", "answer/answered-twice", "value"),
            ("questions: {}\n", "yaml/unknown-key", "questions"),
        ];
        for file in ["targets.yaml", "baseline.yaml"] {
            for (text, code, marked) in cases {
                assert_eq!(read(&[("assessment.yaml", HEAD), (file, text)]).found(), [(code, marked)], "{file}: {text}");
            }
        }
    }

    #[test]
    fn a_baseline_stands_in_its_file_or_in_answers() {
        let answers = "answers: {mon-perf: {level: 2, baseline: 1}}\n";
        let files = [("assessment.yaml", HEAD), ("a.yaml", answers), ("baseline.yaml", "answers: {exp-hpo: ad-hoc}\n")];
        let baseline = read(&files).clean().baseline;
        assert_eq!(baseline.into_iter().collect::<Vec<_>>(), [(Ix::new(2), Exact::one()), (Ix::new(4), Exact::one())]);
        let alone = with("answers: {mon-perf: {baseline: 1}}\n").clean();
        assert_eq!((alone.answers.len(), alone.baseline.len()), (0, 1));
        let twice = read(&[("assessment.yaml", HEAD), ("a.yaml", answers), ("baseline.yaml", "answers: {mon-perf: 0}\n")]);
        assert_eq!(twice.found(), [("assessment/given-twice", "mon-perf")]);
    }

    #[test]
    fn targets_have_the_form_of_the_scale_or_its_points() {
        let rubric = varied();
        let file = "answers: {pick: some, many: [a, b], gate: yes, road: {reached: {done: 2027-06-01}}, share: 40, heat: 20, \
                    proof: 2.5}\n";
        let read = |file: &str| read_all(&rubric, &[("assessment.yaml", HEAD), ("targets.yaml", file)]);
        let points =
            |file: &str| -> Vec<String> { read(file).clean().targets.values().map(|target| target.points.to_string()).collect() };
        assert_eq!(points(file), ["0.25", "3", "1", "2", "40", "8", "2.5"]);
        assert_eq!(points("answers: {pick: 0.5, many: 2, gate: 1, road: 1.5}\n"), ["0.5", "2", "1", "1.5"]);
        assert_eq!(read("answers: {pick: other}\n").found(), [("answer/without-points", "other")]);
        assert_eq!(read("answers: {pick: 2}\n").found(), [("answer/not-a-level", "2")]);
    }
}
