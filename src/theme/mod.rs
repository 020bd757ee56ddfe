//! Templates and static files: the default theme from the binary, overridden file by file by `themes/<name>/` of the workspace.
//!
//! Layout of a theme: `tokens.yaml` (colours, fonts, sizes), `templates/**.html` (Tera) and `assets/**`. A template of the workspace replaces the one of the same name; it
//! can still extend the original as `default/<name>`, to change one block only. Knows no model type and no page.

pub mod colour;
pub mod contrast;
pub mod difference;
mod minify;
mod text;
pub mod tokens;

use std::collections::BTreeMap;

use serde::Serialize;
use tera::{Context, Kwargs, State, Tera, Value};

use crate::diagnostics::Span;
use crate::source::Sources;
use crate::words::{self, Words};
pub use minify::minified;
use tokens::Tokens;

/// The default theme: path below `themes/default/` and bytes.
static DEFAULT_THEME: &[(&str, &[u8])] = include!(concat!(env!("OUT_DIR"), "/default_theme.rs"));

const TEMPLATES: &str = "templates/";
const ASSETS: &str = "assets/";
/// The theme that is in the binary.
const DEFAULT: &str = "default";
/// Path below the theme's folder, and bytes.
type Files = BTreeMap<String, Vec<u8>>;

/// Under this prefix the default templates are registered; a name without it falls back to them.
const ORIGINAL: &str = "default/";

/// A theme that cannot be loaded or a template that cannot be rendered.
#[derive(Debug)]
pub struct Error {
    /// Tera's report: file, line, the source line and what was expected.
    pub message: String,
}

impl std::fmt::Display for Error {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.message)
    }
}

impl std::error::Error for Error {}

impl From<tera::Error> for Error {
    fn from(error: tera::Error) -> Self {
        let source = std::error::Error::source(&error).map(|source| format!("\n{source}"));
        Error { message: format!("{error}{}", source.unwrap_or_default()) }
    }
}

/// A loaded theme.
pub struct Theme {
    tera: Tera,
    /// Path below `assets/` and bytes.
    assets: BTreeMap<String, Vec<u8>>,
    tokens: Tokens,
}

/// Data for a template. Values are shared between pages without being copied.
pub struct Data(Context);

impl Data {
    #[must_use]
    pub fn new() -> Self {
        Data(Context::new())
    }

    /// Adds a value under a name.
    pub fn insert(&mut self, name: &'static str, value: &impl Serialize) {
        self.0.insert(name, value);
    }

    /// Adds a value that was prepared before.
    pub fn insert_shared(&mut self, name: &'static str, value: &Shared) {
        self.0.insert_value(name, value.0.clone());
    }
}

impl Default for Data {
    fn default() -> Self {
        Data::new()
    }
}

/// A value prepared once for many pages.
pub struct Shared(Value);

impl Shared {
    pub fn new(value: &impl Serialize) -> Self {
        Shared(Value::from_serializable(value))
    }
}

impl Theme {
    /// Loads the theme `name`: the default one with the files of `themes/<name>/` in place of its own.
    ///
    /// # Errors
    /// When a template does not parse, or extends or includes one that does not exist; when tokens.yaml has mistakes.
    pub fn load(sources: &Sources, name: &str, words: &Words) -> Result<Self, Error> {
        let folder = format!("themes/{name}/");
        let own = sources
            .below(folder.trim_end_matches('/'))
            .map(|(_, file)| (file.path[folder.len()..].to_owned(), file.bytes().to_vec()));
        let own: Files = own.collect();
        let mut base: Files = DEFAULT_THEME.iter().map(|(path, bytes)| ((*path).to_owned(), bytes.to_vec())).collect();
        let original = base.get(tokens::FILE).map(|bytes| String::from_utf8_lossy(bytes).into_owned()).unwrap_or_default();
        let tokens = Tokens::load(sources, name, &original)?;
        // A workspace's copy of the default theme takes its place; any other theme stands in front of it.
        let overrides = if name == DEFAULT {
            base.extend(own);
            Files::new()
        } else {
            own
        };
        let mut tera = Tera::new();
        tera.set_fallback_prefixes([ORIGINAL])?;
        tera.autoescape_on(vec![".html"]);
        tera.register_filter("href", href);
        text::register(&mut tera, words);
        let originals = templates(&base).map(|(path, text)| (format!("{ORIGINAL}{path}"), text));
        tera.add_raw_templates(originals.chain(templates(&overrides)).collect::<Vec<_>>())?;
        let files = base.into_iter().chain(overrides).collect::<Files>();
        let assets = files.into_iter().filter_map(|(path, bytes)| Some((path.strip_prefix(ASSETS)?.to_owned(), bytes))).collect();
        Ok(Theme { tera, assets, tokens })
    }

