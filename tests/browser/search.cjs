// Search: `/` goes to the field, a capability, a risk and an owner are found, arrow keys and Enter lead there, Escape closes; on the
// server and on disk, and nothing of it is loaded before.
'use strict';

const { check } = require('./harness.cjs');

const HITS = '[role=listbox] [role=option]';

async function finds(tab, where, words) {
  await tab.locator('[data-search]').fill(words);
  await tab.locator(HITS).first().waitFor({ timeout: 10_000 });
  const hits = await tab.locator(HITS).allTextContents();
  check(hits.some((hit) => hit.toLowerCase().includes(words.toLowerCase())), where, `“${words}” is not among ${hits.slice(0, 3).join(' | ')}`);
}

async function search(browser, site, page, from) {
  const a = site.assessment(page);
  const capability = a.dimensions[0].capabilities[0];
  const owner = a.dimensions.flatMap((d) => d.capabilities).find((c) => c.owner).owner;
  const risk = a.risks.register[0];
  const asked = [];
  const before = (tab) => tab.on('request', (request) => asked.push(request.url()));
  await browser.visit(site, page, { from, before, where: `${site.name}/${page} search from ${from}` }, async (tab, where) => {
    check(!asked.some((url) => /search/.test(url)), where, 'the search is loaded before anybody asks for it');
    await tab.keyboard.press('/');
    check(await tab.evaluate(() => document.activeElement.matches('input[type=search][data-search]')), where, '`/` does not go to the field');
    for (const words of [capability.name, owner, risk.title]) await finds(tab, where, words);
    await tab.keyboard.press('Escape');
    check(await tab.locator(HITS).first().isHidden(), where, 'Escape does not close the results');
    await finds(tab, where, capability.name);
    await tab.keyboard.press('ArrowDown');
    const chosen = tab.locator(`${HITS}[aria-selected=true]`);
    check(await chosen.count() === 1, where, 'the arrow key chooses no result');
    const target = await chosen.evaluate((link) => link.href);
    await tab.keyboard.press('Enter');
    await tab.waitForURL((url) => url.href === target, { timeout: 10_000 });
    check(target.endsWith(capability.url), where, `leads to ${target}`);
  });
}

const tests = (sites, browser) => ['server', 'disk'].flatMap((from) => ['own', 'rtl'].map((name) => () => search(browser, sites.get(name), sites.get(name).page('overview'), from)));

module.exports = { tests };
