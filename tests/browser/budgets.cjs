// Sizes after compression, requests of the first view, and how far things move while a page loads.
'use strict';

const fs = require('node:fs');
const path = require('node:path');
const { gzipSync } = require('node:zlib');
const { check } = require('./harness.cjs');

const KB = 1000;
const PAGE = 25 * KB;
const STYLES = 12 * KB;
const PAPER = 6 * KB;
const SCRIPTS = 6 * KB;
const SEARCH = 30 * KB;
const WHAT_IF = 6 * KB;
const FONTS = 80 * KB;
const FIRST_VIEW = 120 * KB;
const REQUESTS = 8;
const SHIFT = 0.05;

const bytes = (site, file) => fs.readFileSync(path.join(site.folder, file));
const zipped = (site, file) => gzipSync(bytes(site, file)).length;
const total = (sizes) => sizes.reduce((sum, size) => sum + size, 0);

function within(site, files, limit, what, size = zipped) {
  const sum = total(files.map((file) => size(site, file)));
  check(sum <= limit, site.name, `${what}: ${sum} bytes, more than ${limit}`);
}

/** Files of the theme; what is loaded on demand counts by itself. */
function assets(site) {
  const of = (ending) => site.files.filter((file) => file.startsWith('assets/') && file.endsWith(ending));
  const isSearch = (file) => /search/.test(file);
  const isWhatIf = (file) => /what-if/.test(file);
  within(site, of('.css').filter((file) => /print/.test(file)), PAPER, 'style sheet for paper');
  within(site, of('.js').filter((file) => !isSearch(file) && !isWhatIf(file)), SCRIPTS, 'scripts');
  within(site, of('.js').filter(isWhatIf), WHAT_IF, 'what if');
  within(site, site.files.filter((file) => file.endsWith('.js') && isSearch(file)), SEARCH, 'search');
  within(site, of('.woff2'), FONTS, 'fonts', (_, file) => bytes(site, file).length);
}

function pages(site) {
  for (const page of site.pages.filter((name) => site.kind(name) !== 'print')) {
    const links = bytes(site, page).toString().matchAll(/<link rel="stylesheet" href="((?!http|\/)[^"]*)">/g);
    const styles = [...links].map(([, href]) => path.posix.join(path.posix.dirname(page), href));
    within({ ...site, name: `${site.name}/${page}` }, styles, STYLES, 'style sheets', (_, file) => zipped(site, file));
    const size = zipped(site, page);
    check(size <= PAGE, `${site.name}/${page}`, `${size} bytes compressed, more than ${PAGE}`);
  }
}

async function firstView(browser, site, page, width) {
  const sizes = [];
  const before = (tab) => {
    tab.on('response', (response) => sizes.push(response.request().sizes().then((sent) => sent.responseBodySize)));
    return tab.addInitScript(() => {
      globalThis.shift = 0;
      new PerformanceObserver((list) => list.getEntries().forEach((entry) => { globalThis.shift += entry.value; })).observe({ type: 'layout-shift', buffered: true });
    });
  };
  await browser.visit(site, page, { viewport: { width, height: 900 }, before }, async (tab, where) => {
    await tab.evaluate(async () => {
      await document.fonts.ready;
      await new Promise((done) => setTimeout(done, 150));
    });
    const loaded = await Promise.all(sizes);
    if (site.kind(page) !== 'print') check(loaded.length <= REQUESTS, where, `${loaded.length} requests, more than ${REQUESTS}`);
    if (site.kind(page) !== 'print') check(total(loaded) <= FIRST_VIEW, where, `first view of ${total(loaded)} bytes, more than ${FIRST_VIEW}`);
    const shift = await tab.evaluate(() => globalThis.shift);
    check(shift <= SHIFT, `${where} ${width}`, `moves by ${shift.toFixed(3)} while it loads`);
  });
}

// Two hundred risks in one register may weigh more; everybody else's pages may not.
const tests = (sites, browser) => [
  ...[...sites.values()].flatMap((site) => [async () => assets(site), ...(site.name === 'stress' ? [] : [async () => pages(site)])]),
  ...['own', 'rtl'].map((name) => sites.get(name)).flatMap((site) => site.sample().flatMap((page) => [1440, 390].map((width) => () => firstView(browser, site, page, width)))),
];

module.exports = { tests };
