//! What `gapmap init` writes for hosts and for git: the rules of the files, and what they run, run.

use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use serde_json::Value;

use super::folder::Folder;
use super::repository::{Repository, git};

const WORKFLOWS: [&str; 3] = ["gapmap.yaml", "gapmap-pull-request.yaml", "gapmap-comment.yaml"];

/// A repository whose workspace lies below its top, as `init` makes it, with the files for hosts where they look for them.
fn made(below: &str, options: &str) -> Repository {
    let repository = Repository::empty();
    let folder = if below.is_empty() { "." } else { below };
    repository.0.run(&format!("init {folder} {options}")).exits(0);
    for name in [".github", ".gitlab-ci.yml"] {
        let there = repository.path().join(below).join(name);
        if !below.is_empty() && there.exists() {
            std::fs::rename(there, repository.path().join(name)).expect("moved as the command said");
        }
    }
    repository.commit("2026-01-02", "Begin", &[]);
    repository
}

fn workflow(repository: &Repository, name: &str) -> (String, Value) {
    let text = repository.0.read(&format!(".github/workflows/{name}"));
    let value = parsed(&text);
    (text, value)
}

fn parsed(text: &str) -> Value {
    serde_yaml::from_str(text).unwrap_or_else(|error| panic!("{error}\n{text}"))
}

fn own(path: &str) -> String {
    std::fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(path)).expect("a file of this repository")
}

/// All steps of all jobs.
fn steps(workflow: &Value) -> Vec<Value> {
    let jobs = workflow["jobs"].as_object().expect("jobs");
    jobs.values().flat_map(|job| job["steps"].as_array().expect("steps").clone()).collect()
}

/// What a step runs; empty for one that uses an action.
fn script(step: &Value) -> &str {
    step["run"].as_str().unwrap_or_default()
}

/// Runs a script as the host would: in bash, stopping at the first failure, with gapmap installed.
fn run(folder: &Path, script: &str, variables: &[(&str, &str)]) -> Output {
    let programs = Path::new(env!("CARGO_BIN_EXE_gapmap")).parent().expect("a folder");
    let before = std::env::var("PATH").expect("a PATH");
    let path = variables.iter().find(|(name, _)| *name == "FIRST").map(|(_, first)| format!("{first}:")).unwrap_or_default();
    Command::new("bash")
        .args(["--noprofile", "--norc", "-eo", "pipefail", "-c", script])
        .current_dir(folder)
        .envs(variables.iter().copied())
        .env("PATH", format!("{path}{}:{before}", programs.display()))
        .output()
        .expect("bash runs")
}

#[track_caller]
fn ran(output: &Output) -> String {
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    assert!(output.status.success(), "{}\n{}", text(&output.stdout), text(&output.stderr));
    text(&output.stdout)
}

/// Runs every step of a workflow that is a script, but not the installation, with the workflow's own variables.
fn run_steps(clone: &Path, workflow: &Value, wanted: impl Fn(&str) -> bool) -> usize {
    let workspace = workflow["env"]["WORKSPACE"].as_str().expect("a folder").to_owned();
    let temporary = Folder::empty();
    let temporary = temporary.path().display().to_string();
    let summary = format!("{temporary}/summary");
    let variables = [("WORKSPACE", workspace.as_str()), ("RUNNER_TEMP", &temporary), ("GITHUB_STEP_SUMMARY", &summary)];
    let steps = steps(workflow);
    let scripts: Vec<&str> = steps
        .iter()
        .map(script)
        .filter(|script| !script.is_empty() && !script.starts_with("cargo install") && wanted(script))
        .collect();
    for script in &scripts {
        ran(&run(clone, script, &variables));
    }
    scripts.len()
}

