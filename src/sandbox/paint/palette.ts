import { type Color, mix } from './color.ts';
import type { Random } from './Random.ts';

/** The colours of one picture. Scenes name parts, never colours, so any scene works in any mood. */
export interface Palette {
  readonly skyTop: Color;
  readonly skyMid: Color;
  readonly skyLow: Color;
  /** The disc of sun or moon. */
  readonly light: Color;
  /** Air around the light, and mist. */
  readonly glow: Color;
  readonly far: Color;
  readonly near: Color;
  /** What catches the eye: sails, flowers, lit windows. */
  readonly accent: Color;
  readonly second: Color;
  /** Stars and a moon instead of a sun. */
  readonly night: boolean;
}

export const MOODS = {
  dawn: {
    skyTop: [0.72, 0.07, 265],
    skyMid: [0.85, 0.07, 20],
    skyLow: [0.94, 0.055, 70],
    light: [0.985, 0.03, 90],
    glow: [0.95, 0.06, 60],
    far: [0.76, 0.065, 320],
    near: [0.33, 0.075, 285],
    accent: [0.7, 0.17, 30],
    second: [0.86, 0.11, 80],
    night: false,
  },
  day: {
    skyTop: [0.62, 0.12, 248],
    skyMid: [0.79, 0.085, 230],
    skyLow: [0.94, 0.035, 210],
    light: [0.985, 0.05, 100],
    glow: [0.97, 0.03, 200],
    far: [0.74, 0.07, 225],
    near: [0.36, 0.085, 168],
    accent: [0.7, 0.18, 40],
    second: [0.87, 0.14, 92],
    night: false,
  },
  sunset: {
    skyTop: [0.4, 0.11, 292],
    skyMid: [0.66, 0.17, 22],
    skyLow: [0.86, 0.125, 72],
    light: [0.965, 0.09, 92],
    glow: [0.86, 0.13, 62],
    far: [0.6, 0.125, 10],
    near: [0.22, 0.07, 300],
    accent: [0.78, 0.17, 58],
    second: [0.62, 0.2, 15],
    night: false,
  },
  dusk: {
    skyTop: [0.3, 0.09, 275],
    skyMid: [0.53, 0.11, 310],
    skyLow: [0.8, 0.1, 45],
    light: [0.96, 0.04, 85],
    glow: [0.78, 0.1, 30],
    far: [0.52, 0.085, 300],
    near: [0.19, 0.055, 278],
    accent: [0.82, 0.13, 70],
    second: [0.68, 0.15, 340],
    night: true,
  },
  night: {
    skyTop: [0.17, 0.055, 272],
    skyMid: [0.28, 0.08, 265],
    skyLow: [0.46, 0.085, 250],
    light: [0.96, 0.035, 95],
    glow: [0.6, 0.08, 245],
    far: [0.4, 0.07, 258],
    near: [0.135, 0.035, 268],
    accent: [0.86, 0.13, 82],
    second: [0.66, 0.15, 25],
    night: true,
  },
  jade: {
    skyTop: [0.7, 0.06, 195],
    skyMid: [0.85, 0.05, 175],
    skyLow: [0.95, 0.04, 110],
    light: [0.985, 0.04, 105],
    glow: [0.96, 0.045, 120],
    far: [0.74, 0.065, 175],
    near: [0.3, 0.07, 172],
    accent: [0.75, 0.15, 60],
    second: [0.66, 0.15, 20],
    night: false,
  },
  autumn: {
    skyTop: [0.67, 0.06, 225],
    skyMid: [0.85, 0.06, 80],
    skyLow: [0.94, 0.07, 85],
    light: [0.98, 0.06, 92],
    glow: [0.94, 0.08, 75],
    far: [0.72, 0.09, 60],
    near: [0.34, 0.09, 38],
    accent: [0.66, 0.18, 42],
    second: [0.8, 0.15, 80],
    night: false,
  },
  winter: {
    skyTop: [0.66, 0.065, 250],
    skyMid: [0.83, 0.04, 245],
    skyLow: [0.95, 0.025, 40],
    light: [0.99, 0.02, 80],
    glow: [0.97, 0.025, 250],
    far: [0.82, 0.04, 245],
    near: [0.42, 0.06, 252],
    accent: [0.64, 0.19, 25],
    second: [0.86, 0.1, 75],
    night: false,
  },
  storm: {
    skyTop: [0.36, 0.035, 250],
    skyMid: [0.54, 0.035, 235],
    skyLow: [0.78, 0.03, 200],
    light: [0.93, 0.02, 110],
    glow: [0.82, 0.03, 190],
    far: [0.58, 0.035, 225],
    near: [0.24, 0.035, 230],
    accent: [0.82, 0.15, 85],
    second: [0.65, 0.15, 30],
    night: false,
  },
  neon: {
    skyTop: [0.16, 0.08, 290],
    skyMid: [0.34, 0.17, 310],
    skyLow: [0.64, 0.22, 350],
    light: [0.93, 0.09, 60],
    glow: [0.62, 0.23, 340],
    far: [0.42, 0.17, 315],
    near: [0.14, 0.06, 285],
    accent: [0.86, 0.14, 200],
    second: [0.74, 0.21, 345],
    night: true,
  },
  pastel: {
    skyTop: [0.84, 0.06, 300],
    skyMid: [0.91, 0.05, 350],
    skyLow: [0.965, 0.045, 75],
    light: [0.99, 0.03, 95],
    glow: [0.97, 0.04, 60],
    far: [0.85, 0.07, 330],
    near: [0.56, 0.1, 300],
    accent: [0.77, 0.13, 15],
    second: [0.87, 0.1, 170],
    night: false,
  },
  ink: {
    skyTop: [0.93, 0.014, 90],
    skyMid: [0.955, 0.014, 88],
    skyLow: [0.97, 0.012, 85],
    light: [0.62, 0.19, 30],
    glow: [0.965, 0.012, 88],
    far: [0.8, 0.012, 220],
    near: [0.25, 0.015, 240],
    accent: [0.58, 0.2, 29],
    second: [0.55, 0.05, 160],
    night: false,
  },
} as const satisfies Record<string, Palette>;

