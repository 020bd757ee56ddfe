//! Who gets an answer.

use gapmap::serve::Limits;

use super::{Server, small_site, snapshot};

#[test]
fn a_foreign_name_that_points_here_gets_nothing() {
    let server = Server::live("/");
    for host in ["evil.example", "localhost.evil.example:80", "192.168.1.7", "127.0.0.1.nip.example", "0.0.0.0"] {
        for target in ["/", "/_gapmap/events?page=index.html", "/_gapmap/live.js", "/missing"] {
            let reply = server.send(&format!("GET {target} HTTP/1.1\nHost: {host}"));
            assert_eq!((reply.status, reply.header("content-type")), (421, "text/plain; charset=utf-8"), "{host} {target}");
            assert!(reply.text().contains("--host"), "{}", reply.text());
        }
    }
    for host in ["localhost", "127.0.0.1", "[::1]", "LocalHost", &format!("localhost:{}", server.port)] {
        assert_eq!(server.send(&format!("GET / HTTP/1.1\nHost: {host}")).status, 200, "{host}");
    }
    assert_eq!(server.send("GET / HTTP/1.1\nX: y").status, 400, "without Host");
    assert_eq!(server.send("GET / HTTP/1.1\nHost: localhost\nHost: evil.example").status, 400, "two Hosts");
    assert_eq!(server.send("GET http://evil.example/ HTTP/1.1\nHost: localhost").status, 400, "as to a proxy");
    assert_eq!(server.send("CONNECT evil.example:443 HTTP/1.1\nHost: localhost").status, 400, "CONNECT");
}

#[test]
fn a_page_elsewhere_can_link_here_and_nothing_else() {
    let server = Server::live("/");
    let status = |target: &str, lines: &str| {
        server.send(&format!("GET {target} HTTP/1.1\nHost: localhost:{}\n{lines}", server.port)).status
    };
    let events = "/_gapmap/events?page=index.html";
    for origin in ["http://evil.example", "null", "http://localhost:3000", "https://localhost", "file://"] {
        assert_eq!(
            (status("/", &format!("Origin: {origin}")), status(events, &format!("Origin: {origin}"))),
            (403, 403),
            "{origin}"
        );
    }
    assert_eq!(status("/", &format!("Origin: http://localhost:{}", server.port)), 200);
    let fetch =
        |site: &str, mode: &str, dest: &str| format!("Sec-Fetch-Site: {site}\nSec-Fetch-Mode: {mode}\nSec-Fetch-Dest: {dest}");
    assert_eq!(status("/", &fetch("cross-site", "navigate", "document")), 200);
    assert_eq!(status("/", &fetch("cross-site", "navigate", "iframe")), 403);
    assert_eq!(status("/assets/report.js", &fetch("cross-site", "no-cors", "script")), 403);
    assert_eq!(status("/assets/report.js", &fetch("same-origin", "no-cors", "script")), 200);
    assert_eq!(status("/", &fetch("none", "navigate", "document")), 200);
}

#[test]
fn a_refusal_is_not_a_page_and_grants_nothing() {
    let server = Server::start(snapshot(1, small_site()), "/", false, Limits::default());
    let reply =
        server.send("OPTIONS / HTTP/1.1\nHost: localhost\nOrigin: http://evil.example\nAccess-Control-Request-Method: GET");
    assert_eq!((reply.status, reply.header("cache-control")), (403, "no-store"));
    assert!(reply.headers.keys().all(|name| !name.starts_with("access-control")), "{reply:?}");
}
