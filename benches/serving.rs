//! How long it takes from the end of a save to the changed bytes at a client of `gapmap serve --watch`: `cargo bench --bench serving`,
//! with the number of saves per line behind `--` (200 without one).
//!
//! One client has the page open and fetches it when it is told of news, as the script of live pages does; another asks again and again,
//! as tools without a script do. Every other save writes in place, the others write beside and rename.

#[path = "../tests/suite/live/served.rs"]
mod served;

use std::fs;
use std::path::Path;
use std::thread;
use std::time::{Duration, Instant};

use gapmap::watch;
use served::{Client, News, Served};

const SAVES: usize = 200;
/// Between two saves, so that each meets a server at rest.
const REST: Duration = Duration::from_millis(100);
/// Between two questions of the client that asks again and again.
const BREATH: Duration = Duration::from_millis(1);
const STARTS: usize = 5;

/// A file, what stands in it, and what it becomes with every other save.
const FILE: &str = "mon.md";
const LEVELS: [&str; 2] = ["mon-drift:\n    level: 1\n", "mon-drift:\n    level: 2\n"];

struct Workspace {
    name: &'static str,
    folder: tempfile::TempDir,
    /// Folder of the assessment that is edited, below `content/`.
    team: &'static str,
    pages: &'static [&'static str],
}

fn main() {
    let saves = std::env::args().find_map(|word| word.parse().ok()).unwrap_or(SAVES);
    let load = fs::read_to_string("/proc/loadavg").unwrap_or_default();
    println!("{} processors, load {}", thread::available_parallelism().map_or(1, usize::from), load.trim_end());
    println!("quiet time of every save: {} ms\n", watch::Options::default().quiet.as_millis());
    println!("{:<18}{:<30}{:<18}{:>8}{:>8}{:>8}", "", "page", "client", "median", "p95", "max");
    for workspace in [workshop(), repository(), thousand()] {
        let starts: Vec<Duration> = (0..STARTS).map(|_| start(&workspace)).collect();
        line(workspace.name, "", "from start to page", starts);
        for page in workspace.pages {
            line("", page, "told, then asks", measure(&workspace, saves, |server| Follower::new(server, page)));
            line("", page, "asks all the time", measure(&workspace, saves, |server| Asker::new(server, page)));
        }
    }
}

/// One assessment with the built-in rubric.
fn workshop() -> Workspace {
    let folder = folder("title: Workshop\n");
    copy(&here().join("content/northmere"), &folder.path().join("content/northmere"));
    Workspace { name: "workshop", folder, team: "northmere", pages: &["index.html", "d/mon.html"] }
}

/// The three assessments of this repository, with their rubric.
fn repository() -> Workspace {
    let folder = folder("title: MLOps assessments\n");
    copy(&here().join("content"), &folder.path().join("content"));
    Workspace { name: "three assessments", folder, team: "northmere", pages: &["northmere/index.html", "index.html"] }
}

/// The same assessment a thousand times, in groups of groups.
fn thousand() -> Workspace {
    let folder = folder("title: Thousand\n");
    let source = here().join("content/northmere");
    for at in 0..1000 {
        let team = folder.path().join(format!("content/g{}/h{}/team-{}", at / 100, at / 10 % 10, at % 10));
        copy(&source, &team);
        let about = fs::read_to_string(team.join("assessment.yaml")).expect("read");
        let about = about.replace("Northmere Bank", &format!("Northmere Bank, unit {at}"));
        fs::write(team.join("assessment.yaml"), about).expect("written");
    }
    Workspace { name: "1,000 assessments", folder, team: "g4/h7/team-3", pages: &["g4/h7/team-3/index.html", "index.html"] }
}

fn here() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn folder(settings: &str) -> tempfile::TempDir {
    let folder = tempfile::tempdir().expect("a folder");
    fs::write(folder.path().join("gapmap.yaml"), settings).expect("written");
    folder
}

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).expect("folders");
    for entry in fs::read_dir(from).expect("a folder") {
        let entry = entry.expect("an entry");
        let target = to.join(entry.file_name());
        if entry.path().is_dir() {
            copy(&entry.path(), &target);
        } else {
            fs::copy(entry.path(), target).expect("copied");
        }
    }
}

/// From the start of the process to the first page.
fn start(workspace: &Workspace) -> Duration {
    let start = Instant::now();
    let server = Served::start(workspace.folder.path());
    assert_eq!(server.client().get("").status, 200);
    start.elapsed()
}

/// Somebody who waits for a page to change.
trait Reader {
    /// Returns when the changed bytes are there.
    fn see(&mut self);
}

struct Follower {
    client: Client,
    news: News,
    page: &'static str,
    /// The part of the news that tells of the page.
    known: Option<String>,
}

impl Follower {
    fn new(server: &Served, page: &'static str) -> Self {
        let (client, mut news) = (server.client(), server.news(page));
        let known = fingerprint(&news.next());
        Follower { client, news, page, known }
    }
}

fn fingerprint(news: &str) -> Option<String> {
    news.split_once("\"page\":\"")?.1.split('"').next().map(str::to_owned)
}

impl Reader for Follower {
    fn see(&mut self) {
        loop {
            let told = fingerprint(&self.news.next());
            if told != self.known {
                self.known = told;
                assert_eq!(self.client.get(self.page).status, 200);
                return;
            }
        }
    }
}

struct Asker {
    client: Client,
    page: &'static str,
    known: Vec<u8>,
}

impl Asker {
    fn new(server: &Served, page: &'static str) -> Self {
        let mut client = server.client();
        let known = client.get(page).body;
        Asker { client, page, known }
    }
}

impl Reader for Asker {
    fn see(&mut self) {
        loop {
            let reply = self.client.get(self.page);
            assert_eq!(reply.status, 200);
            if reply.body != self.known {
                self.known = reply.body;
                return;
            }
            thread::sleep(BREATH);
        }
    }
}

fn measure<R: Reader>(workspace: &Workspace, saves: usize, reader: impl FnOnce(&Served) -> R) -> Vec<Duration> {
    let file = workspace.folder.path().join("content").join(workspace.team).join(FILE);
    let beside = file.with_extension("md.tmp");
    let text = fs::read_to_string(&file).expect("read");
    let versions = LEVELS.map(|level| LEVELS.iter().fold(text.clone(), |text, any| text.replace(any, level)));
    assert_ne!(versions[0], versions[1], "the file has the answer");
    fs::write(&file, &versions[1]).expect("written");
    let server = Served::start(workspace.folder.path());
    let mut reader = reader(&server);
    let save = |at: usize| {
        thread::sleep(REST);
        // Two in place, two renamed, so that each way writes each version.
        if (at / 2).is_multiple_of(2) {
            fs::write(&file, &versions[at % 2]).expect("written");
        } else {
            fs::write(&beside, &versions[at % 2]).expect("written");
            fs::rename(&beside, &file).expect("renamed");
        }
        Instant::now()
    };
    let mut took = |at: usize| {
        let saved = save(at);
        reader.see();
        saved.elapsed()
    };
    (0..saves).map(&mut took).collect()
}

fn line(workspace: &str, page: &str, client: &str, mut times: Vec<Duration>) {
    times.sort();
    let at = |share: usize| times[(times.len() * share / 100).min(times.len() - 1)].as_secs_f64() * 1e3;
    println!("{workspace:<18}{page:<30}{client:<18}{:>8.1}{:>8.1}{:>8.1}", at(50), at(95), at(100));
}
