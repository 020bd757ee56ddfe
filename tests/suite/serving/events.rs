//! What open pages are told.

use std::sync::mpsc::{Receiver, Sender, channel};
use std::sync::{Arc, Mutex};

use gapmap::serve::{Limits, Moved, Shelf, Snapshot};
use serde_json::{Value, json};

use super::{Server, files, problems, small_site, snapshot};

const INDEX: &str = "/_gapmap/events?page=index.html&fingerprint=0";

#[test]
fn a_page_hears_at_once_what_there_is_and_then_of_every_change() {
    let server = Server::live("/");
    let mut stream = server.events(INDEX);
    assert!(stream.head.contains("content-type: text/event-stream\r\n"), "{}", stream.head);
    let first = stream.news();
    let shown = server.get("/").data("fingerprint").to_owned();
    assert_eq!((&first["generation"], &first["page"]), (&json!(1), &json!(shown)));
    let assets: Vec<&String> = first["assets"].as_object().expect("assets").keys().collect();
    assert_eq!(assets, ["assets/report.css", "assets/report.js"]);

    let mut site = small_site();
    site.insert("index.html".to_owned(), b"other".to_vec());
    site.insert("assets/report.css".to_owned(), b"other".to_vec());
    let moved = Moved {
        assessment: "team".to_owned(),
        node: "monitoring".to_owned(),
        name: "Monitoring".to_owned(),
        before: "0.8".to_owned(),
        after: "1.2".to_owned(),
    };
    server.hub.publish(Snapshot { problems: Some(problems("a <b> is wrong")), moved: vec![moved], ..snapshot(2, site) });
    let second = stream.news();
    assert_eq!((&second["generation"], &second["page"]), (&json!(2), &json!(server.get("/").data("fingerprint"))));
    assert_ne!(second["page"], first["page"]);
    assert_ne!(second["assets"]["assets/report.css"], first["assets"]["assets/report.css"]);
    assert_eq!(second["assets"]["assets/report.js"], first["assets"]["assets/report.js"]);
    assert_eq!((&second["problems"]["errors"], &second["problems"]["list"][0]["message"]), (&json!(1), &json!("a <b> is wrong")));
    assert_eq!((&second["moved"][0]["before"], &second["moved"][0]["after"]), (&json!("0.8"), &json!("1.2")));

    server.hub.publish(snapshot(3, small_site()));
    let third = stream.news();
    assert_eq!((&third["page"], &third["problems"], &third["moved"]), (&first["page"], &Value::Null, &json!([])));
}

#[test]
fn an_event_is_what_browsers_read() {
    let server = Server::live("/");
    server.hub.publish(Snapshot { problems: Some(problems("first\nsecond\r\ndata: third\n\n")), ..snapshot(2, small_site()) });
    let event = server.events(INDEX).next();
    let lines: Vec<&str> = event.lines().collect();
    assert_eq!((lines.len(), lines[0], lines[1], &lines[2][..7]), (3, "retry: 500", "event: news", "data: {"));
}

#[test]
fn a_page_that_was_away_catches_up() {
    let server = Server::live("/");
    let old = server.get("/").data("fingerprint").to_owned();
    server.hub.publish(snapshot(2, files(&["other.html"])));
    server.hub.publish(Snapshot { problems: Some(problems("wrong")), ..snapshot(3, files(&["index.html", "new.html"])) });
    let news = server.events(&format!("/_gapmap/events?page=index.html&fingerprint={old}")).news();
    assert_eq!((&news["generation"], &news["page"], &news["problems"]["errors"]), (&json!(3), &json!(old), &json!(1)));
    assert_eq!(server.events(&format!("/_gapmap/events?page=roadmap.html&fingerprint={old}")).news()["page"], Value::Null);
}

#[test]
fn a_page_that_went_away_and_came_back_is_told_both() {
    let server = Server::live("/");
    let mut stream = server.events("/_gapmap/events?page=roadmap.html");
    let there = stream.news();
    server.hub.publish(snapshot(2, files(&["index.html"])));
    assert_eq!(stream.news()["page"], Value::Null);
    server.hub.publish(snapshot(3, small_site()));
    assert_eq!(stream.news()["page"], there["page"]);
}

#[test]
fn a_missing_address_hears_of_the_page_that_answers_it_later() {
    let server = Server::start(snapshot(1, files(&["404.html"])), "/", true, Limits::default());
    for (wanted, path) in
        [("team/", "team/index.html"), ("team", "team/index.html"), ("roadmap", "roadmap.html"), ("", "index.html")]
    {
        server.hub.publish(snapshot(1, files(&["404.html"])));
        let mut stream = server.events(&format!("/_gapmap/events?fingerprint=&page={wanted}"));
        assert_eq!(stream.news()["page"], Value::Null, "{wanted}");
        server.hub.publish(snapshot(2, files(&[path])));
        let page = stream.news()["page"].clone();
        assert_eq!(page, json!(server.get(&format!("/{path}")).data("fingerprint")), "{wanted}");
    }
}

