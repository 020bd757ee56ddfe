//! The risk page: what is due, who answers for what, what moved and why, both values of what was decided, links both ways.

use std::collections::BTreeSet;

use gapmap::View;
use gapmap::assessment::Audience;
use gapmap::report::view::{AssessmentView, LinkView, MoveView, RatingView, Report, RiskView, RisksView};
use gapmap::source::Sources;
use gapmap::words::Words;
use gapmap::workspace::{self, Loaded};
use jiff::civil::Date;

use crate::sites::{pages, render};

const RUBRIC: &str = r"
rubric: small
kinds: [{id: area, plural: areas}, {id: point, plural: points, scale: s}]
scales: {s: {type: level, levels: [{level: 0, id: l0, name: None}, {level: 1, id: l1, name: Some}, {level: 2, id: l2, name: Most}, {level: 3, id: l3, name: All}]}}
facts: [{id: online, type: bool, name: Online}]
areas:
  - {id: x, name: X, points: [{id: a, name: Alpha, target: 3, na_when: never}, {id: b, name: Beta, target: 2, na_when: never}]}
roadmap:
  sizes: [{id: any, text: any}]
  size: [{else: any}]
  phases: [{id: P1, name: One, weeks: [1, 9], priority: High}]
  items:
    - {id: I1, phase: P1, text: first, closes: [{capability: a, to: 3}], effort: {any: [1, 1]}, impact: 4, risks: [r]}
    - {id: I2, phase: P1, text: second, closes: [{capability: b, to: 2}], effort: {any: [1, 1]}, impact: 4}
risk_matrix:
  likelihood: [{id: l, name: L}, {id: m, name: M}, {id: h, name: H}]
  impact: [{id: l, name: L}, {id: m, name: M}, {id: h, name: H}]
  levels: [{id: low, name: Low}, {id: mid, name: Mid}, {id: high, name: High}]
  grid: [[low, low, mid], [low, mid, high], [mid, high, high]]
risk_rules: {reference: 3, raise_at: 0.5, appetite: low}
risk_categories: [{id: t, name: Technical}, {id: o, name: Other}]
risks:
  - {id: r, title: Rule, category: t, cause: c, event: e, effect: f, drivers: {a: 1}, likelihood: {floor: 1, ceiling: 3, plus: [{when: {online: true}, add: 1, why: it is online}]}, impact: {base: 2}, items: [I1]}
  - {id: s, title: Second, category: o, cause: c, event: e, effect: f, drivers: {b: 1}, likelihood: {floor: 1, ceiling: 3}, impact: {base: 3}}
";

const PEOPLE: &str = "participants: [{id: p, name: Paula}, {id: q, name: Quin}]\n";

fn files(answers: &str, risks: &str, earlier: Option<&str>) -> Vec<(&'static str, String)> {
    let mut files = vec![
        ("content/rubric/small.yaml", RUBRIC.to_owned()),
        ("content/t/assessment.yaml", format!("subject: S\ndate: 2026-03-02\n{PEOPLE}")),
        ("content/t/answers.yaml", format!("answers: {answers}\n")),
        ("content/t/risks.yaml", format!("risks:\n{risks}")),
    ];
    let milestone = |text: &str| format!("milestone: Winter\nsubject: S\ndate: 2025-12-01\n{PEOPLE}{text}");
    files.extend(earlier.map(|text| ("content/t/history/winter.yaml", milestone(text))));
    files
}

fn load(files: Vec<(&'static str, String)>) -> Loaded {
    let loaded = workspace::load(Sources::from_files(files));
    assert!(!loaded.has_errors(), "{:#?}", loaded.diagnostics);
    loaded
}

fn report_on(loaded: &Loaded, day: &str) -> Report {
    let as_of: Date = day.parse().expect("a day");
    let view = View { as_of: Some(as_of), audience: Audience::Internal };
    gapmap::report(&loaded.sources, loaded.model.as_ref().expect("a model"), view, Words::english())
}

fn page(answers: &str, risks: &str, earlier: Option<&str>) -> RisksView {
    let report = report_on(&load(files(answers, risks, earlier)), "2026-03-02");
    report.assessments.into_iter().next().expect("one assessment").risks
}

fn own(id: &str, rating: (i64, i64), rest: &str) -> String {
    let (likelihood, impact) = rating;
    format!("  {id}: {{title: {id}, cause: c, event: e, effect: f, likelihood: {likelihood}, impact: {impact}, {rest}}}\n")
}

fn risk<'a>(page: &'a RisksView, id: &str) -> &'a RiskView {
    page.register.iter().find(|risk| risk.id == id).unwrap_or_else(|| panic!("{id} is not in the register"))
}