export type Mood = keyof typeof MOODS;

/** Moods for prompts that name none. */
const ANY_MOOD: readonly [Mood, ...Mood[]] = [
  'dawn',
  'day',
  'sunset',
  'dusk',
  'jade',
  'autumn',
  'night',
  'pastel',
];

/**
 * @param tints colours that the prompt names: the first runs through the whole picture, the second becomes
 *   the accent.
 */
export function choosePalette(mood: Mood | undefined, tints: readonly Color[], random: Random): Palette {
  const name = mood ?? random.pick(ANY_MOOD);
  const turn = random.range(-9, 9);
  const base = turnHues(MOODS[name], turn);
  const [first, second] = tints;
  if (!first) return base;
  return { ...tinted(base, first), accent: second ?? first, second: base.accent };
}

function turnHues(palette: Palette, degrees: number): Palette {
  const turned = Object.entries(palette).map(([part, value]: [string, Color | boolean]) => [
    part,
    typeof value === 'boolean' ? value : [value[0], value[1], value[2] + degrees],
  ]);
  return { ...palette, ...Object.fromEntries(turned) };
}

/** Air and land lean towards a colour and keep their lightness, so that depth stays. */
function tinted(palette: Palette, [, chroma, hue]: Color): Palette {
  const lean = (color: Color, by: number): Color =>
    mix(color, [color[0], Math.min(chroma, color[1] + 0.05), hue], by);
  return {
    ...palette,
    skyTop: lean(palette.skyTop, 0.75),
    skyMid: lean(palette.skyMid, 0.7),
    skyLow: lean(palette.skyLow, 0.45),
    glow: lean(palette.glow, 0.5),
    far: lean(palette.far, 0.75),
    near: lean(palette.near, 0.7),
  };
}
