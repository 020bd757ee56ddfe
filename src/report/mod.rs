//! From model, scores and plan to the view model: words, order and number format are decided here and nowhere else.
//!
//! [`compose`] is pure. Templates and report.json see its [`view::Report`] and nothing behind it.

mod conditions;
mod derivation;
mod facets;
mod facts;
mod findings;
mod gaps;
mod has;
mod history;
mod items;
mod method;
mod metrics;
mod nodes;
mod numbers;
mod portfolio;
mod prose;
mod readings;
mod risks;
mod roadmap;
mod rubric;
mod scales;
mod scene;
mod scores;
mod steps;
mod tools;
mod tree;
mod trust;
pub mod view;
mod what_if;

use std::panic;
use std::sync::Arc;
use std::thread;

use jiff::civil::Date;

use crate::assessment::{Assessment, Audience, Masks};
use crate::crew::side_by_side;
use crate::exact::Exact;
use crate::plan::Evaluation;
use crate::rubric::Rubric;
use crate::say;
use crate::score::NodeScore;
use crate::source::Sources;
use crate::words::Words;
pub use portfolio::portfolio;
use scene::Scene;
use view::{AssessmentView, Brief, Cover, ParticipantView, PreviousView, Report, RoadmapView};

/// Version of the shape of report.json.
pub const SCHEMA: &str = "gapmap/report@1";

/// What composing needs besides the model.
#[derive(Debug, Clone)]
pub struct Options {
    pub title: String,
    /// The language, and everything the report says in it.
    pub words: Words,
    /// Markdown for the first page.
    pub intro: Option<String>,
    /// The day against which reviews and steps are overdue; each assessment's own date when `None`.
    pub as_of: Option<Date>,
    /// Whose edition this is.
    pub audience: Audience,
}

/// An assessment with everything that its part of a report is made from.
#[derive(Clone, Copy)]
pub struct Case<'a> {
    pub rubric: &'a Rubric,
    pub sources: &'a Sources,
    pub assessment: &'a Assessment,
    pub evaluation: &'a Evaluation,
    pub words: &'a Words,
    /// The day against which things are overdue; the assessment's own date when `None`.
    pub as_of: Option<Date>,
    /// Folder of the assessment in the site, as [`url`] gives it.
    pub url: &'a str,
}

impl<'a> Case<'a> {
    /// Everything on the pages of the assessment.
    #[must_use]
    pub fn view(&self) -> AssessmentView {
        assessment_view(&self.scene(), self.url.to_owned())
    }

    /// What is told about it elsewhere; far less work than [`Case::view`].
    #[must_use]
    pub fn brief(&self) -> Brief {
        let scene = self.scene();
        Brief { row: portfolio::row(&scene, self.url), has: has::has(&scene), dimensions: nodes::pages(&scene) }
    }

    fn scene(&self) -> Scene<'a> {
        Scene {
            words: self.words,
            rubric: self.rubric,
            sources: self.sources,
            assessment: self.assessment,
            evaluation: self.evaluation,
            scorecard: &self.evaluation.scorecard,
            as_of: self.as_of.unwrap_or(self.assessment.date),
        }
    }
}

/// Folder in the site with a closing slash; empty where the assessment is the whole site.
#[must_use]
pub fn url(assessment: &Assessment, is_only: bool) -> String {
    let folder = assessment.path.strip_prefix("content/").unwrap_or(&assessment.path);
    if is_only { String::new() } else { format!("{folder}/") }
}

/// What is the same for all assessments.
#[must_use]
pub fn cover(rubric: &Rubric, options: &Options) -> Cover {
    Cover {
        schema: SCHEMA,
        generator: format!("gapmap {}", env!("CARGO_PKG_VERSION")),
        title: options.title.clone(),
        language: options.words.tag().to_owned(),
        audience: options.audience.as_str(),
        edition: edition(&options.words, options.audience),
        commit: None,
        intro_html: scene::markdown(options.intro.as_ref()),
        rubric: rubric::rubric_view(&options.words, rubric),
    }
}

