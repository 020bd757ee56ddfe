//! A small rubric and readers for tests.

use std::collections::BTreeMap;

use super::{Folder, decode};
use crate::assessment::Assessment;
use crate::diagnostics::{Diagnostic, Diagnostics, FileId, Span};
use crate::exact::Exact;
use crate::rubric::{
    Aggregate, Answerable, Answering, Bands, Closes, Combine, Condition, Criterion, EvidenceGrade, Fact, FactKind, Form, Horizon,
    ImpactRule, Item, Ix, Kind, Level, LikelihoodRule, Limits, List, Measure, Metric, MetricGroup, MissingPolicy, NaPolicy, Node,
    Origin, Phase, PriorityRule, Profile, Question, Rescale, Risk, RiskCategory, RiskLevel, RiskMatrix, RiskRules, RiskStep,
    RoadmapRules, Round, Rubric, Scale, Source, Step, Tag, Target, ToolNotes, VotePolicy, VoteRule,
};
use crate::source::Sources;
use crate::syntax;

/// A valid assessment.yaml of 2026-11-18 with three participants, of whom `tom` has no vote.
pub const HEAD: &str = "subject: Team\ndate: 2026-11-18\nparticipants:\n  - {id: suki, name: Suki Tanaka, votes: true}\n  \
                        - {id: noor, name: Noor El Amrani, votes: true}\n  - {id: tom, votes: false}\n";

/// What came out of a folder.
pub struct Outcome {
    pub assessment: Option<Assessment>,
    found: Vec<Diagnostic>,
    sources: Sources,
}

/// Reads the files of the folder `content/team`.
pub fn read(files: &[(&str, &str)]) -> Outcome {
    read_all(&rubric(), files)
}

/// Like [`with`], with a rubric that differs from the small one.
pub fn read_with(rubric: &Rubric, text: &str) -> Outcome {
    read_all(rubric, &[("assessment.yaml", HEAD), ("more.yaml", text)])
}

/// Like [`read`], with a rubric that differs from the small one.
pub fn read_all(rubric: &Rubric, files: &[(&str, &str)]) -> Outcome {
    let sources = Sources::from_files(files.iter().map(|(name, text)| (format!("content/team/{name}"), (*text).to_owned())));
    read_sources(rubric, "content/team", sources)
}

/// Reads one folder of a snapshot.
pub fn read_sources(rubric: &Rubric, path: &str, sources: Sources) -> Outcome {
    let mut sink = Diagnostics::new();
    let documents: Vec<_> = sources.below(path).map(|(id, file)| syntax::parse(id, file, &mut sink)).collect();
    let id = path.rsplit('/').next().unwrap_or(path).to_owned();
    let folder = Folder { id, path: path.to_owned(), documents: documents.iter().collect() };
    let assessment = decode(rubric, &folder, &mut sink);
    Outcome { assessment, found: sink.into_sorted(), sources }
}

/// Reads a valid head and one more YAML file.
pub fn with(text: &str) -> Outcome {
    read(&[("assessment.yaml", HEAD), ("more.yaml", text)])
}

/// Reads a valid head with more keys.
pub fn head_with(text: &str) -> Outcome {
    read(&[("assessment.yaml", &format!("{HEAD}{text}"))])
}

/// Reads a valid head and one Markdown file.
pub fn with_markdown(text: &str) -> Outcome {
    read(&[("assessment.yaml", HEAD), ("exp.md", text)])
}

/// Reads a valid head and one Markdown file, with a rubric that differs from the small one.
pub fn with_markdown_and(rubric: &Rubric, text: &str) -> Outcome {
    read_all(rubric, &[("assessment.yaml", HEAD), ("exp.md", text)])
}

impl Outcome {
    /// Codes and the marked texts, by file and place.
    pub fn found(&self) -> Vec<(&'static str, &str)> {
        self.found.iter().map(|diagnostic| (diagnostic.code.slug, self.marked(diagnostic.span))).collect()
    }

    /// The help of the only diagnostic.
    pub fn help(&self) -> &str {
        let [only] = self.found.as_slice() else {
            panic!("expected one diagnostic, found {:?}", self.found());
        };
        only.help.as_deref().unwrap_or("")
    }

