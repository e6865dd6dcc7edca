import { describe, expect, it } from 'vitest';
import { handle } from './sandbox.ts';
import type { Studio } from './Studio.ts';
import { invalidImageFile } from './wire/readImages.ts';

const NOW = Date.UTC(2026, 10, 20, 12, 0, 1, 700);

interface Painted {
  readonly index: number;
  readonly finish: number;
}

/** A studio whose pictures are their own index and finish, and which remembers what was asked of it. */
function fakeStudio(): { studio: Studio; painted: Painted[]; closed: () => number } {
  const painted: Painted[] = [];
  let closed = 0;
  const studio: Studio = {
    prepare: (order) =>
      Promise.resolve({
        size: order.size ?? { width: 1024, height: 1024 },
        sources: [],
        close: () => closed++,
        paint: (index, finish) => {
          painted.push({ index, finish });
          return Promise.resolve(Uint8Array.of(index, Math.round(finish * 100)));
        },
      }),
  };
  return { studio, painted, closed: () => closed };
}

function post(fields: object, signal?: AbortSignal): Request {
  return new Request('https://sandbox.invalid/v1/images/generations', {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ model: 'gpt-image-2', prompt: 'a cat', ...fields }),
    ...(signal && { signal }),
  });
}

const now = () => NOW;

describe('handle', () => {
  it('answers with the API object: pictures in order, what was used, and usage', async () => {
    const { studio, closed } = fakeStudio();
    const response = await handle(post({ n: 2, quality: 'low', output_format: 'webp' }), { studio, now });
    expect(response.status).toBe(200);
    expect(response.headers.get('content-type')).toContain('application/json');
    expect(await response.json()).toEqual({
      created: Math.floor(NOW / 1000),
      data: [{ b64_json: 'AGQ=' }, { b64_json: 'AWQ=' }],
      background: 'opaque',
      output_format: 'webp',
      size: '1024x1024',
      quality: 'low',
      usage: {
        input_tokens: 2,
        input_tokens_details: { text_tokens: 2, image_tokens: 0 },
        output_tokens: 392,
        total_tokens: 394,
      },
    });
    expect(closed()).toBe(1);
  });

  it('lists its models', async () => {
    const { studio } = fakeStudio();
    const response = await handle(new Request('https://sandbox.invalid/v1/models'), { studio, now });
    const json: unknown = await response.json();
    expect(json).toMatchObject({ object: 'list', data: [{ id: 'gpt-image-2', object: 'model' }, {}] });
  });

  it.each([
    ['POST', '/v1/images/variations', 404, 'unknown_url'],
    ['POST', '/images/generations', 404, 'unknown_url'],
    ['POST', '/v1/v1/images/generations', 404, 'unknown_url'],
    ['GET', '/v1/images/generations', 405, 'method_not_supported'],
    ['POST', '/v1/models', 405, 'method_not_supported'],
    ['DELETE', '/v1/images/edits', 405, 'method_not_supported'],
  ])('answers %s %s with %i', async (method, path, status, code) => {
    const { studio } = fakeStudio();
    const response = await handle(new Request(`https://sandbox.invalid${path}`, { method }), { studio, now });
    expect(response.status).toBe(status);
    expect(await response.json()).toEqual({
      error: { message: expect.any(String) as string, type: 'invalid_request_error', param: null, code },
    });
  });

  it('turns a refusal of the studio and a failure of it into the error object', async () => {
    const refusing: Studio = { prepare: () => Promise.reject(invalidImageFile('image')) };
    const refused = await handle(post({}), { studio: refusing, now });
    expect(refused.status).toBe(400);
    expect(await refused.json()).toMatchObject({ error: { param: 'image', code: 'invalid_image_file' } });
    const failing: Studio = { prepare: () => Promise.reject(new RangeError('no memory')) };
    const failed = await handle(post({}), { studio: failing, now });
    expect(failed.status).toBe(500);
    expect(await failed.json()).toMatchObject({ error: { type: 'server_error', code: 'server_error' } });
  });

  it('stops between pictures when it is aborted, and gives the sources back', async () => {
    const controller = new AbortController();
    const { studio, painted, closed } = fakeStudio();
    const aborting: Studio = {
      prepare: async (order, signal) => {
        const work = await studio.prepare(order, signal);
        return {
          ...work,
          paint: (index, finish, painting) => {
            if (index === 2) controller.abort();
            return work.paint(index, finish, painting);
          },
        };
      },
    };
    const answer = handle(post({ n: 10 }, controller.signal), { studio: aborting, now });
    await expect(answer).rejects.toHaveProperty('name', 'AbortError');
    expect(painted.length).toBe(3);
    expect(closed()).toBe(1);
  });
});

describe('handle with stream', () => {
  it('sends the previews and the picture as named events', async () => {
    const { studio, painted, closed } = fakeStudio();
    const response = await handle(post({ stream: true, partial_images: 2, quality: 'low' }), { studio, now });
    expect(response.headers.get('content-type')).toContain('text/event-stream');
    const events = (await response.text()).split('\n\n').filter(Boolean).map(parseEvent);
    expect(events.map(({ name }) => name)).toEqual([
      'image_generation.partial_image',
      'image_generation.partial_image',
      'image_generation.completed',
    ]);
    expect(events.every(({ name, json }) => json['type'] === name)).toBe(true);
    expect(events.map(({ json }) => json['partial_image_index'])).toEqual([0, 1, undefined]);
    expect(painted.map(({ finish }) => finish)).toEqual([1 / 3, 2 / 3, 1]);
    expect(events[2]?.json).toMatchObject({
      b64_json: 'AGQ=',
      created_at: Math.floor(NOW / 1000),
      size: '1024x1024',
      quality: 'low',
      background: 'opaque',
      output_format: 'png',
      usage: { output_tokens: 196 + 200 },
    });
    expect(closed()).toBe(1);
  });

  it('sends one event without previews', async () => {
    const { studio } = fakeStudio();
    const response = await handle(post({ stream: true }), { studio, now });
    expect((await response.text()).match(/^event: /gm)?.length).toBe(1);
  });

  it('reports a failure in the middle as an error event', async () => {
    const { studio } = fakeStudio();
    const failing: Studio = {
      prepare: async (order, signal) => ({
        ...(await studio.prepare(order, signal)),
        paint: () => Promise.reject(new Error('out of paint')),
      }),
    };
    const response = await handle(post({ stream: true }), { studio: failing, now });
    const { name, json } = parseEvent(await response.text());
    expect(name).toBe('error');
    expect(json).toMatchObject({ type: 'error', error: { message: 'out of paint', code: 'server_error' } });
  });

  it('paints nothing more once the reader goes away', async () => {
    const { studio, painted, closed } = fakeStudio();
    const response = await handle(post({ stream: true, partial_images: 3 }), { studio, now });
    const reader = response.body?.getReader();
    await reader?.read();
    await reader?.cancel();
    expect(painted.length).toBe(1);
    expect(closed()).toBe(1);
  });
});

function parseEvent(text: string): { name: string; json: Record<string, unknown> } {
  const [, name = '', payload = ''] = /^event: (.*)\ndata: (.*)/.exec(text) ?? [];
  return { name, json: JSON.parse(payload) as Record<string, unknown> };
}
