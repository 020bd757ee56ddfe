// Workspaces with nothing, something and much to say; what is printed must be valid, and say as much as the JSON format does.
const { spawnSync } = require('node:child_process');
const fs = require('node:fs');
const os = require('node:os');
const path = require('node:path');
const Ajv = require('ajv');

const gapmap = process.argv[2];
const schema = require('@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json');
const ajv = new Ajv({ allErrors: true, schemaId: 'auto', unknownFormats: 'ignore', logger: false });
const draft = path.join(path.dirname(require.resolve('ajv/package.json')), 'lib/refs');
for (const meta of ['json-schema-draft-04.json', 'json-schema-draft-06.json']) {
  const file = path.join(draft, meta);
  if (fs.existsSync(file)) try { ajv.addMetaSchema(require(file)); } catch { /* known already */ }
}
const validate = ajv.compile(schema);

const head = 'subject: Größe & Söhne\ndate: 2026-01-05\nparticipants: [{id: mira, name: Mira}]\n';
const workspaces = {
  'nothing to say': { 'content/t/assessment.yaml': head },
  'mistakes with and without a fix': {
    'content/t/assessment.yaml': head + 'profle: lean\ntargets: {exp-tracking: 9}\n',
    'content/t/exp.md': '---\nanswers:\n  exp-trackin: 2\n  exp-repro: "2"\n  exp-versioning: {level: 3, votes: {zoe: 2}}\n  exp-hpo: maybe\n---\n\n## Wié?\n',
    'content/t/ä.yaml': 'answers: {exp-repro: 2, mon-perf: {na: true}}\n',
  },
  'a file that breaks off': { 'content/t/assessment.yaml': head, 'content/t/a.yaml': 'answers: {exp-repro: [2\n' },
  'settings and a rubric': {
    'gapmap.yaml': 'titel: x\nseverity: {lint/unused: error}\n',
    'content/rubric/r.yaml': 'rubric: r\nkinds: [{id: a, scale: s}]\nscales: {s: {type: boolean}, unused: {type: boolean}}\nas: [{id: p}, {id: P}]\n',
    'content/t/assessment.yaml': head,
  },
};

let results = 0;
let fixes = 0;
for (const [name, files] of Object.entries(workspaces)) {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'gapmap-sarif-'));
  for (const [file, text] of Object.entries({ 'gapmap.yaml': 'title: T\n', ...files })) {
    fs.mkdirSync(path.dirname(path.join(folder, file)), { recursive: true });
    fs.writeFileSync(path.join(folder, file), text);
  }
  const print = (format) => JSON.parse(spawnSync(gapmap, ['-C', folder, 'check', '--format', format], { encoding: 'utf8' }).stdout);
  const sarif = print('sarif');
  if (!validate(sarif)) {
    console.error(`${name}: not valid`);
    validate.errors.slice(0, 10).forEach((error) => console.error(`  ${error.dataPath || error.instancePath} ${error.message}`));
    process.exit(1);
  }
  const found = sarif.runs[0].results;
  const json = print('json').diagnostics;
  if (found.length !== json.length) {
    console.error(`${name}: ${found.length} results, but ${json.length} diagnostics`);
    process.exit(1);
  }
  const rules = new Set(sarif.runs[0].tool.driver.rules.map((rule) => rule.id));
  for (const result of found.filter((result) => !rules.has(result.ruleId))) {
    console.error(`${name}: ${result.ruleId} is no rule of the tool`);
    process.exit(1);
  }
  results += found.length;
  fixes += found.filter((result) => result.fixes).length;
  fs.rmSync(folder, { recursive: true });
}
if (results < 10 || fixes < 3) {
  console.error(`only ${results} results and ${fixes} fixes: the workspaces say too little`);
  process.exit(1);
}
console.log(`SARIF 2.1.0: ${results} results of ${Object.keys(workspaces).length} workspaces, ${fixes} with a fix, all valid`);