#[test]
fn no_job_may_do_more_than_it_says() {
    let repository = made("", "");
    let allowed = |name: &str, job: &str| workflow(&repository, name).1["jobs"][job]["permissions"].to_string();
    for name in WORKFLOWS {
        assert_eq!(workflow(&repository, name).1["permissions"].to_string(), "{}", "{name}");
    }
    assert_eq!(allowed("gapmap.yaml", "build"), r#"{"contents":"read"}"#);
    assert_eq!(allowed("gapmap.yaml", "deploy"), r#"{"pages":"write","id-token":"write"}"#);
    assert_eq!(allowed("gapmap-pull-request.yaml", "check"), r#"{"contents":"read"}"#);
    assert_eq!(allowed("gapmap-comment.yaml", "comment"), r#"{"actions":"read","pull-requests":"write"}"#);
}

#[test]
fn actions_are_pinned_and_nothing_of_others_stands_in_a_script() {
    let repository = made("", "");
    let mut all: Vec<(String, Vec<Value>)> = WORKFLOWS
        .iter()
        .map(|name| {
            let (text, value) = workflow(&repository, name);
            (text, steps(&value))
        })
        .collect();
    let action = own("action.yml");
    all.push((action.clone(), parsed(&action)["runs"]["steps"].as_array().expect("steps").clone()));
    for (text, steps) in &all {
        for step in steps {
            assert!(!script(step).contains("${{"), "{step}: data belongs into variables");
            let Some(used) = step["uses"].as_str() else { continue };
            let (_, hash) = used.split_once('@').expect("a version");
            assert!(hash.len() == 40 && hash.bytes().all(|byte| byte.is_ascii_hexdigit()), "{used}");
            let line = text.lines().find(|line| line.contains(used)).expect("as written");
            assert!(line.contains(" # v") && line.matches('.').count() >= 2, "{line}: the version in words");
        }
    }
    assert!(all.iter().all(|(_, steps)| !steps.is_empty()));
}

#[test]
fn what_a_pull_request_says_never_meets_a_right_to_write() {
    let repository = made("", "");
    let (text, of_content) = workflow(&repository, "gapmap-pull-request.yaml");
    assert!(!text.contains("secrets.") && !text.contains("pull_request_target") && !text.contains("github.token"));
    assert!(of_content["on"].as_object().expect("events").keys().eq(["pull_request"]));
    let checkout = &steps(&of_content)[0]["with"];
    assert_eq!((&checkout["persist-credentials"], &checkout["fetch-depth"]), (&Value::from(false), &Value::from(0)));

    let (_, comment) = workflow(&repository, "gapmap-comment.yaml");
    assert_eq!(comment["on"]["workflow_run"]["workflows"][0], of_content["name"]);
    let scripts: String = steps(&comment).iter().map(script).collect();
    assert!(steps(&comment).iter().all(|step| step["uses"].is_null()), "no checkout, no action");
    for program in ["git ", "gapmap ", "cargo ", "eval", "source "] {
        let called = |line: &str| line.trim_start().starts_with(program) || line.contains(&format!("$({program}"));
        assert!(!scripts.lines().any(called), "{program}");
    }
}

/// Stands in for the host's own program: answers from files, and writes down what it is asked to change.
const GH: &str = r#"#!/bin/bash
asked="$*"
echo "$asked" >> "$ANSWERS/asked"
case "$asked" in
  *"/pulls -f"*) cat "$ANSWERS/pulls.json" ;;
  *"/artifacts") cat "$ANSWERS/artifacts.json" ;;
  *"/zip") cat "$ANSWERS/artifact.zip" ;;
  *"--paginate"*) cat "$ANSWERS/comments.json" ;;
  *"-F body=@"*) cp "${asked##*=@}" "$ANSWERS/body"; echo "{}" ;;
  *) exit 1 ;;
esac
"#;

/// A run of the step that comments, on what the host would answer.
struct Host {
    answers: Folder,
    step: String,
}

