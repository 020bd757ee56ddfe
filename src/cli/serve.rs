//! `gapmap serve`: the site from memory, in the browser, again after every save.

use std::sync::Arc;
use std::thread;

use super::Exit;
use super::session::{Failure, Session};
use super::wording::counted;
use super::workspace::{self, Seen};
use crate::View;
use crate::diagnostics::Severity;
use crate::diagnostics::emit::{Format, emit, visible};
use crate::live::{self, Builder, Built, Event, Outcome, Rebuilt};
use crate::serve::{self, Address, Base, DEFAULT_PORT, Hub, Listener, Moved, Problem, Settings, Wanted};
use crate::source::Sources;
use crate::watch;

const AFTER_HELP: &str = "\
Examples:
  gapmap serve --watch --open                 in a workshop: every save is on the screen at once
  gapmap serve --watch --host 0.0.0.0         also for the telephones in the room; prints a QR code
  gapmap serve --base-path /maturity/         as a project page on GitHub Pages would be
  gapmap serve --watch --poll                 where the system does not tell about changes, as on some network drives

The site is kept in memory; nothing is written. `?present` behind a page's address, or the key `p`, shows it in large type \
for a projector. With `--watch`, files that have errors are shown in their last good version, what is wrong stands at the \
foot of every page, and both go away by themselves when the file is mended.

What is served is what `gapmap build` would make for the address it is served at, in the edition for internal readers; \
it names no commit, because the files are being edited. Only this machine can reach it, unless `--host` says otherwise. \
Ctrl-C ends it.

Exit codes:
  1  the content has errors (without `--watch`)
  2  the port is taken, the theme cannot be rendered (without `--watch`), or something cannot be read";

/// Serve the site from memory; with `--watch`, show every save at once
#[derive(clap::Args)]
#[command(after_help = AFTER_HELP)]
pub struct Args {
    /// Build again on every change of content, themes, rubric and gapmap.yaml, and bring open pages up to date
    #[arg(short, long)]
    watch: bool,

    /// Open the site in the browser
    #[arg(short, long)]
    open: bool,

    /// The address to listen on; `0.0.0.0` lets everybody in the network read the report
    #[arg(long, value_name = "ADDRESS", default_value = "localhost")]
    host: String,

    /// The port; without it, 4276 or the next free one
    #[arg(short, long, value_name = "PORT")]
    port: Option<u16>,

    /// The path below which to serve, as project pages have
    #[arg(long, value_name = "PATH", default_value_t)]
    base_path: Base,

    /// Look for changes four times a second instead of being told; done by itself where the system cannot tell
    #[arg(long, requires = "watch")]
    poll: bool,
}

pub fn run(session: &Session, args: &Args) -> Result<Exit, Failure> {
    let root = workspace::root(session)?;
    let port = args.port.map_or(Wanted::Default, Wanted::Exactly);
    let listener = serve::bind(&Address { host: args.host.clone(), port }).map_err(Failure::new)?;
    let teller = Teller { session, prefix: workspace::prefix(&session.working, &root) };
    // What changes from here on is seen, so that nothing is lost between the first reading and the first look.
    let options = watch::Options { poll: args.poll, ..watch::Options::default() };
    let watch = args.watch.then(|| watch::start(&root, options)).transpose()?;
    let mut builder = Builder::new(View::complete(), format!("{}{}", listener.address(), args.base_path));
    let first = builder.build(Sources::read(&root)?, &[]);
    teller.problems(&first);
    if watch.is_none() && !first.is_up_to_date() {
        return Ok(if first.loaded.has_errors() { Exit::Content } else { Exit::Environment });
    }
    teller.greet(&listener, args, &first);
    let hub = Arc::new(Hub::new(first.snapshot));
    let settings = Settings { base: args.base_path.clone(), watch: args.watch, ..Settings::default() };
    let Some(mut watch) = watch else {
        listener.serve(hub, settings).map_err(Failure::new)?;
        return Ok(Exit::Fine);
    };
    let (stopper, served) = (watch.stopper(), Arc::clone(&hub));
    let server = thread::spawn(move || {
        let end = listener.serve(served, settings);
        stopper.stop();
        end
    });
    live::run(&root, &mut watch, &mut builder, &hub, |event| teller.tell(event));
    match server.join() {
        Ok(end) => end.map(|()| Exit::Fine).map_err(Failure::new),
        Err(_) => Ok(Exit::Environment),
    }
}

/// Says in the terminal what happens.
struct Teller<'a> {
    session: &'a Session,
    /// Put before paths, so that they can be opened from where the user stands.
    prefix: String,
}

/// More of a kind are counted.
const MOST_NAMED: usize = 8;

