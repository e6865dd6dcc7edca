import { GatewayError } from '../core/wire/GatewayError.ts';
import { interruption } from '../core/wire/interruption.ts';
import type { AnswerMessage, RequestMessage } from './WorkerMessages.ts';

/** One idle worker is kept, so that the next picture needs no start-up, nor the server that the page came from. */
let idle: Worker | undefined;

/**
 * Stands in for `fetch`: answers as a gateway would, from a worker in this page that paints. The worker is
 * made for the first request; requests at the same time each have their own. Aborting ends the worker, and
 * with it the work.
 *
 * @throws GatewayError `aborted` or `timeout` when `signal` stops it, `not-sent` when the worker fails: whatever
 * happens here, no network has been reached and nothing can have been charged.
 */
export async function sandboxSend(request: Request, signal: AbortSignal): Promise<Response> {
  try {
    signal.throwIfAborted();
    const message = await toMessage(request);
    signal.throwIfAborted();
    return await exchange(message, signal);
  } catch (error) {
    if (error instanceof GatewayError) throw error;
    throw interruption(signal, error) ?? failure(error);
  }
}

async function toMessage(request: Request): Promise<RequestMessage> {
  const { method, url } = request;
  const headers = [...request.headers];
  return method === 'GET'
    ? { method, url, headers }
    : { method, url, headers, body: await request.arrayBuffer() };
}

function exchange(message: RequestMessage, signal: AbortSignal): Promise<Response> {
  const worker = idle ?? createWorker();
  idle = undefined;
  const { promise, resolve, reject } = Promise.withResolvers<Response>();
  const listening = new AbortController();
  let body: ReadableStreamDefaultController<Uint8Array> | undefined;

  const release = (reusable: boolean) => {
    listening.abort();
    if (reusable && !idle) idle = worker;
    else worker.terminate();
  };
  const fail = (error: unknown) => {
    release(false);
    body?.error(error);
    reject(error);
  };
  const open = ({ status, headers }: Extract<AnswerMessage, { kind: 'head' }>) => {
    const stream = new ReadableStream<Uint8Array>({
      start: (controller) => {
        body = controller;
      },
      cancel: () => release(false),
    });
    resolve(
      new Response(stream, {
        status,
        headers: headers.map(([name, value]): [string, string] => [name, value]),
      }),
    );
  };
  const onMessage = ({ data }: MessageEvent<AnswerMessage>) => {
    if (data.kind === 'head') open(data);
    else if (data.kind === 'bytes') body?.enqueue(data.bytes);
    else if (data.kind === 'failure') fail(failure(new Error(data.message)));
    else {
      release(true);
      body?.close();
    }
  };
  const onError = (event: ErrorEvent) => {
    event.preventDefault();
    fail(failure(new Error(event.message)));
  };

  worker.addEventListener('message', onMessage, { signal: listening.signal });
  worker.addEventListener('error', onError, { signal: listening.signal });
  signal.addEventListener('abort', () => fail(interruption(signal, undefined)), { signal: listening.signal });
  worker.postMessage(message, message.body ? [message.body] : []);
  return promise;
}

function createWorker(): Worker {
  return new Worker(new URL('./sandbox.worker.ts', import.meta.url), { type: 'module', name: 'sandbox' });
}

/** The exception is for developers: `details.message` quotes gateways only. */
function failure(cause: unknown): GatewayError {
  return new GatewayError('not-sent', { reason: 'sandbox' }, { cause });
}
