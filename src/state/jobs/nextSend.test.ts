import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { gateways } from '../../core/gateway/gateways.ts';
import { stateAfter } from '../../core/jobState.ts';
import {
  GatewayError,
  type GatewayErrorDetails,
  type GatewayErrorKind,
} from '../../core/wire/GatewayError.ts';
import { ATTEMPTS, LONGEST_BUSY, LONGEST_RETRY_AFTER, nextSend, type Earlier } from './nextSend.ts';

const { qcode } = gateways;

const refused = (status: number, code?: string, more: GatewayErrorDetails = {}) =>
  new GatewayError('refused', { status, ...(code !== undefined && { code }), ...more });

const KINDS: readonly GatewayErrorKind[] = [
  'refused',
  'no-image',
  'not-an-image',
  'unreadable',
  'cut',
  'task',
  'network',
  'timeout',
  'aborted',
  'not-sent',
];

const NONE: Earlier = { busy: 0, busyFor: 0, down: 0 };

const RESENT = ['concurrency_exhausted', 'service_overloaded', 'image_provider_unavailable'];

const CODES = [
  ...new Set(Object.values(gateways).flatMap(({ errors }) => errors.flatMap(({ code }) => code ?? []))),
];

/** What is sent again at QCode, or nearly: other statuses and codes come as often. */
const anyError = fc
  .record({
    kind: fc.oneof({ weight: 3, arbitrary: fc.constant('refused' as const) }, fc.constantFrom(...KINDS)),
    status: fc.oneof(fc.constantFrom(429, 503), fc.constantFrom(200, 400, 401, 500, 502, 504, 524)),
    code: fc.oneof(
      fc.constantFrom(...RESENT),
      fc.constantFrom(...CODES, '504', '524', 'new_code', undefined),
    ),
    retryAfter: fc.option(fc.integer({ min: 0, max: 600 }), { nil: undefined }),
  })
  .map(
    ({ kind, status, code, retryAfter }) =>
      new GatewayError(kind, {
        status,
        ...(code !== undefined && { code }),
        ...(retryAfter !== undefined && { retryAfter }),
      }),
  );

const anyRandom = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true });

/** The pause in milliseconds when the gateway asks for so many seconds. */
const after = (retryAfter: number) =>
  nextSend(refused(503, 'service_overloaded', { retryAfter }), qcode, NONE, 0)?.pause;

