import { describe, expect, it } from 'vitest';
import { isRunning, stateAfter, type JobState } from './jobState.ts';
import { GatewayError, type GatewayErrorDetails, type GatewayErrorKind } from './wire/GatewayError.ts';

const CASES: readonly [string, GatewayErrorKind, GatewayErrorDetails, JobState][] = [
  ['a coded 400', 'refused', { status: 400, code: 'invalid_value' }, 'rejected'],
  ['a 401 without a code', 'refused', { status: 401 }, 'rejected'],
  ['an error object under HTTP 200', 'refused', { status: 200, code: 'moderation_blocked' }, 'rejected'],
  ['a coded 503', 'refused', { status: 503, code: 'service_overloaded' }, 'rejected'],
  ['a 503 without a code', 'refused', { status: 503 }, 'unknown'],
  ['a 500 without a code', 'refused', { status: 500 }, 'unknown'],
  ['a 502 page', 'refused', { status: 502 }, 'unknown'],
  ['a 504, coded or not', 'refused', { status: 504, code: 'gateway_timeout' }, 'unknown'],
  ['a 524 under another status', 'refused', { status: 500, code: '524' }, 'unknown'],
  ['a body that broke off', 'cut', { status: 200 }, 'unknown'],
  ['an answer without a picture', 'no-image', { status: 200 }, 'unknown'],
  ['the time limit', 'timeout', {}, 'unknown'],
  ['a network failure that proves nothing', 'network', {}, 'unknown'],
  ['being offline', 'network', { reason: 'offline' }, 'failed'],
  ['mixed content', 'network', { reason: 'mixed-content' }, 'failed'],
  ['a source that could not be prepared', 'not-sent', {}, 'failed'],
  ['the user', 'aborted', {}, 'cancelled'],
];

describe('the state after an error', () => {
  it.each(CASES)('after %s', (_, kind, details, state) => {
    expect(stateAfter(new GatewayError(kind, details))).toBe(state);
  });

  it('is never one in which the job still runs', () => {
    for (const [, kind, details] of CASES)
      expect(isRunning(stateAfter(new GatewayError(kind, details)))).toBe(false);
  });
});
