//! A drawing as a picture, for slides and mail: light colours, twice the pixels.
//!
//! Texts are set in two fonts that are in the binary, never in those of the machine, so the same drawing gives the same bytes
//! everywhere. A text with a character these fonts lack gives no picture instead of one with holes.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Arc, LazyLock, Mutex, PoisonError};

use resvg::tiny_skia::{Pixmap, Transform};
use resvg::usvg::fontdb::{Database, ID, Source};
use resvg::usvg::{FontResolver, Options, Tree};

use super::css::Palette;
use super::svg::Svg;
use super::text::escape;

/// Pixels of the picture for one of the drawing.
const SCALE: f32 = 2.0;

/// Latin, Greek and Cyrillic; src/chart/fonts/FONTS.md says how they are made.
static PLAIN: &[u8] = include_bytes!("fonts/sans-400.ttf");
static STRONG: &[u8] = include_bytes!("fonts/sans-600.ttf");

/// Text from this weight on is set in the semi-bold font.
const STRONG_FROM: u16 = 500;

/// Why a drawing has no picture.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum NoPicture {
    /// The fonts lack this character.
    Character(char),
    /// It is too large, or cannot be drawn for the reason given.
    Drawing(String),
}

/// The drawing as PNG.
///
/// # Errors
/// When the fonts lack a character of its texts, or it is larger than a picture can be.
pub fn png(svg: &Svg, palette: &Palette) -> Result<Vec<u8>, NoPicture> {
    let missing = Missing::default();
    let tree = Tree::from_str(&svg.printed(palette), &options(&missing)).map_err(unable)?;
    if let Some(character) = missing.all().into_iter().next() {
        return Err(NoPicture::Character(character));
    }
    let size = tree.size().to_int_size().scale_by(SCALE).ok_or_else(|| unable("it has no size"))?;
    let mut picture = Pixmap::new(size.width(), size.height()).ok_or_else(|| unable("it is too large"))?;
    resvg::render(&tree, Transform::from_scale(SCALE, SCALE), &mut picture.as_mut());
    picture.encode_png().map_err(unable)
}

/// The first character of the drawing's texts for which it has no picture, without making one.
#[must_use]
pub fn missing(svg: &Svg) -> Option<char> {
    let texts = svg.texts();
    let unusual: BTreeSet<char> = texts.iter().flat_map(|text| text.chars()).filter(|character| !character.is_ascii()).collect();
    let lacking = lacking(&unusual);
    // A character that is lacking alone may be there together with others, as an accent is with its letter.
    let doubtful: String = texts.into_iter().filter(|text| text.chars().any(|character| lacking.contains(&character))).collect();
    if doubtful.is_empty() { None } else { lack(&doubtful).into_iter().next() }
}

/// Which of these characters lack a glyph of their own in one of the fonts. Every character is tried once.
fn lacking(characters: &BTreeSet<char>) -> BTreeSet<char> {
    static TRIED: LazyLock<Mutex<BTreeMap<char, bool>>> = LazyLock::new(Mutex::default);
    let mut tried = TRIED.lock().unwrap_or_else(PoisonError::into_inner);
    let new: Vec<char> = characters.iter().copied().filter(|character| !tried.contains_key(character)).collect();
    if !new.is_empty() {
        let both = |character: &char| {
            let text = escape(&character.to_string());
            format!("<text>{text}</text><text class=\"c-strong\">{text}</text>")
        };
        let lack = lack(&new.iter().map(both).collect::<String>());
        tried.extend(new.into_iter().map(|character| (character, lack.contains(&character))));
    }
    characters.iter().copied().filter(|character| tried.get(character).copied().unwrap_or(true)).collect()
}

/// The first character that each of these text elements lacks.
fn lack(elements: &str) -> Vec<char> {
    let svg = format!(
        r#"<svg xmlns="http://www.w3.org/2000/svg" width="1" height="1"><style>.c-strong{{font-weight:600}}</style>{elements}</svg>"#
    );
    let missing = Missing::default();
    // Only its texts matter, which are set while it is read.
    drop(Tree::from_str(&svg, &options(&missing)));
    missing.all()
}

