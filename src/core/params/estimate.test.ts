import { describe, expect, it } from 'vitest';
import type { Gateway } from '../gateway/Gateway.ts';
import { gateways } from '../gateway/gateways.ts';
import { estimate, outputTokens } from './estimate.ts';
import type { ImageParams } from './ImageParams.ts';

const params = (more: Partial<ImageParams> = {}): ImageParams => ({
  model: 'gpt-image-2',
  prompt: 'a cat',
  quality: 'low',
  ...more,
});

const generate = (gateway: Gateway, more: Partial<ImageParams> = {}) =>
  estimate(gateway, 'generate', params(more));

const { sandbox, openai, qcode, nodekey, custom } = gateways;

const editCost = (gateway: Gateway, more: Partial<ImageParams>) =>
  estimate(gateway, 'edit', params(more)).cost;

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

describe('cost', () => {
  it('is QCode’s table times n, default size included', () => {
    expect(generate(qcode).cost).toEqual({ amount: 0.08, currency: 'USD', approximate: false });
    // QCode page, Multiple outputs: "n=2 + 1024×1024 high = 2 × $0.211 = $0.422".
    expect(generate(qcode, { n: 2, quality: 'high' }).cost?.amount).toBe(0.422);
    expect(generate(qcode, { n: 3, size: '1024x1536', quality: 'high' }).cost?.amount).toBe(0.495);
    expect(generate(qcode, { size: '2048x2048', quality: 'high' }).cost?.amount).toBe(0.285);
  });

  it('of auto at QCode is one price where all its sizes cost the same, else from and to', () => {
    const range = { currency: 'USD', approximate: false };
    expect(editCost(qcode, {})).toEqual({ ...range, amount: 0.08 });
    expect(editCost(qcode, { size: 'auto', quality: 'high' })).toEqual({
      ...range,
      amount: 0.165,
      upTo: 0.211,
    });
    expect(editCost(qcode, { size: '1024x1024', quality: 'auto' })).toEqual({
      ...range,
      amount: 0.08,
      upTo: 0.211,
    });
    expect(editCost(qcode, { quality: 'auto', n: 2 })).toEqual({ ...range, amount: 0.16, upTo: 0.422 });
  });

  it('is never below the floor', () => {
    const { prices } = qcode;
    if (prices?.unit !== 'image') throw new Error('QCode prices pictures');
    const cheap = { ...qcode, prices: { ...prices, perImage: { '1024x1024': { low: 0.01 } } } };
    expect(generate(cheap, { n: 2 }).cost?.amount).toBe(0.16);
  });

  it('of a size that the table does not have is unknown', () => {
    expect(generate(qcode, { size: '1600x1200' })).not.toHaveProperty('cost');
    expect(generate(qcode, { size: '1600x1200' })).toMatchObject({ unpriced: 'size' });
  });

  it('at OpenAI is a formula: approximate, with previews, and with the sources of an edit on top', () => {
    const high = { size: '1024x1024', quality: 'high' };
    expect(generate(openai, high).cost).toEqual({ amount: 0.21072, currency: 'USD', approximate: true });
    expect(generate(openai, { ...high, n: 2 }).cost?.amount).toBe(0.42144);
    expect(generate(openai, { ...high, stream: true, partial_images: 3 }).cost?.amount).toBe(0.21972);
    expect(estimate(openai, 'edit', params(high)).cost).toMatchObject({ amount: 0.21072, inputOnTop: true });
  });

  it('of auto at OpenAI is what the standard sizes cost, in any quality that it may become', () => {
    const about = { currency: 'USD', approximate: true };
    expect(generate(openai).cost).toEqual({ ...about, amount: 0.00474, upTo: 0.00588 });
    expect(generate(openai, { size: 'auto', quality: 'high', n: 2 }).cost).toEqual({
      ...about,
      amount: 0.32928,
      upTo: 0.42144,
    });
    expect(generate(openai, { size: '1024x1024', quality: 'auto' }).cost).toEqual({
      ...about,
      amount: 0.00588,
      upTo: 0.21072,
    });
  });

  it('is unknown only where the gateway publishes none', () => {
    expect(generate(nodekey, { size: '1024x1024' })).toEqual({ unpriced: 'gateway' });
    expect(generate(custom, { size: '1024x1024' })).toEqual({ unpriced: 'gateway' });
  });

  it('of a form that cannot be sent is not spoken of', () => {
    for (const gateway of [qcode, openai, nodekey])
      for (const n of [0, -3, 1.5]) {
        expect(generate(gateway, { n })).not.toHaveProperty('cost');
        expect(generate(gateway, { n })).not.toHaveProperty('unpriced');
      }
    expect(generate(openai, { size: 'large' })).toEqual({});
  });

  it('has its least before its most, whatever is asked', () => {
    for (const gateway of Object.values(gateways))
      for (const size of ['auto', '1024x1024', '1536x1024', '2048x2048'])
        for (const quality of ['auto', 'low', 'medium', 'high'])
          for (const mode of ['generate', 'edit'] as const) {
            const { cost } = estimate(gateway, mode, params({ size, quality }));
            expect(cost?.upTo ?? Infinity).toBeGreaterThan(cost?.amount ?? 0);
          }
  });

  it('is nothing in the sandbox', () => {
    expect(generate(sandbox)).toEqual({ free: true, seconds: [1, 4] });
  });
});

describe('time and quota', () => {
  it('is QCode’s latency by quality, and its CDN may cut medium and high', () => {
    expect(generate(qcode)).toMatchObject({ seconds: [20, 35], imagesPerDay: 100 });
    expect(generate(qcode)).not.toHaveProperty('overCut');
    expect(generate(qcode, { quality: 'medium' })).toMatchObject({ seconds: [50, 90], overCut: true });
    expect(generate(qcode, { quality: 'high' })).toMatchObject({ seconds: [70, 120], overCut: true });
  });

  it('of auto may be the slowest', () => {
    const auto = estimate(qcode, 'edit', params({ quality: 'auto' }));
    expect(auto).toMatchObject({ overCut: true });
    expect(auto).not.toHaveProperty('seconds');
  });
});
