import type { PixelSize } from '../../core/image/PixelSize.ts';
import { decodePng } from '../../core/image/pngDecode.ts';
import { PngError } from '../../core/image/PngError.ts';
import { pictureType } from '../../core/image/sniff.ts';
import { openCanvas, releaseCanvas } from './pictureCanvas.ts';
import { toBitmap } from './toBitmap.ts';

export interface Pixels extends PixelSize {
  /** RGBA8, straight alpha. */
  readonly data: Uint8ClampedArray;
}

/**
 * The pixels of a picture file, or undefined when it is none. A PNG is read by our own decoder, so its alpha is
 * exactly what the file says, also in browsers that add noise to canvas readback.
 */
export async function readPixels(file: Blob): Promise<Pixels | undefined> {
  const bytes = await readBytes(file);
  if (!bytes) return undefined;
  if (pictureType(bytes) !== 'image/png') return readByCanvas(bytes, file.type);
  try {
    return await decodePng(bytes);
  } catch (error) {
    if (error instanceof PngError) return undefined;
    throw error;
  }
}

/** `undefined` where the file cannot be read: moved, no permission, a folder. */
async function readBytes(file: Blob): Promise<Uint8Array<ArrayBuffer> | undefined> {
  try {
    return new Uint8Array(await file.arrayBuffer());
  } catch {
    return undefined;
  }
}

async function readByCanvas(bytes: Uint8Array<ArrayBuffer>, type: string): Promise<Pixels | undefined> {
  let bitmap: ImageBitmap;
  try {
    bitmap = await toBitmap(new Blob([bytes], { type }));
  } catch {
    return undefined;
  }
  const { width, height } = bitmap;
  const { canvas, context } = openCanvas({ width, height });
  try {
    context.drawImage(bitmap, 0, 0);
    return { width, height, data: context.getImageData(0, 0, width, height).data };
  } finally {
    bitmap.close();
    releaseCanvas(canvas);
  }
}
