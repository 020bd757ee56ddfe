//! The site over HTTP, to the browsers of one room: pages from memory, and news of what changed.
//!
//! What is served is one [`Snapshot`] at a time, swapped as a whole by [`Hub::publish`]. A file comes from the snapshot's [`Shelf`] by
//! lookup; no path is ever joined to a folder. hyper speaks HTTP; what stands here decides who is answered ([`trust`]), with which file
//! ([`route`]), in which words ([`answer`]) and for how long ([`Limits`]).

mod address;
mod answer;
mod events;
mod hub;
mod limits;
mod news;
mod page;
mod patient;
mod qr;
mod route;
mod server;
mod trust;

use std::collections::BTreeMap;
use std::sync::Arc;

pub use address::{Address, DEFAULT_PORT, Error, Listener, Stop, Wanted, bind, lan_addresses};
pub use hub::Hub;
pub use limits::Limits;
pub use news::{Moved, News, Problem, Problems};
pub use qr::qr;
pub use route::Base;
pub use server::Settings;

/// The files of a site, some of which may be made only when they are asked for.
pub trait Shelf: Send + Sync {
    /// Whether there is a file at the path, without making it.
    fn has(&self, path: &str) -> bool;

    /// The bytes; `None` where there is no such file, an error in words where it cannot be made.
    fn file(&self, path: &str) -> Option<Result<Arc<[u8]>, String>>;

    /// Paths of the style sheets and scripts of all pages, in order.
    fn assets(&self) -> Vec<String>;
}

impl Shelf for BTreeMap<String, Vec<u8>> {
    fn has(&self, path: &str) -> bool {
        self.contains_key(path)
    }

    fn file(&self, path: &str) -> Option<Result<Arc<[u8]>, String>> {
        self.get(path).map(|bytes| Ok(Arc::from(bytes.as_slice())))
    }

    fn assets(&self) -> Vec<String> {
        let is_asset = |path: &&String| path.starts_with("assets/") && [".css", ".js"].iter().any(|end| path.ends_with(end));
        self.keys().filter(is_asset).cloned().collect()
    }
}

/// What is served at one time. Never changes.
#[derive(Clone)]
pub struct Snapshot {
    /// Counts up with every change of the site or of its problems, from 1.
    pub number: u64,
    /// `None` as long as there has been nothing without errors to show.
    pub site: Option<Arc<dyn Shelf>>,
    /// What is wrong with the files as they are now; the site may be older, or hold older versions of some of them.
    pub problems: Option<Problems>,
    /// The scores that differ from the snapshot before.
    pub moved: Vec<Moved>,
}