/// The characters that the fonts were found to lack, in order.
#[derive(Default)]
struct Missing(Mutex<Vec<char>>);

impl Missing {
    fn add(&self, character: char) {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).push(character);
    }

    fn all(self) -> Vec<char> {
        self.0.into_inner().unwrap_or_else(PoisonError::into_inner)
    }
}

fn unable(reason: impl ToString) -> NoPicture {
    NoPicture::Drawing(reason.to_string())
}

/// The fonts, loaded once.
struct Fonts {
    database: Arc<Database>,
    plain: Option<ID>,
    strong: Option<ID>,
}

static FONTS: LazyLock<Fonts> = LazyLock::new(|| {
    let mut database = Database::new();
    let mut load = |bytes: &'static [u8]| database.load_font_source(Source::Binary(Arc::new(bytes))).first().copied();
    let (plain, strong) = (load(PLAIN), load(STRONG));
    Fonts { database: Arc::new(database), plain, strong }
});

/// Our fonts for any family, and a note of the characters they lack.
fn options(missing: &Missing) -> Options<'_> {
    Options {
        fontdb: Arc::clone(&FONTS.database),
        font_resolver: FontResolver {
            select_font: Box::new(|font, _| if font.weight() < STRONG_FROM { FONTS.plain } else { FONTS.strong }),
            select_fallback: Box::new(|character, _, _| {
                missing.add(character);
                None
            }),
        },
        ..Options::default()
    }
}

#[cfg(test)]
mod tests {
    use super::super::samples;
    use super::*;

