export interface PixelSize {
  /** Pixels. */
  readonly width: number;
  readonly height: number;
}