/// Composes the report over all assessments, which come with their evaluations.
#[must_use]
pub fn compose(rubric: &Rubric, sources: &Sources, assessments: &[(Arc<Assessment>, Evaluation)], options: &Options) -> Report {
    let is_only = assessments.len() == 1;
    let urls: Vec<String> = assessments.iter().map(|(assessment, _)| url(assessment, is_only)).collect();
    let (words, as_of) = (&options.words, options.as_of);
    let each = assessments.iter().zip(&urls);
    let cases: Vec<Case<'_>> =
        each.map(|((assessment, evaluation), url)| Case { rubric, sources, assessment, evaluation, words, as_of, url }).collect();
    let briefs: Vec<Brief> = cases.iter().map(Case::brief).collect();
    let first = assessments.first();
    Report {
        cover: cover(rubric, options),
        assessments: side_by_side(&cases, Case::view),
        portfolio: first.and_then(|(_, first)| portfolio(words, rubric, &first.scorecard, &briefs.iter().collect::<Vec<_>>())),
    }
}

/// What stands in an edition where something is withheld.
#[must_use]
pub fn masks(words: &Words) -> Masks {
    let (reason, voter) = (words.text("edition-reason"), words.text("edition-voter"));
    let words = words.clone();
    Masks { reason, voter, participant: Box::new(move |n| say!(words, "edition-participant", n = n)) }
}

/// Which edition of the report this is, where it is not the complete one.
fn edition(words: &Words, audience: Audience) -> Option<String> {
    (audience != Audience::Internal).then(|| say!(words, "report-edition", audience = audience.as_str()))
}

/// What stands where there is no value.
pub const NOTHING: &str = numbers::NOTHING;

/// A value of a node as it is shown: an answer without needless digits, else rounded as the node says; `–` without a value.
#[must_use]
pub fn display(rubric: &Rubric, score: &NodeScore, value: Option<&Exact>) -> String {
    numbers::Gauge::of(Words::english(), rubric, score).number(value).display
}

/// A difference of two values of a node, or a part of it, with its sign and one digit more than the values.
#[must_use]
pub fn rise(rubric: &Rubric, score: &NodeScore, by: &Exact) -> String {
    numbers::Gauge::of(Words::english(), rubric, score).rise(by)
}

/// What was answered, in English words: an option, a state, a number with its unit, or the name of a level.
#[must_use]
pub fn answered(rubric: &Rubric, item: &crate::rubric::Answerable, response: &crate::rubric::Response) -> String {
    items::answer_words(Words::english(), rubric.scale_of(item), response)
}

/// The roadmap of one assessment in English words.
#[must_use]
pub fn planned(rubric: &Rubric, sources: &Sources, assessment: &Assessment, evaluation: &Evaluation) -> view::RoadmapView {
    roadmap::roadmap(&english(rubric, sources, assessment, evaluation))
}

/// The derivation of one score in English words: of a node by id, or of the whole with `overall`.
#[must_use]
pub fn explain(
    rubric: &Rubric,
    sources: &Sources,
    assessment: &Assessment,
    evaluation: &Evaluation,
    node: Option<crate::rubric::Ix<crate::rubric::Node>>,
) -> view::ScoreView {
    let scene = english(rubric, sources, assessment, evaluation);
    let score = node.map_or(&evaluation.scorecard.overall, |node| evaluation.scorecard.node(node));
    scores::score_view(&scene, score, None)
}

/// An assessment as the command line tells it: in English, as of its own date.
fn english<'a>(rubric: &'a Rubric, sources: &'a Sources, assessment: &'a Assessment, evaluation: &'a Evaluation) -> Scene<'a> {
    let words = Words::english();
    Scene { words, rubric, sources, assessment, evaluation, scorecard: &evaluation.scorecard, as_of: assessment.date }
}

/// The roadmap is nearly half of the work, so another thread composes it.
fn assessment_view(scene: &Scene<'_>, url: String) -> AssessmentView {
    thread::scope(|scope| {
        let roadmap = scope.spawn(|| roadmap::roadmap(scene));
        view_around(scene, url, || roadmap.join().unwrap_or_else(|panic| panic::resume_unwind(panic)))
    })
}

