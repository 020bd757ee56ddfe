//! What plans are made from: roadmap, risks, tools, metrics, next steps, references and readings.

use serde_json::{Value, json};

use super::{entry, graded, points, ref_id, ref_ids, rules};
use crate::schema::shapes::{
    Keys, any_of, date, id, list, map_of, number, one_or_more, range, reference, share, text, whole, words, yes_or_no,
};

pub fn keys(keys: Keys) -> Keys {
    keys.may("roadmap", "Phases and items that close gaps.", roadmap())
        .may("risk_matrix", "Likelihood and impact, and the level of every pair.", matrix())
        .may("risk_rules", "How risks are suggested and rated.", risk_rules())
        .may("risk_categories", "Kinds of risks.", list(entry().shape()))
        .may("risks", "Risks that answers suggest.", list(risk()))
        .may("tools", "Notes on tools.", tools())
        .may("metric_rules", "Shown with the metrics.", one_or_more(&text()))
        .may("metric_bands", "Names for stretches of metrics, worst first.", list(entry().shape()))
        .may("metric_groups", "Groups of metrics.", list(entry().shape()))
        .may("metrics", "What can be measured.", list(metric()))
        .may("next_steps", "What to do first.", next_steps())
        .may("references", "Where things are from.", list(source()))
        .may("readings", "Other frameworks' results that the same answers indicate.", list(reading()))
}

fn roadmap() -> Value {
    let size = Keys::new().must("id", "Its id.", id()).may("text", "What it means.", text());
    let first = Keys::new().must("when", "The facts that must hold.", reference("facts")).must("size", "Then this size.", text());
    let last = Keys::new().must("else", "The size of everything else.", text());
    let phase = entry()
        .may("text", "The founding words.", text())
        .must("weeks", "From week to week, counted from 1.", range())
        .may("priority", "Such as Critical.", text())
        .may("exit", "What must be true at its end.", one_or_more(&text()));
    Keys::new()
        .may("horizon_weeks", "How many weeks it covers.", whole(1, 10_000))
        .may("rules", "Shown with the roadmap.", rules())
        .may("sizes", "Sizes of organisations, for efforts.", list(size.shape()))
        .may("size", "Which size holds; the first that fits.", list(any_of([first.shape(), last.shape()])))
        .may("phases", "The phases, in order.", list(phase.shape()))
        .may("items", "The work.", list(item()))
        .shape()
}

fn item() -> Value {
    let close = Keys::new().must("capability", "What it improves.", ref_id("item")).must("to", "The level it reaches.", points());
    Keys::new()
        .must("id", "Its id.", id())
        .must("phase", "Its phase.", ref_id("phase"))
        .may("weeks", "From week to week; those of its phase where nothing is said.", range())
        .must("text", "What is done.", text())
        .may("outcome", "What is different then.", text())
        .may("accept", "How one sees that it is done.", one_or_more(&text()))
        .may("needs", "Items that must be finished first.", ref_ids("work"))
        .may("after", "Items after which it goes better.", ref_ids("work"))
        .may("closes", "The gaps it closes.", list(close.shape()))
        .may("effort", "Person-weeks, from-to, by size.", map_of(range()))
        .may("impact", "How much it helps, from 1 to 5.", whole(1, 5))
        .may("owner_role", "Who usually does it.", text())
        .may("not_if", "Do not start when this holds.", any_of([text(), not_if()]))
        .may("tools", "Tools for it.", ref_ids("tool"))
        .may("metrics", "Metrics it moves.", ref_ids("metric"))
        .may("risks", "Risks it treats.", ref_ids("risk"))
        .shape()
}

fn not_if() -> Value {
    Keys::new()
        .must("text", "The condition in words.", text())
        .may("when", "Facts by which it holds.", reference("facts"))
        .shape()
}

