//! The server over real sockets, with requests written by hand: what a browser would never send is what matters most.

mod address;
mod events;
mod limits;
mod pages;
mod swap;
mod trust;

use std::collections::BTreeMap;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::sync::Arc;
use std::thread::JoinHandle;
use std::time::Duration;

use gapmap::serve::{self, Address, Hub, Limits, Problems, Settings, Shelf, Snapshot, Stop, Wanted};
use serde_json::Value;

pub const POLICY: &str = "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; script-src 'self'\">";

pub fn page(text: &str) -> String {
    format!("<!doctype html>\n<head>\n{POLICY}\n<title>{text}</title>\n</head>\n<body>{text}</body>\n")
}

/// Pages with their own path as text, other files too.
pub fn files(paths: &[&str]) -> BTreeMap<String, Vec<u8>> {
    let content = |path: &str| if path.ends_with(".html") { page(path) } else { path.to_owned() };
    paths.iter().map(|path| ((*path).to_owned(), content(path).into_bytes())).collect()
}

pub fn small_site() -> BTreeMap<String, Vec<u8>> {
    files(&[
        "index.html",
        "404.html",
        "roadmap.html",
        "team/index.html",
        "team/d/data & more.html",
        "assets/report.css",
        "assets/report.js",
        "empty/file.txt",
    ])
}

pub fn snapshot(number: u64, site: impl Shelf + 'static) -> Snapshot {
    Snapshot { number, site: Some(Arc::new(site)), problems: None, moved: Vec::new() }
}

/// A server of its own for one test, which ends with it.
pub struct Server {
    pub hub: Arc<Hub>,
    pub port: u16,
    stop: Stop,
    thread: Option<JoinHandle<Result<(), serve::Error>>>,
}

impl Server {
    pub fn start(first: Snapshot, base: &str, watch: bool, limits: Limits) -> Server {
        let listener = serve::bind(&Address { port: Wanted::Exactly(0), ..Address::default() }).expect("a free port");
        let (hub, port, stop) = (Arc::new(Hub::new(first)), listener.port(), listener.stop());
        let settings = Settings { base: base.parse().expect("a base"), watch, limits };
        let served = Arc::clone(&hub);
        let thread = Some(std::thread::spawn(move || listener.serve(served, settings)));
        Server { hub, port, stop, thread }
    }

    /// The small site with live pages.
    pub fn live(base: &str) -> Server {
        Server::start(snapshot(1, small_site()), base, true, Limits::default())
    }

    /// The small site as it is.
    pub fn plain(base: &str) -> Server {
        Server::start(snapshot(1, small_site()), base, false, Limits::default())
    }

    pub fn connect(&self) -> TcpStream {
        let stream = TcpStream::connect(("127.0.0.1", self.port)).expect("a connection");
        // Only so that a failing test ends.
        stream.set_read_timeout(Some(Duration::from_secs(60))).expect("a timeout");
        stream
    }

    /// The answer to a request of these lines, without those that end it.
    pub fn send(&self, lines: &str) -> Reply {
        let mut stream = self.connect();
        stream.write_all(format!("{}\r\nConnection: close\r\n\r\n", lines.replace('\n', "\r\n")).as_bytes()).expect("sent");
        let mut answer = Vec::new();
        stream.read_to_end(&mut answer).expect("an answer");
        Reply::parse(&answer)
    }

    pub fn get(&self, target: &str) -> Reply {
        self.send(&format!("GET {target} HTTP/1.1\nHost: localhost:{}", self.port))
    }

    /// The event stream of a page. `target` is everything after the base.
    pub fn events(&self, target: &str) -> Stream {
        let mut stream = self.connect();
        let request = format!("GET {target} HTTP/1.1\r\nHost: localhost:{}\r\n\r\n", self.port);
        stream.write_all(request.as_bytes()).expect("sent");
        let mut lines = BufReader::new(stream);
        let head = head(&mut lines);
        assert!(head.starts_with("HTTP/1.1 200"), "{head}");
        Stream { head, lines }
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        self.stop.stop();
        let ended = self.thread.take().map(JoinHandle::join);
        assert!(matches!(ended, Some(Ok(Ok(())))), "the server ended badly");
    }
}

fn head(lines: &mut impl BufRead) -> String {
    let mut head = String::new();
    while !head.ends_with("\r\n\r\n") {
        assert!(lines.read_line(&mut head).expect("a line") > 0, "the connection ended: {head}");
    }
    head
}

#[derive(Debug)]
pub struct Reply {
    pub status: u16,
    /// Names in small letters.
    pub headers: BTreeMap<String, String>,
    pub body: Vec<u8>,
}

impl Reply {
    fn parse(bytes: &[u8]) -> Reply {
        let end = bytes.windows(4).position(|four| four == b"\r\n\r\n").expect("the end of the head");
        let head = String::from_utf8(bytes[..end].to_vec()).expect("text");
        let mut lines = head.lines();
        let status = lines.next().and_then(|line| line.split(' ').nth(1)?.parse().ok()).expect("a status");
        let header = |line: &str| line.split_once(": ").map(|(name, value)| (name.to_ascii_lowercase(), value.to_owned()));
        Reply { status, headers: lines.filter_map(header).collect(), body: bytes[end + 4..].to_vec() }
    }

    pub fn header(&self, name: &str) -> &str {
        self.headers.get(name).map_or("", String::as_str)
    }

    pub fn text(&self) -> &str {
        std::str::from_utf8(&self.body).expect("text")
    }

    /// The value of an attribute of the script that makes the page live.
    pub fn data(&self, name: &str) -> &str {
        let text = self.text();
        let (_, rest) = text.split_once(&format!(" data-{name}=\"")).unwrap_or_else(|| panic!("no data-{name}"));
        rest.split('"').next().unwrap_or_default()
    }
}

/// An event stream, read as a browser does. Its body comes in chunks.
pub struct Stream {
    pub head: String,
    lines: BufReader<TcpStream>,
}

impl Stream {
    /// The text of the next chunk: an event or a comment.
    pub fn next(&mut self) -> String {
        let mut size = String::new();
        self.lines.read_line(&mut size).expect("a size");
        let size = usize::from_str_radix(size.trim_end(), 16).unwrap_or_else(|_| panic!("not a size: {size}"));
        let mut chunk = vec![0; size + 2];
        self.lines.read_exact(&mut chunk).expect("a chunk");
        String::from_utf8(chunk).expect("text").trim_end().to_owned()
    }

    /// The next news, comments left out.
    pub fn news(&mut self) -> Value {
        loop {
            let chunk = self.next();
            if chunk.contains("event: news") {
                let data = chunk.lines().find_map(|line| line.strip_prefix("data: ")).expect("data");
                return serde_json::from_str(data).expect("JSON");
            }
        }
    }

    /// Whether the server has closed it.
    pub fn is_over(&mut self) -> bool {
        matches!(self.lines.read(&mut [0]), Ok(0) | Err(_))
    }
}

pub fn problems(message: &str) -> Problems {
    let problem = serve::Problem {
        severity: "error",
        code: Some("answer/unknown-capability".to_owned()),
        message: message.to_owned(),
        place: Some("content/team/data.md:12:5".to_owned()),
        snippet: None,
        help: None,
    };
    Problems { errors: 1, warnings: 0, shown: "The last good version is shown.".to_owned(), list: vec![problem] }
}
