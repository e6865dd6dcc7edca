import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bruteForceStroke, countPainted } from '../../testing/bruteForceMask.ts';
import type { PixelRect } from './maskGeometry.ts';
import { MaskDocument, replayMask } from './MaskDocument.ts';
import type { MaskOp } from './MaskOp.ts';
import { encodeRuns } from './raster/runLength.ts';
import { imagePoint } from './viewport.ts';

type Pair = readonly [number, number];
const SIZE = { width: 300, height: 200 };

function drawn(document: MaskDocument, mode: 'add' | 'subtract', diameter: number, pairs: readonly Pair[]) {
  const [first, ...rest] = pairs.map(([x, y]) => imagePoint(x, y));
  document.beginStroke(mode, diameter, first ? [first] : []);
  for (const point of rest) document.extendStroke([point]);
  document.commitStroke();
  return document;
}

function bytesOf(document: MaskDocument): string {
  return Buffer.from(document.pixels).toString('latin1');
}

describe('strokes', () => {
  it.each([
    [1, 1],
    [2, 4],
    [3, 9],
    [4, 12],
    [5, 21],
    [6, 32],
    [7, 37],
    [8, 52],
  ])('M4 a click with a %i px brush paints %i pixels wherever in a pixel it falls', (diameter, pixels) => {
    for (const [x, y] of [
      [50, 50],
      [50.5, 50.5],
      [50.2, 50.9],
      [49.99, 50.49],
    ] as const) {
      expect(drawn(new MaskDocument(SIZE), 'add', diameter, [[x, y]]).paintedPixels).toBe(pixels);
    }
  });

  it('M3 draws the same pixels as asking every pixel for its distance', () => {
    const path: Pair[] = [
      [20, 30],
      [120.25, 44],
      [121, 160.5],
      [10, 20],
    ];
    const document = drawn(new MaskDocument(SIZE), 'add', 37, path);
    const expected = bruteForceStroke(SIZE.width, SIZE.height, { points: path, diameter: 37 });
    expect(bytesOf(document)).toBe(Buffer.from(expected).toString('latin1'));
    expect(document.paintedPixels).toBe(countPainted(expected));
  });

  it('M5 does not care whether a path comes as 1, 7 or 50 moves, or backwards', () => {
    const from: Pair = [31.7, 22.3];
    const to: Pair = [247.31, 171.9];
    const along = (moves: number): Pair[] =>
      Array.from({ length: moves + 1 }, (_, i) => [
        from[0] + ((to[0] - from[0]) * i) / moves,
        from[1] + ((to[1] - from[1]) * i) / moves,
      ]);
    const once = bytesOf(drawn(new MaskDocument(SIZE), 'add', 41, along(1)));
    for (const path of [along(7), along(50), along(1).toReversed(), along(50).toReversed()]) {
      expect(bytesOf(drawn(new MaskDocument(SIZE), 'add', 41, path))).toBe(once);
    }
  });

  it('M5 draws the same whether points arrive one by one or all at once', () => {
    const path = Array.from({ length: 150 }, (_, i): Pair => [i * 2, 100 + 80 * Math.sin(i / 7)]);
    const atOnce = new MaskDocument(SIZE);
    atOnce.beginStroke(
      'add',
      24,
      path.map(([x, y]) => imagePoint(x, y)),
    );
    atOnce.commitStroke();
    expect(bytesOf(atOnce)).toBe(bytesOf(drawn(new MaskDocument(SIZE), 'add', 24, path)));
  });

  it('M5 leaves nothing after painting and erasing the same path', () => {
    const path: Pair[] = [
      [15.3, 40.8],
      [200.1, 99.7],
      [90.4, 180.6],
    ];
    const document = drawn(new MaskDocument(SIZE), 'add', 33, path);
    expect(document.paintedPixels).toBeGreaterThan(0);
    drawn(document, 'subtract', 33, path);
    expect(document.paintedPixels).toBe(0);
    expect(document.pixels.every((value) => value === 0)).toBe(true);
  });

  it('M9 cuts a stroke that leaves the picture and returns, without a smear along the border', () => {
    const path: Pair[] = [
      [150, 20],
      [150, -60],
      [220, -60],
      [220, 20],
    ];
    const document = drawn(new MaskDocument(SIZE), 'add', 20, path);
    const expected = bruteForceStroke(SIZE.width, SIZE.height, { points: path, diameter: 20 });
    expect(bytesOf(document)).toBe(Buffer.from(expected).toString('latin1'));
    expect(document.pixels[185]).toBe(0);
  });

  it('M10 records no step for a stroke beside the picture', () => {
    const document = drawn(new MaskDocument(SIZE), 'add', 20, [[-50, -50]]);
    expect(document.canUndo).toBe(false);
  });

  it('M9 tells of a box around just what a move painted', () => {
    const document = new MaskDocument(SIZE);
    const boxes: PixelRect[] = [];
    document.subscribeDirty((rects) => boxes.push(...rects));
    document.beginStroke('add', 10, [imagePoint(100, 100)]);
    document.extendStroke([imagePoint(120, 100)]);
    expect(boxes).toEqual([
      { x: 95, y: 95, width: 10, height: 10 },
      { x: 95, y: 95, width: 30, height: 10 },
    ]);
    document.commitStroke();
    expect(document.coverage).toBe(document.paintedPixels / 60_000);
  });
});

