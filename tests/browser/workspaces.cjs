// Workspaces for the browser tests that are too large or too regular to be kept as files: node workspaces.cjs FOLDER
// `stress` is as large and as badly named as anything may be; `hostile` attacks from every text a user can write.
'use strict';

const fs = require('node:fs');
const path = require('node:path');

const numbers = (count) => Array.from({ length: count }, (_, at) => at + 1);
const SENTENCE = 'Everything that anybody ever wanted to know about how this part of the work is done, checked, repeated and paid for today';
/** A title of 120 characters that starts with its own words, so that no two are equal. */
const long = (start) => `${start} ${SENTENCE.repeat(2)}`.slice(0, 119).trimEnd().padEnd(120, '.');
const UNBROKEN = 'Donaudampfschifffahrtsgesellschaft';

/** Levels 0 to 4, as in the built-in rubrics. */
const LEVELS = ['Absent', 'Ad hoc', 'Repeatable', 'Defined', 'Measured'].map((name, level) => ({ level, id: `l${level}`, name, gloss: `What ${name} looks like.` }));
const MATRIX = {
  likelihood: ['Rare', 'Unlikely', 'Possible', 'Likely', 'Frequent'].map((name) => ({ id: name.toLowerCase(), name, gloss: `${name}, in words` })),
  impact: ['Minor', 'Limited', 'Serious', 'Major', 'Severe'].map((name) => ({ id: name.toLowerCase(), name, gloss: `${name}, in words` })),
  levels: ['Low', 'Medium', 'High', 'Critical'].map((name) => ({ id: name.toLowerCase(), name, action: `What to do about a ${name} risk` })),
  grid: [
    ['low', 'low', 'low', 'low', 'medium'],
    ['low', 'low', 'medium', 'medium', 'high'],
    ['low', 'medium', 'medium', 'high', 'critical'],
    ['low', 'medium', 'high', 'critical', 'critical'],
    ['medium', 'high', 'critical', 'critical', 'critical'],
  ],
};
const GRADES = ['A', 'B', 'C'].map((id) => ({ id, name: `Grade ${id}`, gloss: `What grade ${id} means` }));
const PRIORITY = { per_risk: 0.25, risk_level: 'critical', pain: { none: 0, low: 0.1, medium: 0.25, high: 0.5 } };

/** A day of 2026, counted from the first of January. */
const day = (offset) => new Date(Date.UTC(2026, 0, 1 + offset)).toISOString().slice(0, 10);

