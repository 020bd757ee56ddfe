// What readers have in front of them stays: what they look at, opened, chose, typed and selected; also where the page is loaded again.
'use strict';

const fs = require('node:fs');
const path = require('node:path');
const { check } = require('../browser/harness.cjs');
const { ROOT, patched, stays } = require('./room.cjs');

const RISKS = 'content/tidewise/risks.yaml';
const PLAN = 'content/tidewise/roadmap.yaml';
const FIRE = '  fire:\n    title: "Fire in the boiler room"\n    category: technical\n    cause: "Old wiring"\n    event: "the rack burns"\n    effect: "no forecasts"\n    likelihood: 5\n    impact: 5\n    owner: mira\n    status: open\n    raised: 2026-11-12\n    treatment: reduce\n    review: 2027-01-15\n';
const addFire = (workspace) => workspace.edit(RISKS, '  gateway-outage:\n', `${FIRE}  gateway-outage:\n`);
const raise = (workspace, capability, from, to) => workspace.edit(`content/tidewise/${capability.split('-')[0]}.md`, `${capability}:\n    level: ${from}\n`, `${capability}:\n    level: ${to}\n`);

/** The whole page is longer above what the room looks at; that does not move. */
const view = (room, width) => room.visit(`view ${width}`, 'tidewise/risks.html', { viewport: { width, height: 800 } }, async (tab, workspace, where) => {
  await tab.evaluate(() => {
    const row = document.querySelector('#risk-gateway-outage');
    row.scrollIntoView({ behavior: 'instant' });
    globalThis.row = row;
  });
  const top = () => tab.evaluate(() => [document.querySelector('#risk-gateway-outage').getBoundingClientRect().top, scrollY]);
  const [before, scrolled] = await top();
  await patched(tab, () => addFire(workspace));
  await tab.locator('#risk-fire').waitFor({ state: 'attached' });
  await tab.evaluate(() => new Promise((done) => { requestAnimationFrame(() => requestAnimationFrame(done)); }));
  const [after, now] = await top();
  check(Math.abs(after - before) <= 1, where, `what the room looks at moves by ${after - before} px`);
  check(now > scrolled + 20, where, 'nothing came above it');
  check(await tab.evaluate(() => globalThis.row === document.querySelector('#risk-gateway-outage')), where, 'the row is another element');
});

const opened = (room) => room.visit('open and closed sections', 'tidewise/d/mon.html', {}, async (tab, workspace, where) => {
  const state = () => tab.evaluate(() => [...document.querySelectorAll('main details')].map((details) => Number(details.open)).join(''));
  await tab.evaluate(() => [...document.querySelectorAll('main details')].forEach((details, at) => { details.open = at % 2 === 0; }));
  const before = await state();
  await patched(tab, () => raise(workspace, 'mon-drift', 0, 2));
  check(before.includes('01') && await state() === before, where, `${before} became ${await state()}`);
  check(await stays(tab), where, 'the page was loaded again');
});

/** Rows of the table as they are seen. */
const rows = (tab) => tab.evaluate(() => [...document.querySelectorAll('#gaps-table tbody tr')].filter((row) => row.checkVisibility()).map((row) => row.id));

async function choose(tab) {
  await tab.locator('form[data-filter] label:has(input[value=cicd])').click();
  await tab.locator('#gaps-table th[data-k] button').nth(1).click();
  await tab.locator('#gaps-table th[data-k] button').nth(1).click();
}

const chosen = (room) => room.visit('filter and order', 'tidewise/gaps.html', {}, async (tab, workspace, where) => {
  await choose(tab);
  const before = await rows(tab);
  check(before.length > 2 && before.every((id) => id.startsWith('gap-cicd-')) && before.join() !== [...before].sort().join(), where, `shows ${before}`);
  await patched(tab, () => raise(workspace, 'cicd-train', 1, 4));
  const after = await rows(tab);
  check(after.join() === before.filter((id) => id !== 'gap-cicd-train').join(), where, `shows ${after} after ${before}`);
  const output = await tab.locator('form[data-filter] output').innerText();
  check(output.includes(String(after.length)), where, `says ${output}`);
  check(await tab.locator('#gaps-table th[aria-sort=descending]').count() === 1, where, 'the order is not said any more');
  await patched(tab, () => raise(workspace, 'cicd-train', 4, 1));
  check((await rows(tab)).join() === before.join(), where, `a row that comes back is not in its place: ${await rows(tab)} instead of ${before}`);
});

const focus = (room) => room.visit('focus and selection', 'tidewise/gaps.html', {}, async (tab, workspace, where) => {
  const link = tab.locator('#gap-mon-drift th a');
  await link.focus();
  await tab.evaluate(() => getSelection().selectAllChildren(document.querySelector('h2')));
  await link.focus();
  const selected = await tab.evaluate(() => getSelection().toString());
  await patched(tab, () => raise(workspace, 'mon-perf', 1, 3));
  check(await link.evaluate((element) => document.activeElement === element), where, `the focus is on ${await tab.evaluate(() => document.activeElement.outerHTML.slice(0, 80))}`);
  const now = await tab.evaluate(() => getSelection().toString());
  check(selected.length > 3 && now === selected, where, `“${selected}” was selected, now “${now}”`);
});

