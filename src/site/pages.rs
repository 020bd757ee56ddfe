//! Which pages there are, what they are called, and how they hang together.

use serde::Serialize;

use super::Options;
use crate::report::view::{AssessmentView, Report};

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
    NotFound,
}

impl PageKind {
    /// The template's file, and the word templates know the page by.
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
            PageKind::NotFound => "404.html",
        }
    }

    fn name(self) -> &'static str {
        self.template().trim_end_matches(".html")
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
    /// The same.
    pub h1: usize,
    /// One level below it.
    pub h2: usize,
    /// Two levels below it.
    pub h3: usize,
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
    /// Whether the site has a search.
    pub search_ready: bool,
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

fn stop(kind: PageKind, file: &str, name: &str, description: &str) -> Stop {
    Stop { kind, file: file.to_owned(), name: name.to_owned(), description: description.to_owned(), value: None }
}

/// The pages of an assessment in reading order.
fn stops(assessment: &AssessmentView) -> Vec<Stop> {
    let a = assessment;
    let has = &a.has;
    let before = [
        (true, stop(PageKind::Overview, "index.html", "Overview", &a.headline)),
        (has.gaps, stop(PageKind::Gaps, "gaps.html", "Gap analysis", &a.gaps_headline)),
        (has.roadmap, stop(PageKind::Roadmap, "roadmap.html", "Roadmap", &a.roadmap.headline)),
        (has.risks, stop(PageKind::Risks, "risks.html", "Risk register", &a.risks.headline)),
        (
            has.recommendations,
            stop(PageKind::Recommendations, "recommendations.html", "Recommendations", &a.recommendations_headline),
        ),
        (has.metrics, stop(PageKind::Metrics, "metrics.html", "Metrics", &a.metrics_headline)),
        (has.stakeholders, stop(PageKind::Stakeholders, "stakeholders.html", "Stakeholder answers", &a.stakeholders_headline)),
        (has.next, stop(PageKind::Next, "next.html", "Next steps", &a.next_headline)),
    ];
    let before = before.into_iter().filter(|(has, _)| *has).map(|(_, stop)| stop);
    let dimensions = a.dimensions.iter().enumerate().map(|(at, d)| Stop {
        kind: PageKind::Dimension(at),
        file: d.url.clone(),
        name: d.short.clone(),
        description: d.diagnosis.clone(),
        value: d.score.is_scored.then(|| d.score.now.display.clone()),
    });
    let after = [
        stop(
            PageKind::Method,
            "method.html",
            "How scores work",
            "Scale, weights, rounding and rules behind every number of this report.",
        ),
        stop(PageKind::History, "history.html", "History", &a.history.headline),
        stop(PageKind::Print, "print.html", "Print everything", "The whole report on one page."),
    ];
    before.chain(dimensions).chain(after).collect()
}

/// The plural of the outermost kind; of the items where nothing stands above them.
fn dimensions_title(report: &Report, assessment: &AssessmentView) -> String {
    let has_nodes = assessment.dimensions.iter().any(|dimension| dimension.is_node);
    if has_nodes { report.rubric.top_plural.clone() } else { "Answers".to_owned() }
}

fn capitalised(word: &str) -> String {
    let mut chars = word.chars();
    chars.next().map(|first| first.to_uppercase().chain(chars).collect()).unwrap_or_default()
}

/// All pages of an assessment.
pub fn of_assessment(report: &Report, assessment: &AssessmentView, options: &Options) -> Vec<Page> {
    let stops = stops(assessment);
    (0..stops.len()).map(|at| page(report, assessment, options, &stops, at)).collect()
}

