//! The items of the plan as issues for trackers: GitHub as JSON and CSV, Jira as CSV.
//!
//! What the content says stays text: it mentions nobody, closes nothing, is no markup and no formula.

use std::collections::BTreeMap;

use serde::Serialize;

use super::markup::{markdown, quiet, wiki};
use super::tables::csv;
use super::{Source, date};
use crate::exact::Exact;
use crate::report::view::{ItemView, LinkView, PhaseView};
use crate::say;
use crate::words::Words;

/// An issue as GitHub's interface takes it.
#[derive(Debug, Serialize)]
struct GithubIssue {
    title: String,
    body: String,
    labels: Vec<String>,
    milestone: String,
    /// Always empty: accounts are not known here.
    assignees: Vec<String>,
}

/// An array of issues; `None` without an item.
pub fn github_json(source: &Source<'_>) -> Option<Vec<u8>> {
    let issues = github(source);
    let mut json = serde_json::to_vec_pretty(&issues).ok().filter(|_| !issues.is_empty())?;
    json.push(b'\n');
    Some(json)
}

/// The same as a table, labels separated by commas; `None` without an item.
pub fn github_csv(source: &Source<'_>) -> Option<Vec<u8>> {
    let issues = github(source);
    let head = ["title", "body", "labels", "milestone", "assignees"].map(str::to_owned).to_vec();
    let rows = issues.iter().map(|issue| {
        let [labels, assignees] = [&issue.labels, &issue.assignees].map(|list| list.join(","));
        vec![issue.title.clone(), issue.body.clone(), labels, issue.milestone.clone(), assignees]
    });
    (!issues.is_empty()).then(|| csv(std::iter::once(head).chain(rows)))
}

fn github(source: &Source<'_>) -> Vec<GithubIssue> {
    let issue = |(phase, item): (&PhaseView, &ItemView)| GithubIssue {
        title: title(item),
        body: rendered(&blocks(source, item), Style::Markdown),
        labels: labels(phase, item),
        milestone: shortened(&quiet(&phase.name)),
        assignees: Vec::new(),
    };
    source.items().map(issue).collect()
}

/// Columns of Jira's importer before those for links; a label per column, as it wants it.
const JIRA: [&str; 11] = [
    "Issue ID",
    "Parent",
    "Issue Type",
    "Summary",
    "Description",
    "Priority",
    "Labels",
    "Labels",
    "Start date",
    "Due date",
    "Original estimate",
];

/// The column for an item that waits for this one; there are as many as the item with the most has.
const JIRA_LINK: &str = "Link Blocks";

/// Phases as epics, then items as tasks below them; `None` without an item.
pub fn jira_csv(source: &Source<'_>) -> Option<Vec<u8>> {
    let phases: Vec<&PhaseView> = source.assessment.roadmap.phases.iter().filter(|phase| !phase.items.is_empty()).collect();
    let items: Vec<(usize, &ItemView)> =
        phases.iter().enumerate().flat_map(|(at, phase)| phase.items.iter().map(move |item| (at, item))).collect();
    let number = |at: usize| (phases.len() + at + 1).to_string();
    let mut waiting: BTreeMap<&str, Vec<String>> = BTreeMap::new();
    for (at, (_, item)) in items.iter().enumerate() {
        item.needs.iter().for_each(|need| waiting.entry(&need.url).or_default().push(number(at)));
    }
    let blocked = |item: &ItemView| waiting.get(item.url.as_str()).cloned().unwrap_or_default();
    let links = items.iter().map(|(_, item)| blocked(item).len()).max()?.max(1);
    let head = JIRA.into_iter().chain(std::iter::repeat_n(JIRA_LINK, links)).map(str::to_owned).collect();
    let epics = phases.iter().enumerate().map(|(at, phase)| epic(source, at, phase));
    let tasks = items.iter().enumerate().map(|(at, (epic, item))| {
        let cells = task(source, number(at), *epic, phases[*epic], item);
        cells.into_iter().chain(blocked(item)).collect::<Vec<_>>()
    });
    let full = |mut cells: Vec<String>| {
        cells.resize(JIRA.len() + links, String::new());
        cells
    };
    Some(csv(std::iter::once(head).chain(epics.chain(tasks).map(full))))
}

