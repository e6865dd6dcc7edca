import { readFileSync, statSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { runNpm } from './spawn.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));

/** Stops with one clear line on a Node older than `engines` in package.json asks for. */
export function checkNode(version = process.versions.node) {
  const { engines } = JSON.parse(readFileSync(`${root}/package.json`, 'utf8'));
  const needed = engines.node.replace(/^>=/, '');
  if (compareVersions(version, needed) < 0) {
    throw new Error(`Alphabrush needs Node ${needed} or newer; this is Node ${version}.`);
  }
}

/** `npm ci`, only when what is installed is missing or older than the lock file. */
export async function ensureInstalled() {
  if (modifiedAt('node_modules/.package-lock.json') >= modifiedAt('package-lock.json')) return;
  console.log('Installing the packages of package-lock.json (npm ci) …');
  const code = await runNpm(['ci', '--include=dev', '--no-audit', '--no-fund']);
  if (code !== 0) throw new Error(`npm ci failed (exit code ${code}); nothing else was run.`);
}

function modifiedAt(path) {
  return statSync(`${root}/${path}`, { throwIfNoEntry: false })?.mtimeMs ?? -1;
}

function compareVersions(one, other) {
  const [a, b] = [one, other].map((version) => version.split('.').map(Number));
  return [0, 1, 2].map((i) => (a[i] ?? 0) - (b[i] ?? 0)).find((difference) => difference !== 0) ?? 0;
}
