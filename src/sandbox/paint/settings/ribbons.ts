import { type Color, css, lighter, mix } from '../color.ts';
import { fractal1, noise1 } from '../noise.ts';
import { linear, radial, type Stage } from '../Stage.ts';
import type { Place } from './Setting.ts';

/** Abstract: sheets of colour that flow over each other like cut paper, each with its own shadow. */
export function paintRibbons(stage: Stage): Place {
  const { ctx, w, h, palette, random } = stage;
  const plan = random.fork('ribbons');
  ctx.fillStyle = linear(
    ctx,
    [0, 0, w * 0.4, h],
    [
      [0, palette.skyLow],
      [0.55, palette.skyMid],
      [1, palette.skyTop],
    ],
  );
  ctx.fillRect(0, 0, w, h);
  const [gx, gy] = [w * plan.range(0.55, 0.85), h * plan.range(0.12, 0.3)];
  ctx.fillStyle = radial(
    ctx,
    [gx, gy, 0, Math.max(w, h) * 0.7],
    [
      [0, palette.light, 0.75],
      [0.3, palette.glow, 0.35],
      [1, palette.glow, 0],
    ],
  );
  ctx.fillRect(0, 0, w, h);
  const sheets = 7 + plan.int(0, 3);
  const tilt = plan.range(-0.36, 0.36);
  for (let i = 0; i < sheets; i++) paintSheet(stage, i, i / (sheets - 1), tilt);
  return { x: w * 0.5, y: h * 0.87, size: 430 };
}

function sheetColor({ palette }: Stage, t: number): Color {
  const path = [palette.skyLow, palette.second, palette.accent, palette.far, palette.skyTop, palette.near];
  const at = t * (path.length - 1);
  const k = Math.min(path.length - 2, Math.floor(at));
  return mix(path[k]!, path[k + 1]!, at - k);
}

function paintSheet(stage: Stage, index: number, t: number, tilt: number): void {
  const { ctx, w, h, palette, detail, random } = stage;
  const flow = random.fork(`sheet ${index}`);
  const shape = fractal1(noise1(flow), 2);
  const base = h * (0.2 + 0.74 * t);
  const rise = Math.min(w, h) * flow.range(0.1, 0.17);
  const length = Math.max(w, 900) * flow.range(0.3, 0.44);
  const edge = (x: number) =>
    base + (x - w / 2) * tilt * (1 - t * 0.6) - rise * shape(x / length + index * 5);
  const color = sheetColor(stage, t);
  // Three faint wider strokes instead of a blurred shadow: blur is slow in software and absent in Safari.
  for (const [width, strength] of [
    [34, 0.05],
    [18, 0.07],
    [7, 0.1],
  ] as const) {
    ctx.strokeStyle = css(lighter(palette.near, -0.1), strength);
    ctx.lineWidth = width;
    follow(stage, (x) => edge(x) + 1);
    ctx.stroke();
  }
  follow(stage, edge);
  ctx.lineTo(w + 20, h + 20);
  ctx.lineTo(-20, h + 20);
  ctx.fillStyle = linear(
    ctx,
    [0, base - rise, w * 0.18, base + rise * 2.6],
    [
      [0, mix(lighter(color, 0.09), palette.light, 0.2)],
      [0.35, color],
      [1, lighter(mix(color, palette.near, 0.12), -0.03)],
    ],
  );
  ctx.fill();
  ctx.strokeStyle = css(mix(color, palette.light, 0.65), 0.75);
  ctx.lineWidth = 1.6;
  follow(stage, edge);
  ctx.stroke();
  if (index % 2 === 0) paintContours(stage, edge, rise, color, 4 + 4 * detail);
}

/** Fine lines that follow the edge and drift away from it. */
function paintContours(
  stage: Stage,
  edge: (x: number) => number,
  rise: number,
  color: Color,
  count: number,
): void {
  const { ctx, w, palette } = stage;
  for (let i = 1; i <= count; i++) {
    const drop = (i / count) * rise * 1.25;
    ctx.strokeStyle = linear(
      ctx,
      [0, 0, w, 0],
      [
        [0, palette.light, 0],
        [0.5, mix(color, palette.light, 0.7), 0.42 * (1 - i / (count + 1))],
        [1, palette.light, 0],
      ],
    );
    ctx.lineWidth = 1.1;
    follow(stage, (x) => edge(x) + drop * (1 + 0.4 * Math.sin(x / 210 + i * 0.22)));
    ctx.stroke();
  }
}

function follow({ ctx, w }: Stage, y: (x: number) => number): void {
  ctx.beginPath();
  ctx.moveTo(-20, y(-20));
  for (let x = -20; x <= w + 20; x += 8) ctx.lineTo(x, y(x));
}
