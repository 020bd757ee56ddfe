//! Themes, as a team that makes one meets them.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::sync::Arc;

use gapmap::View;
use gapmap::live::{Book, Setting};
use gapmap::site::{self, Site};
use gapmap::source::Sources;
use gapmap::theme::{self, Theme, names};
use gapmap::words::Words;
use gapmap::workspace;

use super::folder::Folder;

/// A workspace with a theme of these files.
fn workspace(theme: &[(&str, &str)]) -> Folder {
    let folder = Folder::with(&[
        ("gapmap.yaml", "title: Test\ntheme: mine\n"),
        ("content/team/assessment.yaml", "subject: Team\ndate: 2026-11-18\nprofile: lean\n"),
        ("content/team/exp.md", "---\nanswers:\n  exp-tracking: 2\n---\n"),
    ]);
    for (path, text) in theme {
        folder.write(&format!("themes/mine/{path}"), text);
    }
    folder
}

/// The site of the example assessments in a theme.
fn rendered(name: &str, files: &[(&str, &str)]) -> Site {
    rendered_in("en", name, files)
}

fn rendered_in(language: &str, name: &str, files: &[(&str, &str)]) -> Site {
    let mut all = BTreeMap::from([("gapmap.yaml".to_owned(), format!("title: Test\ntheme: {name}\n"))]);
    for folder in ["content", "themes"] {
        read(Path::new(env!("CARGO_MANIFEST_DIR")), folder, &mut all);
    }
    all.extend(files.iter().map(|(path, text)| (format!("themes/{name}/{path}"), (*text).to_owned())));
    let loaded = workspace::load(Sources::from_files(all));
    let of_theme = |slug: &str| slug.starts_with("theme/");
    assert!(loaded.diagnostics.iter().all(|found| !of_theme(found.code.slug)), "{:#?}", loaded.diagnostics);
    let model = loaded.model.as_ref().expect("a model");
    let words = theme::words(&loaded.sources, name, language).unwrap_or_else(|error| panic!("{error}"));
    let theme = Theme::load(&loaded.sources, name, &words).unwrap_or_else(|error| panic!("{error}"));
    let options = site::Options { words, base_url: None, public: false, paper: "a4" };
    let setting = Setting { theme: Arc::new(theme), options: Arc::new(options), view: View::complete(), commit: None };
    Book::open(&loaded.sources, model, &setting, None).print().unwrap_or_else(|error| panic!("{error}")).site
}

fn read(root: &Path, folder: &str, files: &mut BTreeMap<String, String>) {
    for entry in fs::read_dir(root.join(folder)).expect("a folder") {
        let entry = entry.expect("an entry");
        let path = format!("{folder}/{}", entry.file_name().to_string_lossy());
        if entry.path().is_dir() {
            read(root, &path, files);
        } else if let Ok(text) = fs::read_to_string(entry.path()) {
            files.insert(path, text);
        }
    }
}

fn text<'s>(site: &'s Site, path: &str) -> &'s str {
    std::str::from_utf8(&site[path]).expect("text")
}

#[test]
fn a_section_of_a_page_is_changed_there_and_in_the_print_page() {
    let before = rendered("default", &[]);
    let files = [(
        "templates/body/risks.html",
        "{% extends \"default/body/risks.html\" %}\n{% block register %}<p>Ask {{ page.subject }}</p>{{ super() }}{% endblock register %}\n",
    )];
    let after = rendered("mine", &files);
    let wanted = "<p>Ask Tidewise</p>";
    let changed: Vec<&String> = before.keys().filter(|path| before[*path] != after[*path]).collect();
    let folders = ["bramble-oak", "northmere", "tidewise"];
    let expected: Vec<String> =
        folders.iter().flat_map(|folder| ["print", "risks"].map(|page| format!("{folder}/{page}.html"))).collect();
    assert_eq!(changed.into_iter().cloned().collect::<Vec<_>>(), expected);
    for page in ["tidewise/risks.html", "tidewise/print.html"] {
        assert_eq!(text(&after, page).replacen(wanted, "", 1), text(&before, page), "{page}");
    }
}

