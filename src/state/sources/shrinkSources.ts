import { downscaleSource, sources } from './sources.ts';

/**
 * Makes the pictures smaller that a gateway has called too large: to `maxBytes` where some are over it, otherwise each
 * to half of its bytes, because the gateway did not say how large they may be.
 */
export function shrinkSources(maxBytes = Infinity): void {
  const ready = sources.getState().sources.filter((source) => source.status === 'ready');
  const over = ready.filter(({ bytes }) => bytes > maxBytes);
  for (const { id, bytes } of over.length > 0 ? over : ready) {
    downscaleSource(id, bytes > maxBytes ? maxBytes : Math.floor(bytes / 2));
  }
}
