import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MaskDocument } from '../../core/mask/MaskDocument.ts';
import { imagePoint, screenPoint, type StageSize, toImage, toScreen } from '../../core/mask/viewport.ts';
import { StageView } from './StageView.ts';

const IMAGE = { width: 1024, height: 768 };
const SMALL = { width: 390, height: 192 };
const LARGE = { width: 390, height: 472 };
const side = fc.integer({ min: 60, max: 2000 });
const sizes = fc.record({ width: side, height: side });

function viewOn(size: StageSize, document = new MaskDocument(IMAGE)): StageView {
  const view = new StageView(document);
  view.resize(size);
  return view;
}

/** What the user does to look elsewhere. */
const DEEDS = {
  zoom: (view: StageView) => view.zoomBy(1.25),
  pan: (view: StageView) => view.panBy(7, -3),
  'actual size': (view: StageView) => view.actualSize(),
} as const;

describe('StageView', () => {
  it('M16 fits again in every size until the user looks elsewhere', () => {
    fc.assert(
      fc.property(sizes, fc.array(sizes, { minLength: 1, maxLength: 4 }), (first, others) => {
        const view = viewOn(first);
        for (const size of others) view.resize(size);
        expect(view.viewport).toEqual(viewOn(others.at(-1) ?? first).viewport);
      }),
    );
  });

  it.each(Object.entries(DEEDS))('M16 keeps the middle through a resize after %s, until Fit', (_, deed) => {
    const view = viewOn(SMALL);
    deed(view);
    const { scale } = view.viewport;
    const middle = toImage(view.viewport, screenPoint(SMALL.width / 2, SMALL.height / 2));
    view.resize(LARGE);
    expect(view.viewport.scale).toBe(scale);
    const after = toScreen(view.viewport, imagePoint(middle.x, middle.y));
    expect(after.x).toBeCloseTo(LARGE.width / 2, 6);
    expect(after.y).toBeCloseTo(LARGE.height / 2, 6);
    view.fit();
    view.resize(SMALL);
    expect(view.viewport).toEqual(viewOn(SMALL).viewport);
  });

  it('M16 is still Fit after a zoom and a pan by nothing', () => {
    const view = viewOn(SMALL);
    view.panBy(0, 0);
    view.zoomBy(1);
    view.resize(LARGE);
    expect(view.viewport).toEqual(viewOn(LARGE).viewport);
  });

  it('M16 fits again only when the gesture that was running has ended', () => {
    const view = viewOn(SMALL);
    const { scale } = view.viewport;
    view.hold(true);
    view.resize(LARGE);
    expect(view.viewport.scale).toBe(scale);
    const middle = toScreen(view.viewport, imagePoint(512, 384));
    expect(middle).toEqual(screenPoint(LARGE.width / 2, LARGE.height / 2));
    view.hold(false);
    expect(view.viewport).toEqual(viewOn(LARGE).viewport);
  });

  it('M16 leaves the view alone after a gesture that looked elsewhere', () => {
    const view = viewOn(SMALL);
    view.hold(true);
    view.resize(LARGE);
    view.panBy(20, 10);
    const { viewport } = view;
    view.hold(false);
    expect(view.viewport).toEqual(viewport);
  });

  it('tells of a view only when there is a new one', () => {
    const view = viewOn(SMALL);
    let told = 0;
    view.subscribe(() => told++);
    view.hold(true);
    view.hold(false);
    view.resize(SMALL);
    expect(told).toBe(1);
    view.resize(LARGE);
    expect(told).toBe(2);
  });

  it('M16 comes back as it was left, fitted or not', () => {
    const document = new MaskDocument(IMAGE);
    viewOn(SMALL, document).leave();
    const back = viewOn(LARGE, document);
    expect(back.viewport).toEqual(viewOn(LARGE).viewport);
    back.zoomBy(3);
    const { viewport } = back;
    back.leave();
    const again = viewOn(LARGE, document);
    expect(again.viewport).toEqual(viewport);
    again.resize(SMALL);
    expect(again.viewport.scale).toBe(viewport.scale);
  });
});
