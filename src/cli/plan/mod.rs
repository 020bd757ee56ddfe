//! `gapmap plan`: the roadmap in the terminal, and what other decisions would make of it. Nothing is written.

mod document;
mod text;

use std::collections::BTreeSet;

use clap::ValueEnum;
use jiff::civil::Date;

use super::session::{Failure, Session};
use super::workspace::{Workspace, chosen};
use super::{Exit, workspace};
use crate::assessment::{Assessment, ItemRef};
use crate::diagnostics::did_you_mean;
use crate::exact::Exact;
use crate::plan::{Changes, Difference, Evaluation, difference, evaluate};
use crate::report::view::{ConflictView, LeftOutView, RoadmapView};
use crate::report::{display, planned};
use crate::rubric::{Ix, Node, Rubric};
use crate::source::Sources;
use crate::workspace::Model;

const AFTER_HELP: &str = "\
Examples:
  gapmap plan                                    the roadmap of every assessment
  gapmap plan team-a                             one of them
  gapmap plan team-a --without R1.1,R1.2         what changes when two items are not done
  gapmap plan team-a --capacity 1.5 --people 2   with room for 1.5 person-weeks a week, two people on an item
  gapmap plan team-a --start 2027-02-01          with a later start
  gapmap plan team-a --format json               as one document, `gapmap/plan@1`

An option stands in place of what roadmap.yaml says: `--without R1.1` is `items: {R1.1: {status: skipped}}`. \
The plan is made again by the same rules, and the two are compared. Nothing is written.

Scores and ratings after the plan are projections: they hold once every level of the plan is reached.

Exit codes:
  0  the plan was printed
  1  the content has errors, so that a number could be wrong
  2  there is no such assessment or item, or the workspace cannot be read";

/// Show the roadmap, and what it becomes without an item, with other people or from another day
#[derive(clap::Args)]
#[command(after_help = AFTER_HELP)]
pub struct Args {
    /// One assessment: its folder's name or path below content/; default: all
    assessment: Option<String>,

    /// Leave these items out, as `status: skipped` does
    #[arg(long, value_name = "ITEM", value_delimiter = ',')]
    without: Vec<String>,

    /// Plan these items although they were left out, as `status: planned` does
    #[arg(long, value_name = "ITEM", value_delimiter = ',')]
    with: Vec<String>,

    /// Person-weeks that a calendar week of the team has room for
    #[arg(long, value_name = "NUMBER", value_parser = above_zero)]
    capacity: Option<Exact>,

    /// People who work on one item at a time
    #[arg(long, value_name = "NUMBER", value_parser = at_least_one)]
    people: Option<Exact>,

    /// The first day of the plan
    #[arg(long, value_name = "DATE")]
    start: Option<Date>,

    /// How to show it
    #[arg(long, value_enum, value_name = "FORMAT", default_value_t = Format::Human)]
    format: Format,
}

#[derive(Clone, Copy, ValueEnum)]
enum Format {
    /// Tables
    Human,
    /// One document
    Json,
}

fn above_zero(text: &str) -> Result<Exact, String> {
    let number = Exact::parse(text).filter(|number| !number.is_negative() && !number.is_zero());
    number.ok_or_else(|| "it is a number above 0, such as 1.5".to_owned())
}

fn at_least_one(text: &str) -> Result<Exact, String> {
    Exact::parse(text).filter(|number| *number >= Exact::one()).ok_or_else(|| "it is a number from 1 on, such as 2".to_owned())
}

pub fn run(session: &Session, args: &Args) -> Result<Exit, Failure> {
    let workspace = workspace::open(session)?;
    let Some(model) = workspace.sound(session) else { return Ok(Exit::Content) };
    let assessments = chosen(model, args.assessment.as_deref())?;
    if args.asks() && assessments.len() > 1 {
        let help = format!("name the one, as in `gapmap plan {} ...`", workspace::folder(assessments[0]));
        return Err(Failure::new("a plan can be changed for one assessment at a time").help(help));
    }
    let cases = assessments.iter().map(|assessment| Case::of(&workspace, model, assessment, args));
    let cases: Vec<Case<'_>> = cases.collect::<Result<_, Failure>>()?;
    let text = match args.format {
        Format::Human => cases.iter().map(text::text).collect::<Vec<String>>().join("\n"),
        Format::Json => document::document(&cases)?,
    };
    session.data(&text)?;
    Ok(Exit::Fine)
}

impl Args {
    /// Whether something is to be changed.
    fn asks(&self) -> bool {
        let numbers = self.capacity.is_some() || self.people.is_some() || self.start.is_some();
        numbers || !self.without.is_empty() || !self.with.is_empty()
    }

