import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ApiError } from './ApiError.ts';
import { isValidSize, nearestValidSize, readSize } from './sizeRule.ts';

const sides = fc.record({
  width: fc.integer({ min: 1, max: 20_000 }),
  height: fc.integer({ min: 1, max: 20_000 }),
});

const refusalOf = (size: string): string => {
  try {
    readSize(size);
    return 'accepted';
  } catch (error) {
    return error instanceof ApiError && error.body.param === 'size' ? error.message : String(error);
  }
};

describe('readSize', () => {
  it.each([
    '1024x1024',
    '1536x1024',
    '1024x1536',
    '2048x2048',
    '3840x2160',
    '2160x3840',
    '3840x1280',
    '2880x2880',
    '1024x640',
  ])('accepts %s', (size) => {
    const { width, height } = readSize(size) ?? {};
    expect(`${width}x${height}`).toBe(size);
  });

  it('takes auto as no size', () => {
    expect(readSize('auto')).toBeUndefined();
  });

  it.each([
    ['1792x936', 'divisible by 16'],
    ['512x512', 'at least 655360'],
    ['2896x2880', 'at most 8294400'],
    ['3856x1600', 'exceed 3840'],
    ['3840x1264', 'aspect ratio'],
    ['1024X1024', 'WIDTHxHEIGHT'],
    ['1024*1024', 'WIDTHxHEIGHT'],
    [' 1024x1024', 'WIDTHxHEIGHT'],
    ['0x1024', 'WIDTHxHEIGHT'],
    ['large', 'WIDTHxHEIGHT'],
  ])('refuses %s and says why', (size, why) => {
    expect(refusalOf(size)).toContain(why);
  });

  it('accepts exactly the sizes that keep all five rules', () => {
    const steps = fc.integer({ min: 1, max: 260 });
    fc.assert(
      fc.property(steps, steps, fc.constantFrom(0, 0, 0, 1, 8), (a, b, off) => {
        const [width, height] = [a * 16 + off, b * 16];
        const keeps =
          off === 0 &&
          Math.max(width, height) <= 3840 &&
          Math.max(width, height) <= 3 * Math.min(width, height) &&
          width * height >= 655_360 &&
          width * height <= 8_294_400;
        expect(refusalOf(`${width}x${height}`) === 'accepted').toBe(keeps);
      }),
    );
  });
});

describe('nearestValidSize', () => {
  it('always finds a valid size, and leaves a valid one alone', () => {
    fc.assert(
      fc.property(sides, (size) => {
        const nearest = nearestValidSize(size);
        expect(isValidSize(nearest)).toBe(true);
        if (isValidSize(size)) expect(nearest).toEqual(size);
      }),
      { numRuns: 25 },
    );
  });

  it.each([
    [
      { width: 512, height: 512 },
      { width: 816, height: 816 },
    ],
    [
      { width: 1000, height: 1000 },
      { width: 1008, height: 1008 },
    ],
    [
      { width: 4096, height: 4096 },
      { width: 2880, height: 2880 },
    ],
    [
      { width: 9000, height: 1000 },
      { width: 3840, height: 1280 },
    ],
  ])('brings %o to %o', (size, expected) => {
    expect(nearestValidSize(size)).toEqual(expected);
  });
});
