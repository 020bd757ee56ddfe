//! Answers: types, headers, and the few pages of the server itself.

use std::sync::Arc;

use http_body_util::{Either, Full};
use hyper::body::Bytes;
use hyper::header::{self, HeaderName, HeaderValue};
use hyper::{Response, StatusCode};

use super::events::Events;
use super::page::{OWN, escaped};
use super::{Base, route};

pub(super) type Answer = Response<Either<Full<Bytes>, Events>>;

/// Nothing is kept by browsers, because it may be another thing a moment later, and nothing is for other sites.
const HEADERS: [(HeaderName, HeaderValue); 4] = [
    (header::CACHE_CONTROL, HeaderValue::from_static("no-store")),
    (header::X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff")),
    (header::REFERRER_POLICY, HeaderValue::from_static("no-referrer")),
    (HeaderName::from_static("cross-origin-resource-policy"), HeaderValue::from_static("same-origin")),
];

const HTML: &str = "text/html; charset=utf-8";
const SVG: &str = "image/svg+xml; charset=utf-8";
const TEXT: &str = "text/plain; charset=utf-8";

/// Types by the ending of a file.
const TYPES: &[(&str, &str)] = &[
    ("html", HTML),
    ("css", "text/css; charset=utf-8"),
    ("js", "text/javascript; charset=utf-8"),
    ("json", "application/json; charset=utf-8"),
    ("svg", SVG),
    ("png", "image/png"),
    ("jpg", "image/jpeg"),
    ("jpeg", "image/jpeg"),
    ("gif", "image/gif"),
    ("webp", "image/webp"),
    ("avif", "image/avif"),
    ("ico", "image/x-icon"),
    ("woff", "font/woff"),
    ("woff2", "font/woff2"),
    ("pdf", "application/pdf"),
    ("csv", "text/csv; charset=utf-8"),
    ("ics", "text/calendar; charset=utf-8"),
    ("xml", "application/xml; charset=utf-8"),
    ("md", "text/markdown; charset=utf-8"),
    ("mmd", TEXT),
    ("txt", TEXT),
];

/// By the ending of the path; bytes of no known type are for saving only.
fn kind(path: &str) -> &'static str {
    let ending = path.rsplit_once('.').map_or("", |(_, ending)| ending);
    TYPES.iter().find(|(known, _)| *known == ending).map_or("application/octet-stream", |(_, kind)| kind)
}

/// A page states its policy itself, as it will where it is published; only who may frame it cannot be said there. A drawing brings
/// its own style, and all else needs nothing.
fn policy(kind: &str) -> &'static str {
    match kind {
        HTML => "frame-ancestors 'none'",
        SVG => "default-src 'none'; style-src 'unsafe-inline'; img-src data:; font-src data:; frame-ancestors 'none'",
        _ => "default-src 'none'; frame-ancestors 'none'",
    }
}

pub(super) fn is_page(path: &str) -> bool {
    kind(path) == HTML
}

/// A file of the site, or of the server.
pub(super) fn file(status: StatusCode, path: &str, content: Bytes) -> Answer {
    whole(status, kind(path), content)
}

/// The same bytes, not copied.
pub(super) fn shared(bytes: Arc<[u8]>) -> Bytes {
    Bytes::from_owner(bytes)
}

/// For programs, and for people who should not be here.
pub(super) fn sentence(status: StatusCode, sentence: &str) -> Answer {
    whole(status, TEXT, Bytes::from(format!("{sentence}\n")))
}

/// Only reading is possible.
pub(super) fn read_only() -> Answer {
    let answer = sentence(StatusCode::METHOD_NOT_ALLOWED, "This server only shows pages: GET and HEAD.");
    with(answer, header::ALLOW, HeaderValue::from_static("GET, HEAD"))
}

/// The connection ends with it, because what follows is the body that nobody reads.
pub(super) fn no_body() -> Answer {
    let answer = sentence(StatusCode::PAYLOAD_TOO_LARGE, "This server takes no content.");
    with(answer, header::CONNECTION, HeaderValue::from_static("close"))
}

/// To an address on this server; `path` is not escaped, `query` is as it came.
pub(super) fn redirect(status: StatusCode, path: &str, query: Option<&str>) -> Answer {
    let query = query.map(|query| format!("?{query}")).unwrap_or_default();
    match HeaderValue::from_str(&format!("{}{query}", route::encoded(path))) {
        Ok(location) => with(whole(status, TEXT, Bytes::new()), header::LOCATION, location),
        Err(_) => sentence(StatusCode::BAD_REQUEST, "The query holds characters that no address has."),
    }
}

/// An event stream; without events for HEAD.
pub(super) fn events(events: Option<Events>) -> Answer {
    let body = events.map_or_else(|| Either::Left(Full::default()), Either::Right);
    headed(StatusCode::OK, "text/event-stream", body)
}

/// A page of the server itself: no theme could be asked.
pub(super) struct Notice<'n> {
    pub(super) status: StatusCode,
    pub(super) title: &'n str,
    pub(super) sentence: &'n str,
    /// Shown as it is.
    pub(super) detail: Option<&'n str>,
    /// Whether to lead to the overview.
    pub(super) link: bool,
}

impl Notice<'_> {
    /// `live` is the line that makes the page live, or nothing.
    pub(super) fn answer(&self, base: &Base, live: &str) -> Answer {
        let Notice { status, title, sentence, detail, link } = self;
        let detail = detail.map(|detail| format!("<pre>{}</pre>\n", escaped(detail))).unwrap_or_default();
        let link = if *link { format!("<p><a href=\"{base}\">Go to the overview</a></p>\n") } else { String::new() };
        let page = format!(
            "<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n<meta http-equiv=\"Content-Security-Policy\" \
             content=\"default-src 'none'; style-src 'self'; script-src 'self'; connect-src 'self'; img-src data:; base-uri 'none'; \
             form-action 'none'\">\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>{title}</title>\n\
             <link rel=\"icon\" href=\"data:,\">\n<link rel=\"stylesheet\" href=\"{base}{OWN}notice.css\">\n{live}</head>\n<body>\n\
             <main id=\"main\">\n<h1>{title}</h1>\n<p>{sentence}</p>\n{detail}{link}</main>\n</body>\n</html>\n"
        );
        whole(*status, HTML, Bytes::from(page))
    }
}

fn whole(status: StatusCode, kind: &'static str, content: Bytes) -> Answer {
    let length = HeaderValue::from(content.len());
    with(headed(status, kind, Either::Left(Full::new(content))), header::CONTENT_LENGTH, length)
}

fn headed(status: StatusCode, kind: &'static str, body: Either<Full<Bytes>, Events>) -> Answer {
    let mut answer = Response::new(body);
    *answer.status_mut() = status;
    let headers = answer.headers_mut();
    headers.extend(HEADERS);
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(kind));
    headers.insert(header::CONTENT_SECURITY_POLICY, HeaderValue::from_static(policy(kind)));
    answer
}

fn with(mut answer: Answer, name: HeaderName, value: HeaderValue) -> Answer {
    answer.headers_mut().insert(name, value);
    answer
}
