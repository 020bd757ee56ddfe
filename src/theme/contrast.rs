//! Whether the colours of a theme can be read and told apart: every pair that occurs on a page or in a chart.
//!
//! Text needs a contrast of 4.5 with its ground and the main ink 7; edges, marks and the outline of the focus need 3 (WCAG 2.2,
//! 1.4.3, 1.4.6 and 1.4.11). Neighbouring levels and neighbouring risk bands must differ by 9 (CIEDE2000) also for people who
//! see fewer colours, and by 8 without any colour.

use super::colour::Colour;
use super::difference::Vision;
use super::tokens::{Shade, Shades, Tokens};

/// The main text.
const MAIN: f64 = 7.0;
/// Any other text.
const TEXT: f64 = 4.5;
/// Lines, marks and large shapes that mean something.
const SHAPE: f64 = 3.0;

/// The least contrast, the custom properties of what is drawn, and of every ground it is drawn on.
const CONTRASTS: &[(f64, &[&str], &[&str])] = &[
    (MAIN, &["ink"], &["page", "surface", "sunken", "accent-soft"]),
    // Callouts carry running text.
    (MAIN, &["ink"], &["riskB", "blockB"]),
    // The link to the content, and a risk's number under the pointer.
    (MAIN, &["page"], &["ink"]),
    (TEXT, &["ink2", "ink3"], &["page", "surface", "sunken"]),
    (TEXT, &["ink2"], &["accent-soft", "riskB", "blockB"]),
    (TEXT, &["accent"], &["page", "surface", "sunken", "accent-soft", "riskB", "blockB"]),
    (TEXT, &["mark", "target"], &["page", "surface", "sunken"]),
    // Level 0 is hatched with the sunken ground.
    (TEXT, &["i0"], &["l0", "sunken"]),
    (TEXT, &["i1"], &["l1"]),
    (TEXT, &["i2"], &["l2"]),
    (TEXT, &["i3"], &["l3"]),
    (TEXT, &["i4"], &["l4"]),
    (TEXT, &["i5"], &["l5"]),
    (TEXT, &["q1"], &["r1"]),
    (TEXT, &["q2"], &["r2"]),
    (TEXT, &["q3"], &["r3"]),
    (TEXT, &["q4"], &["r4"]),
    (TEXT, &["doneT"], &["doneB", "page", "surface"]),
    (TEXT, &["progT"], &["progB", "page", "surface"]),
    (TEXT, &["planT"], &["planB", "page", "surface"]),
    (TEXT, &["riskT"], &["riskB", "page", "surface"]),
    // What is late stands in rows that turn sunken under the pointer.
    (TEXT, &["blockT"], &["blockB", "page", "surface", "sunken"]),
    (SHAPE, &["rule-strong", "focus", "mark", "target"], &["page", "surface", "sunken"]),
    (SHAPE, &["focus"], &["accent-soft"]),
    (SHAPE, &["prev"], &["page", "surface"]),
    (SHAPE, &["e0", "e1", "e2", "e3", "e4", "e5"], &["page", "surface"]),
    (SHAPE, &["doneE", "progE", "planE", "riskE", "blockE"], &["page", "surface"]),
    // The part of a bar before today.
    (SHAPE, &["accent"], &["progB"]),
];

/// Scales whose neighbours must look different.
const SCALES: &[&[&str]] = &[&["l0", "l1", "l2", "l3", "l4", "l5"], &["r1", "r2", "r3", "r4"]];

/// The least difference of neighbours on a scale.
fn least_difference(vision: Vision) -> f64 {
    if vision == Vision::Grey { 8.0 } else { 9.0 }
}

/// A pair of colours with what was measured.
#[derive(Debug)]
pub struct Pair<'a> {
    one: &'a Shade,
    other: &'a Shade,
    pub kind: Kind,
    /// What it is, and the least it may be.
    pub found: f64,
    pub least: f64,
}

/// What was measured.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    Contrast,
    Difference(Vision),
}

impl Pair<'_> {
    #[must_use]
    pub fn is_good(&self) -> bool {
        self.found >= self.least
    }

    /// Where to change it: the place of the first of the two that the theme sets itself.
    fn place(&self) -> String {
        let place = self.one.place.as_ref().or(self.other.place.as_ref());
        place.map(|place| format!(" ({place})")).unwrap_or_default()
    }
}

/// `ink3 on sunken has contrast 3.9, at least 4.5 is needed (themes/mine/tokens.yaml:7:12)`.
impl std::fmt::Display for Pair<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let (one, other, found, least, place) =
            (&self.one.name, &self.other.name, below(self.found, self.least), self.least, self.place());
        match self.kind {
            Kind::Contrast => write!(f, "{one} on {other} has contrast {found:.1}, at least {least} is needed{place}"),
            Kind::Difference(vision) => {
                let words = vision.words();
                write!(f, "{one} and {other} look alike {words}: they differ by {found:.1}, at least {least} is needed{place}")
            }
        }
    }
}

/// One decimal, rounded down where rounding up would look good enough.
fn below(found: f64, least: f64) -> f64 {
    let rounded = (found * 10.0).round() / 10.0;
    if found < least && rounded >= least { (found * 10.0).floor() / 10.0 } else { rounded }
}

