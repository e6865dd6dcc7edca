import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { suggestSize } from './checkField.ts';
import { checkSize } from './sizeRules.ts';

describe('the size to take instead', () => {
  it.each([
    ['-1024x1024', 1024, 1024],
    ['1024.4x1536', 1024, 1536],
    ['-1000.5x-800', 1008, 800],
    ['1920x1080', 1920, 1088],
    ['1e3x1e3', 1008, 1008],
  ])('of %s is %i × %i', (typed, width, height) => {
    expect(suggestSize(typed)).toEqual({ width, height });
  });

  it.each(['1024x1024', 'auto', '', 'x', '1024x', 'x1024', '1024', '1x2x3', 'NaNxNaN', 'Infinityx9'])(
    'of %s is none',
    (typed) => {
      expect(suggestSize(typed)).toBeUndefined();
    },
  );

  it('is one that gpt-image-2 can make, whatever two numbers were typed', () => {
    const edge = fc.oneof(
      fc.double({ noNaN: true, noDefaultInfinity: true }),
      fc.integer({ min: -9000, max: 9000 }),
    );
    fc.assert(
      fc.property(edge, edge, (width, height) => {
        const size = suggestSize(`${width}x${height}`);
        if (size) expect(checkSize(size.width, size.height)).toEqual([]);
        else expect(checkSize(width, height)).toEqual([]);
      }),
      { numRuns: 60 },
    );
  });
});
