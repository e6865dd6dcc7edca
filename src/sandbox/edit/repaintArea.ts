import type { PixelSize } from '../../core/image/PixelSize.ts';
import { type Crop, coverCrop, sameSize } from './fitting.ts';

/** Where a mask lets repaint. */
export interface RepaintArea {
  readonly size: PixelSize;
  /** 0: keep the pixel; else how far it is from the nearest kept one, in pixels, up to 255. */
  readonly depth: Uint8Array;
  /** Around all pixels to repaint; absent: there are none. */
  readonly bounds?: Crop;
}

/**
 * Reads a mask at the size of the picture to be. Only alpha 0 means repaint (OpenAI reference, images/edit:
 * "fully transparent areas"); anything else keeps.
 *
 * @param mask RGBA8 of `from`, cropped and scaled as the base image is, without smoothing.
 */
export function readRepaintArea(mask: Uint8ClampedArray, from: PixelSize, size: PixelSize): RepaintArea {
  const { width, height } = size;
  const depth = new Uint8Array(width * height);
  const crop = coverCrop(from, size);
  const same = sameSize(from, size);
  let [left, top, right, bottom] = [width, height, -1, -1];
  for (let y = 0; y < height; y++) {
    const sy = same ? y : Math.min(from.height - 1, Math.floor(crop.y + ((y + 0.5) / height) * crop.height));
    for (let x = 0; x < width; x++) {
      const sx = same ? x : Math.min(from.width - 1, Math.floor(crop.x + ((x + 0.5) / width) * crop.width));
      if (mask[(sy * from.width + sx) * 4 + 3] !== 0) continue;
      depth[y * width + x] = 255;
      if (x < left) left = x;
      if (x > right) right = x;
      if (y < top) top = y;
      bottom = y;
    }
  }
  if (right < 0) return { size, depth };
  measureDepth(depth, size);
  return { size, depth, bounds: { x: left, y: top, width: right - left + 1, height: bottom - top + 1 } };
}

/** City-block distance in two passes. The edge of the picture is no edge of the area. */
function measureDepth(depth: Uint8Array, { width, height }: PixelSize): void {
  for (let y = 0, i = 0; y < height; y++) {
    for (let x = 0; x < width; x++, i++) {
      const above = y > 0 ? depth[i - width]! + 1 : 255;
      const before = x > 0 ? depth[i - 1]! + 1 : 255;
      if (depth[i] !== 0) depth[i] = Math.min(255, above, before);
    }
  }
  for (let y = height - 1, i = depth.length - 1; y >= 0; y--) {
    for (let x = width - 1; x >= 0; x--, i--) {
      const below = y < height - 1 ? depth[i + width]! + 1 : 255;
      const after = x < width - 1 ? depth[i + 1]! + 1 : 255;
      if (depth[i] !== 0) depth[i] = Math.min(depth[i]!, below, after);
    }
  }
}

/**
 * Puts `scene` into `base` where the area says so. Kept pixels are not touched at all; repainted ones begin
 * as the base at the area's edge and become the scene within `band` pixels, so that there is no seam. Where the
 * base is not opaque there is nothing to begin with, and the scene stands alone.
 *
 * @param base RGBA8 of the whole picture, changed in place.
 * @param scene RGBA8 of `bounds`.
 */
export function blendInto(
  base: Uint8ClampedArray,
  { size, depth }: RepaintArea,
  scene: Uint8ClampedArray,
  bounds: Crop,
  band: number,
): void {
  for (let y = 0; y < bounds.height; y++) {
    for (let x = 0; x < bounds.width; x++) {
      const pixel = (bounds.y + y) * size.width + bounds.x + x;
      const d = depth[pixel]!;
      if (d === 0) continue;
      const to = pixel * 4;
      const from = (y * bounds.width + x) * 4;
      const t = Math.min(1, d / (band + 1));
      const whole = t === 1 || base[to + 3] !== 255 || scene[from + 3] !== 255;
      const weight = whole ? 1 : t * t * (3 - 2 * t);
      for (let c = 0; c < 4; c++) {
        base[to + c] =
          weight === 1 ? scene[from + c]! : base[to + c]! + (scene[from + c]! - base[to + c]!) * weight;
      }
    }
  }
}

/** Width of the blend for an area: wide enough to hide the seam, never most of the area. */
export function blendBand({ width, height }: PixelSize): number {
  return Math.max(1, Math.min(24, Math.round(Math.min(width, height) * 0.03)));
}
