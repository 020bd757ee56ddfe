//! Ways to aggregate, conditions and what they select.

use serde_json::{Value, json};

use super::{outcome, ref_id, shared};
use crate::rubric::Rubric;
use crate::schema::shapes::{
    Entries, Keys, any_of, choice, described, list, number, one_or_more, pair, reference, share, text, whole, words,
};

pub fn define(rubric: &Rubric, definitions: &mut Entries) {
    shared(rubric, definitions);
    definitions.insert("aggregate".to_owned(), any_of([ways(), long()]));
    definitions.insert("over".to_owned(), over(rubric));
    definitions.insert("round".to_owned(), round());
    definitions.insert("votes".to_owned(), votes());
    definitions.insert("condition".to_owned(), condition());
}

fn ways() -> Value {
    words(&[
        ("mean", "The weighted mean."),
        ("sum", "The sum."),
        ("min", "The lowest."),
        ("max", "The highest."),
        ("median", "The middle value."),
        ("staged", "The highest stage whose own and all lower conditions hold."),
        ("rules", "The first rule whose condition is true."),
        ("tally", "Counts only."),
        ("none", "No value."),
    ])
}

fn long() -> Value {
    let stage = conditions(Keys::new().must("value", "What the stage is worth.", number()))
        .may("name", "What it is called.", text())
        .may("when", "When it is reached.", reference("condition"));
    policies(Keys::new().may("by", "How the value follows.", ways()))
        .may("over", "From which values.", reference("over"))
        .may("range", "The node's own range, low first, where it does not follow from the inputs.", pair())
        .may("offset", "Added to a sum.", number())
        .may("clamp", "The result is moved to the nearer end.", pair())
        .may("round", "The one rounding.", reference("round"))
        .may("base", "Of `staged`: the value without any stage.", number())
        .may("stages", "Of `staged`: lowest first.", list(stage.shape()))
        .may("rules", "Of `rules`: the first that is true decides.", list(rule()))
        .may("outcomes", "Of `rules`: the verdicts they may decide.", any_of([list(any_of([outcome(), text()])), text()]))
        .may("each", "Of `over: measures` above the items: how every measure is aggregated on its own.", reference("aggregate"))
        .shape()
}

/// `weights`, `missing`, `na` and `scale`.
pub fn policies(keys: Keys) -> Keys {
    let switch = json!({ "enum": ["on", "off", true, false, "yes", "no", "true", "false"] });
    let scale = words(&[
        ("native", "Points as they are; the default."),
        ("normalised", "Each input to 0..1 on its own range, the result back to the node's range."),
        ("normalized", "The same as `normalised`."),
    ]);
    keys.may("weights", "Whether weights count.", switch)
        .may("missing", "What an open answer does.", missing())
        .may("na", "What a not applicable answer does.", na())
        .may("scale", "How points are compared.", scale)
}

pub fn missing() -> Value {
    words(&[
        ("zero", "Counts as 0."),
        ("skip", "Leaves the calculation; coverage shows it."),
        ("void", "No value until everything is answered."),
    ])
}

fn na() -> Value {
    words(&[
        ("skip", "Leaves the calculation."),
        ("target", "Counts as having reached its target."),
        ("zero", "Counts as 0."),
        ("forbid", "Is not allowed."),
    ])
}

fn rule() -> Value {
    let decision = Keys::new().may("outcome", "The verdict.", text()).may("points", "What it is worth here.", number());
    let then = any_of([text(), decision.shape(), reference("aggregate")]);
    let first = Keys::new().must("when", "The condition.", reference("condition")).must(
        "then",
        "An outcome, a number or a way to aggregate.",
        then.clone(),
    );
    let last = Keys::new().must("else", "What holds for everything that is left.", then);
    any_of([first.shape(), last.shape()])
}

fn over(rubric: &Rubric) -> Value {
    let selectors = words(&[
        ("children", "The nodes directly below; the default."),
        ("leaves", "The answered nodes below, however deep."),
        ("votes", "The votes on an item."),
        ("measures", "The measures of an item; above it, the results of each measure."),
    ]);
    let facets = choice(rubric.facets.values().map(|facet| (facet.id.clone(), facet.name.clone())));
    let by_facet = Keys::new().must("facet", "A facet.", any_of([facets, text()])).must("value", "One of its values.", text());
    let by_kind = Keys::new().must("kind", "The nodes of this kind below.", ref_id("kind"));
    any_of([selectors, by_kind.shape(), by_facet.shape()])
}

fn round() -> Value {
    let mode = words(&[
        ("half-up", "Halves away from zero; the default."),
        ("truncate", "Further digits are cut off."),
        ("none", "Not rounded."),
        ("half_up", "The same as `half-up`."),
    ]);
    let stage = words(&[
        ("display", "Only what is shown; the default."),
        ("stored", "The value itself."),
        ("before-band", "What is shown, and what the band is looked up with."),
        ("before_band", "The same as `before-band`."),
    ]);
    let long = Keys::new()
        .may("mode", "How the last digit is chosen.", mode.clone())
        .may("digits", "How many digits.", whole(0, 10))
        .may("stage", "What it changes.", stage);
    any_of([mode, long.shape()])
}

fn votes() -> Value {
    let plain = [
        ("consensus", "What was agreed counts; the default."),
        ("mean", "Their mean."),
        ("median", "The middle vote."),
        ("min", "The lowest."),
        ("max", "The highest."),
        ("sum", "Their sum."),
    ];
    let all: Vec<(&str, &str)> =
        plain.into_iter().chain([("all-at-least", "1 when all are at least `at_least`, else 0.")]).collect();
    let long = Keys::new()
        .must("policy", "What votes do.", words(&all))
        .may("at_least", "Of `all-at-least`: a level.", text())
        .may("missing", "What an open vote does.", missing());
    any_of([words(&plain), long.shape()])
}

/// A condition: an option, a list of conditions that must all hold, or a map.
fn condition() -> Value {
    let long = conditions(Keys::new());
    any_of([text(), list(reference("condition")), long.shape()])
}

/// All keys that a condition may have.
fn conditions(keys: Keys) -> Keys {
    let lack = words(&[("unanswered", "Not asked yet."), ("unknown", "Nobody knows."), ("na", "Not applicable.")]);
    let many = || one_or_more(&reference("condition"));
    let tally = Keys::new()
        .may("over", "What is counted in.", reference("over"))
        .may("outcome", "Results with this verdict.", text())
        .may("level", "Answers at this level.", text())
        .may("state", "Answers in this state.", lack.clone());
    let share_of = limits(Keys::new().may("over", "What is counted in.", reference("over")), &text());
    let keys = keys
        .may("all", "All of these.", many())
        .may("any", "At least one of these.", many())
        .may("none", "None of these.", many())
        .may("not", "Not this.", reference("condition"))
        .may("item", "Something about this item.", ref_id("item"))
        .may("node", "Something about this node.", ref_id("node"))
        .may("share", "The share of inputs within bounds.", share_of.shape())
        .may("tally", "The number of results.", tally.shape())
        .may("is", "This option and no other; or this verdict.", text())
        .may("selected", "This option, and maybe others.", text())
        .may("outcome", "This verdict.", text())
        .may("state", "This state.", lack);
    limits(keys, &any_of([share(), text()]))
}

fn limits(keys: Keys, shape: &Value) -> Keys {
    let all = [
        ("at_least", "This or more."),
        ("at_most", "This or less."),
        ("above", "More than this."),
        ("below", "Less than this."),
        ("equals", "Exactly this."),
    ];
    all.into_iter().fold(keys, |keys, (key, words)| keys.with(key, described(words, shape.clone())))
}