fn epic(source: &Source<'_>, at: usize, phase: &PhaseView) -> Vec<String> {
    let first = phase.items.iter().filter_map(|item| date(&item.start)).min();
    let last = phase.items.iter().filter_map(|item| date(&item.finish)).max();
    let mut blocks = vec![Block::Text(phase.text.clone())];
    if !phase.exit.is_empty() {
        blocks.extend([Block::Heading(source.words.text("export-exit")), Block::Points(phase.exit.clone())]);
    }
    vec![
        (at + 1).to_string(),
        String::new(),
        "Epic".to_owned(),
        shortened(&quiet(&phase.name)),
        rendered(&blocks, Style::Wiki),
        String::new(),
        LABEL.to_owned(),
        label(&phase.id),
        first.map(|date| date.to_string()).unwrap_or_default(),
        last.map(|date| date.to_string()).unwrap_or_default(),
        String::new(),
    ]
}

fn task(source: &Source<'_>, number: String, epic: usize, phase: &PhaseView, item: &ItemView) -> Vec<String> {
    vec![
        number,
        (epic + 1).to_string(),
        "Task".to_owned(),
        title(item),
        rendered(&blocks(source, item), Style::Wiki),
        priority(item.impact).to_owned(),
        LABEL.to_owned(),
        label(&phase.id),
        item.start.clone(),
        item.finish.clone(),
        seconds(&item.work_span).to_string(),
    ]
}

/// The names that Jira gives priorities, from the item's impact.
fn priority(impact: i64) -> &'static str {
    match impact {
        ..=1 => "Lowest",
        2 => "Low",
        3 => "Medium",
        4 => "High",
        5.. => "Highest",
    }
}

/// The middle of a range of person-weeks, each of five days of eight hours, in seconds: the unit of Jira's importer.
fn seconds((least, most): &(Exact, Exact)) -> i64 {
    ((least + most) * Exact::from(5 * 8 * 60 * 60 / 2i64)).round_to_i64()
}

/// On every issue, so that they are found again.
const LABEL: &str = "roadmap";

fn labels(phase: &PhaseView, item: &ItemView) -> Vec<String> {
    let marks = [(item.critical, "critical-path"), (item.quick_win, "quick-win")];
    let marks = marks.into_iter().filter(|(holds, _)| *holds).map(|(_, mark)| mark.to_owned());
    [LABEL.to_owned(), label(&phase.id)].into_iter().chain(marks).collect()
}

/// Without what separates labels.
fn label(id: &str) -> String {
    id.chars().map(|c| if c.is_whitespace() || c == ',' { '-' } else { c }).collect()
}

fn title(item: &ItemView) -> String {
    shortened(&quiet(&format!("{} {}", item.id, item.title)))
}

/// Trackers take 255 characters.
fn shortened(text: &str) -> String {
    const MOST: usize = 250;
    match text.char_indices().nth(MOST) {
        Some((end, _)) => format!("{}…", text[..end].trim_end()),
        None => text.to_owned(),
    }
}

/// A part of an issue's text.
enum Block {
    Text(String),
    Heading(String),
    /// To be ticked off, where the tracker can.
    Checks(Vec<String>),
    Points(Vec<String>),
    Link {
        text: String,
        url: String,
    },
}

#[derive(Clone, Copy)]
enum Style {
    Markdown,
    /// Jira's.
    Wiki,
}

fn blocks(source: &Source<'_>, item: &ItemView) -> Vec<Block> {
    let words = source.words;
    let list = |heading: &str, points: Vec<String>, make: fn(Vec<String>) -> Block| {
        let heading = (!points.is_empty()).then(|| Block::Heading(words.text(heading)));
        heading.into_iter().chain([make(points)]).collect::<Vec<_>>()
    };
    let names = |links: &[LinkView]| links.iter().map(|link| link.name.clone()).collect::<Vec<_>>();
    let lifts = item.uplifts.iter().map(|lift| format!("{}: {} → {}", lift.name, lift.from, lift.to)).collect();
    let link = source.link(&item.url).map(|url| Block::Link { text: words.text("export-link"), url });
    std::iter::once(Block::Text(item.outcome.clone()))
        .chain(list("export-checks", item.accept.clone(), Block::Checks))
        .chain(list("export-facts", facts(words, item), Block::Points))
        .chain(list("export-lifts", lifts, Block::Points))
        .chain(list("export-needs", names(&item.needs), Block::Points))
        .chain(list("export-risks", names(&item.risks), Block::Points))
        .chain(link)
        .collect()
}

