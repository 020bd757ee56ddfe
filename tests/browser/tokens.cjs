// The colours of the style sheet: every pair that carries text or a mark has its contrast in both themes, and neighbouring levels
// stay apart for readers who see fewer colours, or none.
'use strict';

const { check } = require('./harness.cjs');

const range = (from, to) => Array.from({ length: to - from + 1 }, (_, at) => from + at);
const GROUNDS = ['page', 'surface', 'sunken'];
const STATES = ['done', 'prog', 'plan', 'risk', 'block'];
/** Ink, ground, and the least contrast between them. */
const PAIRS = [
  ...GROUNDS.flatMap((ground) => [['ink', ground, 7], ['ink2', ground, 7], ['ink3', ground, 4.5], ['accent', ground, 4.5], ['rule-strong', ground, 3], ['focus', ground, 3]]),
  ...['page', 'surface'].flatMap((ground) => [['target', ground, 4.5], ['prev', ground, 3], ['mark', ground, 3], ...STATES.map((state) => [`${state}E`, ground, 3])]),
  ['accent', 'accent-soft', 4.5],
  ['ink', 'accent-soft', 7],
  ...range(0, 5).flatMap((level) => [[`i${level}`, `l${level}`, 4.5], [`e${level}`, 'page', 3]]),
  ...range(1, 4).map((risk) => [`q${risk}`, `r${risk}`, 4.5]),
  ...STATES.map((state) => [`${state}T`, `${state}B`, 4.5]),
];
const LEVELS = range(0, 5).map((level) => `l${level}`);
const RISKS = range(1, 4).map((risk) => `r${risk}`);

/** Machado, Oliveira and Fernandes 2009, full strength, over linear channels. */
const SIGHT = {
  protanopia: [[0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216], [-0.003882, -0.048116, 1.051998]],
  deuteranopia: [[0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413], [-0.01182, 0.04294, 0.968881]],
  tritanopia: [[1.255528, -0.076749, -0.178779], [-0.078411, 0.930809, 0.147602], [0.004733, 0.691367, 0.3039]],
  greys: [[0.2126, 0.7152, 0.0722], [0.2126, 0.7152, 0.0722], [0.2126, 0.7152, 0.0722]],
};
const APART = { protanopia: 9, deuteranopia: 9, tritanopia: 9, greys: 8 };

const linear = (channels) => channels.map((c) => c / 255).map((c) => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4));
const times = (matrix, vector) => matrix.map((row) => Math.min(1, Math.max(0, row.reduce((sum, weight, at) => sum + weight * vector[at], 0))));
const luminance = (channels) => times([[0.2126, 0.7152, 0.0722]], linear(channels))[0];

function contrast(one, two) {
  const [lighter, darker] = [luminance(one), luminance(two)].sort((a, b) => b - a);
  return (lighter + 0.05) / (darker + 0.05);
}

function lab([r, g, b]) {
  const white = [0.95047, 1, 1.08883];
  const xyz = [[0.4124564, 0.3575761, 0.1804375], [0.2126729, 0.7151522, 0.072175], [0.0193339, 0.119192, 0.9503041]].map((row, at) => (row[0] * r + row[1] * g + row[2] * b) / white[at]);
  const [x, y, z] = xyz.map((value) => (value > 216 / 24389 ? Math.cbrt(value) : (24389 / 27 * value + 16) / 116));
  return [116 * y - 16, 500 * (x - y), 200 * (y - z)];
}

/** CIEDE2000, Sharma, Wu and Dalal 2005. */
function distance(one, two) {
  const [[l1, a1, b1], [l2, a2, b2]] = [one, two];
  const rad = Math.PI / 180;
  const mean = (Math.hypot(a1, b1) + Math.hypot(a2, b2)) / 2;
  const g = 0.5 * (1 - Math.sqrt(mean ** 7 / (mean ** 7 + 25 ** 7)));
  const chroma = [Math.hypot(a1 * (1 + g), b1), Math.hypot(a2 * (1 + g), b2)];
  const hue = [[a1, b1], [a2, b2]].map(([a, b]) => (a === 0 && b === 0 ? 0 : (Math.atan2(b, a * (1 + g)) / rad + 360) % 360));
  const grey = chroma[0] * chroma[1] === 0;
  let turn = grey ? 0 : hue[1] - hue[0];
  if (turn > 180) turn -= 360;
  if (turn < -180) turn += 360;
  const dH = 2 * Math.sqrt(chroma[0] * chroma[1]) * Math.sin((turn / 2) * rad);
  const [L, C] = [(l1 + l2) / 2, (chroma[0] + chroma[1]) / 2];
  const sum = hue[0] + hue[1];
  const H = grey ? sum : Math.abs(hue[0] - hue[1]) <= 180 ? sum / 2 : (sum + (sum < 360 ? 360 : -360)) / 2;
  const T = 1 - 0.17 * Math.cos((H - 30) * rad) + 0.24 * Math.cos(2 * H * rad) + 0.32 * Math.cos((3 * H + 6) * rad) - 0.2 * Math.cos((4 * H - 63) * rad);
  const [sL, sC, sH] = [1 + (0.015 * (L - 50) ** 2) / Math.sqrt(20 + (L - 50) ** 2), 1 + 0.045 * C, 1 + 0.015 * C * T];
  const rT = -2 * Math.sqrt(C ** 7 / (C ** 7 + 25 ** 7)) * Math.sin(60 * Math.exp(-(((H - 275) / 25) ** 2)) * rad);
  const [dL, dC] = [l2 - l1, chroma[1] - chroma[0]];
  return Math.sqrt((dL / sL) ** 2 + (dC / sC) ** 2 + (dH / sH) ** 2 + rT * (dC / sC) * (dH / sH));
}

async function colours(browser, site, colorScheme) {
  await browser.visit(site, site.page('overview'), { colorScheme, where: `${site.name} colours, ${colorScheme}` }, async (tab, where) => {
    const names = [...new Set(PAIRS.flatMap(([ink, ground]) => [ink, ground]).concat(LEVELS, RISKS))];
    const values = await tab.evaluate((tokens) => {
      const probe = document.createElement('i');
      document.body.append(probe);
      return Object.fromEntries(tokens.map((token) => {
        probe.style.color = '';
        probe.style.color = `var(--${token})`;
        return [token, getComputedStyle(probe).color.match(/\d+/g).slice(0, 3).map(Number)];
      }));
    }, names);
    for (const [ink, ground, least] of PAIRS) {
      const found = contrast(values[ink], values[ground]);
      check(found >= least, where, `${ink} on ${ground}: ${found.toFixed(2)}, less than ${least}`);
    }
    for (const [sight, matrix] of Object.entries(SIGHT)) {
      const seen = (token) => lab(times(matrix, linear(values[token])));
      for (const steps of [LEVELS, RISKS]) {
        steps.slice(1).forEach((token, at) => {
          const found = distance(seen(steps[at]), seen(token));
          check(found >= APART[sight], where, `${steps[at]} and ${token} are ${found.toFixed(1)} apart in ${sight}`);
        });
      }
    }
  });
}

const tests = (sites, browser) => ['light', 'dark'].map((scheme) => () => colours(browser, sites.get('own'), scheme));

module.exports = { tests };
