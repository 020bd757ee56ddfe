use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use jsonschema::Validator;
use serde_json::Value;

use std::sync::Arc;

use super::*;
use crate::diagnostics::{Diagnostics, FileId};
use crate::source::Sources;
use crate::syntax::yaml;
use crate::workspace;

const ROOT: &str = env!("CARGO_MANIFEST_DIR");

fn built_in(id: &str) -> Arc<Rubric> {
    workspace::load(Sources::from_files([("gapmap.yaml", format!("rubric: {id}\n"))])).model.expect("a rubric").rubric
}

/// The rubric in one text.
fn rubric_of(text: &str) -> Arc<Rubric> {
    let sources = Sources::from_files([("gapmap.yaml", String::new()), ("content/rubric/r.yaml", text.to_owned())]);
    workspace::load(sources).model.expect("a rubric").rubric
}

fn made(kind: Kind, rubric: &Rubric) -> Value {
    schema(kind, rubric, &[("mlops", "MLOps gap analysis")])
}

fn validator(kind: Kind, rubric: &Rubric) -> Validator {
    jsonschema::draft7::new(&made(kind, rubric)).expect("a schema")
}

/// As an editor reads it: YAML 1.2, where `yes` and dates are texts.
fn from_yaml(text: &str) -> Value {
    let mut sink = Diagnostics::new();
    let value = yaml::parse(FileId(0), text, 0, &mut sink);
    assert!(!sink.has_errors(), "{text}");
    value.as_ref().map_or(Value::Null, in_json)
}

fn in_json(value: &yaml::Value) -> Value {
    match &value.kind {
        yaml::Kind::Null => Value::Null,
        yaml::Kind::Map(entries) => {
            Value::Object(entries.iter().map(|entry| (entry.key.clone(), in_json(&entry.value))).collect())
        }
        yaml::Kind::List(values) => values.iter().map(in_json).collect(),
        yaml::Kind::Scalar { text, plain: true } => match text.as_str() {
            "true" => json!(true),
            "false" => json!(false),
            text if text.starts_with(|c: char| c.is_ascii_digit() || c == '-') => {
                text.parse::<i64>().map(Value::from).or_else(|_| text.parse::<f64>().map(Value::from)).unwrap_or(json!(text))
            }
            text => json!(text),
        },
        yaml::Kind::Scalar { text, .. } => json!(text),
    }
}

#[track_caller]
fn accepts(validator: &Validator, name: &str, text: &str) {
    let value = from_yaml(text);
    let errors: Vec<String> =
        validator.iter_errors(&value).map(|error| format!("{name}: {}: {error:.300}", error.instance_path())).collect();
    assert!(errors.is_empty(), "{}", errors.join("\n"));
}

#[track_caller]
fn refuses(validator: &Validator, text: &str) {
    assert!(!validator.is_valid(&from_yaml(text)), "accepted:\n{text}");
}

/// Every YAML file and front matter below a folder, by path.
fn yaml_below(folder: &str) -> Vec<(String, String)> {
    let sources = Sources::read(Path::new(ROOT)).expect("the repository is a workspace");
    let files = sources.below(folder).filter_map(|(_, file)| {
        let front = || file.text.strip_prefix("---\n").and_then(|rest| rest.split_once("\n---\n")).map(|(front, _)| front);
        let text = if file.path.ends_with(".md") { front()? } else { &file.text };
        Some((file.path.clone(), text.to_owned()))
    });
    files.collect()
}

/// The kind of a file of this repository.
fn kind_of(path: &str) -> Kind {
    let name = path.rsplit('/').next().unwrap_or(path);
    if path.contains("/rubric/") {
        return Kind::Rubric;
    }
    if path.contains("/history/") {
        return Kind::Milestone;
    }
    name.strip_suffix(".yaml").and_then(Kind::find).unwrap_or(Kind::Answers)
}

