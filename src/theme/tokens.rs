//! The look of a theme as values: `tokens.yaml`, read, merged over the default theme's and written as CSS custom properties.
//!
//! This is the only place where a colour of the site or its charts comes from. A file gives the tokens it changes; what it
//! does not know, or cannot be a colour, is an error with its place.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use super::colour::Colour;
use super::{Error, Place, Problem};
use crate::diagnostics::{Diagnostic, Diagnostics, codes};
use crate::source::Sources;
use crate::syntax;
use crate::syntax::fields::{self, Fields};
use crate::syntax::yaml::Value;

/// Below a theme's folder.
pub const FILE: &str = "tokens.yaml";

/// What stands under a key of the file; the custom property's name for values.
enum Node {
    Group(&'static [(&'static str, Node)]),
    /// A colour on light pages and one on dark ones.
    Colour(&'static str),
    /// Anything CSS takes: a length, a list of fonts.
    Text(&'static str),
}

use Node::{Colour as C, Group, Text as T};

/// Every token, in the order of the file.
const TREE: &[(&str, Node)] = &[
    ("surface", Group(&[("page", C("page")), ("surface", C("surface")), ("sunken", C("sunken"))])),
    (
        "ink",
        Group(&[
            ("ink", C("ink")),
            ("ink2", C("ink2")),
            ("ink3", C("ink3")),
            ("rule", C("rule")),
            ("rule-strong", C("rule-strong")),
        ]),
    ),
    ("accent", Group(&[("accent", C("accent")), ("accent-soft", C("accent-soft")), ("focus", C("focus"))])),
    ("marks", Group(&[("mark", C("mark")), ("target", C("target")), ("prev", C("prev"))])),
    (
        "levels",
        Group(&[
            ("0", Group(&[("fill", C("l0")), ("text", C("i0")), ("edge", C("e0"))])),
            ("1", Group(&[("fill", C("l1")), ("text", C("i1")), ("edge", C("e1"))])),
            ("2", Group(&[("fill", C("l2")), ("text", C("i2")), ("edge", C("e2"))])),
            ("3", Group(&[("fill", C("l3")), ("text", C("i3")), ("edge", C("e3"))])),
            ("4", Group(&[("fill", C("l4")), ("text", C("i4")), ("edge", C("e4"))])),
            ("5", Group(&[("fill", C("l5")), ("text", C("i5")), ("edge", C("e5"))])),
        ]),
    ),
    (
        "risk",
        Group(&[
            ("1", Group(&[("fill", C("r1")), ("text", C("q1"))])),
            ("2", Group(&[("fill", C("r2")), ("text", C("q2"))])),
            ("3", Group(&[("fill", C("r3")), ("text", C("q3"))])),
            ("4", Group(&[("fill", C("r4")), ("text", C("q4"))])),
        ]),
    ),
    (
        "status",
        Group(&[
            ("done", Group(&[("text", C("doneT")), ("ground", C("doneB")), ("edge", C("doneE"))])),
            ("progress", Group(&[("text", C("progT")), ("ground", C("progB")), ("edge", C("progE"))])),
            ("planned", Group(&[("text", C("planT")), ("ground", C("planB")), ("edge", C("planE"))])),
            ("at-risk", Group(&[("text", C("riskT")), ("ground", C("riskB")), ("edge", C("riskE"))])),
            ("blocked", Group(&[("text", C("blockT")), ("ground", C("blockB")), ("edge", C("blockE"))])),
        ]),
    ),
    ("fonts", Group(&[("sans", T("sans")), ("serif", T("serif")), ("mono", T("mono"))])),
    (
        "type",
        Group(&[
            ("xs", T("t-xs")),
            ("sm", T("t-sm")),
            ("base", T("t-base")),
            ("md", T("t-md")),
            ("lg", T("t-lg")),
            ("xl", T("t-xl")),
            ("2xl", T("t-2xl")),
            ("3xl", T("t-3xl")),
        ]),
    ),
    (
        "space",
        Group(&[
            ("1", T("s1")),
            ("2", T("s2")),
            ("3", T("s3")),
            ("4", T("s4")),
            ("5", T("s5")),
            ("6", T("s6")),
            ("7", T("s7")),
            ("8", T("s8")),
        ]),
    ),
    ("layout", Group(&[("bar", T("bar")), ("rail", T("rail")), ("max", T("max")), ("radius", T("r"))])),
];

/// A colour with what a message needs to know about it.
#[derive(Debug, Clone)]
pub struct Shade {
    pub colour: Colour,
    /// As a theme's author writes it: `ink3`, `levels.3.text`.
    pub name: String,
    /// `themes/mine/tokens.yaml:7:12`; nothing for the default theme in the binary.
    pub place: Option<String>,
}

/// Colours by custom property, without the dashes before it.
pub type Shades = BTreeMap<&'static str, Shade>;

/// All tokens of a theme.
#[derive(Debug, Default)]
pub struct Tokens {
    pub light: Shades,
    pub dark: Shades,
    /// Fonts, sizes and distances by custom property.
    texts: BTreeMap<&'static str, String>,
}

impl Tokens {
    /// The tokens of a theme over those of the default one, whose file has the text `original`.
    ///
    /// # Errors
    /// When a file cannot be read as tokens: every problem with its place.
    pub(super) fn load(sources: &Sources, theme: &str, original: &str) -> Result<Self, Error> {
        let mut tokens = Tokens::default();
        let base = Sources::from_files([(FILE, original)]);
        tokens.read(&base, FILE, |_| None)?;
        tokens.read(sources, &format!("themes/{theme}/{FILE}"), Some)?;
        Ok(tokens)
    }

    fn read(&mut self, sources: &Sources, path: &str, place: impl Fn(String) -> Option<String>) -> Result<(), Error> {
        let Some((id, file)) = sources.find(path) else { return Ok(()) };
        let mut sink = Diagnostics::new();
        let data = syntax::parse(id, file, &mut sink).data;
        let mut reader = Reader { tokens: self, place: |value: &Value| place(sources.locate(value.span)), sink: &mut sink };
        if let Some(fields) = data.as_ref().and_then(|data| Fields::of(data, "theme", reader.sink)) {
            reader.group(fields, TREE, &mut Vec::new());
        }
        let problems: Vec<Problem> = sink.into_sorted().iter().map(|problem| of_diagnostic(sources, problem)).collect();
        if problems.is_empty() { Ok(()) } else { Err(Error { problems }) }
    }

    /// The custom properties as one rule for the root: light and dark where they differ.
    #[must_use]
    pub fn css(&self) -> String {
        let mut css = String::from(":root{");
        for name in names(TREE) {
            // Writing to a string cannot fail.
            let _ = match (self.light.get(name), self.dark.get(name), self.texts.get(name)) {
                (_, _, Some(text)) => write!(css, "--{name}:{text};"),
                (Some(light), Some(dark), _) if light.colour == dark.colour => write!(css, "--{name}:{};", light.colour),
                (Some(light), Some(dark), _) => write!(css, "--{name}:light-dark({},{});", light.colour, dark.colour),
                _ => Ok(()),
            };
        }
        css.truncate(css.trim_end_matches(';').len());
        css.push_str("}\n");
        css
    }

    /// Every custom property with its light and its dark value; fonts and sizes have one for both.
    pub fn values(&self) -> impl Iterator<Item = (&'static str, String, String)> + '_ {
        let colours = self.light.iter().filter_map(|(name, light)| {
            let dark = self.dark.get(name)?;
            Some((*name, light.colour.to_string(), dark.colour.to_string()))
        });
        colours.chain(self.texts.iter().map(|(name, text)| (*name, text.clone(), text.clone())))
    }
}

/// The custom properties of a part of the tree, in order.
fn names(nodes: &'static [(&'static str, Node)]) -> Vec<&'static str> {
    nodes
        .iter()
        .flat_map(|(_, node)| match node {
            Group(inner) => names(inner),
            C(name) | T(name) => vec![*name],
        })
        .collect()
}

