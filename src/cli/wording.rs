//! A small grammar for what the commands say.

/// `1 gap`, `2 gaps`.
pub fn counted(count: usize, noun: &str) -> String {
    if count == 1 { format!("1 {noun}") } else { format!("{count} {noun}s") }
}

/// Paragraphs broken at spaces, every line starting with `indent`.
pub fn wrap(text: &str, width: usize, indent: &str) -> String {
    let paragraphs: Vec<String> = text.split("\n\n").map(|paragraph| hang(paragraph, width, indent, indent)).collect();
    paragraphs.join("\n")
}

/// One paragraph broken at spaces; its first line starts with `first`, the others with `rest`.
pub fn hang(paragraph: &str, width: usize, first: &str, rest: &str) -> String {
    let mut lines = vec![first.to_owned()];
    let mut is_start = true;
    for word in paragraph.split_whitespace() {
        let line = lines.last_mut().filter(|line| is_start || line.chars().count() + 1 + word.chars().count() <= width);
        match line {
            Some(line) => line.push_str(&if is_start { word.to_owned() } else { format!(" {word}") }),
            None => lines.push(format!("{rest}{word}")),
        }
        is_start = false;
    }
    lines.iter().map(|line| format!("{line}\n")).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn breaks_at_spaces_and_keeps_paragraphs() {
        assert_eq!(wrap("one two three\n\nfour", 10, "  "), "  one two\n  three\n\n  four\n");
        assert_eq!(wrap("unbreakable", 4, ""), "unbreakable\n");
        assert_eq!(hang("one two three", 8, "- ", "  "), "- one\n  two\n  three\n");
    }
}