#[test]
fn blocks_within_blocks_and_several_levels_are_changed_as_templates_do() {
    let files = [
        ("templates/body/gaps.html", "{% extends \"body/our-gaps.html\" %}{% block list %}[{{ super() }}]{% endblock list %}"),
        (
            "templates/body/our-gaps.html",
            "{% extends \"default/body/gaps.html\" %}{% block list %}<{% block inner %}old{% endblock inner %}>{{ super() }}{% endblock list %}",
        ),
    ];
    let page = rendered("mine", &files);
    let page = text(&page, "tidewise/gaps.html");
    let (start, end) = (page.find("[<old>").expect("the start"), page.rfind(']').expect("the end"));
    assert!(page[start..end].contains("id=\"h-gaps-list\"") && page.matches("h-gaps-list").count() == 2);
}

#[test]
fn a_wrong_template_is_told_with_its_place_and_what_is_known() {
    let extends = "{% extends \"default/body/risks.html\" %}\n";
    let risks = "templates/body/risks.html";
    let cases = [
        (
            risks,
            "{% block register %}{{ x.headline | uper }}{% endblock %}",
            "there is no filter `uper`",
            ":2:37",
            "did you mean `upper`?",
        ),
        (
            risks,
            "{% block register %}{{ x.headlin }}{% endblock %}",
            "field `headlin` is not defined",
            ":2:26",
            "did you mean `headline`?",
        ),
        (
            risks,
            "{% block register %}{{ y }}{% endblock %}",
            "variable `y` is not defined",
            ":2:24",
            "there are `a`, `charts`, `icon`, `page`, `report`",
        ),
        (risks, "{% block registr %}{% endblock %}", "has no block `registr`", ":2:10", "did you mean `register`?"),
        (
            risks,
            "{% block watch %}{{ <icn name=\"x\" /> }}{% endblock %}",
            "there is no component `icn`",
            ":2:21",
            "did you mean `icon`?",
        ),
        (
            risks,
            "{% block watch %}{% include \"body/gap.html\" %}{% endblock %}",
            "no template `body/gap.html`",
            ":2:29",
            "`body/gaps.html`",
        ),
        (risks, "{% block watch %}{% if a is odd %}", "unexpected end of input", ":3:1", "themes/mine"),
        (risks, "{% block watch %}{{ a.id is od }}{% endblock %}", "there is no test `od`", ":2:29", "did you mean `odd`?"),
        (
            risks,
            "{% block watch %}{{ rang(end=2) }}{% endblock %}",
            "there is no function `rang`",
            ":2:21",
            "did you mean `range`?",
        ),
    ];
    for (path, body, message, place, help) in cases {
        let folder = workspace(&[(path, &format!("{extends}{body}\n"))]);
        for command in ["check", "build"] {
            folder.run(command).exits(2).says(message).says(&format!("themes/mine/{path}{place}")).says(help);
        }
        assert!(!folder.has("output"));
    }
    let folder = workspace(&[("templates/gaps.html", "{% extends \"gaps.html\" %}\n")]);
    folder
        .run("check")
        .exits(2)
        .says("`gaps.html` comes back to itself")
        .says("templates/gaps.html:1:1")
        .says("`default/gaps.html`");
    folder.write("themes/mine/templates/gaps.html", "{% extends \"default/gap.html\" %}\n");
    folder.run("check").exits(2).says("no template `default/gap.html` to extend").says("did you mean `default/gaps.html`?");
}

