//! Files of a rubric: the format, with the kinds and facets of this rubric and its ids as suggestions.
//!
//! What an edit may add, such as an id that another list refers to, is suggested and never refused.

mod aggregates;
mod nodes;
mod planning;

use serde_json::{Value, json};

use super::shapes::{
    Entries, Keys, any_of, blank, date, described, id, list, map_of, number, one_or_more, or_blank, pair, reference, share,
    suggested, text, whole, words, yes_or_no,
};
use crate::rubric::{List, Named, Rubric};

/// Every top-level key; a file may have any of them.
pub fn keys(rubric: &Rubric, definitions: &mut Entries) -> Keys {
    ids(rubric, definitions);
    aggregates::define(rubric, definitions);
    nodes::define(rubric, definitions);
    let keys = head()
        .may("kinds", "The levels of the tree, outermost first; the last one is what gets answered.", list(kind()))
        .may("root", "How the overall score follows.", root())
        .may("scales", "How an answer becomes points.", map_of(reference("scale")))
        .may("scoring", "What everything inherits that says nothing itself.", scoring())
        .may("bands", "Names for stretches of scores.", reference("bands"))
        .may("outcomes", "Verdicts that are no numbers.", one_or_more_maps(outcome()))
        .may("facets", "Attributes of items that cut across the tree.", list(facet()))
        .may("tags", "What assessments may select by.", one_or_more_maps(tag()))
        .may("votes", "What votes on an item do.", reference("votes"))
        .may("answering", "Rules for giving answers.", answering())
        .may("evidence_grades", "How good evidence is, best first.", list(graded("gloss", "What it means.")))
        .may("priority", "The order of gaps.", priority())
        .may("profiles", "Kinds of organisations, with weights and targets of their own.", list(profile()))
        .may("targets", "Raise a target when facts hold.", list(target_rule()))
        .may("facts", "Typed facts about the context.", list(fact()))
        .may("context", "Questions asked before the assessment.", list(question_group()))
        .may("stakeholder_questions", "Questions for stakeholders.", list(reference("question")));
    nodes::at_root(rubric, planning::keys(keys))
}

fn head() -> Keys {
    let source = Keys::new().may("title", "The work it is made from.", text()).may("url", "Where it is.", text()).may(
        "licence",
        "Under which licence.",
        text(),
    );
    Keys::new()
        .may("rubric", "The id of the rubric; one file says it.", id())
        .may("title", "What it is called.", text())
        .may("version", "Goes up when answers must be looked at again.", text())
        .may("as_of", "The day on which it was up to date.", date())
        .may("language", "Such as `en`.", text())
        .may("source", "Where it comes from.", source.shape())
        .may("scope_note", "What it is and is not about.", text())
        .may("principle", "The closing principle, shown with the roadmap.", text())
}

/// Ids that other parts refer to.
fn ids(rubric: &Rubric, definitions: &mut Entries) {
    let mut define = |name: &str, entries: Vec<(String, String)>| {
        definitions.insert(format!("id.{name}"), suggested(entries));
    };
    let named = |id: &str, name: &str| (id.to_owned(), name.to_owned());
    define("item", rubric.items().map(|(_, node, _)| named(&node.id, &node.name)).collect());
    define("node", rubric.nodes.values().map(|node| named(&node.id, &node.name)).collect());
    define("scale", named_after(&rubric.scales));
    define("profile", rubric.profiles.values().map(|profile| named(&profile.id, &profile.name)).collect());
    define("fact", rubric.facts.values().map(|fact| named(&fact.id, &fact.name)).collect());
    define("tag", rubric.tags.values().map(|tag| named(&tag.id, &tag.name)).collect());
    define("kind", rubric.kinds.values().map(|kind| named(&kind.id, &kind.name)).collect());
    define("question", rubric.questions.values().map(|question| named(&question.id, &question.text)).collect());
    define("work", rubric.roadmap.items.values().map(|item| named(&item.id, &item.text)).collect());
    define("phase", rubric.roadmap.phases.values().map(|phase| named(&phase.id, &phase.name)).collect());
    define("risk", rubric.risks.values().map(|risk| named(&risk.id, &risk.title)).collect());
    define("risk-level", rubric.matrix.levels.values().map(|level| named(&level.id, &level.name)).collect());
    define("risk-category", rubric.risk_categories.values().map(|category| named(&category.id, &category.name)).collect());
    define("tool", rubric.tools.tools.values().map(|tool| named(&tool.id, &tool.name)).collect());
    define("metric", rubric.metrics.values().map(|metric| named(&metric.id, &metric.name)).collect());
    define("metric-band", rubric.metric_bands.values().map(|band| named(&band.id, &band.name)).collect());
    define("reference", rubric.references.values().map(|reference| named(&reference.id, &reference.title)).collect());
}

