// The ways in which files are saved, as the calls that editors make.
'use strict';

const { execFileSync } = require('node:child_process');
const fs = require('node:fs');
const path = require('node:path');

const pause = (ms) => new Promise((done) => setTimeout(done, ms));

/** Writes through a file that stays open, in pieces, with pauses longer than the quiet time. */
async function inPieces(file, text) {
  const open = fs.openSync(file, 'w');
  const third = Math.ceil(text.length / 3);
  for (const from of [0, third, 2 * third]) {
    fs.writeSync(open, text.slice(from, from + third));
    await pause(30);
  }
  fs.closeSync(open);
}

function renamed(file, text) {
  fs.writeFileSync(`${file}.tmp`, text);
  fs.renameSync(`${file}.tmp`, file);
}

/** VS Code empties the file and writes it. */
async function emptied(file, text) {
  const open = fs.openSync(file, 'w');
  await pause(10);
  fs.writeSync(open, text);
  fs.closeSync(open);
}

function vim(file, text) {
  const folder = path.dirname(file);
  fs.writeFileSync(path.join(folder, '4913'), '');
  fs.rmSync(path.join(folder, '4913'));
  fs.renameSync(file, `${file}~`);
  fs.writeFileSync(file, text);
  fs.chmodSync(file, 0o644);
  fs.rmSync(`${file}~`);
}

function jetbrains(file, text) {
  fs.writeFileSync(`${file}___jb_tmp___`, text);
  fs.renameSync(file, `${file}___jb_old___`);
  fs.renameSync(`${file}___jb_tmp___`, file);
  fs.rmSync(`${file}___jb_old___`);
}

/** Replaces the number that stands in the file by another, in place as sed does it: by a new file of the same name. */
function sed(file, text, number) {
  execFileSync('sed', ['-i', '-E', `s/saved-[0-9]+/saved-${number}/g`, file]);
}

function anew(file, text) {
  fs.rmSync(file);
  fs.writeFileSync(file, text);
}

module.exports = { inPlace: (file, text) => fs.writeFileSync(file, text), renamed, emptied, inPieces, vim, jetbrains, sed, anew };
