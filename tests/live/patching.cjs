// An open page becomes the new one in place: afterwards it is what somebody who opens it now gets, to the last attribute.
'use strict';

const { check } = require('../browser/harness.cjs');
const { patched, stays } = require('./room.cjs');

/** The document without what shows for a moment only, and with style sheets named without their version. */
function shape() {
  const copy = document.documentElement.cloneNode(true);
  copy.querySelectorAll('gapmap-live').forEach((part) => part.remove());
  copy.querySelectorAll('[data-gapmap-moved]').forEach((part) => part.removeAttribute('data-gapmap-moved'));
  copy.querySelectorAll('link').forEach((link) => link.setAttribute('href', link.getAttribute('href').replace(/\?v=.*/, '')));
  copy.className = copy.className.trim();
  return copy.outerHTML.replace(/></g, '>\n<').split('\n').map((line) => line.trim()).filter(Boolean);
}

/** Nothing is under way any more: the place in view, and style sheets that take the place of others. */
const settled = () => {
  const links = [...document.querySelectorAll('head link[rel=stylesheet]')].map((link) => link.getAttribute('href').replace(/\?v=.*/, ''));
  return !document.documentElement.classList.contains('gapmap-patch') && new Set(links).size === links.length;
};

/** The first line in which the page differs from the same page opened now. */
async function difference(room, tab, workspace, page, where) {
  await tab.waitForFunction(settled);
  const fresh = await room.tab(tab.context(), workspace, page, where);
  const [is, should] = [await tab.evaluate(shape), await fresh.evaluate(shape)];
  await fresh.close();
  const at = should.findIndex((line, index) => line !== is[index]);
  return at < 0 && is.length === should.length ? '' : `${is[at]?.slice(0, 300)} instead of ${should[at]?.slice(0, 300)}`;
}

const MON = 'content/tidewise/mon.md';
const RISKS = 'content/tidewise/risks.yaml';
const PLAN = 'content/tidewise/roadmap.yaml';

/** What people do in a workshop, one after the other. */
const EDITS = [
  ['a level', (w) => w.edit(MON, 'mon-drift:\n    level: 0', 'mon-drift:\n    level: 2')],
  ['a level with a target', (w) => w.edit(MON, 'mon-drift:\n    level: 2', 'mon-drift:\n    level: 3\n    target: 4')],
  ['an answer taken back', (w) => w.edit(MON, 'mon-drift:\n    level: 3\n    target: 4\n', 'mon-drift:\n    unknown: "Nobody in the room knows"\n')],
  ['a note with a link', (w) => w.edit(MON, 'It is not."', 'It is not: <b>see</b> the sheet."')],
  ['a risk of their own', (w) => w.edit(RISKS, '  gateway-outage:\n', '  fire:\n    title: "Fire in the boiler room"\n    category: technical\n    cause: "Old wiring"\n    event: "the rack burns"\n    effect: "no forecasts"\n    likelihood: 2\n    impact: 5\n    owner: mira\n    status: open\n    raised: 2026-11-12\n    treatment: reduce\n    review: 2027-01-15\n  gateway-outage:\n')],
  ['a risk that is gone', (w) => w.write(RISKS, w.text(RISKS).replace(/ {2}fire:[^]*?(?= {2}gateway-outage:)/, ''))],
  ['an item that is done', (w) => w.edit(PLAN, 'R1.1: {status: in-progress, owner: jonas, start: 2026-11-16, finish: 2026-11-27', 'R1.1: {status: done, owner: jonas, start: 2026-11-02, finish: 2026-11-11')],
  ['fewer people', (w) => w.edit(PLAN, 'capacity: 1.5', 'capacity: 0.5')],
  ['another name', (w) => w.edit('content/tidewise/assessment.yaml', 'subject: Tidewise', 'subject: "Tidewise & Daughters"')],
  ['another language', (w) => w.write('gapmap.yaml', 'title: MLOps-Bewertungen\nlanguage: de\ntheme: mine\n')],
  ['all of it back', (w) => w.write('gapmap.yaml', 'title: MLOps assessments\ntheme: mine\n')],
];

const becomes = (room, page) => room.visit(`${page} becomes the new page`, page, {}, async (tab, workspace, where) => {
  for (const [name, edit] of EDITS) {
    await patched(tab, () => edit(workspace), name);
    const found = await difference(room, tab, workspace, page, where);
    check(found === '', where, `after ${name}: ${found}`);
    check(await stays(tab), where, `${name} loads the page again`);
    if (found !== '') return;
  }
});

/** The table is sorted and the theme is chosen: what scripts made is neither lost nor taken for content. */
const dressed = (room, page) => room.visit(`${page} with what scripts made`, page, {}, async (tab, workspace, where) => {
  await tab.locator('[data-theme-btn]').click();
  const sort = tab.locator('table[data-sort] th[data-k] button').first();
  for (const press of [1, 2, 3]) {
    await sort.click();
    if (press < 3) await patched(tab, () => workspace.edit(MON, /mon-drift:\n {4}level: \d/.exec(workspace.text(MON))[0], `mon-drift:\n    level: ${press}`));
  }
  await tab.evaluate(() => { document.querySelector('[data-live]').textContent = ''; });
  const found = await difference(room, tab, workspace, page, where);
  check(found === '', where, found);
});

const PAGES = ['index.html', 'tidewise/index.html', 'tidewise/d/mon.html', 'tidewise/gaps.html', 'tidewise/risks.html', 'tidewise/roadmap.html', 'tidewise/method.html', 'tidewise/print.html', 'tidewise/present.html'];

const tests = (room) => [
  ...PAGES.map((page) => () => becomes(room, page)),
  ...['tidewise/gaps.html', 'tidewise/risks.html'].map((page) => () => dressed(room, page)),
];

module.exports = { tests };
