import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { gateways } from '../../core/gateway/gateways.ts';
import type { ImageJobInput, JobPorts } from '../../core/job.ts';
import { GatewayError } from '../../core/wire/GatewayError.ts';
import type { ImageAnswer } from '../../core/wire/ImageAnswer.ts';
import { AnnouncedSlots } from '../../platform/slots/AnnouncedSlots.ts';
import { connection } from '../connection/connection.ts';
import { FIRST_CONNECTION } from '../connection/ConnectionState.ts';
import { cancelJob, dismissAlerts, dismissJob, jobs, moveJob, repeatJob, startJob } from './jobs.ts';
import { provideJobPorts } from './jobPorts.ts';
import { provideKeySlots } from './keySlots.ts';
import { mayHaveStarted } from './mayHaveStarted.ts';
import { queuedBeside } from './queuedBeside.ts';
import { results } from '../results.ts';

const INPUT: ImageJobInput = {
  gateway: gateways.openai,
  baseUrl: 'https://api.openai.com/v1',
  mode: 'generate',
  params: { model: 'gpt-image-2', prompt: 'a fox', quality: 'low' },
  extra: {},
  key: 'sk-secret',
};

const PICTURE = {
  kind: 'bytes',
  blob: new Blob(['x'], { type: 'image/png' }),
  sniffed: { mime: 'image/png', width: 8, height: 8 },
} as const;

const ANSWER: ImageAnswer = { images: [PICTURE, PICTURE], reported: {} };

/** Ports that answer with `ANSWER`, except where a test says otherwise; `sent` counts requests. */
function withPorts(ports: Partial<JobPorts> = {}): Request[] {
  const sent: Request[] = [];
  const { send = async () => new Response('{}') } = ports;
  provideJobPorts(() => ({
    readAnswer: async () => ANSWER,
    fetchPicture: async () => undefined,
    ...ports,
    send: (request, signal) => {
      sent.push(request);
      return send(request, signal);
    },
  }));
  return sent;
}

const newest = () => {
  const [job] = jobs.getState().jobs;
  if (!job) throw new Error('no job');
  return job;
};

/** What is entered as the key of OpenAI. */
const enterKey = (value: string) =>
  connection.setState(
    {
      ...FIRST_CONNECTION,
      keys: value === '' ? [] : [{ id: 'k', scope: 'gateway:openai', name: '', value, tabOnly: true }],
    },
    true,
  );

beforeEach(() => {
  enterKey('sk-secret');
  jobs.setState(jobs.getInitialState(), true);
  results.setState({ results: [] });
});

