import { css, lighter, mix } from '../color.ts';
import { aside, linear, type Stage } from '../Stage.ts';
import { FIGURE_HEIGHT, type Figure } from './Subject.ts';

/** A small sailing boat with its mirror image on the water. */
export function paintBoat(stage: Stage, figure: Figure): void {
  const { ctx } = stage;
  const { x, y, size } = figure.place;
  const unit = size / FIGURE_HEIGHT;
  aside(ctx, () => {
    ctx.translate(x, y);
    ctx.scale(unit, -unit * 0.6);
    ctx.globalAlpha = 0.22;
    paintHullAndSails(stage, figure);
  });
  aside(ctx, () => {
    ctx.translate(x, y);
    ctx.scale(unit, unit);
    paintHullAndSails(stage, figure);
    ctx.strokeStyle = css(mix(stage.palette.light, stage.palette.skyLow, 0.3), 0.7);
    ctx.lineWidth = 1;
    ctx.beginPath();
    ctx.moveTo(-40, 0.5);
    ctx.quadraticCurveTo(0, 3, 40, 0.5);
    ctx.stroke();
  });
}

function paintHullAndSails(stage: Stage, { tints }: Figure): void {
  const { ctx, palette } = stage;
  const sail = tints[0] ?? mix(palette.light, palette.skyLow, 0.1);
  const second = mix(sail, palette.accent, 0.75);
  ctx.fillStyle = css(lighter(palette.near, -0.02));
  ctx.fillRect(-0.9, -96, 1.8, 86);
  ctx.fillStyle = linear(
    ctx,
    [0, -90, 34, -12],
    [
      [0, sail],
      [1, lighter(mix(sail, palette.far, 0.3), -0.03)],
    ],
  );
  ctx.beginPath();
  ctx.moveTo(2.2, -92);
  ctx.quadraticCurveTo(30, -52, 33, -17);
  ctx.quadraticCurveTo(16, -13, 2.2, -15);
  ctx.fill();
  ctx.fillStyle = linear(
    ctx,
    [-24, 0, 0, 0],
    [
      [0, lighter(second, 0.04)],
      [1, lighter(second, -0.08)],
    ],
  );
  ctx.beginPath();
  ctx.moveTo(-2.2, -84);
  ctx.quadraticCurveTo(-21, -46, -25, -17);
  ctx.quadraticCurveTo(-12, -14, -2.2, -16);
  ctx.fill();
  const wood = mix([0.45, 0.09, 45], palette.near, 0.35);
  ctx.fillStyle = linear(
    ctx,
    [0, -11, 0, 2],
    [
      [0, lighter(wood, 0.1)],
      [1, lighter(wood, -0.08)],
    ],
  );
  ctx.beginPath();
  ctx.moveTo(-36, -11);
  ctx.quadraticCurveTo(0, -7, 39, -13);
  ctx.quadraticCurveTo(32, 1.5, 22, 1.5);
  ctx.lineTo(-22, 1.5);
  ctx.quadraticCurveTo(-32, 0, -36, -11);
  ctx.fill();
  ctx.fillStyle = css(palette.accent);
  ctx.beginPath();
  ctx.moveTo(0, -96);
  ctx.lineTo(11, -92.5);
  ctx.lineTo(0, -89.5);
  ctx.fill();
}
