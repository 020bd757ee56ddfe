//! `gapmap build`: check, then write the site.

use std::path::{Path, PathBuf};
use std::time::Instant;

use super::check::{Strictness, acceptable};
use super::render::Press;
use super::session::{Failure, Session};
use super::wording::counted;
use super::workspace::Workspace;
use super::{Exit, pdf, workspace};
use crate::View;
use crate::assessment::Audience;
use crate::diagnostics::emit::Format;
use crate::publish::{Published, publish};
use crate::site::{self, Rendered, Site};
use crate::workspace::Model;

const AFTER_HELP: &str = "\
Examples:
  gapmap build                                     into output/
  gapmap build -o public                           into another folder
  gapmap build --single-file -o mail               one file per assessment, to send
  gapmap build --pdf                               with a report.pdf beside every print.html
  gapmap build --audience public                   without what is marked for partners or internal
  gapmap build --base-url https://example.org/m/   with canonical links, sitemap, previews

The site is rendered as a whole before anything is written; then only files that differ are written, and only \
files of the last build are removed. Files of others in the folder stay. The site works from the folder itself, \
under any address, and without JavaScript.

`--pdf` prints each assessment's print.html with a browser found on this machine (GAPMAP_CHROMIUM names another one), \
without network and in a profile of its own. Browsers write the time into a PDF, so unlike all other files its bytes \
differ from build to build. Without a browser nothing is written, and the exit code is 2.

Exit codes:
  0  the site is complete
  1  the content has errors (or warnings, with `--deny warnings`); nothing was written
  2  a theme cannot be rendered, no PDF can be printed, the folder cannot be written, or a text
     that is withheld from the readers of this edition would be shown; nothing was written";

/// Check, then write the site into output/
#[derive(clap::Args)]
#[command(after_help = AFTER_HELP)]
pub struct Args {
    /// The folder of the site; default: `output` in the workspace, `output-single` for `--single-file`
    #[arg(short, long, value_name = "DIR")]
    output: Option<PathBuf>,

    #[command(flatten)]
    edition: Edition,

    /// Write one self-contained HTML file per assessment, to mail, instead of the site
    #[arg(long)]
    single_file: bool,

    /// Also print every assessment into a report.pdf, with a Chromium, Chrome, Edge or Brave found on this machine
    #[arg(long, conflicts_with = "single_file")]
    pdf: bool,
}

/// Which of the sites that a workspace can give.
#[derive(clap::Args)]
pub struct Edition {
    /// Where the site will be published, in place of `base_url` in gapmap.yaml
    #[arg(long, value_name = "URL", value_parser = web_address)]
    base_url: Option<String>,

    /// Whom the edition is for: `public`, `partner` or `internal`; words, evidence, risks and names meant for a narrower circle
    /// are left out
    #[arg(long, value_name = "CIRCLE", default_value = "internal", value_parser = circle)]
    audience: Audience,

    #[command(flatten)]
    strictness: Strictness,
}

impl Edition {
    /// The workspace as this edition sees it.
    pub fn open(&self, session: &Session) -> Result<Workspace, Failure> {
        Ok(workspace::open(session)?.seen_on(self.strictness.as_of()?))
    }

    /// The model of content that nothing stands against and that has an assessment; says why there is none.
    pub fn model<'w>(&self, session: &Session, workspace: &'w Workspace) -> Result<&'w Model, Exit> {
        session.note(&workspace.report(session, Format::Human));
        let Some(model) = acceptable(session, workspace, &self.strictness) else {
            session.say("nothing was written");
            return Err(Exit::Content);
        };
        if model.assessments.is_empty() {
            session.say("there is no assessment to show yet; `gapmap new assessment my-team` writes one to fill in");
            return Err(Exit::Fine);
        }
        Ok(model)
    }

    /// The site, which shows nothing that is withheld from its readers.
    pub fn print(&self, session: &Session, workspace: &Workspace, model: &Model) -> Result<Rendered, Failure> {
        let view = View { as_of: self.strictness.as_of()?, audience: self.audience };
        let press = Press::open(workspace, model, view, self.base_url.as_ref())?
            .of_commit(workspace.commit())
            .of_past(workspace.past(session));
        press.warnings().for_each(|warning| session.say(format!("warning: {warning}")));
        let rendered = press.print()?;
        press.keep_secrets(&rendered.site)?;
        Ok(rendered)
    }

    /// Says for whom it is, where something may be missing.
    pub fn tell(&self, session: &Session) {
        if self.audience != Audience::Internal {
            session.say(format!("edition: {}; what is meant for a narrower circle is left out", self.audience.as_str()));
        }
    }
}

