// What pages look like in every window: nothing scrolls sideways, nothing overlaps or leaves its cell, text and targets are large
// enough, marks stay visible in forced colours, and nothing moves where motion is not wanted.
'use strict';

const { check, report } = require('./harness.cjs');

// 640 and 320 are 1280 pixels at 200% and 400%.
const WIDTHS = [1440, 1024, 768, 640, 390, 360, 320];
const JUDGED = [1440, 390];

/** Everything that is too wide, too small, or lies on something else; runs in the page. */
function faults(smallest) {
  const found = [];
  const name = (element) => {
    const id = element.closest('[id]')?.id;
    return `${element.tagName.toLowerCase()}${element.classList.length > 0 ? `.${[...element.classList].join('.')}` : ''}${id ? ` in #${id}` : ''} “${element.textContent.trim().slice(0, 30)}”`;
  };
  const clippedAway = new Set([...document.querySelectorAll('*')].filter((element) => getComputedStyle(element).clipPath === 'inset(50%)'));
  const away = (element) => {
    for (let at = element; at; at = at.parentElement) if (clippedAway.has(at)) return true;
    return false;
  };
  const seen = (element) => element.checkVisibility({ contentVisibilityAuto: true, opacityProperty: true, visibilityProperty: true }) && !element.closest('.skip') && !away(element);
  const root = document.documentElement;
  if (root.scrollWidth > root.clientWidth) {
    const widest = [...document.querySelectorAll('main *')].filter(seen).sort((a, b) => b.getBoundingClientRect().right - a.getBoundingClientRect().right)[0];
    found.push(`scrolls ${root.scrollWidth - root.clientWidth} px sideways, widest: ${name(widest)}`);
  }
  const texts = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const element = node.parentElement;
    if (node.textContent.trim() === '' || !element || ['TITLE', 'DESC', 'SCRIPT'].includes(element.tagName.toUpperCase()) || !seen(element)) continue;
    const range = document.createRange();
    range.selectNodeContents(node);
    const boxes = [...range.getClientRects()].filter((box) => box.width > 0.5 && box.height > 0.5);
    if (boxes.length === 0) continue;
    texts.push({ element, boxes });
  }
  for (const { element, boxes } of texts) {
    const svg = element instanceof SVGElement;
    const matrix = svg ? element.getScreenCTM() : undefined;
    const scale = svg ? Math.sqrt(Math.abs(matrix.a * matrix.d - matrix.b * matrix.c)) : 1;
    const size = parseFloat(getComputedStyle(element).fontSize) * scale;
    if (size < (svg ? smallest.svg : smallest.html) - 0.05) found.push(`text of ${size.toFixed(1)} px: ${name(element)}`);
    const clipped = element.closest('.brand span, .prose pre');
    if (!clipped && boxes.some((box) => box.left < -1 || box.right > root.clientWidth + 1)) found.push(`text outside the window: ${name(element)}`);
    const cell = svg ? null : element.closest('td, th, li, dd, dt, .chip, .lv, .sev, .btn, .tag-r, .cell, .tcell');
    if (cell && !clipped) {
      const limit = cell.getBoundingClientRect();
      if (boxes.some((box) => box.left < limit.left - 2 || box.right > limit.right + 2)) found.push(`text leaves its ${cell.tagName.toLowerCase()}: ${name(element)}`);
    }
  }
  // Text over text: what floats above the page or scrolls by itself is no neighbour. Lines of large letters are set closer than their boxes are high.
  const core = (element, box) => {
    const height = Math.min(box.height, 0.9 * parseFloat(getComputedStyle(element).fontSize));
    const middle = (box.top + box.bottom) / 2;
    return { left: box.left, right: box.right, top: middle - height / 2, bottom: middle + height / 2, height };
  };
  const flat = texts.filter(({ element }) => !element.closest('.top, .rail, .beside, svg.chart, .strip, .ruler, .sticky thead')).flatMap(({ element, boxes }) => boxes.map((box) => ({ element, box: core(element, box) }))).sort((a, b) => a.box.top - b.box.top);
  flat.forEach((upper, at) => {
    for (let next = at + 1; next < flat.length && flat[next].box.top < upper.box.bottom; next += 1) {
      const lower = flat[next];
      if (upper.element === lower.element) continue;
      const across = Math.min(upper.box.right, lower.box.right) - Math.max(upper.box.left, lower.box.left);
      const down = Math.min(upper.box.bottom, lower.box.bottom) - lower.box.top;
      if (across > 2 && down > 0.25 * Math.min(upper.box.height, lower.box.height)) found.push(`text over text: ${name(upper.element)} and ${name(lower.element)}`);
    }
  });
  // Targets; a link in running text is as high as its line.
  for (const target of document.querySelectorAll('a[href], button, input, select, summary, textarea')) {
    if (!seen(target) && !target.matches('input')) continue;
    const box = (target.matches('input') ? target.parentElement : target).getBoundingClientRect();
    if (box.width === 0 || target.matches('.skip')) continue;
    const block = target.parentElement.closest('p, li, dd, td, th, div, figcaption, caption');
    const words = (element) => element.textContent.replace(/[\s,;.·]+/g, '').length;
    const running = getComputedStyle(target).display === 'inline' && words(block) > words(target);
    // A name of one letter is as wide as the letter.
    const narrow = box.width < smallest.target - 0.1 && target.textContent.trim().length !== 1;
    if (!running && (box.height < smallest.target - 0.1 || narrow)) found.push(`target of ${box.width.toFixed(0)}×${box.height.toFixed(0)} px: ${name(target)}`);
  }
  return [...new Set(found)];
}

