//! `gapmap export`, as a user meets it; tests/formats reads the files with the programs they are for.

use std::fs;
use std::path::Path;

use gapmap::export::{Kind, Table};

use super::folder::Folder;

const HEAD: &str = "subject: Team A\ndate: 2026-11-18\nprofile: lean\nparticipants: [{id: mira, name: Mira}]\n";
const ANSWERS: &str = "---\nanswers:\n  exp-tracking: 1\n  exp-repro: 0\n---\n";
const ROADMAP: &str =
    "start: 2026-11-23\nitems:\n  R1.1: {status: planned, owner: mira, start: 2026-11-23, finish: 2026-12-04}\n";
const RISKS: &str = "risks:\n  freeze: {title: \"Freeze, =hidden\", category: technical, cause: a, event: b, effect: c, likelihood: 3, \
    impact: 4, owner: mira, status: treating, treatment: reduce, items: [R1.1], review: 2027-01-15}\n  secret: {title: Takeover talks, \
    category: technical, cause: a, event: b, effect: c, likelihood: 2, impact: 2, owner: mira, status: accepted, treatment: accept, \
    reason: r, by: mira, until: 2027-03-31, review: 2027-02-01, audience: internal}\n";

fn workspace() -> Folder {
    Folder::with(&[
        ("gapmap.yaml", "title: Test\n"),
        ("content/team-a/assessment.yaml", HEAD),
        ("content/team-a/exp.md", ANSWERS),
        ("content/team-a/roadmap.yaml", ROADMAP),
        ("content/team-a/risks.yaml", RISKS),
    ])
}

/// An assessment without answers: nothing is planned, no risk is raised.
fn empty() -> Folder {
    Folder::with(&[("gapmap.yaml", "title: Test\n"), ("content/team-a/assessment.yaml", HEAD)])
}

/// How the command line asks for a kind.
fn words(kind: Kind) -> &'static str {
    match kind {
        Kind::Calendar => "ics",
        Kind::Mermaid => "mermaid",
        Kind::GithubJson => "issues",
        Kind::GithubCsv => "issues --to github-csv",
        Kind::JiraCsv => "issues --to jira",
        Kind::Poam => "poam",
    }
}

#[test]
fn the_command_and_the_site_give_the_same_files() {
    let folder = workspace();
    folder.run("build -o site --base-url https://example.org/m").exits(0);
    let same = |args: &str, file: &str| {
        let run = folder.run(&format!("export {args} --base-url https://example.org/m"));
        run.exits(0);
        assert!(run.stdout == folder.read(&format!("site/data/{file}")), "{file} differs from `export {args}`");
        assert!(
            folder.run(&format!("export {args} --base-url https://example.org/m")).stdout == run.stdout,
            "{file} differs twice"
        );
    };
    same("json", "report.json");
    for kind in Kind::ALL {
        same(words(kind), kind.file_name());
    }
    for table in Table::ALL {
        same(&format!("csv team-a --table {}", table.name()), &table.file_name());
    }
    for page in ["roadmap", "risks"] {
        let html = folder.read(&format!("site/{page}.html"));
        assert!(html.contains("href=\"data/roadmap.ics\""), "{page} links to the calendar");
    }
    assert!(folder.read("site/roadmap.html").contains("href=\"data/issues-jira.csv\""));
    assert!(folder.read("site/risks.html").contains("href=\"data/poam.json\""));
    assert!(!folder.read("site/print.html").contains("roadmap.ics"), "paper has no files");
}

#[test]
fn a_calendar_has_the_days_of_the_plan_the_reviews_and_the_acceptances() {
    let text = workspace().run("export ics --base-url https://example.org/m").exits(0).stdout.clone();
    let unfolded = text.replace("\r\n ", "");
    for line in [
        "SUMMARY:R1.1 Implement basic experiment tracking\r\n",
        "DTSTART;VALUE=DATE:20261123\r\nDTEND;VALUE=DATE:20261205\r\n",
        "SUMMARY:Foundation: end of the phase\r\n",
        "SUMMARY:Review the risk: Freeze\\, =hidden\r\n",
        "DTSTART;VALUE=DATE:20270115\r\nDTEND;VALUE=DATE:20270116\r\n",
        "SUMMARY:Acceptance ends: Takeover talks\r\n",
        "DTSTAMP:20261118T000000Z\r\n",
        "URL:https://example.org/m/roadmap.html#item-R1.1\r\n",
    ] {
        assert!(unfolded.contains(line), "`{line}` is not in:\n{unfolded}");
    }
}

