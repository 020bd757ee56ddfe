//! Which pages there are, what they are called, and how they hang together.

use serde::Serialize;

use super::{Options, deck};
use crate::report::view::{AssessmentView, Report};
use crate::say;
use crate::words::Words;

/// A page to render.
pub struct Page {
    pub kind: PageKind,
    pub view: PageView,
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
struct Stop {
    kind: PageKind,
    /// Below the assessment's folder.
    file: String,
    name: String,
    description: String,
    value: Option<String>,
}

/// A page that is called the same in every report.
fn stop(words: &Words, kind: PageKind, description: &str) -> Stop {
    Stop {
        kind,
        file: kind.file().to_owned(),
        name: words.text(kind.message()),
        description: description.to_owned(),
        value: None,
    }
}

/// The pages of an assessment in reading order.
fn stops(assessment: &AssessmentView, words: &Words) -> Vec<Stop> {
    let a = assessment;
    let has = &a.has;
    let before = [
        (true, PageKind::Overview, &a.headline),
        (has.gaps, PageKind::Gaps, &a.gaps_headline),
        (has.roadmap, PageKind::Roadmap, &a.roadmap.headline),
        (has.risks, PageKind::Risks, &a.risks.headline),
        (has.recommendations, PageKind::Recommendations, &a.recommendations_headline),
        (has.metrics, PageKind::Metrics, &a.metrics_headline),
        (has.stakeholders, PageKind::Stakeholders, &a.stakeholders_headline),
        (has.next, PageKind::Next, &a.next_headline),
    ];
    let before = before.into_iter().filter(|(has, ..)| *has).map(|(_, kind, description)| stop(words, kind, description));
    let dimensions = a.dimensions.iter().enumerate().map(|(at, d)| Stop {
        kind: PageKind::Dimension(at),
        file: d.url.clone(),
        name: d.short.clone(),
        description: d.diagnosis.clone(),
        value: d.score.is_scored.then(|| d.score.now.display.clone()),
    });
    let after = [
        stop(words, PageKind::Method, &words.text("page-method-says")),
        stop(words, PageKind::History, &a.history.headline),
        stop(words, PageKind::Print, &words.text("page-print-says")),
    ];
    before.chain(dimensions).chain(after).collect()
}

/// The plural of the outermost kind; of the items where nothing stands above them.
fn dimensions_title(report: &Report, assessment: &AssessmentView, words: &Words) -> String {
    let has_nodes = assessment.dimensions.iter().any(|dimension| dimension.is_node);
    if has_nodes {
        say!(words, "page-dimension", kinds = report.rubric.top_plural.as_str())
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

/// All pages of an assessment; they may link to its `files` for other tools.
pub fn of_assessment(report: &Report, assessment: &AssessmentView, options: &Options, files: &[(String, Vec<u8>)]) -> Vec<Page> {
    let stops = stops(assessment, &options.words);
    let names: Vec<String> = files.iter().map(|(name, _)| name.clone()).collect();
    let with_files = |page: Page| Page { view: PageView { files: names.clone(), ..page.view }, ..page };
    let read = (0..stops.len()).map(|at| with_files(page(report, assessment, options, &stops, at)));
    read.chain([present(report, assessment, options)]).collect()
}

/// The projector view: shown, not read, so no other page comes before or after it.
fn present(report: &Report, assessment: &AssessmentView, options: &Options) -> Page {
    let (kind, words, subject) = (PageKind::Present, &options.words, assessment.subject.as_str());
    let url = format!("{}{}", assessment.url, kind.file());
    let root = "../".repeat(url.matches('/').count());
    let view = PageView {
        title: say!(words, "page-title", page = words.text(kind.message()), subject),
        description: words.text("page-present-says"),
        subject: Some(assessment.subject.clone()),
        provenance: provenance(report, assessment, options),
        ..bare(report, options, kind, url, root)
    };
    Page { kind, view }
}

/// What an assessment's numbers rest on, for the footer.
fn provenance(report: &Report, assessment: &AssessmentView, options: &Options) -> Vec<String> {
    let (words, rubric, date) = (&options.words, &report.rubric, assessment.date_text.as_str());
    let rubric = say!(words, "page-rubric", title = rubric.title.as_str(), version = rubric.version.as_str());
    [rubric, say!(words, "page-assessed", date)].into_iter().chain(of_build(report, options)).collect()
}

fn page(report: &Report, assessment: &AssessmentView, options: &Options, stops: &[Stop], at: usize) -> Page {
    let (stop, words) = (&stops[at], &options.words);
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
        group(dimensions_title(report, assessment, words), &is_dimension),
        group(words.text("page-nav-about"), &is_about),
    ];
    let root = "../".repeat(url.matches('/').count());
    let portfolio = NavLink {
        name: words.text(PageKind::Portfolio.message()),
        url: format!("{root}index.html"),
        current: false,
        value: None,
    };
    if report.portfolio.is_some() {
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
            breadcrumbs: report
                .portfolio
                .iter()
                .map(|_| portfolio.clone())
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
            provenance: provenance(report, assessment, options),
            ..bare(report, options, stop.kind, url, root)
        },
    }
}

/// The page over all assessments.
pub fn portfolio(report: &Report, options: &Options) -> Page {
    let headline = report.portfolio.as_ref().map(|portfolio| portfolio.headline.clone()).unwrap_or_default();
    let view = PageView {
        description: headline,
        nav: root_nav(report, &options.words),
        search: Some(SEARCH_INDEX.to_owned()),
        ..bare(report, options, PageKind::Portfolio, "index.html".to_owned(), String::new())
    };
    Page { kind: PageKind::Portfolio, view }
}

/// The page for addresses that do not exist. A host serves it at any depth, so its links start at the published address if known.
pub fn not_found(report: &Report, options: &Options) -> Page {
    let words = &options.words;
    let root = options.base_url.as_deref().map(path_of).unwrap_or_default();
    let view = PageView {
        title: say!(words, "page-title", page = words.text(PageKind::NotFound.message()), subject = report.title.as_str()),
        description: words.text("page-not-found-says"),
        nav: Vec::new(),
        home: root.clone(),
        // Without a published address nobody knows from where to load it.
        search: options.base_url.as_ref().map(|_| format!("{root}{SEARCH_INDEX}")),
        ..bare(report, options, PageKind::NotFound, "404.html".to_owned(), root)
    };
    Page { kind: PageKind::NotFound, view }
}

/// `/maturity/` of `https://example.org/maturity/`.
fn path_of(base_url: &str) -> String {
    let after_scheme = base_url.split_once("://").map_or(base_url, |(_, rest)| rest);
    after_scheme.find('/').map_or_else(|| "/".to_owned(), |at| after_scheme[at..].to_owned())
}

fn root_nav(report: &Report, words: &Words) -> Vec<NavGroup> {
    let name = words.text(PageKind::Portfolio.message());
    let all = NavLink { name, url: "index.html".to_owned(), current: true, value: None };
    let each = report.assessments.iter().map(|a| NavLink {
        name: a.subject.clone(),
        url: format!("{}index.html", a.url),
        current: false,
        value: a.overall.is_scored.then(|| a.overall.now.display.clone()),
    });
    vec![
        NavGroup { title: words.text("page-nav-report"), links: vec![all] },
        NavGroup { title: words.text("page-nav-assessments"), links: each.collect() },
    ]
}

fn bare(report: &Report, options: &Options, kind: PageKind, url: String, root: String) -> PageView {
    PageView {
        kind: kind.name(),
        title: report.title.clone(),
        description: String::new(),
        canonical: options.base_url.as_ref().map(|base| format!("{base}{}", url.trim_end_matches("index.html"))),
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
        site_title: report.title.clone(),
        subject: None,
        search: None,
        present: None,
        files: Vec::new(),
        provenance: of_build(report, options).collect(),
        generator: report.generator.clone(),
    }
}

/// Footer lines that are the same on every page: the edition, the commit.
fn of_build(report: &Report, options: &Options) -> impl Iterator<Item = String> {
    let commit = report.commit.as_ref().map(|commit| {
        let state = if commit.is_changed { "changed" } else { "clean" };
        say!(&options.words, "page-commit", commit = commit.short.as_str(), state)
    });
    report.edition.clone().into_iter().chain(commit)
}
