import { describe, expect, it } from 'vitest';
import { gateways } from './gateway/gateways.ts';
import {
  claimsFailuresFree,
  isRunning,
  mayBeCharged,
  outcomeOf,
  stateAfter,
  type JobState,
} from './jobState.ts';
import { GatewayError, type GatewayErrorDetails, type GatewayErrorKind } from './wire/GatewayError.ts';

const CASES: readonly [string, GatewayErrorKind, GatewayErrorDetails, JobState][] = [
  ['a coded 400', 'refused', { status: 400, code: 'invalid_value' }, 'rejected'],
  ['a 401 without a code', 'refused', { status: 401 }, 'rejected'],
  ['a 413 page of a proxy', 'refused', { status: 413, message: '413 Request Entity Too Large' }, 'rejected'],
  ['a coded 429', 'refused', { status: 429, code: 'image_daily_limit' }, 'rejected'],
  ['an error object under HTTP 200', 'refused', { status: 200, code: 'moderation_blocked' }, 'rejected'],
  ['an unknown code under HTTP 200', 'refused', { status: 200, code: 'upstream_error' }, 'rejected'],
  ['a code that is a number, under HTTP 200', 'refused', { status: 200, code: '400' }, 'rejected'],
  ['words alone under HTTP 200', 'refused', { status: 200, message: 'Oops' }, 'unknown'],
  ['a coded 503', 'refused', { status: 503, code: 'service_overloaded' }, 'rejected'],
  ['a 503 with another code', 'refused', { status: 503, code: 'no_capacity' }, 'rejected'],
  ['a supplier that is down, by code', 'refused', { status: 500, code: 'get_channel_failed' }, 'rejected'],
  ['a channel of new-api', 'refused', { status: 500, code: 'channel:no_available_key' }, 'rejected'],
  ['a safety refusal under HTTP 500', 'refused', { status: 500, code: 'moderation_blocked' }, 'rejected'],
  [
    'a channel that was too slow',
    'refused',
    { status: 500, code: 'channel:response_time_exceeded' },
    'unknown',
  ],
  ['a 500 with a code that says nothing', 'refused', { status: 500, code: 'server_error' }, 'unknown'],
  ['a 500 with an unknown code', 'refused', { status: 500, code: 'odd' }, 'unknown'],
  [
    'a supplier’s broken answer under HTTP 200',
    'refused',
    { status: 200, code: 'bad_response_body' },
    'unknown',
  ],
  ['an empty answer of the supplier', 'refused', { status: 503, code: 'empty_response' }, 'unknown'],
  ['a 503 without a code', 'refused', { status: 503 }, 'unknown'],
  ['a 503 whose code is its number', 'refused', { status: 503, code: '503' }, 'unknown'],
  ['a 500 without a code', 'refused', { status: 500 }, 'unknown'],
  ['a 502 page', 'refused', { status: 502 }, 'unknown'],
  ['a 504, coded or not', 'refused', { status: 504, code: 'gateway_timeout' }, 'unknown'],
  ['a 524 page', 'refused', { status: 524 }, 'unknown'],
  ['a 524 under another status', 'refused', { status: 500, code: '524' }, 'unknown'],
  ['a 524 under HTTP 400', 'refused', { status: 400, code: '524', type: 'cf_gateway_timeout' }, 'unknown'],
  ['a time-out by its type', 'refused', { status: 400, type: 'cf_gateway_timeout' }, 'unknown'],
  [
    'a 524 of the supplier, in new-api’s words',
    'refused',
    { status: 400, code: 'bad_response_status_code', message: 'bad response status code 524' },
    'unknown',
  ],
  ['a time-out by its code', 'refused', { status: 408, code: 'upstream_timeout' }, 'unknown'],
  ['a redirect', 'refused', { reason: 'redirect' }, 'rejected'],
  ['a body that broke off', 'cut', { status: 200 }, 'unknown'],
  ['an answer without a picture', 'no-image', { status: 200 }, 'unknown'],
  ['bytes that are no picture', 'not-an-image', { status: 200 }, 'unknown'],
  ['a page instead of an answer', 'unreadable', { status: 200 }, 'unknown'],
  ['an asynchronous task', 'task', { taskId: 't' }, 'unknown'],
  ['the time limit', 'timeout', {}, 'unknown'],
  ['a network failure that proves nothing', 'network', {}, 'unknown'],
  ['a lost connection', 'network', { reason: 'lost' }, 'unknown'],
  ['a connection cut by a proxy', 'network', { reason: 'proxy-limit', elapsedSeconds: 100 }, 'unknown'],
  ['being offline', 'network', { reason: 'offline' }, 'failed'],
  ['mixed content', 'network', { reason: 'mixed-content' }, 'failed'],
  ['a private network', 'network', { reason: 'private-network' }, 'failed'],
  ['a refused preflight', 'network', { reason: 'no-cors' }, 'failed'],
  ['a host that is not there', 'network', { reason: 'no-host' }, 'failed'],
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

  it('is unknown for every 5xx without a code, and a refusal for every 4xx', () => {
    for (let status = 400; status <= 599; status += 1) {
      const state = stateAfter(new GatewayError('refused', { status }));
      expect([status, state]).toEqual([status, status < 500 ? 'rejected' : 'unknown']);
    }
  });
});

describe('what may have been charged', () => {
  it('is what ended in an unknown state or was cancelled after sending, and nothing else', () => {
    for (const [, kind, details, state] of CASES) {
      const error = new GatewayError(kind, details);
      const expected = state === 'unknown' || state === 'cancelled';
      expect([kind, details, mayBeCharged(error)]).toEqual([kind, details, expected]);
      expect(mayBeCharged(state)).toBe(expected);
      expect(outcomeOf(error).mayBeCharged).toBe(expected);
    }
  });

  it('excludes what was cancelled before sending', () => {
    expect(mayBeCharged(new GatewayError('aborted'), gateways.openai, false)).toBe(false);
    expect(mayBeCharged('cancelled', gateways.openai, false)).toBe(false);
    expect(stateAfter(new GatewayError('aborted'))).toBe('cancelled');
  });

  it('is nothing where pictures are free', () => {
    expect(mayBeCharged('unknown', gateways.sandbox)).toBe(false);
    expect(mayBeCharged('unknown', gateways.openai)).toBe(true);
  });

  it('is denied by QCode’s page alone', () => {
    const claiming = Object.values(gateways).filter(claimsFailuresFree);
    expect(claiming.map(({ id }) => id)).toEqual(['qcode']);
  });
});
