import type { PixelSize } from '../../core/image/PixelSize.ts';

type CanvasType = 'image/png' | 'image/jpeg' | 'image/webp';

/** A canvas of `size` and what to paint with. The caller releases it. */
export function openCanvas(size: PixelSize): {
  canvas: OffscreenCanvas;
  context: OffscreenCanvasRenderingContext2D;
} {
  const canvas = new OffscreenCanvas(size.width, size.height);
  // Every canvas here is read back, so it has no business on the graphics card.
  const context = canvas.getContext('2d', { willReadFrequently: true });
  if (!context) throw new RangeError(`no canvas of ${size.width}x${size.height} pixels`);
  context.imageSmoothingQuality = 'high';
  return { canvas, context };
}

/**
 * The canvas as a file.
 *
 * @throws RangeError when the browser made another type: it answers an unknown one with PNG (HTML, "serialization
 * of the bitmap as a file").
 */
export async function encodeCanvas(
  canvas: OffscreenCanvas,
  type: CanvasType,
  quality?: number,
): Promise<Blob> {
  const blob = await canvas.convertToBlob({ type, ...(quality !== undefined && { quality }) });
  if (blob.type !== type) throw new RangeError(`the browser does not make ${type}`);
  return blob;
}

/** Gives the pixels back at once: Safari keeps them long after the last reference (WebKit #195325). */
export function releaseCanvas(canvas: OffscreenCanvas): void {
  canvas.width = 0;
  canvas.height = 0;
}

/** Rows that are read at a time: 4 MB for a picture 4096 pixels wide. */
const STRIP = 256;

/** Whether any pixel lets something shine through. */
export function hasTransparency(context: OffscreenCanvasRenderingContext2D): boolean {
  const { width, height } = context.canvas;
  for (let y = 0; y < height; y += STRIP) {
    const { data } = context.getImageData(0, y, width, Math.min(STRIP, height - y));
    for (let i = 3; i < data.length; i += 4) {
      if (data[i] !== 255) return true;
    }
  }
  return false;
}