describe('a job', () => {
  it('ends as done with its pictures before the older ones, in their order', async () => {
    const sent = withPorts();
    await startJob(INPUT, 600);
    await startJob({ ...INPUT, params: { ...INPUT.params, prompt: 'a boat' } }, 600);
    expect(sent).toHaveLength(2);
    expect(newest()).toMatchObject({ state: 'done', pictures: 2 });
    expect(results.getState().results.map(({ asked, index, of }) => [asked.prompt, index, of])).toEqual([
      ['a boat', 0, 2],
      ['a boat', 1, 2],
      ['a fox', 0, 2],
      ['a fox', 1, 2],
    ]);
  });

  it('lets go of its last preview when the picture is there, and keeps it when it never comes', async () => {
    const partial = new Blob(['preview']);
    for (const readAnswer of [
      async () => ANSWER,
      async () => Promise.reject(new GatewayError('cut')),
    ] satisfies JobPorts['readAnswer'][]) {
      withPorts({
        readAnswer: async (_response, _context, events) => {
          events.onPartial?.({ blob: partial } as Parameters<NonNullable<typeof events.onPartial>>[0]);
          expect(newest().partial).toBe(partial);
          return readAnswer();
        },
      });
      await startJob(INPUT, 600);
    }
    expect(jobs.getState().jobs.map((job) => [job.state, job.partial])).toEqual([
      ['unknown', partial],
      ['done', undefined],
    ]);
  });

  it('keeps what was sent, and the key is in none of it', async () => {
    withPorts();
    await startJob(INPUT, 600);
    expect(newest().request?.url).toBe('https://api.openai.com/v1/images/generations');
    expect(JSON.stringify(newest().request)).not.toContain('sk-secret');
  });

  it('sends once, whatever the gateway answers', async () => {
    for (const kind of ['refused', 'cut', 'network', 'timeout', 'unreadable'] as const) {
      const sent = withPorts({ send: async () => Promise.reject(new GatewayError(kind, { status: 503 })) });
      await startJob(INPUT, 600);
      expect(sent).toHaveLength(1);
    }
  });

  it('raises its error until the next send or until it is dismissed', async () => {
    withPorts({ send: async () => Promise.reject(new GatewayError('refused', { status: 401 })) });
    await startJob(INPUT, 600);
    expect(jobs.getState().alertJobIds).toEqual([newest().id]);
    dismissAlerts([newest().id]);
    expect(jobs.getState().alertJobIds).toEqual([]);
    await startJob(INPUT, 600);
    expect(jobs.getState().alertJobIds).toEqual([newest().id]);
    withPorts();
    await startJob(INPUT, 600);
    expect(jobs.getState().alertJobIds).toEqual([]);
  });

  it('raises its error beside those of others that run with it, the newest first, until the next send', async () => {
    withPorts({ send: async () => Promise.reject(new GatewayError('cut')) });
    await Promise.all([startJob(INPUT, 600), startJob(INPUT, 600)]);
    const [second, first] = jobs.getState().jobs.map(({ id }) => id);
    expect(new Set(jobs.getState().alertJobIds)).toEqual(new Set([first, second]));
    dismissAlerts([String(second)]);
    expect(jobs.getState().alertJobIds).toEqual([first]);
    dismissJob(String(first));
    expect(jobs.getState().alertJobIds).toEqual([]);
    await startJob(INPUT, 600);
    await startJob(INPUT, 600);
    expect(jobs.getState().alertJobIds).toEqual([newest().id]);
  });

  it('does not wake the page for every chunk of a large answer', async () => {
    withPorts({
      readAnswer: async (_response, _context, events) => {
        for (let received = 0; received < 60_000_000; received += 65_536) events.onBytes?.(received);
        return ANSWER;
      },
    });
    let changes = 0;
    const stop = jobs.subscribe(() => {
      changes += 1;
    });
    await startJob(INPUT, 600);
    stop();
    expect(changes).toBeLessThan(20);
  });

  it('is aborted for real by Cancel, raises no alert and makes no result', async () => {
    let aborted = false;
    withPorts({
      send: (_, signal) =>
        new Promise((_resolve, reject) => {
          signal.addEventListener('abort', () => {
            aborted = true;
            reject(new GatewayError('aborted'));
          });
        }),
    });
    const running = startJob(INPUT, 600);
    await expect.poll(() => newest().state).toBe('waiting');
    cancelJob(newest().id);
    await running;
    expect(aborted).toBe(true);
    expect(newest().state).toBe('cancelled');
    expect(jobs.getState().alertJobIds).toEqual([]);
    expect(results.getState().results).toEqual([]);
  });

  it('can be cancelled while its pictures are still being prepared', async () => {
    const sent = withPorts();
    const running = startJob({ ...INPUT, mode: 'edit', files: () => new Promise(() => undefined) }, 600);
    cancelJob(newest().id);
    await running;
    expect(newest().state).toBe('cancelled');
    expect(sent).toEqual([]);
  });

  it('that could not prepare its pictures was not sent', async () => {
    const sent = withPorts();
    await startJob(
      { ...INPUT, mode: 'edit', files: async () => Promise.reject(new Error('no memory')) },
      600,
    );
    expect(sent).toEqual([]);
    expect(newest()).toMatchObject({ state: 'failed' });
  });

  it('is sent again by a retry with the same files, prepared once', async () => {
    withPorts({ send: async () => Promise.reject(new GatewayError('cut')) });
    let prepared = 0;
    const files = async () => {
      prepared += 1;
      return { sources: [{ file: PICTURE.blob, fileName: 'a.png' }] };
    };
    await startJob({ ...INPUT, mode: 'edit', files }, 600);
    const sent = withPorts();
    await repeatJob(newest().id, 600);
    expect(sent).toHaveLength(1);
    expect(prepared).toBe(1);
    expect(newest().state).toBe('done');
  });

  it('prepares its pictures once more for a retry when that failed', async () => {
    let prepared = 0;
    const files = async () => {
      prepared += 1;
      if (prepared === 1) throw new Error('no memory');
      return { sources: [{ file: PICTURE.blob, fileName: 'a.png' }] };
    };
    const sent = withPorts();
    await startJob({ ...INPUT, mode: 'edit', files }, 600);
    expect(newest()).toMatchObject({ state: 'failed' });
    await repeatJob(newest().id, 600);
    await repeatJob(newest().id, 600);
    expect(newest().state).toBe('done');
    expect([prepared, sent.length]).toEqual([2, 2]);
  });

  it.each([
    ['', 'no-key'],
    ['Bearer sk-secret', 'unusable-key'],
    ['sk-secrét', 'unusable-key'],
  ])('is not sent again with the key "%s"', async (key, reason) => {
    const sent = withPorts();
    await startJob(INPUT, 600);
    enterKey(key);
    await repeatJob(newest().id, 600);
    expect(sent).toHaveLength(1);
    expect(newest()).toMatchObject({ state: 'failed', error: { kind: 'not-sent', details: { reason } } });
    expect(newest().request).toBeUndefined();
    expect(jobs.getState().alertJobIds).toEqual([newest().id]);
  });

  it('is sent again without a key where none is needed', async () => {
    const sent = withPorts();
    const { key: _, ...keyless } = { ...INPUT, gateway: { ...INPUT.gateway, needsKey: false } };
    await startJob(keyless, 600);
    enterKey('');
    await repeatJob(newest().id, 600);
    expect(sent.map(({ headers }) => headers.get('authorization'))).toEqual([null, null]);
  });

  it('was not sent when what reads the answer cannot be had', async () => {
    const sent = withPorts({
      ready: async () => Promise.reject(new GatewayError('not-sent', { reason: 'script' })),
    });
    await startJob(INPUT, 600);
    expect(sent).toEqual([]);
    expect(newest()).toMatchObject({ state: 'failed', error: { details: { reason: 'script' } } });
  });

  it('says that the time limit passed before anything was sent', async () => {
    const sent = withPorts();
    await startJob({ ...INPUT, mode: 'edit', files: () => new Promise(() => undefined) }, 0.02);
    expect(sent).toEqual([]);
    expect(newest()).toMatchObject({ state: 'failed', error: { details: { reason: 'time-limit' } } });
  });

  it('never quotes an exception of this page as the gateway', async () => {
    withPorts({ readAnswer: async () => Promise.reject(new TypeError('Failed to fetch')) });
    await startJob(INPUT, 600);
    const { state, error } = newest();
    expect(state).toBe('unknown');
    expect(error?.details.message).toBeUndefined();
    expect(error?.cause).toBeInstanceOf(TypeError);
  });

  it('raises its message together with its state', async () => {
    withPorts({ send: async () => Promise.reject(new GatewayError('refused', { status: 401 })) });
    const seen: unknown[] = [];
    const stop = jobs.subscribe(({ jobs: [job], alertJobIds }) => {
      if (job?.state === 'rejected') seen.push(alertJobIds.includes(job.id));
    });
    await startJob(INPUT, 600);
    stop();
    expect(seen).toEqual([true]);
  });

  it('remembers what kept it from having all its pictures', async () => {
    const shortfall = { unusable: 1, message: 'One picture was refused.' };
    withPorts({ readAnswer: async () => ({ ...ANSWER, images: [PICTURE], shortfall }) });
    await startJob({ ...INPUT, params: { ...INPUT.params, n: 3 } }, 600);
    expect(newest()).toMatchObject({ state: 'done', pictures: 1, shortfall });
  });

  it('keeps the link when Cancel comes while it is being fetched', async () => {
    const url = 'https://cdn.example/a.png';
    withPorts({
      readAnswer: async () => ({ images: [{ kind: 'link', url }], reported: {} }),
      fetchPicture: () => new Promise(() => undefined),
    });
    const running = startJob(INPUT, 600);
    await expect.poll(() => newest().state).toBe('receiving');
    cancelJob(newest().id);
    await running;
    expect(newest().state).toBe('done');
    expect(results.getState().results.map(({ picture }) => picture)).toEqual([{ kind: 'link', url }]);
  });

  it('stays on the list until it is dismissed, and cannot be dismissed while it runs', async () => {
    withPorts({ send: () => new Promise(() => undefined) });
    void startJob(INPUT, 600);
    await expect.poll(() => newest().state).toBe('waiting');
    dismissJob(newest().id);
    expect(jobs.getState().jobs).toHaveLength(1);
    withPorts();
    await startJob(INPUT, 600);
    dismissJob(newest().id);
    expect(jobs.getState().jobs).toHaveLength(1);
    expect(results.getState().results).toHaveLength(2);
  });
});

