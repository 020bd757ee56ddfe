//! Past states, from real repositories: the command, the page, recorded milestones.

use jiff::ToSpan as _;
use jiff::civil::Date;
use serde_json::Value;

use super::folder::{Folder, Run};
use super::repository::{Repository, git, git_on, imported};

const RUBRIC: &str = "rubric: tiny\nversion: 1.0.0\nkinds: [{id: area, plural: areas}, {id: point, plural: points, scale: steps}]\n\
    scales: {steps: {type: level, levels: [{level: 0, id: s0, name: None}, {level: 1, id: s1, name: Some}, {level: 2, id: s2, name: All}]}}\n\
    areas:\n  - {id: ops, name: Operations, points: [{id: backup, name: Backups}, {id: alarm, name: Alarms}]}\n";
const TEAM: &str = "content/team/assessment.yaml";
const ANSWERS: &str = "content/team/a.yaml";
const HEAD: &str = "subject: Team\ndate: 2026-06-15\n";

/// A workspace with two months of commits; the last one is of June.
fn months(settings: &str) -> Repository {
    let repository = Repository::empty();
    let begin = [
        ("gapmap.yaml", settings),
        ("content/rubric/r.yaml", RUBRIC),
        (TEAM, HEAD),
        (ANSWERS, "answers: {backup: 0}\n"),
        ("content/other/assessment.yaml", "subject: Other\ndate: 2026-06-15\n"),
        ("content/other/a.yaml", "answers: {backup: 2, alarm: 2}\n"),
    ];
    repository.commit("2026-04-02", "Begin", &begin);
    repository.commit("2026-04-20", "Backups", &[(ANSWERS, "answers: {backup: 1}\n")]);
    repository.commit("2026-05-09", "Alarms, too", &[(ANSWERS, "answers: {backup: 1, alarm: 0}\n")]);
    repository.commit("2026-06-01", "Alarms ring", &[(ANSWERS, "answers: {backup: 1, alarm: 1}\n")]);
    repository.commit("2026-06-10", "<b>All</b> backups @ada", &[(ANSWERS, "answers: {backup: 2, alarm: 1}\n")]);
    repository
}

fn json(run: &Run) -> Value {
    serde_json::from_str(&run.exits(0).stdout).expect("JSON")
}

/// `name overall` of every state of the assessment `team`.
fn states(folder: &Folder, below: &str) -> Vec<String> {
    let document = json(&folder.run_in(below, "history team --format json"));
    let states = document["assessments"][0]["states"].as_array().expect("states");
    let told = |state: &Value| {
        format!("{} {}", state["name"].as_str().unwrap_or_default(), state["overall"]["exact"].as_str().unwrap_or("-"))
    };
    states.iter().map(told).collect()
}

/// `item from -> to: commits` of every answer of `team` that moved.
fn moves(folder: &Folder) -> Vec<String> {
    let document = json(&folder.run("history team --format json"));
    let told = |moved: &Value| {
        let commits =
            moved["commits"].as_array().expect("commits").iter().map(|commit| commit["subject"].as_str().unwrap_or("-"));
        let text = |key: &str| moved[key].as_str().unwrap_or_default();
        format!("{} {} -> {}: {}", text("id"), text("from"), text("to"), commits.collect::<Vec<_>>().join(", "))
    };
    document["assessments"][0]["moved"].as_array().expect("moves").iter().map(told).collect()
}

#[test]
fn the_last_commit_of_every_earlier_month_is_a_state() {
    let repository = months("title: T\n");
    let folder = &repository.0;
    assert_eq!(states(folder, ""), ["2026-04 1", "2026-05 1/2", "now 3/2"].map(|state| state.replace("now", "Now")));
    assert_eq!(moves(folder), ["backup 1 -> 2: <b>All</b> backups @ada", "alarm 0 -> 1: Alarms ring"]);
    let run = folder.run("history team");
    run.exits(0).prints("2026-05-09  2026-05").prints("Two points rose since 2026-05").prints("<b>All</b> backups @ada");
    assert!(!run.stdout.contains("Ada Example"), "nobody asked for authors");
    folder.run("history nobody").exits(2).says("nobody");
}