fn steps(rating: &RatingView) -> (i64, i64, &str) {
    (rating.likelihood.unwrap_or(0), rating.impact.unwrap_or(0), rating.level.as_str())
}

#[test]
fn reviews_and_acceptances_are_due_against_the_day_of_the_report() {
    let risks = [
        own("late", (3, 3), "owner: p, review: 2026-02-20"),
        own("later", (1, 1), "owner: q, review: 2026-03-01"),
        own("today", (1, 1), "owner: p, review: 2026-03-02"),
        own("shut", (3, 3), "owner: p, review: 2025-01-01, status: closed"),
        own("taken", (3, 3), "owner: p, status: accepted, by: p, reason: dear, until: 2026-06-01"),
        own("far", (3, 3), "owner: p, status: accepted, by: p, reason: dear, until: 2026-06-02"),
    ];
    let loaded = load(files("{a: 3, b: 3}", &risks.concat(), None));
    let due = |day: &str| {
        let page = report_on(&loaded, day).assessments.remove(0).risks;
        let lines = |due: &[gapmap::report::view::DueView]| -> Vec<String> {
            due.iter().map(|due| format!("{} {}", due.name, due.days_text)).collect()
        };
        (lines(&page.overdue), lines(&page.expiring))
    };
    let (overdue, expiring) = due("2026-03-02");
    assert_eq!(overdue, ["late 10 days overdue", "later 1 day overdue"], "the review of the day itself is not late");
    assert_eq!(expiring, ["taken ends in 91 days"], "a quarter of a year ahead, and no further");
    let (overdue, expiring) = due("2026-06-02");
    assert_eq!(overdue, ["late 102 days overdue", "later 93 days overdue", "today 92 days overdue"]);
    assert_eq!(expiring, ["taken ended 1 day ago", "far ends today"]);
}

#[test]
fn owners_stand_with_what_they_answer_for_and_nobody_first() {
    let risks = [
        own("one", (3, 3), "owner: q, review: 2026-05-01"),
        own("two", (1, 1), "owner: q, review: 2026-04-01"),
        own("three", (3, 3), "owner: p, review: 2026-01-01"),
        own("four", (2, 3), "owner: p"),
        own("five", (1, 1), "status: open"),
        own("six", (3, 3), "owner: p, status: closed, review: 2026-09-01"),
    ];
    let page = page("{a: 3, b: 3}", &risks.concat(), None);
    let owners: Vec<_> = page
        .owners
        .iter()
        .map(|owner| (owner.name.as_deref(), owner.open, owner.above, owner.overdue, owner.next_review.as_deref()))
        .collect();
    assert_eq!(owners, [(None, 1, 0, 0, None), (Some("Paula"), 2, 2, 1, None), (Some("Quin"), 2, 1, 0, Some("1 April 2026"))]);
    let numbers: Vec<String> = page.owners[2].risks.iter().map(|link| link.name.clone()).collect();
    assert_eq!(numbers, [risk(&page, "one").number.to_string(), risk(&page, "two").number.to_string()]);
}

