//! A site whose files are made when they are asked for, and all of them at once.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::assets::FOLDER;
use super::chapter::Chapter;
use super::frame::Frame;
use super::front::Front;
use super::leaf::Made;
use super::links::{self, Found, Targets};
use super::{Error, Rendered, Site, pictures};
use crate::crew::side_by_side;

/// All makers of files of a site.
pub struct Volume {
    pub frame: Arc<Frame>,
    pub chapters: Vec<Chapter>,
    pub front: Arc<Front>,
    /// Position of a chapter by its folder.
    places: BTreeMap<String, usize>,
}

impl Volume {
    #[must_use]
    pub fn new(frame: Arc<Frame>, chapters: Vec<Chapter>, front: Arc<Front>) -> Self {
        let places = chapters.iter().enumerate().map(|(at, chapter)| (chapter.url().to_owned(), at)).collect();
        Volume { frame, chapters, front, places }
    }

    /// Whether there is a file at the path, without making it.
    #[must_use]
    pub fn has(&self, path: &str) -> bool {
        self.front.has(path) || self.chapter(path).is_some_and(|(chapter, path)| chapter.has(path))
    }

    /// The file at the path; `None` where there is none.
    #[must_use]
    pub fn file(&self, path: &str) -> Option<Made> {
        self.front.file(path).or_else(|| {
            let (chapter, path) = self.chapter(path)?;
            chapter.want();
            chapter.file(path)
        })
    }

    /// Paths of the style sheets and scripts of all pages, in order.
    #[must_use]
    pub fn assets(&self) -> Vec<String> {
        let is_asset = |path: &&str| [".css", ".js"].iter().any(|end| path.ends_with(end));
        self.frame.assets.paths().filter(is_asset).map(|path| format!("{FOLDER}{path}")).collect()
    }

    /// Paths of all files; the views of all assessments are made for it.
    #[must_use]
    pub fn paths(&self) -> Vec<String> {
        let of_chapter = |chapter: &Chapter| {
            let below = |path: String| format!("{}{path}", chapter.url());
            chapter.paths().into_iter().map(below).collect::<Vec<_>>()
        };
        self.front.paths().into_iter().chain(self.chapters.iter().flat_map(of_chapter)).collect()
    }

    /// Makes these pages and says what is wrong with them, each thing once. A link to another page is wrong when there is no such page;
    /// which ids a page has is known only of those that were made.
    #[must_use]
    pub fn check(&self, pages: &[String]) -> Vec<Error> {
        let mut errors: Vec<Error> = Vec::new();
        for error in side_by_side(pages, |path| self.file(path)?.err()).into_iter().flatten() {
            if !errors.contains(&error) {
                errors.push(error);
            }
        }
        let found = pages.iter().filter_map(|path| Some((path, self.found(path)?)));
        let problems: Vec<String> = found.flat_map(|(path, page)| links::check(self, path, page)).collect();
        errors.extend((!problems.is_empty()).then_some(Error::Links(problems)));
        errors
    }

    /// The chapter that a path belongs to, and the path below its folder.
    fn chapter<'p>(&self, path: &'p str) -> Option<(&Chapter, &'p str)> {
        let slashes = path.rmatch_indices('/').map(|(at, _)| at + 1);
        let at = |end: usize| self.places.get(&path[..end]).map(|at| (&self.chapters[*at], &path[end..]));
        slashes.chain([0]).find_map(at)
    }

    /// Makes every file and checks every link.
    ///
    /// # Errors
    /// When a template cannot be rendered, or a rendered page links to something that is not there.
    pub fn print(self) -> Result<Rendered, Error> {
        let mut press = Press::default();
        let (mut drawings, mut chapters) = (Vec::new(), self.chapters.into_iter().peekable());
        // A chapter's pages go when they are printed, so that a thousand of them are not held twice.
        while chapters.peek().is_some() {
            let batch: Vec<Chapter> = chapters.by_ref().take(BATCH).collect();
            side_by_side(&batch, |chapter| drop(chapter.paths()));
            let files = batch.iter().flat_map(|chapter| chapter.paths().into_iter().map(move |path| (chapter, path)));
            press.print(&files.collect::<Vec<_>>(), |(chapter, path)| {
                let made = chapter.file(path)?;
                Some(Copy { path: format!("{}{path}", chapter.url()), made, found: chapter.found(path).cloned() })
            })?;
            drawings.extend(batch.iter().flat_map(|chapter| chapter.drawings().iter().cloned()));
        }
        let front = &self.front;
        press.print(&front.paths(), |path| {
            let made = front.file(path)?;
            Some(Copy { path: path.clone(), made, found: front.found(path).cloned() })
        })?;
        let notes = pictures::note(drawings.iter().map(Arc::as_ref)).into_iter().collect();
        press.finish().map(|site| Rendered { site, notes })
    }
}

impl Targets for Volume {
    fn has(&self, path: &str) -> bool {
        Volume::has(self, path)
    }

    fn found(&self, path: &str) -> Option<&Found> {
        let of_chapter = || self.chapter(path).and_then(|(chapter, path)| chapter.found(path));
        self.front.found(path).or_else(of_chapter).map(Arc::as_ref)
    }
}

/// How many chapters are made at the same time.
const BATCH: usize = 8;

/// A site as far as it is printed.
#[derive(Default)]
struct Press {
    site: Site,
    pages: BTreeMap<String, Arc<Found>>,
}

impl Targets for Press {
    fn has(&self, path: &str) -> bool {
        self.site.contains_key(path)
    }

    fn found(&self, path: &str) -> Option<&Found> {
        self.pages.get(path).map(Arc::as_ref)
    }
}

impl Press {
    /// Adds files; what is there already stays there.
    fn print<T: Sync>(&mut self, files: &[T], make: impl Fn(&T) -> Option<Copy> + Sync) -> Result<(), Error> {
        for copy in side_by_side(files, make).into_iter().flatten() {
            let bytes = copy.made?.to_vec();
            if self.site.contains_key(&copy.path) {
                return Err(Error::Collision(copy.path));
            }
            self.pages.extend(copy.found.map(|found| (copy.path.clone(), found)));
            self.site.insert(copy.path, bytes);
        }
        Ok(())
    }

    fn finish(self) -> Result<Site, Error> {
        let problems: Vec<String> = self.pages.iter().flat_map(|(path, page)| links::check(&self, path, page)).collect();
        if problems.is_empty() { Ok(self.site) } else { Err(Error::Links(problems)) }
    }
}

/// A file for the site.
struct Copy {
    path: String,
    made: Made,
    /// What a page says about ids and links.
    found: Option<Arc<Found>>,
}
