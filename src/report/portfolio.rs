//! Several assessments side by side: the spread, not a league table.

use super::numbers::{Gauge, common_axis};
use super::view::{AssessmentView, Number, PortfolioCell, PortfolioRow, PortfolioView, SpreadPoint, SpreadView};
use crate::assessment::Assessment;
use crate::exact::Exact;
use crate::plan::Evaluation;
use crate::rubric::{Ix, Node, Rubric};
use crate::say;
use crate::words::Words;

/// `None` for a single assessment.
pub fn portfolio(
    words: &Words,
    rubric: &Rubric,
    evaluated: &[(&Assessment, Evaluation)],
    assessments: &[AssessmentView],
) -> Option<PortfolioView> {
    let (_, first) = evaluated.first().filter(|_| assessments.len() > 1)?;
    let mut rows: Vec<PortfolioRow> = assessments.iter().map(row).collect();
    rows.sort_by(|a, b| a.subject.cmp(&b.subject).then_with(|| a.url.cmp(&b.url)));
    let gauge = |node| Gauge::of(words, rubric, first.scorecard.score(node));
    let sections: Vec<Ix<Node>> = rubric.top.iter().copied().filter(|top| rubric.nodes[*top].item.is_none()).collect();
    let overall =
        spread(&gauge(None), "overall", &words.text("page-overall"), assessments.iter().map(|a| (a, &a.overall.now)).collect());
    let one = |(at, node): (usize, &Ix<Node>)| {
        let scores = assessments.iter().filter_map(|a| Some((a, &a.dimensions.get(at)?.score.now))).collect();
        spread(&gauge(Some(*node)), &rubric.nodes[*node].id, &rubric.nodes[*node].short, scores)
    };
    let dimensions: Vec<SpreadView> = sections.iter().enumerate().map(one).collect();
    Some(PortfolioView {
        headline: headline(words, assessments.len(), &overall, &dimensions),
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

fn row(assessment: &AssessmentView) -> PortfolioRow {
    let groups: Vec<String> = assessment.url.trim_end_matches('/').split('/').map(str::to_owned).collect();
    let cell = |dimension: &super::view::DimensionView| PortfolioCell {
        id: dimension.id.clone(),
        name: dimension.short.clone(),
        url: dimension.url.clone(),
        now: dimension.score.now.clone(),
        outcome: dimension.score.outcome.clone(),
        tally: dimension.score.tally.as_ref().map(|tally| tally.text.clone()),
        level_class: dimension.score.level_class,
        target: dimension.score.target.clone(),
    };
    PortfolioRow {
        subject: assessment.subject.clone(),
        url: assessment.url.clone(),
        groups: groups[..groups.len().saturating_sub(1)].to_vec(),
        scope: assessment.scope.clone(),
        date_text: assessment.date_text.clone(),
        profile: assessment.profile.as_ref().map(|profile| profile.name.clone()),
        headline: assessment.headline.clone(),
        overall: assessment.overall.clone(),
        cells: assessment.dimensions.iter().filter(|dimension| dimension.is_node).map(cell).collect(),
        below_target: assessment.has.gaps.then_some(assessment.counts.below_target),
        risks_above_appetite: assessment.has.risks.then_some(assessment.counts.risks_above_appetite),
    }
}

fn spread(gauge: &Gauge<'_>, id: &str, name: &str, scores: Vec<(&AssessmentView, &Number)>) -> SpreadView {
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
            .map(|(a, number)| SpreadPoint { subject: a.subject.clone(), url: a.url.clone(), now: (*number).clone() })
            .collect(),
    }
}

fn median(sorted: &[Exact]) -> Option<Exact> {
    let middle = sorted.len() / 2;
    let upper = sorted.get(middle)?;
    let lower = if sorted.len() % 2 == 1 { upper } else { &sorted[middle - 1] };
    Some((lower + upper) * Exact::ratio(1, 2))
}
