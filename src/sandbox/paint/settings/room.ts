import { css, lighter, mix } from '../color.ts';
import { aside, disc, linear, radial, type Stage } from '../Stage.ts';

/** Wall, window light on it, and table. */
export function paintRoom(stage: Stage, table: number, side: -1 | 1): void {
  const { ctx, w, h, palette } = stage;
  const wall = palette.night
    ? mix(palette.skyMid, palette.far, 0.4)
    : mix(palette.skyMid, palette.skyLow, 0.5);
  const lit = w * (0.5 - side * 0.42);
  ctx.fillStyle = radial(
    ctx,
    [lit, h * 0.12, 0, Math.max(w, h) * 1.15],
    [
      [0, mix(wall, palette.light, 0.55)],
      [0.5, wall],
      [1, mix(wall, palette.near, 0.24)],
    ],
  );
  ctx.fillRect(0, 0, w, h);
  aside(ctx, () => {
    ctx.globalCompositeOperation = 'soft-light';
    ctx.fillStyle = css(palette.light, 0.5);
    const x = w * (0.5 - side * 0.08);
    for (let pane = 0; pane < 2; pane++) {
      ctx.beginPath();
      ctx.moveTo(x + pane * 165, h * 0.1);
      ctx.lineTo(x + 150 + pane * 165, h * 0.06);
      ctx.lineTo(x + 210 + pane * 165, table - 60);
      ctx.lineTo(x + 60 + pane * 165, table - 20);
      ctx.fill();
    }
  });
  const wood = mix(mix(palette.far, palette.second, 0.25), palette.near, 0.22);
  ctx.fillStyle = linear(
    ctx,
    [w / 2 - side * w * 0.5, table, w / 2 + side * w * 0.5, h],
    [
      [0, mix(lighter(wood, 0.1), palette.light, 0.3)],
      [1, lighter(wood, -0.06)],
    ],
  );
  ctx.fillRect(0, table, w, h - table);
  ctx.fillStyle = css(lighter(wood, -0.12), 0.3);
  ctx.fillRect(0, table - 1.5, w, 3);
}

/** A soft shadow lying on the table, away from the light. */
export function paintCastShadow(
  { ctx, palette }: Stage,
  x: number,
  y: number,
  half: number,
  side: -1 | 1,
): void {
  aside(ctx, () => {
    ctx.translate(x + side * half * 0.85, y);
    ctx.scale(1, 0.2);
    ctx.fillStyle = radial(
      ctx,
      [0, 0, half * 0.3, half * 1.9],
      [
        [0, lighter(palette.near, -0.08), 0.42],
        [1, palette.near, 0],
      ],
    );
    disc(ctx, 0, 0, half * 1.9);
  });
}
