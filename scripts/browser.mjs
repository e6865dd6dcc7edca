import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';
import { run } from './spawn.mjs';

/** How long a browser may take to start, and a download or an installation to finish, in ms. */
const START_LIMIT = 45_000;
const DOWNLOAD_LIMIT = 180_000;
const INSTALL_LIMIT = 600_000;

const NAMES_ON_PATH = [
  'chromium',
  'chromium-browser',
  'google-chrome',
  'google-chrome-stable',
  'microsoft-edge',
  'microsoft-edge-stable',
];

const DEFAULT_PATHS = {
  darwin: [
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    '/Applications/Chromium.app/Contents/MacOS/Chromium',
    '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
  ],
  win32: [process.env.ProgramFiles, process.env['ProgramFiles(x86)'], process.env.LOCALAPPDATA]
    .filter(Boolean)
    .flatMap((folder) => [
      join(folder, 'Google', 'Chrome', 'Application', 'chrome.exe'),
      join(folder, 'Chromium', 'Application', 'chrome.exe'),
      join(folder, 'Microsoft', 'Edge', 'Application', 'msedge.exe'),
    ]),
};

const ADVICE =
  'Browser tests were NOT run: no Chromium that starts was found. Install Chromium or Chrome ' +
  '(Debian, Ubuntu: sudo apt-get install chromium), or name one: CHROME_PATH=/path/to/chrome npm test';

/**
 * The browser for the tests: `CHROME_PATH`, else one of the system, else Playwright's own, else installed now.
 * A found browser counts only when it starts: Playwright's download, for one, may lack libraries of the system.
 * `executablePath` is absent for Playwright's own.
 * @returns {Promise<{ found: true, executablePath?: string } | { found: false, advice: string }>}
 */
export async function findBrowser() {
  const chosen = process.env.CHROME_PATH;
  if (chosen) {
    if (!isExecutable(chosen)) throw new Error(`CHROME_PATH names no program that can be run: ${chosen}`);
    const problem = await startProblem(chosen);
    if (problem) throw new Error(`The browser of CHROME_PATH does not start: ${chosen}\n${problem}`);
    return report({ found: true, executablePath: chosen });
  }
  return report(
    (await systemBrowser()) ??
      (await ownBrowser()) ??
      (await downloadedBrowser()) ??
      (await packagedBrowser()) ?? { found: false, advice: ADVICE },
  );
}

function report(browser) {
  console.log(browser.found ? `Browser: ${browser.executablePath ?? "Playwright's own Chromium"}` : ADVICE);
  return browser;
}

async function systemBrowser() {
  const folders = (process.env.PATH ?? '').split(delimiter).filter(Boolean);
  const onPath =
    process.platform === 'win32'
      ? []
      : NAMES_ON_PATH.flatMap((name) => folders.map((folder) => join(folder, name)));
  for (const executablePath of [...onPath, ...(DEFAULT_PATHS[process.platform] ?? [])]) {
    if (isExecutable(executablePath) && !(await startProblem(executablePath)))
      return { found: true, executablePath };
  }
  return undefined;
}

async function ownBrowser() {
  return (await startProblem()) ? undefined : { found: true };
}

async function downloadedBrowser() {
  console.log('No browser found: trying to download the one that Playwright brings …');
  const cli = ['node_modules/playwright/cli.js', 'install', '--only-shell', 'chromium'];
  const code = await run(process.execPath, cli, { timeout: DOWNLOAD_LIMIT });
  return code === 0 ? ownBrowser() : undefined;
}

/** Debian's package, where apt-get is there and may install: as root, or by sudo without a password. */
async function packagedBrowser() {
  if (process.platform !== 'linux' || (await run('apt-get', ['--version'], { quiet: true })) !== 0)
    return undefined;
  const isRoot = process.getuid?.() === 0;
  if (!isRoot && (await run('sudo', ['-n', 'true'], { quiet: true })) !== 0) return undefined;
  console.log('Installing the package chromium (apt-get) …');
  const apt = (...args) => {
    const command = ['env', 'DEBIAN_FRONTEND=noninteractive', 'apt-get', ...args];
    const [program, ...rest] = isRoot ? command : ['sudo', '-n', ...command];
    return run(program, rest, { timeout: INSTALL_LIMIT });
  };
  await apt('update');
  const code = await apt('install', '-y', '--no-install-recommends', 'chromium');
  return code === 0 ? systemBrowser() : undefined;
}

/** What keeps a browser from starting, or nothing: starts it the way the tests do. */
async function startProblem(executablePath) {
  const { chromium } = await import('playwright');
  try {
    const browser = await chromium.launch({
      timeout: START_LIMIT,
      ...(executablePath ? { executablePath } : {}),
    });
    await browser.close();
    return undefined;
  } catch (error) {
    return String(error.message).split('\n', 3).join('\n');
  }
}

function isExecutable(path) {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
