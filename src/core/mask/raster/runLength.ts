import type { PixelSize } from '../../image/PixelSize.ts';
import type { SpanSink } from '../maskGeometry.ts';

/**
 * Run lengths of binary pixels in reading order, alternating, the first run being keep pixels (it may be 0).
 * @param bytes 0 keep, anything else repaint.
 */
export function encodeRuns(bytes: Uint8Array): Uint32Array<ArrayBuffer> {
  let count = 1;
  for (let i = 0, painted = false; i < bytes.length; i++) {
    if ((bytes[i] !== 0) !== painted) {
      painted = !painted;
      count++;
    }
  }
  const runs = new Uint32Array(count);
  let run = 0;
  let start = 0;
  for (let i = 0, painted = false; i < bytes.length; i++) {
    if ((bytes[i] !== 0) === painted) continue;
    painted = !painted;
    runs[run++] = i - start;
    start = i;
  }
  runs[run] = bytes.length - start;
  return runs;
}

/** Writes runs into `target` as 0 and 255. Runs beyond its end are ignored. */
export function decodeRuns(runs: Uint32Array, target: Uint8Array): void {
  let position = 0;
  runs.forEach((length, index) => {
    target.fill(index % 2 === 0 ? 0 : 255, position, position + length);
    position += length;
  });
}

/** The repaint runs of a whole raster of `size`, cut at row ends. */
export function runSpans(runs: Uint32Array, size: PixelSize, sink: SpanSink): void {
  const { width } = size;
  const end = width * size.height;
  let position = 0;
  for (let index = 0; index < runs.length && position < end; index++) {
    const stop = Math.min(end, position + (runs[index] ?? 0));
    if (index % 2 === 1) {
      for (let at = position; at < stop;) {
        const y = Math.floor(at / width);
        const rowEnd = Math.min(stop, (y + 1) * width);
        sink(y, at - y * width, rowEnd - y * width);
        at = rowEnd;
      }
    }
    position = stop;
  }
}