/// With a closing slash, as the configuration keeps it.
pub fn web_address(typed: &str) -> Result<String, String> {
    let rest = ["https://", "http://"].iter().find_map(|scheme| typed.strip_prefix(scheme));
    match rest {
        Some(rest) if !rest.is_empty() && !rest.contains(|c: char| c.is_whitespace() || matches!(c, '?' | '#')) => {
            Ok(format!("{}/", typed.trim_end_matches('/')))
        }
        _ => Err("write it with its scheme, for example `https://example.org/maturity/`".to_owned()),
    }
}

/// A circle of readers by its name.
pub fn circle(typed: &str) -> Result<Audience, String> {
    Audience::named(typed).ok_or_else(|| "choose public, partner or internal".to_owned())
}

pub fn run(session: &Session, args: &Args) -> Result<Exit, Failure> {
    let start = Instant::now();
    let workspace = args.edition.open(session)?;
    let model = match args.edition.model(session, &workspace) {
        Ok(model) => model,
        Err(exit) => return Ok(exit),
    };
    let output = output(session, &workspace, args)?;
    let browser = args.pdf.then(pdf::browser).transpose()?;
    let rendered = args.edition.print(session, &workspace, model)?;
    let mut site = if args.single_file {
        site::single_files(&rendered.site)
    } else {
        rendered.notes.iter().for_each(|note| session.say(format!("note: {note}")));
        rendered.site
    };
    if let Some(browser) = browser {
        pdf::add(session, &browser, &mut site, &output)?;
    }
    let published = publish(&site, &output)?;
    args.edition.tell(session);
    session.say(summary(&session.shown(&output), &site, published, start.elapsed().as_secs_f64()));
    Ok(Exit::Fine)
}

/// Where files to mail go, so that they do not replace the site.
const SINGLE_FOLDER: &str = "output-single";

/// The output folder; one among the sources would be read as content by the next build.
fn output(session: &Session, workspace: &Workspace, args: &Args) -> Result<PathBuf, Failure> {
    let standard = if args.single_file { SINGLE_FOLDER } else { "output" };
    let Some(chosen) = &args.output else { return Ok(workspace.root.join(standard)) };
    let folder = session.base().join(chosen);
    let real = |path: &Path| path.canonicalize().unwrap_or_else(|_| path.to_path_buf());
    if real(&workspace.root).starts_with(real(&folder)) {
        return Err(Failure::new(format!("`{}` holds the workspace itself", session.shown(&folder)))
            .help("choose a folder of its own, such as `output`"));
    }
    let sources = ["content", "themes"].map(|name| real(&workspace.root.join(name)));
    let nearest = folder.ancestors().find(|part| part.exists()).map(real).unwrap_or_default();
    match sources.iter().find(|source| nearest.starts_with(source)) {
        Some(source) => {
            Err(Failure::new(format!("`{}` lies in `{}`, which holds sources", session.shown(&folder), session.shown(source)))
                .help("choose a folder of its own, such as `output`"))
        }
        None => Ok(folder),
    }
}

/// `built 62 pages into output (80 files: 58 written, 22 unchanged) in 0.3 s; open output/index.html`.
fn summary(folder: &str, site: &Site, published: Published, seconds: f64) -> String {
    let pages = site.keys().filter(|path| path.ends_with(".html")).count();
    let removed = if published.removed == 0 { String::new() } else { format!(", {} removed", published.removed) };
    let files =
        format!("{}: {} written, {} unchanged{removed}", counted(site.len(), "file"), published.written, published.unchanged);
    let first = site.keys().find(|path| path.ends_with(".html")).map_or("index.html", String::as_str);
    let index = Path::new(folder).join(if site.contains_key("index.html") { "index.html" } else { first });
    format!("built {} into {folder} ({files}) in {seconds:.1} s; open {}", counted(pages, "page"), index.display())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_need_a_scheme() {
        assert_eq!(web_address("https://example.org/m").as_deref(), Ok("https://example.org/m/"));
        assert!(web_address("example.org").is_err());
        assert!(web_address("https://example.org/a?b#c").is_err());
        assert!(web_address("https://").is_err());
    }
}