#[test]
fn the_documentation_shows_what_is_printed() {
    let repository = months("title: T\n");
    git_on(repository.path(), "2026-06-10", &["commit", "--quiet", "--amend", "--no-gpg-sign", "-m", "Everything is backed up"]);
    let printed = repository.0.run("history team").exits(0).stdout.clone();
    let documentation = std::fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/docs/history.md")).expect("documentation");
    assert!(documentation.contains(&format!("$ gapmap history team\n{}\n```", printed.trim_end())), "{printed}");
}

#[test]
fn other_periods_and_every_commit_can_be_shown() {
    for (every, expected) in [
        ("day", vec!["2026-04-02 0", "2026-04-20 1", "2026-05-09 1/2", "2026-06-01 1", "Now 3/2"]),
        ("week", vec!["2026-W14 0", "2026-W17 1", "2026-W19 1/2", "2026-W23 1", "Now 3/2"]),
    ] {
        let repository = months(&format!("title: T\nhistory: {{every: {every}}}\n"));
        assert_eq!(states(&repository.0, ""), expected, "{every}");
    }
    let repository = months("title: T\nhistory: {every: commit}\n");
    let shown: Vec<String> =
        states(&repository.0, "").iter().map(|state| state.rsplit(' ').next().unwrap_or_default().to_owned()).collect();
    assert_eq!(shown, ["0", "1", "1/2", "1", "3/2"]);
}

/// The levels of both points after so many commits.
fn levels(commit: usize) -> [usize; 2] {
    [commit % 3, commit / 7 % 3]
}

#[test]
fn five_hundred_commits_are_a_past_like_any_other() {
    let first: Date = "2024-01-01".parse().expect("a day");
    let day = |commit: usize| first + i64::try_from(commit).expect("few").days();
    let begin = |every: &str| {
        vec![
            ("gapmap.yaml", format!("title: T\nhistory: {{every: {every}}}\n")),
            ("content/rubric/r.yaml", RUBRIC.to_owned()),
            (TEAM, HEAD.to_owned()),
        ]
    };
    let stream = |every: &str| -> String {
        let commit = |commit: usize| {
            let [backup, alarm] = levels(commit);
            let mut files = if commit == 0 { begin(every) } else { Vec::new() };
            files.push((ANSWERS, format!("answers: {{backup: {backup}, alarm: {alarm}}}\n")));
            imported(&day(commit).to_string(), &format!("Change {commit}"), &files)
        };
        (0..500).map(commit).collect()
    };
    let overall = |commit: usize| {
        let sum = levels(commit).iter().sum::<usize>();
        if sum % 2 == 0 { (sum / 2).to_string() } else { format!("{sum}/2") }
    };
    let month = |commit: usize| day(commit).strftime("%Y-%m").to_string();
    let last = (0..499).filter(|commit| month(*commit) != month(commit + 1));
    let mut expected: Vec<String> = last.map(|commit| format!("{} {}", month(commit), overall(commit))).collect();
    expected.push(format!("Now {}", overall(499)));
    let repository = Repository::of(&stream("month"));
    assert_eq!(states(&repository.0, ""), expected);
    let since = (0..500).rev().take_while(|commit| month(*commit) == month(499)).last().expect("a commit");
    let changed =
        (since..500).filter(|commit| levels(*commit)[1] != levels(commit - 1)[1]).map(|commit| format!("Change {commit}"));
    let [from, to] = [since - 1, 499].map(|commit| levels(commit)[1]);
    assert_eq!(moves(&repository.0).last(), Some(&format!("alarm {from} -> {to}: {}", changed.collect::<Vec<_>>().join(", "))));
    let shown = states(&Repository::of(&stream("commit")).0, "");
    let values: Vec<&str> = shown.iter().filter_map(|state| state.rsplit(' ').next()).collect();
    assert_eq!(values, (0..500).map(overall).collect::<Vec<_>>());
}

