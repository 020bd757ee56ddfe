// The workspaces whose exports are read back: the examples of this repository, and one whose texts try to be more than text.
const { spawnSync } = require('node:child_process');
const fs = require('node:fs');
const os = require('node:os');
const path = require('node:path');

const root = path.join(__dirname, '../..');
const JSON_TEXT = (text) => JSON.stringify(text);

/** Titles that a format could take for something else. */
const hostile = [
  'Store: a; b, c #12 %% d \\ "e" \'f\' {g} [h] <b>i</b> &amp; &',
  'two\nlines, @everyone fixes #12 and GH-7',
  '=1+1',
  'section of the plan', 'title', 'click here', 'gantt', 'excludes weekends', 'todayMarker off', 'accTitle: x', '2026-01-01, 3d',
  '🚀'.repeat(40) + ' rocket', 'تجربة النظام: المرحلة',
  'END:VEVENT', '%%{init: {"theme": "dark"}}%%', 'done', '-- x', '#35;', 'a'.repeat(400),
];

/** Ids that Mermaid could take for its own words; the other items are `own-5` and so on. */
const ids = ['section', 'click-me', 'gantt', 'title', '2026-01-01', 'done', 'weekend'];
const id = (at) => ids[at] ?? `own-${at}`;

function hostileWorkspace() {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'gapmap-exports-'));
  process.on('exit', () => fs.rmSync(folder, { recursive: true }));
  const write = (file, text) => {
    fs.mkdirSync(path.dirname(path.join(folder, file)), { recursive: true });
    fs.writeFileSync(path.join(folder, file), text);
  };
  write('gapmap.yaml', 'title: T\nlanguage: de\nbase_url: https://example.org/maturity/\n');
  fs.cpSync(path.join(root, 'content/rubric'), path.join(folder, 'content/rubric'), { recursive: true });
  const roadmap = path.join(folder, 'content/rubric/roadmap.yaml');
  const named = fs.readFileSync(roadmap, 'utf8').replace(/name: "?Foundation"?/, `name: ${JSON_TEXT(hostile[0])}`);
  fs.writeFileSync(roadmap, named);
  write('content/team/assessment.yaml', `subject: ${JSON_TEXT('Größe: "Söhne", & @co;')}\ndate: 2026-11-18\nprofile: lean\nparticipants: [{id: mira, name: ${JSON_TEXT('Mira "=1" @x, y')}}]\n`);
  write('content/team/exp.md', '---\nanswers:\n  exp-tracking: 0\n  exp-versioning: 1\n---\n');
  const items = hostile.map((title, at) => {
    const needs = at === 0 ? '[]' : `[${id(at - 1)}]`;
    const dates = at % 5 === 4 ? ', status: in-progress, start: 2026-11-21, finish: 2026-12-06' : '';
    return `  ${id(at)}: {title: ${JSON_TEXT(title)}, outcome: ${JSON_TEXT(title)}, phase: P${at % 2 + 1}, closes: [{capability: exp-tracking, to: 3}], needs: ${needs}, effort: 1.5, impact: 4, owner: mira${dates}}\n`;
  });
  write('content/team/roadmap.yaml', `start: 2026-11-16\npeople: 1\nholidays: [{from: 2026-12-24, to: 2027-01-01, name: "x, y"}, 2027-01-06]\nitems:\n${items.join('')}`);
  const risks = hostile.map((title, at) => {
    const decision = at % 3 === 0 ? 'status: accepted, treatment: accept, reason: r, by: mira, until: 2027-03-31' : 'status: treating, treatment: reduce, review: 2027-01-15';
    const more = at % 2 ? '' : `, raised: 2026-09-01, cost: 6000.50 EUR, proximity: month, trigger: ${JSON_TEXT(title)}, controls: [${JSON_TEXT(title)}, second]`
      + `, evidence: [{text: ${JSON_TEXT(title)}, ref: "https://example.org/a b?c=%zz#d#e", grade: A, date: 2026-10-02, expires: 2027-04-01}, {text: t, ref: "shelf <3>", grade: B}]`
      + `, log: [{date: 2026-09-01, likelihood: 2, impact: 4}, {date: 2026-10-01, likelihood: 3, impact: 4, by: mira, why: ${JSON_TEXT(title)}}]`;
    return `  own-risk-${at}: {title: ${JSON_TEXT(title)}, category: technical, cause: ${JSON_TEXT(title)}, event: ${JSON_TEXT(title)}, effect: ${JSON_TEXT(title)}, likelihood: 3, impact: 4, owner: mira, items: [${id(at)}], ${decision}${more}}\n`;
  });
  write('content/team/risks.yaml', `risks:\n${risks.join('')}`);
  return folder;
}

/** Every assessment with its part of the report, and a function that exports from it. */
function assessments(gapmap) {
  const run = (folder, args) => {
    const ran = spawnSync(gapmap, ['-C', folder, 'export', ...args], { encoding: 'utf8', maxBuffer: 1 << 28 });
    if (ran.status !== 0) throw new Error(`export ${args.join(' ')} in ${folder}: ${ran.stderr}`);
    return ran.stdout;
  };
  return [root, hostileWorkspace()].flatMap((folder) =>
    JSON.parse(run(folder, ['json'])).assessments.map((report) => ({
      report,
      items: report.roadmap.phases.flatMap((phase) => phase.items.map((item) => ({ ...item, phase }))),
      name: `${path.basename(folder)}/${report.id}`,
      run: (format, ...rest) => run(folder, [format, report.id, ...rest]),
    })));
}

/** A text as one line, as every format here writes titles. */
const oneLine = (text) => text.split(/[\s\p{Cc}]+/u).filter(Boolean).join(' ');

function check(holds, what) {
  if (!holds) {
    console.error(what);
    process.exit(1);
  }
}

module.exports = { assessments, check, oneLine };
