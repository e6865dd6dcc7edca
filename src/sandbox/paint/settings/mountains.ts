import { type Color, css, lighter, mix } from '../color.ts';
import { jagged, paintBirds, paintMist, paintPine, paintRidge, type Point, trace } from '../land.ts';
import { fractal1, noise1 } from '../noise.ts';
import type { Random } from '../Random.ts';
import { type Light, paintSky } from '../sky.ts';
import { aside, linear, type Stage } from '../Stage.ts';
import { paintGlitter, paintReflection } from '../water.ts';
import type { Place } from './Setting.ts';

/** Peaks with snow, misty ridges, firs in front, and now and then a lake that mirrors them. */
export function paintMountains(stage: Stage): Place {
  const { w, h, palette, random } = stage;
  const plan = random.fork('mountains');
  const lake = plan.chance(0.55);
  const shore = lake ? h * plan.range(0.66, 0.71) : h;
  const horizon = lake ? shore : h * plan.range(0.62, 0.68);
  const light: Light = {
    x: w * plan.pick([0.24, 0.32, 0.68, 0.76]),
    y: horizon * plan.range(0.2, 0.42),
    r: plan.range(38, 62),
  };
  paintSky(stage, horizon * 1.02, light);
  paintBirds(stage, horizon);
  paintPeaks(stage, horizon, light);
  paintHills(stage, horizon, lake);
  if (lake) {
    paintReflection(stage, shore, 0.62);
    if (palette.night) paintGlitter(stage, { ...light, r: light.r * 0.6 }, shore, h);
  }
  paintFirs(stage, lake);
  return { x: w * 0.5, y: h * 0.87, size: 430 };
}

function paintPeaks(stage: Stage, foot: number, light: Light): void {
  const { w, palette, random } = stage;
  const count = Math.max(3, Math.round((w / 1000) * 3.4));
  for (let row = 0; row < 2; row++) {
    const peaks = random.fork(`peaks ${row}`);
    const rock = mix(palette.far, palette.near, 0.1 + row * 0.2);
    for (let i = 0; i < count; i++) {
      const x = ((i + 0.5 + peaks.range(-0.34, 0.34)) / count) * w;
      const height = foot * (row === 0 ? peaks.range(0.34, 0.62) : peaks.range(0.2, 0.42));
      const width = height * peaks.range(0.95, 1.3) + 60;
      paintPeak(stage, peaks.fork(i), { x, foot, height, width, rock, lit: light.x < x ? -1 : 1 });
    }
    paintMist(stage, foot - 10, foot * 0.2, mix(palette.skyLow, palette.far, 0.25), 0.55);
  }
}

interface Peak {
  readonly x: number;
  readonly foot: number;
  readonly height: number;
  /** Half of its foot. */
  readonly width: number;
  readonly rock: Color;
  /** The side that the light is on. */
  readonly lit: -1 | 1;
}

function paintPeak(stage: Stage, random: Random, { x, foot, height, width, rock, lit }: Peak): void {
  const { ctx, palette, detail } = stage;
  const top: Point = [x, foot - height];
  const depth = 4 + detail;
  const left = jagged([x - width, foot], top, 0.1, depth, random);
  const right = jagged(top, [x + width, foot], 0.1, depth, random);
  const spine = jagged(top, [x + lit * -0.18 * width, foot], 0.2, depth, random);
  const haze = mix(palette.skyLow, rock, 0.45);
  const fade = (color: Color) =>
    linear(
      ctx,
      [0, foot - height, 0, foot],
      [
        [0, color],
        [0.45, mix(color, haze, 0.3)],
        [1, haze],
      ],
    );
  const face = lit < 0 ? [...left, ...spine.slice(1)] : [...spine.toReversed().slice(0, -1), ...right];
  aside(ctx, () => {
    trace(ctx, [...left, ...right.slice(1)]);
    ctx.fillStyle = fade(rock);
    ctx.fill();
    ctx.clip();
    trace(ctx, face);
    ctx.fillStyle = fade(mix(lighter(rock, 0.09), palette.glow, 0.3));
    ctx.fill();
    paintSnow(stage, random.fork('snow'), { x, foot, height, width, rock, lit }, face);
  });
}

