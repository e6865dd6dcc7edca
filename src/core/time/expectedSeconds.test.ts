import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Gateway } from '../gateway/Gateway.ts';
import { gateways } from '../gateway/gateways.ts';
import { expectedSeconds, type Timing } from './expectedSeconds.ts';

const { qcode, openai, custom } = gateways;

const expected = (gateway: Gateway, quality: string, history: readonly Timing[] = []) =>
  expectedSeconds(gateway, 'generate', { model: 'gpt-image-2', prompt: 'a fox', quality }, history);

const took = (...seconds: number[]): Timing[] => seconds.map((each) => ({ seconds: each }));
const cut = (...seconds: number[]): Timing[] => seconds.map((each) => ({ seconds: each, cut: true }));

describe('the seconds that a request usually takes', () => {
  it('are the page’s as long as this browser has too few of its own', () => {
    expect(expected(qcode, 'low')).toEqual({ range: [20, 35], source: 'page' });
    expect(expected(qcode, 'low', took(5, 6))).toEqual({ range: [20, 35], source: 'page' });
    expect(expected(openai, 'low')).toEqual({});
    expect(expected(openai, 'low', took(5, 6))).toEqual({});
  });

  it('are the middle half of its own from three on', () => {
    expect(expected(openai, 'low', took(30, 10, 20))).toEqual({ range: [15, 25], source: 'history' });
    expect(expected(qcode, 'low', took(24, 25, 28, 31, 90))).toEqual({ range: [25, 31], source: 'history' });
  });

  it('lie between the shortest and the longest, in order', () => {
    const times = fc.array(fc.double({ min: 0, max: 600, noNaN: true }), { minLength: 3, maxLength: 20 });
    fc.assert(
      fc.property(times, (seconds) => {
        const [from = NaN, to = NaN] = expected(openai, 'low', took(...seconds)).range ?? [];
        expect(from).toBeGreaterThanOrEqual(Math.min(...seconds));
        expect(to).toBeLessThanOrEqual(Math.max(...seconds));
        expect(from).toBeLessThanOrEqual(to);
      }),
    );
  });
});

describe('the note that a proxy often cuts it off', () => {
  it('is by the page’s figures first', () => {
    expect(expected(qcode, 'low')).not.toHaveProperty('cutAfter');
    expect(expected(qcode, 'medium')).toEqual({ range: [50, 90], source: 'page', cutAfter: 100 });
    expect(expected(qcode, 'high')).toMatchObject({ cutAfter: 100 });
    // It may become any.
    expect(expected(qcode, 'auto')).toEqual({ cutAfter: 100 });
  });

  it('is by this browser’s own requests as soon as there are enough', () => {
    expect(expected(qcode, 'high', took(60, 62, 70))).toEqual({ range: [61, 66], source: 'history' });
    expect(expected(qcode, 'low', [...took(80, 90, 95), ...cut(100)])).toMatchObject({
      range: [85, 92.5],
      cutAfter: 100,
    });
    expect(expected(qcode, 'low', [...took(80, 90, 95, 85), ...cut(100)])).not.toHaveProperty('cutAfter');
    expect(expected(qcode, 'high', cut(100, 101, 100))).toEqual({
      range: [70, 120],
      source: 'page',
      cutAfter: 100,
    });
  });

  it('finds the limit of a proxy that no page names', () => {
    expect(expected(custom, 'high', cut(60.1, 59.9, 60.4))).toEqual({ cutAfter: 60 });
    expect(expected(custom, 'high', took(90, 95, 99))).not.toHaveProperty('cutAfter');
  });
});