    /// A file once every fix is made.
    pub fn fixed(&self, name: &str) -> String {
        let (id, file) = self.sources.find(&format!("content/team/{name}")).expect("the file");
        let edits = self.found.iter().filter_map(|d| d.fix.as_ref()).flat_map(|fix| &fix.edits);
        let edits: Vec<_> = edits.filter(|edit| edit.span.file == id).collect();
        crate::diagnostics::fix::edited(&file.text, &edits).expect("the edits fit")
    }

    /// How many diagnostics have a help.
    pub fn helps(&self) -> usize {
        self.found.iter().filter(|diagnostic| diagnostic.help.is_some()).count()
    }

    /// Where the only diagnostic points besides.
    pub fn related(&self) -> Vec<String> {
        let [only] = self.found.as_slice() else {
            panic!("expected one diagnostic, found {:?}", self.found());
        };
        only.related.iter().map(|label| self.sources.locate(label.span)).collect()
    }

    /// Place, code and message of everything found.
    pub fn listed(&self) -> Vec<String> {
        let line = |d: &Diagnostic| format!("{} {}: {}", self.sources.locate(d.span), d.code.slug, d.message);
        self.found.iter().map(line).collect()
    }

    /// The assessment, which must have been read without any diagnostic.
    pub fn clean(self) -> Assessment {
        assert_eq!(self.found(), [], "expected no diagnostics");
        self.assessment.expect("an assessment")
    }

    fn marked(&self, span: Span) -> &str {
        &self.sources.file(span.file).text[span.start as usize..span.end as usize]
    }
}

/// Two dimensions: `exp` with `exp-tracking` and `exp-hpo` (may be N/A), `mon` with `mon-perf`. Scale 0..4, no half steps,
/// target 2, for the profile `lean` 1. Items `R1` and `R2`, which needs `R1`.
pub fn rubric() -> Rubric {
    Rubric {
        is_whole: true,
        id: "small".to_owned(),
        title: "Small".to_owned(),
        version: "1.0.0".to_owned(),
        as_of: None,
        language: "en".to_owned(),
        source: Source::default(),
        scope_note: String::new(),
        principle: String::new(),
        kinds: List::new(vec![kind("dimension", None), kind("capability", Some(Ix::new(0)))]),
        root: mean(),
        scales: List::new(vec![scale(1, false)]),
        bands: Bands::default(),
        outcomes: List::default(),
        facets: List::default(),
        tags: List::default(),
        order: (0..5).rev().map(Ix::new).collect(),
        round: Round::default(),
        answering: Answering {
            rules: Vec::new(),
            ticked: Exact::from(2i64),
            unticked: Exact::zero(),
            coverage_at_least: None,
            unproven_from: Some(Exact::from(3i64)),
            proven_grades: vec![Ix::new(0)],
            disagreement_spread: None,
            evidence_stale_after_days: Some(365),
        },
        evidence_grades: List::new(
            ["A", "D"].map(|id| EvidenceGrade { id: id.to_owned(), name: id.to_owned(), gloss: String::new() }).into(),
        ),
        priority: PriorityRule { per_risk: Exact::zero(), risk_level: None, pain: BTreeMap::new() },
        profiles: List::new(vec![profile("lean"), profile("standard")]),
        target_rules: Vec::new(),
        facts: List::new(vec![
            fact("team_size", FactKind::Number),
            fact("kubernetes", FactKind::YesNo),
            fact("clouds", FactKind::List),
        ]),
        context: List::default(),
        questions: List::new(vec![
            question("ctx-workloads", "What ML/AI workloads are currently running?", Origin::Context),
            question("q-exp-1", "How are experiments currently tracked and compared?", Origin::Node(Ix::new(0))),
        ]),
        nodes: List::new(nodes(NaPolicy::Skip)),
        top: vec![Ix::new(0), Ix::new(3)],
        roadmap: roadmap(),
        matrix: RiskMatrix {
            likelihood: List::new(risk_steps(["rare", "possible", "frequent"])),
            impact: List::new(risk_steps(["minor", "serious", "severe"])),
            levels: List::new(["low", "medium", "high"].map(risk_level).into()),
            ..RiskMatrix::default()
        },
        risk_rules: RiskRules {
            reference: Exact::from(3i64),
            raise_at: Exact::zero(),
            appetite: Limits::default(),
            tolerance: Limits::default(),
            rules: Vec::new(),
        },
        risk_categories: List::new(vec![RiskCategory { id: "technical".to_owned(), name: "Technical".to_owned() }]),
        risks: List::new(vec![risk("alert-fatigue", "Alert fatigue")]),
        tools: ToolNotes::default(),
        metric_rules: Vec::new(),
        metric_bands: List::default(),
        metric_groups: List::new(vec![MetricGroup { id: "efficiency".to_owned(), name: "Efficiency".to_owned() }]),
        metrics: List::new(vec![metric("lead-time")]),
        horizons: List::new(vec![Horizon { id: "now".to_owned(), name: "Now".to_owned(), days: 7 }]),
        steps: List::new(vec![next_step("N1")]),
        references: List::default(),
        readings: List::default(),
    }
}

