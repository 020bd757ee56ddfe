// What pages say agrees with the report's data: scores, marks, charts, tables, files; nothing rests on colour alone; hostile
// content stays text.
'use strict';

const { check, report, squeeze } = require('./harness.cjs');
const { rows } = require('./files.cjs');

const NEAR = 0.5; // percent of a strip's width
const near = (a, b) => Math.abs(a - b) <= NEAR;
const round = (number) => Math.round(number * 1e9) / 1e9;

/** Where a value belongs on its scale, in percent. */
const place = (score) => (100 * (score.value - Number(score.bottom))) / (Number(score.top) - Number(score.bottom));

/** A table's rows: link, text, and the marks of their strips in percent. */
const strips = (tab, selector) => tab.evaluate((wanted) => [...document.querySelectorAll(`${wanted} tbody tr`)].map((row) => {
  const at = (mark, attribute) => {
    const found = row.querySelector(`.strip ${mark}`);
    return found ? parseFloat(found.getAttribute(attribute)) : null;
  };
  return { link: row.querySelector('th a')?.getAttribute('href'), cells: [...row.cells].map((cell) => cell.textContent.trim()), now: at('.now', 'cx'), target: at('svg', 'x') };
}), selector);

/** Values in the nav, the ruler, the table, the marks and report.json are one. */
async function overview(browser, site, page) {
  const a = site.assessment(page);
  await browser.visit(site, page, {}, async (tab, where) => {
    if (a.overall.is_scored && a.overall.value !== null) {
      const ruler = await tab.evaluate(() => ({ big: document.querySelector('.score .big .num').textContent, now: document.querySelector('.ruler .now')?.getAttribute('cx'), said: document.querySelector('.legend.values b')?.textContent }));
      check(ruler.big === a.overall.display && ruler.said === a.overall.display, where, `the overall score is ${ruler.big} and ${ruler.said}, in the data ${a.overall.display}`);
      check(near(parseFloat(ruler.now), place(a.overall)), where, `the ruler's mark stands at ${ruler.now}`);
    }
    const shown = await strips(tab, 'table.dim');
    check(shown.length === a.by_distance.length, where, `${shown.length} rows of ${a.by_distance.length} dimensions`);
    for (const [at, row] of shown.entries()) {
      const d = a.dimensions[a.by_distance[at]];
      const scored = d.score.value !== null;
      check(row.link === d.url, where, `row ${at + 1} is ${row.link}, not ${d.url}`);
      check(row.cells[2] === (scored ? d.score.display : '–'), where, `${d.id} shows ${row.cells[2]}, in the data ${d.score.display}`);
      check(scored ? near(row.now, place(d.score)) : row.now === null, where, `the mark of ${d.id} stands at ${row.now}`);
      const nav = await tab.locator(`#nav a[href="${d.url}"] .v`).allTextContents();
      check(nav.join() === (d.score.is_scored ? d.score.display : ''), where, `the menu says ${nav.join()} for ${d.id}`);
    }
    await heat(tab, where, a);
    await radar(tab, where, a);
  });
}

/** Every capability is in the heat table once, with its level as a digit; what has no level says so and is not 0. */
async function heat(tab, where, a) {
  const cells = await tab.evaluate(() => [...document.querySelectorAll('.heat .cell')].map((cell) => ({ link: cell.getAttribute('href'), digit: [...cell.querySelector('.d').childNodes].filter((node) => node.nodeType === 3).map((node) => node.textContent).join('').trim(), classes: [...cell.classList], words: cell.querySelector('.to').textContent.trim() })));
  const capabilities = a.dimensions.flatMap((d) => d.capabilities).filter((c) => c.state !== 'out-of-scope');
  check(cells.length === capabilities.length, where, `${cells.length} cells for ${capabilities.length} capabilities`);
  capabilities.forEach((c, at) => {
    const cell = cells[at];
    check(cell?.link === c.url && cell.digit === c.cell && cell.digit !== '', where, `the cell of ${c.id} says ${cell?.digit}`);
    if (c.state !== 'answered') check(cell.digit !== '0' && cell.classes.includes('none') && cell.words !== '', where, `${c.id} is ${c.state} and shows ${cell.digit}`);
  });
}

