//! What `gapmap serve --watch` promises as a whole: after any edits what is served is what a build from nothing would make, and
//! while they happen every answer is whole.

mod drafts;
mod edits;
mod polled;
mod served;
