//! Schedules: working days, holidays, capacity, slack and ranges; small ones by hand, random ones by what holds for all.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;

use gapmap::assessment::{Audience, Masks};
use gapmap::exact::Exact;
use gapmap::plan::{Because, Conflict, LeftOutReason, PlanItem, Roadmap, Who, evaluate};
use gapmap::source::Sources;
use gapmap::workspace::{self, Loaded};
use jiff::ToSpan;
use jiff::civil::{Date, Weekday, date};
use proptest::prelude::*;

/// A phase of two weeks, one of two more; items of the rubric only where a test asks for them.
const RUBRIC: &str = r"
rubric: small
kinds: [{id: area, plural: areas}, {id: point, plural: points, scale: s}]
scales: {s: {type: level, levels: [{level: 0, id: l0, name: None}, {level: 1, id: l1, name: Some}, {level: 2, id: l2, name: Most}]}}
facts: [{id: models, type: int, name: Models}]
areas: [{id: x, name: X, points: [{id: a, name: A, target: 2, na_when: never}, {id: b, name: B, target: 2, na_when: never}]}]
roadmap:
  sizes: [{id: small, text: small}, {id: large, text: large}]
  size: [{else: large}]
  phases: [{id: P1, name: One, weeks: [1, 2]}, {id: P2, name: Two, weeks: [3, 4]}]
";

/// A Monday.
const START: Date = date(2026, 3, 2);

fn load(items: &str, roadmap: &str, extra: &str) -> Loaded {
    let people = "participants: [{id: ann, name: Ann, role: Lead, audience: internal}, {id: bob, name: Bob}]";
    let files = [
        ("content/rubric/small.yaml", format!("{RUBRIC}{items}")),
        ("content/t/assessment.yaml", format!("subject: S\ndate: 2026-03-02\n{people}\n{extra}")),
        ("content/t/answers.yaml", "answers: {a: 0, b: 2}\n".to_owned()),
        ("content/t/roadmap.yaml", roadmap.to_owned()),
    ];
    workspace::load(Sources::from_files(files))
}

fn planned(loaded: &Loaded) -> Roadmap {
    assert!(!loaded.has_errors(), "{:#?}", loaded.diagnostics);
    let model = loaded.model.as_ref().expect("a model");
    evaluate(&model.rubric, &model.assessments[0]).plan.roadmap
}

/// The schedule of items of the team's own, each `id: keys` beside title, phase P1 and what it closes.
fn schedule(settings: &str, items: &[(&str, &str)]) -> Roadmap {
    let own = |(id, keys): &(&str, &str)| {
        let phase = if keys.contains("phase:") { "" } else { "phase: P1, " };
        format!("  {id}: {{title: {id}, {phase}closes: [{{capability: a, to: 1}}], {keys}}}\n")
    };
    let items: String = items.iter().map(own).collect();
    planned(&load("", &format!("{settings}items:\n{items}"), ""))
}

fn item<'a>(roadmap: &'a Roadmap, id: &str) -> &'a PlanItem {
    roadmap.items.iter().find(|item| item.id == id).expect("an item")
}

fn days(roadmap: &Roadmap, id: &str) -> (i64, i64) {
    let slot = &item(roadmap, id).slot;
    (slot.start_day, slot.finish_day)
}

fn dates(roadmap: &Roadmap, id: &str) -> String {
    let slot = &item(roadmap, id).slot;
    format!("{} {}", slot.start, slot.finish)
}

fn to_settle(roadmap: &Roadmap) -> Vec<&Conflict> {
    roadmap.conflicts.iter().filter(|found| !matches!(found, Conflict::OutsidePhase { .. })).collect()
}

fn half(halves: i64) -> Exact {
    Exact::ratio(halves, 2)
}

#[test]
fn nobody_works_on_holidays_and_weekends() {
    let settings = "start: 2026-03-04\nholidays: [2026-03-06, {from: 2026-03-14, to: 2026-03-17, name: Fair}]\n";
    let roadmap = schedule(settings, &[("x", "effort: 1"), ("y", "effort: 1, needs: [x]"), ("z", "phase: P2, effort: 1")]);
    // Wednesday and Thursday, not Friday, Monday to Wednesday.
    assert_eq!(dates(&roadmap, "x"), "2026-03-04 2026-03-11");
    // Thursday and Friday, then Wednesday to Friday.
    assert_eq!(dates(&roadmap, "y"), "2026-03-12 2026-03-20");
    // The third week of the plan begins on a Wednesday, the first day after the fair.
    assert_eq!(dates(&roadmap, "z"), "2026-03-18 2026-03-24");
    assert_eq!(roadmap.finish, Some(date(2026, 3, 24)));
}