/** As many corners as dimensions have a value, each at its share; a gap where there is none; eight axes at most. */
async function radar(tab, where, a) {
  const drawn = await tab.evaluate(() => [...document.querySelectorAll('.fig-radar svg.chart')].map((svg) => {
    const points = (element) => element.getAttribute('points').trim().split(' ').map((point) => point.split(',').map(Number));
    const rim = points(svg.querySelector('polygon.c-rule'));
    const centre = [0, 1].map((axis) => rim.reduce((sum, point) => sum + point[axis], 0) / rim.length);
    const distance = ([x, y]) => Math.hypot(x - centre[0], y - centre[1]);
    const dots = [...svg.querySelectorAll('circle.c-now-dot[r="5"]')].map((dot) => distance([Number(dot.getAttribute('cx')), Number(dot.getAttribute('cy'))]));
    return { axes: rim.length, shares: dots.map((dot) => (100 * dot) / distance(rim[0])), caption: svg.closest('figure').querySelector('figcaption')?.textContent ?? '', closed: svg.querySelector('polygon.c-now') !== null };
  }));
  const values = a.dimensions.filter((d) => d.score.value !== null);
  for (const { axes, shares, caption, closed } of drawn) {
    check(axes === a.dimensions.length && axes <= 8, where, `the radar has ${axes} axes`);
    check(shares.length === values.length, where, `the radar has ${shares.length} corners for ${values.length} values`);
    shares.forEach((share, at) => check(Math.abs(share - place(values[at].score)) < 1.5, where, `the radar shows ${values[at].id} at ${share.toFixed(1)}%`));
    check(caption !== '', where, 'the radar has no caption');
    check(closed === (values.length === axes), where, 'the radar closes its outline over a missing value, or leaves it open');
  }
  check(drawn.length === 0 ? a.dimensions.length > 8 || values.length < 3 : true, where, 'there is no radar');
}

/** Dimension pages: a strip per capability, at its value; none for an open answer. */
async function dimension(browser, site, page, at) {
  const d = site.assessment(page).dimensions[at];
  await browser.visit(site, page, {}, async (tab, where) => {
    const shown = await strips(tab, 'table.caps');
    const capabilities = d.capabilities.filter((c) => c.state !== 'out-of-scope');
    check(shown.length === capabilities.length, where, `${shown.length} rows of ${capabilities.length} capabilities`);
    shown.forEach((row, index) => {
      const c = capabilities[index];
      if (c.state === 'answered') check(near(row.now, place(c.score)), where, `the mark of ${c.id} stands at ${row.now}`);
      else check(row.now === null && !/^0/.test(row.cells[2]), where, `${c.id} is ${c.state} and shows ${row.cells[2]}`);
    });
  });
}

