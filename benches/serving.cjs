// How long it takes from the end of a save to an open page in Chromium that shows it:
// NODE_PATH=target/browser/tools/node_modules node benches/serving.cjs GAPMAP [SAVES]
// The tools come with tests/live/run. Both clocks are that of this machine.
'use strict';

const { spawn } = require('node:child_process');
const fs = require('node:fs');
const os = require('node:os');
const path = require('node:path');
const { chromium } = require('playwright-core');

const CONTENT = path.join(__dirname, '../content/northmere');
const LEVELS = [1, 2].map((level) => `mon-drift:\n    level: ${level}\n`);
const REST = 150;

const pause = (ms) => new Promise((done) => setTimeout(done, ms));

/** The address of the server, once it is there. */
function serve(gapmap, folder) {
  const server = spawn(gapmap, ['-C', folder, 'serve', '--watch', '--port', '0'], { stdio: ['ignore', 'ignore', 'pipe'] });
  return new Promise((done, fail) => {
    let said = '';
    server.stderr.on('data', (bytes) => {
      said += bytes;
      const [address] = /http:\/\/[^\s]+\//.exec(said) ?? [];
      if (address) done({ server, address });
    });
    server.on('exit', (code) => fail(new Error(`the server ended with ${code}: ${said}`)));
  });
}

/** Notes when the page's own part changes. */
function observe() {
  globalThis.changes = [];
  new MutationObserver(() => globalThis.changes.push(Date.now())).observe(document.querySelector('main'), {
    subtree: true, childList: true, characterData: true, attributes: true,
  });
}

async function measure(tab, file, saves) {
  const text = fs.readFileSync(file, 'utf8');
  const versions = LEVELS.map((level) => LEVELS.reduce((all, any) => all.replace(any, level), text));
  if (versions[0] === versions[1]) throw new Error(`${file} lacks the answer`);
  const times = [];
  for (let at = 0; at < saves; at += 1) {
    await pause(REST);
    await tab.evaluate(() => { globalThis.changes.length = 0; });
    if (Math.floor(at / 2) % 2 === 0) {
      fs.writeFileSync(file, versions[at % 2]);
    } else {
      fs.writeFileSync(`${file}.tmp`, versions[at % 2]);
      fs.renameSync(`${file}.tmp`, file);
    }
    const saved = Date.now();
    await tab.waitForFunction(() => globalThis.changes.length > 0);
    times.push(await tab.evaluate(() => globalThis.changes[0]) - saved);
  }
  return times.sort((a, b) => a - b);
}

async function main() {
  const [gapmap, saves = '100'] = process.argv.slice(2);
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'serving-'));
  fs.writeFileSync(path.join(folder, 'gapmap.yaml'), 'title: Workshop\n');
  fs.cpSync(CONTENT, path.join(folder, 'content/northmere'), { recursive: true });
  const { server, address } = await serve(path.resolve(gapmap), folder);
  const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', args: ['--no-sandbox'] });
  try {
    console.log(`load ${os.loadavg().map((load) => load.toFixed(1)).join(' ')}; milliseconds from the save to the changed page`);
    for (const page of ['', 'd/mon.html']) {
      const tab = await browser.newPage();
      await tab.goto(address + page, { waitUntil: 'load' });
      await tab.evaluate(observe);
      const times = await measure(tab, path.join(folder, 'content/northmere/mon.md'), Number(saves));
      const at = (share) => times[Math.min(Math.floor((times.length * share) / 100), times.length - 1)];
      console.log(`${(page || 'index.html').padEnd(14)} median ${at(50)}, p95 ${at(95)}, longest ${at(100)}`);
      await tab.close();
    }
  } finally {
    await browser.close();
    server.removeAllListeners('exit');
    server.kill('SIGINT');
    fs.rmSync(folder, { recursive: true });
  }
}

main().catch((error) => {
  console.error(error);
  process.exit(1);
});