fn named_after<T: Named>(list: &List<T>) -> Vec<(String, String)> {
    list.values().map(|one| (one.id().to_owned(), one.id().to_owned())).collect()
}

fn ref_id(name: &str) -> Value {
    reference(&format!("id.{name}"))
}

fn ref_ids(name: &str) -> Value {
    one_or_more(&ref_id(name))
}

/// Points: the number or the id of a level, or a number in between.
fn points() -> Value {
    text()
}

/// An entry of a list: an id and a name.
fn entry() -> Keys {
    Keys::new().must("id", "What others refer to it by.", id()).may("name", "What people read.", text())
}

fn graded(key: &str, description: &str) -> Value {
    entry().may(key, description, text()).shape()
}

/// Rules in words.
fn rules() -> Value {
    list(Keys::new().must("id", "Its id.", id()).must("text", "The rule, in words.", text()).shape())
}

/// Maps, or plain ids.
fn one_or_more_maps(map: Value) -> Value {
    any_of([list(any_of([map, text()])), text()])
}

fn kind() -> Value {
    entry()
        .may("plural", "The key under which nodes of this kind stand.", id())
        .may("aggregate", "How nodes of this kind get their score from below.", reference("aggregate"))
        .may("scale", "How nodes of this kind are answered, where they are.", reference("scale-or-id"))
        .may("bands", "Names for the scores of this kind.", reference("bands"))
        .may("votes", "What votes do; for the kind that gets answered.", reference("votes"))
        .shape()
}

fn root() -> Value {
    Keys::new()
        .may("aggregate", "How the overall score follows.", reference("aggregate"))
        .may("bands", "Names for the overall score.", reference("bands"))
        .shape()
}

fn scoring() -> Value {
    aggregates::policies(Keys::new().may("aggregate", "How a score follows from below.", reference("aggregate")))
        .may("round", "The one rounding.", reference("round"))
        .shape()
}

fn outcome() -> Value {
    entry().may("points", "What it is worth.", number()).shape()
}

fn tag() -> Value {
    entry().shape()
}

fn facet() -> Value {
    entry()
        .must("values", "The values that items may carry.", one_or_more(&text()))
        .may("aggregate", "How a cell follows from the items that carry its value.", reference("aggregate"))
        .shape()
}

fn answering() -> Value {
    let checklist = Keys::new().may("ticked", "The level a ticked box means.", points()).may(
        "unticked",
        "The level an unticked box means.",
        points(),
    );
    Keys::new()
        .may("rules", "Shown on the method page.", rules())
        .may("checklist", "What boxes of a task list mean.", checklist.shape())
        .may("coverage_at_least", "A lower `coverage` of an answer is flagged.", share())
        .may("unproven_from", "From this level on, evidence is expected.", points())
        .may("proven_grades", "Grades of evidence that prove something.", one_or_more(&text()))
        .may("disagreement_spread", "Votes this far apart are a disagreement.", number())
        .may("evidence_stale_after_days", "When evidence is too old.", whole(0, 100_000))
        .shape()
}

fn priority() -> Value {
    let pain = ["none", "low", "medium", "high"]
        .iter()
        .fold(Keys::new(), |keys, pain| keys.may(pain, "How much this pain adds.", json!({ "type": "number", "minimum": 0 })));
    Keys::new()
        .may("per_risk", "What every open risk that it drives adds.", json!({ "type": "number", "minimum": 0 }))
        .may("risk_level", "Risks count from this level on.", ref_id("risk-level"))
        .may("pain", "What pain adds.", pain.shape())
        .shape()
}

fn profile() -> Value {
    let change = Keys::new().may("phase", "Another phase.", ref_id("phase")).may("priority", "Another priority.", text()).may(
        "why",
        "Why.",
        text(),
    );
    entry()
        .may("gloss", "Which organisations are meant.", text())
        .may("weights", "Weights of nodes, by id.", map_of(json!({ "type": "number", "minimum": 0 })))
        .may("targets", "Targets of nodes, by id.", map_of(points()))
        .may("tags", "What organisations of this kind are assessed on.", ref_ids("tag"))
        .may("raise_at", "Exposure from which risks are suggested.", share())
        .may("roadmap", "Changes to roadmap items, by id.", map_of(change.shape()))
        .shape()
}

fn target_rule() -> Value {
    Keys::new()
        .may("when", "The facts that must hold.", reference("facts"))
        .must("capability", "Whose target is raised.", ref_id("item"))
        .must("at_least", "To which level.", points())
        .may("why", "Why.", text())
        .shape()
}

