//! Every link inside the site leads somewhere, every id is there once.

use std::collections::BTreeSet;

/// What links can lead to.
pub trait Targets {
    /// Whether there is such a file.
    fn has(&self, path: &str) -> bool;

    /// Ids and links of a page; `None` of a page that was not made yet, whose ids nobody knows, and of what is no page.
    fn found(&self, path: &str) -> Option<&Found>;
}

/// Problems of one page in words; empty when all is well.
pub fn check(targets: &impl Targets, path: &str, page: &Found) -> Vec<String> {
    let twice = page.twice.iter().map(|id| format!("{path}: the id `{id}` is used more than once"));
    // A host serves the page for missing addresses at any depth; its links follow the published address.
    let links = page.links.iter().filter(|_| path != "404.html");
    twice.chain(links.filter_map(|link| broken(targets, path, page, link))).collect()
}

/// Ids and link targets of one page.
#[derive(Debug, Default)]
pub struct Found {
    ids: BTreeSet<String>,
    twice: BTreeSet<String>,
    links: BTreeSet<String>,
}

impl Found {
    pub fn of(html: &str) -> Self {
        scan(html)
    }
}

/// Reads the attributes of tags; text between tags, whatever it says, is none.
fn scan(html: &str) -> Found {
    let mut found = Found::default();
    for tag in html.split('<').skip(1).filter_map(|piece| piece.split_once('>')).map(|(tag, _)| tag) {
        for id in values(tag, " id=\"") {
            if !found.ids.insert(id.to_owned()) {
                found.twice.insert(id.to_owned());
            }
        }
        for attribute in [" href=\"", " src=\""] {
            found.links.extend(values(tag, attribute).map(|link| link.replace("&amp;", "&").replace("&#x2F;", "/")));
        }
    }
    found
}

/// The ids of a page.
pub fn ids(html: &str) -> BTreeSet<String> {
    scan(html).ids
}

fn values<'a>(tag: &'a str, attribute: &'a str) -> impl Iterator<Item = &'a str> {
    tag.split(attribute).skip(1).filter_map(|rest| rest.split('"').next())
}

fn broken(targets: &impl Targets, from: &str, page: &Found, link: &str) -> Option<String> {
    let outside = ["http://", "https://", "mailto:", "data:"].iter().any(|scheme| link.to_ascii_lowercase().starts_with(scheme));
    if outside || link == "#" {
        return None;
    }
    let (path, anchor) = link.split_once('#').unwrap_or((link, ""));
    let path = path.split('?').next().unwrap_or(path);
    let target = if path.is_empty() { Some(from.to_owned()) } else { resolve(from, path) };
    let Some(target) = target.filter(|target| target == from || targets.has(target)) else {
        return Some(format!("{from}: the link `{link}` leads nowhere"));
    };
    let there = if target == from { Some(page) } else { targets.found(&target) };
    let known = anchor.is_empty() || there.is_none_or(|page| page.ids.contains(anchor));
    (!known).then(|| format!("{from}: `{link}` points to an id that {target} does not have"))
}

/// The path a relative link leads to; `None` when it leaves the site.
pub fn resolve(from: &str, link: &str) -> Option<String> {
    if link.starts_with('/') {
        return None;
    }
    let mut parts: Vec<&str> = from.split('/').collect();
    parts.pop();
    for part in link.split('/') {
        match part {
            "" | "." => {}
            ".." => {
                parts.pop()?;
            }
            name => parts.push(name),
        }
    }
    Some(parts.join("/"))
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::*;

    struct Pages(BTreeMap<&'static str, Found>);

    impl Targets for Pages {
        fn has(&self, path: &str) -> bool {
            self.0.contains_key(path)
        }

        fn found(&self, path: &str) -> Option<&Found> {
            self.0.get(path)
        }
    }

    fn problems(pages: &[(&'static str, &str)]) -> Vec<String> {
        let pages = Pages(pages.iter().map(|(path, html)| (*path, Found::of(html))).collect());
        pages.0.iter().flat_map(|(path, page)| check(&pages, path, page)).collect()
    }

    #[test]
    fn prose_about_links_is_no_link() {
        let html = "<p>we use &lt;a href=\"x.html\"&gt; and id=\"main\"</p><main id=\"main\"></main>";
        assert_eq!(problems(&[("index.html", html)]), Vec::<String>::new());
    }

    #[test]
    fn finds_dead_links_missing_ids_and_repeated_ids() {
        let pages = [
            (
                "index.html",
                "<a href=\"d/x.html#there\"></a><a href=\"d/x.html#gone\"></a><a href=\"no.html\"></a><a href=\"https://e.org/\"></a>",
            ),
            (
                "d/x.html",
                "<i id=\"there\"></i><a href=\"../index.html\"></a><a href=\"../../out.html\"></a><b id=\"a\"></b><b id=\"a\"></b>",
            ),
        ];
        let problems = problems(&pages);
        assert_eq!(problems.len(), 4, "{problems:?}");
        assert!(problems.iter().any(|p| p.contains("`a` is used more than once")));
        assert!(problems.iter().any(|p| p.contains("#gone")));
        assert!(problems.iter().any(|p| p.contains("out.html")));
    }
}