function stress() {
  const name = (d, c) => [long(`Capability ${d}.${c}`), String.fromCharCode(64 + d), `${UNBROKEN}${d}${c}`, `Capability ${d}.${c}`][(c + d) % 4];
  const capabilities = (d) =>
    numbers(3).map((c) => ({ id: `c${d}-${c}`, code: `${d}.${c}`, name: name(d, c), weight: c, target: 3, why: SENTENCE, levels: Object.fromEntries(LEVELS.map((level) => [level.level, `${SENTENCE} (${level.name})`])) }));
  const dimensions = numbers(12).map((d) => ({
    id: `d${d}`,
    code: String(d),
    name: [long(`Dimension ${d}`), String.fromCharCode(64 + d), `${UNBROKEN}${d}`][d % 3],
    capabilities: capabilities(d),
  }));
  const items = numbers(40).map((n) => ({
    id: `R${n}`,
    phase: `P${Math.ceil(n / 10)}`,
    weeks: [Math.ceil(n / 4), Math.ceil(n / 4) + 2],
    text: n % 3 === 0 ? `${UNBROKEN} ${n}` : long(`Item ${n}`),
    needs: n % 10 === 1 ? [] : [`R${n - 1}`],
    closes: [{ capability: `c${((n - 1) % 12) + 1}-${((n - 1) % 3) + 1}`, to: 3 }],
    effort: { any: [n % 5, (n % 5) + 2] },
    impact: (n % 5) + 1,
    owner_role: n % 2 ? 'X' : long('Role'),
  }));
  const risks = numbers(200).map((n) => ({
    id: `risk${n}`,
    title: [long(`Risk ${n}`), String(n), `${UNBROKEN}${n}`][n % 3],
    category: n % 2 ? 'technical' : 'organisational',
    cause: SENTENCE,
    event: SENTENCE,
    effect: SENTENCE,
    always: true,
    drivers: { [`c${(n % 12) + 1}-1`]: 2 },
    likelihood: { floor: 1, ceiling: 5 },
    impact: { base: (n % 5) + 1 },
    items: [`R${(n % 40) + 1}`],
  }));
  const rubric = {
    rubric: 'stress',
    title: long('Rubric'),
    version: '1.0.0',
    kinds: [
      { id: 'dimension', plural: 'dimensions', name: 'Dimension', aggregate: 'mean' },
      { id: 'capability', plural: 'capabilities', name: 'Capability', scale: 'maturity' },
    ],
    scales: { maturity: { type: 'level', levels: LEVELS } },
    evidence_grades: GRADES,
    priority: PRIORITY,
    dimensions,
    roadmap: { horizon_weeks: 16, sizes: [{ id: 'any', text: 'Any size' }], size: [{ else: 'any' }], phases: numbers(4).map((n) => ({ id: `P${n}`, name: n === 2 ? 'Z' : long(`Phase ${n}`), weeks: [4 * n - 3, 4 * n], priority: 'High', exit: [SENTENCE] })), items },
    risk_matrix: MATRIX,
    risk_rules: { reference: 3, raise_at: 0.3, appetite: 'medium' },
    risk_categories: [{ id: 'technical', name: 'Technical' }, { id: 'organisational', name: long('Category') }],
    risks,
  };
  const answer = (d, c) => {
    if ((d + c) % 7 === 0) return { na: true, reason: SENTENCE };
    if ((d + c) % 11 === 0) return 'unknown';
    return { level: (d * c) % 5, owner: d % 2 ? 'x' : 'longname', pain: 'high', note: SENTENCE, evidence: [{ text: `${UNBROKEN} ${SENTENCE}`, grade: GRADES[d % 3].id, date: day(d) }] };
  };
  const answers = numbers(11).flatMap((d) => numbers(3).filter((c) => (d * c) % 13 !== 0).map((c) => [`c${d}-${c}`, answer(d, c)]));
  return {
    'gapmap.yaml': { title: long('Site') },
    'content/rubric/stress.yaml': rubric,
    'content/stress/assessment.yaml': {
      subject: long('Subject'),
      scope: long('Scope'),
      date: '2026-11-18',
      participants: [{ id: 'x', name: 'X', role: 'Y' }, { id: 'longname', name: `${UNBROKEN} ${long('Name')}`, role: long('Role') }],
      answers: Object.fromEntries(answers),
    },
    // Item 5 is meant to finish before item 4, which it needs; some items have one date only.
    'content/stress/roadmap.yaml': {
      start: '2026-11-23',
      items: { R1: { status: 'in-progress', owner: 'longname', start: '2026-10-05', finish: '2026-12-11' }, R2: { status: 'planned', start: '2027-01-11' }, R3: { status: 'planned', finish: '2027-02-26' }, R4: { status: 'planned', owner: 'x', start: '2027-03-01', finish: '2027-04-02' }, R5: { status: 'planned', start: '2026-12-07', finish: '2026-12-18' } },
    },
    'content/stress/risks.yaml': {
      risks: Object.fromEntries(numbers(200).map((n) => [`risk${n}`, { owner: n % 3 ? 'x' : 'longname', status: ['open', 'treating', 'accepted'][n % 3], treatment: ['reduce', 'reduce', 'accept'][n % 3], reason: SENTENCE, by: 'x', until: n % 3 === 2 ? '2027-06-01' : undefined, review: day((n * 37) % 700) }])),
    },
  };
}

