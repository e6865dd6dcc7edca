import { css, lighter, mix } from './color.ts';
import type { Light } from './sky.ts';
import { aside, linear, openCanvas, type Stage } from './Stage.ts';

/**
 * Turns everything below `shore` into water: what stands above is mirrored in it, broken into strips that
 * sway more the nearer they are.
 */
export function paintReflection(stage: Stage, shore: number, clarity: number): void {
  const { ctx, w, h, scale, palette } = stage;
  const deep = h - shore;
  const random = stage.random.fork('water');
  // Drawing from the very canvas that is drawn on would copy all of it for every strip.
  const above = openCanvas({ width: ctx.canvas.width, height: Math.ceil(shore * scale) });
  above.ctx.drawImage(ctx.canvas, 0, 0);
  const strip = 7 - stage.detail;
  ctx.fillStyle = css(palette.skyMid);
  ctx.fillRect(0, shore, w, deep);
  const phase = random.range(0, 9);
  for (let y = 0; y < deep; y += strip) {
    const nearness = y / deep;
    const mirrored = shore - (y + strip) * 0.92;
    const sway = Math.sin(phase + y * 0.12) * 7 * nearness + Math.sin(y * 0.037) * 4 * nearness;
    // Rows of a canvas, so in pixels.
    const from = Math.max(0, mirrored) * scale;
    const size = Math.max(1, strip * 0.92 * scale);
    aside(ctx, () => {
      ctx.translate(0, shore + y + strip);
      ctx.scale(1, -1);
      ctx.drawImage(above.canvas, 0, from, above.canvas.width, size, sway - 12, 0, w + 24, strip + 0.6);
    });
  }
  ctx.fillStyle = linear(
    ctx,
    [0, shore, 0, h],
    [
      [0, palette.skyLow, 0.1],
      [0.3, palette.skyMid, 1 - clarity],
      [1, lighter(palette.skyTop, -0.1), 1.08 - clarity * 0.6],
    ],
  );
  ctx.fillRect(0, shore, w, deep);
  paintRipples(stage, shore, h);
}

/** Short bright strokes on water, finer and denser towards the horizon. */
export function paintRipples(stage: Stage, shore: number, bottom: number): void {
  const { ctx, w, palette, detail } = stage;
  const random = stage.random.fork('ripples');
  const deep = bottom - shore;
  const color = mix(palette.skyLow, palette.light, 0.3);
  const count = Math.round((w / 1000) * 70 * detail);
  for (let i = 0; i < count; i++) {
    const t = random.next() ** 1.7;
    const y = shore + 2 + t * deep;
    const half = random.range(8, 40) * (0.35 + 1.8 * t);
    paintLozenge(stage, random.range(0, w), y, half, 0.6 + 2.2 * t, css(color, 0.05 + 0.16 * random.next()));
  }
  ctx.fillStyle = css(color, 0.35);
  ctx.fillRect(0, shore - 0.8, w, 1.6);
}

/** The path that the sun or moon lays over water. */
export function paintGlitter(stage: Stage, light: Light, shore: number, bottom: number): void {
  const { palette, detail } = stage;
  const random = stage.random.fork('glitter');
  const deep = bottom - shore;
  const count = 130 * detail;
  for (let i = 0; i < count; i++) {
    const t = (i + random.next()) / count;
    const y = shore + 2 + t ** 1.35 * deep;
    const spread = light.r * (0.5 + 2.1 * t) * (0.65 + 0.35 * Math.sin(t * 31));
    const half = random.range(0.1, 0.5) * light.r * (0.3 + 1.15 * t);
    const color = css(
      mix(palette.light, palette.glow, random.next() * 0.7),
      random.range(0.25, 0.8) * (1 - 0.6 * t),
    );
    paintLozenge(stage, light.x + random.bell() * spread * 0.45, y, half, 0.9 + 3.1 * t, color);
  }
}

function paintLozenge(
  { ctx }: Stage,
  x: number,
  y: number,
  half: number,
  thick: number,
  color: string,
): void {
  ctx.fillStyle = color;
  ctx.beginPath();
  ctx.moveTo(x - half, y);
  ctx.quadraticCurveTo(x, y - thick, x + half, y);
  ctx.quadraticCurveTo(x, y + thick, x - half, y);
  ctx.fill();
}
