// A strict reader of CSV reads the tables for trackers; they must say the same as the JSON and hang together.
const { parse } = require('csv-parse/sync');
const { assessments, check, oneLine } = require('./exports.cjs');

// A sign that would notify somebody, name another issue or be run by a spreadsheet.
const refers = /@[\p{L}\p{N}]|#\d|GH-\d/u;
const runs = /^[=+@\t\r-]/;
const plain = (text) => text.replaceAll('\u200b', '');

let issues = 0;
for (const { report, items, name, run } of assessments(process.argv[2])) {
  const json = JSON.parse(run('issues'));
  check(json.length === items.length, `${name}: ${json.length} issues for ${items.length} items`);
  json.forEach((issue, at) => {
    const title = oneLine(`${items[at].id} ${items[at].title}`);
    check(plain(issue.title) === title || title.startsWith(plain(issue.title).slice(0, -1)), `${name}: ${issue.title} is not ${title}`);
    check(issue.title.length <= 256 && issue.labels.every((label) => !/[\s,]/.test(label)), `${name}: ${issue.title}`);
    for (const text of [issue.title, issue.body, issue.milestone]) check(!refers.test(text.replace(/\]\(<[^>]*>\)/g, '')), `${name}: ${text}`);
    check(issue.assignees.length === 0, `${name}: nobody knows accounts`);
    check((issue.body.match(/^- \[ \] /gm) ?? []).length === items[at].accept.length, `${name}: ${issue.body}`);
  });

  const table = parse(run('issues', '--to', 'github-csv'), { columns: true });
  check(table.length === json.length, `${name}: the table has ${table.length} lines`);
  table.forEach((row, at) => {
    check(Object.values(row).every((cell) => !runs.test(cell)), `${name}: a cell of ${row.title} could be run`);
    check(row.body === json[at].body && row.labels === json[at].labels.join(','), `${name}: ${row.title} differs from the JSON`);
  });

  const [head, ...rows] = parse(run('issues', '--to', 'jira'));
  const column = (title) => head.indexOf(title);
  const epics = rows.filter((row) => row[column('Issue Type')] === 'Epic');
  check(rows.slice(0, epics.length).every((row) => epics.includes(row)), `${name}: an epic stands below its tasks`);
  check(rows.length - epics.length === items.length, `${name}: ${rows.length} lines`);
  const ids = rows.map((row) => row[0]);
  check(new Set(ids).size === ids.length, `${name}: an id is given twice`);
  const links = head.flatMap((title, at) => (title === 'Link Blocks' ? [at] : []));
  let waits = 0;
  rows.forEach((row, at) => {
    check(row.every((cell) => !runs.test(cell) && !refers.test(cell)), `${name}: ${row.join(' | ')}`);
    if (at < epics.length) return;
    check(epics.some((epic) => epic[0] === row[column('Parent')]), `${name}: ${row[3]} has no epic`);
    check(/^\d+$/.test(row[column('Original estimate')]), `${name}: ${row[column('Original estimate')]} are no seconds`);
    check(row[column('Start date')] === items[at - epics.length].start, `${name}: ${row[3]} starts on another day`);
    for (const blocked of links.map((link) => row[link]).filter(Boolean)) {
      const other = items[rows.findIndex((row) => row[0] === blocked) - epics.length];
      check(other.needs.some((need) => need.url === items[at - epics.length].url), `${name}: ${row[3]} blocks ${other.id}`);
      waits += 1;
    }
  });
  check(waits === items.reduce((sum, item) => sum + item.needs.length, 0), `${name}: ${waits} links between issues`);
  issues += json.length;
}
console.log(`issues: ${issues} for GitHub as JSON and CSV and for Jira as CSV`);
