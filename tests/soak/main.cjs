// Many saves under one server: node main.cjs GAPMAP FOLDER SAVES
'use strict';

const fs = require('node:fs');
const saves = require('./saves.cjs');
const { ANSWERS, ASSESSMENT, News, Room, SHEET, answers, sheet } = require('./room.cjs');

const PAGE = 'team/d/x.html';
/** Memory is as large as it should be after so many saves. */
const WARM = 100;
const MOST_GROWTH = 1.1;

const problems = [];

function check(holds, where, what) {
  if (!holds) problems.push(`${where}: ${what}`);
}

/** The page shows exactly this save. */
async function shows(room, number, where) {
  const { status, text } = await room.get(PAGE);
  const numbers = [...text.matchAll(/saved-(\d+)\./g)].map(([, digits]) => Number(digits));
  check(status === 200, where, `status ${status}`);
  check(numbers.length >= 2 && numbers.every((one) => one === number), where, `shows ${[...new Set(numbers)]} instead of ${number}`);
}

const isFine = (state) => !state.problems?.errors;

/** Saves the answers in some way, and sees them on the page. */
async function saved(room, news, number, save, where) {
  const before = news.state.page;
  await save(room.at(ANSWERS), answers(number), number);
  await news.until((state) => state.page !== null && state.page !== before && isFine(state), where);
  await shows(room, number, where);
}

/** What is half typed is told, and does not show. */
async function broken(room, news, number, shown, where) {
  fs.writeFileSync(room.at(ANSWERS), 'answers:\n  x1: {level: 1, note: "half');
  await news.until((state) => state.problems?.errors > 0, `${where}, broken`);
  await shows(room, shown, `${where}, broken`);
  await saved(room, news, number, saves.inPlace, `${where}, mended`);
}

/** A folder goes, with its pages, and comes back. */
async function removed(room, news, number, where) {
  fs.rmSync(room.at('content/team'), { recursive: true });
  await news.until((state) => state.page === null, `${where}, removed`);
  const { status } = await room.get(PAGE);
  check(status === 404, `${where}, removed`, `status ${status}`);
  room.write('content/team/assessment.yaml', ASSESSMENT);
  room.write(ANSWERS, answers(number));
  await news.until((state) => state.page !== null && isFine(state), `${where}, back`);
  await until(room, number);
  await shows(room, number, `${where}, back`);
}

/** All content goes, and a copy of it comes in its place: other folders of the same names. */
async function replaced(room, news, number, shown, where) {
  fs.cpSync(room.at('content'), room.at('copy'), { recursive: true });
  fs.rmSync(room.at('content'), { recursive: true });
  await news.until((state) => state.problems?.errors > 0, `${where}, removed`);
  await shows(room, shown, `${where}, removed`);
  fs.renameSync(room.at('copy'), room.at('content'));
  await news.until(isFine, `${where}, back`);
  await saved(room, news, number, saves.inPlace, where);
}

/** Two files that were written one after the other may have been seen one after the other. */
async function until(room, number) {
  const end = Date.now() + 5_000;
  while (Date.now() < end && !(await room.get(PAGE)).text.includes(`saved-${number}.`)) await new Promise((done) => setTimeout(done, 5));
}

/** Some hundred files come, or go, in one go. */
async function checkedOut(room, news, number, where) {
  const { generation } = news.state;
  const target = fs.existsSync(room.at('content/other/files')) ? 'before' : 'after';
  room.git('checkout', '--quiet', '--force', target, '--', 'content/other');
  if (target === 'before') fs.rmSync(room.at('content/other/files'), { recursive: true });
  await news.until((state) => state.generation > generation, where);
  await saved(room, news, number, saves.inPlace, where);
}

/** The style sheet of the theme, and the page as it was. */
async function dressed(room, news, number, shown, where) {
  const before = news.state.assets['assets/extra.css'];
  fs.writeFileSync(room.at(SHEET), sheet(number));
  await news.until((state) => state.assets['assets/extra.css'] !== before, where);
  const { status, text } = await room.get('assets/extra.css');
  check(status === 200 && text.includes(`saved-${number}`), where, `status ${status}, ${text.slice(0, 100)}`);
  await shows(room, shown, where);
}

async function soak(room, count) {
  const news = await News.open(room, PAGE);
  const ways = [...Object.keys(saves), 'broken', 'removed', 'replaced', 'checkedOut', 'dressed'];
  const memory = [];
  const marks = [WARM, 1_000, 5_000, count].filter((mark) => mark <= count);
  let shown = 0;
  for (let number = 1; number <= count; number += 1) {
    const way = ways[number % ways.length];
    const where = `save ${number}, ${way}`;
    if (way === 'broken') await broken(room, news, number, shown, where);
    else if (way === 'removed') await removed(room, news, number, where);
    else if (way === 'replaced') await replaced(room, news, number, shown, where);
    else if (way === 'checkedOut') await checkedOut(room, news, number, where);
    else if (way === 'dressed') await dressed(room, news, number, shown, where);
    else await saved(room, news, number, saves[way], where);
    if (way !== 'dressed') shown = number;
    if (marks.includes(number)) memory.push([number, room.memory()]);
  }
  const rebuilds = news.state.generation - news.first.generation;
  return { memory, rebuilds };
}

async function main() {
  const [gapmap, folder, count] = process.argv.slice(2);
  const room = new Room(folder);
  await room.serve(gapmap);
  const start = Date.now();
  try {
    const { memory, rebuilds } = await soak(room, Number(count));
    const seconds = ((Date.now() - start) / 1000).toFixed(1);
    console.log(`${count} saves, ${rebuilds} rebuilds in ${seconds} s; memory ${memory.map(([at, kb]) => `${(kb / 1024).toFixed(1)} MiB after ${at}`).join(', ')}`);
    const [[, warm]] = memory;
    const [, last] = memory[memory.length - 1];
    check(last <= warm * MOST_GROWTH, 'memory', `${last} kB at the end, ${warm} kB after ${WARM} saves`);
  } finally {
    check(await room.stop(), 'the end', `the server did not end well: ${room.said}`);
  }
  if (problems.length > 0) {
    console.error(`${problems.length} problems:\n${problems.slice(0, 20).join('\n')}`);
    process.exitCode = 1;
  }
}

main().catch((error) => {
  console.error(error);
  process.exit(1);
});