function paintSnow(stage: Stage, random: Random, peak: Peak, face: readonly Point[]): void {
  const { ctx, palette } = stage;
  const { x, foot, height, width, rock, lit } = peak;
  const top = foot - height;
  const line = top + height * random.range(0.26, 0.4);
  const edge = jagged([x - width, line], [x + width, line], 0.06, 5, random);
  const zigzag = edge.map(([px, py], i): Point => [
    px,
    py + (i % 2 ? -1 : 1) * height * random.range(0.01, 0.085),
  ]);
  const cap = [...zigzag, [x + width, top - 9], [x - width, top - 9]] as const;
  // In an ink painting the sun is red, and snow is bare paper.
  const pale = palette.light[0] > 0.8 ? palette.light : palette.skyLow;
  const white = mix(pale, palette.skyLow, palette.night ? 0.45 : 0.15);
  ctx.fillStyle = css(mix(white, rock, 0.5), 0.85);
  trace(ctx, cap);
  ctx.fill();
  aside(ctx, () => {
    trace(ctx, face);
    ctx.clip();
    trace(
      ctx,
      cap.map(([px, py]): Point => [px + lit * 4, py + height * 0.02]),
    );
    ctx.fillStyle = css(mix(white, palette.glow, 0.2));
    ctx.fill();
  });
}

function paintHills(stage: Stage, horizon: number, lake: boolean): void {
  const { ctx, h, palette, random } = stage;
  const bottom = lake ? horizon : h;
  const rows = lake ? 2 : 4;
  for (let row = 0; row < rows; row++) {
    const hills = random.fork(`hills ${row}`);
    const t = (row + 1) / (rows + (lake ? 1.5 : 0.6));
    const shape = fractal1(noise1(hills), 3 + stage.detail);
    const base = lake ? horizon - 50 + row * 34 : horizon - 15 + row * ((h - horizon) * 0.24);
    const rise = lake ? 42 : 62;
    const top = (x: number) => base - rise * shape(x / 260 + row * 31) - 8 * shape(x / 40);
    const color = mix(palette.far, palette.near, 0.22 + 0.7 * t);
    paintRidge(
      stage,
      top,
      bottom + 2,
      linear(
        ctx,
        [0, base - rise, 0, base + rise * 2.6],
        [
          [0, color],
          [1, mix(color, palette.glow, lake ? 0.15 : 0.42)],
        ],
      ),
    );
    ctx.fillStyle = css(lighter(color, -0.03));
    paintWood(stage, hills.fork('wood'), top, 14 + 26 * t);
    if (!lake) paintMist(stage, base + rise * 1.6, rise * 1.2, palette.glow, 0.3 * (1 - t));
  }
}

/** Many small firs along a ridge. */
function paintWood(
  { ctx, w, detail }: Stage,
  random: Random,
  top: (x: number) => number,
  size: number,
): void {
  const gap = size * (1.15 - 0.22 * detail);
  for (let x = -size; x < w + size; x += gap * random.range(0.5, 1.9)) {
    paintPine(ctx, x, top(x) + 4, size * random.range(0.6, 1.35), random);
  }
}

/** Tall firs that frame the picture. */
function paintFirs(stage: Stage, lake: boolean): void {
  const { ctx, w, h, palette, random } = stage;
  const firs = random.fork('firs');
  const shape = fractal1(noise1(firs), 4);
  const side = firs.sign();
  const base = lake ? h - 26 : h - 55;
  const top = (x: number) => {
    const t = side < 0 ? x / w : 1 - x / w;
    return base - 80 * Math.max(0, 1 - t * 2.3) - 24 * shape(x / 180) + 40 * t;
  };
  paintRidge(
    stage,
    top,
    h + 2,
    linear(
      ctx,
      [0, base - 90, 0, h],
      [
        [0, palette.near],
        [1, lighter(palette.near, -0.07)],
      ],
    ),
  );
  ctx.fillStyle = css(palette.near);
  const count = 7 + 3 * stage.detail;
  for (let i = 0; i < count; i++) {
    const t = firs.next() ** 1.5 * 0.46;
    const x = side < 0 ? t * w : w - t * w;
    paintPine(ctx, x, top(x) + 14, firs.range(120, 330) * (1 - t * 1.1), firs);
  }
}