#[test]
fn schemas_are_schemas_and_the_same_every_time() {
    for id in ["mlops", "ml-test-score", "mlops-levels"] {
        let rubric = built_in(id);
        for kind in Kind::ALL {
            let schema = made(kind, &rubric);
            assert!(jsonschema::draft7::meta::is_valid(&schema), "{id} {}", kind.id());
            assert_eq!(schema.to_string(), made(kind, &rubric).to_string());
            assert!(kind.made(&schema.to_string()));
            assert!(!Kind::ALL.into_iter().any(|other| other != kind && other.made(&schema.to_string())));
            assert_eq!(Kind::find(kind.id()), Some(kind));
        }
    }
    assert!(!Kind::Answers.made("{}") && !Kind::Answers.made("answers"));
}

#[test]
fn the_files_of_this_repository_keep_to_their_schemas() {
    let rubric = built_in("mlops");
    let files = yaml_below("content");
    assert!(files.len() > 30);
    for (path, text) in files {
        accepts(&validator(kind_of(&path), &rubric), &path, &text);
    }
    let config = fs::read_to_string(Path::new(ROOT).join("gapmap.yaml")).expect("readable");
    accepts(&validator(Kind::Config, &rubric), "gapmap.yaml", &config);
}

#[test]
fn the_rubrics_of_this_repository_keep_to_the_schema_made_for_them() {
    let mut seen = 0;
    let folders = fs::read_dir(Path::new(ROOT).join("tests/frameworks")).expect("readable");
    let mut paths: Vec<_> = folders
        .flat_map(|folder| fs::read_dir(folder.expect("an entry").path()).expect("readable"))
        .map(|file| file.expect("an entry").path())
        .filter(|path| path.extension().is_some_and(|ending| ending == "yaml"))
        .collect();
    paths.extend(["ml-test-score", "mlops-levels"].map(|id| Path::new(ROOT).join(format!("src/workspace/rubrics/{id}.yaml"))));
    for path in paths {
        let text = fs::read_to_string(&path).expect("readable");
        if !text.lines().any(|line| line.starts_with("rubric:")) || text.lines().any(|line| line.starts_with("cases:")) {
            continue;
        }
        seen += 1;
        let rubric = rubric_of(&text);
        accepts(&validator(Kind::Rubric, &rubric), &path.display().to_string(), &text);
        for kind in Kind::ALL {
            assert!(jsonschema::draft7::meta::is_valid(&made(kind, &rubric)), "{} {}", path.display(), kind.id());
        }
    }
    assert!(seen > 12, "{seen}");
}

#[test]
fn what_decoding_refuses_is_refused() {
    let rubric = built_in("mlops");
    let answers = validator(Kind::Answers, &rubric);
    for good in [
        "answers:",
        "answers: {exp-tracking: }",
        "answers: {exp-tracking: 2}",
        "answers: {exp-tracking: repeatable}",
        "answers: {exp-tracking: unknown}",
        "answers: {exp-tracking: {value: 2, coverage: 13/15, votes: {a: 2, b: unknown}, evidence: [x, {ref: y, grade: A}]}}",
        "answers: {exp-tracking: {level: 2, target: repeatable, target_reason: x, baseline: 0, pain: none, owner: }}",
        "answers: {mon-bias: {na: true, reason: x, until: 2027-05-01}}",
        "questions: {q-exp-1: Badly.}",
        "{start: 2026-11-30, people: 1.5, items: {R1.1: {status: done}}, risks: {alert-fatigue: {likelihood: 5}}}",
    ] {
        accepts(&answers, good, good);
    }
    for bad in [
        "answers: {exp-trackin: 2}",
        "answers: {exp: 2}",
        "answers: {exp-tracking: 5}",
        "answers: {exp-tracking: 2.5}",
        "answers: {exp-tracking: '2'}",
        "answers: {exp-tracking: [2]}",
        "answers: {exp-tracking: {levl: 2}}",
        "answers: {exp-tracking: {level: 2, pain: some}}",
        "answers: {exp-tracking: {level: 2, reason: x}}",
        "answers: {exp-tracking: {level: 2, measures: {a: 2}}}",
        "answers: {exp-tracking: {level: 2, criteria: all}}",
        "answers: {exp-tracking: {level: 2, assessed: 1.2.2026}}",
        "answers: {exp-tracking: {na: true, reason: x, until: 2027-05-01}}",
        "answers: {exp-tracking: {level: 2, evidence: [{text: x, grade: Z}]}}",
        "questions: {q-nowhere: x}",
        "answer: {exp-tracking: 2}",
        "[a]",
    ] {
        refuses(&answers, bad);
    }
}