#[test]
fn a_file_without_effect_is_a_warning() {
    let cases = [
        ("templates/body/rsiks.html", "did you mean `templates/body/risks.html`?"),
        ("templates/extra.html", "no page renders, extends or includes it"),
        ("report.css", "its place is `themes/mine/assets/report.css`"),
        ("assets/logo.png", "no template, style sheet or script names it"),
        ("notes.yaml", "a theme has `tokens.yaml`, `templates/`, `assets/`, and `words/`"),
        ("words/our words.ftl", "words of a language are in `words/<language>.ftl`"),
    ];
    for (path, help) in cases {
        let folder = workspace(&[(path, "x"), ("templates/next.html", "{% extends \"default/next.html\" %}")]);
        folder.run("check").exits(0).says("warning[theme/unused-file]").says(&format!("themes/mine/{path}:1:1")).says(help);
        folder.run("build --deny warnings").exits(1).says("theme/unused-file");
    }
    let used = [
        (
            "templates/next.html",
            "{% extends \"ours.html\" %}{% block main %}{% include \"part.html\" %}{{ <mark /> }}{% endblock main %}",
        ),
        (
            "templates/ours.html",
            "{% extends \"base.html\" %}{% block logo %}<img src=\"{{ page.root }}assets/logo.svg\" alt=\"\">{% endblock logo %}",
        ),
        ("templates/part.html", "{{ \"our-word\" | t }}"),
        ("templates/marks.html", "{% component mark() %}m{% endcomponent mark %}"),
        ("assets/logo.svg", "<svg xmlns=\"http://www.w3.org/2000/svg\"></svg>"),
        ("assets/report.js", "// nothing"),
        ("README.md", "ours"),
        ("tokens.yaml", "layout: {radius: 0px}"),
        ("words/en.ftl", "our-word = Ours\npage-risks = Hazards\n"),
        ("words/de.ftl", "page-risks = Gefahren\n"),
    ];
    let folder = workspace(&used);
    let run = folder.run("check");
    assert!(!run.exits(0).stderr.contains("theme/"), "{}", run.stderr);

    // A copy of the default theme takes its place; what is added to it is judged in the same way.
    fs::rename(folder.path().join("themes/mine"), folder.path().join("themes/default")).expect("renamed");
    folder.write("gapmap.yaml", "title: Test\n").write("themes/default/templates/next.html", "{% include \"part.html\" %}");
    let run = folder.run("check");
    assert_eq!(run.exits(0).stderr.matches("theme/unused-file").count(), 2, "{}", run.stderr);
    folder
        .write("themes/default/templates/next.html", "{{ oops }}")
        .run("check")
        .exits(2)
        .says("--> themes/default/templates/next.html:1:4");
}

#[test]
fn a_message_that_nothing_says_is_a_warning() {
    let folder = workspace(&[("words/de.ftl", "# Ours\npage-risks = Gefahren\npage-risk =\n    Gefahren\n")]);
    let place = "themes/mine/words/de.ftl:3:1";
    folder.run("check").exits(0).says("warning[theme/unknown-message]").says(place).says("did you mean `page-risks`?");
    folder.write("themes/mine/words/de.ftl", "page-risks = { $n -> }\n").write("gapmap.yaml", "theme: mine\nlanguage: de-CH\n");
    folder.run("build").exits(2).says("--> themes/mine/words/de.ftl:1:");
    folder.write("themes/mine/words/de.ftl", "page-risks = Gefahren\n").run("build --deny warnings").exits(0);
    assert!(folder.read("output/risks.html").contains("Gefahren"));
}

#[test]
fn files_of_the_default_theme_are_copied_and_extended() {
    let folder = Folder::with(&[
        ("gapmap.yaml", "title: Test\n"),
        ("content/team/assessment.yaml", "subject: Team\ndate: 2026-11-18\n"),
        ("content/team/exp.md", "---\nanswers:\n  exp-tracking: 2\n---\n"),
    ]);
    folder.run("theme list").exits(0).prints("default (built in, in use)\n");
    folder
        .run("theme copy")
        .exits(0)
        .prints("templates/body/risks.html")
        .prints("above, due, matrix, movement, owners, register, suggested, watch, details")
        .prints("assets/report.css");
    folder.run("theme copy assets/icon.svg").exits(0).says("put `theme: mine` into gapmap.yaml");
    assert_eq!(folder.read("themes/mine/assets/icon.svg"), include_str!("../../themes/default/assets/icon.svg"));
    folder.run("theme copy icon.svg").exits(2).says("exists").says("--force");
    folder.run("theme copy icon.svg --force").exits(0);
    folder.run("theme copy body/rsks.html").exits(2).says("did you mean `body/risks.html`?");
    folder.run("theme copy --extend components.html").exits(2).says("a component of the same name");
    folder.run("theme copy --extend base.html --to default").exits(2);
    folder.run("theme copy icon.svg --to ../evil").exits(2);
    folder
        .write("gapmap.yaml", "title: Test\ntheme: ours\n")
        .write("themes/ours/assets/icon.svg", include_str!("../../themes/default/assets/icon.svg"));
    folder
        .run("theme copy --extend risks.html body/risks.html base.html")
        .exits(0)
        .says("wrote themes/ours/templates/body/risks.html");
    let stub = folder.read("themes/ours/templates/risks.html");
    assert!(
        stub.contains("Blocks of base.html: head, frame, top, brand") && stub.contains("blocks of body/risks.html: above"),
        "{stub}"
    );
    folder
        .run("theme list")
        .exits(0)
        .prints("ours (in use)")
        .prints("templates/base.html        changes nothing yet")
        .prints("mine\n");
    folder.run("build").exits(0);
    let with_stubs = folder.read("output/risks.html");
    folder.write("gapmap.yaml", "title: Test\n").run("build").exits(0);
    assert_eq!(folder.read("output/risks.html"), with_stubs, "a stub changes nothing");
    folder.run("theme copy --all --to whole").exits(0);
    folder.write("gapmap.yaml", "title: Test\ntheme: whole\n").run("build --deny warnings").exits(0).says(" 0 written");
}

