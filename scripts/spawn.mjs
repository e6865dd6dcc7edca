import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));

/**
 * Runs a program in the project's folder with its output shown, and answers its exit code.
 * A program that does not exist answers 127, one that outlives `timeout` (ms) is ended and answers 124.
 * @param {string} command
 * @param {readonly string[]} args
 * @param {{ env?: Record<string, string>, timeout?: number, quiet?: boolean, shell?: boolean }} [options]
 * @returns {Promise<number>}
 */
export function run(command, args, { env, timeout, quiet = false, shell = false } = {}) {
  return new Promise((resolve) => {
    const child = spawn(command, args, {
      cwd: root,
      env: { ...process.env, ...env },
      stdio: quiet ? 'ignore' : 'inherit',
      timeout,
      shell,
    });
    child.once('error', () => resolve(127));
    child.once('exit', (code) => resolve(code ?? 124));
  });
}

/**
 * npm, started through the npm that started us. Without it (`node scripts/run.mjs test`) the one on PATH, which on
 * Windows is a .cmd file that only a shell can start.
 */
export function runNpm(args, options) {
  const cli = process.env.npm_execpath;
  return cli?.endsWith('.js')
    ? run(process.execPath, [cli, ...args], options)
    : run('npm', args, { ...options, shell: process.platform === 'win32' });
}