/** At QCode, which has two requests in flight for a key; as slots, those of one tab. */
const QUEUED: ImageJobInput = {
  ...INPUT,
  gateway: gateways.qcode,
  baseUrl: 'https://api.qcode.cc/qcode-img/v1',
  keyId: 'k',
};

provideKeySlots(
  new AnnouncedSlots(
    'tab',
    { post: () => undefined, listen: () => undefined },
    Date.now,
    async () => undefined,
  ),
);

const asking = (prompt: string): ImageJobInput => ({ ...QUEUED, params: { ...QUEUED.params, prompt } });
const job = (prompt: string) => {
  const found = jobs.getState().jobs.find(({ input }) => input.params.prompt === prompt);
  if (!found) throw new Error(prompt);
  return found;
};

/** A gateway whose answers come when told, in the order of the requests. */
function answering() {
  const ends: ((end?: Error) => void)[] = [];
  const sent = withPorts({
    send: (_, signal) =>
      new Promise((resolve, reject) => {
        ends.push((error) => (error ? reject(error) : resolve(new Response('{}'))));
        signal.addEventListener('abort', () => reject(new GatewayError('aborted')));
      }),
  });
  const prompts = () =>
    Promise.all(sent.map(async (request) => ((await request.clone().json()) as { prompt: string }).prompt));
  return { sent, ends, prompts };
}

