import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bruteForceShape, bruteForceStroke, countPainted } from '../../../testing/bruteForceMask.ts';
import type { SpanSource } from '../maskGeometry.ts';
import { type Box, ellipseSpans, rectangleSpans } from './boxSpans.ts';
import { capsuleSpans } from './capsuleSpans.ts';
import { polygonSpans } from './polygonSpans.ts';
import { decodeRuns, encodeRuns, runSpans } from './runLength.ts';

const SIZE = { width: 48, height: 40 };

/** Fills the spans in, checking that they come in order, apart and inside the picture. */
function filled(source: SpanSource): Uint8Array {
  const mask = new Uint8Array(SIZE.width * SIZE.height);
  let end = 0;
  source((y, from, to) => {
    if (!(from >= 0 && from < to && to <= SIZE.width && y >= 0 && y < SIZE.height)) {
      throw new Error(`span ${y}: ${from}..${to}`);
    }
    if (y * SIZE.width + from < end) throw new Error('spans overlap or are out of order');
    end = y * SIZE.width + to;
    mask.fill(255, y * SIZE.width + from, end);
  });
  return mask;
}

function equal(actual: Uint8Array, expected: Uint8Array): boolean {
  return Buffer.compare(actual, expected) === 0;
}

const coordinate = fc.integer({ min: -20 * 64, max: 70 * 64 }).map((value) => value / 64);
const pair = fc.tuple(coordinate, coordinate);

describe('capsules', () => {
  it('M3 equals brute force in 4,000 random cases', () => {
    fc.assert(
      fc.property(pair, pair, fc.integer({ min: 1, max: 60 }), ([ax, ay], [bx, by], diameter) => {
        const spans = filled((sink) => capsuleSpans({ ax, ay, bx, by, radius: diameter / 2 }, SIZE, sink));
        const points = [
          [ax, ay],
          [bx, by],
        ] as const;
        return equal(spans, bruteForceStroke(SIZE.width, SIZE.height, { points, diameter }));
      }),
      { numRuns: 4000 },
    );
  });

  it.each([
    ['horizontal', 10, 20, 38, 20, 8],
    ['vertical', 24, 6, 24, 30, 9],
    ['diagonal, with pixel centres exactly on its border', 8, 8, 32, 32, 10],
    ['at slope 3:4, with pixel centres exactly on its border', 8.5, 8.5, 20.5, 24.5, 10],
    ['without length', 20.5, 20.5, 20.5, 20.5, 13],
    ['thin', 3.25, 4.75, 40.5, 31.125, 1],
    ['beside the picture', -30, -30, -30, 70, 12],
    ['much larger than the picture', 500, 500, 510, 500, 1400],
  ])('M3 equals brute force when %s', (_, ax, ay, bx, by, diameter) => {
    const spans = filled((sink) => capsuleSpans({ ax, ay, bx, by, radius: diameter / 2 }, SIZE, sink));
    const points = [
      [ax, ay],
      [bx, by],
    ] as const;
    expect(equal(spans, bruteForceStroke(SIZE.width, SIZE.height, { points, diameter }))).toBe(true);
  });
});

describe('boxes', () => {
  const box: fc.Arbitrary<Box> = fc.record({
    x: coordinate,
    y: coordinate,
    width: coordinate,
    height: coordinate,
  });

  it('M6 rounds the edges of a rectangle, whichever corner it was drawn from', () => {
    fc.assert(
      fc.property(box, (drawn) => {
        const turned = {
          x: drawn.x + drawn.width,
          y: drawn.y + drawn.height,
          width: -drawn.width,
          height: -drawn.height,
        };
        const xs = [Math.round(drawn.x), Math.round(turned.x)];
        const ys = [Math.round(drawn.y), Math.round(turned.y)];
        const expected = bruteForceShape(
          SIZE.width,
          SIZE.height,
          (cx, cy) =>
            cx > Math.min(...xs) && cx < Math.max(...xs) && cy > Math.min(...ys) && cy < Math.max(...ys),
        );
        return (
          equal(
            filled((sink) => rectangleSpans(drawn, SIZE, sink)),
            expected,
          ) &&
          equal(
            filled((sink) => rectangleSpans(turned, SIZE, sink)),
            expected,
          )
        );
      }),
    );
  });

  it('M7 paints the pixels whose centre is in the ellipse', () => {
    fc.assert(
      fc.property(box, (drawn) => {
        const [rx, ry] = [Math.abs(drawn.width) / 2, Math.abs(drawn.height) / 2];
        const [mx, my] = [drawn.x + drawn.width / 2, drawn.y + drawn.height / 2];
        const expected = bruteForceShape(SIZE.width, SIZE.height, (cx, cy) => {
          if (rx === 0 || ry === 0) return false;
          return ((cx - mx) * ry) ** 2 + ((cy - my) * rx) ** 2 <= (rx * ry) ** 2;
        });
        return equal(
          filled((sink) => ellipseSpans(drawn, SIZE, sink)),
          expected,
        );
      }),
    );
  });
});

