import { afterEach, describe, expect, it } from 'vitest';
import { imagePoint } from '../../core/mask/viewport.ts';
import { applyToMask, openMask, undoMask } from './maskDocument.ts';
import { currentMask, maskFacts, maskOf, setBrushSize } from './maskFacts.ts';
import type { ReadySource, Source } from '../sources/Source.ts';
import { sources } from '../sources/sources.ts';

function ready(id: string, width = 100, height = 80, more: Partial<ReadySource> = {}): ReadySource {
  return {
    id,
    name: `${id}.png`,
    status: 'ready',
    file: new Blob(),
    fileName: `${id}.png`,
    type: 'image/png',
    bytes: 1,
    width,
    height,
    notes: [],
    thumbnailUrl: '',
    shrinking: false,
    ...more,
  };
}

function show(...list: readonly Source[]): void {
  sources.setState({ sources: list });
}

afterEach(() => show());

describe('the mask being edited', () => {
  it('follows the base image and waits for each picture as it was left', () => {
    show(ready('a'), ready('b', 50, 50));
    expect(maskFacts.getState()).toMatchObject({ imageId: 'a', width: 100, height: 80, coverage: 0 });
    applyToMask({ kind: 'rectangle', mode: 'add', x: 0, y: 0, width: 10, height: 8 });
    expect(maskFacts.getState()).toMatchObject({ paintedPixels: 80, coverage: 0.01, canUndo: true });
    show(ready('b', 50, 50), ready('a'));
    expect(maskFacts.getState()).toMatchObject({ imageId: 'b', width: 50, paintedPixels: 0, canUndo: false });
    show(ready('a'), ready('b', 50, 50));
    expect(maskFacts.getState()).toMatchObject({ imageId: 'a', paintedPixels: 80, canUndo: true });
    undoMask();
    expect(maskFacts.getState()).toMatchObject({ paintedPixels: 0, canRedo: true });
  });

  it('goes with its picture', () => {
    show(ready('a'));
    applyToMask({ kind: 'all' });
    show();
    expect(maskFacts.getState()).toMatchObject({ imageId: undefined, coverage: 0, canUndo: false });
    expect([currentMask(), maskOf('a')]).toEqual([undefined, undefined]);
  });

  it('stays on a picture that is made smaller, scaled with it', () => {
    show(ready('a', 100, 80, { shrinking: true }));
    applyToMask({ kind: 'rectangle', mode: 'add', x: 0, y: 0, width: 50, height: 80 });
    show(ready('smaller', 50, 40));
    expect(maskFacts.getState()).toMatchObject({ imageId: 'smaller', width: 50, paintedPixels: 25 * 40 });
  });

  it('takes one write of the store per operation, and a stroke in progress before another operation', () => {
    const document = openMask('c', { width: 20, height: 20 });
    let writes = 0;
    const stop = maskFacts.subscribe(() => writes++);
    document.beginStroke('add', 4, [imagePoint(5, 5)]);
    document.extendStroke([imagePoint(9, 5)]);
    expect(writes).toBe(0);
    applyToMask({ kind: 'invert' });
    stop();
    expect(writes).toBe(2);
    expect(document.operations.map(({ kind }) => kind)).toEqual(['stroke', 'invert']);
  });

  it('refuses brush sizes out of range', () => {
    for (const size of [0, -1, 2001, Number.NaN]) expect(() => setBrushSize(size)).toThrow(RangeError);
  });
});