#[test]
fn another_day_changes_stamps_but_no_ids() {
    let folder = workspace();
    let [now, later] = ["", " --as-of 2027-01-05"].map(|more| folder.run(&format!("export ics{more}")).stdout);
    let ids = |text: &str| text.lines().filter(|line| line.starts_with("UID:")).map(str::to_owned).collect::<Vec<_>>();
    assert!(later.contains("DTSTAMP:20270105T000000Z") && !later.contains("DTSTAMP:20261118T"), "{later}");
    assert_eq!(ids(&now), ids(&later));
    folder
        .run_with(("SOURCE_DATE_EPOCH", "1800000000"), "export poam")
        .exits(0)
        .prints("\"last-modified\": \"2027-01-15T00:00:00Z\"");
}

#[test]
fn editions_leave_out_what_build_leaves_out() {
    let folder = workspace();
    for args in ["ics", "poam", "csv --table risks", "json"] {
        folder.run(&format!("export {args}")).exits(0).prints("Takeover talks");
        let public = folder.run(&format!("export {args} --audience public"));
        public.exits(0);
        assert!(!public.stdout.contains("Takeover"), "{args} shows a risk of the team to everybody");
        assert!(public.stdout.contains("Freeze"), "{args} leaves out what is public");
    }
}

#[test]
fn issues_carry_the_plan() {
    let folder = workspace();
    let github = folder.run("export issues").exits(0).stdout.clone();
    let issues: serde_json::Value = serde_json::from_str(&github).expect("JSON");
    let first = &issues[0];
    assert_eq!(first["title"], "R1.1 Implement basic experiment tracking");
    assert_eq!(first["milestone"], "Foundation");
    let body = first["body"].as_str().expect("a text");
    for words in
        ["### Done when\n\n- [ ] ", "- Planned: 23 November – 4 December 2026", "- Owner: Mira", "### Risks it reduces\n\n- "]
    {
        assert!(body.contains(words), "`{words}` is not in:\n{body}");
    }
    folder.run("export issues --to github-csv").exits(0).prints("title,body,labels,milestone,assignees\r\n");
    let jira = folder.run("export issues --to jira").exits(0).stdout.clone();
    assert!(jira.starts_with(
        "Issue ID,Parent,Issue Type,Summary,Description,Priority,Labels,Labels,Start date,Due date,Original estimate,Link"
    ));
    assert!(jira.contains("\r\n1,,Epic,Foundation,"), "{jira}");
}

#[test]
fn files_are_never_overwritten_unasked() {
    let folder = workspace();
    folder.run("export ics -o out/plan.ics").exits(0).says("wrote out/plan.ics");
    let written = folder.read("out/plan.ics");
    folder.write("out/plan.ics", "mine");
    folder
        .run("export ics -o out/plan.ics")
        .exits(2)
        .says("`out/plan.ics` exists already; nothing was written")
        .says("`--force`");
    assert_eq!(folder.read("out/plan.ics"), "mine");
    folder.run("export ics -o out/plan.ics --force").exits(0);
    assert!(folder.read("out/plan.ics") == written);
    // Into a folder under the usual name.
    folder.run("export poam -o out").exits(0).says("wrote out/poam.json");

    folder.write("tables/risks.csv", "mine");
    folder.run("export csv -o tables").exits(2).says("`tables/risks.csv` exists already; nothing was written");
    assert!(!folder.has("tables/gaps.csv"), "all or none");
    folder.run("export csv -o tables --force").exits(0).says("wrote 8 tables into tables");
    assert!(folder.read("tables/risks.csv").contains("\"Freeze, =hidden\""));
}