#[test]
fn tags_are_milestones() {
    let repository = months("title: T\nhistory: {tags: \"review-*\", authors: true}\n");
    repository.git(&["tag", "-a", "-m", "x", "review-1", "HEAD~3"]);
    repository.git(&["tag", "review-2", "HEAD~1"]);
    repository.git(&["tag", "other", "HEAD~2"]);
    repository.commit("2026-06-11", "A readme", &[("README.md", "x")]);
    repository.git(&["tag", "review-3"]);
    let folder = &repository.0;
    assert_eq!(states(folder, ""), ["review-1 1", "review-2 1", "review-3 3/2", "Now 3/2"]);
    assert_eq!(moves(folder), Vec::<String>::new(), "nothing since the last tag");
    repository.git(&["tag", "-d", "review-3"]);
    folder.run("history team").exits(0).prints("Backups: 1 -> 2").prints("Ada Example: <b>All</b> backups @ada");
    folder.write("gapmap.yaml", "title: T\nhistory: {tags: \"a b\", every: year}\n");
    folder.run("check").exits(1).says("workspace/tag-pattern").says("gapmap.yaml:2:").says("`year`");
}

#[test]
fn renamed_folders_squashed_and_merged_work_detached_heads_and_dirty_trees_are_followed() {
    let repository = months("title: T\n");
    let folder = &repository.0;
    repository.git(&["checkout", "--quiet", "-b", "side"]);
    std::fs::create_dir_all(folder.path().join("content/group")).expect("a folder");
    repository.git(&["mv", "content/team", "content/group/team"]);
    repository.commit("2026-07-02", "Moved", &[]);
    repository.commit("2026-07-03", "Half", &[("content/group/team/a.yaml", "answers: {backup: 2, alarm: 0}\n")]);
    repository.git(&["checkout", "--quiet", "main"]);
    repository.commit("2026-07-04", "Meanwhile", &[("content/other/a.yaml", "answers: {backup: 1}\n")]);
    repository.git(&["merge", "--quiet", "--squash", "side"]);
    repository.commit("2026-08-05", "Squashed", &[]);
    let expected = ["2026-04 1", "2026-05 1/2", "2026-06 3/2", "2026-07 3/2", "Now 1"];
    assert_eq!(states(folder, ""), expected);
    assert_eq!(moves(folder), ["alarm 1 -> 0: Squashed"]);

    repository.git(&["checkout", "--quiet", "--detach"]);
    folder.write("content/group/team/a.yaml", "answers: {backup: 2, alarm: 2}\n");
    assert_eq!(states(folder, ""), ["2026-04 1", "2026-05 1/2", "2026-06 3/2", "2026-07 3/2", "Now 2"]);
    folder.write("content/third/team/assessment.yaml", "subject: Third\ndate: 2026-08-05\n");
    folder.write("content/third/team/a.yaml", "answers: {backup: 1}\n");
    let third = json(&folder.run("history third/team --format json"));
    assert_eq!(third["assessments"][0]["states"].as_array().map(Vec::len), Some(1), "two of a name are not mixed up");
}

