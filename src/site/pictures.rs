//! The charts of an assessment as files: SVG, and PNG where the fonts have every character of it.

use std::collections::{BTreeMap, BTreeSet};
use std::thread;

use serde::Serialize;

use super::charts::Chart;
use crate::chart::{NoPicture, Palette, png};

/// Path below the assessment's folder, and bytes.
type Files = BTreeMap<String, Vec<u8>>;

/// A chart as templates see it.
#[derive(Debug, Serialize)]
pub struct ChartView {
    /// The drawing for wide places, as safe SVG.
    pub wide: String,
    /// The drawing for narrow places, as safe SVG.
    pub narrow: String,
    /// Address of the drawing as a file, below the assessment's folder.
    pub svg: String,
    /// Address of the picture, where there is one.
    pub png: Option<String>,
}

/// The files of some charts. Charts without a picture go to `missing`.
pub fn files(charts: &[Chart], palette: &Palette, missing: &mut Missing) -> Files {
    let drawings = charts.iter().map(|chart| (path(chart, "svg"), chart.wide.standalone(palette).into_bytes()));
    let mut files: Files = drawings.collect();
    for (chart, picture) in charts.iter().zip(pictures(charts, palette)) {
        match picture {
            Ok(bytes) => {
                files.insert(path(chart, "png"), bytes);
            }
            Err(reason) => missing.add(chart, reason),
        }
    }
    files
}

/// A chart for pages that can link to those of its files that there are.
pub fn view(chart: &Chart, files: &Files) -> ChartView {
    ChartView {
        wide: chart.wide.inline(),
        narrow: chart.narrow.inline(),
        svg: path(chart, "svg"),
        png: Some(path(chart, "png")).filter(|path| files.contains_key(path)),
    }
}

fn path(chart: &Chart, ending: &str) -> String {
    format!("charts/{}.{ending}", chart.name)
}

/// One picture takes as long as several pages, so all are made at the same time.
fn pictures(charts: &[Chart], palette: &Palette) -> Vec<Result<Vec<u8>, NoPicture>> {
    thread::scope(|scope| {
        let threads: Vec<_> = charts.iter().map(|chart| scope.spawn(|| png(&chart.wide, palette))).collect();
        let crashed = |_| Err(NoPicture::Drawing("it cannot be drawn".to_owned()));
        threads.into_iter().map(|thread| thread.join().unwrap_or_else(crashed)).collect()
    })
}

/// Charts that have no picture, and why.
#[derive(Debug, Default)]
pub struct Missing {
    characters: BTreeSet<char>,
    /// How many lack characters.
    charts: usize,
    /// Charts that cannot be drawn, by name.
    others: BTreeMap<&'static str, String>,
}

/// A text in another script lacks nearly all its characters; a few show which script it is.
const NAMED: usize = 3;

impl Missing {
    fn add(&mut self, chart: &Chart, reason: NoPicture) {
        match reason {
            NoPicture::Character(character) => {
                self.characters.insert(character);
                self.charts += 1;
            }
            NoPicture::Drawing(reason) => {
                self.others.insert(chart.name, reason);
            }
        }
    }

    /// Lines for who builds the site.
    pub fn notes(&self) -> Vec<String> {
        let mut notes: Vec<String> = self.others.iter().map(|(name, reason)| format!("no PNG for `{name}`: {reason}")).collect();
        if self.charts > 0 {
            let named: Vec<String> = self.characters.iter().take(NAMED).map(|character| format!("`{character}`")).collect();
            let charts = if self.charts == 1 { "chart" } else { "charts" };
            notes.push(format!("no PNG for {} {charts}: the font has no {}", self.charts, named.join(", ")));
        }
        notes
    }
}
