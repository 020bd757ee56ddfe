//! `gapmap serve --watch` as a process, and somebody who asks it for pages.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::Duration;

/// Only so that what never comes ends a test.
const PATIENCE: Duration = Duration::from_secs(60);

/// A server that ends with it.
pub struct Served {
    process: Child,
    pub port: u16,
}

impl Served {
    /// Serves the workspace in a folder, and returns when it says where.
    pub fn start(folder: &Path) -> Self {
        let mut command = Command::new(env!("CARGO_BIN_EXE_gapmap"));
        command.arg("-C").arg(folder).args(["serve", "--watch", "--port", "0"]);
        let mut process = command.stdin(Stdio::null()).stderr(Stdio::piped()).spawn().expect("the binary runs");
        let mut said = BufReader::new(process.stderr.take().expect("what it says"));
        let mut line = String::new();
        let port = loop {
            line.clear();
            assert!(said.read_line(&mut line).expect("a line") > 0, "it ended");
            if let Some((_, rest)) = line.split_once("http://localhost:") {
                let digits: String = rest.chars().take_while(char::is_ascii_digit).collect();
                break digits.parse().expect("a port");
            }
        };
        // What nobody reads would block it in the end.
        std::thread::spawn(move || std::io::copy(&mut said, &mut std::io::sink()));
        Served { process, port }
    }

    pub fn client(&self) -> Client {
        Client(BufReader::new(self.connect()), self.port)
    }

    /// The news of a page.
    pub fn news(&self, page: &str) -> News {
        let mut stream = self.connect();
        ask(&mut stream, self.port, &format!("_gapmap/events?page={page}"));
        let mut lines = BufReader::new(stream);
        let head = head(&mut lines);
        assert!(head.starts_with("HTTP/1.1 200"), "{head}");
        News(lines)
    }

    fn connect(&self) -> TcpStream {
        let stream = TcpStream::connect(("127.0.0.1", self.port)).expect("a connection");
        stream.set_read_timeout(Some(PATIENCE)).expect("a timeout");
        stream.set_nodelay(true).expect("no delay");
        stream
    }
}

impl Drop for Served {
    fn drop(&mut self) {
        self.process.kill().ok();
        self.process.wait().ok();
    }
}

/// Keeps one connection, as browsers do.
pub struct Client(BufReader<TcpStream>, u16);

pub struct Reply {
    pub status: u16,
    pub body: Vec<u8>,
}

impl Client {
    /// The answer, with as many bytes as it said it would have.
    pub fn get(&mut self, path: &str) -> Reply {
        ask(self.0.get_mut(), self.1, path);
        let head = head(&mut self.0);
        let status = head.split(' ').nth(1).and_then(|status| status.parse().ok()).expect("a status");
        let length = head.lines().find_map(|line| line.to_ascii_lowercase().strip_prefix("content-length: ")?.parse().ok());
        let mut body = vec![0; length.expect("a length")];
        self.0.read_exact(&mut body).expect("the whole answer");
        Reply { status, body }
    }
}

/// An event stream.
pub struct News(BufReader<TcpStream>);

impl News {
    /// The next news, as JSON.
    pub fn next(&mut self) -> String {
        let mut line = String::new();
        loop {
            line.clear();
            assert!(self.0.read_line(&mut line).expect("news") > 0, "the stream ended");
            if let Some(data) = line.strip_prefix("data: ") {
                return data.to_owned();
            }
        }
    }
}

fn ask(stream: &mut TcpStream, port: u16, path: &str) {
    let request = format!("GET /{path} HTTP/1.1\r\nHost: localhost:{port}\r\n\r\n");
    stream.write_all(request.as_bytes()).expect("sent");
}

fn head(lines: &mut impl BufRead) -> String {
    let mut head = String::new();
    while !head.ends_with("\r\n\r\n") {
        assert!(lines.read_line(&mut head).expect("a line") > 0, "the connection ended: {head}");
    }
    head
}