#[test]
fn what_moved_since_the_last_milestone_is_told_with_its_reason() {
    let earlier = [
        "answers: {a: 1, b: 0}\nfacts: {online: true}\nrisks:\n  r: {owner: p, status: open}\n".to_owned(),
        own("same", (2, 2), "owner: p"),
        own("risen", (1, 2), "owner: p"),
        own("closing", (2, 2), "owner: p"),
        own("dropped", (3, 3), "owner: p"),
    ];
    let risks = [
        "  r: {owner: p, status: treating, likelihood: 1, reason: two tests, by: q}\n".to_owned(),
        own("same", (2, 2), "owner: p"),
        own(
            "risen",
            (3, 2),
            "owner: p, log: [{date: 2025-01-01, likelihood: 1, impact: 2, why: long ago}, {date: 2026-02-01, likelihood: 3, impact: 2, why: a break-in}]",
        ),
        own("closing", (2, 2), "owner: p, status: closed"),
        own("fresh", (1, 1), "owner: p"),
    ];
    let page = page("{a: 2, b: 3}", &risks.concat(), Some(&earlier.concat()));
    let movement = page.movement.as_ref().expect("there is a milestone");
    assert_eq!(movement.since, "Winter");
    assert_eq!(movement.sentence, "1 new, 1 raised, 1 lowered, 1 with another status and 2 gone since Winter.");
    let told: Vec<(&str, &str)> = movement.changes.iter().map(|change| (change.id.as_str(), change.kind)).collect();
    let wanted =
        [("fresh", "new"), ("risen", "raised"), ("r", "lowered"), ("closing", "status"), ("dropped", "gone"), ("s", "gone")];
    assert_eq!(told.iter().collect::<BTreeSet<_>>(), wanted.iter().collect::<BTreeSet<_>>(), "{told:?}");
    let of = |id: &str| movement.changes.iter().find(|change| change.id == id).expect(id);
    let from_to = |change: &MoveView| {
        (change.from.as_ref().map(|r| steps(r).2.to_owned()), change.to.as_ref().map(|r| steps(r).2.to_owned()))
    };
    assert_eq!(from_to(of("risen")), (Some("Low".to_owned()), Some("High".to_owned())));
    assert_eq!(of("risen").why, ["decided by the team", "1 February 2026: a break-in"]);
    assert_eq!(
        of("r").why,
        ["Quin decided: two tests", "Alpha: 1 → 2", "no longer counts: it is online"],
        "the decision, the answer, the fact"
    );
    assert_eq!((of("r").from_status.as_deref(), of("r").to_status.as_deref()), (Some("open"), Some("treating")));
    assert_eq!((of("closing").from_status.as_deref(), of("closing").to_status.as_deref()), (Some("open"), Some("closed")));
    assert_eq!(of("s").why, ["the answers no longer raise it", "Beta: 0 → 3"]);
    assert_eq!(
        (of("dropped").url.as_deref(), of("dropped").why.as_slice()),
        (None, ["the team no longer records it".to_owned()].as_slice())
    );
    assert_eq!(risk(&page, "risen").moved.as_deref(), Some("raised from Low 1\u{a0}×\u{a0}2"));
    assert_eq!(risk(&page, "same").moved, None);
}

#[test]
fn nothing_moved_is_said_and_without_a_milestone_there_is_no_movement() {
    let state = "answers: {a: 1, b: 3}\nrisks:\n  r: {owner: p, status: open}\n";
    let still = page("{a: 1, b: 3}", "  r: {owner: p, status: open}\n", Some(state));
    let movement = still.movement.expect("there is a milestone");
    assert_eq!((movement.sentence.as_str(), movement.changes.len()), ("Nothing moved since Winter.", 0));
    assert!(page("{a: 1, b: 3}", "  r: {owner: p}\n", None).movement.is_none());
}

#[test]
fn a_decided_rating_keeps_the_computed_one_and_says_who_and_why() {
    let decided = "  r: {owner: p, status: treating, likelihood: 3, reason: seen twice, by: q, inherent: {likelihood: 3, impact: 3, why: it is bare}, residual: {likelihood: 2, impact: 1, why: half remains}}\n";
    let page = page("{a: 1, b: 3}", decided, None);
    let r = risk(&page, "r");
    // Alpha at 1 of 3 is two thirds of the way down: 1 + round(4/3) = 2.
    assert_eq!((r.computed.as_ref().map(steps), steps(&r.current)), (Some((2, 2, "Mid")), (3, 2, "High")));
    assert!(r.overridden);
    assert_eq!((r.reason.as_deref(), r.by.as_deref()), (Some("seen twice"), Some("Quin")));
    assert_eq!(
        (r.inherent.as_ref().map(steps), r.inherent_computed.as_ref().map(steps)),
        (Some((3, 3, "High")), Some((3, 2, "High")))
    );
    assert_eq!(r.inherent_why.as_deref(), Some("it is bare"));
    assert_eq!(
        (r.residual.as_ref().map(steps), r.residual_computed.as_ref().map(steps)),
        (Some((2, 1, "Low")), Some((1, 2, "Low")))
    );
    assert_eq!(r.residual_why, ["half remains", "as the team expects after I1"]);
}

