//! The filled example: one of this repository's own assessments.

/// The rubric it answers.
pub const RUBRIC: &str = "mlops";
/// Its folder below `content/`.
pub const FOLDER: &str = "example-tidewise";

/// Path below the folder, and text.
pub const FILES: &[(&str, &str)] = &[
    ("assessment.yaml", include_str!("../../../content/tidewise/assessment.yaml")),
    ("cicd.md", include_str!("../../../content/tidewise/cicd.md")),
    ("context.md", include_str!("../../../content/tidewise/context.md")),
    ("data.md", include_str!("../../../content/tidewise/data.md")),
    ("exp.md", include_str!("../../../content/tidewise/exp.md")),
    ("infra.md", include_str!("../../../content/tidewise/infra.md")),
    ("mon.md", include_str!("../../../content/tidewise/mon.md")),
    ("reg.md", include_str!("../../../content/tidewise/reg.md")),
    ("risks.yaml", include_str!("../../../content/tidewise/risks.yaml")),
    ("roadmap.yaml", include_str!("../../../content/tidewise/roadmap.yaml")),
    ("stakeholders.md", include_str!("../../../content/tidewise/stakeholders.md")),
];

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;
    use std::path::Path;

    use super::*;
    use crate::source::Sources;

    #[test]
    fn no_file_of_the_example_is_forgotten() {
        let sources = Sources::read(Path::new(env!("CARGO_MANIFEST_DIR"))).expect("the repository is a workspace");
        let there: BTreeSet<&str> = sources.below("content/tidewise").map(|(_, file)| file.name()).collect();
        assert_eq!(FILES.iter().map(|(path, _)| *path).collect::<BTreeSet<_>>(), there);
    }
}
