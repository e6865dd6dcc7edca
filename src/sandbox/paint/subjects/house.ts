import { type Color, css, lighter, mix } from '../color.ts';
import { aside, disc, linear, radial, type Stage } from '../Stage.ts';
import { paintGroundShadow } from './groundShadow.ts';
import { FIGURE_HEIGHT, type Figure } from './Subject.ts';

/** A cottage with lit windows and smoke from its chimney. */
export function paintHouse(stage: Stage, figure: Figure): void {
  const { ctx, palette } = stage;
  const { x, y, size } = figure.place;
  const wall = mix(mix(palette.light, palette.second, 0.18), palette.near, palette.night ? 0.42 : 0.06);
  const roof = mix(figure.tints[0] ?? palette.accent, palette.near, palette.night ? 0.45 : 0.15);
  paintGroundShadow(stage, { ...figure, place: { ...figure.place, size: size * 1.25 } });
  aside(ctx, () => {
    ctx.translate(x, y);
    const unit = size / FIGURE_HEIGHT;
    ctx.scale(unit, unit);
    paintSmoke(stage);
    ctx.fillStyle = css(lighter(roof, -0.12));
    ctx.fillRect(17, -88, 9, 26);
    ctx.fillStyle = linear(
      ctx,
      [-38, 0, 38, 0],
      [
        [0, lighter(wall, 0.03)],
        [1, lighter(wall, -0.09)],
      ],
    );
    ctx.fillRect(-38, -48, 76, 48);
    ctx.beginPath();
    ctx.moveTo(-38, -47);
    ctx.lineTo(0, -80);
    ctx.lineTo(38, -47);
    ctx.fill();
    ctx.strokeStyle = linear(
      ctx,
      [-40, 0, 40, 0],
      [
        [0, lighter(roof, 0.06)],
        [1, lighter(roof, -0.06)],
      ],
    );
    ctx.lineWidth = 7;
    ctx.lineJoin = 'round';
    ctx.lineCap = 'round';
    ctx.beginPath();
    ctx.moveTo(-46, -42);
    ctx.lineTo(0, -83);
    ctx.lineTo(46, -42);
    ctx.stroke();
    paintDoor(stage, roof);
    for (const wx of [-24, 24]) paintWindow(stage, wx, -26, 8);
    paintWindow(stage, 0, -56, 6.5);
  });
}

function paintSmoke({ ctx, palette, random }: Stage): void {
  const smoke = random.fork('smoke');
  for (let i = 0; i < 9; i++) {
    const t = i / 8;
    ctx.fillStyle = css(mix(palette.light, palette.skyMid, 0.35), 0.42 * (1 - t));
    disc(ctx, 21.5 + 9 * Math.sin(t * 4) + 14 * t, -92 - 36 * t, 3 + 6.5 * t + smoke.range(0, 2));
  }
}

function paintDoor({ ctx, palette }: Stage, roof: Color): void {
  ctx.fillStyle = css(mix(roof, palette.near, 0.5));
  ctx.beginPath();
  ctx.roundRect(-7.5, -27, 15, 27, [7.5, 7.5, 0, 0]);
  ctx.fill();
  ctx.fillStyle = css(palette.second);
  disc(ctx, 4, -12, 1.1);
}

function paintWindow({ ctx, palette }: Stage, x: number, y: number, half: number): void {
  const lamp: Color = [0.88, 0.13, 85];
  ctx.fillStyle = radial(
    ctx,
    [x, y, half * 0.6, half * 2.6],
    [
      [0, lamp, palette.night ? 0.55 : 0.15],
      [1, lamp, 0],
    ],
  );
  disc(ctx, x, y, half * 2.6);
  ctx.fillStyle = palette.night ? css(lamp) : css(mix(palette.skyMid, lamp, 0.35));
  ctx.beginPath();
  ctx.roundRect(x - half, y - half, half * 2, half * 2, 1.5);
  ctx.fill();
  ctx.strokeStyle = css(lighter(palette.near, 0.04));
  ctx.lineWidth = 1.3;
  ctx.beginPath();
  ctx.moveTo(x, y - half);
  ctx.lineTo(x, y + half);
  ctx.moveTo(x - half, y);
  ctx.lineTo(x + half, y);
  ctx.stroke();
}
