//! How wide text will be, where it breaks, and how it is escaped.
//!
//! No font is loaded: widths come from a small table for Inter, which is wider than the usual fallbacks, so
//! text that fits by the table fits in them too.

/// The width of one line of text in pixels.
pub fn width(text: &str, size: f64, strong: bool) -> f64 {
    let em: f64 = text.chars().map(advance).sum();
    em * size * if strong { 1.06 } else { 1.0 }
}

/// Text to be broken into lines.
#[derive(Debug, Clone, Copy)]
pub struct Fit {
    /// The width of a line in pixels.
    pub width: f64,
    /// The font size in pixels.
    pub size: f64,
    /// Whether the text is semi-bold.
    pub strong: bool,
    /// The number of lines allowed; what does not fit ends in an ellipsis.
    pub lines: usize,
}

impl Fit {
    fn holds(&self, text: &str) -> bool {
        width(text, self.size, self.strong) <= self.width
    }
}

/// Breaks text into lines at spaces, after hyphens and slashes, and inside words that are longer than a line.
pub fn wrap(text: &str, fit: &Fit) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for piece in pieces(text, fit) {
        match lines.last_mut() {
            Some(line) if fit.holds(&format!("{line}{piece}")) => line.push_str(&piece),
            _ => lines.push(piece),
        }
    }
    for line in &mut lines {
        line.truncate(line.trim_end().len());
    }
    shorten(lines, fit)
}

/// One line, cut with an ellipsis where it is too long.
pub fn clip(text: &str, size: f64, strong: bool, width: f64) -> String {
    let fit = Fit { width, size, strong, lines: 1 };
    let words: Vec<&str> = text.split_whitespace().collect();
    let line = words.join(" ");
    if fit.holds(&line) {
        return line;
    }
    ellipsis(&line, &fit)
}

/// Text made safe for element content and attribute values; characters that XML forbids are dropped.
pub fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for character in text.chars() {
        match character {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            '\t' | '\n' | '\r' => out.push(' '),
            '\u{FFFE}' | '\u{FFFF}' => {}
            other if other.is_control() => {}
            other => out.push(other),
        }
    }
    out
}

/// The advance of a character in em.
fn advance(character: char) -> f64 {
    match character {
        'i' | 'j' | 'l' | 'I' | '.' | ',' | ':' | ';' | '\'' | '|' | '!' | '’' | '·' => 0.28,
        ' ' | '(' | ')' | '[' | ']' | 'f' | 't' | 'r' | '/' | '"' | '“' | '”' => 0.37,
        'm' | 'w' | 'M' | 'W' | '%' | '@' | '…' | '—' | 'æ' | 'œ' | 'Æ' | 'Œ' => 0.92,
        '-' | 's' | 'c' | 'k' | 'v' | 'x' | 'y' | 'z' | 'J' => 0.56,
        '\u{0300}'..='\u{036F}' | '\u{200B}'..='\u{200F}' | '\u{FE00}'..='\u{FE0F}' => 0.0,
        '\u{1100}'..='\u{11FF}' | '\u{2E80}'..='\u{FFEF}' | '\u{1F000}'.. => 1.05,
        'A'..='Z' | '&' | '+' | '=' | '<' | '>' | '→' | '–' => 0.7,
        other if other.is_uppercase() => 0.72,
        _ => 0.61,
    }
}

/// The unbreakable pieces of a text, spaces kept at their ends.
fn pieces(text: &str, fit: &Fit) -> Vec<String> {
    let mut pieces = Vec::new();
    for word in text.split_whitespace() {
        for part in word.split_inclusive(['-', '/']) {
            pieces.extend(chop(part, fit));
        }
        if let Some(last) = pieces.last_mut() {
            last.push(' ');
        }
    }
    pieces
}

/// A part that is wider than a line, cut into pieces that are not.
fn chop(part: &str, fit: &Fit) -> Vec<String> {
    if fit.holds(part) {
        return vec![part.to_owned()];
    }
    let mut cut = vec![String::new()];
    for character in part.chars() {
        let Some(line) = cut.last_mut() else { break };
        let hyphen = hyphen(line, character);
        if line.is_empty() || fit.holds(&format!("{line}{character}{hyphen}")) {
            line.push(character);
            continue;
        }
        line.push_str(hyphen);
        cut.push(character.to_string());
    }
    cut
}

/// What ends a piece cut before a character: a hyphen between the letters of scripts that use one.
fn hyphen(line: &str, next: char) -> &'static str {
    let hyphenates = |c: char| c.is_alphabetic() && c < '\u{0500}';
    let between = hyphenates(next) && line.chars().last().is_some_and(hyphenates);
    if between { "-" } else { "" }
}