describe('polygons', () => {
  it('M8 equals the winding number of every pixel centre', () => {
    fc.assert(
      fc.property(fc.array(pair, { minLength: 3, maxLength: 9 }), (corners) => {
        const expected = bruteForceShape(SIZE.width, SIZE.height, (cx, cy) => winding(corners, cx, cy) !== 0);
        const points = Float64Array.from(corners.flat());
        return equal(
          filled((sink) => polygonSpans(points, SIZE, sink)),
          expected,
        );
      }),
      { numRuns: 300 },
    );
  });

  it('M8 leaves neither gap nor overlap between polygons that share an edge', () => {
    fc.assert(
      fc.property(pair, pair, pair, pair, (a, b, c, d) => {
        // Two triangles on either side of a–b; opposite windings cannot both cover a pixel.
        const side = ([x, y]: readonly [number, number]) =>
          Math.sign((b[0] - a[0]) * (y - a[1]) - (b[1] - a[1]) * (x - a[0]));
        fc.pre(side(c) * side(d) < 0);
        const left = filled((sink) => polygonSpans(Float64Array.from([...a, ...b, ...c]), SIZE, sink));
        const right = filled((sink) => polygonSpans(Float64Array.from([...a, ...b, ...d]), SIZE, sink));
        const both = filled((sink) => polygonSpans(Float64Array.from([...a, ...c, ...b, ...d]), SIZE, sink));
        const union = left.map((value, i) => value | (right[i] ?? 0));
        return equal(union, both) && countPainted(left) + countPainted(right) === countPainted(both);
      }),
      { numRuns: 300 },
    );
  });

  it('M8 keeps the middle of a self-crossing lasso', () => {
    const star = [0, 2, 4, 1, 3].flatMap((i) => {
      const angle = (2 * Math.PI * i) / 5;
      return [24 + 18 * Math.sin(angle), 20 - 18 * Math.cos(angle)];
    });
    const mask = filled((sink) => polygonSpans(Float64Array.from(star), SIZE, sink));
    expect(mask[20 * SIZE.width + 24]).toBe(255);
  });

  it('M8 covers nothing with fewer than three points', () => {
    const mask = filled((sink) => polygonSpans(Float64Array.from([1, 1, 30, 30]), SIZE, sink));
    expect(countPainted(mask)).toBe(0);
  });
});

describe('runs', () => {
  it('M13 come back as the pixels that they were', () => {
    fc.assert(
      fc.property(
        fc.array(fc.boolean(), { minLength: 48 * 40, maxLength: 48 * 40, size: 'max' }),
        (flags) => {
          const mask = Uint8Array.from(flags, (flag) => (flag ? 255 : 0));
          const runs = encodeRuns(mask);
          const decoded = new Uint8Array(mask.length).fill(7);
          decodeRuns(runs, decoded);
          return (
            equal(decoded, mask) &&
            equal(
              filled((sink) => runSpans(runs, SIZE, sink)),
              mask,
            )
          );
        },
      ),
      { numRuns: 30 },
    );
  });

  it('M13 ignores runs beyond the picture', () => {
    const mask = filled((sink) => runSpans(Uint32Array.from([5, 1_000_000, 3, 9]), SIZE, sink));
    expect(countPainted(mask)).toBe(48 * 40 - 5);
  });
});

/** Signed crossings of the ray to the left, half-open in y. */
function winding(corners: readonly (readonly [number, number])[], cx: number, cy: number): number {
  return corners.reduce((sum, from, i) => {
    const to = corners[(i + 1) % corners.length] ?? from;
    const [upper, lower] = from[1] < to[1] ? [from, to] : [to, from];
    if (!(upper[1] <= cy && lower[1] > cy)) return sum;
    const x = upper[0] + ((cy - upper[1]) * (lower[0] - upper[0])) / (lower[1] - upper[1]);
    if (x > cx) return sum;
    return sum + (from === upper ? 1 : -1);
  }, 0);
}
