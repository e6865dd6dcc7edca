import { createServer, type IncomingMessage, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { answersAtAll, answersWithCors } from './probeGateway.ts';

let server: Server | undefined;

afterEach(() => {
  server?.closeAllConnections();
  server?.close();
});

/** The address of a server that answers like this. */
async function serve(listener: RequestListener): Promise<string> {
  const started = createServer(listener);
  server = started;
  await new Promise<void>((resolve) => started.listen(0, '127.0.0.1', resolve));
  return `http://127.0.0.1:${(started.address() as AddressInfo).port}/v1`;
}

const idle = () => new AbortController().signal;

describe('probing a gateway', () => {
  it('takes any answer for one, by a single GET, without a key where none is given', async () => {
    const asked: IncomingMessage[] = [];
    const url = await serve((request, response) => {
      asked.push(request);
      response.writeHead(500).end('broken');
    });
    expect(await answersAtAll(url, idle())).toBe(true);
    expect(await answersWithCors(url, { Authorization: 'Bearer sk-1' }, idle())).toBe(true);
    expect(asked.map(({ method, headers }) => [method, headers.authorization])).toEqual([
      ['GET', undefined],
      ['GET', 'Bearer sk-1'],
    ]);
  });

  it('takes a redirect for an answer, and sends no key where it leads', async () => {
    const asked: string[] = [];
    const url = await serve(({ url: path = '', headers }, response) => {
      asked.push(`${path} ${headers.authorization}`);
      response.writeHead(path === '/v1' ? 307 : 200, { location: '/elsewhere' }).end();
    });
    expect(await answersWithCors(url, { Authorization: 'Bearer sk-1' }, idle())).toBe(true);
    expect(asked).toEqual(['/v1 Bearer sk-1']);
  });

  it('says no where the connection breaks, once', async () => {
    let times = 0;
    const url = await serve((request) => {
      times += 1;
      request.socket.destroy();
    });
    expect([await answersAtAll(url, idle()), await answersWithCors(url, {}, idle())]).toEqual([false, false]);
    expect(times).toBe(2);
  });

  it('does not read an answer that has no end', async () => {
    const url = await serve((_request, response) => {
      response.writeHead(200).write('on and on');
    });
    expect(await answersAtAll(url, idle())).toBe(true);
  });

  it('ends with its signal, for the reason of the signal', async () => {
    const url = await serve(() => {});
    await expect(answersAtAll(url, AbortSignal.timeout(20))).rejects.toMatchObject({ name: 'TimeoutError' });
    await expect(answersWithCors(url, {}, AbortSignal.abort())).rejects.toMatchObject({ name: 'AbortError' });
  });
});
