//! What the interface says: the catalogues agree with the code, and nothing is said past them. That they agree with each other
//! is a test beside them.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use gapmap::site::Site;
use gapmap::source::Sources;
use gapmap::workspace::{self, Loaded};

use crate::folder::Folder;
use crate::frameworks::every_case;
use crate::frameworks::scored::load;
use crate::sites::{pages, render};

/// Where the templates are that may hold no words of their own.
const TEMPLATES: &str = "themes/default/templates";

/// The modules that ask for messages.
const SPEAKERS: &[&str] = &["report", "site", "export", "words"];

/// Rust that may say nothing by itself.
const SOURCES: &[&str] = &["src/report", "src/site"];

/// Files there that speak to machines or to whoever builds the site, in English: tables, and what is wrong with a site.
const ENGLISH_ONLY: &[&str] = &["site/tables.rs", "site/links.rs", "site/pictures.rs"];

/// Attributes that a reader sees or hears.
const SPOKEN: &[&str] = &["aria-label", "title", "alt", "placeholder", "data-l", "data-noun"];

/// Arguments of components that a reader sees.
const SAID: &[&str] = &["title", "sub", "text", "caption", "empty", "none", "label"];

/// Texts in Rust that only look like sentences: markup, formats of other programs, and errors for whoever builds the site.
const NOT_SAID: &[&str] =
    &["<?xml version=", "@page {page}", "gapmap {}", "default-src 'none'", "two parts of the site want to be"];

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn read(path: &Path) -> String {
    fs::read_to_string(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// All files below a folder with an ending, in order.
fn files(folder: &str, ending: &str) -> Vec<PathBuf> {
    fn collect(folder: &Path, ending: &str, found: &mut Vec<PathBuf>) {
        for entry in fs::read_dir(folder).expect("readable") {
            let path = entry.expect("entry").path();
            if path.is_dir() {
                collect(&path, ending, found);
            } else if path.extension().is_some_and(|own| own == ending) {
                found.push(path);
            }
        }
    }
    let mut found = Vec::new();
    collect(&root().join(folder), ending, &mut found);
    found.sort();
    found
}

fn complain(problems: &[String]) {
    assert!(problems.is_empty(), "\n{}", problems.join("\n"));
}

/// A message of a catalogue as it is written.
struct Message {
    id: String,
    text: String,
}

impl Message {
    /// What it says between its values and tags, variant by variant.
    fn said(&self) -> Vec<String> {
        let lines = self.text.lines().map(str::trim).filter(|line| !line.ends_with("->"));
        let texts = lines.map(|line| {
            let variant = line.trim_start_matches('*').strip_prefix('[').and_then(|rest| rest.split_once(']'));
            variant.map_or(line, |(_, text)| text)
        });
        let pieces =
            texts.flat_map(|text| text.split(['{', '<']).map(|piece| piece.rsplit(['}', '>']).next().unwrap_or_default()));
        pieces.map(|piece| piece.trim().to_owned()).collect()
    }
}

/// The messages of a language, file by file.
fn catalogue(language: &str) -> Vec<Message> {
    let mut messages: Vec<Message> = Vec::new();
    for file in files(&format!("src/words/{language}"), "ftl") {
        for line in read(&file).lines() {
            let begins = line.starts_with(|c: char| c.is_ascii_alphabetic());
            match (begins, line.split_once('=')) {
                (true, Some((id, text))) => messages.push(Message { id: id.trim().to_owned(), text: text.trim().to_owned() }),
                _ if line.starts_with('#') => {}
                _ => {
                    let last = messages.last_mut().filter(|_| !line.is_empty());
                    if let Some(message) = last {
                        message.text.push('\n');
                        message.text.push_str(line);
                    }
                }
            }
        }
    }
    messages
}

#[test]
fn every_message_that_is_asked_for_exists_and_every_message_is_asked_for() {
    let known: BTreeSet<String> = catalogue("en").into_iter().map(|message| message.id).collect();
    let mut quoted = BTreeSet::new();
    let mut problems = Vec::new();
    for path in files(TEMPLATES, "html") {
        let text = read(&path);
        for code in tera(&text) {
            let pieces: Vec<&str> = code.split('"').collect();
            for (at, literal) in pieces.iter().enumerate().filter(|(at, _)| at % 2 == 1) {
                let after = pieces.get(at + 1).map_or("", |after| after.trim_start());
                let is_asked = after.strip_prefix('|').is_some_and(|filter| is_word(filter, "t") || is_word(filter, "th"));
                if is_asked && !known.contains(*literal) {
                    problems.push(format!("{}: no message `{literal}`", path.display()));
                }
                quoted.insert((*literal).to_owned());
            }
        }
    }
    let speaking = SPEAKERS.iter().flat_map(|module| files(&format!("src/{module}"), "rs"));
    for path in speaking.filter(|path| !path.ends_with("tests.rs")) {
        let code = code(&read(&path));
        let asked = code.split("say!(").skip(1).filter_map(|call| call.split_once(',')).map(|(_, rest)| rest.trim_start());
        let asked = asked.chain(code.split(".text(").skip(1));
        let asked = asked.filter_map(|rest| rest.strip_prefix('"')?.split('"').next());
        problems.extend(asked.filter(|id| !known.contains(*id)).map(|id| format!("{}: no message `{id}`", path.display())));
        quoted.extend(literals(&code));
    }
    problems.extend(known.difference(&quoted).map(|id| format!("{id}: nobody says it")));
    complain(&problems);
}

fn is_word(text: &str, word: &str) -> bool {
    text.trim_start().strip_prefix(word).is_some_and(|rest| !rest.starts_with(|c: char| c.is_alphanumeric() || c == '_'))
}

#[test]
fn templates_hold_no_words_of_their_own() {
    let mut problems = Vec::new();
    for path in files(TEMPLATES, "html") {
        let (name, text) = (path.display(), read(&path));
        for code in tera(&text) {
            problems.extend(words_in_code(&code).into_iter().map(|words| format!("{name}: {words}")));
        }
        problems.extend(words_in_markup(&markup(&text)).into_iter().map(|words| format!("{name}: {words}")));
    }
    complain(&problems);
}

/// Tera's tags and expressions, in order, without comments.
fn tera(text: &str) -> Vec<String> {
    parts(text).into_iter().filter(|(is_code, _)| *is_code).map(|(_, part)| part).collect()
}

/// A template without Tera.
fn markup(text: &str) -> String {
    parts(text).into_iter().filter(|(is_code, _)| !*is_code).map(|(_, part)| part).collect()
}

/// A template cut into code and markup.
fn parts(text: &str) -> Vec<(bool, String)> {
    let mut parts = Vec::new();
    let mut rest = text;
    while let Some(start) = rest.find("{{").into_iter().chain(rest.find("{%")).chain(rest.find("{#")).min() {
        let (before, code) = rest.split_at(start);
        let end = match code.as_bytes()[1] {
            b'{' => "}}",
            b'%' => "%}",
            _ => "#}",
        };
        // A `}` of an argument may stand before the end: `{{ <icon name={x}}}`.
        let stop = code.find(end).map_or(code.len(), |at| at + 2);
        parts.push((false, before.to_owned()));
        if end != "#}" {
            parts.push((true, code[..stop].to_owned()));
        }
        rest = &code[stop..];
    }
    parts.push((false, rest.to_owned()));
    parts
}

/// Literals in Tera code that are sentences, begin like one, or are said by a component.
fn words_in_code(code: &str) -> Vec<String> {
    let pieces: Vec<&str> = code.split('"').collect();
    let literals = pieces.iter().enumerate().filter(|(at, _)| at % 2 == 1);
    let said = literals.filter(|(at, literal)| {
        let before = pieces[at - 1];
        let is_said = SAID.iter().any(|name| before.strip_suffix('=').is_some_and(|before| ends_in_word(before, name)));
        reads_like_words(literal) || (is_said && literal.contains(char::is_alphabetic))
    });
    said.map(|(_, literal)| format!("\"{literal}\" in {code}")).collect()
}

fn ends_in_word(text: &str, word: &str) -> bool {
    text.strip_suffix(word).is_some_and(|before| !before.ends_with(|c: char| c.is_alphanumeric() || c == '_' || c == '-'))
}

/// Text between tags, and in attributes that are read.
fn words_in_markup(html: &str) -> Vec<String> {
    let mut found = Vec::new();
    for piece in html.split('<') {
        let (tag, text) = piece.split_once('>').unwrap_or(("", piece));
        for attribute in SPOKEN {
            let value = tag.split_once(&format!(" {attribute}=\"")).and_then(|(_, rest)| rest.split('"').next());
            found.extend(value.filter(|value| has_letters(value)).map(|value| format!("{attribute}=\"{value}\"")));
        }
        if has_letters(text) {
            found.push(text.trim().to_owned());
        }
    }
    found
}

/// Letters outside entities.
fn has_letters(text: &str) -> bool {
    let mut pieces = text.split('&');
    let first = pieces.next().unwrap_or_default();
    let rest = pieces.map(|piece| piece.split_once(';').map_or(piece, |(_, after)| after));
    std::iter::once(first).chain(rest).any(|piece| piece.contains(char::is_alphabetic))
}

#[test]
fn the_report_says_nothing_past_the_catalogues() {
    let mut problems = Vec::new();
    for path in SOURCES.iter().flat_map(|folder| files(folder, "rs")) {
        if path.ends_with("tests.rs") || ENGLISH_ONLY.iter().any(|only| path.ends_with(only)) {
            continue;
        }
        let (name, code) = (path.display(), code(&read(&path)));
        let said = literals(&code).into_iter().filter(|literal| reads_like_words(literal));
        let said = said.filter(|literal| !NOT_SAID.iter().any(|start| literal.starts_with(start)));
        let said = said.filter(|literal| !literal.contains("=\\\""));
        problems.extend(said.map(|literal| format!("{name}: \"{literal}\"")));
    }
    complain(&problems);
}

/// Rust without tests, comments and attributes.
fn code(text: &str) -> String {
    let code = text.split("#[cfg(test)]").next().unwrap_or_default();
    let is_said = |line: &&str| !["//", "#["].iter().any(|start| line.trim_start().starts_with(start));
    code.lines().filter(is_said).collect::<Vec<_>>().join("\n")
}

/// The string literals of Rust code, as written.
fn literals(code: &str) -> Vec<String> {
    let mut found = Vec::new();
    let code = code.replace("'\"'", "' '").replace("'\\\"'", "' '");
    let mut rest = code.as_str();
    while let Some(start) = rest.find('"') {
        let is_raw = rest[..start].ends_with("r#");
        rest = &rest[start + 1..];
        let end = if is_raw { rest.find("\"#").unwrap_or(rest.len()) } else { end_of_literal(rest) };
        found.push(rest[..end].to_owned());
        rest = rest.get(end + 1..).unwrap_or_default();
    }
    found
}

/// Where the closing quote stands.
fn end_of_literal(rest: &str) -> usize {
    let mut escaped = false;
    let quote = rest.char_indices().find(|(_, c)| {
        let ends = *c == '"' && !escaped;
        escaped = *c == '\\' && !escaped;
        ends
    });
    quote.map_or(rest.len(), |(at, _)| at)
}

/// A word beside another word or beside a value, or one word with a capital letter.
fn reads_like_words(literal: &str) -> bool {
    let text = format!("0{}0", without_values(literal).replace("\\n", "\n"));
    let chars: Vec<char> = text.chars().collect();
    let beside = chars.windows(3).any(|three| {
        let [before, space, after] = [three[0], three[1], three[2]];
        let words = before.is_alphanumeric() && after.is_alphanumeric();
        space == ' ' && words && (before.is_alphabetic() || after.is_alphabetic())
    });
    let mut letters = literal.chars();
    let is_name = letters.next().is_some_and(char::is_uppercase) && letters.next().is_some() && letters.all(char::is_lowercase);
    beside || is_name
}

/// The literal with `0` for every `{...}`.
fn without_values(literal: &str) -> String {
    let mut pieces = literal.split('{');
    let mut text = pieces.next().unwrap_or_default().to_owned();
    for piece in pieces {
        text.push('0');
        text.push_str(piece.split_once('}').map_or(piece, |(_, after)| after));
    }
    text
}

/// The site of what was loaded, in German.
fn in_german(loaded: &mut Loaded) -> Site {
    let model = loaded.model.as_mut().expect("a model");
    "de".clone_into(&mut model.config.language.value);
    render(loaded)
}

/// A new workspace.
fn started(rubric: &str) -> Loaded {
    let folder = Folder::empty();
    folder.run(&format!("init --rubric {rubric} --no-example")).exits(0);
    workspace::load(Sources::read(folder.path()).expect("a workspace"))
}

/// English that has no place on the German pages of a workspace.
struct English {
    /// Messages without values: what stands alone may not be one of them.
    whole: BTreeSet<String>,
    /// What longer messages say between their values, wherever it stands.
    parts: BTreeSet<String>,
}

impl English {
    /// What content says, or German says as well, may stand there.
    fn beside(sources: &Sources) -> Self {
        let content: String = sources
            .below("content")
            .chain(sources.find("gapmap.yaml"))
            .chain(sources.builtin())
            .map(|(_, file)| file.text.to_lowercase())
            .collect();
        let german: BTreeSet<String> = catalogue("de").iter().flat_map(Message::said).collect();
        let (mut whole, mut parts) = (BTreeSet::new(), BTreeSet::new());
        for message in catalogue("en") {
            for text in message.said() {
                let is_known = german.contains(&text) || content.contains(&text.to_lowercase());
                match message.text == text {
                    _ if is_known => {}
                    true => drop(whole.insert(text)),
                    false if text.chars().count() > 12 => drop(parts.insert(text)),
                    false => {}
                }
            }
        }
        English { whole, parts }
    }

    /// What a page says of it, and messages that no catalogue has or that lack a value.
    fn on(&self, html: &str) -> Vec<String> {
        let html = html.replace("&#x27;", "'");
        let alone = words_in_markup(&html);
        let whole = alone.iter().map(|text| text.rsplit("=\"").next().unwrap_or(text).trim_end_matches('"'));
        let whole = whole.filter(|text| self.whole.contains(*text)).map(str::to_owned);
        let parts = self.parts.iter().filter(|text| html.contains(text.as_str())).cloned();
        let unsaid = alone.iter().filter(|text| text.contains("{$")).cloned();
        whole.chain(parts).chain(unsaid).collect()
    }
}

/// What the German pages of a workspace say in English.
fn english_in(place: &str, mut loaded: Loaded) -> Vec<String> {
    let english = English::beside(&loaded.sources);
    let mut problems = Vec::new();
    for (path, html) in pages(&in_german(&mut loaded)) {
        assert!(html.contains("<html lang=\"de\" dir=\"ltr\""), "{place}, {path}");
        problems.extend(english.on(&html).into_iter().map(|text| format!("{place}, {path}: {text}")));
    }
    problems
}

#[test]
fn a_german_site_speaks_no_english() {
    let mut problems = english_in("repository", crate::expected::repository());
    for rubric in &workspace::BUILTIN_RUBRICS {
        problems.extend(english_in(rubric.id, started(rubric.id)));
    }
    complain(&problems);
}

#[test]
fn published_frameworks_speak_no_english_in_german() {
    let mut seen = BTreeSet::new();
    let mut cases = every_case();
    cases.retain(|(place, _)| seen.insert(place.split(',').next().unwrap_or_default().to_owned()));
    let of_case = |(place, files): &(String, Vec<(String, String)>)| english_in(place, load(files));
    complain(&cases.iter().flat_map(of_case).collect::<Vec<_>>());
}

#[test]
fn printed_chapters_have_their_names_in_the_language_of_the_report() {
    let sheet = |site: &Site| String::from_utf8_lossy(&site["assets/print.css"]).into_owned();
    let german = sheet(&in_german(&mut crate::expected::repository()));
    assert!(german.contains("@page gaps{@top-right{content:\"Lückenanalyse\"}}"), "{german}");
    assert!(!german.contains("Gap analysis"));
    assert!(sheet(&crate::sites::repository_site()).contains("@page gaps{@top-right{content:\"Gap analysis\"}}"));
}

#[test]
fn sentences_are_recognised() {
    for said in ["All gaps", "{n} of {all}", "Rubric {}", "{} hours", " and ", "Overview"] {
        assert!(reads_like_words(said), "{said}");
    }
    for not_said in ["gaps.html", "h-d-{id}-now", ", ", "{}–{}", "a", "A", "CSV", "User: *\\nAllow"] {
        assert!(!reads_like_words(not_said), "{not_said}");
    }
    assert_eq!(literals("a(\"x \\\" y\", '\"', r#\"q\"u\"#);"), ["x \\\" y", "q\"u"]);
    assert_eq!(words_in_markup("<p aria-label=\"Menu\">&times; 3<b>left</b>"), ["aria-label=\"Menu\"", "left"]);
    assert_eq!(words_in_code("{{ <more url=\"a.html\" text=\"done\" /> }}").len(), 1);
}