    fn changes(&self, rubric: &Rubric, assessment: &Assessment) -> Result<Changes, Failure> {
        let found = |ids: &[String]| ids.iter().map(|id| find(rubric, assessment, id)).collect::<Result<BTreeSet<_>, Failure>>();
        let (without, with) = (found(&self.without)?, found(&self.with)?);
        if let Some(both) = without.intersection(&with).next() {
            return Err(Failure::new(format!("`{}` is to be left out and planned", id_of(rubric, assessment, *both))));
        }
        Ok(Changes { without, with, capacity: self.capacity.clone(), people: self.people.clone(), start: self.start })
    }
}

/// An item of the rubric or one of the team's own.
fn find(rubric: &Rubric, assessment: &Assessment, id: &str) -> Result<ItemRef, Failure> {
    let own = || assessment.roadmap.own.iter().position(|own| own.id == id).map(ItemRef::Own);
    rubric.roadmap.items.find(id).map(ItemRef::Rubric).or_else(own).ok_or_else(|| {
        let ids = rubric.roadmap.items.values().map(|item| item.id.as_str());
        let nearest = did_you_mean(id, ids.chain(assessment.roadmap.own.iter().map(|own| own.id.as_str())));
        let help = format!("`gapmap plan {}` lists the items", workspace::folder(assessment));
        Failure::new(format!("there is no roadmap item `{id}`")).help(help).help_if(nearest)
    })
}

fn id_of<'a>(rubric: &'a Rubric, assessment: &'a Assessment, item: ItemRef) -> &'a str {
    match item {
        ItemRef::Rubric(ix) => &rubric.roadmap.items[ix].id,
        ItemRef::Own(at) => &assessment.roadmap.own[at].id,
    }
}

/// One assessment with its plan and, where something is to be changed, the changed one.
struct Case<'a> {
    rubric: &'a Rubric,
    assessment: &'a Assessment,
    changes: Changes,
    now: Outcome,
    changed: Option<Outcome>,
}

/// What was planned, and the words for it.
struct Outcome {
    evaluation: Evaluation,
    words: RoadmapView,
    /// Of the outermost nodes that are computed, once everything is done.
    dimensions: Vec<(Ix<Node>, Option<Exact>)>,
}

impl<'a> Case<'a> {
    fn of(workspace: &Workspace, model: &'a Model, assessment: &'a Assessment, args: &Args) -> Result<Self, Failure> {
        let (rubric, sources) = (&model.rubric, &workspace.loaded.sources);
        let changes = args.changes(rubric, assessment)?;
        let changed = (!changes.is_empty()).then(|| Outcome::of(rubric, sources, &changes.of(assessment)));
        Ok(Case { rubric, assessment, changes, now: Outcome::of(rubric, sources, assessment), changed })
    }

    fn ids(&self, items: &BTreeSet<ItemRef>) -> Vec<&str> {
        items.iter().map(|item| id_of(self.rubric, self.assessment, *item)).collect()
    }

    fn difference<'c>(&'c self, changed: &'c Outcome) -> Difference<'c> {
        difference(&self.now.evaluation.plan, &changed.evaluation.plan, &self.changes.without)
    }

    /// Items that are to be left out and are not in the plan as it stands.
    fn without_effect(&self) -> Vec<&str> {
        let items = &self.now.evaluation.plan.roadmap.items;
        let absent = self.changes.without.iter().filter(|item| items.iter().all(|planned| planned.key != **item));
        absent.map(|item| id_of(self.rubric, self.assessment, *item)).collect()
    }
}

impl Outcome {
    fn of(rubric: &Rubric, sources: &Sources, assessment: &Assessment) -> Self {
        let evaluation = evaluate(rubric, assessment);
        let words = planned(rubric, sources, assessment, &evaluation);
        let (values, _) = evaluation.scorecard.outcomes_with(rubric, &evaluation.plan.levels_after);
        let computed = rubric.top.iter().filter(|top| rubric.nodes[**top].item.is_none());
        let dimensions = computed.map(|top| (*top, values[top.get()].clone())).collect();
        Outcome { evaluation, words, dimensions }
    }

    /// A score of a node, or of the whole, as it is shown.
    fn shown(&self, rubric: &Rubric, node: Option<Ix<Node>>, value: Option<&Exact>) -> String {
        display(rubric, self.evaluation.scorecard.score(node), value)
    }

    fn overall_after(&self, rubric: &Rubric) -> String {
        self.shown(rubric, None, self.evaluation.plan.overall_after.as_ref())
    }

    /// What is to be settled, and what runs outside the weeks of its phase.
    fn conflicts(&self) -> impl Iterator<Item = &ConflictView> {
        self.words.conflicts.iter().chain(&self.words.overruns)
    }

    /// What is not in the plan, the finished first.
    fn left_out(&self) -> impl Iterator<Item = &LeftOutView> {
        self.words.done.iter().chain(&self.words.left_out)
    }

    fn critical_path(&self) -> Vec<&str> {
        let roadmap = &self.evaluation.plan.roadmap;
        roadmap.critical_path.iter().map(|at| roadmap.items[*at].id.as_str()).collect()
    }
}
