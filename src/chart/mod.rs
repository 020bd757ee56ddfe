//! Charts: pure functions from plain values to SVG.
//!
//! plotters draws them through a backend of our own, and plotters appears nowhere else. The module knows no
//! rubric, no score and no language: names, numbers as printed and words all come from the caller, and shares
//! of a scale come as numbers from 0 to 1.
pub mod backend;
pub mod canvas;
pub mod class;
pub mod css;
#[cfg(test)]
pub mod gantt;
pub mod heat_map;
pub mod impact_effort;
pub mod key;
pub mod projection;
pub mod radar;
pub mod risk_matrix;
#[cfg(test)]
mod samples;
pub mod svg;
pub mod text;
pub mod trend;
