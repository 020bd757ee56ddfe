//! One integration binary: linking is most of what a test build costs.

mod anyrubric;
mod cli;
mod docs;
mod expected;
mod folder;
mod founding;
mod house;
mod planning;
mod properties;
mod scoring;
mod sites;
