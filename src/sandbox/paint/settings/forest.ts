import { type Color, css, lighter, mix } from '../color.ts';
import { paintMist, paintPine, paintRidge } from '../land.ts';
import { fractal1, noise1 } from '../noise.ts';
import type { Random } from '../Random.ts';
import { type Light, paintSky } from '../sky.ts';
import { aside, disc, linear, radial, type Stage } from '../Stage.ts';
import type { Place } from './Setting.ts';

/** Firs rank behind rank into the mist, shafts of light, and fireflies at night. */
export function paintForest(stage: Stage): Place {
  const { w, h, palette, random } = stage;
  const plan = random.fork('forest');
  const light: Light = { x: w * plan.range(0.3, 0.7), y: h * plan.range(0.2, 0.32), r: plan.range(46, 70) };
  paintSky(stage, h * 0.72, light);
  const ranks = 5;
  for (let rank = 0; rank < ranks; rank++) {
    const t = rank / (ranks - 1);
    paintRank(stage, rank, t);
    if (rank < ranks - 1)
      paintMist(stage, h * (0.62 + 0.3 * t), h * 0.16, palette.glow, 0.5 * (1 - t * 0.65));
    if (rank === 2) paintShafts(stage, light);
  }
  paintFloor(stage);
  if (palette.night) paintFireflies(stage);
  return { x: w * 0.5, y: h * 0.87, size: 430 };
}

function paintRank(stage: Stage, rank: number, t: number): void {
  const { ctx, w, h, palette, detail, random } = stage;
  const trees = random.fork(`rank ${rank}`);
  const color = mix(palette.far, palette.near, 0.1 + 0.85 * t);
  const base = h * (0.6 + 0.33 * t);
  const size = Math.min(h, 1300) * (0.3 + 0.42 * t);
  const shape = fractal1(noise1(trees), 3);
  const ground = (x: number) => base - 26 * shape(x / 300);
  const fill = linear(
    ctx,
    [0, base - size, 0, base + 40],
    [
      [0, color],
      [1, mix(color, palette.glow, 0.38 * (1 - t))],
    ],
  );
  paintRidge(stage, ground, h + 2, fill);
  ctx.fillStyle = fill;
  const gap = size * (0.3 - 0.03 * detail);
  for (let x = -size * 0.2; x < w + size * 0.2; x += gap * trees.range(0.45, 1.6)) {
    // The middle stays lower, as a clearing that leads into the depth.
    const clearing = 1 - 0.55 * t * Math.exp(-(((x - w * 0.5) / (w * 0.22)) ** 2));
    paintPine(ctx, x, ground(x) + 10, size * trees.range(0.5, 1.08) * clearing, trees);
  }
}

function paintShafts(stage: Stage, light: Light): void {
  const { ctx, h, palette } = stage;
  const random = stage.random.fork('shafts');
  aside(ctx, () => {
    ctx.globalCompositeOperation = palette.night ? 'screen' : 'soft-light';
    for (let i = 0; i < 9; i++) {
      const angle = random.range(-0.75, 0.75);
      const spread = random.range(0.03, 0.09);
      ctx.fillStyle = radial(
        ctx,
        [light.x, light.y, 10, h * 0.8],
        [
          [0, palette.light, palette.night ? 0.1 : 0.5],
          [1, palette.light, 0],
        ],
      );
      ctx.beginPath();
      ctx.moveTo(light.x, light.y);
      ctx.lineTo(light.x + Math.tan(angle - spread) * h, light.y + h);
      ctx.lineTo(light.x + Math.tan(angle + spread) * h, light.y + h);
      ctx.fill();
    }
  });
}

function paintFloor(stage: Stage): void {
  const { w, h, palette, detail, random } = stage;
  const floor = random.fork('floor');
  const shape = fractal1(noise1(floor), 4);
  const top = (x: number) => h - 62 - 22 * shape(x / 160);
  paintRidge(stage, top, h + 2, css(lighter(palette.near, -0.045)));
  const count = Math.round((w / 1000) * 26 * detail);
  for (let i = 0; i < count; i++) {
    const x = floor.range(0, w);
    paintFern(
      stage,
      floor,
      x,
      top(x) + 8,
      floor.range(26, 74),
      lighter(palette.near, floor.range(-0.045, 0.03)),
    );
  }
}

function paintFern({ ctx }: Stage, random: Random, x: number, y: number, size: number, color: Color): void {
  ctx.strokeStyle = css(color);
  ctx.lineCap = 'round';
  for (let i = -2; i <= 2; i++) {
    const bend = i * size * 0.34 + random.range(-5, 5);
    ctx.lineWidth = 3.4 - Math.abs(i) * 0.6;
    ctx.beginPath();
    ctx.moveTo(x, y);
    ctx.quadraticCurveTo(x + bend * 0.25, y - size * 0.75, x + bend, y - size * (1 - Math.abs(i) * 0.17));
    ctx.stroke();
  }
}

function paintFireflies({ ctx, w, h, palette, detail, random }: Stage): void {
  const flies = random.fork('fireflies');
  for (let i = 0; i < 14 * detail; i++) {
    const [x, y, r] = [flies.range(0, w), h * flies.range(0.5, 0.95), flies.range(7, 17)];
    ctx.fillStyle = radial(
      ctx,
      [x, y, 0, r],
      [
        [0, palette.accent, 0.95],
        [0.18, palette.accent, 0.5],
        [1, palette.accent, 0],
      ],
    );
    disc(ctx, x, y, r);
  }
}
