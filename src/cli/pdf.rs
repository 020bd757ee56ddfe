//! `gapmap build --pdf`: the pages that hold everything, printed by a browser found on this machine.
//!
//! Besides git, the only other program that gapmap runs. The browser gets a fresh profile and no network, and reads a copy of the site in a
//! temporary folder, so a build that fails has written nothing.

use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::process::{Command, ExitStatus, Stdio};
use std::time::{Duration, Instant};

use super::session::{Failure, Session};
use super::wording::counted;
use crate::publish::publish;
use crate::site::{PRINT, Site};

/// Names the browser to use; found by name or path.
const VARIABLE: &str = "GAPMAP_CHROMIUM";

/// Programs that print as Chromium does, in order of preference.
const NAMES: &[&str] = &[
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
    "chrome",
    "msedge",
    "microsoft-edge",
    "brave",
    "brave-browser",
];

/// Where macOS and Windows keep them, which have no entry in PATH.
const PLACES: &[&str] = &[
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
    "/Applications/Brave Browser.app/Contents/MacOS/Brave Browser",
    r"C:\Program Files\Google\Chrome\Application\chrome.exe",
    r"C:\Program Files (x86)\Google\Chrome\Application\chrome.exe",
    r"C:\Program Files (x86)\Microsoft\Edge\Application\msedge.exe",
    r"C:\Program Files\Microsoft\Edge\Application\msedge.exe",
    r"C:\Program Files\BraveSoftware\Brave-Browser\Application\brave.exe",
];

/// A report of a hundred pages takes some seconds; one that takes this long will not come.
const LONGEST: Duration = Duration::from_secs(120);

/// Beside `print.html` of every assessment.
const PDF: &str = "report.pdf";

/// The browser to print with.
///
/// # Errors
/// When there is none, or not the one that the environment names.
pub fn browser() -> Result<PathBuf, Failure> {
    let by_hand = "or open print.html of an assessment in any browser and print it into a file; nothing was written";
    if let Some(wanted) = std::env::var_os(VARIABLE).filter(|wanted| !wanted.is_empty()) {
        let path = PathBuf::from(&wanted);
        let found = if path.components().count() > 1 { Some(path).filter(|path| is_program(path)) } else { on_path(&path) };
        return found.ok_or_else(|| {
            Failure::new(format!("{VARIABLE} is `{}`, and there is no such program", wanted.display()))
                .help(format!("set it to a Chromium, Chrome, Edge or Brave, {by_hand}"))
        });
    }
    let named = NAMES.iter().find_map(|name| on_path(Path::new(name)));
    named.or_else(|| PLACES.iter().map(PathBuf::from).find(|path| is_program(path))).ok_or_else(|| {
        Failure::new("there is no browser here that `--pdf` could print with")
            .help(format!("install Chromium, Chrome, Edge or Brave, or set {VARIABLE} to one; {by_hand}"))
    })
}

fn on_path(name: &Path) -> Option<PathBuf> {
    let folders = std::env::var_os("PATH")?;
    let endings = if cfg!(windows) { [".exe", ""] } else { ["", ""] };
    let folders = std::env::split_paths(&folders).filter(|folder| folder.is_absolute());
    folders.flat_map(|folder| endings.map(|ending| folder.join(with_ending(name, ending)))).find(|path| is_program(path))
}

fn with_ending(name: &Path, ending: &str) -> PathBuf {
    let mut name = name.as_os_str().to_owned();
    name.push(ending);
    PathBuf::from(name)
}

#[cfg(unix)]
fn is_program(path: &Path) -> bool {
    use std::os::unix::fs::PermissionsExt;
    fs::metadata(path).is_ok_and(|meta| meta.is_file() && meta.permissions().mode() & 0o111 != 0)
}

#[cfg(not(unix))]
fn is_program(path: &Path) -> bool {
    path.is_file()
}

/// Adds `report.pdf` beside every page that holds everything. Works in a temporary folder below `output`, where also browsers that
/// may not read everything can read.
///
/// # Errors
/// When the browser cannot be started, takes too long or writes no PDF, or when the disk refuses.
pub fn add(session: &Session, browser: &Path, site: &mut Site, output: &Path) -> Result<(), Failure> {
    let folders: Vec<String> = site.keys().filter_map(|path| path.strip_suffix(PRINT).map(str::to_owned)).collect();
    session.say(format!("printing {} with {}", counted(folders.len(), "report"), session.shown(browser)));
    let failed = |e: std::io::Error| Failure::new(format!("cannot make a folder to print in: {e}"));
    let output = std::path::absolute(output).map_err(failed)?;
    fs::create_dir_all(&output).map_err(failed)?;
    let place = tempfile::Builder::new().prefix(".gapmap-pdf-").tempdir_in(&output).map_err(failed)?;
    let copy = place.path().join("site");
    publish(site, &copy)?;
    for folder in folders {
        let job = Job { browser, page: copy.join(format!("{folder}{PRINT}")), place: place.path() };
        site.insert(format!("{folder}{PDF}"), job.run()?);
    }
    Ok(())
}

