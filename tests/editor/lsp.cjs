// What an editor shows in a fresh workspace: completions, hovers and diagnostics of yaml-language-server, over its standard streams.
"use strict";
const assert = require("node:assert/strict");
const fs = require("node:fs");
const path = require("node:path");
const { spawn } = require("node:child_process");
const { pathToFileURL } = require("node:url");

const [, , program, workspace] = process.argv;
const GIVE_UP_AFTER = 25_000;

// One JSON-RPC connection.
class Server {
  constructor(settings) {
    this.settings = settings;
    this.buffer = Buffer.alloc(0);
    this.last = 0;
    this.waiting = new Map();
    this.diagnostics = new Map();
    this.process = spawn(process.execPath, [program, "--stdio"], { stdio: ["pipe", "pipe", "inherit"] });
    this.process.stdout.on("data", (data) => this.read(data));
  }

  send(message) {
    const text = JSON.stringify({ jsonrpc: "2.0", ...message });
    this.process.stdin.write(`Content-Length: ${Buffer.byteLength(text)}\r\n\r\n${text}`);
  }

  ask(method, params) {
    const id = ++this.last;
    this.send({ id, method, params });
    return new Promise((resolve, reject) => this.waiting.set(id, { resolve, reject }));
  }

  read(data) {
    this.buffer = Buffer.concat([this.buffer, data]);
    for (;;) {
      const end = this.buffer.indexOf("\r\n\r\n");
      if (end < 0) return;
      const length = Number(/Content-Length: (\d+)/i.exec(this.buffer.subarray(0, end).toString())[1]);
      const start = end + 4;
      if (this.buffer.length < start + length) return;
      const message = JSON.parse(this.buffer.subarray(start, start + length).toString());
      this.buffer = this.buffer.subarray(start + length);
      this.handle(message);
    }
  }

  handle(message) {
    if (message.method !== undefined && message.id !== undefined) {
      const answers = (item) => (item.section === "yaml" ? this.settings : null);
      const result = message.method === "workspace/configuration" ? message.params.items.map(answers) : null;
      this.send({ id: message.id, result });
    } else if (message.method === "textDocument/publishDiagnostics") {
      this.diagnostics.get(message.params.uri)?.(message.params.diagnostics);
    } else if (this.waiting.has(message.id)) {
      const { resolve, reject } = this.waiting.get(message.id);
      this.waiting.delete(message.id);
      if (message.error) reject(new Error(message.error.message));
      else resolve(message.result);
    }
  }

  async start() {
    const uri = pathToFileURL(workspace).href;
    const capabilities = {
      workspace: { configuration: true, workspaceFolders: true },
      textDocument: {
        completion: { completionItem: { snippetSupport: true, documentationFormat: ["markdown"] } },
        hover: { contentFormat: ["markdown"] },
      },
    };
    const workspaceFolders = [{ uri, name: "workspace" }];
    await this.ask("initialize", { processId: process.pid, rootUri: uri, workspaceFolders, capabilities });
    this.send({ method: "initialized", params: {} });
    // Settings are asked for after this, and count for files that are opened later.
    await new Promise((resolve) => setTimeout(resolve, 500));
  }

  // Opens a text under a name in the workspace; `|` is where the cursor stands.
  async open(name, marked) {
    const at = marked.indexOf("|");
    const text = marked.replace("|", "");
    const uri = pathToFileURL(path.join(workspace, name)).href;
    const found = new Promise((resolve) => this.diagnostics.set(uri, resolve));
    this.send({ method: "textDocument/didOpen", params: { textDocument: { uri, languageId: "yaml", version: 1, text } } });
    const lines = text.slice(0, Math.max(at, 0)).split("\n");
    const position = { line: lines.length - 1, character: lines.at(-1).length };
    return { textDocument: { uri }, position, problems: await found };
  }

