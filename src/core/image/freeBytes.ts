/**
 * Gives the memory behind `bytes` back at once; they have no length afterwards. Left to the collector, the
 * chunks of a large answer pile up to 64 MB before it looks at them (measured in Chromium 156). Engines without
 * `ArrayBuffer.prototype.transfer` (Safari before 17.4) collect them in their own time.
 */
export function freeBytes({ buffer }: Uint8Array<ArrayBuffer>): void {
  if ('transfer' in buffer) buffer.transfer(0);
}
