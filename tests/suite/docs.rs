//! Generated documentation is fresh: `UPDATE=1 cargo test` rewrites it.

use std::fmt::Write as _;
use std::path::Path;

use gapmap::diagnostics::codes;

#[test]
fn the_list_of_diagnostics_is_fresh() {
    let mut page = String::from(
        "# Diagnostics\n\nEvery code there is; `gapmap explain CODE` prints the same text. Severities of warnings can be changed in gapmap.yaml \
         (`severity: {answer/na-overdue: error}`); errors stay errors. This page is generated from the code.\n",
    );
    let mut family = "";
    for code in codes::all() {
        let (of, _) = code.slug.split_once('/').expect("a family");
        if of != family {
            family = of;
            write!(page, "\n## {family}\n").expect("writes to memory");
        }
        write!(page, "\n### {}\n\n*{}: {}.* {}\n", code.slug, code.severity, code.title, code.explanation)
            .expect("writes to memory");
    }
    fresh("docs/diagnostics.md", &page);
}

fn fresh(path: &str, wanted: &str) {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join(path);
    if std::env::var_os("UPDATE").is_some() {
        std::fs::write(&file, wanted).expect("writes");
    }
    let found = std::fs::read_to_string(&file).unwrap_or_default();
    assert!(found == wanted, "{path} is out of date; run `UPDATE=1 cargo test`");
}
