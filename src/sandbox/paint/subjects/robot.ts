import { type Color, css, lighter, mix } from '../color.ts';
import { aside, disc, linear, radial, type Stage } from '../Stage.ts';
import { paintGroundShadow } from './groundShadow.ts';
import { FIGURE_HEIGHT, type Figure } from './Subject.ts';

/** A friendly robot with a screen for a face. */
export function paintRobot(stage: Stage, figure: Figure): void {
  const { ctx, palette } = stage;
  const shell = figure.tints[0] ?? mix(palette.light, palette.far, 0.22);
  paintGroundShadow(stage, figure);
  aside(ctx, () => {
    ctx.translate(figure.place.x, figure.place.y);
    const unit = figure.place.size / FIGURE_HEIGHT;
    ctx.scale(unit, unit);
    paintLimbs(stage, shell);
    plate(stage, shell, [-20, -46, 40, 34], 11);
    ctx.fillStyle = css(palette.accent);
    disc(ctx, 0, -30, 5);
    ctx.fillStyle = css(palette.light, 0.7);
    disc(ctx, -1.4, -31.6, 1.5);
    ctx.fillStyle = css(lighter(shell, -0.2));
    ctx.fillRect(-5, -52, 10, 7);
    paintHead(stage, shell);
  });
}

type Box = readonly [x: number, y: number, width: number, height: number];

function plate({ ctx }: Stage, color: Color, [x, y, width, height]: Box, round: number): void {
  ctx.fillStyle = linear(
    ctx,
    [x, y, x + width, y + height],
    [
      [0, lighter(color, 0.05)],
      [0.5, color],
      [1, lighter(color, -0.13)],
    ],
  );
  ctx.beginPath();
  ctx.roundRect(x, y, width, height, round);
  ctx.fill();
}

function paintLimbs(stage: Stage, shell: Color): void {
  const { ctx, palette } = stage;
  ctx.strokeStyle = css(lighter(shell, -0.22));
  ctx.lineWidth = 5;
  ctx.lineCap = 'round';
  for (const side of [-1, 1]) {
    ctx.beginPath();
    ctx.moveTo(side * 20, -38);
    ctx.quadraticCurveTo(side * 34, -34, side > 0 ? 34 : -31, side > 0 ? -52 : -20);
    ctx.stroke();
    ctx.fillStyle = css(palette.accent);
    disc(ctx, side > 0 ? 34 : -31, side > 0 ? -54 : -18, 5);
    plate(stage, lighter(shell, -0.06), [side * 10 - 6, -14, 12, 14], 5);
  }
}

function paintHead(stage: Stage, shell: Color): void {
  const { ctx, palette } = stage;
  ctx.strokeStyle = css(lighter(shell, -0.22));
  ctx.lineWidth = 2;
  ctx.beginPath();
  ctx.moveTo(0, -86);
  ctx.lineTo(0, -94);
  ctx.stroke();
  ctx.fillStyle = radial(
    ctx,
    [0, -96, 0, 9],
    [
      [0, palette.accent],
      [0.4, palette.accent, 0.8],
      [1, palette.accent, 0],
    ],
  );
  disc(ctx, 0, -96, 9);
  for (const side of [-1, 1]) plate(stage, palette.accent, [side * 27 - 4, -76, 8, 15], 4);
  plate(stage, shell, [-27, -87, 54, 37], 13);
  ctx.fillStyle = linear(
    ctx,
    [0, -82, 0, -55],
    [
      [0, [0.27, 0.05, 265]],
      [1, [0.18, 0.04, 265]],
    ],
  );
  ctx.beginPath();
  ctx.roundRect(-22, -82, 44, 27, 9);
  ctx.fill();
  const glow: Color = [0.88, 0.12, 195];
  for (const side of [-1, 1]) {
    ctx.fillStyle = radial(
      ctx,
      [side * 10, -70, 1, 9],
      [
        [0, glow, 0.5],
        [1, glow, 0],
      ],
    );
    disc(ctx, side * 10, -70, 9);
    ctx.fillStyle = css(glow);
    ctx.beginPath();
    ctx.roundRect(side * 10 - 3.4, -75, 6.8, 9.5, 3.4);
    ctx.fill();
  }
  ctx.strokeStyle = css(glow);
  ctx.lineWidth = 1.6;
  ctx.lineCap = 'round';
  ctx.beginPath();
  ctx.arc(0, -64, 5, 0.35, Math.PI - 0.35);
  ctx.stroke();
}