/** Tables and the files behind them have the same rows. */
async function tables(browser, site, a) {
  const file = (name) => (site.has(`${a.url}data/${name}.csv`) ? rows(site.text(`${a.url}data/${name}.csv`)) : undefined);
  const column = ([head, ...body], name) => body.map((row) => row[head.indexOf(name)]);
  const where = `${site.name}/${a.url}data`;
  const capabilities = file('capabilities');
  const all = a.dimensions.flatMap((d) => d.capabilities);
  check(column(capabilities, 'id').join() === all.map((c) => c.id).join(), where, 'capabilities.csv has other capabilities than the report');
  check(column(capabilities, 'level').map(String).join() === all.map((c) => (c.score.value === null ? '' : String(c.score.value))).join(), where, 'capabilities.csv has other levels than the report');
  const compare = async (name, page, selector, ids, shown) => {
    if (!file(name) || !site.has(`${a.url}${page}`)) return;
    await browser.visit(site, `${a.url}${page}`, {}, async (tab, at) => {
      const found = await tab.evaluate((wanted) => [...document.querySelectorAll(wanted)].map((row) => row.id || row.querySelector('a, .id').textContent), selector);
      check(found.length === file(name).length - 1, at, `${found.length} rows, ${name}.csv has ${file(name).length - 1}`);
      check(column(file(name), ids).every((id, row) => shown(found[row] ?? '', id)), at, `rows in another order than in ${name}.csv`);
    });
  };
  await compare('gaps', 'gaps.html', '#gaps-table tbody tr', 'id', (row, id) => row === `gap-${id}`);
  await compare('risks', 'risks.html', '#risk-table tbody tr', 'id', (row, id) => row === `risk-${id}`);
  await compare('roadmap', 'roadmap.html', '.gantt tbody tr:not(.ph)', 'id', (row) => row !== '');
  await compare('next-steps', 'next.html', '.next-t tbody tr', 'id', () => true);
}

/** Printed numbers, computed again: `(3×3 + 2×1) / (3 + 1) = 11/4 → 2.75`. */
function recomputed(formula) {
  const [left, exact, shown] = formula.split(/=|→/).map((part) => part.trim());
  if (!/^[\d\s.×+/()−-]+$/.test(left)) return undefined;
  const value = (text) => Function(`"use strict"; return (${text.replaceAll('×', '*').replaceAll('−', '-')})`)();
  const digits = (shown.split('.')[1] ?? '').length;
  return Math.abs(value(left) - value(exact)) < 1e-9 && Math.abs(round(value(left)) - Number(shown)) <= 0.5 / 10 ** digits + 1e-9;
}

async function method(browser, site, page) {
  const a = site.assessment(page);
  await browser.visit(site, page, {}, async (tab, where) => {
    const steps = await tab.locator('.worked code').allTextContents();
    const [whole] = await tab.locator('.result code').allTextContents();
    for (const formula of steps.filter((step) => step.includes('→'))) check(recomputed(formula) === true, where, `does not hold: ${formula}`);
    check(recomputed(whole) === true, where, `does not hold: ${whole}`);
    check(whole.endsWith(`→ ${a.overall.display}`), where, `ends in ${whole.slice(-8)}, the score is ${a.overall.display}`);
    for (const d of a.dimensions.filter((each) => each.score.value !== null)) check(whole.includes(`×${d.score.exact}`) || whole.includes(`×${d.score.value}`), where, `the result of ${d.id}, ${d.score.exact}, is not in the last step`);
  });
}

/** Who made which claim when: below every page. */
async function provenance(browser, site, page) {
  const a = site.assessment(page);
  await browser.visit(site, page, {}, async (tab, where) => {
    const foot = await tab.locator('footer').innerText();
    check(foot.includes(site.report.rubric.version) && foot.includes(site.report.rubric.title), where, 'no rubric version in the footer');
    check(foot.includes(a.date_text), where, 'no date in the footer');
  });
}

/** States, levels and ratings are words or digits, not colours alone. */
async function words(browser, site, page) {
  await browser.visit(site, page, {}, async (tab, where) => {
    const mute = await tab.evaluate(() => [...document.querySelectorAll('.chip, .lv, .sev, .cell .d, .tcell, .mx .s, .tread, .verdict, .grade b')].filter((element) => element.textContent.trim() === '').map((element) => element.className));
    check(mute.length === 0, where, `without words: ${[...new Set(mute)].join(', ')}`);
  });
}

