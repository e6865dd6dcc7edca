import { beforeEach, describe, expect, it, vi } from 'vitest';
import { GatewayError } from '../../core/wire/GatewayError.ts';
import { isNoList, listModels } from './listModels.ts';

const BASE = 'https://example.com/v1';
const forever = new AbortController().signal;

/** Answers the next request, and hands it over. */
function answer(body: string, status = 200): () => Request {
  const asked = vi.fn<(request: Request) => Promise<Response>>(async () => new Response(body, { status }));
  vi.stubGlobal('fetch', asked);
  return () => asked.mock.calls[0]![0];
}

const failure = async () => {
  const error: unknown = await listModels(BASE, 'sk-secret', forever).catch((thrown: unknown) => thrown);
  if (!(error instanceof GatewayError)) throw new Error('a GatewayError was expected');
  return { kind: error.kind, ...error.details };
};

beforeEach(() => {
  vi.stubGlobal('navigator', { onLine: true });
  vi.stubGlobal('location', { protocol: 'https:', hostname: 'play.example' });
  const page = new EventTarget();
  for (const method of ['addEventListener', 'removeEventListener'] as const)
    vi.stubGlobal(method, page[method].bind(page));
});

describe('listModels', () => {
  it('asks once, with the key and nothing else that needs leave', async () => {
    const asked = answer(
      '{"object":"list","data":[{"id":"gpt-image-2"},{"id":"gpt-5"},{"id":"gpt-image-2"},{}]}',
    );
    expect(await listModels(BASE, 'sk-secret', forever)).toEqual(['gpt-image-2', 'gpt-5']);
    const request = asked();
    expect([request.method, request.url]).toEqual(['GET', 'https://example.com/v1/models']);
    expect(Object.fromEntries(request.headers)).toEqual({
      accept: 'application/json',
      authorization: 'Bearer sk-secret',
    });
  });

  it('sends no Authorization without a key', async () => {
    const asked = answer('{"data":[]}');
    expect(await listModels(BASE, undefined, forever)).toEqual([]);
    expect(asked().headers.has('authorization')).toBe(false);
  });

  it('brings the gateway’s refusal, without the key', async () => {
    answer('{"error":{"code":"invalid_api_key","message":"Incorrect API key provided: sk-secret."}}', 401);
    expect(await failure()).toEqual({
      kind: 'refused',
      status: 401,
      code: 'invalid_api_key',
      message: 'Incorrect API key provided: •••.',
    });
  });

  it('brings the type of a refusal, which may say more than its status', async () => {
    answer('{"error":{"type":"authentication_error","message":"no"}}', 400);
    expect(await failure()).toMatchObject({ status: 400, type: 'authentication_error' });
  });

  it('takes an error object for a refusal, whatever the status', async () => {
    answer('{"error":{"message":"no"}}');
    expect(await failure()).toMatchObject({ kind: 'refused', message: 'no' });
  });

  it('takes the title of an error page', async () => {
    answer('<html><title>502 Bad Gateway</title></html>', 502);
    expect(await failure()).toEqual({ kind: 'refused', status: 502, message: '502 Bad Gateway' });
  });

  it.each(['<html><title>Welcome</title></html>', '{"hello":1}', '[]', 'null', ''])(
    'finds no list in %s',
    async (body) => {
      answer(body);
      expect(await failure()).toEqual({ kind: 'unreadable', status: 200 });
    },
  );

  it('gives up a body that is too large for a list, and reads no more of it', async () => {
    let given = 0;
    const cancelled = vi.fn<() => void>();
    const body = new ReadableStream<Uint8Array>({
      pull: (controller) => {
        given += 1;
        controller.enqueue(new TextEncoder().encode(' '.repeat(1024 * 1024)));
      },
      cancel: cancelled,
    });
    vi.stubGlobal('fetch', async () => new Response(body));
    expect(await failure()).toEqual({ kind: 'unreadable', status: 200 });
    expect(given).toBeLessThan(8);
    expect(cancelled).toHaveBeenCalledOnce();
  });

  it('reads characters that are cut between two chunks, and names an answer that breaks off', async () => {
    const bytes = new TextEncoder().encode('{"data":[{"id":"画图-1"}]}');
    const cut = (end: 'close' | 'error') =>
      new ReadableStream<Uint8Array>({
        start: (controller) => {
          for (const byte of bytes) controller.enqueue(Uint8Array.of(byte));
          if (end === 'close') controller.close();
        },
        pull: (controller) => controller.error(new TypeError('network error')),
      });
    vi.stubGlobal('fetch', async () => new Response(cut('close')));
    expect(await listModels(BASE, undefined, forever)).toEqual(['画图-1']);
    vi.stubGlobal('fetch', async () => new Response(cut('error')));
    expect(await failure()).toMatchObject({ kind: 'cut' });
  });

  it('says when it was stopped', async () => {
    vi.stubGlobal('fetch', async (_: Request, { signal }: RequestInit) => signal?.throwIfAborted());
    const stopped = listModels(BASE, undefined, AbortSignal.abort());
    await expect(stopped).rejects.toMatchObject({ kind: 'aborted' });
  });
});

describe('isNoList', () => {
  it.each([
    [new GatewayError('unreadable', { status: 200 }), true],
    [new GatewayError('refused', { status: 404 }), true],
    [new GatewayError('refused', { status: 405 }), true],
    [new GatewayError('refused', { status: 401 }), false],
    [new GatewayError('refused', { status: 503 }), false],
    [new GatewayError('network', { reason: 'lost' }), false],
  ])('tells a server without a list from a key that may not see it: %o', (error, expected) => {
    expect(isNoList(error)).toBe(expected);
  });
});
