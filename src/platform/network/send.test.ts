import { createServer, type RequestListener, type Server } from 'node:http';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { taskRequest } from '../../core/wire/taskRequest.ts';
import { GatewayError } from '../../core/wire/GatewayError.ts';
import { toFetchRequest } from '../../core/wire/toFetchRequest.ts';
import { listModels } from './listModels.ts';
import { networkObstacle, send } from './send.ts';

let server: Server | undefined;

beforeEach(() => {
  vi.stubGlobal('navigator', { onLine: true });
  vi.stubGlobal('location', { protocol: 'http:', hostname: 'localhost' });
  const page = new EventTarget();
  for (const method of ['addEventListener', 'removeEventListener', 'dispatchEvent'] as const)
    vi.stubGlobal(method, page[method].bind(page));
});

afterEach(() => {
  vi.unstubAllGlobals();
  server?.closeAllConnections();
  server?.close();
  server = undefined;
});

/** The address of a server that answers like this. */
async function serve(listener: RequestListener): Promise<string> {
  const started = createServer(listener);
  server = started;
  await new Promise<void>((resolve) => started.listen(0, '127.0.0.1', resolve));
  const address = started.address();
  return `http://127.0.0.1:${typeof address === 'object' ? address?.port : 0}/v1`;
}

function post(url: string): Request {
  return new Request(url, { method: 'POST', body: '{}' });
}

async function failure(sending: Promise<Response>): Promise<GatewayError> {
  const thrown: unknown = await sending.then(
    () => undefined,
    (error: unknown) => error,
  );
  if (thrown instanceof GatewayError) return thrown;
  throw new Error(`no GatewayError but ${String(thrown)}`);
}

describe('send', () => {
  it('hands on any answer, error statuses too', async () => {
    const url = await serve((_request, response) => response.writeHead(503).end('busy'));
    const response = await send(post(url), new AbortController().signal);
    expect([response.status, await response.text()]).toEqual([503, 'busy']);
  });

  it('sends once and gives up when the connection is reset; what follows are questions without a body', async () => {
    const seen: string[] = [];
    const url = await serve((request, response) => {
      seen.push(`${request.method} ${request.headers.authorization} ${request.headers['content-length']}`);
      if (request.method === 'POST') request.socket.destroy();
      else response.writeHead(405).end();
    });
    const request = new Request(url, { method: 'POST', body: '{}', headers: { authorization: 'Bearer k' } });
    const error = await failure(send(request, new AbortController().signal));
    expect([error.kind, error.details.reason]).toEqual(['network', 'lost']);
    expect(seen.filter((line) => line.startsWith('POST'))).toHaveLength(1);
    expect(seen.slice(1).toSorted()).toEqual([
      'GET Bearer k undefined',
      'GET undefined undefined',
      'OPTIONS Bearer k undefined',
    ]);
  });

  it('knows that nothing was sent to a closed port, and does not know once the host has answered', async () => {
    const url = await serve((_request, response) => response.end());
    server?.close();
    server?.closeAllConnections();
    const refused = await failure(send(post(url), new AbortController().signal));
    expect([refused.kind, refused.details.reason]).toEqual(['network', 'no-host']);
    const other = await serve((_request, response) => response.end());
    await send(post(other), new AbortController().signal);
    server?.close();
    server?.closeAllConnections();
    const lost = await failure(send(post(other), new AbortController().signal));
    expect(lost.details.reason).toBe('lost');
  });

  it('ends at once when it is cancelled while it asks', async () => {
    const controller = new AbortController();
    const url = await serve((request) => {
      if (request.method === 'POST') request.socket.destroy();
      // Probes hang.
      else controller.abort();
    });
    const startedAt = performance.now();
    expect((await failure(send(post(url), controller.signal))).kind).toBe('aborted');
    expect(performance.now() - startedAt).toBeLessThan(1500);
  });

  it('is aborted by the user', async () => {
    const url = await serve(() => {});
    const controller = new AbortController();
    const sending = send(post(url), controller.signal);
    controller.abort();
    expect((await failure(sending)).kind).toBe('aborted');
  });

  it('sends nothing for a signal that has been aborted before', async () => {
    let requests = 0;
    const url = await serve(() => {
      requests += 1;
    });
    expect((await failure(send(post(url), AbortSignal.abort()))).kind).toBe('aborted');
    expect(requests).toBe(0);
  });

  it('ends at the time limit', async () => {
    const url = await serve(() => {});
    expect((await failure(send(post(url), AbortSignal.timeout(20)))).kind).toBe('timeout');
  });

  it('says offline only of what was offline before sending', async () => {
    const nowhere = 'http://gateway.invalid/v1';
    vi.stubGlobal('navigator', { onLine: false });
    const offline = await failure(send(post(nowhere), new AbortController().signal));
    expect(offline.details.reason).toBe('offline');
    const url = await serve((request) => {
      vi.stubGlobal('navigator', { onLine: false });
      request.socket.destroy();
    });
    vi.stubGlobal('navigator', { onLine: true });
    const lost = await failure(send(post(url), new AbortController().signal));
    expect(lost.details.reason).toBe('lost');
  });

  it('notices a network that changes between sending and failing', async () => {
    const url = await serve((request) => {
      if (request.method === 'POST') globalThis.dispatchEvent(new Event('offline'));
      request.socket.destroy();
    });
    const lost = await failure(send(post(url), new AbortController().signal));
    expect(lost.details.reason).toBe('lost');
  });
});