#[test]
fn plans_registers_and_heads_know_their_ids() {
    let rubric = built_in("mlops");
    let cases = [
        (Kind::Roadmap, "items: {own: {title: x, phase: P2, closes: [{capability: mon-drift, to: 3}], needs: [R2.2]}}", true),
        (
            Kind::Roadmap,
            "{size: small, capacity: 1.5, holidays: [2026-12-25, {from: 2026-12-24, to: 2027-01-01, name: x}]}",
            true,
        ),
        (Kind::Roadmap, "{capacity: {team: 2, people: {suki: 0.5}}, holidays: 2026-12-25}", true),
        (
            Kind::Roadmap,
            "items: {R2.2: {status: deferred, effort: [3, 6]}, own: {title: x, phase: P2, closes: [], after: R2.1}}",
            true,
        ),
        (Kind::Roadmap, "size: tiny", false),
        (Kind::Roadmap, "capacity: 0", false),
        (Kind::Roadmap, "capacity: {team: 2, suki: 0.5}", false),
        (Kind::Roadmap, "holidays: [{to: 2027-01-01}]", false),
        (Kind::Roadmap, "items: {R2.2: {effort: [3]}}", false),
        (Kind::Roadmap, "items: {R1.1: {status: finished}}", false),
        (Kind::Roadmap, "items: {R9.9: {status: done}}", false),
        (Kind::Roadmap, "items: {own: {title: x, phase: P9, closes: []}}", false),
        (Kind::Roadmap, "answers: {exp-tracking: 2}", true),
        (Kind::Risks, "risks: {alert-fatigue: {owner: suki, likelihood: rare, residual: {likelihood: 1, impact: 2}}}", true),
        (Kind::Risks, "risks: {alert-fatigue: {likelihood: 6}}", false),
        (Kind::Risks, "risks: {own: {title: x, cause: a, event: b, effect: c, likelihood: 3, impact: 4, items: [R2.4]}}", true),
        (Kind::Risks, "risks: {own: {title: x}}", false),
        (Kind::Risks, "appetite: medium\ntolerance: {technical: low, else: high}", true),
        (Kind::Risks, "appetite: mild", false),
        (Kind::Risks, "tolerance: {tecnical: low}", false),
        (
            Kind::Risks,
            "risks: {alert-fatigue: {cost: 12000 EUR, proximity: quarter, gaps: [mon-drift], controls: [Triage]}}",
            true,
        ),
        (
            Kind::Risks,
            "risks: {alert-fatigue: {cost: {amount: 12000, currency: EUR}, evidence: [{text: x, audience: internal}]}}",
            true,
        ),
        (Kind::Risks, "risks: {alert-fatigue: {cost: {amount: 12000}}}", false),
        (Kind::Risks, "risks: {alert-fatigue: {proximity: soon}}", false),
        (
            Kind::Risks,
            "risks: {alert-fatigue: {inherent: {likelihood: 5, impact: 4, why: x}, log: [{date: 2026-08-27, likelihood: 4, impact: 3}]}}",
            true,
        ),
        (Kind::Risks, "risks: {alert-fatigue: {log: [{likelihood: 4, impact: 3}]}}", false),
        (
            Kind::Assessment,
            "{subject: x, date: 2026-11-18, profile: lean, facts: {team_size: 3}, targets: {mon-perf: {target: 3}}}",
            true,
        ),
        (
            Kind::Assessment,
            "{subject: x, date: 2026-11-18, scope: {text: x, tags: []}, metrics: {recovery-time: 3}, phases: []}",
            true,
        ),
        (Kind::Assessment, "{subject: x}", false),
        (Kind::Assessment, "{subject: x, date: 2026-11-18, profile: rich}", false),
        (Kind::Assessment, "{subject: x, date: 2026-11-18, facts: {team_size: many}}", false),
        (Kind::Assessment, "{subject: x, date: 2026-11-18, answers: {}}", false),
        (Kind::Targets, "targets: {exp-tracking: 3, mon-perf: {value: 4, reason: x}}", true),
        (Kind::Targets, "targets: {exp-tracking: unknown}", false),
        (Kind::Baseline, "answers: {exp-tracking: {baseline: 0}}", true),
        (Kind::Baseline, "targets: {exp-tracking: 0}", false),
        (Kind::Phases, "phases: [{id: a, answers: {mon-perf: {value: 4, note: x}}}]", true),
        (Kind::Phases, "phases: [{id: a, answers: {mon-perf: {value: 4, target: 4}}}]", false),
        (
            Kind::Milestone,
            "{milestone: Q1, subject: x, date: 2026-01-01, answers: {mon-perf: 1}, roadmap: {start: 2026-01-05}}",
            true,
        ),
        (Kind::Milestone, "{milestone: Q1, subject: x, date: 2026-01-01, items: {}}", false),
        (Kind::Config, "{title: x, paper: a4, gates: {coverage_at_least: 80%}, severity: {answer/na-overdue: error}}", true),
        (Kind::Config, "gates: {no_regression: warn, no_expired_acceptance: error, evidence_for_level: 3}", true),
        (Kind::Config, "gates: {no_regression: {since: origin/main, severity: 'off'}, overall_at_least: 'off'}", true),
        (Kind::Config, "gates: {risks_above_appetite_have_owner_and_date: {severity: warn}}", true),
        (Kind::Config, "gates: {evidence_for_level: {level: 3, severity: warn}, overdue_reviews_at_most: {value: 0}}", true),
        (Kind::Config, "gates: {dimension_at_least: 2, risks_above_appetite_at_most: {value: 2, severity: warn}}", true),
        (Kind::Config, "gates: {dimension_at_least: {mon: 2, cicd: 1.5}, overall_at_least: {value: 2}}", true),
        (Kind::Config, "gates: {dimension_at_least: {value: {mon: 2}, severity: warn}, coverage_at_least: {value: 80%}}", true),
        (Kind::Config, "gates: {no_regression: 2}", false),
        (Kind::Config, "gates: {no_regression: loud}", false),
        (Kind::Config, "gates: {evidence_for_level: {value: 3}}", false),
        (Kind::Config, "gates: {dimension_at_least: {mom: 2}}", false),
        (Kind::Config, "gates: {dimension_at_least: {value: {mom: 2}}}", false),
        (Kind::Config, "gates: {coverage_at_least: {severity: warn}}", false),
        (Kind::Config, "gates: {nothing_at_all: warn}", false),
        (Kind::Config, "severity: {answer/unknown-capability: off}", false),
        (Kind::Config, "severity: {answer/nothing: error}", false),
        (
            Kind::Rubric,
            "dimensions: [{id: a, capabilities: [{id: b, levels: {0: x}, target: {lean: 2}, maps: {google: {l1: 2}}}]}]",
            true,
        ),
        (Kind::Rubric, "dimensions: [{id: a, why: x}]", false),
        (Kind::Rubric, "roadmap: {items: [{id: a, phase: P1}]}", false),
    ];
    for (kind, text, is_good) in cases {
        let validator = validator(kind, &rubric);
        if is_good { accepts(&validator, text, text) } else { refuses(&validator, text) }
    }
}