/** Sorted rows are put in their places by scripts, which takes the focus away from them. */
const focusInOrder = (room) => room.visit('focus in a sorted table', 'tidewise/gaps.html', {}, async (tab, workspace, where) => {
  await choose(tab);
  await tab.locator('#gap-cicd-parity th a').focus();
  await patched(tab, () => raise(workspace, 'cicd-train', 1, 4));
  check(await tab.evaluate(() => document.activeElement.closest('tr')?.id) === 'gap-cicd-parity', where, 'the focus is lost');
});

const menu = (room) => room.visit('open menu', 'tidewise/index.html', { viewport: { width: 390, height: 800 } }, async (tab, workspace, where) => {
  await tab.locator('[popovertarget=nav]').first().click();
  await patched(tab, () => raise(workspace, 'mon-drift', 0, 3));
  check(await tab.locator('#nav').evaluate((nav) => nav.matches(':popover-open')), where, 'the menu is closed');
});

/** The search finds what was written after it was opened; what is typed stays. */
const search = (room) => room.visit('search', 'tidewise/index.html', {}, async (tab, workspace, where) => {
  await tab.keyboard.press('/');
  await tab.keyboard.type('boiler room');
  await tab.locator('.hits:not([hidden])').waitFor();
  const found = () => tab.locator('[role=option]').allTextContents();
  check(!(await found()).some((hit) => hit.includes('Fire')), where, 'finds it before it is there');
  await patched(tab, () => addFire(workspace));
  await tab.locator('#hit-0', { hasText: 'Fire in the boiler room' }).waitFor();
  check(await tab.locator('[data-search]').inputValue() === 'boiler room', where, 'what was typed is gone');
  check(await tab.locator('[data-search]').evaluate((field) => document.activeElement === field), where, 'the focus is lost');
});

/** Items that are switched off stay off, and what follows is worked out from the new plan. */
const whatIf = (room) => room.visit('what if', 'tidewise/roadmap.html', {}, async (tab, workspace, where) => {
  const off = (page) => page.locator('[data-what-if] input[value="R2.3"]');
  const results = (page) => page.locator('[data-what-if] [data-result], [data-what-if] [data-effort]').allInnerTexts();
  await off(tab).uncheck();
  await tab.locator('[data-what-if] li.off').first().waitFor();
  const before = (await results(tab)).join();
  const read = () => tab.evaluate(() => JSON.stringify(globalThis.gapmapWhatIf));
  const data = await read();
  await patched(tab, () => { raise(workspace, 'mon-business', 2, 4); workspace.edit(PLAN, 'R2.2: {status: planned, owner: aylin, start: 2027-01-11, finish: 2027-01-29, effort: 2}', 'R2.2: {status: planned, owner: aylin, start: 2027-01-11, finish: 2027-01-29, effort: 3}'); });
  await tab.waitForFunction((old) => JSON.stringify(globalThis.gapmapWhatIf) !== old, data);
  await tab.waitForFunction((old) => [...document.querySelectorAll('[data-what-if] [data-result], [data-what-if] [data-effort]')].map((cell) => cell.innerText).join() !== old, before);
  check(!(await off(tab).isChecked()), where, 'the item is on again');
  const fresh = await room.tab(tab.context(), workspace, 'tidewise/roadmap.html', where);
  await off(fresh).uncheck();
  await fresh.locator('[data-what-if] li.off').first().waitFor();
  check((await results(tab)).join() === (await results(fresh)).join(), where, `says ${await results(tab)}, opened now ${await results(fresh)}`);
  check(await tab.locator('[data-what-if] code').innerText() === await fresh.locator('[data-what-if] code').innerText(), where, 'names another command');
});

/** Another script cannot take the place of one that ran: the page is loaded again and looks as before, to the pixel. */
const again = (room) => room.visit('another script', 'tidewise/gaps.html', { viewport: { width: 1440, height: 500 } }, async (tab, workspace, where) => {
  await choose(tab);
  await tab.locator('#gap-cicd-parity th a').focus();
  await tab.evaluate(() => scrollTo({ top: 250, behavior: 'instant' }));
  const state = async () => JSON.stringify([await rows(tab), await tab.evaluate(() => {
    const row = document.activeElement.closest('tr');
    return [row?.id, Math.round(row?.getBoundingClientRect().top), document.querySelector('th[aria-sort]')?.getAttribute('aria-sort')];
  })]);
  const before = await state();
  const script = fs.readFileSync(path.join(ROOT, 'themes/default/assets/report.js'), 'utf8');
  workspace.write('themes/mine/assets/report.js', `${script}\nwindow.isOther = true;\n`);
  await tab.waitForFunction(() => globalThis.isOther === true && document.querySelector('th[aria-sort]'));
  check(!(await stays(tab)), where, 'the page was not loaded again');
  check(await state() === before, where, `${before} became ${await state()}`);
});

const tests = (room) => [
  () => view(room, 1440),
  () => view(room, 390),
  ...[opened, chosen, focus, focusInOrder, menu, search, whatIf, again].map((test) => () => test(room)),
];

module.exports = { tests };
