//! What `build` does in a straight line, again after every change: what did not change is kept.

mod book;

pub use book::{Book, Setting, Told};
