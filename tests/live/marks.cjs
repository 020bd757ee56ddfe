// Numbers that changed are marked for a moment, and only they; without motion where that is asked for; and the room is told what moved.
'use strict';

const { check } = require('../browser/harness.cjs');
const { below, patched } = require('./room.cjs');

const MON = 'content/tidewise/mon.md';
const raise = (workspace, from, to) => workspace.edit(MON, `mon-drift:\n    level: ${from}\n`, `mon-drift:\n    level: ${to}\n`);
const marked = (tab) => tab.locator('[data-gapmap-moved]');

/** Texts and drawings with a mark, and whether something moves. */
const marks = (tab) => tab.evaluate(() => [...document.querySelectorAll('[data-gapmap-moved]')].map((element) => ({
  text: element.textContent.trim(),
  kind: element.getAttribute('data-gapmap-moved'),
  isSeen: element.checkVisibility() && (getComputedStyle(element).outlineStyle === 'solid' || getComputedStyle(element).filter !== 'none'),
  moves: element.getAnimations().length > 0,
  where: element.closest('[id]')?.id ?? '',
})));

const moment = (room, page, options) => room.visit(`marks on ${page} ${JSON.stringify(options)}`, page, options, async (tab, workspace, where) => {
  check(await marked(tab).count() === 0, where, 'something is marked before anything changed');
  await patched(tab, () => raise(workspace, 0, 3));
  const found = await marks(tab);
  const numbers = found.filter(({ kind }) => kind !== 'drawn');
  check(numbers.length > 0, where, 'no number is marked');
  check(numbers.every(({ text }) => /\d|–/.test(text)), where, `marks ${numbers.map(({ text }) => text).join(' | ')}`);
  check(found.filter(({ isSeen }) => isSeen).length > 0, where, 'marks cannot be seen');
  check(found.every(({ moves }) => moves === (options.reducedMotion !== 'reduce')), where, `${found.filter(({ moves }) => moves).length} of ${found.length} marks move`);
  if (page.endsWith('tidewise/index.html')) check(found.some(({ kind }) => kind === 'drawn'), where, 'no drawing is marked');
  await marked(tab).first().waitFor({ state: 'detached', timeout: 10_000 });
  await tab.waitForFunction(() => !document.querySelector('[data-gapmap-moved]'));
});

/** What did not change is not marked: on the page of the dimension only what follows from one answer is. */
const only = (room) => room.visit('marks of one answer', 'tidewise/d/mon.html', {}, async (tab, workspace, where) => {
  await patched(tab, () => raise(workspace, 0, 1));
  const places = (await marks(tab)).map((mark) => mark.where);
  check(places.includes('c.mon-drift'), where, `marked in ${places.join(', ')}`);
  check(!places.some((place) => /^c\.(?!mon-drift)/.test(place)), where, `marked in ${places.join(', ')}`);
  const before = await tab.locator('h1').innerText();
  await marked(tab).first().waitFor({ state: 'detached', timeout: 10_000 });
  await tab.waitForFunction(() => !document.querySelector('[data-gapmap-moved]'));
  await patched(tab, () => workspace.edit(MON, 'It is not."', 'It is none."'));
  check(await marked(tab).count() === 0 && await tab.locator('h1').innerText() === before, where, 'words are marked');
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
  () => only(room),
  () => said(room),
];

module.exports = { tests };
