import { type Remote, wrap } from 'comlink';
import type { DecodePictureWorker } from './decodePicture.worker.ts';
import type { Prepared } from './PreparedPicture.ts';

/**
 * Makes a file of the user's ready to be sent, in a worker, one after the other: two decoded photographs at a
 * time are more than a phone has room for.
 *
 * @param maxBytes what the gateway takes, where something has to be saved anew.
 * @throws an AbortError on abort, an Error when the worker breaks; everything about the file is a `problem`.
 */
export function decodePicture(
  file: Blob,
  maxBytes: number | undefined,
  signal: AbortSignal,
): Promise<Prepared> {
  return inWorker((worker) => worker.preparePicture(file, maxBytes), signal);
}

/** Makes a prepared picture fit into `maxBytes`. See `shrinkPicture`. */
export function downscalePicture(file: Blob, maxBytes: number, signal: AbortSignal): Promise<Prepared> {
  return inWorker((worker) => worker.shrinkPicture(file, maxBytes), signal);
}

/** Comlink tells the worker to stop listening when `api` is collected as garbage: it is held as long as the worker. */
interface Running {
  readonly worker: Worker;
  readonly api: Remote<DecodePictureWorker>;
}

let running: Running | undefined;
let waiting = 0;
let last: Promise<unknown> = Promise.resolve();

type Task = (api: Remote<DecodePictureWorker>) => Promise<Prepared>;

/** The worker lives as long as there is work, so what its decoders hold is given back. */
function inWorker(task: Task, signal: AbortSignal): Promise<Prepared> {
  waiting += 1;
  const result = last
    .then(() => runTask(task, signal))
    .finally(() => {
      waiting -= 1;
      if (waiting === 0) stop();
    });
  last = result.catch(() => undefined);
  return result;
}

async function runTask(task: Task, signal: AbortSignal): Promise<Prepared> {
  signal.throwIfAborted();
  const { worker, api } = (running ??= start());
  const over = new AbortController();
  try {
    return await Promise.race([task(api), interruption(worker, signal, over.signal)]);
  } catch (error) {
    // Aborted or broken, it may still be busy with this one; the next one gets a worker of its own.
    stop();
    throw error;
  } finally {
    over.abort();
  }
}

/** Rejects when the task is aborted or the worker breaks: a broken worker answers nothing, ever. */
function interruption(worker: Worker, abort: AbortSignal, over: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    abort.addEventListener('abort', () => reject(new DOMException('aborted', 'AbortError')), {
      signal: over,
    });
    worker.addEventListener('error', (event) => reject(new Error(event.message)), { signal: over });
    worker.addEventListener('messageerror', () => reject(new Error('unreadable message')), { signal: over });
  });
}

function start(): Running {
  const worker = new Worker(new URL('./decodePicture.worker.ts', import.meta.url), { type: 'module' });
  return { worker, api: wrap<DecodePictureWorker>(worker) };
}

function stop(): void {
  running?.worker.terminate();
  running = undefined;
}
