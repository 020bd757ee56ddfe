//! Several assessments side by side: the spread, not a league table.

use super::numbers::{Gauge, common_axis};
use super::scene::Scene;
use super::scores::{has_tally, result_view, score_view, tally_view};
use super::view::{Brief, Number, PortfolioCell, PortfolioRow, PortfolioView, ResultView, SpreadPoint, SpreadView};
use super::{findings, has, history};
use crate::exact::Exact;
use crate::rubric::{Ix, Node, Rubric};
use crate::say;
use crate::score::Scorecard;
use crate::words::Words;

/// The comparison, from what is told about each assessment; `None` for a single one. The first one's `scorecard` says how numbers of
/// a node are shown.
pub fn portfolio(words: &Words, rubric: &Rubric, scorecard: &Scorecard, briefs: &[&Brief]) -> Option<PortfolioView> {
    if briefs.len() < 2 {
        return None;
    }
    let mut rows: Vec<PortfolioRow> = briefs.iter().map(|brief| brief.row.clone()).collect();
    rows.sort_by(|a, b| a.subject.cmp(&b.subject).then_with(|| a.url.cmp(&b.url)));
    let gauge = |node| Gauge::of(words, rubric, scorecard.score(node));
    let sections: Vec<Ix<Node>> = rubric.top.iter().copied().filter(|top| rubric.nodes[*top].item.is_none()).collect();
    let numbers = briefs.iter().map(|brief| (&brief.row, &brief.row.overall.now)).collect();
    let overall = spread(&gauge(None), "overall", &words.text("page-overall"), numbers);
    let one = |(at, node): (usize, &Ix<Node>)| {
        let numbers = briefs.iter().filter_map(|brief| Some((&brief.row, &brief.row.cells.get(at)?.now))).collect();
        spread(&gauge(Some(*node)), &rubric.nodes[*node].id, &rubric.nodes[*node].short, numbers)
    };
    let dimensions: Vec<SpreadView> = sections.iter().enumerate().map(one).collect();
    Some(PortfolioView {
        headline: headline(words, briefs.len(), &overall, &dimensions),
        has_trends: rows.iter().any(|row| row.trend.is_some()),
        rows,
        axis: common_axis(std::iter::once(None).chain(sections.iter().copied().map(Some)).map(gauge)),
        dimensions,
        overall,
    })
}

fn headline(words: &Words, n: usize, overall: &SpreadView, dimensions: &[SpreadView]) -> String {
    let (Some(low), Some(high)) = (&overall.low.value, &overall.high.value) else {
        return if overall.is_scored {
            say!(words, "report-portfolio-nothing-answered", n)
        } else {
            say!(words, "report-portfolio-beside", n)
        };
    };
    let range = if low == high {
        say!(words, "report-portfolio-all-at", n, value = overall.low.display.as_str())
    } else {
        say!(words, "report-portfolio-range", n, low = overall.low.display.as_str(), high = overall.high.display.as_str())
    };
    let width = |spread: &SpreadView| Some(spread.high.value.as_ref()? - spread.low.value.as_ref()?);
    let widest = dimensions.iter().filter(|d| width(d).is_some_and(|w| !w.is_zero())).max_by(|a, b| width(a).cmp(&width(b)));
    match widest {
        Some(widest) => say!(words, "report-portfolio-widest", range, name = widest.name.as_str()),
        None => range,
    }
}

/// An assessment in its row.
pub fn row(scene: &Scene<'_>, url: &str) -> PortfolioRow {
    let (assessment, previous) = (scene.assessment, scene.previous());
    let groups: Vec<String> = url.trim_end_matches('/').split('/').map(str::to_owned).collect();
    let overall = score_view(scene, &scene.scorecard().overall, previous.map(|earlier| &earlier.scorecard.overall));
    let (has, counts) = (has::has(scene), findings::counts(scene));
    PortfolioRow {
        subject: assessment.subject.clone(),
        url: url.to_owned(),
        groups: groups[..groups.len().saturating_sub(1)].to_vec(),
        scope: assessment.scope.clone(),
        date: assessment.date.to_string(),
        date_text: scene.words.date(assessment.date),
        profile: assessment.profile.map(|profile| scene.rubric.profiles[profile].name.clone()),
        headline: findings::headline(scene).0,
        overall,
        trend: history::row(scene),
        cells: scene.sections().map(|top| cell(scene, top)).collect(),
        below_target: has.gaps.then_some(counts.below_target),
        risks_above_appetite: has.risks.then_some(counts.risks_above_appetite),
    }
}

fn cell(scene: &Scene<'_>, top: Ix<Node>) -> PortfolioCell {
    let (node, score, gauge) = (&scene.rubric.nodes[top], scene.scorecard().node(top), scene.gauge(Some(top)));
    let ResultView { now, outcome } = result_view(scene, score);
    PortfolioCell {
        id: node.id.clone(),
        name: node.short.clone(),
        url: scene.node_url(top),
        now,
        outcome,
        tally: has_tally(scene, score, &gauge).then(|| tally_view(scene, scene.scorecard(), Some(top)).text),
        level_class: score.value.as_ref().and_then(|value| gauge.reached(value)).map(|reached| reached.class),
        target: gauge.number(score.target.as_ref()),
    }
}

fn spread(gauge: &Gauge<'_>, id: &str, name: &str, scores: Vec<(&PortfolioRow, &Number)>) -> SpreadView {
    let mut values: Vec<Exact> = scores.iter().filter_map(|(_, number)| number.value.clone()).collect();
    values.sort();
    let shown = |value: Option<&Exact>| gauge.number(value);
    let points = scores.iter().filter(|(_, number)| number.value.is_some());
    SpreadView {
        id: id.to_owned(),
        name: name.to_owned(),
        is_scored: gauge.is_scored(),
        low: shown(values.first()),
        median: shown(median(&values).as_ref()),
        high: shown(values.last()),
        points: points
            .map(|(row, number)| SpreadPoint { subject: row.subject.clone(), url: row.url.clone(), now: (*number).clone() })
            .collect(),
    }
}

fn median(sorted: &[Exact]) -> Option<Exact> {
    let middle = sorted.len() / 2;
    let upper = sorted.get(middle)?;
    let lower = if sorted.len() % 2 == 1 { upper } else { &sorted[middle - 1] };
    Some((lower + upper) * Exact::ratio(1, 2))
}
