import type { Random } from './Random.ts';

export type Noise1 = (x: number) => number;
export type Noise2 = (x: number, y: number) => number;

const LATTICE = 256;

/** Smooth noise along a line: about -1 to 1, one bump per unit. */
export function noise1(random: Random): Noise1 {
  const values = Float64Array.from({ length: LATTICE }, () => random.range(-1, 1));
  return (x) => {
    const i = Math.floor(x);
    const t = ease(x - i);
    const a = values[i & (LATTICE - 1)]!;
    return a + (values[(i + 1) & (LATTICE - 1)]! - a) * t;
  };
}

/** Smooth noise in the plane: about -1 to 1, one bump per unit. */
export function noise2(random: Random): Noise2 {
  const values = Float32Array.from({ length: LATTICE * LATTICE }, () => random.range(-1, 1));
  const at = (i: number, j: number) => values[(i & (LATTICE - 1)) + (j & (LATTICE - 1)) * LATTICE]!;
  return (x, y) => {
    const i = Math.floor(x);
    const j = Math.floor(y);
    const u = ease(x - i);
    const v = ease(y - j);
    const top = at(i, j) + (at(i + 1, j) - at(i, j)) * u;
    const bottom = at(i, j + 1) + (at(i + 1, j + 1) - at(i, j + 1)) * u;
    return top + (bottom - top) * v;
  };
}

/** Octaves of `noise`, each half as strong and twice as fine. */
export function fractal1(noise: Noise1, octaves: number): Noise1 {
  return (x) => {
    let sum = 0;
    for (let k = 0, size = 1; k < octaves; k++, size /= 2) sum += noise(x / size + k * 17.3) * size;
    return sum / 1.8;
  };
}

export function fractal2(noise: Noise2, octaves: number): Noise2 {
  return (x, y) => {
    let sum = 0;
    for (let k = 0, size = 1; k < octaves; k++, size /= 2) {
      sum += noise(x / size + k * 17.3, y / size + k * 9.7) * size;
    }
    return sum / 1.8;
  };
}

/** 0 below `from`, 1 above `to`, smooth between. */
export function smoothstep(from: number, to: number, x: number): number {
  return ease(Math.min(1, Math.max(0, (x - from) / (to - from))));
}

function ease(t: number): number {
  return t * t * (3 - 2 * t);
}
