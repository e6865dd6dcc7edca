import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { css, fromRgb, mix, rgb } from './color.ts';

const byte = fc.integer({ min: 0, max: 255 });

describe('colours', () => {
  it('go from sRGB to OKLCH and back within one step', () => {
    fc.assert(
      fc.property(byte, byte, byte, (r, g, b) => {
        rgb(fromRgb(r, g, b)).forEach((value, i) =>
          expect(Math.abs(value - [r, g, b][i]!)).toBeLessThanOrEqual(1),
        );
      }),
    );
  });

  it('stay inside sRGB however much chroma is asked', () => {
    const any = fc.tuple(
      fc.double({ min: 0, max: 1, noNaN: true }),
      fc.double({ min: 0, max: 0.5, noNaN: true }),
      fc.double({ min: -720, max: 720, noNaN: true }),
    );
    fc.assert(
      fc.property(any, any, fc.double({ min: 0, max: 1, noNaN: true }), (a, b, t) => {
        expect(css(mix(a, b, t))).toMatch(/^rgb\((\d{1,3}),(\d{1,3}),(\d{1,3})\)$/);
        expect(rgb(a).every((v) => v >= 0 && v <= 255)).toBe(true);
      }),
    );
  });

  it('know white, black and the middle', () => {
    expect(rgb([1, 0, 0])).toEqual([255, 255, 255]);
    expect(rgb([0, 0, 0])).toEqual([0, 0, 0]);
    expect(mix([0.2, 0.1, 350], [0.4, 0.1, 370], 0.5)[0]).toBeCloseTo(0.3);
  });
});
