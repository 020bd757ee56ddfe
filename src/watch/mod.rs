//! Waits until files of a workspace may have changed and whoever changes them has finished.
//!
//! What it tells are hints: reading the files again says whether anything differs. Happenings come from the kernel ([`kernel`]) or, where that
//! does not hear of them, from looking ([`poll`]); either way [`burst`] decides when one save is over. What editors put beside a file while
//! they save it wakes nobody ([`matter`]), and while git works, it is waited for ([`git`]).

mod burst;
mod events;
mod git;
mod kernel;
mod links;
mod matter;
mod mounts;
mod poll;
#[cfg(test)]
mod tests;

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::mpsc::{self, Receiver, Sender};
use std::time::{Duration, Instant};

use crate::source::{Error, Hints};
use burst::{Burst, Pace, Touch};
use kernel::Kernel;
use matter::{Shape, matters};
use poll::Poll;

/// How to watch.
#[derive(Debug, Clone, Copy)]
pub struct Options {
    /// Look at the files now and then although the kernel could tell.
    pub poll: bool,
    /// How often to look, where looking is necessary.
    pub interval: Duration,
    /// How long nothing must happen for a save to be over.
    pub quiet: Duration,
    /// What is told at the latest this long after it began, though it goes on. (While git works, it may take longer.)
    pub cap: Duration,
}

impl Default for Options {
    fn default() -> Self {
        Options {
            poll: false,
            interval: Duration::from_millis(250),
            quiet: Duration::from_millis(20),
            cap: Duration::from_secs(1),
        }
    }
}

/// A workspace that is being watched; ends when it is dropped.
pub struct Watch {
    root: PathBuf,
    options: Options,
    senses: Senses,
    messages: Receiver<Message>,
    sender: Sender<Message>,
    burst: Burst,
    lock: Option<git::Lock>,
    notice: Option<String>,
    is_stopped: bool,
}

enum Senses {
    Ears(Kernel),
    Eyes { poll: Poll, next: Instant },
}

enum Message {
    Touch(Touch, Instant),
    /// What was renamed away from this path was a file.
    WasFile(String),
    /// More happened than could be told.
    Lost(Instant),
    /// The kernel does not tell any more, and why.
    Deaf(String),
    Stop,
}

/// Ends the waiting of a [`Watch`] from elsewhere.
#[derive(Debug, Clone)]
pub struct Stopper(Sender<Message>);

impl Stopper {
    pub fn stop(&self) {
        // Where nobody waits any more, nothing is to end.
        let _ = self.0.send(Message::Stop);
    }
}

/// Watches `gapmap.yaml`, `content/` and `themes/` below `root`, whether they are there yet or not. What changes from now on is told, so
/// read the files for the first time after this.
///
/// # Errors
/// When there is no such folder.
pub fn start(root: &Path, options: Options) -> Result<Watch, Error> {
    let root = fs::canonicalize(root).map_err(|e| Error::new("watch", root, e))?;
    if fs::metadata(&root).is_ok_and(|meta| !meta.is_dir()) {
        return Err(Error::new("watch", root, "it is not a folder"));
    }
    let listen = |ears| match deaf(&root) {
        _ if options.poll => Err(None),
        Some(why) => Err(Some(why)),
        None => Kernel::start(&root, ears).map_err(Some),
    };
    Ok(Watch::new(&root, options, listen))
}

/// Why the kernel would not tell all that happens below `root`.
fn deaf(root: &Path) -> Option<String> {
    let table = fs::read_to_string("/proc/self/mountinfo").ok()?;
    let folders = matter::FOLDERS.map(|folder| root.join(folder));
    let places = std::iter::once(root).chain(folders.iter().map(PathBuf::as_path));
    let told = |place: &Path| {
        let kind = mounts::deaf(&table, place)?;
        Some(format!("`{}` is on a file system ({kind}) that does not tell of all changes", place.display()))
    };
    places.into_iter().find_map(told)
}

impl Watch {
    /// Listens, or looks where listening is not wanted or, for the reason that `listen` gives, not possible.
    fn new(root: &Path, options: Options, listen: impl FnOnce(Sender<Message>) -> Result<Kernel, Option<String>>) -> Self {
        let (sender, messages) = mpsc::channel();
        let (senses, why) = match listen(sender.clone()) {
            Ok(kernel) => (Senses::Ears(kernel), None),
            Err(why) => (Senses::eyes(root, options), why),
        };
        let closes = kernel::INOTIFY && matches!(senses, Senses::Ears(_));
        let burst = Burst::new(Pace { quiet: options.quiet, cap: options.cap, closes });
        let notice = why.map(|why| notice(&why, options));
        let lock = git::Lock::around(root);
        Watch { root: root.to_owned(), options, senses, messages, sender, burst, lock, notice, is_stopped: false }
    }

