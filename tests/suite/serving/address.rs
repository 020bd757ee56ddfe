//! Where the server listens.

use std::io::{Read, Write};
use std::net::{TcpListener, TcpStream};
use std::sync::Arc;

use gapmap::serve::{self, Address, DEFAULT_PORT, Hub, Settings, Wanted};

use super::{Server, small_site, snapshot};

fn exactly(host: &str, port: u16) -> Address {
    Address { host: host.to_owned(), port: Wanted::Exactly(port) }
}

#[test]
fn a_port_that_was_asked_for_and_is_taken_is_an_error() {
    let other = TcpListener::bind("127.0.0.1:0").expect("a free port");
    let port = other.local_addr().expect("an address").port();
    let error = serve::bind(&exactly("localhost", port)).expect_err("taken").to_string();
    assert!(error.contains(&format!("port {port} is in use")) && error.contains("leave out `--port`"), "{error}");
}

#[test]
fn without_a_wish_the_next_free_port_is_taken() {
    let first = serve::bind(&Address::default()).expect("a free port");
    let second = serve::bind(&Address::default()).expect("another");
    for port in [first.port(), second.port()] {
        assert!((DEFAULT_PORT..DEFAULT_PORT + 20).contains(&port), "{port}");
    }
    assert_ne!(first.port(), second.port());
    assert_eq!(second.address(), format!("http://localhost:{}", second.port()));
}

#[test]
fn localhost_is_both_of_its_addresses() {
    let server = Server::plain("/");
    let mut answered = 0;
    for address in ["127.0.0.1", "::1"] {
        // A machine without IPv6 has nothing to ask.
        let Ok(mut stream) = TcpStream::connect((address, server.port)) else {
            assert!(TcpListener::bind((address, 0)).is_err(), "{address} does not answer");
            continue;
        };
        let host = if address == "::1" { "[::1]" } else { address };
        write!(stream, "GET / HTTP/1.1\r\nHost: {host}:{}\r\nConnection: close\r\n\r\n", server.port).expect("sent");
        let mut answer = String::new();
        stream.read_to_string(&mut answer).expect("an answer");
        assert!(answer.starts_with("HTTP/1.1 200"), "{answer}");
        answered += 1;
    }
    assert!(answered > 0);
}

#[test]
fn only_what_others_can_reach_has_addresses_in_the_network() {
    let local = serve::bind(&exactly("localhost", 0)).expect("a free port");
    assert!(!local.is_open() && local.addresses_in_network().is_empty());
    let four = serve::bind(&exactly("127.0.0.1", 0)).expect("a free port");
    assert_eq!((four.is_open(), four.address()), (false, format!("http://127.0.0.1:{}", four.port())));
    let open = serve::bind(&exactly("0.0.0.0", 0)).expect("a free port");
    assert_eq!((open.is_open(), open.address()), (true, format!("http://localhost:{}", open.port())));
    let lan: Vec<String> =
        serve::lan_addresses().iter().filter(|ip| ip.is_ipv4()).map(|ip| format!("http://{ip}:{}", open.port())).collect();
    assert_eq!(open.addresses_in_network(), lan);
    assert!(serve::lan_addresses().iter().all(|ip| !ip.is_loopback()));
}

#[test]
fn in_the_network_addresses_are_answered_and_names_only_if_given() {
    let listener = serve::bind(&exactly("0.0.0.0", 0)).expect("a free port");
    let (port, stop) = (listener.port(), listener.stop());
    let hub = Arc::new(Hub::new(snapshot(1, small_site())));
    let serving = std::thread::spawn(move || listener.serve(hub, Settings::default()));
    for (host, status) in [("192.168.1.7", "200"), ("localhost", "200"), ("evil.example", "421")] {
        let mut stream = TcpStream::connect(("127.0.0.1", port)).expect("a connection");
        write!(stream, "GET / HTTP/1.1\r\nHost: {host}:{port}\r\nConnection: close\r\n\r\n").expect("sent");
        let mut answer = String::new();
        stream.read_to_string(&mut answer).expect("an answer");
        assert!(answer.starts_with(&format!("HTTP/1.1 {status}")), "{host}: {answer}");
    }
    stop.stop();
    serving.join().expect("no panic").expect("no error");
}

#[test]
fn a_host_that_is_not_this_machine_is_an_error() {
    let error = serve::bind(&exactly("192.0.2.1", 0)).expect_err("not ours").to_string();
    assert!(error.starts_with("cannot listen on 192.0.2.1: "), "{error}");
}

#[test]
fn a_stopped_server_frees_its_port_and_ends_streams() {
    let server = Server::live("/");
    let mut stream = server.events("/_gapmap/events?page=index.html");
    stream.news();
    let port = server.port;
    drop(server);
    assert!(stream.is_over());
    serve::bind(&exactly("localhost", port)).expect("free again");
}
