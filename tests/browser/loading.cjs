// Pages load from a folder and from below a sub-path without a word of the browser and without leaving the site; they also
// work without scripts; and the page for missing addresses works where it is served.
'use strict';

const { SUB_PATH, check, squeeze } = require('./harness.cjs');

/** Texts of a page that a reader without scripts must find, too. */
const readable = (tab) => tab.evaluate(() => ({
  text: document.querySelector('main').innerText,
  // What only scripts offer: choices to try out, not facts.
  offered: [...document.querySelectorAll('main .js-only')].map((part) => part.innerText).join(' '),
  charts: document.querySelectorAll('main svg').length,
  tables: document.querySelectorAll('main table').length,
  links: [...document.querySelectorAll('nav a, main a')].map((link) => link.getAttribute('href')),
  downloads: [...document.querySelectorAll('a[download]')].filter((link) => link.checkVisibility()).length,
}));

async function withoutScripts(browser, site, page) {
  const withScripts = await browser.visit(site, page, { from: 'disk' }, readable);
  await browser.visit(site, page, { from: 'disk', javaScriptEnabled: false, where: `${site.name}/${page} without scripts` }, async (tab, where) => {
    const bare = await readable(tab);
    for (const part of ['charts', 'tables', 'downloads']) check(bare[part] === withScripts[part], where, `${bare[part]} ${part}, with scripts ${withScripts[part]}`);
    check(JSON.stringify(bare.links) === JSON.stringify(withScripts.links), where, 'other links than with scripts');
    const lost = squeeze(bare.text).length / (squeeze(withScripts.text).length - squeeze(withScripts.offered).length);
    check(lost > 0.9, where, `shows ${Math.round(100 * lost)}% of the text it has with scripts`);
    check(await tab.locator('.js-only:visible').count() === 0, where, 'shows a control that needs scripts');
  });
}

async function menuWithoutScripts(browser, site, page) {
  await browser.visit(site, page, { from: 'disk', javaScriptEnabled: false, viewport: { width: 390, height: 800 }, where: `${site.name}/${page} menu without scripts` }, async (tab, where) => {
    const link = tab.locator('#nav a').first();
    check(!(await link.isVisible()), where, 'the menu is open before it is asked for');
    await tab.locator('[popovertarget=nav]').first().click();
    check(await link.isVisible(), where, 'the menu does not open');
    await tab.keyboard.press('Escape');
    check(!(await link.isVisible()), where, 'the menu does not close with Escape');
  });
}

/** A nested address that does not exist gets the page for missing addresses, styled and with links that work. */
async function missing(browser, site) {
  const allowed = (message) => /404/.test(message) && !/assets/.test(message);
  await browser.visit(site, 'no/such/place/page.html', { allowed, where: `${site.name} missing address` }, async (tab, where) => {
    check(await tab.evaluate(() => getComputedStyle(document.querySelector('.top')).position === 'sticky'), where, 'is not styled');
    const targets = await tab.evaluate(() => [...document.querySelectorAll('a[href]')].map((link) => link.href.replace(/#.*/, '')).filter((href) => href !== location.href));
    check(targets.length > 0, where, 'links to no page');
    for (const target of new Set(targets)) {
      const answer = await tab.request.get(target);
      check(answer.status() === 200 && new URL(target).pathname.startsWith(SUB_PATH), where, `links to ${target}, which is not there`);
    }
  });
}

/** Without a published address the page cannot know the way home: it asks for nothing and links to nothing. */
async function missingAnywhere(browser, site) {
  const allowed = (message) => /404/.test(message) && !/assets/.test(message);
  await browser.visit(site, 'no/such/place/page.html', { allowed, where: `${site.name} missing address` }, async (tab, where) => {
    check((await tab.locator('h1').innerText()).length > 0, where, 'has no heading');
    const links = await tab.evaluate(() => [...document.querySelectorAll('a[href]')].map((link) => link.getAttribute('href')).filter((href) => !href.startsWith('#')));
    check(links.length === 0, where, `links that lead nowhere from here: ${links.slice(0, 3).join(', ')}`);
  });
}

const tests = (sites, browser) => {
  const quiet = [...sites.values()].flatMap((site) => {
    const from = (where, pages) => pages.map((page) => () => browser.visit(site, page, { from: where, where: `${site.name}/${page} from ${where}` }, async () => {}));
    return [...from('server', site.sample()), ...(['own', 'hostile'].includes(site.name) ? from('disk', site.sample()) : [])];
  });
  const bare = ['own', 'rtl'].flatMap((name) => sites.get(name).sample().map((page) => () => withoutScripts(browser, sites.get(name), page)));
  return [
    ...quiet,
    ...bare,
    () => menuWithoutScripts(browser, sites.get('own'), sites.get('own').page('risks')),
    () => menuWithoutScripts(browser, sites.get('rtl'), sites.get('rtl').page('overview')),
    () => missing(browser, sites.get('published')),
    () => missingAnywhere(browser, sites.get('own')),
  ];
};

module.exports = { tests };
