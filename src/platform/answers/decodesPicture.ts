/**
 * Whether the browser decodes `picture`, the whole of it. `true` where it cannot be asked: there is no
 * `createImageBitmap` in some old workers.
 */
export async function decodesPicture(picture: Blob): Promise<boolean> {
  if (typeof createImageBitmap !== 'function') return true;
  try {
    const bitmap = await createImageBitmap(picture);
    bitmap.close();
    return true;
  } catch {
    return false;
  }
}