function paid(url: string): Request {
  const body = { kind: 'json', json: { prompt: 'a fox' } } as const;
  return toFetchRequest({ gatewayId: 'custom', mode: 'generate', method: 'POST', url, body }, 'sk-secret');
}

describe('a redirect', () => {
  const never = new AbortController().signal;
  it.each([
    ['the paid request', 301, (url: string) => send(paid(url), never)],
    ['the paid request', 302, (url: string) => send(paid(url), never)],
    ['the paid request', 303, (url: string) => send(paid(url), never)],
    ['the paid request', 307, (url: string) => send(paid(url), never)],
    ['the paid request', 308, (url: string) => send(paid(url), never)],
    ['the question after a task', 307, (url: string) => send(taskRequest(url, 'sk-secret'), never)],
    ['the list of models', 302, (url: string) => listModels(url, 'sk-secret', never)],
  ])('is not followed by %s (%i): neither the body nor the key goes on', async (_, status, ask) => {
    const seen: string[] = [];
    const url = await serve(({ method, url: path }, response) => {
      seen.push(`${method} ${path}`);
      response.writeHead(status, { location: '/elsewhere' }).end();
    });
    const thrown: unknown = await ask(url).catch((error: unknown) => error);
    expect(thrown).toBeInstanceOf(GatewayError);
    expect(thrown).toMatchObject({ kind: 'refused', details: { reason: 'redirect' } });
    expect(seen).toHaveLength(1);
  });

  it('that a browser hides is known by its type', async () => {
    const hidden = new Response();
    Object.defineProperty(hidden, 'type', { value: 'opaqueredirect' });
    Object.defineProperty(hidden, 'status', { value: 0 });
    vi.stubGlobal('fetch', async () => hidden);
    const error = await failure(send(paid('https://gateway.example/v1'), never));
    expect([error.kind, error.details]).toEqual(['refused', { reason: 'redirect' }]);
  });
});

describe('networkObstacle', () => {
  const online = { onLine: true, pageProtocol: 'https:' };

  it.each(['http://relay.example/v1', 'http://192.168.1.7:3000/v1', 'http://localhost.example/v1'])(
    'knows that an https page cannot reach %s',
    (url) => {
      expect(networkObstacle(url, online)).toBe('mixed-content');
      expect(networkObstacle(url, { ...online, pageProtocol: 'http:' })).toBeUndefined();
    },
  );

  it.each([
    'http://localhost:3000/v1',
    'http://127.0.0.1:3000/v1',
    'http://[::1]:3000/v1',
    'http://a.localhost/v1',
  ])('knows that it can reach %s, even offline', (url) => {
    expect(networkObstacle(url, { ...online, onLine: false })).toBeUndefined();
  });

  it('says offline where the browser does', () => {
    expect(networkObstacle('https://relay.example/v1', { ...online, onLine: false })).toBe('offline');
  });
});
