//! From byte offsets to lines and columns.

/// A position people read: line and column, both from 1, columns in characters.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Place {
    pub line: usize,
    pub column: usize,
}

/// Where each line of a text starts, in bytes.
#[derive(Debug)]
pub struct LineIndex {
    starts: Vec<usize>,
}

impl LineIndex {
    #[must_use]
    pub fn new(text: &str) -> Self {
        let starts = std::iter::once(0).chain(text.match_indices('\n').map(|(at, _)| at + 1)).collect();
        LineIndex { starts }
    }

    /// The place of a byte offset; offsets past the end or inside a character go to the nearest earlier character.
    #[must_use]
    pub fn place(&self, text: &str, offset: usize) -> Place {
        let offset = floor_char_boundary(text, offset);
        let line = self.starts.partition_point(|start| *start <= offset);
        let start = self.starts[line - 1];
        let before = text[start..offset].trim_start_matches('\u{feff}');
        Place { line, column: before.chars().count() + 1 }
    }
}

fn floor_char_boundary(text: &str, offset: usize) -> usize {
    let mut at = offset.min(text.len());
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    at
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_count_characters_and_ignore_a_byte_order_mark() {
        let text = "\u{feff}aß: 1\nü: 2";
        let index = LineIndex::new(text);
        let at = |needle| index.place(text, text.find(needle).expect("present"));
        assert_eq!(at("1"), Place { line: 1, column: 5 });
        assert_eq!(at("2"), Place { line: 2, column: 4 });
    }

    #[test]
    fn offsets_past_the_end_stay_in_the_file() {
        let index = LineIndex::new("ab");
        assert_eq!(index.place("ab", 99), Place { line: 1, column: 3 });
    }
}
