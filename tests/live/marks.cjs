// Numbers that changed are marked for a moment, and only they; without motion where that is asked for; and the room is told what moved.
'use strict';

const { check } = require('../browser/harness.cjs');
const { below, patched } = require('./room.cjs');

const MON = 'content/tidewise/mon.md';
const raise = (workspace, from, to) => workspace.edit(MON, `mon-drift:\n    level: ${from}\n`, `mon-drift:\n    level: ${to}\n`);
const marked = (tab) => tab.locator('[data-gapmap-moved]');

/** Remembers what every element says. */
const remember = (tab) => tab.evaluate(() => {
  globalThis.before = new Map([...document.querySelectorAll('body *')].map((element) => [element, element.textContent]));
});

/** What is marked, whether it changed, can be seen and moves. */
const marks = (tab) => tab.evaluate(() => {
  const number = (text) => (text.match(/\d+([.,]\d+)*|–/g) ?? []).join();
  return [...document.querySelectorAll('[data-gapmap-moved]')].filter((element) => element.checkVisibility()).map((element) => {
    const kind = element.getAttribute('data-gapmap-moved');
    return {
      text: element.textContent.trim(),
      kind,
      isOther: kind === 'drawn' || number(element.textContent) !== number(globalThis.before.get(element) ?? ''),
      isSeen: getComputedStyle(element).outlineStyle === 'solid' || getComputedStyle(element).filter !== 'none',
      moves: element.getAnimations().length > 0,
    };
  });
});

async function end(tab) {
  await tab.waitForFunction(() => document.querySelector('[data-gapmap-moved]'));
  await tab.waitForFunction(() => !document.querySelector('[data-gapmap-moved]'));
}

const moment = (room, page, options) => room.visit(`marks on ${page} ${JSON.stringify(options)}`, page, options, async (tab, workspace, where) => {
  check(await marked(tab).count() === 0, where, 'something is marked before anything changed');
  await remember(tab);
  await patched(tab, () => raise(workspace, 0, 3));
  const found = await marks(tab);
  const others = found.filter(({ isOther }) => !isOther).map(({ text }) => text);
  check(found.some(({ text }) => /\d/.test(text)), where, 'no number is marked');
  check(others.length === 0, where, `marks what did not change: ${others.join(' | ')}`);
  check(found.every(({ isSeen }) => isSeen), where, `marks that cannot be seen: ${found.filter(({ isSeen }) => !isSeen).map(({ text }) => text).join(' | ')}`);
  check(found.every(({ moves }) => moves === (options.reducedMotion !== 'reduce')), where, `${found.filter(({ moves }) => moves).length} of ${found.length} marks move`);
  if (page === 'tidewise/index.html') check(found.some(({ kind }) => kind === 'drawn'), where, 'no drawing is marked');
  await end(tab);
});

/** What changed is words only: nothing is marked. */
const words = (room) => room.visit('other words', 'tidewise/d/mon.html', {}, async (tab, workspace, where) => {
  await patched(tab, () => workspace.edit(MON, 'It is not."', 'It is none."'));
  check(await tab.getByText('It is none.').count() > 0, where, 'the words are not there');
  check(await marked(tab).count() === 0, where, 'words are marked');
});

/** Scores that moved are said, in the words of the page, by a polite live region. */
const said = (room) => room.visit('what moved', 'tidewise/index.html', {}, async (tab, workspace, where) => {
  await patched(tab, () => raise(workspace, 0, 3));
  const note = below(tab, '.note');
  await note.filter({ hasText: /Monitoring.* \d\.\d+ → \d\.\d+/ }).waitFor();
  check(await note.getAttribute('role') === 'status' && await note.getAttribute('lang') === 'en', where, 'is not a live region in the language of the page');
  await note.filter({ hasNotText: /./ }).waitFor({ state: 'attached', timeout: 15_000 });
});

const tests = (room) => [
  ...['tidewise/index.html', 'tidewise/d/mon.html', 'index.html'].map((page) => () => moment(room, page, {})),
  () => moment(room, 'tidewise/index.html', { reducedMotion: 'reduce', colorScheme: 'dark' }),
  () => moment(room, 'tidewise/index.html', { reducedMotion: 'reduce', forcedColors: 'active' }),
  () => words(room),
  () => said(room),
];

module.exports = { tests };
