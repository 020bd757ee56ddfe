//! The risk register.

use super::{Column, column, text, yes_no};
use crate::report::view::{RatingView, RiskView};

pub fn columns<'a>() -> Vec<Column<&'a RiskView>> {
    vec![
        column("number", |r| r.number.to_string()),
        column("id", |r| r.id.clone()),
        column("risk", |r| r.title.clone()),
        column("category", |r| text(r.category.as_ref())),
        column("status", |r| r.status.to_owned()),
        column("standing", |r| r.standing.to_owned()),
        column("cause", |r| r.cause.clone()),
        column("event", |r| r.event.clone()),
        column("effect", |r| r.effect.clone()),
        column("likelihood", |r| step(r.current.likelihood)),
        column("impact", |r| step(r.current.impact)),
        column("level", |r| r.current.level.clone()),
        column("residual likelihood", |r| of(r.residual.as_ref(), |rating| step(rating.likelihood))),
        column("residual impact", |r| of(r.residual.as_ref(), |rating| step(rating.impact))),
        column("residual level", |r| of(r.residual.as_ref(), |rating| rating.level.clone())),
        column("above appetite", |r| yes_no(r.above_appetite)),
        column("treatment", |r| r.treatment.unwrap_or_default().to_owned()),
        column("owner", |r| text(r.owner.as_ref())),
        column("review", |r| text(r.review.as_ref())),
        column("items", |r| r.items.iter().map(|item| item.link.name.clone()).collect::<Vec<_>>().join("; ")),
    ]
}

fn of(rating: Option<&RatingView>, field: fn(&RatingView) -> String) -> String {
    rating.map(field).unwrap_or_default()
}

fn step(step: Option<i64>) -> String {
    step.map(|step| step.to_string()).unwrap_or_default()
}