fn place() -> Span {
    Span::new(FileId(u32::MAX), 0, 0)
}

fn mean() -> Aggregate {
    Aggregate::default()
}

fn kind(id: &str, scale: Option<Ix<Scale>>) -> Kind {
    Kind { id: id.to_owned(), plural: format!("{id}s"), name: id.to_owned(), aggregate: mean(), scale, bands: Bands::default() }
}

/// Five levels numbered from 0, each worth `worth` points more.
pub fn scale(worth: i64, half_steps: bool) -> Scale {
    let levels = [
        ("absent", "Absent"),
        ("ad-hoc", "Ad hoc"),
        ("repeatable", "Repeatable"),
        ("enforced", "Enforced"),
        ("measured", "Measured"),
    ];
    let level = |(number, (id, name)): (i64, (&str, &str))| Level {
        id: id.to_owned(),
        number,
        name: name.to_owned(),
        gloss: String::new(),
        points: Some(Exact::from(number * worth)),
        outcome: None,
    };
    let levels = List::new((0..).zip(levels).map(level).collect());
    Scale { id: "maturity".to_owned(), form: Form::Level { half_steps }, levels, rescale: None, steps: Vec::new(), span: place() }
}

fn profile(id: &str) -> Profile {
    Profile {
        id: id.to_owned(),
        name: id.to_owned(),
        gloss: String::new(),
        targets: BTreeMap::new(),
        tags: Vec::new(),
        weights: BTreeMap::new(),
        raise_at: None,
        roadmap: BTreeMap::new(),
    }
}

fn fact(id: &str, kind: FactKind) -> Fact {
    Fact { id: id.to_owned(), name: id.to_owned(), kind }
}

fn question(id: &str, text: &str, origin: Origin) -> Question {
    Question {
        id: id.to_owned(),
        text: text.to_owned(),
        origin,
        ask: String::new(),
        probe: String::new(),
        informs: Vec::new(),
        facts: Vec::new(),
        metric: None,
        span: place(),
    }
}

fn item(scale: usize, na_when: Option<&str>) -> Answerable {
    Answerable {
        scale: Ix::new(scale),
        measures: List::default(),
        votes: VotePolicy::Consensus,
        criteria: List::default(),
        descriptors: Vec::new(),
        why: String::new(),
        evidence: Vec::new(),
        overscore: String::new(),
        na_when: na_when.map(str::to_owned),
        genai: String::new(),
        maps: Vec::new(),
        thresholds: Vec::new(),
        refs: Vec::new(),
    }
}

fn node(id: &str, text: &str, parent: Option<usize>, children: &[usize], item: Option<Answerable>) -> Node {
    Node {
        id: id.to_owned(),
        code: String::new(),
        name: text.split(" (").next().unwrap_or(text).to_owned(),
        short: String::new(),
        text: text.to_owned(),
        kind: Ix::new(usize::from(item.is_some())),
        parent: parent.map(Ix::new),
        children: children.iter().copied().map(Ix::new).collect(),
        weight: Exact::one(),
        aggregate: mean(),
        target: Target::None,
        tags: Vec::new(),
        facets: BTreeMap::new(),
        when: None,
        questions: Vec::new(),
        item,
        span: place(),
    }
}

