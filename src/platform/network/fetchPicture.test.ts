import { createServer, type IncomingMessage, type RequestListener, type Server } from 'node:http';
import { afterEach, describe, expect, it } from 'vitest';
import { GatewayError } from '../../core/wire/GatewayError.ts';
import { pictures } from '../../core/wire/corpus/pictures.ts';
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
    ['a picture that is gone', 404, png],
    ['a page instead of a picture', 200, '<html></html>'],
    ['nothing', 200, ''],
    ['a picture that was cut', 200, png.subarray(0, 60)],
  ])('says of %s that it is no picture, with the link', async (_name, status, body) => {
    const url = await serve((_request, response) => response.writeHead(status).end(body));
    const thrown: unknown = await fetchPicture(url, never).catch((error: unknown) => error);
    expect(thrown).toBeInstanceOf(GatewayError);
    expect(thrown).toMatchObject({
      kind: 'not-an-image',
      details: { reason: 'dead-link', link: url, status },
    });
  });

  it('leaves a host that cannot be read a link', async () => {
    const url = await serve((request) => request.socket.destroy());
    expect(await fetchPicture(url, never)).toBeUndefined();
  });

  it('leaves a picture whose connection breaks a link', async () => {
    const url = await serve((request, response) => {
      response.writeHead(200, { 'content-length': png.length }).write(png.subarray(0, 100));
      setTimeout(() => request.socket.destroy(), 20);
    });
    expect(await fetchPicture(url, never)).toBeUndefined();
  });

  it('leaves a picture that is larger than a page can hold a link, and stops reading it', async () => {
    let sent = 0;
    const url = await serve((_request, response) => {
      const more = (): void => {
        while (sent < 1000 && !response.destroyed && response.write(Buffer.alloc(1 << 16))) sent += 1;
      };
      response.write(png);
      response.on('drain', more);
      more();
    });
    expect(await fetchPicture(url, never, 1 << 20)).toBeUndefined();
    expect(sent).toBeLessThan(1000);
    expect(
      await fetchPicture(await serve((_request, response) => response.end(png)), never, png.length),
    ).toBeDefined();
  });

  it('leaves the link when the time limit passes and when the user cancels', async () => {
    const url = await serve(() => {});
    expect(await fetchPicture(url, AbortSignal.timeout(20))).toBeUndefined();
    expect(await fetchPicture(url, AbortSignal.abort())).toBeUndefined();
  });
});