#[test]
fn a_plan_that_starts_on_a_weekend_starts_working_on_monday() {
    let roadmap = schedule("start: 2026-03-07\n", &[("x", "effort: 1"), ("z", "phase: P2, effort: 1")]);
    assert_eq!((dates(&roadmap, "x"), days(&roadmap, "x")), ("2026-03-09 2026-03-13".to_owned(), (0, 5)));
    assert_eq!(dates(&roadmap, "z"), "2026-03-23 2026-03-27", "week 3 begins on Saturday the 21st");
}

#[test]
fn every_item_says_why_it_starts_when_it_does() {
    let items = [
        ("go", "effort: 1"),
        ("next", "effort: 1, needs: [go]"),
        ("later", "phase: P2, effort: 1"),
        ("run", "effort: 1, status: in-progress"),
        ("fix", "effort: 1, start: 2026-03-05"),
        ("end", "effort: 2, finish: 2026-03-20"),
    ];
    let roadmap = schedule("", &items);
    let because = |id: &str| &item(&roadmap, id).slot.because;
    assert_eq!(because("go"), &Because::PlanStart);
    let go = roadmap.items.iter().position(|item| item.id == "go").expect("an item");
    assert_eq!(because("next"), &Because::Needs(vec![go]));
    assert_eq!(because("later"), &Because::Phase);
    assert_eq!(because("run"), &Because::Running);
    assert_eq!((because("fix"), because("end")), (&Because::Decided, &Because::Decided));
    assert_eq!((days(&roadmap, "fix"), days(&roadmap, "end")), ((3, 8), (5, 15)), "a length before the finish");
}

#[test]
fn the_team_does_as_much_at_once_as_it_has_room_for() {
    let items = [("a1", "effort: 2"), ("b1", "effort: 1"), ("c1", "effort: 1"), ("d1", "effort: 0.5"), ("e1", "effort: 1")];
    let free = schedule("", &items);
    assert!(free.items.iter().all(|item| item.slot.start_day == 0), "without a capacity everything starts at once");
    let roadmap = schedule("capacity: 2\n", &items);
    // In the order of value and id: d (half a person-week in a week), b, c, e, a.
    let order: Vec<&str> = roadmap.items.iter().map(|item| item.id.as_str()).collect();
    assert_eq!(order, ["d1", "b1", "c1", "e1", "a1"]);
    // d and b leave half a week's room, which is too little for c.
    assert_eq!(["d1", "b1", "c1", "e1", "a1"].map(|id| days(&roadmap, id)), [(0, 5), (0, 5), (5, 10), (5, 10), (10, 20)]);
    assert_eq!(item(&roadmap, "c1").slot.because, Because::Capacity(Who::Team));
    let critical: Vec<&str> = roadmap.critical_path.iter().map(|at| roadmap.items[*at].id.as_str()).collect();
    assert_eq!(critical, order, "each leaves its room to the next");
    assert!(to_settle(&roadmap).is_empty());
}

#[test]
fn a_person_with_half_the_time_takes_twice_as_long_and_one_thing_after_the_other() {
    let settings = "capacity: {team: 3, people: {ann: 0.5}}\n";
    let items =
        [("x", "effort: 1, owner: ann"), ("y", "effort: 2, owner: ann"), ("z", "effort: 2, owner: bob"), ("n", "effort: 2")];
    let roadmap = schedule(settings, &items);
    assert_eq!(["x", "y", "z", "n"].map(|id| days(&roadmap, id)), [(0, 10), (10, 30), (0, 10), (0, 10)]);
    assert_eq!(item(&roadmap, "y").slot.because, Because::Capacity(Who::Person("ann".to_owned())));
    let slow = schedule("capacity: 0.25\n", &[("x", "effort: 1")]);
    assert_eq!(days(&slow, "x"), (0, 20), "a team with a quarter of a week");
    let many = schedule(
        "people: 2\ncapacity: {people: {ann: 1.5}}\n",
        &[("x", "effort: 3, owner: ann"), ("y", "effort: 3, owner: bob")],
    );
    assert_eq!(["x", "y"].map(|id| days(&many, id)), [(0, 10), (0, 8)]);
}

