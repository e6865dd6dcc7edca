import { type Color, css, lighter, mix } from '../color.ts';
import { paintFlower } from '../flower.ts';
import { paintMist, paintRidge } from '../land.ts';
import { fractal1, noise1 } from '../noise.ts';
import type { Random } from '../Random.ts';
import { type Light, paintSky } from '../sky.ts';
import { linear, type Stage } from '../Stage.ts';
import type { Place } from './Setting.ts';

/** Rolling hills with round trees; grass and tall flowers in front. */
export function paintMeadow(stage: Stage): Place {
  const { w, h, palette, random } = stage;
  const plan = random.fork('meadow');
  const horizon = h * plan.range(0.5, 0.56);
  const light: Light = {
    x: w * plan.range(0.2, 0.8),
    y: horizon * plan.range(0.26, 0.5),
    r: plan.range(44, 68),
  };
  paintSky(stage, horizon * 1.06, light);
  for (let row = 0; row < 4; row++) paintHill(stage, row, horizon);
  paintMist(stage, horizon + 20, 120, palette.glow, 0.3);
  paintGrass(stage);
  paintFlowers(stage);
  return { x: w * 0.5, y: h * 0.87, size: 430 };
}

/** The green of a hill, near or far, leaning towards the picture's own colours. */
function hillColor({ palette }: Stage, t: number): Color {
  const green: Color = [palette.near[0] + 0.17, 0.1, 140];
  return mix(
    mix(palette.far, palette.glow, 0.2),
    mix(palette.near, green, palette.night ? 0.25 : 0.6),
    0.25 + 0.75 * t,
  );
}

function paintHill(stage: Stage, row: number, horizon: number): void {
  const { ctx, w, h, palette, random } = stage;
  const hill = random.fork(`hill ${row}`);
  const t = row / 3;
  const shape = fractal1(noise1(hill), 2);
  const base = horizon + (h - horizon) * t * 0.52;
  const rise = 36 + 40 * t;
  const top = (x: number) => base - rise * shape(x / (330 + 150 * t) + row * 11);
  const color = hillColor(stage, t);
  paintRidge(
    stage,
    top,
    h + 2,
    linear(
      ctx,
      [0, base - rise, 0, base + rise * 3],
      [
        [0, mix(lighter(color, 0.035), palette.glow, 0.14)],
        [1, lighter(color, -0.04)],
      ],
    ),
  );
  if (row === 3) return;
  const count = Math.round((w / 1000) * (4 + 3 * stage.detail));
  for (let i = 0; i < count; i++) {
    const x = hill.range(0, w);
    paintRoundTree(
      stage,
      hill,
      x,
      top(x) + 3,
      (22 + 58 * t) * hill.range(0.6, 1.2),
      mix(color, palette.near, 0.45),
    );
  }
}

function paintRoundTree(
  stage: Stage,
  random: Random,
  x: number,
  y: number,
  size: number,
  color: Color,
): void {
  const { ctx, palette } = stage;
  ctx.fillStyle = css(lighter(color, -0.06));
  ctx.fillRect(x - size * 0.05, y - size * 0.5, size * 0.1, size * 0.5);
  ctx.fillStyle = linear(
    ctx,
    [x - size * 0.4, y - size * 1.3, x + size * 0.4, y - size * 0.2],
    [
      [0, mix(lighter(color, 0.09), palette.glow, 0.2)],
      [0.6, color],
      [1, lighter(color, -0.04)],
    ],
  );
  ctx.beginPath();
  for (let i = 0; i < 6; i++) {
    const r = size * random.range(0.22, 0.36);
    const [cx, cy] = [x + size * random.range(-0.26, 0.26), y - size * random.range(0.55, 1.02)];
    ctx.moveTo(cx + r, cy);
    ctx.arc(cx, cy, r, 0, Math.PI * 2);
  }
  ctx.fill();
}

function paintGrass(stage: Stage): void {
  const { ctx, w, h, palette, detail, random } = stage;
  const blades = random.fork('grass');
  const near = hillColor(stage, 1);
  const count = Math.round((w / 1000) * 230 * detail);
  ctx.lineCap = 'round';
  for (let i = 0; i < count; i++) {
    const t = i / count;
    const x = blades.range(-20, w + 20);
    const y = h - 150 + 190 * t;
    const size = blades.range(28, 84) * (0.5 + 0.7 * t);
    const bend = blades.range(-0.5, 0.5) * size;
    ctx.strokeStyle = css(mix(lighter(near, 0.08 - 0.17 * t), palette.glow, 0.16 * blades.next()), 0.9);
    ctx.lineWidth = 1.2 + 2.6 * t;
    ctx.beginPath();
    ctx.moveTo(x, y);
    ctx.quadraticCurveTo(x + bend * 0.15, y - size * 0.6, x + bend, y - size);
    ctx.stroke();
  }
}

function paintFlowers(stage: Stage): void {
  const { w, h, palette, detail, random } = stage;
  const flowers = random.fork('flowers');
  const count = Math.round((w / 1000) * (9 + 5 * detail));
  const colors = [
    palette.accent,
    palette.second,
    mix(palette.light, palette.accent, 0.12),
    palette.accent,
  ] as const;
  for (let i = 0; i < count; i++) {
    const t = (i + 1) / count;
    // Away from the middle, where a subject may stand.
    const side = flowers.sign();
    const x = w * (0.5 + side * (0.06 + 0.46 * flowers.next() ** 0.7));
    const size = (38 + 74 * t) * flowers.range(0.75, 1.15);
    paintFlower(stage, flowers.fork(i), {
      x,
      y: h - 40 + 60 * t,
      stem: (120 + 300 * t * flowers.next()) * (0.6 + 0.5 * t),
      size,
      color: flowers.pick(colors),
      leaf: lighter(hillColor(stage, 1), -0.05),
    });
  }
}
