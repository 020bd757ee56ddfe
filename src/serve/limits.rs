//! How much a server takes on. All limits stand here.

use std::time::Duration;

/// Figures for a room of up to some thirty people, on a laptop.
#[derive(Debug, Clone, Copy)]
pub struct Limits {
    /// Connections served at the same time: thirty browsers with their six each. macOS lets a process have 256 open files. Further
    /// connections wait until one ends; none is turned away.
    pub connections: usize,
    /// Event streams among them, one per open page. Fewer than the connections, so that pages can always be fetched; a page that gets
    /// none asks again.
    pub streams: usize,
    /// Lines in the head of a request. Browsers send about fifteen.
    pub headers: usize,
    /// Bytes of the head of a request, its first line included: twice what other servers take, at least 8,192.
    pub head: usize,
    /// How long a client may take to send the head of a request, and how long a connection may be idle. So a client that sends byte
    /// by byte holds its connection no longer than one that sends nothing.
    pub read: Duration,
    /// How long a client may take no byte of an answer. A telephone that went to sleep does; its connection is closed, and its page
    /// connects anew when it wakes.
    pub write: Duration,
    /// After how much silence an event stream gets a comment, which shows both sides whether the connection still stands.
    pub silence: Duration,
    /// Pages made at the same time. More would not be faster, and each takes memory.
    pub makers: usize,
}

impl Default for Limits {
    fn default() -> Self {
        Limits {
            connections: 192,
            streams: 96,
            headers: 64,
            head: 16 * 1024,
            read: Duration::from_secs(10),
            write: Duration::from_secs(30),
            silence: Duration::from_secs(15),
            makers: 4,
        }
    }
}
