//! Ratings in words, and the matrix that they stand in.

use super::super::scene::Scene;
use super::super::view::{LinkView, MatrixCellView, MatrixRowView, RatingView, RiskLevelView};
use crate::plan::{RiskEntry, appetite};
use crate::rubric::{Ix, List, Rating, RiskLevel, RiskStep, Rubric};
use crate::say;
use crate::words::Words;

/// Levels of the grid, lowest first, with their colour class.
pub fn levels(rubric: &Rubric) -> Vec<RiskLevelView> {
    let view = |(ix, level): (Ix<RiskLevel>, &RiskLevel)| RiskLevelView {
        id: level.id.clone(),
        name: level.name.clone(),
        action: level.action.clone(),
        class: class(rubric, ix),
    };
    rubric.matrix.levels.iter().map(view).collect()
}

/// 1..4, spread over however many levels the grid has.
fn class(rubric: &Rubric, level: Ix<RiskLevel>) -> usize {
    let last = rubric.matrix.levels.len().saturating_sub(1).max(1);
    1 + (level.get() * 3 + last / 2) / last
}

/// `None` where the rubric declares no grid.
pub fn rating(scene: &Scene<'_>, rating: Rating) -> Option<RatingView> {
    let matrix = &scene.rubric.matrix;
    let level = matrix.level(rating)?;
    let step = |number: i64, steps: &List<RiskStep>| {
        let at = usize::try_from(number - 1).unwrap_or(0).min(steps.len().saturating_sub(1));
        steps.values().nth(at).map_or_else(String::new, |step| step.name.clone())
    };
    Some(RatingView {
        is_rated: true,
        likelihood: Some(rating.likelihood),
        likelihood_name: step(rating.likelihood, &matrix.likelihood),
        impact: Some(rating.impact),
        impact_name: step(rating.impact, &matrix.impact),
        level: matrix.levels[level].name.clone(),
        level_id: matrix.levels[level].id.clone(),
        class: class(scene.rubric, level),
    })
}

/// A rating; its bare steps where the rubric declares no grid; or that there is none, because nothing that drives the risk is answered.
pub fn rating_or_none(scene: &Scene<'_>, rated: Option<Rating>) -> RatingView {
    rated.and_then(|rated| rating(scene, rated)).unwrap_or_else(|| without_level(scene.words, rated))
}

fn without_level(words: &Words, rated: Option<Rating>) -> RatingView {
    let not_rated = words.text("risks-not-rated");
    let step = |step: Option<i64>| step.map_or_else(|| not_rated.clone(), |step| step.to_string());
    let (likelihood, impact) = rated.map(|Rating { likelihood, impact }| (likelihood, impact)).unzip();
    RatingView {
        is_rated: false,
        likelihood,
        likelihood_name: step(likelihood),
        impact,
        impact_name: step(impact),
        level: rated.map_or_else(|| not_rated.clone(), |rated| steps(words, rated)),
        level_id: String::new(),
        class: 0,
    }
}

/// `3 × 4`.
fn steps(words: &Words, Rating { likelihood, impact }: Rating) -> String {
    say!(words, "risks-steps", likelihood, impact)
}

/// Rows of likelihood from the top, with the open risks now and after the plan.
pub fn matrix(scene: &Scene<'_>, register: &[&RiskEntry]) -> Vec<MatrixRowView> {
    let grid = &scene.rubric.matrix;
    let general = appetite(scene.rubric, scene.assessment, None);
    let row = |at: usize| {
        let cells = grid.impact.values().enumerate().filter_map(|(impact, step)| {
            let level = *grid.grid.get(at)?.get(impact)?;
            let here = |rated: Option<Rating>| {
                rated.is_some_and(|r| position(r, grid.likelihood.len(), grid.impact.len()) == (at, impact))
            };
            Some(MatrixCellView {
                impact: impact + 1,
                impact_name: step.name.clone(),
                level: grid.levels[level].name.clone(),
                class: class(scene.rubric, level),
                accepted: general.is_none_or(|appetite| level <= appetite),
                now: tags(register, |risk| risk.is_open() && here(risk.current)),
                after: tags(register, |risk| risk.is_open() && here(risk.residual)),
            })
        });
        let name = grid.likelihood.values().nth(at).map_or_else(String::new, |step| step.name.clone());
        MatrixRowView { name, number: at + 1, cells: cells.collect() }
    };
    (0..grid.likelihood.len()).rev().map(row).collect()
}

fn position(rating: Rating, likelihoods: usize, impacts: usize) -> (usize, usize) {
    let clamp = |step: i64, len: usize| usize::try_from(step - 1).unwrap_or(0).min(len.saturating_sub(1));
    (clamp(rating.likelihood, likelihoods), clamp(rating.impact, impacts))
}

/// Links that carry the number in the register as their name.
pub fn tags(register: &[&RiskEntry], here: impl Fn(&RiskEntry) -> bool) -> Vec<LinkView> {
    let tagged = register.iter().enumerate().filter(|(_, risk)| here(risk));
    tagged.map(|(at, risk)| LinkView { name: (at + 1).to_string(), url: super::url(&risk.id) }).collect()
}
