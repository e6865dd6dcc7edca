import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canPan, fitView, panBy, zoomTo, type ZoomView } from './zoomView.ts';

const stage = { width: 1000, height: 600 };
const picture = { width: 2000, height: 2000 };

describe('fitView', () => {
  it('shows the whole picture in the middle', () => {
    expect(fitView(stage, picture)).toEqual({ scale: 0.3, x: 200, y: 0 });
    expect(canPan(fitView(stage, picture), stage, picture)).toBe(false);
  });

  it('leaves a small picture at its own pixels', () => {
    expect(fitView(stage, { width: 100, height: 100 })).toEqual({ scale: 1, x: 450, y: 250 });
  });

  it('survives a stage that has no size yet', () => {
    expect(fitView({ width: 0, height: 0 }, picture).scale).toBe(1);
  });
});

describe('zoomTo', () => {
  it('keeps the point under the pointer where both sides overflow', () => {
    const view: ZoomView = { scale: 1, x: -500, y: -700 };
    const next = zoomTo(view, 2, { x: 300, y: 200 }, stage, picture);
    expect((300 - next.x) / next.scale).toBeCloseTo((300 - view.x) / view.scale);
    expect((200 - next.y) / next.scale).toBeCloseTo((200 - view.y) / view.scale);
  });

  it('goes no further out than the whole picture and no further in than 16 times', () => {
    const fitted = fitView(stage, picture);
    expect(zoomTo(fitted, 0.01, { x: 0, y: 0 }, stage, picture)).toEqual(fitted);
    expect(zoomTo(fitted, 99, { x: 0, y: 0 }, stage, picture).scale).toBe(16);
  });
});

it('never leaves a gap beside a picture that is larger than the stage, and centres a smaller one', () => {
  const edge = fc.integer({ min: 1, max: 4096 });
  const size = fc.record({ width: edge, height: edge });
  const far = fc.double({ min: -1e5, max: 1e5, noNaN: true });
  const scale = fc.double({ min: 1e-3, max: 20, noNaN: true });
  fc.assert(
    fc.property(size, size, scale, far, far, (room, image, wanted, dx, dy) => {
      const zoomed = zoomTo(fitView(room, image), wanted, { x: dx, y: dy }, room, image);
      const view = panBy(zoomed, dy, dx, room, image);
      for (const [offset, shown, available] of [
        [view.x, image.width * view.scale, room.width],
        [view.y, image.height * view.scale, room.height],
      ] as const) {
        if (shown <= available) expect(offset).toBeCloseTo((available - shown) / 2, 5);
        else {
          expect(offset).toBeLessThanOrEqual(0);
          expect(offset + shown).toBeGreaterThanOrEqual(available - 1e-6);
        }
      }
    }),
  );
});
