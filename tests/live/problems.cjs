// What is wrong with the files stands below every page, whatever its theme, until it is mended: never in the way, never as markup.
'use strict';

const { complies } = require('../browser/accessibility.cjs');
const { check } = require('../browser/harness.cjs');
const { below, patched, stays } = require('./room.cjs');

const MON = 'content/tidewise/mon.md';
const GOOD = 'mon-drift:\n    level: 0\n';
const BAD = 'mon-drift:\n    level: 9\n';
const breaks = (workspace) => workspace.edit(MON, GOOD, BAD);
const mends = (workspace) => workspace.edit(MON, BAD, GOOD);

/** The server's own page instead of one that is not there: it is loaded again, and maybe then it is there. */
const MISSING = 'no-such-page.html';

const errors = (tab) => below(tab, 'details.errors');
const summary = (tab) => below(tab, 'summary');
const headline = (tab, pattern) => summary(tab).filter({ hasText: pattern }).waitFor();
const isOpen = (tab) => below(tab, 'details').evaluate((details) => details.open);

/** Opens by itself, says where and what, and leaves the page alone. */
const shows = (room, page, options) => room.visit(`an error under ${page} ${JSON.stringify(options)}`, page, options, async (tab, workspace, where) => {
  await tab.evaluate(() => scrollTo({ top: 120, behavior: 'instant' }));
  const state = () => tab.evaluate(() => [document.querySelector('main').innerHTML, scrollY, document.activeElement.nodeName].join());
  const before = await state();
  breaks(workspace);
  await headline(tab, /^1 error/);
  check(await isOpen(tab), where, 'is closed');
  check(await state() === before, where, 'the page, its place or the focus changed');
  const item = below(tab, 'li.error');
  const texts = { place: await item.locator('.place').innerText(), code: await item.locator('code').first().innerText(), lines: await item.locator('pre').innerText(), shown: await below(tab, '.shown').innerText() };
  check(/^content\/tidewise\/mon\.md:\d+:\d+$/.test(texts.place), where, `the place is ${texts.place}`);
  check(/^[a-z]+\/[a-z-]+$/.test(texts.code), where, `the code is ${texts.code}`);
  check(texts.lines.includes('level: 9'), where, `the lines are ${texts.lines}`);
  check(texts.shown.length > 10, where, 'nothing says what the pages show');
  const line = Number(texts.place.split(':')[1]);
  check(workspace.text(MON).split('\n')[line - 1].includes('level: 9'), where, `line ${line} is another one`);
  check(await below(tab, '.note').innerText().then((text) => text.includes('1 error')), where, 'is not said');
  mends(workspace);
  await errors(tab).waitFor({ state: 'detached' });
  if (await stays(tab)) await below(tab, '.note').filter({ hasText: /No more errors|All fine again/ }).waitFor();
  check(await stays(tab) || page === MISSING, where, 'the page was loaded again');
});

/** By keys alone; the number stays in view, the choice holds for the tab, and the next error after a good state opens it again. */
const closes = (room) => room.visit('closing and opening', 'tidewise/index.html', {}, async (tab, workspace, where) => {
  breaks(workspace);
  await headline(tab, /^1 error/);
  await tab.locator('footer a, main a').last().focus();
  for (let press = 0; press < 4 && !(await summary(tab).evaluate((element) => element.getRootNode().activeElement === element)); press += 1) await tab.keyboard.press('Tab');
  await tab.keyboard.press('Enter');
  check(!(await isOpen(tab)) && await summary(tab).isVisible(), where, 'the keyboard does not close it');
  workspace.write('content/tidewise/exp.md', workspace.text('content/tidewise/exp.md').replace(/level: \d/, 'level: 8'));
  await headline(tab, /^2 errors/);
  check(!(await isOpen(tab)), where, 'opens by itself although it was closed');
  check(await summary(tab).evaluate((element) => element.getRootNode().activeElement === element), where, 'the focus is lost');
  await tab.goto(`${workspace.address}tidewise/risks.html`);
  await headline(tab, /^2 errors/);
  check(!(await isOpen(tab)), where, 'is open on the next page');
  await summary(tab).click();
  check(await isOpen(tab), where, 'does not open');
  await tab.keyboard.press('Escape');
  check(!(await isOpen(tab)), where, 'Escape does not close it');
  workspace.write('content/tidewise/exp.md', workspace.text('content/tidewise/exp.md').replace('level: 8', 'level: 1'));
  mends(workspace);
  await errors(tab).waitFor({ state: 'detached' });
  breaks(workspace);
  await headline(tab, /^1 error/);
  check(await isOpen(tab), where, 'the next error does not open it');
});

/** Warnings alone are a number only. */
const warnings = (room) => room.visit('warnings only', 'tidewise/index.html', {}, async (tab, workspace, where) => {
  await headline(tab, /^\d+ warnings?$/);
  check(!(await isOpen(tab)), where, 'is open');
  check(await below(tab, 'details').evaluate((details) => details.offsetWidth < innerWidth / 3), where, 'takes the whole width');
  await summary(tab).click();
  check(await below(tab, 'li.warning').count() > 0, where, 'does not list them');
});

const HOSTILE = '<img src=x onerror=alert(1)>';

