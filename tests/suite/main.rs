//! One integration binary: linking is most of what a test build costs.

mod algebra;
mod anyrubric;
mod cli;
mod codes;
mod docs;
mod expected;
mod fixing;
mod folder;
mod founding;
mod frameworks;
mod house;
mod lint_cases;
mod messages;
mod planning;
mod printing;
mod properties;
mod scoring;
mod sites;
mod spans;
mod theme_docs;
mod theming;
