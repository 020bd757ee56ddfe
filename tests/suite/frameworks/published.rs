//! Frameworks whose cases came with their numbers: ML Test Score, CMMI, OWASP SAMM.

use serde_json::{Map, Value, json};

use super::scored::{Scored, compare, folder, read, text};

fn cases(framework: &str) -> Vec<Value> {
    let file: Value = serde_json::from_str(&read(framework, "cases.json")).expect("JSON");
    file["cases"].as_array().expect("cases").clone()
}

fn entries(value: &Value) -> &Map<String, Value> {
    value.as_object().expect("a map")
}

/// Answers in YAML, of those that are given.
fn answers(lines: impl Iterator<Item = (String, Option<String>)>) -> String {
    let given: Vec<String> = lines.filter_map(|(id, answer)| Some(format!("  {id}: {}\n", answer?))).collect();
    format!("answers:\n{}", given.concat())
}

struct Check {
    scored: Scored,
    place: String,
    compared: usize,
}

impl Check {
    fn of(rubric: String, answers: &str, place: String) -> Self {
        Check { scored: Scored::of(&folder(rubric, "", answers), &place), place, compared: 0 }
    }

    fn node(&mut self, id: &str, expected: &Value) {
        self.compared += compare(expected, self.scored.node(id), &format!("{}, {id}", self.place));
    }

    fn values(&mut self, expected: &Value) {
        for (id, value) in entries(expected) {
            self.node(id, &json!({"value": value}));
        }
    }
}

#[test]
fn ml_test_score_gives_sections_score_band_and_weakest_in_both_editions() {
    let (mut compared, cases) = (0, cases("ml-test-score"));
    for case in &cases {
        let given = entries(&case["answers"]).iter();
        let given = answers(given.map(|(id, answer)| (id.to_lowercase().replace(' ', "-"), answer.as_str().map(str::to_owned))));
        for edition in ["2017", "2016"] {
            let rubric = read("ml-test-score", &format!("rubric-{edition}.yaml"));
            let mut check = Check::of(rubric, &given, format!("{edition}, {}", case["name"]));
            let expected = if edition == "2017" { &case["expected"] } else { &case["expected"]["edition_2016"] };
            check.values(&expected["sections"]);
            check.node("root", &json!({"value": expected["score"], "band_name": expected["band"]}));
            if edition == "2017" {
                check.node("root", &json!({"weakest": expected["weakest"]}));
            }
            compared += check.compared;
        }
    }
    println!("ml-test-score: {} cases, {compared} results", cases.len());
    assert_eq!(cases.len(), 13);
}

#[test]
fn cmmi_staging_gives_maturity_levels() {
    let (mut compared, cases) = (0, cases("cmmi-staged"));
    for case in &cases {
        let is_na = |area: &str| case["not_applicable"].as_array().is_some_and(|areas| areas.iter().any(|other| other == area));
        let answer = |area: &str, level: &Value| match is_na(area) {
            true => "{na: true, reason: Nothing is bought, until: 2027-11-01}".to_owned(),
            false => level.to_string(),
        };
        let given = entries(&case["capability_levels"]).iter();
        let given = answers(given.map(|(area, level)| (area.clone(), Some(answer(area, level)))));
        let mut check = Check::of(read("cmmi-staged", "rubric.yaml"), &given, text(&case["name"]));
        check.node("root", &json!({"value": case["expected"]["maturity_level"]}));
        check.node("cmmi-dev", &json!({"value": case["expected"]["min_capability_level"]}));
        compared += check.compared;
    }
    println!("cmmi-staged: {} cases, {compared} results", cases.len());
    assert_eq!(cases.len(), 11);
}

#[test]
fn samm_gives_the_numbers_and_the_texts_of_its_workbook() {
    let (mut compared, cases) = (0, cases("samm"));
    for case in &cases {
        let mut check = Check::of(read("samm", "rubric.yaml"), &samm_answers(case), text(&case["name"]));
        let expected = &case["expected"][0];
        check.node("root", &json!({"value": expected["overall"], "display": expected["display"]["overall"]}));
        for values in ["functions", "practices", "streams"] {
            check.values(&expected[values]);
        }
        for (practice, levels) in entries(&expected["practice_levels"]) {
            let levels = json!({"1": levels[0], "2": levels[1], "3": levels[2]});
            check.node(practice, &json!({"facets": {"level": levels}}));
        }
        for displays in ["functions", "practices"] {
            for (id, display) in entries(&expected["display"][displays]) {
                check.node(id, &json!({"display": display}));
            }
        }
        compared += check.compared;
    }
    println!("samm: {} cases, {compared} results", cases.len());
    assert_eq!(cases.len(), 3);
}

/// A calculator of others gives 0 to a practice with a gap, which in the format is a practice without a value that counts 0 above.
#[test]
fn sammwise_lets_a_gap_take_its_whole_practice() {
    let policies = [
        ("plural: functions, aggregate: mean", "plural: functions, aggregate: {by: mean, missing: zero}"),
        ("plural: practices, aggregate: mean", "plural: practices, aggregate: {by: mean, missing: void}"),
        ("aggregate: {by: sum, missing: zero}", "aggregate: {by: sum, missing: void}"),
    ];
    let rubric = policies.iter().fold(read("samm", "rubric.yaml"), |rubric, (from, to)| {
        assert!(rubric.contains(from), "{from}");
        rubric.replace(from, to)
    });
    for case in cases("samm") {
        let mut check = Check::of(rubric.clone(), &samm_answers(&case), text(&case["name"]));
        let expected = &case["cross_check"]["sammwise"];
        check.node("root", &json!({"value": expected["overall"], "display": expected["overall_toFixed2"]}));
        check.values(&expected["functions"]);
        for practice in entries(&expected["practices_that_differ"]).keys() {
            check.node(practice, &json!({"value": null, "state": "unanswered"}));
        }
    }
}

fn samm_answers(case: &Value) -> String {
    let option =
        |index: &Value| index.as_u64().map(|index| ["no", "some", "half", "most"][usize::try_from(index).expect("0 to 3")]);
    let given = entries(&case["answers"]).iter();
    answers(given.map(|(id, index)| (id.clone(), option(index).map(str::to_owned))))
}