fn page(report: &Report, assessment: &AssessmentView, options: &Options, stops: &[Stop], at: usize) -> Page {
    let stop = &stops[at];
    let url = format!("{}{}", assessment.url, stop.file);
    let home = "../".repeat(stop.file.matches('/').count());
    let link = |stop: &Stop, current: bool| NavLink {
        name: stop.name.clone(),
        url: format!("{home}{}", stop.file),
        current,
        value: stop.value.clone(),
    };
    let group = |title: &str, wanted: &dyn Fn(PageKind) -> bool| NavGroup {
        title: title.to_owned(),
        links: stops.iter().enumerate().filter(|(_, stop)| wanted(stop.kind)).map(|(i, stop)| link(stop, i == at)).collect(),
    };
    let is_dimension = |kind: PageKind| matches!(kind, PageKind::Dimension(_));
    let is_about = |kind: PageKind| matches!(kind, PageKind::Method | PageKind::History | PageKind::Print);
    let mut nav = vec![
        group("Report", &|kind| !is_dimension(kind) && !is_about(kind)),
        group(&capitalised(&dimensions_title(report, assessment)), &is_dimension),
        group("About", &is_about),
    ];
    let root = "../".repeat(url.matches('/').count());
    let portfolio = NavLink { name: "All assessments".to_owned(), url: format!("{root}index.html"), current: false, value: None };
    if report.portfolio.is_some() {
        nav[2].links.insert(0, portfolio.clone());
    }
    let print = stop.kind == PageKind::Print;
    let h = if print { 2 } else { 1 };
    let title = if stop.kind == PageKind::Overview {
        assessment.subject.clone()
    } else {
        format!("{} · {}", stop.name, assessment.subject)
    };
    let crumbs = is_dimension(stop.kind).then(|| NavLink {
        name: "Overview".to_owned(),
        url: format!("{home}index.html"),
        current: false,
        value: None,
    });
    let mut provenance =
        vec![format!("Rubric {} {}", report.rubric.title, report.rubric.version), format!("Assessed {}", assessment.date_text)];
    provenance.extend(options.provenance.iter().cloned());
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
            h,
            h1: h,
            h2: h + 1,
            h3: h + 2,
            nav,
            provenance,
            ..bare(report, options, stop.kind, url, root)
        },
    }
}

/// The page over all assessments.
pub fn portfolio(report: &Report, options: &Options) -> Page {
    let headline = report.portfolio.as_ref().map(|portfolio| portfolio.headline.clone()).unwrap_or_default();
    let view = PageView {
        description: headline,
        nav: root_nav(report, true),
        ..bare(report, options, PageKind::Portfolio, "index.html".to_owned(), String::new())
    };
    Page { kind: PageKind::Portfolio, view }
}

/// The page for addresses that do not exist. A host serves it at any depth, so its links start at the published address if known.
pub fn not_found(report: &Report, options: &Options) -> Page {
    let root = options.base_url.as_deref().map(path_of).unwrap_or_default();
    let view = PageView {
        title: format!("Page not found · {}", report.title),
        description: "This address does not exist in the report.".to_owned(),
        nav: Vec::new(),
        home: root.clone(),
        ..bare(report, options, PageKind::NotFound, "404.html".to_owned(), root)
    };
    Page { kind: PageKind::NotFound, view }
}

/// `/maturity/` of `https://example.org/maturity/`.
fn path_of(base_url: &str) -> String {
    let after_scheme = base_url.split_once("://").map_or(base_url, |(_, rest)| rest);
    after_scheme.find('/').map_or_else(|| "/".to_owned(), |at| after_scheme[at..].to_owned())
}

fn root_nav(report: &Report, current: bool) -> Vec<NavGroup> {
    let all = NavLink { name: "All assessments".to_owned(), url: "index.html".to_owned(), current, value: None };
    let each = report.assessments.iter().map(|a| NavLink {
        name: a.subject.clone(),
        url: format!("{}index.html", a.url),
        current: false,
        value: a.overall.is_scored.then(|| a.overall.now.display.clone()),
    });
    vec![
        NavGroup { title: "Report".to_owned(), links: vec![all] },
        NavGroup { title: "Assessments".to_owned(), links: each.collect() },
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
        h1: 1,
        h2: 2,
        h3: 3,
        lang: report.language.clone(),
        dir: direction(&report.language),
        public: options.public,
        paper: options.paper,
        nav: Vec::new(),
        breadcrumbs: Vec::new(),
        prev: None,
        next: None,
        site_title: report.title.clone(),
        subject: None,
        search_ready: false,
        provenance: Vec::new(),
        generator: report.generator.clone(),
    }
}

/// Direction of the language's script.
fn direction(language: &str) -> &'static str {
    let primary = language.split(['-', '_']).next().unwrap_or(language);
    if ["ar", "arc", "dv", "fa", "he", "ks", "ps", "ur", "yi"].contains(&primary) { "rtl" } else { "ltr" }
}
