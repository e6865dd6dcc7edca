import { describe, expect, it } from 'vitest';
import { gateways } from '../../core/gateway/gateways.ts';
import { stateAfter } from '../../core/jobState.ts';
import { MEANINGS } from '../../core/remedies/meaningOf.ts';
import {
  GatewayError,
  type ErrorReason,
  type GatewayErrorDetails,
  type GatewayErrorKind,
} from '../../core/wire/GatewayError.ts';
import { errors as en } from '../../i18n/en/errors.ts';
import { errors as zh } from '../../i18n/zh/errors.ts';
import { explainError } from './explainError.ts';

const { openai, qcode, qiuqiu, sandbox } = gateways;
const refused = (status: number, code?: string, more: GatewayErrorDetails = {}) =>
  new GatewayError('refused', { status, ...(code !== undefined && { code }), ...more });
const cut = (elapsedSeconds: number) =>
  new GatewayError('network', { reason: 'proxy-limit', elapsedSeconds });
const titleOf = (error: GatewayError) => explainError(error, openai, en).title;
const adviceOn = (error: GatewayError, texts = en) => explainError(error, openai, texts).advice;

describe('the words for a failed attempt', () => {
  it.each([
    [400, undefined, 'The gateway refused the request'],
    [200, 'moderation_blocked', 'The gateway refused the request'],
    [503, 'service_overloaded', 'The gateway refused the request'],
    [500, undefined, 'The gateway failed'],
    [500, 'server_error', 'The gateway failed'],
    [502, undefined, 'The gateway failed'],
    [503, undefined, 'The gateway failed'],
    [520, undefined, 'The gateway failed'],
    [504, undefined, 'The gateway gave no picture in time'],
    [524, undefined, 'The gateway gave no picture in time'],
    [504, 'gateway_timeout', 'The gateway gave no picture in time'],
    [500, '524', 'The gateway gave no picture in time'],
    [400, 'cf_gateway_timeout', 'The gateway gave no picture in time'],
  ])('call HTTP %s with code %s "%s"', (status, code, title) => {
    expect(titleOf(refused(status, code))).toBe(title);
  });

  it('speak of a charge where the outcome is unknown, and only there', () => {
    for (let status = 400; status <= 599; status += 1) {
      for (const code of [undefined, 'some_code', 'service_overloaded', 'server_error', '504']) {
        const error = refused(status, code);
        const isUnknown = stateAfter(error) === 'unknown';
        for (const [texts, word] of [
          [en, /charged/],
          [zh, /扣费/],
        ] as const) {
          const { title, advice, charge } = explainError(error, openai, texts);
          expect([status, code, word.test(charge.join(' '))]).toEqual([status, code, isUnknown]);
          expect(title + advice).not.toMatch(word);
        }
      }
    }
  });

  it('quote the claim of a gateway’s page beside that, never in place of it', () => {
    const [may, claim] = explainError(refused(524), qcode, en).charge;
    expect(may).toMatch(/may have been charged/);
    expect(claim).toBe('QCode.cc’s page says that failures and closed connections are not billed.');
    expect(explainError(refused(524), openai, en).charge).toHaveLength(1);
    expect(explainError(refused(429, 'image_daily_limit'), qcode, en).charge).toEqual([]);
    expect(explainError(new GatewayError('cut'), sandbox, en).charge).toEqual([]);
  });

  it('explain the same refusal alike, whatever says so', () => {
    const byCode = adviceOn(refused(401, 'invalid_api_key'));
    expect(adviceOn(refused(401, undefined, { type: 'packy_authentication_error' }))).toBe(byCode);
    const moderated = adviceOn(refused(400, 'moderation_blocked'));
    const message = 'Your request was rejected by the safety system.';
    expect(adviceOn(refused(400, undefined, { message }))).toBe(moderated);
    expect(adviceOn(refused(500, 'moderation_blocked'))).toBe(moderated);
    // The code first: what the words or the type say beside it does not count.
    expect(adviceOn(refused(429, 'image_daily_limit', { type: 'insufficient_quota', message }))).toBe(
      en.codes['image_daily_limit'],
    );
    expect(adviceOn(refused(429, 'unheard_of', { type: 'insufficient_quota' }))).toBe(
      en.codes['insufficient_quota'],
    );
    expect(adviceOn(refused(500, 'channel:invalid_key'))).toBe(en.codes['channel']);
    const nobody = '当前分组 default 下对于模型 gpt-image-2 无可用渠道';
    expect(adviceOn(refused(503, undefined, { message: nobody }))).toBe(en.codes['get_channel_failed']);
  });

  it('tell QCode’s four 429s apart', () => {
    const codes = [
      'crs_daily_exhausted',
      'crs_total_exhausted',
      'image_daily_limit',
      'concurrency_exhausted',
    ];
    for (const texts of [en, zh]) {
      expect(new Set(codes.map((code) => adviceOn(refused(429, code), texts))).size).toBe(4);
    }
  });

  it('send an image key of Qiuqiu’s to its group', () => {
    expect(explainError(refused(401), qiuqiu, en).advice).toContain('token group');
    expect(explainError(refused(401), openai, en).advice).not.toContain('token group');
  });

  it.each(MEANINGS)('are there for %s in both languages', (meaning) => {
    for (const texts of [en, zh]) {
      expect(texts.codes[meaning] ?? texts.statuses[Number(meaning)]).toMatch(/\S/);
    }
    expect(zh.codes[meaning] ?? zh.statuses[Number(meaning)]).toMatch(/\p{Script=Han}/u);
  });

  it('are there for every status', () => {
    for (let status = 400; status <= 599; status += 1) {
      expect(adviceOn(refused(status)), String(status)).not.toBe(en.kinds.refused.advice);
    }
  });

  it('name the seconds after which a proxy cut', () => {
    expect(adviceOn(cut(59.7))).toContain('after 60 s');
    expect(adviceOn(cut(100.2))).toContain('after 100 s');
    expect(adviceOn(cut(100.2), zh)).toContain('100 秒');
    expect(titleOf(cut(100))).toBe('The gateway gave no picture in time');
  });

  it.each<[GatewayErrorKind, ErrorReason, RegExp]>([
    ['not-sent', 'no-key', /API key/],
    ['not-sent', 'unusable-key', /Bearer/],
    ['not-sent', 'script', /reload the page/i],
    ['not-sent', 'sandbox', /reload the page/i],
    ['not-sent', 'time-limit', /Time limit/],
    ['unreadable', 'reader-lost', /reload the page/i],
    ['not-an-image', 'dead-link', /open the link/],
    ['not-an-image', 'too-large', /256 MB/],
    ['refused', 'redirect', /base URL/],
    ['network', 'offline', /Connect/],
    ['network', 'mixed-content', /https/],
    ['network', 'private-network', /local network/],
    ['network', 'no-cors', /refuses this page/],
    ['network', 'no-host', /address is wrong/],
    ['network', 'lost', /may have left/],
  ])('tell %s for the reason %s apart', (kind, reason, advice) => {
    const told = new GatewayError(kind, { reason });
    expect(adviceOn(told)).toMatch(advice);
    expect(adviceOn(told)).not.toBe(adviceOn(new GatewayError(kind)));
    expect(adviceOn(told, zh)).not.toBe(adviceOn(new GatewayError(kind), zh));
  });
});
