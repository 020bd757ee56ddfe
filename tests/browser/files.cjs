// What can be read from the files: no inline code, every link and id, language, titles, the current page, tables for spreadsheets.
'use strict';

const { check, report } = require('./harness.cjs');

const LANGUAGES = { de: ['de', 'ltr'], rtl: ['ar', 'rtl'] };

/** Attributes of every tag; text between tags, whatever it says, is none. */
function tags(html) {
  const found = [];
  for (const [, name, rest] of html.matchAll(/<([a-zA-Z][\w-]*)((?:\s+[^\s=>"]+(?:="[^"]*")?)*)\s*\/?>/g)) {
    const attributes = new Map([...rest.matchAll(/\s([^\s=>"]+)(?:="([^"]*)")?/g)].map(([, key, value]) => [key.toLowerCase(), unescape(value ?? '')]));
    found.push({ name: name.toLowerCase(), attributes });
  }
  return found;
}

const ENTITIES = { '&amp;': '&', '&lt;': '<', '&gt;': '>', '&quot;': '"', '&#39;': "'", '&#x27;': "'", '&#x2F;': '/' };
const unescape = (text) => text.replace(/&(?:amp|lt|gt|quot|#39|#x27|#x2F);/g, (entity) => ENTITIES[entity]);

function inlineCode(site, page) {
  const where = `${site.name}/${page}`;
  const html = site.text(page);
  for (const [, body] of html.matchAll(/<script\b[^>]*>([\s\S]*?)<\/script/gi)) check(body.trim() === '', where, `script with a body: ${body.slice(0, 60)}`);
  check(!/<style\b/i.test(html), where, 'style element');
  check(/<meta http-equiv="Content-Security-Policy" content="default-src 'none'/.test(html), where, 'no policy');
  const opened = html.match(/<[a-zA-Z]/g).length;
  const parsed = tags(html);
  check(parsed.length === opened, where, `${opened - parsed.length} tags with attributes of another form than name="value"`);
  for (const { name, attributes } of parsed) {
    for (const [key, value] of attributes) {
      check(key !== 'style' && !/^on/.test(key), where, `<${name} ${key}="${value}">`);
      check(!/^\s*(javascript|vbscript|data):/i.test(value) || !['href', 'src'].includes(key) || isIcon(value), where, `<${name} ${key}="${value}">`);
    }
  }
}

/** The picture in the browser's tab, or none: inside the page, so that nothing is asked for. */
const isIcon = (value) => value === 'data:,' || /^data:image\/svg\+xml;base64,[A-Za-z0-9+\/=]+$/.test(value);

/** Every link below the site leads to a file, every fragment to an id; ids are unique. */
function links(site) {
  const ids = new Map(site.pages.map((page) => [page, tags(site.text(page)).map((tag) => tag.attributes.get('id')).filter(Boolean)]));
  for (const page of site.pages) {
    const where = `${site.name}/${page}`;
    const repeated = ids.get(page).filter((id, at, list) => list.indexOf(id) !== at);
    check(repeated.length === 0, where, `ids used twice: ${repeated.slice(0, 5).join(', ')}`);
    for (const { attributes } of tags(site.text(page))) {
      for (const key of ['aria-labelledby', 'aria-describedby', 'for', 'popovertarget', 'data-filter']) {
        const missing = (attributes.get(key) ?? '').split(' ').filter((id) => id && !ids.get(page).includes(id));
        check(missing.length === 0, where, `${key} names ${missing.join(', ')}, which is not there`);
      }
      for (const link of [attributes.get('href'), attributes.get('src')]) {
        if (link !== undefined && !/^(https?:|mailto:)/.test(link) && !isIcon(link)) leadsSomewhere(site, page, link, ids);
      }
    }
  }
}

function leadsSomewhere(site, page, link, ids) {
  const where = `${site.name}/${page}`;
  // Only the page for missing addresses may name the place where the site is published.
  const base = 'https://site.example/a/b/';
  const target = new URL(link, base + page);
  const file = decodeURIComponent(target.href.slice(base.length).replace(/[?#].*/, ''));
  check(page === '404.html' || !link.startsWith('/'), where, `the link ${link} starts at the root`);
  if (!target.href.startsWith(base) || !site.has(file)) {
    report(where, `the link ${link} leads nowhere`);
    return;
  }
  const id = decodeURIComponent(target.hash.slice(1));
  check(id === '' || !ids.has(file) || ids.get(file).includes(id), where, `${link} points to an id that is not there`);
}

function heads(site) {
  const [lang, dir] = LANGUAGES[site.name] ?? ['en', 'ltr'];
  const titles = new Map();
  for (const page of site.pages) {
    const where = `${site.name}/${page}`;
    const html = site.text(page);
    check(html.includes(`<html lang="${lang}" dir="${dir}"`), where, `not lang="${lang}" dir="${dir}": ${/<html[^>]*>/.exec(html)[0].slice(0, 60)}`);
    const title = /<title>([^<]+)<\/title>/.exec(html)?.[1];
    check(title && !titles.has(title), where, `title "${title}" is also that of ${titles.get(title)}`);
    titles.set(title, page);
    const current = tags(html).filter((tag) => tag.attributes.get('aria-current') === 'page').length;
    // What has no navigation has no link to itself.
    check(current === (['404', 'present'].includes(site.kind(page)) ? 0 : 1), where, `${current} links are marked as the current page`);
  }
}

/** Rows of a CSV file as in RFC 4180, strictly: CRLF after every row, quotes where needed. */
function rows(text) {
  const found = [];
  const cell = /(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n)/y;
  for (let row = []; cell.lastIndex < text.length;) {
    const at = cell.lastIndex;
    const match = cell.exec(text);
    if (!match) throw new Error(`not a CSV cell: ${JSON.stringify(text.slice(at, at + 60))}`);
    row.push(match[1] === undefined ? match[2] : match[1].replaceAll('""', '"'));
    if (match[3] === '\r\n') {
      found.push(row);
      row = [];
    }
  }
  return found;
}

function spreadsheets(site) {
  for (const file of site.files.filter((name) => name.endsWith('.csv'))) {
    const where = `${site.name}/${file}`;
    const [head, ...body] = rows(site.text(file));
    check(!site.text(file).includes('\uFFFD'), where, 'is not UTF-8');
    check(body.every((row) => row.length === head.length), where, 'rows differ in their number of cells');
    for (const cell of body.flat()) check(!/^[=+\-@\t\r]/.test(cell) || Number.isFinite(Number(cell)), where, `a spreadsheet would run ${cell.slice(0, 40)}`);
  }
}

/** The test proves something only if the hostile texts reached the tables. */
function attacks(site) {
  const cells = site.files.filter((name) => name.endsWith('.csv')).flatMap((file) => rows(site.text(file)).flat());
  check(cells.filter((cell) => cell.startsWith("'=HYPERLINK")).length > 20, site.name, 'few hostile cells reached the CSV files');
  const pages = site.pages.map((page) => site.text(page)).join('');
  for (const field of ['subject', 'headline', 'note', 'evidence', 'risk', 'own risk', 'item', 'prose', 'milestone', 'site title', 'dimension a', 'descriptor', 'tool', 'metric', 'reference']) {
    check(new RegExp(`&quot;${field}&quot;|,&quot;${field}&quot;|"${field}"\\)`).test(pages), site.name, `the hostile ${field} is on no page`);
  }
}

const tests = (sites) => [
  ...[...sites.values()].flatMap((site) => [
    async () => site.pages.forEach((page) => inlineCode(site, page)),
    async () => links(site),
    async () => heads(site),
    async () => spreadsheets(site),
  ]),
  async () => attacks(sites.get('hostile')),
];

module.exports = { rows, tests };
