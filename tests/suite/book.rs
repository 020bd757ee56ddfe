//! The site that is made file by file: the same bytes as the whole one, after every change, and nothing made twice.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;
use std::thread;

use gapmap::View;
use gapmap::live::{self, Book, Setting};
use gapmap::serve::Shelf;
use gapmap::site::{self, Site};
use gapmap::source::Sources;
use gapmap::theme::Theme;
use gapmap::words::Words;
use gapmap::workspace::{self, Loaded, Model};
use proptest::prelude::{Just, ProptestConfig, Strategy, prop_assert_eq, prop_oneof, proptest};
use proptest::sample::select;

type Files = BTreeMap<String, String>;

fn files(own: &[(&str, &str)]) -> Files {
    own.iter().map(|(path, text)| ((*path).to_owned(), (*text).to_owned())).collect()
}

/// Two teams that have answered a little.
fn teams() -> Files {
    files(&[
        ("gapmap.yaml", "title: Teams\nbase_url: https://example.org/m/\n"),
        ("content/index.md", "Welcome.\n"),
        ("content/one/assessment.yaml", "subject: One\ndate: 2026-05-04\nprofile: standard\n"),
        ("content/one/answers.yaml", "answers: {exp-tracking: 2, mon-drift: 1}\n"),
        ("content/one/roadmap.yaml", "start: 2026-06-01\nitems: {R1.1: {status: planned}}\n"),
        ("content/two/assessment.yaml", "subject: Two\ndate: 2026-05-05\nprofile: standard\n"),
        ("content/two/answers.yaml", "answers: {exp-tracking: 3}\n"),
    ])
}

fn setting(sources: &Sources, theme: &str) -> Setting {
    let words = Words::english().clone();
    let theme = Theme::load(sources, theme, &words).unwrap_or_else(|error| panic!("{error}"));
    let base_url = Some("https://example.org/m/".to_owned());
    let options = site::Options { words, base_url, public: false, paper: "a4" };
    Setting { theme: Arc::new(theme), options: Arc::new(options), view: View::complete(), commit: None }
}

fn load(files: &Files) -> Loaded {
    let loaded = workspace::load(Sources::from_files(files.clone()));
    assert!(!loaded.has_errors(), "{:#?}", loaded.diagnostics);
    loaded
}

/// The same files read again: what they say that did not change is the same object.
fn again(files: &Files, before: &Loaded) -> Loaded {
    let read = Sources::from_files(files.clone());
    let paths: BTreeSet<&str> = read.own_paths().chain(before.sources.own_paths()).collect();
    let text = |sources: &Sources, path: &str| sources.find(path).map(|(_, file)| file.text.clone());
    let changed: Vec<&str> = paths.into_iter().filter(|path| text(&read, path) != text(&before.sources, path)).collect();
    let loaded = workspace::reload(before.sources.with_files_of(&read, changed), Some(before));
    assert!(!loaded.has_errors(), "{:#?}", loaded.diagnostics);
    loaded
}

fn model(loaded: &Loaded) -> &Model {
    loaded.model.as_ref().expect("a model")
}

fn open(loaded: &Loaded, setting: &Setting, before: Option<&Book>) -> Book {
    Book::open(&loaded.sources, model(loaded), setting, before)
}

fn printed(loaded: &Loaded, setting: &Setting) -> Site {
    open(loaded, setting, None).print().unwrap_or_else(|error| panic!("{error}")).site
}

fn file(book: &Book, path: &str) -> Arc<[u8]> {
    book.file(path).unwrap_or_else(|| panic!("no {path}")).unwrap_or_else(|error| panic!("{path}: {error}"))
}

/// The site as those see it who ask for one file after the other.
fn served(book: &Book) -> Site {
    book.paths().into_iter().map(|path| (path.clone(), file(book, &path).to_vec())).collect()
}

/// Paths of files that are not the same in both.
fn different(one: &Site, other: &Site) -> Vec<String> {
    let paths: BTreeSet<&String> = one.keys().chain(other.keys()).collect();
    paths.into_iter().filter(|path| one.get(*path) != other.get(*path)).cloned().collect()
}