#[test]
fn a_new_rubric_is_told_apart_from_new_answers() {
    let repository = months("title: T\n");
    let folder = &repository.0;
    // Two steps more above, and a point nobody answered before.
    let wider = RUBRIC.replace("1.0.0", "2.0.0").replace(
        "{level: 2, id: s2, name: All}",
        "{level: 2, id: s2, name: All}, {level: 3, id: s3, name: More}, {level: 4, id: s4, name: Most}",
    );
    repository.commit("2026-06-20", "A wider rubric", &[("content/rubric/r.yaml", &wider)]);
    // Somebody says only later that the answers are of the new version.
    let head = format!("{HEAD}rubric_version: 2.0.0\n");
    repository.commit("2026-07-20", "Now", &[(ANSWERS, "answers: {backup: 4, alarm: 1}\n"), (TEAM, &head)]);
    let document = json(&folder.run("history team --format json"));
    let told = |state: &Value| {
        let rubric = &state["rubric"];
        format!(
            "{} {} {} {} {}",
            state["name"].as_str().unwrap_or_default(),
            rubric["version"].as_str().unwrap_or_default(),
            rubric["is"].as_str().unwrap_or_default(),
            rubric["is_new"],
            state["by_its_rubric"]["exact"].as_str().unwrap_or("-")
        )
    };
    let states: Vec<String> = document["assessments"][0]["states"].as_array().expect("states").iter().map(told).collect();
    assert_eq!(
        states,
        [
            "2026-04 1.0.0 other false 1",
            "2026-05 1.0.0 other false 1/2",
            "2026-06 2.0.0 same true 3/2",
            "Now 2.0.0 same false 5/2"
        ]
    );
    folder.run("build").exits(0);
    let page = folder.read("output/team/history.html");
    let chart = page.split_once("chart-course-w-t").and_then(|(_, chart)| chart.split("</svg>").next()).unwrap_or_default();
    let lines = chart.matches("class=\"c-prev\"").count();
    assert_eq!(lines, 2, "the line by the rubrics of their days has a gap");
    assert!(page.contains("By the rubric of its day"));
}

#[test]
fn a_built_in_rubric_of_another_version_is_not_guessed() {
    let answers = |version: &str| format!("subject: Team\ndate: 2026-06-15\nrubric_version: {version}\n");
    let repository = Repository::empty();
    repository.commit(
        "2026-04-02",
        "Begin",
        &[("gapmap.yaml", "title: T\n"), (TEAM, &answers("0.9.0")), (ANSWERS, "answers: {exp-tracking: 1}\n")],
    );
    repository.commit("2026-06-02", "Again", &[(TEAM, &answers("1.0.0"))]);
    let document = json(&repository.0.run("history --format json"));
    let first = &document["assessments"][0]["states"][0];
    assert_eq!((first["rubric"]["is"].as_str(), first["by_its_rubric"]["exact"].as_str()), (Some("unknown"), None));
    assert_eq!(first["overall"]["exact"], "1");
}

#[test]
fn the_page_says_what_readers_may_see() {
    let repository = months("title: T\nhistory: {authors: true}\n");
    let folder = &repository.0;
    folder.run("build").exits(0);
    let page = folder.read("output/team/history.html");
    for told in ["&lt;b&gt;All&lt;", "Ada Example", "chart-course-w", "2026-05"] {
        assert!(page.contains(told), "{told}");
    }
    let portfolio = folder.read("output/index.html");
    assert!(portfolio.contains("h-portfolio-trend") && portfolio.contains("class=\"course\""));
    folder.run("build -o public --audience public").exits(0);
    let page = folder.read("public/team/history.html");
    assert!(page.contains("2026-05") && page.contains("class=\"commit\""));
    assert!(!page.contains("backups @ada") && !page.contains("Ada Example"), "words of commits are internal");
}

#[test]
fn a_site_is_the_same_in_every_clone() {
    let repository = months("title: T\n");
    repository.0.run("build").exits(0);
    let elsewhere = Folder::empty();
    git(elsewhere.path(), &["clone", "--quiet", &repository.path().display().to_string(), "a/clone"]);
    elsewhere.run_in_with("a/clone", ("TZ", "Pacific/Auckland"), "build").exits(0);
    let site = |root: &std::path::Path| {
        let mut files = std::collections::BTreeMap::new();
        collect(&root.join("output"), "", &mut files);
        files
    };
    let (one, other) = (site(repository.path()), site(&elsewhere.path().join("a/clone")));
    assert!(one.len() > 20 && one.keys().eq(other.keys()));
    let differing: Vec<&String> = one.iter().filter(|(path, bytes)| other[*path] != **bytes).map(|(path, _)| path).collect();
    assert_eq!(differing, Vec::<&String>::new());
    let footer = &one["team/index.html"];
    assert!(String::from_utf8_lossy(footer).contains(&repository.git(&["rev-parse", "HEAD"])[..7]));
}

