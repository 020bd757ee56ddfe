//! Which pages there are, what they are called, and how they hang together.

use serde::Serialize;

use super::deck;
use super::frame::Frame;
use crate::report::view::{AssessmentView, Cover, HasView, ScoreView};
use crate::say;
use crate::words::Words;

/// A page to render.
pub struct Page {
    pub kind: PageKind,
    pub view: PageView,
}

impl Page {
    /// The same with the address of a picture for previews.
    pub fn shown_by(self, card: Option<String>) -> Self {
        Page { view: PageView { card, ..self.view }, ..self }
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PageKind {
    Portfolio,
    Overview,
    /// By position.
    Dimension(usize),
    Gaps,
    Roadmap,
    Risks,
    Recommendations,
    Metrics,
    Stakeholders,
    Next,
    Method,
    History,
    Print,
    /// The report on a wall: one thing at a time.
    Present,
    NotFound,
}

impl PageKind {
    /// The template's file.
    pub fn template(self) -> &'static str {
        match self {
            PageKind::Portfolio => "portfolio.html",
            PageKind::Overview => "overview.html",
            PageKind::Dimension(_) => "dimension.html",
            PageKind::Gaps => "gaps.html",
            PageKind::Roadmap => "roadmap.html",
            PageKind::Risks => "risks.html",
            PageKind::Recommendations => "recommendations.html",
            PageKind::Metrics => "metrics.html",
            PageKind::Stakeholders => "stakeholders.html",
            PageKind::Next => "next.html",
            PageKind::Method => "method.html",
            PageKind::History => "history.html",
            PageKind::Print => "print.html",
            PageKind::Present => "present.html",
            PageKind::NotFound => "404.html",
        }
    }

    /// The word templates and style sheets know the page by.
    pub fn name(self) -> &'static str {
        self.template().trim_end_matches(".html")
    }

    /// The message with the page's name; a dimension's page is called after the dimension.
    pub fn message(self) -> &'static str {
        match self {
            PageKind::Portfolio => "page-portfolio",
            PageKind::Overview => "page-overview",
            PageKind::Dimension(_) => "page-dimension",
            PageKind::Gaps => "page-gaps",
            PageKind::Roadmap => "page-roadmap",
            PageKind::Risks => "page-risks",
            PageKind::Recommendations => "page-recommendations",
            PageKind::Metrics => "page-metrics",
            PageKind::Stakeholders => "page-stakeholders",
            PageKind::Next => "page-next",
            PageKind::Method => "page-method",
            PageKind::History => "page-history",
            PageKind::Print => "page-print",
            PageKind::Present => "page-present",
            PageKind::NotFound => "page-not-found",
        }
    }

    /// Below the assessment's folder.
    fn file(self) -> &'static str {
        if self == PageKind::Overview { "index.html" } else { self.template() }
    }
}

/// What a template knows about the page it makes.
#[derive(Debug, Serialize)]
pub struct PageView {
    /// `overview`, `dimension`, `gaps` and so on: the template's name without its ending.
    pub kind: &'static str,
    /// For the browser's tab; different on every page.
    pub title: String,
    /// One sentence for search engines and previews.
    pub description: String,
    /// Path in the site.
    pub url: String,
    /// Way to the site's root: nothing, `../`, `../../`.
    pub root: String,
    /// Way to the assessment's folder; `#` on the page that holds everything.
    pub home: String,
    /// Level of the page's headline: 1, and 2 on the page that holds everything.
    pub h: usize,
    /// Of the texts, as in `<html lang>`.
    pub lang: String,
    /// `ltr` or `rtl`.
    pub dir: &'static str,
    /// Whether search engines are let in.
    pub public: bool,
    /// `a4` or `letter`.
    pub paper: &'static str,
    /// The published address, when `base_url` is set.
    pub canonical: Option<String>,
    /// Address of a picture with 1200×630 pixels for previews; only with a published address.
    pub card: Option<String>,
    /// Links to all pages, by group.
    pub nav: Vec<NavGroup>,
    /// The way from the start to this page, where it is not in the navigation's first level.
    pub breadcrumbs: Vec<NavLink>,
    /// The page before this one.
    pub prev: Option<NavLink>,
    /// The page after this one.
    pub next: Option<NavLink>,
    /// The title in gapmap.yaml.
    pub site_title: String,
    /// Who or what the assessment is about; none on pages over all assessments.
    pub subject: Option<String>,
    /// Address of the script with the search index, from this page; `None` for a page without search.
    pub search: Option<String>,
    /// Address of the projector view, at the slide that belongs to this page; `None` on pages over all assessments.
    pub present: Option<String>,
    /// Names of the assessment's files for other tools, in its folder `data/`.
    pub files: Vec<String>,
    /// Lines for the footer: rubric, date and the like.
    pub provenance: Vec<String>,
    /// `gapmap 0.1.0`.
    pub generator: String,
}

