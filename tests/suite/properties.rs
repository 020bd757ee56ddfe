//! What holds for every input: random answers to the built-in rubric, random texts as content.

use std::sync::LazyLock;

use gapmap::plan::{Conflict, evaluate};
use gapmap::source::Sources;
use gapmap::workspace::{self, Loaded};
use proptest::prelude::*;

/// Ids of the answered nodes and whether N/A is allowed, in the order of the rubric.
static ITEMS: LazyLock<Vec<(String, bool)>> = LazyLock::new(|| {
    let loaded = load("{}");
    let rubric = &loaded.model.as_ref().expect("a model").rubric;
    rubric.items().map(|(_, node, item)| (node.id.clone(), item.na_when.is_some())).collect()
});

fn load(answers: &str) -> Loaded {
    let assessment = "subject: A\ndate: 2026-01-05\nprofile: standard\n";
    let answers = format!("answers: {answers}\n");
    workspace::load(Sources::from_files([
        ("content/a/assessment.yaml", assessment),
        ("content/a/answers.yaml", answers.as_str()),
    ]))
}

/// Levels 0..=4, or one of the states that are none.
fn answers() -> impl Strategy<Value = Vec<u8>> {
    proptest::collection::vec(0u8..8, 30)
}

const UNANSWERED: u8 = 5;
const UNKNOWN: u8 = 6;

fn yaml(states: &[u8]) -> String {
    let line = |((id, na_allowed), state): (&(String, bool), &u8)| match *state {
        level @ 0..=4 => format!("{id}: {level}"),
        UNANSWERED => String::new(),
        UNKNOWN => format!("{id}: unknown"),
        _ if *na_allowed => format!("{id}: {{na: x, reason: r, until: 2027-01-01}}"),
        _ => String::new(),
    };
    let lines: Vec<String> = ITEMS.iter().zip(states).map(line).filter(|line| !line.is_empty()).collect();
    format!("{{{}}}", lines.join(", "))
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn a_score_lies_in_its_range_and_rises_with_its_answers(states in answers(), at in 0usize..30) {
        let loaded = load(&yaml(&states));
        prop_assert!(!loaded.has_errors());
        let model = loaded.model.as_ref().expect("a model");
        let card = evaluate(&model.rubric, &model.assessments[0]).scorecard;
        for (ix, _) in model.rubric.nodes.iter() {
            let score = card.node(ix);
            if let Some(value) = &score.value {
                prop_assert!(score.low.as_ref().is_some_and(|low| low <= value));
                prop_assert!(score.high.as_ref().is_some_and(|high| high >= value));
            }
            prop_assert!(score.coverage.answered <= score.coverage.applicable && score.coverage.applicable <= score.coverage.total);
        }
        if states[at] < 4 {
            let mut raised = states.clone();
            raised[at] += 1;
            let loaded = load(&yaml(&raised));
            let model = loaded.model.as_ref().expect("a model");
            let after = evaluate(&model.rubric, &model.assessments[0]).scorecard;
            prop_assert!(after.overall.value >= card.overall.value);
        }
    }

    #[test]
    fn constant_answers_give_the_constant(level in 0u8..=4, states in answers()) {
        let constant: Vec<u8> = states.iter().map(|state| if *state <= 4 { level } else { *state }).collect();
        let loaded = load(&yaml(&constant));
        let model = loaded.model.as_ref().expect("a model");
        let card = evaluate(&model.rubric, &model.assessments[0]).scorecard;
        if let Some(value) = &card.overall.value {
            prop_assert_eq!(value, &gapmap::exact::Exact::from(level));
        }
    }

    #[test]
    fn nothing_starts_before_what_it_needs_and_the_critical_path_ends_last(states in answers()) {
        let loaded = load(&yaml(&states));
        let model = loaded.model.as_ref().expect("a model");
        let roadmap = evaluate(&model.rubric, &model.assessments[0]).plan.roadmap;
        let is_of_phase = |found: &Conflict| matches!(found, Conflict::OutsidePhase { early: false, .. });
        prop_assert!(roadmap.conflicts.iter().all(is_of_phase), "{:?}", roadmap.conflicts);
        for item in &roadmap.items {
            for need in &item.needs {
                prop_assert!(roadmap.items[*need].slot.finish_day <= item.slot.start_day);
            }
            prop_assert!(item.slot.finish_day - item.slot.start_day >= 5);
        }
        let end = roadmap.items.iter().map(|item| item.slot.finish_day).max();
        if let Some(end) = end {
            prop_assert!(roadmap.critical_path.iter().any(|at| roadmap.items[*at].slot.finish_day == end));
        }
    }

    #[test]
    fn no_text_makes_it_panic(text in "(answers|  exp-tracking|level|na|:| |\\n|-|\\{|\\}|\\[|\\]|#|---|[0-9a-zäé\"'&*!|>%@`<]){0,60}") {
        for path in ["content/a/x.yaml", "content/a/x.md", "content/x.md", "gapmap.yaml", "content/a/assessment.yaml", "content/a/history/m.yaml", "content/rubric/r.yaml"] {
            let base = ("content/b/assessment.yaml", "subject: B\ndate: 2026-01-05\n");
            let loaded = workspace::load(Sources::from_files([base, (path, text.as_str())]));
            for diagnostic in &loaded.diagnostics {
                prop_assert!(!loaded.sources.locate(diagnostic.span).is_empty());
            }
        }
    }
}
