//! From the path of a request to a file of the site, as GitHub Pages does it for the page of a project.

use std::fmt;

use super::Shelf;

/// The path below which the site stands: `/`, or `/repo/` with slashes at both ends.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Base(String);

impl Default for Base {
    fn default() -> Self {
        Base("/".to_owned())
    }
}

impl fmt::Display for Base {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::str::FromStr for Base {
    type Err = String;

    /// Slashes at the ends may be missing. Names are of the characters that need no escaping in an address, so that the base can
    /// stand in pages as it is.
    fn from_str(text: &str) -> Result<Self, String> {
        if matches!(text, "" | "/") {
            return Ok(Base::default());
        }
        let inner = text.strip_prefix('/').unwrap_or(text);
        let inner = inner.strip_suffix('/').unwrap_or(inner);
        let plain = |name: &str| name.chars().all(|c| c.is_ascii_alphanumeric() || "-._~".contains(c));
        match inner.split('/').find(|name| name.is_empty() || matches!(*name, "." | "..") || !plain(name)) {
            Some(_) => Err(format!("`{text}` is not a path like `/repo/`: letters, digits and `-._~` between single slashes")),
            None => Ok(Base(format!("/{inner}/"))),
        }
    }
}

/// Where a path is, seen from the site.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Place<'p> {
    /// Below the base; the rest of the path.
    Inside(&'p str),
    /// The base without its last slash.
    Edge,
    /// `/`, while the site is somewhere below.
    Root,
    Outside,
}

impl Base {
    pub(super) fn place<'p>(&self, path: &'p str) -> Place<'p> {
        match path.strip_prefix(self.0.as_str()) {
            Some(rest) => Place::Inside(rest),
            None if path == "/" => Place::Root,
            None if self.0.strip_suffix('/') == Some(path) => Place::Edge,
            None => Place::Outside,
        }
    }
}

#[derive(Debug, PartialEq, Eq)]
pub(super) enum Found {
    File(String),
    /// A folder with an index.html, asked for without its slash.
    Folder,
    Nothing,
}

/// Only ever looks up, so a path with `..` finds nothing.
pub(super) fn find(site: &dyn Shelf, wanted: &str) -> Found {
    let file = |path: String| if site.has(&path) { Found::File(path) } else { Found::Nothing };
    if wanted.is_empty() || wanted.ends_with('/') {
        return file(format!("{wanted}index.html"));
    }
    match [wanted.to_owned(), format!("{wanted}.html")].into_iter().find(|path| site.has(path)) {
        Some(path) => Found::File(path),
        None if site.has(&format!("{wanted}/index.html")) => Found::Folder,
        None => Found::Nothing,
    }
}

/// With escapes resolved; `None` where one is broken, is a NUL, or the whole is not UTF-8.
pub(super) fn decoded(path: &str) -> Option<String> {
    let mut bytes = Vec::with_capacity(path.len());
    let mut rest = path.as_bytes();
    while let Some((&byte, after)) = rest.split_first() {
        rest = after;
        if byte == b'%' {
            let (digits, after) = rest.split_at_checked(2)?;
            let digit = |at: usize| char::from(digits[at]).to_digit(16);
            bytes.push(u8::try_from(digit(0)? * 16 + digit(1)?).ok()?);
            rest = after;
        } else {
            bytes.push(byte);
        }
    }
    String::from_utf8(bytes).ok().filter(|path| !path.contains('\0'))
}

/// The path with everything escaped that could mean something else in an address.
pub(super) fn encoded(path: &str) -> String {
    let plain = |byte: u8| byte.is_ascii_alphanumeric() || b"-._~/".contains(&byte);
    path.bytes().map(|byte| if plain(byte) { char::from(byte).to_string() } else { format!("%{byte:02X}") }).collect()
}

/// The value of `name` in the query of an address, as forms and `URLSearchParams` write it.
pub(super) fn parameter(query: &str, name: &str) -> Option<String> {
    let value = query.split('&').find_map(|pair| pair.strip_prefix(name)?.strip_prefix('='))?;
    decoded(&value.replace('+', " "))
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::*;

    #[test]
    fn a_base_path_gets_its_slashes_and_nonsense_is_refused() {
        let base = |text: &str| text.parse::<Base>().map(|base| base.to_string()).ok();
        for (text, meant) in [("/", "/"), ("", "/"), ("repo", "/repo/"), ("/repo", "/repo/"), ("/a/b.c/", "/a/b.c/")] {
            assert_eq!(base(text).as_deref(), Some(meant), "{text}");
        }
        for text in ["//", "/a//b/", "/../", "/a b/", "https://x.example/repo/", "/a?b/", "/ä/", "/a\"b/", "\\repo"] {
            assert_eq!(base(text), None, "{text}");
        }
    }

    #[test]
    fn a_path_is_inside_outside_or_at_the_edge() {
        let base: Base = "/repo/".parse().expect("a base");
        assert_eq!(base.place("/repo/a/b.html"), Place::Inside("a/b.html"));
        assert_eq!((base.place("/repo"), base.place("/"), base.place("/repos/")), (Place::Edge, Place::Root, Place::Outside));
        assert_eq!(Base::default().place("/"), Place::Inside(""));
        assert_eq!(Base::default().place("//a"), Place::Inside("/a"));
    }

    #[test]
    fn files_come_before_pages_without_ending_and_those_before_folders() {
        let files = ["index.html", "data", "data.html", "team.html", "team/index.html", "deep/index.html", "empty/a.css"];
        let site: BTreeMap<String, Vec<u8>> = files.iter().map(|path| ((*path).to_owned(), Vec::new())).collect();
        let file = |path: &str| Found::File(path.to_owned());
        let cases = [
            ("", file("index.html")),
            ("index", file("index.html")),
            ("data", file("data")),
            ("team", file("team.html")),
            ("team/", file("team/index.html")),
            ("deep", Found::Folder),
            ("deep/", file("deep/index.html")),
            ("deep/../index.html", Found::Nothing),
            ("/index.html", Found::Nothing),
            ("empty", Found::Nothing),
            ("empty/", Found::Nothing),
            ("team.html/", Found::Nothing),
        ];
        for (path, found) in cases {
            assert_eq!(find(&site, path), found, "{path}");
        }
    }

    #[test]
    fn escapes_are_resolved_once_and_broken_ones_refused() {
        assert_eq!(decoded("/a%20%C3%A4%252e").as_deref(), Some("/a ä%2e"));
        for broken in ["%", "%4", "%zz", "%+1", "%00", "%ff", "a%C3"] {
            assert_eq!(decoded(broken), None, "{broken}");
        }
        assert_eq!(encoded("d/ä b?.html"), "d/%C3%A4%20b%3F.html");
        assert_eq!(parameter("x=1&page=d%2Fa+b.html&y", "page").as_deref(), Some("d/a b.html"));
        assert_eq!(parameter("pages=1", "page"), None);
    }
}
