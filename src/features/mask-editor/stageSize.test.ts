import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatShare } from './formatShare.ts';
import { stageSize } from './stageSize.ts';

describe('stageSize', () => {
  it('M16 is a whole number of device pixels on which a centred picture falls on whole ones, nearly all of the room', () => {
    const side = fc.integer({ min: 1, max: 5000 });
    const room = fc.double({ min: 60, max: 3000, noNaN: true });
    const ratio = fc.constantFrom(1, 1.25, 1.5, 2, 3);
    fc.assert(
      fc.property(room, side, ratio, (length, imageSide, pixelRatio) => {
        const free = { width: length, height: length };
        const { width } = stageSize(free, { width: imageSide, height: imageSide }, pixelRatio);
        expect(width * pixelRatio).toBeCloseTo(Math.round(width * pixelRatio), 6);
        const offset = ((width - imageSide) / 2) * pixelRatio;
        // At 1.25 and 1.5 an odd picture may have no such offset; then whole device pixels alone decide.
        if (pixelRatio === Math.round(pixelRatio)) expect(offset).toBeCloseTo(Math.round(offset), 6);
        expect(length - width).toBeLessThan(25);
        expect(width).toBeLessThanOrEqual(length);
      }),
    );
  });

  it('is nothing in no room', () => {
    expect(stageSize({ width: 0, height: 0.4 }, { width: 9, height: 9 }, 1)).toEqual({ width: 0, height: 0 });
  });
});

describe('formatShare', () => {
  it.each([
    [0, '0%'],
    [1e-7, '< 0.1%'],
    [0.1234, '12.3%'],
    [0.9999999, '> 99.9%'],
    [1, '100%'],
  ])('says %d as %s', (share, text) => {
    expect(formatShare(share, 'en')).toBe(text);
  });
});
