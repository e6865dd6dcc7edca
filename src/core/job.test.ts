import { describe, expect, it } from 'vitest';
import { gateways } from './gateway/gateways.ts';
import { runImageJob, type ImageJobInput, type JobPorts } from './job.ts';
import { GatewayError } from './wire/GatewayError.ts';
import type { AnsweredImage, ImageAnswer } from './wire/ImageAnswer.ts';

const INPUT: ImageJobInput = {
  gateway: gateways.openai,
  baseUrl: 'https://api.openai.com/v1',
  mode: 'generate',
  params: { model: 'gpt-image-2', prompt: 'a fox' },
  extra: {},
  key: 'sk-secret',
};

const BYTES = {
  blob: new Blob(['x'], { type: 'image/png' }),
  sniffed: { mime: 'image/png', width: 8, height: 8 },
} as const;
const PICTURE = { kind: 'bytes', ...BYTES } as const;
const link = (url: string) => ({ kind: 'link', url: `https://cdn.example/${url}` }) as const;
const noPicture = (url: string) =>
  new GatewayError('not-an-image', { reason: 'dead-link', link: url, status: 404 });

interface RunOptions {
  readonly input?: ImageJobInput;
  readonly signal?: AbortSignal;
  readonly answer?: Partial<ImageAnswer>;
}

/** Runs a job whose answer holds `images`; its states, in order, and what came of it. */
async function run(
  images: readonly AnsweredImage[],
  ports: Partial<JobPorts> = {},
  { input = INPUT, signal = new AbortController().signal, answer = {} }: RunOptions = {},
) {
  const states: string[] = [];
  const result = await runImageJob(
    input,
    {
      send: async () => new Response('{}'),
      readAnswer: async () => ({ images, reported: {}, ...answer }),
      fetchPicture: async () => undefined,
      ...ports,
    },
    { onState: (state) => states.push(state) },
    signal,
  ).catch((thrown: unknown) => ({ thrown }));
  return { states, result };
}

describe('before anything is sent', () => {
  it('has the request and its reader', async () => {
    const order: string[] = [];
    const { states } = await run([PICTURE], {
      ready: async () => void order.push('ready'),
      send: async ({ headers }) => {
        order.push(`send ${headers.get('authorization')}`);
        return new Response('{}');
      },
    });
    expect(order).toEqual(['ready', 'send Bearer sk-secret']);
    expect(states).toEqual(['sending', 'waiting', 'receiving']);
  });

  it.each([
    ['a key that no header can carry', { input: { ...INPUT, key: 'sk-钥' } }, {}],
    ['no reader', {}, { ready: async () => Promise.reject(new Error('gone')) }],
  ])('ends while still preparing with %s', async (_, options, ports) => {
    let sent = 0;
    const send = async () => {
      sent += 1;
      return new Response('{}');
    };
    const { states, result } = await run([PICTURE], { ...ports, send }, options);
    expect(states).toEqual(['sending']);
    expect(result).toHaveProperty('thrown');
    expect(sent).toBe(0);
  });
});

describe('a result link', () => {
  it('becomes bytes where it can be read, and stays a link where not', async () => {
    const { result } = await run([link('a'), { ...link('b'), revisedPrompt: 'B' }, link('c')], {
      fetchPicture: async (url) => (url.endsWith('b') ? BYTES : undefined),
    });
    expect(result).toMatchObject({
      images: [link('a'), { ...PICTURE, revisedPrompt: 'B' }, link('c')],
    });
  });

  it('is one of four at a time that are fetched, and keeps its place', async () => {
    const names = Array.from({ length: 30 }, (_, index) => `${index}`);
    let running = 0;
    let most = 0;
    const { result } = await run(names.map(link), {
      fetchPicture: async (url) => {
        running += 1;
        most = Math.max(most, running);
        // The later ones are the quicker ones.
        for (let turn = Number(url.split('/').at(-1)); turn < 30; turn += 1) await Promise.resolve();
        running -= 1;
        return undefined;
      },
    });
    expect(result).toMatchObject({ images: names.map(link) });
    expect(most).toBe(4);
  });

  it('that leads to no picture is counted, and the others are kept', async () => {
    const { result } = await run(
      [link('a'), PICTURE, link('c')],
      { fetchPicture: async (url) => Promise.reject(noPicture(url)) },
      { answer: { shortfall: { unusable: 1, message: 'words' } } },
    );
    expect(result).toMatchObject({ images: [PICTURE], shortfall: { unusable: 3, message: 'words' } });
  });

  it('that leads to no picture is an error when nothing else came, with the link in it', async () => {
    const { result } = await run(
      [link('a')],
      { fetchPicture: async (url) => Promise.reject(noPicture(url)) },
      { answer: { requestId: 'req_1' } },
    );
    const thrown = 'thrown' in result ? result.thrown : undefined;
    expect(thrown).toBeInstanceOf(GatewayError);
    expect(thrown).toMatchObject({
      kind: 'not-an-image',
      details: { reason: 'dead-link', link: 'https://cdn.example/a', status: 404, requestId: 'req_1' },
    });
  });

  it.each([
    ['the user', 'AbortError'],
    ['the time limit', 'TimeoutError'],
  ])('is kept when %s ends the fetching: it has been paid for', async (_, reason) => {
    const controller = new AbortController();
    const { result } = await run(
      [link('a'), PICTURE],
      {
        fetchPicture: async () => {
          controller.abort(new DOMException('', reason));
          return new Promise(() => undefined);
        },
      },
      { signal: controller.signal },
    );
    expect(result).toMatchObject({ images: [link('a'), PICTURE] });
  });
});
