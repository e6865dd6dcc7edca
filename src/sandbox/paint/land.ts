import { type Color, css } from './color.ts';
import type { Noise1 } from './noise.ts';
import type { Random } from './Random.ts';
import { type Context, linear, type Stage } from './Stage.ts';

export type Point = readonly [x: number, y: number];

/** A broken line between two points: halved `depth` times, each middle moved by up to `roughness` of its span. */
export function jagged(from: Point, to: Point, roughness: number, depth: number, random: Random): Point[] {
  if (depth === 0) return [from, to];
  const span = Math.hypot(to[0] - from[0], to[1] - from[1]);
  const move = span * roughness * random.range(-1, 1);
  const middle: Point = [(from[0] + to[0]) / 2 + move * 0.35, (from[1] + to[1]) / 2 + move];
  const left = jagged(from, middle, roughness, depth - 1, random);
  return [...left.slice(0, -1), ...jagged(middle, to, roughness, depth - 1, random)];
}

export function trace(ctx: Context, points: readonly Point[]): void {
  ctx.beginPath();
  points.forEach(([x, y], i) => (i === 0 ? ctx.moveTo(x, y) : ctx.lineTo(x, y)));
}

/** A ridge from edge to edge: `top` gives its height at x, everything below it is filled. */
export function paintRidge(
  { ctx, w, detail }: Stage,
  top: Noise1,
  bottom: number,
  fill: CanvasGradient | string,
): void {
  const step = 9 - 2 * detail;
  ctx.fillStyle = fill;
  ctx.beginPath();
  ctx.moveTo(-step, bottom);
  for (let x = -step; x <= w + step; x += step) ctx.lineTo(x, top(x));
  ctx.lineTo(w + step, bottom);
  ctx.fill();
}

/** A band of mist, thickest at `y`. */
export function paintMist({ ctx, w }: Stage, y: number, reach: number, color: Color, strength: number): void {
  ctx.fillStyle = linear(
    ctx,
    [0, y - reach, 0, y + reach],
    [
      [0, color, 0],
      [0.5, color, strength],
      [1, color, 0],
    ],
  );
  ctx.fillRect(0, y - reach, w, reach * 2);
}

/** A conifer standing at (x, y). */
export function paintPine(ctx: Context, x: number, y: number, height: number, random: Random): void {
  const tiers = Math.max(4, Math.round(height / 15));
  const reach = height * random.range(0.17, 0.23);
  const lean = height * random.range(-0.02, 0.02);
  ctx.beginPath();
  ctx.moveTo(x + lean, y - height);
  const right: Point[] = [];
  for (let i = 1; i <= tiers; i++) {
    const t = i / tiers;
    const half = reach * t ** 0.85 * random.range(0.85, 1.1);
    const drop = y - height * (1 - t * 0.93);
    ctx.lineTo(x - half + lean * (1 - t), drop + height * 0.02);
    if (i < tiers) ctx.lineTo(x - half * 0.45 + lean * (1 - t), drop - height * 0.012);
    right.unshift([x + half * random.range(0.9, 1.1) + lean * (1 - t), drop + height * 0.02]);
    if (i < tiers) right.unshift([x + half * 0.45 + lean * (1 - t), drop - height * 0.012]);
  }
  ctx.lineTo(x - height * 0.018, y - height * 0.07);
  ctx.lineTo(x - height * 0.018, y);
  ctx.lineTo(x + height * 0.018, y);
  ctx.lineTo(x + height * 0.018, y - height * 0.07);
  right.sort((a, b) => b[1] - a[1]);
  for (const [px, py] of right) ctx.lineTo(px, py);
  ctx.fill();
}

/** A few birds far away. */
export function paintBirds({ ctx, w, palette, random }: Stage, horizon: number): void {
  const birds = random.fork('birds');
  const [cx, cy] = [w * birds.range(0.2, 0.8), horizon * birds.range(0.3, 0.6)];
  const count = birds.int(3, 7);
  ctx.strokeStyle = css(palette.near, 0.75);
  ctx.lineCap = 'round';
  for (let i = 0; i < count; i++) {
    const x = cx + birds.bell() * 75;
    const y = cy + birds.bell() * 28;
    const size = birds.range(7, 14);
    const lift = birds.range(0.15, 0.5) * size;
    ctx.lineWidth = size * 0.16;
    ctx.beginPath();
    ctx.moveTo(x - size, y - lift);
    ctx.quadraticCurveTo(x - size * 0.4, y - lift * 1.2, x, y);
    ctx.quadraticCurveTo(x + size * 0.4, y - lift * 1.2, x + size, y - lift);
    ctx.stroke();
  }
}