/** The pauses before a send by itself, without waiting for them. */
const pausesPass = async (milliseconds: number) => {
  await vi.advanceTimersByTimeAsync(milliseconds);
};

describe('a job at a gateway that limits the requests of a key', () => {
  beforeEach(() => vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] }));
  afterEach(() => {
    vi.useRealTimers();
    vi.restoreAllMocks();
  });

  it('waits until there is room, in the order of the clicks', async () => {
    const { sent, ends, prompts } = answering();
    const all = ['a', 'b', 'c', 'd'].map((prompt) => startJob(asking(prompt), 600));
    await expect.poll(() => sent.length).toBe(2);
    expect(['a', 'b', 'c', 'd'].map((prompt) => job(prompt).state)).toEqual([
      'waiting',
      'waiting',
      'queued',
      'queued',
    ]);
    expect(queuedBeside(jobs.getState().jobs, job('c')).map(({ id }) => id)).toEqual([
      job('c').id,
      job('d').id,
    ]);
    expect(job('d').hold).toEqual({ kind: 'slot' });
    ends[1]?.();
    await expect.poll(() => sent.length).toBe(3);
    expect(job('c').hold).toBeUndefined();
    ends[0]?.();
    await expect.poll(() => sent.length).toBe(4);
    ends[2]?.();
    ends[3]?.();
    await Promise.all(all);
    expect(await prompts()).toEqual(['a', 'b', 'c', 'd']);
    expect(jobs.getState().jobs.map(({ state }) => state)).toEqual(['done', 'done', 'done', 'done']);
  });

  it('can be put before others, and back', async () => {
    const { sent, ends, prompts } = answering();
    const all = ['a', 'b', 'c', 'd', 'e'].map((prompt) => startJob(asking(prompt), 600));
    await expect.poll(() => sent.length).toBe(2);
    moveJob(job('e').id, 1);
    moveJob(job('e').id, 1);
    moveJob(job('e').id, 1);
    moveJob(job('c').id, -1);
    moveJob(job('a').id, -1);
    expect(jobs.getState().jobs.map(({ input }) => input.params.prompt)).toEqual(['c', 'd', 'e', 'b', 'a']);
    for (const at of [0, 1, 2, 3, 4]) {
      await expect.poll(() => ends.length).toBeGreaterThan(at);
      ends[at]?.();
    }
    await Promise.all(all);
    expect(await prompts()).toEqual(['a', 'b', 'e', 'd', 'c']);
  });

  it('is cancelled at once while it waits, and nothing was sent', async () => {
    const { sent, ends } = answering();
    const all = ['a', 'b', 'c'].map((prompt) => startJob(asking(prompt), 600));
    await expect.poll(() => sent.length).toBe(2);
    cancelJob(job('c').id);
    await all[2];
    expect(job('c')).toMatchObject({ state: 'cancelled', pictures: 0 });
    expect(job('c').sentAt).toBeUndefined();
    expect(mayHaveStarted(job('c'))).toBe(false);
    expect(jobs.getState().alertJobIds).toEqual([]);
    for (const end of ends) end();
    await Promise.all(all);
    expect(sent).toHaveLength(2);
  });

  it('has its whole time limit from its turn on', async () => {
    const { sent, ends } = answering();
    const first = ['a', 'b'].map((prompt) => startJob(asking(prompt), 600));
    const last = startJob(asking('c'), 0.1);
    await expect.poll(() => sent.length).toBe(2);
    await new Promise<void>((resolve) => AbortSignal.timeout(150).addEventListener('abort', () => resolve()));
    expect(job('c').state).toBe('queued');
    ends[0]?.();
    await expect.poll(() => job('c').state).toBe('waiting');
    ends[2]?.();
    ends[1]?.();
    await Promise.all([...first, last]);
    expect(job('c').state).toBe('done');
    expect(job('c').turnAt).toBeGreaterThanOrEqual(job('c').startedAt + 100);
  });

  it('gives its place free before the pictures of its links are fetched', async () => {
    withPorts({
      readAnswer: async () => ({ images: [{ kind: 'link', url: 'https://cdn.example/a' }], reported: {} }),
      fetchPicture: () => new Promise(() => undefined),
    });
    const all = ['a', 'b', 'c'].map((prompt) => startJob(asking(prompt), 600));
    await expect.poll(() => job('c').state).toBe('receiving');
    for (const { id } of jobs.getState().jobs) cancelJob(id);
    await Promise.all(all);
  });

  it('is sent again by itself when the gateway had no room, after a pause and when another request has ended', async () => {
    const { sent, ends, prompts } = answering();
    const all = ['a', 'b', 'c'].map((prompt) => startJob(asking(prompt), 600));
    await expect.poll(() => sent.length).toBe(2);
    ends[1]?.(new GatewayError('refused', { status: 429, code: 'concurrency_exhausted' }));
    await expect.poll(() => job('b').state).toBe('queued');
    expect(job('b')).toMatchObject({
      hold: { kind: 'backoff', code: 'concurrency_exhausted', attempt: 2 },
      notStarted: [{ code: 'concurrency_exhausted' }],
    });
    expect(job('b')).not.toHaveProperty('sentAt');
    await pausesPass(6000);
    expect(job('b').hold).toEqual({ kind: 'slot' });
    expect(queuedBeside(jobs.getState().jobs, job('b'))).toEqual([]);
    expect(jobs.getState().alertJobIds).toEqual([]);
    ends[0]?.();
    await expect.poll(() => sent.length).toBe(4);
    for (const end of ends) end();
    await Promise.all(all);
    expect((await prompts()).toSorted()).toEqual(['a', 'b', 'b', 'c']);
    expect(job('b')).toMatchObject({ state: 'done', notStarted: [{ code: 'concurrency_exhausted' }] });
    expect(mayHaveStarted(job('b'))).toBe(true);
  });

  it('waits visibly after a 503 with a code, can be cancelled then, and was not started', async () => {
    const { sent, ends } = answering();
    const running = startJob(asking('a'), 600);
    await expect.poll(() => sent.length).toBe(1);
    ends[0]?.(new GatewayError('refused', { status: 503, code: 'service_overloaded' }));
    await expect.poll(() => job('a').state).toBe('queued');
    expect(job('a').hold).toMatchObject({ kind: 'backoff', attempt: 2, attempts: 4 });
    cancelJob(job('a').id);
    await running;
    expect(job('a').state).toBe('cancelled');
    expect(mayHaveStarted(job('a'))).toBe(false);
    expect(sent).toHaveLength(1);
  });

  it('may have been started when it was sent again, also where the clock went back in between', async () => {
    const { sent, ends } = answering();
    const running = startJob(asking('a'), 600);
    await expect.poll(() => sent.length).toBe(1);
    ends[0]?.(new GatewayError('refused', { status: 503, code: 'service_overloaded' }));
    await expect.poll(() => job('a').state).toBe('queued');
    expect([job('a').sentAt, job('a').answeredAt]).toEqual([undefined, undefined]);
    const anHourAgo = Date.now() - 3_600_000;
    vi.spyOn(Date, 'now').mockImplementation(() => anHourAgo);
    await pausesPass(30_000);
    await expect.poll(() => sent.length).toBe(2);
    cancelJob(job('a').id);
    await running;
    expect(job('a').state).toBe('cancelled');
    expect(mayHaveStarted(job('a'))).toBe(true);
  });
});