fn fact() -> Value {
    let kinds =
        words(&[("int", "A number."), ("bool", "Yes or no."), ("list", "Several words."), ("text", "Words; the default.")]);
    entry().may("type", "What it is answered with.", kinds).shape()
}

fn question_group() -> Value {
    entry().may("questions", "The questions of this group.", list(reference("question"))).shape()
}

fn question() -> Value {
    Keys::new()
        .must("id", "Keeps its answers when it is reworded.", id())
        .must("text", "The question.", text())
        .may("ask", "What to ask besides.", text())
        .may("probe", "How to test the answer on the spot.", text())
        .may("informs", "The nodes it helps to answer.", ref_ids("node"))
        .may("facts", "The facts it asks for.", ref_ids("fact"))
        .may("fact", "The fact it asks for.", ref_id("fact"))
        .may("metric", "The metric it asks for.", ref_id("metric"))
        .shape()
}

/// Facts that must all hold.
fn facts(rubric: &Rubric) -> Value {
    let limits = Keys::new().may("at_least", "The lowest number.", number()).may("at_most", "The highest number.", number());
    let value = any_of([limits.shape(), text()]);
    let known = rubric.facts.values().map(|fact| (fact.id.as_str(), fact.name.as_str()));
    let all = known.chain([("profile", "The profile of the assessment.")]);
    all.fold(Keys::new(), |keys, (id, name)| keys.may(id, name, value.clone())).others(value.clone()).shape()
}

/// Bands: a list, or a map that also says on which value they are looked up.
fn bands() -> Value {
    let on = words(&[("raw", "The exact value; the default."), ("rounded", "The value as it is shown.")]);
    let band = entry()
        .may("from", "Begins here, included.", number())
        .may("above", "Begins above this.", number())
        .may("up_to", "Ends here, included.", number())
        .may("below", "Ends below this.", number())
        .may("on", "Which value is looked up.", on.clone());
    let listed = list(band.shape());
    let long = Keys::new().must("bands", "The bands, lowest first.", listed.clone()).may("on", "Which value is looked up.", on);
    any_of([listed, long.shape(), blank()])
}

/// How an answer becomes points.
fn scale() -> Value {
    let types = words(&[
        ("level", "One of ordered levels; the default."),
        ("choice", "One of the options."),
        ("multi", "Any number of options."),
        ("boolean", "Yes or no."),
        ("states", "The furthest state that was reached."),
        ("number", "A number in a range."),
    ]);
    let option = || {
        entry().may("gloss", "What it means.", text()).may("points", "What it is worth.", number()).may(
            "outcome",
            "The verdict it leads to.",
            text(),
        )
    };
    let level = option().may("level", "Its number; also its points, unless it says others.", whole(-1000, 1000));
    let combine = words(&[
        ("sum", "The sum of the points; the default."),
        ("mean", "Their mean."),
        ("count", "How many are selected."),
        ("all", "1 when all are selected, else 0."),
        ("any", "1 when one is selected, else 0."),
    ]);
    let points = Keys::new().may("yes", "What yes is worth.", number()).may("no", "What no is worth.", number());
    Keys::new()
        .may("type", "What an answer looks like.", types)
        .may("levels", "Of a `level` scale, lowest first.", list(level.shape()))
        .may("half_steps", "Whether the middle between two levels is an answer.", yes_or_no())
        .may("options", "Of a `choice` or `multi` scale.", one_or_more_maps(option().shape()))
        .may("states", "Of a `states` scale, in their order.", one_or_more_maps(option().shape()))
        .may("combine", "How several options become one number.", combine)
        .may(
            "clamp",
            "Of `multi`, the range of the result; of `number`, whether what lies outside counts as the end.",
            any_of([pair(), yes_or_no()]),
        )
        .may("points", "Of a `boolean` scale.", points.shape())
        .may("from", "The range of a number, or what is rescaled.", pair())
        .may("to", "What its ends become.", pair())
        .may("unit", "Of a `number` scale.", text())
        .may("steps", "What changes from one level to the next.", one_or_more(&text()))
        .shape()
}

/// Definitions that several sections use.
fn shared(rubric: &Rubric, definitions: &mut Entries) {
    definitions.insert("scale".to_owned(), scale());
    definitions.insert("scale-or-id".to_owned(), any_of([ref_id("scale"), reference("scale")]));
    definitions.insert("bands".to_owned(), bands());
    definitions.insert("question".to_owned(), question());
    definitions.insert("facts".to_owned(), described("Facts that must all hold.", or_blank(facts(rubric))));
}
