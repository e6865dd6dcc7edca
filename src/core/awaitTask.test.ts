import { describe, expect, it } from 'vitest';
import { gateways } from './gateway/gateways.ts';
import { runImageJob, type ImageJobInput, type JobPorts, type TaskProgress } from './job.ts';
import { pictures } from './wire/corpus/pictures.ts';
import { GatewayError } from './wire/GatewayError.ts';
import { readAnswer } from './wire/readAnswer.ts';

const BASE = 'https://gateway.example/v1';
const TASK = `${BASE}/images/tasks/imgtask_1`;
const INPUT: ImageJobInput = {
  gateway: gateways.openai,
  baseUrl: BASE,
  mode: 'generate',
  params: { model: 'gpt-image-2', prompt: 'a fox' },
  extra: {},
  key: 'sk-secret',
};

const ACCEPTED = json(202, { task_id: 'imgtask_1', status: 'queued' }, { 'retry-after': '4' });
const RUNNING = json(200, { id: 'imgtask_1', status: 'processing', progress: 40 });
const PICTURE = json(200, {
  id: 'imgtask_1',
  status: 'completed',
  result: { data: [{ b64_json: pictures.png }] },
});

const never = new AbortController().signal;

type Answerer = () => Promise<Response> | Response;

function json(status: number, body: unknown, headers: Record<string, string> = {}): Answerer {
  return () => new Response(JSON.stringify(body), { status, headers });
}

function lost(): Answerer {
  return () => Promise.reject(new GatewayError('network', { reason: 'lost' }));
}

/** A gateway that gives these answers, one after the other, the last one again and again. */
async function run(
  answers: readonly Answerer[],
  over: Partial<JobPorts> = {},
  signal = never,
  canWait = true,
) {
  const sent: Request[] = [];
  const pauses: number[] = [];
  const told: TaskProgress[] = [];
  const states: string[] = [];
  const ports: JobPorts = {
    send: async (request) => {
      const answer = answers[Math.min(sent.push(request) - 1, answers.length - 1)];
      if (!answer || sent.length > 60) throw new Error('asked without end');
      return await answer();
    },
    readAnswer: async ({ status, headers, body }, context, events) =>
      await readAnswer({ status, headers, body: chunksOf(body) }, context, events),
    fetchPicture: async () => undefined,
    ...(canWait && { wait: async (seconds: number) => void pauses.push(seconds) }),
    ...over,
  };
  const events = {
    onState: (state: string) => void states.push(state),
    onTask: (task: TaskProgress) => void told.push(task),
  };
  const result = await runImageJob(INPUT, ports, events, signal).catch((thrown: unknown) => ({ thrown }));
  const error = 'thrown' in result ? result.thrown : undefined;
  return { sent, pauses, told, states, result, error };
}

async function* chunksOf(body: ReadableStream<Uint8Array> | null): AsyncGenerator<Uint8Array> {
  const reader = body?.getReader();
  for (let next = await reader?.read(); next && !next.done; next = await reader?.read()) yield next.value;
}

