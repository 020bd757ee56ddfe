//! One run of the program: where it runs, what it prints to, what the environment says.

use std::fmt::Display;
use std::io::{ErrorKind, Write};
use std::path::{Path, PathBuf};
use std::time::{SystemTime, UNIX_EPOCH};

use anstream::AutoStream;
use clap::ColorChoice;
use clap::builder::styling::{AnsiColor, Style};
use jiff::civil::Date;

use crate::diagnostics::emit::{self, visible};
use crate::git;
use crate::source;

/// A failure outside the content: what could not be done, and what to try.
#[derive(Debug)]
pub struct Failure {
    message: String,
    help: Option<String>,
}

impl Failure {
    pub fn new(message: impl Display) -> Self {
        Failure { message: message.to_string(), help: None }
    }

    pub fn help(mut self, help: impl Display) -> Self {
        self.help = Some(help.to_string());
        self
    }

    pub fn help_if(mut self, help: Option<impl Display>) -> Self {
        self.help = help.map(|help| help.to_string()).or(self.help);
        self
    }
}

impl From<source::Error> for Failure {
    fn from(error: source::Error) -> Self {
        Failure::new(error)
    }
}

impl From<git::Error> for Failure {
    fn from(error: git::Error) -> Self {
        let help = error.help();
        Failure::new(error).help_if(help)
    }
}

/// What the commands know about their surroundings.
#[derive(Debug)]
pub struct Session {
    pub working: PathBuf,
    /// The folder of `-C`, when given.
    pub directory: Option<PathBuf>,
    color: ColorChoice,
}

impl Session {
    pub fn new(directory: Option<PathBuf>, color: ColorChoice) -> Result<Self, Failure> {
        let working = std::env::current_dir().map_err(|e| Failure::new(format!("cannot find the current folder: {e}")))?;
        let directory = directory.map(|directory| working.join(directory));
        if let Some(missing) = directory.as_deref().filter(|directory| !directory.is_dir()) {
            return Err(Failure::new(format!("there is no folder `{}`", shown(missing, &working))));
        }
        Ok(Session { working, directory, color })
    }

    /// The folder relative paths of the user start from.
    pub fn base(&self) -> &Path {
        self.directory.as_deref().unwrap_or(&self.working)
    }

    /// Prints what the command was asked for.
    pub fn data(&self, text: &str) -> Result<(), Failure> {
        let mut out = AutoStream::new(std::io::stdout().lock(), stream_color(self.color));
        match out.write_all(text.as_bytes()).and_then(|()| out.flush()) {
            // The reader has what it wanted, as in `gapmap explain | head`.
            Err(e) if e.kind() == ErrorKind::BrokenPipe => Ok(()),
            result => result.map_err(|e| Failure::new(format!("cannot write to standard output: {e}"))),
        }
    }

    /// Prints everything else.
    pub fn note(&self, text: &str) {
        to_stderr(self.color, text);
    }

    /// Prints one line of everything else.
    pub fn say(&self, line: impl Display) {
        self.note(&format!("{line}\n"));
    }

    /// How diagnostics are drawn; the streams take the colours out where nobody would see them.
    pub fn style(&self) -> emit::Style {
        let columns = std::env::var("COLUMNS").ok().and_then(|columns| columns.parse().ok());
        emit::Style { colour: true, width: columns.unwrap_or(USUAL_WIDTH) }
    }

    /// A path as the user would write it from here.
    pub fn shown(&self, path: &Path) -> String {
        shown(path, &self.working)
    }
}

const USUAL_WIDTH: usize = 120;

fn shown(path: &Path, working: &Path) -> String {
    let relative = path.strip_prefix(working).unwrap_or(path);
    let text = if relative.as_os_str().is_empty() { ".".to_owned() } else { relative.display().to_string() };
    visible(&text).into_owned()
}

fn stream_color(color: ColorChoice) -> anstream::ColorChoice {
    match color {
        ColorChoice::Auto => anstream::ColorChoice::Auto,
        ColorChoice::Always => anstream::ColorChoice::Always,
        ColorChoice::Never => anstream::ColorChoice::Never,
    }
}

/// Writes to standard error; when that is gone, there is nobody left to tell.
pub fn to_stderr(color: ColorChoice, text: &str) {
    let mut err = AutoStream::new(std::io::stderr().lock(), stream_color(color));
    let _ = err.write_all(text.as_bytes());
}

pub fn complain(color: ColorChoice, failure: &Failure) {
    let (red, blue) = (strong(AnsiColor::BrightRed), strong(AnsiColor::BrightCyan));
    // A template's error draws its source over several lines.
    let message: Vec<_> = failure.message.lines().map(visible).collect();
    let mut text = format!("{red}error{red:#}: {}\n", message.join("\n"));
    if let Some(help) = &failure.help {
        text.push_str(&format!("  {blue}help{blue:#}: {}\n", visible(help)));
    }
    to_stderr(color, &text);
}

fn strong(color: AnsiColor) -> Style {
    color.on_default().bold()
}

/// The date that SOURCE_DATE_EPOCH names, for builds that must not depend on the day.
pub fn source_date() -> Result<Option<Date>, Failure> {
    let Ok(text) = std::env::var("SOURCE_DATE_EPOCH") else { return Ok(None) };
    let date = text.trim().parse().ok().and_then(date_at);
    date.map(Some)
        .ok_or_else(|| Failure::new(format!("SOURCE_DATE_EPOCH is `{text}`, which is not a number of seconds since 1970")))
}

/// Today in UTC, for files that are made for the user to fill in; SOURCE_DATE_EPOCH comes first.
pub fn today() -> Result<Date, Failure> {
    if let Some(date) = source_date()? {
        return Ok(date);
    }
    let seconds = SystemTime::now().duration_since(UNIX_EPOCH).ok().and_then(|since| i64::try_from(since.as_secs()).ok());
    seconds.and_then(date_at).ok_or_else(|| Failure::new("the clock of this machine is not set"))
}

fn date_at(seconds: i64) -> Option<Date> {
    let days = jiff::Span::new().try_days(seconds.div_euclid(86_400)).ok()?;
    jiff::civil::date(1970, 1, 1).checked_add(days).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn seconds_become_a_date() {
        assert_eq!(date_at(0).map(|date| date.to_string()).as_deref(), Some("1970-01-01"));
        assert_eq!(date_at(1_764_028_800).map(|date| date.to_string()).as_deref(), Some("2025-11-25"));
        assert_eq!(date_at(i64::MAX), None);
    }
}
