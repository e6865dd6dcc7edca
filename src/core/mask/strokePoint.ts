import type { ImagePoint } from './viewport.ts';

/**
 * Stroke points are kept to 1/65536 px: exact in binary, and so fine that points put on a straight line by the
 * browser stay on it. (At 1/64 px a diagonal delivered as 50 moves instead of 1 differs by a few pixels.)
 */
const GRID = 65536;

/** Up to this size a brush is snapped: unsnapped, a 1 px brush can paint no pixel at all. */
const SNAPPED_UP_TO = 8;

/** Where the rasteriser puts a pointer position for a brush of `diameter` image pixels (rule M4). */
export function strokePoint(point: ImagePoint, diameter: number): { x: number; y: number } {
  const place =
    diameter > SNAPPED_UP_TO ? quantise : Math.round(diameter) % 2 === 1 ? pixelCentre : Math.round;
  return { x: place(point.x), y: place(point.y) };
}

function quantise(value: number): number {
  return Math.round(value * GRID) / GRID;
}

function pixelCentre(value: number): number {
  return Math.floor(value) + 0.5;
}
