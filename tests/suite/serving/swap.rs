//! While sites are swapped under load.

use std::collections::BTreeMap;
use std::io::{BufReader, Read, Write};
use std::sync::atomic::{AtomicBool, Ordering};

use super::{Server, head, snapshot};
use gapmap::serve::Limits;

/// Long files that consist of the number of their generation, all with the same bytes.
fn generation(number: u64) -> BTreeMap<String, Vec<u8>> {
    let page = format!("<head></head>{}", format!("{number}\n").repeat(20_000));
    ["index.html", "team/index.html", "assets/report.css"].map(|path| (path.to_owned(), page.clone().into_bytes())).into()
}

/// Asks on one connection until told to end; the numbers of the generations seen, in order.
fn poll(server: &Server, target: &str, end: &AtomicBool) -> Vec<u64> {
    let mut lines = BufReader::new(server.connect());
    let mut seen = Vec::new();
    while !end.load(Ordering::Relaxed) {
        write!(lines.get_mut(), "GET {target} HTTP/1.1\r\nHost: localhost\r\n\r\n").expect("sent");
        let head = head(&mut lines);
        assert!(head.starts_with("HTTP/1.1 200 "), "{head}");
        let length = head.lines().find_map(|line| line.strip_prefix("content-length: ")?.parse().ok()).expect("a length");
        let mut body = vec![0; length];
        lines.read_exact(&mut body).expect("the whole page");
        seen.push(whole(&String::from_utf8(body).expect("text")));
    }
    seen
}

/// The one generation that a page is of.
fn whole(page: &str) -> u64 {
    let (_, numbers) = page.split_once("</head>").expect("a head");
    let first = numbers.lines().next().expect("a number");
    assert_eq!(numbers.lines().filter(|line| *line == first).count(), 20_000, "torn");
    first.parse().expect("a number")
}

#[test]
fn clients_see_whole_generations_in_order_and_never_a_gap() {
    let server = Server::start(snapshot(1, generation(1)), "/", true, Limits::default());
    let end = AtomicBool::new(false);
    let mut stream = server.events("/_gapmap/events?page=index.html");
    std::thread::scope(|scope| {
        let clients = ["/", "/team/", "/assets/report.css", "/index"].map(|target| {
            let (server, end) = (&server, &end);
            scope.spawn(move || poll(server, target, end))
        });
        for number in 2..=1000 {
            server.hub.publish(snapshot(number, generation(number)));
        }
        let last = loop {
            let news = stream.news();
            assert_eq!(news["page"], news["assets"]["assets/report.css"], "news of two generations");
            if news["generation"] == 1000 {
                break news;
            }
        };
        assert_eq!(last["page"], server.get("/").data("fingerprint"));
        end.store(true, Ordering::Relaxed);
        for client in clients {
            let seen = client.join().expect("a client without complaint");
            assert!(!seen.is_empty() && seen.is_sorted(), "{seen:?}");
        }
    });
    assert_eq!(whole(server.get("/").text()), 1000);
}
