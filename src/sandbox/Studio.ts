import type { PixelSize } from '../core/image/PixelSize.ts';
import type { PictureOrder } from './wire/PictureOrder.ts';

/** Whoever paints: a canvas in the page, a fake in the tests of the wire. */
export interface Studio {
  /**
   * Decodes the sources of an edit and settles the size.
   *
   * @throws ApiError `invalid_image_file` for a source or mask that cannot be decoded, or a mask of another size.
   */
  readonly prepare: (order: PictureOrder, signal: AbortSignal) => Promise<Work>;
}

export interface Work {
  /** Of the pictures to come. */
  readonly size: PixelSize;
  /** Sizes of the source images, as shown. */
  readonly sources: readonly PixelSize[];
  /**
   * Picture `index` of the order as a file in the format asked, the same bytes every time.
   *
   * @param finish how far it has come: 1 for the picture itself, less for a preview.
   */
  readonly paint: (index: number, finish: number, signal: AbortSignal) => Promise<Uint8Array<ArrayBuffer>>;
  /** Gives back what the sources take. */
  readonly close: () => void;
}
