//! Any texts as the files of a whole workspace.
#![no_main]

use gapmap::source::Sources;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|texts: [String; 5]| {
    let [config, rubric, head, answers, decisions] = &texts;
    let _ = gapmap::workspace::load(Sources::from_files([
        ("gapmap.yaml", config.as_str()),
        ("content/rubric/r.yaml", rubric.as_str()),
        ("content/t/assessment.yaml", head.as_str()),
        ("content/t/answers.md", answers.as_str()),
        ("content/t/roadmap.yaml", decisions.as_str()),
        ("content/t/risks.yaml", decisions.as_str()),
        ("content/t/history/2025-01-01-a.yaml", answers.as_str()),
    ]));
});
