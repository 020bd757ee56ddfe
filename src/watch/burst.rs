//! One save, or one checkout, as a row of happenings with an end.

use std::collections::BTreeMap;
use std::time::{Duration, Instant};

use super::matter::Shape;
use crate::source::Hints;

/// How long a file that is being written may stand still before it counts as finished though nobody closed it.
const STILL: Duration = Duration::from_millis(300);

/// How long a file that is gone, or empty, may take to come back: some save by removing a file, or emptying it, and writing it anew.
const RETURN: Duration = Duration::from_millis(100);

/// What happened to a path.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum What {
    /// It is new; a new file is written to next.
    Created,
    /// Bytes of it were written, more may follow.
    Written,
    /// Who wrote to it has closed it.
    Closed,
    /// It is there as a whole: renamed to this name, or a folder.
    Placed,
    /// Its times or rights are other ones.
    Marked,
    /// Removed, or renamed away.
    Gone,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Touch {
    /// Relative to the root, `/` between parts.
    pub path: String,
    pub what: What,
    pub shape: Shape,
}

/// When a burst ends.
#[derive(Debug, Clone, Copy)]
pub(super) struct Pace {
    /// This long after the last happening.
    pub quiet: Duration,
    /// This long after the first happening at the latest.
    pub cap: Duration,
    /// Whether the closing of a written file is told; then it is waited for.
    pub closes: bool,
}

/// What happened since it was last told.
#[derive(Debug)]
pub(super) struct Burst {
    pub pace: Pace,
    times: Option<Times>,
    paths: BTreeMap<String, Path>,
    everything: bool,
    /// Whether there may be other places to listen to.
    pub places: bool,
}

#[derive(Debug, Clone, Copy)]
struct Times {
    first: Instant,
    last: Instant,
    /// Not before this.
    held: Instant,
}

#[derive(Debug)]
struct Path {
    /// Whether it came to be in this burst.
    new: bool,
    state: State,
    at: Instant,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum State {
    /// Being written.
    Open,
    /// Gone or empty.
    Away,
    Done,
}

impl Burst {
    pub fn new(pace: Pace) -> Self {
        Burst { pace, times: None, paths: BTreeMap::new(), everything: false, places: false }
    }

    /// Takes in what happened at this time.
    pub fn add(&mut self, touch: Touch, at: Instant) {
        self.extend(at);
        self.places |= matches!(touch.shape, Shape::Folder | Shape::Link);
        let path = self.paths.get(&touch.path);
        let new = path.map_or(touch.what == What::Created, |path| path.new);
        let state = match touch.what {
            What::Created | What::Written if self.pace.closes && touch.shape == Shape::File => State::Open,
            What::Created | What::Written | What::Closed | What::Placed => State::Done,
            What::Marked => path.map_or(State::Done, |path| path.state),
            What::Gone => State::Away,
        };
        if new && state == State::Away {
            self.paths.remove(&touch.path);
        } else {
            self.paths.insert(touch.path, Path { new, state, at });
        }
    }

    /// What happened is not known any more.
    pub fn lose(&mut self, at: Instant) {
        self.extend(at);
        self.everything = true;
        self.places = true;
    }

    /// The path turned out not to matter.
    pub fn forget(&mut self, path: &str) {
        self.paths.remove(path);
    }

    /// Does not let it end before this.
    pub fn hold(&mut self, until: Instant) {
        if let Some(times) = &mut self.times {
            times.held = times.held.max(until);
        }
    }

    fn extend(&mut self, at: Instant) {
        let times = self.times.get_or_insert(Times { first: at, last: at, held: at });
        times.last = times.last.max(at);
    }

    /// Looks at what is not being written: whether there is a folder or a file that is not empty. An empty file may be about to be written.
    pub fn inspect(&mut self, is_there: impl Fn(&str) -> bool) {
        for (name, path) in self.paths.iter_mut().filter(|(_, path)| path.state != State::Open) {
            path.state = if is_there(name) { State::Done } else { State::Away };
        }
    }

    /// When it is over if nothing more happens; `None` when nothing has happened.
    pub fn due(&self) -> Option<Instant> {
        let times = self.times?;
        let settled = self.paths.values().map(Path::settled).max().unwrap_or(times.last);
        let quiet = settled.max(times.last + self.pace.quiet);
        Some(quiet.min(times.first + self.pace.cap).max(times.held))
    }