/// One page to print.
struct Job<'a> {
    browser: &'a Path,
    page: PathBuf,
    /// The folder for all that comes and goes with the browser.
    place: &'a Path,
}

impl Job<'_> {
    fn run(&self) -> Result<Vec<u8>, Failure> {
        let profile = tempfile::tempdir_in(self.place).map_err(|e| self.failed(&e))?;
        let (pdf, log) = (profile.path().join(PDF), profile.path().join("log"));
        let mut command = Command::new(self.browser);
        command.args(arguments(profile.path(), &pdf, is_root(profile.path()))).arg(file_url(&self.page));
        command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(File::create(&log).map_err(|e| self.failed(&e))?);
        let status = self.wait(&mut command)?;
        let bytes = fs::read(&pdf).unwrap_or_default();
        if status.success() && bytes.starts_with(b"%PDF-") { Ok(bytes) } else { Err(self.no_pdf(status, &log)) }
    }

    fn wait(&self, command: &mut Command) -> Result<ExitStatus, Failure> {
        let mut child = command.spawn().map_err(|e| self.failed(&e))?;
        let start = Instant::now();
        loop {
            if let Some(status) = child.try_wait().map_err(|e| self.failed(&e))? {
                return Ok(status);
            }
            if start.elapsed() > LONGEST {
                // It may have ended in this moment.
                let _ = child.kill();
                let _ = child.wait();
                return Err(self.failed(&format!("it was not done after {} seconds", LONGEST.as_secs())));
            }
            std::thread::sleep(Duration::from_millis(20));
        }
    }

    fn failed(&self, reason: &dyn std::fmt::Display) -> Failure {
        Failure::new(format!("`{}` cannot print: {reason}", self.browser.display()))
            .help(format!("set {VARIABLE} to another browser, or build without `--pdf`; nothing was written"))
    }

    fn no_pdf(&self, status: ExitStatus, log: &Path) -> Failure {
        let log = fs::read_to_string(log).unwrap_or_default();
        let said = log.lines().rev().find(|line| !line.trim().is_empty()).map(|line| format!(": {line}"));
        self.failed(&format!("it wrote no PDF ({status}){}", said.unwrap_or_default()))
    }
}

/// Headless, in a profile of its own, without any network, with bookmarks and tags for screen readers.
fn arguments(profile: &Path, pdf: &Path, is_root: bool) -> Vec<String> {
    let mut arguments: Vec<String> = [
        "--headless",
        "--disable-gpu",
        "--no-first-run",
        "--no-default-browser-check",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-default-apps",
        "--disable-extensions",
        "--disable-sync",
        "--host-resolver-rules=MAP * ~NOTFOUND",
        "--no-pdf-header-footer",
        "--generate-pdf-document-outline",
        "--export-tagged-pdf",
    ]
    .map(str::to_owned)
    .into();
    // Chromium's sandbox does not start for root, as in most containers.
    arguments.extend(is_root.then(|| "--no-sandbox".to_owned()));
    arguments.push(format!("--user-data-dir={}", profile.display()));
    arguments.push(format!("--print-to-pdf={}", pdf.display()));
    arguments
}

/// Whether what this process makes belongs to root.
#[cfg(unix)]
fn is_root(made: &Path) -> bool {
    use std::os::unix::fs::MetadataExt;
    fs::metadata(made).is_ok_and(|meta| meta.uid() == 0)
}

#[cfg(not(unix))]
fn is_root(_: &Path) -> bool {
    false
}

/// The address of a file, whatever its folders are called.
fn file_url(path: &Path) -> String {
    let text = path.to_string_lossy().replace('\\', "/");
    let plain = |byte: u8| byte.is_ascii_alphanumeric() || b"/-._~:".contains(&byte);
    let encoded: String =
        text.bytes().map(|byte| if plain(byte) { char::from(byte).to_string() } else { format!("%{byte:02X}") }).collect();
    format!("file://{}{encoded}", if encoded.starts_with('/') { "" } else { "/" })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_has_an_address_whatever_its_folders_are_called() {
        assert_eq!(file_url(Path::new("/a b/#1/ü?.html")), "file:///a%20b/%231/%C3%BC%3F.html");
        assert_eq!(file_url(Path::new(r"C:\x\print.html")), "file:///C:/x/print.html");
    }

    #[test]
    fn the_sandbox_is_given_up_for_root_only() {
        let has = |is_root| arguments(Path::new("p"), Path::new("x.pdf"), is_root).iter().any(|word| word == "--no-sandbox");
        assert!(has(true) && !has(false));
    }
}
