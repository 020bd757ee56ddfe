//! The files that belong to no single assessment.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::assets::FOLDER;
use super::card::{self, Preview};
use super::frame::Frame;
use super::leaf::{Leaf, Made};
use super::links::Found;
use super::manuscript::Manuscript;
use super::pages::{self, PageKind, SEARCH_INDEX};
use super::{Error, badge, search};
use crate::chart::{Badge, Card};
use crate::crew::side_by_side;
use crate::export;
use crate::report::view::{Brief, PortfolioView};
use crate::theme::Shared;

/// Makes the comparison of all assessments; `None` for a single one.
pub type Compare = Box<dyn Fn(&[&Brief]) -> Option<PortfolioView> + Send + Sync>;

/// The start page of several assessments, and what hosts, crawlers and other tools look for.
pub struct Front {
    frame: Arc<Frame>,
    manuscripts: Vec<Arc<Manuscript>>,
    compare: Compare,
    files: BTreeMap<&'static str, (Part, Leaf)>,
    preview: Preview,
}

#[derive(Debug, Clone, Copy)]
enum Part {
    Portfolio,
    SearchIndex,
    NotFound,
    Report,
    Scores,
    Badge,
    Endpoint,
    NoJekyll,
    Robots,
    Sitemap,
}

const REPORT: &str = "data/report.json";
const SCORES: &str = "data/scores.json";

impl Front {
    #[must_use]
    pub fn new(frame: &Arc<Frame>, manuscripts: Vec<Arc<Manuscript>>, compare: Compare) -> Self {
        let over_all = [
            ("index.html", Part::Portfolio),
            (SEARCH_INDEX, Part::SearchIndex),
            (badge::SVG, Part::Badge),
            (badge::ENDPOINT, Part::Endpoint),
        ];
        let always = [
            ("404.html", Part::NotFound),
            (REPORT, Part::Report),
            (SCORES, Part::Scores),
            (".nojekyll", Part::NoJekyll),
            ("robots.txt", Part::Robots),
        ];
        let sitemap = frame.options.base_url.is_some().then_some(("sitemap.xml", Part::Sitemap));
        let parts = over_all.into_iter().filter(|_| frame.has_portfolio()).chain(always).chain(sitemap);
        Front {
            files: parts.map(|(path, part)| (path, (part, Leaf::default()))).collect(),
            frame: Arc::clone(frame),
            manuscripts,
            compare,
            preview: Preview::default(),
        }
    }

