import { css, lighter, mix } from '../color.ts';
import { jagged, paintBirds, paintMist, paintRidge, type Point, trace } from '../land.ts';
import { fractal1, noise1 } from '../noise.ts';
import { type Light, paintSky } from '../sky.ts';
import { linear, type Stage } from '../Stage.ts';
import { paintGlitter, paintRipples } from '../water.ts';
import { paintLighthouse } from './lighthouse.ts';
import type { Place } from './Setting.ts';

/** Open water under a big sky, islands far out, long swells, sometimes a lighthouse. */
export function paintSea(stage: Stage): Place {
  return paintWaters(stage, [0.06, 0.34], (horizon, light) => {
    paintIslands(stage, horizon);
    return () => {
      if (stage.random.fork('lighthouse?').chance(0.5))
        paintLighthouse(stage, horizon, light.x < stage.w / 2 ? 1 : -1);
    };
  });
}

/** The same water before ranges of misty mountains. */
export function paintBay(stage: Stage): Place {
  return paintWaters(stage, [0.24, 0.42], (horizon) => {
    paintRanges(stage, horizon);
    return () => undefined;
  });
}

/**
 * @param rise how high the light stands over the horizon, in shares of the sky.
 * @param paintShore paints what lies at the horizon, and returns what to paint over the water.
 */
function paintWaters(
  stage: Stage,
  rise: readonly [number, number],
  paintShore: (horizon: number, light: Light) => () => void,
): Place {
  const { w, h, random } = stage;
  const plan = random.fork('sea');
  const horizon = h * plan.range(0.5, 0.58);
  const light: Light = {
    x: w * plan.range(0.28, 0.72),
    y: horizon - plan.range(...rise) * Math.min(horizon, 700),
    r: plan.range(44, 74),
  };
  paintSky(stage, horizon, light);
  paintBirds(stage, horizon);
  const finish = paintShore(horizon, light);
  paintWater(stage, horizon);
  paintGlitter(stage, light, horizon, h);
  paintSwells(stage, horizon);
  finish();
  return { x: w * (light.x < w / 2 ? 0.62 : 0.4), y: horizon + (h - horizon) * 0.3, size: 300 };
}

function paintIslands(stage: Stage, horizon: number): void {
  const { ctx, w, palette, random } = stage;
  const islands = random.fork('islands');
  for (let i = 0; i < 3; i++) {
    const x = islands.range(-0.1, 1.1) * w;
    const half = islands.range(90, 260);
    const height = islands.range(18, 62);
    const top: Point = [x + islands.range(-0.4, 0.4) * half, horizon - height];
    ctx.fillStyle = linear(
      ctx,
      [0, horizon - height, 0, horizon],
      [
        [0, mix(palette.far, palette.near, 0.08 + 0.1 * i)],
        [1, mix(palette.far, palette.skyLow, 0.45)],
      ],
    );
    trace(ctx, [
      ...jagged([x - half, horizon], top, 0.09, 5, islands),
      ...jagged(top, [x + half, horizon], 0.09, 5, islands),
    ]);
    ctx.fill();
  }
}

function paintRanges(stage: Stage, horizon: number): void {
  const { palette, random } = stage;
  for (let row = 0; row < 3; row++) {
    const range = random.fork(`range ${row}`);
    const shape = fractal1(noise1(range), 4 + stage.detail);
    const height = horizon * (0.36 - 0.1 * row);
    const top = (x: number) => horizon - height * (0.42 + 0.58 * shape(x / (300 - 40 * row) + row * 17));
    const color = mix(palette.far, palette.near, 0.06 + 0.2 * row);
    paintRidge(
      stage,
      top,
      horizon + 2,
      linear(
        stage.ctx,
        [0, horizon - height, 0, horizon],
        [
          [0, color],
          [1, mix(color, palette.skyLow, 0.72 - 0.12 * row)],
        ],
      ),
    );
    paintMist(stage, horizon - height * 0.12, height * 0.42, mix(palette.skyLow, palette.glow, 0.4), 0.4);
  }
}

function paintWater(stage: Stage, horizon: number): void {
  const { ctx, w, h, palette } = stage;
  const deep = mix(palette.skyTop, palette.near, 0.5);
  ctx.fillStyle = linear(
    ctx,
    [0, horizon, 0, h],
    [
      [0, mix(palette.skyLow, palette.skyMid, 0.45)],
      [0.12, mix(palette.skyMid, palette.skyTop, 0.35)],
      [0.5, mix(palette.skyTop, deep, 0.45)],
      [1, deep],
    ],
  );
  ctx.fillRect(0, horizon, w, h - horizon);
  paintRipples(stage, horizon, h);
}

/** Long waves that come closer: each a crest of light over a darker back. */
function paintSwells(stage: Stage, horizon: number): void {
  const { ctx, w, h, palette, random } = stage;
  const deep = mix(palette.skyTop, palette.near, 0.6);
  const rows = 5 + stage.detail;
  for (let row = 0; row < rows; row++) {
    const swell = fractal1(noise1(random.fork(`swell ${row}`)), 3);
    const t = ((row + 1) / rows) ** 1.6;
    const base = horizon + (h - horizon) * (0.16 + 0.8 * t);
    const rise = 5 + 26 * t;
    const length = 90 + 260 * t;
    const crest = (x: number) => base - rise * swell(x / length + row * 7);
    fillBelow(
      stage,
      crest,
      base + rise * 5,
      linear(
        ctx,
        [0, base - rise, 0, base + rise * 4],
        [
          [0, lighter(mix(palette.skyMid, deep, 0.5), 0.04), 0.5],
          [0.3, deep, 0.4],
          [1, deep, 0],
        ],
      ),
    );
    ctx.strokeStyle = css(mix(palette.light, palette.skyLow, 0.4), 0.2 + 0.35 * t);
    ctx.lineWidth = 0.8 + 2 * t;
    ctx.beginPath();
    let down = false;
    for (let x = 0; x <= w; x += 6) {
      const foam = swell(x / 37 + row) > 0.12 - 0.1 * t;
      if (foam && down) ctx.lineTo(x, crest(x));
      else if (foam) ctx.moveTo(x, crest(x));
      down = foam;
    }
    ctx.stroke();
  }
}

function fillBelow(
  { ctx, w }: Stage,
  top: (x: number) => number,
  bottom: number,
  fill: CanvasGradient,
): void {
  ctx.fillStyle = fill;
  ctx.beginPath();
  ctx.moveTo(0, bottom);
  for (let x = 0; x <= w + 8; x += 8) ctx.lineTo(x, top(x));
  ctx.lineTo(w + 8, bottom);
  ctx.fill();
}