/** What a file says or is called is text. */
const escaped = (room) => room.visit('markup in files', 'tidewise/index.html', {}, async (tab, workspace, where) => {
  workspace.write(`content/tidewise/${HOSTILE}.md`, `---\nanswers:\n  "${HOSTILE}":\n    level: 1\n---\n`);
  await headline(tab, /^1 error/);
  const text = await below(tab, '.list').innerText();
  check(text.split(HOSTILE).length > 3, where, `says ${text.slice(0, 300)}`);
  check(await tab.evaluate(() => document.querySelector('gapmap-live').shadowRoot.querySelectorAll('img').length + document.querySelectorAll('img').length) === 0, where, 'markup became an element');
});

/** Mistakes in the theme are told like any other. */
const theme = (room) => room.visit('a mistake in the theme', 'tidewise/index.html', {}, async (tab, workspace, where) => {
  const before = await tab.locator('main').innerHTML();
  workspace.write('themes/mine/templates/base.html', '{% extends "default/base.html" %}\n{% block footer %}{{ nothing.here | no_such_filter }}{% endblock footer %}\n');
  await headline(tab, /^\d+ errors?/);
  check(await below(tab, 'li.error').first().innerText().then((text) => text.includes('no_such_filter') && text.includes('base.html')), where, `says ${await below(tab, 'li.error').first().innerText()}`);
  check(await tab.locator('main').innerHTML() === before, where, 'the page changed');
  workspace.remove('themes/mine/templates');
  await errors(tab).waitFor({ state: 'detached' });
});

/** Nothing could be shown yet: the problems are told all the same, and then the page comes by itself. */
const nothingYet = (room) => room.visit('nothing to show yet', 'tidewise/index.html', { prepare: (workspace) => workspace.write('themes/mine/tokens.yaml', 'accent: [\n'), allowed: (text) => /503/.test(text) }, async (tab, workspace, where) => {
  await headline(tab, /^\d+ errors?/);
  check(await tab.locator('nav').count() === 0, where, 'there is a page already');
  workspace.write('themes/mine/tokens.yaml', 'accent:\n  accent: {light: "#0a568c", dark: "#7fc1ee"}\n');
  await tab.locator('main h1.title').waitFor();
  await errors(tab).waitFor({ state: 'detached' });
});

/** A page that is gone stays, and says so; when it is back, all is well. */
const gone = (room) => room.visit('a page that is gone', 'tidewise/index.html', {}, async (tab, workspace, where) => {
  workspace.move('content/tidewise', 'tidewise');
  await below(tab, '.state').filter({ hasText: 'not there any more' }).waitFor();
  check(await tab.locator('h1').count() === 1, where, 'the page is empty');
  check(await below(tab, '.state a').evaluate((link) => link.href) === workspace.address, where, 'does not lead to the overview');
  workspace.move('tidewise', 'content/tidewise');
  await below(tab, '.state a').waitFor({ state: 'detached' });
  await patched(tab, () => workspace.edit(MON, GOOD, GOOD.replace('0', '2')));
  check(await stays(tab), where, 'the page was loaded again');
});

/** Legible and reachable wherever it stands. */
const looks = (room, width, colorScheme) => room.visit(`looks at ${width} ${colorScheme}`, 'tidewise/index.html', { viewport: { width, height: 800 }, colorScheme, bypassCSP: true, reducedMotion: 'reduce' }, async (tab, workspace, where) => {
  workspace.write('content/tidewise/exp.md', workspace.text('content/tidewise/exp.md').replace(/level: \d/, 'level: 8'));
  breaks(workspace);
  await headline(tab, /^2 errors/);
  await complies(tab, where);
  const faults = await tab.evaluate(() => {
    const parts = [...document.querySelector('gapmap-live').shadowRoot.querySelectorAll('*')];
    const small = parts.filter((part) => part.textContent.trim() !== '' && Number.parseFloat(getComputedStyle(part).fontSize) < 13).map((part) => `small text in ${part.nodeName}`);
    const wide = parts.filter((part) => part.getBoundingClientRect().right > innerWidth + 1 && !part.closest('pre')).map((part) => `${part.nodeName} runs out of the window`);
    const high = parts.filter((part) => part.localName === 'details' && part.offsetHeight > innerHeight * 0.6).map(() => 'covers the page');
    return [...small, ...wide, ...high, ...(document.documentElement.scrollWidth > innerWidth ? ['scrolls sideways'] : [])];
  });
  faults.forEach((fault) => check(false, where, fault));
  await tab.emulateMedia({ media: 'print' });
  check(!(await summary(tab).isVisible()), where, 'is printed');
});

const tests = (room) => [
  () => shows(room, 'tidewise/index.html', {}),
  () => shows(room, 'index.html', { viewport: { width: 390, height: 800 } }),
  () => shows(room, 'tidewise/print.html', {}),
  () => shows(room, MISSING, { allowed: (text) => /404/.test(text) }),
  ...[closes, warnings, escaped, theme, nothingYet, gone].map((test) => () => test(room)),
  ...[1440, 390].flatMap((width) => ['light', 'dark'].map((scheme) => () => looks(room, width, scheme))),
];

module.exports = { tests };
