import { css, lighter, mix } from './color.ts';
import { aside, disc, linear, oval, radial, type Stage } from './Stage.ts';

export interface Light {
  readonly x: number;
  readonly y: number;
  readonly r: number;
}

/** The whole sky down to `horizon`: air, stars, sun or moon, clouds. */
export function paintSky(stage: Stage, horizon: number, light: Light): void {
  const { ctx, w, h, palette } = stage;
  ctx.fillStyle = linear(
    ctx,
    [0, 0, 0, horizon],
    [
      [0, palette.skyTop],
      [0.3, mix(palette.skyTop, palette.skyMid, 0.55)],
      [0.6, palette.skyMid],
      [0.86, mix(palette.skyMid, palette.skyLow, 0.75)],
      [1, palette.skyLow],
    ],
  );
  ctx.fillRect(0, 0, w, h);
  if (palette.night) paintStars(stage, horizon);
  paintGlow(stage, light);
  paintDisc(stage, light);
  paintClouds(stage, horizon);
}

/** Stars of three sizes, fewer towards the horizon, a few of them with a halo. */
export function paintStars(stage: Stage, horizon: number): void {
  const { ctx, w, palette, detail } = stage;
  const random = stage.random.fork('stars');
  const count = Math.round((w / 1000) * (horizon / 600) * 90 * detail);
  for (let i = 0; i < count; i++) {
    const x = random.range(0, w);
    const y = horizon * random.next() ** 1.6;
    const size = random.next() ** 5;
    ctx.fillStyle = css(palette.light, (0.25 + 0.7 * random.next()) * (1 - 0.7 * (y / horizon)));
    disc(ctx, x, y, 0.7 + 1.7 * size);
    if (size < 0.72) continue;
    ctx.fillStyle = radial(
      ctx,
      [x, y, 0, 9],
      [
        [0, palette.light, 0.35],
        [1, palette.light, 0],
      ],
    );
    disc(ctx, x, y, 9);
  }
}

function paintGlow({ ctx, w, h, palette }: Stage, { x, y, r }: Light): void {
  const strength = palette.night ? 0.5 : 0.85;
  ctx.fillStyle = radial(
    ctx,
    [x, y, r * 0.6, r * 9],
    [
      [0, palette.glow, strength],
      [0.18, palette.glow, strength * 0.5],
      [0.5, palette.glow, strength * 0.16],
      [1, palette.glow, 0],
    ],
  );
  ctx.fillRect(0, 0, w, h);
}

function paintDisc(stage: Stage, { x, y, r }: Light): void {
  const { ctx, palette } = stage;
  if (!palette.night) {
    ctx.fillStyle = radial(
      ctx,
      [x, y, 0, r * 1.02],
      [
        [0, lighter(palette.light, 0.02)],
        [0.93, palette.light],
        [1, palette.light, 0],
      ],
    );
    disc(ctx, x, y, r * 1.02);
    return;
  }
  const random = stage.random.fork('moon');
  ctx.fillStyle = css(palette.light);
  disc(ctx, x, y, r);
  aside(ctx, () => {
    ctx.beginPath();
    ctx.arc(x, y, r, 0, Math.PI * 2);
    ctx.clip();
    ctx.fillStyle = css(mix(palette.light, palette.skyMid, 0.35), 0.35);
    for (let i = 0; i < 7; i++) {
      const size = r * random.range(0.1, 0.32);
      oval(ctx, x + random.range(-0.8, 0.8) * r, y + random.range(-0.8, 0.8) * r, size, size * 0.85);
    }
    ctx.fillStyle = radial(
      ctx,
      [x - r * 0.45, y - r * 0.35, r * 0.5, r * 1.7],
      [
        [0, palette.skyTop, 0],
        [1, palette.skyTop, 0.75],
      ],
    );
    disc(ctx, x, y, r);
  });
}

function paintClouds(stage: Stage, horizon: number): void {
  const { w, random } = stage;
  const clouds = random.fork('clouds');
  const wisps = clouds.int(4, 7);
  for (let i = 0; i < wisps; i++) {
    const y = horizon * clouds.range(0.3, 0.95);
    paintWisp(stage, clouds.range(-0.1, 1.1) * w, y, clouds.range(180, 520), clouds.range(4, 11));
  }
  if (stage.palette.night || clouds.chance(0.35)) return;
  const heaps = clouds.int(1, 3);
  for (let i = 0; i < heaps; i++) {
    const size = clouds.range(70, 150);
    paintHeap(stage, clouds.fork(i), clouds.range(0.02, 0.98) * w, horizon * clouds.range(0.24, 0.6), size);
  }
}

/** A long thin lens of lit cloud. */
function paintWisp({ ctx, palette }: Stage, x: number, y: number, length: number, thickness: number): void {
  const color = mix(palette.skyLow, palette.light, 0.4);
  ctx.fillStyle = linear(
    ctx,
    [x - length, 0, x + length, 0],
    [
      [0, color, 0],
      [0.4, color, 0.42],
      [0.65, color, 0.3],
      [1, color, 0],
    ],
  );
  ctx.beginPath();
  ctx.moveTo(x - length, y);
  ctx.bezierCurveTo(x - length * 0.4, y - thickness, x + length * 0.3, y - thickness * 1.4, x + length, y);
  ctx.bezierCurveTo(x + length * 0.4, y + thickness * 0.5, x - length * 0.3, y + thickness, x - length, y);
  ctx.fill();
}

/** A heap of round puffs with a flat, fading foot. */
function paintHeap(stage: Stage, random: Stage['random'], x: number, y: number, size: number): void {
  const { ctx, palette } = stage;
  const top = mix(palette.light, palette.skyLow, 0.25);
  aside(ctx, () => {
    ctx.fillStyle = linear(
      ctx,
      [0, y - size, 0, y + size * 0.12],
      [
        [0, top, 0.92],
        [0.6, mix(top, palette.skyMid, 0.35), 0.7],
        [1, palette.skyMid, 0],
      ],
    );
    ctx.beginPath();
    const puffs = 5 + 2 * stage.detail;
    for (let i = 0; i < puffs; i++) {
      const t = (i + 0.5) / puffs;
      const r = size * (0.2 + 0.42 * Math.sin(Math.PI * t)) * random.range(0.75, 1.1);
      const cx = x + (t - 0.5) * size * 3;
      const cy = y - r * random.range(0.45, 0.8);
      ctx.moveTo(cx + r, cy);
      ctx.arc(cx, cy, r, 0, Math.PI * 2);
    }
    ctx.fill();
  });
}
