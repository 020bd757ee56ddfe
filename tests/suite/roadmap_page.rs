//! What the roadmap page shows: values worked out by hand, dates against an earlier plan, load, and projections that say so.

use gapmap::View;
use gapmap::exact::Exact;
use gapmap::plan::{self, Evaluation, evaluate, gains, projected_on};
use gapmap::rubric::Rating;
use gapmap::source::Sources;
use gapmap::words::Words;
use gapmap::workspace::{self, Loaded};
use serde_json::Value;

use crate::planning::RUBRIC;
use crate::sites::render;

/// A and B make X, C makes Y: with A 0, B 1 and C 1 the whole is ((2 x 0 + 1) / 3 + 1) / 2 = 2/3.
const ANSWERS: &str = "{a: 0, b: 1, c: 1}";

fn load(files: &[(&str, &str)]) -> Loaded {
    let head = "subject: S\ndate: 2026-03-02\nparticipants: [{id: p, name: Pia}, {id: q, name: Quim}]\n";
    let own = [("content/rubric/small.yaml", RUBRIC), ("content/t/assessment.yaml", head)];
    let loaded = workspace::load(Sources::from_files(own.iter().chain(files).copied()));
    assert!(!loaded.has_errors(), "{:#?}", loaded.diagnostics);
    loaded
}

fn planned(answers: &str, roadmap: &str) -> Loaded {
    let answers = format!("answers: {answers}\n");
    load(&[("content/t/answers.yaml", &answers), ("content/t/roadmap.yaml", roadmap)])
}

fn evaluation(loaded: &Loaded) -> Evaluation {
    let model = loaded.model.as_ref().expect("a model");
    evaluate(&model.rubric, &model.assessments[0])
}

/// The roadmap as report.json has it.
fn view(loaded: &Loaded) -> Value {
    let model = loaded.model.as_ref().expect("a model");
    let report = gapmap::report(&loaded.sources, model, View::complete(), Words::english());
    serde_json::to_value(&report.assessments[0].roadmap).expect("JSON")
}

fn items(view: &Value) -> impl Iterator<Item = &Value> {
    view["phases"].as_array().expect("phases").iter().flat_map(|phase| phase["items"].as_array().expect("items"))
}

fn item<'v>(view: &'v Value, id: &str) -> &'v Value {
    items(view).find(|item| item["id"] == id).expect("the item")
}

fn page(loaded: &Loaded) -> String {
    String::from_utf8_lossy(&render(loaded)["roadmap.html"]).into_owned()
}

fn ratio(numerator: i64, denominator: i64) -> Exact {
    Exact::ratio(numerator, denominator)
}

#[test]
fn an_item_is_worth_what_it_brings_alone_up_to_the_target() {
    let loaded = planned(ANSWERS, "start: 2026-03-02\n");
    let (model, found) = (loaded.model.as_ref().expect("a model"), evaluation(&loaded));
    let gains = gains(&model.rubric, &model.assessments[0], &found.scorecard, &found.plan);
    let [first, second, third] = gains.items.as_slice() else { panic!("three items") };
    // I1: A 0 to 1, so X + 2/3. I2: A 0 to 3, so X + 2. I3 goes to B 3, but the target is 2: X + 1/3.
    let x = model.rubric.nodes.find("x").expect("X");
    let rises: Vec<_> = gains.items.iter().map(|gain| gain.nodes.clone()).collect();
    assert_eq!(rises, [vec![(x, ratio(2, 3))], vec![(x, ratio(2, 1))], vec![(x, ratio(1, 3))]]);
    let overall: Vec<_> = gains.items.iter().map(|gain| gain.overall.clone().expect("a score")).collect();
    assert_eq!(overall, [ratio(1, 3), ratio(1, 1), ratio(1, 6)]);
    // Two to four person-weeks for a rise of 1.
    let rate = second.per_week.as_ref().expect("a rate");
    assert_eq!((&rate.middle, &rate.low, rate.high.as_ref()), (&ratio(1, 3), &ratio(1, 4), Some(&ratio(1, 2))));
    // Exposure is (3 x short of A + short of B) / 4: 11/12 today, 8/12 with A at 1, 2/12 with A at 3, 10/12 with B at 2.
    let moves = |gain: &plan::Gain| gain.risks.iter().map(|step| (step.from, step.to)).collect::<Vec<_>>();
    let rating = |likelihood| Rating { likelihood, impact: 3 };
    assert_eq!(moves(first), [(rating(3), rating(2))]);
    assert_eq!(moves(second), [(rating(3), rating(1))]);
    assert_eq!(moves(third), []);
    // In the order of the plan, likelihood 2 is still high, so only I2 changes the level.
    let steps: Vec<_> = gains.risks.iter().map(|course| (course.today, course.steps.clone())).collect();
    assert_eq!(steps, [(rating(3), vec![(1, rating(1))])]);
}

