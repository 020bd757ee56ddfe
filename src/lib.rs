//! gapmap turns assessment answers, kept as Markdown and YAML in a git repository, into exact scores, a plan and a static site.
//!
//! The pipeline is a straight line of functions between named types:
//!
//! `load -> parse -> decode -> score -> plan -> compose -> render -> publish`
//!
//! | stage | from -> to | module |
//! |---|---|---|
//! | load | disk -> [`source::Sources`], an immutable snapshot | [`source`] |
//! | parse | sources -> documents with a place for every value | [`syntax`] |
//! | decode | documents -> [`rubric::Rubric`] and [`assessment::Assessment`], every id resolved | [`rubric`], [`assessment`] |
//! | score | model -> [`score::Scorecard`]: exact values and their derivations | [`score`] |
//! | plan | model and scorecard -> [`plan::Plan`]: gaps, roadmap, risks | [`plan`] |
//! | compose | all of it -> [`report::view::Report`], the view model | [`report`] |
//! | render | report and theme -> [`site::Site`]: path -> bytes | [`chart`], [`theme`], [`site`] |
//! | publish | site -> output folder | [`publish`] |
//!
//! [`workspace::load`] runs the first three and asks [`lint`] what is inconsistent about the rubric, [`report`] the next three, [`site::render`] and [`publish::publish`] the rest.
//! [`schema::schema`] tells editors what the files may hold.
//! Three channels never mix: a [`diagnostics::Diagnostic`] is about the user's content, an error about the environment, and a panic
//! is a bug. Which module may use which is kept by a test; ARCHITECTURE.md says why.

pub mod assessment;
pub mod chart;
pub mod cli;
mod crew;
pub mod diagnostics;
pub mod diff;
pub mod exact;
pub mod export;
pub mod gate;
pub mod git;
pub mod history;
pub mod leak;
pub mod lint;
pub mod live;
pub mod plan;
pub mod publish;
pub mod report;
pub mod review;
pub mod rubric;
pub mod schema;
pub mod score;
pub mod serve;
pub mod site;
pub mod source;
pub mod syntax;
pub mod theme;
pub mod watch;
pub mod words;
pub mod workspace;

use assessment::Audience;
use jiff::civil::Date;
use words::Words;

/// For whom and as of when a report is made.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct View {
    /// The day against which things are overdue; each assessment's own date when `None`.
    pub as_of: Option<Date>,
    /// The circle of readers; what is meant for a narrower one is left out.
    pub audience: Audience,
}

impl View {
    /// Everything, as of each assessment's own date.
    #[must_use]
    pub fn complete() -> Self {
        View { as_of: None, audience: Audience::Internal }
    }
}

/// Scores, plans and composes a loaded model, in the language of `words`.
#[must_use]
pub fn report(sources: &source::Sources, model: &workspace::Model, view: View, words: &Words) -> report::view::Report {
    let masks = report::masks(words);
    let evaluated = crew::side_by_side(&model.assessments, |assessment| {
        let shown = assessment.for_audience(view.audience, &masks);
        let evaluation = plan::evaluate(&model.rubric, &shown).for_audience(view.audience);
        (shown, evaluation)
    });
    report::compose(&model.rubric, sources, &evaluated, &options(model, view, words))
}

/// What composing a report of a model needs besides it.
fn options(model: &workspace::Model, view: View, words: &Words) -> report::Options {
    let title = model.config.title.clone().unwrap_or_else(|| model.rubric.title.clone());
    report::Options { title, words: words.clone(), intro: model.intro.clone(), as_of: view.as_of, audience: view.audience }
}