impl Teller<'_> {
    /// Where the site is, for this machine and, where they are let in, for others.
    fn greet(&self, listener: &Listener, args: &Args, first: &Built) {
        let session = self.session;
        let address = format!("{}{}", listener.address(), args.base_path);
        let title = first.loaded.model.as_ref().map(|model| model.config.title.as_ref().unwrap_or(&model.rubric.title));
        let name = title.map(|title| format!("{} is at ", visible(title))).unwrap_or_default();
        let other_port = args.port.is_none() && listener.port() != DEFAULT_PORT;
        let taken = if other_port { format!("port {DEFAULT_PORT} is in use; ") } else { String::new() };
        let until = if args.watch { "every save shows; Ctrl-C ends" } else { "Ctrl-C ends" };
        session.say(format!("{name}{address} ({taken}{until})"));
        if listener.is_open() {
            session.say("warning: everybody in this network can read the report; without `--host` only this machine can");
            for address in listener.addresses_in_network() {
                let address = format!("{address}{}", args.base_path);
                session.say(format!("for others: {address}"));
                serve::qr(&address).iter().for_each(|code| session.note(code));
            }
        }
        if args.open
            && let Err(error) = open::that_detached(&address)
        {
            session.say(format!("warning: cannot open a browser: {error}"));
        }
    }

    fn tell(&self, event: &Event) {
        match event {
            Event::Notice(notice) => self.session.say(format!("warning: {notice}")),
            Event::Rebuilt(rebuilt) => self.rebuilt(rebuilt),
        }
    }

    /// One line for a change: what it was, what became of it, how long it took. Errors come before it.
    fn rebuilt(&self, rebuilt: &Rebuilt) {
        let outcome = match &rebuilt.outcome {
            Outcome::Built(built) => {
                self.problems(built);
                let kept = if built.is_up_to_date() { String::new() } else { format!("; {}", built.shown.kept()) };
                let is_only = built.loaded.model.as_ref().is_some_and(|model| model.assessments.len() == 1);
                format!("{}{kept}", moved(&built.snapshot.moved, is_only))
            }
            Outcome::Unread(error) => format!("; {error}; the pages stay as they were"),
            Outcome::Crashed => "; this is a bug in gapmap, the pages stay as they were".to_owned(),
        };
        let took = rebuilt.took.as_secs_f64() * 1e3;
        self.session.say(format!("{} in {took:.0} ms{outcome}", self.changed(&rebuilt.changed)));
    }

    /// `content/team/data.md`, or how many files.
    fn changed(&self, paths: &[String]) -> String {
        let shown = |path: &String| visible(&format!("{}{path}", self.prefix)).into_owned();
        match paths {
            [] => "looked again".to_owned(),
            [one] => shown(one),
            [first, rest @ ..] => format!("{} and {}", shown(first), counted(rest.len(), "more file")),
        }
    }

    /// The errors, as `gapmap check` shows them. Warnings stand on the pages; here they would come with every save.
    fn problems(&self, built: &Built) {
        let errors: Vec<_> = built.loaded.diagnostics.iter().filter(|one| one.severity == Severity::Error).cloned().collect();
        let seen = Seen { prefix: &self.prefix, sources: &built.loaded.sources };
        self.session.note(&emit(Format::Human, &errors, &seen, self.session.style()));
        built.beyond.iter().for_each(|problem| self.session.say(self.beyond(problem)));
    }

    fn beyond(&self, problem: &Problem) -> String {
        let place = problem.place.iter().map(|place| format!("\n --> {}{place}", self.prefix));
        let more = problem.snippet.iter().map(|lines| format!("\n{lines}"));
        let help = problem.help.iter().map(|help| format!("\n  help: {help}"));
        let text: String = std::iter::once(format!("error: {}", problem.message)).chain(place).chain(more).chain(help).collect();
        text.lines().map(visible).collect::<Vec<_>>().join("\n")
    }
}

/// `; Monitoring 0.8 -> 1.2, overall 1.9 -> 2.0`, after the name of the assessment where it is not the only one.
fn moved(moved: &[Moved], is_only: bool) -> String {
    let mut text = String::new();
    let mut last = "";
    for one in moved.iter().take(MOST_NAMED) {
        text.push_str(if one.assessment == last { ", " } else { "; " });
        if one.assessment != last && !is_only {
            text.push_str(&format!("{}: ", visible(&one.assessment)));
        }
        last = &one.assessment;
        text.push_str(&format!("{} {} -> {}", visible(&one.name), visible(&one.before), visible(&one.after)));
    }
    let more = moved.len().saturating_sub(MOST_NAMED);
    if more > 0 {
        text.push_str(&format!(" and {}", counted(more, "more score")));
    }
    text
}
