//! Any row of edits: what is served then is what a build from nothing would make of the files, or of those that are shown instead.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;
use std::sync::{Arc, LazyLock};

use gapmap::View;
use gapmap::live::{Book, Builder, Built, Setting, Shown};
use gapmap::serve::Shelf;
use gapmap::site::{self, Site};
use gapmap::source::{Hints, Sources};
use gapmap::theme::{self, Theme};
use gapmap::workspace;
use proptest::prelude::*;
use proptest::sample::Index;
use proptest::test_runner::RngSeed;

use super::drafts::{DRAFTS, Draft, FOLDERS, LATER, MOVES};

const ADDRESS: &str = "http://localhost:4276/";

/// Paths and texts of a workspace.
type Files = BTreeMap<String, String>;

#[derive(Debug, Clone)]
enum Edit {
    /// One of the first two versions of a file, which are right.
    Write(Index, Index),
    /// Any version.
    Scribble(Index, Index),
    Remove(Index),
    RemoveFolder(Index),
    Move(Index),
    /// Everything as it was in the beginning.
    Checkout,
}

/// Edits that are one save, and what somebody looks at afterwards.
#[derive(Debug, Clone)]
struct Step {
    edits: Vec<Edit>,
    looks: Vec<Index>,
    open: Vec<Index>,
}

fn edit() -> impl Strategy<Value = Edit> {
    prop_oneof![
        10 => any::<(Index, Index)>().prop_map(|(file, version)| Edit::Write(file, version)),
        5 => any::<(Index, Index)>().prop_map(|(file, version)| Edit::Scribble(file, version)),
        2 => any::<Index>().prop_map(Edit::Remove),
        1 => any::<Index>().prop_map(Edit::RemoveFolder),
        2 => any::<Index>().prop_map(Edit::Move),
        2 => Just(Edit::Checkout),
    ]
}

fn step() -> impl Strategy<Value = Step> {
    use proptest::collection::vec;
    (vec(edit(), 1..4), vec(any::<Index>(), 0..6), vec(any::<Index>(), 0..3)).prop_map(|(edits, looks, open)| Step {
        edits,
        looks,
        open,
    })
}

/// The same cases in every run; `PROPTEST_CASES` makes it more, and other ones.
fn config() -> ProptestConfig {
    let usual = ProptestConfig { max_shrink_iters: 200, failure_persistence: None, ..ProptestConfig::default() };
    if std::env::var_os("PROPTEST_CASES").is_some() {
        return usual;
    }
    ProptestConfig { cases: 40, rng_seed: RngSeed::Fixed(20261126), ..usual }
}

/// Paths of the site in the beginning, and what they would be where an assessment has moved, or is another one or the only one.
static KNOWN: LazyLock<BTreeSet<String>> = LazyLock::new(|| {
    let files: Files = first().map(|draft| (draft.path.to_owned(), draft.versions[0].to_owned())).collect();
    let paths: BTreeSet<String> = made(&files, &files).expect("the first versions make a site").into_keys().collect();
    let of_team = |path: &String| path.strip_prefix("team/").map(str::to_owned);
    let folders = ["moved/", "later/", "group/deep/", "a/b/other/", "note/", ""];
    let elsewhere = |path: String| folders.map(|folder| format!("{folder}{path}"));
    let moved: BTreeSet<String> = paths.iter().filter_map(of_team).flat_map(elsewhere).collect();
    paths.into_iter().chain(moved).collect()
});

proptest! {
    #![proptest_config(config())]

    #[test]
    fn what_is_served_after_any_edits_is_what_a_build_from_nothing_makes(
        steps in proptest::collection::vec(step(), 1..6),
        is_mended in any::<bool>(),
    ) {
        let mut room = Room::new();
        for step in &steps {
            room.take(step)?;
        }
        if is_mended {
            room.take(&Step { edits: vec![Edit::Checkout], looks: Vec::new(), open: Vec::new() })?;
            prop_assert_eq!(&room.built.shown, &Shown::Everything);
        }
        room.compare()?;
    }
}

/// What is shown: files, and those that theme and words came from.
#[derive(Clone)]
struct Show {
    files: Files,
    look: Files,
}

/// A folder in which somebody edits, and what is served of it.
struct Room {
    folder: tempfile::TempDir,
    builder: Builder,
    built: Built,
    show: Option<Show>,
}

