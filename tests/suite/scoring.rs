//! The policies of the score, each on two areas with two points, scale 1 to 5, by pencil and paper.

use gapmap::exact::Exact;
use gapmap::score::{Scorecard, score};
use gapmap::source::Sources;
use gapmap::workspace;

fn rubric(scoring: &str, root: &str, target: &str) -> String {
    let levels: Vec<String> = (1..=5).map(|level| format!("{{level: {level}, id: l{level}, name: L{level}}}")).collect();
    let point = |id: &str, weight: u8| format!("{{id: {id}, name: {id}, weight: {weight}, na_when: never{target}}}");
    format!(
        "rubric: r\nkinds: [{{id: area, plural: areas}}, {{id: point, plural: points, scale: s}}]\nscales: {{s: {{type: level, levels: [{}]}}}}\nscoring: {{{scoring}}}\nroot: {{aggregate: {root}}}\nareas: [{{id: x, name: X, points: [{}, {}]}}, {{id: y, name: Y, points: [{}, {}]}}]\n",
        levels.join(", "),
        point("a", 3),
        point("b", 1),
        point("c", 1),
        point("d", 1),
    )
}

struct Scored {
    card: Scorecard,
    ids: Vec<String>,
}

impl Scored {
    fn of(rubric: String, answers: &str) -> Self {
        let files = [
            ("content/rubric/r.yaml", rubric),
            ("content/t/assessment.yaml", "subject: S\ndate: 2026-03-02\n".to_owned()),
            ("content/t/a.yaml", format!("answers: {answers}\n")),
        ];
        let loaded = workspace::load(Sources::from_files(files));
        assert!(!loaded.has_errors(), "{:#?}", loaded.diagnostics);
        let model = loaded.model.expect("a model");
        let ids = model.rubric.nodes.values().map(|node| node.id.clone()).collect();
        Scored { card: score(&model.rubric, &model.assessments[0]), ids }
    }

    fn node(&self, id: &str) -> &gapmap::score::NodeScore {
        let at = self.ids.iter().position(|known| known == id).expect("a node");
        self.card.node(gapmap::rubric::Ix::new(at))
    }

    fn overall(&self) -> Option<String> {
        shown(self.card.overall.value.as_ref())
    }
}

fn shown(value: Option<&Exact>) -> Option<String> {
    value.map(|value| value.to_fixed(2))
}

fn some(text: &str) -> Option<String> {
    Some(text.to_owned())
}

const NA: &str = "{na: x, reason: r, until: 2027-01-01}";

#[test]
fn skip_leaves_open_answers_out_and_shows_the_range() {
    let scored = Scored::of(rubric("missing: skip", "mean", ""), "{a: 5, c: 2}");
    assert_eq!(scored.overall(), some("3.50"));
    // Low: X (3x5 + 1x1)/4 = 4, Y (2 + 1)/2 = 1.5. High: X 5, Y 3.5.
    assert_eq!(shown(scored.card.overall.low.as_ref()), some("2.75"));
    assert_eq!(shown(scored.card.overall.high.as_ref()), some("4.25"));
    assert_eq!((scored.card.overall.coverage.answered, scored.card.overall.coverage.applicable), (2, 4));
}

#[test]
fn zero_counts_open_answers_as_no_points() {
    let scored = Scored::of(rubric("missing: zero", "{by: mean, missing: zero}", ""), "{a: 5}");
    // X (3x5 + 1x0)/4 = 15/4; Y 0; the scale begins at 1.
    assert_eq!(scored.overall(), some("1.88"));
    assert_eq!(shown(scored.card.overall.low.as_ref()), some("1.88"), "the score lies in its own range");
}

#[test]
fn void_waits_for_every_answer_below_at_any_depth() {
    let policy = || rubric("missing: skip", "{by: mean, missing: void}", "");
    let half = Scored::of(policy(), "{a: 5, b: 5, c: 2}");
    assert_eq!((half.overall(), shown(half.node("y").value.as_ref())), (None, some("2.00")));
    let full = Scored::of(policy(), "{a: 5, b: 5, c: 2, d: 4}");
    assert_eq!(full.overall(), some("4.00"));
}

#[test]
fn unknown_is_open_and_not_applicable_equals_deleting_the_item() {
    let with = |answers: &str| Scored::of(rubric("na: skip", "mean", ""), answers);
    assert_eq!(with("{a: 2, b: unknown, c: 3, d: 3}").overall(), some("2.50"));
    let without = with(&format!("{{a: 2, b: {NA}, c: 3, d: 3}}"));
    assert_eq!(without.overall(), some("2.50"));
    assert_eq!(without.card.overall.coverage.total - without.card.overall.coverage.applicable, 1);
    assert_eq!(without.node("b").value, None, "not applicable is no value");
}

#[test]
fn not_applicable_can_count_as_target_or_zero_and_still_has_no_gap() {
    let target = Scored::of(rubric("na: target", "mean", ", target: 4"), &format!("{{a: 2, b: {NA}, c: 4, d: 4}}"));
    // X (3x2 + 1x4)/4 = 2.5, its target (3x4 + 1x4)/4 = 4.
    assert_eq!(shown(target.node("x").value.as_ref()), some("2.50"));
    assert_eq!(shown(target.node("x").target.as_ref()), some("4.00"));
    assert_eq!(target.card.gap(gapmap::rubric::Ix::new(target.ids.iter().position(|id| id == "b").expect("b"))), None);
    let zero = Scored::of(rubric("na: zero", "mean", ", target: 4"), &format!("{{a: 2, b: {NA}, c: 4, d: 4}}"));
    // X (3x2 + 1x0)/4 = 1.5.
    assert_eq!(shown(zero.node("x").value.as_ref()), some("1.50"));
}

#[test]
fn minimum_maximum_and_sum_over_the_areas() {
    let with = |root: &str| Scored::of(rubric("missing: skip", root, ""), "{a: 5, b: 1, c: 2, d: 4}").overall();
    // X (3x5 + 1)/4 = 4, Y 3.
    assert_eq!(with("min"), some("3.00"));
    assert_eq!(with("max"), some("4.00"));
    assert_eq!(with("sum"), some("7.00"));
    assert_eq!(with("{by: mean, weights: off}"), some("3.50"));
}
