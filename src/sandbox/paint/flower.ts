import { type Color, css, lighter, mix } from './color.ts';
import type { Random } from './Random.ts';
import { aside, type Context, disc, linear, oval, radial, type Stage } from './Stage.ts';

export interface FlowerPlan {
  /** Foot of the stem. */
  readonly x: number;
  readonly y: number;
  readonly stem: number;
  /** Across the head. */
  readonly size: number;
  readonly color: Color;
  readonly leaf: Color;
  readonly kind?: FlowerKind;
}

const HEADS = { daisy, tulip, poppy, peony } as const;
export type FlowerKind = keyof typeof HEADS;

type Head = (ctx: Context, size: number, color: Color, heart: Color, random: Random) => void;

/** One flower with its stem and leaves. */
export function paintFlower(stage: Stage, random: Random, plan: FlowerPlan): void {
  const { ctx, palette } = stage;
  const { x, y, stem, size, color, leaf } = plan;
  const bend = random.range(-0.22, 0.22) * stem;
  const [hx, hy] = [x + bend, y - stem];
  ctx.strokeStyle = css(leaf);
  ctx.lineCap = 'round';
  ctx.lineWidth = Math.max(1.6, size * 0.055);
  ctx.beginPath();
  ctx.moveTo(x, y);
  ctx.quadraticCurveTo(x - bend * 0.25, y - stem * 0.55, hx, hy);
  ctx.stroke();
  for (const side of [-1, 1] as const) {
    const t = random.range(0.25, 0.6);
    const foot = { x: x + bend * t * t - bend * 0.2 * t * (1 - t), y: y - stem * t };
    paintLeaf(ctx, foot.x, foot.y, size * random.range(0.55, 0.95), side * random.range(0.5, 1), leaf);
  }
  const kind = plan.kind ?? random.pick(['daisy', 'tulip', 'poppy', 'peony', 'daisy']);
  const heart = mix(palette.second, [0.8, 0.15, 85], 0.5);
  aside(ctx, () => {
    ctx.translate(hx, hy);
    ctx.rotate(Math.atan2(bend, stem) + random.range(-0.15, 0.15));
    HEADS[kind](ctx, size, color, heart, random);
  });
}

/** A leaf that grows from (x, y), turned from upright by `turn` radians. */
export function paintLeaf(
  ctx: Context,
  x: number,
  y: number,
  size: number,
  turn: number,
  color: Color,
): void {
  aside(ctx, () => {
    ctx.translate(x, y);
    ctx.rotate(turn);
    ctx.fillStyle = linear(
      ctx,
      [-size * 0.2, 0, size * 0.2, 0],
      [
        [0, lighter(color, 0.045)],
        [0.49, lighter(color, 0.02)],
        [0.51, lighter(color, -0.03)],
        [1, lighter(color, -0.015)],
      ],
    );
    ctx.beginPath();
    ctx.moveTo(0, 0);
    ctx.bezierCurveTo(-size * 0.3, -size * 0.3, -size * 0.18, -size * 0.75, 0, -size);
    ctx.bezierCurveTo(size * 0.18, -size * 0.75, size * 0.3, -size * 0.3, 0, 0);
    ctx.fill();
  });
}

function petals(ctx: Context, count: number, draw: (i: number) => void): void {
  for (let i = 0; i < count; i++) {
    aside(ctx, () => {
      ctx.rotate((i / count) * Math.PI * 2);
      draw(i);
    });
  }
}

function daisy(...[ctx, size, color, heart, random]: Parameters<Head>): void {
  const r = size / 2;
  const count = random.int(9, 13);
  for (const ring of [1, 0.82]) {
    ctx.fillStyle = radial(
      ctx,
      [0, 0, r * 0.15, r],
      [
        [0, lighter(color, -0.12)],
        [0.5, lighter(color, ring < 1 ? 0.05 : 0)],
        [1, lighter(color, ring < 1 ? 0.1 : 0.04)],
      ],
    );
    aside(ctx, () => {
      if (ring < 1) ctx.rotate(Math.PI / count);
      petals(ctx, count, () => oval(ctx, 0, -r * 0.6 * ring, r * 0.17, r * 0.42 * ring));
    });
  }
  ctx.fillStyle = radial(
    ctx,
    [-r * 0.06, -r * 0.07, 0, r * 0.24],
    [
      [0, lighter(heart, 0.07)],
      [1, lighter(heart, -0.14)],
    ],
  );
  disc(ctx, 0, 0, r * 0.23);
}

function tulip(...[ctx, size, color]: Parameters<Head>): void {
  const r = size * 0.42;
  const petal = (dx: number, lean: number, shade: Color) => {
    ctx.fillStyle = linear(
      ctx,
      [0, -r * 1.5, 0, r * 0.3],
      [
        [0, lighter(shade, 0.06)],
        [1, lighter(shade, -0.1)],
      ],
    );
    ctx.beginPath();
    ctx.moveTo(0, r * 0.3);
    ctx.bezierCurveTo(dx - r * 0.85, r * 0.2, dx - r * 0.7 + lean, -r * 0.9, dx + lean, -r * 1.45);
    ctx.bezierCurveTo(dx + r * 0.7 + lean, -r * 0.9, dx + r * 0.85, r * 0.2, 0, r * 0.3);
    ctx.fill();
  };
  petal(-r * 0.32, -r * 0.14, lighter(color, -0.07));
  petal(r * 0.32, r * 0.14, lighter(color, -0.045));
  petal(0, 0, color);
}

function poppy(...[ctx, size, color, heart, random]: Parameters<Head>): void {
  const r = size / 2;
  const turn = random.range(0, 1);
  petals(ctx, 5, (i) => {
    ctx.rotate(turn);
    ctx.fillStyle = radial(
      ctx,
      [0, 0, r * 0.1, r * 1.1],
      [
        [0, lighter(color, -0.2)],
        [0.35, lighter(color, i % 2 ? -0.04 : 0)],
        [1, lighter(color, i % 2 ? 0.03 : 0.075)],
      ],
    );
    oval(ctx, 0, -r * 0.52, r * 0.5, r * 0.48);
  });
  ctx.fillStyle = css([0.25, 0.04, color[2]]);
  disc(ctx, 0, 0, r * 0.17);
  ctx.fillStyle = css(heart);
  petals(ctx, 11, () => disc(ctx, 0, -r * 0.27, r * 0.032));
}

function peony(...[ctx, size, color, , random]: Parameters<Head>): void {
  const r = size / 2;
  const rings = [
    [11, 0.66, 0.38],
    [9, 0.47, 0.34],
    [7, 0.28, 0.28],
    [5, 0.13, 0.2],
  ] as const;
  rings.forEach(([count, reach, petal], ring) => {
    ctx.fillStyle = radial(
      ctx,
      [0, 0, 0, r * (reach + petal)],
      [
        [0, lighter(color, -0.11)],
        [0.72, lighter(color, -0.05 + ring * 0.035)],
        [1, lighter(color, 0.035 + ring * 0.03)],
      ],
    );
    aside(ctx, () => {
      ctx.rotate(random.range(0, 1));
      petals(ctx, count, () => oval(ctx, 0, -r * reach, r * petal * 0.72, r * petal));
    });
  });
}
