//! A small grammar for what the commands say.

/// `1 gap`, `2 gaps`.
pub fn counted(count: usize, noun: &str) -> String {
    if count == 1 { format!("1 {noun}") } else { format!("{count} {noun}s") }
}

/// Paragraphs broken at spaces, every line starting with `indent`.
pub fn wrap(text: &str, width: usize, indent: &str) -> String {
    let paragraphs: Vec<String> = text.split("\n\n").map(|paragraph| wrap_paragraph(paragraph, width, indent)).collect();
    paragraphs.join("\n")
}

fn wrap_paragraph(paragraph: &str, width: usize, indent: &str) -> String {
    let mut wrapped = String::new();
    let mut line = String::new();
    for word in paragraph.split_whitespace() {
        if !line.is_empty() && indent.len() + line.chars().count() + 1 + word.chars().count() > width {
            wrapped.push_str(&format!("{indent}{line}\n"));
            line.clear();
        }
        if !line.is_empty() {
            line.push(' ');
        }
        line.push_str(word);
    }
    format!("{wrapped}{indent}{line}\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn breaks_at_spaces_and_keeps_paragraphs() {
        assert_eq!(wrap("one two three\n\nfour", 10, "  "), "  one two\n  three\n\n  four\n");
        assert_eq!(wrap("unbreakable", 4, ""), "unbreakable\n");
    }
}
