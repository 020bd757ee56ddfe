// Paper: always light, with all content and without controls, numbered and titled on every page, repeated table heads, nothing
// split that belongs together, in both sizes of sheets.
'use strict';

const { execFileSync } = require('node:child_process');
const fs = require('node:fs');
const os = require('node:os');
const path = require('node:path');
const { check, squeeze } = require('./harness.cjs');

const SHEETS = { a4: [595, 842], letter: [612, 792] };
const LANDSCAPE = ['roadmap', 'risks', 'recommendations'];
const WHOLE = 'main tr, main figure, main .facts, main .callout, main .steps, main .score';

/** Puts a mark at the start and the end of everything that must stay on one sheet; runs in the page. */
function mark(selector) {
  // What is taller than a sheet has to be split.
  const kept = [...document.querySelectorAll(selector)].filter((element) => element.getBoundingClientRect().height < 900);
  const said = (cell) => {
    const copy = cell.cloneNode(true);
    copy.querySelectorAll('svg, .sr').forEach((part) => part.remove());
    return copy.textContent.trim();
  };
  const heads = new Map([...document.querySelectorAll('main thead:not(.sr)')].map((head) => [head, [...head.rows[0].cells].map(said).filter((text) => text !== '')]));
  return kept.map((element, number) => {
    const holder = element.tagName === 'TR' ? element.cells[0] : element;
    const sides = { a: 'top', z: 'bottom' };
    if (getComputedStyle(holder).position === 'static') holder.style.position = 'relative';
    for (const [side, edge] of Object.entries(sides)) {
      const word = document.createElement('span');
      word.textContent = `qx${side}${number}qx`;
      Object.assign(word.style, { position: 'absolute', insetInlineStart: '0', [edge]: '0', fontSize: '3px', lineHeight: '1', whiteSpace: 'nowrap' });
      holder.append(word);
    }
    const table = element.tagName === 'TR' ? element.closest('table') : null;
    const below = element.parentElement === table?.tHead ? undefined : heads.get(table?.tHead);
    return { name: `${element.tagName.toLowerCase()} “${element.textContent.trim().slice(0, 40)}”`, heads: below ?? [] };
  });
}

/** A PDF of the page as a reader in the dark theme makes it: its sheets as text and size. */
async function printed(tab, name) {
  const file = path.join(os.tmpdir(), `gapmap-${process.pid}-${name.replaceAll(/\W+/g, '-')}.pdf`);
  fs.writeFileSync(file, await tab.pdf({ preferCSSPageSize: true, printBackground: true }));
  const run = (tool, ...words) => execFileSync(tool, words, { maxBuffer: 1 << 28 });
  const texts = run('pdftotext', '-raw', file, '-').toString().normalize('NFKC').split('\f').slice(0, -1);
  const sizes = [...run('pdfinfo', '-f', '1', '-l', String(texts.length), file).toString().matchAll(/Page +\d+ size: +([\d.]+) x ([\d.]+)/g)].map(([, width, height]) => [Number(width), Number(height)]);
  const image = run('pdftoppm', '-gray', '-r', '18', '-f', '2', '-l', '2', file);
  fs.rmSync(file);
  return { texts, sizes, light: image.length === 0 ? 1 : image.subarray(20).filter((value) => value > 200).length / image.length };
}

async function paper(browser, site, page, sheet = 'a4') {
  const kind = site.kind(page);
  await browser.visit(site, page, { fresh: true, colorScheme: 'dark', reducedMotion: 'reduce', where: `${site.name}/${page} on ${sheet}` }, async (tab, where) => {
    await tab.locator('[data-theme-btn]').click();
    await tab.locator('[data-theme-btn]').click();
    const chapter = kind === 'dimension' ? 'Capabilities' : (await tab.locator('#nav [aria-current] span').first().textContent()).trim();
    await light(tab, where);
    const marks = await tab.evaluate(mark, WHOLE);
    const { texts, sizes, light: share } = await printed(tab, `${site.name}-${page}`);
    check(share > 0.6, where, `${Math.round(100 * share)}% of a sheet is light`);
    sheets(where, sizes, sheet, kind);
    numbered(where, texts, kind === 'print' ? undefined : chapter);
    together(where, texts, marks);
    await contents(tab, where, texts);
  });
}

