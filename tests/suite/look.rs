//! How a site looks, from one file: its colours can be read and told apart, and pages, charts and pictures share them.

use std::path::Path;

use gapmap::chart::CHART_CSS;
use gapmap::site::Site;
use gapmap::source::Sources;
use gapmap::theme::Theme;
use gapmap::theme::contrast::{Pair, pairs};
use gapmap::theme::tokens::Shades;
use gapmap::workspace;

use crate::folder::Folder;
use crate::sites::{render, repository_site};

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// Every theme of the repository by name.
fn themes() -> Vec<(String, Theme)> {
    let sources = Sources::read(root()).expect("the repository");
    let entries = std::fs::read_dir(root().join("themes")).expect("themes");
    let mut names: Vec<String> =
        entries.map(|entry| entry.expect("an entry").file_name().into_string().expect("UTF-8")).collect();
    names.sort();
    names
        .into_iter()
        .map(|name| {
            (
                name.clone(),
                Theme::load(&sources, &name, gapmap::words::Words::english()).unwrap_or_else(|error| panic!("{name}: {error}")),
            )
        })
        .collect()
}

#[test]
fn the_colours_of_every_theme_can_be_read_and_told_apart() {
    let themes = themes();
    assert!(themes.iter().any(|(name, _)| name == "default"));
    for (name, theme) in &themes {
        let pairs = pairs(theme.tokens());
        let bad: Vec<&Pair<'_>> = pairs.iter().filter(|pair| !pair.is_good()).collect();
        assert!(bad.is_empty(), "{name}: {bad:#?}");
        assert!(pairs.len() > 200, "{name}: {} pairs", pairs.len());
        assert_eq!(theme.warnings(), Vec::<String>::new(), "{name}");
    }
}

/// The custom property that a class of the charts is filled with.
fn fill(class: &str) -> &'static str {
    let rule = format!("\n.{class}{{fill:var(--");
    CHART_CSS.split(rule.as_str()).nth(1).and_then(|rest| rest.split(')').next()).unwrap_or_else(|| panic!("{class}"))
}

#[test]
fn text_in_charts_can_be_read_on_what_it_stands_on() {
    let mut texts = vec![
        ("c-ink", "c-page"),
        ("c-ink2", "c-page"),
        ("c-ink3", "c-page"),
        ("c-now-text", "c-page"),
        ("c-target-text", "c-page"),
        ("c-ink", "c-tag"),
        ("c-ink", "c-band"),
        ("c-ink", "c-zone"),
        ("c-on-planned", "c-bar-planned"),
        ("c-on-progress", "c-bar-progress"),
        ("c-on-done", "c-bar-done"),
    ]
    .into_iter()
    .map(|(text, ground)| (text.to_owned(), ground.to_owned()))
    .collect::<Vec<_>>();
    texts.extend((0..=5).map(|level| (format!("c-on-level-{level}"), format!("c-level-{level}"))));
    texts.extend((1..=4).map(|band| (format!("c-on-risk-{band}"), format!("c-risk-{band}"))));
    for (name, theme) in &themes() {
        for (text, ground) in &texts {
            let (one, other) = (fill(text), fill(ground));
            let contrast = |shades: &Shades| shades[one].colour.contrast(shades[other].colour);
            let found = contrast(&theme.tokens().light).min(contrast(&theme.tokens().dark));
            assert!(found >= 4.5, "{name}: {text} on {ground} has {found:.1}");
        }
    }
}

#[test]
fn the_style_sheet_and_the_charts_take_their_colours_from_the_tokens() {
    let site = repository_site();
    let css = String::from_utf8_lossy(&site["assets/report.css"]).into_owned();
    for colour in
        ["--mark:light-dark(#0a568c,#7fc1ee)", "--t-md:1rem", ".c-now{fill:none;stroke:var(--mark)", "color-scheme:light dark"]
    {
        assert!(css.contains(colour), "{colour}");
    }
    assert!(!css.contains("/*") && !site.keys().any(|path| path.contains("tokens") || path.ends_with(".ttf")));
    let rules = |name: &str| std::fs::read_to_string(root().join("themes/default/assets").join(name)).expect("the rules");
    let own = rules("report.css") + &rules("chapters.css");
    let colours: Vec<&str> = own.match_indices('#').map(|(at, _)| &own[at..(at + 7).min(own.len())]).collect();
    assert!(
        colours.iter().all(|text| !text[1..].chars().all(|c| c.is_ascii_hexdigit())),
        "colours outside tokens.yaml: {colours:?}"
    );
    for property in css.split("var(--").skip(1).filter_map(|rest| rest.split([')', ',']).next()) {
        assert!(css.contains(&format!("--{property}:")), "--{property} has no value");
    }
}

