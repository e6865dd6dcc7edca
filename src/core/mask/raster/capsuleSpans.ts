import type { PixelSize } from '../../image/PixelSize.ts';
import type { SpanSink } from '../maskGeometry.ts';

/** A straight piece of a stroke in image pixels: all points within `radius` of the segment a–b. */
export interface Capsule {
  readonly ax: number;
  readonly ay: number;
  readonly bx: number;
  readonly by: number;
  readonly radius: number;
}

/**
 * Whether the centre of pixel (x, y) lies within the capsule. This is the definition (rule M3); it divides
 * nowhere, so it is exact for coordinates of up to 26 significant bits.
 */
function capsuleCovers(capsule: Capsule, x: number, y: number): boolean {
  const { ax, ay, bx, by, radius } = capsule;
  const px = x + 0.5;
  const py = y + 0.5;
  const ux = bx - ax;
  const uy = by - ay;
  const dx = px - ax;
  const dy = py - ay;
  const along = dx * ux + dy * uy;
  if (along <= 0) return dx * dx + dy * dy <= radius * radius;
  const length2 = ux * ux + uy * uy;
  if (along >= length2) return (px - bx) * (px - bx) + (py - by) * (py - by) <= radius * radius;
  const across = dx * uy - dy * ux;
  return across * across <= radius * radius * length2;
}

/**
 * The pixels of a capsule, one run per row. A capsule is convex, so a row of it is one interval: the hull of
 * two disc chords and a piece of the slab between. The interval is computed in floating point and its two
 * ends are then settled by `capsuleCovers`, which makes the cost per row independent of the brush size.
 */
export function capsuleSpans(capsule: Capsule, size: PixelSize, sink: SpanSink): void {
  const { ay, by, radius } = capsule;
  const first = Math.max(0, Math.ceil(Math.min(ay, by) - radius - 0.5));
  const last = Math.min(size.height - 1, Math.floor(Math.max(ay, by) + radius - 0.5));
  for (let y = first; y <= last; y++) {
    const [low, high] = rowInterval(capsule, y + 0.5);
    if (low > high) continue;
    let from = Math.ceil(low - 0.5);
    let to = Math.floor(high - 0.5);
    while (capsuleCovers(capsule, from - 1, y)) from--;
    while (from <= to && !capsuleCovers(capsule, from, y)) from++;
    while (capsuleCovers(capsule, to + 1, y)) to++;
    while (to >= from && !capsuleCovers(capsule, to, y)) to--;
    from = Math.max(0, from);
    to = Math.min(size.width - 1, to);
    if (from <= to) sink(y, from, to + 1);
  }
}

/** The capsule's extent on the horizontal line `cy`, to within rounding; low > high when it misses. */
function rowInterval(capsule: Capsule, cy: number): [low: number, high: number] {
  const { ax, ay, bx, by, radius } = capsule;
  let low = Infinity;
  let high = -Infinity;
  const include = (from: number, to: number) => {
    low = Math.min(low, from);
    high = Math.max(high, to);
  };
  const dy = cy - ay;
  const chordA = radius * radius - dy * dy;
  if (chordA >= 0) include(ax - Math.sqrt(chordA), ax + Math.sqrt(chordA));
  const chordB = radius * radius - (cy - by) * (cy - by);
  if (chordB >= 0) include(bx - Math.sqrt(chordB), bx + Math.sqrt(chordB));

  const ux = bx - ax;
  const uy = by - ay;
  const length2 = ux * ux + uy * uy;
  if (length2 === 0) return [low, high];
  const reach = radius * Math.sqrt(length2);
  // 0 <= along <= length2 and -reach <= across <= reach, each an interval of dx on this row.
  const along = ux === 0 ? everywhere(dy * uy, 0, length2) : between(-dy * uy, length2 - dy * uy, ux);
  const across =
    uy === 0 ? everywhere(-dy * ux, -reach, reach) : between(dy * ux - reach, dy * ux + reach, uy);
  const from = Math.max(along[0], across[0]);
  const to = Math.min(along[1], across[1]);
  if (from <= to) include(ax + from, ax + to);
  return [low, high];
}

/** The dx with min <= dx · slope <= max. */
function between(min: number, max: number, slope: number): [number, number] {
  return slope > 0 ? [min / slope, max / slope] : [max / slope, min / slope];
}

/** All dx when the constant lies within the limits, else none. */
function everywhere(constant: number, min: number, max: number): [number, number] {
  return constant >= min && constant <= max ? [-Infinity, Infinity] : [Infinity, -Infinity];
}
