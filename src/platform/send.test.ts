import { createServer, type RequestListener, type Server } from 'node:http';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { GatewayError } from '../core/wire/GatewayError.ts';
import { classifyNetworkFailure, send } from './send.ts';

let server: Server | undefined;

beforeEach(() => {
  vi.stubGlobal('navigator', { onLine: true });
  vi.stubGlobal('location', { protocol: 'http:' });
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

  it('sends once and gives up when the connection is reset', async () => {
    let requests = 0;
    const url = await serve((request) => {
      requests += 1;
      request.socket.destroy();
    });
    const error = await failure(send(post(url), new AbortController().signal));
    expect([error.kind, error.details.reason]).toEqual(['network', 'unreachable']);
    expect(requests).toBe(1);
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
    const unreachable = 'http://gateway.invalid/v1';
    vi.stubGlobal('navigator', { onLine: false });
    const offline = await failure(send(post(unreachable), new AbortController().signal));
    expect(offline.details.reason).toBe('offline');
    const url = await serve((request) => {
      vi.stubGlobal('navigator', { onLine: false });
      request.socket.destroy();
    });
    vi.stubGlobal('navigator', { onLine: true });
    const lost = await failure(send(post(url), new AbortController().signal));
    expect(lost.details.reason).toBe('unreachable');
  });
});

describe('classifyNetworkFailure', () => {
  const online = { onLine: true, pageProtocol: 'https:' };

  it.each(['http://relay.example/v1', 'http://192.168.1.7:3000/v1', 'http://localhost.example/v1'])(
    'knows that an https page cannot reach %s',
    (url) => {
      expect(classifyNetworkFailure(url, online)).toBe('mixed-content');
      expect(classifyNetworkFailure(url, { ...online, pageProtocol: 'http:' })).toBe('unreachable');
    },
  );

  it.each([
    'http://localhost:3000/v1',
    'http://127.0.0.1:3000/v1',
    'http://[::1]:3000/v1',
    'http://a.localhost/v1',
  ])('knows that it can reach %s, even offline', (url) => {
    expect(classifyNetworkFailure(url, { ...online, onLine: false })).toBe('unreachable');
  });

  it('says offline where the browser does', () => {
    expect(classifyNetworkFailure('https://relay.example/v1', { ...online, onLine: false })).toBe('offline');
  });
});
