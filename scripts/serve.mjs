import { createServer } from 'node:net';

/**
 * Builds `dist/` and serves it on loopback, at the first free port from 4173.
 * @returns {Promise<{ address: string, close: () => Promise<void> }>}
 */
export async function serveBuild() {
  // Not at the top: this file is loaded before `npm ci` has run.
  const { build, preview } = await import('vite');
  await build({ logLevel: 'warn' });
  const port = await freePort(4173);
  const server = await preview({ preview: { host: '127.0.0.1', port, strictPort: true } });
  return { address: `http://127.0.0.1:${port}/`, close: () => server.close() };
}

/**
 * The first port from `first` on that nothing on loopback listens to.
 * @param {number} first
 * @returns {Promise<number>}
 */
export async function freePort(first) {
  for (let port = first; port < first + 200; port += 1) {
    if (await isFree(port)) return port;
  }
  throw new Error(`No free port between ${first} and ${first + 199}.`);
}

function isFree(port) {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.once('error', () => resolve(false));
    probe.listen(port, '127.0.0.1', () => probe.close(() => resolve(true)));
  });
}
