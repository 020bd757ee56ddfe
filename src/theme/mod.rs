//! Templates and static files: the default theme from the binary, overridden file by file by `themes/<name>/` of the workspace.
//!
//! Layout of a theme: `tokens.yaml` (colours, fonts, sizes), `templates/**.html` (Tera), `assets/**` and `words/**.ftl`. A template of the
//! workspace replaces the one of the same name; it can still extend the original as `default/<name>`, to change single blocks only. Knows no
//! model type and no page.

mod error;
mod files;
pub mod names;
mod outline;
mod parts;
mod unused;

pub mod colour;
pub mod contrast;
pub mod difference;
mod minify;
mod text;
pub mod tokens;

use std::collections::BTreeMap;

use serde::Serialize;
use tera::{Context, Kwargs, State, Tera, Value};

use crate::diagnostics::{Diagnostics, FileId, Span};
use crate::source::{SourceFile, Sources};
use crate::words::{self, Words};
pub use error::{Error, Place, Problem};
pub use files::{Role, blocks, defaults, roles, themes};
pub use minify::minified;
use parts::{Part, Texts};
pub use tokens::FILE as TOKENS;
use tokens::Tokens;

/// The folder of templates in a theme, with a closing slash.
pub const TEMPLATES: &str = "templates/";
const ASSETS: &str = "assets/";
/// The folder of words in a theme, a file per language.
const WORDS: &str = "words/";
const MESSAGES: &str = ".ftl";
/// The theme that is in the binary.
pub const DEFAULT: &str = "default";

/// Under this prefix the default templates are registered; a name without it falls back to them.
const ORIGINAL: &str = "default/";

/// A loaded theme.
pub struct Theme {
    tera: Tera,
    /// The folder in the workspace, with a closing slash.
    folder: String,
    texts: Texts,
    parts: Vec<Part>,
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

    /// A list of values that were prepared before.
    pub fn list<'s>(entries: impl IntoIterator<Item = &'s Shared>) -> Self {
        Shared(Value::from(entries.into_iter().map(|entry| entry.0.clone()).collect::<Vec<Value>>()))
    }

    /// The same with another value of a field.
    #[must_use]
    pub fn with(self, field: &'static str, value: Self) -> Self {
        let mut fields = self.0.into_map().unwrap_or_default();
        fields.insert(field.into(), value.0);
        Shared(Value::from(fields))
    }
}

impl Theme {
    /// Loads the theme `name`: the default one with the files of `themes/<name>/` in place of its own.
    ///
    /// # Errors
    /// When a template does not parse, or extends or includes one that does not exist; when tokens.yaml has mistakes.
    pub fn load(sources: &Sources, name: &str, words: &Words) -> Result<Self, Error> {
        let folder = files::folder(name);
        let original = files::defaults().find(|(path, _)| *path == tokens::FILE).map(|(_, bytes)| String::from_utf8_lossy(bytes));
        let tokens = Tokens::load(sources, name, &original.unwrap_or_default())?;
        let texts = texts(sources, name);
        let parts = parts::parts(&texts);
        let reader = error::Reader { folder: &folder, texts: &texts, parts: &parts };
        let tera = engine(&parts, words).map_err(|error| reader.read(&error))?;
        Ok(Theme { tera, assets: assets(sources, &folder), folder, texts, parts, tokens })
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
        let reader = error::Reader { folder: &self.folder, texts: &self.texts, parts: &self.parts };
        self.tera.render(template, &data.0).map_err(|error| reader.read(&error))
    }

    /// A static file by its path below `assets/`.
    #[must_use]
    pub fn asset(&self, path: &str) -> Option<&[u8]> {
        self.assets.get(path).map(Vec::as_slice)
    }

    /// Static files: path below `assets/` and bytes.
    pub fn assets(&self) -> impl Iterator<Item = (&str, &[u8])> {
        self.assets.iter().map(|(path, bytes)| (path.as_str(), bytes.as_slice()))
    }
}

/// Warns about files and messages of the theme `name` that have no effect.
pub fn check(sources: &Sources, name: &str, sink: &mut Diagnostics) {
    unused::check(sources, name, sink);
}

fn engine(parts: &[Part], words: &Words) -> tera::TeraResult<Tera> {
    let mut tera = Tera::new();
    tera.set_fallback_prefixes([ORIGINAL])?;
    tera.autoescape_on(vec![".html"]);
    tera.register_filter("href", href);
    text::register(&mut tera, words);
    tera.add_raw_templates(parts.iter().map(|part| (&part.name, &part.text)))?;
    Ok(tera)
}

/// All templates. A workspace's copy of the default theme takes its place; any other theme stands in front of it.
fn texts(sources: &Sources, name: &str) -> Texts {
    let mut texts = files::originals();
    let folder = files::folder(name);
    let prefix = prefix(name);
    let own = files::own(sources, &folder).filter_map(|(_, path, file)| Some((path.strip_prefix(TEMPLATES)?, file)));
    texts.extend(own.map(|(name, file)| (format!("{prefix}{name}"), String::from_utf8_lossy(file.bytes()).into_owned())));
    texts
}

/// Before the names of a theme's own templates.
fn prefix(name: &str) -> &'static str {
    if name == DEFAULT { ORIGINAL } else { "" }
}

fn assets(sources: &Sources, folder: &str) -> BTreeMap<String, Vec<u8>> {
    let asset = |path: &str, bytes: &[u8]| Some((path.strip_prefix(ASSETS)?.to_owned(), bytes.to_vec()));
    let originals = files::defaults().filter_map(|(path, bytes)| asset(path, bytes));
    originals.chain(files::own(sources, folder).filter_map(|(_, path, file)| asset(path, file.bytes()))).collect()
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

/// The file of the theme `name` with words of a language: of the tag itself, such as `de-AT`, or else of the language, `de`.
#[must_use]
pub fn words_file<'s>(sources: &'s Sources, name: &str, tag: &str) -> Option<(FileId, &'s SourceFile)> {
    let of_tag = |tag: &str| sources.find(&format!("themes/{name}/{WORDS}{tag}{MESSAGES}"));
    [tag, &words::primary(tag)].into_iter().find_map(of_tag).map(|(id, file)| (id, file.as_ref()))
}

/// The words of a language: those in the binary, with [`words_file`] in front of them.
///
/// # Errors
/// When that file is not valid Fluent; every place in it.
pub fn words(sources: &Sources, name: &str, language: &str) -> Result<Words, Error> {
    let own = words_file(sources, name, language);
    let text = own.map(|(_, file)| file.text.as_str());
    Words::load(language, text).map_err(|errors| {
        let problem = |error: &words::Error| {
            let place = own.map(|(id, _)| Place::of(sources, Span::new(id, error.start, error.end)));
            Problem { message: error.message.clone(), place, help: None }
        };
        Error { problems: errors.iter().map(problem).collect() }
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
        assert!(theme.is_ok(), "{}", theme.err().map(|error| error.to_string()).unwrap_or_default());
    }

    #[test]
    fn a_broken_template_names_its_file_and_line() {
        let files = [("themes/mine/templates/probe.html", "fine\n{{ oops")];
        let error = Theme::load(&Sources::from_files(files), "mine", Words::english()).err().expect("fails");
        assert!(error.to_string().contains("themes/mine/templates/probe.html:2:"), "{error}");
    }

    #[test]
    fn links_become_anchors_where_everything_is_one_page() {
        assert_eq!(in_page("d/exp.html#exp-tracking"), "#exp-tracking");
        assert_eq!(in_page("d/exp.html"), "#page-d-exp");
        assert_eq!(in_page("gaps.html"), "#page-gaps");
    }
}