#[test]
fn what_was_decided_takes_its_room_first_even_where_there_is_none() {
    let items = [
        ("x", "effort: 2, start: 2026-03-02, finish: 2026-03-13, owner: ann"),
        ("y", "effort: 3, start: 2026-03-09, finish: 2026-03-20"),
        ("z", "effort: 1"),
    ];
    let loaded = load(
        "",
        &format!(
            "capacity: 2\nitems:\n{}",
            items
                .map(|(id, keys)| format!("  {id}: {{title: T, phase: P1, closes: [{{capability: a, to: 1}}], {keys}}}\n"))
                .concat()
        ),
        "",
    );
    let roadmap = planned(&loaded);
    let expected = Conflict::OverCapacity {
        who: Who::Team,
        items: vec!["x".to_owned(), "y".to_owned()],
        from: date(2026, 3, 9),
        to: date(2026, 3, 13),
        work: half(5),
        room: Exact::from(2i64),
    };
    assert_eq!(to_settle(&roadmap), [&expected]);
    assert_eq!(days(&roadmap, "z"), (0, 5), "beside x there is room for one in the first week");
    let warning = loaded.diagnostics.iter().find(|found| found.code.slug == "assessment/over-capacity").expect("a warning");
    assert_eq!(
        warning.message,
        "from 2026-03-09 to 2026-03-13 `x`, `y` take up to 2.5 person-weeks a week, and the team has room for 2"
    );
    assert_eq!(loaded.sources.locate(warning.span), "content/t/roadmap.yaml:3:3");
    assert_eq!(warning.related.len(), 1);
}

#[test]
fn an_edition_without_names_has_the_same_dates_and_names_nobody() {
    let own = |id: &str, keys: &str| {
        format!("  {id}: {{title: T, phase: P1, closes: [{{capability: a, to: 1}}], owner: ann, {keys}}}\n")
    };
    let items = own("x", "effort: 2, start: 2026-03-02, finish: 2026-03-06") + &own("y", "effort: 1");
    let loaded = load("", &format!("capacity: {{people: {{ann: 0.5}}}}\nitems:\n{items}"), "");
    let model = loaded.model.as_ref().expect("a model");
    let participant = Box::new(|number: usize| format!("Participant {number}"));
    let masks = Masks { reason: String::new(), voter: String::new(), participant };
    let shown = model.assessments[0].for_audience(Audience::Public, &masks);
    let (all, public) = (planned(&loaded), evaluate(&model.rubric, &shown).plan.roadmap);
    assert_eq!(["x", "y"].map(|id| days(&all, id)), [(0, 5), (5, 15)]);
    assert_eq!(["x", "y"].map(|id| days(&public, id)), [(0, 5), (5, 15)]);
    assert_eq!(public.capacity.people[0].0.name, "Lead");
    let whose = |roadmap: &Roadmap| match to_settle(roadmap)[..] {
        [Conflict::OverCapacity { who: Who::Person(id), .. }] => id.clone(),
        ref other => panic!("{other:?}"),
    };
    assert_eq!((whose(&all), whose(&public)), ("ann".to_owned(), public.capacity.people[0].0.id.clone()));
    assert!(!format!("{public:?}").contains("ann") && !format!("{public:?}").contains("Ann"));
}

#[test]
fn what_finishes_before_its_prerequisite_is_named_so() {
    let roadmap = schedule(
        "",
        &[("x", "start: 2026-03-02, finish: 2026-03-20"), ("y", "start: 2026-03-04, finish: 2026-03-11, needs: [x]")],
    );
    let (item, needs) = ("y".to_owned(), "x".to_owned());
    assert_eq!(to_settle(&roadmap), [&Conflict::StartsTooEarly { item, needs, days: 13, finishes_before: true }]);
}

#[test]
fn work_outside_the_weeks_of_its_phase_is_named_with_its_side() {
    let roadmap = schedule("", &[("x", "effort: 3"), ("y", "phase: P2, start: 2026-03-10, finish: 2026-03-27")]);
    let outside =
        |id: &str, phase: &str, days, early| Conflict::OutsidePhase { item: id.to_owned(), phase: phase.to_owned(), days, early };
    assert_eq!(roadmap.conflicts, [outside("x", "One", 5, false), outside("y", "Two", 4, true)]);
}