/// The work of an item, in words.
pub fn effort(words: &Words, item: &ItemView) -> String {
    if item.work == "1" { words.text("export-effort-one") } else { say!(words, "export-effort", effort = item.work.as_str()) }
}

fn facts(words: &Words, item: &ItemView) -> Vec<String> {
    let role = Some(&item.owner_role).filter(|role| !role.is_empty());
    let owner = item.owner.as_ref().or(role).map(|owner| say!(words, "export-owner", owner = owner.as_str()));
    let dates = say!(words, "export-dates", dates = item.dates_text.as_str());
    [dates, effort(words, item)].into_iter().chain(owner).collect()
}

fn rendered(blocks: &[Block], style: Style) -> String {
    blocks.iter().map(|block| block.text(style)).filter(|text| !text.is_empty()).collect::<Vec<_>>().join("\n\n")
}

impl Block {
    fn text(&self, style: Style) -> String {
        let list = |points: &[String], mark: &str| {
            points.iter().map(|point| format!("{mark} {}", style.literal(point))).collect::<Vec<_>>().join("\n")
        };
        match (self, style) {
            (Block::Text(text), _) => style.literal(text),
            (Block::Heading(text), Style::Markdown) => format!("### {}", style.literal(text)),
            (Block::Heading(text), Style::Wiki) => format!("h3. {}", style.literal(text)),
            (Block::Checks(points), Style::Markdown) => list(points, "- [ ]"),
            (Block::Points(points), Style::Markdown) => list(points, "-"),
            (Block::Checks(points) | Block::Points(points), Style::Wiki) => list(points, "*"),
            (Block::Link { text, url }, Style::Markdown) => format!("[{}](<{url}>)", style.literal(text)),
            (Block::Link { text, url }, Style::Wiki) => format!("[{}|{url}]", style.literal(text)),
        }
    }
}

impl Style {
    fn literal(self, text: &str) -> String {
        match self {
            Style::Markdown => markdown(text),
            Style::Wiki => wiki(text),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn blocks_are_written_in_the_markup_of_the_tracker() {
        let blocks = [
            Block::Text("=1+1 for @everyone, fixes #12".to_owned()),
            Block::Text(String::new()),
            Block::Heading("Checks".to_owned()),
            Block::Checks(vec!["a \"quoted\", *bold*\nline".to_owned()]),
            Block::Link { text: "Report".to_owned(), url: "https://example.org/a.html#b".to_owned() },
        ];
        assert_eq!(
            rendered(&blocks, Style::Markdown),
            "\\=1+1 for @\u{200b}everyone, fixes #\u{200b}12\n\n### Checks\n\n- [ ] a \"quoted\", \\*bold\\* line\n\n\
             [Report](<https://example.org/a.html#b>)"
        );
        assert_eq!(
            rendered(&blocks, Style::Wiki),
            "=1+1 for @\u{200b}everyone, fixes #\u{200b}12\n\nh3. Checks\n\n* a \"quoted\", \\*bold\\* line\n\n\
             [Report|https://example.org/a.html#b]"
        );
    }

    #[test]
    fn long_titles_are_cut_between_characters() {
        assert_eq!(shortened("kurz"), "kurz");
        assert_eq!(shortened(&"🚀".repeat(300)), format!("{}…", "🚀".repeat(250)));
    }

    #[test]
    fn efforts_are_seconds_of_working_time() {
        assert_eq!(seconds(&(Exact::one(), Exact::from(2i64))), 216_000);
        assert_eq!((priority(5), priority(3), priority(1)), ("Highest", "Medium", "Lowest"));
    }
}