/** Every open risk is in the matrix once as it is now; its tag leads to its row, which is marked and not under the bar. */
async function matrix(browser, site, page, width) {
  const a = site.assessment(page);
  await browser.visit(site, page, { viewport: { width, height: 800 }, reducedMotion: 'reduce' }, async (tab, where) => {
    await tab.evaluate(() => document.querySelectorAll('.matrix details').forEach((rest) => { rest.open = true; }));
    const tags = await tab.evaluate(() => [...document.querySelectorAll('.matrix .tag-r:not(.after)')].map((tag) => ({ href: tag.getAttribute('href'), number: tag.lastChild.textContent.trim() })));
    const expected = a.risks.register.filter((risk) => risk.status !== 'closed' && risk.current.is_rated);
    check(tags.map((tag) => tag.href).sort().join() === expected.map((risk) => `#risk-${risk.id}`).sort().join() || tags.map((tag) => tag.href).sort().join() === expected.map((risk) => risk.url).sort().join(), where, `${tags.length} tags for ${expected.length} risks`);
    for (const risk of expected) check(tags.some((tag) => tag.href.endsWith(`#risk-${risk.id}`) && tag.number === String(risk.number)), where, `${risk.id} has no tag with its number`);
    const last = expected.at(-1);
    const row = tab.locator(`[id="risk-${last.id}"] > th`);
    const before = await row.evaluate((cell) => getComputedStyle(cell).backgroundColor);
    await tab.locator(`.matrix .tag-r:not(.after)[href$="#risk-${last.id}"]`).click();
    await tab.mouse.move(1, 1);
    const after = await tab.evaluate((id) => ({ colour: getComputedStyle(document.querySelector(`[id="risk-${id}"] > th`)).backgroundColor, top: document.getElementById(`risk-${id}`).getBoundingClientRect().top, bar: document.querySelector('.top').getBoundingClientRect().bottom }), last.id);
    check(after.colour !== before, where, 'the row that a tag leads to is not marked');
    check(after.top >= after.bar - 1 && after.top < 800, where, `the row that a tag leads to is at ${after.top}, the bar ends at ${after.bar}`);
  });
}

const DAY = 24 * 3600 * 1000;

/** A bar, dates and effort for every item; the day of the assessment only where it lies within the time shown. */
async function gantt(browser, site, page) {
  const a = site.assessment(page);
  const [head, ...items] = rows(site.text(`${a.url}data/roadmap.csv`));
  const dates = (name) => items.map((row) => Date.parse(row[head.indexOf(name)]));
  const [start, finish, day] = [Math.min(...dates('start')), Math.max(...dates('finish')), Date.parse(a.date)];
  return browser.visit(site, page, {}, async (tab, where) => {
    const shown = await tab.evaluate(() => [...document.querySelectorAll('.gantt tbody tr:not(.ph)')].map((row) => ({ cells: row.cells.length, bar: ['x', 'width'].map((name) => parseFloat(row.querySelector('.bar')?.getAttribute(name))), dates: row.querySelector('.dates').textContent.trim(), today: row.querySelectorAll('line.today').length, at: parseFloat(row.querySelector('line.today')?.getAttribute('x1')) })));
    check(shown.length === items.length, where, `${shown.length} rows for ${items.length} items`);
    for (const row of shown) {
      check(row.cells === 5 && row.dates !== '', where, `a row has ${row.cells} cells and the dates “${row.dates}”`);
      check(row.bar[0] >= 0 && row.bar[1] > 0 && row.bar[0] + row.bar[1] <= 100.5, where, `a bar from ${row.bar[0]}% over ${row.bar[1]}%`);
    }
    const within = day >= start && day <= finish + DAY;
    check(shown.every((row) => row.today === (within ? 1 : 0)), where, `the day of the assessment is ${within ? 'missing' : 'drawn outside the plan'}`);
    if (within) check(Math.abs(shown[0].at - (100 * (day - start)) / (finish + DAY - start)) < 3, where, `the day of the assessment is drawn at ${shown[0].at}%`);
    const said = squeeze(await tab.locator('main').textContent());
    for (const { text } of a.roadmap.conflicts) check(said.includes(squeeze(text)), where, `a conflict is not listed: ${text}`);
    return within;
  });
}

