//! AWS Well-Architected custom lenses: a lens in its own JSON becomes the text of a rubric.

use std::fmt::Write as _;

use serde_json::{Value, json};

use super::scored::{Scored, compare, folder, read, text};

const LENSES: [&str; 4] = ["amazon-ecs", "amazon-s3", "elasticache", "sagemaker-autogluon"];
const OUTCOMES: [&str; 5] = ["HIGH_RISK", "MEDIUM_RISK", "NO_RISK", "UNANSWERED", "NOT_APPLICABLE"];

#[test]
fn aws_lenses_give_their_risks_and_counts() {
    let (mut cases, mut compared) = (0, 0);
    for id in LENSES {
        let lens: Value = serde_json::from_str(&read("aws-lens", &format!("{id}.json"))).expect("JSON");
        for case in list(&lens["cases"]) {
            let place = format!("{id}, {}", case["name"]);
            let scored = Scored::of(&folder(rubric(&lens), "", &answers(&case["answers"])), &place);
            let questions = entries(&case["expected"]["questions"]).map(|(id, outcome)| (id, json!({"outcome": outcome})));
            let pillars = entries(&case["expected"]["pillar_counts"]).map(|(id, counts)| (id, json!({"tally": counts})));
            compared += questions
                .chain(pillars)
                .map(|(id, expected)| compare(&expected, scored.node(id), &format!("{place}, {id}")))
                .sum::<usize>();
            cases += 1;
        }
    }
    println!("aws-lens: {cases} cases, {compared} results");
    assert_eq!(cases, 20);
}

/// The lens as a rubric.
fn rubric(lens: &Value) -> String {
    let mut yaml = format!(
        "rubric: {}\nkinds: [{{id: pillar, plural: pillars, aggregate: tally}}, {{id: topic, plural: topics}}]\n\
         root: {{aggregate: tally}}\noutcomes: [{}]\npillars:\n",
        text(&lens["id"]),
        OUTCOMES.join(", ")
    );
    for pillar in list(&lens["pillars"]) {
        let _ = writeln!(yaml, "  - id: {}\n    topics:", text(&pillar["id"]));
        for question in list(&pillar["questions"]) {
            topic(question, &mut yaml);
        }
    }
    yaml
}

fn topic(question: &Value, yaml: &mut String) {
    let choices: Vec<String> = list(&question["choices"]).iter().map(text).collect();
    let _ = writeln!(
        yaml,
        "      - id: {}\n        scale: {{type: multi, options: [{}]}}\n        aggregate:\n          by: rules\n          rules:\n\
         \x20           - {{when: {{state: unanswered}}, then: UNANSWERED}}\n            - {{when: {{state: na}}, then: NOT_APPLICABLE}}",
        text(&question["id"]),
        choices.join(", ")
    );
    let rules = list(&question["risk_rules"]);
    for rule in rules {
        let risk = text(&rule["risk"]);
        match text(&rule["condition"]).trim() {
            "default" => writeln!(yaml, "            - {{else: {risk}}}"),
            condition => writeln!(yaml, "            - {{when: {}, then: {risk}}}", Condition { text: condition }.read()),
        }
        .expect("a text");
    }
    // A lens may leave selections without a risk.
    if rules.iter().all(|rule| rule["condition"] != "default") {
        yaml.push_str("            - {else: {by: none}}\n");
    }
}

fn answers(answers: &Value) -> String {
    let answer = |(id, answer): (&String, &Value)| match answer.as_array() {
        Some(selected) => format!("  {id}: [{}]\n", selected.iter().map(text).collect::<Vec<_>>().join(", ")),
        None => format!("  {id}: {{na: true, reason: Not part of this workload, until: 2027-11-01}}\n"),
    };
    format!("answers:\n{}", entries(answers).map(|(id, value)| answer((id, value))).collect::<String>())
}

fn list(value: &Value) -> &[Value] {
    value.as_array().expect("a list")
}

fn entries(value: &Value) -> impl Iterator<Item = (&String, &Value)> {
    value.as_object().expect("a map").iter()
}

/// `A && (B || !C)`, read from the left.
struct Condition<'t> {
    text: &'t str,
}

impl Condition<'_> {
    /// As a condition of the format.
    fn read(mut self) -> String {
        let read = self.either();
        assert_eq!(self.text.trim(), "", "a whole condition");
        read
    }

    fn takes(&mut self, word: &str) -> bool {
        let rest = self.text.trim_start().strip_prefix(word);
        self.text = rest.unwrap_or(self.text);
        rest.is_some()
    }

    fn either(&mut self) -> String {
        let mut any = vec![self.both()];
        while self.takes("||") {
            any.push(self.both());
        }
        if any.len() == 1 { any.remove(0) } else { format!("{{any: [{}]}}", any.join(", ")) }
    }

    fn both(&mut self) -> String {
        let mut all = vec![self.one()];
        while self.takes("&&") {
            all.push(self.one());
        }
        if all.len() == 1 { all.remove(0) } else { format!("{{all: [{}]}}", all.join(", ")) }
    }

    fn one(&mut self) -> String {
        if self.takes("!") {
            return format!("{{not: {}}}", self.one());
        }
        if self.takes("(") {
            let inner = self.either();
            assert!(self.takes(")"), "a closing bracket before `{}`", self.text);
            return inner;
        }
        let text = self.text.trim_start();
        let end = text.find(|c: char| !c.is_ascii_alphanumeric() && c != '_').unwrap_or(text.len());
        assert!(end > 0, "a choice at `{text}`");
        self.text = &text[end..];
        text[..end].to_owned()
    }
}
