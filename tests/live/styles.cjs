// Another look takes its place without loading the page again, and without a moment in which the page has no look.
'use strict';

const fs = require('node:fs');
const path = require('node:path');
const { check } = require('../browser/harness.cjs');
const { ROOT, patched, stays } = require('./room.cjs');

const accent = (tab) => tab.evaluate(() => getComputedStyle(document.documentElement).getPropertyValue('--accent'));
const tokens = (light) => `accent:\n  accent: {light: "${light}", dark: "#7fc1ee"}\n`;

/** Looks at every frame whether the bar at the top still stands where its style sheet puts it. */
const watch = (tab) => tab.evaluate(() => {
  globalThis.looks = new Set();
  requestAnimationFrame(function frame() {
    globalThis.looks.add(getComputedStyle(document.querySelector('.top')).position);
    requestAnimationFrame(frame);
  });
});

const swaps = (room) => room.visit('another colour', 'tidewise/index.html', { colorScheme: 'light' }, async (tab, workspace, where) => {
  const before = await tab.locator('head link[rel=stylesheet]').count();
  await watch(tab);
  for (const light of ['#7a1fa2', '#00695c']) {
    workspace.write('themes/mine/tokens.yaml', tokens(light));
    await tab.waitForFunction((colour) => getComputedStyle(document.documentElement).getPropertyValue('--accent').includes(colour), light);
  }
  await tab.waitForFunction((count) => document.querySelectorAll('head link[rel=stylesheet]').length === count, before);
  const looks = await tab.evaluate(() => [...globalThis.looks].join());
  check(looks === 'sticky', where, `the bar at the top was ${looks}`);
  check(await stays(tab), where, 'the page was loaded again');
  // The page can still become another one, and then has the new look.
  await patched(tab, () => workspace.edit('content/tidewise/assessment.yaml', 'subject: Tidewise', 'subject: Tidefool'));
  check(await tab.locator('.brand').innerText().then((text) => text.includes('Tidefool')), where, 'the page does not change any more');
  check((await accent(tab)).includes('#00695c'), where, 'the look is the old one');
  check(await tab.locator('head link[rel=stylesheet]').count() === before, where, 'there are other style sheets');
});

/** A template of the theme: the pages that it makes change in place. */
const template = (room) => room.visit('another template', 'tidewise/index.html', {}, async (tab, workspace, where) => {
  await patched(tab, () => workspace.write('themes/mine/templates/base.html', '{% extends "default/base.html" %}\n{% block footer_end %}<p id="mine">Workshop of 26 November</p>{% endblock footer_end %}\n'));
  check(await tab.locator('#mine').innerText() === 'Workshop of 26 November', where, 'the footer is the old one');
  check(await stays(tab), where, 'the page was loaded again');
});

/** A sheet that comes with a page that changes is loaded. */
const added = (room) => room.visit('a sheet more', 'tidewise/index.html', {}, async (tab, workspace, where) => {
  workspace.write('themes/mine/assets/own.css', '.foot{opacity:.5}\n');
  workspace.write('themes/mine/templates/base.html', '{% extends "default/base.html" %}\n{% block head %}<link rel="stylesheet" href="{{ page.root }}assets/own.css">{% endblock head %}\n');
  await tab.waitForFunction(() => getComputedStyle(document.querySelector('.foot')).opacity === '0.5');
  workspace.write('themes/mine/assets/own.css', '.foot{opacity:.9}\n');
  await tab.waitForFunction(() => getComputedStyle(document.querySelector('.foot')).opacity === '0.9');
  check(await stays(tab), where, 'the page was loaded again');
});

/** Files for a page that is opened later are not loaded by one that has nothing to do with them. */
const others = (room) => room.visit('a script of other pages', 'tidewise/index.html', {}, async (tab, workspace, where) => {
  const script = fs.readFileSync(path.join(ROOT, 'themes/default/assets/what-if.js'), 'utf8');
  await patched(tab, () => workspace.write('themes/mine/assets/what-if.js', `${script}\n// Another one.\n`));
  check(await stays(tab), where, 'the page was loaded again');
});

const tests = (room) => [swaps, template, added, others].map((test) => () => test(room));

module.exports = { tests };
