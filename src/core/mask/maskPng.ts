import { encodePngRows } from '../image/pngEncode.ts';
import type { PixelSize } from '../image/PixelSize.ts';

/**
 * A mask as the image API takes it (rule M14): RGBA8, alpha 0 where to repaint and 255 elsewhere, RGB 255
 * everywhere, under alpha 0 too, so that a reader that ignores alpha sees plain white.
 * @param pixels 0 keep, 255 repaint; must not change until the promise settles.
 */
export function encodeMaskPng(
  pixels: Readonly<Uint8Array>,
  size: PixelSize,
  signal?: AbortSignal,
): Promise<Uint8Array<ArrayBuffer>> {
  const { width, height } = size;
  const row = (y: number, out: Uint8Array) => {
    out.fill(255);
    const start = y * width;
    for (let x = 0; x < width; x++) out[4 * x + 3] = 255 - (pixels[start + x] ?? 0);
  };
  return encodePngRows({ width, height, row }, signal);
}
