//! Which two states are asked for.

use super::super::session::Failure;

/// The commit that is checked out.
pub const LAST: &str = "HEAD";

/// Two states, as revisions.
#[derive(Debug, PartialEq, Eq)]
pub struct Range {
    pub base: String,
    /// `None` for the files as they are.
    pub head: Option<String>,
    /// The earlier state is where the two lines of commits parted.
    pub is_from_fork: bool,
}

impl Range {
    /// Reads `A B`, `A..B`, `A...B`, `A` and nothing. What is left out beside dots is the last commit, as for git.
    pub fn of(base: Option<&str>, head: Option<&str>) -> Result<Self, Failure> {
        let Some(base) = base else { return Ok(Range { base: LAST.to_owned(), head: None, is_from_fork: false }) };
        let three = base.split_once("...").map(|(one, other)| (one, other, true));
        let Some((one, other, is_from_fork)) = three.or_else(|| base.split_once("..").map(|(one, other)| (one, other, false)))
        else {
            return Ok(Range { base: base.to_owned(), head: head.map(str::to_owned), is_from_fork: false });
        };
        if let Some(more) = head {
            let help = "`gapmap diff A B` and `gapmap diff A..B` name two";
            return Err(Failure::new(format!("`{base}` names both states, and `{more}` a third")).help(help));
        }
        let named = |text: &str| if text.is_empty() { LAST.to_owned() } else { text.to_owned() };
        Ok(Range { base: named(one), head: Some(named(other)), is_from_fork })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(base: Option<&str>, head: Option<&str>) -> (String, Option<String>, bool) {
        let range = Range::of(base, head).expect("a range");
        (range.base, range.head, range.is_from_fork)
    }

    #[test]
    fn every_form_names_two_states() {
        let named = |base: &str, head: Option<&str>, is_from_fork| (base.to_owned(), head.map(str::to_owned), is_from_fork);
        assert_eq!(read(None, None), named("HEAD", None, false));
        assert_eq!(read(Some("v1"), None), named("v1", None, false));
        assert_eq!(read(Some("v1"), Some("v2")), named("v1", Some("v2"), false));
        assert_eq!(read(Some("v1..v2"), None), named("v1", Some("v2"), false));
        assert_eq!(read(Some("main...HEAD~1"), None), named("main", Some("HEAD~1"), true));
        assert_eq!(read(Some("..v2"), None), named("HEAD", Some("v2"), false));
        assert_eq!(read(Some("main..."), None), named("main", Some("HEAD"), true));
        assert!(Range::of(Some("a..b"), Some("c")).is_err());
    }
}
