//! The rules behind the classes, once with variables for a page and once with the values for a file.

use std::collections::BTreeMap;

/// The rules of every class, for a style sheet that defines the variables.
pub const CHART_CSS: &str = "\
.chart text{font-family:var(--sans);font-weight:400;stroke:none}
.chart .c-strong{font-weight:600}
.chart .c-halo{paint-order:stroke;stroke:var(--page);stroke-width:4px;stroke-linejoin:round}
.c-page{fill:var(--page)}
.c-ink{fill:var(--ink)}
.c-ink2{fill:var(--ink2)}
.c-ink3{fill:var(--ink3)}
.c-now-text{fill:var(--mark)}
.c-target-text{fill:var(--target)}
.c-rule{fill:none;stroke:var(--rule-strong);stroke-width:1}
.c-axis{fill:none;stroke:var(--ink);stroke-width:1.5}
.c-grid{fill:none;stroke:var(--rule);stroke-width:1}
.c-now{fill:none;stroke:var(--mark);stroke-width:2.5;stroke-linejoin:round;stroke-linecap:round}
.c-now-area{fill:var(--mark);fill-opacity:.12;stroke:none}
.c-now-dot{fill:var(--mark);stroke:var(--page);stroke-width:1.5}
.c-target{fill:none;stroke:var(--target);stroke-width:2;stroke-dasharray:5 4;stroke-linejoin:round}
.c-target-dot{fill:var(--page);stroke:var(--target);stroke-width:2}
.c-prev{fill:none;stroke:var(--prev);stroke-width:1.5;stroke-dasharray:1.5 3;stroke-linejoin:round;stroke-linecap:round}
.c-prev-dot{fill:var(--page);stroke:var(--prev);stroke-width:1.5}
.c-gap{fill:none;stroke:var(--mark);stroke-opacity:.45;stroke-width:4;stroke-linecap:butt}
.c-level-0{fill:var(--l0);stroke:var(--e0);stroke-width:1;stroke-dasharray:3 2}
.c-level-1{fill:var(--l1);stroke:var(--e1);stroke-width:1}
.c-level-2{fill:var(--l2);stroke:var(--e2);stroke-width:1}
.c-level-3{fill:var(--l3);stroke:var(--e3);stroke-width:1}
.c-level-4{fill:var(--l4);stroke:var(--e4);stroke-width:1}
.c-level-5{fill:var(--l5);stroke:var(--e5);stroke-width:1}
.c-level-na{fill:none;stroke:var(--rule-strong);stroke-width:1}
.c-hatch{stroke:none}
.c-hatch-line{fill:none;stroke:var(--rule);stroke-width:1}
.c-on-level-0{fill:var(--i0)}
.c-on-level-1{fill:var(--i1)}
.c-on-level-2{fill:var(--i2)}
.c-on-level-3{fill:var(--i3)}
.c-on-level-4{fill:var(--i4)}
.c-on-level-5{fill:var(--i5)}
.c-risk-1{fill:var(--r1);stroke:var(--rule);stroke-width:1}
.c-risk-2{fill:var(--r2);stroke:none}
.c-risk-3{fill:var(--r3);stroke:none}
.c-risk-4{fill:var(--r4);stroke:none}
.c-on-risk-1{fill:var(--q1)}
.c-on-risk-2{fill:var(--q2)}
.c-on-risk-3{fill:var(--q3)}
.c-on-risk-4{fill:var(--q4)}
.c-after-1{fill:none;stroke:var(--q1);stroke-width:1.25;stroke-dasharray:3 2}
.c-after-2{fill:none;stroke:var(--q2);stroke-width:1.25;stroke-dasharray:3 2}
.c-after-3{fill:none;stroke:var(--q3);stroke-width:1.25;stroke-dasharray:3 2}
.c-after-4{fill:none;stroke:var(--q4);stroke-width:1.25;stroke-dasharray:3 2}
.c-tag{fill:var(--surface);stroke:var(--ink);stroke-width:1.5}
.c-appetite{fill:none;stroke:var(--ink);stroke-width:3;stroke-linecap:square;stroke-linejoin:miter}
.c-bar-planned{fill:var(--planB);stroke:var(--planE);stroke-width:1.25}
.c-bar-progress{fill:var(--progB);stroke:var(--progE);stroke-width:1.25}
.c-bar-elapsed{fill:var(--accent);stroke:none}
.c-bar-done{fill:var(--l3);stroke:var(--e3);stroke-width:1.25}
.c-bar-critical{fill:none;stroke:var(--ink);stroke-width:2}
.c-on-planned{fill:var(--planT)}
.c-on-progress{fill:var(--progT)}
.c-on-done{fill:var(--i3)}
.c-slack{fill:none;stroke:var(--rule-strong);stroke-width:1.5;stroke-dasharray:2 2}
.c-today{fill:none;stroke:var(--target);stroke-width:2}
.c-link{fill:none;stroke:var(--rule-strong);stroke-width:1.25;stroke-linejoin:round}
.c-link-soft{fill:none;stroke:var(--rule-strong);stroke-width:1.25;stroke-dasharray:3 3;stroke-linejoin:round}
.c-link-head{fill:var(--rule-strong);stroke:none}
.c-band{fill:var(--sunken);stroke:none}
.c-off{fill:var(--sunken);stroke:none}
.c-zone{fill:var(--accent-soft);fill-opacity:.6;stroke:none}
.c-range{fill:var(--prev);fill-opacity:.16;stroke:none}
.c-plan{fill:none;stroke:var(--ink2);stroke-width:2;stroke-dasharray:6 4;stroke-linejoin:round}
.c-plan-dot{fill:var(--page);stroke:var(--ink2);stroke-width:1.75}
@media (forced-colors:active){.chart text{fill:CanvasText}.chart .c-halo{stroke:Canvas}\
.c-now,.c-target,.c-today,.c-appetite,.c-bar-critical{stroke:CanvasText}\
.c-tag,.c-now-dot,.c-target-dot{fill:Canvas;stroke:CanvasText}\
.c-level-0,.c-level-1,.c-level-2,.c-level-3,.c-level-4,.c-level-5,.c-risk-1,.c-risk-2,.c-risk-3,.c-risk-4,\
.c-bar-planned,.c-bar-progress,.c-bar-done{fill:Canvas;stroke:CanvasText}.c-bar-elapsed{fill:CanvasText}}
";

