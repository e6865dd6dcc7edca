import { closeBitmapSoon, openBitmap } from '../../platform/pictures/pictureBitmap.ts';
import type { ReadySource, Source } from './Source.ts';
import { releaseThumbnail } from './sourceRecord.ts';

/** Gives back what the sources of `before` held and those of `after` do not: addresses and decoded pixels. */
export function letGo(before: readonly Source[], after: readonly Source[]): void {
  const kept = after.filter((source) => source.status === 'ready');
  for (const source of before) {
    if (source.status !== 'ready') continue;
    if (!kept.some(({ thumbnailUrl }) => thumbnailUrl === source.thumbnailUrl)) releaseThumbnail(source);
    if (source.bitmap && !kept.some(({ bitmap }) => bitmap === source.bitmap)) closeBitmapSoon(source.bitmap);
  }
}

/** The file that is being decoded for display. Only the base image is: sixteen photographs would fill a phone. */
let opening: Blob | undefined;

/**
 * Decodes the base image, once, and hands the pixels to `onOpen` if it is still the base by then. From the bytes
 * that are sent, so that what is painted on is what the gateway gets.
 */
export function openBaseBitmap(
  base: ReadySource,
  currentBase: () => ReadySource | undefined,
  onOpen: (base: ReadySource, bitmap: ImageBitmap) => void,
): void {
  if (base.bitmap || opening === base.file) return;
  opening = base.file;
  void open(base.file, currentBase, onOpen);
}

async function open(
  file: Blob,
  currentBase: () => ReadySource | undefined,
  onOpen: (base: ReadySource, bitmap: ImageBitmap) => void,
): Promise<void> {
  // It was decoded once before; what may lack now is memory. The next change of the list tries again.
  const bitmap = await openBitmap(file).catch(() => undefined);
  if (opening === file) opening = undefined;
  if (!bitmap) return;
  const now = currentBase();
  if (now?.file === file && !now.bitmap) onOpen(now, bitmap);
  else bitmap.close();
}
