//! What templates can call besides components. Tera does not tell, so this list is kept, and a test asks Tera about each.

/// Our own filters.
pub const OWN_FILTERS: &[&str] = &["href", "t", "th"];

/// Filters that Tera brings.
pub const FILTERS: &[&str] = &[
    "abs",
    "capitalize",
    "default",
    "escape",
    "escape_html",
    "escape_xml",
    "first",
    "float",
    "get",
    "group_by",
    "indent",
    "int",
    "join",
    "keys",
    "last",
    "length",
    "lower",
    "newlines_to_br",
    "nth",
    "pairs",
    "pluralize",
    "replace",
    "reverse",
    "round",
    "safe",
    "sort",
    "split",
    "str",
    "title",
    "trim",
    "trim_end",
    "trim_start",
    "truncate",
    "unique",
    "upper",
    "values",
    "wordcount",
];

/// Tests after `is` that Tera brings.
pub const TESTS: &[&str] = &[
    "array",
    "bool",
    "containing",
    "defined",
    "divisible_by",
    "ending_with",
    "even",
    "float",
    "integer",
    "iterable",
    "map",
    "none",
    "number",
    "odd",
    "starting_with",
    "string",
    "undefined",
];

/// Functions that Tera brings.
pub const FUNCTIONS: &[&str] = &["range", "super", "throw"];

pub(super) fn filters() -> impl Iterator<Item = &'static str> {
    OWN_FILTERS.iter().chain(FILTERS).copied()
}
