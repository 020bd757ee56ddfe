//! Files for other tools, made from the view model: tables, a calendar, a Gantt text, issues, a plan of action and milestones.
//!
//! Every function is pure. Ids and time stamps come from the content and its date, so that the same report gives the same bytes;
//! an importer that meets an id again knows the entry. docs/formats.md describes each file.

mod calendar;
mod issues;
mod markup;
mod mermaid;
mod poam;
mod tables;

use jiff::civil::Date;
use uuid::Uuid;

use crate::report::view::{AssessmentView, ItemView, PhaseView, Report, RiskView};
use crate::words::Words;
pub use tables::Table;

/// What the files of an assessment are made from.
#[derive(Debug, Clone, Copy)]
pub struct Source<'a> {
    pub words: &'a Words,
    pub report: &'a Report,
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
    // Plain data with text keys can always be written.
    let mut json = serde_json::to_vec_pretty(report).unwrap_or_default();
    json.push(b'\n');
    json
}

/// Every file of an assessment that has something to say: name and bytes.
#[must_use]
pub fn files(source: &Source<'_>) -> Vec<(String, Vec<u8>)> {
    let tables = Table::ALL.into_iter().filter(|table| table.is_part_of(source.assessment));
    let tables = tables.map(|table| (table.file_name(), table.csv(source.assessment)));
    let others = Kind::ALL.into_iter().filter_map(|kind| Some((kind.file_name().to_owned(), kind.make(source)?)));
    tables.chain(others).collect()
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
