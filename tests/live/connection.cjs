// A page that lost its server says so, finds it again and catches up; one that nobody sees leaves its connection to others.
'use strict';

const { check } = require('../browser/harness.cjs');
const { below, patched, stays } = require('./room.cjs');

const MON = 'content/tidewise/mon.md';
const raise = (workspace, from, to) => workspace.edit(MON, `mon-drift:\n    level: ${from}\n`, `mon-drift:\n    level: ${to}\n`);
const level = (tab) => tab.locator('[id="c.mon-drift"]').innerText();
const refused = (text) => /ERR_(CONNECTION_REFUSED|INCOMPLETE_CHUNKED_ENCODING|EMPTY_RESPONSE|CONNECTION_RESET)/.test(text);

/** The server ends, files change, the server comes back at the same port. */
const restart = (room) => room.visit('server started again', 'tidewise/d/mon.html', { allowed: refused }, async (tab, workspace, where) => {
  const before = await level(tab);
  const lost = below(tab, '.state').filter({ hasText: 'Not connected' });
  await workspace.stop();
  await lost.waitFor();
  check(await level(tab) === before, where, 'the page changed');
  raise(workspace, 0, 3);
  await patched(tab, () => workspace.serve({ port: workspace.port }));
  await lost.waitFor({ state: 'detached' });
  check(await level(tab) !== before, where, 'the page is the old one');
  await patched(tab, () => raise(workspace, 3, 1));
  check(await stays(tab), where, 'the page was loaded again');
});

/** Counts the connections that the page holds now. */
const counting = () => {
  globalThis.held = () => globalThis.sources.filter((source) => source.readyState !== 2).length;
  globalThis.sources = [];
  globalThis.EventSource = class extends EventSource {
    constructor(url) {
      super(url);
      globalThis.sources.push(this);
    }
  };
};
const see = (tab, isHidden) => tab.evaluate((hidden) => {
  Object.defineProperty(document, 'hidden', { configurable: true, get: () => hidden });
  document.dispatchEvent(new Event('visibilitychange'));
}, isHidden);

/** A tab in the background has no connection; when it is seen again it has what happened meanwhile. */
const hidden = (room) => room.visit('a tab in the background', 'tidewise/d/mon.html', { script: counting }, async (tab, workspace, where) => {
  const held = () => tab.evaluate(() => globalThis.held());
  check(await held() === 1, where, `${await held()} connections`);
  const before = await level(tab);
  await see(tab, true);
  check(await held() === 0, where, 'holds a connection that nobody looks at');
  raise(workspace, 0, 3);
  await patched(tab, () => see(tab, false));
  await tab.waitForFunction((old) => document.getElementById('c.mon-drift').innerText !== old, before);
  check(await held() === 1, where, `${await held()} connections after coming back`);
  check(await below(tab, '.state').innerText() === '', where, 'says that something is wrong');
});

/** More tabs than browsers allow connections: the ones in the background do not hold up the one in front. */
const many = (room) => room.visit('many tabs', 'tidewise/d/mon.html', {}, async (tab, workspace, where) => {
  await see(tab, true);
  for (let count = 0; count < 7; count += 1) await see(await room.tab(tab.context(), workspace, 'tidewise/index.html', where), true);
  const last = await room.tab(tab.context(), workspace, 'tidewise/d/mon.html', where);
  await patched(last, () => raise(workspace, 0, 3));
});

/** Back to a page that the browser kept. */
const back = (room) => room.visit('back to a page', 'tidewise/d/mon.html', {}, async (tab, workspace, where) => {
  const before = await level(tab);
  await tab.goto(`${workspace.address}tidewise/risks.html`);
  raise(workspace, 0, 3);
  await tab.goBack();
  await tab.waitForFunction((old) => document.getElementById('c.mon-drift').innerText !== old, before);
  await patched(tab, () => raise(workspace, 3, 2));
});

/** Below a path, as on a project page. */
const base = (room) => room.visit('below a path', 'tidewise/d/mon.html', { base: '/repo/' }, async (tab, workspace, where) => {
  check(new URL(tab.url()).pathname === '/repo/tidewise/d/mon.html', where, `is at ${tab.url()}`);
  await patched(tab, () => raise(workspace, 0, 3));
  workspace.write('themes/mine/tokens.yaml', 'accent:\n  accent: {light: "#7a1fa2", dark: "#7fc1ee"}\n');
  await tab.waitForFunction(() => [...document.querySelectorAll('head link')].some((link) => link.href.includes('/repo/assets/report.css?v=')));
  check(await stays(tab), where, 'the page was loaded again');
});

const tests = (room) => [restart, hidden, many, back, base].map((test) => () => test(room));

module.exports = { tests };