function hostile() {
  const evil = (field) => `=HYPERLINK("//evil.example","${field}")'"><script>window.pwned='${field}'</script><img src=x onerror="window.pwned=1"><style>*{display:none}</style>[a](javascript:window.pwned=1) <javascript:window.pwned=1> ![b](//evil.example/x.png) {{ 7*7 }}`;
  const link = 'javascript:window.pwned=1';
  const rubric = {
    rubric: 'hostile',
    title: evil('rubric title'),
    version: '<b>1</b>',
    scope_note: evil('scope note'),
    principle: evil('principle'),
    source: { title: evil('source'), url: link, licence: evil('licence') },
    kinds: [
      { id: 'dimension', plural: 'dimensions', name: evil('kind'), aggregate: 'mean' },
      { id: 'capability', plural: 'capabilities', name: evil('item kind'), scale: 'maturity' },
    ],
    scales: { maturity: { type: 'level', levels: LEVELS.map((level) => ({ ...level, name: evil(`level ${level.level}`), gloss: evil('gloss') })), steps: [evil('step')] } },
    bands: [{ id: 'low', name: evil('band'), up_to: 2 }, { id: 'high', name: evil('high band') }],
    answering: { rules: [{ id: 'one', text: evil('answering rule') }] },
    evidence_grades: GRADES.map((grade) => ({ ...grade, name: evil('grade'), gloss: evil('grade gloss') })),
    priority: PRIORITY,
    context: [{ id: 'place', name: evil('context'), questions: [{ id: 'ctx', text: evil('context question') }] }],
    stakeholder_questions: [{ id: 'sh', text: evil('stakeholder question'), informs: ['a-1'] }],
    dimensions: ['a', 'b', 'c'].map((id) => ({
      id,
      code: '=1+1',
      name: evil(`dimension ${id}`),
      short: evil(`short ${id}`),
      questions: [{ id: `q-${id}`, text: evil(`question ${id}`), informs: [`${id}-1`], probe: evil('probe') }],
      capabilities: ['1', '2'].map((n) => ({
        id: `${id}-${n}`,
        name: evil(`capability ${id}-${n}`),
        text: evil('capability text'),
        why: evil('why'),
        target: 3,
        levels: Object.fromEntries(LEVELS.map((level) => [level.level, evil('descriptor')])),
        evidence: [evil('ask for')],
        overscore: evil('overscore'),
        na_when: evil('na when'),
        genai: evil('genai'),
        refs: ['ref'],
      })),
    })),
    roadmap: {
      horizon_weeks: 4,
      sizes: [{ id: 'any', text: evil('size') }],
      size: [{ else: 'any' }],
      rules: [{ id: 'one', text: evil('roadmap rule') }],
      phases: [{ id: 'P1', name: evil('phase'), text: evil('phase text'), weeks: [1, 4], priority: evil('priority'), exit: [evil('exit')] }],
      items: [{ id: 'R1', phase: 'P1', weeks: [1, 2], text: evil('item'), outcome: evil('outcome'), accept: [evil('accept')], closes: [{ capability: 'a-1', to: 3 }], effort: { any: [1, 2] }, impact: 4, owner_role: evil('role'), not_if: evil('not if'), risks: ['r'], tools: ['tool'], metrics: ['m'] }],
    },
    risk_matrix: { ...MATRIX, levels: MATRIX.levels.map((level) => ({ ...level, name: evil(level.id), action: evil('action') })) },
    risk_rules: { reference: 3, raise_at: 0.3, appetite: 'medium', rules: [{ id: 'one', text: evil('risk rule') }] },
    risk_categories: [{ id: 'k', name: evil('category') }],
    risks: [{ id: 'r', title: evil('risk'), text: evil('risk text'), category: 'k', cause: evil('cause'), event: evil('event'), effect: evil('effect'), always: true, drivers: { 'a-1': 1 }, likelihood: { floor: 1, ceiling: 5 }, impact: { base: 3 }, treatments: [{ strategy: 'reduce', text: evil('treatment') }], items: ['R1'], watch: evil('watch'), refs: ['ref'] }],
    tools: { categories: [{ id: 'tc', name: evil('tool category'), capabilities: ['a-1'], options: [{ tool: 'tool', text: evil('option text') }] }], options: [{ id: 'tool', name: evil('tool'), licence: evil('tool licence'), open_source: true, capabilities: ['a-1'], best_when: evil('best when'), avoid_when: evil('avoid when'), status: { state: 'active', latest: evil('latest'), note: evil('status note'), refs: ['ref'] } }] },
    metric_groups: [{ id: 'g', name: evil('metric group') }],
    metrics: [{ id: 'm', group: 'g', name: evil('metric'), text: evil('metric text'), definition: evil('definition'), unit: 'days', formula: evil('formula'), source: evil('metric source'), direction: 'lower', note: evil('metric note') }],
    next_steps: { horizons: [{ id: 'now', name: evil('horizon'), days: 7 }], steps: [{ id: 'N1', horizon: 'now', text: evil('next step'), done_when: evil('done when'), owner_role: evil('step role') }] },
    references: [{ id: 'ref', title: evil('reference'), by: evil('author'), url: link, note: evil('reference note') }],
  };
  const answers = {
    'a-1': { level: 1, owner: 'eve', pain: 'high', confidence: 'low', target_reason: evil('target reason'), target: 4, evidence: [{ text: evil('evidence'), ref: link, grade: 'A', date: '2026-10-10' }], note: evil('note'), votes: { eve: 1 } },
    'a-2': { na: true, reason: evil('na reason') },
    'b-1': { level: 2, note: evil('unowned note') },
    'c-1': { level: 3, evidence: [{ text: evil('lone evidence'), ref: 'data:text/html,<script>1</script>' }] },
  };
  const head = { subject: evil('subject'), scope: evil('scope'), date: '2026-11-18', period: evil('period'), headline: evil('headline'), summary: evil('summary'), participants: [{ id: 'eve', name: evil('participant'), role: evil('participant role') }], facilitator: 'eve', answers };
  return {
    'gapmap.yaml': { title: evil('site title') },
    'content/index.md': `# Welcome\n\n${evil('introduction')}\n`,
    'content/rubric/hostile.yaml': rubric,
    'content/one/assessment.yaml': { ...head, metrics: { m: { value: 3, date: '2026-11-18', source: evil('value source'), note: evil('value note') } }, next_steps: { N1: { status: 'open', owner: 'eve', due: '2026-11-20', note: evil('step note') } } },
    'content/two/assessment.yaml': { ...head, subject: evil('second subject') },
    'content/one/a.md': `## Question {#q-a}\n${evil('prose')}\n\n<details open ontoggle="window.pwned=1"><summary>x</summary></details>\n\n[b]: javascript:window.pwned=1\n[ref link][b]\n`,
    'content/one/context.md': `## Question {#ctx}\n${evil('context answer')}\n`,
    'content/one/stakeholders.md': `## Question {#sh}\n${evil('stakeholder answer')}\n`,
    'content/one/roadmap.yaml': { start: '2026-11-23', items: { R1: { status: 'planned', owner: 'eve', note: evil('item note') }, own: { title: evil('own item'), phase: 'P1', closes: [{ capability: 'b-1', to: 3 }], effort: 2, impact: 3, owner: 'eve' } } },
    'content/one/risks.yaml': { risks: { own: { title: evil('own risk'), category: 'k', cause: evil('own cause'), event: evil('own event'), effect: evil('own effect'), likelihood: 3, impact: 4, owner: 'eve', status: 'open', treatment: 'reduce', reason: evil('reason'), by: 'eve', review: '2026-12-10' } } },
    'content/one/history/2026-05-05.yaml': { milestone: evil('milestone'), date: '2026-05-05', subject: evil('old subject'), answers: { 'a-1': 0, 'b-1': 3 } },
  };
}

const WORKSPACES = { stress, hostile };

for (const [name, files] of Object.entries(WORKSPACES)) {
  for (const [file, content] of Object.entries(files())) {
    const target = path.join(process.argv[2], name, file);
    fs.mkdirSync(path.dirname(target), { recursive: true });
    // JSON is YAML.
    fs.writeFileSync(target, typeof content === 'string' ? content : `${JSON.stringify(content, null, 1)}\n`);
  }
}
