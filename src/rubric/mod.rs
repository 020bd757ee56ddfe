//! The rubric: what is asked, how answers become points, and everything a plan can be made from.
//!
//! [`decode`] turns documents into a [`Rubric`]. Ids are collected first, then everything is read with them at hand, so a
//! `Rubric` has no dangling reference: every reference is an [`Ix`] into the list it points at. What was wrong is in the
//! diagnostics and missing from the model.

mod aggregate;
mod catalogue;
mod decode;
mod list;
mod long;
mod model;
mod plan;
mod reading;
mod scale;
mod tree;

pub use aggregate::*;
pub use catalogue::*;
pub use decode::decode;
pub use list::{Ix, List, Named};
pub use long::LongForm;
pub use model::*;
pub use plan::*;
pub use reading::*;
pub use scale::*;
pub use tree::*;
