//! The search index: what is in it, and that it leads somewhere.

use gapmap::site::Site;
use serde_json::Value;

use crate::sites::repository_site;

/// The index as the browser reads it.
fn index(site: &Site, folder: &str) -> Value {
    let script = String::from_utf8_lossy(&site[&format!("{folder}search-index.js")]).into_owned();
    let json = script.strip_prefix("window.gapmapIndex=").and_then(|rest| rest.strip_suffix(";\n")).expect("one assignment");
    serde_json::from_str(json).expect("JSON")
}

/// Kind, name, place, note and address of every entry.
fn entries(index: &Value) -> Vec<[String; 5]> {
    let text = |value: &Value| value.as_str().expect("text").to_owned();
    let word = |list: &str, at: &Value| text(&index[list][usize::try_from(at.as_u64().expect("a position")).expect("small")]);
    let row = |row: &Value| [word("kinds", &row[0]), text(&row[1]), word("places", &row[2]), text(&row[3]), text(&row[4])];
    index["entries"].as_array().expect("a list").iter().map(row).collect()
}

#[test]
fn every_kind_of_thing_is_found_with_what_tells_it() {
    let found = entries(&index(&repository_site(), "bramble-oak/"));
    let of = |kind: &str| found.iter().filter(|entry| entry[0] == kind).count();
    assert_eq!((of("Dimension"), of("Capability")), (6, 30));
    for kind in ["Page", "Roadmap item", "Risk", "Person", "Next step", "Metric", "Tool"] {
        assert!(of(kind) > 3, "{kind}: {}", of(kind));
    }
    let named = |name: &str| found.iter().find(|entry| entry[1] == name).unwrap_or_else(|| panic!("{name}"));
    assert_eq!(
        named("Experiment tracking"),
        &[
            "Capability",
            "Experiment tracking",
            "Model Development & Experimentation",
            "Enforced · Suki Tanaka",
            "d/exp.html#c.exp-tracking"
        ]
        .map(str::to_owned)
    );
    assert!(named("Suki Tanaka")[3].starts_with("owns "), "{:?}", named("Suki Tanaka"));
}

#[test]
fn every_entry_leads_to_a_place_and_the_first_page_knows_all_assessments() {
    let site = repository_site();
    for folder in ["", "bramble-oak/", "northmere/", "tidewise/"] {
        for [_, name, place, _, url] in entries(&index(&site, folder)) {
            let (file, id) = url.split_once('#').unwrap_or((&url, ""));
            let page = site.get(&format!("{folder}{file}")).unwrap_or_else(|| panic!("{name}: {url}"));
            assert!(id.is_empty() || String::from_utf8_lossy(page).contains(&format!(" id=\"{id}\"")), "{name}: {url}");
            assert!(
                !folder.is_empty() || ["Bramble & Oak", "Northmere Bank", "Tidewise"].iter().any(|s| place.starts_with(s)),
                "{place}"
            );
        }
    }
    let sum: usize = ["bramble-oak/", "northmere/", "tidewise/"].iter().map(|folder| entries(&index(&site, folder)).len()).sum();
    assert_eq!(entries(&index(&site, "")).len(), sum);
}

#[test]
fn every_page_of_the_report_can_search_but_the_one_to_print_and_one_that_does_not_know_where_it_is() {
    for (path, bytes) in repository_site().iter().filter(|(path, _)| path.ends_with(".html")) {
        let can_search = String::from_utf8_lossy(bytes).contains("role=\"search\"");
        let cannot = ["present.html", "print.html", "404.html"].iter().any(|name| path.ends_with(name));
        assert_eq!(can_search, !cannot, "{path}");
    }
}