    /// Red, green and blue at a place given in pixels of the drawing, margin included.
    fn pixel(picture: &Pixmap, x: f32, y: f32) -> (u8, u8, u8) {
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "places in a small picture")]
        let (x, y) = ((x * SCALE) as u32, (y * SCALE) as u32);
        let colour = picture.pixel(x, y).expect("inside").demultiply();
        (colour.red(), colour.green(), colour.blue())
    }

    fn picture(svg: &Svg) -> Pixmap {
        Pixmap::decode_png(&png(svg, &samples::palette()).expect("a picture")).expect("a PNG")
    }

    fn is_dark((red, _, _): (u8, u8, u8)) -> bool {
        red < 128
    }

    #[test]
    fn every_chart_has_a_picture_with_twice_its_pixels() {
        for (name, svg) in samples::all(720) {
            let (width, height) = svg.size();
            let picture = picture(&svg);
            let expected = (width * 2.0 + 64.0, height * 2.0 + 64.0);
            assert_eq!((f64::from(picture.width()), f64::from(picture.height())), expected, "{name}");
            assert_eq!(pixel(&picture, 1.0, 1.0), (255, 255, 255), "{name}: the light page");
            let dark = picture.pixels().iter().filter(|pixel| pixel.red() < 64).count();
            assert!(dark > 500, "{name}: {dark} dark pixels");
            assert!(picture.pixels().iter().all(|pixel| pixel.alpha() == 255), "{name}: a ground everywhere");
        }
    }

    #[test]
    fn the_same_drawing_gives_the_same_bytes() {
        let (_, svg) = samples::all(720).remove(0);
        assert_eq!(png(&svg, &samples::palette()), png(&svg, &samples::palette()));
    }

    fn drawn(paint: impl FnOnce(&super::super::canvas::Layer<'_>)) -> Pixmap {
        picture(&samples::frame("probe", 300).paint(60.0, paint))
    }

    #[test]
    fn text_is_drawn_and_its_weight_shows() {
        use super::super::canvas::Ink;
        use super::super::class::{Class, Face};
        let amount = |face| {
            let picture = drawn(|page| page.text(Ink::new(Class::Ink).face(face).size(20.0), (10.0, 40.0), "Illness"));
            picture.pixels().iter().filter(|pixel| pixel.red() < 128).count()
        };
        let (plain, strong) = (amount(Face::Plain), amount(Face::Strong));
        assert!(plain > 300 && strong > plain * 11 / 10, "{plain} {strong}");
    }

    #[test]
    fn a_halo_keeps_a_line_away_from_its_text() {
        use super::super::canvas::Ink;
        use super::super::class::{Class, Face};
        let row = |face| {
            let picture = drawn(|page| {
                page.line(Class::Axis, &[(0.0, 36.0), (280.0, 36.0)]);
                page.text(Ink::new(Class::Ink).face(face).size(20.0), (100.0, 40.0), "i i i i i");
            });
            (100_u16..140).filter(|x| !is_dark(pixel(&picture, f32::from(*x) + 16.0, 36.0 + 16.0))).count()
        };
        assert_eq!(row(Face::Plain), 0, "the line runs through");
        assert!(row(Face::Halo) > 10, "white between letter and line");
    }

    #[test]
    fn dashes_and_hatching_have_gaps() {
        use super::super::canvas::Area;
        use super::super::class::Class;
        let picture = drawn(|page| {
            page.line(Class::Target, &[(0.0, 10.0), (280.0, 10.0)]);
            page.area(Class::Hatch, &Area { x: 0.0, y: 20.0, width: 200.0, height: 40.0 });
        });
        let along = |y: f32| (0_u16..200).map(|x| is_dark(pixel(&picture, f32::from(x) + 16.0, y + 16.0))).collect::<Vec<_>>();
        let turns = |row: Vec<bool>| row.windows(2).filter(|pair| pair[0] != pair[1]).count();
        assert!(turns(along(10.0)) > 30, "dashes");
        assert!(turns(along(40.0)) > 40, "hatching");
    }

    #[test]
    fn a_character_without_a_glyph_gives_no_picture() {
        let mut profile = samples::profile();
        for label in ["数据 & models", "بيانات", "ship it 🚀"] {
            profile.axes[1].label = label.to_owned();
            let svg = super::super::radar(&profile, &samples::frame("radar", 720)).expect("a radar");
            let found = png(&svg, &samples::palette()).expect_err("no picture");
            assert!(matches!(&found, NoPicture::Character(found) if label.contains(*found)), "{label}: {found:?}");
            assert_eq!(missing(&svg).map(NoPicture::Character), Some(found), "{label}: known without drawing");
        }
    }

    #[test]
    fn the_scripts_of_europe_and_the_signs_of_charts_have_glyphs() {
        let mut profile = samples::profile();
        profile.axes[1].label = "Größe ‘né’ “œuvre” … → + − ≥ 5 % Łódź İş Ώρα Ёж Việt ✓".to_owned();
        let svg = super::super::radar(&profile, &samples::frame("radar", 720)).expect("a radar");
        assert_eq!((png(&svg, &samples::palette()).err(), missing(&svg)), (None, None));
    }

    #[test]
    fn every_ascii_character_has_glyphs() {
        let printable: String = (' '..='~').map(|character| escape(&character.to_string())).collect();
        assert_eq!(lack(&format!("<text>{printable}</text><text class=\"c-strong\">{printable}</text>")), []);
    }

    #[test]
    fn an_accent_is_there_with_its_letter_and_lacking_without() {
        let drawing = |label: &str| {
            let mut profile = samples::profile();
            profile.axes[1].label = label.to_owned();
            super::super::radar(&profile, &samples::frame("radar", 720)).expect("a radar")
        };
        for label in ["cafe\u{301} 2", "\u{301}\u{20D7}x", "한국", "\u{1112}\u{1161}\u{11AB}"] {
            let svg = drawing(label);
            let picture = png(&svg, &samples::palette());
            assert_eq!(picture.err(), missing(&svg).map(NoPicture::Character), "{label}");
        }
    }
}
