import type { PixelSize } from '../image/PixelSize.ts';

/** Decoded pixels of a would-be mask. */
export interface MaskImage extends PixelSize {
  /** RGBA8, straight alpha. */
  readonly data: Uint8Array | Uint8ClampedArray;
}

/** A binary raster: 0 keep, 255 repaint, reading order. */
export interface MaskPixels extends PixelSize {
  readonly pixels: Readonly<Uint8Array>;
}

/** A picture understood as a mask of its own size. */
export interface ReadMask extends MaskPixels {
  readonly kind: 'mask';
  /** What told repaint from keep: transparent = repaint, or white = repaint. */
  readonly from: 'alpha' | 'luminance';
}

export type MaskReading =
  | ReadMask
  /** Neither transparent parts nor black and white: nothing to tell repaint from keep by. */
  | { readonly kind: 'no-contrast' };

const THRESHOLD = 128;
/** Luminance up to this far from 0 or 255 is black or white: room for JPEG ringing. */
const NEAR = 64;
/** Largest spread of the three channels that still is grey. */
const GREY_SPREAD = 48;
/** Least share of pixels that are grey, and that are black or white (the rest being soft edges). */
const GREY_SHARE = 0.99;
const EXTREME_SHARE = 0.8;

/**
 * Reads a picture as a mask (rule M15). Transparent parts decide where there are any; else the picture must
 * be black and white, with some of each. A plain white picture is refused: it may as well be an exported
 * empty mask as a full one.
 */
export function readMaskImage(image: MaskImage): MaskReading {
  const { data, width, height } = image;
  const pixels = new Uint8Array(width * height);
  let transparent = false;
  for (let i = 0; i < pixels.length; i++) {
    if ((data[4 * i + 3] ?? 255) >= THRESHOLD) continue;
    pixels[i] = 255;
    transparent = true;
  }
  if (transparent) return { kind: 'mask', from: 'alpha', width, height, pixels };
  if (!isBlackAndWhite(data, pixels.length)) return { kind: 'no-contrast' };
  for (let i = 0; i < pixels.length; i++) if (luminance(data, 4 * i) >= THRESHOLD) pixels[i] = 255;
  return { kind: 'mask', from: 'luminance', width, height, pixels };
}

function isBlackAndWhite(data: MaskImage['data'], count: number): boolean {
  let grey = 0;
  let black = 0;
  let white = 0;
  for (let at = 0; at < 4 * count; at += 4) {
    const [r, g, b] = [data[at] ?? 0, data[at + 1] ?? 0, data[at + 2] ?? 0];
    if (Math.max(r, g, b) - Math.min(r, g, b) > GREY_SPREAD) continue;
    grey++;
    const value = luminance(data, at);
    if (value < NEAR) black++;
    else if (value > 255 - NEAR) white++;
  }
  return black > 0 && white > 0 && grey >= GREY_SHARE * count && black + white >= EXTREME_SHARE * count;
}

/** Rec. 601 luma, 0..255. */
function luminance(data: MaskImage['data'], at: number): number {
  return (299 * (data[at] ?? 0) + 587 * (data[at + 1] ?? 0) + 114 * (data[at + 2] ?? 0)) / 1000;
}

/** How a mask of another size is laid over the picture. */
export type MaskFit = 'scale' | 'centre';

/** A mask brought to `size`: stretched by nearest neighbour, or centred at its own size, cut or kept around. */
export function fitMask(mask: MaskPixels, size: PixelSize, fit: MaskFit): Uint8Array<ArrayBuffer> {
  const fitted = new Uint8Array(size.width * size.height);
  const columns = Array.from({ length: size.width }, (_, x) => sourceIndex(x, size.width, mask.width, fit));
  for (let y = 0; y < size.height; y++) {
    const row = sourceIndex(y, size.height, mask.height, fit);
    if (row < 0) continue;
    for (let x = 0; x < size.width; x++) {
      const column = columns[x] ?? -1;
      if (column >= 0) fitted[y * size.width + x] = mask.pixels[row * mask.width + column] ?? 0;
    }
  }
  return fitted;
}

/** Which source pixel lies under the centre of pixel `i`, or -1 for none. */
function sourceIndex(i: number, length: number, sourceLength: number, fit: MaskFit): number {
  if (fit === 'scale') return Math.floor(((i + 0.5) * sourceLength) / length);
  const source = i + Math.floor((sourceLength - length) / 2);
  return source >= 0 && source < sourceLength ? source : -1;
}
