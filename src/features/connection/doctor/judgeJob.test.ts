import { describe, expect, it } from 'vitest';
import { applyProfile } from '../../../core/gateway/applyProfile.ts';
import { gateways } from '../../../core/gateway/gateways.ts';
import type { Gateway } from '../../../core/gateway/Gateway.ts';
import { GatewayError } from '../../../core/wire/GatewayError.ts';
import type { ImageJob } from '../../../state/jobs/jobs.ts';
import type { ImageResult, ResultPicture } from '../../../state/results.ts';
import { judgeJob } from './judgeJob.ts';
import type { Step } from './Step.ts';
import { documentsStream, testPicture } from './testPicture.ts';

const PNG: ResultPicture = {
  kind: 'bytes',
  blob: new Blob(),
  sniffed: { mime: 'image/png', width: 1024, height: 1024 },
};

function jobOf(gateway: Gateway, changes: Partial<ImageJob> = {}): ImageJob {
  const { params } = testPicture(gateway, 'gpt-image-2', 'An apple', false);
  return {
    id: 'j',
    state: 'done',
    input: { gateway, baseUrl: 'https://relay.example/v1', mode: 'generate', params, extra: {} },
    startedAt: 0,
    sentAt: 2000,
    endedAt: 12_400,
    receivedBytes: 0,
    pictures: 1,
    ...changes,
  };
}

function resultOf({ id, input }: ImageJob, picture: ResultPicture): ImageResult {
  return {
    id: 'r',
    jobId: id,
    index: 0,
    of: 1,
    mode: 'generate',
    gatewayId: input.gateway.id,
    gatewayName: input.gateway.name,
    asked: input.params,
    at: 0,
    start: { at: 0 },
    picture,
    favourite: false,
  };
}

const brief = (steps: readonly Step[]) =>
  steps.map(({ id, status, finding }) => `${id} ${status} ${finding.code}`);

const price = (stream: boolean) =>
  testPicture(gateways.openai, 'gpt-image-2', '', stream).estimated.cost?.amount;

describe('testPicture', () => {
  it.each([
    ['openai', 'gpt-image-2', '1024x1024'],
    ['qcode', 'gpt-image-2', '1024x1024'],
    ['quickrouter', 'gpt-image-2', '1024x1024'],
    ['nodekey', 'gpt-image-2-4k', '3840x2160'],
    ['custom', 'any-model', '1024x1024'],
  ] as const)('asks %s for one small picture of low quality', (id, model, size) => {
    const { params } = testPicture(gateways[id], model, 'An apple', false);
    expect(params).toMatchObject({ model, prompt: 'An apple', n: 1, size });
    expect(params.quality ?? 'low').toBe('low');
    expect(params).not.toHaveProperty('stream');
  });

  it('has a price where the gateway publishes one, and none where it does not', () => {
    expect(testPicture(gateways.qcode, 'gpt-image-2', '', false).estimated.cost?.amount).toBe(0.08);
    expect(testPicture(gateways.custom, 'gpt-image-2', '', false).estimated).toMatchObject({
      unpriced: 'gateway',
    });
  });

  it('asks for a stream with one preview where that is documented, at a price of its own', () => {
    expect(testPicture(gateways.openai, 'gpt-image-2', '', true).params).toMatchObject({
      stream: true,
      partial_images: 1,
    });
    expect(price(true)).toBeGreaterThan(price(false) ?? Infinity);
    expect(
      Object.values(gateways)
        .filter(documentsStream)
        .map(({ id }) => id),
    ).toEqual(['sandbox', 'openai', 'custom']);
  });
});

describe('judgeJob', () => {
  it('shows what came, and offers a stream where one is documented', () => {
    const job = jobOf(gateways.custom);
    const steps = judgeJob('picture', job, [resultOf(job, PNG)], { returns: 'bytes' });
    expect(brief(steps)).toEqual([
      'cors ok cors-post',
      'key ok key-accepted',
      'request skipped not-needed',
      'picture ok picture-came',
      'stream needs-consent offer-stream',
    ]);
    expect(steps.find(({ id }) => id === 'picture')?.finding).toEqual({
      code: 'picture-came',
      picture: { as: 'bytes', kind: 'PNG, 1024×1024', seconds: 10 },
    });
  });

  it('offers no stream where the page does not document it', () => {
    const job = jobOf(gateways.qcode);
    expect(brief(judgeJob('picture', job, [resultOf(job, PNG)], {}))).not.toContain(
      'stream needs-consent offer-stream',
    );
  });

  it('tells a link that has become bytes, and one that has not', () => {
    const job = jobOf(gateways.custom);
    const cameAs = (picture: ResultPicture, learned: 'links' | 'bytes') => {
      const step = judgeJob('picture', job, [resultOf(job, picture)], { returns: learned }).find(
        ({ id }) => id === 'picture',
      );
      return step?.finding.code === 'picture-came' ? step.finding.picture : undefined;
    };
    expect(cameAs(PNG, 'links')).toMatchObject({ as: 'link', kind: 'PNG, 1024×1024' });
    expect(cameAs({ kind: 'link', url: 'https://cdn.example/1.png' }, 'links')).toEqual({
      as: 'link',
      seconds: 10,
    });
  });

  it('points out another size than the one that was asked', () => {
    const job = jobOf(gateways.custom);
    const other: ResultPicture = { ...PNG, sniffed: { mime: 'image/jpeg', width: 1254, height: 1254 } };
    const step = judgeJob('picture', job, [resultOf(job, other)], {}).find(({ id }) => id === 'picture');
    expect(step).toMatchObject({
      status: 'warning',
      finding: { picture: { kind: 'JPEG, 1254×1254', asked: '1024×1024' } },
    });
  });

  it('says that no picture came, with the gateway’s words', () => {
    const error = new GatewayError('refused', { status: 400, message: 'no' });
    const job = jobOf(gateways.custom, { state: 'rejected', error });
    const [step] = judgeJob('picture', job, [], undefined);
    expect(step).toMatchObject({
      status: 'failed',
      finding: { code: 'picture-none' },
      evidence: { status: 400, words: 'no' },
    });
    expect(brief(judgeJob('picture', undefined, [], undefined))).toEqual(['picture failed picture-none']);
  });

  it.each([
    ['events', 'stream ok stream-events'],
    ['ignored', 'stream warning stream-ignored'],
  ] as const)('tells a stream by what was learned: %s', (streams, words) => {
    const job = jobOf(gateways.custom);
    expect(brief(judgeJob('stream', job, [resultOf(job, PNG)], { streams }))).toContain(words);
  });

  it.each([
    [gateways.custom, 'stream'],
    [applyProfile(gateways.custom, { 'generate.stream.wire': 'sse' }), 'sse'],
  ])('tells a refusal of stream, whatever it is called', (gateway, param) => {
    const error = new GatewayError('refused', { status: 400, param });
    const { input } = jobOf(gateway);
    const params = { ...input.params, stream: true };
    const job = jobOf(gateway, { state: 'rejected', error, input: { ...input, params } });
    expect(brief(judgeJob('stream', job, [], undefined))).toEqual(['stream warning stream-refused']);
  });
});