impl Host {
    /// One pull request, number 7, at the commit `abc`; an artifact with this text; no comment yet.
    fn with(text: &[u8]) -> Self {
        let answers = Folder::with(&[
            ("bin/gh", GH),
            ("pulls.json", r#"[{"number": 7, "head": {"sha": "abc"}}]"#),
            (
                "artifacts.json",
                r#"{"artifacts": [{"name": "other", "id": 1, "size_in_bytes": 9}, {"name": "gapmap-diff", "id": 2, "size_in_bytes": 900}]}"#,
            ),
            ("comments.json", r#"[{"id": 5, "user": {"login": "someone"}, "body": "<!-- gapmap-diff --> mine"}]"#),
        ]);
        std::fs::write(answers.path().join("gapmap-diff.md"), text).expect("written");
        let prepare = "chmod +x bin/gh; zip -q artifact.zip gapmap-diff.md; mkdir temp";
        ran(&run(answers.path(), prepare, &[]));
        let (_, comment) = workflow(&made("", "--no-example"), "gapmap-comment.yaml");
        Host { answers, step: script(&steps(&comment)[0]).to_owned() }
    }

    fn comment(&self) -> String {
        let at = |name: &str| self.answers.path().join(name).display().to_string();
        let (bin, answers, temporary) = (at("bin"), at(""), at("temp"));
        let variables = [
            ("FIRST", bin.as_str()),
            ("ANSWERS", &answers),
            ("RUNNER_TEMP", &temporary),
            ("REPOSITORY", "team/answers"),
            ("RUN", "99"),
            ("HEAD_COMMIT", "abc"),
            ("HEAD_BRANCH", "someone:$(touch ran)"),
        ];
        ran(&run(self.answers.path(), &self.step, &variables))
    }

    fn asked(&self) -> String {
        self.answers.read("asked")
    }
}

#[test]
fn one_comment_is_written_and_then_kept() {
    let host = Host::with(b"<!-- gapmap-diff -->\nscore 2 to 3\n");
    host.comment();
    assert!(host.asked().contains("--method POST repos/team/answers/issues/7/comments"), "that of somebody else is not ours");
    assert_eq!(host.answers.read("body"), "<!-- gapmap-diff -->\nscore 2 to 3\n");
    assert!(!host.answers.has("ran") && !host.answers.has("temp/ran"), "a branch's name is data");

    let ours = r#"[{"id": 8, "user": {"login": "github-actions[bot]"}, "body": "<!-- gapmap-diff -->\nold"}]"#;
    let others = host.answers.read("comments.json");
    // Two pages of comments.
    host.answers.write("comments.json", &format!("{others}\n{ours}\n"));
    host.comment();
    assert!(host.asked().contains("--method PATCH repos/team/answers/issues/comments/8"));
}

#[test]
fn a_comment_is_for_the_commit_that_was_checked_and_never_long() {
    let host = Host::with(b"text\n");
    host.answers.write("pulls.json", r#"[{"number": 7, "head": {"sha": "later"}}]"#);
    assert!(host.comment().contains("no open pull request"));
    assert!(!host.answers.has("body"));

    let large = Host::with("x".repeat(60_001).as_bytes());
    assert!(large.comment().contains("too long"), "small as an archive, large unpacked");
    assert!(!large.answers.has("body"));

    let declared = Host::with(b"text\n");
    declared.answers.write("artifacts.json", r#"{"artifacts": [{"name": "gapmap-diff", "id": 2, "size_in_bytes": 60001}]}"#);
    assert!(declared.comment().contains("too long"));
    assert!(!declared.asked().contains("/zip"), "it is not even fetched");

    let odd = Host::with(b"text\n");
    ran(&run(odd.answers.path(), "rm artifact.zip; echo 1 > other.md; zip -q artifact.zip other.md", &[]));
    odd.comment();
    assert_eq!(odd.answers.read("body"), "<!-- gapmap-diff -->\n", "only the one file is taken");
}

#[test]
fn the_published_site_is_built_in_a_clean_clone() {
    for below in ["", "reports/team a"] {
        let options = "--no-example";
        let repository = if below.is_empty() { made("", options) } else { spaced(below) };
        let (_, pages) = workflow(&repository, "gapmap.yaml");
        let clone = Folder::empty();
        git(clone.path(), &["clone", "--quiet", "--no-local", &repository.path().display().to_string(), "clone"]);
        let clone = clone.path().join("clone");
        assert_eq!(run_steps(&clone, &pages, |_| true), 2);
        let steps = steps(&pages);
        let upload = steps.iter().find(|step| step["uses"].as_str().is_some_and(|used| used.contains("upload-pages")));
        let output = upload.expect("an upload")["with"]["path"].as_str().expect("a folder").to_owned();
        assert!(clone.join(&output).join("index.html").is_file(), "{output}");
        // GitHub checks out what would be merged: a commit whose first parent is the branch that the request is for.
        let answers =
            format!("{}content/my-team/answers.yaml", if below.is_empty() { String::new() } else { format!("{below}/") });
        repository.git(&["checkout", "--quiet", "-b", "request"]);
        repository.commit("2026-01-03", "Answer", &[(&answers, "answers: {exp-tracking: 2}\n")]);
        repository.git(&["checkout", "--quiet", "main"]);
        repository.git(&["merge", "--quiet", "--no-ff", "-m", "Merge", "request"]);
        git(&clone, &["pull", "--quiet"]);
        let (_, request) = workflow(&repository, "gapmap-pull-request.yaml");
        assert_eq!(run_steps(&clone, &request, |_| true), 2);
        let script = "gapmap -C \"$WORKSPACE\" diff HEAD^1 HEAD --format markdown";
        let told = ran(&run(&clone, script, &[("WORKSPACE", if below.is_empty() { "." } else { below })]));
        assert!(told.starts_with("<!-- gapmap-diff -->\n") && told.contains("exp-tracking"), "{told}");
    }
}

/// The same in a folder whose name has a space.
fn spaced(below: &str) -> Repository {
    let repository = Repository::empty();
    let folder = repository.path().join(below);
    std::fs::create_dir_all(&folder).expect("made");
    let said = repository.0.run_in(below, "init --no-example");
    said.exits(0).says("move .github to its top");
    std::fs::rename(folder.join(".github"), repository.path().join(".github")).expect("moved");
    repository.commit("2026-01-02", "Begin", &[]);
    repository
}

#[test]
fn annotations_name_files_from_the_top_of_the_repository() {
    let repository = made("reports", "--no-example");
    repository.0.write("reports/content/my-team/more.yaml", "answers: {exp-trakking: 2}\n");
    let (_, request) = workflow(&repository, "gapmap-pull-request.yaml");
    let steps = steps(&request);
    let check = steps.iter().map(script).find(|script| script.contains("check")).expect("a check");
    let output = run(repository.path(), check, &[("WORKSPACE", "reports")]);
    assert!(!output.status.success());
    assert!(String::from_utf8_lossy(&output.stdout).contains("file=reports/content/my-team/more.yaml"));
}

#[test]
fn the_site_of_gitlab_is_built_in_a_clean_clone() {
    let repository = made("reports", "--ci gitlab --no-example");
    assert!(!repository.0.has(".github") && !repository.0.has("reports/.github"));
    let pipeline = parsed(&repository.0.read(".gitlab-ci.yml"));
    let clone = Folder::empty();
    git(clone.path(), &["clone", "--quiet", "--no-local", &repository.path().display().to_string(), "clone"]);
    let clone = clone.path().join("clone");
    let workspace = pipeline["variables"]["WORKSPACE"].as_str().expect("a folder").to_owned();
    let top = clone.display().to_string();
    let variables =
        [("WORKSPACE", workspace.as_str()), ("CI_PROJECT_DIR", &top), ("CI_PAGES_URL", "https://group.example.org/project")];
    for job in ["check", "pages"] {
        for line in pipeline[job]["script"].as_array().expect("a script") {
            ran(&run(&clone, line.as_str().expect("a line"), &variables));
        }
    }
    assert!(clone.join("gapmap-junit.xml").is_file());
    let page = std::fs::read_to_string(clone.join("public/index.html")).expect("built");
    assert!(page.contains("https://group.example.org/project/"));
    assert_eq!(pipeline["variables"]["GIT_DEPTH"], "0");
}

#[test]
fn without_a_host_there_are_no_files_for_one() {
    let repository = made("", "--ci none --no-example");
    assert!(!repository.0.has(".github") && !repository.0.has(".gitlab-ci.yml"));
    assert!(!repository.0.read("README.md").contains(".github") && !repository.0.read("README.md").contains("{ci}"));
}

#[test]
fn a_workflow_that_is_there_stays() {
    let folder = Folder::with(&[(".github/workflows/gapmap.yaml", "name: mine\n")]);
    folder.run("init").exits(2).says("exists: .github/workflows/gapmap.yaml");
    assert_eq!(folder.read(".github/workflows/gapmap.yaml"), "name: mine\n");
    folder.run("init --force").exits(0);
    assert!(folder.read(".github/workflows/gapmap.yaml").contains("permissions: {}"));
}

#[test]
fn the_action_runs_a_command_of_the_workspace() {
    let repository = made("reports", "--no-example");
    let action = parsed(&own("action.yml"));
    let steps = action["runs"]["steps"].as_array().expect("steps").clone();
    let last = script(steps.last().expect("steps"));
    let command = "build -o built";
    ran(&run(repository.path(), last, &[("COMMAND", command), ("WORKSPACE", "reports")]));
    assert!(repository.0.has("reports/built/index.html"));
    let injected = run(repository.path(), last, &[("COMMAND", "check; touch ran"), ("WORKSPACE", "reports")]);
    assert!(!injected.status.success() && !repository.0.has("ran"), "one command, however it is written");

    let outputs = repository.path().join("outputs").display().to_string();
    let sum = || {
        ran(&run(repository.path(), script(&steps[0]), &[("ACTION", env!("CARGO_MANIFEST_DIR")), ("GITHUB_OUTPUT", &outputs)]));
        std::fs::read_to_string(&outputs).expect("written").lines().last().expect("a line").to_owned()
    };
    let first = sum();
    assert!(first.starts_with("sum=") && first.len() == 44, "{first}");
    assert_eq!(first, sum());
}

#[test]
fn pre_commit_runs_the_check() {
    let hooks = parsed(&own(".pre-commit-hooks.yaml"));
    let hook = &hooks[0];
    assert_eq!(
        (&hook["id"], &hook["language"], &hook["pass_filenames"]),
        (&"gapmap-check".into(), &"rust".into(), &false.into())
    );
    let repository = made("", "--no-example");
    ran(&run(repository.path(), hook["entry"].as_str().expect("a command"), &[]));
}

/// Commits as a user with gapmap on the path and hooks switched on.
fn commit(folder: &Path) -> Output {
    git(folder, &["add", "--all"]);
    let who = "-c user.name=Ada -c user.email=ada@example.org";
    run(folder, &format!("git {who} commit --quiet --no-gpg-sign -m x"), &[("GIT_CONFIG_GLOBAL", "/dev/null")])
}

fn hook(repository: &Repository) -> PathBuf {
    repository.path().join(".git/hooks/pre-commit")
}

#[test]
fn a_commit_waits_for_the_check() {
    for below in ["", "reports/it's here/"] {
        let repository = Repository::empty();
        std::fs::create_dir_all(repository.path().join(below)).expect("made");
        repository.0.run_in(below, "init --no-example --ci none").exits(0);
        repository.0.run_in(below, "init --hook").exits(0).says("every commit runs `gapmap -C");
        assert!(commit(repository.path()).status.success());
        repository.0.write(&format!("{below}content/my-team/more.yaml"), "answers: {exp-trakking: 2}\n");
        let refused = commit(repository.path());
        assert!(!refused.status.success(), "{below}");
        let said = String::from_utf8_lossy(&refused.stderr).into_owned();
        assert!(said.contains("exp-trakking") && said.contains("gapmap: checking"), "{said}");
        repository.0.write(&format!("{below}content/my-team/more.yaml"), "answers: {exp-tracking: 2}\n");
        assert!(commit(repository.path()).status.success());
    }
}

#[test]
fn a_hook_that_is_there_stays() {
    let repository = made("", "--no-example --ci none");
    repository.0.write(".git/hooks/pre-commit", "#!/bin/sh\nexit 0\n");
    repository.0.run("init --hook").exits(2).says("there is a hook already").says("--force");
    assert_eq!(repository.0.read(".git/hooks/pre-commit"), "#!/bin/sh\nexit 0\n");
    repository.0.run("init --hook --force").exits(0);
    assert!(std::fs::read_to_string(hook(&repository)).expect("there").contains("gapmap -C '.' check"));
}

#[test]
fn worktrees_share_the_hook() {
    let repository = made("", "--no-example --ci none");
    repository.git(&["worktree", "add", "--quiet", "-b", "other", "tree"]);
    repository.0.run_in("tree", "init --hook").exits(0);
    assert!(hook(&repository).is_file());
}

#[test]
fn hooks_are_written_where_git_takes_them_from_and_never_outside() {
    let repository = made("", "--no-example --ci none");
    repository.git(&["config", "core.hooksPath", "tools/hooks"]);
    repository.0.run("init --hook").exits(0);
    assert!(repository.0.has("tools/hooks/pre-commit") && !hook(&repository).exists());

    let elsewhere = Folder::empty();
    let path = elsewhere.path().display().to_string();
    for chosen in [path.as_str(), "../hooks", "a/../../hooks"] {
        repository.git(&["config", "core.hooksPath", chosen]);
        repository.0.run("init --hook").exits(2).says("outside its work tree");
    }
    #[cfg(unix)]
    {
        std::os::unix::fs::symlink(elsewhere.path(), repository.path().join("link")).expect("a link");
        repository.git(&["config", "core.hooksPath", "link/hooks"]);
        repository.0.run("init --hook").exits(2).says("outside its work tree");
    }
    assert_eq!(std::fs::read_dir(elsewhere.path()).expect("readable").count(), 0);
    Folder::empty().run("init --hook").exits(2).says("in no git repository");
}