/// Links under a heading.
#[derive(Debug, Serialize)]
pub struct NavGroup {
    pub title: String,
    /// In reading order.
    pub links: Vec<NavLink>,
}

/// A link relative to the page it stands on.
#[derive(Debug, Clone, Serialize)]
pub struct NavLink {
    pub name: String,
    pub url: String,
    /// Whether it is this page.
    pub current: bool,
    /// A number to show beside the name, such as a score.
    pub value: Option<String>,
}

/// A page before its way to the other pages is known.
pub struct Stop {
    pub kind: PageKind,
    /// Below the assessment's folder.
    pub file: String,
    pub name: String,
    /// One sentence.
    pub description: String,
    value: Option<String>,
}

/// Kinds and files of an assessment's pages in reading order. `dimensions` are the pages of its dimensions.
pub fn order<'d>(has: &HasView, dimensions: impl Iterator<Item = &'d String>) -> Vec<(PageKind, String)> {
    let before = [
        (true, PageKind::Overview),
        (has.gaps, PageKind::Gaps),
        (has.roadmap, PageKind::Roadmap),
        (has.risks, PageKind::Risks),
        (has.recommendations, PageKind::Recommendations),
        (has.metrics, PageKind::Metrics),
        (has.stakeholders, PageKind::Stakeholders),
        (has.next, PageKind::Next),
    ];
    let after = [PageKind::Method, PageKind::History, PageKind::Print];
    let usual = |kind: PageKind| (kind, kind.file().to_owned());
    let before = before.into_iter().filter(|(has, _)| *has).map(|(_, kind)| usual(kind));
    let dimensions = dimensions.enumerate().map(|(at, file)| (PageKind::Dimension(at), file.clone()));
    before.chain(dimensions).chain(after.map(usual)).collect()
}

/// The projector view and its file: no stop on the way through the report.
pub fn presented() -> (PageKind, String) {
    (PageKind::Present, PageKind::Present.file().to_owned())
}

/// The pages of an assessment in reading order.
pub fn stops(a: &AssessmentView, words: &Words) -> Vec<Stop> {
    let stop = |(kind, file): (PageKind, String)| {
        let usual = |description: &String| (words.text(kind.message()), description.clone(), None);
        let (name, description, value) = match kind {
            PageKind::Dimension(at) => {
                let d = &a.dimensions[at];
                let value = d.score.is_scored.then(|| d.score.now.display.clone());
                (d.short.clone(), d.diagnosis.clone(), value)
            }
            PageKind::Gaps => usual(&a.gaps_headline),
            PageKind::Roadmap => usual(&a.roadmap.headline),
            PageKind::Risks => usual(&a.risks.headline),
            PageKind::Recommendations => usual(&a.recommendations_headline),
            PageKind::Metrics => usual(&a.metrics_headline),
            PageKind::Stakeholders => usual(&a.stakeholders_headline),
            PageKind::Next => usual(&a.next_headline),
            PageKind::Method => usual(&words.text("page-method-says")),
            PageKind::History => usual(&a.history.headline),
            PageKind::Print => usual(&words.text("page-print-says")),
            PageKind::Overview | PageKind::Present | PageKind::Portfolio | PageKind::NotFound => usual(&a.headline),
        };
        Stop { kind, file, name, description, value }
    };
    order(&a.has, a.dimensions.iter().map(|d| &d.url)).into_iter().map(stop).collect()
}

/// The plural of the outermost kind; of the items where nothing stands above them.
fn dimensions_title(cover: &Cover, assessment: &AssessmentView, words: &Words) -> String {
    let has_nodes = assessment.dimensions.iter().any(|dimension| dimension.is_node);
    if has_nodes {
        say!(words, "page-dimension", kinds = cover.rubric.top_plural.as_str())
    } else {
        words.text("page-nav-answers")
    }
}

