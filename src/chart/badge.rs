//! A badge: a label and a value side by side, for a README or a wiki.

use super::css::Palette;
use super::text::{clip, escape, width};

/// What a badge says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Badge {
    /// The accessible name, with what the two words leave out.
    pub title: String,
    pub label: String,
    pub value: String,
    /// The level whose colour the value has; none for a plain ground.
    pub level: Option<u8>,
}

/// In pixels.
const HEIGHT: f64 = 22.0;
const SIZE: f64 = 12.0;
const PADDING: f64 = 8.0;
const LONGEST: f64 = 320.0;

/// Ground and text of a part, as names of variables.
type Part = (&'static str, &'static str);

/// Names stand on the colour of text.
const OF_LABEL: Part = ("ink", "page");
const OF_LEVEL: [Part; 6] = [("l0", "i0"), ("l1", "i1"), ("l2", "i2"), ("l3", "i3"), ("l4", "i4"), ("l5", "i5")];
const WITHOUT_LEVEL: Part = ("sunken", "ink");

impl Badge {
    /// A file of its own, light on any ground. Words that are too long end in an ellipsis.
    #[must_use]
    pub fn svg(&self, palette: &Palette) -> String {
        let [label, value] = [&self.label, &self.value].map(|text| clip(text, SIZE, false, LONGEST));
        let [first, second] = [&label, &value].map(|text| (width(text, SIZE, false) + 2.0 * PADDING).ceil());
        let whole = first + second;
        let ((label_ground, label_ink), (ground, ink)) = (OF_LABEL, self.part());
        let [label_ground, label_ink, ground, ink, sans] =
            [label_ground, label_ink, ground, ink, "sans"].map(|name| escape(palette.light(name)));
        let text = |at: f64, part: f64, ink: &str, text: &str| {
            let (x, length) = (at + PADDING, part - 2.0 * PADDING);
            format!(
                r#"<text x="{x}" y="15" fill="{ink}" textLength="{length}" lengthAdjust="spacingAndGlyphs">{}</text>"#,
                escape(text)
            )
        };
        let (label, value) = (text(0.0, first, &label_ink, &label), text(first, second, &ink, &value));
        let title = escape(&self.title);
        format!(
            r#"<svg xmlns="http://www.w3.org/2000/svg" width="{whole}" height="{HEIGHT}" viewBox="0 0 {whole} {HEIGHT}" role="img" aria-labelledby="t"><title id="t">{title}</title><clipPath id="c"><rect width="{whole}" height="{HEIGHT}" rx="4"/></clipPath><g clip-path="url(#c)" aria-hidden="true" font-family="{sans}" font-size="{SIZE}"><rect width="{first}" height="{HEIGHT}" fill="{label_ground}"/><rect x="{first}" width="{second}" height="{HEIGHT}" fill="{ground}"/>{label}{value}</g></svg>
"#
        )
    }

    /// The colours of the two grounds, for services that draw badges themselves.
    #[must_use]
    pub fn grounds<'p>(&self, palette: &'p Palette) -> (&'p str, &'p str) {
        (palette.light(OF_LABEL.0), palette.light(self.part().0))
    }

    fn part(&self) -> Part {
        let last = OF_LEVEL.len() - 1;
        self.level.map_or(WITHOUT_LEVEL, |level| OF_LEVEL[usize::from(level).min(last)])
    }
}

#[cfg(test)]
mod tests {
    use super::super::samples;
    use super::*;

    fn badge(label: &str) -> Badge {
        Badge { title: "A & B".to_owned(), label: label.to_owned(), value: "2.4".to_owned(), level: Some(9) }
    }

    #[test]
    fn words_fit_their_parts_and_are_only_words() {
        let svg = badge("<script> \"x\"").svg(&samples::palette());
        assert!(svg.contains("<title id=\"t\">A &amp; B</title>") && !svg.contains("<script>"), "{svg}");
        let width_of = |svg: &str| -> f64 {
            svg.split("width=\"")
                .nth(1)
                .and_then(|rest| rest.split('"').next())
                .and_then(|width| width.parse().ok())
                .expect("a width")
        };
        let (short, long) =
            (width_of(&badge("a").svg(&samples::palette())), width_of(&badge(&"wide ".repeat(99)).svg(&samples::palette())));
        assert!(short < 70.0 && long > 300.0 && long < 400.0, "{short} {long}");
    }
}
