import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const src = fileURLToPath(new URL('..', import.meta.url));

/** Which layers a layer may import besides itself (src/README.md). */
const MAY_IMPORT: Readonly<Record<string, readonly string[]>> = {
  core: [],
  platform: ['core'],
  sandbox: ['core', 'platform'],
  state: ['core', 'platform'],
  components: [],
  i18n: [],
  features: ['core', 'platform', 'state', 'components', 'i18n'],
  app: ['core', 'platform', 'sandbox', 'state', 'features', 'components', 'i18n'],
  testing: ['core', 'platform', 'sandbox', 'state', 'features', 'components', 'i18n', 'app'],
};

/** Packages with one home, as a beginning of the paths that may import them. */
const PACKAGE_HOMES: readonly { readonly package: RegExp; readonly homes: readonly string[] }[] = [
  { package: /^(konva|react-konva)(\/|$)/, homes: ['features/mask-editor/'] },
  {
    package: /^(react|react-dom|radix-ui|lucide-react|@tanstack\/react-query|react-error-boundary)(\/|$)/,
    homes: ['features/', 'components/', 'i18n/', 'app/', 'main.tsx', 'testing/'],
  },
];

/** Browser capabilities, and which layers besides the platform may touch them. */
const CAPABILITIES: Readonly<
  Record<string, { readonly pattern: RegExp; readonly homes?: readonly string[] }>
