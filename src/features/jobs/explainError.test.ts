import { describe, expect, it } from 'vitest';
import { stateAfter } from '../../core/jobState.ts';
import { GatewayError, type ErrorReason, type GatewayErrorKind } from '../../core/wire/GatewayError.ts';
import { errors as en } from '../../i18n/en/errors.ts';
import { errors as zh } from '../../i18n/zh/errors.ts';
import { explainError } from './explainError.ts';

const refused = (status: number, code?: string) =>
  new GatewayError('refused', { status, ...(code !== undefined && { code }) });
const titleOf = (error: GatewayError) => explainError(error, en).title;

describe('the words for a failed attempt', () => {
  it.each([
    [400, undefined, 'The gateway refused the request'],
    [200, 'moderation_blocked', 'The gateway refused the request'],
    [503, 'service_overloaded', 'The gateway refused the request'],
    [500, undefined, 'The gateway failed'],
    [502, undefined, 'The gateway failed'],
    [503, undefined, 'The gateway failed'],
    [520, undefined, 'The gateway failed'],
    [504, undefined, 'The gateway gave no picture in time'],
    [524, undefined, 'The gateway gave no picture in time'],
    [504, 'gateway_timeout', 'The gateway gave no picture in time'],
    [500, '524', 'The gateway gave no picture in time'],
  ])('call HTTP %s with code %s "%s"', (status, code, title) => {
    expect(titleOf(refused(status, code))).toBe(title);
  });

  it('speak of a charge where the outcome is unknown, and only there', () => {
    for (let status = 400; status <= 599; status += 1) {
      for (const code of [undefined, 'some_code', 'service_overloaded', '504']) {
        const error = refused(status, code);
        const { advice } = explainError(error, en);
        expect([status, code, /charged/.test(advice)]).toEqual([
          status,
          code,
          stateAfter(error) === 'unknown',
        ]);
        expect(/扣费/.test(explainError(error, zh).advice)).toBe(stateAfter(error) === 'unknown');
      }
    }
  });

  it.each<[GatewayErrorKind, ErrorReason, RegExp]>([
    ['not-sent', 'no-key', /API key/],
    ['not-sent', 'unusable-key', /Bearer/],
    ['not-sent', 'script', /reload the page/i],
    ['not-sent', 'time-limit', /Time limit/],
    ['unreadable', 'reader-lost', /reload the page/i],
    ['not-an-image', 'dead-link', /open the link/],
    ['network', 'offline', /Connect/],
  ])('tell %s for the reason %s apart', (kind, reason, advice) => {
    const plain = explainError(new GatewayError(kind), en);
    const told = explainError(new GatewayError(kind, { reason }), en);
    expect(told.advice).toMatch(advice);
    expect(told.advice).not.toBe(plain.advice);
    expect(explainError(new GatewayError(kind, { reason }), zh).advice).not.toBe(
      explainError(new GatewayError(kind), zh).advice,
    );
  });
});