/// Keeps the lines allowed, the last one ending in an ellipsis if something was lost.
fn shorten(mut lines: Vec<String>, fit: &Fit) -> Vec<String> {
    if lines.len() <= fit.lines {
        return lines;
    }
    lines.truncate(fit.lines);
    if let Some(last) = lines.last_mut() {
        *last = whole_words(last, fit).unwrap_or_else(|| ellipsis(last, fit));
    }
    lines
}

/// The whole words of a line that fit together with an ellipsis, if they fill at least a third of it.
fn whole_words(line: &str, fit: &Fit) -> Option<String> {
    let ends = line.char_indices().filter(|(_, character)| *character == ' ').map(|(at, _)| at);
    let mut cuts: Vec<usize> = ends.collect();
    cuts.push(line.len());
    let kept = cuts.iter().rev().filter_map(|&end| line.get(..end)).find(|kept| fit.holds(&format!("{kept}…")))?;
    let whole = !kept.ends_with('-') && width(kept, fit.size, fit.strong) * 3.0 >= fit.width;
    whole.then(|| format!("{}…", kept.trim_end_matches([' ', ',', '&', '/'])))
}

/// Whether every word fits on a line and all of them in the lines allowed, so that nothing is cut.
pub fn fits(text: &str, fit: &Fit) -> bool {
    let whole = text.split_whitespace().flat_map(|word| word.split_inclusive(['-', '/'])).all(|part| fit.holds(part));
    whole && wrap(text, &Fit { lines: usize::MAX, ..*fit }).len() <= fit.lines
}

/// The longest start of a line that fits together with an ellipsis.
fn ellipsis(line: &str, fit: &Fit) -> String {
    let mut kept = line.trim_end_matches('-').to_owned();
    while !kept.is_empty() && !fit.holds(&format!("{kept}…")) {
        kept.pop();
    }
    format!("{}…", kept.trim_end())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fit(width: f64, lines: usize) -> Fit {
        Fit { width, size: 12.0, strong: false, lines }
    }

    #[test]
    fn text_breaks_at_spaces_hyphens_and_slashes() {
        assert_eq!(wrap("Data & features", &fit(60.0, 2)), ["Data &", "features"]);
        assert_eq!(wrap("Kubernetes-based", &fit(84.0, 2)), ["Kubernetes-", "based"]);
        assert_eq!(wrap("CI/CD", &fit(100.0, 2)), ["CI/CD"]);
        assert_eq!(wrap("", &fit(100.0, 2)), Vec::<String>::new());
    }

    #[test]
    fn every_line_fits_and_lost_text_shows() {
        let long = "Internationalisation of extraordinarily long capability names everywhere";
        for columns in [30.0, 48.0, 75.0, 120.0] {
            let lines = wrap(long, &fit(columns, 2));
            assert!(lines.len() <= 2);
            assert!(lines.iter().all(|l| width(l, 12.0, false) <= columns), "{lines:?}");
            assert!(lines.last().is_some_and(|l| l.ends_with('…')), "{lines:?}");
        }
    }

    #[test]
    fn scripts_without_spaces_break_too() {
        let lines = wrap("模型监控与告警", &fit(40.0, 3));
        assert_eq!(lines.concat(), "模型监控与告警");
        assert_eq!(lines.len(), 3);
    }

    #[test]
    fn a_clipped_line_fits() {
        assert_eq!(clip("short", 12.0, false, 80.0), "short");
        let cut = clip("a rather long label for a bar", 12.0, true, 80.0);
        assert!(cut.ends_with('…') && width(&cut, 12.0, true) <= 80.0, "{cut}");
    }

    #[test]
    fn a_shortened_text_ends_in_a_whole_word() {
        assert_eq!(wrap("Deploy advanced monitoring and alerting", &fit(120.0, 1)), ["Deploy advanced…"]);
        assert!(fits("Advanced Capabilities", &fit(75.0, 2)));
        assert!(!fits("Advanced Capabilities", &fit(75.0, 1)));
        assert!(!fits("Capabilities", &fit(40.0, 2)));
    }

    #[test]
    fn markup_and_forbidden_characters_are_neutralised() {
        assert_eq!(escape("<b a=\"1\">&'"), "&lt;b a=&quot;1&quot;&gt;&amp;&#39;");
        assert_eq!(escape("a\u{0}\u{1b}\u{FFFE}b\nc"), "ab c");
    }
}
