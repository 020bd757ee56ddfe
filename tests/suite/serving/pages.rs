//! Which address gives which file, in which form.

use gapmap::serve::{Limits, Shelf};

use super::{Server, files, page, small_site, snapshot};

fn title(page: &str) -> &str {
    page.split_once("<title>").and_then(|(_, rest)| rest.split_once("</title>")).map_or("", |(title, _)| title)
}

#[test]
fn addresses_answer_as_they_will_on_github_pages() {
    let server = Server::plain("/repo/");
    for (target, status, answer) in [
        ("/repo/", 200, "index.html"),
        ("/repo/?present", 200, "index.html"),
        ("/repo/index.html", 200, "index.html"),
        ("/repo/roadmap", 200, "roadmap.html"),
        ("/repo/team/", 200, "team/index.html"),
        ("/repo/team/d/data%20%26%20more", 200, "team/d/data & more.html"),
        ("/%72epo/roadmap.html", 200, "roadmap.html"),
        ("/repo", 301, "/repo/"),
        ("/repo?a=1", 301, "/repo/?a=1"),
        ("/repo/team", 301, "/repo/team/"),
        ("/repo/team?x=%20", 301, "/repo/team/?x=%20"),
        ("/", 302, "/repo/"),
        ("/repo/missing.html", 404, "404.html"),
        ("/repo/empty/", 404, "404.html"),
        ("/repo/empty", 404, "404.html"),
        ("/repo/roadmap.html/", 404, "404.html"),
        ("/index.html", 404, "There is nothing here"),
        ("/repository/", 404, "There is nothing here"),
    ] {
        let reply = server.get(target);
        let shown = match status {
            301 | 302 => reply.header("location").to_owned(),
            _ => title(reply.text()).to_owned(),
        };
        assert_eq!((reply.status, shown.as_str()), (status, answer), "{target}");
    }
    assert_eq!(Server::plain("/").get("/").body, page("index.html").into_bytes());
}

#[test]
fn without_watching_answers_are_the_bytes_of_the_site() {
    let server = Server::plain("/");
    for (path, bytes) in small_site() {
        let reply = server.get(&format!("/{}", path.replace(' ', "%20")));
        assert_eq!((reply.status, &reply.body), (200, &bytes), "{path}");
    }
    assert_eq!(server.get("/nowhere").body, page("404.html").into_bytes());
    for own in ["/_gapmap/live.js", "/_gapmap/live.css", "/_gapmap/events?page=index.html"] {
        assert_eq!(server.get(own).status, 404, "{own}");
    }
}

#[test]
fn every_file_has_its_type_and_no_answer_is_kept() {
    let types = [
        ("a.html", "text/html; charset=utf-8"),
        ("a.css", "text/css; charset=utf-8"),
        ("a.js", "text/javascript; charset=utf-8"),
        ("a.svg", "image/svg+xml; charset=utf-8"),
        ("a.png", "image/png"),
        ("a.woff2", "font/woff2"),
        ("a.csv", "text/csv; charset=utf-8"),
        ("a.json", "application/json; charset=utf-8"),
        ("a.ics", "text/calendar; charset=utf-8"),
        ("a.mmd", "text/plain; charset=utf-8"),
        ("a.txt", "text/plain; charset=utf-8"),
        ("a.xml", "application/xml; charset=utf-8"),
        ("a.md", "text/markdown; charset=utf-8"),
        ("LICENSE", "application/octet-stream"),
    ];
    let paths = types.map(|(path, _)| path);
    let server = Server::start(snapshot(1, files(&paths)), "/", true, Limits::default());
    let kept = |target: &str| {
        let reply = server.get(target);
        assert_eq!(reply.header("cache-control"), "no-store", "{target}");
        assert_eq!(reply.header("x-content-type-options"), "nosniff", "{target}");
        assert_eq!(reply.header("referrer-policy"), "no-referrer", "{target}");
        assert_eq!(reply.header("cross-origin-resource-policy"), "same-origin", "{target}");
        assert!(reply.header("content-security-policy").contains("frame-ancestors 'none'"), "{target}");
        assert_eq!(reply.header("content-length"), reply.body.len().to_string(), "{target}");
        for absent in ["server", "access-control-allow-origin", "set-cookie", "content-disposition", "etag", "last-modified"] {
            assert!(!reply.headers.contains_key(absent), "{target}: {absent}");
        }
        reply
    };
    for (path, kind) in types {
        assert_eq!(kept(&format!("/{path}")).header("content-type"), kind, "{path}");
    }
    for target in ["/missing", "/%zz", "/_gapmap/live.js", "/_gapmap/live.css", "/_gapmap/notice.css", "/_gapmap/events"] {
        kept(target);
    }
    assert!(server.events("/_gapmap/events?page=a.html").head.contains("cache-control: no-store"));
}

#[test]
fn head_says_what_get_would() {
    let server = Server::live("/repo/");
    for target in ["/repo/", "/repo", "/repo/missing", "/repo/assets/report.css", "/outside"] {
        let get = server.get(target);
        let head = server.send(&format!("HEAD {target} HTTP/1.1\nHost: localhost"));
        assert_eq!((head.status, head.body.len()), (get.status, 0), "{target}");
        let without_date = |mut reply: super::Reply| {
            reply.headers.remove("date");
            reply.headers
        };
        assert_eq!(without_date(head), without_date(get), "{target}");
    }
    let events = server.send("HEAD /repo/_gapmap/events?page=index.html HTTP/1.1\nHost: localhost");
    assert_eq!((events.status, events.header("content-type"), events.body.len()), (200, "text/event-stream", 0));
}