async function light(tab, where) {
  await tab.emulateMedia({ media: 'print', colorScheme: 'dark' });
  const [ground, ink, controls] = await tab.evaluate(() => [
    getComputedStyle(document.body).backgroundColor,
    getComputedStyle(document.body).color,
    [...document.querySelectorAll('.top, .rail, .skip, .pager, .crumbs, .btn, .filter, main button')].filter((element) => element.checkVisibility() && element.getBoundingClientRect().width > 0).map((element) => element.className || element.tagName),
  ]);
  check(ground === 'rgb(255, 255, 255)', where, `the sheet is ${ground}`);
  check(ink.match(/\d+/g).every((channel) => Number(channel) < 60), where, `the ink is ${ink}`);
  check(controls.length === 0, where, `prints controls: ${[...new Set(controls)].join(', ')}`);
}

function sheets(where, sizes, sheet, kind) {
  const [short, long] = SHEETS[sheet];
  sizes.forEach(([width, height], at) => {
    check(Math.abs(Math.min(width, height) - short) < 3 && Math.abs(Math.max(width, height) - long) < 3, where, `sheet ${at + 1} is ${width} × ${height}`);
    if (kind !== 'print') check((width > height) === LANDSCAPE.includes(kind), where, `sheet ${at + 1} is ${width > height ? 'landscape' : 'upright'}`);
  });
  if (kind === 'print') check(sizes.some(([width, height]) => width > height) && sizes.some(([width, height]) => width < height), where, 'all sheets lie the same way');
}

/** The cover of the whole report has no number. */
function numbered(where, texts, chapter) {
  texts.forEach((text, at) => {
    if (chapter === undefined && at === 0) return;
    check(text.includes(`${at + 1} / ${texts.length}`), where, `sheet ${at + 1} has no number`);
    if (chapter) check(squeeze(text).includes(squeeze(chapter)), where, `sheet ${at + 1} does not say “${chapter}”`);
  });
}

/** Both marks of everything are on one sheet, and on every sheet with rows of a table are its heads. */
function together(where, texts, marks) {
  const sheet = { a: new Map(), z: new Map() };
  texts.forEach((text, at) => {
    for (const [, side, number] of text.matchAll(/qx([az])(\d+)qx/g)) sheet[side].set(Number(number), at);
  });
  check(sheet.a.size > 3, where, `only ${sheet.a.size} parts were found on paper`);
  for (const [number, at] of sheet.a) {
    const { name, heads } = marks[number];
    check(sheet.z.get(number) === at, where, `split over sheets ${at + 1} and ${(sheet.z.get(number) ?? NaN) + 1}: ${name}`);
    for (const head of heads) check(squeeze(texts[at]).includes(squeeze(head)), where, `sheet ${at + 1} has rows without the head “${head}”`);
  }
}

/** What stands in details is on paper, and so are names with their levels. */
async function contents(tab, where, texts) {
  const clean = (text) => squeeze(text.normalize('NFKC').replaceAll(/qx[az]\d+qx/g, ''));
  const all = clean(texts.join(' '));
  const parts = await tab.evaluate(() => ({
    hidden: [...document.querySelectorAll('.more-d p, .more-d li, .more-d dd, .cap .calc code')].map((part) => part.textContent.trim()).filter((text) => text.length > 20),
    cells: [...document.querySelectorAll('.heat .cell')].map((cell) => [...cell.querySelectorAll('.nm, .d, .to')].map((part) => part.lastChild?.textContent ?? '').join(' ')),
    controls: [...document.querySelectorAll('.skip, [data-theme-btn], .pager small')].map((control) => control.textContent),
  }));
  const ends = (text) => [clean(text).slice(0, 18), clean(text).slice(-18)];
  const lost = parts.hidden.filter((text) => !ends(text).every((end) => all.includes(end)));
  check(lost.length === 0, where, `${lost.length} of ${parts.hidden.length} texts in details are not on paper, such as “${lost[0]?.slice(0, 50)}”`);
  const mute = parts.cells.filter((cell) => !all.includes(clean(cell)));
  check(mute.length === 0, where, `${mute.length} cells without their level on paper, such as “${mute[0]}”`);
  for (const control of parts.controls) check(!texts.some((text) => text.split('\n').some((line) => line.trim() === control.trim())), where, `the control “${control}” is on paper`);
}

const tests = (sites, browser) => {
  const own = sites.get('own');
  const published = sites.get('published');
  return [
    ...['overview', 'dimension', 'gaps', 'roadmap', 'risks', 'method', 'print'].map((kind) => () => paper(browser, own, own.page(kind))),
    ...['overview', 'risks'].map((kind) => () => paper(browser, published, published.page(kind), 'letter')),
    () => paper(browser, sites.get('stress'), sites.get('stress').page('risks')),
  ];
};

module.exports = { tests };
