import { type Color, css, lighter, mix } from '../color.ts';
import { paintLeaf } from '../flower.ts';
import type { Random } from '../Random.ts';
import { aside, disc, linear, oval, radial, type Stage } from '../Stage.ts';
import { paintCastShadow, paintRoom } from './room.ts';
import type { Place } from './Setting.ts';

/** A table with solids and an arch in soft side light, after Morandi. */
export function paintStillLife(stage: Stage): Place {
  const { w, h, random } = stage;
  const plan = random.fork('still life');
  const side = plan.sign();
  const table = h * 0.7;
  paintRoom(stage, table, side);
  const unit = Math.min(w, h * 1.1);
  const middle = w * 0.5;
  paintArch(stage, middle + side * unit * 0.16, table + 22, unit * 0.2, unit * 0.52, side);
  paintVase(stage, plan.fork('vase'), middle - side * unit * 0.2, table + 34, unit * 0.3, side);
  paintBox(stage, middle + side * unit * 0.33, table + 60, unit * 0.15, side);
  paintBall(stage, middle + side * unit * 0.1, table + 92, unit * 0.105, stage.palette.accent, side);
  paintBall(stage, middle - side * unit * 0.06, table + 106, unit * 0.05, stage.palette.second, side);
  paintCone(stage, middle - side * unit * 0.36, table + 84, unit * 0.085, unit * 0.2, side);
  return { x: w * 0.5, y: h * 0.9, size: 380 };
}

/** Light from one side over a round body. */
function roundFill(
  { ctx, palette }: Stage,
  x: number,
  half: number,
  color: Color,
  side: -1 | 1,
): CanvasGradient {
  return linear(
    ctx,
    [x - side * half, 0, x + side * half, 0],
    [
      [0, mix(lighter(color, 0.06), palette.light, 0.25)],
      [0.3, mix(lighter(color, 0.1), palette.light, 0.35)],
      [0.65, color],
      [0.92, mix(lighter(color, -0.13), palette.near, 0.2)],
      [1, mix(lighter(color, -0.08), palette.glow, 0.12)],
    ],
  );
}

function paintArch(stage: Stage, x: number, foot: number, half: number, height: number, side: -1 | 1): void {
  const { ctx, palette } = stage;
  const color = mix(palette.second, palette.skyLow, 0.35);
  paintCastShadow(stage, x, foot, half, side);
  const path = (r: number, shift: number) => {
    ctx.beginPath();
    ctx.moveTo(x - r + shift, foot);
    ctx.lineTo(x - r + shift, foot - height + half);
    ctx.arc(x + shift, foot - height + half, r, Math.PI, 0);
    ctx.lineTo(x + r + shift, foot);
  };
  path(half, 0);
  ctx.fillStyle = linear(
    ctx,
    [x - side * half, 0, x + side * half, 0],
    [
      [0, mix(color, palette.light, 0.4)],
      [1, mix(color, palette.near, 0.1)],
    ],
  );
  ctx.fill();
  path(half * 0.56, 0);
  ctx.fillStyle = linear(
    ctx,
    [0, foot - height, 0, foot],
    [
      [0, mix(color, palette.near, 0.5)],
      [1, mix(color, palette.near, 0.3)],
    ],
  );
  ctx.fill();
  aside(ctx, () => {
    path(half * 0.56, 0);
    ctx.clip();
    path(half * 0.56, side * -half * 0.2);
    ctx.fillStyle = css(mix(palette.skyMid, palette.skyLow, 0.6), 0.85);
    ctx.fill();
  });
}

