import type { Color } from '../color.ts';

/** What makes one seated animal differ from another. */
export interface Species {
  readonly ears: 'pointed' | 'large' | 'long' | 'round' | 'floppy';
  readonly tail: 'long' | 'bushy' | 'short';
  readonly coats: readonly [Color, ...Color[]];
  /** Of belly and muzzle; absent: a lighter coat. */
  readonly chest?: Color;
  /** Of ears, eye patches and limbs. */
  readonly marks?: Color;
  readonly whiskers: boolean;
  readonly stripes: boolean;
  readonly muzzle: number;
}

export const CREAM: Color = [0.95, 0.03, 80];
const GINGER: Color = [0.76, 0.14, 62];
const SOOT: Color = [0.27, 0.02, 280];

export const SPECIES = {
  cat: {
    ears: 'pointed',
    tail: 'long',
    coats: [GINGER, [0.62, 0.025, 260], [0.93, 0.025, 80], SOOT],
    whiskers: true,
    stripes: true,
    muzzle: 0.8,
  },
  dog: {
    ears: 'floppy',
    tail: 'short',
    coats: [
      [0.76, 0.1, 70],
      [0.55, 0.08, 55],
      [0.93, 0.03, 80],
    ],
    whiskers: false,
    stripes: false,
    muzzle: 1.25,
  },
  fox: {
    ears: 'large',
    tail: 'bushy',
    coats: [[0.69, 0.165, 47]],
    chest: CREAM,
    marks: [0.3, 0.04, 40],
    whiskers: true,
    stripes: false,
    muzzle: 1,
  },
  rabbit: {
    ears: 'long',
    tail: 'short',
    coats: [CREAM, [0.78, 0.05, 65], [0.7, 0.02, 260]],
    whiskers: true,
    stripes: false,
    muzzle: 0.7,
  },
  bear: {
    ears: 'round',
    tail: 'short',
    coats: [
      [0.5, 0.075, 55],
      [0.62, 0.085, 62],
    ],
    whiskers: false,
    stripes: false,
    muzzle: 1.15,
  },
  panda: {
    ears: 'round',
    tail: 'short',
    coats: [[0.97, 0.01, 90]],
    marks: SOOT,
    whiskers: false,
    stripes: false,
    muzzle: 1,
  },
} as const satisfies Record<string, Species>;

/** One animal's colours, chosen. */
export interface Coat {
  readonly species: Species;
  readonly coat: Color;
  readonly chest: Color;
  readonly marks: Color;
  /** The side that the light comes from. */
  readonly side: -1 | 1;
}
