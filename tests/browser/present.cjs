// The projector view: every slide fits the windows of projectors whole and in large letters; keys, addresses and buttons lead
// where they say; and nothing is lost without scripts.
'use strict';

const { check } = require('./harness.cjs');
const { complies } = require('./accessibility.cjs');

const PROJECTORS = [{ width: 1280, height: 720 }, { width: 1920, height: 1080 }];
/** What people at the back can read in a window of 720 pixels: what levels mean, and everything else. */
const SMALLEST = { text: 18, other: 13 };

/** How long a page may take on a busy machine. */
const PATIENCE = 10_000;

const view = (a) => `${a.url}present.html`;
const shown = (tab) => tab.evaluate(() => [...document.querySelectorAll('.slide')].filter((slide) => slide.checkVisibility()).map((slide) => slide.id));
const anchors = (a) => ['whole', ...a.dimensions.flatMap((d) => [`d.${d.id}`, ...d.capabilities.map((c) => c.anchor)])];

/** Shows every slide; what of one cannot be seen whole, or is too small. Runs in the page. */
async function faults({ smallest, anchors }) {
  const all = [];
  for (const anchor of anchors) {
    const turned = location.hash === `#${anchor}` || new Promise((done) => { addEventListener('hashchange', done, { once: true }); });
    location.replace(`#${anchor}`);
    await turned;
    const seen = [...document.querySelectorAll('.slide')].filter((slide) => slide.checkVisibility()).map((slide) => slide.id);
    if (seen.join() !== anchor) all.push(`${seen.join(' and ')} instead of ${anchor}`);
    all.push(...judged());
  }
  return all;

  function judged() {
    const found = [];
    const slide = document.querySelector('.slide:not([hidden])');
    const say = (what) => found.push(`${slide.id}: ${what}`);
    const scale = innerHeight / 720;
    for (const box of [document.documentElement, slide, document.querySelector('.beside')]) {
      const [down, across] = [box.scrollHeight - box.clientHeight, box.scrollWidth - box.clientWidth];
      if (down > 1 || across > 1) say(`${box.className || 'the page'} scrolls by ${down} and ${across}`);
    }
    const room = slide.getBoundingClientRect();
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const element = node.parentElement;
      if (node.textContent.trim() === '' || !element.checkVisibility() || element.closest('.sr, .skip, title, desc, .caption')) continue;
      const range = document.createRange();
      range.selectNodeContents(node);
      const text = node.textContent.trim().slice(0, 30);
      const drawn = element instanceof SVGElement ? element.getScreenCTM().a : 1;
      const size = (parseFloat(getComputedStyle(element).fontSize) * drawn) / scale;
      const least = element.closest('.ds, .card .nm, .list, .ask, .says') ? smallest.text : smallest.other;
      if (size < least - 0.05) say(`text of ${size.toFixed(1)} px: ${text}`);
      const limits = [[{ left: 0, top: 0, right: innerWidth, bottom: innerHeight }, 'the window'], ...(slide.contains(element) ? [[room, 'the slide']] : [])];
      const card = element.closest('.card, td, th, .dims a');
      if (card) limits.push([card.getBoundingClientRect(), 'its card']);
      for (const [limit, name] of limits) {
        const out = [...range.getClientRects()].some((box) => box.width > 0.5 && (box.left < limit.left - 1.5 || box.right > limit.right + 1.5 || box.top < limit.top - 1.5 || box.bottom > limit.bottom + 1.5));
        if (out) say(`text leaves ${name}: ${text}`);
      }
    }
    return [...new Set(found)];
  }
}

/** Every slide is shown alone and fits. */
async function fits(browser, site, a, viewport) {
  await browser.visit(site, view(a), { viewport, where: `${site.name}/${view(a)} at ${viewport.width}` }, async (tab, where) => {
    const order = await tab.evaluate(() => [...document.querySelectorAll('.slide')].map((slide) => slide.id));
    check(order.join() === anchors(a).join(), where, `other slides than the report has: ${order.join(' ')}`);
    for (const fault of await tab.evaluate(faults, { smallest: SMALLEST, anchors: order })) check(false, where, fault);
  });
}

async function press(tab, key) {
  await tab.keyboard.press(key);
  await tab.waitForTimeout(60);
  return (await shown(tab)).join();
}

