//! The rubrics that come with the binary have nothing to report.

use std::collections::BTreeSet;

use super::check;
use crate::diagnostics::Diagnostics;
use crate::rubric::decode;
use crate::source::Sources;
use crate::syntax;
use crate::workspace::BUILTIN_RUBRICS;

#[test]
fn the_built_in_rubrics_are_consistent() {
    let mut told = Vec::new();
    for builtin in &BUILTIN_RUBRICS {
        let sources = Sources::from_files(builtin.files.iter().map(|(path, text)| (format!("r/{path}"), *text)));
        let mut sink = Diagnostics::new();
        let documents: Vec<_> = sources.below("r").map(|(id, file)| syntax::parse(id, file, &mut sink)).collect();
        let rubric = decode(&documents, &mut sink).expect("a rubric");
        check(&rubric, &BTreeSet::new(), &mut sink);
        told.extend(sink.into_sorted().iter().map(|d| format!("{} {}: {}", sources.locate(d.span), d.code.slug, d.message)));
    }
    assert!(told.is_empty(), "{}", told.join("\n"));
}
