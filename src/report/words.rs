//! The small grammar of generated sentences: counts, lists, dates.

use jiff::civil::Date;

use crate::exact::Exact;
use crate::rubric::Rubric;

const MONTHS: [&str; 12] =
    ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"];
const SMALL: [&str; 11] = ["no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"];

/// `18 November 2026`.
#[must_use]
pub fn date(date: Date) -> String {
    let month = MONTHS.get(usize::from(date.month().unsigned_abs()) - 1).unwrap_or(&"");
    format!("{} {month} {}", date.day(), date.year())
}

/// `1 gap`, `3 gaps`.
#[must_use]
pub fn count(number: usize, one: &str, many: &str) -> String {
    format!("{number} {}", if number == 1 { one } else { many })
}

/// `one gap`, `three gaps`, `14 gaps`, `no gaps`: for running text.
#[must_use]
pub fn spelled(number: usize, one: &str, many: &str) -> String {
    format!("{} {}", spelled_number(number), if number == 1 { one } else { many })
}

/// `three`, `14`.
#[must_use]
pub fn spelled_number(number: usize) -> String {
    SMALL.get(number).map_or_else(|| number.to_string(), |word| (*word).to_owned())
}

/// `three of five`, `14 of 30`: both numbers in the same form.
#[must_use]
pub fn of(part: usize, whole: usize) -> String {
    match (part, whole) {
        (0, _) => format!("none of {}", if whole < SMALL.len() { spelled_number(whole) } else { whole.to_string() }),
        _ if whole < SMALL.len() => format!("{} of {}", spelled_number(part), spelled_number(whole)),
        _ => format!("{part} of {whole}"),
    }
}

/// `is` or `are`, by the number of things.
#[must_use]
pub fn are(number: usize) -> &'static str {
    if number == 1 { "is" } else { "are" }
}

/// `a, b and c`.
#[must_use]
pub fn list<S: AsRef<str>>(items: &[S]) -> String {
    match items {
        [] => String::new(),
        [one] => one.as_ref().to_owned(),
        [most @ .., last] => {
            let most: Vec<&str> = most.iter().map(AsRef::as_ref).collect();
            format!("{} and {}", most.join(", "), last.as_ref())
        }
    }
}

/// What an answered node is called, one and many, as running text writes it: `capability`, `capabilities`.
#[must_use]
pub fn item_kind(rubric: &Rubric) -> (String, String) {
    let kind = rubric.kinds.values().next_back();
    let plain = |text: &str| text.to_lowercase().replace(['-', '_'], " ");
    kind.map_or_else(|| ("item".to_owned(), "items".to_owned()), |kind| (plain(&kind.name), plain(&kind.plural)))
}

/// The first letter in upper case.
#[must_use]
pub fn sentence(text: &str) -> String {
    let mut chars = text.chars();
    chars.next().map(|first| first.to_uppercase().chain(chars).collect()).unwrap_or_default()
}

/// `3–6`, or `4` when both are the same; in person-weeks.
#[must_use]
pub fn range(from: &Exact, to: &Exact) -> String {
    if from == to { from.to_short(1) } else { format!("{}–{}", from.to_short(1), to.to_short(1)) }
}

/// `67%`, whole, halves up.
#[must_use]
pub fn percent(share: &Exact) -> String {
    format!("{}%", (share * &Exact::from(100i64)).to_fixed(0))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_agree_with_their_nouns() {
        assert_eq!(count(1, "gap", "gaps"), "1 gap");
        assert_eq!(spelled(0, "gap", "gaps"), "no gaps");
        assert_eq!(spelled(3, "gap", "gaps"), "three gaps");
        assert_eq!(of(3, 5), "three of five");
        assert_eq!(of(9, 15), "9 of 15");
        assert_eq!(of(0, 5), "none of five");
        assert_eq!(list(&["a", "b", "c"]), "a, b and c");
    }
}