#[test]
fn what_the_team_says_about_effort_counts_in_the_rate_and_in_the_load() {
    let loaded = planned(ANSWERS, "start: 2026-03-02\nitems: {I2: {status: planned, owner: p, effort: 5}}\n");
    let view = view(&loaded);
    let second = item(&view, "I2");
    assert_eq!((&second["work"], &second["effort"]), (&"5".into(), &"2–4".into()));
    assert_eq!((&second["gain"]["per_week"]["text"], &second["gain"]["per_week"]["range"]), (&"+0.200".into(), &Value::Null));
    assert_eq!(view["effort"], "7");
    let pia = view["load"].as_array().expect("loads").iter().find(|load| load["name"] == "Pia").expect("Pia");
    assert_eq!((&pia["work"], &pia["weeks"], &pia["peak"]), (&"5".into(), &5.into(), &"1".into()));
}

#[test]
fn quick_wins_stand_by_what_a_week_buys() {
    // I1 and the own item take one person-week. I1 brings a third, the own one lifts C by 1 and so the whole by a half.
    let own = "start: 2026-03-02\nitems: {z: {title: Own, phase: P1, closes: [{capability: c, to: 1}], effort: 1, impact: 4}}\n";
    let view = view(&planned("{a: 0, b: 1, c: 0}", own));
    let wins: Vec<(&str, &str)> = view["quick_wins"]
        .as_array()
        .expect("quick wins")
        .iter()
        .map(|win| (win["name"].as_str().expect("a name"), win["per_week"]["text"].as_str().expect("a rate")))
        .collect();
    assert_eq!(wins, [("z Own", "+0.500"), ("I1 first", "+0.333")]);
}

/// A milestone of January whose plan was to end in January.
const JANUARY: &str = "milestone: Q1\nsubject: S\ndate: 2026-01-05\nanswers: {a: 0, b: 1, c: 1}\nroadmap: {start: 2026-01-05}\n";

#[test]
fn an_earlier_plan_projects_what_it_finishes_by_a_day() {
    let loaded = load(&[("content/t/answers.yaml", "answers: {a: 1, b: 1, c: 1}\n"), ("content/t/history/q1.yaml", JANUARY)]);
    let (model, found) = (loaded.model.as_ref().expect("a model"), evaluation(&loaded));
    let past = &found.milestones[0];
    let plan = past.plan.as_ref().expect("a plan");
    let on = |day: &str| {
        let day = day.parse().expect("a date");
        projected_on(&model.rubric, &past.scorecard, &plan.roadmap, day).expect("a score")
    };
    // I1 until 9 January, I3 until 23 January, I2 until 30 January.
    let days = ["2026-01-08", "2026-01-09", "2026-01-22", "2026-01-23", "2026-01-29", "2026-01-30"];
    assert_eq!(days.map(on), [ratio(2, 3), ratio(1, 1), ratio(1, 1), ratio(4, 3), ratio(4, 3), ratio(2, 1)]);
}

#[test]
fn dates_that_slipped_since_the_milestone_are_told() {
    let roadmap = "start: 2026-03-02\nitems:\n  I1: {status: done, finish: 2026-01-16}\n  I3: {status: skipped}\n  \
                   z: {title: Own, phase: P1, closes: [{capability: c, to: 2}], effort: 1}\n";
    let loaded = load(&[
        ("content/t/answers.yaml", "answers: {a: 1, b: 1, c: 1}\n"),
        ("content/t/roadmap.yaml", roadmap),
        ("content/t/history/q1.yaml", JANUARY),
    ]);
    let view = view(&loaded);
    let against = &view["against"][0];
    assert_eq!(against["text"], "The plan of Q1 projected 2.00 for 2 March 2026. Measured is 1.00: 1.00 less.");
    assert_eq!(
        against["counts_text"],
        "3 items were planned: 1 done, 2 later than planned, 1 left out since and 1 new since then."
    );
    assert_eq!(against["finish_text"], "It was to end on 30 January 2026; today's plan ends on 20 March 2026, 7 weeks later.");
    let slips: Vec<[&Value; 5]> = against["slips"]
        .as_array()
        .expect("slips")
        .iter()
        .map(|slip| ["id", "kind", "then", "now", "days"].map(|key| &slip[key]))
        .collect();
    let line = |id: &str, kind: &str, then: Option<&str>, now: Option<&str>, days: Option<i64>| -> [Value; 5] {
        [id.into(), kind.into(), then.into(), now.into(), days.into()]
    };
    let expected = [
        line("I1", "done", Some("2026-01-09"), Some("2026-01-16"), Some(7)),
        line("I3", "left-out", Some("2026-01-23"), None, None),
        line("I2", "planned", Some("2026-01-30"), Some("2026-03-20"), Some(49)),
        line("z", "planned", None, Some("2026-03-06"), None),
    ];
    assert_eq!(slips, expected.each_ref().map(|line| line.each_ref()));
    let page = page(&loaded);
    for said in ["1 week later", "7 weeks later", "new since then", "dropped by decision", "Plan of Q1"] {
        assert!(page.contains(said), "{said}");
    }
}