#[test]
fn every_chart_is_a_drawing_that_stands_alone_and_a_picture() {
    let site = repository_site();
    let drawings: Vec<&String> = site.keys().filter(|path| path.ends_with(".svg") && path.contains("charts/")).collect();
    assert!(drawings.len() >= 18, "{drawings:?}");
    for path in drawings {
        let svg = String::from_utf8_lossy(&site[path]).into_owned();
        assert!(!svg.contains("var(") && svg.contains("prefers-color-scheme:dark"), "{path}");
        let png = site.get(&path.replace(".svg", ".png")).unwrap_or_else(|| panic!("{path} has no picture"));
        let number = |at: usize| u32::from_be_bytes([png[at], png[at + 1], png[at + 2], png[at + 3]]);
        let side = |name: &str| {
            let value = svg.split(&format!(" {name}=\"")).nth(1).and_then(|rest| rest.split('"').next()).expect(name);
            value.parse::<u32>().expect("pixels")
        };
        assert!(png.starts_with(b"\x89PNG\r\n\x1a\n"), "{path}");
        assert_eq!((number(16), number(20)), (2 * side("width"), 2 * side("height")), "{path}");
    }
}

const THEMED: &[(&str, &str)] = &[
    ("gapmap.yaml", "theme: mine\n"),
    ("content/t/assessment.yaml", "subject: T\ndate: 2026-01-02\nprofile: standard\n"),
    ("content/t/a.yaml", "answers: {mon-drift: 1, exp-tracking: 2, data-quality: 1, cicd-deploy: 0}\n"),
];

fn themed(tokens: &'static str) -> Vec<(&'static str, &'static str)> {
    THEMED.iter().copied().chain([("themes/mine/tokens.yaml", tokens)]).collect()
}

#[test]
fn a_theme_that_changes_one_colour_changes_pages_drawings_and_pictures() {
    let plain = render(&workspace::load(Sources::from_files(themed("levels: {}\n"))));
    let site = render(&workspace::load(Sources::from_files(themed("levels: {1: {fill: {light: \"#ffe08a\"}}}\n"))));
    let text = |path: &str| String::from_utf8_lossy(&site[path]).into_owned();
    assert!(text("assets/report.css").contains("--l1:light-dark(#ffe08a,#57401f)"));
    assert!(text("charts/heatmap.svg").contains(".c-level-1{fill:#ffe08a;"));
    assert_ne!(site["charts/heatmap.png"], plain["charts/heatmap.png"]);
    assert_eq!(site["index.html"], plain["index.html"], "pages name classes only");
}

#[test]
fn build_warns_of_colours_that_cannot_be_read_and_refuses_mistakes() {
    let folder = Folder::with(&themed("ink:\n  ink3: {light: \"#7d8590\"}\n"));
    let run = folder.run("build");
    assert_eq!(run.code, 0, "{}", run.stderr);
    let warning = "warning: theme `mine`: ink3 on sunken has contrast 3.2, at least 4.5 is needed (themes/mine/tokens.yaml:2:17)";
    assert!(run.stderr.contains(warning), "{}", run.stderr);
    folder.write("themes/mine/tokens.yaml", "surfce: {}\nink: {ink: {dark: white}}\n");
    let run = folder.run("build");
    assert_eq!(run.code, 2, "{}", run.stderr);
    run.says("`surfce` is not a key of a theme").says("--> themes/mine/tokens.yaml:1:1").says("did you mean `surface`?");
    run.says("`white` is not a colour").says("--> themes/mine/tokens.yaml:2:19").says("write it as `\"#rrggbb\"`");
}

