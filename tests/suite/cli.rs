//! The command line, as a user meets it.

use std::collections::BTreeMap;
use std::path::Path;
use std::time::SystemTime;

use super::folder::Folder;

const HEAD: &str = "subject: Team A\ndate: 2026-11-18\nprofile: lean\n";

/// The smallest workspace: one assessment with one answer.
fn workspace(answers: &str) -> Folder {
    Folder::with(&[
        ("gapmap.yaml", "title: Test\n"),
        ("content/team-a/assessment.yaml", HEAD),
        ("content/team-a/exp.md", &format!("---\nanswers:\n{answers}---\n")),
    ])
}

/// A theme whose pages link to nothing, so that these tests are about the command and not about pages.
fn with_tiny_theme(folder: &Folder) -> &Folder {
    let pages = [
        "404",
        "dimension",
        "gaps",
        "history",
        "method",
        "metrics",
        "next",
        "overview",
        "portfolio",
        "print",
        "recommendations",
        "risks",
        "roadmap",
        "stakeholders",
    ];
    for page in pages {
        let text = "<!doctype html><html lang=\"en\"><title>{{ report.title }}</title><h1>{{ report.title }}</h1></html>\n";
        folder.write(&format!("themes/tiny/templates/{page}.html"), text);
    }
    // The default print page, which stays reachable, includes these.
    for page in pages {
        folder.write(&format!("themes/tiny/templates/body/{page}.html"), "");
    }
    folder.write("gapmap.yaml", "title: Test\ntheme: tiny\n")
}

fn modified(folder: &Path) -> BTreeMap<String, SystemTime> {
    let mut times = BTreeMap::new();
    let mut folders = vec![folder.to_path_buf()];
    while let Some(next) = folders.pop() {
        for entry in std::fs::read_dir(next).expect("listed") {
            let path = entry.expect("an entry").path();
            if path.is_dir() {
                folders.push(path);
            } else {
                let time = path.metadata().and_then(|meta| meta.modified()).expect("a time");
                times.insert(path.display().to_string(), time);
            }
        }
    }
    times
}

#[test]
fn help_teaches_and_ends_well() {
    let folder = Folder::empty();
    folder.run("--help").exits(0).prints("First steps:").prints("Exit codes:");
    for command in ["init", "new", "check", "build", "score", "plan", "explain", "export"] {
        folder.run(&format!("{command} --help")).exits(0).prints("Examples:").prints("Exit codes:");
    }
    folder.run("--version").exits(0).prints("gapmap ");
}

#[test]
fn wrong_usage_exits_with_two() {
    let folder = Folder::empty();
    folder.run("chekc").exits(2).says("'check'");
    folder.run("check --format xml").exits(2).says("human");
    folder.run("-C nowhere check").exits(2).says("there is no folder `nowhere`");
    folder.run("check").exits(2).says("there is no gapmap.yaml").says("gapmap init");
}

#[test]
fn without_a_command_it_says_where_things_stand() {
    Folder::empty().run("").exits(0).prints("gapmap init");
    workspace("  exp-tracking: 2\n")
        .run("")
        .exits(0)
        .prints("Team A")
        .prints("1/30")
        .prints("No problems.")
        .prints("gapmap build");
}

#[test]
fn init_makes_a_workspace_that_checks() {
    let folder = Folder::empty();
    folder.run("init demo").exits(0).says("wrote demo/gapmap.yaml").says("gapmap -C demo build");
    folder.run("-C demo check").exits(0).says("2 assessments, 30 answers, 1 warning");
    let file = folder.read("demo/content/my-team/exp.md");
    assert!(file.contains("  # exp-tracking: 2\n"), "{file}");
    assert!(file.contains("## How are experiments currently tracked and compared? {#q-exp-1}"), "{file}");
    assert_eq!(folder.read("demo/.gitignore"), "output/*\n");
    assert!(folder.read("demo/.github/workflows/gapmap.yaml").contains("permissions: {}"));
}

#[test]
fn an_uncommented_answer_counts() {
    let folder = Folder::empty();
    folder.run("init --no-example").exits(0);
    let file = folder.read("content/my-team/exp.md");
    folder.write("content/my-team/exp.md", &file.replace("  # exp-tracking: 2\n", "  exp-tracking: 2\n"));
    folder.run("check").exits(0).says("1 assessment, 1 answer, no problems");
}