impl Room {
    fn new() -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        checkout(folder.path());
        let mut builder = Builder::new(View::complete(), ADDRESS.to_owned());
        let sources = Sources::read(folder.path()).expect("read");
        let built = builder.build(sources, &[]);
        assert_eq!(built.shown, Shown::Everything, "{:#?}", built.loaded.diagnostics);
        let files = files(folder.path());
        Room { folder, builder, built, show: Some(Show { look: files.clone(), files }) }
    }

    /// Edits, builds as the loop of `serve --watch` does, and looks at some files.
    fn take(&mut self, step: &Step) -> Result<(), TestCaseError> {
        let root = self.folder.path();
        let paths = step.edits.iter().flat_map(|edit| make(root, edit)).collect();
        let hints = Hints { paths, everything: false };
        let sources = self.builder.read(root, &hints).expect("read");
        if self.builder.changed(&sources).is_some() {
            let open: Vec<String> = step.open.iter().map(known).collect();
            self.built = self.builder.build(sources, &open);
            if let Some(instead) = self.builder.finish() {
                self.built = instead;
            } else {
                self.show = self.shown();
            }
            self.judge()?;
        }
        for path in &step.looks {
            let path = known(path);
            let made = self.site().and_then(|site| site.file(&path));
            prop_assert!(!matches!(made, Some(Err(_))), "{} could not be made: {:?}", path, made);
        }
        Ok(())
    }

    fn site(&self) -> Option<Arc<dyn Shelf>> {
        self.built.snapshot.site.clone()
    }

    /// What it says that it shows.
    fn shown(&self) -> Option<Show> {
        let now = files(self.folder.path());
        let last = self.show.clone();
        match &self.built.shown {
            Shown::Everything => Some(Show { look: now.clone(), files: now }),
            Shown::LastGood => last,
            Shown::Nothing => None,
            Shown::Older(older) => {
                let last = last.expect("there was an older version");
                let is_theme = |path: &String| path.starts_with("themes/") || path == "the theme";
                let mut shown = now;
                for path in older.iter().filter(|path| !is_theme(path)) {
                    match last.files.get(path) {
                        Some(text) => shown.insert(path.clone(), text.clone()),
                        None => shown.remove(path),
                    };
                }
                let look = if older.iter().any(is_theme) { last.look } else { shown.clone() };
                Some(Show { files: shown, look })
            }
        }
    }

    /// Files without errors are shown as they are; others are told, and never the reason for one that is wrong to be shown.
    fn judge(&self) -> Result<(), TestCaseError> {
        let now = files(self.folder.path());
        let has_errors = workspace::load(Sources::from_files(now.clone())).has_errors();
        let is_everything = self.built.shown == Shown::Everything;
        prop_assert!(!(has_errors && is_everything), "errors, and all is said to be well");
        let told = self.built.snapshot.problems.as_ref().map_or(0, |problems| problems.errors);
        prop_assert_eq!(told == 0, is_everything, "{:?} with {} errors", self.built.shown, told);
        if !is_everything && !has_errors {
            prop_assert!(made(&now, &now).is_err(), "{:?} although nothing is wrong", self.built.shown);
        }
        Ok(())
    }

    /// Every path with its bytes, and no other one.
    fn compare(&mut self) -> Result<(), TestCaseError> {
        let Some(Show { files, look }) = &self.show else {
            prop_assert!(self.site().is_none());
            return Ok(());
        };
        let cold = made(files, look).map_err(TestCaseError::fail)?;
        let site = self.site().expect("something is shown");
        for (path, bytes) in &cold {
            prop_assert!(site.has(path), "{} is missing", path);
            let served = site.file(path).expect("it is there").map_err(TestCaseError::fail)?;
            prop_assert!(*served == **bytes, "{}: {}", path, difference(&served, bytes));
        }
        for path in KNOWN.iter().filter(|path| !cold.contains_key(*path)) {
            prop_assert!(!site.has(path) && site.file(path).is_none(), "{} is still there", path);
        }
        let is_asset = |path: &&String| path.starts_with("assets/") && [".css", ".js"].iter().any(|end| path.ends_with(end));
        let assets: Vec<String> = cold.keys().filter(is_asset).cloned().collect();
        prop_assert_eq!(site.assets(), assets);
        Ok(())
    }
}

fn known(at: &Index) -> String {
    KNOWN.iter().nth(at.index(KNOWN.len())).expect("there are some").clone()
}

/// Where two texts begin to differ.
fn difference(served: &[u8], cold: &[u8]) -> String {
    let at = served.iter().zip(cold).take_while(|(a, b)| a == b).count();
    let from = at.saturating_sub(40);
    let piece = |bytes: &[u8]| String::from_utf8_lossy(&bytes[from..bytes.len().min(at + 80)]).into_owned();
    format!("served …{}…, from nothing …{}…", piece(served), piece(cold))
}