    /// Colours, fonts and sizes.
    #[must_use]
    pub fn tokens(&self) -> &Tokens {
        &self.tokens
    }

    /// What the colours make hard to read or to tell apart, each in words with its place.
    #[must_use]
    pub fn warnings(&self) -> Vec<String> {
        contrast::warnings(&self.tokens)
    }

    /// Renders one template.
    ///
    /// # Errors
    /// When the template does not exist or uses data that is not there.
    pub fn render(&self, template: &str, data: &Data) -> Result<String, Error> {
        Ok(self.tera.render(template, &data.0)?)
    }

    /// Static files: path below `assets/` and bytes.
    pub fn assets(&self) -> impl Iterator<Item = (&str, &[u8])> {
        self.assets.iter().map(|(path, bytes)| (path.as_str(), bytes.as_slice()))
    }
}

fn templates(files: &Files) -> impl Iterator<Item = (String, String)> + '_ {
    files.iter().filter_map(|(path, bytes)| {
        let name = path.strip_prefix(TEMPLATES)?;
        Some((name.to_owned(), String::from_utf8_lossy(bytes).into_owned()))
    })
}

/// `{{ link.url | href(home=page.home) }}`: a link inside the report as this page has to write it.
///
/// `home` is the way to the assessment's folder (`""`, `"../"`). On the page that holds everything it is `#`: there
/// `d/exp.html#exp-tracking` becomes `#exp-tracking` and `gaps.html` becomes `#page-gaps`.
fn href(url: &str, kwargs: Kwargs, _: &State<'_>) -> tera::TeraResult<String> {
    let home: &str = kwargs.must_get("home")?;
    Ok(if home == "#" { in_page(url) } else { format!("{home}{url}") })
}

fn in_page(url: &str) -> String {
    match url.split_once('#') {
        Some((_, anchor)) => format!("#{anchor}"),
        None => format!("#page-{}", url.trim_end_matches(".html").replace('/', "-")),
    }
}

/// The words of a language: those in the binary, with `themes/<name>/words/<language>.ftl` in front of them.
///
/// # Errors
/// When that file is not valid Fluent; every place in it.
pub fn words(sources: &Sources, name: &str, language: &str) -> Result<Words, Error> {
    let path = format!("themes/{name}/words/{language}.ftl");
    let own = sources.find(&path);
    let text = own.map(|(_, file)| String::from_utf8_lossy(file.bytes()));
    Words::load(language, text.as_deref()).map_err(|errors| {
        let at = |error: &words::Error| own.map(|(id, _)| sources.locate(Span::new(id, error.start, error.end)));
        let line = |error: &words::Error| format!("{}: {}", at(error).unwrap_or_default(), error.message);
        Error { message: errors.iter().map(line).collect::<Vec<_>>().join("\n") }
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn render(theme: &Theme, template: &str) -> String {
        let mut data = Data::new();
        data.insert("name", &"<b>");
        theme.render(template, &data).expect("renders")
    }

    #[test]
    fn a_template_of_the_workspace_replaces_one_and_can_extend_the_original() {
        let files = [
            ("themes/mine/templates/probe.html", "{% extends \"probe-base.html\" %}{% block x %}{{ name }}{% endblock %}"),
            ("themes/mine/templates/probe-base.html", "[{% block x %}{% endblock %}]"),
        ];
        let theme = Theme::load(&Sources::from_files(files), "mine", Words::english()).expect("loads");
        assert_eq!(render(&theme, "probe.html"), "[&lt;b&gt;]");
    }

    #[test]
    fn one_block_of_a_default_page_can_be_replaced_and_its_components_too() {
        let files = [
            ("themes/mine/templates/404.html", "{% extends \"default/404.html\" %}{% block main %}mine{% endblock main %}"),
            ("themes/mine/templates/components.html", "{% component icon(name: string) %}x{% endcomponent icon %}"),
        ];
        let theme = Theme::load(&Sources::from_files(files), "mine", Words::english());
        assert!(theme.is_ok(), "{}", theme.err().map(|error| error.message).unwrap_or_default());
    }

    #[test]
    fn a_broken_template_names_its_file_and_line() {
        let files = [("themes/mine/templates/probe.html", "fine\n{{ oops")];
        let error = Theme::load(&Sources::from_files(files), "mine", Words::english()).err().expect("fails");
        assert!(error.message.contains("probe.html") && error.message.contains('2'), "{}", error.message);
    }

    #[test]
    fn links_become_anchors_where_everything_is_one_page() {
        assert_eq!(in_page("d/exp.html#exp-tracking"), "#exp-tracking");
        assert_eq!(in_page("d/exp.html"), "#page-d-exp");
        assert_eq!(in_page("gaps.html"), "#page-gaps");
    }
}