/// Reads one file into tokens.
struct Reader<'a, P> {
    tokens: &'a mut Tokens,
    place: P,
    sink: &'a mut Diagnostics,
}

impl<P: Fn(&Value) -> Option<String>> Reader<'_, P> {
    fn group(&mut self, mut fields: Fields<'_>, nodes: &'static [(&'static str, Node)], path: &mut Vec<&'static str>) {
        for (key, node) in nodes {
            self.say_if_empty(&mut fields, key);
            let Some(value) = fields.value(key) else { continue };
            path.push(key);
            match node {
                Group(inner) => {
                    if let Some(fields) = Fields::of(value, "group of tokens", self.sink) {
                        self.group(fields, inner, path);
                    }
                }
                C(name) => self.shades(name, value, &written(path)),
                T(name) => {
                    if let Some(text) = text(value, self.sink) {
                        self.tokens.texts.insert(name, text);
                    }
                }
            }
            path.pop();
        }
        fields.finish(self.sink);
    }

    /// `page: {light: "#faf9f6", dark: "#0f1318"}`; one of the two is enough to change that one.
    fn shades(&mut self, name: &'static str, value: &Value, written: &str) {
        let Some(mut fields) = Fields::of(value, "colour, `light` and `dark`", self.sink) else { return };
        for key in ["light", "dark"] {
            self.say_if_empty(&mut fields, key);
            let Some(value) = fields.value(key) else { continue };
            if let Some(colour) = colour(value, self.sink) {
                let shade = Shade { colour, name: written.to_owned(), place: (self.place)(value) };
                let shades = if key == "light" { &mut self.tokens.light } else { &mut self.tokens.dark };
                shades.insert(name, shade);
            }
        }
        fields.finish(self.sink);
    }

    /// An unquoted `#` starts a comment, and the value is gone.
    fn say_if_empty(&mut self, fields: &mut Fields<'_>, key: &'static str) {
        if let (Some(place), None) = (fields.key_span(key), fields.value(key)) {
            let problem = Diagnostic::new(&codes::yaml::WRONG_TYPE, place, format!("`{key}` has no value"));
            self.sink.push(problem.help("write a colour in quotes, `\"#0a568c\"`; without them # starts a comment"));
        }
    }
}

/// How a token is named in messages: groups of tokens need their place in the file, single ones do not.
fn written(path: &[&str]) -> String {
    if let [_, name] = path { (*name).to_owned() } else { path.join(".") }
}

fn colour(value: &Value, sink: &mut Diagnostics) -> Option<Colour> {
    let text = fields::text(value, sink)?;
    let colour = Colour::parse(&text);
    if colour.is_none() {
        let problem = Diagnostic::new(&codes::yaml::BAD_VALUE, value.span, format!("`{text}` is not a colour"));
        sink.push(problem.help("write it as `\"#rrggbb\"`, for example `\"#0a568c\"`"));
    }
    colour
}

/// A value that stays inside its declaration and inside the style element of a chart.
fn text(value: &Value, sink: &mut Diagnostics) -> Option<String> {
    let text = fields::text(value, sink)?;
    let stays = !text.is_empty() && !text.contains(|c: char| c.is_control() || "{};<>&\\".contains(c));
    if !stays {
        let problem = Diagnostic::new(&codes::yaml::BAD_VALUE, value.span, format!("`{text}` is not a value for CSS"));
        sink.push(problem.help("write what stands after the colon of a declaration, without `;`"));
    }
    stays.then_some(text)
}

/// `themes/mine/tokens.yaml:3:5: message; help`.
fn of_diagnostic(sources: &Sources, problem: &Diagnostic) -> Problem {
    let help = problem.help.as_ref().map(ToString::to_string);
    Problem { message: problem.message.clone(), place: Some(Place::of(sources, problem.span)), help }
}

#[cfg(test)]
mod tests {
    use super::*;

    const ORIGINAL: &str = include_str!("../../themes/default/tokens.yaml");

    fn load(own: &str) -> Result<Tokens, String> {
        let sources = Sources::from_files([("themes/mine/tokens.yaml", own)]);
        Tokens::load(&sources, "mine", ORIGINAL).map_err(|error| {
            let lines: Vec<String> = error.problems.iter().map(line).collect();
            lines.join("\n")
        })
    }

    fn line(problem: &Problem) -> String {
        let place = problem.place.as_ref().map(|place| format!("{}:{}:{}: ", place.path, place.line, place.column));
        let help = problem.help.as_ref().map(|help| format!("; {help}"));
        format!("{}{}{}", place.unwrap_or_default(), problem.message, help.unwrap_or_default())
    }

    #[test]
    fn the_default_theme_has_every_token() {
        let tokens = load("").expect("the default tokens");
        for name in names(TREE) {
            let colour = tokens.light.contains_key(name) && tokens.dark.contains_key(name);
            assert!(colour || tokens.texts.contains_key(name), "{name}");
        }
        assert_eq!(tokens.values().count(), names(TREE).len());
    }

    #[test]
    fn a_theme_changes_only_what_it_names() {
        let tokens = load("ink: {ink3: {dark: \"#abc\"}}\nlayout: {radius: 0}\n").expect("tokens");
        let css = tokens.css();
        assert!(css.starts_with(":root{--page:light-dark(#faf9f6,#0f1318);"), "{css}");
        assert!(css.contains("--ink3:light-dark(#596271,#aabbcc);") && css.ends_with("--r:0}\n"), "{css}");
        assert_eq!(tokens.dark["ink3"].place.as_deref(), Some("themes/mine/tokens.yaml:1:20"));
        assert_eq!((tokens.light["ink3"].place.as_deref(), tokens.light["l3"].name.as_str()), (None, "levels.3.fill"));
    }

    #[test]
    fn a_colour_for_both_grounds_is_written_once() {
        let css = load("accent: {focus: {light: \"#777777\", dark: \"#777777\"}}\n").expect("tokens").css();
        assert!(css.contains("--focus:#777777;"), "{css}");
    }

    #[test]
    fn every_mistake_has_a_place_and_a_way_out() {
        let own = "surfaces: {}\nink:\n  ink33: {light: \"#fff\"}\n  ink2: {light: #fff\n    , dark: blue}\nlevels:\n  3: {fill: {lite: \"#fff\"}, \
                   text: \"#fff\"}\nlayout: {radius: \"6px;}\"}\nspace:\n  1:\n";
        let message = load(own).expect_err("mistakes");
        for expected in [
            "themes/mine/tokens.yaml:1:1: `surfaces` is not a key of a theme; did you mean `surface`?",
            "themes/mine/tokens.yaml:3:3: `ink33` is not a key of a group of tokens; did you mean `ink3`?",
            "themes/mine/tokens.yaml:4:10: `light` has no value; write a colour in quotes",
            "themes/mine/tokens.yaml:5:13: `blue` is not a colour; write it as `\"#rrggbb\"`",
            "themes/mine/tokens.yaml:7:14: `lite` is not a key of a colour, `light` and `dark`; known keys: dark, light",
            "themes/mine/tokens.yaml:7:35: expected a map with the fields of a colour, `light` and `dark`, found a text",
            "themes/mine/tokens.yaml:8:18: `6px;}` is not a value for CSS",
            "themes/mine/tokens.yaml:10:3: `1` has no value",
        ] {
            assert!(message.contains(expected), "{expected}\n\nin\n\n{message}");
        }
        assert_eq!(message.lines().count(), 8, "{message}");
    }

    #[test]
    fn a_file_that_is_not_tokens_is_refused() {
        assert!(load("- a\n").expect_err("a list").contains("themes/mine/tokens.yaml:1:1"));
        assert!(load("ink: {\n").expect_err("broken").contains("themes/mine/tokens.yaml:"));
    }
}