#[test]
fn a_site_made_file_by_file_has_the_bytes_of_the_whole_one() {
    let loaded = crate::expected::repository();
    let setting = setting(&loaded.sources, "default");
    let book = open(&loaded, &setting, None);
    let whole = printed(&loaded, &setting);
    assert_eq!(book.paths().into_iter().collect::<BTreeSet<_>>(), whole.keys().cloned().collect(), "known before they are made");
    assert!(whole.keys().all(|path| book.has(path)));
    assert_eq!(different(&served(&book), &whole), Vec::<String>::new());
}

#[test]
fn what_is_not_there_is_neither_known_nor_made() {
    let loaded = load(&teams());
    let book = open(&loaded, &setting(&loaded.sources, "default"), None);
    let none = [
        "",
        "one",
        "one/",
        "one/none.html",
        "three/index.html",
        "one/one/index.html",
        "d/exp.html",
        "one/charts/radar",
        "one/charts/radar.gif",
        "one/charts/none.svg",
        "one/data/none.csv",
        "two/what-if-data.js",
        "assets/none.css",
        "assets/print-letter.css",
        "../one/index.html",
        "one/../one/index.html",
    ];
    for path in none {
        assert!(!book.has(path) && book.file(path).is_none(), "{path}");
    }
}

#[test]
fn a_change_makes_anew_what_it_concerns_and_nothing_else() {
    let mut files = teams();
    let before = load(&files);
    let setting = setting(&before.sources, "default");
    let old = open(&before, &setting, None);
    let is_kept = |new: &Book, path: &str| Arc::ptr_eq(&file(&old, path), &file(new, path));
    let paths = ["index.html", "one/index.html", "two/index.html", "404.html", "assets/report.css", "one/charts/radar.png"];
    paths.iter().for_each(|path| drop(file(&old, path)));

    let nothing = open(&again(&files, &before), &setting, Some(&old));
    assert!(paths.iter().all(|path| is_kept(&nothing, path)), "nothing changed");

    files.insert(
        "content/one/assessment.yaml".to_owned(),
        "subject: One\ndate: 2026-05-04\nprofile: standard\nheadline: New!\n".to_owned(),
    );
    let new = open(&again(&files, &before), &setting, Some(&old));
    let kept: Vec<&str> = paths.into_iter().filter(|path| is_kept(&new, path)).collect();
    assert_eq!(kept, ["two/index.html", "assets/report.css", "one/charts/radar.png"], "the drawing says nothing of the headline");
    assert!(String::from_utf8_lossy(&file(&new, "index.html")).contains("New!"));

    files.insert("content/one/answers.yaml".to_owned(), "answers: {exp-tracking: 4, mon-drift: 1}\n".to_owned());
    let new = open(&again(&files, &before), &setting, Some(&old));
    assert!(!is_kept(&new, "one/charts/radar.png"), "another drawing");
}

#[test]
fn who_asks_at_the_same_time_gets_the_same_page() {
    let loaded = load(&teams());
    let book = open(&loaded, &setting(&loaded.sources, "default"), None);
    let ask = || file(&book, "one/roadmap.html");
    let pages: Vec<Arc<[u8]>> = thread::scope(|scope| {
        let asking: Vec<_> = (0..8).map(|_| scope.spawn(ask)).collect();
        asking.into_iter().map(|asking| asking.join().expect("an answer")).collect()
    });
    assert!(pages.iter().all(|page| Arc::ptr_eq(page, &pages[0])));
}

#[test]
fn changed_assessments_are_told_as_they_were_and_as_they_are() {
    let loaded = load(&teams());
    let setting = setting(&loaded.sources, "default");
    let book = open(&loaded, &setting, None);
    let mut files = teams();
    files.insert("content/two/answers.yaml".to_owned(), "answers: {exp-tracking: 1}\n".to_owned());
    let later = open(&again(&files, &loaded), &setting, Some(&book));
    let overall = |scored: live::Scored<'_>| scored.scorecard.overall.value.clone();
    let moved: Vec<(&str, bool)> =
        later.changed(&book).map(|(before, after)| (after.assessment.id.as_str(), overall(after) < overall(before))).collect();
    assert_eq!(moved, [("two", true)]);
}

/// Mistakes of a theme in the page about gaps of the teams.
fn mistakes(gaps: &str, check: impl Fn(&Book) -> Vec<site::Error>) -> Vec<String> {
    let mut files = teams();
    files.insert("gapmap.yaml".to_owned(), "title: Teams\ntheme: mine\n".to_owned());
    files.insert("themes/mine/templates/gaps.html".to_owned(), gaps.to_owned());
    let loaded = load(&files);
    check(&open(&loaded, &setting(&loaded.sources, "mine"), None)).iter().map(ToString::to_string).collect()
}

