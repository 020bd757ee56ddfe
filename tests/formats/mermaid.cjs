// Mermaid itself parses and draws every chart in Chromium; titles, days and marks must be those of the report.
const { spawnSync } = require('node:child_process');
const fs = require('node:fs');
const os = require('node:os');
const path = require('node:path');
const { assessments, check, oneLine } = require('./exports.cjs');

const [, , gapmap, library] = process.argv;
const found = assessments(gapmap);
const texts = found.map(({ run }) => run('mermaid'));
// Local days as `2026-11-18`; a task ends with the moment before which it is drawn.
const script = `
  const day = (date) => [date.getFullYear(), date.getMonth() + 1, date.getDate()].map((part) => String(part).padStart(2, '0')).join('-');
  async function drawn(text, at) {
    const { db } = await mermaid.mermaidAPI.getDiagramFromText(text);
    const tasks = db.getTasks().map((task) => ({
      id: task.id, section: task.section, start: day(task.startTime),
      finish: day(new Date((task.renderEndTime ?? task.endTime).getTime() - 43200000)),
      crit: !!task.crit, active: !!task.active, done: !!task.done,
    }));
    const { svg } = await mermaid.render('chart' + at, text);
    const holder = document.createElement('div');
    holder.innerHTML = svg;
    const titles = [...holder.querySelectorAll('text.taskText, text.taskTextOutsideRight, text.taskTextOutsideLeft')].map((text) => text.textContent.trim());
    const sections = [...holder.querySelectorAll('text.sectionTitle')].map((text) => text.textContent.trim());
    return { tasks, titles, sections, title: holder.querySelector('text.titleText').textContent };
  }
  (async () => {
    mermaid.initialize({ startOnLoad: false });
    const results = [];
    for (const [at, text] of texts.entries()) {
      try { results.push(await drawn(text, at)); } catch (error) { results.push({ error: String(error) }); }
    }
    document.body.innerHTML = '<pre id="results"></pre>';
    document.getElementById('results').textContent = btoa(unescape(encodeURIComponent(JSON.stringify(results))));
  })();`;
const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'gapmap-mermaid-'));
fs.copyFileSync(library, path.join(folder, 'mermaid.js'));
const data = JSON.stringify(texts).replaceAll('<', '\\u003c');
fs.writeFileSync(path.join(folder, 'page.html'), `<!doctype html><meta charset="utf-8"><body><script src="mermaid.js"></script><script>const texts = ${data};${script}</script>`);
const browser = process.env.GAPMAP_CHROMIUM ?? 'chromium';
const args = ['--headless', '--no-sandbox', '--disable-gpu', '--no-first-run', '--disable-background-networking',
  `--user-data-dir=${path.join(folder, 'profile')}`, '--virtual-time-budget=60000', '--dump-dom', `file://${folder}/page.html`];
const ran = spawnSync(browser, args, { encoding: 'utf8', maxBuffer: 1 << 28, env: { ...process.env, TZ: 'UTC' } });
const packed = /<pre id="results">([^<]*)<\/pre>/.exec(ran.stdout ?? '');
check(packed, `Chromium drew nothing: ${ran.error ?? ran.stderr}`);
const results = JSON.parse(Buffer.from(packed[1], 'base64').toString('utf8'));
fs.rmSync(folder, { recursive: true });

let tasks = 0;
results.forEach((result, at) => {
  const { name, items, report } = found[at];
  check(!result.error, `${name}: ${result.error}\n${texts[at]}`);
  check(result.tasks.length === items.length, `${name}: ${result.tasks.length} tasks for ${items.length} items`);
  check(result.title.includes(oneLine(report.subject)), `${name}: the chart is called ${result.title}`);
  items.forEach((item, i) => {
    const task = result.tasks[i];
    const title = oneLine(`${item.id} ${item.title}`);
    check(result.titles.includes(title), `${name}: no task is drawn as ${title}: ${result.titles.join(' | ')}`);
    check(result.sections.includes(oneLine(item.phase.name)), `${name}: no section is drawn as ${item.phase.name}: ${result.sections}`);
    check(task.start === item.start, `${name}: ${title} starts on ${task.start}, not on ${item.start}`);
    check(task.finish === item.finish, `${name}: ${title} ends on ${task.finish}, not on ${item.finish}`);
    check(task.crit === item.critical && task.active === (item.status === 'in-progress'), `${name}: ${title} is marked otherwise`);
  });
  tasks += items.length;
});
console.log(`Mermaid: ${tasks} tasks of ${results.length} charts, drawn with their titles and days`);
