//! Slow clients, and many.

use std::io::{ErrorKind, Read, Write};
use std::net::TcpStream;
use std::sync::Arc;
use std::sync::mpsc::{Sender, channel};
use std::time::Duration;

use gapmap::serve::{Limits, Shelf};

use super::{Server, small_site, snapshot};

const REQUEST: &[u8] = b"GET /assets/report.css HTTP/1.1\r\nHost: localhost\r\n\r\n";

/// Of a request.
const PART: &[u8] = b"GET / HTTP/1.1\r\nHost: localhost\r\nX-";

fn limited(limits: Limits) -> Server {
    Server::start(snapshot(1, small_site()), "/", true, limits)
}

/// Reads until the server closes the connection.
fn ended(stream: &mut TcpStream) -> Vec<u8> {
    let mut rest = Vec::new();
    match stream.read_to_end(&mut rest) {
        Ok(_) => {}
        Err(error) => assert_eq!(error.kind(), ErrorKind::ConnectionReset, "{error}"),
    }
    rest
}

/// How an answer begins, up to its status.
fn answer(stream: &mut TcpStream) -> std::io::Result<[u8; 12]> {
    let mut answer = [0; 12];
    stream.read_exact(&mut answer).map(|()| answer)
}

#[test]
fn who_never_finishes_a_request_is_cut_off() {
    let server = limited(Limits { read: Duration::from_secs(1), ..Limits::default() });
    let [mut silent, mut slow, mut idle] = [b"".as_slice(), PART, REQUEST].map(|part| {
        let mut stream = server.connect();
        // Well above the limit, well below what hyper has by itself.
        stream.set_read_timeout(Some(Duration::from_secs(20))).expect("a timeout");
        stream.write_all(part).expect("sent");
        stream
    });
    assert!(ended(&mut silent).is_empty());
    let answer = ended(&mut slow);
    assert!(answer.is_empty() || answer.starts_with(b"HTTP/1.1 408"), "{}", String::from_utf8_lossy(&answer));
    assert!(ended(&mut idle).ends_with(b"\r\n\r\nassets/report.css"), "an idle connection ends after its answer");
}

#[test]
fn an_open_page_is_not_idle() {
    let server = limited(Limits { read: Duration::from_secs(1), silence: Duration::from_millis(400), ..Limits::default() });
    let mut stream = server.events("/_gapmap/events?page=index.html");
    stream.news();
    for _ in 0..4 {
        assert_eq!(stream.next(), ": nothing new");
    }
}

/// One page, larger than what systems keep for a connection, and who wants to know that it was asked for.
struct Large {
    bytes: Arc<[u8]>,
    asked: Sender<()>,
}

impl Shelf for Large {
    fn has(&self, path: &str) -> bool {
        path == "large.txt"
    }

    fn file(&self, path: &str) -> Option<Result<Arc<[u8]>, String>> {
        let bytes = self.has(path).then(|| Ok(Arc::clone(&self.bytes)));
        self.asked.send(()).expect("the test is there");
        bytes
    }

    fn assets(&self) -> Vec<String> {
        Vec::new()
    }
}

#[test]
fn who_asks_and_does_not_read_is_cut_off_and_holds_no_copy() {
    let large: Arc<[u8]> = vec![b'x'; 64 << 20].into();
    let (asked, was_asked) = channel();
    let site = Large { bytes: Arc::clone(&large), asked };
    let server = Server::start(snapshot(1, site), "/", false, Limits { write: Duration::from_secs(1), ..Limits::default() });
    let mut lazy = server.connect();
    lazy.write_all(b"GET /large.txt HTTP/1.1\r\nHost: localhost\r\n\r\n").expect("sent");
    was_asked.recv().expect("it was asked for");
    // The test's, and the site's.
    while Arc::strong_count(&large) > 2 {
        std::thread::sleep(Duration::from_millis(1));
    }
    assert!(ended(&mut lazy).len() < large.len());
    assert_eq!(server.get("/large.txt").body.len(), large.len(), "who reads gets all of it");
}

#[test]
fn connections_beyond_the_limit_wait_their_turn() {
    let server = limited(Limits { connections: 2, ..Limits::default() });
    let asking = || {
        let mut stream = server.connect();
        stream.write_all(REQUEST).expect("sent");
        stream
    };
    let mut held = [asking(), asking()];
    for stream in &mut held {
        assert_eq!(&answer(stream).expect("an answer"), b"HTTP/1.1 200");
    }
    let mut waiting = asking();
    waiting.set_read_timeout(Some(Duration::from_millis(100))).expect("a timeout");
    assert!(answer(&mut waiting).is_err(), "a third was answered");
    drop(held);
    waiting.set_read_timeout(Some(Duration::from_secs(60))).expect("a timeout");
    assert_eq!(&answer(&mut waiting).expect("an answer"), b"HTTP/1.1 200");
}

#[test]
fn streams_are_fewer_than_connections_so_that_pages_can_be_fetched() {
    let server = limited(Limits { streams: 2, ..Limits::default() });
    let asking = || {
        let mut stream = server.connect();
        stream.write_all(b"GET /_gapmap/events?page=index.html HTTP/1.1\r\nHost: localhost\r\n\r\n").expect("sent");
        let status = answer(&mut stream).expect("an answer");
        (stream, status)
    };
    let (first, second) = (asking(), asking());
    assert_eq!((&first.1, &second.1, &asking().1), (b"HTTP/1.1 200", b"HTTP/1.1 200", b"HTTP/1.1 503"));
    assert_eq!(server.get("/").status, 200);
    drop(first);
    while &asking().1 == b"HTTP/1.1 503" {
        std::thread::sleep(Duration::from_millis(1));
    }
}

#[test]
fn heads_have_a_limit_in_lines_and_bytes() {
    let server = limited(Limits::default());
    let many: String = (0..70).map(|number| format!("\nX-{number}: y")).collect();
    assert_eq!(server.send(&format!("GET / HTTP/1.1\nHost: localhost{many}")).status, 431);
    let mut stream = server.connect();
    let long = format!("GET / HTTP/1.1\r\nHost: localhost\r\nX: {}\r\n\r\n", "y".repeat(20_000));
    stream.write_all(long.as_bytes()).expect("sent");
    let answer = ended(&mut stream);
    assert!(answer.is_empty() || answer.starts_with(b"HTTP/1.1 431"), "{}", String::from_utf8_lossy(&answer));
    assert_eq!(server.get("/").status, 200);
}

#[test]
fn rubbish_ends_the_connection_and_nothing_else() {
    let server = limited(Limits::default());
    for rubbish in [
        "\u{16}\u{3}\u{1}\u{2}\0\u{1}",
        "GET\r\n\r\n",
        "GET / HTTP/9.9\r\n\r\n",
        "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n",
        "\r\n\r\n\r\n x",
    ] {
        let mut stream = server.connect();
        stream.write_all(rubbish.as_bytes()).expect("sent");
        // It may be closed already.
        stream.shutdown(std::net::Shutdown::Write).ok();
        let answer = ended(&mut stream);
        assert!(answer.is_empty() || answer.starts_with(b"HTTP/1.1 4"), "{rubbish:?}: {}", String::from_utf8_lossy(&answer));
    }
    assert_eq!(server.get("/").status, 200);
}
