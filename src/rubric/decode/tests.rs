//! The built-in rubric, the smallest rubric, and every code once.

use std::path::Path;

use super::decode;
use crate::diagnostics::{Diagnostic, Diagnostics};
use crate::rubric::{Origin, Rubric};
use crate::source::Sources;
use crate::syntax;

fn read(files: &[(&str, &str)]) -> (Option<Rubric>, Vec<Diagnostic>) {
    let sources = Sources::from_files(files.iter().map(|(path, text)| (format!("r/{path}"), *text)));
    let mut sink = Diagnostics::new();
    let documents: Vec<_> = sources.below("r").map(|(id, file)| syntax::parse(id, file, &mut sink)).collect();
    let rubric = decode(&documents, &mut sink);
    (rubric, sink.into_sorted())
}

fn built_in() -> Vec<(String, String)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("content/rubric");
    let entries = std::fs::read_dir(folder).expect("the built-in rubric");
    let mut files: Vec<_> = entries
        .map(|entry| entry.expect("an entry"))
        .map(|entry| {
            let text = std::fs::read_to_string(entry.path()).expect("a text");
            (entry.file_name().to_string_lossy().into_owned(), text)
        })
        .collect();
    files.sort();
    files
}

#[test]
fn the_built_in_rubric_is_clean() {
    let files = built_in();
    let files: Vec<_> = files.iter().map(|(path, text)| (path.as_str(), text.as_str())).collect();
    let (rubric, found) = read(&files);
    let told: Vec<_> = found
        .iter()
        .map(|d| {
            let text = files[d.span.file.0 as usize].1;
            format!("{}: {} at {:?}", d.code.slug, d.message, &text[d.span.start as usize..d.span.end as usize])
        })
        .collect();
    assert!(told.is_empty(), "{}", told.join("\n"));
    let rubric = rubric.expect("a rubric");
    assert_eq!(rubric.top.len(), 6);
    assert_eq!(rubric.items().count(), 30);
    assert_eq!(rubric.questions.values().filter(|q| matches!(q.origin, Origin::Node(_))).count(), 18);
    assert_eq!(rubric.questions_of(Origin::Context).count(), 8);
    assert_eq!(rubric.questions_of(Origin::Stakeholder).count(), 5);
    assert_eq!(rubric.roadmap.phases.len(), 4);
    assert_eq!(rubric.roadmap.items.len(), 16);
    assert_eq!(rubric.risks.len(), 26);
    assert_eq!(rubric.metrics.len(), 15);
    assert_eq!(rubric.steps.len(), 9);
    assert_eq!(rubric.references.len(), 50);
    assert_eq!(rubric.tools.categories.len(), 5);
}