fn matrix() -> Value {
    Keys::new()
        .must("likelihood", "Steps, lowest first.", list(graded("gloss", "What it means.")))
        .must("impact", "Steps, lowest first.", list(graded("gloss", "What it means.")))
        .must("levels", "Levels, lowest first.", list(graded("action", "What to do about such a risk.")))
        .must("grid", "One row per likelihood, in it one level per impact.", list(list(ref_id("risk-level"))))
        .shape()
}

fn risk_rules() -> Value {
    Keys::new()
        .may("reference", "The level at which a driver no longer drives.", points())
        .may("raise_at", "Exposure from which a risk is suggested.", share())
        .may("appetite", "The highest level that is accepted without treatment.", ref_id("risk-level"))
        .may("appetite_by_category", "The same, by category.", map_of(ref_id("risk-level")))
        .may("tolerance", "The highest level that is borne while a treatment is under way.", ref_id("risk-level"))
        .may("tolerance_by_category", "The same, by category.", map_of(ref_id("risk-level")))
        .may("rules", "Shown with the register.", rules())
        .shape()
}

fn risk() -> Value {
    let signal = Keys::new()
        .must("metric", "The metric.", ref_id("metric"))
        .may("bands", "Bands that raise the risk.", ref_ids("metric-band"))
        .may("add", "How many steps of likelihood.", whole(-10, 10));
    let plus = Keys::new()
        .may("when", "The facts that must hold.", reference("facts"))
        .may("add", "How many steps.", whole(-10, 10))
        .may("why", "Why.", text());
    let plus = list(plus.shape());
    let likelihood = Keys::new()
        .may("floor", "At least this step.", number())
        .may("ceiling", "At most this step.", number())
        .may("plus", "What else counts.", plus.clone());
    let impact = Keys::new().may("base", "The step to begin with.", number()).may("plus", "What else counts.", plus);
    let strategy = words(&[
        ("avoid", "Stop what makes it possible."),
        ("reduce", "Make it less likely or less bad."),
        ("share", "Let others carry a part."),
        ("accept", "Take it on purpose."),
    ]);
    let treatment = Keys::new().must("strategy", "The kind of treatment.", strategy).must("text", "What is done.", text());
    Keys::new()
        .must("id", "Its id.", id())
        .must("title", "What it is called.", text())
        .may("text", "The founding words.", text())
        .must("category", "Its kind.", ref_id("risk-category"))
        .may("cause", "What is the case.", text())
        .may("event", "What could happen.", text())
        .may("effect", "What that would do.", text())
        .may("always", "Suggested whatever the exposure.", yes_or_no())
        .may("when", "Applies only where these facts hold.", reference("facts"))
        .may("needs_level", "Applies only from these levels on, by capability.", map_of(points()))
        .may("drivers", "Capabilities that drive it, with weights.", map_of(json!({ "type": "number", "minimum": 0 })))
        .may("reference", "The level at which a driver no longer drives, by capability.", map_of(points()))
        .may("raise_if", "Suggested when a capability is at or below its level.", map_of(points()))
        .may("raise_at", "Exposure from which it is suggested.", share())
        .may("signals", "Metrics that raise it.", list(signal.shape()))
        .may("likelihood", "How likely it is at least and at most.", likelihood.shape())
        .may("impact", "How bad it is.", impact.shape())
        .may("treatments", "What can be done.", list(treatment.shape()))
        .may("items", "Roadmap items that treat it.", ref_ids("work"))
        .may("watch", "What to watch.", text())
        .may("refs", "References.", ref_ids("reference"))
        .shape()
}

fn tools() -> Value {
    let option = Keys::new()
        .must("tool", "The tool.", ref_id("tool"))
        .may("also", "More tools that this entry stands for.", ref_ids("tool"))
        .may("text", "The founding words.", text());
    let category = entry().may("capabilities", "What they help with.", ref_ids("item")).may(
        "options",
        "The tools of this category.",
        list(option.shape()),
    );
    Keys::new()
        .may("status_as_of", "When the status of the tools was looked up.", date())
        .may("stale_after_days", "When that is too long ago.", whole(0, 100_000))
        .may("rules", "Shown with the recommendations.", one_or_more(&text()))
        .may("categories", "Kinds of tools.", list(category.shape()))
        .may("options", "The tools.", list(tool()))
        .shape()
}

