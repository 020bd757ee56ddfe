//! Any text as a rubric; a good one is scored and reported.
#![no_main]

use gapmap::View;
use gapmap::source::Sources;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| {
    let loaded = gapmap::workspace::load(Sources::from_files([
        ("content/rubric/r.yaml", text),
        ("content/t/assessment.yaml", "subject: T\ndate: 2026-01-05\n"),
    ]));
    if let (false, Some(model)) = (loaded.has_errors(), &loaded.model) {
        let _ = gapmap::report(&loaded.sources, model, View::complete(), gapmap::words::Words::english());
    }
});
