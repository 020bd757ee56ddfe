//! Any text as gapmap.yaml.
#![no_main]

use gapmap::source::Sources;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| {
    let _ = gapmap::workspace::load(Sources::from_files([
        ("gapmap.yaml", text),
        ("content/rubric/r.yaml", "rubric: r\nkinds: [{id: a}]\nas: [{id: p, scale: {type: boolean}}]\n"),
        ("content/t/assessment.yaml", "subject: T\ndate: 2026-01-05\nanswers: {p: yes}\n"),
    ]));
});
