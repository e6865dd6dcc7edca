import type { WritableMime } from '../../core/image/formats.ts';

/** `cannot-write`: this browser has no encoder for `mime` (Safari: WebP). `failed`: not decoded, or out of memory. */
export class ConversionError extends Error {
  override readonly name = 'ConversionError';
  readonly kind: 'cannot-write' | 'failed';
  readonly mime: WritableMime;

  constructor(kind: ConversionError['kind'], mime: WritableMime) {
    super(`conversion to ${mime}: ${kind}`);
    this.kind = kind;
    this.mime = mime;
  }
}

export interface ConvertOptions {
  /** CSS colour that stands behind transparent pixels in a format without transparency. */
  readonly background: string;
  /** 0–1, for formats with loss. */
  readonly quality?: number;
}

/** What the worker is asked, and what it answers. */
export interface ConvertTask {
  readonly blob: Blob;
  readonly mime: WritableMime;
  /** Absent where the format keeps transparency. */
  readonly background?: string;
  readonly quality: number;
}
export type ConvertAnswer = { readonly blob: Blob } | { readonly error: ConversionError['kind'] };

/** Above it files grow much faster than what the eye gains. In WebP, 1 would mean lossless in Chromium. */
const QUALITY = 0.92;

/**
 * The picture in `blob` as `mime`. Bytes that are of that type already come back untouched. Each conversion has a
 * worker of its own, so an abort ends the work itself. Rejects with a `ConversionError` or the signal's reason.
 */
export async function convertPicture(
  blob: Blob,
  mime: WritableMime,
  { background, quality = QUALITY }: ConvertOptions,
  signal: AbortSignal,
): Promise<Blob> {
  signal.throwIfAborted();
  if (blob.type === mime) return blob;
  const worker = new Worker(new URL('./convert.worker.ts', import.meta.url), { type: 'module' });
  try {
    const answer = await ask(
      worker,
      { blob, mime, quality, ...(mime === 'image/jpeg' && { background }) },
      signal,
    );
    if ('error' in answer) throw new ConversionError(answer.error, mime);
    return answer.blob;
  } finally {
    worker.terminate();
  }
}

function ask(worker: Worker, task: ConvertTask, signal: AbortSignal): Promise<ConvertAnswer> {
  return new Promise((resolve, reject) => {
    const onAbort = () => reject(signal.reason);
    signal.addEventListener('abort', onAbort, { once: true });
    const settle = (answer: ConvertAnswer) => {
      signal.removeEventListener('abort', onAbort);
      resolve(answer);
    };
    worker.addEventListener('message', (event: MessageEvent<ConvertAnswer>) => settle(event.data));
    worker.addEventListener('error', (event) => {
      event.preventDefault();
      settle({ error: 'failed' });
    });
    worker.postMessage(task, []);
  });
}