    /// Paths of its pages.
    pub fn pages(&self) -> impl Iterator<Item = &'static str> {
        self.files.keys().copied().filter(|path| path.ends_with(".html"))
    }

    /// Paths of all its files.
    pub fn paths(&self) -> Vec<String> {
        let assets = self.frame.assets.paths().map(|path| format!("{FOLDER}{path}"));
        let card = self.has_card().then(|| card::FILE.to_owned());
        self.files.keys().map(|path| (*path).to_owned()).chain(assets).chain(card).collect()
    }

    pub fn has(&self, path: &str) -> bool {
        self.files.contains_key(path)
            || path == card::FILE && self.has_card()
            || path.strip_prefix(FOLDER).is_some_and(|path| self.frame.assets.has(path))
    }

    pub fn file(&self, path: &str) -> Option<Made> {
        if let Some(path) = path.strip_prefix(FOLDER) {
            return self.frame.asset(path);
        }
        if path == card::FILE && self.has_card() {
            return self.preview.file(&self.frame, || self.card());
        }
        let (part, leaf) = self.files.get(path)?;
        Some(leaf.file(|| self.make(*part)))
    }

    /// Ids and links of a page that was made.
    pub fn found(&self, path: &str) -> Option<&Arc<Found>> {
        self.files.get(path).filter(|_| path.ends_with(".html")).and_then(|(_, leaf)| leaf.found())
    }

    fn make(&self, part: Part) -> Result<Vec<u8>, Error> {
        match part {
            Part::Portfolio => self.start(),
            Part::NotFound => self.frame.page(&pages::not_found(&self.frame), |_| {}),
            Part::SearchIndex => {
                let each = side_by_side(&self.manuscripts, |one| (&one.entry, one.entries(&self.frame)));
                Ok(search::script(&search::over_all(each.into_iter())))
            }
            Part::Report => {
                let views = self.manuscripts.iter().map(|one| one.glance());
                Ok(export::document(&self.frame.cover, views, self.portfolio().as_ref()))
            }
            Part::Scores => {
                let briefs = side_by_side(&self.manuscripts, |one| one.brief());
                Ok(export::scores(&self.frame.cover, self.manuscripts.iter().map(|one| &one.entry).zip(briefs)))
            }
            Part::Badge => Ok(self.badge().svg(&self.frame.palette).into_bytes()),
            Part::Endpoint => Ok(badge::endpoint(&self.badge(), &self.frame.palette)),
            Part::NoJekyll => Ok(Vec::new()),
            Part::Robots => {
                let rules = if self.frame.options.public { "User-agent: *\nAllow: /\n" } else { "User-agent: *\nDisallow: /\n" };
                Ok(rules.as_bytes().to_vec())
            }
            Part::Sitemap => Ok(self.sitemap()),
        }
    }

    fn start(&self) -> Result<Vec<u8>, Error> {
        let Some(mut portfolio) = self.portfolio() else { return Ok(Vec::new()) };
        // Of a thousand rows one changes: the others are kept as templates read them.
        let each: BTreeMap<&str, &Shared> = self.manuscripts.iter().map(|one| (one.entry.url.as_str(), one.row())).collect();
        let rows = std::mem::take(&mut portfolio.rows);
        let rows = Shared::list(rows.iter().filter_map(|row| each.get(row.url.as_str()).copied()));
        let scores = self.manuscripts.iter().map(|one| &one.brief().row.overall);
        let preview = self.preview.address(&self.frame, "", || self.card());
        let page = pages::portfolio(&self.frame, &portfolio.headline, scores).shown_by(preview);
        let portfolio = Shared::new(&portfolio).with("rows", rows);
        self.frame.page(&page, |data| data.insert_shared(PageKind::Portfolio.name(), &portfolio))
    }

    fn portfolio(&self) -> Option<PortfolioView> {
        (self.compare)(&side_by_side(&self.manuscripts, |one| one.brief()))
    }

    fn badge(&self) -> Badge {
        let briefs = side_by_side(&self.manuscripts, |one| one.brief());
        badge::of_all(self.frame.words(), &self.frame.cover, &briefs)
    }

    /// Of several assessments; a single one has its own in the same place.
    fn has_card(&self) -> bool {
        self.frame.has_portfolio() && self.preview.drawing(&self.frame, || self.card()).is_some()
    }

    fn card(&self) -> Card {
        let cover = &self.frame.cover;
        let headline = self.portfolio().map(|portfolio| portfolio.headline).unwrap_or_default();
        card::card(&cover.rubric.title, &cover.title, &headline, self.badge(), "")
    }

    fn sitemap(&self) -> Vec<u8> {
        let base = self.frame.options.base_url.as_deref().unwrap_or_default();
        let of_one = |one: &Arc<Manuscript>| {
            let brief = one.brief();
            let order = pages::order(&brief.has, brief.dimensions.iter());
            order.into_iter().map(|(_, file)| format!("{}{file}", one.entry.url)).collect::<Vec<_>>()
        };
        let start = self.pages().filter(|path| *path != "404.html").map(str::to_owned);
        let mut pages: Vec<String> = self.manuscripts.iter().flat_map(of_one).chain(start).collect();
        pages.sort();
        let entry = |path: &String| format!("  <url><loc>{base}{}</loc></url>\n", path.trim_end_matches("index.html"));
        let entries: String = pages.iter().map(entry).collect();
        let head = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">";
        format!("{head}\n{entries}</urlset>\n").into_bytes()
    }
}
