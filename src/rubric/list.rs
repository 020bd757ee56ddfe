//! Lists whose entries are referred to by an index that is known to exist.

use std::fmt;
use std::hash::{Hash, Hasher};
use std::marker::PhantomData;
use std::ops::Index;

/// A reference to an entry of a [`List`] that is known to exist.
pub struct Ix<T> {
    at: u32,
    of: PhantomData<fn() -> T>,
}

impl<T> Ix<T> {
    /// The reference to position `at`; callers hold the list it points into.
    #[must_use]
    pub fn new(at: usize) -> Self {
        Ix { at: u32::try_from(at).unwrap_or(u32::MAX), of: PhantomData }
    }

    #[must_use]
    pub fn get(self) -> usize {
        self.at as usize
    }
}

impl<T> Clone for Ix<T> {
    fn clone(&self) -> Self {
        *self
    }
}
impl<T> Copy for Ix<T> {}
impl<T> PartialEq for Ix<T> {
    fn eq(&self, other: &Self) -> bool {
        self.at == other.at
    }
}
impl<T> Eq for Ix<T> {}
impl<T> PartialOrd for Ix<T> {
    fn partial_cmp(&self, other: &Self) -> Option<std::cmp::Ordering> {
        Some(self.cmp(other))
    }
}
impl<T> Ord for Ix<T> {
    fn cmp(&self, other: &Self) -> std::cmp::Ordering {
        self.at.cmp(&other.at)
    }
}
impl<T> Hash for Ix<T> {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.at.hash(state);
    }
}
impl<T> fmt::Debug for Ix<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "#{}", self.at)
    }
}

/// Something that has an id.
pub trait Named {
    fn id(&self) -> &str;
}

/// Makes types that have an `id` field [`Named`].
macro_rules! named {
    ($($type:ty),* $(,)?) => {$(
        impl $crate::rubric::Named for $type {
            fn id(&self) -> &str { &self.id }
        }
    )*};
}
pub(super) use named;

/// Entries in the order they were written, addressed by [`Ix`] or looked up by id.
#[derive(Debug)]
pub struct List<T> {
    entries: Vec<T>,
}

impl<T> Default for List<T> {
    fn default() -> Self {
        List { entries: Vec::new() }
    }
}

impl<T> List<T> {
    #[must_use]
    pub fn new(entries: Vec<T>) -> Self {
        List { entries }
    }

    pub fn push(&mut self, entry: T) -> Ix<T> {
        self.entries.push(entry);
        Ix::new(self.entries.len() - 1)
    }

    pub fn iter(&self) -> impl DoubleEndedIterator<Item = (Ix<T>, &T)> + ExactSizeIterator {
        self.entries.iter().enumerate().map(|(at, entry)| (Ix::new(at), entry))
    }

    pub fn values(&self) -> std::slice::Iter<'_, T> {
        self.entries.iter()
    }

    #[must_use]
    pub fn len(&self) -> usize {
        self.entries.len()
    }

    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }
}

impl<T: Named> List<T> {
    #[must_use]
    pub fn find(&self, id: &str) -> Option<Ix<T>> {
        self.entries.iter().position(|entry| entry.id() == id).map(Ix::new)
    }
}

impl<T> Index<Ix<T>> for List<T> {
    type Output = T;
    fn index(&self, ix: Ix<T>) -> &T {
        &self.entries[ix.get()]
    }
}