#[test]
fn nothing_can_be_sent_to_the_server() {
    let server = Server::live("/");
    for method in ["POST", "PUT", "DELETE", "OPTIONS", "PATCH", "TRACE", "BREW"] {
        let reply = server.send(&format!("{method} /index.html HTTP/1.1\nHost: localhost"));
        assert_eq!((reply.status, reply.header("allow")), (405, "GET, HEAD"), "{method}");
    }
    for body in ["Content-Length: 4", "Transfer-Encoding: chunked"] {
        let reply = server.send(&format!("GET / HTTP/1.1\nHost: localhost\n{body}"));
        assert_eq!((reply.status, reply.header("connection")), (413, "close"), "{body}");
    }
    assert_eq!(server.send("GET / HTTP/1.1\nHost: localhost\nContent-Length: 0").status, 200);
}

#[test]
fn no_path_leads_out_of_the_site() {
    let server = Server::plain("/repo/");
    for target in [
        "/repo/../Cargo.toml",
        "/repo/../../../../etc/passwd",
        "/repo/%2e%2e/Cargo.toml",
        "/repo/%2e%2e%2f%2e%2e%2fetc%2fpasswd",
        "/repo/..%5c..%5cCargo.toml",
        "/repo/..\\Cargo.toml",
        "/repo/team/../index.html",
        "/repo/./index.html",
        "/repo//index.html",
        "/repo//etc/passwd",
        "/repo/team//index.html",
        "/repo/C:/Windows/win.ini",
        "/repo/%252e%252e/Cargo.toml",
        "/repo/file:///etc/passwd",
        "/repo/team/index.html%20",
        "//repo/index.html",
        "/../repo/index.html",
    ] {
        let reply = server.get(target);
        assert_eq!(reply.status, 404, "{target}");
        assert!(["404.html", "There is nothing here"].iter().any(|title| reply.text().contains(title)), "{target}");
    }
    for broken in ["/repo/%", "/repo/%4", "/repo/%zz", "/repo/index.html%00", "/repo/%ff", "/repo/%C3"] {
        assert_eq!(server.get(broken).status, 400, "{broken}");
    }
    assert_eq!(server.get("//evil.example/%2e%2e").header("location"), "");
}

#[test]
fn a_live_page_is_the_page_and_one_line() {
    let server = Server::live("/repo/");
    let reply = server.get("/repo/team/");
    let line = format!(
        "<link rel=\"stylesheet\" href=\"/repo/_gapmap/live.css\"><script src=\"/repo/_gapmap/live.js\" \
         data-page=\"team/index.html\" data-fingerprint=\"{}\" data-events=\"/repo/_gapmap/events\"></script>\n</head>",
        reply.data("fingerprint")
    );
    assert_eq!(reply.text().matches(&line).count(), 1, "{}", reply.text());
    assert!(reply.text().contains("script-src 'self'; connect-src 'self'"), "{}", reply.text());
    let without = reply.text().replace(&line, "</head>").replacen("; connect-src 'self'", "", 1);
    // The style sheet needs no permission in this page: its policy has no `style-src`, but forbids by default.
    assert_eq!(without.replacen("; style-src 'self'", "", 1), page("team/index.html"));
    assert_eq!(server.get("/repo/assets/report.js").body, b"assets/report.js");
    for own in ["live.js", "live.css"] {
        assert_eq!(server.get(&format!("/repo/_gapmap/{own}")).status, 200, "{own}");
    }
    assert_eq!(server.get("/repo/_gapmap/other").status, 404);
}

#[test]
fn a_fingerprint_is_of_the_page_alone() {
    let (one, other) = (Server::live("/"), Server::live("/repo/"));
    let here = one.get("/roadmap").data("fingerprint").to_owned();
    assert_eq!(here, other.get("/repo/roadmap.html").data("fingerprint"));
    assert_ne!(here, one.get("/").data("fingerprint"));
    assert!(here.len() == 16 && here.chars().all(|c| c.is_ascii_hexdigit()), "{here}");
}

#[test]
fn a_missing_page_is_told_what_was_wanted() {
    let server = Server::live("/repo/");
    let reply = server.get("/repo/team/%22%3E%3Cscript%3E");
    assert_eq!((reply.status, reply.data("page"), reply.data("fingerprint")), (404, "team/&quot;&gt;&lt;script&gt;", ""));
    assert!(reply.text().contains("<body>404.html</body>"));
}

/// A site that cannot be made.
struct Broken;

impl Shelf for Broken {
    fn has(&self, path: &str) -> bool {
        ["wrong.html", "bug.html"].contains(&path)
    }

    fn file(&self, path: &str) -> Option<Result<std::sync::Arc<[u8]>, String>> {
        match path {
            "wrong.html" => Some(Err("base.html:3: <nothing> is \"not\" known".to_owned())),
            "bug.html" => panic!("on purpose"),
            _ => None,
        }
    }

    fn assets(&self) -> Vec<String> {
        Vec::new()
    }
}

#[test]
fn a_page_that_cannot_be_made_says_why_and_the_server_goes_on() {
    let server = Server::start(snapshot(1, Broken), "/", true, Limits::default());
    let wrong = server.get("/wrong");
    assert_eq!((wrong.status, wrong.data("page"), wrong.data("fingerprint")), (500, "wrong.html", ""));
    assert!(wrong.text().contains("<pre>base.html:3: &lt;nothing&gt; is &quot;not&quot; known</pre>"), "{}", wrong.text());
    let bug = server.get("/bug.html");
    assert!(bug.status == 500 && bug.text().contains("bug in gapmap"), "{}", bug.text());
    assert_eq!(server.events("/_gapmap/events?page=bug.html").news()["page"], serde_json::Value::Null);
    assert_eq!(server.get("/other").status, 404);
}
