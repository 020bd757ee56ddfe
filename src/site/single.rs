//! One self-contained file per assessment, to mail: its page that holds everything, with style sheets, fonts and pictures inside.

use std::collections::BTreeSet;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;

use super::Site;
use super::links::{ids, resolve};

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
            let html = String::from_utf8_lossy(bytes);
            (name, Single { site, path, ids: ids(&html) }.html(&html).into_bytes())
        })
        .collect()
}

struct Single<'a> {
    site: &'a Site,
    /// Of the page, in the site.
    path: &'a str,
    ids: BTreeSet<String>,
}

impl Single<'_> {
    fn html(&self, html: &str) -> String {
        let mut out = String::with_capacity(html.len() + 200_000);
        for piece in pieces(html) {
            match piece.find('>') {
                Some(end) if piece.starts_with('<') => {
                    out.push_str(&self.tag(&piece[..=end]));
                    out.push_str(&piece[end + 1..]);
                }
                _ => out.push_str(piece),
            }
        }
        out
    }

    /// What takes the place of a tag. Scripts, icons and the like go: the file is complete without them.
    fn tag(&self, tag: &str) -> String {
        let name = tag[1..].split(|c: char| c.is_whitespace() || c == '>').next().unwrap_or_default();
        match name {
            "script" | "/script" => String::new(),
            "link" if attribute(tag, "rel") == Some("stylesheet") => self.styles(tag).unwrap_or_default(),
            "link" => String::new(),
            "meta" if attribute(tag, "http-equiv") == Some("Content-Security-Policy") => {
                format!("<meta http-equiv=\"Content-Security-Policy\" content=\"{POLICY}\">")
            }
            "a" => self.link(tag),
            "img" => self.picture(tag),
            _ => tag.to_owned(),
        }
    }

    /// A link to another page leads to the place that holds its content. One to what is not here is none.
    fn link(&self, tag: &str) -> String {
        let Some(href) = attribute(tag, "href") else { return tag.to_owned() };
        let stays = href.starts_with('#') || ["http://", "https://", "mailto:"].iter().any(|scheme| href.starts_with(scheme));
        if stays {
            return tag.to_owned();
        }
        let whole = format!(" href=\"{href}\"");
        tag.replacen(&whole, &self.anchor(href).map(|anchor| format!(" href=\"#{anchor}\"")).unwrap_or_default(), 1)
    }

    fn anchor(&self, href: &str) -> Option<String> {
        let (page, anchor) = href.split_once('#').unwrap_or((href, ""));
        let target = resolve(self.path, page)?;
        let name = target.strip_prefix(self.path.trim_end_matches(PRINT))?.strip_suffix(".html")?;
        let chapter = if target == self.path { "main".to_owned() } else { format!("page-{}", name.replace('/', "-")) };
        [anchor, &chapter].into_iter().find(|id| self.ids.contains(*id)).map(str::to_owned)
    }

    fn picture(&self, tag: &str) -> String {
        let data = attribute(tag, "src").and_then(|src| Some((src, self.data(self.path, src)?)));
        data.map_or_else(
            || tag.to_owned(),
            |(src, data)| tag.replacen(&format!(" src=\"{src}\""), &format!(" src=\"{data}\""), 1),
        )
    }

    /// The style sheet for the same media, with its fonts and pictures as data.
    fn styles(&self, tag: &str) -> Option<String> {
        let path = resolve(self.path, attribute(tag, "href")?)?;
        let css = String::from_utf8_lossy(self.site.get(&path)?).replace("</", "<\\/");
        let media = attribute(tag, "media").map(|media| format!(" media=\"{media}\"")).unwrap_or_default();
        let mut out = format!("<style{media}>");
        let mut rest = css.as_str();
        while let Some((before, after)) = rest.split_once("url(") {
            let Some((name, after)) = after.split_once(')') else { break };
            let data = self.data(&path, name.trim().trim_matches(['"', '\'']));
            out.push_str(&format!("{before}url({})", data.as_deref().unwrap_or(name)));
            rest = after;
        }
        Some(format!("{out}{rest}</style>"))
    }

    /// A file of the site as an address that holds it.
    fn data(&self, from: &str, address: &str) -> Option<String> {
        let path = resolve(from, address)?;
        let kind = match path.rsplit('.').next()? {
            "woff2" => "font/woff2",
            "woff" => "font/woff",
            "ttf" => "font/ttf",
            "svg" => "image/svg+xml",
            "png" => "image/png",
            "jpg" | "jpeg" => "image/jpeg",
            "gif" => "image/gif",
            "webp" => "image/webp",
            "avif" => "image/avif",
            _ => return None,
        };
        Some(format!("data:{kind};base64,{}", STANDARD.encode(self.site.get(&path)?)))
    }
}