#[test]
fn without_a_planned_milestone_nothing_is_set_against_the_plan() {
    let bare = "milestone: Q1\nsubject: S\ndate: 2026-01-05\nanswers: {}\n";
    let loaded = load(&[("content/t/answers.yaml", "answers: {a: 1, b: 1, c: 1}\n"), ("content/t/history/q1.yaml", bare)]);
    let view = view(&loaded);
    assert_eq!((&view["against"], &view["planned_then"]), (&Value::Array(Vec::new()), &Value::Null));
    assert!(!page(&loaded).contains("h-roadmap-against"));
}

fn exact(value: &Value) -> Exact {
    Exact::parse(&value.to_string()).or_else(|| Exact::parse(value.as_str()?)).expect("a number")
}

#[test]
fn the_load_of_all_owners_is_the_work_of_the_plan() {
    let loaded = crate::expected::repository();
    let model = loaded.model.as_ref().expect("a model");
    let report = gapmap::report(&loaded.sources, model, View::complete(), Words::english());
    let mut strips = 0;
    for assessment in &report.assessments {
        let roadmap = &assessment.roadmap;
        let work: Exact = roadmap
            .phases
            .iter()
            .flat_map(|phase| &phase.items)
            .map(|item| (&item.work_span.0 + &item.work_span.1) * ratio(1, 2))
            .sum();
        let of = |is_team: bool| -> Exact {
            roadmap.load.iter().filter(|load| (load.kind == "team") == is_team).map(|load| load.work_value.clone()).sum()
        };
        assert_eq!(of(false), work, "{}", assessment.subject);
        assert!(roadmap.load.len() <= 2 || of(true) == work, "{}", assessment.subject);
        for load in roadmap.load.iter().filter(|_| roadmap.load_weeks == 1) {
            let bars: Exact = load.bars.iter().map(|bar| bar.work.clone()).sum();
            assert_eq!(bars, load.work_value, "{}", load.name);
            assert_eq!(load.bars.iter().map(|bar| &bar.work).max(), Some(&load.peak_value), "{}", load.name);
            strips += 1;
        }
    }
    assert!(strips > 3);
}

#[test]
fn weeks_with_more_work_than_room_are_marked_and_counted() {
    let roadmap = "start: 2026-03-02\ncapacity: {people: {p: 0.5}}\nitems:\n  \
                   I1: {status: planned, owner: p, start: 2026-03-02, finish: 2026-03-06}\n  I2: {status: planned, owner: q}\n";
    let loaded = planned(ANSWERS, roadmap);
    let view = view(&loaded);
    let conflict = &view["conflicts"][0];
    assert_eq!(conflict["kind"], "over-capacity");
    assert_eq!(conflict["text"], "2–6 March 2026: I1 takes 1 person-weeks a week; Pia has room for 0.5");
    assert_eq!(conflict["items"][0]["name"], "I1 first");
    let loads = view["load"].as_array().expect("loads");
    let names: Vec<&str> = loads.iter().filter_map(|load| load["name"].as_str()).collect();
    assert_eq!(names, ["All together", "Quim", "Pia", "Nobody yet"]);
    let pia = &loads[2];
    assert_eq!(
        (&pia["capacity"], &pia["over_text"], &pia["bars"][0]["over"]),
        (&"0.5".into(), &"1 week over".into(), &true.into())
    );
    assert_eq!(loads[1]["over_text"], Value::Null);
    let page = page(&loaded);
    assert!(page.contains("class=\"ovr\"") && page.contains("1 week over"));
}

#[test]
fn a_plan_of_years_has_at_most_forty_bars_and_loses_no_peak() {
    let stages: String = (0..8)
        .map(|at| {
            let needs = if at == 0 { String::new() } else { format!("s{}", at - 1) };
            format!("  s{at}: {{title: Stage {at}, phase: P1, closes: [{{capability: a, to: 3}}], needs: [{needs}], effort: 20, owner: p}}\n")
        })
        .collect();
    let view = view(&planned(ANSWERS, &format!("start: 2026-03-02\nitems:\n{stages}")));
    assert!(view["load_weeks"].as_i64() > Some(1));
    for load in view["load"].as_array().expect("loads") {
        let bars = load["bars"].as_array().expect("bars");
        assert!((1..=40).contains(&bars.len()), "{}", bars.len());
        assert_eq!(bars.iter().map(|bar| exact(&bar["work"])).max(), Some(exact(&load["peak_value"])));
    }
    assert!(view["ticks"][1]["label"].as_str().is_some_and(|label| label.contains("202")), "years on the axis");
}