    /// Waits until files may have changed and whoever changes them has finished; `None` when nothing has begun to change within `timeout`,
    /// or when it was stopped.
    pub fn next(&mut self, timeout: Option<Duration>) -> Option<Hints> {
        let end = timeout.and_then(|timeout| Instant::now().checked_add(timeout));
        while !self.is_stopped {
            self.sense(self.burst.due().or(end));
            let now = Instant::now();
            match self.burst.due() {
                Some(due) if due <= now => {
                    if let Some(hints) = self.finish() {
                        return Some(hints);
                    }
                }
                None if end.is_some_and(|end| end <= now) => return None,
                _ => {}
            }
        }
        None
    }

    /// Whether something has begun to change since the last hints: what is read meanwhile may be half of it.
    pub fn is_stirring(&mut self) -> bool {
        match &mut self.senses {
            Senses::Ears(kernel) => kernel.flush(),
            Senses::Eyes { .. } => self.look(),
        }
        self.catch_up();
        self.burst.due().is_some()
    }

    /// What the user should know about how files are watched, once.
    pub fn notice(&mut self) -> Option<String> {
        self.notice.take()
    }

    #[must_use]
    pub fn stopper(&self) -> Stopper {
        Stopper(self.sender.clone())
    }

    #[must_use]
    pub fn is_stopped(&self) -> bool {
        self.is_stopped
    }

    /// Takes in what happens until something did, or until `end`.
    fn sense(&mut self, end: Option<Instant>) {
        let next = match &self.senses {
            // Once something has changed, looking again is what ends it.
            Senses::Eyes { next, .. } if self.burst.due().is_none() => Some(*next),
            _ => None,
        };
        let first = match [end, next].into_iter().flatten().min() {
            None => self.messages.recv().ok(),
            Some(wake) => self.messages.recv_timeout(wake.saturating_duration_since(Instant::now())).ok(),
        };
        if let Some(message) = first {
            self.take_in(message);
            self.catch_up();
        } else if next.is_some_and(|next| next <= Instant::now()) {
            self.look();
        }
    }

    fn catch_up(&mut self) {
        while let Ok(message) = self.messages.try_recv() {
            self.take_in(message);
        }
    }

    fn take_in(&mut self, message: Message) {
        match message {
            Message::Touch(touch, at) if matters(&touch.path, touch.shape) => self.burst.add(touch, at),
            Message::WasFile(path) if !matters(&path, Shape::File) => self.burst.forget(&path),
            Message::Touch(..) | Message::WasFile(_) => {}
            Message::Lost(at) => self.burst.lose(at),
            Message::Deaf(why) => self.look_instead(&why),
            Message::Stop => self.is_stopped = true,
        }
    }

    fn look(&mut self) {
        let Senses::Eyes { poll, next } = &mut self.senses else { return };
        let touches = poll.walk();
        let now = Instant::now();
        *next = now + self.options.interval;
        for touch in touches {
            self.burst.add(touch, now);
        }
    }

    /// The burst, if it is over indeed.
    fn finish(&mut self) -> Option<Hints> {
        match &mut self.senses {
            Senses::Ears(kernel) => kernel.flush(),
            Senses::Eyes { .. } => self.look(),
        }
        self.catch_up();
        self.burst.inspect(|path| is_there(&self.root.join(path)));
        let now = Instant::now();
        if self.lock.as_ref().is_some_and(git::Lock::is_held) {
            self.burst.hold(now + self.options.quiet);
        }
        if self.burst.due()? > now {
            return None;
        }
        self.listen_to_new();
        let looks = matches!(self.senses, Senses::Eyes { .. });
        self.burst.take().map(|hints| Hints { everything: hints.everything || looks, ..hints })
    }

    fn listen_to_new(&mut self) {
        let places = self.burst.places();
        if let Senses::Ears(kernel) = &mut self.senses
            && let Err(why) = kernel.arm(&places)
        {
            self.look_instead(&why);
        }
    }

    /// From now on looks, because listening does not work any more. What happened meanwhile is not known.
    fn look_instead(&mut self, why: &str) {
        if let Senses::Ears(_) = self.senses {
            self.senses = Senses::eyes(&self.root, self.options);
            self.burst.pace.closes = false;
            self.burst.lose(Instant::now());
            self.notice = Some(notice(why, self.options));
        }
    }
}

impl Senses {
    fn eyes(root: &Path, options: Options) -> Self {
        Senses::Eyes { poll: Poll::start(root), next: Instant::now() + options.interval }
    }
}

fn notice(why: &str, options: Options) -> String {
    format!("{why}; looking at the files every {} ms instead", options.interval.as_millis())
}

/// Whether there is a folder, or a file with something in it.
fn is_there(path: &Path) -> bool {
    fs::metadata(path).is_ok_and(|meta| meta.is_dir() || meta.len() > 0)
}
