import { decodePng } from '../../core/image/pngDecode.ts';
import { readPngChunks } from '../../core/image/pngChunks.ts';
import { PngError } from '../../core/image/PngError.ts';
import { pictureType } from '../../core/image/sniff.ts';
import { toBitmap } from '../../platform/pictures/toBitmap.ts';
import { openCanvas } from '../paint/Stage.ts';
import { invalidImageFile } from '../wire/readImages.ts';

/** A decoded source image. */
export interface Source {
  readonly width: number;
  readonly height: number;
  /** For drawing. Closed by whoever decoded it. */
  readonly bitmap: ImageBitmap;
  /** RGBA8, straight alpha, where the file had to be read without the browser. */
  readonly exact?: Uint8ClampedArray<ArrayBuffer>;
}

/**
 * A PNG with transparency is read by our own decoder, because the browser's loses colours under low alpha;
 * everything else is exact through a bitmap, and turned as its EXIF says.
 *
 * @throws ApiError `invalid_image_file`
 */
export async function decodeSource(
  bytes: Uint8Array<ArrayBuffer>,
  param: string,
  signal: AbortSignal,
): Promise<Source> {
  try {
    const type = pictureType(bytes);
    if (type === 'image/png' && hasAlpha(bytes)) {
      const { width, height, data } = await decodePng(bytes, signal);
      const bitmap = await toBitmap(new ImageData(data, width, height));
      return { width, height, bitmap, exact: data };
    }
    const bitmap = await toBitmap(new Blob([bytes], { type: type ?? '' }));
    return { width: bitmap.width, height: bitmap.height, bitmap };
  } catch (error) {
    signal.throwIfAborted();
    throw invalidImageFile(
      param,
      error instanceof PngError ? `The PNG is damaged: ${error.message}.` : undefined,
    );
  }
}

function hasAlpha(bytes: Uint8Array): boolean {
  const { colorType, transparency } = readPngChunks(bytes);
  return colorType === 4 || colorType === 6 || transparency !== undefined;
}

/** RGBA8, straight alpha, as stored where `exact` is known. */
export function pixelsOf({ width, height, bitmap, exact }: Source): Uint8ClampedArray<ArrayBuffer> {
  if (exact) return exact;
  const { ctx } = openCanvas({ width, height });
  ctx.drawImage(bitmap, 0, 0);
  return ctx.getImageData(0, 0, width, height).data;
}
