import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { freePort } from './serve.mjs';
import { runNpm } from './spawn.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));

/**
 * Runs every check to its end, whatever failed before, then prints a table and one closing line.
 * @param {Awaited<ReturnType<import('./browser.mjs').findBrowser>>} browser
 * @returns {Promise<number>} the exit code
 */
export async function runSteps(browser) {
  const reports = mkdtempSync(join(tmpdir(), 'alphabrush-test-'));
  const env = browser.executablePath ? { CHROME_PATH: browser.executablePath } : {};
  const outcomes = [];
  try {
    for (const step of steps(browser.found)) {
      console.log(`\n── ${step.name} ${'─'.repeat(Math.max(0, 70 - step.name.length))}`);
      outcomes.push(await runStep(step, reports, env));
    }
  } finally {
    rmSync(reports, { recursive: true, force: true });
  }
  return summarise(outcomes, browser);
}

const END_TO_END = [
  {
    name: 'end to end',
    script: 'test:e2e',
    args: ['--project=desktop', '--project=phone'],
    tests: playwrightReport,
  },
  // What takes time is measured last, with nothing beside it.
  {
    name: 'performance',
    script: 'test:e2e',
    args: ['--project=performance', '--workers=1'],
    tests: playwrightReport,
  },
];

function steps(hasBrowser) {
  return [
    { name: 'format', script: 'format:check' },
    { name: 'types', script: 'typecheck' },
    { name: 'lint', script: 'lint' },
    { name: 'unused code', script: 'unused' },
    hasBrowser
      ? { name: 'unit and browser', script: 'test:unit', tests: vitestReport }
      : { name: 'unit', script: 'test:unit', args: ['--project', 'node'], tests: vitestReport },
    // A build that fails must not leave an older one behind for the steps after it.
    {
      name: 'build',
      script: 'build',
      before: () => rmSync(`${root}/dist`, { recursive: true, force: true }),
    },
    { name: 'size budget', script: 'budget' },
    ...(hasBrowser ? END_TO_END : []),
  ];
}

async function runStep({ name, script, args = [], before, tests }, reports, env) {
  const started = performance.now();
  before?.();
  const report = tests?.(join(reports, `${name.replaceAll(' ', '-')}.json`));
  const port = String(await freePort(4300));
  const code = await runNpm(['run', '--silent', script, '--', ...args, ...(report?.args ?? [])], {
    env: { ...env, E2E_PORT: port, ...report?.env },
  });
  const counts = report?.read() ?? { passed: code === 0 ? 1 : 0, failed: code === 0 ? 0 : 1, skipped: 0 };
  return { name, code, counts, seconds: (performance.now() - started) / 1000 };
}

/** How to make Vitest leave its counts in a file, and how to read them. */
function vitestReport(file) {
  return {
    args: ['--reporter=default', '--reporter=json', `--outputFile.json=${file}`],
    read: () =>
      readCounts(file, (json) => ({
        passed: json.numPassedTests,
        failed: json.numFailedTests,
        skipped: json.numPendingTests + json.numTodoTests,
      })),
  };
}

function playwrightReport(file) {
  return {
    args: ['--reporter=list,json'],
    env: { PLAYWRIGHT_JSON_OUTPUT_FILE: file },
    read: () =>
      readCounts(file, ({ stats }) => ({
        passed: stats.expected,
        failed: stats.unexpected + stats.flaky,
        skipped: stats.skipped,
      })),
  };
}

/** A run that ended without a report, or without a test in it, counts as one failure. */
function readCounts(file, pick) {
  try {
    const counts = pick(JSON.parse(readFileSync(file, 'utf8')));
    if (counts.passed + counts.failed > 0) return counts;
  } catch {
    // The table below shows the step as failed.
  }
  return { passed: 0, failed: 1, skipped: 0 };
}

function summarise(outcomes, browser) {
  const failed = outcomes.filter(({ code, counts }) => code !== 0 || counts.failed > 0);
  console.log('\n── summary '.padEnd(74, '─'));
  for (const outcome of outcomes) {
    const mark = failed.includes(outcome) ? 'FAILED' : 'ok';
    console.log(`${mark.padEnd(8)}${outcome.name.padEnd(20)}${outcome.seconds.toFixed(1).padStart(7)} s`);
  }
  const total = (key) => outcomes.reduce((sum, { counts }) => sum + counts[key], 0);
  const skipped = total('skipped');
  if (failed.length > 0) console.log(`\nFailed: ${failed.map(({ name }) => name).join(', ')}`);
  if (!browser.found) console.log(`\n${browser.advice}`);
  // A step that failed although its tests passed (an unhandled error, say) is a failure of its own.
  const silent = failed.filter(({ counts }) => counts.failed === 0).length;
  console.log(
    `\n${total('passed')} passed, ${total('failed') + silent} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`,
  );
  return failed.length > 0 || !browser.found ? 1 : 0;
}
