import { lighter } from '../color.ts';
import { aside, disc, radial, type Stage } from '../Stage.ts';
import type { Figure } from './Subject.ts';

/** A soft shadow under a figure's foot. */
export function paintGroundShadow({ ctx, palette }: Stage, { place }: Figure): void {
  aside(ctx, () => {
    ctx.translate(place.x, place.y - place.size * 0.01);
    ctx.scale(1, 0.16);
    ctx.fillStyle = radial(
      ctx,
      [0, 0, place.size * 0.1, place.size * 0.46],
      [
        [0, lighter(palette.near, -0.1), 0.5],
        [1, palette.near, 0],
      ],
    );
    disc(ctx, 0, 0, place.size * 0.46);
  });
}