> = {
  fetch: { pattern: /(?<![\w.'"`])fetch\(/ },
  'local and session storage': { pattern: /\b(localStorage|sessionStorage)\b/ },
  IndexedDB: { pattern: /\bindexedDB\b/ },
  // A bundler finds a worker only where its file is named, and the platform may not name the sandbox's.
  workers: { pattern: /\bnew (Shared)?Worker\(/, homes: ['sandbox'] },
  clipboard: { pattern: /\bnavigator\.clipboard\b/ },
  'image decoding': { pattern: /\bcreateImageBitmap\(/ },
  'Web Locks or wake lock': { pattern: /\bnavigator\.(locks|wakeLock)\b/ },
  'object URLs': { pattern: /\bURL\.createObjectURL\(/ },
};

interface SourceFile {
  /** Below src, with `/`. */
  readonly path: string;
  readonly text: string;
}

const IMPORT =
  /(?:\bimport\b|\bexport\b)[^'"`;]*?\bfrom\s*['"]([^'"]+)['"]|\bimport\s*\(?\s*['"]([^'"]+)['"]|\bnew URL\(\s*['"](\.[^'"]+)['"],\s*import\.meta\.url/g;

/** Everything that a file imports: values, types, dynamic imports, workers. */
function importsOf(text: string): string[] {
  return [...withoutComments(text).matchAll(IMPORT)].flatMap((match) => match.slice(1).filter(Boolean));
}

/** Comments may name what code may not. A `//` inside a string (a URL) is no comment. */
function withoutComments(text: string): string {
  return text.replaceAll(/\/\*[\s\S]*?\*\//g, '').replaceAll(/(^|[^:'"`\w/])\/\/.*$/gm, '$1');
}

function layerOf(path: string): string {
  return path.includes('/') ? (path.split('/')[0] ?? '') : 'app';
}

function isTest(path: string): boolean {
  return /\.test\.tsx?$/.test(path) || layerOf(path) === 'testing';
}

/** Every breach of the table above, in words. */
function violations(files: readonly SourceFile[]): string[] {
  return files.flatMap(({ path, text }) => [
    ...importsOf(text).flatMap((target) => importViolations(path, target)),
    ...(isTest(path) || layerOf(path) === 'platform'
      ? []
      : capabilityViolations(path, withoutComments(text))),
  ]);
}

function importViolations(path: string, target: string): string[] {
  if (!target.startsWith('.')) {
    const homes = PACKAGE_HOMES.find((rule) => rule.package.test(target))?.homes;
    const isHome = homes?.some((home) => path.startsWith(home)) ?? true;
    return isHome ? [] : [`${path} imports the package ${target}`];
  }
  const to = join(dirname(path), target).replaceAll(sep, '/');
  // A test may hold what is written about the code against the code.
  if (isTest(path) && /^\.\.\/docs\/.+\.md$/.test(to)) return [];
  if (to.startsWith('..')) return /^\.\.\/(package\.json|public\/)/.test(to) ? [] : [`${path} imports ${to}`];
  const [from, layer] = [layerOf(path), layerOf(to)];
  const [feature, otherFeature] = [path.split('/')[1], to.split('/')[1]];
  const problems = [];
  if (layer === 'testing' && !isTest(path)) problems.push('only tests may');
  if (layer !== from && layer !== 'testing' && !MAY_IMPORT[from]?.includes(layer))
    problems.push(`${from} ← ${layer}`);
  if (from === 'features' && layer === 'features' && feature !== otherFeature)
    problems.push('another feature');
  if (!/\.(ts|tsx|css|json|svg)(\?\w+)?$/.test(to)) problems.push('no extension');
  return problems.map((problem) => `${path} imports ${to} (${problem})`);
}

function capabilityViolations(path: string, text: string): string[] {
  return Object.entries(CAPABILITIES)
    .filter(([, { pattern, homes }]) => pattern.test(text) && !homes?.includes(layerOf(path)))
    .map(([name]) => `${path} touches ${name}, which belongs to platform/`);
}

function readSources(): SourceFile[] {
  return (
    readdirSync(src, { recursive: true, encoding: 'utf8' })
      // This file is left out: it is full of planted breaches.
      .filter((name) => /\.tsx?$/.test(name) && !name.endsWith('architecture.test.ts'))
      .map((name) => ({
        path: relative(src, join(src, name)).replaceAll(sep, '/'),
        text: readFileSync(join(src, name), 'utf8'),
      }))
  );
}

describe('the architecture', () => {
  const files = readSources();

  it('sees the files and their imports', () => {
    expect(files.length).toBeGreaterThan(100);
    expect(files.flatMap(({ text }) => importsOf(text)).length).toBeGreaterThan(300);
    const unknown = files
      .map(({ path }) => layerOf(path))
      .filter((layer) => !Object.hasOwn(MAY_IMPORT, layer));
    expect(unknown).toEqual([]);
  });

  it('is kept by every file', () => {
    expect(violations(files)).toEqual([]);
  });

  it.each<[string, string, string]>([
    ['a type of a higher layer', 'core/mask/a.ts', `import type { Draft } from '../../state/draft.ts';`],
    ['a dynamic import', 'core/mask/a.ts', `const later = () => import('../../platform/send.ts');`],
    ['a type import expression', 'core/mask/a.ts', `type Send = typeof import('../../platform/send.ts');`],
    ['an export from', 'platform/send.ts', `export { draft } from '../state/draft.ts';`],
    ['an import over lines', 'components/Button.tsx', `import {\n  en,\n} from '../i18n/en.ts';`],
    ['a side-effect import', 'state/draft.ts', `import '../features/jobs/jobs.ts';`],
    ['a worker', 'state/draft.ts', `new URL('../sandbox/paint.worker.ts', import.meta.url)`],
    ['another feature', 'features/jobs/a.ts', `import { b } from '../results/b.ts';`],
    ['the sandbox outside app', 'features/jobs/a.ts', `import { b } from '../../sandbox/b.ts';`],
    ['a test aid', 'features/jobs/a.ts', `import { b } from '../../testing/b.ts';`],
    ['an import without extension', 'features/jobs/a.ts', `import { b } from './b';`],
    ['Konva outside the mask editor', 'features/results/a.tsx', `import { Stage } from 'react-konva';`],
    ['React below the features', 'state/draft.ts', `import { useState } from 'react';`],
    ['fetch outside the platform', 'features/jobs/a.ts', `const answer = await fetch('./a');`],
    ['storage outside the platform', 'state/draft.ts', `localStorage.getItem('a');`],
    ['a worker outside the platform', 'state/a.ts', `const worker = new Worker(url);`],
  ])('notices %s', (_, path, text) => {
    expect(violations([{ path, text }])).toHaveLength(1);
  });

  it('leaves alone what is allowed', () => {
    const text = `// fetch( in words\nimport { a } from '../../core/a.ts';\nimport { Stage } from 'react-konva';\nconst u = 'http://a';`;
    expect(violations([{ path: 'features/mask-editor/a.tsx', text }])).toEqual([]);
    expect(violations([{ path: 'features/jobs/a.test.ts', text: `import '../../testing/b.ts';` }])).toEqual(
      [],
    );
  });
});
