import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mergeOrder } from './mergeOrder.ts';

/** What is seen: all frames first in the document, then `results` results; equal orders keep that sequence. */
function seen(behind: readonly number[], results: number): string[] {
  const { frame, result } = mergeOrder(behind);
  const all = [
    ...behind.map((_, index) => ({ name: `frame ${index}`, order: frame(index) ?? 0 })),
    ...Array.from({ length: results }, (_, index) => ({
      name: `result ${index}`,
      order: result(index) ?? 0,
    })),
  ];
  return all.toSorted((a, b) => a.order - b.order).map(({ name }) => name);
}

describe('frames among results', () => {
  it('stand before them, with nothing to do, where all are newer', () => {
    expect(seen([0, 0], 2)).toEqual(['frame 0', 'frame 1', 'result 0', 'result 1']);
    expect(mergeOrder([0, 0]).result(0)).toBeUndefined();
  });

  it('stand behind the results of newer jobs', () => {
    expect(seen([0, 1, 1, 3], 4)).toEqual([
      'frame 0',
      'result 0',
      'frame 1',
      'frame 2',
      'result 1',
      'result 2',
      'frame 3',
      'result 3',
    ]);
  });

  it('keep all in order, whatever stands where, and number nothing anew when more comes first', () => {
    const places = fc
      .array(fc.nat({ max: 6 }), { minLength: 1, maxLength: 6 })
      .map((list) => list.toSorted((a, b) => a - b));
    fc.assert(
      fc.property(places, (behind) => {
        const order = seen(behind, 7);
        expect(order.filter((name) => name.startsWith('result'))).toEqual(
          Array.from({ length: 7 }, (_, index) => `result ${index}`),
        );
        behind.forEach((count, index) => {
          const before = order.slice(0, order.indexOf(`frame ${index}`));
          expect(before.filter((name) => name.startsWith('result'))).toHaveLength(count);
          expect(before.filter((name) => name.startsWith('frame'))).toHaveLength(index);
        });
        const old = mergeOrder(behind);
        const withNewFrame = mergeOrder([0, ...behind]);
        for (let index = 0; index < 7; index += 1) expect(withNewFrame.result(index)).toBe(old.result(index));
        const withNewResult = mergeOrder(behind.map((count) => count + 1));
        if (behind.at(-1) !== 0) expect(withNewResult.frame(0)).toBe(old.frame(0));
      }),
    );
  });
});
