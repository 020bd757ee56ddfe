// What assistive technology meets: no violation found by axe-core, one first heading, no skipped level, named landmarks, and
// every drawing either described or hidden beside the same values in a table.
'use strict';

const fs = require('node:fs');
const { check, report } = require('./harness.cjs');

const axe = fs.readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');
const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
/** What else could change with the theme? */
const COLOURS = ['color-contrast', 'link-in-text-block'];

async function violations(tab, where, runOnly) {
  const found = await tab.evaluate((only) => globalThis.axe.run(document, { runOnly: only, resultTypes: ['violations'] }), runOnly);
  for (const violation of found.violations) {
    report(where, `axe ${violation.id} (${violation.nodes.length}): ${violation.help}; first: ${violation.nodes[0].target.join(' ')}`);
  }
}

/** All rules, on a page as it is now. */
async function complies(tab, where) {
  await tab.evaluate(axe);
  await violations(tab, where, { type: 'tag', values: RULES });
}

/** All rules in the light theme, those about colours again in the dark one. */
async function audit(browser, site, page, width) {
  // The page is under a policy that forbids injected code; the audit is allowed around it, requests are still watched.
  await browser.visit(site, page, { bypassCSP: true, reducedMotion: 'reduce', viewport: { width, height: 900 }, colorScheme: 'light', where: `${site.name}/${page} ${width}` }, async (tab, where) => {
    await complies(tab, `${where} light`);
    await tab.emulateMedia({ colorScheme: 'dark' });
    await violations(tab, `${where} dark`, { type: 'rule', values: COLOURS });
  });
}

function structure() {
  const faults = [];
  const headings = [...document.querySelectorAll('h1, h2, h3, h4, h5, h6')].map((heading) => Number(heading.tagName[1]));
  if (headings.filter((level) => level === 1).length !== 1) faults.push(`${headings.filter((level) => level === 1).length} first headings`);
  if (headings[0] !== 1) faults.push('the first heading is not of the first level');
  headings.forEach((level, at) => {
    if (at > 0 && level > headings[at - 1] + 1) faults.push(`level ${level} follows level ${headings[at - 1]}`);
  });
  const lost = !document.querySelector('link[rel=stylesheet]');
  for (const landmark of lost ? ['main'] : ['body > header', 'main', 'footer']) {
    if (document.querySelectorAll(landmark).length !== 1) faults.push(`${document.querySelectorAll(landmark).length} × ${landmark}`);
  }
  const names = [...document.querySelectorAll('nav')].map((nav) => nav.getAttribute('aria-label') ?? document.getElementById(nav.getAttribute('aria-labelledby'))?.textContent ?? '');
  if (names.some((name) => name.trim() === '') || new Set(names).size !== names.length) faults.push(`navigations are called ${names.join(', ')}`);
  for (const svg of document.querySelectorAll('svg')) {
    if (svg.closest('[aria-hidden=true]')) continue;
    const labels = (svg.getAttribute('aria-labelledby') ?? '').split(' ').map((id) => document.getElementById(id));
    const said = (tag) => labels.find((label) => label?.tagName.toLowerCase() === tag)?.textContent.trim();
    if (svg.getAttribute('role') !== 'img' || !said('title') || !said('desc')) faults.push(`a drawing without title and description: ${svg.outerHTML.slice(0, 80)}`);
    if (!svg.closest('figure, .fig')) faults.push('a chart outside a figure');
  }
  for (const strip of document.querySelectorAll('td .strip, td .tally, td .share')) {
    const numbers = strip.closest('tr').textContent.replace(strip.textContent, '');
    if (!/\d|–|n\/a|\?/.test(numbers)) faults.push(`a strip without its values in the row: ${strip.closest('tr').textContent.trim().slice(0, 40)}`);
  }
  return faults;
}

const tests = (sites, browser) => {
  const wide = ['own', 'rtl'].flatMap((name) => sites.get(name).sample().map((page) => [sites.get(name), page]));
  const narrow = wide.filter(([site, page]) => site.kind(page) !== 'print');
  const others = [['tiny', 'overview'], ['tiny', 'dimension'], ['tiny', 'portfolio'], ['ml-test-score', 'overview'], ['ml-test-score', 'method'], ['mlops-levels', 'dimension'], ['stress', 'overview'], ['hostile', 'dimension'], ['de', 'risks']];
  return [
    ...wide.map(([site, page]) => () => audit(browser, site, page, 1440)),
    ...narrow.map(([site, page]) => () => audit(browser, site, page, 390)),
    ...others.map(([name, kind]) => () => audit(browser, sites.get(name), sites.get(name).page(kind), 390)),
    ...[...sites.values()].flatMap((site) => site.sample().map((page) => () => browser.visit(site, page, {}, async (tab, where) => {
      for (const fault of await tab.evaluate(structure)) report(where, fault);
      check(await tab.evaluate(() => document.querySelector('main').id === 'main'), where, 'main has another id');
    }))),
  ];
};

module.exports = { complies, tests };
