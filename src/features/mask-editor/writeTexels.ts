import type { MaskDocument } from '../../core/mask/MaskDocument.ts';

/** Colour of what is to be repainted, as ABGR without alpha: canvas pixels are little-endian. */
const TINT = 0x6e1dff;
const OPAQUE = (0xff000000 | TINT) >>> 0;
/** A texel that holds any painted pixel at all stays visible: thin strokes must not vanish when zoomed out. */
const LEAST_ALPHA = 110;

/**
 * Fills `image`, all transparent before, with tinted texels of 2^level × 2^level pixels each; how opaque one is tells
 * how much of it is painted. Called for every changed box of every frame of a stroke, so it reads words where it can.
 * @param origin the texel at the top left of `image`.
 * @returns whether anything in it is painted.
 */
export function writeTexels(
  image: ImageData,
  document: MaskDocument,
  level: number,
  origin: { readonly x: number; readonly y: number },
): boolean {
  const { pixels } = document;
  const { width, height } = document.size;
  const texels = new Uint32Array(image.data.buffer);
  const side = 1 << level;
  // Four pixels at a time: every row, and every texel in it, begins at a whole word.
  const words = level >= 2 && width % 4 === 0 ? new Uint32Array(pixels.buffer, 0, pixels.length >> 2) : null;
  const counts = new Uint32Array(image.width);
  let any = false;
  for (let row = 0; row < image.height; row++) {
    counts.fill(0);
    const fromY = (origin.y + row) << level;
    const toY = Math.min(height, fromY + side);
    for (let y = fromY; y < toY; y++) {
      const start = y * width;
      if (words) countWords(words, start >> 2, width >> 2, origin.x, side >> 2, counts);
      else countBytes(pixels, start, width, origin.x, side, counts);
    }
    for (let column = 0; column < image.width; column++) {
      const count = counts[column]!;
      if (count === 0) continue;
      any = true;
      texels[row * image.width + column] = level === 0 ? OPAQUE : shade(count / (side * side));
    }
  }
  return any;
}

function shade(share: number): number {
  return ((Math.max(LEAST_ALPHA, Math.round(255 * share)) << 24) | TINT) >>> 0;
}

/** Adds to each count the painted pixels of its `side` bytes in the row that begins at `start`. */
function countBytes(
  pixels: Readonly<Uint8Array>,
  start: number,
  width: number,
  firstTexel: number,
  side: number,
  counts: Uint32Array,
): void {
  const end = start + width;
  let at = start + firstTexel * side;
  for (let column = 0; column < counts.length; column++) {
    const stop = Math.min(end, at + side);
    let painted = 0;
    for (; at < stop; at++) painted += pixels[at]! & 1;
    counts[column]! += painted;
  }
}

/** The same for rows of words. */
function countWords(
  words: Uint32Array,
  start: number,
  width: number,
  firstTexel: number,
  side: number,
  counts: Uint32Array,
): void {
  const end = start + width;
  let at = start + firstTexel * side;
  for (let column = 0; column < counts.length; column++) {
    const stop = Math.min(end, at + side);
    let painted = 0;
    for (; at < stop; at++) {
      const word = words[at]! & 0x01010101;
      if (word !== 0) painted += Math.imul(word, 0x01010101) >>> 24;
    }
    counts[column]! += painted;
  }
}