describe('cancelling', () => {
  it('M11 rolls a cancelled stroke back and brings it with the next redo', () => {
    const document = drawn(new MaskDocument(SIZE), 'add', 30, [[40, 40]]);
    const before = bytesOf(document);
    document.beginStroke('subtract', 50, [imagePoint(50, 50)]);
    document.extendStroke([imagePoint(120, 90)]);
    const live = bytesOf(document);
    document.cancelStroke();
    expect(bytesOf(document)).toBe(before);
    document.redo();
    expect(bytesOf(document)).toBe(live);
    document.undo();
    expect(bytesOf(document)).toBe(before);
  });

  it('M11 keeps what could be redone behind the cancelled stroke', () => {
    const document = drawn(new MaskDocument(SIZE), 'add', 30, [[250, 150]]);
    document.undo();
    document.beginStroke('add', 10, [imagePoint(20, 20)]);
    document.cancelStroke();
    document.redo();
    document.redo();
    expect(document.canRedo).toBe(false);
    expect(document.pixels[150 * 300 + 250]).toBe(255);
    expect(document.pixels[20 * 300 + 20]).toBe(255);
    document.undo();
    document.undo();
    expect(document.paintedPixels).toBe(0);
  });

  it('M11 forgets a discarded stroke altogether', () => {
    const document = new MaskDocument(SIZE);
    document.beginStroke('add', 10, [imagePoint(20, 20)]);
    document.discardStroke();
    expect([document.paintedPixels, document.canUndo, document.canRedo]).toEqual([0, false, false]);
    expect(document.pixels.every((value) => value === 0)).toBe(true);
  });
});

describe('whole-mask operations', () => {
  it('M6 paints exactly 10,000 pixels for a rectangle from 10.4 to 110.4', () => {
    const document = new MaskDocument(SIZE);
    document.apply({ kind: 'rectangle', mode: 'add', x: 10.4, y: 10.4, width: 100, height: 100 });
    expect(document.paintedPixels).toBe(10_000);
    expect(new Set(document.pixels)).toEqual(new Set([0, 255]));
  });

  it('M13 inverts, selects all and clears with exact counts', () => {
    const document = drawn(new MaskDocument(SIZE), 'add', 5, [[10, 10]]);
    const before = bytesOf(document);
    document.apply({ kind: 'invert' });
    expect(document.paintedPixels).toBe(60_000 - 21);
    document.apply({ kind: 'invert' });
    expect(bytesOf(document)).toBe(before);
    document.apply({ kind: 'all' });
    expect(document.coverage).toBe(1);
    document.apply({ kind: 'clear' });
    expect(document.coverage).toBe(0);
    document.apply({ kind: 'clear' });
    for (let i = 0; i < 4; i++) document.undo();
    expect(bytesOf(document)).toBe(before);
  });

  it('refuses to change the mask in the middle of a stroke', () => {
    const document = new MaskDocument(SIZE);
    document.beginStroke('add', 10, [imagePoint(20, 20)]);
    expect(() => document.undo()).toThrow();
    expect(() => document.apply({ kind: 'clear' })).toThrow();
    document.commitStroke();
  });
});

const coordinate = fc.integer({ min: -40 * 64, max: 340 * 64 }).map((value) => value / 64);
const shapeMode = fc.constantFrom('add' as const, 'subtract' as const, 'intersect' as const);
const strokeMode = fc.constantFrom('add' as const, 'subtract' as const);
const points = fc
  .array(coordinate, { minLength: 2, maxLength: 12 })
  .map((list) => Float64Array.from(list.slice(0, list.length & ~1)));
const operation: fc.Arbitrary<MaskOp> = fc.oneof(
  fc.record({
    kind: fc.constant('stroke' as const),
    mode: strokeMode,
    diameter: fc.integer({ min: 1, max: 90 }),
    points,
  }),
  fc.record({
    kind: fc.constantFrom('rectangle' as const, 'ellipse' as const),
    mode: shapeMode,
    x: coordinate,
    y: coordinate,
    width: coordinate,
    height: coordinate,
  }),
  fc.record({ kind: fc.constant('polygon' as const), mode: shapeMode, points }),
  fc.record({
    kind: fc.constant('region' as const),
    mode: fc.constantFrom('add' as const, 'subtract' as const, 'intersect' as const, 'replace' as const),
    runs: fc.uint8Array({ minLength: 50, maxLength: 400 }).map((noise) => {
      const bytes = new Uint8Array(SIZE.width * SIZE.height);
      noise.forEach((value, i) => bytes.fill(255, i * 150, i * 150 + (value % 90)));
      return encodeRuns(bytes);
    }),
  }),
  fc.record({ kind: fc.constantFrom('invert' as const, 'all' as const, 'clear' as const) }),
);

