//! Files for continuous integration: the report is checked, compared and published by the host of the repository.

use std::path::Path;

use clap::ValueEnum;

use super::super::starter::PUBLISHING;
use crate::git::Repository;

/// Which host the files are for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Host {
    /// Workflows for GitHub Actions and Pages
    Github,
    /// A pipeline for GitLab and its Pages
    Gitlab,
    /// No files
    None,
}

/// Where hosts look for these files, at the top of the repository.
const GITHUB: [(&str, &str); 3] = [
    (".github/workflows/gapmap.yaml", include_str!("files/github-pages.yaml")),
    (".github/workflows/gapmap-pull-request.yaml", include_str!("files/github-pull-request.yaml")),
    (".github/workflows/gapmap-comment.yaml", include_str!("files/github-comment.yaml")),
];
const GITLAB: [(&str, &str); 1] = [(".gitlab-ci.yml", include_str!("files/gitlab-ci.yaml"))];

const README_GITHUB: &str = "\
| `.github/workflows/gapmap.yaml` | publishes the main branch to GitHub Pages |
| `.github/workflows/gapmap-pull-request.yaml` | checks pull requests and says what they change |
| `.github/workflows/gapmap-comment.yaml` | puts that into a comment, without running anything of the pull request |
";

impl Host {
    /// Path and text of its files, for a workspace `below` the top of its repository; empty at the top.
    pub fn files(self, below: &str) -> Vec<(String, String)> {
        let templates: &[(&str, &str)] = match self {
            Host::Github => &GITHUB,
            Host::Gitlab => &GITLAB,
            Host::None => &[],
        };
        let folder = if below.is_empty() { "." } else { below };
        let output = Path::new(below).join("output").to_string_lossy().replace('\\', "/");
        let filled = |text: &str| {
            text.replace("{version}", env!("CARGO_PKG_VERSION"))
                .replace("{repository}", env!("CARGO_PKG_REPOSITORY"))
                .replace("{docs}", PUBLISHING)
                .replace("{below}", &scalar(folder))
                .replace("{output}", &scalar(&output))
        };
        templates.iter().map(|(path, text)| ((*path).to_owned(), filled(text))).collect()
    }

    /// Their lines in the table of the workspace's README.md.
    pub fn in_readme(self) -> &'static str {
        match self {
            Host::Github => README_GITHUB,
            Host::Gitlab => "| `.gitlab-ci.yml` | checks merge requests, publishes the default branch to GitLab Pages |\n",
            Host::None => "",
        }
    }

    /// What of them has to stand at the top of the repository.
    pub fn moves(self) -> Option<&'static str> {
        match self {
            Host::Github => Some(".github"),
            Host::Gitlab => Some(".gitlab-ci.yml"),
            Host::None => None,
        }
    }
}

/// A folder's name as YAML: plain where it is plain.
fn scalar(text: &str) -> String {
    let is_plain = text.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"./_-".contains(&byte)) && !text.starts_with('-');
    if is_plain { text.to_owned() } else { serde_json::Value::from(text).to_string() }
}

/// Where a folder, which need not exist yet, lies in the repository around it: empty at its top, and where there is none.
pub fn below(folder: &Path) -> String {
    let Some(there) = folder.ancestors().find(|part| part.is_dir()) else { return String::new() };
    let Ok(repository) = Repository::around(there) else { return String::new() };
    let rest = folder.strip_prefix(there).unwrap_or(Path::new(""));
    let path = repository.below().map(|below| Path::new(&below).join(rest)).unwrap_or_default();
    path.to_string_lossy().trim_end_matches('/').replace('\\', "/")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_folders_stay_names() {
        assert_eq!(scalar("reports/team-a"), "reports/team-a");
        assert_eq!(scalar("a: b # c"), "\"a: b # c\"");
        let files = Host::Github.files("a: b");
        assert!(files.iter().all(|(_, text)| !text.contains("{below}") && !text.contains("{output}")));
        assert!(files[0].1.contains("WORKSPACE: \"a: b\"\n"));
        assert!(files[0].1.contains("path: \"a: b/output\"\n"));
    }
}
