//! Pages, tables and the command line are right for any rubric: sums, minima, stages, rules, counts, every form of answer, any depth.

use std::collections::BTreeMap;
use std::path::Path;

use gapmap::site::Site;
use gapmap::source::Sources;
use gapmap::workspace;

use crate::folder::Folder;
use crate::sites::render;

const ASSESSMENT: &str = "subject: Team A\ndate: 2026-11-02\n";

/// The complete rubrics of docs/rubrics.md by id.
fn documented() -> BTreeMap<String, String> {
    let page = std::fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/rubrics.md")).expect("the page");
    let blocks = page.split("```yaml rubric\n").skip(1).filter_map(|rest| rest.split("```").next());
    let id = |block: &str| block.lines().find_map(|line| line.strip_prefix("rubric: ")).expect("an id").to_owned();
    blocks.map(|block| (id(block), block.to_owned())).collect()
}

fn site_of(rubric: &str, assessment: &str, answers: &str) -> Site {
    site_in("en", rubric, assessment, answers)
}

fn site_in(language: &str, rubric: &str, assessment: &str, answers: &str) -> Site {
    let settings = format!("language: {language}\n");
    let files = [
        ("gapmap.yaml", settings.as_str()),
        ("content/rubric/r.yaml", rubric),
        ("content/t/assessment.yaml", assessment),
        ("content/t/a.yaml", answers),
    ];
    let loaded = workspace::load(Sources::from_files(files));
    assert!(!loaded.has_errors(), "{:#?}", loaded.diagnostics);
    render(&loaded)
}

fn documented_site(id: &str, answers: &str) -> Site {
    site_of(&documented()[id], ASSESSMENT, &format!("answers: {answers}\n"))
}

