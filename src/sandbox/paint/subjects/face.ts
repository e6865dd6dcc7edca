import { type Color, css, lighter, mix } from '../color.ts';
import { aside, disc, oval, radial, type Stage } from '../Stage.ts';
import { type Coat, SPECIES } from './species.ts';

const PUPIL: Color = [0.2, 0.02, 280];

/** Muzzle, eyes, nose, mouth, whiskers and blush of a seated animal, in its own coordinates. */
export function paintFace(stage: Stage, dress: Coat): void {
  const { ctx } = stage;
  const { species, coat, chest, marks } = dress;
  if (species === SPECIES.panda) {
    ctx.fillStyle = css(marks);
    for (const side of [-1, 1]) oval(ctx, side * 11.5, -68.5, 6.6, 8.4, side * 0.5);
  }
  ctx.fillStyle = css(mix(chest, [0.97, 0.02, 80], 0.25), 0.95);
  const k = species.muzzle;
  for (const side of [-1, 1]) oval(ctx, side * 4.2 * k, -58.2, 6.6 * k, 5.2 * k);
  ctx.fillStyle = css([0.75, 0.13, 15], 0.35);
  for (const side of [-1, 1]) oval(ctx, side * 19.5, -60, 4.6, 2.7);
  for (const side of [-1, 1] as const) paintEye(stage, side, dress);
  const nose: Color = species.marks || species.muzzle > 1.1 ? PUPIL : [0.66, 0.12, 15];
  ctx.fillStyle = css(coat[0] < 0.4 ? mix(nose, [0.6, 0.08, 15], 0.6) : nose);
  ctx.beginPath();
  ctx.moveTo(-2.9 * k, -62.6);
  ctx.quadraticCurveTo(0, -63.8, 2.9 * k, -62.6);
  ctx.quadraticCurveTo(2.2 * k, -59.4, 0, -59);
  ctx.quadraticCurveTo(-2.2 * k, -59.4, -2.9 * k, -62.6);
  ctx.fill();
  ctx.strokeStyle = css(mix(PUPIL, coat, 0.25), 0.85);
  ctx.lineWidth = 1;
  ctx.lineCap = 'round';
  ctx.beginPath();
  ctx.moveTo(-5, -56.6);
  ctx.quadraticCurveTo(-2, -54, 0, -56.8);
  ctx.quadraticCurveTo(2, -54, 5, -56.6);
  ctx.moveTo(0, -59);
  ctx.lineTo(0, -56.8);
  ctx.stroke();
  if (species.whiskers) paintWhiskers(stage, coat);
}

function paintEye({ ctx, random }: Stage, side: -1 | 1, { species, coat }: Coat): void {
  const [x, y] = [side * 11.2, -69];
  const iris = random.fork('iris').pick<Color>([
    [0.8, 0.15, 110],
    [0.78, 0.14, 80],
    [0.75, 0.1, 190],
    [0.72, 0.1, 240],
  ]);
  if (species.stripes) {
    ctx.fillStyle = css(coat[0] < 0.4 ? [0.15, 0.01, 280] : lighter(coat, -0.3));
    oval(ctx, x, y, 6.1, 6.5);
    ctx.fillStyle = radial(
      ctx,
      [x, y + 2, 0, 6],
      [
        [0, lighter(iris, 0.1)],
        [1, lighter(iris, -0.08)],
      ],
    );
    oval(ctx, x, y, 5.3, 5.7);
    ctx.fillStyle = css(PUPIL);
    oval(ctx, x, y, 3.2, 4.7);
  } else {
    ctx.fillStyle = css(PUPIL);
    oval(ctx, x, y, 4, 4.5);
  }
  ctx.fillStyle = css([0.99, 0.01, 90]);
  disc(ctx, x + 1.5, y - 2, 1.4);
  disc(ctx, x - 1.4, y + 1.6, 0.7);
}

function paintWhiskers({ ctx }: Stage, coat: Color): void {
  aside(ctx, () => {
    ctx.strokeStyle = css(coat[0] < 0.4 ? [0.85, 0.01, 280] : [0.98, 0.01, 80], 0.9);
    ctx.lineWidth = 0.6;
    for (const side of [-1, 1]) {
      for (const [rise, reach] of [
        [3.4, 37],
        [0, 39],
        [-3.4, 37],
      ] as const) {
        ctx.beginPath();
        ctx.moveTo(side * 10, -58.4);
        ctx.quadraticCurveTo(side * 24, -59 - rise * 0.6, side * reach, -58 - rise);
        ctx.stroke();
      }
    }
  });
}
