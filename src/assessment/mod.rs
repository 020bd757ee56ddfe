//! One team's assessment at one date: answers, prose, decisions.
//!
//! [`decode`] turns the documents of one folder into an [`Assessment`] and its milestones. Every id in it was looked up in the
//! rubric, every level lies on its scale, every owner and voter is a participant; what was not is in the diagnostics.

mod audience;
mod decode;
mod model;
mod pairing;

pub use audience::Masks;
pub use decode::{Folder, decode};
pub use model::*;
pub use pairing::pairing;
