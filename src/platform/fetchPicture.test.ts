import { createServer, type IncomingMessage, type RequestListener, type Server } from 'node:http';
import { afterEach, describe, expect, it } from 'vitest';
import { GatewayError } from '../core/wire/GatewayError.ts';
import { pictures } from '../core/wire/corpus/pictures.ts';
import { fetchPicture } from './fetchPicture.ts';

const never = new AbortController().signal;
const png = Buffer.from(pictures.png, 'base64');
let server: Server | undefined;

afterEach(() => {
  server?.closeAllConnections();
  server?.close();
  server = undefined;
});

async function serve(listener: RequestListener): Promise<string> {
  const started = createServer(listener);
  server = started;
  await new Promise<void>((resolve) => started.listen(0, '127.0.0.1', resolve));
  const address = started.address();
  return `http://127.0.0.1:${typeof address === 'object' ? address?.port : 0}/a.png`;
}

describe('fetchPicture', () => {
  it('brings the bytes with their true type, without credentials', async () => {
    const asked: IncomingMessage[] = [];
    const url = await serve((request, response) => {
      asked.push(request);
      response.setHeader('content-type', 'application/octet-stream').end(png);
    });
    const picture = await fetchPicture(url, never);
    expect(picture?.sniffed).toEqual({ mime: 'image/png', width: 16, height: 12 });
    expect(picture?.blob.type).toBe('image/png');
    expect(Buffer.from((await picture?.blob.arrayBuffer()) ?? new ArrayBuffer(0))).toEqual(png);
    expect(asked.map(({ method, headers }) => [method, headers.authorization, headers.cookie])).toEqual([
      ['GET', undefined, undefined],
    ]);
  });

  it.each([
    ['an expired link', 403, 'gone'],
    ['a page instead of a picture', 200, '<html></html>'],
  ])('leaves %s a link', async (_name, status, body) => {
    const url = await serve((_request, response) => response.writeHead(status).end(body));
    expect(await fetchPicture(url, never)).toBeUndefined();
  });

  it('leaves a host that cannot be read a link', async () => {
    const url = await serve((request) => request.socket.destroy());
    expect(await fetchPicture(url, never)).toBeUndefined();
  });

  it('leaves the link when the time limit passes, and gives up when the user does', async () => {
    const url = await serve(() => {});
    expect(await fetchPicture(url, AbortSignal.timeout(20))).toBeUndefined();
    const thrown: unknown = await fetchPicture(url, AbortSignal.abort()).catch((error: unknown) => error);
    expect(thrown instanceof GatewayError && thrown.kind).toBe('aborted');
  });
});
