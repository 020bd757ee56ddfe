//! Files of a theme's folder, and messages in them, that no page shows the effect of.

use std::collections::{BTreeMap, BTreeSet};

use super::files::{defaults, folder, own};
use super::outline::Outline;
use super::parts::{Texts, resolve};
use super::{ASSETS, MESSAGES, TEMPLATES, WORDS, files, tokens};
use crate::diagnostics::{Diagnostic, Diagnostics, FileId, Span, codes, did_you_mean, nearest};
use crate::source::Sources;
use crate::words;

/// Warns about every file of the theme `name` that is never used, and every message that nothing says.
pub(super) fn check(sources: &Sources, name: &str, sink: &mut Diagnostics) {
    let folder = folder(name);
    if own(sources, &folder).next().is_none() {
        return;
    }
    let (texts, prefix) = (super::texts(sources, name), super::prefix(name));
    let templates = used_templates(&texts);
    let mentions = mentions(sources, &folder, &texts);
    for (id, path, _) in own(sources, &folder) {
        let is_used = match (path.strip_prefix(TEMPLATES), path.strip_prefix(ASSETS)) {
            (Some(template), _) => templates.contains(format!("{prefix}{template}").as_str()),
            (_, Some(asset)) => is_note(asset) || mentions.iter().any(|text| text.contains(file_name(asset))),
            (None, None) => is_note(path) || path == tokens::FILE || language(path).is_some(),
        };
        if !is_used && defaults().all(|(known, _)| known != path) {
            sink.push(unused(id, &folder, path));
        }
    }
    for (id, _, file) in own(sources, &folder).filter(|(_, path, _)| language(path).is_some()) {
        check_messages(id, &file.text, &texts, sink);
    }
}

/// The language of a file of words.
fn language(path: &str) -> Option<&str> {
    path.strip_prefix(WORDS)?.strip_suffix(MESSAGES).filter(|tag| words::is_tag(tag))
}

/// Messages that neither the interface nor a template or another message asks for.
fn check_messages(file: FileId, text: &str, texts: &Texts, sink: &mut Diagnostics) {
    let known = words::known();
    let in_templates = |id: &str| texts.values().any(|template| template.contains(&format!("\"{id}\"")));
    let in_messages = |id: &str| text.contains(&format!("{{ {id} }}")) || text.contains(&format!("{{{id}}}"));
    for (start, id) in words::ids(text).filter(|(_, id)| !known.contains(id) && !in_templates(id) && !in_messages(id)) {
        let place = Span::new(file, start, start + id.len());
        let message = format!("the interface has no message `{id}`");
        sink.push(Diagnostic::new(&codes::theme::UNKNOWN_MESSAGE, place, message).meant(did_you_mean(id, known.iter().copied())));
    }
}

/// Licences and explanations are for people.
fn is_note(path: &str) -> bool {
    let name = file_name(path).to_ascii_lowercase();
    [".md", ".txt"].iter().any(|ending| name.ends_with(ending)) || name.starts_with("licen")
}

fn file_name(path: &str) -> &str {
    path.rsplit('/').next().unwrap_or(path)
}

/// The own templates that a page renders, extends, includes, or calls a component of.
fn used_templates(texts: &Texts) -> BTreeSet<&str> {
    let originals = files::originals();
    let outlines: BTreeMap<&str, Outline<'_>> = texts.iter().map(|(name, text)| (name.as_str(), Outline::of(text))).collect();
    let defining = |component: &str| {
        outlines.iter().filter(|(_, outline)| outline.components.contains(&component)).map(|(name, _)| *name).collect::<Vec<_>>()
    };
    let pages = originals.keys().filter_map(|name| resolve(texts, name.trim_start_matches(super::ORIGINAL)));
    let mut waiting: Vec<&str> = pages.map(|(name, _)| name).collect();
    let mut used = BTreeSet::new();
    while let Some(name) = waiting.pop() {
        let Some((name, outline)) = outlines.get_key_value(name).filter(|(name, _)| used.insert(**name)) else { continue };
        let named = outline.extends.iter().map(|parent| parent.name).chain(outline.includes.iter().copied());
        waiting.extend(named.filter_map(|other| resolve(texts, other)).map(|(other, _)| other).filter(|other| other != name));
        waiting.extend(outline.calls.iter().flat_map(|component| defining(component)));
    }
    used
}

/// Every text of the theme in which a file may be named.
fn mentions<'s>(sources: &'s Sources, folder: &'s str, texts: &'s Texts) -> Vec<&'s str> {
    let own = own(sources, folder).filter(|(_, path, _)| path.starts_with(ASSETS)).map(|(_, _, file)| file.text.as_str());
    texts.values().map(String::as_str).chain(own).collect()
}

fn unused(id: FileId, folder: &str, path: &str) -> Diagnostic {
    let known = || defaults().map(|(known, _)| known);
    let elsewhere =
        known().find(|known| known.ends_with(&format!("/{path}"))).map(|known| format!("its place is `{folder}{known}`"));
    let meant = near(path, known()).map(|known| format!("did you mean `{known}`?"));
    let help = if path.starts_with(TEMPLATES) {
        "no page renders, extends or includes it, or calls a component of it"
    } else if path.starts_with(WORDS) {
        "words of a language are in `words/<language>.ftl`"
    } else if path.starts_with(ASSETS) {
        "no template, style sheet or script names it"
    } else {
        "a theme has `tokens.yaml`, `templates/`, `assets/`, and `words/` with a file per language such as `words/fr.ftl`"
    };
    Diagnostic::new(&codes::theme::UNUSED_FILE, Span::new(id, 0, 0), format!("`{folder}{path}` is never used"))
        .help(elsewhere.or(meant).unwrap_or_else(|| help.to_owned()))
}

/// The known file in the same folder and with the same ending whose name is nearest.
fn near<'k>(path: &str, known: impl Iterator<Item = &'k str>) -> Option<&'k str> {
    let split = |path: &str| {
        let start = path.rfind('/').map_or(0, |slash| slash + 1);
        let end = path.rfind('.').filter(|dot| *dot > start).unwrap_or(path.len());
        (start, end)
    };
    let (start, end) = split(path);
    let like =
        known.filter(|known| split(known).0 == start && known.starts_with(&path[..start]) && known.ends_with(&path[end..]));
    let alike: BTreeMap<&str, &str> = like.map(|known| (&known[split(known).0..split(known).1], known)).collect();
    nearest(&path[start..end], alike.keys().copied()).map(|stem| alike[stem])
}
