import { css, lighter, mix } from '../color.ts';
import { jagged, trace } from '../land.ts';
import { linear, type Stage } from '../Stage.ts';

/** A lighthouse on its cliff at one side of the sea. */
export function paintLighthouse(stage: Stage, horizon: number, side: -1 | 1): void {
  const { ctx, w, palette, random } = stage;
  const rock = random.fork('lighthouse');
  const x = side > 0 ? w - rock.range(110, 170) : rock.range(110, 170);
  const edge = side > 0 ? w + 30 : -30;
  const ground = horizon - 6;
  const stone = mix(palette.near, palette.far, 0.12);
  ctx.fillStyle = linear(
    ctx,
    [0, ground - 90, 0, ground + 70],
    [
      [0, stone],
      [1, lighter(stone, -0.08)],
    ],
  );
  trace(ctx, [
    ...jagged([x - side * 150, horizon + 40], [x - side * 40, ground - 34], 0.16, 5, rock),
    ...jagged([x - side * 40, ground - 34], [x + side * 60, ground - 44], 0.05, 4, rock),
    ...jagged([x + side * 60, ground - 44], [edge, ground - 74], 0.12, 5, rock),
    [edge, horizon + 58],
  ]);
  ctx.fill();
  paintTower(stage, x, ground - 32);
}

function paintTower({ ctx, palette }: Stage, x: number, foot: number): void {
  const wall = mix(palette.light, palette.skyLow, 0.25);
  const top = foot - 150;
  const body = linear(
    ctx,
    [x - 20, 0, x + 20, 0],
    [
      [0, wall],
      [1, mix(wall, palette.near, 0.4)],
    ],
  );
  const half = (y: number) => 12 + (7 * (y - top)) / 150;
  const slab = (from: number, to: number, fill: CanvasGradient | string) => {
    ctx.fillStyle = fill;
    trace(ctx, [
      [x - half(from), from],
      [x + half(from), from],
      [x + half(to), to],
      [x - half(to), to],
    ]);
    ctx.fill();
  };
  slab(top, foot, body);
  ctx.globalAlpha = 0.9;
  for (const y of [top + 26, top + 78]) slab(y, y + 26, css(mix(palette.accent, palette.near, 0.15)));
  ctx.globalAlpha = 1;
  ctx.fillStyle = css(palette.near);
  ctx.fillRect(x - 17, top - 5, 34, 5);
  ctx.fillStyle = css(palette.second);
  ctx.fillRect(x - 9, top - 24, 18, 19);
  ctx.fillStyle = css(palette.near);
  trace(ctx, [
    [x - 14, top - 24],
    [x, top - 42],
    [x + 14, top - 24],
  ]);
  ctx.fill();
  if (!palette.night) return;
  for (const side of [-1, 1]) {
    ctx.fillStyle = linear(
      ctx,
      [x, 0, x + side * 420, 0],
      [
        [0, palette.accent, 0.42],
        [1, palette.accent, 0],
      ],
    );
    trace(ctx, [
      [x, top - 17],
      [x + side * 420, top - 75],
      [x + side * 420, top + 20],
    ]);
    ctx.fill();
  }
}