describe('the next send by itself', () => {
  it('comes only where the gateway says with a code of its own that nothing was started', () => {
    let resends = 0;
    fc.assert(
      fc.property(
        anyError,
        fc.oneof(fc.constant(qcode), fc.constantFrom(...Object.values(gateways))),
        fc.record({ busy: fc.nat({ max: 40 }), busyFor: fc.nat({ max: 400_000 }), down: fc.nat({ max: 4 }) }),
        anyRandom,
        (error, gateway, earlier, random) => {
          const next = nextSend(error, gateway, earlier, random);
          if (!next) return;
          resends += 1;
          expect(stateAfter(error)).toBe('rejected');
          expect(RESENT).toContain(error.details.code);
          expect([429, 503]).toContain(error.details.status);
          expect(next.pause).toBeGreaterThanOrEqual(2000);
          expect(next.pause).toBeLessThanOrEqual(LONGEST_RETRY_AFTER * 1000);
          expect(next.attempt).toBe(earlier.busy + earlier.down + 2);
          if (next.whenSlotFree) expect(earlier.busyFor + next.pause).toBeLessThanOrEqual(LONGEST_BUSY);
          else expect(earlier.down).toBeLessThan(ATTEMPTS - 1);
        },
      ),
      { numRuns: 1000 },
    );
    expect(resends, 'cases in which something is sent again').toBeGreaterThan(10);
  });

  it.each<[string, GatewayError]>([
    ['a 504', refused(504, 'service_overloaded')],
    ['a 524', refused(524)],
    ['a 503 without a code', refused(503)],
    ['a 503 with a code that the page does not list', refused(503, 'no_channel')],
    ['a listed code under another status', refused(500, 'service_overloaded')],
    ['the same inside a stream that had begun', refused(200, 'service_overloaded')],
    ['the daily limit', refused(429, 'image_daily_limit')],
    ['a wrong key', refused(401, 'invalid_api_key')],
    ['a time-out', new GatewayError('timeout')],
    ['a network failure', new GatewayError('network', { reason: 'lost' })],
    ['a body that broke off', new GatewayError('cut', { status: 503, code: 'service_overloaded' })],
  ])('never comes after %s', (_, error) => {
    expect(nextSend(error, qcode, NONE, 0.5)).toBeUndefined();
  });

  it('is none of the others: OpenAI may have begun with a server error or a rate limit', () => {
    for (const error of [refused(500, 'server_error'), refused(503), refused(429, 'rate_limit_exceeded')]) {
      expect(nextSend(error, gateways.openai, NONE, 0.5)).toBeUndefined();
    }
  });

  it('tries a busy key less and less often, for five minutes at most', () => {
    const busy = refused(429, 'concurrency_exhausted');
    fc.assert(
      fc.property(fc.array(anyRandom, { minLength: 60, maxLength: 60 }), (randoms) => {
        let earlier = NONE;
        const pauses: number[] = [];
        for (const random of randoms) {
          const next = nextSend(busy, qcode, earlier, random);
          if (!next) break;
          expect(next).toMatchObject({ whenSlotFree: true, attempt: pauses.length + 2 });
          expect(next).not.toHaveProperty('attempts');
          pauses.push(next.pause);
          earlier = { ...earlier, busy: earlier.busy + 1, busyFor: earlier.busyFor + next.pause };
        }
        expect(pauses[0]).toBeLessThanOrEqual(5000);
        expect(Math.max(...pauses)).toBeLessThanOrEqual(26_000);
        // Long enough for the slowest picture that may fill the key, and not as often as a poll.
        expect(earlier.busyFor).toBeGreaterThan(270_000);
        expect(earlier.busyFor).toBeLessThanOrEqual(LONGEST_BUSY);
        expect(pauses.length).toBeLessThan(24);
      }),
    );
  });

  it('counts the turns of a 503 apart from those of a busy key', () => {
    const down = refused(503, 'service_overloaded');
    const busyBefore = { busy: 9, busyFor: 200_000, down: 1 };
    expect(nextSend(down, qcode, busyBefore, 0)).toMatchObject({ attempt: 12, attempts: 13 });
    expect(nextSend(refused(429, 'concurrency_exhausted'), qcode, { ...NONE, down: 3 }, 0)).toMatchObject({
      attempt: 5,
    });
  });

  it.each([
    ['service_overloaded', 503, 5, 30],
    ['image_provider_unavailable', 503, 30, 120],
  ])('after %s pauses longer each time, within its range', (code, status, from, to) => {
    fc.assert(
      fc.property(fc.array(anyRandom, { minLength: 3, maxLength: 3 }), (randoms) => {
        const sends = randoms.map((random, down) =>
          nextSend(refused(status, code), qcode, { ...NONE, down }, random),
        );
        const pauses = sends.map((next) => next?.pause ?? NaN);
        expect(sends.map((next) => next?.attempt)).toEqual([2, 3, 4]);
        expect(sends.map((next) => next?.attempts)).toEqual([ATTEMPTS, ATTEMPTS, ATTEMPTS]);
        expect(sends.every((next) => next?.whenSlotFree === false)).toBe(true);
        expect(pauses).toEqual([...pauses].sort((a, b) => a - b));
        for (const pause of pauses) {
          expect(pause).toBeGreaterThanOrEqual(from * 1000);
          expect(pause).toBeLessThanOrEqual(to * 1000);
        }
      }),
    );
  });

  it('waits as long as Retry-After asks, and not at all where that is too long', () => {
    expect(after(1)).toBe(5000);
    expect(after(90)).toBe(90_000);
    expect(after(LONGEST_RETRY_AFTER)).toBe(LONGEST_RETRY_AFTER * 1000);
    expect(after(LONGEST_RETRY_AFTER + 1)).toBeUndefined();
  });

  it('is not there when the attempts are used up', () => {
    expect(
      nextSend(refused(503, 'service_overloaded'), qcode, { ...NONE, down: ATTEMPTS - 1 }, 0),
    ).toBeUndefined();
  });
});