#[test]
fn an_item_says_why_it_starts_then_and_how_long_it_may_wait() {
    let view = view(&planned(ANSWERS, "start: 2026-03-02\n"));
    let reasons = ["I1", "I2", "I3"].map(|id| item(&view, id)["because_text"].as_str().unwrap_or_default());
    assert_eq!(reasons, ["starts with the plan", "starts when I1 is finished", "starts with its phase"]);
    // I3 has one of four weeks and may wait one more.
    let third = item(&view, "I3");
    assert_eq!(third["latest_text"], "23–27 March 2026");
    let number = |key: &str| third[key].as_str().and_then(Exact::parse).expect("a number");
    let latest = number("slack_pos") + number("slack_width");
    // The week ends on a Friday, 26 of 28 days after the first.
    assert_eq!(latest.to_fixed(0), ratio(2600, 28).to_fixed(0));
    assert_eq!(item(&view, "I2")["slack_pos"], Value::Null);
    // Two to four weeks of work make the end uncertain by a week to either side.
    assert_eq!(view["finish_range_text"], "between 20 March 2026 and 3 April 2026");
}

#[test]
fn every_projection_says_so_and_what_it_assumes() {
    let roadmap = "start: 2026-03-02\ncapacity: {team: 1.5}\nholidays: [2026-04-03]\n";
    let loaded = planned(ANSWERS, roadmap);
    let page = page(&loaded);
    let (_, assumptions) = page.split_once("id=\"h-roadmap-assumptions\"").expect("assumptions");
    for assumed in
        ["except on 3 April 2026", "room for 1.5 person-weeks", "acceptance checks pass", "nothing else changes", "high end"]
    {
        assert!(assumptions.contains(assumed), "{assumed}");
    }
    let tag = "<a class=\"tag-p\" href=\"roadmap.html#h-roadmap-assumptions\">Projection</a>";
    let has_tag = |heading: &str| page.split_once(heading).is_some_and(|(_, rest)| rest[..rest.len().min(600)].contains(tag));
    for heading in ["h-roadmap-projection\">", "h-roadmap-risks\">", "Alone, up to the targets", "Overall score then "] {
        assert!(has_tag(heading), "{heading}");
    }
    assert!(page.matches(", projected").count() >= 2);
}

#[test]
fn holidays_are_shaded_and_deferred_items_show_their_condition() {
    let rubric = RUBRIC.replace("text: third,", "text: third, not_if: No audit is due.,");
    let loaded = load(&[
        ("content/rubric/small.yaml", rubric.as_str()),
        ("content/t/answers.yaml", "answers: {a: 0, b: 1, c: 1}\n"),
        (
            "content/t/roadmap.yaml",
            "start: 2026-03-02\nholidays: [{from: 2026-03-09, to: 2026-03-13, name: Leave}]\nitems: {I3: {status: deferred}}\n",
        ),
    ]);
    let view = view(&loaded);
    assert_eq!((&view["holidays"][0]["name"], &view["holidays"][0]["dates_text"]), (&"Leave".into(), &"9–13 March 2026".into()));
    let left = view["left_out"].as_array().expect("left out").iter().find(|left| left["id"] == "I3").expect("I3");
    assert_eq!((&left["reason"], &left["not_if"]), (&"deferred".into(), &"No audit is due.".into()));
    let page = page(&loaded);
    assert!(page.contains("class=\"off\"") && page.contains("No audit is due."));
}

#[test]
fn plans_of_nothing_and_of_one_make_sense() {
    let nothing = page(&planned("{a: 3, b: 2, c: 1}", ""));
    assert!(nothing.contains("No roadmap item is needed"));
    assert!(!nothing.contains("h-roadmap-load") && !nothing.contains("h-roadmap-projection"));
    let undecided = planned(ANSWERS, "");
    let loads: Vec<(String, &str)> = {
        let view = view(&undecided);
        let all = view["load"].as_array().expect("loads").clone();
        all.iter()
            .map(|load| {
                (load["name"].as_str().unwrap_or_default().to_owned(), if load["kind"] == "nobody" { "nobody" } else { "" })
            })
            .collect()
    };
    assert_eq!(loads, [("Nobody yet".to_owned(), "nobody")]);
    assert!(page(&undecided).contains("Nobody yet"));
}
