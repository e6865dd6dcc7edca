import { type Color, css, lighter, mix } from '../color.ts';
import { aside, type Context, disc, linear, oval } from '../Stage.ts';
import { paintFace } from './face.ts';
import { paintGroundShadow } from './groundShadow.ts';
import { type Coat, CREAM, type Species, SPECIES } from './species.ts';
import { FIGURE_HEIGHT, type Subject } from './Subject.ts';

/** A seated animal that looks at you. */
export function critter(species: Species): Subject {
  return (stage, figure) => {
    const { ctx, random } = stage;
    const plan = random.fork('critter');
    const coat = dyed(species.coats, figure.tints[0]) ?? plan.pick(species.coats);
    const dress: Coat = {
      species,
      coat,
      chest: species.chest ?? (coat[0] < 0.4 ? lighter(coat, 0.08) : mix(coat, CREAM, 0.72)),
      marks: species.marks ?? lighter(coat, coat[0] < 0.4 ? -0.08 : -0.13),
      side: plan.sign(),
    };
    paintGroundShadow(stage, figure);
    aside(ctx, () => {
      ctx.translate(figure.place.x, figure.place.y);
      const unit = figure.place.size / FIGURE_HEIGHT;
      ctx.scale(unit, unit);
      paintTail(ctx, dress);
      paintBody(ctx, dress);
      paintEars(ctx, dress);
      paintHead(ctx, dress);
      paintFace(stage, dress);
    });
  };
}

/** A red fox is not red as a rose: colours only lean a coat, while black, white and grey are what they say. */
function dyed(coats: Species['coats'], tint: Color | undefined): Color | undefined {
  if (!tint || tint[1] < 0.05) return tint;
  const distance = (coat: Color) => {
    const turn = ((tint[2] - coat[2]) * Math.PI) / 180;
    return Math.hypot(tint[0] - coat[0], tint[1] - coat[1] * Math.cos(turn), coat[1] * Math.sin(turn));
  };
  const nearest = coats.reduce((best, coat) => (distance(coat) < distance(best) ? coat : best));
  return mix(nearest, tint, 0.5);
}

function fur(ctx: Context, { coat, side }: Coat, half: number): CanvasGradient {
  return linear(
    ctx,
    [side * half, -20, -side * half, 20],
    [
      [0, lighter(coat, 0.07)],
      [0.5, coat],
      [1, lighter(coat, -0.09)],
    ],
  );
}

function paintTail(ctx: Context, dress: Coat): void {
  const { species, coat, chest, side } = dress;
  ctx.lineCap = 'round';
  if (species.tail === 'short') {
    ctx.fillStyle = css(lighter(species.ears === 'long' ? chest : coat, -0.04));
    disc(ctx, -side * 25, -11, 7);
    return;
  }
  const bushy = species.tail === 'bushy';
  const stroke = (width: number, color: Color, from: number) => {
    ctx.strokeStyle = css(color);
    ctx.lineWidth = width;
    ctx.setLineDash([]);
    ctx.beginPath();
    if (from === 0) {
      ctx.moveTo(-side * 14, -6);
      ctx.bezierCurveTo(-side * 46, 3, -side * 52, -20, -side * 38, -33);
    } else {
      ctx.moveTo(-side * 44, -22);
      ctx.quadraticCurveTo(-side * 44, -29, -side * 38, -33);
    }
    ctx.stroke();
  };
  stroke(bushy ? 17 : 8.5, lighter(coat, -0.05), 0);
  if (bushy) stroke(17, chest, 1);
}

