//! `gapmap theme list`.

use super::in_use;
use crate::cli::session::{Failure, Session};
use crate::cli::table::{Align, table};
use crate::cli::workspace::Workspace;
use crate::theme::{self, DEFAULT, Role};

pub(super) fn run(session: &Session, workspace: &Workspace) -> Result<(), Failure> {
    let sources = &workspace.loaded.sources;
    let themes = theme::themes(sources).into_iter().map(|name| {
        let marks = [(name == DEFAULT, "built in"), (name == in_use(workspace), "in use")];
        let marks: Vec<&str> = marks.into_iter().filter(|(is_so, _)| *is_so).map(|(_, mark)| mark).collect();
        let marks = if marks.is_empty() { String::new() } else { format!(" ({})", marks.join(", ")) };
        let files = theme::roles(sources, name).into_iter().map(|(path, role)| vec![path, words(&role)]);
        format!("{name}{marks}\n{}", table(&[Align::Left, Align::Left], &files.collect::<Vec<_>>(), "  "))
    });
    session.data(&themes.collect::<String>())
}

fn words(role: &Role) -> String {
    match role {
        Role::Replaces => "replaces the default file".to_owned(),
        Role::Changes(blocks) if blocks.is_empty() => "changes nothing yet".to_owned(),
        Role::Changes(blocks) => format!("changes {}", blocks.join(", ")),
        Role::Adds => "added".to_owned(),
    }
}