#[test]
fn init_refuses_to_overwrite() {
    let folder = Folder::with(&[("gapmap.yaml", "title: Mine\n"), ("README.md", "mine\n"), (".gitignore", "target")]);
    folder.run("init").exits(2).says("exists: gapmap.yaml").says("--force");
    assert!(!folder.has("content"), "nothing may be written");
    assert_eq!(folder.read("gapmap.yaml"), "title: Mine\n");
    folder.run("init --force").exits(0);
    assert!(folder.read("gapmap.yaml").contains("rubric: mlops"));
    assert_eq!(folder.read("README.md"), "mine\n");
    assert_eq!(folder.read(".gitignore"), "target\noutput/*\n");
}

#[test]
fn init_knows_its_rubrics() {
    Folder::empty().run("init --rubric mlop").exits(2).says("did you mean `mlops`?");
}

#[test]
fn init_depends_on_the_day_only_through_the_environment() {
    let folder = Folder::empty();
    folder.run_with(("SOURCE_DATE_EPOCH", "1764028800"), "init").exits(0);
    assert!(folder.read("content/my-team/assessment.yaml").contains("date: 2025-11-25\n"));
    folder.run_with(("SOURCE_DATE_EPOCH", "soon"), "check").exits(2).says("SOURCE_DATE_EPOCH");
}

#[test]
fn check_points_at_a_broken_answer() {
    let run = workspace("  exp-trackin: 2\n").run("check");
    run.exits(1).says("error[answer/unknown-capability]").says("content/team-a/exp.md:3:3").says("did you mean `exp-tracking`?");
    run.says("1 error, 1 fixable with `gapmap check --fix`; `gapmap explain CODE` tells more");
    assert_eq!(run.stdout, "");
}

#[test]
fn paths_are_as_seen_from_the_working_folder() {
    let folder = Folder::with(&[
        ("docs/gapmap.yaml", ""),
        ("docs/content/team-a/assessment.yaml", HEAD),
        ("docs/content/team-a/exp.md", "---\nanswers:\n  exp-trackin: 2\n---\n"),
    ]);
    folder.run("-C docs check --format github").exits(1).prints("::error file=docs/content/team-a/exp.md,line=3,");
    folder.run_in("docs/content/team-a", "check").exits(1).says(" content/team-a/exp.md:3:3");
}

#[test]
fn machine_formats_go_to_standard_output() {
    let folder = workspace("  exp-trackin: 2\n");
    for (format, start) in
        [("json", "{\n  \"schema\": \"gapmap/diagnostics@1\""), ("sarif", "{\n  \"$schema\""), ("junit", "<?xml")]
    {
        let run = folder.run(&format!("check --format {format}"));
        assert!(run.exits(1).stdout.starts_with(start), "{}", run.stdout);
        assert_eq!(run.stderr, "");
    }
}

#[test]
fn warnings_pass_unless_denied() {
    let folder = workspace("  exp-tracking: {level: 2, target: 4}\n");
    folder.run("check").exits(0).says("warning[").says("1 assessment, 1 answer, 1 warning");
    folder.run("check --deny warnings").exits(1).says("--deny warnings");
    folder.run("build --deny warnings").exits(1).says("nothing was written");
}

#[test]
fn a_failed_gate_exits_with_three() {
    let folder = workspace("  exp-tracking: 1\n");
    folder.write("gapmap.yaml", "gates: {overall_at_least: 2.0, coverage_at_least: 2%}\n");
    folder.run("check").exits(3).says("gate failed: team-a: overall score 1 is below 2").says("1 of 2 gates failed");
    folder.write("gapmap.yaml", "gates: {overall_at_least: 1}\n");
    folder.run("check").exits(0).says("1 gate passed");
    folder.write("content/team-a/exp.md", "---\nanswers:\n  exp-trackin: 1\n---\n");
    folder.write("gapmap.yaml", "gates: {overall_at_least: 2.0}\n");
    folder.run("check").exits(1);
}

