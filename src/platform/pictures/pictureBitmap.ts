/** The pixels of a prepared picture, for display. Whoever holds it closes it. */
export function openBitmap(file: Blob): Promise<ImageBitmap> {
  return createImageBitmap(file);
}

/**
 * Closes a bitmap that is no longer in the state, after the components that showed it have let go of it: drawing
 * a closed one throws, and React renders after the store has changed.
 */
export function closeBitmapSoon(bitmap: ImageBitmap): void {
  setTimeout(() => bitmap.close(), 0);
}
