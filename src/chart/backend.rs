//! The SVG drawing backend: plotters draws, this writes elements that carry classes instead of colours.
//!
//! One pixel is ten units, because plotters addresses whole units only; numbers leave with one decimal.
//! Nothing here chooses a colour, a font or a layout.

use std::convert::Infallible;
use std::fmt::Write as _;

use plotters_backend::text_anchor::HPos;
use plotters_backend::{
    BackendColor, BackendCoord, BackendStyle, BackendTextStyle, DrawingBackend, DrawingErrorKind, FontFamily,
};

use super::class::Class;
use super::text;

/// Units per pixel.
pub const UNITS: f64 = 10.0;

type Drawn = Result<(), DrawingErrorKind<Infallible>>;

/// Appends SVG elements to a string.
pub struct SvgBackend<'a> {
    body: &'a mut String,
    id: &'a str,
    size: (u32, u32),
}

impl<'a> SvgBackend<'a> {
    /// A backend for a drawing of the given size in units; `id` prefixes every reference to a definition.
    pub fn new(body: &'a mut String, id: &'a str, size: (u32, u32)) -> Self {
        Self { body, id, size }
    }

    fn write(&mut self, element: std::fmt::Arguments<'_>) -> Drawn {
        // Writing to a string cannot fail.
        let _ = self.body.write_fmt(element);
        Ok(())
    }
}