#[test]
fn efforts_from_to_give_a_finish_from_to() {
    let roadmap = schedule("", &[("x", "effort: [1, 4]"), ("y", "effort: [0.5, 2.5], needs: [x]")]);
    // Middle 2.5 weeks, 13 days, then 1.5 weeks, 8 days; low 5 and 5; high 20 and 13.
    assert_eq!([days(&roadmap, "x"), days(&roadmap, "y")], [(0, 13), (13, 21)]);
    assert_eq!(item(&roadmap, "x").finish_range, (date(2026, 3, 6), date(2026, 3, 27)));
    assert_eq!(roadmap.finish_range, Some((date(2026, 3, 13), date(2026, 4, 15))));
}

#[test]
fn slack_is_told_in_working_days_and_dates() {
    let settings = "holidays: [2026-03-11]\n";
    let roadmap = schedule(settings, &[("x", "effort: 2"), ("y", "effort: 1"), ("z", "effort: 1, needs: [x, y]")]);
    let slot = &item(&roadmap, "y").slot;
    assert_eq!((slot.slack, slot.critical), (5, false));
    assert_eq!((slot.latest_start, slot.latest_finish), (date(2026, 3, 9), date(2026, 3, 16)));
    let critical: Vec<&str> = roadmap.critical_path.iter().map(|at| roadmap.items[*at].id.as_str()).collect();
    assert_eq!(critical, ["x", "z"]);
}

#[test]
fn load_is_told_by_owner_and_week() {
    let settings = "holidays: [2026-03-03]\n";
    let roadmap =
        schedule(settings, &[("x", "effort: 2, owner: ann"), ("y", "effort: 1"), ("z", "effort: 1, owner: ann, needs: [y]")]);
    let loads: Vec<(Option<&str>, String, String)> =
        roadmap.load.iter().map(|load| (load.who.as_deref(), load.week.to_string(), load.work.to_fixed(1))).collect();
    let line = |who, week: &str, work: &str| (who, week.to_owned(), work.to_owned());
    // Week 1 has four working days: 4/10 of x and 4/5 of y; z begins on the Tuesday of week 2.
    let expected = [
        line(None, "2026-03-02", "0.8"),
        line(None, "2026-03-09", "0.2"),
        line(Some("ann"), "2026-03-02", "0.8"),
        line(Some("ann"), "2026-03-09", "1.8"),
        line(Some("ann"), "2026-03-16", "0.4"),
    ];
    assert_eq!(loads, expected);
}

#[test]
fn the_teams_effort_decides_dates_and_the_rubrics_stays_beside_it() {
    let items = "  items: [{id: R, phase: P1, text: r, closes: [{capability: a, to: 2}], effort: {small: 1, large: [2, 4]}, impact: 3}]\n";
    let of = |roadmap: &str| planned(&load(items, roadmap, ""));
    let (derived, small, stated) = (of(""), of("size: small\n"), of("items: {R: {effort: [5, 6]}}\n"));
    assert_eq!([&derived, &small, &stated].map(|roadmap| days(roadmap, "R").1), [15, 5, 28]);
    assert_eq!(item(&stated, "R").effort, (Exact::from(2i64), Exact::from(4i64)));
    assert_eq!(item(&stated, "R").work, (Exact::from(5i64), Exact::from(6i64)));
    assert_eq!(item(&stated, "R").value, item(&derived, "R").value);
}