/// Name of a search index, in the folder whose pages it knows.
pub const SEARCH_INDEX: &str = "search-index.js";

/// Name of the script with what a reader of the roadmap can switch off, beside that page.
pub const WHAT_IF: &str = "what-if-data.js";

/// Folder of the files for other tools, below the assessment's.
pub const DATA: &str = "data/";

/// The projector view: shown, not read, so no other page comes before or after it.
pub fn present(frame: &Frame, assessment: &AssessmentView) -> Page {
    let (kind, words, subject) = (PageKind::Present, frame.words(), assessment.subject.as_str());
    let url = format!("{}{}", assessment.url, kind.file());
    let root = "../".repeat(url.matches('/').count());
    let view = PageView {
        title: say!(words, "page-title", page = words.text(kind.message()), subject),
        description: words.text("page-present-says"),
        subject: Some(assessment.subject.clone()),
        provenance: provenance(frame, assessment),
        ..bare(frame, kind, url, root)
    };
    Page { kind, view }
}

/// What an assessment's numbers rest on, for the footer.
fn provenance(frame: &Frame, assessment: &AssessmentView) -> Vec<String> {
    let (words, rubric, date) = (frame.words(), &frame.cover.rubric, assessment.date_text.as_str());
    let rubric = say!(words, "page-rubric", title = rubric.title.as_str(), version = rubric.version.as_str());
    [rubric, say!(words, "page-assessed", date)].into_iter().chain(of_build(frame)).collect()
}

/// The page of an assessment at a position in its `stops`. It may link to its `files` for other tools.
pub fn of_assessment(frame: &Frame, assessment: &AssessmentView, stops: &[Stop], at: usize, files: Vec<String>) -> Page {
    let (cover, words) = (&frame.cover, frame.words());
    let stop = &stops[at];
    let url = format!("{}{}", assessment.url, stop.file);
    let home = "../".repeat(stop.file.matches('/').count());
    let link = |stop: &Stop, current: bool| NavLink {
        name: stop.name.clone(),
        url: format!("{home}{}", stop.file),
        current,
        value: stop.value.clone(),
    };
    let group = |title: String, wanted: &dyn Fn(PageKind) -> bool| NavGroup {
        title,
        links: stops.iter().enumerate().filter(|(_, stop)| wanted(stop.kind)).map(|(i, stop)| link(stop, i == at)).collect(),
    };
    let is_dimension = |kind: PageKind| matches!(kind, PageKind::Dimension(_));
    let is_about = |kind: PageKind| matches!(kind, PageKind::Method | PageKind::History | PageKind::Print);
    let mut nav = vec![
        group(words.text("page-nav-report"), &|kind| !is_dimension(kind) && !is_about(kind)),
        group(dimensions_title(cover, assessment, words), &is_dimension),
        group(words.text("page-nav-about"), &is_about),
    ];
    let root = "../".repeat(url.matches('/').count());
    let portfolio = NavLink {
        name: words.text(PageKind::Portfolio.message()),
        url: format!("{root}index.html"),
        current: false,
        value: None,
    };
    if frame.has_portfolio() {
        nav[2].links.insert(0, portfolio.clone());
    }
    let print = stop.kind == PageKind::Print;
    let h = if print { 2 } else { 1 };
    let subject = assessment.subject.as_str();
    let title = match stop.kind {
        PageKind::Overview => subject.to_owned(),
        PageKind::Print => say!(words, "page-title-print", subject, date = assessment.date_text.as_str()),
        _ => say!(words, "page-title", page = stop.name.as_str(), subject),
    };
    let crumbs = is_dimension(stop.kind).then(|| NavLink {
        name: words.text(PageKind::Overview.message()),
        url: format!("{home}index.html"),
        current: false,
        value: None,
    });
    let slide = match stop.kind {
        PageKind::Dimension(at) => format!("#{}", deck::dimension_anchor(&assessment.dimensions[at])),
        _ => String::new(),
    };
    Page {
        kind: stop.kind,
        view: PageView {
            title,
            description: stop.description.clone(),
            home: if print { "#".to_owned() } else { home.clone() },
            breadcrumbs: frame
                .has_portfolio()
                .then_some(portfolio)
                .into_iter()
                .chain(crumbs)
                .filter(|_| is_dimension(stop.kind))
                .collect(),
            prev: at.checked_sub(1).and_then(|before| stops.get(before)).map(|before| link(before, false)),
            next: stops.get(at + 1).map(|after| link(after, false)),
            subject: Some(assessment.subject.clone()),
            search: (!print).then(|| format!("{home}{SEARCH_INDEX}")),
            present: Some(format!("{home}{}{slide}", PageKind::Present.file())),
            h,
            nav,
            files,
            provenance: provenance(frame, assessment),
            ..bare(frame, stop.kind, url, root)
        },
    }
}