#[test]
fn gates_are_accepted_by_the_schema_where_they_are_read() {
    let names = "no_regression no_expired_acceptance risks_above_appetite_have_owner_and_date evidence_for_level overdue_reviews_at_most \
                 risks_above_appetite_at_most coverage_at_least dimension_at_least overall_at_least";
    let values = "off|warn|error|loud|0|2|-1|1.5|0.8|80%|text|[1]|{}|~|{value: 1}|{level: 1}|{severity: warn}|{severity: loud}|\
                  {severity: ~}|{value: ~}|{value: 1, severity: off}|{level: 1, severity: warn}|{level: 1, severity: loud}|{since: x}|\
                  {since: [x]}|{since: x, severity: off}|{mon: 2}|{mon: warn}|{mom: 2}|{mon: 2, severity: warn}|{value: {mon: 2}}|\
                  {value: {mom: 2}}|{value: {mon: 2}, severity: warn}|{value: 1, since: x}|{value: [1]}|{value: {}}";
    let validator = validator(Kind::Config, &built_in("mlops"));
    let mut accepted = 0;
    for (name, value) in names.split(' ').flat_map(|name| values.split('|').map(move |value| (name, value))) {
        let text = format!("gates: {{{name}: {value}}}\n");
        let loaded = workspace::load(Sources::from_files([("gapmap.yaml", text.as_str())]));
        let errors: Vec<&str> = loaded
            .diagnostics
            .iter()
            .filter(|found| found.code.slug != "workspace/no-assessment")
            .map(|found| found.code.slug)
            .collect();
        assert_eq!(validator.is_valid(&from_yaml(&text)), errors.is_empty(), "{text} {errors:?}");
        accepted += usize::from(errors.is_empty());
    }
    assert!(accepted > 50, "{accepted}");
}