/// Pieces that each start with `<`, the text before the first one included.
fn pieces(html: &str) -> impl Iterator<Item = &str> {
    let starts: Vec<usize> = std::iter::once(0).chain(html.match_indices('<').map(|(at, _)| at)).collect();
    let ends: Vec<usize> = starts.iter().skip(1).copied().chain(std::iter::once(html.len())).collect();
    starts.into_iter().zip(ends).map(|(start, end)| &html[start..end])
}

fn attribute<'a>(tag: &'a str, name: &str) -> Option<&'a str> {
    let (_, rest) = tag.split_once(&format!(" {name}=\""))?;
    rest.split('"').next()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// `team.html` from a print page with this body.
    fn single(body: &str) -> String {
        let head = "<meta http-equiv=\"Content-Security-Policy\" content=\"x\"><link rel=\"icon\" href=\"../assets/i.svg\">\
            <link rel=\"stylesheet\" href=\"../assets/a.css\"><link rel=\"stylesheet\" href=\"../assets/p/p.css\" media=\"print\">\
            <script src=\"../assets/a.js\"></script>";
        let site: Site = [
            ("team/print.html", format!("<head>{head}</head>{body}").as_bytes()),
            ("assets/a.css", b"@font-face{src:url(f.woff2)}".as_slice()),
            ("assets/p/p.css", b"p{background:url('../i.svg')}".as_slice()),
            ("assets/f.woff2", b"foo".as_slice()),
            ("assets/i.svg", b"bar".as_slice()),
        ]
        .map(|(path, bytes)| (path.to_owned(), bytes.to_vec()))
        .into();
        String::from_utf8_lossy(&single_files(&site)["team.html"]).into_owned()
    }

    #[test]
    fn the_file_needs_no_other() {
        let file = single("<img alt=\"\" src=\"../assets/i.svg\">");
        assert!(file.contains("<style>@font-face{src:url(data:font/woff2;base64,Zm9v)}</style>"), "{file}");
        assert!(file.contains("<style media=\"print\">p{background:url(data:image/svg+xml;base64,YmFy)}</style>"), "{file}");
        assert!(file.contains("<img alt=\"\" src=\"data:image/svg+xml;base64,YmFy\">"), "{file}");
        assert!(!file.contains("../") && !file.contains("script") && !file.contains("<link"), "{file}");
    }

    #[test]
    fn links_lead_to_the_place_that_holds_the_content() {
        let ids = "<main id=\"main\"><i id=\"page-gaps\"></i><i id=\"page-d-exp\"></i><i id=\"risk-x\"></i></main>";
        let links = [
            ("<a href=\"gaps.html\">", "<a href=\"#page-gaps\">"),
            ("<a href=\"d/exp.html#gone\">", "<a href=\"#page-d-exp\">"),
            ("<a class=\"x\" href=\"risks.html#risk-x\">", "<a class=\"x\" href=\"#risk-x\">"),
            ("<a href=\"print.html\" aria-current=\"page\">", "<a href=\"#main\" aria-current=\"page\">"),
            ("<a class=\"brand\" href=\"../index.html\">", "<a class=\"brand\">"),
            ("<a href=\"data/gaps.csv\">", "<a>"),
            ("<a href=\"https://e.org/gaps.html\">", "<a href=\"https://e.org/gaps.html\">"),
        ];
        for (link, wanted) in links {
            let file = single(&format!("{ids}{link}"));
            assert!(file.ends_with(&format!("{ids}{wanted}")), "{link}: {file}");
        }
    }
}
