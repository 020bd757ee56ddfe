//! Items below their target.

use super::{Column, column, names, text, value};
use crate::report::view::GapView;

pub fn columns<'a>() -> Vec<Column<&'a GapView>> {
    vec![
        column("rank", |g| g.rank.to_string()),
        column("id", |g| g.id.clone()),
        column("capability", |g| g.name.clone()),
        column("dimension", |g| g.dimension.clone()),
        column("now", |g| value(&g.now)),
        column("target", |g| value(&g.target)),
        column("gap", |g| g.gap_value.to_short(2)),
        column("weight", |g| g.weight_value.to_short(3)),
        column("pain", |g| g.pain.unwrap_or_default().to_owned()),
        column("priority", |g| g.priority_value.to_fixed(1)),
        column("formula", |g| g.formula_plain.clone()),
        column("effort (person-weeks)", |g| g.effort_value.as_ref().map(|effort| effort.to_short(1)).unwrap_or_default()),
        column("roadmap items", |g| names(&g.items)),
        column("risks", |g| names(&g.risks)),
        column("owner", |g| text(g.owner.as_ref())),
    ]
}