/// Every pair that occurs, on light pages and on dark ones.
#[must_use]
pub fn pairs(tokens: &Tokens) -> Vec<Pair<'_>> {
    [&tokens.light, &tokens.dark].into_iter().flat_map(|shades| contrasts(shades).chain(differences(shades))).collect()
}

/// The pairs that cannot be read or told apart, each in words.
#[must_use]
pub fn warnings(tokens: &Tokens) -> Vec<String> {
    pairs(tokens).iter().filter(|pair| !pair.is_good()).map(ToString::to_string).collect()
}

fn contrasts(shades: &Shades) -> impl Iterator<Item = Pair<'_>> {
    let each = |(least, drawn, grounds): &'static (f64, &[&str], &[&str])| {
        drawn.iter().flat_map(move |one| grounds.iter().map(move |other| (*least, *one, *other)))
    };
    CONTRASTS.iter().flat_map(each).filter_map(|(least, one, other)| {
        let (one, other) = (shades.get(one)?, shades.get(other)?);
        Some(Pair { one, other, kind: Kind::Contrast, found: Colour::contrast(one.colour, other.colour), least })
    })
}

fn differences(shades: &Shades) -> impl Iterator<Item = Pair<'_>> {
    let neighbours = SCALES.iter().flat_map(|scale| scale.iter().zip(scale.iter().skip(1)));
    neighbours.flat_map(|pair| Vision::ALL.map(|vision| (vision, pair))).filter_map(|(vision, (one, other))| {
        let (one, other) = (shades.get(one)?, shades.get(other)?);
        let (found, least) = (vision.difference(one.colour, other.colour), least_difference(vision));
        Some(Pair { one, other, kind: Kind::Difference(vision), found, least })
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::Sources;
    use crate::theme::tokens::FILE;

    const ORIGINAL: &str = include_str!("../../themes/default/tokens.yaml");

    fn tokens(own: &str) -> Tokens {
        let sources = Sources::from_files([(format!("themes/mine/{FILE}"), own)]);
        Tokens::load(&sources, "mine", ORIGINAL).unwrap_or_else(|error| panic!("{error}"))
    }

    #[test]
    fn every_pair_names_tokens_that_exist() {
        let tokens = tokens("");
        let contrasts: usize = CONTRASTS.iter().map(|(_, drawn, grounds)| drawn.len() * grounds.len()).sum();
        let neighbours: usize = SCALES.iter().map(|scale| scale.len() - 1).sum();
        assert_eq!(pairs(&tokens).len(), 2 * (contrasts + neighbours * Vision::ALL.len()));
    }

    #[test]
    fn every_colour_that_carries_meaning_is_in_a_pair() {
        let drawn = CONTRASTS.iter().flat_map(|(_, drawn, grounds)| drawn.iter().chain(*grounds));
        let known: Vec<&&str> = drawn.chain(SCALES.iter().copied().flatten()).collect();
        // The faint rule only decorates.
        for name in tokens("").light.keys().filter(|name| **name != "rule") {
            assert!(known.contains(&name), "{name}");
        }
    }

    #[test]
    fn what_cannot_be_read_is_named_with_its_place() {
        let own = "ink:\n  ink3: {light: \"#7d8590\"}\n";
        assert_eq!(
            warnings(&tokens(own)),
            [
                "ink3 on page has contrast 3.5, at least 4.5 is needed (themes/mine/tokens.yaml:2:17)",
                "ink3 on surface has contrast 3.7, at least 4.5 is needed (themes/mine/tokens.yaml:2:17)",
                "ink3 on sunken has contrast 3.2, at least 4.5 is needed (themes/mine/tokens.yaml:2:17)",
            ]
        );
    }

    #[test]
    fn the_place_is_that_of_the_colour_the_theme_changed() {
        let warnings = warnings(&tokens("levels: {1: {fill: {dark: \"#808080\"}}}\n"));
        let expected = "levels.1.text on levels.1.fill has contrast 3.9, at least 4.5 is needed (themes/mine/tokens.yaml:1:27)";
        assert!(warnings.iter().any(|warning| warning == expected), "{warnings:#?}");
    }

    #[test]
    fn levels_that_some_people_cannot_tell_apart_are_named() {
        let own = "levels:\n  1: {fill: {light: \"#c8a878\"}}\n  2: {fill: {light: \"#a8b478\"}}\n";
        let warnings = warnings(&tokens(own));
        let deutan = "levels.1.fill and levels.2.fill look alike without green cones (deuteranopia): they differ by ";
        assert!(warnings.iter().any(|warning| warning.starts_with(deutan)), "{warnings:#?}");
        assert!(warnings.iter().any(|warning| warning.contains("on a grey copy")), "{warnings:#?}");
        assert!(!warnings.iter().any(|warning| warning.contains("to everybody")), "{warnings:#?}");
    }

    #[test]
    fn a_contrast_just_below_is_not_rounded_into_a_good_one() {
        assert_eq!(format!("{:.1} {:.1} {:.1}", below(4.47, 4.5), below(4.46, 4.5), below(3.94, 4.5)), "4.4 4.4 3.9");
    }
}