function paintVase(
  stage: Stage,
  random: Random,
  x: number,
  foot: number,
  height: number,
  side: -1 | 1,
): void {
  const { ctx, palette } = stage;
  const half = height * 0.3;
  const leaf = mix(mix(palette.near, [0.5, 0.09, 145], 0.6), palette.far, 0.12);
  for (let i = 0; i < 7; i++) {
    const turn = (i - 3) * 0.24 + random.range(-0.08, 0.08);
    const reach = height * random.range(0.55, 1);
    const [tx, ty] = [x + Math.sin(turn) * reach, foot - height * 0.92 - Math.cos(turn) * reach];
    ctx.strokeStyle = css(lighter(leaf, -0.06));
    ctx.lineWidth = 3;
    ctx.beginPath();
    ctx.moveTo(x, foot - height * 0.9);
    ctx.quadraticCurveTo(x + Math.sin(turn) * reach * 0.3, ty + reach * 0.4, tx, ty);
    ctx.stroke();
    for (let k = 0; k < 5; k++) {
      const t = 0.4 + k * 0.15;
      const [lx, ly] = [x + (tx - x) * t ** 1.5, foot - height * 0.9 + (ty - foot + height * 0.9) * t];
      paintLeaf(
        ctx,
        lx,
        ly,
        reach * 0.24,
        turn + (k % 2 ? 0.9 : -0.9),
        lighter(leaf, random.range(-0.03, 0.05)),
      );
    }
  }
  paintCastShadow(stage, x, foot, half, side);
  ctx.fillStyle = roundFill(stage, x, half, mix(palette.skyLow, palette.far, 0.45), side);
  ctx.beginPath();
  ctx.moveTo(x - half * 0.34, foot - height);
  ctx.bezierCurveTo(
    x - half * 0.3,
    foot - height * 0.78,
    x - half,
    foot - height * 0.72,
    x - half,
    foot - height * 0.42,
  );
  ctx.bezierCurveTo(x - half, foot - height * 0.14, x - half * 0.7, foot, x - half * 0.5, foot);
  ctx.quadraticCurveTo(x, foot + height * 0.035, x + half * 0.5, foot);
  ctx.bezierCurveTo(x + half * 0.7, foot, x + half, foot - height * 0.14, x + half, foot - height * 0.42);
  ctx.bezierCurveTo(
    x + half,
    foot - height * 0.72,
    x + half * 0.3,
    foot - height * 0.78,
    x + half * 0.34,
    foot - height,
  );
  ctx.fill();
}

function paintBox(stage: Stage, x: number, foot: number, half: number, side: -1 | 1): void {
  const { ctx, palette } = stage;
  const color = mix(palette.far, palette.skyMid, 0.2);
  paintCastShadow(stage, x, foot, half, side);
  ctx.fillStyle = linear(
    ctx,
    [x - side * half, 0, x + side * half, 0],
    [
      [0, mix(color, palette.light, 0.3)],
      [1, color],
    ],
  );
  ctx.fillRect(x - half, foot - half * 1.5, half * 2, half * 1.5);
  ctx.fillStyle = css(mix(color, palette.light, 0.62));
  ctx.beginPath();
  ctx.moveTo(x - half, foot - half * 1.5);
  ctx.lineTo(x - half * 0.7, foot - half * 1.8);
  ctx.lineTo(x + half * 0.8, foot - half * 1.8);
  ctx.lineTo(x + half, foot - half * 1.5);
  ctx.fill();
}

function paintBall(stage: Stage, x: number, foot: number, r: number, color: Color, side: -1 | 1): void {
  const { ctx, palette } = stage;
  paintCastShadow(stage, x, foot, r, side);
  ctx.fillStyle = radial(
    ctx,
    [x - side * r * 0.38, foot - r * 1.4, r * 0.05, r * 1.5],
    [
      [0, mix(lighter(color, 0.14), palette.light, 0.55)],
      [0.4, color],
      [0.85, mix(lighter(color, -0.16), palette.near, 0.25)],
      [1, mix(lighter(color, -0.1), palette.glow, 0.15)],
    ],
  );
  disc(ctx, x, foot - r, r);
}

function paintCone(stage: Stage, x: number, foot: number, half: number, height: number, side: -1 | 1): void {
  const { ctx, palette } = stage;
  paintCastShadow(stage, x, foot, half, side);
  ctx.fillStyle = roundFill(stage, x, half, mix(palette.accent, palette.second, 0.5), side);
  ctx.beginPath();
  ctx.moveTo(x, foot - height);
  ctx.lineTo(x + half, foot);
  ctx.quadraticCurveTo(x, foot + half * 0.34, x - half, foot);
  ctx.fill();
  ctx.fillStyle = css(palette.light, 0.08);
  oval(ctx, x, foot, half, half * 0.16);
}
