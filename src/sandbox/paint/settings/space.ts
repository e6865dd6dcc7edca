import { type Color, css, lighter, mix, rgb } from '../color.ts';
import { fractal2, noise2, smoothstep } from '../noise.ts';
import { paintStars } from '../sky.ts';
import { aside, disc, linear, openCanvas, oval, radial, type Stage } from '../Stage.ts';
import type { Place } from './Setting.ts';

/** Deep space: coloured dust, stars, a banded planet (often ringed) and a small moon. */
export function paintSpace(stage: Stage): Place {
  const { w, h, random } = stage;
  const plan = random.fork('space');
  paintDust(stage);
  const dark: Stage = { ...stage, palette: { ...stage.palette, light: [0.97, 0.02, 90] } };
  paintStars({ ...dark, detail: 3 }, h * 1.15);
  const side = plan.sign();
  const r = Math.min(w, h) * plan.range(0.21, 0.27);
  const planet = { x: w * (0.5 + side * plan.range(0.06, 0.16)), y: h * plan.range(0.4, 0.48), r };
  paintPlanet(stage, planet, side);
  const moon = {
    x: planet.x - side * r * plan.range(1.35, 1.6),
    y: planet.y + r * plan.range(0.5, 0.95),
    r: r * 0.17,
  };
  paintMoon(stage, moon, side);
  if (plan.chance(0.6)) paintComet(stage, side);
  return { x: w * (0.5 - side * 0.2), y: h * 0.8, size: 330 };
}

/** Per pixel on a small canvas, drawn large and smooth: dust has no edges. */
function paintDust(stage: Stage): void {
  const { ctx, w, h, palette, random } = stage;
  const field = random.fork('dust');
  const step = 1000 / 190;
  const [columns, rows] = [Math.ceil(w / step), Math.ceil(h / step)];
  const small = openCanvas({ width: columns, height: rows });
  const pixels = small.ctx.createImageData(columns, rows);
  const noise = fractal2(noise2(field), 5);
  const base = mix(palette.skyTop, [0.12, 0.03, palette.skyTop[2]], palette.night ? 0.5 : 0.78);
  const shades = ramp([
    base,
    mix(base, palette.skyMid, 0.55),
    mix(palette.skyMid, palette.accent, 0.5),
    palette.skyLow,
  ]);
  const tilt = field.range(-0.5, 0.5);
  for (let j = 0, at = 0; j < rows; j++) {
    for (let i = 0; i < columns; i++, at += 4) {
      const [x, y] = [i / 62, j / 62];
      const warp = noise(x + 3, y + 7) * 1.1;
      const lane = (j / rows - 0.5 - tilt * (i / columns - 0.5)) * 2;
      const cloud = noise(x + warp, y - warp) * 0.55 + 0.52 - lane * lane * 0.55;
      const [r, g, b] = shades[Math.round(255 * smoothstep(0.18, 1.05, cloud))]!;
      pixels.data[at] = r;
      pixels.data[at + 1] = g;
      pixels.data[at + 2] = b;
      pixels.data[at + 3] = 255;
    }
  }
  small.ctx.putImageData(pixels, 0, 0);
  ctx.imageSmoothingQuality = 'high';
  ctx.drawImage(small.canvas, 0, 0, columns * step, rows * step);
}

/** 256 colours along a path through `colors`. */
function ramp(colors: readonly Color[]): (readonly [number, number, number])[] {
  return Array.from({ length: 256 }, (_, i) => {
    const t = (i / 255) * (colors.length - 1);
    const k = Math.min(colors.length - 2, Math.floor(t));
    return rgb(mix(colors[k]!, colors[k + 1]!, t - k));
  });
}

interface Ball {
  readonly x: number;
  readonly y: number;
  readonly r: number;
}

function paintPlanet(stage: Stage, { x, y, r }: Ball, side: -1 | 1): void {
  const { ctx, palette, random } = stage;
  const plan = random.fork('planet');
  const tilt = plan.range(-0.42, 0.42);
  const ringed = plan.chance(0.7);
  ctx.fillStyle = radial(
    ctx,
    [x, y, r * 0.9, r * 1.7],
    [
      [0, palette.glow, 0.42],
      [1, palette.glow, 0],
    ],
  );
  disc(ctx, x, y, r * 1.7);
  aside(ctx, () => {
    ctx.translate(x, y);
    ctx.rotate(tilt);
    if (ringed) paintRings(stage, r, Math.PI, Math.PI * 2);
    aside(ctx, () => {
      ctx.beginPath();
      ctx.arc(0, 0, r, 0, Math.PI * 2);
      ctx.clip();
      paintBands(stage, r);
    });
    ctx.rotate(-tilt);
    shade(stage, r, side);
    ctx.rotate(tilt);
    if (ringed) paintRings(stage, r, 0, Math.PI);
  });
}

