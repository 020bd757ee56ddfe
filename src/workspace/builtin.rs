//! The rubrics that come with the binary, made from this repository's own content.

use std::sync::{Arc, OnceLock};

use super::parts::ReadRubric;
use crate::source::{SourceFile, Sources};

/// A built-in rubric: its id, what it is for, and its files.
#[derive(Debug)]
pub struct BuiltinRubric {
    pub id: &'static str,
    pub title: &'static str,
    /// Path below the rubric's folder, and text.
    pub files: &'static [(&'static str, &'static str)],
}

/// All built-in rubrics; the first is the default.
pub static BUILTIN_RUBRICS: [BuiltinRubric; COUNT] = [MLOPS, ML_TEST_SCORE, MLOPS_LEVELS];

const COUNT: usize = 3;

const ML_TEST_SCORE: BuiltinRubric = BuiltinRubric {
    id: "ml-test-score",
    title: "ML Test Score",
    files: &[("ml-test-score.yaml", include_str!("rubrics/ml-test-score.yaml"))],
};

const MLOPS_LEVELS: BuiltinRubric = BuiltinRubric {
    id: "mlops-levels",
    title: "MLOps maturity levels",
    files: &[("mlops-levels.yaml", include_str!("rubrics/mlops-levels.yaml"))],
};

const MLOPS: BuiltinRubric = BuiltinRubric {
    id: "mlops",
    title: "MLOps gap analysis",
    files: &[
        ("mlops/dimensions-1-exp.yaml", include_str!("../../content/rubric/dimensions-1-exp.yaml")),
        ("mlops/dimensions-2-data.yaml", include_str!("../../content/rubric/dimensions-2-data.yaml")),
        ("mlops/dimensions-3-reg.yaml", include_str!("../../content/rubric/dimensions-3-reg.yaml")),
        ("mlops/dimensions-4-cicd.yaml", include_str!("../../content/rubric/dimensions-4-cicd.yaml")),
        ("mlops/dimensions-5-mon.yaml", include_str!("../../content/rubric/dimensions-5-mon.yaml")),
        ("mlops/dimensions-6-infra.yaml", include_str!("../../content/rubric/dimensions-6-infra.yaml")),
        ("mlops/metrics.yaml", include_str!("../../content/rubric/metrics.yaml")),
        ("mlops/mlops.yaml", include_str!("../../content/rubric/mlops.yaml")),
        ("mlops/next-steps.yaml", include_str!("../../content/rubric/next-steps.yaml")),
        ("mlops/references.yaml", include_str!("../../content/rubric/references.yaml")),
        ("mlops/risks.yaml", include_str!("../../content/rubric/risks.yaml")),
        ("mlops/roadmap.yaml", include_str!("../../content/rubric/roadmap.yaml")),
        ("mlops/tools.yaml", include_str!("../../content/rubric/tools.yaml")),
    ],
};

/// What was made of them. Their files and ids are the same in every workspace, so once is enough.
static READ: [OnceLock<Arc<ReadRubric>>; COUNT] = [const { OnceLock::new() }; COUNT];

/// The built-in rubric of this id.
pub(super) fn find(id: &str) -> Option<Arc<ReadRubric>> {
    let (rubric, read) = BUILTIN_RUBRICS.iter().zip(&READ).find(|(rubric, _)| rubric.id == id)?;
    Some(Arc::clone(read.get_or_init(|| made_of(rubric))))
}

fn made_of(rubric: &BuiltinRubric) -> Arc<ReadRubric> {
    let files = rubric.files.iter().map(|(path, text)| Arc::new(SourceFile::builtin(path, text))).collect();
    let sources = Sources::default().with_builtin(files);
    Arc::new(ReadRubric::of(&sources.builtin().collect::<Vec<_>>()))
}
