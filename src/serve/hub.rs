//! Where the maker of sites and the server meet.

use std::collections::BTreeMap;
use std::hash::{DefaultHasher, Hasher};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use tokio::sync::watch;

use super::route::{self, Found};
use super::{News, Shelf, Snapshot};

/// Holds what is served now, and the pages that browsers have open.
pub struct Hub {
    now: watch::Sender<Arc<Generation>>,
    /// How many browsers have each page open.
    open: Mutex<BTreeMap<String, usize>>,
}

impl Hub {
    #[must_use]
    pub fn new(first: Snapshot) -> Self {
        Hub { now: watch::Sender::new(Arc::new(Generation::new(first))), open: Mutex::default() }
    }

    /// From now on this is served: requests that come in get it, those being answered keep what they began with, and every open page
    /// is told. From any thread; does not wait.
    pub fn publish(&self, snapshot: Snapshot) {
        self.now.send_replace(Arc::new(Generation::new(snapshot)));
    }

    /// Paths in the site of the pages now open in browsers, in order. A page that is missing may be among them.
    #[must_use]
    pub fn open_pages(&self) -> Vec<String> {
        lock(&self.open).keys().cloned().collect()
    }

    pub(super) fn now(&self) -> Arc<Generation> {
        self.now.borrow().clone()
    }

    /// What is served now and everything after it.
    pub(super) fn follow(&self) -> watch::Receiver<Arc<Generation>> {
        let mut now = self.now.subscribe();
        now.mark_changed();
        now
    }

    /// Counts a page as open until the visit is dropped.
    pub(super) fn visit(self: &Arc<Self>, page: String) -> Visit {
        *lock(&self.open).entry(page.clone()).or_default() += 1;
        Visit { hub: Arc::clone(self), page }
    }
}

/// A browser that has a page open.
pub(super) struct Visit {
    hub: Arc<Hub>,
    pub(super) page: String,
}

impl Drop for Visit {
    fn drop(&mut self) {
        let mut open = lock(&self.hub.open);
        if let Some(count) = open.get_mut(&self.page) {
            *count -= 1;
            if *count == 0 {
                open.remove(&self.page);
            }
        }
    }
}

/// A snapshot, and the fingerprints that were asked for.
pub(super) struct Generation {
    snapshot: Snapshot,
    fingerprints: Mutex<BTreeMap<String, Option<String>>>,
}

impl Generation {
    fn new(snapshot: Snapshot) -> Self {
        Generation { snapshot, fingerprints: Mutex::default() }
    }

    pub(super) fn site(&self) -> Option<&dyn Shelf> {
        self.snapshot.site.as_deref()
    }

    /// What a page that was asked for by this path is told. May take as long as making the page; never panics.
    pub(super) fn news(&self, wanted: &str) -> News {
        let Snapshot { number, site, problems, moved } = &self.snapshot;
        let page = site.as_deref().and_then(|site| self.fingerprint(site, &settled(site, wanted)?));
        let assets = site.iter().flat_map(|site| site.assets().into_iter().map(|path| (self.fingerprint(&**site, &path), path)));
        let assets = assets.filter_map(|(fingerprint, path)| Some((path, fingerprint?))).collect();
        News { generation: *number, page, assets, problems: problems.clone(), moved: moved.clone() }
    }

    /// `None` where there is no such file or it cannot be made.
    fn fingerprint(&self, site: &dyn Shelf, path: &str) -> Option<String> {
        if let Some(known) = lock(&self.fingerprints).get(path) {
            return known.clone();
        }
        let made = file(site, path).and_then(Result::ok).map(|bytes| fingerprint(&bytes));
        lock(&self.fingerprints).insert(path.to_owned(), made.clone());
        made
    }
}

/// The file that answers a path, redirects followed.
fn settled(site: &dyn Shelf, wanted: &str) -> Option<String> {
    match route::find(site, wanted) {
        Found::File(path) => Some(path),
        Found::Folder => Some(format!("{wanted}/index.html")),
        Found::Nothing => None,
    }
}

/// [`Shelf::file`], with a panic while making it as an error: one page must not end the server.
pub(super) fn file(site: &dyn Shelf, path: &str) -> Option<Result<Arc<[u8]>, String>> {
    let made = catch_unwind(AssertUnwindSafe(|| site.file(path)));
    made.unwrap_or_else(|_| Some(Err(format!("this is a bug in gapmap: it panicked while making {path}"))))
}

/// 64 bits in hexadecimal, the same for the same bytes in every run.
pub(super) fn fingerprint(bytes: &[u8]) -> String {
    let mut hasher = DefaultHasher::new();
    hasher.write(bytes);
    format!("{:016x}", hasher.finish())
}

/// What is locked here is whole at any time, so a panic elsewhere spoils nothing.
fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
