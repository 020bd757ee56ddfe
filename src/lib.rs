//! gapmap turns assessment answers, kept as Markdown and YAML in a git repository, into exact scores, a plan and a static site.
//!
//! The pipeline is a straight line of functions between named types:
//!
//! `load -> parse -> decode -> score -> plan -> compose -> render -> publish`
//!
//! | stage | from -> to | module |
//! |---|---|---|
//! | load | disk -> [`source::Sources`] | [`source`] |
//! | parse | sources -> documents with a span on every value | [`syntax`] |
//! | decode | documents -> [`rubric::Rubric`], [`assessment::Assessment`], ids resolved | [`rubric`], [`assessment`] |
//! | score | model -> [`score::Scorecard`]: values and derivations | [`score`] |
//! | plan | model and scorecard -> [`plan::Plan`]: gaps, roadmap, risks | [`plan`] |

pub mod assessment;
pub mod chart;
pub mod cli;
pub mod diagnostics;
pub mod exact;
pub mod plan;
pub mod publish;
pub mod report;
pub mod rubric;
pub mod score;
pub mod source;
pub mod syntax;
pub mod workspace;
