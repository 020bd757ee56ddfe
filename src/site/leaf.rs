//! A file that is made when it is first asked for, and then kept.

use std::sync::{Arc, OnceLock};

use super::Error;
use super::links::Found;

/// The bytes of a file, or why it cannot be made.
pub type Made = Result<Arc<[u8]>, Error>;

/// A place for a file. Whoever asks at the same time waits for the one who makes it.
#[derive(Debug, Default)]
pub struct Leaf {
    made: OnceLock<Made>,
    found: OnceLock<Arc<Found>>,
}

impl Leaf {
    /// The file; made now if it was not yet.
    pub fn file(&self, make: impl FnOnce() -> Result<Vec<u8>, Error>) -> Made {
        self.made.get_or_init(|| make().map(Arc::from)).clone()
    }

    /// Ids and links of a page that was made without an error. A page is read once.
    pub fn found(&self) -> Option<&Arc<Found>> {
        let Some(Ok(bytes)) = self.made.get() else { return None };
        Some(self.found.get_or_init(|| Arc::new(Found::of(&String::from_utf8_lossy(bytes)))))
    }
}
