// What the scripts do: the theme, sorting, filters, links into closed details, and search; each also with storage blocked.
'use strict';

const { check, report } = require('./harness.cjs');

const background = (tab) => tab.evaluate(() => getComputedStyle(document.documentElement).backgroundColor);
const theme = (tab) => tab.locator('[data-theme-btn]');

async function themeFollowsTheSystem(browser, site, page) {
  await browser.visit(site, page, { fresh: true, colorScheme: 'light', where: `${site.name} theme` }, async (tab, where) => {
    const light = await background(tab);
    await tab.emulateMedia({ colorScheme: 'dark' });
    const dark = await background(tab);
    check(light !== dark, where, 'does not follow the system');
    const names = [];
    const seen = [];
    for (let press = 0; press < 3; press += 1) {
      await theme(tab).click();
      names.push(await theme(tab).getAttribute('aria-label'));
      seen.push(await background(tab));
    }
    check(new Set(names).size === 3, where, `the states are called ${names.join(', ')}`);
    check(seen.join() === [light, dark, dark].join(), where, `light, dark, automatic look like ${seen.join(', ')}`);
    await theme(tab).click();
    await tab.reload();
    check(await background(tab) === light, where, 'the choice is lost after a reload');
    await tab.goto(site.onServer + site.page('method'));
    check(await background(tab) === light, where, 'the choice is lost on another page');
    check(await theme(tab).getAttribute('aria-label') === names[0], where, 'the button does not say the choice on another page');
  });
}

/** The stored choice holds before anything is painted: the script in the head blocks, and the ground never changes. */
async function noFlash(browser, site, page) {
  const before = (tab) => tab.addInitScript(() => {
    localStorage.setItem('gapmap-theme', 'dark');
    globalThis.grounds = [];
    const note = () => globalThis.grounds.push(getComputedStyle(document.documentElement).backgroundColor);
    document.addEventListener('readystatechange', note);
    document.addEventListener('DOMContentLoaded', note);
    requestAnimationFrame(function frame() {
      if (document.body) note();
      if (globalThis.grounds.length < 12) requestAnimationFrame(frame);
    });
  });
  await browser.visit(site, page, { fresh: true, colorScheme: 'light', before, where: `${site.name}/${page} first paint` }, async (tab, where) => {
    const grounds = await tab.evaluate(() => [...new Set(globalThis.grounds)]);
    check(grounds.length === 1, where, `the ground changes: ${grounds.join(', ')}`);
    await theme(tab).click();
    check(await background(tab) !== grounds[0], where, 'the ground was not the dark one');
    const blocking = await tab.evaluate(() => [...document.head.querySelectorAll('script')].some((script) => /early/.test(script.src) && !script.defer && !script.async));
    check(blocking, where, 'the early script does not block');
  });
}

async function withoutStorage(browser, site, page) {
  const before = (tab) => tab.addInitScript(() => Object.defineProperty(globalThis, 'localStorage', { get() { throw new DOMException('denied', 'SecurityError'); } }));
  await browser.visit(site, page, { fresh: true, colorScheme: 'light', before, where: `${site.name}/${page} without storage` }, async (tab, where) => {
    const light = await background(tab);
    await theme(tab).click();
    await theme(tab).click();
    check(await background(tab) !== light, where, 'the theme cannot be changed');
    const head = tab.locator('table[data-sort] th button').first();
    if (await head.count() > 0) {
      await head.click();
      check(await tab.locator('th[aria-sort]').count() === 1, where, 'tables cannot be sorted');
    }
  });
}

/** Every column of every table: one header says the order, a live region says it, values follow it, equals keep their places. */
async function sorting(browser, site, page) {
  await browser.visit(site, page, { where: `${site.name}/${page} sorting` }, async (tab, where) => {
    const faults = await tab.evaluate(() => {
      const found = [];
      document.querySelectorAll('details').forEach((details) => { details.open = true; });
      const live = document.querySelector('[data-live]');
      if (live?.getAttribute('role') !== 'status') found.push('no live region');
      const tables = [...document.querySelectorAll('table[data-sort]')];
      if (tables.length === 0) found.push('no table to sort');
      for (const table of tables) {
        const body = table.tBodies[0];
        const order = () => [...body.rows].map((row) => row.dataset.n);
        const first = order().join();
        const heads = [...table.tHead.rows[0].cells];
        for (const [column, head] of heads.entries()) {
          if (!head.hasAttribute('data-k')) continue;
          const button = head.querySelector('button');
          const label = `column “${head.textContent.trim()}”`;
          const key = (row) => row.cells[column].dataset.v ?? row.cells[column].textContent.trim();
          const dates = [...body.rows].every((row) => /^(\d{4}-\d\d-\d\d)?$/.test(key(row)));
          const numeric = !dates && [...body.rows].every((row) => key(row) === '' || Number.isFinite(Number(key(row))));
          const text = (value) => (numeric ? Number(value) : value);
          const said = [];
          for (const press of [1, 2]) {
            button.click();
            said.push(live.textContent);
            const sorts = heads.filter((other) => other.hasAttribute('aria-sort'));
            if (sorts.length !== 1 || sorts[0] !== head) found.push(`${label}: ${sorts.length} headers say an order`);
            const down = head.getAttribute('aria-sort') === 'descending';
            const rows = [...body.rows];
            if (rows.some((row, at) => at > 0 && key(rows[at - 1]) === '' && key(row) !== '')) found.push(`${label}: empty cells are not last`);
            rows.forEach((row, at) => {
              const previous = rows[at - 1];
              if (!previous || key(row) === '' || key(previous) === '') return;
              const [a, b] = [text(key(previous)), text(key(row))];
              if ((numeric || dates) && (down ? a < b : a > b)) found.push(`${label}, press ${press}: ${a} before ${b}`);
              if (a === b && Number(previous.dataset.n) > Number(row.dataset.n)) found.push(`${label}: equal rows changed places`);
            });
          }
          if (new Set(said).size !== 2 || !said.every((line) => line.includes(String(body.rows.length)))) found.push(`${label}: says ${said.join(' / ')}`);
          button.click();
          if (heads.some((other) => other.hasAttribute('aria-sort')) || order().join() !== first) found.push(`${label}: the third press does not restore the order`);
        }
      }
      return [...new Set(found)];
    });
    faults.forEach((fault) => report(where, fault));
  });
}