#[test]
fn wrong_usage_says_what_to_type() {
    let folder = workspace();
    folder.run("export").exits(2);
    folder.run("export xlsx").exits(2).says("mermaid");
    folder.run("export csv").exits(2).says("`--table`: `capabilities`, `evidence`, `gaps`").says("`-o DIR`");
    folder.run("export csv --table riks").exits(2).says("risks");
    folder.run("export ics --table risks").exits(2).says("`--table` is for `csv`");
    folder.run("export ics --to jira").exits(2).says("`--to` is for `issues`");
    folder.run("export ics --force").exits(2).says("--output");
    folder.run("export ics team-b").exits(2).says("there is no assessment `team-b`");
    folder.write("content/team-b/assessment.yaml", &HEAD.replace("Team A", "Team B"));
    folder.run("export ics").exits(2).says("there are 2 assessments").says("name one of `team-a`, `team-b`");
    folder.run("export ics team-a").exits(0).prints("BEGIN:VCALENDAR");
    folder.run("export json").exits(0).prints("Team A").prints("Team B");
    let one = folder.run("export json team-b");
    assert!(one.exits(0).stdout.contains("Team B") && !one.stdout.contains("Team A"));
    folder.write("content/team-a/exp.md", "---\nanswers:\n  exp-trackin: 1\n---\n");
    folder.run("export ics team-a").exits(1).says("exp-trackin");
    Folder::with(&[("gapmap.yaml", "title: Test\n")]).run("export ics").exits(2).says("there is no assessment yet");
}

#[test]
fn what_would_hold_nothing_is_not_made() {
    let folder = empty();
    folder.run("export mermaid").exits(2).says("the roadmap of `team-a` has no item");
    folder.run("export issues").exits(2).says("the roadmap of `team-a` has no item");
    folder.run("build -o site").exits(0);
    for kind in [Kind::Mermaid, Kind::GithubJson, Kind::GithubCsv, Kind::JiraCsv] {
        assert!(!folder.has(&format!("site/data/{}", kind.file_name())), "{} holds nothing", kind.file_name());
        assert!(!folder.read("site/roadmap.html").contains(kind.file_name()), "a link to {}", kind.file_name());
    }
    folder.run("export csv --table roadmap").exits(0).prints("id,item,phase");
    let bare =
        "rubric: r\nkinds: [{id: part, scale: s}]\nscales: {s: {type: boolean}}\nparts: [{id: a, name: A}, {id: b, name: B}]\n";
    let other = Folder::with(&[
        ("gapmap.yaml", "title: Test\n"),
        ("content/rubric/r.yaml", bare),
        ("content/team-a/assessment.yaml", "subject: Team A\ndate: 2026-11-18\n"),
    ]);
    other.run("export ics").exits(2).says("nothing in the report on `team-a` has a date");
    other.run("export poam").exits(2).says("the risk register of `team-a` is empty");
    other.run("export csv --table risks").exits(2).says("the report on `team-a` has no part `risks`");
    other.run("build -o site").exits(0);
    for kind in Kind::ALL {
        assert!(!other.has(&format!("site/data/{}", kind.file_name())), "{} holds nothing", kind.file_name());
    }
}

/// The columns that docs/formats.md lists for a table.
fn documented(table: Table) -> Vec<String> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let text = fs::read_to_string(root.join("docs/formats.md")).expect("readable");
    let section = text.split(&format!("#### `{}`", table.name())).nth(1).unwrap_or_default();
    let lines = section.lines().skip_while(|line| !line.starts_with("|---")).skip(1).take_while(|line| line.starts_with('|'));
    lines.map(|line| line.split('|').nth(1).unwrap_or_default().trim().to_owned()).collect()
}

#[test]
fn every_column_of_every_table_is_documented() {
    let folder = workspace();
    for table in Table::ALL {
        let csv = folder.run(&format!("export csv --table {}", table.name())).exits(0).stdout.clone();
        let head = csv.split("\r\n").next().unwrap_or_default();
        let columns: Vec<&str> = head.split(',').collect();
        assert_eq!(columns, documented(table), "docs/formats.md, `{}`", table.name());
    }
}
