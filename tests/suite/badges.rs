//! What the site tells other places: badges and the file of scores.

use serde_json::Value;

use super::folder::Folder;

const CONFIG: (&str, &str) = ("gapmap.yaml", "title: All \"teams\" & more\n");
const TEAM_A: [(&str, &str); 2] = [
    ("content/team-a/assessment.yaml", "subject: Team <A>\ndate: 2026-11-18\nprofile: lean\n"),
    ("content/team-a/a.yaml", "answers: {exp-tracking: 2, exp-versioning: 3}\n"),
];
const TEAM_B: [(&str, &str); 2] = [
    ("content/team-b/assessment.yaml", "subject: Team B\ndate: 2026-11-19\nprofile: lean\n"),
    ("content/team-b/a.yaml", "answers: {exp-tracking: 4}\n"),
];

fn built(files: &[&[(&str, &str)]], options: &str) -> Folder {
    let folder = Folder::with(&files.concat());
    folder.run(&format!("build {options}")).exits(0);
    folder
}

fn json(folder: &Folder, path: &str) -> Value {
    serde_json::from_str(&folder.read(path)).expect("JSON")
}

#[test]
fn one_assessment_has_a_badge_with_its_score() {
    let folder = built(&[&[CONFIG], &TEAM_A], "");
    let badge = folder.read("output/badge.svg");
    let score = &json(&folder, "output/data/report.json")["assessments"][0]["overall"];
    let shown = format!("{} of {}", score["display"].as_str().expect("a score"), score["top"].as_str().expect("a top"));
    assert!(badge.contains(&format!(">{shown}</text>")), "{badge}");
    assert!(badge.contains("(Team &lt;A&gt;, 18 November 2026)</title>"), "{badge}");
    assert!(!badge.contains("<script") && !badge.contains("style=") && !badge.contains("http://e"), "{badge}");
    let endpoint = json(&folder, "output/data/badge.json");
    assert_eq!((&endpoint["schemaVersion"], &endpoint["message"]), (&Value::from(1), &Value::from(shown)));
    assert!(endpoint["label"].as_str().is_some_and(|label| badge.contains(&format!(">{label}</text>"))));
    for colour in ["color", "labelColor"] {
        let colour = endpoint[colour].as_str().expect("a colour");
        assert!(colour.starts_with('#') && badge.contains(colour), "{colour}");
    }
    assert!(folder.read("output/method.html").contains("href=\"badge.svg\""));
    assert!(!folder.read("output/index.html").contains("badge.svg"));
}

#[test]
fn several_have_one_each_and_one_over_all() {
    let folder = built(&[&[CONFIG], &TEAM_A, &TEAM_B], "");
    let message = |path: &str| json(&folder, path)["message"].as_str().expect("words").to_owned();
    let (a, b) = (message("output/team-a/data/badge.json"), message("output/team-b/data/badge.json"));
    let number = |words: &str| words.split(' ').next().expect("a number").to_owned();
    assert_eq!(message("output/data/badge.json"), format!("{} to {}", number(&a), number(&b)));
    assert!(folder.read("output/badge.svg").contains("<title id=\"t\">All &quot;teams&quot; &amp; more: "));
    assert!(folder.read("output/team-a/method.html").contains("href=\"badge.svg\""));
}

#[test]
fn without_answers_there_is_no_number() {
    let folder = built(&[&[CONFIG], &TEAM_A[..1]], "");
    assert_eq!(json(&folder, "output/data/badge.json")["message"], "no score yet");
    let german = built(&[&[("gapmap.yaml", "language: de\n")], &TEAM_A[..1]], "");
    assert_eq!(json(&german, "output/data/badge.json")["message"], "noch kein Wert");
}

#[test]
fn scores_are_those_of_the_report() {
    let folder = built(&[&[CONFIG], &TEAM_A, &TEAM_B], "");
    let (scores, report) = (json(&folder, "output/data/scores.json"), json(&folder, "output/data/report.json"));
    assert_eq!(scores["schema"], "gapmap/scores@1");
    assert_eq!((&scores["commit"], &scores["rubric"]["id"]), (&Value::Null, &report["rubric"]["id"]));
    let entries = scores["assessments"].as_array().expect("a list");
    assert_eq!(entries.len(), 2);
    for (entry, full) in entries.iter().zip(report["assessments"].as_array().expect("a list")) {
        assert_eq!((&entry["id"], &entry["date"], &entry["subject"]), (&full["id"], &full["date"], &full["subject"]));
        assert_eq!(
            (&entry["overall"]["value"], &entry["overall"]["exact"]),
            (&full["overall"]["value"], &full["overall"]["exact"])
        );
        assert_eq!(entry["answered"], full["overall"]["coverage"]["answered"]);
        let nodes = entry["nodes"].as_array().expect("a list");
        assert_eq!(nodes.len(), full["dimensions"].as_array().expect("a list").len());
        for (node, of_report) in nodes.iter().zip(full["dimensions"].as_array().expect("a list")) {
            assert_eq!((&node["id"], &node["score"]["display"]), (&of_report["id"], &of_report["score"]["display"]));
        }
    }
}

/// What a page says in its head for previews.
fn meta(page: &str, name: &str) -> Option<String> {
    let start = format!("=\"{name}\" content=\"");
    page.split_once(&start).and_then(|(_, rest)| rest.split_once('"')).map(|(content, _)| content.to_owned())
}

#[test]
fn previews_need_the_address_of_the_site() {
    let folder = built(&[&[CONFIG], &TEAM_A, &TEAM_B], "");
    assert!(!folder.has("output/card.png") && !folder.has("output/team-a/card.png"));
    assert_eq!(meta(&folder.read("output/index.html"), "og:title"), None);

    folder.run("build --base-url https://example.org/m/").exits(0);
    for (page, image) in
        [("index.html", "card.png"), ("team-a/gaps.html", "team-a/card.png"), ("team-a/d/exp.html", "team-a/card.png")]
    {
        let text = folder.read(&format!("output/{page}"));
        assert_eq!(meta(&text, "og:image"), Some(format!("https://example.org/m/{image}")), "{page}");
        assert_eq!(meta(&text, "twitter:card").as_deref(), Some("summary_large_image"));
        let address = format!("https://example.org/m/{}", page.trim_end_matches("index.html"));
        assert_eq!(meta(&text, "og:url"), Some(address));
        assert!(meta(&text, "og:description").is_some_and(|words| words.len() > 10), "{page}");
        let picture = std::fs::read(folder.path().join("output").join(image)).expect("a picture");
        let size = |at: usize| u32::from_be_bytes(picture[at..at + 4].try_into().expect("four bytes"));
        assert_eq!((size(16), size(20)), (1200, 630), "{image}");
    }
    assert!(meta(&folder.read("output/index.html"), "og:title").is_some_and(|title| title == "All &quot;teams&quot; &amp; more"));
    assert_eq!(meta(&folder.read("output/404.html"), "og:title"), None);
}

#[test]
fn without_glyphs_there_is_no_picture_and_no_address_of_one() {
    let files = [
        CONFIG,
        ("content/a/assessment.yaml", "subject: \"数据\"\ndate: 2026-11-18\nprofile: lean\n"),
        ("content/a/a.yaml", TEAM_A[1].1),
    ];
    let folder = built(&[&files], "--base-url https://example.org/");
    assert!(!folder.has("output/card.png"));
    let page = folder.read("output/index.html");
    assert_eq!((meta(&page, "og:image"), meta(&page, "twitter:card").as_deref()), (None, Some("summary")));
}