function paintBody(ctx: Context, dress: Coat): void {
  const { chest, marks, species, coat } = dress;
  ctx.fillStyle = fur(ctx, dress, 28);
  ctx.beginPath();
  ctx.moveTo(0, -58);
  ctx.bezierCurveTo(-20, -56, -32, -22, -28, -7);
  ctx.bezierCurveTo(-26, 1, -10, 1, 0, 1);
  ctx.bezierCurveTo(10, 1, 26, 1, 28, -7);
  ctx.bezierCurveTo(32, -22, 20, -56, 0, -58);
  ctx.fill();
  ctx.fillStyle = linear(
    ctx,
    [0, -52, 0, 0],
    [
      [0, chest],
      [1, lighter(chest, -0.05)],
    ],
  );
  ctx.beginPath();
  ctx.moveTo(0, -52);
  ctx.bezierCurveTo(-13, -48, -16, -20, -9, -4);
  ctx.quadraticCurveTo(0, 0, 9, -4);
  ctx.bezierCurveTo(16, -20, 13, -48, 0, -52);
  ctx.fill();
  const leg = species === SPECIES.panda ? marks : coat;
  for (const x of [-8.6, 8.6]) {
    ctx.fillStyle = linear(
      ctx,
      [0, -34, 0, 0],
      [
        [0, leg, 0],
        [0.35, lighter(leg, 0.015)],
        [1, lighter(leg, -0.03)],
      ],
    );
    ctx.beginPath();
    ctx.roundRect(x - 5.4, -36, 10.8, 36, 5.4);
    ctx.fill();
    ctx.fillStyle = css(species.marks ? marks : lighter(chest, 0.01));
    oval(ctx, x, -2.4, 7.2, 4.2);
    ctx.strokeStyle = css(lighter(species.marks ? marks : chest, -0.16), 0.8);
    ctx.lineWidth = 0.7;
    for (const toe of [-2, 2]) {
      ctx.beginPath();
      ctx.moveTo(x + toe, -3);
      ctx.lineTo(x + toe, 0.6);
      ctx.stroke();
    }
  }
}

function paintEars(ctx: Context, dress: Coat): void {
  const { species, coat, marks, chest } = dress;
  const inner = mix(mix(coat, [0.78, 0.09, 20], 0.65), chest, 0.15);
  for (const side of [-1, 1]) {
    aside(ctx, () => {
      ctx.translate(side * 17, -80);
      ctx.scale(side, 1);
      ctx.fillStyle = css(species.marks && species.ears !== 'pointed' ? marks : lighter(coat, -0.025));
      EARS[species.ears](ctx, 1);
      ctx.fillStyle = css(species.marks && species.ears === 'round' ? lighter(marks, 0.06) : inner);
      if (species.ears !== 'floppy') EARS[species.ears](ctx, 0.62);
    });
  }
}

/** The right ear around its foot; `k` shrinks it to its inside. */
const EARS: Readonly<Record<Species['ears'], (ctx: Context, k: number) => void>> = {
  pointed: (ctx, k) => triangleEar(ctx, 12 * k, 21 * k, 4),
  large: (ctx, k) => triangleEar(ctx, 13 * k, 26 * k, 5),
  long: (ctx, k) => oval(ctx, -3, -17 - 3 * (1 - k), 7 * k, 24 * k, 0.16),
  round: (ctx, k) => disc(ctx, 3, -2, 10.5 * k),
  floppy: (ctx) => oval(ctx, 9, 7, 8.5, 19, -0.35),
};

function triangleEar(ctx: Context, half: number, height: number, lean: number): void {
  ctx.beginPath();
  ctx.moveTo(-half, 5);
  ctx.quadraticCurveTo(-half * 0.4, -height * 0.7, lean, -height);
  ctx.quadraticCurveTo(lean + half * 0.7, -height * 0.5, half * 0.92, 11);
  ctx.fill();
}

function paintHead(ctx: Context, dress: Coat): void {
  const { species, marks, coat } = dress;
  ctx.fillStyle = css(lighter(coat, -0.14), 0.35);
  oval(ctx, 0, -52.5, 18, 6);
  ctx.fillStyle = fur(ctx, dress, 30);
  ctx.beginPath();
  ctx.moveTo(0, -92);
  ctx.bezierCurveTo(19, -92, 30, -80, 30, -69);
  ctx.bezierCurveTo(30, -55, 15, -49.5, 0, -49.5);
  ctx.bezierCurveTo(-15, -49.5, -30, -55, -30, -69);
  ctx.bezierCurveTo(-30, -80, -19, -92, 0, -92);
  ctx.fill();
  if (!species.stripes) return;
  ctx.strokeStyle = css(marks, 0.8);
  ctx.lineCap = 'round';
  ctx.lineWidth = 2.3;
  for (const [x, length] of [
    [0, 9],
    [-5.5, 6.5],
    [5.5, 6.5],
  ] as const) {
    ctx.beginPath();
    ctx.moveTo(x, -90.6 + Math.abs(x) * 0.1);
    ctx.lineTo(x * 0.8, -90.6 + length);
    ctx.stroke();
  }
  for (const side of [-1, 1]) {
    for (const y of [-66, -61.5]) {
      ctx.beginPath();
      ctx.moveTo(side * 28.6, y);
      ctx.quadraticCurveTo(side * 24, y + 1, side * 21, y + 2);
      ctx.stroke();
    }
  }
}