#[test]
fn an_item_whose_condition_holds_is_deferred_unless_the_team_plans_it() {
    let items = "  items:\n    - {id: R, phase: P1, text: r, closes: [{capability: a, to: 2}], effort: {large: 1}, impact: 3, not_if: {text: Few models, when: {models: {at_most: 4}}}}\n    - {id: S, phase: P1, text: s, needs: [R], closes: [{capability: a, to: 1}], effort: {large: 1}, impact: 3}\n    - {id: T, phase: P1, text: t, closes: [{capability: b, to: 2}], effort: {large: 1}, impact: 3, not_if: {text: Few models, when: {models: {at_most: 4}}}}\n";
    let reasons = |roadmap: &str, facts: &str| {
        let loaded = load(items, roadmap, facts);
        let roadmap = planned(&loaded);
        let chosen: Vec<String> = roadmap.items.iter().map(|item| item.id.clone()).collect();
        let reasons: Vec<LeftOutReason> = roadmap.left_out.iter().map(|left| left.reason).collect();
        let found: Vec<String> = loaded.diagnostics.iter().map(|found| found.message.clone()).collect();
        (chosen.join(" "), reasons, found)
    };
    let few = "facts: {models: 3}\n";
    let (deferred, at_target) = (LeftOutReason::Deferred, LeftOutReason::AtTarget);
    assert_eq!(reasons("", "facts: {models: 5}\n").0, "R S");
    assert_eq!(reasons("", few), ("S".to_owned(), vec![deferred, at_target], vec![]));
    assert_eq!(reasons("items: {R: {status: in-progress}}\n", few).0, "R S");
    let by_team = reasons("items: {R: {status: deferred}}\n", "");
    assert_eq!((by_team.0.as_str(), by_team.1), ("S", vec![deferred, at_target]));
    assert_eq!(by_team.2, ["`R` is deferred, but the plan holds `S`, which requires it"]);
    let needed = reasons("items: {S: {status: planned}}\n", few);
    assert_eq!(needed.2, ["`S` requires `R`, which is deferred: Few models"]);
}

#[test]
fn after_decides_the_order_and_no_date() {
    let roadmap = schedule("", &[("x", "effort: 1, after: [y]"), ("y", "effort: 1")]);
    let order: Vec<&str> = roadmap.items.iter().map(|item| item.id.as_str()).collect();
    assert_eq!((order, days(&roadmap, "x")), (vec!["y", "x"], (0, 5)));
    assert_eq!(item(&roadmap, "x").after, [0]);
    let late = schedule("", &[("x", "effort: 1, after: [y]"), ("y", "phase: P2, effort: 1")]);
    assert_eq!(late.items[0].id, "x", "what comes in a later phase is not waited for");
}

#[test]
fn a_century_of_work_and_a_drop_of_capacity_still_have_dates() {
    let roadmap = schedule(
        "capacity: 0.000001\nholidays: [{from: 2026-03-10, to: 9999-12-31}]\n",
        &[("x", "effort: 9000"), ("y", "effort: [0, 9000]")],
    );
    assert_eq!(roadmap.finish, Some(Date::MAX));
    assert_eq!([days(&roadmap, "y"), days(&roadmap, "x")], [(0, 26_000), (26_000, 52_000)]);
}

/// One random item: in halves of a person-week, with needs and `after` among earlier ones.
#[derive(Debug, Clone)]
struct Draft {
    phase: usize,
    effort: (i64, i64),
    needs: Vec<usize>,
    after: Vec<usize>,
    owner: Option<&'static str>,
    /// Days after the start of the plan.
    start: Option<i64>,
}

/// Directed graphs without circles of up to `most` items; some with decided starts where asked for.
fn drafts(most: usize, decided: bool) -> impl Strategy<Value = Vec<Draft>> {
    let earlier = || prop::collection::vec(any::<prop::sample::Index>(), 0..3);
    let start = prop::option::weighted(0.25, -10i64..40).prop_map(move |start| start.filter(|_| decided));
    let owner = prop::option::of(prop::sample::select(vec!["ann", "bob"]));
    let one = (0usize..2, 0i64..6, 0i64..6, earlier(), earlier(), owner, start);
    prop::collection::vec(one, 1..=most).prop_map(|raw| {
        let pick = |at: usize, links: &[prop::sample::Index]| {
            let all: BTreeSet<usize> = links.iter().filter(|_| at > 0).map(|link| link.index(at)).collect();
            all.into_iter().collect()
        };
        let draft = |(at, (phase, low, more, needs, after, owner, start)): (usize, (usize, i64, i64, Vec<_>, Vec<_>, _, _))| {
            let effort = (low, low + more);
            Draft { phase, effort, needs: pick(at, &needs), after: pick(at, &after), owner, start }
        };
        raw.into_iter().enumerate().map(draft).collect()
    })
}

