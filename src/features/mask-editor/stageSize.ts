import type { PixelSize } from '../../core/image/PixelSize.ts';
import type { StageSize } from '../../core/mask/viewport.ts';

/** Widest step that is given up for whole device pixels: 1.25 needs 4, 1.1 needs 10. */
const LARGEST_STEP = 12;

/**
 * The stage's size in CSS pixels within the room there is: a whole number of device pixels (otherwise the browser
 * resamples the canvas), and of the picture's parity, so that at 100 % a centred picture falls on whole pixels.
 */
export function stageSize(room: StageSize, image: PixelSize, pixelRatio: number): StageSize {
  return {
    width: stageSide(room.width, image.width, pixelRatio),
    height: stageSide(room.height, image.height, pixelRatio),
  };
}

function stageSide(room: number, imageSide: number, pixelRatio: number): number {
  const largest = Math.max(0, Math.floor(room));
  const sides = Array.from({ length: Math.min(largest, 2 * LARGEST_STEP) }, (_, i) => largest - i);
  const whole = sides.filter((side) => isWhole(side * pixelRatio));
  const centring = whole.find((side) => isWhole(((side - imageSide) / 2) * pixelRatio));
  return centring ?? whole[0] ?? largest;
}

function isWhole(value: number): boolean {
  return Math.abs(value - Math.round(value)) < 1e-6;
}
