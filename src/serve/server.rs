//! Connections and requests.

use std::convert::Infallible;
use std::io;
use std::sync::Arc;
use std::time::Duration;

use hyper::body::{Body, Bytes, Incoming};
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper::{Method, Request, StatusCode};
use hyper_util::rt::TokioTimer;
use tokio::net::{TcpListener, TcpStream};
use tokio::runtime::{Builder, Runtime};
use tokio::sync::Semaphore;

use super::answer::{self, Answer, Notice};
use super::events::Events;
use super::hub::{self, Generation, Hub};
use super::page::{self, OWN};
use super::patient::Patient;
use super::route::{self, Base, Found, Place};
use super::trust::{self, Reach};
use super::{Error, Limits, Listener, Shelf};

#[derive(Debug, Clone, Default)]
pub struct Settings {
    pub base: Base,
    /// Whether pages are live. If not, they are the bytes of the site.
    pub watch: bool,
    pub limits: Limits,
}

impl Listener {
    /// Answers requests from what the hub has, on this thread, until [`Stop`](super::Stop) is used. Connections are cut then.
    ///
    /// # Errors
    /// When the system refuses what a server needs.
    pub fn serve(self, hub: Arc<Hub>, settings: Settings) -> Result<(), Error> {
        let runtime = runtime(&settings.limits).map_err(Error::Start)?;
        let served = runtime.block_on(self.run(hub, settings)).map_err(Error::Start);
        runtime.shutdown_background();
        served
    }

    async fn run(self, hub: Arc<Hub>, settings: Settings) -> io::Result<()> {
        let seats = Arc::new(Semaphore::new(settings.limits.connections));
        let streams = Arc::new(Semaphore::new(settings.limits.streams));
        let server = Arc::new(Server { hub, reach: self.reach(), streams, settings });
        for socket in self.sockets {
            tokio::spawn(accept(TcpListener::from_std(socket)?, Arc::clone(&server), Arc::clone(&seats)));
        }
        self.stop.notified().await;
        Ok(())
    }
}

/// One thread for all connections, a few more that make pages.
fn runtime(limits: &Limits) -> io::Result<Runtime> {
    Builder::new_current_thread().enable_io().enable_time().max_blocking_threads(limits.makers).build()
}

/// One connection is accepted ahead of the limit and waits for a seat; the system keeps the others.
async fn accept(socket: TcpListener, server: Arc<Server>, seats: Arc<Semaphore>) {
    loop {
        let Ok((stream, _)) = socket.accept().await else {
            // The client is gone already, or there are no file handles left: some may be free soon.
            tokio::time::sleep(Duration::from_millis(50)).await;
            continue;
        };
        let Ok(seat) = Arc::clone(&seats).acquire_owned().await else { return };
        let server = Arc::clone(&server);
        tokio::spawn(async move {
            server.talk(stream).await;
            drop(seat);
        });
    }
}

struct Server {
    hub: Arc<Hub>,
    reach: Reach,
    /// Seats for event streams.
    streams: Arc<Semaphore>,
    settings: Settings,
}

impl Server {
    /// Until the client has had enough, or breaks a rule of HTTP or a limit. Either is its own business.
    async fn talk(self: Arc<Self>, stream: TcpStream) {
        let limits = self.settings.limits;
        let service = service_fn(move |request| {
            let server = Arc::clone(&self);
            async move { Ok::<_, Infallible>(server.answer(&request).await) }
        });
        // News should not wait for a packet to be full; without it they only come later.
        stream.set_nodelay(true).ok();
        let connection = http1::Builder::new()
            .timer(TokioTimer::new())
            .header_read_timeout(limits.read)
            .max_headers(limits.headers)
            .max_buf_size(limits.head)
            .serve_connection(Patient::new(stream, limits.write), service);
        connection.await.ok();
    }

    async fn answer(self: Arc<Self>, request: &Request<Incoming>) -> Answer {
        let uri = request.uri();
        if let Err((status, sentence)) = trust::admit(uri, request.headers(), &self.reach) {
            return answer::sentence(status, &sentence);
        }
        if ![Method::GET, Method::HEAD].contains(request.method()) {
            return answer::read_only();
        }
        if !request.body().is_end_stream() {
            return answer::no_body();
        }
        let Some(path) = route::decoded(uri.path()) else {
            return answer::sentence(StatusCode::BAD_REQUEST, "The path has a broken escape or is not UTF-8.");
        };
        let base = &self.settings.base;
        match base.place(&path) {
            Place::Inside(wanted) => match wanted.strip_prefix(OWN) {
                Some(name) => self.own(name, request),
                None => self.page(wanted.to_owned(), uri.query().map(str::to_owned)).await,
            },
            Place::Edge => answer::redirect(StatusCode::MOVED_PERMANENTLY, &base.to_string(), uri.query()),
            // GitHub would answer 404; here there can be nothing else that was meant.
            Place::Root => answer::redirect(StatusCode::FOUND, &base.to_string(), None),
            Place::Outside => NOTHING_HERE.answer(base, ""),
        }
    }

