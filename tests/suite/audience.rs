//! Editions: what readers of a wider circle do not get to see, and that their numbers are those of everybody.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use gapmap::assessment::Audience;
use gapmap::live::{Book, Setting};
use gapmap::site::{self, Site};
use gapmap::source::Sources;
use gapmap::theme::Theme;
use gapmap::words::Words;
use gapmap::workspace::{self, Loaded};
use gapmap::{View, leak};
use proptest::prelude::{any, prop_assert, proptest};
use serde_json::Value;

const CIRCLES: [Audience; 3] = [Audience::Public, Audience::Partner, Audience::Internal];

/// Every place for words, each with a secret of its own. `{n}` is the secret's number, `[C]` the circle.
const FILES: [(&str, &str); 4] = [
    (
        "content/a/assessment.yaml",
        "subject: A\ndate: 2026-01-02\nprofile: standard\n\
         participants:\n  - {id: keeper, name: Secret{0}, role: Keeper of keys, audience: [C]}\n  - {id: other, name: Open Person, role: r}\n\
         metrics: {idea-to-production: {value: 9, date: 2026-01-01, source: s, note: {text: Secret{1}, audience: [C]}}}\n\
         next_steps: {N1: {status: open, owner: keeper, note: {text: Secret{2}, audience: [C]}}}\n",
    ),
    (
        "content/a/x.yaml",
        "answers:\n  exp-tracking:\n    level: 1\n    target: 3\n    target_reason: Secret{3}\n    pain: high\n    coverage: 1/2\n    owner: other\n    \
         votes: {keeper: 1, other: 3}\n    note: Secret{4}\n    audience: [C]\n    evidence:\n      - {text: Secret{5}, ref: \"https://secret{6}.example/x\", grade: A, date: 2026-01-01}\n      - Secret{7}\n  \
         exp-repro: {level: 4, note: {text: Secret{8}, audience: [C]}, evidence: [{text: Secret{9}, grade: A, date: 2026-01-01, audience: [C]}, {text: Open evidence, grade: B, date: 2026-01-01}]}\n  \
         mon-bias: {na: secret{10}, reason: Secret{11}, until: 2027-01-01, audience: [C]}\n\
         questions:\n  q-exp-1: {text: \"Secret{12} *and* more\", audience: [C]}\n  q-exp-2: Open words\n",
    ),
    (
        "content/a/plan.yaml",
        "items:\n  R1.1: {status: in-progress, owner: keeper, note: {text: Secret{13}, audience: [C]}}\n\
         risks:\n  own: {title: Secret{14}, cause: Secret{15}, event: Secret{16}, effect: Secret{17}, likelihood: 5, impact: 5, owner: keeper, reason: Secret{18}, by: keeper, note: Secret{19}, audience: [C],\n    \
         controls: [Secret{24}], trigger: Secret{25}, inherent: {likelihood: 5, impact: 5, why: Secret{26}}, residual: {likelihood: 4, impact: 5, why: Secret{27}},\n    \
         evidence: [Secret{28}], cost: 70707 EUR, log: [{date: 2026-01-01, likelihood: 5, impact: 5, by: keeper, why: Secret{29}}]}\n  \
         alert-fatigue: {owner: other, status: treating, reason: Secret{20}, note: Secret{21}, audience: [C]}\n  \
         shown: {title: Open risk, cause: c, event: e, effect: f, likelihood: 2, impact: 2, owner: keeper, note: {text: Secret{22}, audience: [C]}, evidence: [{text: Secret{30}, grade: A, date: 2026-01-01, audience: [C]}]}\n",
    ),
    (
        "content/a/history/q1.yaml",
        "milestone: Q1\nsubject: A\ndate: 2025-06-01\nprofile: standard\nparticipants: [{id: keeper, name: Secret{0}}]\n\
         answers: {exp-tracking: {level: 0, owner: keeper, note: Secret{23}, audience: [C]}}\n",
    ),
];
const SECRETS: usize = 31;
/// An earlier note, shown where nothing newer replaces it.
const SOMETIMES: usize = 23;

/// The secret with a number: a word that stands nowhere else.
fn secret(number: usize) -> String {
    format!("qzjx{number:02}vkwq")
}

fn files(circle: impl Fn(usize) -> Audience) -> Vec<(String, String)> {
    let mut at = 0;
    let fill = |text: &str| {
        let mut text = text.to_owned();
        for number in 0..SECRETS {
            for word in ["Secret", "secret"] {
                text = text.replace(&format!("{word}{{{number}}}"), &secret(number));
            }
        }
        while let Some(place) = text.find("[C]") {
            text.replace_range(place..place + 3, circle(at).as_str());
            at += 1;
        }
        text
    };
    let mut fill = fill;
    FILES.iter().map(|(path, text)| ((*path).to_owned(), fill(text))).collect()
}

fn load(circle: impl Fn(usize) -> Audience) -> Loaded {
    let loaded = workspace::load(Sources::from_files(files(circle)));
    assert!(!loaded.has_errors(), "{:#?}", loaded.diagnostics);
    loaded
}

/// The site for a circle, after the check that `build` makes.
fn site_for(loaded: &Loaded, audience: Audience) -> Site {
    let view = View { as_of: None, audience };
    let theme = Theme::load(&loaded.sources, "default", Words::english()).unwrap_or_else(|error| panic!("{error}"));
    let options = site::Options { words: Words::english().clone(), base_url: None, public: false, paper: "a4" };
    let setting = Setting { theme: Arc::new(theme), options: Arc::new(options), view, commit: None };
    let build = |loaded: &Loaded| {
        let printed = Book::open(&loaded.sources, loaded.model.as_ref()?, &setting, None).print();
        printed.ok().map(|rendered| rendered.site)
    };
    let site = build(loaded).expect("a site");
    if let Err(leak) = leak::check(loaded, audience, &site, build) {
        panic!("{leak}");
    }
    site
}

