import { type Color, css, lighter, mix } from '../color.ts';
import { aside, linear, radial, type Stage } from '../Stage.ts';
import type { Figure } from './Subject.ts';

/** Hot-air balloons: one near, two far. They float, so only `x` of the place counts. */
export function paintBalloons(stage: Stage, figure: Figure): void {
  const { w, h, palette, random } = stage;
  const sky = random.fork('balloons');
  const [first = palette.accent, second = palette.second] = figure.tints;
  const side = sky.sign();
  const far = mix(first, palette.skyMid, 0.35);
  paintBalloon(
    stage,
    { x: w * (0.5 - side * 0.3), y: h * sky.range(0.42, 0.5), size: 110 },
    far,
    palette.skyLow,
  );
  paintBalloon(
    stage,
    { x: w * (0.5 + side * 0.36), y: h * sky.range(0.2, 0.26), size: 75 },
    second,
    palette.skyLow,
  );
  paintBalloon(stage, { x: w * (0.5 + side * 0.06), y: h * 0.5, size: 400 }, first, second);
}

interface Spot {
  readonly x: number;
  /** Foot of the basket. */
  readonly y: number;
  readonly size: number;
}

function paintBalloon(stage: Stage, { x, y, size }: Spot, first: Color, second: Color): void {
  const { ctx, palette } = stage;
  const unit = size / 100;
  aside(ctx, () => {
    ctx.translate(x, y);
    ctx.scale(unit, unit);
    ctx.strokeStyle = css(lighter(palette.near, 0.06), 0.9);
    ctx.lineWidth = 0.6;
    for (const side of [-1, -0.35, 0.35, 1]) {
      ctx.beginPath();
      ctx.moveTo(side * 6.5, -26);
      ctx.lineTo(side * 5, -10);
      ctx.stroke();
    }
    paintEnvelope(stage, first, second);
    const wicker: Color = mix([0.55, 0.09, 60], palette.near, 0.2);
    ctx.fillStyle = linear(
      ctx,
      [-6, 0, 6, 0],
      [
        [0, lighter(wicker, 0.1)],
        [1, lighter(wicker, -0.1)],
      ],
    );
    ctx.beginPath();
    ctx.roundRect(-6, -10.5, 12, 10.5, [1, 1, 3, 3]);
    ctx.fill();
    ctx.fillStyle = css(lighter(wicker, -0.16));
    ctx.fillRect(-6.6, -11, 13.2, 1.7);
  });
}

function paintEnvelope({ ctx, palette }: Stage, first: Color, second: Color): void {
  const outline = (k: number) => {
    ctx.moveTo(0, -100);
    ctx.bezierCurveTo(44 * k, -100, 44 * k, -58, 7.5 * k, -25);
    ctx.lineTo(-7.5 * k, -25);
    ctx.bezierCurveTo(-44 * k, -58, -44 * k, -100, 0, -100);
  };
  const gores = [1, 0.74, 0.44, 0.14];
  gores.forEach((k, i) => {
    ctx.fillStyle = css(i % 2 ? second : first);
    ctx.beginPath();
    outline(k);
    ctx.fill();
  });
  ctx.fillStyle = radial(
    ctx,
    [-13, -82, 3, 62],
    [
      [0, palette.light, 0.55],
      [0.4, palette.light, 0],
      [0.55, lighter(palette.near, -0.1), 0],
      [1, lighter(palette.near, -0.1), 0.5],
    ],
  );
  ctx.beginPath();
  outline(1.005);
  ctx.fill();
  ctx.fillStyle = css(lighter(second, -0.12));
  ctx.fillRect(-7.5, -26.4, 15, 2.2);
}
