//! The site: an ordered map from path to bytes, made from the report and a theme.
//!
//! Every page is rendered before anything is written anywhere, every internal link is checked, every id is unique. Paths use `/`
//! and are relative, so the site works from a folder, under any sub-path and from `file://`.

mod charts;
mod deck;
mod links;
mod pages;
mod paper;
mod pictures;
mod search;
mod single;

use std::collections::{BTreeMap, BTreeSet};

use base64::Engine;
use base64::engine::general_purpose::STANDARD;

use crate::chart::{self, Palette};
use crate::export;
use crate::report::view::{AssessmentView, Report};
use crate::theme::{self, Data, Shared, Theme};
use crate::words::Words;
use pages::{Page, PageKind};
use pictures::{ChartView, Missing};
pub use single::{PRINT, single_files};

/// Path in the site and bytes.
pub type Site = BTreeMap<String, Vec<u8>>;

/// A rendered site.
#[derive(Debug)]
pub struct Rendered {
    pub site: Site,
    /// What it had to leave out, in words, for who builds it.
    pub notes: Vec<String>,
}

/// What the site needs to know besides the report.
#[derive(Debug, Clone)]
pub struct Options {
    /// The language of the report, and everything the site says in it.
    pub words: Words,
    /// Published address with a closing slash: only for canonical links and the sitemap.
    pub base_url: Option<String>,
    /// Whether search engines are let in.
    pub public: bool,
    /// `a4` or `letter`.
    pub paper: &'static str,
}

impl Options {
    /// What the files for other tools are made from.
    #[must_use]
    pub fn source<'a>(&'a self, report: &'a Report, assessment: &'a AssessmentView) -> export::Source<'a> {
        export::Source { words: &self.words, report, assessment, base_url: self.base_url.as_deref() }
    }
}

/// A site that cannot be made.
#[derive(Debug)]
pub enum Error {
    Theme(theme::Error),
    /// Two pages or files with one path.
    Collision(String),
    /// Links that lead nowhere or ids that are not unique, each in words.
    Links(Vec<String>),
}

impl std::fmt::Display for Error {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Error::Theme(error) => error.fmt(f),
            Error::Collision(path) => write!(f, "two parts of the site want to be `{path}`"),
            Error::Links(problems) => f.write_str(&problems.join("\n")),
        }
    }
}

impl std::error::Error for Error {}

impl From<theme::Error> for Error {
    fn from(error: theme::Error) -> Self {
        Error::Theme(error)
    }
}

/// Renders the whole site.
///
/// # Errors
/// When a template cannot be rendered, or a rendered page links to something that is not there.
pub fn render(report: &Report, theme: &Theme, options: &Options) -> Result<Rendered, Error> {
    let mut site = Site::new();
    let mut missing = Missing::default();
    let shared = Shared::new(report);
    let palette = theme.tokens().values().collect();
    let icon = icon(theme);
    let renderer = Renderer { report, theme, words: &options.words, report_value: &shared, palette: &palette, icon: &icon };
    if report.portfolio.is_some() {
        renderer.page(&mut site, &pages::portfolio(report, options), None)?;
    }
    let mut found = Vec::new();
    for assessment in &report.assessments {
        let files = export::files(&options.source(report, assessment));
        let pages = pages::of_assessment(report, assessment, options, &files);
        renderer.assessment(&mut site, assessment, &pages, &mut missing)?;
        for (name, bytes) in files {
            add(&mut site, format!("{}{}{name}", assessment.url, pages::DATA), bytes)?;
        }
        let entries = search::entries(&options.words, report, assessment, &pages);
        add(&mut site, format!("{}{}", assessment.url, pages::SEARCH_INDEX), search::script(&entries))?;
        if let Some(what_if) = assessment.roadmap.what_if.as_ref().filter(|what_if| what_if.can_switch) {
            add(&mut site, format!("{}{}", assessment.url, pages::WHAT_IF), search::setting("gapmapWhatIf", what_if))?;
        }
        found.push((assessment, entries));
    }
    if report.portfolio.is_some() {
        let all = search::over_all(found.iter().map(|(assessment, entries)| (*assessment, entries.as_slice())));
        add(&mut site, pages::SEARCH_INDEX.to_owned(), search::script(&all))?;
    }
    renderer.page(&mut site, &pages::not_found(report, options), None)?;
    add_assets(&mut site, theme)?;
    paper::finish(&mut site, report, options);
    add(&mut site, format!("{}report.json", pages::DATA), export::json(report))?;
    add_extras(&mut site, options)?;
    let problems = links::check(&site);
    if problems.is_empty() { Ok(Rendered { site, notes: missing.notes() }) } else { Err(Error::Links(problems)) }
}

struct Renderer<'a> {
    report: &'a Report,
    theme: &'a Theme,
    words: &'a Words,
    report_value: &'a Shared,
    palette: &'a Palette,
    /// The theme's icon as a `data:` address: pages ask for one file less.
    icon: &'a str,
}

