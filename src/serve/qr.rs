//! An address for the telephones in the room.

use qrcode::render::unicode::Dense1x2;
use qrcode::{EcLevel, QrCode};

/// A QR code for the terminal, two modules per character, with the quiet zone around it. Black on white by explicit colours, so that
/// it can be scanned from light and dark terminals; light modules are the ones drawn, so that it also can from a dark one without
/// colours. `None` if the text is too long for any.
#[must_use]
pub fn qr(text: &str) -> Option<String> {
    const WHITE_ON_BLACK: &str = "\u{1b}[38;5;231;48;5;16m";
    const RESET: &str = "\u{1b}[0m";
    let code = QrCode::with_error_correction_level(text, EcLevel::L).ok()?;
    let drawn = code.render().dark_color(Dense1x2::Light).light_color(Dense1x2::Dark).build();
    Some(drawn.lines().map(|line| format!("{WHITE_ON_BLACK}{line}{RESET}\n")).collect())
}

#[cfg(test)]
mod tests {
    use qrcode::Color;

    use super::*;

    /// What a camera sees: a module is dark where nothing is drawn.
    fn seen(drawn: &str) -> Vec<Vec<Color>> {
        let row = |line: &str, light: [char; 2]| {
            line.chars().map(|c| if light.contains(&c) { Color::Light } else { Color::Dark }).collect::<Vec<_>>()
        };
        let lines = drawn.lines().map(|line| line.trim_start_matches("\u{1b}[38;5;231;48;5;16m").trim_end_matches("\u{1b}[0m"));
        lines.flat_map(|line| [row(line, ['█', '▀']), row(line, ['█', '▄'])]).collect()
    }

    #[test]
    fn the_modules_are_those_of_the_code_with_four_light_ones_around() {
        let url = "http://192.168.178.123:4276/repo/";
        let code = QrCode::with_error_correction_level(url, EcLevel::L).expect("short enough");
        let seen = seen(&qr(url).expect("short enough"));
        let (width, quiet) = (code.width(), 4);
        assert!(seen.iter().all(|row| row.len() == width + 2 * quiet) && seen.len() >= width + 2 * quiet);
        for (y, row) in seen.iter().enumerate().take(width + 2 * quiet) {
            for (x, colour) in row.iter().enumerate() {
                let inside = (quiet..quiet + width).contains(&x) && (quiet..quiet + width).contains(&y);
                let wanted = if inside { code[(x - quiet, y - quiet)] } else { Color::Light };
                assert_eq!(*colour, wanted, "{x} {y}");
            }
        }
        assert_eq!(qr(&"x".repeat(5000)), None);
    }
}
