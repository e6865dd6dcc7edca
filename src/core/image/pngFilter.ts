/** How rows are filtered: `up` suits flat areas such as masks, `adaptive` suits photos and gradients. */
export type PngFilterChoice = 'up' | 'adaptive';

export const FILTER = { none: 0, sub: 1, up: 2, average: 3, paeth: 4 } as const;

/** Of a row, only runs of this many pixels, one run in `SAMPLE_EVERY`, are looked at to choose its filter. */
const SAMPLE_RUN = 8;
const SAMPLE_EVERY = 8;

/** The predictor of filter type 4 (PNG spec, 9.4). Ties go to left, then above, as the spec orders. */
export function paeth(left: number, above: number, aboveLeft: number): number {
  const estimate = left + above - aboveLeft;
  const byLeft = Math.abs(estimate - left);
  const byAbove = Math.abs(estimate - above);
  const byAboveLeft = Math.abs(estimate - aboveLeft);
  if (byLeft <= byAbove && byLeft <= byAboveLeft) return left;
  return byAbove <= byAboveLeft ? above : aboveLeft;
}

/**
 * Writes one filtered scanline: `out[at]` is the filter type, the row's bytes follow.
 *
 * @param above the unfiltered row before, all zero for the first one.
 * @param bpp bytes of one pixel.
 */
export function writeFilteredRow(
  filter: number,
  row: Uint8Array,
  above: Uint8Array,
  bpp: number,
  out: Uint8Array,
  at: number,
): void {
  out[at] = filter;
  const o = at + 1;
  const length = row.length;
  switch (filter) {
    case FILTER.none:
      out.set(row, o);
      return;
    case FILTER.sub:
      out.set(row.subarray(0, bpp), o);
      for (let i = bpp; i < length; i++) out[o + i] = row[i]! - row[i - bpp]!;
      return;
    case FILTER.up:
      for (let i = 0; i < length; i++) out[o + i] = row[i]! - above[i]!;
      return;
    case FILTER.average:
      for (let i = 0; i < bpp; i++) out[o + i] = row[i]! - (above[i]! >> 1);
      for (let i = bpp; i < length; i++) out[o + i] = row[i]! - ((row[i - bpp]! + above[i]!) >> 1);
      return;
    default:
      for (let i = 0; i < bpp; i++) out[o + i] = row[i]! - above[i]!;
      for (let i = bpp; i < length; i++)
        out[o + i] = row[i]! - paeth(row[i - bpp]!, above[i]!, above[i - bpp]!);
  }
}

/**
 * The filter whose residuals are smallest (the "minimum sum of absolute differences" of the PNG spec,
 * 12.8), judged on a sample of the row so that choosing costs a fraction of applying. Up wins ties: rows
 * equal to the one above become zeros.
 */
export function chooseFilter(row: Uint8Array, above: Uint8Array, bpp: number): number {
  let sub = 0;
  let up = 0;
  let average = 0;
  let paethSum = 0;
  const run = SAMPLE_RUN * bpp;
  for (let start = bpp; start < row.length; start += run * SAMPLE_EVERY) {
    const end = Math.min(row.length, start + run);
    for (let i = start; i < end; i++) {
      const value = row[i]!;
      const a = row[i - bpp]!;
      const b = above[i]!;
      sub += magnitude(value - a);
      up += magnitude(value - b);
      average += magnitude(value - ((a + b) >> 1));
      paethSum += magnitude(value - paeth(a, b, above[i - bpp]!));
    }
  }
  const least = Math.min(sub, up, average, paethSum);
  if (up === least) return FILTER.up;
  if (sub === least) return FILTER.sub;
  return paethSum === least ? FILTER.paeth : FILTER.average;
}

/** Distance from 0 of a residual taken as a signed byte. */
function magnitude(residual: number): number {
  const byte = residual & 0xff;
  return byte < 128 ? byte : 256 - byte;
}
