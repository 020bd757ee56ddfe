// Runs the tests of live pages: node main.cjs FOLDER [--only THEME]...
// Every theme is a file with `tests(room)`: a list of functions. Fails when one of them found a problem.
'use strict';

const { all, problems } = require('../browser/harness.cjs');
const { Room } = require('./room.cjs');

const THEMES = ['patching', 'keeping', 'marks', 'styles', 'problems', 'connection'];

function read(words) {
  const only = words.flatMap((word, at) => (words[at - 1] === '--only' ? [word] : []));
  const [folder] = words;
  const unknown = only.filter((theme) => !THEMES.includes(theme));
  if (!folder || unknown.length > 0) throw new Error(`usage: node main.cjs FOLDER [--only ${THEMES.join('|')}]...`);
  return { folder, themes: only.length > 0 ? only : THEMES };
}

async function main() {
  const { folder, themes } = read(process.argv.slice(2));
  const room = await Room.open(folder);
  for (const theme of themes) {
    const [start, before] = [Date.now(), problems.length];
    await all(require(`./${theme}.cjs`).tests(room));
    console.log(`${theme}: ${problems.length - before} problems in ${((Date.now() - start) / 1000).toFixed(1)} s`);
  }
  await room.close();
  if (problems.length > 0) {
    console.error(`${problems.length} problems in ${room.views} page views:\n${problems.map(({ where, what }) => `${where}: ${what}`).join('\n')}`);
    process.exitCode = 1;
    return;
  }
  console.log(`${room.views} page views, no problem`);
}

main().catch((error) => {
  console.error(error);
  process.exit(1);
});
