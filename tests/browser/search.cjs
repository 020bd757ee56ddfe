// Search: `/` goes to the field; a capability, a risk and an owner are found, whatever the accents and the case; arrow keys and Enter
// lead there, Escape goes back; on the server and on disk, at two widths, and nothing of it is loaded before.
'use strict';

const fs = require('node:fs');
const path = require('node:path');
const { gzipSync } = require('node:zlib');
const { complies } = require('./accessibility.cjs');
const { check } = require('./harness.cjs');

const HITS = '[role=listbox] [role=option]';
const MOST_BYTES = 30 * 1024;

const field = (tab) => tab.locator('[data-search]');
const names = (tab) => tab.locator(`${HITS} .hit-n`).allInnerTexts();

/** Types words into the field and waits for what is shown. */
async function type(tab, words) {
  await field(tab).fill(words);
  await tab.locator('.hits:not([hidden])').waitFor({ timeout: 10_000 });
}

async function finds(tab, where, words) {
  await type(tab, words);
  const hits = await tab.locator(HITS).allTextContents();
  check(hits.some((hit) => hit.toLowerCase().includes(words.toLowerCase())), where, `“${words}” is not among ${hits.slice(0, 3).join(' | ')}`);
}

async function leads(browser, site, page, from) {
  const a = site.assessment(page);
  const capability = a.dimensions[0].capabilities[0];
  const owner = a.dimensions.flatMap((d) => d.capabilities).find((c) => c.owner).owner;
  const risk = a.risks.register[0];
  const asked = [];
  const before = (tab) => tab.on('request', (request) => asked.push(request.url()));
  await browser.visit(site, page, { from, before, where: `${site.name}/${page} search from ${from}` }, async (tab, where) => {
    check(!asked.some((url) => /search/.test(url)), where, 'the search is loaded before anybody asks for it');
    await tab.keyboard.press('/');
    check(await tab.evaluate(() => document.activeElement.matches('input[type=search][data-search]')), where, '`/` does not go to the field');
    for (const words of [capability.name, owner, risk.title]) await finds(tab, where, words);
    await tab.keyboard.press('Escape');
    check(await tab.locator(HITS).first().isHidden(), where, 'Escape does not close the results');
    await tab.keyboard.press('/');
    await finds(tab, where, capability.name);
    await tab.keyboard.press('ArrowDown');
    const chosen = tab.locator(`${HITS}[aria-selected=true]`);
    check(await chosen.count() === 1, where, 'the arrow key chooses no result');
    const target = await chosen.evaluate((link) => link.href);
    await tab.keyboard.press('Enter');
    await tab.waitForURL((url) => url.href === target, { timeout: 10_000 });
    check(target.endsWith(capability.url), where, `leads to ${target}`);
  });
}

/** On the examples, whose words are known. */
async function understands(browser, site) {
  await browser.visit(site, 'bramble-oak/d/exp.html', { from: 'disk' }, async (tab, where) => {
    await tab.locator('main a').first().focus();
    await tab.keyboard.press('/');
    await type(tab, 'EXPÉRIMENT track');
    check((await names(tab))[0] === 'Experiment tracking', where, `accents and case: ${await names(tab)}`);
    check((await tab.locator(HITS).first().locator('.hit-n mark').allInnerTexts()).join() === 'Experiment,track', where, 'the words are not marked');
    await type(tab, 'suki');
    const owned = await names(tab);
    check(owned[0] === 'Suki Tanaka' && owned.length > 3, where, `an owner: ${owned}`);
    check((await tab.locator('[data-live]').innerText()).startsWith('Results: '), where, 'the number of results is not announced');
    await type(tab, 'a');
    check(await tab.locator(HITS).count() === 12, where, 'not the first twelve results');
    await type(tab, 'zzzz');
    check((await tab.locator('.hits').innerText()).includes('Nothing found for “zzzz”'), where, 'nothing is said about nothing');
    check(await field(tab).getAttribute('aria-expanded') === 'false', where, 'an empty list is expanded');
    await type(tab, 'drift');
    const last = (await names(tab)).length - 1;
    for (const [key, at] of [['ArrowDown', 0], ['ArrowDown', 1], ['ArrowUp', 0], ['ArrowUp', last]]) {
      await tab.keyboard.press(key);
      check(await field(tab).getAttribute('aria-activedescendant') === `hit-${at}`, where, `${key} does not lead to ${at}`);
    }
    await tab.keyboard.press('Escape');
    check(await tab.evaluate(() => document.activeElement.matches('main a')), where, 'Escape does not go back');
  });
}

