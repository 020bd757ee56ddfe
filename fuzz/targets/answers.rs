//! Any text as answers to a rubric with every form of scale; what is good is scored and reported.
#![no_main]

use gapmap::View;
use gapmap::source::Sources;
use libfuzzer_sys::fuzz_target;

const RUBRIC: &str = include_str!("../../tests/suite/every-form.yaml");

fuzz_target!(|text: &str| {
    let loaded = gapmap::workspace::load(Sources::from_files([
        ("content/rubric/r.yaml", RUBRIC),
        ("content/t/assessment.yaml", "subject: T\ndate: 2026-01-05\nparticipants: [{id: a}, {id: b}]\n"),
        ("content/t/answers.yaml", text),
        ("content/t/answers.md", text),
    ]));
    if let (false, Some(model)) = (loaded.has_errors(), &loaded.model) {
        let _ = gapmap::report(&loaded.sources, model, View::complete(), gapmap::words::Words::english());
    }
});
