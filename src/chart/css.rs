//! The rules behind the classes, once with variables for a page and once with the values for a file.

use std::fmt::Write as _;

/// The rules of every class, with the site's CSS variables.
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
.c-link-head{fill:var(--rule-strong);stroke:none}
.c-band{fill:var(--sunken);stroke:none}
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

/// The rules for the site's style sheet, which defines the variables.
pub fn site_css() -> &'static str {
    CHART_CSS
}

/// The rules for a file that stands alone: values in place of variables, dark ones where the viewer prefers dark.
pub fn standalone_css() -> String {
    let light = resolve(CHART_CSS, |token| token.light);
    let dark = resolve(&themed_rules(), |token| token.dark);
    let mut css = light;
    // Writing to a string cannot fail.
    let _ = write!(css, "@media screen and (prefers-color-scheme:dark){{\n{dark}}}\n");
    css
}

/// The variables the rules use, as (name, light value, dark value), for a check against the site's own.
pub fn tokens() -> impl Iterator<Item = (&'static str, &'static str, &'static str)> {
    let colours = TOKENS.iter().filter(|token| token.name != "sans");
    colours.map(|token| (token.name, token.light, token.dark))
}

/// A CSS variable with its values.
struct Token {
    name: &'static str,
    light: &'static str,
    dark: &'static str,
}

const fn token(name: &'static str, light: &'static str, dark: &'static str) -> Token {
    Token { name, light, dark }
}

const SANS: &str = "Inter,'Segoe UI',Roboto,'Helvetica Neue',Arial,'Liberation Sans','Noto Sans',sans-serif";

const TOKENS: &[Token] = &[
    token("sans", SANS, SANS),
    token("page", "#faf9f6", "#0f1318"),
    token("surface", "#ffffff", "#161b22"),
    token("sunken", "#f1efe9", "#1e242d"),
    token("ink", "#14181f", "#eceff3"),
    token("ink2", "#3f4754", "#c3cad4"),
    token("ink3", "#596271", "#98a2b0"),
    token("rule", "#dcd8ce", "#2c343f"),
    token("rule-strong", "#7f8690", "#75808e"),
    token("accent", "#0a568c", "#7fc1ee"),
    token("accent-soft", "#e3eef6", "#17303f"),
    token("mark", "#0a568c", "#7fc1ee"),
    token("target", "#a3410b", "#ffa56b"),
    token("prev", "#767d89", "#8b95a3"),
    token("l0", "#ffffff", "#161b22"),
    token("l1", "#f5d48d", "#57401f"),
    token("l2", "#94b97a", "#4f7239"),
    token("l3", "#117f78", "#159a92"),
    token("l4", "#0b4f8c", "#4fbde6"),
    token("l5", "#1b1f4f", "#cfe6ff"),
    token("i0", "#14181f", "#eceff3"),
    token("i1", "#14181f", "#ffffff"),
    token("i2", "#14181f", "#ffffff"),
    token("i3", "#ffffff", "#0c0f14"),
    token("i4", "#ffffff", "#0c0f14"),
    token("i5", "#ffffff", "#0c0f14"),
    token("e0", "#7f8690", "#75808e"),
    token("e1", "#a87a1c", "#a17a45"),
    token("e2", "#5f8747", "#73a056"),
    token("e3", "#117f78", "#159a92"),
    token("e4", "#0b4f8c", "#4fbde6"),
    token("e5", "#1b1f4f", "#cfe6ff"),
    token("r1", "#f5ede6", "#261f1b"),
    token("r2", "#ecbb92", "#5a3823"),
    token("r3", "#cf7a40", "#b0602c"),
    token("r4", "#8a2c0c", "#ffb48a"),
    token("q1", "#14181f", "#eceff3"),
    token("q2", "#14181f", "#ffffff"),
    token("q3", "#14181f", "#ffffff"),
    token("q4", "#ffffff", "#0c0f14"),
    token("doneT", "#0a5c53", "#8fdcd1"),
    token("doneB", "#e0f1ee", "#12302d"),
    token("doneE", "#2c8c80", "#2f9b8e"),
    token("progT", "#0a4f82", "#9fd0f3"),
    token("progB", "#e3eef6", "#15293a"),
    token("progE", "#3d7fb0", "#4f93c4"),
    token("planT", "#3f4754", "#c3cad4"),
    token("planB", "#f1efe9", "#1e242d"),
    token("planE", "#7f8690", "#75808e"),
];

/// The rules that name a variable; the others need no second version.
fn themed_rules() -> String {
    let themed = |line: &&str| line.contains("var(--") && !line.contains("var(--sans)");
    CHART_CSS.lines().filter(themed).map(|line| format!("{line}\n")).collect()
}

fn resolve(css: &str, value: impl Fn(&Token) -> &'static str) -> String {
    TOKENS.iter().fold(css.to_owned(), |css, token| css.replace(&format!("var(--{})", token.name), value(token)))
}

#[cfg(test)]
mod tests {
    use super::super::class::{Class, Face};
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
    fn a_file_needs_no_variables() {
        let css = standalone_css();
        assert!(!css.contains("var("), "{css}");
        assert!(css.contains("#0a568c") && css.contains("#7fc1ee"));
    }

    fn luminance(colour: &str) -> f64 {
        let channel = |at: usize| {
            let value = f64::from(u8::from_str_radix(&colour[at..at + 2], 16).unwrap()) / 255.0;
            match value <= 0.04045 {
                true => value / 12.92,
                false => ((value + 0.055) / 1.055).powf(2.4),
            }
        };
        0.2126 * channel(1) + 0.7152 * channel(3) + 0.0722 * channel(5)
    }

    fn contrast(one: &str, other: &str) -> f64 {
        let (one, other) = (luminance(one) + 0.05, luminance(other) + 0.05);
        one.max(other) / one.min(other)
    }

    /// The variable in the rule of a class that sets its fill.
    fn fill(class: Class) -> &'static Token {
        let rule = format!("\n.{}{{fill:var(--", class.name());
        let name = CHART_CSS.split(rule.as_str()).nth(1).unwrap();
        let name = name.split(')').next().unwrap();
        TOKENS.iter().find(|token| token.name == name).unwrap()
    }

    #[test]
    fn text_contrasts_with_its_ground_in_both_themes() {
        let mut pairs = vec![
            (Class::Ink, Class::Page),
            (Class::Ink2, Class::Page),
            (Class::Ink3, Class::Page),
            (Class::NowText, Class::Page),
            (Class::TargetText, Class::Page),
            (Class::Ink, Class::Tag),
            (Class::Ink, Class::Band),
            (Class::Ink, Class::Zone),
            (Class::OnPlanned, Class::BarPlanned),
            (Class::OnProgress, Class::BarProgress),
            (Class::OnDone, Class::BarDone),
        ];
        pairs.extend((0..=5).map(|level| (Class::on_level(level), Class::level(level))));
        pairs.extend((1..=4).map(|band| (Class::on_risk(band), Class::risk(band))));
        for (text, ground) in pairs {
            let (text, ground) = (fill(text), fill(ground));
            let names = format!("{} on {}", text.name, ground.name);
            assert!(contrast(text.light, ground.light) >= 4.5, "light: {names}");
            assert!(contrast(text.dark, ground.dark) >= 4.5, "dark: {names}");
        }
    }

    #[test]
    fn areas_under_an_outline_stay_faint() {
        assert!(CHART_CSS.contains(".c-now-area{fill:var(--mark);fill-opacity:.12"));
    }
}