describe('a job without some fields', () => {
  it('is sent again as one request in place of a batch, without its label', async () => {
    const sent = withPorts({
      send: async () => Promise.reject(new GatewayError('refused', { status: 400 })),
    });
    const params = { ...INPUT.params, stream: true };
    await startJob({ ...INPUT, params, batch: { id: 'b', index: 1, of: 4 } }, 600);
    await repeatJob(newest().id, 600, { without: ['stream'], asOneOf: 4 });
    expect(sent).toHaveLength(2);
    expect(newest().input.params).toEqual({ ...INPUT.params, n: 4 });
    expect(newest().input).not.toHaveProperty('batch');
  });

  it('is the same request, with neither the fields nor what the extra fields say of them', async () => {
    const sent = withPorts();
    enterKey('sk-secret');
    const gateway = { ...gateways.quickrouter, needsKey: false };
    const input: ImageJobInput = {
      ...INPUT,
      gateway,
      params: { ...INPUT.params, output_format: 'webp', background: 'transparent' },
      extra: { format: 'webp', background: 'transparent', style: 'vivid' },
    };
    await startJob(input, 600);
    await repeatJob(newest().id, 600, { without: ['background', 'output_format', 'prompt'] });
    expect(await sent[1]?.json()).toEqual({
      model: 'gpt-image-2',
      prompt: 'a fox',
      n: 1,
      size: 'auto',
      quality: 'low',
      style: 'vivid',
    });
    expect(newest().input.params).toEqual(INPUT.params);
  });
});