/// What the pages of an assessment share.
struct Chapter<'a> {
    assessment: &'a AssessmentView,
    value: Shared,
    charts: Shared,
}

impl Renderer<'_> {
    fn assessment(
        &self,
        site: &mut Site,
        assessment: &AssessmentView,
        pages: &[Page],
        missing: &mut Missing,
    ) -> Result<(), Error> {
        let charts = charts::charts(self.words, self.report, assessment);
        let files = pictures::files(&charts, self.palette, missing);
        let views: BTreeMap<&str, ChartView> = charts.iter().map(|chart| (chart.name, pictures::view(chart, &files))).collect();
        let chapter = Chapter { assessment, value: Shared::new(assessment), charts: Shared::new(&views) };
        for page in pages {
            self.page(site, page, Some(&chapter))?;
        }
        for (path, bytes) in files {
            add(site, format!("{}{path}", assessment.url), bytes)?;
        }
        Ok(())
    }

    fn page(&self, site: &mut Site, page: &Page, chapter: Option<&Chapter<'_>>) -> Result<(), Error> {
        let mut data = Data::new();
        data.insert_shared("report", self.report_value);
        data.insert("page", &page.view);
        data.insert("icon", &self.icon);
        if let Some(chapter) = chapter {
            data.insert_shared("a", &chapter.value);
            if let PageKind::Dimension(at) = page.kind {
                data.insert("d", &chapter.assessment.dimensions[at]);
            }
            if page.kind == PageKind::Present {
                data.insert("deck", &deck::deck(self.words, self.report, chapter.assessment));
            }
            data.insert_shared("charts", &chapter.charts);
        }
        let html = self.theme.render(page.kind.template(), &data)?;
        add(site, page.view.url.clone(), html.into_bytes())
    }
}

/// The theme's icon as a `data:` address.
fn icon(theme: &Theme) -> String {
    let icon = theme.assets().find(|(path, _)| *path == "icon.svg").map(|(_, bytes)| STANDARD.encode(bytes));
    format!("data:image/svg+xml;base64,{}", icon.unwrap_or_default())
}

/// Adds a file; what is there already stays there.
fn add(site: &mut Site, path: String, bytes: Vec<u8>) -> Result<(), Error> {
    if site.contains_key(&path) {
        return Err(Error::Collision(path));
    }
    site.insert(path, bytes);
    Ok(())
}

/// The style sheet of every page.
const STYLES: &str = "report.css";

/// Called after the pages, because the style sheet depends on what they show.
fn add_assets(site: &mut Site, theme: &Theme) -> Result<(), Error> {
    let charts = chart_rules(site);
    theme.assets().try_for_each(|(path, bytes)| add(site, format!("assets/{path}"), asset(theme, &charts, path, bytes)))
}

/// A file of the theme as it is published: style sheets without comments, the main one with its tokens and the rules of the
/// charts before the theme's own, which can so change both.
fn asset(theme: &Theme, charts: &str, path: &str, bytes: &[u8]) -> Vec<u8> {
    let own = || String::from_utf8_lossy(bytes);
    if path == STYLES {
        theme::minified(&format!("{}{charts}{}", theme.tokens().css(), own())).into_bytes()
    } else if path.ends_with(".css") {
        theme::minified(&own()).into_bytes()
    } else {
        bytes.to_vec()
    }
}

/// The rules for the charts that stand in pages; several charts are files only.
fn chart_rules(site: &Site) -> String {
    let pages = site.iter().filter(|(path, _)| path.ends_with(".html")).map(|(_, bytes)| String::from_utf8_lossy(bytes));
    let mut classes = BTreeSet::new();
    for page in pages {
        let charts = page.split("<svg class=\"chart\"").skip(1).filter_map(|rest| rest.split("</svg>").next());
        let names = charts.flat_map(|chart| chart.split(" class=\"").skip(1)).filter_map(|rest| rest.split('"').next());
        classes.extend(names.flat_map(|names| names.split(' ')).map(str::to_owned));
    }
    chart::rules(|class| classes.contains(class))
}

/// What hosts and crawlers look for.
fn add_extras(site: &mut Site, options: &Options) -> Result<(), Error> {
    add(site, ".nojekyll".to_owned(), Vec::new())?;
    let robots = if options.public { "User-agent: *\nAllow: /\n" } else { "User-agent: *\nDisallow: /\n" };
    add(site, "robots.txt".to_owned(), robots.as_bytes().to_vec())?;
    let Some(base) = &options.base_url else { return Ok(()) };
    let pages = site.keys().filter(|path| path.ends_with(".html") && *path != "404.html");
    let entries: String =
        pages.map(|path| format!("  <url><loc>{base}{}</loc></url>\n", path.trim_end_matches("index.html"))).collect();
    let sitemap = format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n{entries}</urlset>\n"
    );
    add(site, "sitemap.xml".to_owned(), sitemap.into_bytes())
}
