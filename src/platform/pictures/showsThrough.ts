import { hasTransparency, openCanvas, releaseCanvas } from './pictureCanvas.ts';

/** Enough to find a background; a hole of a few pixels needs no checkerboard. */
const SAMPLE = { width: 32, height: 32 };

let last: Promise<unknown> = Promise.resolve();

/**
 * Whether something shines through `picture`; `false` where the browser does not decode it. One after the other:
 * a decoded picture of 8 megapixels takes 32 MB.
 */
export function showsThrough(picture: Blob): Promise<boolean> {
  const result = last.then(() => look(picture));
  last = result;
  return result;
}

async function look(picture: Blob): Promise<boolean> {
  try {
    // From a Blob, not from the `img` that shows it: drawing that decodes it on the main thread, 60 to 100 ms for
    // 2048² in Chromium 156, even right after its `decode()`.
    const bitmap = await createImageBitmap(picture, {
      resizeWidth: SAMPLE.width,
      resizeHeight: SAMPLE.height,
      resizeQuality: 'medium',
    });
    const { canvas, context } = openCanvas(SAMPLE);
    context.drawImage(bitmap, 0, 0, SAMPLE.width, SAMPLE.height);
    bitmap.close();
    const transparent = hasTransparency(context);
    releaseCanvas(canvas);
    return transparent;
  } catch {
    return false;
  }
}