  // Labels with their words.
  async completions(name, marked) {
    const { textDocument, position } = await this.open(name, marked);
    const result = await this.ask("textDocument/completion", { textDocument, position });
    const words = (item) => item.documentation?.value ?? item.documentation ?? "";
    return new Map((result.items ?? result).map((item) => [item.label, words(item)]));
  }

  async hover(name, marked) {
    const { textDocument, position } = await this.open(name, marked);
    const result = await this.ask("textDocument/hover", { textDocument, position });
    return result?.contents.value ?? "";
  }

  async problems(name, text) {
    return (await this.open(name, text)).problems.map((problem) => problem.message);
  }

  stop() {
    this.process.kill();
  }
}

const read = (name) => fs.readFileSync(path.join(workspace, name), "utf8");
// Names of files that are never written: each is opened once.
let files = 0;
const fresh = (kind) => `content/my-team/${kind}-${++files}.yaml`;
const line = (kind) => `# yaml-language-server: $schema=../../.gapmap/${kind}.schema.json\n`;
const DESCRIPTOR = "One shared tracker; by team convention every candidate run logs parameters, metrics, code version and data reference.";

async function withFirstLines(check) {
  const server = new Server({ validate: true, hover: true, completion: true, schemaStore: { enable: false } });
  await server.start();
  try {
    await check(server);
  } finally {
    server.stop();
  }
}

async function ids(server) {
  const answers = read("content/my-team/answers.yaml");
  assert.ok(answers.startsWith(line("answers")), "init writes the line by which the schema is found");
  const offered = await server.completions("content/my-team/answers.yaml", `${answers}  exp-|\n`);
  assert.equal([...offered.keys()].filter((id) => id.startsWith("exp-")).length, 5, [...offered.keys()].join(" "));
  assert.match(offered.get("exp-tracking"), /1\.1 Experiment tracking/);
  assert.match(offered.get("exp-tracking"), /How are experiments currently tracked and compared\?/);
  const risks = await server.completions(fresh("risks"), `${line("risks")}risks:\n  |\n`);
  assert.match(risks.get("alert-fatigue"), /\w+/);
  const items = await server.completions(fresh("roadmap"), `${line("roadmap")}items:\n  |\n`);
  assert.match(items.get("R1.1"), /Implement basic experiment tracking/);
  const facts = await server.completions(fresh("facts"), `${line("assessment")}facts:\n  |\n`);
  assert.match(facts.get("team_size"), /People/);
  console.log(`ids: ${offered.size} capabilities, ${risks.size} risks, ${items.size} roadmap items, ${facts.size} facts`);
}

async function levels(server) {
  const head = `${line("answers")}answers:\n  exp-tracking: `;
  const offered = await server.completions(fresh("levels"), `${head}|\n`);
  assert.deepEqual([...offered.keys()], ["0", "1", "2", "3", "4", "absent", "ad-hoc", "repeatable", "enforced", "measured", "unknown"]);
  assert.equal(offered.get("2"), `Repeatable. ${DESCRIPTOR}`);
  const keys = await server.completions(fresh("long"), `${head}\n    |\n`);
  for (const key of ["level", "confidence", "evidence", "votes", "note"]) assert.ok(keys.has(key), key);
  for (const marked of ["2|", "repeat|able", "{level: 2|}", "\n    level: repeat|able"]) {
    const shown = await server.hover(fresh("hover"), `${head}${marked}\n`);
    assert.ok(shown.includes("1.1 Experiment tracking") && shown.includes(DESCRIPTOR), `${marked}: ${shown}`);
    const first = shown.split("\n").find((text) => text.startsWith("* "));
    assert.ok(first.includes(DESCRIPTOR), `the level that was chosen stands first: ${first}`);
  }
  const name = await server.hover(fresh("hover"), `${line("answers")}answers:\n  exp-tr|acking: {level: 2}\n`);
  assert.match(name, /Without comparable runs a team repeats work/);
  console.log("levels: numbers and ids are offered, their descriptors are shown");
}

