//! The stream on which an open page gets its news (server-sent events).

use std::convert::Infallible;
use std::future::Future;
use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll, ready};
use std::time::Duration;

use hyper::body::{Body, Bytes, Frame};
use tokio::sync::{OwnedSemaphorePermit, watch};

use super::hub::{Generation, Hub, Visit};

/// Never ends by itself. The next event is made only when the one before has gone out, so a slow client gets the latest state and no
/// heap of old ones.
pub(super) struct Events {
    next: Pin<Box<dyn Future<Output = (Feed, Bytes)> + Send>>,
}

impl Events {
    /// `seat` is given back when the stream ends.
    pub(super) fn new(hub: &Arc<Hub>, page: String, silence: Duration, seat: OwnedSemaphorePermit) -> Self {
        let feed = Feed { now: hub.follow(), visit: hub.visit(page), silence, _seat: seat };
        Events { next: Box::pin(feed.next()) }
    }
}

impl Body for Events {
    type Data = Bytes;
    type Error = Infallible;

    fn poll_frame(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Result<Frame<Bytes>, Infallible>>> {
        let (feed, event) = ready!(self.next.as_mut().poll(context));
        self.next = Box::pin(feed.next());
        Poll::Ready(Some(Ok(Frame::data(event))))
    }
}

/// Where a stream takes its events from.
struct Feed {
    now: watch::Receiver<Arc<Generation>>,
    visit: Visit,
    silence: Duration,
    _seat: OwnedSemaphorePermit,
}

impl Feed {
    /// News as soon as there are any, a comment after some silence.
    async fn next(mut self) -> (Self, Bytes) {
        let comment = Bytes::from_static(b": nothing new\n\n");
        if tokio::time::timeout(self.silence, self.now.changed()).await.is_err() {
            return (self, comment);
        }
        let generation = self.now.borrow_and_update().clone();
        let page = self.visit.page.clone();
        let event = tokio::task::spawn_blocking(move || event(&generation, &page)).await;
        (self, event.unwrap_or(comment))
    }
}

/// A browser that lost its connection tries again after half a second.
fn event(generation: &Generation, page: &str) -> Bytes {
    let news = serde_json::json!(generation.news(page));
    Bytes::from(format!("retry: 500\nevent: news\ndata: {news}\n\n"))
}