describe('an asynchronous task', () => {
  it('is asked for until its picture is there, by GETs with the same key', async () => {
    const { sent, pauses, told, states, result } = await run([ACCEPTED, RUNNING, RUNNING, PICTURE]);
    expect(result).toMatchObject({ images: [{ kind: 'bytes', sniffed: { mime: 'image/png' } }] });
    expect(sent.map(({ method, url }) => `${method} ${url}`)).toEqual([
      `POST ${BASE}/images/generations`,
      ...Array.from({ length: 3 }, () => `GET ${TASK}`),
    ]);
    for (const request of sent.slice(1)) {
      expect([...request.headers.keys()].toSorted()).toEqual(['accept', 'authorization']);
      expect(request.headers.get('authorization')).toBe('Bearer sk-secret');
      expect([request.credentials, request.redirect]).toEqual(['omit', 'manual']);
    }
    expect(told).toEqual([
      { id: 'imgtask_1', status: 'queued' },
      { id: 'imgtask_1', status: 'processing', percent: 40 },
      { id: 'imgtask_1', status: 'processing', percent: 40 },
    ]);
    expect(states).toEqual(['sending', 'waiting', 'receiving']);
    // The first pause is the gateway's own, the others grow.
    expect(pauses).toEqual([4, 4, 5]);
  });

  it('is asked for at most every 3 and at least every 10 seconds', async () => {
    const hurried = json(202, { task_id: 'imgtask_1' }, { 'retry-after': '0' });
    const { pauses } = await run([hurried, ...Array.from({ length: 12 }, () => RUNNING), PICTURE]);
    expect(Math.min(...pauses)).toBe(3);
    expect(Math.max(...pauses)).toBe(10);
  });

  it.each([
    ['a lost connection', lost()],
    ['a proxy that stumbles', json(502, { error: { message: 'bad gateway' } })],
    ['too many questions', json(429, { error: { message: 'slow down' } }, { 'retry-after': '7' })],
    ['a task that is not known yet', json(404, { error: { message: 'no such task' } })],
    ['a page of a proxy', () => new Response('<html><title>One moment</title></html>')],
    [
      'an answer that is cut',
      () => new Response('{"id":"imgtask_1","result":{"data":[{"b64_json":"iVBORw0KGgo'),
    ],
  ])('goes on after %s', async (_, answer) => {
    const { result, sent } = await run([ACCEPTED, answer, answer, RUNNING, answer, PICTURE]);
    expect(result).toMatchObject({ images: [{ kind: 'bytes' }] });
    expect(sent.filter(({ method }) => method === 'POST')).toHaveLength(1);
  });

  it('that failed is a refusal in the gateway’s words, with its id', async () => {
    const failed = json(200, {
      id: 'imgtask_1',
      status: 'failed',
      error: { code: 'moderation_blocked', message: 'No.' },
    });
    const { error, sent } = await run([ACCEPTED, RUNNING, failed]);
    expect(error).toMatchObject({
      kind: 'refused',
      details: { code: 'moderation_blocked', message: 'No.', taskId: 'imgtask_1' },
    });
    expect(sent).toHaveLength(3);
  });

  it.each([
    ['asks of which are never answered', [lost()], 6],
    ['that this key may not ask for', [json(401, { error: { message: 'no' } })], 2],
  ])('%s stays a task with its id', async (_, answers, requests) => {
    const { error, sent } = await run([ACCEPTED, ...answers]);
    expect(error).toMatchObject({ kind: 'task', details: { taskId: 'imgtask_1' } });
    expect(sent).toHaveLength(requests);
  });

  it('that ends without a picture says so, with its id', async () => {
    const { error } = await run([ACCEPTED, json(200, { id: 'imgtask_1', status: 'completed', result: {} })]);
    expect(error).toMatchObject({ kind: 'no-image', details: { taskId: 'imgtask_1' } });
  });

  it.each([
    ['of an unknown kind', { task_id: 't', status: 'queued' }],
    ['on another host', { task_id: 't', poll_url: 'https://elsewhere.example/t' }],
    [
      'at a host that only begins like it',
      { task_id: 't', poll_url: 'https://gateway.example.evil.example/t' },
    ],
    ['at the same host by another scheme', { task_id: 't', poll_url: 'http://gateway.example/t' }],
    ['at an address with a password', { task_id: 't', poll_url: 'https://me:pw@gateway.example/t' }],
  ])('%s is told with its id and never asked for', async (_, body) => {
    const { error, sent, told } = await run([json(200, body)]);
    expect(error).toMatchObject({ kind: 'task', details: { taskId: 't' } });
    expect(sent).toHaveLength(1);
    expect(told).toMatchObject([{ id: 't' }]);
  });

  it.each([
    ['AbortError', 'aborted'],
    ['TimeoutError', 'timeout'],
  ])('ended by %s keeps its id', async (reason, kind) => {
    const controller = new AbortController();
    const wait = async () => {
      controller.abort(new DOMException('', reason));
      throw controller.signal.reason;
    };
    const { error, sent } = await run([ACCEPTED, RUNNING], { wait }, controller.signal);
    expect(error).toMatchObject({ kind, details: { taskId: 'imgtask_1' } });
    expect(sent).toHaveLength(1);
  });

  it('is not asked for where nothing can wait', async () => {
    const { error, sent } = await run([ACCEPTED], {}, never, false);
    expect(error).toMatchObject({ kind: 'task', details: { taskId: 'imgtask_1' } });
    expect(sent).toHaveLength(1);
  });
});