async function mistakes(server) {
  const found = (text) => server.problems(fresh("mistakes"), `${line("answers")}answers:\n${text}\n`);
  assert.deepEqual(await found("  exp-trackin: 2"), ["Property exp-trackin is not allowed."]);
  assert.deepEqual(await found("  exp-tracking: {leve: 2}"), ["Property leve is not allowed."]);
  assert.match((await found("  exp-tracking: 7")).join(), /Valid values: 0, 1, 2, 3, 4, "absent"/);
  assert.deepEqual(await found("  exp-tracking:\n  exp-hpo: {level: 2, note: }"), []);
  console.log("mistakes: a mistyped id, key and level are marked");
}

async function everyFile(server) {
  const below = (folder) =>
    fs.readdirSync(path.join(workspace, folder), { withFileTypes: true }).flatMap((entry) => {
      const name = path.posix.join(folder, entry.name);
      return entry.isDirectory() ? below(name) : [name];
    });
  const names = ["gapmap.yaml", ...below("content").filter((name) => name.endsWith(".yaml") && !name.endsWith("my-team/answers.yaml"))];
  for (const name of names) {
    assert.match(read(name).split("\n")[0], /^# yaml-language-server: \$schema=/, name);
    assert.deepEqual(await server.problems(name, read(name)), [], name);
  }
  console.log(`files: ${names.length} as init writes them, without a mark`);
}

// VS Code's settings, for files without the first line.
async function settings() {
  const schemas = Object.entries(JSON.parse(read(".vscode/settings.json"))["yaml.schemas"]);
  const absolute = schemas.map(([file, globs]) => [pathToFileURL(path.join(workspace, file)).href, globs]);
  const server = new Server({ validate: true, hover: true, completion: true, schemaStore: { enable: false }, schemas: Object.fromEntries(absolute) });
  await server.start();
  try {
    const names = {
      "gapmap.yaml": "paper",
      "content/rubric/a.yaml": "risk_matrix",
      "content/rubric/b/c.yml": "risk_matrix",
      "content/x/assessment.yaml": "facilitator",
      "content/group/y/assessment.yaml": "facilitator",
      "content/x/exp.yaml": "questions",
      "content/group/y/z.yml": "questions",
      "content/x/targets.yaml": "targets",
      "content/x/baseline.yml": "baseline",
      "content/x/phases.yaml": "phases",
      "content/x/roadmap.yaml": "people",
      "content/x/risks.yaml": "risks",
      "content/x/history/2026-08-27-q3.yaml": "milestone",
    };
    for (const [name, key] of Object.entries(names)) {
      const offered = await server.completions(name, "|\n");
      assert.ok(offered.has(key), `${name}: ${[...offered.keys()].join(" ")}`);
      const problems = await server.problems(`${name.slice(0, name.lastIndexOf("/") + 1)}other/${name.split("/").at(-1)}`, "nothing: 1\n");
      assert.ok(name === "gapmap.yaml" || problems.filter((text) => text.includes("nothing")).length === 1, `${name}: ${problems.join(" ")}`);
    }
    const elsewhere = await server.completions(".github/workflows/gapmap.yaml", "|\n");
    assert.ok(!elsewhere.has("answers"), "other files are other tools'");
    console.log(`settings: ${Object.keys(names).length} names of files have their schemas`);
  } finally {
    server.stop();
  }
}

async function main() {
  await withFirstLines(async (server) => {
    await ids(server);
    await levels(server);
    await mistakes(server);
    await everyFile(server);
  });
  await settings();
}

setTimeout(() => {
  console.error(`yaml-language-server did not answer within ${GIVE_UP_AFTER / 1000} s`);
  process.exit(1);
}, GIVE_UP_AFTER).unref();
main().then(
  () => process.exit(0),
  (error) => {
    console.error(error);
    process.exit(1);
  },
);
