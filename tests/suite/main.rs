//! One integration binary: linking is most of what a test build costs.

mod algebra;
mod anyrubric;
mod audience;
mod cli;
mod codes;
mod commit;
mod docs;
mod expected;
mod fixing;
mod folder;
mod founding;
mod frameworks;
mod house;
mod language;
mod lint_cases;
mod look;
mod messages;
mod planning;
mod properties;
mod scoring;
mod search;
mod sites;
mod spans;
mod words;