#[test]
fn before_there_is_a_site_every_address_waits_for_it() {
    let nothing = Snapshot { number: 1, site: None, problems: Some(problems("wrong")), moved: Vec::new() };
    let server = Server::start(nothing, "/repo/", true, Limits::default());
    for target in ["/repo/", "/repo/team/d/data.html", "/repo/assets/report.css"] {
        let reply = server.get(target);
        assert_eq!((reply.status, reply.data("fingerprint")), (503, ""), "{target}");
        assert_eq!(reply.data("page"), &target["/repo/".len()..]);
        assert!(reply.text().contains("Nothing to show yet") && reply.text().contains("connect-src 'self'"), "{target}");
    }
    let mut stream = server.events("/repo/_gapmap/events?page=&fingerprint=");
    let first = stream.news();
    assert_eq!((&first["page"], &first["problems"]["errors"], &first["assets"]), (&Value::Null, &json!(1), &json!({})));
    server.hub.publish(snapshot(2, small_site()));
    assert_eq!(stream.news()["page"], json!(server.get("/repo/").data("fingerprint")));
}

/// A site whose page takes as long to make as the test wants.
struct Slow {
    begun: Sender<()>,
    go_on: Mutex<Receiver<()>>,
}

impl Shelf for Slow {
    fn has(&self, path: &str) -> bool {
        path == "index.html"
    }

    fn file(&self, _: &str) -> Option<Result<Arc<[u8]>, String>> {
        self.begun.send(()).expect("the test is there");
        self.go_on.lock().expect("one at a time").recv().expect("the test is there");
        Some(Ok(Arc::from(b"slow".as_slice())))
    }

    fn assets(&self) -> Vec<String> {
        Vec::new()
    }
}

#[test]
fn who_could_not_hear_of_every_change_hears_of_the_last_one() {
    let server = Server::live("/");
    let mut stream = server.events(INDEX);
    stream.news();
    let ((begun, has_begun), (go_on, wait)) = (channel(), channel());
    server.hub.publish(snapshot(2, Slow { begun, go_on: Mutex::new(wait) }));
    has_begun.recv().expect("the page is being made");
    for number in 3..=100 {
        server.hub.publish(snapshot(number, small_site()));
    }
    assert_eq!(server.get("/roadmap.html").status, 200, "others are answered meanwhile");
    go_on.send(()).expect("the page is being made");
    assert_eq!([stream.news(), stream.news()].map(|news| news["generation"].clone()), [json!(2), json!(100)]);
}

#[test]
fn the_maker_knows_which_pages_are_open() {
    let server = Server::live("/");
    assert!(server.hub.open_pages().is_empty());
    let open = |page: &str| {
        let mut stream = server.events(&format!("/_gapmap/events?page={page}"));
        stream.news();
        stream
    };
    let streams = [open("roadmap.html"), open("index.html"), open("team%2Findex.html")];
    let again = open("index.html");
    assert_eq!(server.hub.open_pages(), ["index.html", "roadmap.html", "team/index.html"]);
    drop(streams);
    until(|| server.hub.open_pages() == ["index.html"]);
    drop(again);
    until(|| server.hub.open_pages().is_empty());
}

#[test]
fn silence_is_broken_by_comments() {
    let limits = Limits { silence: std::time::Duration::from_millis(20), ..Limits::default() };
    let server = Server::start(snapshot(1, small_site()), "/", true, limits);
    let mut stream = server.events(INDEX);
    stream.news();
    assert_eq!((stream.next(), stream.next()), (": nothing new".to_owned(), ": nothing new".to_owned()));
    server.hub.publish(snapshot(2, small_site()));
    assert_eq!(stream.news()["generation"], 2);
}

#[test]
fn a_stream_needs_to_know_its_page() {
    let server = Server::live("/");
    for query in ["", "?", "?fingerprint=1", "?page=%zz"] {
        assert_eq!(server.get(&format!("/_gapmap/events{query}")).status, 400, "{query}");
    }
}

#[test]
fn an_old_site_is_let_go() {
    let site = Arc::new(small_site());
    let server = Server::start(
        Snapshot { number: 1, site: Some(site.clone()), problems: None, moved: Vec::new() },
        "/",
        true,
        Limits::default(),
    );
    let mut stream = server.events(INDEX);
    stream.news();
    server.hub.publish(snapshot(2, files(&["index.html"])));
    stream.news();
    until(|| Arc::strong_count(&site) == 1);
}

/// Waits for what happens soon; the test would hang otherwise.
fn until(happened: impl Fn() -> bool) {
    while !happened() {
        std::thread::sleep(std::time::Duration::from_millis(1));
    }
}
