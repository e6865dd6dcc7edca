import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Gateway } from '../gateway/Gateway.ts';
import { gateways } from '../gateway/gateways.ts';
import { stateAfter } from '../jobState.ts';
import { estimate } from '../params/estimate.ts';
import type { JsonObject } from '../params/ImageParams.ts';
import { GatewayError, type GatewayErrorKind } from '../wire/GatewayError.ts';
import { findUsage } from '../wire/findUsage.ts';
import { actualCost, type CostlyJob } from './actualCost.ts';
import { outputTokens } from './picturePrice.ts';

const { sandbox, openai, qcode, nodekey } = gateways;

const PARAMS = { model: 'gpt-image-2', prompt: 'a fox', size: '1024x1024', quality: 'low' };

const job = (gateway: Gateway, more: Partial<CostlyJob> = {}): CostlyJob => ({
  gateway,
  mode: 'generate',
  params: PARAMS,
  state: 'done',
  sent: true,
  pictures: 1,
  ...more,
});

/** What OpenAI's prices make of a `usage` object as it stands in an answer. */
function byUsage(usage: JsonObject, more: Partial<CostlyJob> = {}) {
  const found = findUsage({ usage });
  return actualCost(job(openai, { ...more, ...(found && { usage: found }) }));
}

const cost = (amount: number, upTo?: number) => ({
  kind: 'cost',
  by: 'usage',
  currency: 'USD',
  amount,
  ...(upTo !== undefined && { upTo }),
});

describe('the actual cost by tokens', () => {
  // 12 × $5 + 7024 × $30 a million.
  const split = { input_tokens_details: { text_tokens: 12, image_tokens: 0 } };

  it('is text in, images in and images out, each at its rate', () => {
    expect(byUsage({ input_tokens: 12, output_tokens: 7024, total_tokens: 7036, ...split })).toEqual(
      cost(0.21078),
    );
    const edit = {
      input_tokens: 1060,
      output_tokens: 196,
      input_tokens_details: { text_tokens: 60, image_tokens: 1000 },
    };
    // 60 × 5 + 1000 × 8 + 196 × 30 a million.
    expect(byUsage(edit, { mode: 'edit' })).toEqual(cost(0.01418));
  });

  it.each([
    ['the image API’s names', { input_tokens: 12, output_tokens: 196 }],
    ['the chat API’s names', { prompt_tokens: 12, completion_tokens: 196 }],
    [
      'both, the image API’s filled',
      { input_tokens: 12, output_tokens: 196, prompt_tokens: 0, completion_tokens: 0 },
    ],
    [
      'both, the chat API’s filled',
      { input_tokens: 0, output_tokens: 0, prompt_tokens: 12, completion_tokens: 196 },
    ],
    ['the total and the output', { total_tokens: 208, output_tokens: 196 }],
  ])('reads %s', (_, usage) => {
    // A generation has no image in its input.
    expect(byUsage(usage)).toEqual(cost(0.00594));
  });

  it('goes from all text to all images where an edit does not split its input', () => {
    const edit = { input_tokens: 1000, output_tokens: 196 };
    expect(byUsage(edit, { mode: 'edit' })).toEqual(cost(0.01088, 0.01388));
    const half = { ...edit, input_tokens_details: { text_tokens: 100 } };
    expect(byUsage(half, { mode: 'edit' })).toEqual(cost(0.01088, 0.01358));
  });

  it('is unknown where the answer counts nothing', () => {
    const unknown = { kind: 'unknown', why: 'no-usage' };
    expect(actualCost(job(openai))).toEqual(unknown);
    expect(byUsage({ input_tokens: 0, output_tokens: 0, prompt_tokens: 0, completion_tokens: 0 })).toEqual(
      unknown,
    );
    expect(byUsage({ output_tokens: 196 })).toEqual(unknown);
  });

  it('meets the estimate wherever the answer counts what the formula expects', () => {
    const sizes = fc.constantFrom('1024x1024', '1536x1024', '2048x1152', '3840x2160');
    const qualities = fc.constantFrom('low', 'medium', 'high');
    fc.assert(
      fc.property(sizes, qualities, fc.integer({ min: 1, max: 10 }), (size, quality, n) => {
        const params = { ...PARAMS, size, quality, n };
        const tokens = (outputTokens(size, quality) ?? 0) * n;
        const paid = actualCost(
          job(openai, { params, pictures: n, usage: { inputTokens: 0, outputTokens: tokens } }),
        );
        expect(paid).toMatchObject({ amount: estimate(openai, 'generate', params).cost?.amount });
      }),
    );
  });
});

const high = { ...PARAMS, quality: 'high' };
const byTable = (more: Partial<CostlyJob>) => actualCost(job(qcode, more));
const table = { kind: 'cost', by: 'table', currency: 'USD' };

