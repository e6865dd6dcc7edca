import { type Color, css, lighter, mix } from '../color.ts';
import { paintBirds, paintRidge } from '../land.ts';
import { fractal1, noise1 } from '../noise.ts';
import { type Light, paintSky } from '../sky.ts';
import { aside, linear, type Stage } from '../Stage.ts';
import type { Place } from './Setting.ts';

/** Sand in long crests, lit on one side and in shadow on the other. */
export function paintDunes(stage: Stage): Place {
  const { w, h, random } = stage;
  const plan = random.fork('dunes');
  const horizon = h * plan.range(0.46, 0.54);
  const side = plan.sign();
  const light: Light = {
    x: w * (0.5 + side * plan.range(0.1, 0.28)),
    y: horizon * plan.range(0.42, 0.8),
    r: plan.range(52, 84),
  };
  paintSky(stage, horizon, light);
  paintBirds(stage, horizon);
  const rows = 6;
  for (let row = 0; row < rows; row++) paintDune(stage, row, (row + 0.4) / rows, horizon, side);
  return { x: w * 0.5, y: h * 0.87, size: 400 };
}

function paintDune(stage: Stage, row: number, t: number, horizon: number, side: -1 | 1): void {
  const { ctx, w, h, palette, random } = stage;
  const shape = fractal1(noise1(random.fork(`dune ${row}`)), 2);
  const base = horizon + (h - horizon) * t ** 1.35 * 0.95;
  const rise = 40 + 150 * t;
  const length = 230 + 330 * t;
  const crest = (x: number) => base - rise * (0.55 + 0.6 * shape(x / length + row * 13));
  const sand: Color = [palette.far[0] - 0.02, 0.095, 68];
  const body = mix(mix(palette.far, sand, palette.night ? 0.25 : 0.7), palette.near, 0.04 + 0.34 * t);
  const lit = mix(mix(body, palette.glow, 0.55), palette.second, 0.22);
  paintRidge(
    stage,
    crest,
    h + 2,
    linear(
      ctx,
      [0, base - rise, 0, base + rise * 1.6],
      [
        [0, lit],
        [1, mix(lit, body, 0.55)],
      ],
    ),
  );
  // The lee side: from the crest down to a line that swings away from it where the slope faces off the light.
  const shade = mix(body, palette.near, 0.42);
  ctx.fillStyle = linear(
    ctx,
    [0, base - rise, 0, base + rise * 1.7],
    [
      [0, shade],
      [1, mix(shade, lit, 0.75), 0],
    ],
  );
  ctx.beginPath();
  ctx.moveTo(-8, crest(-8));
  for (let x = -8; x <= w + 8; x += 7) ctx.lineTo(x, crest(x));
  for (let x = w + 8; x >= -8; x -= 7) {
    const slope = (crest(x + 30) - crest(x - 30)) / 60;
    const away = Math.max(0, slope * -side * 2.3 + 0.14);
    ctx.lineTo(x, crest(x) + away * rise * 1.5);
  }
  ctx.fill();
  paintFurrows(stage, row, t, crest);
}

/** What the wind draws into sand. */
function paintFurrows(stage: Stage, row: number, t: number, crest: (x: number) => number): void {
  const { ctx, w, palette, detail, random } = stage;
  const wind = random.fork(`wind ${row}`);
  const color = css(lighter(palette.near, 0.08), 0.05 + 0.05 * t);
  aside(ctx, () => {
    ctx.strokeStyle = color;
    ctx.lineWidth = 0.8 + 1.2 * t;
    for (let i = 0; i < 6 * detail; i++) {
      const drop = (12 + i * 11) * (0.4 + t);
      const from = wind.range(-0.1, 0.8) * w;
      const to = from + wind.range(0.14, 0.5) * w;
      ctx.beginPath();
      for (let x = from; x <= to; x += 12) {
        const y = crest(x) + drop + 4 * Math.sin(x * 0.021 + i);
        if (x === from) ctx.moveTo(x, y);
        else ctx.lineTo(x, y);
      }
      ctx.stroke();
    }
  });
}
