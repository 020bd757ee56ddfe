//! What items bring, in words: the rise of scores, what a week of work buys, and the risks that fall.

use super::super::risks::rating;
use super::super::scene::Scene;
use super::super::view::{GainView, NodeGainView, RateView, RiskCourseView, RiskMoveView, RiskTurnView};
use crate::exact::Exact;
use crate::plan::{Gain, Rate, RiskCourse, RiskStep};
use crate::rubric::{Ix, Node};
use crate::say;

/// Digits of a rise for each person-week.
const RATE_DIGITS: u32 = 3;

pub fn gain(scene: &Scene<'_>, gain: &Gain) -> GainView {
    GainView {
        overall: gain.overall.as_ref().map(|rise| scene.gauge(None).rise(rise)),
        overall_value: gain.overall.clone(),
        nodes: gain.nodes.iter().map(|(node, rise)| node_gain(scene, *node, rise)).collect(),
        per_week: per_week(scene, gain),
        risks: gain.risks.iter().filter_map(|step| risk_move(scene, step)).collect(),
    }
}

fn node_gain(scene: &Scene<'_>, node: Ix<Node>, rise: &Exact) -> NodeGainView {
    NodeGainView {
        name: scene.name_of(node).to_owned(),
        url: scene.node_url(node),
        rise: scene.gauge(Some(node)).rise(rise),
        rise_value: rise.clone(),
    }
}

pub fn per_week(scene: &Scene<'_>, gain: &Gain) -> Option<RateView> {
    gain.per_week.as_ref().map(|found| rate(scene, found))
}

fn rate(scene: &Scene<'_>, rate: &Rate) -> RateView {
    let words = scene.words;
    let text = |rate: &Exact| words.decimal(&rate.to_fixed(RATE_DIGITS)).replace('-', "−");
    let sign = if rate.middle.is_negative() { "" } else { "+" };
    let range = match &rate.high {
        Some(high) if *high == rate.low => None,
        Some(high) => Some(format!("{}–{}", text(&rate.low), text(high))),
        None => Some(say!(words, "roadmap-rate-from", low = text(&rate.low))),
    };
    RateView {
        text: format!("{sign}{}", text(&rate.middle)),
        range,
        middle: rate.middle.clone(),
        low: rate.low.clone(),
        high: rate.high.clone(),
    }
}

fn risk_move(scene: &Scene<'_>, step: &RiskStep) -> Option<RiskMoveView> {
    let link = scene.risk(step.risk)?;
    Some(RiskMoveView { name: link.name, url: link.url, from: rating(scene, step.from)?, to: rating(scene, step.to)? })
}

/// What the plan makes of a risk; `None` where the edition does not show the risk.
pub fn course(scene: &Scene<'_>, course: &RiskCourse) -> Option<RiskCourseView> {
    let link = scene.risk(course.risk)?;
    let turns = course.steps.iter().filter_map(|(at, then)| {
        let item = &scene.plan().roadmap.items[*at];
        Some(RiskTurnView {
            item: item.id.clone(),
            url: scene.planned(*at).url,
            title: item.title.clone(),
            date_text: scene.words.date(item.slot.finish),
            rating: rating(scene, *then)?,
        })
    });
    Some(RiskCourseView { name: link.name, url: link.url, today: rating(scene, course.today)?, turns: turns.collect() })
}