const VARIED: &str = "
rubric: varied
kinds: [{id: group, plural: groups}, {id: thing, plural: things, scale: half}]
facets: [{id: depth, values: [1, 2]}]
scales:
  half: {type: level, half_steps: true, levels: [{level: 0, id: no, name: No}, {level: 1, id: yes, name: Yes}]}
  pick: {type: choice, options: [{id: some, name: Some, points: 0.5}, {id: 1, name: One, points: 1}]}
  many: {type: multi, options: [a, b]}
  gate: {type: boolean}
  road: {type: states, states: [open, started, done]}
  share: {type: number, from: [0, 100], unit: percent}
  free: {type: number, from: [0, 10], clamp: true}
groups:
  - id: all
    things:
      - {id: halves, depth: 1}
      - {id: pick, scale: pick}
      - {id: many, scale: many}
      - {id: gate, scale: gate}
      - {id: road, scale: road}
      - {id: share, scale: share}
      - {id: free, scale: free}
      - {id: ways, measures: [{id: paper, scale: half}, {id: steps, scale: road}], criteria: [written, {id: seen, text: Seen}]}
";

#[test]
fn every_form_of_answer_has_its_shape() {
    let rubric = rubric_of(VARIED);
    let answers = validator(Kind::Answers, &rubric);
    for good in [
        "halves: 0.5",
        "halves: {level: 0.5}",
        "pick: some",
        "pick: 1",
        "pick: {value: some, target: 0.75}",
        "many: []",
        "many: a",
        "many: [a, b]",
        "many: {value: [a]}",
        "gate: true",
        "gate: {value: 'yes'}",
        "road: started",
        "road: {reached: {started: 2026-01-05, done: true}}",
        "road: {value: {reached: {open: }}}",
        "road: {votes: {x: {reached: {started: 2026-01-05}}}}",
        "share: 33.3",
        "free: 99",
        "ways: unknown",
        "ways: {measures: {paper: 0.5, steps: {reached: {done: }, note: x}}, criteria: all}",
        "ways: {measures: {paper: {value: 1}}, criteria: [1, seen]}",
        "ways: {criteria: {seen: true}}",
        "pick: {na: small, reason: x, until: 2027-01-01}",
    ] {
        accepts(&answers, good, &format!("answers: {{{good}}}"));
    }
    for bad in [
        "halves: 0.25",
        "pick: none",
        "pick: 0.75",
        "many: [c]",
        "gate: maybe",
        "road: {reached: {nowhere: }}",
        "share: 101",
        "share: 33 %",
        "ways: 1",
        "ways: {measures: {paper: 2}}",
        "ways: {measures: {pages: 1}}",
        "ways: {criteria: [2]}",
        "pick: {reached: {some: }}",
    ] {
        refuses(&answers, &format!("answers: {{{bad}}}"));
    }
    let targets = validator(Kind::Targets, &rubric);
    accepts(&targets, "targets", "answers: {pick: 0.75, road: {reached: {done: }}, many: [a], share: {target: 3}}");
    accepts(&validator(Kind::Rubric, &rubric), "varied", VARIED);
    refuses(&validator(Kind::Rubric, &rubric), "groups: [{id: all, things: [{id: a, depth: 3}]}]");
}