describe('undo and redo', () => {
  const budgets = { 'from patches': 1 << 27, 'from key-frames': 0, 'from both': 200_000 };

  for (const [name, undoBudget] of Object.entries(budgets)) {
    it(`M12 undoes and redoes 200 random operations byte for byte, ${name}`, () => {
      fc.assert(
        fc.property(fc.array(operation, { minLength: 200, maxLength: 200, size: 'max' }), (ops) => {
          const document = new MaskDocument(SIZE, { undoBudget });
          const states = [bytesOf(document)];
          for (const op of ops) {
            document.apply(op);
            if (document.operations.length === states.length) states.push(bytesOf(document));
            expect(document.paintedPixels).toBe(countPainted(document.pixels));
          }
          for (const state of states.toReversed().slice(1)) {
            document.undo();
            expect(bytesOf(document) === state).toBe(true);
          }
          expect([document.canUndo, document.paintedPixels]).toEqual([false, 0]);
          for (const state of states.slice(1)) {
            document.redo();
            expect(bytesOf(document) === state).toBe(true);
          }
          expect(document.canRedo).toBe(false);
          expect(document.paintedPixels).toBe(countPainted(document.pixels));
          expect(bytesOf(replayMask(SIZE, document.operations)) === states.at(-1)).toBe(true);
        }),
        { numRuns: 1 },
      );
    });
  }

  it('M12 stays the same through random walks of doing, undoing, cancelling and redoing', () => {
    const step = fc.oneof(
      { weight: 3, arbitrary: operation },
      { weight: 3, arbitrary: fc.constantFrom('undo' as const, 'redo' as const) },
      { weight: 1, arbitrary: fc.constant('cancel' as const) },
    );
    fc.assert(
      fc.property(fc.array(step, { minLength: 20, maxLength: 90, size: 'max' }), (steps) => {
        const frugal = new MaskDocument(SIZE, { undoBudget: 30_000 });
        const rich = new MaskDocument(SIZE);
        for (const document of [frugal, rich]) {
          for (const action of steps) {
            if (action === 'undo') document.undo();
            else if (action === 'redo') document.redo();
            else if (action === 'cancel') {
              document.beginStroke('add', 30, [imagePoint(60, 60)]);
              document.cancelStroke();
            } else document.apply(action);
          }
        }
        expect(bytesOf(frugal) === bytesOf(rich)).toBe(true);
        expect(bytesOf(replayMask(SIZE, rich.operations)) === bytesOf(rich)).toBe(true);
        expect(frugal.paintedPixels).toBe(countPainted(frugal.pixels));
      }),
      { numRuns: 15 },
    );
  });

  it('M12 keeps patches within the budget and accounts for what it holds', () => {
    const document = new MaskDocument(SIZE, { undoBudget: 40_000 });
    for (let i = 0; i < 100; i++) drawn(document, i % 3 === 0 ? 'subtract' : 'add', 60, [[i * 3, i * 2]]);
    const { raster, patches, keyFrames, operations } = document.memory();
    expect(raster).toBe(60_000);
    expect(patches).toBeLessThanOrEqual(40_000);
    expect(keyFrames).toBeGreaterThan(0);
    expect(keyFrames).toBeLessThan(60_000);
    expect(operations).toBeGreaterThanOrEqual(100 * 16);
  });

  it('M10 makes one step and one notice of one gesture', () => {
    const document = new MaskDocument(SIZE);
    let settled = 0;
    const stop = document.subscribeSettled(() => settled++);
    drawn(document, 'add', 20, [
      [10, 10],
      [60, 60],
      [90, 20],
    ]);
    document.undo();
    expect([settled, document.canUndo, document.paintedPixels]).toEqual([2, false, 0]);
    stop();
    document.redo();
    expect(settled).toBe(2);
  });

  it('takes pictures of one pixel and of one row', () => {
    for (const size of [
      { width: 1, height: 1 },
      { width: 65_536, height: 1 },
      { width: 1, height: 4097 },
    ]) {
      const document = new MaskDocument(size);
      document.apply({ kind: 'invert' });
      expect(document.coverage).toBe(1);
      drawn(document, 'subtract', 1, [[0, 0]]);
      expect(document.paintedPixels).toBe(size.width * size.height - 1);
    }
  });
});