#[test]
fn tokens_and_words_are_a_start_for_a_theme_of_your_own() {
    let folder = workspace(&[]);
    folder.write("gapmap.yaml", "title: Test\n").run("build").exits(0);
    folder.run("theme copy --extend tokens.yaml").exits(0).says("wrote themes/mine/tokens.yaml");
    folder
        .write("gapmap.yaml", "title: Test\ntheme: mine\n")
        .run("theme list")
        .exits(0)
        .prints("tokens.yaml  changes nothing yet");
    folder.run("build --deny warnings").exits(0).says(" 0 written");
    let tokens = folder.read("themes/mine/tokens.yaml");
    let changed = tokens.replace("\n# layout:", "\nlayout:").replace("\n#   radius: 6px", "\n  radius: 1px");
    folder.write("themes/mine/tokens.yaml", &changed).run("theme list").exits(0).prints("tokens.yaml  changes layout");
    folder.run("build --deny warnings").exits(0).says(" 1 written");
    assert!(folder.read("output/assets/report.css").contains("--r:1px"));

    folder.run("theme words").exits(0).prints("\npage-risks = Risk register\n");
    folder.run("theme words de").exits(0).prints("\npage-risks = Risikoregister\n");
    folder.run("theme words fr").exits(2).says("gapmap does not speak `fr`").says("en and de");
    folder.write("gapmap.yaml", "theme: mine\nlanguage: de-AT\n");
    folder.write("themes/mine/words/de.ftl", &folder.run("theme words").exits(0).stdout);
    folder.run("build --deny warnings").exits(0);
    folder.run("theme words --help").exits(0);
}

#[test]
fn every_filter_test_and_function_that_is_listed_exists() {
    let filters = names::OWN_FILTERS.iter().chain(names::FILTERS).map(|name| format!("{{{{ page.url | {name} }}}}"));
    let tests = names::TESTS.iter().map(|name| format!("{{{{ page.url is {name} }}}}"));
    let functions = names::FUNCTIONS.iter().map(|name| format!("{{{{ {name}() }}}}"));
    for text in filters.chain(tests).chain(functions) {
        let sources = Sources::from_files([("themes/mine/templates/gaps.html", text.as_str())]);
        assert!(Theme::load(&sources, "mine", Words::english()).is_ok(), "{text}");
    }
}

#[test]
fn every_block_is_in_one_template_only_once() {
    let templates = theme::defaults().filter_map(|(path, _)| path.strip_prefix(theme::TEMPLATES));
    let without: Vec<&str> = templates.filter(|name| theme::blocks(name).is_empty()).collect();
    assert_eq!(without, ["components.html", "search.html"], "a template of the default theme can be changed block by block");
}

/// What the theme “plain” sets in its tokens.yaml.
const PLAIN_TOKENS: &[&str] = &[
    "page",
    "surface",
    "sunken",
    "rule",
    "accent",
    "accent-soft",
    "focus",
    "mark",
    "progT",
    "progB",
    "progE",
    "planB",
    "sans",
    "serif",
    "r",
];