/// Numbers of the secrets that stand anywhere in the site.
fn told(site: &Site) -> BTreeSet<usize> {
    let all: Vec<u8> = site.values().flatten().copied().collect();
    let text = String::from_utf8_lossy(&all).to_lowercase();
    (0..SECRETS).filter(|number| text.contains(&secret(*number))).collect()
}

fn page(site: &Site, path: &str) -> String {
    String::from_utf8_lossy(&site[path]).into_owned()
}

fn report(site: &Site) -> Value {
    serde_json::from_slice(&site["data/report.json"]).expect("JSON")
}

#[test]
fn every_circle_sees_what_is_meant_for_it_and_no_byte_more() {
    for circle in CIRCLES {
        let loaded = load(|_| circle);
        for readers in CIRCLES {
            let told = told(&site_for(&loaded, readers));
            if readers < circle {
                assert_eq!(told, BTreeSet::new(), "meant for {circle:?}, shown to {readers:?}");
            } else {
                let hidden: Vec<usize> = (0..SECRETS).filter(|number| !told.contains(number)).collect();
                assert!(
                    hidden.iter().all(|number| *number == SOMETIMES),
                    "meant for {circle:?}, kept from {readers:?}: {hidden:?}"
                );
            }
        }
    }
}

#[test]
fn the_numbers_of_all_editions_are_the_same() {
    let loaded = load(|_| Audience::Internal);
    let editions = CIRCLES.map(|readers| report(&site_for(&loaded, readers)));
    let numbers = |report: &Value| -> BTreeMap<&'static str, Value> {
        let a = &report["assessments"][0];
        let gaps: Vec<Value> = a["gaps"].as_array().expect("gaps").iter().map(|gap| gap["priority"].clone()).collect();
        [
            ("overall", a["overall"]["value"].clone()),
            ("grades", a["trust"]["grades"].clone()),
            ("flags", a["trust"]["flags"].clone()),
            ("proven", a["counts"]["proven"].clone()),
            ("gaps", gaps.into()),
            ("finish", a["roadmap"]["finish_text"].clone()),
            ("history", a["history"]["states"].clone()),
        ]
        .into()
    };
    assert_eq!(numbers(&editions[0]), numbers(&editions[2]));
    assert_eq!(numbers(&editions[1]), numbers(&editions[2]));
    assert_ne!(numbers(&editions[2])["flags"], Value::Array(Vec::new()), "there is something to keep");
}

#[test]
fn a_withheld_risk_is_in_no_list_no_cell_and_no_count() {
    let loaded = load(|_| Audience::Internal);
    let risks = |readers: Audience| report(&site_for(&loaded, readers))["assessments"][0].clone();
    let (shown, all) = (risks(Audience::Public), risks(Audience::Internal));
    let live = |a: &Value| a["counts"]["risks_live"].as_u64().expect("a count");
    assert_eq!(live(&shown) + 2, live(&all));
    let text = shown["risks"].to_string() + &shown["dimensions"].to_string() + &shown["roadmap"].to_string();
    assert!(!text.contains("risk-own") && !text.contains("alert-fatigue"), "a link to a risk that is not there");
    assert!(text.contains("Open risk"));
}

#[test]
fn an_edition_says_that_it_is_one_and_how_much_it_leaves_out() {
    let loaded = load(|_| Audience::Internal);
    let public = site_for(&loaded, Audience::Public);
    assert!(page(&public, "index.html").contains("are not shown in this edition"));
    assert_eq!(
        report(&public)["assessments"][0]["trust"]["withheld"],
        "Two risks, two pieces of evidence, six notes, the words of two answers and one name are not shown in this edition; all numbers were computed with them."
    );
    for path in ["index.html", "risks.html", "print.html", "404.html"] {
        assert!(page(&public, path).contains("Edition for the public"), "{path}");
    }
    assert_eq!(report(&public)["audience"], "public");
    let all = site_for(&loaded, Audience::Internal);
    assert!(!page(&all, "index.html").contains("Edition for") && !page(&all, "index.html").contains("not shown in this edition"));
    assert!(page(&site_for(&loaded, Audience::Partner), "index.html").contains("Edition for partners"));
}

#[test]
fn a_person_who_is_not_named_is_shown_by_the_role() {
    let loaded = load(|_| Audience::Internal);
    let public = site_for(&loaded, Audience::Public);
    let text = String::from_utf8(public.values().flatten().copied().filter(u8::is_ascii).collect()).expect("ASCII");
    assert!(!text.contains("keeper"), "the id is as good as the name");
    assert!(page(&public, "next.html").contains("Keeper of keys"), "who owns it can still be told");
}

proptest! {
    #![proptest_config(proptest::prelude::ProptestConfig::with_cases(4))]
    #[test]
    fn wherever_secrets_are_nobody_outside_their_circle_gets_a_byte(seed in any::<u64>()) {
        let circle = |at: usize| CIRCLES[usize::try_from(seed.rotate_left(u32::try_from(at * 7 % 64).expect("small")) % 3).expect("small")];
        let loaded = load(circle);
        let [public, partner, internal] = CIRCLES.map(|readers| told(&site_for(&loaded, readers)));
        prop_assert!(public.is_subset(&partner) && partner.is_subset(&internal));
        prop_assert!((0..SECRETS).all(|number| number == SOMETIMES || internal.contains(&number)));
    }
}
