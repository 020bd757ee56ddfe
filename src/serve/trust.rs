//! Who is answered. A server on a laptop is within reach of every web page its user has open; a page elsewhere must get nothing.
//!
//! - The name asked for must be ours. A foreign page can have its own name point to this machine (DNS rebinding) and would then be of
//!   the same origin; but the browser still sends that name. Any port will do, because ports are forwarded (ssh, containers).
//! - `Origin` and `Sec-Fetch-Site`, where the browser sends them, must say that one of our own pages asks. Following a link to here
//!   is the only thing that others may do.

use std::net::{IpAddr, Ipv6Addr};

use hyper::header::{HOST, ORIGIN};
use hyper::{HeaderMap, StatusCode, Uri};

/// Who can reach the server.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Reach {
    /// Whoever is in the network; otherwise programs on this machine.
    pub(super) network: bool,
    /// What the user calls this machine.
    pub(super) host: String,
}

/// Why a request gets no answer, in a sentence.
pub(super) type Refusal = (StatusCode, String);

/// # Errors
/// The refusal.
pub(super) fn admit(uri: &Uri, headers: &HeaderMap, reach: &Reach) -> Result<(), Refusal> {
    let host = host(uri, headers)?;
    let name = name(&host).ok_or_else(|| bad("The Host header is not a name or an address."))?;
    if !is_ours(name, reach) {
        return Err((
            StatusCode::MISDIRECTED_REQUEST,
            format!("This server is not {name}. If that is a name of this machine, start it with `--host {name}`."),
        ));
    }
    let origin = headers.get(ORIGIN).map(|origin| String::from_utf8_lossy(origin.as_bytes()));
    if origin.is_some_and(|origin| !origin.eq_ignore_ascii_case(&format!("http://{host}"))) {
        return Err((StatusCode::FORBIDDEN, "Pages of other origins get nothing from this server.".to_owned()));
    }
    if !from_here(headers) {
        return Err((StatusCode::FORBIDDEN, "Other sites may link to this server, not use what it has.".to_owned()));
    }
    Ok(())
}

fn bad(sentence: &str) -> Refusal {
    (StatusCode::BAD_REQUEST, sentence.to_owned())
}

/// The one Host header. An address with a host of its own is for proxies, which this is not.
fn host(uri: &Uri, headers: &HeaderMap) -> Result<String, Refusal> {
    let mut hosts = headers.get_all(HOST).iter();
    match (hosts.next().and_then(|host| host.to_str().ok()), hosts.next(), uri.authority()) {
        (Some(host), None, None) => Ok(host.to_owned()),
        _ => Err(bad("A request needs one Host header and a path.")),
    }
}

/// Without the port; `None` where this is not `name`, `name:port`, `[address]` or `[address]:port`.
fn name(host: &str) -> Option<&str> {
    let end = if host.starts_with('[') { host.find(']')? + 1 } else { host.find(':').unwrap_or(host.len()) };
    let (name, port) = host.split_at(end);
    let is_port = port.is_empty() || port.strip_prefix(':').is_some_and(|port| port.parse::<u16>().is_ok());
    let is_name = name.starts_with('[') || name.chars().all(|c| c.is_ascii_alphanumeric() || "-._".contains(c));
    (is_port && is_name && !name.is_empty()).then_some(name)
}

/// A name can be pointed anywhere by its owner, an address in digits cannot: whoever is in the network may use any that leads here.
fn is_ours(name: &str, reach: &Reach) -> bool {
    let address = match name.strip_prefix('[').and_then(|name| name.strip_suffix(']')) {
        Some(inner) => inner.parse::<Ipv6Addr>().ok().map(IpAddr::V6),
        None => name.parse().ok(),
    };
    let is_local = name.eq_ignore_ascii_case("localhost") || address.is_some_and(|address| address.is_loopback());
    is_local || name.eq_ignore_ascii_case(&reach.host) || reach.network && address.is_some()
}

