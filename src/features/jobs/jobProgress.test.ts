import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { gateways } from '../../core/gateway/gateways.ts';
import { panels as en } from '../../i18n/en/panels.ts';
import { panels as zh } from '../../i18n/zh/panels.ts';
import type { ImageJob } from '../../state/jobs/jobs.ts';
import { holdText } from './holdText.ts';
import { elapsedSeconds, jobProgress, secondsToCut, typicalSeconds } from './jobProgress.ts';

const JOB: ImageJob = {
  id: 'a',
  state: 'waiting',
  input: {
    gateway: gateways.qcode,
    baseUrl: 'https://api.qcode.cc/qcode-img/v1',
    mode: 'generate',
    params: { model: 'gpt-image-2', prompt: 'a fox', quality: 'low' },
    extra: {},
  },
  startedAt: 1_000_000,
  sentAt: 1_002_000,
  receivedBytes: 0,
  pictures: 0,
};

describe('the progress of a job', () => {
  it('only ever grows while it runs, and stays below its end', () => {
    fc.assert(
      fc.property(fc.array(fc.nat({ max: 600_000 }), { minLength: 2 }), (moments) => {
        const values = moments
          .sort((a, b) => a - b)
          .map((after) => jobProgress({ ...JOB, receivedBytes: after }, JOB.startedAt + after));
        expect(values).toEqual([...values].sort((a, b) => a - b));
        expect(Math.max(...values)).toBeLessThan(1);
      }),
    );
  });

  it('begins with the turn of a job that waited, and stands still in the queue', () => {
    const later = JOB.startedAt + 60_000;
    expect(jobProgress({ ...JOB, state: 'queued' }, later)).toBe(0);
    expect(elapsedSeconds({ ...JOB, state: 'queued' }, later)).toBe(60);
    expect(elapsedSeconds({ ...JOB, turnAt: later }, later + 5000)).toBe(5);
    expect(jobProgress({ ...JOB, turnAt: later }, later)).toBe(0);
  });
});

describe('the seconds that are usual', () => {
  it.each([
    [
      [20, 35],
      [20, 35],
    ],
    [
      [0.3, 1.6],
      [1, 2],
    ],
    [[0.2, 0.4], undefined],
    [[0, 0], undefined],
  ] as const)('of %j are told as %j', (typical, told) => {
    const gateway = { ...gateways.qcode, latency: { low: { typical, extreme: 60 } } };
    const typicalJob = { ...JOB, input: { ...JOB.input, gateway } };
    expect(typicalSeconds(typicalJob)).toEqual(told);
  });
});

describe('the countdown to the limit of a proxy', () => {
  it('runs from sending until an answer begins, and goes below 0', () => {
    expect(secondsToCut(JOB, 1_002_000)).toBe(100);
    expect(secondsToCut(JOB, 1_085_000)).toBe(17);
    expect(secondsToCut(JOB, 1_103_000)).toBe(-1);
    // The clock of the list may be a moment behind.
    expect(secondsToCut(JOB, 1_001_000)).toBe(100);
    expect(secondsToCut({ ...JOB, state: 'receiving' }, 1_010_000)).toBeUndefined();
    const openai = { ...JOB, input: { ...JOB.input, gateway: gateways.openai } };
    expect(secondsToCut(openai, 1_010_000)).toBeUndefined();
  });
});

const text = (job: Partial<ImageJob>, place = 0, now = 0) =>
  holdText({ ...JOB, state: 'queued', ...job }, place, now, en.jobs, 'en');

describe('what a queued job waits for', () => {
  it('is a place, another request, or a moment', () => {
    expect(text({ hold: { kind: 'slot' } }, 2)).toBe('Queued, no. 2');
    expect(text({ hold: { kind: 'slot' } })).toMatch(/busy/);
    const hold = {
      kind: 'backoff',
      until: 12_000,
      pause: 12_000,
      code: 'service_overloaded',
      attempt: 2,
      attempts: 4,
    } as const;
    expect(text({ hold })).toBe('Overloaded: sends again in 0:12, attempt 2 of 4');
    expect(text({ hold }, 0, 11_200)).toContain('0:01');
    expect(text({ hold }, 0, 13_000)).toContain('0:00');
    expect(text({ hold }, 0, -3_600_000), 'a clock that was set back').toContain('0:12');
    const { attempts: _, ...uncounted } = hold;
    expect(text({ hold: uncounted })).toMatch(/attempt 2$/);
    expect(text({ hold: { ...hold, code: 'other_code' } })).toContain('other_code');
  });

  it('has words for the same codes in both languages', () => {
    expect(Object.keys(zh.jobs.hold.codes)).toEqual(Object.keys(en.jobs.hold.codes));
  });
});