/// The nodes, with a policy for N/A.
pub fn nodes(na: NaPolicy) -> Vec<Node> {
    let mut nodes = vec![
        node("exp", "Experimentation", None, &[1, 2], None),
        node("exp-tracking", "Experiment tracking system (MLflow, W&B, Neptune)", Some(0), &[], Some(item(0, None))),
        node("exp-hpo", "Hyperparameter optimization frameworks", Some(0), &[], Some(item(0, Some("no tuning")))),
        node("mon", "Monitoring", None, &[4], None),
        node("mon-perf", "Model performance monitoring in production", Some(3), &[], Some(item(0, None))),
    ];
    for node in &mut nodes {
        node.aggregate.na = na;
        if node.item.is_some() {
            node.target = Target::ByProfile([(Ix::new(0), Exact::one()), (Ix::new(1), Exact::from(2i64))].into());
        }
    }
    nodes
}

/// The small rubric with a dimension more, which has an item for every form of a scale (6 to 11: `pick`, `many`, `gate`, `road`,
/// `share`, `heat`), one whose value is made of votes (12: `poll`), one with measures (13: `ways`) and one with half steps and
/// criteria (14: `proof`). Tags `base` and `advanced`; the profile `lean` is for `base`.
pub fn varied() -> Rubric {
    let mut lean = profile("lean");
    lean.tags = vec![Ix::new(0)];
    let tag = |id: &str| Tag { id: id.to_owned(), name: id.to_owned(), span: place() };
    Rubric {
        scales: List::new(vec![
            scale(1, false),
            options(
                "pick",
                Form::Choice,
                &[("none", Some("0")), ("some", Some("0.25")), ("all-of-it", Some("1")), ("other", None)],
            ),
            options(
                "many",
                Form::Multi { combine: Combine::Sum, clamp: None },
                &[("a", Some("1")), ("b", Some("2")), ("c", Some("3"))],
            ),
            options("gate", Form::Boolean, &[("no", Some("0")), ("yes", Some("1"))]),
            options("road", Form::States, &[("idle", Some("0")), ("started", Some("1")), ("done", Some("2"))]),
            numbers(false, None),
            numbers(true, Some(Rescale { from: hundred(), to: (Exact::from(10i64), Exact::zero()) })),
            scale(1, true),
        ]),
        nodes: List::new(varied_nodes()),
        tags: List::new(vec![tag("base"), tag("advanced")]),
        profiles: List::new(vec![lean, profile("standard")]),
        ..rubric()
    }
}

/// The nodes of [`varied`].
pub fn varied_nodes() -> Vec<Node> {
    let criterion = |id: &str, text: &str| Criterion { id: id.to_owned(), text: text.to_owned() };
    let measure = |id: &str, scale: usize| Measure {
        id: id.to_owned(),
        name: format!("The {id}"),
        scale: Ix::new(scale),
        weight: Exact::one(),
        missing: None,
    };
    let mut poll = item(0, None);
    poll.votes = VotePolicy::Combine { by: VoteRule::Mean, missing: MissingPolicy::Skip };
    let mut ways = item(0, None);
    ways.measures = List::new(vec![measure("documentation", 0), measure("implementation", 1), measure("progress", 4)]);
    let mut proof = item(7, None);
    proof.criteria =
        List::new(vec![criterion("written", "It is written down"), criterion("2", "It is read"), criterion("c3", "x")]);
    let mut nodes = nodes(NaPolicy::Skip);
    let ids = ["pick", "many", "gate", "road", "share", "heat", "poll", "ways", "proof"];
    let items = [1, 2, 3, 4, 5, 6].map(|scale| item(scale, None)).into_iter().chain([poll, ways, proof]);
    nodes.push(node("forms", "Forms", None, &(6..15).collect::<Vec<_>>(), None));
    nodes.extend(ids.into_iter().zip(items).map(|(id, item)| node(id, &format!("The item {id}"), Some(5), &[], Some(item))));
    nodes
}