/** By keys alone: every choice counts what it shows, and the first one shows all in the order of before. */
async function filter(browser, site, page) {
  await browser.visit(site, page, { where: `${site.name}/${page} filter` }, async (tab, where) => {
    const state = () => tab.evaluate(() => {
      const form = document.querySelector('form[data-filter]');
      const rows = [...document.getElementById(form.dataset.filter).tBodies[0].rows];
      const shown = rows.filter((row) => row.checkVisibility());
      return { count: shown.length, total: rows.length, order: shown.map((row) => row.id).join(), output: form.querySelector('output').textContent, live: document.querySelector('[data-live]').textContent, chosen: form.querySelector('input:checked').value, wrong: shown.filter((row) => { const [name, value] = [form.querySelector('input').name, form.querySelector('input:checked').value]; return value !== '' && row.dataset[name] !== value; }).length };
    });
    const all = await state();
    const choices = await tab.locator('form[data-filter] input[type=radio]').count();
    await tab.locator('form[data-filter] input').first().focus();
    for (let choice = 1; choice < choices; choice += 1) {
      await tab.keyboard.press('ArrowRight');
      const now = await state();
      check(now.wrong === 0, where, `“${now.chosen}” shows ${now.wrong} other rows`);
      check(now.output.includes(String(now.count)) && now.output.includes(String(all.total)), where, `“${now.chosen}” shows ${now.count} of ${all.total} and says “${now.output}”`);
      check(now.live === now.output, where, `the live region says “${now.live}”`);
    }
    await tab.keyboard.press('ArrowRight');
    const again = await state();
    check(again.chosen === '' && again.order === all.order, where, 'the first choice does not show everything as before');
    const wrong = await tab.evaluate(() => {
      const form = document.querySelector('form[data-filter]');
      const rows = [...document.getElementById(form.dataset.filter).tBodies[0].rows];
      const set = (control, value) => {
        if (control.tagName === 'SELECT') control.value = value; else control.checked = value !== '';
        form.dispatchEvent(new Event('input', { bubbles: true }));
      };
      return [...form.querySelectorAll('input[type=checkbox], select')].flatMap((control) => {
        const values = control.tagName === 'SELECT' ? [...control.options].map((option) => option.value).filter((value) => value !== '') : [control.value];
        const faults = values.flatMap((value) => {
          set(control, value);
          return rows.filter((row) => row.checkVisibility() !== (row.dataset[control.name] === value)).map((row) => `${control.name} “${value}”: ${row.id}`);
        });
        set(control, '');
        return faults;
      });
    });
    check(wrong.length === 0, where, `a choice shows or hides the wrong rows: ${wrong.slice(0, 3).join(', ')}`);
  });
}

/** A link into closed details opens them. */
async function opens(browser, site) {
  const risk = site.assessment(site.page('risks')).risks.register[0];
  await browser.visit(site, `${site.page('risks')}#more.${risk.id}`, { where: `${site.name} link into details` }, async (tab, where) => {
    check(await tab.evaluate((id) => document.getElementById(id).open, `more.${risk.id}`), where, 'the details stay closed');
  });
}

const tests = (sites, browser) => {
  const own = sites.get('own');
  const stress = sites.get('stress');
  const sortable = [...sites.values()].flatMap((site) => site.sample().filter((page) => /<table[^>]* data-sort/.test(site.text(page))).map((page) => [site, page]));
  return [
    () => themeFollowsTheSystem(browser, own, own.page('overview')),
    () => noFlash(browser, own, own.page('risks')),
    ...['overview', 'risks'].map((kind) => () => withoutStorage(browser, own, own.page(kind))),
    ...sortable.filter(([site, page]) => site.kind(page) !== 'print' && ['own', 'stress', 'rtl'].includes(site.name)).map(([site, page]) => () => sorting(browser, site, page)),
    ...[[own, 'gaps'], [own, 'risks'], [stress, 'risks'], [sites.get('rtl'), 'gaps']].map(([site, kind]) => () => filter(browser, site, site.page(kind))),
    () => opens(browser, own),
  ];
};

module.exports = { tests };
