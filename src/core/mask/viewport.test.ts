import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  actualSizeViewport,
  fitViewport,
  imagePoint,
  keepInSight,
  resizeViewport,
  screenPoint,
  toImage,
  toScreen,
  zoomAbout,
} from './viewport.ts';

const STAGE = { width: 800, height: 600 };
const size = fc.record({
  width: fc.integer({ min: 1, max: 65_536 }),
  height: fc.integer({ min: 1, max: 65_536 }),
});
const onStage = fc.record({ x: fc.integer({ min: 0, max: 800 }), y: fc.integer({ min: 0, max: 600 }) });

describe('viewport', () => {
  it('M16 puts the middle of the picture on the middle of the stage in Fit and 100 %', () => {
    fc.assert(
      fc.property(size, (image) => {
        for (const view of [fitViewport(image, STAGE), actualSizeViewport(image, STAGE)]) {
          const middle = toScreen(view, imagePoint(image.width / 2, image.height / 2));
          expect(middle.x).toBeCloseTo(400, 6);
          expect(middle.y).toBeCloseTo(300, 6);
        }
      }),
    );
  });

  it('M16 shows the whole picture in Fit, touching two borders of the margin unless that needs over 3200 %', () => {
    fc.assert(
      fc.property(size, (image) => {
        const { scale } = fitViewport(image, STAGE);
        const free = Math.min(752 - image.width * scale, 552 - image.height * scale);
        expect(free).toBeGreaterThan(-1e-6);
        if (scale < 32) expect(free).toBeCloseTo(0, 6);
      }),
    );
  });

  it('M16 keeps the point under the pointer while zooming, between 5 % and 3200 %', () => {
    const factor = fc.double({ min: 0.001, max: 1000, noNaN: true });
    fc.assert(
      fc.property(onStage, fc.array(factor, { maxLength: 6 }), (at, factors) => {
        const image = { width: 4096, height: 3072 };
        const pointer = screenPoint(at.x, at.y);
        const start = fitViewport(image, STAGE);
        const end = factors.reduce((view, by) => zoomAbout(view, pointer, by, image, STAGE), start);
        const before = toImage(start, pointer);
        const after = toImage(end, pointer);
        expect(after.x).toBeCloseTo(before.x, 4);
        expect(after.y).toBeCloseTo(before.y, 4);
        expect(end.scale).toBeGreaterThanOrEqual(0.05);
        expect(end.scale).toBeLessThanOrEqual(32);
      }),
    );
  });

  it('M16 lets a picture that fits only below 5 % be zoomed out to fit', () => {
    const image = { width: 20_000, height: 300 };
    const out = zoomAbout(fitViewport(image, STAGE), screenPoint(0, 0), 0.001, image, STAGE);
    expect(out.scale).toBeCloseTo(752 / 20_000, 9);
  });

  it('M16 keeps the image point in the middle through a resize', () => {
    const view = { scale: 1.7, x: -120, y: 33 };
    const before = toImage(view, screenPoint(400, 300));
    const after = toImage(resizeViewport(view, STAGE, { width: 320, height: 900 }), screenPoint(160, 450));
    expect(after.x).toBeCloseTo(before.x, 9);
    expect(after.y).toBeCloseTo(before.y, 9);
  });

  it('M2 maps there and back', () => {
    const view = { scale: 8, x: -37, y: 11 };
    expect(toImage(view, toScreen(view, imagePoint(12.5, 90)))).toEqual(imagePoint(12.5, 90));
  });

  it('leaves a strip of the picture on the stage', () => {
    const image = { width: 1000, height: 1000 };
    expect(keepInSight({ scale: 1, x: 5000, y: -5000 }, image, STAGE)).toEqual({ scale: 1, x: 752, y: -952 });
    expect(keepInSight({ scale: 1, x: 3, y: -4 }, image, STAGE)).toEqual({ scale: 1, x: 3, y: -4 });
  });
});