function paintBands({ ctx, palette, detail, random }: Stage, r: number): void {
  const bands = random.fork('bands');
  const colors = [
    palette.accent,
    palette.second,
    mix(palette.accent, palette.light, 0.5),
    mix(palette.accent, palette.skyMid, 0.45),
  ] as const;
  ctx.fillStyle = css(mix(palette.accent, palette.second, 0.4));
  ctx.fillRect(-r, -r, 2 * r, 2 * r);
  for (let y = -r; y < r;) {
    const thick = r * bands.range(0.04, 0.2);
    const phase = bands.range(0, 9);
    ctx.fillStyle = css(bands.pick(colors), 0.85);
    ctx.beginPath();
    ctx.moveTo(-r, y + thick);
    for (let x = -r; x <= r; x += r / (10 * detail))
      ctx.lineTo(x, y + r * 0.018 * Math.sin((x / r) * 7 + phase));
    for (let x = r; x >= -r; x -= r / (10 * detail))
      ctx.lineTo(x, y + thick + r * 0.022 * Math.sin((x / r) * 5 - phase));
    ctx.fill();
    y += thick * bands.range(0.8, 1.3);
  }
  const [sx, sy] = [bands.range(-0.45, 0.45) * r, bands.range(0.1, 0.45) * r];
  ctx.fillStyle = css(mix(palette.second, palette.near, 0.2), 0.75);
  oval(ctx, sx, sy, r * 0.2, r * 0.085);
  ctx.fillStyle = css(mix(palette.second, palette.light, 0.35), 0.8);
  oval(ctx, sx, sy, r * 0.13, r * 0.05);
}

/** Day side towards the light, night side away from it, a thin bright limb. */
function shade({ ctx, palette }: Stage, r: number, side: -1 | 1): void {
  const [lx, ly] = [-side * r * 0.5, -r * 0.42];
  ctx.fillStyle = radial(
    ctx,
    [lx, ly, r * 0.25, r * 1.75],
    [
      [0, palette.light, 0.34],
      [0.28, palette.light, 0],
      [0.45, [0.1, 0.03, 280], 0.12],
      [0.85, [0.08, 0.03, 280], 0.86],
      [1, [0.06, 0.02, 280], 0.95],
    ],
  );
  disc(ctx, 0, 0, r * 1.003);
  aside(ctx, () => {
    ctx.strokeStyle = linear(
      ctx,
      [lx * 2, ly * 2, 0, 0],
      [
        [0, palette.light, 0.8],
        [1, palette.light, 0],
      ],
    );
    ctx.lineWidth = r * 0.014;
    ctx.beginPath();
    ctx.arc(0, 0, r * 0.994, 0, Math.PI * 2);
    ctx.stroke();
  });
}

/** Half of the rings, before or behind the planet. */
function paintRings({ ctx, palette, random }: Stage, r: number, from: number, to: number): void {
  const rings = random.fork('rings');
  for (let radius = 1.32; radius < 2.05; radius += 0.035) {
    const gap = radius > 1.62 && radius < 1.69;
    ctx.strokeStyle = css(
      mix(palette.light, palette.accent, rings.next() * 0.8),
      gap ? 0.08 : rings.range(0.25, 0.8),
    );
    ctx.lineWidth = r * 0.031;
    ctx.beginPath();
    ctx.ellipse(0, 0, r * radius, r * radius * 0.24, 0, from, to);
    ctx.stroke();
  }
}

function paintMoon(stage: Stage, { x, y, r }: Ball, side: -1 | 1): void {
  const { ctx, palette } = stage;
  const random = stage.random.fork('moon');
  aside(ctx, () => {
    ctx.translate(x, y);
    const stone = mix(palette.light, palette.far, 0.35);
    ctx.fillStyle = css(stone);
    disc(ctx, 0, 0, r);
    ctx.beginPath();
    ctx.arc(0, 0, r, 0, Math.PI * 2);
    ctx.clip();
    ctx.fillStyle = css(lighter(stone, -0.1), 0.7);
    for (let i = 0; i < 8; i++)
      disc(ctx, random.range(-r, r), random.range(-r, r), r * random.range(0.08, 0.25));
    shade(stage, r, side);
  });
}

function paintComet({ ctx, w, h, palette, random }: Stage, side: -1 | 1): void {
  const comet = random.fork('comet');
  const [x, y] = [w * (0.5 - side * comet.range(0.2, 0.38)), h * comet.range(0.1, 0.22)];
  const [dx, dy] = [-side * 190, -64];
  ctx.fillStyle = linear(
    ctx,
    [x, y, x + dx, y + dy],
    [
      [0, palette.light, 0.9],
      [1, palette.light, 0],
    ],
  );
  ctx.beginPath();
  ctx.moveTo(x + dx, y + dy);
  ctx.lineTo(x + 1, y + 4);
  ctx.arc(x, y, 4, 1.2, -1.7, true);
  ctx.fill();
}
