//! How long it takes to choose, order and schedule many roadmap items: `cargo bench --bench planning`.
//!
//! The items are the team's own, with efforts in half weeks, needs among the sixty before each, and four phases. Deeper graphs are
//! easier: what needs nothing competes for the first free days. A tenth has decided dates, half of them an owner.

use std::fmt::Write as _;

use divan::Bencher;
use divan::counter::ItemsCount;
use gapmap::plan::plan;
use gapmap::score::score;
use gapmap::source::Sources;
use gapmap::workspace::{self, Model};

const RUBRIC: &str = "\
rubric: large
kinds: [{id: area, plural: areas}, {id: point, plural: points, scale: s}]
scales: {s: {type: level, levels: [{level: 0, id: l0, name: None}, {level: 1, id: l1, name: Some}, {level: 2, id: l2, name: All}]}}
roadmap:
  phases: [{id: P1, name: 1, weeks: [1, 9]}, {id: P2, name: 2, weeks: [10, 19]}, {id: P3, name: 3, weeks: [20, 29]}, {id: P4, name: 4, weeks: [30, 39]}]
";
const POINTS: usize = 45;
const OWNERS: usize = 20;

fn main() {
    divan::main();
}

#[divan::bench(args = [1000, 10_000], sample_count = 10, sample_size = 1)]
fn without_capacity(bencher: Bencher, items: usize) {
    plans(bencher, items, "");
}

#[divan::bench(args = [1000, 10_000], sample_count = 10, sample_size = 1)]
fn with_the_teams_capacity(bencher: Bencher, items: usize) {
    plans(bencher, items, "capacity: 12.5\n");
}

#[divan::bench(args = [1000, 10_000], sample_count = 10, sample_size = 1)]
fn with_everybodys_capacity(bencher: Bencher, items: usize) {
    let people: Vec<String> = (0..OWNERS).map(|at| format!("p{at}: {}", ["1", "0.5", "0.8"][at % 3])).collect();
    plans(bencher, items, &format!("capacity: {{team: 12.5, people: {{{}}}}}\n", people.join(", ")));
}

fn plans(bencher: Bencher, items: usize, settings: &str) {
    let model = model(items, settings);
    let (rubric, assessment) = (&model.rubric, &model.assessments[0]);
    let scorecard = score(rubric, assessment);
    assert_eq!(plan(rubric, assessment, &scorecard).roadmap.items.len(), items);
    bencher.counter(ItemsCount::new(items)).bench_local(|| plan(rubric, assessment, &scorecard));
}

/// The model, provided that everything in it was understood: numbers about refused files would say nothing.
fn model(items: usize, settings: &str) -> Model {
    let points: String = (0..POINTS).map(|at| format!("{{id: c{at}, name: C{at}, target: 2, na_when: never}}, ")).collect();
    let people: String = (0..OWNERS).map(|at| format!("{{id: p{at}, name: P{at}}}, ")).collect();
    let answers: String = (0..POINTS).map(|at| format!("c{at}: 0, ")).collect();
    let holidays = "holidays: [{from: 2026-04-03, to: 2026-04-06}, 2026-05-01, {from: 2026-12-24, to: 2027-01-01}]\n";
    let files = [
        ("content/rubric/rubric.yaml", format!("{RUBRIC}areas: [{{id: x, name: X, points: [{points}]}}]\n")),
        ("content/team/assessment.yaml", format!("subject: Team\ndate: 2026-01-05\nparticipants: [{people}]\n")),
        ("content/team/answers.yaml", format!("answers: {{{answers}}}\n")),
        ("content/team/roadmap.yaml", format!("{settings}{holidays}items:\n{}", own_items(items))),
    ];
    let loaded = workspace::load(Sources::from_files(files));
    let messages: Vec<&str> = loaded.diagnostics.iter().map(|diagnostic| diagnostic.message.as_str()).take(3).collect();
    assert!(!loaded.has_errors(), "{messages:?}");
    loaded.model.expect("a model")
}

fn own_items(items: usize) -> String {
    let mut text = String::new();
    for at in 0..items {
        let random = |of: usize| scattered(at, of);
        let needs: Vec<String> =
            (0..random(1) % 4).filter(|_| at > 0).map(|link| format!("i{}", at - 1 - random(10 + link) % at.min(60))).collect();
        let low = random(2) % 8;
        let (from, to) = (low + 1, low + 1 + random(3) % 8);
        write!(
            text,
            "  i{at}: {{title: T{at}, phase: P{}, closes: [{{capability: c{}, to: {}}}], effort: [{}, {}], needs: [{}], impact: {}",
            random(4) % 4 + 1,
            random(5) % POINTS,
            random(6) % 2 + 1,
            halves(from),
            halves(to),
            needs.join(", "),
            random(7) % 5 + 1,
        )
        .expect("writes to memory");
        if random(8) % 2 == 0 {
            write!(text, ", owner: p{}", random(9) % OWNERS).expect("writes to memory");
        }
        if random(20) % 10 == 0 {
            write!(text, ", start: 202{}-0{}-1{}", 6 + random(21) % 4, 1 + random(22) % 9, random(23) % 10)
                .expect("writes to memory");
        }
        text.push_str("}\n");
    }
    text
}

fn halves(count: usize) -> String {
    format!("{}.{}", count / 2, count % 2 * 5)
}

/// A number that looks random and is the same in every run.
fn scattered(item: usize, of: usize) -> usize {
    let mixed = (item * 1009 + of + 1) as u64;
    let mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    ((mixed ^ (mixed >> 31)) & 0xffff_ffff) as usize
}