async function keys(browser, site, a) {
  const all = anchors(a);
  const [first, second] = a.dimensions;
  await browser.visit(site, view(a), { viewport: PROJECTORS[0], where: `${site.name}/${view(a)} by keys` }, async (tab, where) => {
    const steps = [
      ['PageDown', all[1]], [' ', all[2]], ['ArrowRight', all[3]], ['ArrowLeft', all[2]], ['PageUp', all[1]], ['End', all.at(-1)], ['Home', 'whole'],
      ['ArrowDown', `d.${first.id}`], [']', `d.${second.id}`], ['ArrowRight', second.capabilities[0].anchor], ['ArrowUp', `d.${second.id}`], ['[', `d.${first.id}`], ['[', 'whole'], ['ArrowLeft', 'whole'],
    ];
    for (const [key, anchor] of steps) {
      const now = await press(tab, key);
      check(now === anchor, where, `${key} shows ${now} instead of ${anchor}`);
    }
    // Keys that come faster than the browser tells of a new address.
    await tab.evaluate(() => ['ArrowRight', 'ArrowRight'].forEach((key) => document.body.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true }))));
    check((await shown(tab)).join() === all[2], where, `two quick keys show ${await shown(tab)} instead of ${all[2]}`);
    await press(tab, 'End');
    const state = await tab.evaluate(() => ({ count: document.querySelector('[data-count]').textContent, focus: document.activeElement.tagName + document.activeElement.textContent, heading: document.querySelector('.slide:not([hidden]) h2').textContent, current: document.querySelector('.dims [aria-current=true]').hash, spokes: document.querySelectorAll('.beside .at').length, disabled: document.querySelector('[data-go="1"]').disabled }));
    check(state.count.includes(`${all.length} `) || state.count.endsWith(String(all.length)), where, `the count says ${state.count}`);
    check(state.focus === `H2${state.heading}`, where, `the focus is on ${state.focus}`);
    check(state.current === `#d.${a.dimensions.at(-1).id}` && state.spokes === 1 && state.disabled, where, `the last slide is marked wrongly: ${JSON.stringify(state)}`);
    for (const modifier of ['Control', 'Alt', 'Meta']) check(await press(tab, `${modifier}+Home`) === all.at(-1), where, `${modifier} and Home are taken`);
    await tab.evaluate(() => { document.querySelector('.slide:not([hidden])').append(document.createElement('input')); document.querySelector('.slide:not([hidden]) input').focus(); });
    for (const key of ['p', '?', 'Home', ' ', 'ArrowLeft', '[']) check(await press(tab, key) === all.at(-1), where, `${key} does something while somebody writes`);
    check(await tab.locator('input').inputValue() !== '', where, 'the field got nothing');
    await tab.evaluate(() => document.activeElement.blur());
    await press(tab, '?');
    check(await tab.locator('#keys').isVisible(), where, '? does not tell the keys');
    check(await press(tab, 'ArrowLeft') === all.at(-1), where, 'slides change behind the list of keys');
    await press(tab, 'Escape');
    check(!(await tab.locator('#keys').isVisible()) && (await shown(tab)).length === 1, where, 'Escape does not just close the list of keys');
    await tab.locator('[data-go="-1"]').click();
    await tab.waitForTimeout(60);
    check((await shown(tab)).join() === all.at(-2), where, 'the button does not lead to the slide before');
    await tab.locator('.dims a').first().click();
    await tab.waitForTimeout(60);
    check((await shown(tab)).join() === `d.${first.id}`, where, 'the list does not lead to a dimension');
  });
}

/** From the report to the slide of what is looked at, and back to where one came from. */
async function backAndForth(browser, site, a, from) {
  const d = a.dimensions.find((each) => each.capabilities.length > 2);
  const c = d.capabilities[2];
  const folder = (from === 'disk' ? site.onDisk : site.onServer) + a.url;
  const place = (tab) => tab.url().replace(folder, '');
  const ready = (tab) => tab.evaluate(() => document.fonts.ready.then(() => undefined));
  const opened = async (tab, file) => {
    await tab.goto(folder + file).catch(() => {});
    await tab.waitForURL(/present\.html/);
    await ready(tab);
  };
  const go = async (tab, key, where, wanted) => {
    await tab.keyboard.press(key);
    await tab.waitForURL(folder + wanted, { timeout: PATIENCE }).catch(() => {});
    await ready(tab);
    check(place(tab) === wanted, where, `${key} leads to ${place(tab)} instead of ${wanted}`);
  };
  // Who leaves a page while it loads does not wait for its fonts.
  const allowed = (text) => text.endsWith('.woff2');
  await browser.visit(site, `${a.url}${d.url}`, { from, allowed, fresh: true, reducedMotion: 'reduce', where: `${site.name}/${a.url} back and forth from ${from}` }, async (tab, where) => {
    await go(tab, 'p', where, `present.html#d.${d.id}`);
    await go(tab, 'p', where, d.url);
    await tab.evaluate((anchor) => document.getElementById(anchor).scrollIntoView(), c.anchor);
    await go(tab, 'P', where, `present.html#${c.anchor}`);
    await go(tab, 'ArrowLeft', where, `present.html#${d.capabilities[1].anchor}`);
    await go(tab, 'Escape', where, d.capabilities[1].url);
    await opened(tab, `${d.url}?present#${c.anchor}`);
    check((await shown(tab)).join() === c.anchor, where, `?present at ${c.anchor} shows ${await shown(tab)}`);
    await opened(tab, `${d.url}?present`);
    check((await shown(tab)).join() === `d.${d.id}`, where, `?present on a dimension shows ${await shown(tab)}`);
    await tab.goto(`${folder}method.html`);
    await go(tab, 'p', where, 'present.html');
    await go(tab, 'Escape', where, 'method.html');
    await tab.locator('[data-search]').focus();
    await tab.keyboard.press('p');
    check(place(tab) === 'method.html' && await tab.locator('[data-search]').inputValue() === 'p', where, 'p leaves while somebody searches');
    await tab.locator('[data-present]').click();
    await tab.waitForURL(/present\.html/);
    await tab.goto(`${tab.url().split('#')[0]}#c.nothing`);
    check((await shown(tab)).join() === 'whole', where, 'an address of nothing shows nothing');
  });
}

