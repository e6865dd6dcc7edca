import type { Gateway } from '../../core/gateway/Gateway.ts';
import { checkKey } from './apiKeys.ts';

export type KeyObstacle = 'no-key' | 'unusable-key';

/** Why nothing can be sent to `gateway` with `key`; `undefined` when it can. */
export function keyObstacle(gateway: Gateway, key: string | undefined): KeyObstacle | undefined {
  if (key === undefined) return gateway.needsKey ? 'no-key' : undefined;
  // `new Headers` would throw on it.
  return checkKey(key) ? 'unusable-key' : undefined;
}
