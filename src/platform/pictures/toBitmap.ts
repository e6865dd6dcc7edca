/**
 * A picture file or raw pixels as something to draw, turned as its EXIF says.
 *
 * @throws DOMException when the browser cannot decode it
 */
export function toBitmap(picture: Blob | ImageData): Promise<ImageBitmap> {
  return createImageBitmap(picture);
}
