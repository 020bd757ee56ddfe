//! What `build` does in a straight line, again after every change, with everything kept that did not change.
//!
//! There are no rules about what depends on what. A file with the same bytes stays the same object when the workspace is read again,
//! so does what was decoded from the same objects, and so do the pages made of that; all else is made anew, and most of it only
//! when somebody asks for it. [`Builder`] turns a snapshot of files into what is served, [`run`] does so for every change.

mod book;
mod builder;
mod moved;
mod problems;
mod run;

pub use book::{Book, Scored, Setting};
pub use builder::{Builder, Built};
pub use problems::Shown;
pub use run::{Event, Outcome, Rebuilt, run};