    /// What belongs to the server, not to the site.
    fn own(&self, name: &str, request: &Request<Incoming>) -> Answer {
        let file = |content: &'static str| answer::file(StatusCode::OK, name, Bytes::from_static(content.as_bytes()));
        match (name, self.settings.watch) {
            ("notice.css", _) => file(include_str!("assets/notice.css")),
            ("live.css", true) => file(include_str!("assets/live.css")),
            ("live.js", true) => file(include_str!("assets/live.js")),
            ("events", true) if request.method() == Method::HEAD => answer::events(None),
            ("events", true) => self.events(request.uri().query().unwrap_or_default()),
            _ => NOTHING_HERE.answer(&self.settings.base, ""),
        }
    }

    fn events(&self, query: &str) -> Answer {
        let Some(page) = route::parameter(query, "page") else {
            return answer::sentence(StatusCode::BAD_REQUEST, "Which page? Events are for `?page=` and its path.");
        };
        match Arc::clone(&self.streams).try_acquire_owned() {
            Ok(seat) => answer::events(Some(Events::new(&self.hub, page, self.settings.limits.silence, seat))),
            Err(_) => answer::sentence(StatusCode::SERVICE_UNAVAILABLE, "Too many pages are open; close some."),
        }
    }

    /// Made apart from the connections, since it may take a while.
    async fn page(self: Arc<Self>, wanted: String, query: Option<String>) -> Answer {
        let generation = self.hub.now();
        let made = tokio::task::spawn_blocking(move || self.made(&generation, &wanted, query.as_deref()));
        made.await.unwrap_or_else(|_| answer::sentence(StatusCode::INTERNAL_SERVER_ERROR, "This is a bug in gapmap."))
    }

    fn made(&self, generation: &Generation, wanted: &str, query: Option<&str>) -> Answer {
        let Some(site) = generation.site() else { return self.notice(&NOTHING_YET, wanted) };
        match route::find(site, wanted) {
            Found::File(path) => self.file(site, &path, StatusCode::OK, &path),
            Found::Folder => {
                let folder = format!("{}{wanted}/", self.settings.base);
                answer::redirect(StatusCode::MOVED_PERMANENTLY, &folder, query)
            }
            Found::Nothing => self.file(site, "404.html", StatusCode::NOT_FOUND, wanted),
        }
    }

    /// The file at `path`, which a browser knows as `page`.
    fn file(&self, site: &dyn Shelf, path: &str, status: StatusCode, page: &str) -> Answer {
        match hub::file(site, path) {
            Some(Ok(bytes)) => match std::str::from_utf8(&bytes) {
                Ok(html) if self.settings.watch && answer::is_page(path) => {
                    let fingerprint = if path == page { hub::fingerprint(&bytes) } else { String::new() };
                    answer::file(status, path, page::live(html, page, &fingerprint, &self.settings.base).into())
                }
                _ => answer::file(status, path, answer::shared(bytes)),
            },
            Some(Err(why)) => self.notice(&Notice { detail: Some(&why), ..NOT_MADE }, page),
            None => self.notice(&NOTHING_HERE, page),
        }
    }

    /// Becomes the page that was wanted as soon as there is one.
    fn notice(&self, notice: &Notice, wanted: &str) -> Answer {
        let base = &self.settings.base;
        let live = if self.settings.watch { page::line(wanted, "", base) } else { String::new() };
        notice.answer(base, &live)
    }
}

const NOTHING_HERE: Notice = Notice {
    status: StatusCode::NOT_FOUND,
    title: "There is nothing here",
    sentence: "No page of the report has this address.",
    detail: None,
    link: true,
};

const NOTHING_YET: Notice = Notice {
    status: StatusCode::SERVICE_UNAVAILABLE,
    title: "Nothing to show yet",
    sentence: "The files have errors. As soon as they are mended, the report appears here.",
    detail: None,
    link: false,
};

const NOT_MADE: Notice = Notice {
    status: StatusCode::INTERNAL_SERVER_ERROR,
    title: "This page could not be made",
    sentence: "The other pages of the report may be there.",
    detail: None,
    link: true,
};
