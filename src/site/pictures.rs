//! The charts of an assessment as files: SVG, and PNG where the fonts have every character of it.

use std::collections::BTreeSet;
use std::sync::OnceLock;

use serde::Serialize;

use super::Error;
use super::charts::{Chart, Sketch};
use super::leaf::{Leaf, Made};
use crate::chart::{self, NoPicture, Palette, Svg};

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

/// A chart with its files.
#[derive(Debug)]
pub struct Drawing {
    sketch: Sketch,
    chart: Chart,
    missing: OnceLock<Option<char>>,
    svg: Leaf,
    png: Leaf,
}

impl Drawing {
    /// `None` where a sketch gives none.
    pub fn of(sketch: Sketch) -> Option<Self> {
        let chart = sketch.draw()?;
        let (missing, svg, png) = Default::default();
        Some(Drawing { sketch, chart, missing, svg, png })
    }

    pub fn name(&self) -> &'static str {
        self.sketch.name
    }

    pub fn is_of(&self, sketch: &Sketch) -> bool {
        self.sketch == *sketch
    }

    /// The character because of which there is no picture.
    fn missing(&self) -> Option<char> {
        *self.missing.get_or_init(|| chart::missing(&self.chart.wide))
    }

    /// For pages, which can link to those of its files that there are.
    pub fn view(&self) -> ChartView {
        ChartView {
            wide: self.chart.wide.inline(),
            narrow: self.chart.narrow.inline(),
            svg: self.path("svg"),
            png: self.has("png").then(|| self.path("png")),
        }
    }

    fn path(&self, ending: &str) -> String {
        format!("{FOLDER}{}.{ending}", self.name())
    }

    /// Paths of its files below the assessment's folder.
    pub fn paths(&self) -> impl Iterator<Item = String> {
        ["svg", "png"].into_iter().filter(|ending| self.has(ending)).map(|ending| self.path(ending))
    }

    /// Whether there is a file with this ending.
    pub fn has(&self, ending: &str) -> bool {
        ending == "svg" || ending == "png" && self.missing().is_none()
    }

    /// One of its files by the ending of its name. A picture takes as long as many pages.
    pub fn file(&self, ending: &str, palette: &Palette) -> Option<Made> {
        match ending {
            "svg" => Some(self.svg.file(|| Ok(self.chart.wide.standalone(palette).into_bytes()))),
            "png" if self.has("png") => Some(self.png.file(|| self.picture(palette))),
            _ => None,
        }
    }

    fn picture(&self, palette: &Palette) -> Result<Vec<u8>, Error> {
        picture(&self.chart.wide, palette, &self.path("png"))
    }
}

/// The picture of a drawing, to be put at a path.
pub fn picture(drawing: &Svg, palette: &Palette, path: &str) -> Result<Vec<u8>, Error> {
    let in_words = |reason| match reason {
        NoPicture::Character(character) => format!("the font has no `{character}`"),
        NoPicture::Drawing(reason) => reason,
    };
    let cannot = |reason| Error::Picture(format!("cannot draw `{path}`: {}", in_words(reason)));
    chart::png(drawing, palette).map_err(cannot)
}

/// Folder of the files below the assessment's.
pub const FOLDER: &str = "charts/";

/// A text in another script lacks nearly all its characters; a few show which script it is.
const NAMED: usize = 3;

/// A line for who builds the site about the charts that have no picture.
pub fn note<'d>(drawings: impl Iterator<Item = &'d Drawing>) -> Option<String> {
    let missing: Vec<char> = drawings.filter_map(Drawing::missing).collect();
    let characters: BTreeSet<char> = missing.iter().copied().collect();
    let named: Vec<String> = characters.iter().take(NAMED).map(|character| format!("`{character}`")).collect();
    let charts = if missing.len() == 1 { "chart" } else { "charts" };
    (!missing.is_empty()).then(|| format!("no PNG for {} {charts}: the font has no {}", missing.len(), named.join(", ")))
}
