import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { gateways } from '../../core/gateway/gateways.ts';
import type { ImageJobInput } from '../../core/job.ts';
import type { JobState } from '../../core/jobState.ts';
import { GatewayError } from '../../core/wire/GatewayError.ts';
import { memoryStorage } from '../../testing/memoryStorage.ts';
import { eraseAll } from '../eraseAll.ts';
import { jobs, type ImageJob } from './jobs.ts';
import { expectedSecondsFor, recordTimings, timings } from './timings.ts';

const INPUT: ImageJobInput = {
  gateway: gateways.qcode,
  baseUrl: 'https://api.qcode.cc/qcode-img/v1',
  mode: 'generate',
  params: { model: 'gpt-image-2', prompt: 'a fox', size: '1024x1024', quality: 'high' },
  extra: {},
  key: 'cr_secret',
  keyId: 'key-1',
};

let stop: () => void;
let steady = 0;

beforeEach(() => {
  vi.stubGlobal('localStorage', memoryStorage());
  vi.stubGlobal('addEventListener', () => undefined);
  vi.stubGlobal('removeEventListener', () => undefined);
  timings.setState({}, true);
  jobs.setState(jobs.getInitialState(), true);
  stop = recordTimings(() => steady);
});

afterEach(() => stop());

let made = 0;

/** A job that left at 10 s and ended so many seconds later. */
function run(seconds: number, input = INPUT, state: JobState = 'done', more: Partial<ImageJob> = {}): void {
  made += 1;
  const job: ImageJob = {
    id: `job-${made}`,
    state: 'receiving',
    input,
    startedAt: 0,
    sentAt: 10_000,
    receivedBytes: 0,
    pictures: 1,
  };
  jobs.setState({ jobs: [job] });
  jobs.setState({ jobs: [{ ...job, receivedBytes: 1 }] });
  steady += seconds * 1000;
  // The clock on the wall was set back meanwhile.
  jobs.setState({ jobs: [{ ...job, state, endedAt: 1000, ...more }] });
  // Changed again after its end: it took what it took.
  jobs.setState(({ jobs: ended }) => ({ jobs: ended.map((each) => ({ ...each, receivedBytes: 1 })) }));
}

const ended = (kind: 'network' | 'timeout' | 'refused', status?: number) => ({
  error: new GatewayError(kind, status === undefined ? {} : { status }),
});

describe('the history of durations', () => {
  it('is what requests of one kind took from leaving to their end', () => {
    expect(expectedSecondsFor(INPUT)).toMatchObject({ range: [70, 120], source: 'page' });
    for (const seconds of [30.04, 40, 50]) run(seconds);
    expect(Object.values(timings.getState())).toEqual([[{ seconds: 30 }, { seconds: 40 }, { seconds: 50 }]]);
    expect(expectedSecondsFor(INPUT)).toEqual({ range: [35, 45], source: 'history' });
  });

  it.each([
    ['base URL', { baseUrl: 'https://asia.qcode.cc/qcode-img/v1' }],
    ['mode', { mode: 'edit' as const }],
    ['model', { params: { ...INPUT.params, model: 'gpt-image-2.5' } }],
    ['size', { params: { ...INPUT.params, size: '1536x1024' } }],
    ['quality', { params: { ...INPUT.params, quality: 'low' } }],
    ['quality by an extra field', { extra: { quality: 'low' } }],
    ['number of pictures', { params: { ...INPUT.params, n: 4 } }],
    ['way of answering', { params: { ...INPUT.params, stream: true } }],
  ])('says nothing of another %s', (_, other) => {
    for (const seconds of [30, 40, 50]) run(seconds);
    expect(expectedSecondsFor({ ...INPUT, ...other }).source).not.toBe('history');
  });

  it('is one for a stream of several pictures, which is as many requests, and for one picture', () => {
    const { openai } = gateways;
    const one = { ...INPUT, gateway: openai, params: { ...INPUT.params, stream: true } };
    for (const seconds of [30, 40, 50]) run(seconds, one);
    const form = { ...one, params: { ...one.params, n: 3 } };
    expect(expectedSecondsFor(form).range).toEqual([35, 45]);
  });

  it('counts from the send that was started, not from one before', () => {
    const job = { id: 'again', input: INPUT, startedAt: 0, receivedBytes: 0, pictures: 0 };
    jobs.setState({ jobs: [{ ...job, state: 'waiting', sentAt: 1 }] });
    steady += 20_000;
    jobs.setState({ jobs: [{ ...job, state: 'queued' }] });
    steady += 60_000;
    jobs.setState({ jobs: [{ ...job, state: 'waiting', sentAt: 2 }] });
    steady += 30_000;
    jobs.setState({ jobs: [{ ...job, state: 'done', sentAt: 2, endedAt: 3 }] });
    expect(Object.values(timings.getState())).toEqual([[{ seconds: 30 }]]);
  });

  it('knows what a proxy broke off, and nothing of other failures', () => {
    run(100, INPUT, 'unknown', ended('network'));
    run(101, INPUT, 'unknown', ended('refused', 524));
    run(2, INPUT, 'unknown', ended('network'));
    run(600, INPUT, 'unknown', ended('timeout'));
    run(80, INPUT, 'rejected', ended('refused', 400));
    run(70, INPUT, 'cancelled');
    expect(Object.values(timings.getState()).flat()).toEqual([
      { seconds: 100, cut: true },
      { seconds: 101, cut: true },
    ]);
  });

  it('keeps the newest 20 of the newest 200 kinds', () => {
    for (let seconds = 1; seconds <= 25; seconds += 1) run(seconds);
    expect(Object.values(timings.getState())[0]?.map(({ seconds }) => seconds)).toEqual(
      Array.from({ length: 20 }, (_, index) => index + 6),
    );
    for (let kind = 0; kind < 200; kind += 1) run(1, { ...INPUT, baseUrl: `https://host-${kind}.test/v1` });
    run(1, { ...INPUT, baseUrl: 'https://host-0.test/v1' });
    const kept = Object.keys(timings.getState());
    expect(kept).toHaveLength(200);
    expect(kept[0]).toContain('host-1.test');
    expect(kept.at(-1)).toContain('host-0.test');
    expect(localStorage.getItem('alphabrush:timings')).not.toMatch(/cr_secret|fox/);
  });

  it('goes with all data', async () => {
    run(30);
    await eraseAll();
    expect(timings.getState()).toEqual({});
  });
});