async function narrow(browser, site) {
  await browser.visit(site, 'bramble-oak/index.html', { viewport: { width: 390, height: 800 } }, async (tab, where) => {
    const button = tab.locator('[data-search-open]');
    check(!(await field(tab).isVisible()), where, 'the field takes room before it is asked for');
    await button.click();
    check(await button.getAttribute('aria-expanded') === 'true' && await field(tab).isVisible(), where, 'the button does not open the field');
    await type(tab, 'suki');
    await tab.keyboard.press('Escape');
    check(await button.evaluate((element) => document.activeElement === element), where, 'Escape does not go back to the button');
  });
}

async function looks(browser, site, page, words, colorScheme, width) {
  const where = `${site.name}/${page} ${colorScheme} ${width} “${words}”`;
  await browser.visit(site, page, { where, colorScheme, viewport: { width, height: 900 }, bypassCSP: true, reducedMotion: 'reduce' }, async (tab) => {
    await tab.keyboard.press('/');
    await type(tab, words);
    await tab.keyboard.press('ArrowDown');
    await complies(tab, where);
    const box = await tab.locator('.hits').boundingBox();
    check(box.x >= 0 && box.x + box.width <= width, where, `results reach from ${box.x} to ${box.x + box.width}`);
    check(await tab.evaluate(() => document.documentElement.scrollWidth <= document.documentElement.clientWidth), where, 'scrolls sideways');
    const small = await tab.locator('.hits a').evaluateAll((links) => links.filter((link) => link.offsetHeight < 24).length);
    check(small === 0, where, `${small} results are too small to tap`);
  });
}

/** Every result of every index leads to a page, and to something with its id. */
function leadsSomewhere(site) {
  const read = (name) => fs.readFileSync(path.join(site.folder, name), 'utf8');
  const indexes = fs.readdirSync(site.folder, { recursive: true }).map(String).filter((name) => path.basename(name) === 'search-index.js');
  check(indexes.length > 0, site.name, 'there is no search index');
  for (const name of indexes) {
    const text = read(name);
    const size = gzipSync(text).length + gzipSync(read('assets/search.js')).length;
    check(site.name === 'stress' || size <= MOST_BYTES, `${site.name}/${name}`, `script and index are ${size} bytes`);
    for (const [, title, , , url] of JSON.parse(text.replace(/^window\.gapmapIndex=/, '').replace(/;\n$/, '')).entries) {
      const [file, id] = url.split('#');
      const target = path.posix.join(path.posix.dirname(name), file);
      const there = site.has(target) && (!id || read(target).includes(` id="${id}"`));
      check(there, `${site.name}/${name}`, `“${title}” leads to ${url}`);
    }
  }
}

function tests(sites, browser) {
  const own = sites.get('own');
  const found = ['server', 'disk'].flatMap((from) => ['own', 'rtl'].map((name) => () => leads(browser, sites.get(name), sites.get(name).page('overview'), from)));
  const seen = ['light', 'dark'].flatMap((scheme) => [1440, 390].flatMap((width) => [
    () => looks(browser, own, 'bramble-oak/gaps.html', 'model', scheme, width),
    () => looks(browser, own, 'index.html', 'zzzz', scheme, width),
  ]));
  const indexes = [...sites.values()].map((site) => () => leadsSomewhere(site));
  return [...indexes, ...found, () => understands(browser, own), () => narrow(browser, own), ...seen];
}

module.exports = { tests };