#[test]
fn overdue_reviews_depend_on_the_day() {
    let folder = workspace("  exp-tracking: 1\n");
    folder.write("gapmap.yaml", "gates: {overdue_reviews_at_most: 0}\n");
    folder.write("content/team-a/risks.yaml", "risks:\n  silent-degradation: {status: draft, review: 2027-01-31}\n");
    folder.run("check").exits(0);
    folder.run("check --as-of 2027-02-01").exits(3).says("1 risk review overdue");
    folder.run_with(("SOURCE_DATE_EPOCH", "1900000000"), "check").exits(3);
}

#[test]
fn colours_obey_the_flag_and_the_pipe() {
    let folder = workspace("  exp-trackin: 2\n");
    assert!(!folder.run("check").stderr.contains('\u{1b}'));
    assert!(folder.run("check --color always").stderr.contains('\u{1b}'));
    assert!(!folder.run("check --color never").stderr.contains('\u{1b}'));
    assert!(folder.run("check --color always --format json").stdout.starts_with('{'));
}

#[test]
fn content_cannot_write_to_the_terminal() {
    let folder = workspace("  \"exp\\e[2Jx\": 2\n");
    folder.write("content/team-a/data.md", "---\nanswers:\n  data-quality: \u{1b}[31mx\n---\n");
    let run = folder.run("check");
    assert!(!run.exits(1).stderr.contains('\u{1b}'), "{}", run.stderr);
}

#[test]
fn explain_tells_more() {
    let folder = Folder::empty();
    folder.run("explain").exits(0).prints("yaml/syntax").prints("answer/unknown-capability");
    folder.run("explain yaml/duplicate-key").exits(0).prints("error[yaml/duplicate-key]: a key is given twice");
    folder.run("explain answer").exits(0).prints("answer/na-overdue");
    folder.run("explain yaml/duplicat-key").exits(2).says("did you mean `yaml/duplicate-key`?");
}

#[test]
fn explain_derives_a_score_for_pencil_and_paper() {
    let folder = workspace("  exp-tracking: 2\n  exp-versioning: 1\n  exp-collab: unknown\n");
    let run = folder.run("explain exp");
    run.exits(0).prints("weighted mean of").prints("content/team-a/exp.md:3:3").prints("(3×2 + 3×1) / (3 + 3) = 3/2 → 1.5");
    run.prints("unanswered, left out").prints("2 of 5 answered");
    folder.run("explain score overall").exits(0).prints("Overall: 1.5");
    folder
        .run("explain exp-versioning -a team-a")
        .exits(0)
        .prints("gap 1 = 2 - 1")
        .prints("priority")
        .prints("weight 3, from the rubric");
    folder.run("explain exp-versionin").exits(2).says("did you mean `exp-versioning`?");
    folder.run("explain exp -a team-b").exits(2).says("did you mean `team-a`?");
}

#[test]
fn score_shows_coverage_and_range_beside_every_number() {
    let folder = workspace("  exp-tracking: 2\n");
    folder.run("score").exits(0).prints("Overall").prints("1/30").prints(" to ");
    folder
        .run("score team-a --format json")
        .exits(0)
        .prints("\"schema\": \"gapmap/report@1\"")
        .prints("\"id\": \"exp-tracking\"");
    folder.run("score team-b").exits(2).says("did you mean `team-a`?");
    workspace("  exp-trackin: 2\n").run("score").exits(1).says("unknown-capability");
}

#[test]
fn new_entries_leave_the_rest_of_a_file_alone() {
    let folder = workspace("  exp-tracking: 2\n");
    folder.write("content/team-a/risks.yaml", "risks:\n  # kept\n  silent-degradation: {status: draft}   # kept, too\n");
    folder.run("new risk vendor-exit -a team-a").exits(0).says("wrote content/team-a/risks.yaml");
    let text = folder.read("content/team-a/risks.yaml");
    assert!(
        text.starts_with("risks:\n  # kept\n  silent-degradation: {status: draft}   # kept, too\n  vendor-exit:\n"),
        "{text}"
    );
    folder.run("new risk vendor-exit -a team-a").exits(2).says("already");
    folder.run("new risk a/b -a team-a").exits(2).says("is not an id");
    folder.run("new item R1.1 -a team-a").exits(0);
    folder.run("new item own-work -a team-a").exits(0);
    folder.run("check --deny warnings").exits(0);
}

