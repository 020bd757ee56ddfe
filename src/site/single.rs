//! One self-contained file per assessment, to mail: its page that holds everything, with style sheets and fonts inside.

use std::fmt::Write as _;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;

use super::Site;

/// The page of an assessment that holds everything.
pub const PRINT: &str = "print.html";
/// The policy that forbids it all but what it carries.
const POLICY: &str =
    "default-src 'none'; style-src 'unsafe-inline'; img-src data:; font-src data:; base-uri 'none'; form-action 'none'";

/// From a rendered site: for every assessment one HTML file that needs no other. `print.html` becomes `report.html`,
/// `team/print.html` becomes `team.html`.
#[must_use]
pub fn single_files(site: &Site) -> Site {
    let pages = site.iter().filter(|(path, _)| path.rsplit('/').next() == Some(PRINT));
    pages
        .map(|(path, bytes)| {
            let folder = path.trim_end_matches(PRINT).trim_end_matches('/');
            let name = if folder.is_empty() { "report.html".to_owned() } else { format!("{folder}.html") };
            (name, self_contained(site, &String::from_utf8_lossy(bytes)).into_bytes())
        })
        .collect()
}

fn self_contained(site: &Site, html: &str) -> String {
    let mut out = String::with_capacity(html.len() + 200_000);
    for line in split_tags(html) {
        match Tag::of(line) {
            Tag::Styles(href) => inline_styles(site, href, &mut out),
            Tag::Policy => {
                let _ = write!(out, "<meta http-equiv=\"Content-Security-Policy\" content=\"{POLICY}\">");
            }
            Tag::Dropped => {}
            Tag::Link(before, after) => {
                out.push_str(before);
                out.push('#');
                out.push_str(after);
            }
            Tag::Other => out.push_str(line),
        }
    }
    out
}

/// Pieces that each start with `<`, the text before the first one included.
fn split_tags(html: &str) -> impl Iterator<Item = &str> {
    let starts: Vec<usize> = std::iter::once(0).chain(html.match_indices('<').map(|(at, _)| at)).collect();
    let ends: Vec<usize> = starts.iter().skip(1).copied().chain(std::iter::once(html.len())).collect();
    starts.into_iter().zip(ends).map(|(start, end)| &html[start..end])
}

/// What a tag means for a file that stands alone.
enum Tag<'a> {
    /// A style sheet, by its address.
    Styles(&'a str),
    Policy,
    /// Scripts, icons and the like: the file is complete without them.
    Dropped,
    /// A link to another page or file of the site: what stands before and after the address.
    Link(&'a str, &'a str),
    Other,
}

impl<'a> Tag<'a> {
    fn of(piece: &'a str) -> Self {
        if piece.starts_with("<script") || piece.starts_with("</script") {
            Tag::Dropped
        } else if piece.starts_with("<link ") {
            let href = attribute(piece, "href").unwrap_or_default();
            if piece.contains("rel=\"stylesheet\"") { Tag::Styles(href) } else { Tag::Dropped }
        } else if piece.starts_with("<meta http-equiv=\"Content-Security-Policy\"") {
            Tag::Policy
        } else if piece.starts_with("<a ") {
            Tag::of_link(piece)
        } else {
            Tag::Other
        }
    }

    fn of_link(piece: &'a str) -> Self {
        let Some(href) = attribute(piece, "href") else { return Tag::Other };
        let stays = href.starts_with('#') || ["http://", "https://", "mailto:"].iter().any(|scheme| href.starts_with(scheme));
        match piece.split_once(href) {
            Some((before, after)) if !stays && !href.is_empty() => Tag::Link(before, after),
            _ => Tag::Other,
        }
    }
}

fn attribute<'a>(tag: &'a str, name: &str) -> Option<&'a str> {
    let (_, rest) = tag.split_once(&format!(" {name}=\""))?;
    rest.split('"').next()
}

/// The style sheet with its fonts as data.
fn inline_styles(site: &Site, href: &str, out: &mut String) {
    let path = href.trim_start_matches("../");
    let Some(css) = site.get(path) else { return };
    let css = String::from_utf8_lossy(css).replace("</", "<\\/");
    out.push_str("<style>");
    let mut rest = css.as_str();
    while let Some((before, after)) = rest.split_once("url(") {
        let Some((name, after)) = after.split_once(')') else { break };
        out.push_str(before);
        match site.get(&format!("assets/{}", name.trim_matches(['"', '\'']))) {
            Some(font) => {
                let _ = write!(out, "url(data:font/woff2;base64,{})", STANDARD.encode(font));
            }
            None => {
                let _ = write!(out, "url({name})");
            }
        }
        rest = after;
    }
    out.push_str(rest);
    out.push_str("</style>");
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_file_needs_no_other() {
        let html = "<head><meta http-equiv=\"Content-Security-Policy\" content=\"x\"><link rel=\"stylesheet\" href=\"../assets/a.css\"><script src=\"../assets/a.js\"></script></head><a href=\"gaps.html\">g</a><a href=\"#x\">x</a>";
        let site: Site = [
            ("team/print.html".to_owned(), html.as_bytes().to_vec()),
            ("assets/a.css".to_owned(), b"@font-face{src:url(f.woff2)}".to_vec()),
            ("assets/f.woff2".to_owned(), b"foo".to_vec()),
        ]
        .into();
        let files = single_files(&site);
        let file = String::from_utf8_lossy(&files["team.html"]);
        assert!(file.contains("<style>@font-face{src:url(data:font/woff2;base64,Zm9v)}</style>"), "{file}");
        assert!(
            !file.contains("../")
                && !file.contains("<script")
                && file.contains("<a href=\"#\">g")
                && file.contains("<a href=\"#x\">"),
            "{file}"
        );
    }
}
