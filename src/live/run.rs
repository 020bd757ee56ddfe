//! The loop of `serve --watch`: wait, read, build, publish, tell.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::Path;
use std::time::{Duration, Instant};

use super::builder::{Builder, Built};
use crate::serve::Hub;
use crate::source::{Error, Hints, Sources};
use crate::watch::Watch;

/// What is told.
pub enum Event {
    /// About how files are watched.
    Notice(String),
    Rebuilt(Rebuilt),
}

/// What became of one change.
pub struct Rebuilt {
    /// Paths of the files that differ, in order.
    pub changed: Vec<String>,
    /// From the moment the files were quiet to the moment the outcome was served.
    pub took: Duration,
    pub outcome: Outcome,
}

pub enum Outcome {
    Built(Built),
    /// The files could not be read; what was served stays.
    Unread(Error),
    /// A mistake of this program, caught; what was served stays.
    Crashed,
}

/// A broken file may be half written; it is looked at again without an event.
const LOOK_AGAIN: Duration = Duration::from_millis(500);

/// How long files are read again because somebody writes all the time, before they are taken as they are.
const PATIENCE: Duration = Duration::from_secs(1);

/// Builds after every change, until the watch ends.
pub fn run(root: &Path, watch: &mut Watch, builder: &mut Builder, hub: &Hub, mut tell: impl FnMut(&Event)) {
    watch.notice().into_iter().for_each(|notice| tell(&Event::Notice(notice)));
    let mut hints = Hints::default();
    let mut waiting: Option<Instant> = None;
    while !watch.is_stopped() {
        hints.add(watch.next((!builder.is_up_to_date()).then_some(LOOK_AGAIN)).unwrap_or_default());
        watch.notice().into_iter().for_each(|notice| tell(&Event::Notice(notice)));
        let start = Instant::now();
        let read = builder.read(root, &hints);
        // The next save may have begun while this one was read.
        if watch.is_stirring() && start - *waiting.get_or_insert(start) < PATIENCE {
            continue;
        }
        (hints, waiting) = (Hints::default(), None);
        let Some((changed, outcome)) = build(read, builder, hub) else { continue };
        tell(&Event::Rebuilt(Rebuilt { changed, took: start.elapsed(), outcome }));
        if let Some(outcome) = finish(builder, hub) {
            tell(&Event::Rebuilt(Rebuilt { changed: Vec::new(), took: start.elapsed(), outcome }));
        }
    }
}

/// What becomes of what was read; `None` where nothing differs.
fn build(read: Result<Sources, Error>, builder: &mut Builder, hub: &Hub) -> Option<(Vec<String>, Outcome)> {
    let sources = match read {
        Ok(sources) => sources,
        Err(error) => {
            hub.publish(builder.unread(&error)?);
            return Some((Vec::new(), Outcome::Unread(error)));
        }
    };
    let changed = builder.changed(&sources)?;
    let open = hub.open_pages();
    Some((changed, caught(builder, hub, |builder| Some(builder.build(sources, &open)))?))
}

/// What nobody waited for; told only where it fails.
fn finish(builder: &mut Builder, hub: &Hub) -> Option<Outcome> {
    caught(builder, hub, Builder::finish)
}

/// Publishes what is built. A panic stops neither the server nor the next build.
fn caught(builder: &mut Builder, hub: &Hub, build: impl FnOnce(&mut Builder) -> Option<Built>) -> Option<Outcome> {
    match catch_unwind(AssertUnwindSafe(|| build(builder))) {
        Ok(built) => {
            let built = built?;
            hub.publish(built.snapshot.clone());
            Some(Outcome::Built(built))
        }
        Err(_) => {
            hub.publish(builder.crashed());
            Some(Outcome::Crashed)
        }
    }
}
