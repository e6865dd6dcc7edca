import { type Color, css, lighter, mix } from '../color.ts';
import { type FlowerKind, paintFlower, paintLeaf } from '../flower.ts';
import { paintCastShadow } from '../settings/room.ts';
import { aside, linear, oval, type Stage } from '../Stage.ts';
import type { Place } from '../settings/Setting.ts';
import type { Subject } from './Subject.ts';

/** Flowers in a vase. @param kind one kind only, where the prompt names it. */
export function bouquet(kind?: FlowerKind): Subject {
  return (stage, figure) => {
    const { ctx, palette, random } = stage;
    const { x, y } = figure.place;
    // Blossoms reach above the stems that are measured.
    const size = figure.place.size * 0.84;
    const plan = random.fork('bouquet');
    const leaf: Color = mix([0.47, 0.095, 148], palette.near, 0.3);
    const [first = palette.accent, second = figure.tints[0] ? lighter(first, 0.1) : palette.second] =
      figure.tints;
    const colors = [first, first, mix(first, palette.light, 0.55), second] as const;
    const mouth = y - size * 0.42;
    for (let i = 0; i < 12; i++) {
      const turn = plan.range(-1.15, 1.15);
      paintLeaf(
        ctx,
        x + turn * size * 0.03,
        mouth + 8,
        size * plan.range(0.26, 0.44),
        turn,
        lighter(leaf, plan.range(-0.07, 0.05)),
      );
    }
    const count = 11 + 3 * stage.detail;
    for (let i = 0; i < count; i++) {
      // From the rim of the bunch to its middle, so that the middle lies in front.
      const t = 1 - i / (count - 1);
      const turn = (i % 2 ? 1 : -1) * t * plan.range(0.5, 0.95);
      const reach = size * (0.3 + 0.26 * (1 - Math.abs(turn)) + 0.08 * plan.next());
      aside(ctx, () => {
        ctx.translate(x, mouth + 6);
        ctx.rotate(turn);
        paintFlower(stage, plan.fork(i), {
          x: 0,
          y: 0,
          stem: reach,
          size: size * plan.range(0.19, 0.27),
          color: lighter(plan.pick(colors), plan.range(-0.04, 0.04)),
          leaf,
          ...(kind && { kind }),
        });
      });
    }
    paintVase(stage, { x, y, size }, mouth);
  };
}

function paintVase(stage: Stage, { x, y, size }: Place, mouth: number): void {
  const { ctx, palette } = stage;
  const glaze = mix(palette.skyLow, palette.far, 0.4);
  const half = size * 0.13;
  const tall = y - mouth;
  paintCastShadow(stage, x, y, half, 1);
  ctx.fillStyle = linear(
    ctx,
    [x - half, 0, x + half, 0],
    [
      [0, mix(lighter(glaze, 0.05), palette.light, 0.3)],
      [0.3, mix(glaze, palette.light, 0.55)],
      [0.7, glaze],
      [1, mix(lighter(glaze, -0.12), palette.near, 0.2)],
    ],
  );
  ctx.beginPath();
  ctx.moveTo(x - half * 0.62, mouth);
  ctx.bezierCurveTo(
    x - half * 0.5,
    mouth + tall * 0.25,
    x - half * 1.1,
    mouth + tall * 0.35,
    x - half * 1.1,
    mouth + tall * 0.62,
  );
  ctx.bezierCurveTo(x - half * 1.1, mouth + tall * 0.9, x - half * 0.8, y, x - half * 0.6, y);
  ctx.quadraticCurveTo(x, y + tall * 0.05, x + half * 0.6, y);
  ctx.bezierCurveTo(
    x + half * 0.8,
    y,
    x + half * 1.1,
    mouth + tall * 0.9,
    x + half * 1.1,
    mouth + tall * 0.62,
  );
  ctx.bezierCurveTo(
    x + half * 1.1,
    mouth + tall * 0.35,
    x + half * 0.5,
    mouth + tall * 0.25,
    x + half * 0.62,
    mouth,
  );
  ctx.fill();
  ctx.fillStyle = css(mix(glaze, palette.near, 0.35));
  oval(ctx, x, mouth, half * 0.62, half * 0.14);
}