#[test]
fn build_says_which_pictures_are_missing_and_why() {
    let rubric = "rubric: tiny\nkinds: [{id: area, plural: areas}, {id: point, plural: points, scale: done}]\n\
                  scales: {done: {type: boolean, points: {yes: 1, no: 0}}}\n\
                  areas:\n  - {id: basics, name: 数据, points: [{id: backup, name: 数据质量}]}\n";
    let files = [
        ("content/rubric/r.yaml", rubric),
        ("content/t/assessment.yaml", "subject: T\ndate: 2026-01-02\n"),
        ("content/t/a.yaml", "answers: {backup: yes}\n"),
    ];
    let folder = Folder::with(&files);
    let run = folder.run("build");
    assert_eq!(run.code, 0, "{}", run.stderr);
    assert!(run.stderr.contains("note: no PNG for 1 chart: the font has no `"), "{}", run.stderr);
    assert!(folder.has("output/charts/heatmap.svg") && !folder.has("output/charts/heatmap.png"));
    assert!(!folder.run("build --single-file").stderr.contains("no PNG"), "no charts are written there");
}

#[test]
fn pages_link_to_the_files_of_a_chart_that_there_are() {
    let link = |page: &str, label: &str| {
        let tag = page.split("<a ").find(|tag| tag.contains(&format!("aria-label=\"{label}\"")))?;
        Some(tag.split("href=\"").nth(1)?.split('"').next()?.to_owned())
    };
    let text = |site: &Site, path: &str| String::from_utf8_lossy(&site[path]).into_owned();
    let risks = text(&repository_site(), "tidewise/risks.html");
    assert_eq!(link(&risks, "SVG: Matrix as a picture").as_deref(), Some("charts/matrix.svg"));
    assert_eq!(link(&risks, "PNG: Matrix as a picture").as_deref(), Some("charts/matrix.png"));
    let item = "items: {own: {title: 数据, phase: P1, closes: [{capability: mon-drift, to: 3}], effort: 1, impact: 4}}\n";
    let files = THEMED[1..].iter().copied().chain([("content/t/roadmap.yaml", item)]);
    let site = render(&workspace::load(Sources::from_files(files)));
    let (roadmap, risks) = (text(&site, "roadmap.html"), text(&site, "risks.html"));
    assert_eq!(link(&roadmap, "SVG: Chart with dependencies").as_deref(), Some("charts/gantt.svg"));
    assert_eq!(link(&roadmap, "PNG: Chart with dependencies"), None, "the font lacks its characters");
    assert!(link(&risks, "PNG: Matrix as a picture").is_some());
}

/// Bytes after `gzip -9`, as a server would send them.
fn compressed(bytes: &[u8]) -> usize {
    let file = tempfile::NamedTempFile::new().expect("a file");
    std::fs::write(file.path(), bytes).expect("written");
    let output = std::process::Command::new("gzip").args(["-9", "-c", "-n"]).arg(file.path()).output().expect("gzip runs");
    assert!(output.status.success());
    output.stdout.len()
}

#[test]
fn what_every_page_loads_stays_small() {
    let site = repository_site();
    for (path, most) in [("assets/report.css", 12_000), ("assets/chapters.css", 4_000), ("assets/report.js", 6_000)] {
        let size = compressed(&site[path]);
        assert!(size <= most, "{path}: {size} bytes, at most {most}");
    }
}

#[test]
fn a_page_loads_the_style_sheets_it_needs() {
    let site = repository_site();
    let sheet = |path: &str| String::from_utf8_lossy(&site[path]).into_owned();
    let (common, chapters) = (sheet("assets/report.css"), sheet("assets/chapters.css"));
    for class in ["c-now", "c-zone", "c-plan"] {
        assert!(common.contains(&format!(".{class}{{")), "{class}");
    }
    for (page, has) in
        [("method", true), ("metrics", true), ("print", true), ("index", false), ("roadmap", false), ("d/exp", false)]
    {
        let html = sheet(&format!("tidewise/{page}.html"));
        assert_eq!(html.contains("assets/chapters.css"), has, "{page}");
    }
    assert!(chapters.contains(".tools{") && !common.contains(".tools{"));
}
