import type { ApiKey } from '../connection/ConnectionState.ts';
import { keyIdOf } from '../connection/keyIdOf.ts';
import type { ImageJob } from './jobs.ts';

/**
 * Whether this tab counts the job's requests apart from those of other tabs though its gateway limits them: a key that
 * is kept for one tab has an id of its own in each, and tabs never tell each other what a key is.
 */
export function isCountedPerTab({ input }: Pick<ImageJob, 'input'>, keys: readonly ApiKey[]): boolean {
  if (input.gateway.quotas.concurrency === undefined) return false;
  const own = keys.filter((key) => keyIdOf(key) === input.keyId);
  return own.length > 0 && own.every(({ tabOnly }) => tabOnly);
}