/// A scale of options with points.
pub fn options(id: &str, form: Form, options: &[(&str, Option<&str>)]) -> Scale {
    let level = |(number, (id, points)): (i64, &(&str, Option<&str>))| Level {
        id: (*id).to_owned(),
        number,
        name: format!("Name of {id}"),
        gloss: String::new(),
        points: points.and_then(Exact::parse),
        outcome: None,
    };
    let levels = List::new((0..).zip(options).map(level).collect());
    Scale { id: id.to_owned(), form, levels, rescale: None, steps: Vec::new(), span: place() }
}

fn numbers(clamp: bool, rescale: Option<Rescale>) -> Scale {
    let form = Form::Number { allowed: hundred(), clamp, unit: "%".to_owned() };
    Scale { id: "numbers".to_owned(), form, levels: List::default(), rescale, steps: Vec::new(), span: place() }
}

fn hundred() -> (Exact, Exact) {
    (Exact::zero(), Exact::from(100i64))
}

fn roadmap() -> RoadmapRules {
    let phase = Phase {
        id: "P1".to_owned(),
        name: "Foundation".to_owned(),
        text: String::new(),
        weeks: (1, 4),
        priority: String::new(),
        exit: Vec::new(),
    };
    let item = |id: &str, text: &str, needs: &[usize]| Item {
        id: id.to_owned(),
        phase: Ix::new(0),
        weeks: (1, 2),
        text: text.to_owned(),
        outcome: String::new(),
        accept: Vec::new(),
        needs: needs.iter().copied().map(Ix::new).collect(),
        after: Vec::new(),
        closes: vec![Closes { item: Ix::new(1), to: Exact::from(2i64) }],
        effort: BTreeMap::new(),
        impact: 3,
        owner_role: String::new(),
        not_if: None,
        tools: Vec::new(),
        metrics: Vec::new(),
        risks: Vec::new(),
        span: place(),
    };
    let items = vec![item("R1", "Implement basic experiment tracking", &[]), item("R2", "Set up model registry", &[0])];
    RoadmapRules { phases: List::new(vec![phase]), items: List::new(items), ..RoadmapRules::default() }
}

fn risk_level(id: &str) -> RiskLevel {
    RiskLevel { id: id.to_owned(), name: id.to_owned(), action: String::new() }
}

fn risk_steps(ids: [&str; 3]) -> Vec<RiskStep> {
    ids.map(|id| RiskStep { id: id.to_owned(), name: id.to_owned(), gloss: String::new() }).into()
}

fn risk(id: &str, title: &str) -> Risk {
    Risk {
        id: id.to_owned(),
        title: title.to_owned(),
        text: String::new(),
        category: Ix::new(0),
        cause: String::new(),
        event: String::new(),
        effect: String::new(),
        always: false,
        when: Condition::default(),
        needs_level: Vec::new(),
        drivers: Vec::new(),
        reference: BTreeMap::new(),
        raise_if: Vec::new(),
        raise_at: None,
        signals: Vec::new(),
        likelihood: LikelihoodRule { floor: 1, ceiling: 3, plus: Vec::new() },
        impact: ImpactRule { base: 2, plus: Vec::new() },
        treatments: Vec::new(),
        items: Vec::new(),
        watch: String::new(),
        refs: Vec::new(),
        span: place(),
    }
}

fn metric(id: &str) -> Metric {
    Metric {
        id: id.to_owned(),
        group: Ix::new(0),
        name: id.to_owned(),
        text: String::new(),
        definition: String::new(),
        unit: String::new(),
        formula: String::new(),
        source: String::new(),
        lower_is_better: true,
        cuts: Vec::new(),
        basis: String::new(),
        note: String::new(),
        moved_by: Vec::new(),
        refs: Vec::new(),
    }
}

fn next_step(id: &str) -> Step {
    Step {
        id: id.to_owned(),
        horizon: Ix::new(0),
        text: String::new(),
        done_when: String::new(),
        feeds: Vec::new(),
        uses: Vec::new(),
        owner_role: String::new(),
        hours: None,
    }
}
