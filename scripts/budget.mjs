/**
 * The size budget of the first load: the entry with everything that it imports statically, and its styles.
 * What a page really fetches before the first click, workers included, is measured by e2e/performance.spec.ts.
 */
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';

/** kB gzip; 1 kB = 1000 bytes. */
const FIRST_LOAD_LIMIT = 150;
const EDITOR_LIMIT = 120;

/** A text inside Konva that minifiers keep: the beginning of its warnings. */
const KONVA_MARKER = 'Konva warning: ';

const dist = fileURLToPath(new URL('../dist/', import.meta.url));
const manifest = readManifest();

const entry = Object.keys(manifest).find((key) => manifest[key].isEntry);
const firstLoad = files(entry);
// Whichever lazy part brings Konva is the editor.
const editors = Object.keys(manifest)
  .filter((key) => manifest[key].isDynamicEntry)
  .map((key) => files(key).filter((file) => !firstLoad.includes(file)))
  .filter((names) => names.some(holdsKonva));

const checks = [
  [`first load ${size(firstLoad)} kB gzip, at most ${FIRST_LOAD_LIMIT}`, size(firstLoad) <= FIRST_LOAD_LIMIT],
  ['the first load holds scripts and styles', hasType(firstLoad, '.js') && hasType(firstLoad, '.css')],
  ['Konva is not in the first load', !firstLoad.some(holdsKonva)],
  ['Konva is in a part that loads later', editors.length > 0],
  ...editors.map((names) => [
    `mask editor ${size(names)} kB gzip, at most ${EDITOR_LIMIT}`,
    size(names) <= EDITOR_LIMIT,
  ]),
];
for (const [text, holds] of checks) console.log(`${holds ? 'ok    ' : 'FAILED'}  ${text}`);
process.exitCode = checks.every(([, holds]) => holds) ? 0 : 1;

/** The files of a manifest entry and of its static imports. */
function files(key, seen = new Set()) {
  if (key === undefined || seen.has(key)) return [];
  seen.add(key);
  const { file, css = [], imports = [] } = manifest[key];
  return [...new Set([file, ...css, ...imports.flatMap((next) => files(next, seen))])];
}

function size(names) {
  const bytes = names.reduce((sum, name) => sum + gzipSync(read(name), { level: 9 }).length, 0);
  return Math.round(bytes / 100) / 10;
}

function hasType(names, extension) {
  return names.some((name) => name.endsWith(extension));
}

function holdsKonva(name) {
  return read(name).includes(KONVA_MARKER);
}

function readManifest() {
  const path = '.vite/manifest.json';
  if (!existsSync(dist + path)) throw new Error(`no dist/${path}: run npm run build first`);
  return JSON.parse(read(path).toString());
}

function read(name) {
  return readFileSync(dist + name);
}
