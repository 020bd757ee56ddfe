// What all browser tests share: the sites and their pages, a server below a sub-path, the browser, and the list of problems.
'use strict';

const fs = require('node:fs');
const http = require('node:http');
const path = require('node:path');
const { pathToFileURL } = require('node:url');
const { gzipSync } = require('node:zlib');
const { chromium } = require('playwright-core');

const SUB_PATH = '/a/b/';
const AT_ONCE = 3;
const TYPES = { '.html': 'text/html; charset=utf-8', '.css': 'text/css', '.js': 'text/javascript', '.svg': 'image/svg+xml', '.woff2': 'font/woff2', '.json': 'application/json', '.csv': 'text/csv' };
const ZIPPED = ['.html', '.css', '.js', '.svg', '.json', '.csv'];

/** A built site: its files, its report, and its address on the server and on disk. */
class Site {
  constructor(folder) {
    this.folder = path.resolve(folder);
    this.name = path.basename(this.folder);
    this.files = fs.readdirSync(this.folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => path.relative(this.folder, path.join(entry.parentPath, entry.name)).split(path.sep).join('/'))
      .sort();
    this.pages = this.files.filter((file) => file.endsWith('.html'));
    this.report = JSON.parse(this.text('data/report.json'));
    this.onDisk = `${pathToFileURL(this.folder).href}/`;
    this.onServer = '';
  }

  text(file) {
    return fs.readFileSync(path.join(this.folder, file), 'utf8');
  }

  has(file) {
    return this.files.includes(file);
  }

  /** The word templates know a page by: overview, dimension, risks, ... */
  kind(page) {
    return /<body class="k-([\w-]+)"/.exec(this.text(page))?.[1] ?? '';
  }

  /** One page of every kind, of the assessment with the longest history; with more, so many of every kind. */
  sample(most = 1) {
    const history = (url) => this.report.assessments.find((a) => a.url === url)?.history.states.length ?? 0;
    const folder = (page) => this.report.assessments.map((a) => a.url).filter((url) => page.startsWith(url)).sort((a, b) => b.length - a.length)[0] ?? '';
    const ordered = [...this.pages].sort((a, b) => history(folder(b)) - history(folder(a)) || (a < b ? -1 : 1));
    const seen = new Map();
    return ordered.filter((page) => {
      const kind = this.kind(page);
      seen.set(kind, (seen.get(kind) ?? 0) + 1);
      return seen.get(kind) <= most;
    });
  }

  /** The page of this kind in a sample. */
  page(kind) {
    const page = this.sample().find((candidate) => this.kind(candidate) === kind);
    if (!page) throw new Error(`the site ${this.name} has no page of the kind ${kind}`);
    return page;
  }

  /** The assessment a page belongs to. */
  assessment(page) {
    const owners = this.report.assessments.filter((a) => page.startsWith(a.url));
    return owners.sort((a, b) => b.url.length - a.url.length)[0];
  }
}

const problems = [];
const report = (where, what) => problems.push({ where, what });
const check = (holds, where, what) => {
  if (!holds) report(where, what);
};

/** Serves a site below a sub-path as a host of static files does: what is missing gets 404.html. */
function serve(site) {
  const server = http.createServer((request, response) => {
    const name = decodeURIComponent(new URL(request.url, 'http://x').pathname);
    const file = name.startsWith(SUB_PATH) ? name.slice(SUB_PATH.length).replace(/^$/, 'index.html') : '';
    const found = site.has(file);
    const sent = found ? file : '404.html';
    const type = path.extname(sent);
    const bytes = fs.readFileSync(path.join(site.folder, sent));
    const zipped = ZIPPED.includes(type);
    response.writeHead(found ? 200 : 404, { 'content-type': TYPES[type] ?? 'application/octet-stream', ...(zipped && { 'content-encoding': 'gzip' }) });
    response.end(zipped ? gzipSync(bytes) : bytes);
  });
  return new Promise((done) => server.listen(0, '127.0.0.1', () => {
    site.onServer = `http://127.0.0.1:${server.address().port}${SUB_PATH}`;
    done(server);
  }));
}

/** The browser with the contexts that tests ask for. */
class Browser {
  static async start() {
    return new Browser(await chromium.launch({
      executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
      args: ['--no-sandbox', '--disable-gpu', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'],
    }));
  }

  constructor(chromium) {
    this.chromium = chromium;
    this.views = 0;
    /** Contexts that nobody uses now, by their options. */
    this.idle = new Map();
  }

  /** A context with these options; a fresh one remembers nothing. */
  async context(options, fresh) {
    const key = JSON.stringify(options);
    const spare = fresh ? undefined : this.idle.get(key)?.pop();
    const context = spare ?? await this.chromium.newContext(options);
    const leave = () => (fresh ? context.close() : this.idle.set(key, [...(this.idle.get(key) ?? []), context]));
    return [context, leave];
  }

  /** Opens a page, reports whatever the browser complains about, runs the test and closes the page. */
  async visit(site, page, { where = `${site.name}/${page}`, from = 'server', allowed = () => false, before = () => {}, fresh = false, ...options }, test) {
    const [context, leave] = await this.context({ viewport: { width: 1440, height: 900 }, ...options }, fresh);
    const tab = await context.newPage();
    try {
      await before(tab);
      await this.go(tab, site, page, { where, from, allowed });
      // What is measured is measured in the site's fonts, however slow the machine.
      if (options.javaScriptEnabled !== false) await tab.evaluate(() => document.fonts.ready.then(() => undefined));
      return await test(tab, where);
    } catch (error) {
      report(where, `stopped: ${error.stack}`);
    } finally {
      await tab.close();
      await leave();
    }
    return undefined;
  }

  async go(tab, site, page, { where, from, allowed }) {
    const base = from === 'disk' ? site.onDisk : site.onServer;
    tab.on('console', (message) => check(allowed(message.text()), where, `console ${message.type()}: ${message.text()}`));
    tab.on('pageerror', (error) => report(where, `script error: ${error.message}`));
    tab.on('dialog', (dialog) => { report(where, `dialog: ${dialog.message()}`); dialog.dismiss(); });
    tab.on('request', (request) => check(request.url().startsWith(base) || request.url().startsWith('data:'), where, `request to ${request.url()}`));
    tab.on('requestfailed', (request) => check(allowed(request.url()), where, `failed request: ${request.url()}`));
    tab.on('response', (response) => check(response.status() < 400 || allowed(`${response.status()} ${response.url()}`), where, `${response.status()} for ${response.url()}`));
    this.views += 1;
    await tab.goto(base + page, { waitUntil: 'load' });
  }

  close() {
    return this.chromium.close();
  }
}

/** Runs tasks, a few at a time, in their order. */
async function all(tasks) {
  const queue = [...tasks];
  const worker = async () => {
    for (let task = queue.shift(); task; task = queue.shift()) await task();
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
}

/** `4 × 5` and `4×5` are the same text. */
const squeeze = (text) => text.replace(/\s+/g, '');

module.exports = { Browser, SUB_PATH, Site, all, check, problems, report, serve, squeeze };
