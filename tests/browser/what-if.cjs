// What if: items of the roadmap switched off by keys alone. The scores that follow are those that `gapmap plan --without` gives for
// the same items; nothing is loaded before somebody goes there, and without scripts there is nothing to switch.
'use strict';

const { execFileSync } = require('node:child_process');
const path = require('node:path');
const { complies } = require('./accessibility.cjs');
const { check } = require('./harness.cjs');

const ROOT = path.join(__dirname, '..', '..');
const WORKSPACES = { own: ROOT, de: path.join(ROOT, 'target/browser/workspaces/de') };

const BLOCK = '[data-what-if]';
const said = (tab) => tab.locator(`${BLOCK} output`).innerText();
const cells = (tab) => tab.locator(`${BLOCK} [data-result], ${BLOCK} [data-effort]`).allInnerTexts();

/** What the command line says of the plan without these items, as the page shows it. */
function planned(site, assessment, without) {
  const args = ['-C', WORKSPACES[site.name], 'plan', assessment.id, '--without', without.join(','), '--format', 'json'];
  const { as_planned: now, what_if: then } = JSON.parse(execFileSync(process.env.GAPMAP, args, { encoding: 'utf8' })).plans[0];
  const mark = (text) => (site.report.language === 'de' ? text.replace('.', ',') : text);
  const ends = ({ effort }) => [...new Set(effort.map((end) => mark(String(end))))].join('–');
  const scores = ({ projected, dimensions }) => [projected, ...dimensions.map((dimension) => dimension.projected)].map(({ display }) => mark(display));
  return { before: [...scores(now), ends(now)], after: [...scores(then.changed), ends(then.changed)], left: then.difference.left, needed: then.difference.still_needed };
}

/** Presses a key and waits until the sentence changes. */
async function press(tab, key) {
  const before = await said(tab);
  await tab.keyboard.press(key);
  await tab.waitForFunction(([selector, text]) => document.querySelector(selector).innerText !== text, [`${BLOCK} output`, before], { timeout: 10_000 });
}

async function switches(browser, site, page, from, options = {}) {
  const a = site.assessment(page);
  const asked = [];
  const before = (tab) => tab.on('request', (request) => asked.push(request.url()));
  await browser.visit(site, page, { from, before, ...options, where: `${site.name}/${page} what if, from ${from} ${options.viewport?.width ?? ''}` }, async (tab, where) => {
    check(!asked.some((url) => /what-if/.test(url)), where, 'it is loaded before anybody asks for it');
    const boxes = tab.locator(`${BLOCK} input[type=checkbox]`);
    const ids = await boxes.evaluateAll((inputs) => inputs.map((input) => input.value));
    const off = ids.filter((_, at) => at % 3 === 0);
    const expected = planned(site, a, off);
    check((await cells(tab)).join() === expected.before.join(), where, `the whole plan gives ${await cells(tab)} instead of ${expected.before}`);
    await boxes.first().focus();
    for (const id of ids) {
      check(await tab.evaluate(() => document.activeElement.value) === id, where, `Tab does not lead to ${id}`);
      if (off.includes(id)) await press(tab, 'Space');
      await tab.keyboard.press('Tab');
    }
    const found = await cells(tab);
    check(found.join() === expected.after.join(), where, `without ${off} the page says ${found}, the command line ${expected.after}`);
    check(found.join() !== expected.before.join(), where, 'nothing changes');
    const sentence = await said(tab);
    check(sentence.includes(found[0]) && sentence.includes(expected.before[0]), where, `the live region says “${sentence}”`);
    const gone = await tab.locator(`${BLOCK} li.off input`).evaluateAll((inputs) => inputs.map((input) => input.value));
    check(gone.sort().join() === expected.left.map((item) => item.id).sort().join(), where, `${gone} are out of the plan instead of ${expected.left.map((item) => item.id)}`);
    for (const { id, by } of expected.needed) {
      const note = await tab.locator(`${BLOCK} li:has(input[value="${id}"]) [data-note]`).innerText();
      check(by.every((other) => note.includes(other)), where, `“${note}” beside ${id} does not name ${by}`);
    }
    check((await tab.locator(`${BLOCK} code`).innerText()).endsWith(off.join(',')), where, 'the command does not name what is off');
    await boxes.first().focus();
    await tab.keyboard.press('Shift+Tab');
    check(await tab.evaluate(() => document.activeElement.matches('[data-what-if] button')), where, 'the button does not stand before the items');
    await press(tab, 'Enter');
    check((await cells(tab)).join() === expected.before.join(), where, 'the button does not switch all on');
    check(await tab.locator(`${BLOCK} input:not(:checked)`).count() === 0, where, 'an item stays off');
  });
}

async function looks(browser, site, page, colorScheme, width) {
  const where = `${site.name}/${page} what if ${colorScheme} ${width}`;
  await browser.visit(site, page, { where, colorScheme, viewport: { width, height: 900 }, bypassCSP: true, reducedMotion: 'reduce' }, async (tab) => {
    await tab.locator(`${BLOCK} input`).first().focus();
    await press(tab, 'Space');
    // What is half below the head of the page would count as too small.
    await tab.evaluate(() => window.scrollTo(0, 0));
    await complies(tab, where);
    check(await tab.evaluate(() => document.documentElement.scrollWidth <= document.documentElement.clientWidth), where, 'scrolls sideways');
    const small = await tab.locator(`${BLOCK} label`).evaluateAll((labels) => labels.filter((label) => label.offsetHeight < 24).length);
    check(small === 0, where, `${small} items are too small to tap`);
  });
}

async function withoutScript(browser, site, page) {
  await browser.visit(site, page, { javaScriptEnabled: false, where: `${site.name}/${page} what if without scripts` }, async (tab, where) => {
    check(!(await tab.locator(BLOCK).isVisible()), where, 'there is something to switch that does nothing');
  });
}

const tests = (sites, browser) => {
  const [own, german] = [sites.get('own'), sites.get('de')];
  const pages = own.pages.filter((page) => own.kind(page) === 'roadmap');
  const page = own.page('roadmap');
  return [
    ...pages.map((every) => () => switches(browser, own, every, 'server')),
    () => switches(browser, own, page, 'disk', { viewport: { width: 390, height: 800 } }),
    () => switches(browser, german, german.page('roadmap'), 'server'),
    ...['light', 'dark'].flatMap((scheme) => [1440, 390].map((width) => () => looks(browser, own, page, scheme, width))),
    () => looks(browser, german, german.page('roadmap'), 'light', 390),
    () => withoutScript(browser, own, page),
  ];
};

module.exports = { tests };
