import type { PixelSize } from '../../core/image/PixelSize.ts';
import { encodeCanvas, hasTransparency, openCanvas, releaseCanvas } from './pictureCanvas.ts';
import type { Prepared, PreparedPicture } from './PreparedPicture.ts';
import { thumbnailOf } from './preparePicture.ts';

const JPEG_QUALITY = 0.92;
/** A file shrinks a little slower than its pixels do. */
const SAFETY = 0.95;
const LARGEST_STEP = 0.8;
const MAX_STEPS = 24;

/**
 * Makes a prepared picture fit into `maxBytes`, with the least change that does: an opaque one first becomes a
 * JPEG of the same pixels (a mask on it stays valid), then gets fewer and fewer pixels. A transparent one stays PNG.
 */
export async function shrinkPicture(file: Blob, maxBytes: number): Promise<Prepared> {
  const bitmap = await createImageBitmap(file);
  try {
    const opaque = file.type === 'image/jpeg' || !isTransparent(bitmap);
    let scale = opaque ? 1 : smaller(1, file.size, maxBytes);
    for (let step = 0; step < MAX_STEPS; step += 1) {
      const attempt = await saveScaled(bitmap, scale, opaque);
      if (attempt.file.size <= maxBytes) return attempt;
      if (attempt.width === 1 && attempt.height === 1) break;
      scale = smaller(scale, attempt.file.size, maxBytes);
    }
    return { problem: { kind: 'cannot-shrink', maxBytes } };
  } finally {
    bitmap.close();
  }
}

function smaller(scale: number, bytes: number, maxBytes: number): number {
  return scale * Math.min(LARGEST_STEP, Math.sqrt(maxBytes / bytes) * SAFETY);
}

async function saveScaled(bitmap: ImageBitmap, scale: number, opaque: boolean): Promise<PreparedPicture> {
  const { width, height } = bitmap;
  const size = scaled(bitmap, scale);
  const { canvas, context } = openCanvas(size);
  try {
    context.drawImage(bitmap, 0, 0, size.width, size.height);
    const file = opaque
      ? await encodeCanvas(canvas, 'image/jpeg', JPEG_QUALITY)
      : await encodeCanvas(canvas, 'image/png');
    const thumbnail = await thumbnailOf(canvas);
    const note =
      scale === 1 ? ({ kind: 'saved-as-jpeg' } as const) : ({ kind: 'downscaled', width, height } as const);
    return { file, ...size, thumbnail, notes: [note] };
  } finally {
    releaseCanvas(canvas);
  }
}

/** Whole pixels, at least one. */
function scaled({ width, height }: PixelSize, scale: number): PixelSize {
  return { width: Math.max(1, Math.round(width * scale)), height: Math.max(1, Math.round(height * scale)) };
}

function isTransparent(bitmap: ImageBitmap): boolean {
  const { canvas, context } = openCanvas(bitmap);
  try {
    context.drawImage(bitmap, 0, 0);
    return hasTransparency(context);
  } finally {
    releaseCanvas(canvas);
  }
}