/// Everything but the roadmap, which is asked for last.
fn view_around(scene: &Scene<'_>, url: String, roadmap: impl FnOnce() -> RoadmapView) -> AssessmentView {
    let assessment = scene.assessment;
    let previous = scene.previous();
    let (headline, headline_is_computed) = findings::headline(scene);
    AssessmentView {
        id: assessment.id.clone(),
        url,
        subject: assessment.subject.clone(),
        scope: assessment.scope.clone(),
        period: assessment.period.clone(),
        date: assessment.date.to_string(),
        date_text: scene.words.date(assessment.date),
        as_of: scene.as_of.to_string(),
        profile: assessment.profile.map(|ix| &scene.rubric.profiles[ix]).map(|p| rubric::gloss(&p.id, &p.name, &p.gloss)),
        facilitator: scene::person(assessment.facilitator.as_ref()),
        participants: assessment
            .participants
            .iter()
            .map(|p| ParticipantView { id: p.id.clone(), name: p.name.clone(), role: p.role.clone(), votes: p.votes })
            .collect(),
        facts: facts::facts(scene),
        headline,
        headline_is_computed,
        summary_html: findings::summary(scene),
        overall: scores::score_view(scene, &scene.scorecard().overall, previous.map(|earlier| &earlier.scorecard.overall)),
        overall_after: scene.gauge(None).number(scene.plan().overall_after.as_ref()),
        previous: previous
            .map(|earlier| PreviousView { name: earlier.name.to_owned(), date_text: scene.words.date(earlier.date) }),
        nodes: tree::nodes(scene),
        readings: readings::readings(scene),
        has: has::has(scene),
        axis: numbers::common_axis(scene.sections().map(|top| scene.gauge(Some(top)))),
        dimensions_rule: dimensions_rule(scene),
        facets: facets::of_whole(scene),
        method: method::method(scene),
        rounds_last: method::rounds_last(scene),
        phases: tree::phases(scene),
        dimensions: nodes::dimensions(scene),
        by_distance: findings::by_distance(scene),
        counts: findings::counts(scene),
        gaps: gaps::gaps(scene),
        gaps_headline: gaps::headline(scene),
        gaps_axis: numbers::common_axis(scene.plan().gaps.iter().map(|gap| scene.gauge(Some(gap.item)))),
        priority_words: gaps::priority_words(scene),
        priority_formula: gaps::priority_formula(scene),
        risks: risks::risks(scene),
        recommendations: tools::recommendations(scene),
        recommendations_headline: tools::headline(scene),
        migrations: tools::migrations(scene),
        metrics: metrics::metrics(scene),
        metrics_headline: metrics::headline(scene),
        context: nodes::context(scene),
        stakeholders_headline: stakeholders_headline(scene),
        stakeholders: nodes::stakeholders(scene),
        next_steps: steps::next_steps(scene),
        next_headline: steps::headline(scene),
        history: history::history(scene),
        trust: trust::trust(scene),
        roadmap: roadmap(),
    }
}

/// How the outermost nodes get their score, where all do it alike.
fn dimensions_rule(scene: &Scene<'_>) -> Option<String> {
    let mut rules = scene.sections().map(|top| derivation::rule_words(scene, Some(top)));
    let first = rules.next()?;
    rules.all(|rule| rule == first).then_some(first)
}

fn stakeholders_headline(scene: &Scene<'_>) -> String {
    let questions: Vec<_> = scene.rubric.questions_of(crate::rubric::Origin::Stakeholder).map(|(ix, _)| ix).collect();
    let answered = questions.iter().filter(|question| scene.assessment.prose.contains_key(question)).count();
    match questions.len() {
        0 => scene.words.text("report-stakeholders-nothing-asked"),
        all if all == answered => say!(scene.words, "report-stakeholders-all-answered", all),
        all => say!(scene.words, "report-stakeholders-answered", n = answered, all),
    }
}
