import type { PixelSize } from '../image/PixelSize.ts';

/** A rectangle of whole image pixels; `x`, `y` inside the picture. */
export interface PixelRect extends PixelSize {
  readonly x: number;
  readonly y: number;
}

/** Takes one run of pixels of a row: `from` included, `to` excluded, both inside the picture. */
export type SpanSink = (y: number, from: number, to: number) => void;

/** Hands out runs of pixels, rows ascending and, within a row, left to right without overlap. */
export type SpanSource = (sink: SpanSink) => void;