fn tool() -> Value {
    let state = words(&[
        ("active", "Developed; the default."),
        ("acquired", "Belongs to another company now."),
        ("discontinued", "No longer developed."),
        ("licence-changed", "Has another licence now."),
        ("pattern", "Not a product."),
    ]);
    let status = Keys::new()
        .may("state", "How it is doing.", state)
        .may("latest", "The latest version.", text())
        .may("note", "Words for the report.", text())
        .may("verified", "How that was looked up.", text())
        .may("refs", "References.", ref_ids("reference"));
    entry()
        .may("licence", "Its licence.", text())
        .may("open_source", "Whether it is open source.", yes_or_no())
        .may("hosting", "Where it can run.", one_or_more(&text()))
        .may("steward", "Who develops it.", text())
        .may("capabilities", "What it helps with.", ref_ids("item"))
        .may("best_when", "When it fits.", text())
        .may("avoid_when", "When it does not.", text())
        .may("prefer_if", "Preferred where these facts hold.", reference("facts"))
        .may("avoid_if", "Avoided where these facts hold.", reference("facts"))
        .may("status", "How it is doing.", status.shape())
        .shape()
}

fn metric() -> Value {
    let direction = words(&[("lower", "Lower is better."), ("higher", "Higher is better.")]);
    entry()
        .must("group", "Its group.", text())
        .may("text", "The founding words.", text())
        .may("definition", "What exactly is measured.", text())
        .may("unit", "Its unit.", text())
        .may("formula", "How it is computed.", text())
        .may("source", "Where numbers come from.", text())
        .must("direction", "What is better.", direction)
        .may("cuts", "Cut points between the bands, worst first.", one_or_more(&number()))
        .may("basis", "What the cuts are based on.", text())
        .may("note", "Words for the report.", text())
        .may("moved_by", "Capabilities that move it.", ref_ids("item"))
        .may("refs", "References.", ref_ids("reference"))
        .shape()
}

fn next_steps() -> Value {
    let horizon = entry().must("days", "How many days it has.", whole(0, 100_000));
    let step = Keys::new()
        .must("id", "Its id.", id())
        .must("horizon", "Until when.", text())
        .must("text", "What is done.", text())
        .may("done_when", "How one sees that it is done.", text())
        .may("feeds", "Roadmap items it prepares.", ref_ids("work"))
        .may("uses", "Questions whose answers it uses.", ref_ids("question"))
        .may("owner_role", "Who usually does it.", text())
        .may("hours", "From-to.", range());
    Keys::new().may("horizons", "How soon.", list(horizon.shape())).may("steps", "The steps.", list(step.shape())).shape()
}

fn source() -> Value {
    Keys::new()
        .must("id", "Its id.", id())
        .must("title", "What it is called.", text())
        .may("by", "Who wrote it.", text())
        .may("url", "Where it is.", text())
        .may("access", "How it was read.", text())
        .may("note", "Words for the report.", text())
        .shape()
}

fn reading() -> Value {
    let level = Keys::new().must("level", "Its number.", whole(0, 1000)).may("name", "Its name.", text());
    let step = Keys::new().must("from", "From this value on.", number()).must("points", "So many points.", number());
    let section = entry().may("items", "The other framework's items.", one_or_more(&text()));
    let total = words(&[("min", "The lowest section; the default."), ("mean", "Their mean."), ("sum", "Their sum.")]);
    entry()
        .may("text", "What it says, and what it does not.", text())
        .may("items", "The other framework's items, in its words.", map_of(text()))
        .may("levels", "Its levels, lowest first.", list(level.shape()))
        .may("points", "Points from a value on.", list(step.shape()))
        .may("sections", "Its sections.", list(section.shape()))
        .may("total", "How the total follows from the sections.", total)
        .may("bands", "Names for stretches of the total.", reference("bands"))
        .shape()
}