/** What changes in the page while it is shown leaves the slide where it is. */
async function patched(browser, site, a) {
  const anchor = a.dimensions[1].capabilities[0].anchor;
  await browser.visit(site, `${view(a)}#${anchor}`, { where: `${site.name}/${view(a)} changed in place` }, async (tab, where) => {
    await tab.evaluate(() => {
      const fresh = new DOMParser().parseFromString(document.documentElement.outerHTML, 'text/html');
      fresh.querySelectorAll('.slide').forEach((slide) => slide.removeAttribute('hidden'));
      fresh.querySelectorAll('.dims a').forEach((link) => link.removeAttribute('aria-current'));
      document.querySelector('main').replaceChildren(...fresh.querySelector('main').children);
      document.dispatchEvent(new CustomEvent('gapmap:patched'));
    });
    check((await shown(tab)).join() === anchor, where, `then ${await shown(tab)} is shown`);
    check(await tab.locator('.dims [aria-current=true]').count() === 1, where, 'the dimension is marked no longer');
    await tab.keyboard.press('ArrowRight');
    await tab.waitForTimeout(60);
    check((await shown(tab)).join() === a.dimensions[1].capabilities[1].anchor, where, 'then keys do nothing');
  });
}

async function withoutScripts(browser, site, a) {
  for (const viewport of [PROJECTORS[0], { width: 390, height: 800 }]) {
    await browser.visit(site, view(a), { viewport, javaScriptEnabled: false, where: `${site.name}/${view(a)} without scripts ${viewport.width}` }, async (tab, where) => {
      for (const anchor of anchors(a)) check(await tab.locator(`[id="${anchor}"]`).isVisible(), where, `${anchor} is hidden`);
      check(await tab.locator('.js-only:visible').count() === 0, where, 'offers what only scripts can do');
    });
  }
}

/** Slides of each kind, for people who do not see them. */
async function accessible(browser, site, a, viewport, colorScheme) {
  const [d] = a.dimensions;
  const open = a.dimensions.flatMap((each) => each.capabilities).find((c) => c.state !== 'answered');
  for (const anchor of ['whole', `d.${d.id}`, d.capabilities[0].anchor, open?.anchor].filter(Boolean)) {
    await browser.visit(site, `${view(a)}#${anchor}`, { bypassCSP: true, viewport, colorScheme, reducedMotion: 'reduce', where: `${site.name}/${view(a)}#${anchor} ${viewport.width} ${colorScheme}` }, (tab, where) => complies(tab, where));
  }
}

const tests = (sites, browser) => {
  const own = sites.get('own');
  const of = (name) => sites.get(name).report.assessments.map((a) => [sites.get(name), a]);
  const [long] = own.report.assessments;
  const open = own.report.assessments.find((a) => a.id === 'tidewise');
  return [
    ...['own', 'de', 'ml-test-score', 'mlops-levels', 'rtl', 'tiny'].flatMap(of).flatMap(([site, a]) => PROJECTORS.map((viewport) => () => fits(browser, site, a, viewport))),
    () => keys(browser, own, long),
    ...['server', 'disk'].map((from) => () => backAndForth(browser, own, long, from)),
    () => patched(browser, own, long),
    () => withoutScripts(browser, own, open),
    ...[PROJECTORS[0], { width: 390, height: 800 }].map((viewport) => () => accessible(browser, own, open, viewport, 'light')),
    () => accessible(browser, own, open, PROJECTORS[0], 'dark'),
    () => accessible(browser, sites.get('rtl'), sites.get('rtl').report.assessments[0], PROJECTORS[0], 'light'),
    () => accessible(browser, sites.get('stress'), sites.get('stress').report.assessments[0], PROJECTORS[0], 'light'),
  ];
};

module.exports = { tests };