#[test]
fn a_hoped_for_rating_without_an_action_is_shown_as_such() {
    let risks = own("hope", (3, 3), "owner: p, status: open, residual: {likelihood: 1, impact: 1, why: it will be fine}");
    let page = page("{a: 3, b: 3}", &risks, None);
    let hope = risk(&page, "hope");
    assert_eq!(
        (hope.residual.as_ref().map(steps), hope.residual_unjustified.as_ref().map(steps)),
        (Some((3, 3, "High")), Some((1, 1, "Low")))
    );
    let site = render(&load(files("{a: 3, b: 3}", &risks, None)));
    let html = String::from_utf8_lossy(&site["risks.html"]).into_owned();
    assert!(html.contains("Expected, but nothing in the plan justifies it:") && html.contains("it will be fine"));
}

#[test]
fn what_an_auditor_would_miss_is_said_above_appetite() {
    let risks = [own("bare", (3, 3), "status: open"), own("calm", (1, 1), "status: open")];
    let site = render(&load(files("{a: 3, b: 3}", &risks.concat(), None)));
    let html = String::from_utf8_lossy(&site["risks.html"]).into_owned();
    let section = html.split("id=\"h-risks-above\"").nth(1).and_then(|rest| rest.split("</section>").next()).expect("a section");
    for missing in ["nobody yet", "none decided", "no date", "nothing planned"] {
        assert!(section.contains(missing), "{missing}");
    }
    assert!(section.contains("more.bare") && !section.contains("more.calm"), "only what is above appetite");
}

#[test]
fn a_suggested_risk_comes_with_the_line_that_adopts_it() {
    let before = page("{a: 0, b: 3}", "  {}\n", None);
    let line = risk(&before, "r").adopt.clone().expect("nobody adopted it");
    assert_eq!((line.as_str(), before.suggested, before.file.as_str()), ("r: {owner: who}", 1, "content/t/risks.yaml"));
    let after = page("{a: 0, b: 3}", &format!("  {}\n", line.replace("who", "p")), None);
    assert_eq!((risk(&after, "r").status, risk(&after, "r").owner.as_deref(), after.suggested), ("open", Some("Paula"), 0));
    assert_eq!(risk(&after, "r").adopt, None);
}

#[test]
fn limits_by_category_are_explained_where_they_differ() {
    let loaded = |risks: &str| {
        let mut files = files("{a: 0, b: 3}", "  {}\n", None);
        files[3].1 = risks.to_owned();
        report_on(&load(files), "2026-03-02").assessments.remove(0).risks
    };
    assert!(loaded("risks: {}\n").limits.is_empty(), "one appetite for everything needs no table");
    let limits = loaded("appetite: {t: high, else: mid}\nrisks: {}\n").limits;
    let lines: Vec<_> = limits.iter().map(|limit| (limit.category.as_str(), limit.appetite.as_deref())).collect();
    assert_eq!(lines, [("All others", Some("Mid")), ("Technical", Some("High"))]);
}

/// Every link of a risk to a capability or an item, in the plan or not, has one that leads back.
fn assert_linked_both_ways(a: &AssessmentView) {
    let leads_back = |links: &[LinkView], risk: &RiskView| links.iter().any(|link| link.url == risk.url);
    let capabilities: Vec<_> = a.dimensions.iter().flat_map(|dimension| &dimension.capabilities).collect();
    let planned = a
        .roadmap
        .phases
        .iter()
        .flat_map(|phase| &phase.items)
        .map(|item| (format!("roadmap.html#item-{}", item.id), &item.risks));
    let left = a.roadmap.left_out.iter().chain(&a.roadmap.done);
    let left = left.map(|item| (format!("roadmap.html#item-{}", item.id), &item.risks));
    let items: Vec<_> = planned.chain(left).collect();
    let mut walked = 0;
    for risk in &a.risks.register {
        let drivers = risk.drivers.iter().map(|driver| &driver.url);
        for url in drivers.chain(risk.gaps.iter().map(|gap| &gap.url)) {
            let capability = capabilities.iter().find(|capability| url.ends_with(&format!("#{}", capability.anchor)));
            let capability = capability.unwrap_or_else(|| panic!("{}: {url} leads nowhere", risk.id));
            assert!(leads_back(&capability.risks, risk), "{} does not lead back to {}", capability.id, risk.id);
            walked += 1;
        }
        for item in &risk.items {
            let (_, risks) = items.iter().find(|(url, _)| *url == item.link.url).unwrap_or_else(|| panic!("{}", item.link.url));
            assert!(leads_back(risks, risk), "{} does not lead back to {}", item.link.name, risk.id);
            walked += 1;
        }
    }
    for (item, risks) in &items {
        for link in *risks {
            let risk = a.risks.register.iter().find(|risk| risk.url == link.url).expect("it is in the register");
            assert!(risk.items.iter().any(|there| there.link.url == *item), "{} does not lead back to {item}", risk.id);
        }
    }
    assert!(walked > 0, "{} has no links to walk", a.id);
}