/// The site of files, with theme and words of others, made from nothing; the error says why there is none.
fn made(files: &Files, look: &Files) -> Result<Site, String> {
    let load = |files: &Files| workspace::load(Sources::from_files(files.clone()));
    let (loaded, dressed) = (load(files), load(look));
    if loaded.has_errors() {
        return Err(format!("errors: {:#?}", loaded.diagnostics));
    }
    let model = loaded.model.as_ref().ok_or("no rubric")?;
    let config = &dressed.model.as_ref().ok_or("no rubric")?.config;
    if model.assessments.is_empty() {
        return Err("no assessment".to_owned());
    }
    let words = theme::words(&dressed.sources, &config.theme.value, &config.language.value).map_err(|e| e.to_string())?;
    let theme = Theme::load(&dressed.sources, &config.theme.value, &words).map_err(|e| e.to_string())?;
    let base_url = Some(ADDRESS.to_owned());
    let options = site::Options { words, base_url, public: config.public, paper: config.paper.as_str() };
    let setting = Setting { theme: Arc::new(theme), options: Arc::new(options), view: View::complete(), commit: None };
    Book::open(&loaded.sources, model, &setting, None).print().map(|rendered| rendered.site).map_err(|e| e.to_string())
}

fn files(root: &Path) -> Files {
    let sources = Sources::read(root).expect("read");
    let text = |path: &str| (path.to_owned(), sources.find(path).expect("it is there").1.text.clone());
    sources.own_paths().map(text).collect()
}

/// Makes an edit; the paths that it may have changed.
fn make(root: &Path, edit: &Edit) -> Vec<String> {
    match edit {
        Edit::Write(file, version) => {
            let draft = file.get(DRAFTS);
            write(root, draft.path, version.get::<&str>(&draft.versions[..2]))
        }
        Edit::Scribble(file, version) => {
            let draft = file.get(DRAFTS);
            write(root, draft.path, version.get::<&str>(draft.versions))
        }
        Edit::Remove(file) => {
            let path = file.get(DRAFTS).path;
            fs::remove_file(root.join(path)).ok();
            vec![path.to_owned()]
        }
        Edit::RemoveFolder(folder) => {
            let path = folder.get(FOLDERS);
            fs::remove_dir_all(root.join(path)).ok();
            vec![(*path).to_owned()]
        }
        Edit::Move(which) => {
            let (from, to) = which.get(MOVES);
            let target = root.join(to);
            if root.join(from).is_dir() && !target.exists() {
                fs::create_dir_all(target.parent().expect("it has a parent")).expect("folders");
                fs::rename(root.join(from), target).expect("moved");
            }
            vec![(*from).to_owned(), (*to).to_owned()]
        }
        Edit::Checkout => {
            for folder in ["content", "themes"] {
                fs::remove_dir_all(root.join(folder)).ok();
            }
            checkout(root);
            ["content", "themes", "gapmap.yaml"].map(str::to_owned).to_vec()
        }
    }
}

/// The files that are there in the beginning.
fn first() -> impl Iterator<Item = &'static Draft> {
    DRAFTS.iter().filter(|draft| !LATER.contains(&draft.path))
}

fn checkout(root: &Path) {
    for draft in first() {
        write(root, draft.path, draft.versions[0]);
    }
}

fn write(root: &Path, path: &str, text: &str) -> Vec<String> {
    let full = root.join(path);
    fs::create_dir_all(full.parent().expect("it has a parent")).expect("folders");
    fs::write(full, text).expect("written");
    vec![path.to_owned()]
}

/// Snapshots that nobody is shown any more are gone, with the files they were made of.
#[test]
fn nothing_is_kept_of_what_was_served_before() {
    let mut room = Room::new();
    for version in [1, 0, 2, 1] {
        let path = "content/team/x.yaml";
        let draft = DRAFTS.iter().find(|draft| draft.path == path).expect("a draft");
        let before = room.site().map(|site| Arc::downgrade(&site));
        let files = (Arc::downgrade(&room.built.loaded), Arc::downgrade(&room.built.loaded.sources));
        write(room.folder.path(), path, draft.versions[version]);
        let sources = Sources::read(room.folder.path()).expect("read");
        room.built = room.builder.build(sources, &["team/index.html".to_owned()]);
        assert!(room.builder.finish().is_none());
        assert!(before.is_some_and(|site| site.upgrade().is_none()), "the site before is still there");
        assert!(files.0.upgrade().is_none() && files.1.upgrade().is_none(), "the files before are still there");
    }
}
