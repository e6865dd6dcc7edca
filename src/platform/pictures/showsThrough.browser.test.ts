import { describe, expect, it } from 'vitest';
import { encodeCanvas, openCanvas } from './pictureCanvas.ts';
import { showsThrough } from './showsThrough.ts';

/** A picture that is filled except for a hole of `side` pixels in its middle. */
async function pictureWithHole(side: number, type: 'image/png' | 'image/jpeg' = 'image/png'): Promise<Blob> {
  const { canvas, context } = openCanvas({ width: 600, height: 400 });
  context.fillStyle = 'teal';
  context.fillRect(0, 0, 600, 400);
  context.clearRect(300 - side / 2, 200 - side / 2, side, side);
  return encodeCanvas(canvas, type);
}

describe('looking for a background that shines through', () => {
  it('finds one, and none where all is filled', async () => {
    expect(await showsThrough(await pictureWithHole(100))).toBe(true);
    expect(await showsThrough(await pictureWithHole(0))).toBe(false);
    expect(await showsThrough(await pictureWithHole(100, 'image/jpeg'))).toBe(false);
  });

  it('says no of what the browser does not decode, and goes on with the next', async () => {
    const [broken, next] = await Promise.all([
      showsThrough(new Blob(['no picture'])),
      showsThrough(await pictureWithHole(100)),
    ]);
    expect([broken, next]).toEqual([false, true]);
  });
});