impl DrawingBackend for SvgBackend<'_> {
    type ErrorType = Infallible;

    fn get_size(&self) -> (u32, u32) {
        self.size
    }

    fn ensure_prepared(&mut self) -> Drawn {
        Ok(())
    }

    fn present(&mut self) -> Drawn {
        Ok(())
    }

    fn draw_pixel(&mut self, (x, y): BackendCoord, colour: BackendColor) -> Drawn {
        let (class, x, y) = (class(colour), tenths(x), tenths(y));
        self.write(format_args!(r#"<rect{class} x="{x}" y="{y}" width="0.1" height="0.1"/>"#))
    }

    fn draw_line<S: BackendStyle>(&mut self, from: BackendCoord, to: BackendCoord, style: &S) -> Drawn {
        let class = class(style.color());
        let (x1, y1, x2, y2) = (tenths(from.0), tenths(from.1), tenths(to.0), tenths(to.1));
        self.write(format_args!(r#"<line{class} x1="{x1}" y1="{y1}" x2="{x2}" y2="{y2}"/>"#))
    }

    fn draw_rect<S: BackendStyle>(
        &mut self,
        (left, top): BackendCoord,
        (right, bottom): BackendCoord,
        style: &S,
        _fill: bool,
    ) -> Drawn {
        let class = class(style.color());
        let corner = self.corner(style.color(), bottom - top);
        let (x, y) = (tenths(left), tenths(top));
        let (width, height) = (tenths(right - left), tenths(bottom - top));
        self.write(format_args!(r#"<rect{class} x="{x}" y="{y}" width="{width}" height="{height}"{corner}/>"#))
    }

    fn draw_path<S: BackendStyle, I: IntoIterator<Item = BackendCoord>>(&mut self, path: I, style: &S) -> Drawn {
        let points: Vec<BackendCoord> = path.into_iter().collect();
        if let [from, to] = points[..] {
            return self.draw_line(from, to, style);
        }
        let (class, points) = (class(style.color()), join(&points));
        self.write(format_args!(r#"<polyline{class} fill="none" points="{points}"/>"#))
    }

    fn draw_circle<S: BackendStyle>(&mut self, (x, y): BackendCoord, radius: u32, style: &S, _fill: bool) -> Drawn {
        let class = class(style.color());
        let (x, y) = (tenths(x), tenths(y));
        let radius = tenths(i32::try_from(radius).unwrap_or(i32::MAX));
        self.write(format_args!(r#"<circle{class} cx="{x}" cy="{y}" r="{radius}"/>"#))
    }

    fn fill_polygon<S: BackendStyle, I: IntoIterator<Item = BackendCoord>>(&mut self, vertices: I, style: &S) -> Drawn {
        let points: Vec<BackendCoord> = vertices.into_iter().collect();
        let (class, points) = (class(style.color()), join(&points));
        self.write(format_args!(r#"<polygon{class} points="{points}"/>"#))
    }

    /// Writes text; the position is its baseline, and the vertical anchor is not used.
    fn draw_text<S: BackendTextStyle>(&mut self, text: &str, style: &S, (x, y): BackendCoord) -> Drawn {
        let class = text_class(style);
        let anchor = anchor(style.anchor().h_pos);
        let (x, y, size) = (tenths(x), tenths(y), decimal(style.size()));
        let text = text::escape(text);
        self.write(format_args!(r#"<text{class} x="{x}" y="{y}" font-size="{size}"{anchor}>{text}</text>"#))
    }

    fn estimate_text_size<S: BackendTextStyle>(&self, text: &str, style: &S) -> Result<(u32, u32), DrawingErrorKind<Infallible>> {
        let strong = matches!(style.family(), FontFamily::Name(name) if name.contains("strong"));
        let width = text::width(text, style.size(), strong) * UNITS;
        Ok((units(width), units(style.size() * UNITS)))
    }
}

impl SvgBackend<'_> {
    /// The attributes of a rectangle that its class decides: the corner radius and, for hatching, the pattern.
    fn corner(&self, colour: BackendColor, height: i32) -> String {
        let Some(class) = Class::from_colour(colour.rgb) else {
            return String::new();
        };
        let radius = f64::from(class.radius()).min(f64::from(height) / UNITS / 2.0);
        let mut attributes = String::new();
        if radius > 0.0 {
            attributes = format!(r#" rx="{}""#, decimal(radius));
        }
        if class == Class::Hatch {
            let id = text::escape(self.id);
            attributes.push_str(&format!(r#" fill="url(#{id}-hatch)""#));
        }
        attributes
    }
}

/// A number with at most one decimal.
pub fn decimal(value: f64) -> String {
    tenths(tenths_of(value))
}

/// A pixel value in units, rounded; values that are not finite become zero.
pub fn tenths_of(value: f64) -> i32 {
    #[expect(
        clippy::cast_possible_truncation,
        reason = "the cast saturates and turns NaN into zero, both of which are fine for a coordinate"
    )]
    let units = (value * UNITS).round() as i32;
    units
}

/// Units printed as pixels.
fn tenths(units: i32) -> String {
    let sign = if units < 0 { "-" } else { "" };
    let (whole, part) = (units.unsigned_abs() / 10, units.unsigned_abs() % 10);
    match part {
        0 => format!("{sign}{whole}"),
        _ => format!("{sign}{whole}.{part}"),
    }
}

fn units(value: f64) -> u32 {
    u32::try_from(tenths_of(value / UNITS)).unwrap_or(0)
}

fn join(points: &[BackendCoord]) -> String {
    let pairs: Vec<String> = points.iter().map(|&(x, y)| format!("{},{}", tenths(x), tenths(y))).collect();
    pairs.join(" ")
}

fn class(colour: BackendColor) -> String {
    match Class::from_colour(colour.rgb) {
        Some(class) => format!(r#" class="{}""#, class.name()),
        None => String::new(),
    }
}

fn text_class<S: BackendTextStyle>(style: &S) -> String {
    let colour = Class::from_colour(style.color().rgb).map_or("", Class::name);
    let face = match style.family() {
        FontFamily::Name(name) => name,
        _ => "",
    };
    match format!("{colour} {face}").trim() {
        "" => String::new(),
        names => format!(r#" class="{names}""#),
    }
}

fn anchor(position: HPos) -> &'static str {
    match position {
        HPos::Left => "",
        HPos::Center => r#" text-anchor="middle""#,
        HPos::Right => r#" text-anchor="end""#,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_have_at_most_one_decimal() {
        assert_eq!(decimal(12.0), "12");
        assert_eq!(decimal(12.345), "12.3");
        assert_eq!(decimal(-0.26), "-0.3");
        assert_eq!(decimal(f64::NAN), "0");
    }
}
