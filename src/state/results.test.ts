import { afterEach, describe, expect, it } from 'vitest';
import { gateways } from '../core/gateway/gateways.ts';
import type { Batch, ImageJobInput } from '../core/job.ts';
import type { AnsweredImage } from '../core/wire/ImageAnswer.ts';
import { addResults, results } from './results.ts';
import { toResults } from './jobs/toResults.ts';

const LINK = { kind: 'link', url: 'https://img.example/a.png' } as const;

/** A job's results, its id being what it was started at. */
function add(
  startedAt: number,
  endedAt: number,
  images: readonly AnsweredImage[] = [LINK],
  batch?: Batch,
): void {
  const input: ImageJobInput = {
    gateway: gateways.modelverse,
    baseUrl: 'https://api.modelverse.cn/v1',
    mode: 'generate',
    params: { model: 'm', prompt: 'p' },
    extra: {},
    ...(batch && { batch }),
  };
  const id = batch ? `${startedAt}/${batch.index}` : String(startedAt);
  addResults(toResults({ id, input, startedAt }, { images, reported: {} }, endedAt));
}

const part = (index: number): Batch => ({ id: 'b', index, of: 3 });

const order = () => results.getState().results.map(({ jobId, index }) => `${jobId}#${index}`);

afterEach(() => results.setState({ results: [], hadResults: false }));

describe('results', () => {
  it('stand in the order in which their jobs were started, newest first, however these ended', () => {
    add(20, 30);
    add(10, 40, [LINK, LINK]);
    add(15, 50);
    add(60, 61);
    expect(order()).toEqual(['60#0', '20#0', '15#0', '10#0', '10#1']);
  });

  it('of one click stand in their own order, whenever each of them comes', () => {
    add(5, 6);
    // Within one click the clock may move on.
    add(11, 20, [LINK], part(2));
    add(10, 21, [LINK], part(0));
    add(10, 22, [LINK], part(1));
    expect(order()).toEqual(['10/0#0', '10/1#0', '11/2#0', '5#0']);
  });

  it('that are links say when they may expire, where the gateway’s page does', () => {
    add(0, 1000);
    expect(results.getState().results[0]?.picture).toEqual({ ...LINK, expiresAt: 1000 + 7 * 86_400_000 });
  });
});
