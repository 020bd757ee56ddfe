// The search of a built site as people use it, from the file system under the real policy: by keyboard, at two widths.
'use strict';

const fs = require('node:fs');
const path = require('node:path');
const zlib = require('node:zlib');
const { pathToFileURL } = require('node:url');
const { chromium } = require('playwright-core');

const site = process.argv[2];
const axe = fs.readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');
const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
const SHOTS = process.argv[3];
const MOST_BYTES = 30 * 1024;

const problems = [];
const check = (where, holds, what) => {
  if (!holds) problems.push(`${where}: ${what}`);
};

const field = (page) => page.locator('[data-search]');
const names = (page) => page.locator('[role=option] .hit-n').allInnerTexts();

async function open(browser, name, options) {
  const context = await browser.newContext(options);
  const page = await context.newPage();
  page.on('console', (message) => problems.push(`${name}: console ${message.type()}: ${message.text()}`));
  page.on('pageerror', (error) => problems.push(`${name}: ${error.message}`));
  await page.goto(`${pathToFileURL(site).href}/${name}`, { waitUntil: 'load' });
  return page;
}

async function type(page, words) {
  await page.keyboard.press('/');
  await field(page).fill(words);
  await page.locator('.hits:not([hidden])').waitFor();
}

async function byKeyboard(browser) {
  const where = 'bramble-oak/d/exp.html';
  const page = await open(browser, where, { viewport: { width: 1440, height: 900 } });
  const loaded = () => page.evaluate(() => document.scripts.length);
  const before = await loaded();
  await page.locator('main a').first().focus();
  await page.keyboard.press('/');
  check(where, await field(page).evaluate((input) => document.activeElement === input), '`/` does not go to the field');
  await page.waitForFunction(() => globalThis.gapmapIndex);
  check(where, (await loaded()) === before + 2, 'search loads something else than a script and an index');

  await field(page).fill('EXPÉRIMENT track');
  const experiment = await names(page);
  check(where, experiment[0] === 'Experiment tracking', `accents and case: ${experiment}`);
  check(where, (await page.locator('[role=option]').first().locator('.hit-n mark').allInnerTexts()).join() === 'Experiment,track', 'the words are not marked');
  await field(page).fill('silent degradation');
  check(where, (await names(page))[0] === 'Silent model degradation', `a risk: ${await names(page)}`);
  await field(page).fill('suki');
  const owned = await names(page);
  check(where, owned[0] === 'Suki Tanaka' && owned.length > 3, `an owner: ${owned}`);
  check(where, (await page.locator('[data-live]').innerText()).startsWith('Results: '), 'the number of results is not announced');
  await field(page).fill('a');
  check(where, (await page.locator('[role=option]').count()) === 12, 'more than twelve results');

  await field(page).fill('zzzz');
  check(where, (await page.locator('.hits').innerText()).includes('Nothing found for “zzzz”'), 'nothing is said about nothing');
  check(where, (await field(page).getAttribute('aria-expanded')) === 'false', 'an empty list is expanded');

  await field(page).fill('drift');
  const drift = await names(page);
  for (const [key, at] of [['ArrowDown', 0], ['ArrowDown', 1], ['ArrowUp', 0], ['ArrowUp', drift.length - 1]]) {
    await page.keyboard.press(key);
    check(where, (await field(page).getAttribute('aria-activedescendant')) === `hit-${at}`, `${key} does not lead to ${at}`);
  }
  await page.keyboard.press('Escape');
  check(where, !(await page.locator('.hits').isVisible()), 'Esc does not close');
  check(where, await page.evaluate(() => document.activeElement.matches('main a')), 'Esc does not go back');

  await type(page, 'alert fatigue');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await page.waitForURL(/risks\.html#risk-alert-fatigue$/);
  await page.context().close();
}

async function looks(browser) {
  for (const colorScheme of ['light', 'dark']) {
    for (const width of [1440, 390]) {
      for (const [name, words] of [['bramble-oak/gaps.html', 'model'], ['index.html', 'mon'], ['bramble-oak/gaps.html', 'zzzz']]) {
        const where = `${name} ${colorScheme} ${width} “${words}”`;
        const page = await open(browser, name, { colorScheme, viewport: { width, height: 900 }, bypassCSP: true, reducedMotion: 'reduce' });
        await type(page, words);
        await page.keyboard.press('ArrowDown');
        await page.evaluate(axe);
        const found = await page.evaluate((tags) => globalThis.axe.run(document, { runOnly: { type: 'tag', values: tags }, preload: false }), RULES);
        for (const violation of found.violations) problems.push(`${where}: axe ${violation.id}: ${violation.nodes[0].target.join(' ')}`);
        const box = await page.locator('.hits').boundingBox();
        check(where, box.x >= 0 && box.x + box.width <= width, `results reach from ${box.x} to ${box.x + box.width}`);
        check(where, await page.evaluate(() => document.documentElement.scrollWidth <= document.documentElement.clientWidth), 'scrolls sideways');
        const small = await page.locator('.hits a').evaluateAll((links) => links.filter((link) => link.offsetHeight < 24).length);
        check(where, small === 0, `${small} results are too small to tap`);
        if (SHOTS) await page.screenshot({ path: path.join(SHOTS, `${name.replace(/\W/g, '-')}-${words}-${colorScheme}-${width}.png`) });
        await page.context().close();
      }
    }
  }
}

async function narrow(browser) {
  const where = 'bramble-oak/index.html 390';
  const page = await open(browser, 'bramble-oak/index.html', { viewport: { width: 390, height: 800 } });
  const button = page.locator('[data-search-open]');
  check(where, !(await field(page).isVisible()), 'the field takes room before it is asked for');
  await button.click();
  check(where, (await button.getAttribute('aria-expanded')) === 'true' && (await field(page).isVisible()), 'the button does not open the field');
  await field(page).fill('suki');
  await page.locator('[role=option]').first().waitFor();
  await page.keyboard.press('Escape');
  check(where, await button.evaluate((element) => document.activeElement === element), 'Esc does not go back to the button');
  await page.context().close();
}

/** Every result of every index leads to a page, and to something with its id. */
function leadsSomewhere() {
  const indexes = fs.readdirSync(site, { recursive: true }).map(String).filter((name) => path.basename(name) === 'search-index.js');
  check(site, indexes.length > 1, 'there is no search index');
  for (const name of indexes) {
    const text = fs.readFileSync(path.join(site, name), 'utf8');
    const size = zlib.gzipSync(text).length + zlib.gzipSync(fs.readFileSync(path.join(site, 'assets/search.js'))).length;
    check(name, size <= MOST_BYTES, `script and index are ${size} bytes`);
    for (const [, title, , , url] of JSON.parse(text.replace(/^window\.gapmapIndex=/, '').replace(/;\n$/, '')).entries) {
      const [file, id] = url.split('#');
      const target = path.join(site, path.dirname(name), file);
      const there = fs.existsSync(target) && (!id || fs.readFileSync(target, 'utf8').includes(` id="${id}"`));
      check(name, there, `“${title}” leads to ${url}`);
    }
  }
}

async function main() {
  leadsSomewhere();
  const browser = await chromium.launch({
    executablePath: '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-gpu', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'],
  });
  await byKeyboard(browser);
  await narrow(browser);
  await looks(browser);
  await browser.close();
  if (problems.length > 0) {
    console.error(`${problems.length} problems with search:\n${problems.slice(0, 80).join('\n')}`);
    process.exit(1);
  }
  console.log('search: no problem');
}

main().catch((error) => {
  console.error(error);
  process.exit(1);
});
