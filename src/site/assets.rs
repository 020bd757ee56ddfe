//! The theme's own files as they are published.

use std::collections::BTreeMap;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;

use super::frame::Frame;
use super::leaf::{Leaf, Made};
use super::paper;
use crate::chart::CHART_CSS;
use crate::theme::{self, Theme};

/// Folder of the theme's files in the site.
pub const FOLDER: &str = "assets/";

/// The style sheet of every page.
const STYLES: &str = "report.css";

/// The files of a theme: path below [`FOLDER`].
#[derive(Debug)]
pub struct Assets(BTreeMap<String, Leaf>);

impl Assets {
    pub fn new(theme: &Theme) -> Self {
        let published = theme.assets().filter(|(path, _)| *path != paper::LETTER);
        Assets(published.map(|(path, _)| (path.to_owned(), Leaf::default())).collect())
    }

    /// Paths below [`FOLDER`], in order.
    pub fn paths(&self) -> impl Iterator<Item = &str> {
        self.0.keys().map(String::as_str)
    }

    pub fn has(&self, path: &str) -> bool {
        self.0.contains_key(path)
    }

    pub fn file(&self, frame: &Frame, path: &str) -> Option<Made> {
        Some(self.0.get(path)?.file(|| Ok(published(frame, path))))
    }
}

/// The theme's icon as a `data:` address.
pub fn icon(theme: &Theme) -> String {
    let icon = theme.asset("icon.svg").map(|bytes| STANDARD.encode(bytes));
    format!("data:image/svg+xml;base64,{}", icon.unwrap_or_default())
}

/// Style sheets without comments, the main one with the theme's tokens and the rules of charts before the theme's own, which can so
/// change both; the one for paper completed.
fn published(frame: &Frame, path: &str) -> Vec<u8> {
    let own = |path: &str| frame.theme.asset(path).unwrap_or_default();
    let css = |path: &str| theme::minified(&String::from_utf8_lossy(own(path)));
    match path {
        STYLES => {
            let rules = String::from_utf8_lossy(own(STYLES));
            theme::minified(&format!("{}{CHART_CSS}{rules}", frame.theme.tokens().css())).into_bytes()
        }
        paper::SHEET => paper::sheet(frame, css(paper::SHEET), &css(paper::LETTER)).into_bytes(),
        _ if path.ends_with(".css") => css(path).into_bytes(),
        _ => own(path).to_vec(),
    }
}
