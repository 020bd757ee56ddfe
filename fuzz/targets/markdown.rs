//! Any text as a Markdown file: front matter, sections, list items.
#![no_main]

use gapmap::diagnostics::Diagnostics;
use gapmap::source::Sources;
use gapmap::syntax::{self, markdown};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| {
    let sources = Sources::from_files([("content/a.md", text)]);
    if let Some((id, file)) = sources.find("content/a.md") {
        let mut sink = Diagnostics::new();
        if let Some(body) = syntax::parse(id, file, &mut sink).body {
            let _ = markdown::sections(&body);
            let _ = markdown::list_items(&body);
        }
    }
});
