import { describe, expect, it } from 'vitest';
import { gateways } from '../../core/gateway/gateways.ts';
import type { ImageJobInput } from '../../core/job.ts';
import { GatewayError } from '../../core/wire/GatewayError.ts';
import type { ImageAnswer } from '../../core/wire/ImageAnswer.ts';
import type { KeySlots } from '../../platform/slots/KeySlots.ts';
import type { Hold, NotStarted } from './jobs.ts';
import { KeyLine } from './KeyLine.ts';
import { LONGEST_BUSY } from './nextSend.ts';
import { sendInTurn } from './sendInTurn.ts';

const never = new AbortController().signal;
const ANSWER: ImageAnswer = { images: [], reported: {} };

const inputAt = (gateway: ImageJobInput['gateway']): ImageJobInput => ({
  gateway,
  baseUrl: 'https://a.example/v1',
  mode: 'generate',
  params: { model: 'gpt-image-2', prompt: 'a fox' },
  extra: {},
  keyId: 'k',
});

const busy = new GatewayError('refused', { status: 429, code: 'concurrency_exhausted' });
const overloaded = new GatewayError('refused', { status: 503, code: 'service_overloaded' });
const down = new GatewayError('refused', { status: 503, code: 'image_provider_unavailable' });

/** Runs a job whose sends end as told, the last one well; `othersRun`: another request of the key is in flight. */
async function run(ends: readonly Error[], { gateway = gateways.qcode, othersRun = false } = {}) {
  const log: string[] = [];
  const holds: Hold[] = [];
  const told: NotStarted[] = [];
  const slots: KeySlots = {
    isRough: false,
    take: async () => {
      log.push('slot');
      return () => log.push('free');
    },
    takeAgain: async (_, __, { release, pause }) => {
      release();
      await pause();
      // Until one of them ends.
      if (othersRun) await new Promise((resolve) => setTimeout(resolve, 5));
      log.push('slot again');
      return () => log.push('free');
    },
  };
  let sends = 0;
  let slept = 0;
  const done = sendInTurn(
    'job',
    inputAt(gateway),
    async () => {
      log.push('send');
      const end = ends[sends];
      sends += 1;
      if (end) throw end;
      return ANSWER;
    },
    {
      line: async () => new KeyLine(slots, (ids) => [...ids][0]),
      sleep: async (milliseconds) => {
        // A moment after a pause.
        if (milliseconds < 1000) return new Promise((resolve) => setImmediate(resolve));
        slept += milliseconds;
        log.push(`sleep ${milliseconds}`);
      },
      now: () => 1000,
      steadyNow: () => slept,
      random: () => 0,
    },
    {
      onTurn: () => log.push('turn'),
      onNotStarted: (entry, hold) => {
        told.push(entry);
        holds.push(hold);
      },
      onHold: (hold) => holds.push(hold),
    },
    never,
  );
  const end = await done.then(
    () => 'done',
    (error: unknown) => error,
  );
  return { log, holds, told, end };
}

describe('a job in its turn', () => {
  it('sends at once where the gateway limits nothing', async () => {
    const { log, end } = await run([], { gateway: gateways.openai });
    expect(log).toEqual(['turn', 'send']);
    expect(end).toBe('done');
  });

  it('holds its slot until the end', async () => {
    const { log } = await run([]);
    expect(log).toEqual(['slot', 'turn', 'send', 'free']);
  });

  it('pauses, and waits for another request of the key to end, when the gateway has no room', async () => {
    const { log, holds, told, end } = await run([busy], { othersRun: true });
    expect(log).toEqual(['slot', 'turn', 'send', 'free', 'sleep 2000', 'slot again', 'turn', 'send', 'free']);
    expect(holds.map(({ kind }) => kind)).toEqual(['backoff', 'slot']);
    expect(told).toEqual([{ at: 1000, code: 'concurrency_exhausted' }]);
    expect(end).toBe('done');
  });

  it('only pauses where none of ours runs, and says for how long', async () => {
    const { log, holds } = await run([busy]);
    expect(log).toContain('sleep 2000');
    expect(holds).toEqual([
      { kind: 'backoff', until: 3000, pause: 2000, code: 'concurrency_exhausted', attempt: 2 },
    ]);
  });

  it('gives up a key that stays busy after five minutes, and says why', async () => {
    const { log, end } = await run(Array.from({ length: 100 }, () => busy));
    const paused = log.flatMap((entry) => (entry.startsWith('sleep') ? [Number(entry.slice(6))] : []));
    expect(paused.reduce((sum, each) => sum + each, 0)).toBeLessThanOrEqual(LONGEST_BUSY);
    expect(log.filter((entry) => entry === 'send')).toHaveLength(paused.length + 1);
    expect(paused.length).toBeGreaterThan(10);
    expect(end).toBe(busy);
  });

  it('backs off from an overloaded gateway, and keeps its slot meanwhile', async () => {
    const { log, told, end } = await run([overloaded, down]);
    expect(log).toEqual([
      'slot',
      'turn',
      'send',
      'sleep 5000',
      'turn',
      'send',
      'sleep 60000',
      'turn',
      'send',
      'free',
    ]);
    expect(told.map(({ code }) => code)).toEqual(['service_overloaded', 'image_provider_unavailable']);
    expect(end).toBe('done');
  });

  it('gives up after four sends, and says why', async () => {
    const { log, end } = await run([overloaded, overloaded, overloaded, overloaded, overloaded]);
    expect(log.filter((entry) => entry === 'send')).toHaveLength(4);
    expect(end).toBe(overloaded);
  });

  it.each([
    new GatewayError('refused', { status: 503 }),
    new GatewayError('refused', { status: 504, code: '504' }),
    new GatewayError('refused', { status: 524 }),
    new GatewayError('timeout'),
    new GatewayError('network', { reason: 'lost' }),
    new GatewayError('cut'),
    new TypeError('broken'),
  ])('sends once when it ends with %o', async (error) => {
    const { log, end } = await run([error]);
    expect(log).toEqual(['slot', 'turn', 'send', 'free']);
    expect(end).toBe(error);
  });
});