#[test]
fn risks_capabilities_and_items_link_to_each_other() {
    let report = report_on(&crate::expected::repository(), "2026-11-18");
    report.assessments.iter().for_each(assert_linked_both_ways);
    let risks = own("tied", (2, 2), "owner: p, gaps: [b], items: [I2]") + "  r: {owner: p, gaps: [b]}\n";
    let small = report_on(&load(files("{a: 0, b: 2}", &risks, None)), "2026-03-02");
    assert_linked_both_ways(&small.assessments[0]);
    let tied = risk(&small.assessments[0].risks, "tied");
    assert_eq!((tied.gaps[0].name.as_str(), tied.items[0].link.name.as_str()), ("Beta", "I2 second"));
    assert!(!tied.items[0].is_ahead, "everything that the item lifts is at target");
}

#[test]
fn five_hundred_risks_make_a_page_that_can_be_used() {
    let risk = |n: usize| {
        let (likelihood, impact) = (i64::try_from(n % 3).expect("small") + 1, i64::try_from(n / 3 % 3).expect("small") + 1);
        own(
            &format!("r{n}"),
            (likelihood, impact),
            if n.is_multiple_of(2) { "owner: p, review: 2026-01-01" } else { "status: draft" },
        )
    };
    let risks: String = (0..500).map(risk).collect();
    let site = render(&load(files("{a: 3, b: 3}", &risks, None)));
    let html = String::from_utf8_lossy(&site["risks.html"]).into_owned();
    assert_eq!(html.matches(" data-status=\"").count(), 500);
    assert_eq!(html.matches("<details class=\"item risk-item\"").count(), 500);
    assert!(html.len() < 500 * 3200, "{} bytes", html.len());
    let above = html.split("id=\"h-risks-above\"").nth(1).and_then(|rest| rest.split("</section>").next()).expect("a section");
    assert_eq!(above.matches("<tr><th scope=\"row\"").count(), 12, "the first dozen; the rest is a choice in the register");
    for control in ["name=\"status\"", "name=\"above\"", "name=\"owner\"", "type=\"search\""] {
        assert!(html.contains(control), "{control}");
    }
}

#[test]
fn registers_of_every_kind_make_a_page_that_makes_sense() {
    let headline = |answers: &str, risks: &str| page(answers, risks, None).headline;
    assert_eq!(headline("{a: 3, b: 3}", "  {}\n"), "No risk is raised by the answers or recorded by the team");
    assert_eq!(headline("{a: 3, b: 3}", &own("o", (3, 3), "owner: p, status: closed")), "No risk is open");
    let mut files = files("{a: 3, b: 3}", &own("o", (4, 5), "owner: p"), None);
    let ending = files[0].1.find("roadmap:").expect("the tree ends there");
    files[0].1.truncate(ending);
    let loaded = load(files);
    let bare = report_on(&loaded, "2026-03-02").assessments.remove(0).risks;
    assert_eq!(bare.headline, "One risk is open; the rubric has no matrix to rate it");
    assert_eq!(risk(&bare, "o").current.level, "4\u{a0}×\u{a0}5", "what the team wrote is shown all the same");
    let site = render(&loaded);
    let (_, html) = pages(&site).find(|(path, _)| *path == "risks.html").expect("a page");
    assert!(!html.contains("class=\"matrix\"") && html.contains("id=\"risk-o\""));
}
