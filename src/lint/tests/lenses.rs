//! Four published lenses, whose rules were enumerated independently.

use std::fmt::Write as _;
use std::path::Path;

use serde_json::Value;

use super::lint;

/// What the enumeration calls a question with an uncovered selection.
const UNCOVERED: &str = "some selections match no rule";

/// A question and an outcome that nothing gives there, or [`UNCOVERED`].
type Problem = (String, String);

/// Dead outcomes and uncovered questions of a lens: what is listed in it, and what is found.
fn compare(name: &str) -> [Vec<Problem>; 2] {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/frameworks/aws-lens").join(name);
    let lens: Value = serde_json::from_str(&std::fs::read_to_string(path).expect("the lens")).expect("JSON");
    let mut listed: Vec<Problem> =
        array(&lens["rule_problems_found_by_enumeration"]).iter().map(|pair| (string(&pair[0]), string(&pair[1]))).collect();
    let checked = lint(&rubric(&lens));
    let mut found = Vec::new();
    for diagnostic in &checked.found {
        let place = diagnostic.span.start as usize;
        let line_start = checked.text[..place].rfind("{id: ").expect("a question");
        let question = checked.text[line_start + 5..].split(',').next().expect("an id").to_owned();
        match diagnostic.code.slug {
            "lint/dead-outcome" => {
                let outcome = diagnostic.message.split('`').nth(1).expect("an outcome");
                found.push((question, outcome.to_owned()));
            }
            "lint/uncovered-selection" => found.push((question, UNCOVERED.to_owned())),
            // Practices that the rules never ask for.
            "lint/idle-option" => {}
            slug => panic!("{slug}: {}", diagnostic.message),
        }
    }
    listed.sort();
    found.sort();
    [listed, found]
}

/// The lens as a rubric; a question per line.
fn rubric(lens: &Value) -> String {
    let mut text = format!(
        "rubric: {}\nroot: {{aggregate: tally}}\nkinds: [{{id: pillar, plural: pillars, aggregate: tally}}, {{id: question, plural: asked}}]\n\
         outcomes: [NO_RISK, MEDIUM_RISK, HIGH_RISK]\npillars:\n",
        string(&lens["id"])
    );
    for pillar in array(&lens["pillars"]) {
        writeln!(text, "  - id: {}\n    asked:", string(&pillar["id"])).expect("writes to memory");
        for question in array(&pillar["questions"]) {
            // `None of these` excludes the others, which is the empty list of options.
            let choices = array(&question["choices"]).iter().map(string);
            let (none, choices): (Vec<String>, Vec<String>) = choices.partition(|choice| choice.ends_with("_no"));
            let choices: String = choices.join(", ");
            let rules: Vec<String> = array(&question["risk_rules"]).iter().map(|of| rule(of, &none, &choices)).collect();
            writeln!(
                text,
                "      - {{id: {}, scale: {{type: multi, options: [{}]}}, aggregate: {{by: rules, rules: [{}]}}}}",
                string(&question["id"]),
                choices,
                rules.join(", ")
            )
            .expect("writes to memory");
        }
    }
    text
}

fn rule(rule: &Value, none: &[String], choices: &str) -> String {
    let (condition, risk) = (string(&rule["condition"]), string(&rule["risk"]));
    match condition.as_str() {
        "default" => format!("{{else: {risk}}}"),
        _ => format!("{{when: {}, then: {risk}}}", Condition::read(&condition, none, choices)),
    }
}

fn array(value: &Value) -> &Vec<Value> {
    value.as_array().expect("a list")
}

fn string(value: &Value) -> String {
    value.as_str().expect("a text").to_owned()
}

/// Reads `a && (!b || c)` and writes it as a condition of the format.
struct Condition<'t> {
    rest: &'t str,
    none: &'t [String],
    choices: &'t str,
}

impl<'t> Condition<'t> {
    fn read(text: &'t str, none: &'t [String], choices: &'t str) -> String {
        let mut reader = Condition { rest: text, none, choices };
        let found = reader.any();
        assert!(reader.rest.trim().is_empty(), "{text}: {}", reader.rest);
        found
    }

    fn any(&mut self) -> String {
        let mut parts = vec![self.all()];
        while self.takes("||") {
            parts.push(self.all());
        }
        format!("{{any: [{}]}}", parts.join(", "))
    }

    fn all(&mut self) -> String {
        let mut parts = vec![self.one()];
        while self.takes("&&") {
            parts.push(self.one());
        }
        format!("{{all: [{}]}}", parts.join(", "))
    }

    fn one(&mut self) -> String {
        if self.takes("!") {
            return format!("{{not: {}}}", self.one());
        }
        if self.takes("(") {
            let inside = self.any();
            assert!(self.takes(")"), "{}", self.rest);
            return inside;
        }
        let length = self.rest.find(|c: char| !c.is_ascii_alphanumeric() && c != '_').unwrap_or(self.rest.len());
        let (name, rest) = self.rest.split_at(length);
        assert!(!name.is_empty(), "{}", self.rest);
        self.rest = rest;
        if self.none.iter().any(|none| none == name) { format!("{{none: [{}]}}", self.choices) } else { name.to_owned() }
    }

    fn takes(&mut self, sign: &str) -> bool {
        self.rest = self.rest.trim_start();
        match self.rest.strip_prefix(sign) {
            Some(rest) => {
                self.rest = rest.trim_start();
                true
            }
            None => false,
        }
    }
}

#[test]
fn the_same_outcomes_are_dead_and_the_same_questions_uncovered() {
    let mut totals = (0, 0);
    for name in ["amazon-ecs.json", "amazon-s3.json", "elasticache.json", "sagemaker-autogluon.json"] {
        let [listed, found] = compare(name);
        assert_eq!(found, listed, "{name}");
        let uncovered = found.iter().filter(|(_, what)| what == UNCOVERED).count();
        totals = (totals.0 + found.len() - uncovered, totals.1 + uncovered);
    }
    assert_eq!(totals, (17, 3), "dead outcomes and uncovered questions");
}
