//! Files of a workspace that is being written, each in several versions, good ones and broken ones.

/// A file and what may stand in it; the first version is right, also together with the first versions of all others.
pub struct Draft {
    pub path: &'static str,
    pub versions: &'static [&'static str],
}

/// Not there in the beginning.
pub const LATER: &[&str] = &["content/later/assessment.yaml", "content/later/x.yaml", "content/group/deep/assessment.yaml"];

/// A folder that may be removed as a whole, or moved.
pub const FOLDERS: &[&str] = &[
    "content",
    "content/team",
    "content/other",
    "content/later",
    "content/group",
    "content/rubric",
    "themes",
    "themes/own",
    "themes/own/assets",
];

/// From where to where a folder may be moved.
pub const MOVES: &[(&str, &str)] = &[
    ("content/team", "content/moved"),
    ("content/moved", "content/team"),
    ("content/other", "content/a/b/other"),
    ("content/a/b/other", "content/other"),
    ("themes/own", "themes/.aside"),
    ("themes/.aside", "themes/own"),
];

pub const DRAFTS: &[Draft] = &[
    Draft {
        path: "gapmap.yaml",
        versions: &[
            "title: Trial\ntheme: own\n",
            "title: Trial\ntheme: plain\n",
            "title: Trial\ntheme: own\nlanguage: de\npublic: true\n",
            "title: \"Trial & error\"\ntheme: own\npaper: letter\nseverity: {lint/target-without-work: error}\n",
            "theme: own\n",
            "title: Trial\ntheme: nowhere\n",
            "title: [Trial\n",
        ],
    },
    Draft {
        path: "content/rubric/small.yaml",
        versions: &[
            include_str!("small.yaml"),
            concat!(include_str!("small.yaml"), "  - {id: z, name: Third, points: [{id: z1, name: Z one, target: 2}]}\n"),
            concat!(include_str!("small.yaml"), "  - {id: z, name: Third, points: [{id: x1, name: Twice, target: 2}]}\n"),
            concat!(include_str!("small.yaml"), "  - {id: z, name: Third"),
            "",
        ],
    },
    Draft {
        path: "content/index.md",
        versions: &[
            "Two teams, *one* trial.\n",
            "Three teams.\n\n[A page](https://example.com/)\n",
            "",
            "---\ntitle: [\n---\nText\n",
        ],
    },
    Draft {
        path: "content/team/assessment.yaml",
        versions: &[
            "subject: Team A\ndate: 2026-11-02\nparticipants: [{id: ada, name: Ada, role: Lead, votes: true}]\n",
            "subject: \"Team <A> & B\"\ndate: 2026-11-03\nheadline: New\nparticipants: [{id: ada, name: Ada, role: Lead, votes: true}]\n",
            "subject: Team A\ndate: 2026-11-02\n",
            "subject: Team A\ndate: someday\n",
        ],
    },
    Draft {
        path: "content/team/x.yaml",
        versions: &[
            "answers: {x1: {level: 1, owner: ada, note: \"One\"}, x2: 2}\n",
            "answers: {x1: {level: 2, note: \"Two\"}, x2: unknown}\n",
            "answers: {x1: 0}\n",
            "answers: {x1: 9, x2: 1}\n",
            "answers: {x1: 1, nothing: 1}\n",
            "answers: {x1: {level",
            "",
        ],
    },
    Draft {
        path: "content/team/y.md",
        versions: &[
            "---\nanswers:\n  y1: 1\n  y2: {level: 0, target: 1}\n---\nIt *works*.\n",
            "---\nanswers:\n  y1: 2\n---\n",
            "---\nanswers:\n  y1: 2\n  y1: 1\n---\n",
            "---\nanswers: [\n---\n",
        ],
    },
    Draft {
        path: "content/team/roadmap.yaml",
        versions: &[
            "start: 2026-11-02\npeople: 2\nitems: {R1: {status: planned, owner: ada}}\n",
            "start: 2026-12-07\npeople: 1\n",
            "start: 2026-11-02\nitems: {R9: {status: planned}}\n",
        ],
    },
    Draft {
        path: "content/team/history/q3.yaml",
        versions: &[
            "milestone: Q3\ndate: 2026-08-27\nsubject: Team A\nanswers: {x1: 0, x2: 0, y1: 0, y2: 0}\n",
            "milestone: Q3\ndate: 2026-08-20\nsubject: Team A\nanswers: {x1: 1, x2: 0, y1: 0, y2: 0}\n",
            "milestone: Q3\ndate: 2026-08-27\nanswers: {x1: 0, x7: 0}\n",
        ],
    },
    Draft {
        path: "content/other/assessment.yaml",
        versions: &["subject: Other\ndate: 2026-11-02\n", "subject: Others\ndate: 2026-10-02\n", "date: [\n"],
    },
    Draft { path: "content/other/x.yaml", versions: &["answers: {x1: 2, y1: 2}\n", "answers: {x1: 0, y2: 0}\n", "answers: 3\n"] },
    Draft {
        path: LATER[0],
        versions: &["subject: Later\ndate: 2026-11-20\n", "subject: Team A\ndate: 2026-11-20\n", "subject: 1: 2\n"],
    },
    Draft { path: LATER[1], versions: &["answers: {x1: 1, x2: 1, y1: 1, y2: 1}\n", "answers: {x1: no}\n"] },
    Draft { path: LATER[2], versions: &["subject: Deep\ndate: 2026-11-21\n", "subject: Deep\n"] },
    Draft {
        path: "content/note.md",
        versions: &["---\nsubject: Loose\ndate: 2026-11-05\nanswers: {x1: 1}\n---\n", "Just text.\n", "---\nanswers\n"],
    },
    Draft {
        path: "themes/own/tokens.yaml",
        versions: &[
            "accent:\n  accent: {light: \"#0a568c\", dark: \"#7fc1ee\"}\n",
            "accent:\n  accent: {light: \"#00664a\", dark: \"#7fc1ee\"}\n",
            "accent:\n  accent: {light: purple-ish}\n",
        ],
    },
    Draft {
        path: "themes/own/templates/base.html",
        versions: &[
            "{% extends \"default/base.html\" %}\n{% block logo %}<img src=\"{{ page.root }}assets/extra.svg\" alt=\"\">{% endblock logo %}\n",
            "{% extends \"default/base.html\" %}\n{% block logo %}<b>{{ site.title }}</b>{% endblock logo %}\n",
            "{% extends \"default/base.html\" %}\n{% block logo %}",
            "{% extends \"default/nothing.html\" %}\n",
            "{% extends \"default/base.html\" %}\n{% block logo %}{{ nobody.knows }}{% endblock logo %}\n",
        ],
    },
    Draft {
        path: "themes/own/assets/extra.svg",
        versions: &[
            "<svg xmlns=\"http://www.w3.org/2000/svg\"></svg>\n",
            "<svg xmlns=\"http://www.w3.org/2000/svg\"><path d=\"M0 0\"/></svg>\n",
        ],
    },
    Draft {
        path: "themes/own/words/en.ftl",
        versions: &["component-no-evidence = Nothing to see yet.\n", "component-no-evidence = { nothing\n"],
    },
];