/// The value of every custom property of a style sheet, and the sheet without them.
fn properties(css: &str) -> (BTreeMap<&str, &str>, &str) {
    let (root, rules) = css.strip_prefix(":root{").and_then(|rest| rest.split_once('}')).expect("the tokens come first");
    (root.split(";--").filter_map(|line| line.trim_start_matches("--").split_once(':')).collect(), rules)
}

/// A chart without the rules that colour it.
fn unstyled(svg: &str) -> String {
    let (start, end) = (svg.find("<style>").expect("rules"), svg.find("</style>").expect("their end"));
    format!("{}{}", &svg[..start], &svg[end..])
}

/// A theme that changes some tokens, one block and one message proves that nothing else has to be copied.
#[test]
fn the_plain_theme_changes_what_it_says_and_nothing_else() {
    let logo = |page: &str| {
        let start = page.find("<svg viewBox=\"0 0 26 26\"").expect("a logo");
        page[start..start + page[start..].find("</svg>").expect("its end") + 6].to_owned()
    };
    let languages = [
        ("en", "No evidence is written down.", "No evidence yet. Add a link to where it can be seen."),
        ("de", "Kein Nachweis ist festgehalten.", "Noch kein Nachweis. Ein Link dorthin, wo er zu sehen ist, genügt."),
    ];
    for (language, usual, own) in languages {
        let (before, after) = (rendered_in(language, "default", &[]), rendered_in(language, "plain", &[]));
        assert_eq!(before.keys().collect::<Vec<_>>(), after.keys().collect::<Vec<_>>());
        assert!(text(&before, "tidewise/print.html").contains(usual) && text(&after, "tidewise/print.html").contains(own));
        for (path, bytes) in &before {
            let ending = path.rsplit('.').next().unwrap_or_default();
            match ending {
                // Without a published address it has no frame, and on the wall there is no logo.
                "html" if path != "404.html" && !path.ends_with("present.html") => {
                    let (default, plain) = (text(&before, path), text(&after, path));
                    assert_ne!(logo(plain), logo(default), "{path}");
                    assert!(!plain.contains(usual), "{path}");
                    assert_eq!(plain.replacen(&logo(plain), &logo(default), 1).replace(own, usual), default, "{path}");
                }
                "svg" if path.contains("/charts/") => {
                    let (default, plain) = (text(&before, path), text(&after, path));
                    assert_ne!(default, plain, "{path}");
                    assert_eq!(unstyled(default), unstyled(plain), "{path}");
                }
                "png" => assert_ne!(bytes, &after[path], "{path}"),
                // Badges have the font of the theme.
                "svg" if path.ends_with("badge.svg") => assert_ne!(bytes, &after[path], "{path}"),
                _ if path == "assets/report.css" => {
                    let ((default, rules), (plain, same)) = (properties(text(&before, path)), properties(text(&after, path)));
                    assert_eq!(rules, same, "{path}");
                    let changed: Vec<&str> = default.keys().copied().filter(|name| default[name] != plain[name]).collect();
                    let mut expected = PLAIN_TOKENS.to_vec();
                    expected.sort_unstable();
                    assert_eq!(changed, expected);
                }
                _ => assert_eq!(bytes, &after[path], "{path}"),
            }
        }
    }
}

#[test]
fn a_single_file_needs_no_other() {
    let files = site::single_files(&rendered("default", &[]));
    assert_eq!(files.keys().collect::<Vec<_>>(), ["bramble-oak.html", "northmere.html", "tidewise.html"]);
    for (path, bytes) in &files {
        let html = std::str::from_utf8(bytes).expect("text");
        let ids: Vec<&str> = html.split(" id=\"").skip(1).filter_map(|rest| rest.split('"').next()).collect();
        for link in html.split(" href=\"").skip(1).filter_map(|rest| rest.split('"').next()) {
            let leads = ["https://", "http://", "mailto:"].iter().any(|scheme| link.starts_with(scheme));
            assert!(leads || link.strip_prefix('#').is_some_and(|id| ids.contains(&id)), "{path}: {link}");
        }
        assert!(!html.contains("<script") && !html.contains(" src=\"") && !html.contains("url(sans"), "{path}");
        assert_eq!(html.matches("<style media=\"print\">").count(), 1, "{path}");
    }
}
