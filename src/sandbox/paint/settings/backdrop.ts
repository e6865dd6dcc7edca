import { type Color, css, lighter, mix } from '../color.ts';
import { paintLeaf } from '../flower.ts';
import type { Random } from '../Random.ts';
import { paintStars } from '../sky.ts';
import { aside, disc, linear, radial, type Stage } from '../Stage.ts';
import type { Place } from './Setting.ts';

/** A poster's ground for one figure: a great disc behind it, leaves at the sides, a floor. */
export function paintBackdrop(stage: Stage): Place {
  const { ctx, w, h, palette, random } = stage;
  const plan = random.fork('backdrop');
  ctx.fillStyle = linear(
    ctx,
    [0, 0, 0, h],
    [
      [0, palette.skyTop],
      [0.5, palette.skyMid],
      [1, palette.skyLow],
    ],
  );
  ctx.fillRect(0, 0, w, h);
  if (palette.night) paintStars(stage, h);
  const floor = h * 0.77;
  const r = Math.min(w, h) * plan.range(0.3, 0.35);
  const [x, y] = [w * 0.5, Math.min(floor - r * 0.72, h * 0.5)];
  ctx.fillStyle = radial(
    ctx,
    [x, y, r * 0.9, r * 2],
    [
      [0, palette.glow, 0.6],
      [1, palette.glow, 0],
    ],
  );
  ctx.fillRect(0, 0, w, h);
  ctx.fillStyle = linear(
    ctx,
    [x, y - r, x, y + r],
    [
      [0, palette.light],
      [1, mix(palette.light, palette.second, 0.45)],
    ],
  );
  disc(ctx, x, y, r);
  paintFloor(stage, floor);
  const green = mix([palette.night ? 0.34 : 0.5, 0.085, 155], palette.near, 0.4);
  for (const side of [-1, 1] as const) paintSprigs(stage, plan.fork(side), side, floor, green);
  return { x: w * 0.5, y: floor + h * 0.055, size: Math.min(w, h) * 0.56 };
}

function paintFloor({ ctx, w, h, palette }: Stage, floor: number): void {
  const color = mix(palette.far, palette.near, 0.35);
  ctx.fillStyle = linear(
    ctx,
    [0, floor, 0, h],
    [
      [0, mix(color, palette.glow, 0.25)],
      [1, lighter(color, -0.08)],
    ],
  );
  ctx.beginPath();
  ctx.moveTo(0, floor + 14);
  ctx.quadraticCurveTo(w / 2, floor - 18, w, floor + 14);
  ctx.lineTo(w, h);
  ctx.lineTo(0, h);
  ctx.fill();
}

function paintSprigs(stage: Stage, random: Random, side: -1 | 1, floor: number, green: Color): void {
  const { ctx, w, detail } = stage;
  const sprigs = 3 + detail;
  for (let i = 0; i < sprigs; i++) {
    const t = i / (sprigs - 1);
    const foot: readonly [number, number] = [
      w * 0.5 + side * (w * 0.5 - random.range(-15, 105)),
      floor + 40 + 26 * t,
    ];
    const reach = random.range(200, 470) * (1 - 0.35 * t);
    const turn = -side * random.range(-0.12, 0.62);
    const color = lighter(green, (t - 0.5) * -0.12 + random.range(-0.03, 0.03));
    aside(ctx, () => {
      ctx.translate(foot[0], foot[1]);
      ctx.rotate(turn);
      ctx.strokeStyle = css(lighter(color, -0.05));
      ctx.lineWidth = 4;
      ctx.lineCap = 'round';
      ctx.beginPath();
      ctx.moveTo(0, 0);
      ctx.quadraticCurveTo(-side * reach * 0.1, -reach * 0.6, 0, -reach);
      ctx.stroke();
      const leaves = Math.round(reach / 42);
      for (let k = 1; k <= leaves; k++) {
        const u = k / leaves;
        const stemX = -side * reach * 0.2 * u * (1 - u);
        for (const flank of [-1, 1]) {
          paintLeaf(
            ctx,
            stemX,
            -reach * u,
            92 * (1.1 - 0.55 * u),
            flank * (1.05 - 0.5 * u),
            lighter(color, flank * 0.015),
          );
        }
      }
    });
  }
}
