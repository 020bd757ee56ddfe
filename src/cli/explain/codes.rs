//! Diagnostics in words.

use crate::cli::session::Failure;
use crate::cli::table::{Align, table};
use crate::cli::wording::wrap;
use crate::diagnostics::{Code, codes, did_you_mean};

const WIDTH: usize = 80;

/// Every code, by family.
pub fn all() -> String {
    let codes = codes::all();
    let mut families: Vec<&str> = Vec::new();
    for family in codes.iter().map(|code| family_of(code)) {
        if !families.contains(&family) {
            families.push(family);
        }
    }
    let texts: Vec<String> = families.iter().map(|family| of_family(&codes, family)).collect();
    format!("{}\n`gapmap explain CODE` tells more about one of them.\n", texts.join("\n"))
}

/// The text of a code, or the codes of a family.
pub fn text(typed: &str) -> Option<String> {
    if let Some(code) = codes::find(typed) {
        return Some(one(code));
    }
    let codes = codes::all();
    codes.iter().any(|code| family_of(code) == typed).then(|| of_family(&codes, typed))
}

pub fn unknown(typed: &str) -> Failure {
    Failure::new(format!("there is no diagnostic `{typed}`"))
        .help("`gapmap explain` lists every diagnostic")
        .help_if(nearest(typed))
}

pub fn nearest(typed: &str) -> Option<String> {
    let codes = codes::all();
    let names = codes.iter().flat_map(|code| [code.slug, family_of(code), name_of(code)]);
    did_you_mean(typed, names).map(|meant| meant.to_string())
}

fn one(code: &Code) -> String {
    format!("{}[{}]: {}\n\n{}", code.severity, code.slug, code.title, wrap(code.explanation, WIDTH, ""))
}

fn of_family(codes: &[&Code], family: &str) -> String {
    let row = |code: &&Code| vec![code.slug.to_owned(), code.severity.to_string(), code.title.to_owned()];
    let rows: Vec<Vec<String>> = codes.iter().filter(|code| family_of(code) == family).map(row).collect();
    format!("{family}\n{}", table(&[Align::Left, Align::Left, Align::Left], &rows, "  "))
}

fn family_of(code: &Code) -> &'static str {
    code.slug.split('/').next().unwrap_or(code.slug)
}

fn name_of(code: &Code) -> &'static str {
    code.slug.split('/').next_back().unwrap_or(code.slug)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_every_code_once() {
        let text = all();
        for code in codes::all() {
            assert_eq!(text.matches(&format!("  {} ", code.slug)).count(), 1, "{}", code.slug);
        }
    }

    #[test]
    fn explains_a_code_and_a_family() {
        assert!(text("yaml/syntax").is_some_and(|text| text.starts_with("error[yaml/syntax]: ")));
        assert!(text("yaml").is_some_and(|text| text.contains("yaml/duplicate-key")));
        assert_eq!(text("nothing/such"), None);
        assert_eq!(nearest("yaml/sintax").as_deref(), Some("did you mean `yaml/syntax`?"));
    }
}
