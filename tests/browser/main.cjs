// Runs the browser tests over built sites: node main.cjs SITE... [--only THEME]...
// Every theme is a file with `tests(sites, browser)`: a list of functions. Fails when one of them found a problem.
'use strict';

const { Browser, Site, all, problems, serve } = require('./harness.cjs');

const THEMES = ['files', 'budgets', 'tokens', 'loading', 'layout', 'accessibility', 'keyboard', 'scripts', 'search', 'what-if', 'present', 'content', 'print'];
const SHOWN = Number(process.env.SHOWN ?? 60);

/** Sites by name; one that a test needs and nobody gave is an error. */
class Sites extends Map {
  get(name) {
    if (!this.has(name)) throw new Error(`no site called ${name} was given`);
    return super.get(name);
  }
}

function read(words) {
  const only = words.flatMap((word, at) => (words[at - 1] === '--only' ? [word] : []));
  const folders = words.filter((word, at) => word !== '--only' && words[at - 1] !== '--only');
  const unknown = only.filter((theme) => !THEMES.includes(theme));
  if (folders.length === 0 || unknown.length > 0) throw new Error(`usage: node main.cjs SITE... [--only ${THEMES.join('|')}]...`);
  return { folders, themes: only.length > 0 ? only : THEMES };
}

/** The same problem of many pages on one line. */
function grouped() {
  const places = new Map();
  for (const { where, what } of problems) places.set(what, [...(places.get(what) ?? []), where]);
  return [...places].map(([what, [first, ...others]]) => `${first}${others.length > 0 ? ` and ${others.length} more` : ''}: ${what}`);
}

async function main() {
  const { folders, themes } = read(process.argv.slice(2));
  const sites = new Sites(folders.map((folder) => new Site(folder)).map((site) => [site.name, site]));
  const servers = await Promise.all([...sites.values()].map(serve));
  const browser = await Browser.start();
  for (const theme of themes) {
    const [start, before] = [Date.now(), problems.length];
    await all(require(`./${theme}.cjs`).tests(sites, browser));
    console.log(`${theme}: ${problems.length - before} problems in ${((Date.now() - start) / 1000).toFixed(1)} s`);
  }
  await browser.close();
  servers.forEach((server) => server.close());
  if (problems.length > 0) {
    console.error(`${problems.length} problems in ${browser.views} page views:\n${grouped().slice(0, SHOWN).join('\n')}`);
    process.exitCode = 1;
    return;
  }
  console.log(`${browser.views} page views of ${sites.size} sites, no problem`);
}

main().catch((error) => {
  console.error(error);
  process.exit(1);
});