async function widths(browser, site, page) {
  await browser.visit(site, page, {}, async (tab, where) => {
    // The page that holds everything consists of the others.
    for (const width of site.kind(page) === 'print' ? JUDGED : WIDTHS) {
      await tab.setViewportSize({ width, height: 900 });
      const judged = JUDGED.includes(width);
      const smallest = judged ? { html: 13, svg: 12, target: 24 } : { html: 0, svg: 0, target: 0 };
      for (const fault of await tab.evaluate(faults, smallest)) report(`${where} ${width}`, fault);
    }
  });
}

/** Cells, chips and marks have an edge when colours are taken away; the current page is marked. */
async function forcedColours(browser, site, page) {
  await browser.visit(site, page, { forcedColors: 'active', where: `${site.name}/${page} in forced colours` }, async (tab, where) => {
    const bare = await tab.evaluate(() => {
      const opaque = (colour) => !/rgba\(.*, 0\)|transparent|none/.test(colour);
      const edged = (element) => {
        const style = getComputedStyle(element);
        const border = parseFloat(style.borderTopWidth) > 0 && style.borderTopStyle !== 'none' && opaque(style.borderTopColor);
        const outline = parseFloat(style.outlineWidth) > 0 && style.outlineStyle !== 'none' && opaque(style.outlineColor);
        return border || outline;
      };
      const drawn = (element) => {
        const style = getComputedStyle(element);
        return (opaque(style.stroke) && parseFloat(style.strokeWidth) > 0) || opaque(style.fill);
      };
      const boxes = [...document.querySelectorAll('.lv, .cell, .tcell, .mx, .chip, .sev, .tread, .verdict, .tag-r, nav [aria-current]')].filter((element) => element.checkVisibility() && !edged(element));
      const marks = [...document.querySelectorAll('.strip :is(.now, .tgt, .prev, .dot, .bar), .ruler :is(.now, .tgt), .chart [class*=c-now], .chart [class*=c-target]')].filter((element) => element.checkVisibility() && !drawn(element));
      return [...boxes, ...marks].map((element) => element.getAttribute('class') ?? element.tagName);
    });
    check(bare.length === 0, where, `${bare.length} without a visible edge, such as ${[...new Set(bare)].slice(0, 5).join(', ')}`);
  });
}

async function motion(browser, site, page) {
  const moving = (tab) => tab.evaluate(() => [document.documentElement, ...document.querySelectorAll('body *')].filter((element) => {
    const style = getComputedStyle(element);
    return style.transitionDuration.split(',').some((time) => parseFloat(time) > 0) || style.animationName !== 'none' || style.scrollBehavior === 'smooth';
  }).length);
  await browser.visit(site, page, { reducedMotion: 'reduce', where: `${site.name}/${page} with reduced motion` }, async (tab, where) => {
    const count = await moving(tab);
    check(count === 0, where, `${count} elements move`);
    await tab.emulateMedia({ reducedMotion: 'no-preference' });
    check(await moving(tab) > 0, where, 'nothing moves otherwise either, so this test proves nothing');
  });
}

/** Where text runs from right to left, strips are mirrored and the words in them are not. */
async function mirrored(browser, site) {
  await browser.visit(site, site.page('overview'), {}, async (tab, where) => {
    const found = await tab.evaluate(() => {
      const strip = document.querySelector('td .strip');
      const mark = strip.querySelector('.now');
      const box = strip.getBoundingClientRect();
      const centre = mark.getBoundingClientRect().left + mark.getBoundingClientRect().width / 2;
      const turned = [...document.querySelectorAll('.strip text, .ruler text')].filter((text) => text.checkVisibility() && text.getScreenCTM().a < 0);
      const ticks = [...document.querySelectorAll('.ruler text')].map((text) => ({ label: Number(text.textContent), x: text.getBoundingClientRect().left }));
      return { share: (box.right - centre) / box.width, said: parseFloat(mark.getAttribute('cx')) / 100, turned: turned.length, ticks, signed: [...document.querySelectorAll('.chg')].map((change) => ({ text: change.textContent.trim(), dir: change.querySelector('bdi')?.dir })) };
    });
    check(Math.abs(found.share - found.said) < 0.01, where, `a mark at ${found.said} stands at ${found.share.toFixed(2)} from the right`);
    check(found.turned === 0, where, `${found.turned} texts are mirrored`);
    const sorted = [...found.ticks].sort((a, b) => b.x - a.x).map((tick) => tick.label);
    check(sorted.length > 2 && sorted.every((label, at) => at === 0 || label > sorted[at - 1]), where, `the ruler reads ${sorted.join(' ')} from the right`);
    check(found.signed.length > 0 && found.signed.every((change) => change.dir === 'ltr' && /^[+−-]?\d/.test(change.text)), where, `signed numbers: ${JSON.stringify(found.signed)}`);
  });
}

const tests = (sites, browser) => {
  const judged = { own: 1, stress: 2, rtl: 1, tiny: 2, 'ml-test-score': 1, 'mlops-levels': 1, de: 1 };
  const pages = Object.entries(judged).flatMap(([name, most]) => sites.get(name).sample(most).map((page) => [sites.get(name), page]));
  return [
    ...pages.filter(([site, page]) => site.kind(page) !== '404' && (site.kind(page) !== 'print' || site.name === 'own')).map(([site, page]) => () => widths(browser, site, page)),
    ...sites.get('own').sample().filter((page) => sites.get('own').kind(page) !== '404').map((page) => () => forcedColours(browser, sites.get('own'), page)),
    ...['overview', 'risks'].map((kind) => () => motion(browser, sites.get('own'), sites.get('own').page(kind))),
    () => mirrored(browser, sites.get('rtl')),
  ];
};

module.exports = { tests };