fn written(settings: &str, drafts: &[Draft]) -> String {
    let mut text = format!("{settings}items:\n");
    for (at, draft) in drafts.iter().enumerate() {
        let links = |links: &[usize]| links.iter().map(|at| format!("i{at}")).collect::<Vec<_>>().join(", ");
        let (low, high) = (half(draft.effort.0), half(draft.effort.1));
        write!(
            text,
            "  i{at}: {{title: T, phase: P{}, closes: [{{capability: a, to: 1}}], effort: [{low}, {high}], needs: [{}], after: [{}]",
            draft.phase + 1,
            links(&draft.needs),
            links(&draft.after)
        )
        .expect("writes to memory");
        let owner = draft.owner.map_or_else(String::new, |owner| format!(", owner: {owner}"));
        let start = draft.start.map_or_else(String::new, |days| format!(", start: {}", START + days.days()));
        writeln!(text, "{owner}{start}}}").expect("writes to memory");
    }
    text
}

fn scheduled(settings: &str, drafts: &[Draft]) -> Roadmap {
    planned(&load("", &written(settings, drafts), ""))
}

const HOLIDAYS: &str = "holidays: [2026-03-10, {from: 2026-03-26, to: 2026-04-06}]\n";

fn is_working_day(day: Date) -> bool {
    let is_holiday = day == date(2026, 3, 10) || (date(2026, 3, 26)..=date(2026, 4, 6)).contains(&day);
    !is_holiday && !matches!(day.weekday(), Weekday::Saturday | Weekday::Sunday)
}

/// Working days of a draft, by the rule: middle effort, rounded up, at least a week.
fn length(draft: &Draft) -> i64 {
    // Halves of a week from two ends: a quarter of a week each.
    ((draft.effort.0 + draft.effort.1) * 5 + 3).div_euclid(4).max(5)
}

/// The latest end of an item over all ways through the needs, each tried by itself.
fn end_of(drafts: &[Draft], at: usize, first_phase: usize) -> i64 {
    let own = i64::try_from(drafts[at].phase - first_phase).expect("small") * 10;
    let starts = drafts[at].needs.iter().map(|need| end_of(drafts, *need, first_phase)).chain([own]);
    starts.map(|start| start + length(&drafts[at])).max().expect("its own phase")
}

/// The longest way from an item through what needs it, without the item itself.
fn way_after(drafts: &[Draft], at: usize) -> i64 {
    let next = (0..drafts.len()).filter(|later| drafts[*later].needs.contains(&at));
    next.map(|later| length(&drafts[later]) + way_after(drafts, later)).max().unwrap_or(0)
}

fn last_day(roadmap: &Roadmap) -> i64 {
    roadmap.items.iter().map(|item| item.slot.finish_day).max().expect("items")
}