#[test]
fn new_assessment_is_a_blank_one() {
    let folder = workspace("  exp-tracking: 2\n");
    folder.run("new assessment retail/search --profile regulated").exits(0);
    assert!(folder.read("content/retail/search/assessment.yaml").contains("profile: regulated\n"));
    folder.run("check --deny warnings").exits(0).says("2 assessments");
    folder.run("new assessment retail/search").exits(2).says("exists");
    folder.run("new assessment ../up").exits(2).says("is not an id");
    folder.run("new assessment other --profile leen").exits(2).says("did you mean `lean`?");
}

#[test]
fn a_failed_build_writes_nothing() {
    let folder = workspace("  exp-trackin: 2\n");
    with_tiny_theme(&folder).run("build").exits(1).says("nothing was written");
    assert!(!folder.has("output"));
}

#[test]
fn a_second_build_touches_nothing() {
    let folder = workspace("  exp-tracking: 2\n");
    folder.write("output/CNAME", "example.org\n");
    with_tiny_theme(&folder).run("build").exits(0).says("open output/index.html");
    let before = modified(&folder.path().join("output"));
    folder.run("build").exits(0).says(": 0 written, ");
    folder
        .run("build --audience public -o public")
        .exits(0)
        .says("edition: public; what is meant for a narrower circle is left out");
    assert_eq!(modified(&folder.path().join("output")), before);
    assert_eq!(folder.read("output/CNAME"), "example.org\n");
}

#[test]
fn a_build_removes_what_it_no_longer_makes() {
    let folder = workspace("  exp-tracking: 2\n");
    folder.write("content/team-b/assessment.yaml", &HEAD.replace("Team A", "Team B"));
    with_tiny_theme(&folder).run("build").exits(0);
    assert!(folder.has("output/team-b/index.html"));
    std::fs::remove_dir_all(folder.path().join("content/team-b")).expect("removed");
    folder.run("build").exits(0).says(" removed) in ");
    assert!(!folder.has("output/team-b"));
}

#[test]
fn a_build_never_goes_among_the_sources() {
    let folder = workspace("  exp-tracking: 2\n");
    with_tiny_theme(&folder);
    for target in [".", "content/site", "themes"] {
        folder.run(&format!("build -o {target}")).exits(2);
    }
    assert!(!folder.has("index.html") && !folder.has("content/site"));
    folder.run("build -o public --base-url example.org").exits(2).says("https://");
    folder.run("build -o public --base-url https://example.org/m").exits(0);
    assert!(folder.read("public/sitemap.xml").contains("<loc>https://example.org/m/"));
}

#[test]
fn a_broken_theme_is_reported_with_its_template() {
    let folder = workspace("  exp-tracking: 2\n");
    with_tiny_theme(&folder).write("themes/tiny/templates/gaps.html", "{{ report.nothing_such }}");
    folder.run("build").exits(2).says("gaps.html");
    assert!(!folder.has("output"));
}

#[test]
fn init_and_build_give_a_complete_site() {
    let folder = Folder::empty();
    folder.run("init demo").exits(0);
    folder.run("-C demo build").exits(0).says("open demo/output/index.html");
    for page in ["index.html", "example-tidewise/index.html", "my-team/index.html", "my-team/d/exp.html", "data/report.json"] {
        assert!(folder.has(&format!("demo/output/{page}")), "{page}");
    }
    folder.run("-C demo check").exits(0);
}

#[test]
fn paragraphs_of_help_are_broken_only_where_a_line_is_full() {
    let folder = Folder::empty();
    for command in ["", "init", "new", "check", "build", "score", "plan", "explain", "schema", "theme"] {
        let help = folder.run(&format!("{command} --help")).exits(0).stdout.clone();
        for (line, next) in help.lines().zip(help.lines().skip(1)) {
            let are_text =
                [line, next].iter().all(|text| text.starts_with(|first: char| !first.is_whitespace()) && !text.ends_with(':'));
            let word = next.split_whitespace().next().unwrap_or_default();
            assert!(!are_text || line.len() + 1 + word.len() > 100, "{command}: {line}");
        }
    }
}
