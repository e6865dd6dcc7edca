import type { PixelSize } from '../../core/image/PixelSize.ts';
import { aside, openCanvas, type Stage } from './Stage.ts';

const TILE = 192;

/** By detail. Low quality has none: it would triple the size of a PNG. */
const STRENGTH = { 1: 0, 2: 3, 3: 5 } as const;

/** Fine film grain in pixels, which also hides the steps of wide gradients. */
export function paintGrain({ ctx, random, detail }: Stage, { width, height }: PixelSize): void {
  const strength = STRENGTH[detail];
  if (strength === 0) return;
  const grain = random.fork('grain');
  const tile = openCanvas({ width: TILE, height: TILE });
  const pixels = tile.ctx.createImageData(TILE, TILE);
  for (let i = 0; i < pixels.data.length; i += 4) {
    const value = grain.bell();
    pixels.data.fill(value < 0 ? 0 : 255, i, i + 3);
    pixels.data[i + 3] = Math.abs(value) * strength;
  }
  tile.ctx.putImageData(pixels, 0, 0);
  aside(ctx, () => {
    ctx.resetTransform();
    ctx.fillStyle = ctx.createPattern(tile.canvas, 'repeat') ?? 'transparent';
    ctx.fillRect(0, 0, width, height);
  });
}
