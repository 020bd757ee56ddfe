//! Scales, facets and bands as the method page shows them.

use super::derivation::facet_rule;
use super::items::{form_id, is_ordered, level_display, level_name};
use super::numbers::{class_of, in_order, spread};
use super::view::{BandView, FacetNameView, LevelView, OutcomeView, ScaleView};
use crate::exact::Exact;
use crate::rubric::{Band, Bands, Combine, Edge, Form, Ix, Kind, Level, Rubric, Scale};
use crate::say;
use crate::words::Words;

/// Every scale that items or their measures use, in the order of the rubric.
pub fn scales(words: &Words, rubric: &Rubric) -> Vec<ScaleView> {
    let used = rubric.scales.iter().map(|(ix, scale)| (scale, users(rubric, ix)));
    used.filter(|(_, users)| *users > 0).map(|(scale, users)| view(words, rubric, scale, users)).collect()
}

/// The levels of the one scale that all items use, where answers are levels.
pub fn only_levels(words: &Words, rubric: &Rubric) -> Vec<LevelView> {
    let used: Vec<&Scale> = rubric.scales.iter().filter(|(ix, _)| users(rubric, *ix) > 0).map(|(_, scale)| scale).collect();
    match used.as_slice() {
        [scale] if matches!(scale.form, Form::Level { .. }) => levels(words, rubric, scale),
        _ => Vec::new(),
    }
}

fn users(rubric: &Rubric, scale: Ix<Scale>) -> usize {
    let uses = |item: &crate::rubric::Answerable| match item.measures.is_empty() {
        true => item.scale == scale,
        false => item.measures.values().any(|measure| measure.scale == scale),
    };
    rubric.items().filter(|(_, _, item)| uses(item)).count()
}

fn view(words: &Words, rubric: &Rubric, scale: &Scale, users: usize) -> ScaleView {
    ScaleView {
        id: scale.id.clone(),
        form: form_id(&scale.form),
        sentence: sentence(words, scale),
        levels: levels(words, rubric, scale),
        steps: scale.steps.clone(),
        used_by: used_by(words, rubric, users),
    }
}

fn used_by(words: &Words, rubric: &Rubric, users: usize) -> String {
    let items = rubric.kinds.values().next_back();
    let say = |kind: &Kind| say!(words, "scales-users", n = users, kind = kind.name.as_str(), kinds = kind.plural.as_str());
    items.map(say).unwrap_or_default()
}

fn levels(words: &Words, rubric: &Rubric, scale: &Scale) -> Vec<LevelView> {
    let ordered: Vec<&Level> = if is_ordered(scale) { in_order(scale) } else { scale.levels.values().collect() };
    let range = scale.range().filter(|(low, high)| low < high);
    let pos = |level: &Level| {
        let (low, high) = range.as_ref()?;
        let share = (&scale.points_of(level)? - low).checked_div(&(high - low))?;
        Some((share * Exact::from(100i64)).to_short(1))
    };
    let view = |(index, level): (usize, &&Level)| LevelView {
        display: words.decimal(&level_display(scale, level)),
        index,
        id: level.id.clone(),
        name: level_name(words, scale, level),
        gloss: level.gloss.clone(),
        class: class_of(scale, level),
        pos: pos(level).unwrap_or_default(),
        outcome: level
            .outcome
            .map(|outcome| &rubric.outcomes[outcome])
            .map(|outcome| OutcomeView { id: outcome.id.clone(), name: outcome.name.clone() }),
        has_points: level.points.is_some(),
    };
    ordered.iter().enumerate().map(view).collect()
}

/// What an answer is and what it counts.
fn sentence(words: &Words, scale: &Scale) -> String {
    let number = |value: &Exact| words.decimal(&value.to_short(4));
    let what = form_sentence(words, scale, number);
    match &scale.rescale {
        None => what,
        Some(rescale) => {
            let [from, to, points, most] = [&rescale.from.0, &rescale.from.1, &rescale.to.0, &rescale.to.1].map(number);
            let counts = say!(words, "scales-rescaled", from, to, points, most);
            format!("{what} {counts}")
        }
    }
}

fn form_sentence(words: &Words, scale: &Scale, number: impl Fn(&Exact) -> String) -> String {
    let has_points = scale.levels.values().any(|level| level.points.is_some());
    match &scale.form {
        Form::Level { half_steps: true } => words.text("scales-level-halves"),
        Form::Level { half_steps: false } => words.text("scales-level"),
        Form::Choice if has_points => words.text("scales-choice-points"),
        Form::Choice => words.text("scales-choice"),
        Form::Multi { combine, clamp } => {
            let how = say!(words, "scales-multi-how", how = combine_id(*combine, has_points));
            match clamp {
                Some((low, high)) => say!(words, "scales-multi-within", how, low = number(low), high = number(high)),
                None => say!(words, "scales-multi", how),
            }
        }
        Form::Boolean => words.text("scales-boolean"),
        Form::States => words.text("scales-states"),
        Form::Number { allowed: (low, high), clamp, unit } => {
            let (low, high) = (number(low), number(high));
            let range = match unit.as_str() {
                "" => say!(words, "scales-range", low, high),
                unit => say!(words, "scales-range-unit", low, high, unit),
            };
            say!(words, if *clamp { "scales-number-clamped" } else { "scales-number" }, range)
        }
    }
}

/// The word by which messages know how several options are put together.
fn combine_id(combine: Combine, has_points: bool) -> &'static str {
    match combine {
        Combine::Sum | Combine::Mean if !has_points => "rules",
        Combine::Sum => "sum",
        Combine::Mean => "mean",
        Combine::Count => "count",
        Combine::All => "all",
        Combine::Any => "any",
    }
}

/// The facets by which scores are also given.
pub fn facets(words: &Words, rubric: &Rubric) -> Vec<FacetNameView> {
    let view = |facet: &crate::rubric::Facet| FacetNameView {
        id: facet.id.clone(),
        name: facet.name.clone(),
        values: facet.values.clone(),
        rule: facet_rule(words, facet),
    };
    rubric.facets.values().map(view).collect()
}

/// Names for stretches of the overall score.
pub fn bands(words: &Words, bands: &Bands) -> Vec<BandView> {
    let count = bands.bands.len();
    let view = |(at, band): (usize, &Band)| BandView {
        id: band.id.clone(),
        name: band.name.clone(),
        text: stretch(words, bands, at, band),
        class: spread(at, count),
    };
    bands.bands.iter().enumerate().map(view).collect()
}

/// `above 1, up to 2.5`.
fn stretch(words: &Words, bands: &Bands, at: usize, band: &Band) -> String {
    let before = at.checked_sub(1).and_then(|before| bands.bands[before].to.as_ref());
    let number = |edge: &Edge| words.decimal(&edge.at.to_short(4));
    let starts =
        |edge: &Edge, included: bool| say!(words, if included { "scales-from" } else { "scales-above" }, edge = number(edge));
    let ends = |edge: &Edge| say!(words, if edge.included { "scales-up-to" } else { "scales-below" }, edge = number(edge));
    let from = match (&band.from, before) {
        (Some(edge), _) => Some(starts(edge, edge.included)),
        (None, Some(edge)) => Some(starts(edge, !edge.included)),
        (None, None) => None,
    };
    match (from, band.to.as_ref().map(ends)) {
        (Some(from), Some(to)) => say!(words, "scales-stretch", from, to),
        (from, to) => from.or(to).unwrap_or_else(|| words.text("scales-everything")),
    }
}
