import type { PixelSize } from '../../core/image/PixelSize.ts';

/** The picture that is painted on: the upright first source. */
export interface MaskBase extends PixelSize {
  /** Masks are kept by it. */
  readonly id: string;
  /** Borrowed: never closed here. */
  readonly bitmap: ImageBitmap;
}