/// Position of an item's draft.
fn draft_of(item: &PlanItem) -> usize {
    item.id[1..].parse().expect("a number")
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn needs_phases_and_holidays_are_respected_and_what_decided_dates_break_is_named(drafts in drafts(12, true)) {
        let roadmap = scheduled(HOLIDAYS, &drafts);
        let first = drafts.iter().map(|draft| draft.phase).min().expect("items");
        let mut broken = BTreeMap::new();
        for item in &roadmap.items {
            let draft = &drafts[draft_of(item)];
            for need in item.needs.iter().map(|need| &roadmap.items[*need]) {
                if item.slot.start < need.slot.finish || item.slot.start_day < need.slot.finish_day {
                    prop_assert!(draft.start.is_some(), "{} starts before {} is finished", item.id, need.id);
                    broken.insert((item.id.clone(), need.id.clone()), need.slot.finish_day - item.slot.start_day);
                }
            }
            match draft.start {
                Some(days) => prop_assert_eq!(item.slot.start, START + days.days()),
                None => {
                    let phase = START + i64::try_from((draft.phase - first) * 14).expect("small").days();
                    prop_assert!(item.slot.start >= phase && is_working_day(item.slot.start), "{}", item.slot.start);
                }
            }
            prop_assert!(is_working_day(item.slot.finish), "{}", item.slot.finish);
        }
        let named: BTreeMap<_, _> = to_settle(&roadmap).into_iter().map(|conflict| match conflict {
            Conflict::StartsTooEarly { item, needs, days, .. } => ((item.clone(), needs.clone()), *days),
            other => panic!("{other:?}"),
        }).collect();
        prop_assert_eq!(named, broken);
    }

    #[test]
    fn the_critical_path_is_the_longest_way_through_the_needs(drafts in drafts(10, false)) {
        let roadmap = scheduled("", &drafts);
        let first = drafts.iter().map(|draft| draft.phase).min().expect("items");
        let end = (0..drafts.len()).map(|at| end_of(&drafts, at, first)).max().expect("items");
        prop_assert_eq!(last_day(&roadmap), end);
        let on_path: BTreeSet<usize> = roadmap.critical_path.iter().map(|at| draft_of(&roadmap.items[*at])).collect();
        let longest: BTreeSet<usize> =
            (0..drafts.len()).filter(|at| end_of(&drafts, *at, first) + way_after(&drafts, *at) == end).collect();
        prop_assert_eq!(on_path, longest);
    }

    #[test]
    fn an_item_may_slip_by_its_slack_and_not_by_a_day_more(drafts in drafts(8, true), of in any::<prop::sample::Index>()) {
        let roadmap = scheduled(HOLIDAYS, &drafts);
        let item = &roadmap.items[of.index(roadmap.items.len())];
        let end_when_later_by = |days: i64| {
            let mut moved = drafts.clone();
            let to = roadmap.calendar.date_of(item.slot.start_day + days);
            moved[draft_of(item)].start = Some(i64::from(START.until(to).expect("near").get_days()));
            last_day(&scheduled(HOLIDAYS, &moved))
        };
        let end = last_day(&roadmap);
        prop_assert_eq!(end_when_later_by(item.slot.slack), end);
        prop_assert!(end_when_later_by(item.slot.slack + 1) > end);
    }

    #[test]
    fn nobody_is_given_more_than_there_is_room_for(drafts in drafts(12, false), team in 1i64..6, ann in 1i64..4, people in 1i64..3) {
        let (team, ann) = (half(team), half(ann));
        let settings = format!("{HOLIDAYS}people: {people}\ncapacity: {{team: {team}, people: {{ann: {ann}}}}}\n");
        let roadmap = scheduled(&settings, &drafts);
        prop_assert!(to_settle(&roadmap).is_empty(), "{:?}", to_settle(&roadmap));
        for day in 0..last_day(&roadmap) {
            let running = || roadmap.items.iter().filter(|item| (item.slot.start_day..item.slot.finish_day).contains(&day));
            let taken = |items: &mut dyn Iterator<Item = &PlanItem>| -> Exact {
                items.map(|item| {
                    let work = (&item.work.0 + &item.work.1) * half(1);
                    work * Exact::ratio(5, item.slot.finish_day - item.slot.start_day)
                }).sum()
            };
            prop_assert!(taken(&mut running()) <= team);
            prop_assert!(taken(&mut running().filter(|item| item.owner_id() == Some("ann"))) <= ann);
        }
        for item in &roadmap.items {
            prop_assert!(item.needs.iter().all(|need| roadmap.items[*need].slot.finish_day <= item.slot.start_day));
            prop_assert!(item.slot.slack >= 0);
            // Nothing waits without a reason: what it waits for ends on that day.
            if let Because::Capacity(_) = item.slot.because {
                prop_assert!(roadmap.items.iter().any(|other| other.slot.finish_day == item.slot.start_day));
            }
        }
    }

    #[test]
    fn less_work_never_ends_later_and_more_never_sooner(drafts in drafts(10, true), capacity in prop::option::of(1i64..5)) {
        let settings = capacity.map_or_else(String::new, |halves| format!("capacity: {}\n", half(halves)));
        let roadmap = scheduled(&settings, &drafts);
        for item in &roadmap.items {
            prop_assert!(item.finish_range.0 <= item.slot.finish && item.slot.finish <= item.finish_range.1);
        }
        let (low, high) = roadmap.finish_range.expect("items");
        prop_assert!(low <= roadmap.finish.expect("items") && roadmap.finish.expect("items") <= high);
    }

    #[test]
    fn a_start_some_weeks_later_moves_everything_by_as_many(drafts in drafts(10, false), weeks in 1i64..60, capacity in 1i64..5) {
        let settings = |start: Date| format!("start: {start}\ncapacity: {}\n", half(capacity));
        let (now, later) = (scheduled(&settings(START), &drafts), scheduled(&settings(START + (weeks * 7).days()), &drafts));
        for (now, later) in now.items.iter().zip(&later.items) {
            prop_assert_eq!(&now.id, &later.id);
            prop_assert_eq!(now.slot.start + (weeks * 7).days(), later.slot.start);
            prop_assert_eq!(now.slot.finish + (weeks * 7).days(), later.slot.finish);
        }
    }
}
