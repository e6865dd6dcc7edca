import { describe, expect, it } from 'vitest';
import type { Gateway } from '../gateway/Gateway.ts';
import { gateways } from '../gateway/gateways.ts';
import { estimate } from './estimate.ts';
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

/** A gateway with prices of the user's own. */
const own = (perImage: Record<string, Record<string, number>>): Gateway => ({
  ...custom,
  prices: { unit: 'image', currency: 'CNY', perImage, source: 'own' },
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
    // One click, two streams, with three previews each.
    expect(generate(openai, { ...high, n: 2, stream: true, partial_images: 3 }).cost?.amount).toBe(0.43944);
    expect(generate(openai, { ...high, partial_images: 3 }).cost?.amount).toBe(0.21072);
    expect(estimate(openai, 'edit', params(high)).cost).toMatchObject({
      amount: 0.21072,
      onTop: 'sources',
    });
  });

  it('at OpenAI says when the prompt weighs beside the picture', () => {
    const low = { size: '1024x1024' };
    // 500 tokens are $0.0025, the picture is $0.00588.
    expect(generate(openai, { ...low, prompt: 'word'.repeat(500) }).cost).toMatchObject({ onTop: 'prompt' });
    expect(generate(openai, { ...low, prompt: '狐狸'.repeat(100) }).cost).toMatchObject({ onTop: 'prompt' });
    expect(generate(openai, { ...low, prompt: 'word'.repeat(100) }).cost).not.toHaveProperty('onTop');
    expect(generate(qcode, { prompt: 'word'.repeat(500) }).cost).not.toHaveProperty('onTop');
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

  it('of a table of the user’s own is in its currency, with auto as a row or as what it may become', () => {
    const square = { '1024x1024': { low: 0.3 } };
    expect(generate(own(square), { size: '1024x1024', n: 2 }).cost).toEqual({
      amount: 0.6,
      currency: 'CNY',
      approximate: false,
    });
    // The official default is auto, which may become a size that the table does not have.
    expect(generate(own(square))).toEqual({ unpriced: 'size' });
    expect(generate(own({ ...square, auto: { low: 0.25 } })).cost?.amount).toBe(0.25);
    expect(generate(own({ constructor: {} }), { size: 'constructor' })).toEqual({});
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
    expect(generate(sandbox)).toEqual({ free: true });
  });
});