/// The values behind the variables of [`CHART_CSS`], by name without the dashes before it: on light ground and on dark.
#[derive(Debug, Clone, Default)]
pub struct Palette(BTreeMap<String, Ground>);

#[derive(Debug, Clone)]
struct Ground {
    light: String,
    dark: String,
}

impl<N: Into<String>> FromIterator<(N, String, String)> for Palette {
    fn from_iter<I: IntoIterator<Item = (N, String, String)>>(values: I) -> Self {
        Palette(values.into_iter().map(|(name, light, dark)| (name.into(), Ground { light, dark })).collect())
    }
}

impl Palette {
    /// The rules for a file that stands alone: values in place of variables, dark ones where the viewer prefers dark.
    pub(super) fn file_css(&self) -> String {
        let light = self.resolve(CHART_CSS, |ground| &ground.light);
        let dark = self.resolve(&themed_rules(), |ground| &ground.dark);
        format!("{light}@media screen and (prefers-color-scheme:dark){{\n{dark}}}\n")
    }

    /// The rules for a picture, which is light and knows no viewer.
    pub(super) fn picture_css(&self) -> String {
        let rules: String = CHART_CSS.lines().filter(|line| !line.starts_with('@')).map(|line| format!("{line}\n")).collect();
        self.resolve(&rules, |ground| &ground.light)
    }

    /// The value of a variable on light ground; empty where there is none.
    pub(super) fn light(&self, name: &str) -> &str {
        self.0.get(name).map_or("", |ground| &ground.light)
    }

    fn resolve(&self, css: &str, value: impl Fn(&Ground) -> &str) -> String {
        self.0.iter().fold(css.to_owned(), |css, (name, ground)| css.replace(&format!("var(--{name})"), value(ground)))
    }
}

/// The rules that name a colour; the others need no second version.
fn themed_rules() -> String {
    let themed = |line: &&str| line.contains("var(--") && !line.contains("var(--sans)");
    CHART_CSS.lines().filter(themed).map(|line| format!("{line}\n")).collect()
}

#[cfg(test)]
mod tests {
    use super::super::class::{Class, Face};
    use super::super::samples;
    use super::*;

    #[test]
    fn every_class_has_a_rule() {
        for class in Class::ALL {
            let rule = format!("\n.{}{{", class.name());
            assert!(CHART_CSS.contains(&rule), "{} has no rule", class.name());
        }
        for name in Face::ALL.iter().flat_map(|face| face.name().split(' ')) {
            let known = name.is_empty() || CHART_CSS.contains(&format!(".{name}{{"));
            assert!(known, "{name} has no rule");
        }
    }

    #[test]
    fn a_file_needs_no_variables_and_turns_dark_with_its_viewer() {
        let css = samples::palette().file_css();
        assert!(!css.contains("var("), "{css}");
        let (light, dark) = css.split_once("@media screen and (prefers-color-scheme:dark)").expect("a dark part");
        assert!(light.contains(".c-ink{fill:#111111}") && dark.contains(".c-ink{fill:#eeeeee}"), "{css}");
        let picture = samples::palette().picture_css();
        assert!(picture.contains(".c-ink{fill:#111111}") && !picture.contains('@') && !picture.contains("#eeeeee"));
    }

    #[test]
    fn areas_under_an_outline_stay_faint() {
        assert!(CHART_CSS.contains(".c-now-area{fill:var(--mark);fill-opacity:.12"));
    }
}
