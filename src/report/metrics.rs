//! Metrics with their bands, sources and movement.

use super::scene::Scene;
use super::view::{CutView, MetricGroupView, MetricView};
use crate::assessment::Reading;
use crate::exact::Exact;
use crate::rubric::{Ix, Metric};
use crate::say;
use crate::words::Words;

pub fn metrics(scene: &Scene<'_>) -> Vec<MetricGroupView> {
    let inside = |group| scene.rubric.metrics.iter().filter(move |(_, metric)| metric.group == group);
    let view = |(ix, group): (Ix<crate::rubric::MetricGroup>, &crate::rubric::MetricGroup)| MetricGroupView {
        name: group.name.clone(),
        metrics: inside(ix).map(|(metric, declared)| metric_view(scene, metric, declared)).collect(),
    };
    scene.rubric.metric_groups.iter().map(view).collect()
}

/// How many are measured, and the worst of them.
pub fn headline(scene: &Scene<'_>) -> String {
    let words = scene.words;
    let measured: Vec<(&Metric, Option<usize>)> = scene
        .rubric
        .metrics
        .iter()
        .filter_map(|(ix, metric)| {
            let value = scene.assessment.metrics.get(&ix)?.value.as_ref()?;
            Some((metric, metric.band(value).map(Ix::get)))
        })
        .collect();
    let total = scene.rubric.metrics.len();
    let Some(worst) = measured.iter().filter_map(|(_, band)| *band).min() else {
        return say!(words, "report-metrics-measured", n = measured.len(), all = total);
    };
    let band = scene.rubric.metric_bands.values().nth(worst).map_or("", |band| band.name.as_str());
    let names: Vec<&str> = measured.iter().filter(|(_, at)| *at == Some(worst)).map(|(metric, _)| metric.name.as_str()).collect();
    let lowest = if names.len() <= 3 { words.list(&names) } else { say!(words, "report-metrics-many", n = names.len()) };
    say!(words, "report-metrics-lowest-band", n = measured.len(), all = total, band, lowest)
}

fn metric_view(scene: &Scene<'_>, ix: Ix<Metric>, metric: &Metric) -> MetricView {
    let reading = scene.assessment.metrics.get(&ix);
    let value = reading.and_then(|reading| reading.value.as_ref());
    let band = value.and_then(|value| metric.band(value));
    let earlier = scene.previous().and_then(|earlier| earlier.assessment.metrics.get(&ix));
    let before = earlier.and_then(|reading| reading.value.as_ref());
    MetricView {
        id: metric.id.clone(),
        name: metric.name.clone(),
        text: metric.text.clone(),
        url: scene.metric(ix).url,
        definition: metric.definition.clone(),
        unit: metric.unit.clone(),
        formula: metric.formula.clone(),
        source: metric.source.clone(),
        direction: scene.words.text(if metric.lower_is_better {
            "report-metrics-lower-is-better"
        } else {
            "report-metrics-higher-is-better"
        }),
        basis: metric.basis.clone(),
        note: metric.note.clone(),
        value: value.cloned(),
        value_text: reading.and_then(|reading| value_text(scene.words, metric, reading)),
        band: band.and_then(|band| scene.rubric.metric_bands.values().nth(band.get())).map(|band| band.name.clone()),
        band_class: band.map(Ix::get),
        previous: before.cloned(),
        previous_text: earlier.and_then(|reading| value_text(scene.words, metric, reading)),
        movement: before.zip(value).map(|(before, now)| movement(metric, before, now)),
        date: reading.and_then(|reading| reading.date).map(|date| date.to_string()),
        date_text: reading.and_then(|reading| reading.date).map(|date| scene.words.date(date)),
        value_source: reading.and_then(|reading| reading.source.clone()),
        value_note: reading.and_then(|reading| reading.note.as_ref()).map(|note| note.markdown.clone()),
        cuts: cuts(scene, metric, band.map(Ix::get)),
        moved_by: metric.moved_by.iter().map(|node| scene.node(*node)).collect(),
        refs: scene.references(&metric.refs),
        is_core: !metric.text.is_empty() && metric.text != metric.name,
    }
}

/// `96 days`, `34%`, `0.14 EUR per 1000`.
fn value_text(words: &Words, metric: &Metric, reading: &Reading) -> Option<String> {
    Some(with_unit(words, reading.value.as_ref()?, metric, reading.currency.as_deref()))
}

fn with_unit(words: &Words, value: &Exact, metric: &Metric, currency: Option<&str>) -> String {
    let number = words.decimal(&value.to_short(3));
    match metric.unit.as_str() {
        "percent" => say!(words, "report-metrics-percent", number),
        "count" | "" => number,
        unit @ ("hours" | "days" | "weeks") if *value == Exact::one() => say!(words, "report-metrics-one-period", unit),
        unit @ ("hours" | "days" | "weeks") => say!(words, "report-metrics-periods", number, unit),
        unit => {
            let currency = currency.map_or_else(|| words.text("report-metrics-currency"), str::to_owned);
            say!(words, "report-metrics-with-unit", number, unit = unit.replace("currency", &currency))
        }
    }
}

fn movement(metric: &Metric, before: &Exact, now: &Exact) -> &'static str {
    match (now.cmp(before), metric.lower_is_better) {
        (std::cmp::Ordering::Equal, _) => "same",
        (std::cmp::Ordering::Less, true) | (std::cmp::Ordering::Greater, false) => "better",
        _ => "worse",
    }
}

/// The bands with their cut points, worst first.
fn cuts(scene: &Scene<'_>, metric: &Metric, current: Option<usize>) -> Vec<CutView> {
    let Some(worst) = metric.cuts.first() else { return Vec::new() };
    let words = scene.words;
    let by = if metric.lower_is_better { "lower" } else { "higher" };
    let text = |class: usize| match class.checked_sub(1).and_then(|at| metric.cuts.get(at)) {
        Some(cut) if cut.is_zero() && metric.lower_is_better => words.text("page-none"),
        Some(cut) => say!(words, "report-metrics-cut-reached", by, cut = with_unit(words, cut, metric, None)),
        None => say!(words, "report-metrics-cut-missed", by, cut = with_unit(words, worst, metric, None)),
    };
    let bands = scene.rubric.metric_bands.values().enumerate();
    bands
        .map(|(class, band)| CutView { band: band.name.clone(), text: text(class), class, is_current: current == Some(class) })
        .collect()
}