/// Whether one of our pages asks, or the user by a link, a bookmark or the address bar. Old browsers do not say.
fn from_here(headers: &HeaderMap) -> bool {
    let said = |name: &str| headers.get(name).map(|value| value.as_bytes());
    match said("sec-fetch-site") {
        None | Some(b"same-origin" | b"none") => true,
        Some(_) => said("sec-fetch-mode") == Some(b"navigate") && said("sec-fetch-dest") == Some(b"document"),
    }
}

#[cfg(test)]
mod tests {
    use hyper::header::HeaderName;

    use super::*;

    fn machine() -> Reach {
        Reach { network: false, host: "localhost".to_owned() }
    }

    fn status(reach: &Reach, headers: &[(&str, &str)]) -> u16 {
        let header =
            |(name, value): &(&str, &str)| (name.parse::<HeaderName>().expect("a name"), value.parse().expect("a value"));
        let mut map = HeaderMap::new();
        for (name, value) in headers.iter().map(header) {
            map.append(name, value);
        }
        admit(&Uri::from_static("/index.html"), &map, reach).map_or_else(|(status, _)| status.as_u16(), |()| 200)
    }

    #[test]
    fn only_names_of_this_machine_are_answered() {
        let network = Reach { network: true, host: "laptop.local".to_owned() };
        for (host, here, open) in [
            ("localhost", 200, 200),
            ("LOCALHOST:4276", 200, 200),
            ("127.0.0.1:1", 200, 200),
            ("[::1]:4276", 200, 200),
            ("[::1]", 200, 200),
            ("192.168.1.7:4276", 421, 200),
            ("[2001:db8::7]", 421, 200),
            ("laptop.local", 421, 200),
            ("evil.example", 421, 421),
            ("localhost.evil.example:4276", 421, 421),
            ("127.0.0.1.evil.example", 421, 421),
            ("[evil.example]", 421, 421),
            ("localhost@evil.example", 400, 400),
            ("localhost:4276:1", 400, 400),
            ("localhost:", 400, 400),
            ("::1", 400, 400),
            ("", 400, 400),
        ] {
            assert_eq!(status(&machine(), &[("host", host)]), here, "{host}");
            assert_eq!(status(&network, &[("host", host)]), open, "{host} in the network");
        }
        assert_eq!(status(&machine(), &[]), 400);
        assert_eq!(status(&machine(), &[("host", "localhost"), ("host", "evil.example")]), 400);
    }

    #[test]
    fn pages_of_other_origins_get_nothing() {
        let origin = |origin: &str| status(&machine(), &[("host", "localhost:4276"), ("origin", origin)]);
        assert_eq!(origin("http://localhost:4276"), 200);
        for foreign in
            ["http://localhost:3000", "https://localhost:4276", "http://127.0.0.1:4276", "https://evil.example", "null"]
        {
            assert_eq!(origin(foreign), 403, "{foreign}");
        }
    }

    #[test]
    fn other_sites_may_link_but_not_embed() {
        let fetch = |site: &str, mode: &str, dest: &str| {
            let fetch = [("host", "localhost"), ("sec-fetch-site", site), ("sec-fetch-mode", mode), ("sec-fetch-dest", dest)];
            status(&machine(), &fetch)
        };
        assert_eq!((fetch("same-origin", "cors", "empty"), fetch("none", "navigate", "document")), (200, 200));
        assert_eq!(fetch("cross-site", "navigate", "document"), 200);
        for (mode, dest) in [("no-cors", "image"), ("cors", "empty"), ("navigate", "iframe"), ("no-cors", "script")] {
            assert_eq!((fetch("cross-site", mode, dest), fetch("same-site", mode, dest)), (403, 403), "{mode} {dest}");
        }
    }

    #[test]
    fn a_request_for_a_proxy_is_refused() {
        let headers = HeaderMap::from_iter([(HOST, "localhost".parse().expect("a value"))]);
        let refusal = admit(&Uri::from_static("http://localhost/"), &headers, &machine());
        assert_eq!(refusal.map_err(|(status, _)| status), Err(StatusCode::BAD_REQUEST));
    }
}