fn collect(folder: &std::path::Path, below: &str, files: &mut std::collections::BTreeMap<String, Vec<u8>>) {
    for entry in std::fs::read_dir(folder).expect("a folder") {
        let entry = entry.expect("an entry");
        let path = format!("{below}{}", entry.file_name().to_string_lossy());
        if entry.path().is_dir() {
            collect(&entry.path(), &format!("{path}/"), files);
        } else {
            files.insert(path, std::fs::read(entry.path()).expect("readable"));
        }
    }
}

#[test]
fn without_a_whole_history_the_milestones_hold() {
    let repository = months("title: T\n");
    repository.commit(
        "2026-06-12",
        "Kept",
        &[("content/team/history/q1.yaml", "milestone: Q1\nsubject: Team\ndate: 2026-03-31\nanswers: {alarm: 2}\n")],
    );
    let whole = ["Q1 2", "2026-04 1", "2026-05 1/2", "Now 3/2"];
    assert_eq!(states(&repository.0, ""), whole);
    assert_eq!(moves(&repository.0).len(), 2, "compared with the milestone");
    let folder = Folder::empty();
    git(folder.path(), &["clone", "--quiet", "--depth", "1", &format!("file://{}", repository.path().display()), "clone"]);
    assert_eq!(states(&folder, "clone"), ["Q1 2", "Now 3/2"]);
    folder.run_in("clone", "history").exits(0).says("git fetch --unshallow");
    folder.run_in("clone", "build").exits(0).says("fetch-depth: 0");
    let apart = Folder::with(&[("gapmap.yaml", "title: T\n"), (TEAM, HEAD), (ANSWERS, "answers: {exp-tracking: 1}\n")]);
    apart.run("history").exits(0).prints("Now");
    git(apart.path(), &["init", "--quiet"]);
    apart.run("history").exits(0).prints("Now");
}

#[test]
fn a_state_is_kept_under_a_name() {
    let repository = months("title: T\n");
    let folder = &repository.0;
    let full = "answers:\n  backup: {level: 1, note: 'Most: \"nightly\", [some] #not', confidence: low, evidence: [{text: 'a, b: {c}', date: 2026-06-01}]}\n  alarm: {level: unknown, note: \"nobody knows\"}\nrisks: {}\n";
    folder.write(ANSWERS, full).write("content/team/roadmap.yaml", "start: 2026-07-01\n");
    folder.run("milestone 2026-Q2 -a team").exits(0).says("wrote content/team/history/2026-06-15-2026-Q2.yaml");
    folder.run("check").exits(0).says("assessment/milestone-of-the-day");
    folder.run("milestone 2026-Q2 -a team").exits(2).says("has a milestone `2026-Q2`");
    folder.run("milestone 2026-Q2 -a team --force").exits(0);
    folder.run("milestone a/b").exits(2).says("cannot be part of a file's name");
    folder.write(TEAM, "subject: Team\ndate: 2026-09-15\n").write(ANSWERS, "answers: {backup: 2, alarm: 1}\n");
    folder.run("check").exits(0);
    let last = states(folder, "");
    assert_eq!(last[last.len() - 2..], ["2026-Q2 1", "Now 3/2"]);
    let kept = folder.read("content/team/history/2026-06-15-2026-Q2.yaml");
    assert!(kept.contains("start: 2026-07-01") && kept.contains("nightly"), "{kept}");
    folder.write(ANSWERS, "answers: {backup: 9}\n");
    folder.run("milestone later").exits(1).says("9");
}

#[test]
fn what_a_file_cannot_hold_is_not_kept_halfway() {
    let ticked = "---\nanswers: {exp-tracking: 2}\n---\n";
    let folder = Folder::with(&[
        ("gapmap.yaml", "title: T\n"),
        ("content/loose.md", "---\nsubject: Loose\ndate: 2026-06-15\nanswers: {exp-tracking: 2}\n---\n"),
        (TEAM, HEAD),
        ("content/team/a.md", ticked),
    ]);
    folder.run("milestone q2 -a loose").exits(2).says("single file").says("tag the commit");
    assert!(!folder.has("content/loose/history"));
    folder.run("milestone q2 -a team").exits(0);
}