/// The page over all assessments; `scores` are those of the assessments, in order.
pub fn portfolio<'s>(frame: &Frame, headline: &str, scores: impl Iterator<Item = &'s ScoreView>) -> Page {
    let view = PageView {
        description: headline.to_owned(),
        nav: root_nav(frame, scores),
        search: Some(SEARCH_INDEX.to_owned()),
        ..bare(frame, PageKind::Portfolio, "index.html".to_owned(), String::new())
    };
    Page { kind: PageKind::Portfolio, view }
}

/// The page for addresses that do not exist. A host serves it at any depth, so its links start at the published address if known.
pub fn not_found(frame: &Frame) -> Page {
    let (words, base_url) = (frame.words(), &frame.options.base_url);
    let root = base_url.as_deref().map(path_of).unwrap_or_default();
    let view = PageView {
        title: say!(words, "page-title", page = words.text(PageKind::NotFound.message()), subject = frame.cover.title.as_str()),
        description: words.text("page-not-found-says"),
        nav: Vec::new(),
        home: root.clone(),
        // Without a published address nobody knows from where to load it.
        search: base_url.as_ref().map(|_| format!("{root}{SEARCH_INDEX}")),
        ..bare(frame, PageKind::NotFound, "404.html".to_owned(), root)
    };
    Page { kind: PageKind::NotFound, view }
}

/// `/maturity/` of `https://example.org/maturity/`.
fn path_of(base_url: &str) -> String {
    let after_scheme = base_url.split_once("://").map_or(base_url, |(_, rest)| rest);
    after_scheme.find('/').map_or_else(|| "/".to_owned(), |at| after_scheme[at..].to_owned())
}

fn root_nav<'s>(frame: &Frame, scores: impl Iterator<Item = &'s ScoreView>) -> Vec<NavGroup> {
    let words = frame.words();
    let name = words.text(PageKind::Portfolio.message());
    let all = NavLink { name, url: "index.html".to_owned(), current: true, value: None };
    let each = frame.entries.iter().zip(scores).map(|(entry, score)| NavLink {
        name: entry.subject.clone(),
        url: format!("{}index.html", entry.url),
        current: false,
        value: score.is_scored.then(|| score.now.display.clone()),
    });
    vec![
        NavGroup { title: words.text("page-nav-report"), links: vec![all] },
        NavGroup { title: words.text("page-nav-assessments"), links: each.collect() },
    ]
}

fn bare(frame: &Frame, kind: PageKind, url: String, root: String) -> PageView {
    let (cover, options) = (&frame.cover, &frame.options);
    PageView {
        kind: kind.name(),
        title: cover.title.clone(),
        description: String::new(),
        canonical: options.base_url.as_ref().map(|base| format!("{base}{}", url.trim_end_matches("index.html"))),
        card: None,
        url,
        root,
        home: String::new(),
        h: 1,
        lang: options.words.tag().to_owned(),
        dir: options.words.direction(),
        public: options.public,
        paper: options.paper,
        nav: Vec::new(),
        breadcrumbs: Vec::new(),
        prev: None,
        next: None,
        site_title: cover.title.clone(),
        subject: None,
        search: None,
        present: None,
        files: Vec::new(),
        provenance: of_build(frame).collect(),
        generator: cover.generator.clone(),
    }
}

/// Footer lines that are the same on every page: the edition, the commit.
fn of_build(frame: &Frame) -> impl Iterator<Item = String> {
    let commit = frame.cover.commit.as_ref().map(|commit| {
        let state = if commit.is_changed { "changed" } else { "clean" };
        say!(frame.words(), "page-commit", commit = commit.short.as_str(), state)
    });
    frame.cover.edition.clone().into_iter().chain(commit)
}