#[test]
fn mistakes_are_found_in_open_pages_and_later_in_the_others() {
    let open = |pages: &'static [&'static str]| {
        move |book: &Book| book.check(&pages.iter().map(|page| (*page).to_owned()).collect::<Vec<_>>())
    };
    let broken = "<a href=\"none.html\"></a><a href=\"index.html#none\"></a><a href=\"../two/d/exp.html#not-made\"></a>";
    assert_eq!(mistakes(broken, open(&["one/index.html", "none.html"])), Vec::<String>::new());
    let one = "one/gaps.html: the link `none.html` leads nowhere";
    assert_eq!(mistakes(broken, open(&["one/gaps.html"])), [one], "what is on pages that nobody asked for is not looked at");
    let both = format!("one/gaps.html: `index.html#none` points to an id that one/index.html does not have\n{one}");
    assert_eq!(mistakes(broken, open(&["one/gaps.html", "one/index.html"])), std::slice::from_ref(&both));
    assert_eq!(mistakes(broken, Book::finish), [both], "the first assessment stands for all");
    let unknown = mistakes("{{ a.subject }}\n{{ a.none }}", open(&["one/gaps.html", "two/gaps.html"]));
    assert_eq!(unknown.len(), 1, "{unknown:?}");
    assert!(unknown[0].contains("themes/mine/templates/gaps.html:2:6"), "{unknown:?}");
}

/// A change to the files of the teams.
fn edit() -> impl Strategy<Value = (&'static str, Option<String>)> {
    let level = (select(vec!["content/one/answers.yaml", "content/two/answers.yaml"]), 0_u8..=4, 0_u8..=4)
        .prop_map(|(path, a, b)| (path, Some(format!("answers: {{exp-tracking: {a}, data-quality: {b}}}\n"))));
    let subject = select(vec!["One", "First", "北"]).prop_map(|subject| {
        ("content/one/assessment.yaml", Some(format!("subject: {subject}\ndate: 2026-05-04\nprofile: standard\n")))
    });
    let config = select(vec!["Teams", "All"]).prop_map(|title| ("gapmap.yaml", Some(format!("title: {title}\n"))));
    let intro = select(vec!["Welcome.", "*Hello*"]).prop_map(|text| ("content/index.md", Some(format!("{text}\n"))));
    let status = select(vec!["planned", "in-progress", "done"]).prop_map(|status| {
        ("content/one/roadmap.yaml", Some(format!("start: 2026-06-01\nitems: {{R1.1: {{status: {status}}}}}\n")))
    });
    let third = prop_oneof![Just(None), Just(Some("subject: Three\ndate: 2026-05-06\nprofile: lean\n".to_owned()))]
        .prop_map(|text| ("content/group/three/assessment.yaml", text));
    let second = prop_oneof![Just(None), Just(Some("subject: Two\ndate: 2026-05-05\nprofile: standard\n".to_owned()))]
        .prop_map(|text| ("content/two/assessment.yaml", text));
    prop_oneof![4 => level, 2 => subject, 1 => config, 1 => intro, 2 => status, 1 => third, 1 => second]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(6))]

    #[test]
    fn after_any_edits_the_served_bytes_are_those_of_a_cold_build(edits in proptest::collection::vec((edit(), proptest::bool::ANY), 1..5)) {
        let mut files = teams();
        let mut loaded = load(&files);
        let setting = setting(&loaded.sources, "default");
        let mut book = open(&loaded, &setting, None);
        for ((path, text), is_looked_at) in edits {
            if is_looked_at {
                drop(served(&book));
            }
            let folder = path.rsplit_once('/').map_or("", |(folder, _)| folder).to_owned();
            let assessment = format!("{folder}/assessment.yaml");
            match text {
                None => files.retain(|path, _| !path.starts_with(&folder)),
                // A file in a folder that is no assessment is a mistake.
                Some(text) if path == assessment || path.matches('/').count() < 2 || files.contains_key(&assessment) => {
                    files.insert(path.to_owned(), text);
                }
                Some(_) => {}
            }
            loaded = again(&files, &loaded);
            book = open(&loaded, &setting, Some(&book));
        }
        prop_assert_eq!(different(&served(&book), &printed(&loaded, &setting)), Vec::<String>::new());
    }
}
