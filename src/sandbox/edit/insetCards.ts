import { css, lighter, mix } from '../paint/color.ts';
import { aside, linear, type Stage } from '../paint/Stage.ts';
import type { Source } from './decodeSource.ts';

/** The other source images, as prints laid over the picture in the upper left, fanned out. */
export function paintInsetCards(stage: Stage, sources: readonly Source[]): void {
  const { w, random } = stage;
  const cards = random.fork('cards');
  const columns = Math.min(sources.length, 5);
  const side = Math.min(210, (w * 0.62) / Math.max(2, columns));
  sources.forEach((source, i) => {
    const [column, row] = [i % columns, Math.floor(i / columns)];
    const x = 46 + side * (0.5 + column * 0.94);
    const y = 52 + side * (0.56 + row * 1.06) + cards.range(-6, 6);
    paintCard(stage, source, { x, y, side, turn: cards.range(-0.085, 0.085) });
  });
}

interface Card {
  readonly x: number;
  readonly y: number;
  readonly side: number;
  readonly turn: number;
}

function paintCard(
  { ctx, palette }: Stage,
  { bitmap, width, height }: Source,
  { x, y, side, turn }: Card,
): void {
  const frame = side * 0.05;
  const shape = Math.min(1.35, Math.max(0.74, width / height));
  const [w, h] = shape > 1 ? [side, side / shape] : [side * shape, side];
  const crop = Math.min(width / w, height / h);
  aside(ctx, () => {
    ctx.translate(x, y);
    ctx.rotate(turn);
    for (const [grow, strength] of [
      [9, 0.06],
      [5, 0.08],
      [2, 0.1],
    ] as const) {
      ctx.fillStyle = css(lighter(palette.near, -0.1), strength);
      ctx.beginPath();
      ctx.roundRect(-w / 2 - grow, -h / 2 - grow + 5, w + 2 * grow, h + 2 * grow, 6 + grow);
      ctx.fill();
    }
    ctx.fillStyle = linear(
      ctx,
      [0, -h / 2, 0, h / 2],
      [
        [0, [0.99, 0.006, 90]],
        [1, mix([0.97, 0.008, 90], palette.glow, 0.1)],
      ],
    );
    ctx.beginPath();
    ctx.roundRect(-w / 2, -h / 2, w, h, 5);
    ctx.fill();
    ctx.imageSmoothingQuality = 'high';
    ctx.drawImage(
      bitmap,
      (width - w * crop) / 2,
      (height - h * crop) / 2,
      w * crop,
      h * crop,
      -w / 2 + frame,
      -h / 2 + frame,
      w - 2 * frame,
      h - 2 * frame,
    );
  });
}
