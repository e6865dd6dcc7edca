import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { blendBand, blendInto, readRepaintArea } from './repaintArea.ts';

const pictures = fc.integer({ min: 1, max: 12 }).chain((width) =>
  fc.integer({ min: 1, max: 12 }).chain((height) =>
    fc.record({
      size: fc.constant({ width, height }),
      alphas: fc.array(fc.constantFrom(0, 0, 1, 128, 254, 255), {
        minLength: width * height,
        maxLength: width * height,
      }),
      base: fc.uint8ClampedArray({ minLength: width * height * 4, maxLength: width * height * 4 }),
    }),
  ),
);

function maskOf(alphas: readonly number[]): Uint8ClampedArray {
  return Uint8ClampedArray.from(alphas.flatMap((alpha) => [255, 255, 255, alpha]));
}

describe('readRepaintArea', () => {
  it('repaints where alpha is 0 and nowhere else, with bounds that fit tightly', () => {
    fc.assert(
      fc.property(pictures, ({ size, alphas }) => {
        const { depth, bounds } = readRepaintArea(maskOf(alphas), size, size);
        expect(Array.from(depth, (d) => d > 0)).toEqual(alphas.map((alpha) => alpha === 0));
        const holes = alphas.flatMap((alpha, i) =>
          alpha === 0 ? [{ x: i % size.width, y: Math.floor(i / size.width) }] : [],
        );
        const [xs, ys] = [holes.map(({ x }) => x), holes.map(({ y }) => y)];
        const tight = {
          x: Math.min(...xs),
          y: Math.min(...ys),
          width: Math.max(...xs) - Math.min(...xs) + 1,
          height: Math.max(...ys) - Math.min(...ys) + 1,
        };
        expect(bounds).toEqual(holes.length > 0 ? tight : undefined);
      }),
    );
  });

  it('measures how deep inside a pixel lies, without counting the picture edge', () => {
    const alphas = Array.from({ length: 7 * 3 }, (_, i) => (i % 7 === 0 ? 255 : 0));
    const { depth } = readRepaintArea(maskOf(alphas), { width: 7, height: 3 }, { width: 7, height: 3 });
    expect(Array.from(depth.slice(7, 14))).toEqual([0, 1, 2, 3, 4, 5, 6]);
  });

  it('follows the base image when the picture has another size', () => {
    const mask = maskOf([0, 255, 255, 255]);
    const { depth } = readRepaintArea(mask, { width: 2, height: 2 }, { width: 4, height: 4 });
    expect(Array.from(depth, (d) => (d > 0 ? 1 : 0)).join('')).toBe('1100110000000000');
  });
});

describe('blendInto', () => {
  it('leaves every kept pixel as it was, byte by byte', () => {
    fc.assert(
      fc.property(pictures, fc.integer({ min: 1, max: 24 }), ({ size, alphas, base }, band) => {
        const area = readRepaintArea(maskOf(alphas), size, size);
        if (!area.bounds) return;
        const scene = new Uint8ClampedArray(area.bounds.width * area.bounds.height * 4).fill(77);
        const painted = base.slice();
        blendInto(painted, area, scene, area.bounds, band);
        const kept = (data: Uint8ClampedArray) => data.filter((_, i) => alphas[i >> 2] !== 0);
        expect(kept(painted)).toEqual(kept(base));
      }),
    );
  });

  it('shows the scene alone beyond the band, and a mix within it', () => {
    const size = { width: 12, height: 1 };
    const area = readRepaintArea(maskOf([255, ...Array<number>(11).fill(0)]), size, size);
    const base = new Uint8ClampedArray(48).fill(255);
    const scene = new Uint8ClampedArray(44).map((_, i) => (i % 4 === 3 ? 255 : 5));
    blendInto(base, area, scene, { x: 1, y: 0, width: 11, height: 1 }, 3);
    const reds = Array.from({ length: 12 }, (_, x) => base[x * 4]!);
    expect(reds[0]).toBe(255);
    expect(reds.slice(1, 4).every((red, i) => red < reds[i]! && red > 5)).toBe(true);
    expect(new Set(reds.slice(4))).toEqual(new Set([5]));
  });
});

describe('blendBand', () => {
  it('stays a small part of the area', () => {
    expect(blendBand({ width: 10, height: 3000 })).toBe(1);
    expect(blendBand({ width: 400, height: 300 })).toBe(9);
    expect(blendBand({ width: 3000, height: 3000 })).toBe(24);
  });
});
