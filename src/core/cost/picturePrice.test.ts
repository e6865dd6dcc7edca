import { describe, expect, it } from 'vitest';
import { outputTokens, picturePrice } from './picturePrice.ts';
import { gateways } from '../gateway/gateways.ts';

describe('output tokens', () => {
  // OpenAI image guide, prices per picture at $30 per million: .006 .053 .211 and .005 .041 .165.
  it.each([
    ['1024x1024', 196, 1756, 7024],
    ['1024x1536', 158, 1372, 5488],
    ['1536x1024', 158, 1372, 5488],
    ['1024x640', 107, 956, 3824],
    ['3840x2160', 371, 3336, 13_342],
    ['2880x2880', 659, 5930, 23_719],
  ])('of %s are %i, %i, %i', (size, low, medium, high) => {
    expect([outputTokens(size, 'low'), outputTokens(size, 'medium'), outputTokens(size, 'high')]).toEqual([
      low,
      medium,
      high,
    ]);
  });

  it('are not known for auto, nor for no size at all', () => {
    expect(outputTokens('auto', 'low')).toBeUndefined();
    expect(outputTokens('1024x1024', 'auto')).toBeUndefined();
    expect(outputTokens('0x1024', 'low')).toBeUndefined();
  });
});

describe('the price of a picture', () => {
  const { qcode, openai } = gateways;

  it.each([
    // QCode page, Billing.
    ['1024x1024', 0.08, 0.08, 0.211],
    ['1024x1536', 0.08, 0.08, 0.165],
    ['1536x1024', 0.08, 0.08, 0.165],
    ['2048x2048', 0.08, 0.08, 0.285],
  ])('of %s at QCode is %f, %f, %f', (size, ...prices) => {
    const { prices: table } = qcode;
    if (!table) throw new Error('QCode has prices');
    expect(['low', 'medium', 'high'].map((quality) => picturePrice(table, size, quality)?.from)).toEqual(
      prices,
    );
  });

  it.each([
    // OpenAI image guide, dollars per picture.
    ['1024x1024', 0.006, 0.053, 0.211],
    ['1024x1536', 0.005, 0.041, 0.165],
    ['1536x1024', 0.005, 0.041, 0.165],
  ])('of %s at OpenAI is about %f, %f, %f', (size, ...prices) => {
    const { prices: table } = openai;
    if (!table) throw new Error('OpenAI has prices');
    const rounded = ['low', 'medium', 'high'].map((quality) =>
      Number(picturePrice(table, size, quality)?.to.toFixed(3)),
    );
    expect(rounded).toEqual(prices);
  });
});