describe('the actual cost by a price list', () => {
  it('is the price times the pictures that came', () => {
    expect(byTable({})).toEqual({ ...table, amount: 0.08 });
    // QCode page, Multiple outputs: "n=2 + 1024×1024 high = 2 × $0.211 = $0.422".
    expect(byTable({ params: { ...high, n: 2 }, pictures: 2 })).toEqual({ ...table, amount: 0.422 });
    expect(byTable({ params: { ...high, n: 4 }, pictures: 3 })).toEqual({ ...table, amount: 0.633 });
  });

  it('may hold pictures whose bytes are none', () => {
    expect(byTable({ params: { ...high, n: 2 }, shortfall: { unusable: 1 } })).toEqual({
      ...table,
      amount: 0.211,
      upTo: 0.422,
    });
  });

  it('is by what the answer says was made, where the price list has it', () => {
    const auto = { ...PARAMS, size: 'auto', quality: 'high' };
    expect(byTable({ mode: 'edit', params: auto })).toEqual({ ...table, amount: 0.165, upTo: 0.211 });
    expect(byTable({ mode: 'edit', params: auto, reported: { size: '1536x1024' } })).toEqual({
      ...table,
      amount: 0.165,
    });
    expect(byTable({ params: high, reported: { size: '1033x1522', quality: 'high' } })).toEqual({
      ...table,
      amount: 0.211,
    });
    expect(byTable({ params: high, reported: { quality: 'low' } })).toEqual({ ...table, amount: 0.08 });
  });

  it('is unknown for a size without a price, and where there is no list', () => {
    const odd = { ...PARAMS, size: '1600x1200' };
    expect(byTable({ params: odd })).toEqual({ kind: 'unknown', why: 'size' });
    expect(actualCost(job(nodekey, { usage: { inputTokens: 12, outputTokens: 196 } }))).toEqual({
      kind: 'unknown',
      why: 'gateway',
    });
  });
});

const failed = (gateway: Gateway, kind: GatewayErrorKind, more: Partial<CostlyJob> = {}) => {
  const error = new GatewayError(kind, kind === 'refused' ? { status: 400, code: 'invalid_value' } : {});
  return actualCost(job(gateway, { state: stateAfter(error), error, pictures: 0, ...more }));
};

describe('the actual cost of what did not end in pictures', () => {
  it('is not known while it runs', () => {
    expect(actualCost(job(openai, { state: 'waiting' }))).toBeUndefined();
    expect(actualCost(job(sandbox, { state: 'queued' }))).toBeUndefined();
  });

  it('is nothing for what never left', () => {
    const nothing = { kind: 'nothing', why: 'not-sent' };
    expect(failed(openai, 'not-sent', { sent: false })).toEqual(nothing);
    expect(failed(qcode, 'aborted', { sent: false })).toEqual(nothing);
    expect(failed(qcode, 'aborted', { sent: false, turnedAway: true })).toEqual({
      kind: 'nothing',
      why: 'refused',
    });
  });

  it('is nothing by its page at QCode, and nothing of the kind is said elsewhere', () => {
    for (const kind of ['refused', 'timeout', 'aborted'] as const) {
      expect(failed(qcode, kind)).toEqual({ kind: 'claimed-free' });
      if (kind !== 'refused') expect(failed(openai, kind)).toMatchObject({ kind: 'maybe' });
    }
    expect(failed(openai, 'refused')).toEqual({ kind: 'nothing', why: 'refused' });
    const maybe = { kind: 'maybe', upTo: 0.08, currency: 'USD', claimed: true };
    // A 200, and a connection that somebody else cut: the page's word does not surely cover them.
    for (const kind of ['no-image', 'cut', 'network', 'not-an-image'] as const) {
      expect(failed(qcode, kind)).toEqual(maybe);
    }
    const under200 = new GatewayError('refused', { status: 200, message: 'No.' });
    expect(failed(qcode, 'refused', { state: 'unknown', error: under200 })).toEqual(maybe);
  });

  it('may be up to the estimate where the outcome is unknown', () => {
    const claimed = false;
    expect(failed(openai, 'timeout')).toEqual({ kind: 'maybe', upTo: 0.00588, currency: 'USD', claimed });
    // Nobody knows what the source images come to.
    expect(failed(openai, 'timeout', { mode: 'edit' })).toEqual({ kind: 'maybe', claimed });
    expect(failed(nodekey, 'timeout')).toEqual({ kind: 'maybe', claimed });
  });

  it('is nothing in the sandbox', () => {
    expect(actualCost(job(sandbox))).toEqual({ kind: 'free' });
    expect(failed(sandbox, 'timeout')).toEqual({ kind: 'free' });
  });
});
