//! Scales, facets and bands as the method page shows them.

use super::derivation::facet_rule;
use super::items::{form_id, is_ordered, level_display};
use super::numbers::{class_of, in_order, spread};
use super::view::{BandView, FacetNameView, LevelView, OutcomeView, ScaleView};
use super::words;
use crate::exact::Exact;
use crate::rubric::{Band, Bands, Combine, Form, Ix, Level, Rubric, Scale};

/// Every scale that items or their measures use, in the order of the rubric.
pub fn scales(rubric: &Rubric) -> Vec<ScaleView> {
    let used = rubric.scales.iter().map(|(ix, scale)| (scale, users(rubric, ix)));
    used.filter(|(_, users)| *users > 0).map(|(scale, users)| view(rubric, scale, users)).collect()
}

/// The levels of the one scale that all items use, where answers are levels.
pub fn only_levels(rubric: &Rubric) -> Vec<LevelView> {
    let used: Vec<&Scale> = rubric.scales.iter().filter(|(ix, _)| users(rubric, *ix) > 0).map(|(_, scale)| scale).collect();
    match used.as_slice() {
        [scale] if matches!(scale.form, Form::Level { .. }) => levels(rubric, scale),
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

fn view(rubric: &Rubric, scale: &Scale, users: usize) -> ScaleView {
    let (one, many) = words::item_kind(rubric);
    ScaleView {
        id: scale.id.clone(),
        form: form_id(&scale.form),
        sentence: sentence(scale),
        levels: levels(rubric, scale),
        steps: scale.steps.clone(),
        used_by: words::count(users, &one, &many),
    }
}

fn levels(rubric: &Rubric, scale: &Scale) -> Vec<LevelView> {
    let ordered: Vec<&Level> = if is_ordered(scale) { in_order(scale) } else { scale.levels.values().collect() };
    let range = scale.range().filter(|(low, high)| low < high);
    let pos = |level: &Level| {
        let (low, high) = range.as_ref()?;
        let share = (&scale.points_of(level)? - low).checked_div(&(high - low))?;
        Some((share * Exact::from(100i64)).to_short(1))
    };
    let view = |(index, level): (usize, &&Level)| LevelView {
        display: level_display(scale, level),
        index,
        id: level.id.clone(),
        name: level.name.clone(),
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
fn sentence(scale: &Scale) -> String {
    let has_points = scale.levels.values().any(|level| level.points.is_some());
    let number = |value: &Exact| value.to_short(4);
    let what = match &scale.form {
        Form::Level { half_steps: true } => "One level, or the middle between two.".to_owned(),
        Form::Level { half_steps: false } => "One level.".to_owned(),
        Form::Choice if has_points => "One of the options; each counts its points.".to_owned(),
        Form::Choice => "One of the options; they have no points.".to_owned(),
        Form::Multi { combine, clamp } => {
            let how = match combine {
                Combine::Sum if !has_points => "rules decide what they mean",
                Combine::Mean if !has_points => "rules decide what they mean",
                Combine::Sum => "their points are added up",
                Combine::Mean => "the mean of their points counts",
                Combine::Count => "their number counts",
                Combine::All => "1 when all are selected, else 0",
                Combine::Any => "1 when at least one is selected, else 0",
            };
            let kept = clamp.as_ref().map(|(low, high)| format!(", within {} and {}", number(low), number(high)));
            format!("Any number of options, also none; {how}{}.", kept.unwrap_or_default())
        }
        Form::Boolean => "Yes or no.".to_owned(),
        Form::States => "The highest state reached counts.".to_owned(),
        Form::Number { allowed: (low, high), clamp, unit } => {
            let of = if unit.is_empty() { String::new() } else { format!(" ({unit})") };
            let beyond = if *clamp { "; what lies beyond counts as the nearer end" } else { "" };
            format!("A number from {} to {}{of}{beyond}.", number(low), number(high))
        }
    };
    let rescaled = scale.rescale.as_ref().map(|rescale| {
        let (from, to) = (&rescale.from, &rescale.to);
        format!(" {} counts {} and {} counts {}.", number(&from.0), number(&to.0), number(&from.1), number(&to.1))
    });
    format!("{what}{}", rescaled.unwrap_or_default())
}

/// The facets by which scores are also given.
pub fn facets(rubric: &Rubric) -> Vec<FacetNameView> {
    let view = |facet: &crate::rubric::Facet| FacetNameView {
        id: facet.id.clone(),
        name: facet.name.clone(),
        values: facet.values.clone(),
        rule: facet_rule(facet),
    };
    rubric.facets.values().map(view).collect()
}

/// Names for stretches of the overall score.
pub fn bands(bands: &Bands) -> Vec<BandView> {
    let count = bands.bands.len();
    let view = |(at, band): (usize, &Band)| BandView {
        id: band.id.clone(),
        name: band.name.clone(),
        text: stretch(bands, at, band),
        class: spread(at, count),
    };
    bands.bands.iter().enumerate().map(view).collect()
}

/// `above 1, up to 2.5`.
fn stretch(bands: &Bands, at: usize, band: &Band) -> String {
    let before = at.checked_sub(1).and_then(|before| bands.bands[before].to.as_ref());
    let from = match (&band.from, before) {
        (Some(edge), _) => Some(format!("{} {}", if edge.included { "from" } else { "above" }, edge.at.to_short(4))),
        (None, Some(edge)) => Some(format!("{} {}", if edge.included { "above" } else { "from" }, edge.at.to_short(4))),
        (None, None) => None,
    };
    let to = band.to.as_ref().map(|edge| format!("{} {}", if edge.included { "up to" } else { "below" }, edge.at.to_short(4)));
    let parts: Vec<String> = from.into_iter().chain(to).collect();
    if parts.is_empty() { "everything".to_owned() } else { parts.join(", ") }
}
