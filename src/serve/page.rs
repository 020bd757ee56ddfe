//! Pages on their way to a browser: made live, whatever the theme.

use std::ops::Range;

use super::Base;

/// Paths below the base that are the server's own, not the site's.
pub(super) const OWN: &str = "_gapmap/";

/// The page with one line more, which loads the script of live pages, and with a policy that lets it do its work. Without that line
/// and those permissions the page is what it was.
pub(super) fn live(html: &str, path: &str, fingerprint: &str, base: &Base) -> String {
    let mut html = html.to_owned();
    let policies = policies(&html);
    for range in policies.into_iter().rev() {
        let policy = ["connect-src", "script-src", "style-src"].iter().fold(html[range.clone()].to_owned(), permit);
        html.replace_range(range, &policy);
    }
    html.insert_str(place(&html), &line(path, fingerprint, base));
    html
}

/// What makes a page live: a script that runs before those which change the page, so that it sees the page as it was sent. `path` is what the browser asked for or got, `fingerprint` empty where that is no page of the site.
pub(super) fn line(path: &str, fingerprint: &str, base: &Base) -> String {
    format!(
        "<link rel=\"stylesheet\" href=\"{base}{OWN}live.css\"><script src=\"{base}{OWN}live.js\" data-page=\"{}\" \
         data-fingerprint=\"{fingerprint}\" data-events=\"{base}{OWN}events\"></script>\n",
        escaped(path)
    )
}

/// Safe in text and in attributes.
pub(super) fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

/// At the end of the head; in a page without one, where the body begins or everything ends.
fn place(html: &str) -> usize {
    let lower = html.to_ascii_lowercase();
    let body = || lower.find("<body").and_then(|at| Some(at + lower[at..].find('>')? + 1));
    lower.find("</head>").or_else(body).unwrap_or(html.len())
}

/// Where the policies of the page stand: the content of `<meta http-equiv="Content-Security-Policy">`.
fn policies(html: &str) -> Vec<Range<usize>> {
    const CONTENT: &str = "content=\"";
    let lower = html.to_ascii_lowercase();
    let content = |(start, _)| {
        let tag = &lower[start..start + lower[start..].find('>')?];
        let named = tag.contains("\"content-security-policy\"");
        let from = start + tag.find(CONTENT).filter(|_| named)? + CONTENT.len();
        Some(from..from + lower[from..].find('"')?)
    };
    lower.match_indices("<meta").filter_map(content).collect()
}

/// The policy with `'self'` among the sources of `directive`, if it was not allowed before.
fn permit(policy: String, directive: &&str) -> String {
    let is = |part: &str, name: &str| part.split_ascii_whitespace().next().is_some_and(|word| word.eq_ignore_ascii_case(name));
    let sources = |name: &str| policy.split(';').find(|part| is(part, name)).map(|part| part.split_ascii_whitespace().skip(1));
    let Some(sources) = sources(directive).or_else(|| sources("default-src")) else { return policy };
    let mut sources: Vec<&str> = sources.filter(|source| *source != "'none'").collect();
    if sources.contains(&"'self'") || sources.contains(&"*") {
        return policy;
    }
    sources.push("'self'");
    let permitted = format!(" {directive} {}", sources.join(" "));
    if policy.split(';').any(|part| is(part, directive)) {
        policy.split(';').map(|part| if is(part, directive) { &permitted } else { part }).collect::<Vec<_>>().join(";")
    } else {
        format!("{policy};{permitted}")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const LINE: &str = "<link rel=\"stylesheet\" href=\"/r/_gapmap/live.css\"><script src=\"/r/_gapmap/live.js\" \
                        data-page=\"d/a.html\" data-fingerprint=\"f00\" data-events=\"/r/_gapmap/events\"></script>\n";

    fn made(html: &str) -> String {
        live(html, "d/a.html", "f00", &"/r/".parse().expect("a base"))
    }

    #[test]
    fn a_page_gets_one_line_at_the_end_of_its_head() {
        assert_eq!(made("<head>\n<title>ä</title>\n</head>x"), format!("<head>\n<title>ä</title>\n{LINE}</head>x"));
        assert_eq!(made("<HEAD></HEAD><body>"), format!("<HEAD>{LINE}</HEAD><body>"));
        assert_eq!(made("<body class=\"k\">x</body>"), format!("<body class=\"k\">{LINE}x</body>"));
        assert_eq!(made("just text"), format!("just text{LINE}"));
    }

    #[test]
    fn a_missing_address_is_escaped() {
        let line = line("\"><script>&", "", &Base::default());
        assert!(line.contains("data-page=\"&quot;&gt;&lt;script&gt;&amp;\" data-fingerprint=\"\""), "{line}");
    }

    #[test]
    fn every_policy_of_a_page_permits_what_the_script_needs() {
        let meta = |policy: &str| format!("<meta http-equiv=\"Content-Security-Policy\" content=\"{policy}\">");
        for (policy, permitted) in [
            (
                "default-src 'none'; style-src 'self'; script-src 'self'; base-uri 'none'",
                "default-src 'none'; style-src 'self'; script-src 'self'; base-uri 'none'; connect-src 'self'",
            ),
            ("default-src 'self'", "default-src 'self'"),
            ("img-src 'none'", "img-src 'none'"),
            ("connect-src 'none';script-src *", " connect-src 'self';script-src *"),
            ("connect-src https://a.example", " connect-src https://a.example 'self'"),
            (
                "default-src https://a.example",
                "default-src https://a.example; connect-src https://a.example 'self'; script-src https://a.example 'self'; \
                 style-src https://a.example 'self'",
            ),
        ] {
            let other = "<meta name=\"x\" content=\"default-src 'none'\"></head>";
            let page = format!("{}{}{other}", meta(policy), meta("default-src 'self'"));
            let live = format!("{}{}{}", meta(permitted), meta("default-src 'self'"), other.replace("</head>", ""));
            assert_eq!(made(&page), format!("{live}{LINE}</head>"), "{policy}");
        }
    }
}
