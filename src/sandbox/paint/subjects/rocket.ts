import { type Color, css, lighter, mix } from '../color.ts';
import { aside, disc, linear, radial, type Stage } from '../Stage.ts';
import { FIGURE_HEIGHT, type Figure } from './Subject.ts';

/** A rocket on its way up, on a tail of fire. */
export function paintRocket(stage: Stage, { place, tints }: Figure): void {
  const { ctx, palette, random } = stage;
  const tilt = random.fork('rocket').sign() * 0.42;
  const trim = tints[0] ?? palette.accent;
  aside(ctx, () => {
    ctx.translate(place.x, place.y - place.size * 0.28);
    ctx.rotate(tilt);
    const unit = place.size / FIGURE_HEIGHT;
    ctx.scale(unit, unit);
    paintFire(stage);
    paintFins(stage, trim);
    ctx.fillStyle = linear(
      ctx,
      [-17, 0, 17, 0],
      [
        [0, lighter(palette.light, 0.01)],
        [0.55, mix(palette.light, palette.far, 0.2)],
        [1, mix(palette.light, palette.near, 0.5)],
      ],
    );
    ctx.beginPath();
    ctx.moveTo(0, -82);
    ctx.bezierCurveTo(21, -60, 20, -22, 11, 0);
    ctx.lineTo(-11, 0);
    ctx.bezierCurveTo(-20, -22, -21, -60, 0, -82);
    ctx.fill();
    ctx.fillStyle = css(trim);
    ctx.beginPath();
    ctx.moveTo(0, -82);
    ctx.bezierCurveTo(8, -74, 12.3, -66, 14.4, -58);
    ctx.quadraticCurveTo(0, -53, -14.4, -58);
    ctx.bezierCurveTo(-12.3, -66, -8, -74, 0, -82);
    ctx.fill();
    ctx.fillStyle = css(lighter(trim, -0.12));
    disc(ctx, 0, -40, 8.6);
    ctx.fillStyle = radial(
      ctx,
      [-2, -43, 1, 8],
      [
        [0, [0.93, 0.05, 215]],
        [1, [0.5, 0.11, 240]],
      ],
    );
    disc(ctx, 0, -40, 6.4);
  });
}

function paintFins({ ctx, palette }: Stage, trim: Color): void {
  for (const side of [-1, 1]) {
    ctx.fillStyle = css(lighter(trim, side > 0 ? -0.13 : -0.03));
    ctx.beginPath();
    ctx.moveTo(side * 14.5, -24);
    ctx.quadraticCurveTo(side * 29, -12, side * 26, 9);
    ctx.quadraticCurveTo(side * 18, 0, side * 10, 0);
    ctx.fill();
  }
  ctx.fillStyle = css(lighter(palette.near, 0.12));
  ctx.fillRect(-8, -1, 16, 4.5);
}

function paintFire({ ctx }: Stage): void {
  const flames = [
    [12, 62, [0.72, 0.19, 45], 0.85],
    [8, 42, [0.85, 0.16, 80], 0.95],
    [4.4, 24, [0.98, 0.05, 100], 1],
  ] as const;
  for (const [half, length, color, strength] of flames) {
    ctx.fillStyle = linear(
      ctx,
      [0, 3, 0, length],
      [
        [0, color, strength],
        [1, color, 0],
      ],
    );
    ctx.beginPath();
    ctx.moveTo(-half * 0.6, 3);
    ctx.quadraticCurveTo(-half * 1.3, length * 0.4, 0, length);
    ctx.quadraticCurveTo(half * 1.3, length * 0.4, half * 0.6, 3);
    ctx.fill();
  }
}
