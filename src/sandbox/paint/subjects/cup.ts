import { css, lighter, mix } from '../color.ts';
import { paintCastShadow } from '../settings/room.ts';
import { aside, disc, linear, oval, type Stage } from '../Stage.ts';
import { FIGURE_HEIGHT, type Figure } from './Subject.ts';

/** A steaming cup on its saucer. */
export function paintCup(stage: Stage, { place, tints }: Figure): void {
  const { ctx, palette, random } = stage;
  const side = random.fork('cup').sign();
  const glaze = tints[0] ?? mix(palette.light, palette.accent, 0.82);
  paintCastShadow(stage, place.x, place.y, place.size * 0.42, side);
  aside(ctx, () => {
    ctx.translate(place.x, place.y);
    const unit = place.size / FIGURE_HEIGHT;
    ctx.scale(unit, unit);
    paintSteam(stage);
    ctx.fillStyle = css(lighter(glaze, -0.1));
    oval(ctx, 0, -4, 50, 9);
    ctx.fillStyle = css(mix(glaze, palette.light, 0.35));
    oval(ctx, 0, -6, 49, 8);
    ctx.strokeStyle = css(lighter(glaze, -0.06));
    ctx.lineWidth = 6;
    ctx.beginPath();
    ctx.ellipse(-side * 36, -36, 14, 14, 0, 0, Math.PI * 2);
    ctx.stroke();
    ctx.fillStyle = linear(
      ctx,
      [side * 36, 0, -side * 36, 0],
      [
        [0, mix(lighter(glaze, 0.08), palette.light, 0.35)],
        [0.55, glaze],
        [1, lighter(glaze, -0.15)],
      ],
    );
    ctx.beginPath();
    ctx.moveTo(-36, -60);
    ctx.bezierCurveTo(-36, -18, -22, -7, 0, -7);
    ctx.bezierCurveTo(22, -7, 36, -18, 36, -60);
    ctx.fill();
    ctx.fillStyle = css(mix(glaze, palette.light, 0.5));
    oval(ctx, 0, -60, 36, 8.6);
    ctx.fillStyle = linear(
      ctx,
      [-30, 0, 30, 0],
      [
        [0, [0.34, 0.07, 50]],
        [1, [0.46, 0.09, 58]],
      ],
    );
    oval(ctx, 0, -59.4, 32, 6.7);
    paintFoam(stage);
  });
}

function paintFoam({ ctx }: Stage): void {
  ctx.fillStyle = css([0.9, 0.05, 75], 0.9);
  ctx.beginPath();
  ctx.moveTo(0, -55.2);
  ctx.bezierCurveTo(-14, -59, -9, -63.6, 0, -61);
  ctx.bezierCurveTo(9, -63.6, 14, -59, 0, -55.2);
  ctx.fill();
}

function paintSteam({ ctx, palette }: Stage): void {
  for (let i = 0; i < 3; i++) {
    const sway = (i - 1) * 15;
    for (let k = 0; k <= 26; k++) {
      const t = k / 26;
      ctx.fillStyle = css(palette.light, 0.13 * Math.sin(Math.PI * t));
      disc(ctx, sway + 6 * Math.sin(t * 7 + i * 2) * (0.4 + t), -64 - 42 * t, 2.4 + 3.2 * t);
    }
  }
}
