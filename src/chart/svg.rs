//! A finished drawing, for a page or as a file of its own.

use super::canvas::{self, Layer, Point};
use super::css::Palette;
use super::text::escape;

/// What every chart needs besides its data.
#[derive(Debug, Clone)]
pub struct Frame {
    /// Prefix of every id in the drawing: letters, digits and hyphens, unique on the page.
    pub id: String,
    /// The finding in one line; becomes the accessible name.
    pub title: String,
    /// The values in words; becomes the accessible description.
    pub desc: String,
    /// The width in pixels at which text has its true size. Drawings are laid out for about 720 and about 340.
    pub width: u32,
}

impl Frame {
    /// The width to lay out for: below 240 pixels no chart is legible, so nothing gets narrower.
    pub(super) fn span(&self) -> f64 {
        f64::from(self.width.clamp(240, 2000))
    }

    /// Draws on a page of this frame's width.
    pub(super) fn paint(&self, height: f64, paint: impl FnOnce(&Layer<'_>)) -> Svg {
        self.paint_sized((self.span(), height), paint)
    }

    /// Draws on a page of any size.
    pub(super) fn paint_sized(&self, size: Point, paint: impl FnOnce(&Layer<'_>)) -> Svg {
        let (width, height) = (size.0.ceil(), size.1.ceil().max(1.0));
        Svg {
            id: self.id.clone(),
            title: self.title.clone(),
            desc: self.desc.clone(),
            width,
            height,
            body: canvas::draw(&self.id, (width, height), paint),
        }
    }
}

/// The white space around a drawing that stands alone, in pixels.
const MARGIN: f64 = 16.0;

/// A drawing as SVG.
#[derive(Debug, Clone, PartialEq)]
pub struct Svg {
    id: String,
    title: String,
    desc: String,
    width: f64,
    height: f64,
    body: String,
}

impl Svg {
    /// The accessible name.
    pub fn title(&self) -> &str {
        &self.title
    }

    /// The accessible description.
    pub fn desc(&self) -> &str {
        &self.desc
    }

    /// Width and height in pixels at which text has its true size.
    pub fn size(&self) -> (f64, f64) {
        (self.width, self.height)
    }

    /// The elements with texts, as they are written.
    pub(super) fn texts(&self) -> Vec<&str> {
        let from = |(at, _)| self.body.get(at..);
        let end = |text: &str| text.find("</text>").map(|at| at + "</text>".len());
        let starts = self.body.match_indices("<text").filter_map(from);
        starts.filter_map(|text: &str| text.get(..end(text)?)).collect()
    }

    /// The element for an HTML page: classes only, coloured by the page's style sheet.
    pub fn inline(&self) -> String {
        let (id, width, height) = (escape(&self.id), self.width, self.height);
        let content = self.content();
        format!(r#"<svg class="chart" viewBox="0 0 {width} {height}" role="img" aria-labelledby="{id}-t {id}-d">{content}</svg>"#)
    }

    /// A complete file with its own colours, background and margin, light or dark as its viewer prefers.
    pub fn standalone(&self, palette: &Palette) -> String {
        self.file(&palette.file_css())
    }

    /// The same in light colours only, to make a picture of.
    pub(super) fn printed(&self, palette: &Palette) -> String {
        self.file(&palette.picture_css())
    }

    fn file(&self, css: &str) -> String {
        let (id, content) = (escape(&self.id), self.content());
        let (width, height) = (self.width + 2.0 * MARGIN, self.height + 2.0 * MARGIN);
        let start = -MARGIN;
        format!(
            r#"<?xml version="1.0" encoding="UTF-8"?>
<svg xmlns="http://www.w3.org/2000/svg" class="chart" width="{width}" height="{height}" viewBox="{start} {start} {width} {height}" role="img" aria-labelledby="{id}-t {id}-d"><style>{css}</style><rect class="c-page" x="{start}" y="{start}" width="{width}" height="{height}"/>{content}</svg>
"#
        )
    }

    fn content(&self) -> String {
        let (id, title, desc) = (escape(&self.id), escape(&self.title), escape(&self.desc));
        let (hatching, body) = (self.hatching(), &self.body);
        format!(r#"<title id="{id}-t">{title}</title><desc id="{id}-d">{desc}</desc>{hatching}<g aria-hidden="true">{body}</g>"#)
    }

    /// The pattern behind hatched cells, where there are any.
    fn hatching(&self) -> String {
        let id = escape(&self.id);
        if !self.body.contains("-hatch)") {
            return String::new();
        }
        format!(
            r#"<defs><pattern id="{id}-hatch" width="6" height="6" patternUnits="userSpaceOnUse"><path class="c-hatch-line" d="M-1 7L7 -1M-1 1L1 -1M5 7L7 5"/></pattern></defs>"#
        )
    }
}
