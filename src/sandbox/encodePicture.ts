import { encodePng } from '../core/image/pngEncode.ts';
import { openCanvas } from './paint/Stage.ts';
import { badField } from './wire/ApiError.ts';
import type { Format } from './wire/PictureOrder.ts';

export interface Pixels {
  readonly width: number;
  readonly height: number;
  /** RGBA8, straight alpha. */
  readonly data: Uint8ClampedArray<ArrayBuffer>;
}

/**
 * A painted canvas as a file.
 *
 * @param compression 0–100, taken as the encoder's quality: the larger, the better and the bigger. 100 makes a
 *   lossless WebP, which takes many times longer, so it is not the default.
 */
export async function encodeCanvas(
  canvas: OffscreenCanvas,
  format: Format,
  compression = 92,
): Promise<Uint8Array<ArrayBuffer>> {
  const type = `image/${format}`;
  const blob = await canvas.convertToBlob({ type, quality: compression / 100 });
  // A browser that lacks an encoder answers with a PNG instead of an error (HTML spec, "serialising bitmaps").
  if (blob.type !== type) {
    throw badField(
      'output_format',
      'invalid_value',
      `This browser cannot encode '${format}'.`,
      'image_generation_user_error',
    );
  }
  return new Uint8Array(await blob.arrayBuffer());
}

/**
 * Pixels as a file, as close to them as the format allows: a PNG has every byte of them, which no canvas can
 * do where alpha is low; a WebP is lossless unless `compression` says otherwise.
 */
export function encodePixels(
  pixels: Pixels,
  format: Format,
  compression: number | undefined,
  signal: AbortSignal,
): Promise<Uint8Array<ArrayBuffer>> {
  if (format === 'png') return encodePng({ ...pixels, dropOpaqueAlpha: true }, signal);
  const { width, height, data } = pixels;
  const { canvas, ctx } = openCanvas({ width, height });
  ctx.putImageData(new ImageData(data, width, height), 0, 0);
  if (format === 'jpeg') {
    // JPEG has no alpha: what shows through is paper, not the black of an empty canvas.
    ctx.globalCompositeOperation = 'destination-over';
    ctx.fillStyle = 'white';
    ctx.fillRect(0, 0, width, height);
  }
  return encodeCanvas(canvas, format, compression ?? 100);
}
