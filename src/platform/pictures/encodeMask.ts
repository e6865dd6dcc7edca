import { transfer, wrap } from 'comlink';
import type { PixelSize } from '../../core/image/PixelSize.ts';
import type { EncodeMaskWorker } from './encodeMask.worker.ts';

/**
 * A mask as a PNG file, made in a worker: compressing one of 4096² takes a third of a second.
 *
 * @param pixels 0 keep, 255 repaint. They are handed over, so the caller's array is empty afterwards.
 * @throws the signal's reason on abort, an Error when the worker breaks.
 */
export function encodeMask(
  pixels: Uint8Array<ArrayBuffer>,
  size: PixelSize,
  signal?: AbortSignal,
): Promise<Blob> {
  signal?.throwIfAborted();
  const worker = new Worker(new URL('./encodeMask.worker.ts', import.meta.url), { type: 'module' });
  return new Promise<Blob>((resolve, reject) => {
    signal?.addEventListener('abort', () => reject(signal.reason), { once: true });
    worker.addEventListener('error', (event) => reject(new Error(event.message)));
    wrap<EncodeMaskWorker>(worker)
      .encodeMask(transfer(pixels, [pixels.buffer]), size.width, size.height)
      .then(resolve, reject);
  }).finally(() => worker.terminate());
}
