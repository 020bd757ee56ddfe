//! Where the server listens.

use std::fmt;
use std::io::{self, ErrorKind};
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr, TcpListener, ToSocketAddrs, UdpSocket};
use std::sync::Arc;

use tokio::sync::Notify;

use super::trust::Reach;

/// G-A-P-M on the keys of a telephone: of the programs that show sites, none has it (mdBook 3000, Jekyll 4000, Zola 1111, Hugo 1313).
pub const DEFAULT_PORT: u16 = 4276;

/// How many ports are tried, from the default one on.
const TRIED: usize = 20;

/// What the user asks for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Address {
    /// `localhost`, an IP address or a name of this machine. `0.0.0.0` and `::` stand for all its addresses.
    pub host: String,
    pub port: Wanted,
}

impl Default for Address {
    fn default() -> Self {
        Address { host: "localhost".to_owned(), port: Wanted::Default }
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Wanted {
    /// [`DEFAULT_PORT`], or the next one that is free.
    Default,
    /// This one or none; 0 is any that is free.
    Exactly(u16),
}

/// Why there is no server.
#[derive(Debug)]
pub enum Error {
    /// The port that was asked for is in use.
    Taken(u16),
    /// All that were tried are in use.
    NoneFree,
    /// The host does not name this machine, or may not be used.
    Host(String, io::Error),
    Start(io::Error),
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Error::Taken(port) => {
                write!(
                    f,
                    "port {port} is in use by another program; choose another, or leave out `--port` to get one that is free"
                )
            }
            Error::NoneFree => {
                write!(f, "port {DEFAULT_PORT} and the {} after it are all in use; choose another with `--port`", TRIED - 1)
            }
            Error::Host(host, error) => write!(f, "cannot listen on {host}: {error}"),
            Error::Start(error) => write!(f, "cannot start the server: {error}"),
        }
    }
}

impl std::error::Error for Error {}

/// Open for connections, which wait until [`Listener::serve`] answers them.
#[derive(Debug)]
pub struct Listener {
    pub(super) sockets: Vec<TcpListener>,
    pub(super) stop: Arc<Notify>,
    host: String,
    /// Without duplicates, at least one.
    addresses: Vec<SocketAddr>,
}

/// Ends a server from another thread.
#[derive(Debug, Clone)]
pub struct Stop(Arc<Notify>);

impl Stop {
    /// [`Listener::serve`] returns soon after, also if it is called later.
    pub fn stop(&self) {
        self.0.notify_one();
    }
}

/// Takes a port.
///
/// # Errors
/// When the port is in use, or the host is not of this machine.
pub fn bind(address: &Address) -> Result<Listener, Error> {
    let host = address.host.trim_start_matches('[').trim_end_matches(']').to_owned();
    let ips = ips(&host).map_err(|error| Error::Host(host.clone(), error))?;
    let (ports, none) = match address.port {
        Wanted::Default => ((DEFAULT_PORT..).take(TRIED).collect(), Error::NoneFree),
        // The system finds one for the first address only; on the second it may be in use.
        Wanted::Exactly(0) => (vec![0; TRIED], Error::NoneFree),
        Wanted::Exactly(port) => (vec![port], Error::Taken(port)),
    };
    for port in ports {
        match sockets(&ips, port) {
            Ok(sockets) => return listener(host, sockets),
            Err(error) if error.kind() == ErrorKind::AddrInUse => {}
            Err(error) => return Err(Error::Host(host, error)),
        }
    }
    Err(none)
}

/// `localhost` is both of its addresses: a browser may try either first.
fn ips(host: &str) -> io::Result<Vec<IpAddr>> {
    if host.eq_ignore_ascii_case("localhost") {
        return Ok(vec![Ipv4Addr::LOCALHOST.into(), Ipv6Addr::LOCALHOST.into()]);
    }
    match host.parse() {
        Ok(ip) => Ok(vec![ip]),
        Err(_) => Ok((host, 0).to_socket_addrs()?.map(|address| address.ip()).collect()),
    }
}

/// The same port on every address that the machine has. If it is in use on one of them, another program would answer there.
fn sockets(ips: &[IpAddr], port: u16) -> io::Result<Vec<TcpListener>> {
    let mut sockets: Vec<TcpListener> = Vec::new();
    let mut failed = io::Error::from(ErrorKind::AddrNotAvailable);
    for ip in ips {
        let port = sockets.first().map_or(Ok(port), |first| first.local_addr().map(|address| address.port()))?;
        match TcpListener::bind((*ip, port)) {
            Ok(socket) => sockets.push(socket),
            Err(error) if error.kind() == ErrorKind::AddrInUse => return Err(error),
            Err(error) => failed = error,
        }
    }
    if sockets.is_empty() { Err(failed) } else { Ok(sockets) }
}

fn listener(host: String, sockets: Vec<TcpListener>) -> Result<Listener, Error> {
    let prepared = |socket: &TcpListener| socket.set_nonblocking(true).and_then(|()| socket.local_addr());
    let addresses = sockets.iter().map(prepared).collect::<io::Result<_>>().map_err(Error::Start)?;
    Ok(Listener { sockets, stop: Arc::default(), host, addresses })
}

impl Listener {
    #[must_use]
    pub fn port(&self) -> u16 {
        self.addresses.first().map_or(0, SocketAddr::port)
    }

    /// What to type into a browser on this machine, without a path: `http://localhost:4276`.
    #[must_use]
    pub fn address(&self) -> String {
        let host = if self.is_anywhere() { "localhost" } else { &self.host };
        match host.parse::<Ipv6Addr>() {
            Ok(ip) => format!("http://[{ip}]:{}", self.port()),
            Err(_) => format!("http://{host}:{}", self.port()),
        }
    }

    /// Whether others in the network can connect.
    #[must_use]
    pub fn is_open(&self) -> bool {
        self.addresses.iter().any(|address| !address.ip().is_loopback())
    }

    /// What to type into a browser on another machine; nothing where none can connect, or the network's address is unknown.
    #[must_use]
    pub fn addresses_in_network(&self) -> Vec<String> {
        let address = |ip: IpAddr| format!("http://{}", SocketAddr::new(ip, self.port()));
        let only_v4 = self.addresses.iter().all(SocketAddr::is_ipv4);
        match (self.is_open(), self.is_anywhere()) {
            (false, _) => Vec::new(),
            (true, false) => vec![self.address()],
            (true, true) => lan_addresses().into_iter().filter(|ip| ip.is_ipv4() || !only_v4).map(address).collect(),
        }
    }

    #[must_use]
    pub fn stop(&self) -> Stop {
        Stop(Arc::clone(&self.stop))
    }

    pub(super) fn reach(&self) -> Reach {
        Reach { network: self.is_open(), host: self.host.clone() }
    }

    fn is_anywhere(&self) -> bool {
        self.addresses.iter().any(|address| address.ip().is_unspecified())
    }
}

/// The addresses under which other machines know this one, IPv4 first. The system is asked from which address it would send to the
/// outside (addresses reserved for documentation); nothing is sent.
#[must_use]
pub fn lan_addresses() -> Vec<IpAddr> {
    let towards = |own: &str, there: &str| {
        let socket = UdpSocket::bind((own, 0)).ok()?;
        socket.connect((there, 9)).ok()?;
        socket.local_addr().ok().map(|address| address.ip()).filter(|ip| !ip.is_loopback() && !ip.is_unspecified())
    };
    [("0.0.0.0", "192.0.2.1"), ("::", "2001:db8::1")].iter().filter_map(|(own, there)| towards(own, there)).collect()
}
