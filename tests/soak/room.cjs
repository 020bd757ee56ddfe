// A workspace, the server that watches it, and a page that follows.
'use strict';

const { execFileSync, spawn } = require('node:child_process');
const fs = require('node:fs');
const http = require('node:http');
const path = require('node:path');

const PATIENCE = 20_000;
const OTHERS = 200;

const RUBRIC = fs.readFileSync(path.join(__dirname, '../suite/live/small.yaml'), 'utf8');
const ASSESSMENT = 'subject: Team\ndate: 2026-11-02\n';
const ANSWERS = 'content/team/x.yaml';
const SHEET = 'themes/own/assets/extra.css';

const answers = (number) => `answers:\n  x1: {level: ${number % 3}, note: "saved-${number}."}\n  x2: {level: 1, note: "saved-${number}."}\n`;
const sheet = (number) => `.saved-${number}{color:red}\n`;

class Room {
  constructor(folder) {
    this.folder = folder;
    this.write('gapmap.yaml', 'title: Soak\ntheme: own\n');
    this.write('content/rubric/small.yaml', RUBRIC);
    this.write('content/team/assessment.yaml', ASSESSMENT);
    this.write('content/other/assessment.yaml', 'subject: Other\ndate: 2026-11-02\n');
    this.write(ANSWERS, answers(0));
    this.write('themes/own/templates/base.html', '{% extends "default/base.html" %}{% block logo %}<link rel="stylesheet" href="{{ page.root }}assets/extra.css">{% endblock logo %}');
    this.write(SHEET, sheet(0));
    this.git('init', '--quiet');
    this.commit('before');
    for (let at = 0; at < OTHERS; at += 1) this.write(`content/other/files/${at}.md`, '---\nanswers: {}\n---\nNotes.\n');
    this.commit('after');
    this.git('checkout', '--quiet', 'HEAD~');
  }

  at(file) {
    return path.join(this.folder, file);
  }

  write(file, text) {
    fs.mkdirSync(path.dirname(this.at(file)), { recursive: true });
    fs.writeFileSync(this.at(file), text);
  }

  git(...words) {
    const who = ['-c', 'user.name=Soak', '-c', 'user.email=soak@example.com', '-c', 'gc.auto=0', '-c', 'advice.detachedHead=false'];
    return execFileSync('git', ['-C', this.folder, ...who, ...words], { encoding: 'utf8' }).trim();
  }

  commit(name) {
    this.git('add', '--all');
    this.git('commit', '--quiet', '--message', name);
    this.git('tag', '--force', name);
  }

  serve(gapmap) {
    this.server = spawn(gapmap, ['-C', this.folder, 'serve', '--watch', '--port', '0'], { stdio: ['ignore', 'ignore', 'pipe'] });
    this.said = '';
    return new Promise((done, fail) => {
      this.server.stderr.on('data', (bytes) => {
        this.said = (this.said + bytes).slice(-4000);
        const [, port] = /http:\/\/localhost:(\d+)\//.exec(this.said) ?? [];
        if (!port || this.port) return;
        this.port = Number(port);
        this.agent = new http.Agent({ keepAlive: true, maxSockets: 1 });
        done();
      });
      this.server.on('exit', (code) => fail(new Error(`the server ended with ${code}: ${this.said}`)));
    });
  }

  get(file) {
    return new Promise((done, fail) => {
      const request = http.get({ port: this.port, host: 'localhost', path: `/${file}`, agent: this.agent }, (answer) => {
        const pieces = [];
        answer.on('data', (piece) => pieces.push(piece));
        answer.on('end', () => done({ status: answer.statusCode, text: Buffer.concat(pieces).toString() }));
        answer.on('error', fail);
      });
      request.on('error', fail);
    });
  }

  /** Kilobytes in memory. */
  memory() {
    return Number(/VmRSS:\s+(\d+)/.exec(fs.readFileSync(`/proc/${this.server.pid}/status`, 'utf8'))[1]);
  }

  /** Ends it; whether it went as it should. */
  stop() {
    return new Promise((done) => {
      if (this.server.exitCode !== null) { done(false); return; }
      this.server.removeAllListeners('exit');
      this.server.on('exit', (code, signal) => done(signal === 'SIGINT' || code === 0 || code === 130));
      this.server.kill('SIGINT');
    });
  }
}

/** What an open page is told. */
class News {
  static open(room, page) {
    const news = new News();
    return new Promise((done, fail) => {
      const request = http.get({ port: room.port, host: 'localhost', path: `/_gapmap/events?page=${page}` }, (answer) => {
        let text = '';
        answer.setEncoding('utf8');
        answer.on('data', (piece) => {
          text += piece;
          const events = text.split('\n\n');
          text = events.pop();
          for (const event of events) {
            const data = event.split('\n').find((line) => line.startsWith('data: '));
            if (data) news.hear(JSON.parse(data.slice(6)));
          }
          done(news);
        });
      });
      request.on('error', fail);
    });
  }

  hear(state) {
    this.first ??= state;
    this.state = state;
    this.wake?.();
  }

  /** Resolves with the first state, from now on, of which `test` holds. */
  async until(test, what) {
    const end = Date.now() + PATIENCE;
    while (!test(this.state)) {
      const left = end - Date.now();
      if (left <= 0) throw new Error(`${what}: not told within ${PATIENCE / 1000} s; the last news are ${JSON.stringify(this.state).slice(0, 600)}`);
      await new Promise((done) => { this.wake = done; setTimeout(done, left).unref?.(); });
    }
    return this.state;
  }
}

module.exports = { ANSWERS, ASSESSMENT, News, Room, SHEET, answers, sheet };
