// The script of the roadmap page against the rules of the plan: for random selections of items, written by
// `cargo test --test suite what_if`, it has to give the same items, exact scores, shown scores and effort.
'use strict';

const fs = require('node:fs');
const path = require('node:path');
const vm = require('node:vm');

const root = path.join(__dirname, '..', '..');
const script = fs.readFileSync(path.join(root, 'themes/default/assets/what-if.js'), 'utf8');
const places = JSON.parse(fs.readFileSync(path.join(root, 'target/tmp/what-if.json'), 'utf8'));

let compared = 0;
const problems = [];
for (const { place, data, cases } of places) {
  const window = { gapmapWhatIf: data };
  vm.runInNewContext(script, { window });
  for (const expected of cases) {
    const found = window.gapmapPlan(expected.on);
    const shown = { kept: found.kept, needed: found.neededBy.map((items) => items.map((item) => item.id)), exact: found.exact, scores: found.scores, effort: found.effort };
    for (const [key, value] of Object.entries(shown)) {
      compared += 1;
      const [is, ought] = [JSON.stringify(value), JSON.stringify(expected[key])];
      if (is !== ought) problems.push(`${place}, ${key}: ${is} instead of ${ought}, with ${JSON.stringify(expected.on)}`);
    }
  }
}
if (problems.length > 0 || compared < 1000) {
  console.error(`${problems.length} of ${compared} differ:\n${problems.slice(0, 10).join('\n')}`);
  process.exit(1);
}
console.log(`${compared} results of ${places.length} plans are those of the rules`);
