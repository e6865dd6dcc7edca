import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { gateways } from '../../core/gateway/gateways.ts';
import type { ImageJobInput } from '../../core/job.ts';
import type { JobState } from '../../core/jobState.ts';
import { GatewayError } from '../../core/wire/GatewayError.ts';
import { memoryStorage } from '../../testing/memoryStorage.ts';
import { dayCount, recordDayCount } from './dayCount.ts';
import { eraseAll } from '../eraseAll.ts';
import { jobs, type ImageJob } from './jobs.ts';

const NOON = Date.parse('2026-11-20T04:00Z');
const MIDNIGHT = Date.parse('2026-11-20T16:00Z');
const SECRET = 'cr_secret';

let now = NOON;
let stop: () => void;
let otherTabs: ((event: Partial<StorageEvent>) => void)[];

beforeEach(() => {
  otherTabs = [];
  vi.stubGlobal('localStorage', memoryStorage());
  vi.stubGlobal('addEventListener', (_: string, listener: () => void) => otherTabs.push(listener));
  vi.stubGlobal('removeEventListener', () => undefined);
  now = NOON;
  dayCount.setState({}, true);
  jobs.setState(jobs.getInitialState(), true);
  stop = recordDayCount(() => now);
});

afterEach(() => stop());

const INPUT: ImageJobInput = {
  gateway: gateways.qcode,
  baseUrl: 'https://api.qcode.cc/qcode-img/v1',
  mode: 'generate',
  params: { model: 'gpt-image-2', prompt: 'a fox', n: 4 },
  extra: {},
  key: SECRET,
  keyId: 'key-1',
};

/** Puts a job on the list, or what has become of it. */
function put(id: string, state: JobState, more: Partial<ImageJob> = {}): void {
  const job: ImageJob = {
    id,
    state,
    input: INPUT,
    startedAt: NOON,
    sentAt: now,
    receivedBytes: 0,
    pictures: 0,
    ...more,
  };
  jobs.setState(({ jobs: before }) => ({ jobs: [job, ...before.filter((other) => other.id !== id)] }));
}

const own = () => dayCount.getState()['key-1'];
const kept = () => localStorage.getItem('alphabrush:dayCount') ?? '';

describe('the count of a day', () => {
  it('holds the pictures of a job from when it leaves, and tells them apart when it ends', () => {
    put('a', 'sending');
    expect(own()).toBeUndefined();
    put('a', 'waiting');
    expect(own()).toEqual({ day: '2026-11-20', made: 0, unsure: 4 });
    put('a', 'done', { pictures: 4 });
    expect(own()).toEqual({ day: '2026-11-20', made: 4, unsure: 0 });
    put('b', 'waiting');
    put('b', 'unknown');
    expect(own()).toEqual({ day: '2026-11-20', made: 4, unsure: 4 });
  });

  it('holds those of a job that left before the counting began', () => {
    stop();
    put('a', 'waiting');
    put('b', 'unknown');
    stop = recordDayCount(() => now);
    expect(own()?.unsure).toBe(4);
    put('a', 'done', { pictures: 4 });
    expect(own()).toMatchObject({ made: 4, unsure: 0 });
  });

  it('counts what an extra field asks for', () => {
    put('a', 'waiting', { input: { ...INPUT, extra: { n: 2 } } });
    expect(own()?.unsure).toBe(2);
  });

  it('is kept for each key apart, under its id and never with the key or the prompt', () => {
    put('a', 'waiting');
    put('b', 'waiting', { input: { ...INPUT, keyId: 'key-2', params: { ...INPUT.params, n: 1 } } });
    expect(JSON.parse(kept())).toEqual({
      'key-1': { day: '2026-11-20', made: 0, unsure: 4 },
      'key-2': { day: '2026-11-20', made: 0, unsure: 1 },
    });
    expect(kept()).not.toMatch(/cr_secret|fox/);
  });

  it('is none where there is no cap or no key', () => {
    put('a', 'waiting', { input: { ...INPUT, gateway: gateways.openai } });
    const { keyId: _, ...keyless } = INPUT;
    put('b', 'waiting', { input: keyless });
    expect(dayCount.getState()).toEqual({});
  });

  it('begins anew after 00:00 in Beijing, without what left before', () => {
    put('a', 'waiting');
    now = MIDNIGHT;
    put('b', 'waiting');
    expect(own()).toEqual({ day: '2026-11-21', made: 0, unsure: 4 });
    put('a', 'done', { pictures: 4, sentAt: NOON });
    expect(own()).toEqual({ day: '2026-11-21', made: 0, unsure: 4 });
  });

  it('is used up when the gateway says so, until a later request brings a picture', () => {
    put('early', 'waiting', { sentAt: NOON - 5 });
    put('a', 'waiting');
    const error = new GatewayError('refused', { status: 429, code: 'image_daily_limit' });
    put('a', 'rejected', { error });
    expect(own()).toEqual({ day: '2026-11-20', made: 0, unsure: 4, usedUpAt: NOON });
    put('early', 'done', { sentAt: NOON - 5, pictures: 4 });
    expect(own()).toMatchObject({ made: 4, usedUpAt: NOON });
    // The ended job changes once more, for another reason: nothing new was said.
    now = MIDNIGHT;
    put('a', 'rejected', { error, receivedBytes: 1 });
    expect(own()?.day).toBe('2026-11-20');
    now = NOON + 1;
    put('b', 'waiting');
    put('b', 'done', { pictures: 1 });
    expect(own()).toEqual({ day: '2026-11-20', made: 5, unsure: 0 });
  });

  it('goes on from what other tabs have counted', () => {
    const others = { 'key-1': { day: '2026-11-20', made: 10, unsure: 0 } };
    localStorage.setItem('alphabrush:dayCount', JSON.stringify(others));
    for (const tell of otherTabs) tell({ storageArea: localStorage, key: 'alphabrush:dayCount' });
    expect(dayCount.getState()).toEqual(others);
    // Written a moment ago, and not told yet.
    localStorage.setItem(
      'alphabrush:dayCount',
      JSON.stringify({ 'key-1': { ...others['key-1'], made: 20 } }),
    );
    put('a', 'waiting');
    put('a', 'done', { pictures: 4 });
    expect(own()?.made).toBe(24);
  });

  it('lives on in memory where the browser keeps nothing', () => {
    vi.stubGlobal('localStorage', undefined);
    put('a', 'waiting');
    put('a', 'done', { pictures: 4 });
    put('b', 'waiting');
    expect(own()).toEqual({ day: '2026-11-20', made: 4, unsure: 4 });
  });

  it('forgets days that are over everywhere, and what is no count', () => {
    const old = { day: '2026-11-17', made: 9, unsure: 0 };
    localStorage.setItem('alphabrush:dayCount', JSON.stringify({ old, odd: { day: 'today' }, none: null }));
    put('a', 'waiting');
    expect(Object.keys(dayCount.getState())).toEqual(['key-1']);
  });

  it('goes with all data', async () => {
    put('a', 'waiting');
    await eraseAll();
    expect(dayCount.getState()).toEqual({});
    // The job is gone from the list: however it ends, nobody counts it.
    expect(jobs.getState().jobs).toEqual([]);
  });
});
