//! The comment for a pull request: found again by its marker, short, and of text only.

use pulldown_cmark::{Event, Options, Parser, Tag};

use super::{ANSWERS, BEFORE, HEAD, HEAD_PATH, RUBRIC, RUBRIC_PATH, with_answers};
use crate::repository::Repository;

fn comment(repository: &Repository) -> String {
    let run = repository.0.run("diff --format markdown");
    run.exits(0);
    run.stdout
}

/// Tags of HTML that a host would see.
fn html(comment: &str) -> Vec<String> {
    let events = Parser::new_ext(comment, Options::all());
    let raw = events.filter_map(|event| match event {
        Event::Html(text) | Event::InlineHtml(text) => Some(text.into_string()),
        _ => None,
    });
    let tag = |piece: &str| piece.split_once('>').map(|(tag, _)| tag.trim_start_matches('/').to_owned());
    raw.flat_map(|text| text.split('<').skip(1).filter_map(tag).collect::<Vec<_>>()).collect()
}

#[test]
fn it_begins_with_its_marker_and_one_line() {
    let repository = with_answers(BEFORE);
    assert_eq!(comment(&repository).lines().next(), Some("<!-- gapmap-diff -->"));
    assert!(comment(&repository).contains("**nothing changed**"));
    repository.0.write(ANSWERS, "answers:\n  a: 3\n  b: 1\n  c: unknown\n  d: 2\n");
    let comment = comment(&repository);
    let lines: Vec<&str> = comment.lines().collect();
    assert_eq!(lines[0], "<!-- gapmap-diff -->");
    let summary =
        "**Team A** (team): overall 1.50 → 2.00 (+0.500), 2 answers changed, 1 gap closed, 1 claim rose without new evidence";
    assert!(lines[1].starts_with(summary), "{}", lines[1]);
    assert!(comment.contains("<details><summary>Answers (2)</summary>\n\n| answer |"), "{comment}");
    assert_eq!(comment.matches("<details>").count(), comment.matches("</details>").count());
    let tables = Parser::new_ext(&comment, Options::all()).filter(|event| matches!(event, Event::Start(Tag::Table(_)))).count();
    assert_eq!(
        tables,
        comment.lines().filter(|line| line.starts_with("|---|")).count(),
        "every table is one for a reader of Markdown, too"
    );
}

#[test]
fn several_assessments_have_a_line_each() {
    let head = |subject: &str| HEAD.replace("Team A", subject);
    let (one, other) = (head("One"), head("Other"));
    let files = [
        (RUBRIC_PATH, RUBRIC),
        (HEAD_PATH, one.as_str()),
        (ANSWERS, BEFORE),
        ("content/other/assessment.yaml", other.as_str()),
        ("content/other/a.yaml", "answers: {a: 3, d: 2}\n"),
    ];
    let repository = Repository::with(&files);
    repository.0.write(ANSWERS, &BEFORE.replace("b: 1", "b: 2"));
    repository.0.write("content/other/a.yaml", "answers: {a: 0, d: 2}\n");
    let comment = comment(&repository);
    assert!(comment.contains("**2 assessments changed**"), "{comment}");
    assert!(
        comment.contains(
            "**Other** (other): overall 2.50 → 1.00 (−1.500), 1 answer changed, 1 gap opened, 1 risk newly above appetite\n"
        ),
        "{comment}"
    );
    assert!(
        comment.contains(
            "**One** (team): overall 1.50 → 1.67 (+0.167), 1 answer changed, 1 gap closed, 1 claim rose without new evidence\n"
        ),
        "{comment}"
    );
}

const HOSTILE: &str = "@all <img src=x onerror=alert(1)> </details> [b](https://evil.example) https://evil.example www.evil.example #12 `x` | **b** ![i](//evil.example/i.png) ada@evil.example";

#[test]
fn content_stays_text() {
    let quoted = HOSTILE.replace('"', "\\\"");
    let rubric =
        RUBRIC.replace("name: A,", &format!("name: \"{quoted}\",")).replace("title: Loss", &format!("title: \"{quoted}\""));
    let head = HEAD.replace("subject: Team A", &format!("subject: \"{quoted}\""));
    let own = |start: &str| {
        format!(
            "start: {start}\nadd: {{own: {{title: \"{quoted}\", phase: P1, closes: {{a: 2}}, impact: 1, effort: [1, 1], status: planned}}}}\n"
        )
    };
    let path = "content/team/roadmap.yaml";
    let repository =
        Repository::with(&[(RUBRIC_PATH, &rubric), (HEAD_PATH, &head), (ANSWERS, BEFORE), (path, &own("2026-11-02"))]);
    repository.0.write(ANSWERS, &BEFORE.replace("a: 1", "a: 0"));
    repository.0.write(path, &own("2026-12-07"));
    let comment = comment(&repository);
    assert!(comment.matches("evil").count() > 10, "the words are there: {comment}");
    for event in Parser::new_ext(&comment, Options::all()) {
        let is_link = matches!(event, Event::Start(Tag::Link { .. } | Tag::Image { .. }));
        assert!(!is_link, "{event:?}");
    }
    let allowed = ["!-- gapmap-diff --", "details", "summary", "sub"];
    let found = html(&comment);
    assert!(found.iter().all(|tag| allowed.contains(&tag.as_str())), "{found:?}");
    assert_eq!(found.iter().filter(|tag| *tag == "details").count() % 2, 0);
    for address in ["://", "www.", "@all", "@evil", "#12"] {
        assert!(!comment.contains(address), "`{address}` would be a link or a mention");
    }
}

#[test]
fn it_stays_below_the_limit_of_hosts_and_says_what_is_missing() {
    let name = "Long words ".repeat(12);
    let point = |at: usize| format!("{{id: p{at}, name: \"{name}\", target: 3}}");
    let points: Vec<String> = (0..400).map(point).collect();
    let rubric = RUBRIC.replace("{id: d, name: D, target: 3}", &format!("{{id: d, name: D, target: 3}}, {}", points.join(", ")));
    let answers = |level: u8| format!("answers:\n{}", (0..400).map(|at| format!("  p{at}: {level}\n")).collect::<String>());
    let repository = Repository::with(&[(RUBRIC_PATH, &rubric), (HEAD_PATH, HEAD), (ANSWERS, &answers(1))]);
    repository.0.write(ANSWERS, &answers(2));
    let comment = comment(&repository);
    assert!((50_000..60_000).contains(&comment.chars().count()), "{}", comment.chars().count());
    assert!(
        comment.trim_end().ends_with("lines left out. `gapmap diff` shows all."),
        "{}",
        comment.lines().last().unwrap_or_default()
    );
    assert_eq!(comment.matches("<details>").count(), comment.matches("</details>").count());
}
