import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkSize, nearestValidSize, parseSize } from './sizeRules.ts';

const rules = (width: number, height: number) => checkSize(width, height).map(({ rule }) => rule);

describe('parseSize', () => {
  it('reads WIDTHxHEIGHT and nothing else', () => {
    expect(parseSize('1536x1024')).toEqual({ width: 1536, height: 1024 });
    expect(parseSize('0x16')).toEqual({ width: 0, height: 16 });
    for (const text of [
      'auto',
      '',
      '1024',
      '1024X1024',
      '1024×1024',
      ' 1024x1024',
      '01024x1024',
      '-16x16',
      '1.5x2',
    ]) {
      expect(parseSize(text), text).toBeUndefined();
    }
  });
});

describe('checkSize', () => {
  // OpenAI image guide, size and quality options: the popular sizes of gpt-image-2.
  it.each([
    [1024, 1024],
    [1536, 1024],
    [1024, 1536],
    [2048, 2048],
    [2048, 1152],
    [3840, 2160],
    [2160, 3840],
    [1024, 640],
    [3840, 1280],
    [2880, 2880],
  ])('accepts %i×%i', (width, height) => {
    expect(checkSize(width, height)).toEqual([]);
  });

  it('names every broken rule with its numbers', () => {
    expect(checkSize(1792, 936)).toEqual([{ rule: 'multiple', multiple: 16 }]);
    expect(checkSize(512, 512)).toEqual([{ rule: 'min-pixels', pixels: 262_144, min: 655_360 }]);
    expect(checkSize(3840, 2176)).toEqual([{ rule: 'max-pixels', pixels: 8_355_840, max: 8_294_400 }]);
    expect(checkSize(3856, 1600)).toEqual([{ rule: 'edge', edge: 3856, max: 3840 }]);
    expect(checkSize(2048, 512)).toEqual([{ rule: 'ratio', ratio: 4, max: 3 }]);
    expect(rules(5000, 1000)).toEqual(['multiple', 'edge', 'ratio']);
    expect(rules(1008, 640)).toEqual(['min-pixels']);
  });

  it('refuses edges that are no lengths', () => {
    for (const edge of [0, -1024, Number.NaN, Infinity]) expect(rules(edge, 1024)).not.toEqual([]);
    expect(rules(-1024, -1024)).not.toEqual([]);
  });
});

const shape = (size: { width: number; height: number }) => Math.abs(Math.log(size.width / size.height));

const distance = (a: number, b: number) => Math.abs(Math.log(a / b));

describe('nearestValidSize', () => {
  it.each([
    [1024, 1024, 1024, 1024],
    [1000, 1000, 1008, 1008],
    [5000, 5000, 2880, 2880],
    [512, 512, 816, 816],
    [7680, 4320, 3840, 2160],
    [1920, 1080, 1920, 1088],
    [2000, 1000, 2016, 1008],
    [100, 10_000, 576, 1728],
    [0, 0, 816, 816],
  ])('of %i×%i is %i×%i', (width, height, nearestWidth, nearestHeight) => {
    expect(nearestValidSize(width, height)).toEqual({ width: nearestWidth, height: nearestHeight });
  });

  const edge = fc.oneof(fc.integer({ min: 1, max: 5000 }), fc.integer({ min: -10, max: 1_000_000 }));

  it('is valid whatever was typed, and stays where it is when asked again', () => {
    fc.assert(
      fc.property(fc.oneof(edge, fc.constantFrom(Number.NaN, Infinity, 0.5)), edge, (width, height) => {
        const nearest = nearestValidSize(width, height);
        expect(checkSize(nearest.width, nearest.height)).toEqual([]);
        expect(nearestValidSize(nearest.width, nearest.height)).toEqual(nearest);
      }),
      { numRuns: 60 },
    );
  });

  it('is what is asked for when that is valid', () => {
    const step = fc.integer({ min: 1, max: 240 });
    fc.assert(
      fc.property(step, step, (columns, rows) => {
        const size = { width: columns * 16, height: rows * 16 };
        fc.pre(checkSize(size.width, size.height).length === 0);
        expect(nearestValidSize(size.width, size.height)).toEqual(size);
      }),
    );
  });

  it('turns with the picture', () => {
    fc.assert(
      fc.property(edge, edge, (width, height) => {
        const upright = nearestValidSize(width, height);
        const turned = nearestValidSize(height, width);
        expect(shape(turned)).toBeCloseTo(shape(upright), 9);
        expect(turned.width * turned.height).toBe(upright.width * upright.height);
      }),
      { numRuns: 40 },
    );
  });

  it('has no valid size that is nearer in both edges', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 200, max: 6000 }),
        fc.integer({ min: 200, max: 6000 }),
        (width, height) => {
          const nearest = nearestValidSize(width, height);
          for (let w = 16; w <= 3840; w += 16) {
            if (distance(w, width) >= distance(nearest.width, width)) continue;
            for (let h = 16; h <= 3840; h += 16) {
              if (distance(h, height) >= distance(nearest.height, height)) continue;
              const sameShape =
                distance(w / h, width / height) <= distance(nearest.width / nearest.height, width / height);
              if (sameShape) expect(checkSize(w, h), `${w}x${h}`).not.toEqual([]);
            }
          }
        },
      ),
      { numRuns: 25 },
    );
  });
});
