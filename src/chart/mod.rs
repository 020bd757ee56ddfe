//! Charts: pure functions from plain values to SVG, and from SVG to PNG.
//!
//! plotters draws them through a backend of our own, and plotters appears nowhere else. The module knows no
//! rubric, no score and no language: names, numbers as printed and words all come from the caller, and shares
//! of a scale come as numbers from 0 to 1. It never computes a score, reads a file or chooses a colour.
//!
//! Every chart is laid out for the width of its [`Frame`]; a page ships a wide one (about 720 pixels) and a
//! narrow one (about 340) and shows the one that fits, so text keeps its size. No text is smaller than 12
//! pixels. The same values always give the same bytes.
//!
//! # Classes
//!
//! Elements carry classes, never colours; [`CHART_CSS`] holds their rules over CSS variables, a [`Palette`] the values of
//! those for files that stand alone.
//!
//! | classes | on | meaning |
//! |---|---|---|
//! | `c-ink` `c-ink2` `c-ink3` | text | main, secondary and quiet text |
//! | `c-strong` `c-halo` | text | semi-bold; with a halo in the page colour, where lines may cross |
//! | `c-now-text` `c-target-text` | text | text that belongs to the present value, to the target |
//! | `c-axis` `c-rule` `c-grid` | lines | strong, plain and faint rules |
//! | `c-now` `c-now-area` `c-now-dot` | shapes | the present value: line, faint area, point |
//! | `c-target` `c-target-dot` | shapes | the value to reach: dashed outline, point |
//! | `c-prev` `c-prev-dot` | shapes | the last assessment: dotted outline, point |
//! | `c-plan` `c-plan-dot` `c-range` | shapes | the planned course: line, point, band of uncertainty |
//! | `c-gap` | lines | the distance between now and target |
//! | `c-level-0` to `c-level-5`, `c-level-na` | cells | a level's fill and edge; no level |
//! | `c-hatch` `c-hatch-line` | cells | the hatching of level 0, and its lines |
//! | `c-on-level-0` to `c-on-level-5` | text | text on a level's fill |
//! | `c-risk-1` to `c-risk-4`, `c-on-risk-1` to `c-on-risk-4` | cells, text | a risk band and the text on it |
//! | `c-tag`, `c-after-1` to `c-after-4` | tags | a risk now; after treatment, on a band |
//! | `c-appetite` | lines | the border of what is accepted |
//! | `c-bar-planned` `c-bar-progress` `c-bar-done` | bars | how far a piece of work is |
//! | `c-bar-elapsed` `c-bar-critical` | bars | the part before today; the outline of the critical path |
//! | `c-on-planned` `c-on-progress` `c-on-done` | text | text on those bars |
//! | `c-slack` `c-today` `c-link` `c-link-soft` `c-link-head` | lines | slack, today, what waits for what, or only better does |
//! | `c-band` `c-off` `c-zone` | areas | the ground of a heading; days without work; the ground of the quick wins |
//! | `c-page` | area | the background of a file that stands alone |

mod axis;
mod backend;
mod badge;
mod canvas;
mod card;
mod class;
mod css;
mod gantt;
mod heat_map;
mod impact_effort;
mod key;
mod png;
mod projection;
mod radar;
mod risk_matrix;
mod svg;
mod text;
mod trend;

#[cfg(test)]
mod samples;
#[cfg(test)]
mod tests;

pub use axis::Tick;
pub use badge::Badge;
pub use card::{Card, card};
pub use css::{CHART_CSS, Palette};
pub use gantt::{Bar, Gantt, Link, Phase, Progress, gantt};
pub use heat_map::{HeatCell, HeatLevel, HeatMap, HeatRow, heat_map};
pub use impact_effort::{ImpactEffort, Item, Quadrants, Scale, impact_effort};
pub use key::{KeyItem, Mark};
pub use png::{NoPicture, missing, png};
pub use projection::{Course, Projection, Stage, projection};
pub use radar::{Axis, Radar, radar};
pub use risk_matrix::{RiskCell, RiskMatrix, risk_matrix};
pub use svg::{Frame, Svg};
pub use trend::{Dated, Series, Trend, sparkline, trend};