/// What a reader sees of a page: no tags, single spaces.
fn seen(site: &Site, path: &str) -> String {
    let html = String::from_utf8_lossy(site.get(path).unwrap_or_else(|| panic!("{path} is not there"))).into_owned();
    let main = html.split("<main").nth(1).unwrap_or(&html).to_owned();
    let text: String = main.split('<').filter_map(|piece| piece.split_once('>')).map(|(_, text)| format!("{text} ")).collect();
    let text = text.replace("&amp;", "&").replace("&quot;", "\"").replace("&#39;", "'").replace("&#x27;", "'");
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn every_form(assessment: &str, answers: &str) -> Site {
    site_of(include_str!("every-form.yaml"), assessment, answers)
}

const ANSWERS: &str = "answers:\n  review: {level: 1.5, votes: {a: 1, b: 2}}\n  lang: [lint, unit]\n  described: {value: half, criteria: [written]}\n  \
                       rollback: yes\n  migration: {reached: {planned: 2026-01-05, started: 2026-03-01}}\n  failed: 15\n  storage: own\n  \
                       access: {measures: {documentation: 2, implementation: 1}}\n  backup: [daily]\n  oncall: unknown\n  training: 1\n";
const PEOPLE: &str = "subject: Team A\ndate: 2026-11-02\nparticipants: [{id: a, name: Ada, role: Lead, votes: true}, {id: b, name: Bo, role: Dev, votes: true}]\n";

#[test]
fn every_documented_rubric_builds_blank_and_answered() {
    for (id, rubric) in documented() {
        let site = site_of(&rubric, ASSESSMENT, "answers: {}\n");
        assert!(seen(&site, "index.html").contains("Nothing is answered yet"), "{id}: blank is never zero");
    }
}

#[test]
fn every_published_framework_has_pages_without_holes() {
    for (place, files) in crate::frameworks::every_case() {
        let site = render(&crate::frameworks::scored::load(&files));
        for path in site.keys().filter(|path| path.ends_with(".html")) {
            let text = seen(&site, path);
            for hole in ["– of ", "of –", "target of –", "NaN", "is – ", " .. ", "from – to", "become – "] {
                assert!(!text.contains(hole), "{place}, {path}: `{hole}` in {text}");
            }
        }
    }
}

#[test]
fn of_what_follows_from_the_node_itself() {
    let tests = |section: &str| (1..=7).map(|n| format!("{section}-{n}: 1")).collect::<Vec<_>>().join(", ");
    let files = [
        ("gapmap.yaml".to_owned(), "rubric: ml-test-score\n".to_owned()),
        ("content/t/assessment.yaml".to_owned(), ASSESSMENT.to_owned()),
        ("content/t/a.yaml".to_owned(), format!("answers: {{{}, {}}}\n", tests("data"), tests("monitoring"))),
    ];
    let loaded = workspace::load(Sources::from_files(files));
    assert!(!loaded.has_errors(), "{:#?}", loaded.diagnostics);
    let site = render(&loaded);
    let page = seen(&site, "d/data.html");
    assert!(page.contains("3.5 of 7") && page.contains("0.5 By hand"), "{page}");
    let overview = seen(&site, "index.html");
    assert!(overview.contains("Sum of its tests, from 0 to 7"), "{overview}");
    assert!(overview.contains("Band: Research project") && !overview.contains("eighted mean"), "{overview}");
    let html = String::from_utf8_lossy(&site["d/data.html"]).into_owned();
    assert!(html.contains("<span class=\"lv l2\">"), "the middle of three levels has a middle colour");
}

#[test]
fn sums_streams_and_facets_are_read_across_and_down() {
    let answers = "{process-1: most, process-2: half, process-3: no, parts-1: some, parts-2: no}";
    let site = documented_site("streams", answers);
    let overview = seen(&site, "index.html");
    assert!(overview.contains("0.88 of 3"), "{overview}");
    assert!(overview.contains("By level") && overview.contains("Overall 0.63 0.25 0.00"), "{overview}");
    let page = seen(&site, "d/delivery.html");
    assert!(page.contains("Stream Process 1.50 of 3"), "groups show their own score: {page}");
    assert!(page.contains("lowest: Parts from others"), "{page}");
    let method = seen(&site, "method.html");
    let steps: Vec<usize> =
        ["each stream", "the practice", "the function", "the whole"].iter().filter_map(|step| method.find(step)).collect();
    assert!(steps.len() == 4 && steps.is_sorted(), "{method}");
    assert!(method.contains("Sum of its activities") && method.contains("unanswered"), "{method}");
}

#[test]
fn stages_say_what_blocks_and_headings_have_no_score() {
    let answers = "{planning: 3, tracking: 2, suppliers: {na: none, reason: Nothing is bought.}, design: 3, verification: 3}";
    let site = documented_site("staged-levels", answers);
    let overview = seen(&site, "index.html");
    assert!(overview.contains("2.00 of 3") && overview.contains("Band: Managed"), "{overview}");
    assert!(overview.contains("3 is blocked by tracking"), "{overview}");
    let nav = String::from_utf8_lossy(&site["index.html"]).into_owned();
    assert!(!nav.contains("<span class=\"v\">–</span>"), "a heading has no dash beside it");
}

#[test]
fn verdicts_are_named_and_counted_where_there_are_no_numbers() {
    let site = documented_site("verdicts", "{backup: [daily, restored], access: []}");
    let overview = seen(&site, "index.html");
    assert!(overview.contains("Medium risk: two; one answer is open"), "{overview}");
    assert!(overview.contains("1 medium risk, 1 unanswered"), "{overview}");
    let html = String::from_utf8_lossy(&site["index.html"]).into_owned();
    assert!(
        html.contains("<svg class=\"tally\"") && !html.contains("<svg class=\"chart\""),
        "bars of counts in place of a radar"
    );
    assert!(!site.contains_key("charts/radar.svg"));
    let page = seen(&site, "d/reliability.html");
    assert!(page.contains("yes: daily yes: restored no: offsite no: nothing"), "options are ticked: {page}");
    assert!(page.contains("Bad High risk"), "an option says what it means: {page}");
}

#[test]
fn verdicts_are_compared_with_earlier_ones_and_with_other_teams() {
    let rubric = &documented()["verdicts"];
    let earlier = "milestone: Summer\nsubject: A\ndate: 2026-08-01\nanswers: {backup: [nothing], contract: bad}\n";
    let files = [
        ("content/rubric/r.yaml", rubric.as_str()),
        ("content/a/assessment.yaml", "subject: A\ndate: 2026-11-02\n"),
        ("content/a/a.yaml", "answers: {backup: [daily, restored], contract: bad}\n"),
        ("content/a/history/summer.yaml", earlier),
        ("content/b/assessment.yaml", "subject: B\ndate: 2026-11-02\n"),
    ];
    let loaded = workspace::load(Sources::from_files(files));
    assert!(!loaded.has_errors(), "{:#?}", loaded.diagnostics);
    let site = render(&loaded);
    let history = seen(&site, "a/history.html");
    assert!(history.contains("One answer changed since Summer"), "{history}");
    assert!(history.contains("2 high risk, 1 unanswered") && history.contains("High risk Medium risk changed"), "{history}");
    let portfolio = seen(&site, "index.html");
    assert!(
        portfolio.contains("Two assessments side by side") && portfolio.contains("1 high risk, 1 medium risk"),
        "{portfolio}"
    );
    assert!(!portfolio.contains("Risks above appetite") && !portfolio.contains("Below target"), "{portfolio}");
}

#[test]
fn answers_of_every_form_are_shown_as_what_they_are() {
    let site = every_form(PEOPLE, ANSWERS);
    let build = seen(&site, "d/build.html");
    assert!(build.contains("yes: Linting 1 yes: Unit tests 1 no: Load tests 2"), "{build}");
    assert!(build.contains("Counts as the lowest answer until all criteria are met"), "{build}");
    assert!(build.contains("Still open: It was checked this year"), "{build}");
    assert!(build.contains("Failed releases 8.5 15%"), "numbers have their unit: {build}");
    assert!(build.contains("0.5 Started"), "states have their name: {build}");
    assert!(build.contains("2 votes, from 1 to 2") && build.contains("Tag: base") && build.contains("Layer code"), "{build}");
    assert!(build.contains("Out of scope Not asked and not counted here. 1 point"), "{build}");
    assert!(build.contains("asked only if “Where data is kept” is “Cloud”"), "conditions use names: {build}");
    let run = seen(&site, "d/run.html");
    assert!(run.contains("As written All 2 1 As lived Some 1 2"), "measures each have their answer: {run}");
    assert!(run.contains("Medium risk") && run.contains("Own servers"), "{run}");
    let overview = seen(&site, "index.html");
    assert!(overview.contains("All 11 points Out of scope and not counted: 1."), "{overview}");
    assert!(overview.contains("59 of 100") && overview.contains("Band: Fair"), "{overview}");
    let method = seen(&site, "method.html");
    for scale in ["Maturity", "Coverage", "Checks", "Tested", "Rollout", "Failures"] {
        assert!(method.contains(scale), "{scale}: {method}");
    }
    assert!(method.contains("0 counts 10 and 100 counts 0"), "{method}");
    let csv = String::from_utf8_lossy(&site["data/capabilities.csv"]).into_owned();
    assert!(csv.contains("As written: All; As lived: Some") && csv.contains("medium"), "{csv}");
}

#[test]
fn german_reports_speak_german_and_their_tables_keep_decimal_points() {
    let evidence = "  training: {level: 1, evidence: [{text: List of courses, date: 2026-10-05}]}\n";
    let answers = ANSWERS.replace("  training: 1\n", evidence);
    let site = site_in("de", include_str!("every-form.yaml"), PEOPLE, &answers);
    let build = seen(&site, "d/build.html");
    for words in ["8,5", "15 %", "2 Stimmen, von 1 bis 2", "unter dem Ziel", "nur gefragt, wenn"] {
        assert!(build.contains(words), "`{words}` in {build}");
    }
    let gaps = seen(&site, "gaps.html");
    assert!(gaps.contains("Lücken; die erste") && gaps.contains("0,5 × 2 = 1"), "{gaps}");
    let table = |name: &str| String::from_utf8_lossy(&site[&format!("data/{name}.csv")]).into_owned();
    let capabilities = table("capabilities");
    assert!(capabilities.contains(",8.5,15%,,9,0.5,1,0.5,"), "as in English: {capabilities}");
    assert!(table("gaps").contains(",1.5,2,0.5,2,,1.0,0.5 × 2 = 1,"), "{}", table("gaps"));
    assert!(table("evidence").contains(",2026-10-05,"), "{}", table("evidence"));
}

#[test]
fn planned_states_stand_in_a_table() {
    let phases =
        "phases: [{id: q1, name: First quarter, answers: {training: 2}}, {id: q2, name: Second quarter, answers: {review: 2}}]\n";
    let site = every_form(&format!("{PEOPLE}{phases}"), ANSWERS);
    let page = seen(&site, "roadmap.html");
    assert!(page.contains("in two planned states"), "{page}");
    assert!(page.contains("First quarter") && page.contains("State Overall Build Run"), "{page}");
    let without = every_form(PEOPLE, ANSWERS);
    assert!(!without.contains_key("roadmap.html"), "nothing planned, no page");
}

#[test]
fn pages_with_nothing_to_say_are_not_made() {
    let site = documented_site("tiny", "{backup: yes}");
    let pages: Vec<&String> = site.keys().filter(|path| path.ends_with(".html")).collect();
    assert_eq!(pages, ["404.html", "d/basics.html", "history.html", "index.html", "method.html", "present.html", "print.html"]);
    let tables: Vec<&String> = site.keys().filter(|path| path.ends_with(".csv")).collect();
    assert_eq!(tables, ["data/capabilities.csv", "data/evidence.csv"]);
    // What the team writes itself brings the page back.
    let risk = "risks: {own: {title: A risk, cause: c, event: e, effect: f, likelihood: 1, impact: 1}}\n";
    let grid = "risk_matrix:\n  likelihood: [{id: rare, name: Rare}]\n  impact: [{id: minor, name: Minor}]\n  levels: [{id: low, name: Low, action: Watch}]\n  grid: [[low]]\n";
    let site = site_of(&format!("{}{grid}", documented()["tiny"]), ASSESSMENT, risk);
    assert!(site.contains_key("risks.html"));
}

#[test]
fn items_below_no_group_have_a_page() {
    let scale = "scales: {s: {type: boolean, points: {yes: 1, no: 0}}}\n";
    let single = format!(
        "rubric: single\nkinds: [{{id: check, plural: checks, name: Check, scale: s}}]\n{scale}root: {{aggregate: sum}}\nchecks: [{{id: one, name: Doors}}, {{id: two, name: Lights, target: yes}}]\n"
    );
    let site = site_of(&single, ASSESSMENT, "answers: {one: yes, two: no}\n");
    assert!(seen(&site, "d/checks.html").contains("Doors"), "one page for all of them");
    assert!(String::from_utf8_lossy(&site["gaps.html"]).contains("d/checks.html#c.two"));
    assert!(seen(&site, "index.html").contains("1.00 of 2"));
    let uneven = format!(
        "rubric: uneven\nkinds: [{{id: area, plural: areas, name: Area}}, {{id: point, plural: points, name: Point, scale: s}}]\n{scale}areas: [{{id: points, name: Taken, points: [{{id: a1, name: Below}}]}}]\npoints: [{{id: loose, name: Loose}}]\n"
    );
    let site = site_of(&uneven, ASSESSMENT, "answers: {a1: yes, loose: no}\n");
    assert!(seen(&site, "d/points.html").contains("Below") && seen(&site, "d/points-items.html").contains("Loose"));
}

#[test]
fn other_frameworks_are_read_with_what_is_missing() {
    let site = crate::sites::repository_site();
    let overview = seen(&site, "bramble-oak/index.html");
    assert!(overview.contains("In other frameworks, as an indication:"), "{overview}");
    let method = seen(&site, "bramble-oak/method.html");
    assert!(method.contains("In other frameworks") && method.contains("Missing for the next level:"), "{method}");
}

#[test]
fn tables_in_the_terminal_have_the_columns_that_say_something() {
    let folder = Folder::with(&[
        ("content/rubric/r.yaml", documented()["verdicts"].as_str()),
        ("content/t/assessment.yaml", ASSESSMENT),
        ("content/t/a.yaml", "answers: {backup: [daily, restored], access: []}\n"),
    ]);
    let run = folder.run("score");
    assert_eq!(run.code, 0);
    assert!(run.stdout.contains("counts") && run.stdout.contains("2 medium") && !run.stdout.contains("band"), "{}", run.stdout);
    folder.run("explain root").exits(0).prints("2 medium risk (backup, access), 1 unanswered (contract)");
    folder.run("explain overall").exits(0).prints("Overall: counted");

    let folder = Folder::with(&[
        ("content/rubric/r.yaml", include_str!("every-form.yaml")),
        ("content/t/assessment.yaml", PEOPLE),
        ("content/t/a.yaml", ANSWERS),
    ]);
    folder.run("score").exits(0).prints("band").prints("Fair").prints("59");
    folder.run("explain access").exits(0).prints("1.33, the weighted mean of measures").prints("As written");
    folder.run("explain review").exits(0).prints("2 votes, from 1 to 2");
    folder.run("explain failed").exits(0).prints("15%: 8.5");
    folder.run("explain keys").exits(0).prints("out of scope");
    folder.run("explain code").exits(0).prints("of its range");
}