#[test]
fn editors_get_names_and_descriptors() {
    let rubric = built_in("mlops");
    let schema = made(Kind::Answers, &rubric);
    let item = &schema["properties"]["answers"]["properties"]["exp-tracking"];
    assert_eq!(item["title"], "1.1 Experiment tracking");
    let words = item["markdownDescription"].as_str().expect("words");
    assert!(
        words.starts_with("**1.1 Experiment tracking**") && words.contains("How are experiments currently tracked and compared?")
    );
    let levels = &schema["definitions"]["options.exp-tracking"];
    assert_eq!(levels["enum"], json!([0, 1, 2, 3, 4]));
    assert!(levels["enumDescriptions"][2].as_str().is_some_and(|words| words.starts_with("Repeatable. One shared tracker;")));
    assert_eq!(schema["definitions"]["ids.exp-tracking"]["enum"][2], "repeatable");
}

/// Every key that a file of the decoder asks for.
fn keys_asked(folder: &str) -> BTreeSet<String> {
    const READERS: [&str; 17] = [
        ".text(",
        ".value(",
        ".required(",
        ".required_text(",
        ".required_id(",
        ".spanned_text(",
        ".id(",
        ".number(",
        ".share(",
        ".integer(",
        ".date(",
        ".boolean(",
        ".word(",
        ".list(",
        ".texts(",
        ".map(",
        ".fields(",
    ];
    const TOO: [&str; 13] = [
        "prose(",
        "required_said(",
        "link_in(",
        "links_in(",
        "required_link(",
        "keyed_in(",
        "items_in(",
        "points_in(",
        "required_item(",
        "condition_in(",
        "name(",
        "set(",
        "edge(",
    ];
    let mut keys = BTreeSet::new();
    let mut folders = vec![Path::new(ROOT).join(folder)];
    while let Some(next) = folders.pop() {
        if next.is_dir() {
            folders.extend(fs::read_dir(next).expect("readable").map(|entry| entry.expect("an entry").path()));
            continue;
        }
        let text = fs::read_to_string(&next).expect("readable");
        let code = text.split("#[cfg(test)]\nmod tests {").next().unwrap_or_default();
        if next.ends_with("tests.rs") || next.ends_with("fixture.rs") || next.to_string_lossy().contains("/tests/") {
            continue;
        }
        for reader in READERS.iter().chain(&TOO) {
            for call in code.split(reader).skip(1) {
                let arguments = call.split([')', '\n']).next().unwrap_or_default();
                let named = if READERS.contains(reader) {
                    arguments.strip_prefix('"')
                } else {
                    arguments.split_once('"').map(|(_, rest)| rest)
                };
                keys.extend(named.and_then(|rest| rest.split('"').next()).map(str::to_owned));
            }
        }
    }
    keys
}

/// Every name of a property anywhere in a schema.
fn properties(schema: &Value, found: &mut BTreeSet<String>) {
    match schema {
        Value::Object(entries) => {
            if let Some(Value::Object(properties)) = entries.get("properties") {
                found.extend(properties.keys().cloned());
            }
            entries.values().for_each(|value| properties(value, found));
        }
        Value::Array(values) => values.iter().for_each(|value| properties(value, found)),
        _ => {}
    }
}

#[test]
fn every_key_that_decoding_asks_for_is_in_a_schema() {
    let rubrics = [rubric_of(VARIED), built_in("mlops")];
    let all = |kinds: &[Kind]| {
        let mut found = BTreeSet::new();
        for rubric in &rubrics {
            kinds.iter().for_each(|kind| properties(&made(*kind, rubric), &mut found));
        }
        found
    };
    let of_teams = all(&Kind::ALL[2..]);
    let groups = [
        ("src/workspace/config.rs", all(&[Kind::Config]), 9),
        ("src/gate/decode.rs", all(&[Kind::Config]), 10),
        ("src/assessment/decode", of_teams, 60),
        ("src/rubric/decode", all(&[Kind::Rubric]), 120),
    ];
    for (folder, known, at_least) in groups {
        let asked = keys_asked(folder);
        assert!(asked.len() >= at_least, "{folder}: only {} keys were found", asked.len());
        let missing: Vec<&String> = asked.difference(&known).collect();
        assert_eq!(missing, Vec::<&String>::new(), "{folder}");
    }
}