    /// Ends it; `None` when in the end nothing happened: files that came and went.
    pub fn take(&mut self) -> Option<Hints> {
        let burst = std::mem::replace(self, Burst::new(self.pace));
        let paths = burst.paths.into_keys().collect();
        let hints = Hints { paths, everything: burst.everything };
        (hints.everything || !hints.paths.is_empty()).then_some(hints)
    }
}

impl Path {
    /// When it may be read.
    fn settled(&self) -> Instant {
        match self.state {
            State::Open => self.at + STILL,
            State::Away => self.at + RETURN,
            State::Done => self.at,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A burst whose time is counted in milliseconds from its start.
    struct Play {
        start: Instant,
        burst: Burst,
    }

    impl Play {
        fn new(closes: bool) -> Self {
            let pace = Pace { quiet: Duration::from_millis(20), cap: Duration::from_secs(1), closes };
            Play { start: Instant::now(), burst: Burst::new(pace) }
        }

        fn at(&mut self, ms: u64, what: What, path: &str) -> &mut Self {
            let shape = if path.contains('.') { Shape::File } else { Shape::Folder };
            self.burst.add(Touch { path: path.to_owned(), what, shape }, self.start + Duration::from_millis(ms));
            self
        }

        fn due(&self) -> Option<u128> {
            self.burst.due().map(|due| due.duration_since(self.start).as_millis())
        }

        fn told(&mut self) -> Vec<String> {
            self.burst.take().map(|hints| hints.paths.into_iter().collect()).unwrap_or_default()
        }
    }

    #[test]
    fn a_closed_file_is_finished_after_the_quiet_time() {
        let mut play = Play::new(true);
        assert_eq!(play.due(), None);
        play.at(0, What::Written, "a.md").at(5, What::Written, "a.md").at(6, What::Closed, "a.md");
        assert_eq!(play.due(), Some(26));
        assert_eq!(play.told(), ["a.md"]);
        assert_eq!(play.due(), None);
    }

    #[test]
    fn an_open_file_is_waited_for_but_not_for_ever() {
        let mut play = Play::new(true);
        play.at(0, What::Written, "a.md");
        assert_eq!(play.due(), Some(300), "it may be closed any moment");
        for ms in (50..2_000).step_by(50) {
            play.at(ms, What::Written, "a.md");
        }
        assert_eq!(play.due(), Some(1_000), "who writes without end does not keep the others waiting");
    }

    #[test]
    fn where_closing_is_not_told_only_silence_counts() {
        let mut play = Play::new(false);
        play.at(0, What::Written, "a.md").at(15, What::Written, "a.md");
        assert_eq!(play.due(), Some(35));
    }

    #[test]
    fn a_file_that_is_gone_or_empty_may_come_back() {
        let mut play = Play::new(true);
        play.at(0, What::Gone, "a.md");
        assert_eq!(play.due(), Some(100));
        play.at(60, What::Created, "a.md").at(61, What::Closed, "a.md");
        assert_eq!(play.due(), Some(81));
        play.burst.inspect(|_| false);
        assert_eq!(play.due(), Some(161), "it is still empty");
        play.at(120, What::Written, "a.md").at(121, What::Closed, "a.md");
        play.burst.inspect(|_| true);
        assert_eq!(play.due(), Some(141));
        assert_eq!(play.told(), ["a.md"]);
    }

    #[test]
    fn a_file_that_came_and_went_is_nothing() {
        let mut play = Play::new(true);
        play.at(0, What::Created, "a.new.md").at(1, What::Closed, "a.new.md").at(2, What::Gone, "a.new.md");
        assert_eq!(play.due(), Some(22), "nobody waits for its return");
        assert_eq!(play.told(), [""; 0]);
        play.at(30, What::Gone, "a.md").at(31, What::Created, "a.md").at(32, What::Gone, "a.md");
        assert_eq!(play.told(), ["a.md"], "this one was there before");
    }

    #[test]
    fn rights_that_change_do_not_finish_a_file() {
        let mut play = Play::new(true);
        play.at(0, What::Written, "a.md").at(10, What::Marked, "a.md");
        assert_eq!(play.due(), Some(310));
    }

    #[test]
    fn it_can_be_held_beyond_the_cap() {
        let mut play = Play::new(true);
        play.at(0, What::Placed, "a.md");
        play.burst.hold(play.start + Duration::from_secs(2));
        assert_eq!(play.due(), Some(2_000));
    }

    #[test]
    fn lost_happenings_may_be_anywhere() {
        let mut play = Play::new(true);
        play.burst.lose(play.start);
        assert!(play.burst.places);
        assert!(play.burst.take().is_some_and(|hints| hints.everything));
    }
}
