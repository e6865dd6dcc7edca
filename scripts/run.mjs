/**
 * The commands of the README: `npm start`, `npm test`, `npm run screenshots`.
 * Node built-ins only up to `ensureInstalled`, so that they work in a fresh clone before anything is installed.
 */
import { findBrowser } from './browser.mjs';
import { checkNode, ensureInstalled } from './install.mjs';
import { serveBuild } from './serve.mjs';
import { runSteps } from './steps.mjs';

const commands = {
  start: async () => {
    const { address } = await serveBuild();
    console.log(`\nAlphabrush is ready: ${address}\nPress Ctrl+C to stop.\n`);
  },
  test: async () => {
    process.exitCode = await runSteps(await findBrowser());
  },
  screenshots: async () => {
    const browser = await findBrowser();
    if (!browser.found) throw new Error(browser.advice);
    const { takeScreenshots } = await import('./screenshots.mjs');
    const { address, close } = await serveBuild();
    try {
      await takeScreenshots(address, browser.executablePath);
    } finally {
      await close();
    }
  },
};

const command = commands[process.argv[2]];
if (!command) {
  console.error(`Usage: node scripts/run.mjs ${Object.keys(commands).join('|')}`);
  process.exit(2);
}
try {
  checkNode();
  await ensureInstalled();
  await command();
} catch (error) {
  console.error(`\n${error instanceof Error ? error.message : String(error)}`);
  process.exitCode = 1;
}
