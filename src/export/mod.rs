//! Files for other tools, made from the view model: tables, a calendar, a Gantt text, issues, a plan of action and milestones.
//!
//! Every function is pure. Ids and time stamps come from the content and its date, so that the same report gives the same bytes;
//! an importer that meets an id again knows the entry. docs/formats.md describes each file.

mod calendar;
mod issues;
pub mod markup;
mod mermaid;
mod poam;
mod scores;
mod tables;

use std::ops::Deref;

use jiff::civil::Date;
use serde::{Serialize, Serializer};
use uuid::Uuid;

use crate::report::view::{AssessmentView, Cover, ItemView, PhaseView, PortfolioView, Report, RiskView};
use crate::words::Words;
pub use scores::scores;
pub use tables::Table;

/// What the files of an assessment are made from.
#[derive(Debug, Clone, Copy)]
pub struct Source<'a> {
    pub words: &'a Words,
    /// Of the report that the assessment is part of.
    pub cover: &'a Cover,
    pub assessment: &'a AssessmentView,
    /// Published address of the site with a closing slash, for links into it.
    pub base_url: Option<&'a str>,
}

/// A kind of file that is no table.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// iCalendar, RFC 5545.
    Calendar,
    /// The text of a Mermaid gantt chart.
    Mermaid,
    GithubJson,
    GithubCsv,
    JiraCsv,
    /// OSCAL plan of action and milestones.
    Poam,
}

impl Kind {
    pub const ALL: [Kind; 6] = [Kind::Calendar, Kind::Mermaid, Kind::GithubJson, Kind::GithubCsv, Kind::JiraCsv, Kind::Poam];

    #[must_use]
    pub fn file_name(self) -> &'static str {
        match self {
            Kind::Calendar => "roadmap.ics",
            Kind::Mermaid => "roadmap.mmd",
            Kind::GithubJson => "issues-github.json",
            Kind::GithubCsv => "issues-github.csv",
            Kind::JiraCsv => "issues-jira.csv",
            Kind::Poam => "poam.json",
        }
    }

    /// Whether [`Kind::make`] would make it.
    #[must_use]
    pub fn is_part_of(self, source: &Source<'_>) -> bool {
        match self {
            Kind::Calendar => calendar::has_entries(source),
            Kind::Mermaid => source.items().any(|(_, item)| date(&item.start).is_some() && date(&item.finish).is_some()),
            Kind::GithubJson | Kind::GithubCsv | Kind::JiraCsv => source.items().next().is_some(),
            Kind::Poam => !source.assessment.risks.register.is_empty(),
        }
    }

    /// The file; `None` where it would hold nothing, which a calendar and a plan of action may not.
    #[must_use]
    pub fn make(self, source: &Source<'_>) -> Option<Vec<u8>> {
        match self {
            Kind::Calendar => calendar::calendar(source),
            Kind::Mermaid => mermaid::gantt(source),
            Kind::GithubJson => issues::github_json(source),
            Kind::GithubCsv => issues::github_csv(source),
            Kind::JiraCsv => issues::jira_csv(source),
            Kind::Poam => poam::poam(source),
        }
    }
}

/// The whole report as one document, the site's data/report.json.
#[must_use]
pub fn json(report: &Report) -> Vec<u8> {
    document(&report.cover, report.assessments.iter(), report.portfolio.as_ref())
}

/// The same from its parts; an assessment is asked for when its turn comes, and given back then.
pub fn document<V: Deref<Target = AssessmentView>>(
    cover: &Cover,
    views: impl Iterator<Item = V> + Clone,
    portfolio: Option<&PortfolioView>,
) -> Vec<u8> {
    let document = Document { cover, assessments: InTurn(views.map(Lent)), portfolio };
    // Plain data with text keys can always be written.
    let mut json = serde_json::to_vec_pretty(&document).unwrap_or_default();
    json.push(b'\n');
    json
}

/// What [`Report`] is, written without having it whole.
#[derive(Serialize)]
#[serde(bound = "I: Iterator<Item: Serialize> + Clone")]
struct Document<'a, I> {
    #[serde(flatten)]
    cover: &'a Cover,
    assessments: InTurn<I>,
    portfolio: Option<&'a PortfolioView>,
}

/// A list whose entries are made while it is written.
struct InTurn<I>(I);

impl<I: Iterator<Item: Serialize> + Clone> Serialize for InTurn<I> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(self.0.clone())
    }
}

struct Lent<V>(V);

impl<V: Deref<Target: Serialize>> Serialize for Lent<V> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.0.serialize(serializer)
    }
}

/// A file of an assessment for other tools.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum File {
    Table(Table),
    Other(Kind),
}

impl File {
    /// Every file that has something to say.
    pub fn of(source: &Source<'_>) -> impl Iterator<Item = File> {
        let tables = Table::ALL.into_iter().filter(|table| table.is_part_of(source.assessment)).map(File::Table);
        tables.chain(Kind::ALL.into_iter().filter(|kind| kind.is_part_of(source)).map(File::Other))
    }

    #[must_use]
    pub fn name(self) -> String {
        match self {
            File::Table(table) => table.file_name(),
            File::Other(kind) => kind.file_name().to_owned(),
        }
    }

    /// Its bytes; none where it would hold nothing.
    #[must_use]
    pub fn make(self, source: &Source<'_>) -> Option<Vec<u8>> {
        match self {
            File::Table(table) => Some(table.csv(source.assessment)),
            File::Other(kind) => kind.make(source),
        }
    }
}

impl<'a> Source<'a> {
    /// The items of the plan in the order of phases.
    fn items(&self) -> impl Iterator<Item = (&'a PhaseView, &'a ItemView)> + use<'a> {
        self.assessment.roadmap.phases.iter().flat_map(|phase| phase.items.iter().map(move |item| (phase, item)))
    }

    /// Risks that somebody still has to do something about.
    fn open_risks(&self) -> impl Iterator<Item = &'a RiskView> + use<'a> {
        self.assessment.risks.register.iter().filter(|risk| risk.is_open)
    }

    /// The published address of something in the report.
    fn link(&self, url: &str) -> Option<String> {
        self.base_url.map(|base| format!("{base}{}{url}", self.assessment.url))
    }

    /// An id that is the same for the same thing of the same assessment, whenever it is made: UUID version 5.
    fn id(&self, kind: &str, id: &str) -> String {
        let space = Uuid::new_v5(&Uuid::NAMESPACE_URL, env!("CARGO_PKG_REPOSITORY").as_bytes());
        let name = [self.assessment.id.as_str(), self.assessment.subject.as_str(), kind, id].join("\n");
        Uuid::new_v5(&space, name.as_bytes()).to_string()
    }
}

/// A date of the view model.
fn date(text: &str) -> Option<Date> {
    text.parse().ok()
}