/** Whatever was attacked, nothing ran, nothing was loaded, and the text can be read. */
async function inert(browser, site, page) {
  await browser.visit(site, page, { where: `${site.name}/${page} attacked` }, async (tab, where) => {
    const found = await tab.evaluate(() => {
      document.querySelectorAll('details').forEach((details) => { details.open = true; });
      return {
        pwned: globalThis.pwned,
        scripts: [...document.scripts].filter((script) => !script.src.includes('/assets/')).length,
        foreign: document.querySelectorAll('main img, main style, main iframe, main object, main form:not(.filter, [data-what-if] form), main script').length,
        links: [...document.links].filter((link) => !/^(https?|file|mailto):/.test(link.protocol)).length,
        attributes: [...document.querySelectorAll('*')].filter((element) => element.hasAttribute('style') || [...element.attributes].some((attribute) => attribute.name.startsWith('on'))).length,
        text: document.body.innerText.includes('<script>window.pwned='),
      };
    });
    check(found.pwned === undefined, where, `ran the content: ${found.pwned}`);
    for (const part of ['scripts', 'foreign', 'links', 'attributes']) check(found[part] === 0, where, `${found[part]} ${part} came from the content`);
    check(found.text, where, 'the hostile text is not on the page, so this test proves nothing');
  });
}

const tests = (sites, browser) => {
  const assessed = [...sites.values()].flatMap((site) => site.report.assessments.map((a) => [site, a]));
  const scored = assessed.filter(([site, a]) => ['own', 'rtl', 'stress', 'tiny'].includes(site.name) && a.overall.value !== null);
  const kinds = (name, wanted) => sites.get(name).sample().filter((page) => wanted.includes(sites.get(name).kind(page)));
  const planned = [['own', 'bramble-oak/'], ['own', 'tidewise/'], ['own', 'northmere/'], ['stress', ''], ['rtl', '']];
  return [
    ...assessed.filter(([site]) => !['hostile', 'published'].includes(site.name)).map(([site, a]) => () => overview(browser, site, `${a.url}index.html`)),
    ...assessed.filter(([site]) => ['own', 'stress', 'rtl', 'tiny'].includes(site.name)).flatMap(([site, a]) => (site.name === 'own' && a.id !== 'bramble-oak' ? [] : a.dimensions.map((d, at) => () => dimension(browser, site, `${a.url}${d.url}`, at)))),
    ...assessed.filter(([site]) => site.name !== 'published').map(([site, a]) => () => tables(browser, site, a)),
    ...scored.map(([site, a]) => () => method(browser, site, `${a.url}method.html`)),
    ...['own', 'rtl', 'tiny'].flatMap((name) => sites.get(name).sample().filter((page) => !['404', 'portfolio'].includes(sites.get(name).kind(page))).map((page) => () => provenance(browser, sites.get(name), page))),
    ...['own', 'stress', 'rtl'].flatMap((name) => kinds(name, ['portfolio', 'overview', 'gaps', 'risks', 'roadmap', 'dimension', 'history']).map((page) => () => words(browser, sites.get(name), page))),
    ...[['own', 1440], ['own', 390], ['stress', 1440], ['rtl', 390]].map(([name, width]) => () => matrix(browser, sites.get(name), sites.get(name).page('risks'), width)),
    async () => {
      const within = [];
      for (const [name, folder] of planned) within.push(await gantt(browser, sites.get(name), `${folder}roadmap.html`));
      check(within.includes(true) && within.includes(false), 'plans', 'no plan has its assessment within, or none has it outside');
    },
    async () => check(sites.get('stress').report.assessments[0].roadmap.conflicts.length > 0, 'stress', 'no conflict in the plan'),
    ...sites.get('hostile').sample().filter((page) => sites.get('hostile').kind(page) !== '404').map((page) => () => inert(browser, sites.get('hostile'), page)),
  ];
};

module.exports = { tests };
