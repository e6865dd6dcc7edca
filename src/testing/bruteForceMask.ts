/**
 * The slow, obvious rasteriser that mask tests compare with: it asks every pixel of the picture. It shares no
 * code with the real one, and settles ties in integers.
 */
export interface BruteStroke {
  /** Image pixels; multiples of 1/64. */
  readonly points: readonly (readonly [x: number, y: number])[];
  readonly diameter: number;
}

/** 64ths of a pixel, doubled, so that pixel centres and radii of whole diameters are whole numbers. */
const UNIT = 128;

/** Rule M3, pixel by pixel: 255 where the centre is within half the diameter of the path. */
export function bruteForceStroke(width: number, height: number, stroke: BruteStroke): Uint8Array {
  const mask = new Uint8Array(width * height);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      if (pathCovers(stroke, (x + 0.5) * UNIT, (y + 0.5) * UNIT)) mask[y * width + x] = 255;
    }
  }
  return mask;
}

/** 255 where `covers` says so for the pixel's centre. */
export function bruteForceShape(
  width: number,
  height: number,
  covers: (cx: number, cy: number) => boolean,
): Uint8Array {
  return Uint8Array.from({ length: width * height }, (_, i) =>
    covers((i % width) + 0.5, Math.floor(i / width) + 0.5) ? 255 : 0,
  );
}

export function countPainted(mask: Readonly<Uint8Array>): number {
  return mask.reduce((sum, value) => sum + (value === 0 ? 0 : 1), 0);
}

function pathCovers({ points, diameter }: BruteStroke, px: number, py: number): boolean {
  const radius = (diameter / 2) * UNIT;
  return points.some((point, i) => {
    const [ax, ay] = [point[0] * UNIT, point[1] * UNIT];
    const next = points[i + 1] ?? point;
    return segmentDistanceWithin(ax, ay, next[0] * UNIT, next[1] * UNIT, px, py, radius);
  });
}

function segmentDistanceWithin(
  ax: number,
  ay: number,
  bx: number,
  by: number,
  px: number,
  py: number,
  radius: number,
): boolean {
  const length2 = (bx - ax) ** 2 + (by - ay) ** 2;
  const t = length2 === 0 ? 0 : ((px - ax) * (bx - ax) + (py - ay) * (by - ay)) / length2;
  if (t <= 0) return (px - ax) ** 2 + (py - ay) ** 2 <= radius ** 2;
  if (t >= 1) return (px - bx) ** 2 + (py - by) ** 2 <= radius ** 2;
  const twiceArea = (bx - ax) * (py - ay) - (by - ay) * (px - ax);
  const excess = twiceArea ** 2 - radius ** 2 * length2;
  if (Math.abs(excess) > 1e-9 * radius ** 2 * length2) return excess < 0;
  return BigInt(twiceArea) ** 2n <= BigInt(radius) ** 2n * BigInt(length2);
}
