import type { PixelSize } from '../../image/PixelSize.ts';
import type { SpanSink } from '../maskGeometry.ts';

/** A box in image pixels; negative sides open to the left or upwards. */
export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** The pixels of a rectangle: its four edges are rounded to whole pixels, the far ones excluded (rule M6). */
export function rectangleSpans(box: Box, size: PixelSize, sink: SpanSink): void {
  const { left, top, right, bottom } = edges(box);
  const from = Math.max(0, Math.round(left));
  const to = Math.min(size.width, Math.round(right));
  if (from >= to) return;
  const last = Math.min(size.height, Math.round(bottom));
  for (let y = Math.max(0, Math.round(top)); y < last; y++) sink(y, from, to);
}

/** The pixels whose centre lies in the ellipse that the box encloses (rule M7). */
export function ellipseSpans(box: Box, size: PixelSize, sink: SpanSink): void {
  const { left, top, right, bottom } = edges(box);
  const rx = (right - left) / 2;
  const ry = (bottom - top) / 2;
  if (rx === 0 || ry === 0) return;
  const cx = left + rx;
  const cy = top + ry;
  const covers = (x: number, dy: number) => {
    const dx = x + 0.5 - cx;
    return dx * dx * ry * ry + dy * dy * rx * rx <= rx * rx * ry * ry;
  };
  const last = Math.min(size.height - 1, Math.floor(bottom - 0.5));
  for (let y = Math.max(0, Math.ceil(top - 0.5)); y <= last; y++) {
    const dy = y + 0.5 - cy;
    const half = rx * Math.sqrt(Math.max(0, 1 - (dy / ry) ** 2));
    let from = Math.ceil(cx - half - 0.5);
    let to = Math.floor(cx + half - 0.5);
    while (covers(from - 1, dy)) from--;
    while (from <= to && !covers(from, dy)) from++;
    while (covers(to + 1, dy)) to++;
    while (to >= from && !covers(to, dy)) to--;
    from = Math.max(0, from);
    to = Math.min(size.width - 1, to);
    if (from <= to) sink(y, from, to + 1);
  }
}

function edges(box: Box) {
  return {
    left: Math.min(box.x, box.x + box.width),
    right: Math.max(box.x, box.x + box.width),
    top: Math.min(box.y, box.y + box.height),
    bottom: Math.max(box.y, box.y + box.height),
  };
}
