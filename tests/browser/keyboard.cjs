// A page by the Tab key alone: the skip link comes first and works, the order is that of the document, and every stop is visibly
// focused, with enough contrast, and not hidden under the bar.
'use strict';

const { check, report } = require('./harness.cjs');

const MOST_STOPS = 150;
const CONTRAST = 3;

/** What has the focus now, and how that shows; runs in the page. */
function stop() {
  const element = document.activeElement;
  if (!element || element === document.body) return null;
  globalThis.stops ??= [];
  const before = globalThis.stops.at(-1);
  globalThis.stops.push(element);
  const channels = (colour) => {
    const canvas = new OffscreenCanvas(1, 1).getContext('2d');
    canvas.fillStyle = colour;
    canvas.fillRect(0, 0, 1, 1);
    return [...canvas.getImageData(0, 0, 1, 1).data];
  };
  const luminance = (colour) => {
    const [r, g, b] = channels(colour).map((channel) => channel / 255).map((c) => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4));
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const ground = (start) => {
    for (let at = start.parentElement; at; at = at.parentElement) {
      const colour = getComputedStyle(at).backgroundColor;
      if (channels(colour)[3] === 255) return colour;
    }
    return 'white';
  };
  // A pill shows the focus of the control that it covers.
  const shown = element.matches('.pill input') ? element.nextElementSibling : element;
  const style = getComputedStyle(shown);
  const [one, two] = [luminance(style.outlineColor), luminance(ground(shown))].sort((a, b) => b - a);
  const boxes = [...shown.getClientRects()].filter((box) => box.width > 0 && box.height > 0);
  const inside = (box) => {
    const top = document.elementFromPoint(box.left + box.width / 2, box.top + box.height / 2);
    return top && (shown.contains(top) || top.contains(shown) || top.parentElement === shown.parentElement);
  };
  return {
    name: `${element.tagName.toLowerCase()} “${(element.getAttribute('aria-label') ?? element.textContent).trim().slice(0, 30)}”`,
    isSkip: element.matches('.skip'),
    isRadio: element.matches('input[type=radio]'),
    width: style.outlineStyle === 'none' ? 0 : parseFloat(style.outlineWidth),
    contrast: (one + 0.05) / (two + 0.05),
    visible: boxes.some(inside),
    under: boxes.length > 0 && !element.closest('.top') && document.querySelector('.top') && boxes.every((box) => box.top < document.querySelector('.top').getBoundingClientRect().bottom - 1 && !element.closest('.rail, .skip')),
    inOrder: !before || before === element || Boolean(before.compareDocumentPosition(element) & Node.DOCUMENT_POSITION_FOLLOWING),
    again: globalThis.stops.indexOf(element) !== globalThis.stops.length - 1,
  };
}

async function walk(browser, site, page, options) {
  await browser.visit(site, page, { reducedMotion: 'reduce', ...options, where: `${site.name}/${page} by keyboard ${options.viewport?.width ?? 1440} ${options.colorScheme ?? ''}` }, async (tab, where) => {
    let count = 0;
    for (; count < MOST_STOPS; count += 1) {
      await tab.keyboard.press('Tab');
      const at = await tab.evaluate(stop);
      if (!at || at.again) break;
      if (count === 0) check(at.isSkip, where, `the first stop is ${at.name}`);
      check(at.width >= 3, where, `${at.name} has an outline of ${at.width} px when focused`);
      check(at.contrast >= CONTRAST, where, `the outline of ${at.name} has a contrast of ${at.contrast.toFixed(1)}`);
      check(at.visible && !at.under, where, `${at.name} is hidden when focused`);
      check(at.inOrder, where, `${at.name} comes out of order`);
    }
    check(count > 5, where, `only ${count} stops`);
  });
}

async function skip(browser, site, page) {
  await browser.visit(site, page, { where: `${site.name}/${page} skip link` }, async (tab, where) => {
    await tab.keyboard.press('Tab');
    const box = await tab.locator('.skip').boundingBox();
    check(box.y >= 0, where, 'the skip link stays out of sight when focused');
    await tab.keyboard.press('Enter');
    check(await tab.evaluate(() => document.activeElement.id === 'main'), where, 'focus does not move to the main part');
    await tab.keyboard.press('Tab');
    check(await tab.evaluate(() => Boolean(document.activeElement.closest('main, .pager, .foot'))), where, 'the next stop is before the main part');
  });
}

/** The menu of a narrow window by keys: opens, keeps the order, closes with Escape and gives the focus back. */
async function menu(browser, site, page) {
  await browser.visit(site, page, { viewport: { width: 390, height: 800 }, where: `${site.name}/${page} menu by keyboard` }, async (tab, where) => {
    await tab.locator('[popovertarget=nav]').first().focus();
    await tab.keyboard.press('Enter');
    check(await tab.locator('#nav').isVisible(), where, 'the menu does not open');
    await tab.keyboard.press('Tab');
    if (!(await tab.evaluate(() => Boolean(document.activeElement.closest('#nav'))))) report(where, 'the next stop is not in the menu');
    await tab.keyboard.press('Escape');
    check(!(await tab.locator('#nav').isVisible()), where, 'the menu does not close');
    check(await tab.evaluate(() => document.activeElement.matches('[popovertarget=nav]')), where, 'the focus is not back at the button');
  });
}

const tests = (sites, browser) => {
  const own = sites.get('own');
  const pages = ['portfolio', 'overview', 'gaps', 'roadmap', 'risks', 'dimension', 'method'].map((kind) => own.page(kind));
  return [
    ...pages.map((page) => () => walk(browser, own, page, {})),
    ...['overview', 'gaps', 'risks'].map((kind) => () => walk(browser, own, own.page(kind), { viewport: { width: 390, height: 700 } })),
    () => walk(browser, own, own.page('overview'), { colorScheme: 'dark' }),
    () => walk(browser, sites.get('rtl'), sites.get('rtl').page('gaps'), {}),
    () => skip(browser, own, own.page('overview')),
    () => skip(browser, sites.get('rtl'), sites.get('rtl').page('overview')),
    () => menu(browser, own, own.page('overview')),
  ];
};

module.exports = { tests };
