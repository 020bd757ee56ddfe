// Every kind of page, in both themes and two widths, from the file system and below a sub-path:
// no console message, no request leaving the site, no horizontal scroll, no violation found by axe-core.
'use strict';

const fs = require('node:fs');
const http = require('node:http');
const path = require('node:path');
const { pathToFileURL } = require('node:url');
const { chromium } = require('playwright-core');

const site = process.argv[2];
const axe = fs.readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');
const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
const WIDTHS = [1440, 390];
const SCHEMES = ['light', 'dark'];
const NARROWEST = [320, 360, 768, 1024];
const SUB_PATH = '/a/b/';
const TYPES = { '.html': 'text/html', '.css': 'text/css', '.js': 'text/javascript', '.svg': 'image/svg+xml', '.woff2': 'font/woff2', '.json': 'application/json', '.csv': 'text/csv' };

const problems = [];
const report = (where, what) => problems.push(`${where}: ${what}`);

/** Pages of the assessment with a history, of the group, and one overview without a history. */
function pages() {
  const below = (folder) => fs.readdirSync(path.join(site, folder), { recursive: true }).map(String).filter((name) => name.endsWith('.html')).map((name) => path.posix.join(folder, name.split(path.sep).join('/')));
  return ['index.html', '404.html', ...below('bramble-oak').sort(), 'tidewise/index.html', 'northmere/roadmap.html'];
}

function serve() {
  const server = http.createServer((request, response) => {
    const name = decodeURIComponent(new URL(request.url, 'http://x').pathname);
    const file = path.join(site, name.startsWith(SUB_PATH) ? name.slice(SUB_PATH.length) : '404.html');
    if (!name.startsWith(SUB_PATH) || !fs.existsSync(file) || !fs.statSync(file).isFile()) {
      response.writeHead(404).end();
      return;
    }
    response.writeHead(200, { 'content-type': TYPES[path.extname(file)] || 'application/octet-stream' }).end(fs.readFileSync(file));
  });
  return new Promise((done) => server.listen(0, '127.0.0.1', () => done(server)));
}

/** Opens an address and reports what the browser says about it. */
async function open(context, address, where, allowed) {
  const page = await context.newPage();
  page.on('console', (message) => report(where, `console ${message.type()}: ${message.text()}`));
  page.on('pageerror', (error) => report(where, `script error: ${error.message}`));
  page.on('request', (request) => {
    if (!allowed(request.url())) report(where, `request to ${request.url()}`);
  });
  page.on('requestfailed', (request) => report(where, `failed request: ${request.url()}`));
  page.on('response', (response) => {
    if (response.status() >= 400) report(where, `${response.status()} for ${response.url()}`);
  });
  await page.goto(address, { waitUntil: 'load' });
  return page;
}

async function overflow(page, where) {
  const wide = await page.evaluate(() => {
    const limit = document.documentElement.clientWidth;
    return document.documentElement.scrollWidth > limit ? document.documentElement.scrollWidth - limit : 0;
  });
  if (wide > 0) report(where, `scrolls ${wide} px sideways`);
}

async function violations(page, where) {
  await page.evaluate(axe);
  const found = await page.evaluate((tags) => globalThis.axe.run(document, { runOnly: { type: 'tag', values: tags }, resultTypes: ['violations'] }), RULES);
  for (const violation of found.violations) {
    report(where, `axe ${violation.id} (${violation.nodes.length}): ${violation.help}; first: ${violation.nodes[0].target.join(' ')}`);
  }
}

async function inBothThemes(browser, base, allowed) {
  let opened = 0;
  for (const colorScheme of SCHEMES) {
    for (const width of WIDTHS) {
      // The page is under a policy that forbids injected code; the audit is allowed around it, requests are still watched.
      const context = await browser.newContext({ colorScheme, viewport: { width, height: 900 }, bypassCSP: true, reducedMotion: 'reduce' });
      for (const name of pages()) {
        const where = `${name} ${colorScheme} ${width}`;
        const page = await open(context, base + name, where, allowed);
        await overflow(page, where);
        await violations(page, where);
        await page.close();
        opened += 1;
      }
      await context.close();
    }
  }
  return opened;
}

/** Under the real policy: other widths, without scripts, and from the file system. */
async function asShipped(browser, base, allowed, javaScriptEnabled) {
  let opened = 0;
  const context = await browser.newContext({ javaScriptEnabled, viewport: { width: 1440, height: 900 } });
  for (const name of pages()) {
    const where = `${name} ${base.split(':')[0]}${javaScriptEnabled ? '' : ' without scripts'}`;
    const page = await open(context, base + name, where, allowed);
    for (const width of NARROWEST) {
      await page.setViewportSize({ width, height: 900 });
      if (javaScriptEnabled) await overflow(page, `${where} ${width}`);
    }
    const heading = await page.locator('h1').first().innerText();
    if (!heading.trim()) report(where, 'no heading to read');
    await page.close();
    opened += 1;
  }
  await context.close();
  return opened;
}

async function main() {
  const browser = await chromium.launch({
    executablePath: '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-gpu', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'],
  });
  const server = await serve();
  const base = `http://127.0.0.1:${server.address().port}${SUB_PATH}`;
  const folder = `${pathToFileURL(site).href}/`;
  const within = (prefix) => (url) => url.startsWith(prefix) || url.startsWith('data:');
  let opened = await inBothThemes(browser, base, within(base));
  opened += await asShipped(browser, base, within(base), true);
  opened += await asShipped(browser, folder, within(folder), true);
  opened += await asShipped(browser, folder, within(folder), false);
  await browser.close();
  server.close();
  if (problems.length > 0) {
    console.error(`${problems.length} problems in ${opened} page views:\n${problems.slice(0, 80).join('\n')}`);
    process.exit(1);
  }
  console.log(`${opened} page views, no problem`);
}

main().catch((error) => {
  console.error(error);
  process.exit(1);
});
