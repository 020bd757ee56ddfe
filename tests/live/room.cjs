// What the tests of live pages share: workspaces to edit, the server that watches them, and pages that are open while that happens.
'use strict';

const { spawn } = require('node:child_process');
const fs = require('node:fs');
const path = require('node:path');
const { Browser, check, report } = require('../browser/harness.cjs');

const ROOT = path.join(__dirname, '..', '..');
const PATIENCE = 60_000;

/** A copy of this repository's assessments with a theme of its own, and `gapmap serve --watch` on it. */
class Workspace {
  constructor(folder) {
    this.folder = folder;
    fs.cpSync(path.join(ROOT, 'content'), path.join(folder, 'content'), { recursive: true });
    this.write('gapmap.yaml', 'title: MLOps assessments\ntheme: mine\n');
    this.write('themes/mine/tokens.yaml', 'accent:\n  accent: {light: "#0a568c", dark: "#7fc1ee"}\n');
  }

  text(file) {
    return fs.readFileSync(path.join(this.folder, file), 'utf8');
  }

  write(file, text) {
    const at = path.join(this.folder, file);
    fs.mkdirSync(path.dirname(at), { recursive: true });
    fs.writeFileSync(at, text);
  }

  remove(file) {
    fs.rmSync(path.join(this.folder, file), { recursive: true });
  }

  move(from, to) {
    fs.renameSync(path.join(this.folder, from), path.join(this.folder, to));
  }

  /** Replaces the one place where `before` stands. */
  edit(file, before, after) {
    const text = this.text(file);
    if (text.split(before).length !== 2) throw new Error(`${file} has ${text.split(before).length - 1} × “${before}”`);
    this.write(file, text.replace(before, () => after));
  }

  /** Resolves when the server says its address. */
  serve({ port = 0, base = '/' } = {}) {
    this.server = spawn(process.env.GAPMAP, ['-C', this.folder, 'serve', '--watch', '--port', String(port), '--base-path', base]);
    let said = '';
    return new Promise((done, fail) => {
      const hear = (bytes) => {
        said += bytes;
        const [address] = /http:\/\/[^\s]+\//.exec(said) ?? [];
        if (!address) return;
        this.address = address;
        this.port = Number(new URL(address).port);
        done();
      };
      this.server.stdout.on('data', hear);
      this.server.stderr.on('data', hear);
      this.server.on('exit', (code) => fail(new Error(`the server ended with ${code}: ${said}`)));
    });
  }

  async stop() {
    const { server } = this;
    if (!server || server.exitCode !== null || server.signalCode !== null) return;
    const ended = new Promise((done) => server.on('exit', done));
    server.kill('SIGINT');
    await ended;
  }
}

/** The browser, and a workspace for every test. */
class Room {
  static async open(folder) {
    return new Room(folder, await Browser.start());
  }

  constructor(folder, browser) {
    this.folder = folder;
    this.browser = browser;
    this.views = 0;
    this.workspaces = 0;
  }

  close() {
    return this.browser.close();
  }

  /** Serves a fresh workspace, opens one of its pages, runs the test, and reports what the browser complained about. */
  async visit(where, page, { prepare = () => {}, base = '/', script, allowed = () => false, ...options }, test) {
    this.workspaces += 1;
    const workspace = new Workspace(path.join(this.folder, String(this.workspaces)));
    const context = await this.browser.chromium.newContext({ viewport: { width: 1440, height: 900 }, ...options });
    try {
      prepare(workspace);
      await workspace.serve({ base });
      if (script) await context.addInitScript(script);
      const told = context.waitForEvent('response', { predicate: (answer) => answer.url().includes('/_gapmap/events'), timeout: PATIENCE });
      const tab = await this.tab(context, workspace, page, where, allowed);
      await told;
      await test(tab, workspace, where);
    } catch (error) {
      report(where, `stopped: ${error.stack}`);
    } finally {
      await context.close();
      await workspace.stop();
    }
  }

  async tab(context, workspace, page, where, allowed = () => false) {
    const tab = await context.newPage();
    tab.setDefaultTimeout(PATIENCE);
    tab.on('console', (message) => check(allowed(message.text()), where, `console ${message.type()}: ${message.text()}`));
    tab.on('pageerror', (error) => report(where, `script error: ${error.message}`));
    tab.on('dialog', (dialog) => { report(where, `dialog: ${dialog.message()}`); dialog.dismiss(); });
    await tab.addInitScript(() => {
      globalThis.patches = 0;
      document.addEventListener('gapmap:changed', () => { globalThis.patches += 1; });
    });
    this.views += 1;
    await tab.goto(workspace.address + page, { waitUntil: 'load' });
    // Lost when the page is loaded again.
    await tab.evaluate(() => { globalThis.stays = true; });
    return tab;
  }
}

/** Makes an edit and waits until the page took note of it. */
async function patched(tab, edit, name = '') {
  const before = await tab.evaluate(() => globalThis.patches);
  await edit();
  await tab.waitForFunction((count) => globalThis.patches > count, before, { timeout: PATIENCE }).catch(() => { throw new Error(`the page takes no note of the edit ${name}`); });
}

/** Whether the page is the one that was opened, not loaded again. */
const stays = (tab) => tab.evaluate(() => globalThis.stays === true);

/** The part below the page that speaks for the server. */
const below = (tab, selector) => tab.locator(`gapmap-live ${selector}`);

module.exports = { PATIENCE, ROOT, Room, below, patched, stays };
