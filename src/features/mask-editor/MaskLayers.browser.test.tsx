import { Konva } from 'konva/lib/Core.js';
import { StrictMode } from 'react';
import { beforeAll, describe, expect, it } from 'vitest';
import { render } from 'vitest-browser-react';
import { page } from 'vitest/browser';
import { applyToMask } from '../../state/mask/maskDocument.ts';
import { currentMask } from '../../state/mask/maskFacts.ts';
import type { MaskBase } from './MaskBase.ts';
import { MaskEditor } from './MaskEditor.tsx';

const SIZE = { width: 200, height: 140 };
const GREEN = [68, 170, 119, 255];
const BLUE = [34, 68, 204, 255];
let green: MaskBase;
let blue: MaskBase;

beforeAll(async () => {
  await page.viewport(1000, 720);
  green = await plainPicture('green', GREEN);
  blue = await plainPicture('blue', BLUE);
});

async function plainPicture(id: string, [red, greenPart, bluePart]: readonly number[]): Promise<MaskBase> {
  const canvas = new OffscreenCanvas(SIZE.width, SIZE.height);
  const context = canvas.getContext('2d');
  if (!context) throw new Error('no canvas');
  context.fillStyle = `rgb(${red} ${greenPart} ${bluePart})`;
  context.fillRect(0, 0, SIZE.width, SIZE.height);
  return { id: `layers, ${id}`, bitmap: await createImageBitmap(canvas), ...SIZE };
}

/** The editor as the app has it: in development, StrictMode takes every effect back once and runs it again. */
function Editor({ base, width = 700 }: { base: MaskBase; width?: number }) {
  return (
    <StrictMode>
      <div style={{ display: 'flex', position: 'absolute', inset: '0 auto auto 0', width, height: 500 }}>
        <style>{`
          section { display: flex; flex-direction: column; flex: 1; min-width: 0; min-height: 0; }
          div:has(> [role=application]) { position: relative; flex: 1; min-height: 0; overflow: hidden; }
          [role=application] { position: absolute; }
        `}</style>
        <MaskEditor base={base} />
      </div>
    </StrictMode>
  );
}

function canvasElement(): HTMLElement {
  const canvas = page.getByRole('application', { name: 'Mask canvas' }).element();
  if (!(canvas instanceof HTMLElement)) throw new Error('no canvas');
  return canvas;
}

function canvases(): HTMLCanvasElement[] {
  return [...canvasElement().querySelectorAll('canvas')];
}

/** What a layer shows in the middle of the stage: [red, green, blue, alpha]. */
function middleOf(layer: 'picture' | 'mask'): number[] {
  const canvas = canvases()[layer === 'picture' ? 0 : 1];
  const pixel = canvas?.getContext('2d')?.getImageData(canvas.width / 2, canvas.height / 2, 1, 1);
  return [...(pixel?.data ?? [])];
}

async function frames(count: number): Promise<void> {
  for (let i = 0; i < count; i++) await new Promise((resolve) => requestAnimationFrame(resolve));
}

/** Paints the middle with one click, and takes it back. */
async function expectToWork(): Promise<void> {
  const canvas = canvasElement();
  const { left, top, width, height } = canvas.getBoundingClientRect();
  const at = { clientX: left + width / 2, clientY: top + height / 2, pointerId: 7, bubbles: true };
  canvas.dispatchEvent(new PointerEvent('pointerdown', { ...at, buttons: 1 }));
  canvas.dispatchEvent(new PointerEvent('pointerup', at));
  await frames(1);
  expect(currentMask()?.paintedPixels).toBeGreaterThan(0);
  expect(middleOf('mask')[3]).toBeGreaterThan(0);
  await page.getByRole('button', { name: 'Undo', exact: true }).click();
  await frames(1);
  expect(currentMask()?.paintedPixels).toBe(0);
  expect(middleOf('mask')[3]).toBe(0);
}

describe('the stage under StrictMode', () => {
  it('is one that works, is gone when the editor is, and is one again when it comes back', async () => {
    for (let i = 0; i < 2; i++) {
      const screen = await render(<Editor base={green} />);
      expect(Konva.stages).toHaveLength(1);
      expect(canvases()).toHaveLength(3);
      expect(middleOf('picture')).toEqual(GREEN);
      const { width, height } = canvasElement().getBoundingClientRect();
      for (const canvas of canvases()) {
        expect(canvas.getBoundingClientRect()).toMatchObject({ width, height });
        expect(canvas.width).toBe(width * devicePixelRatio);
      }
      await expectToWork();
      await screen.unmount();
      await frames(2);
      expect(Konva.stages).toHaveLength(0);
    }
  });

  it('stays the same for another picture, another size and every operation', async () => {
    const screen = await render(<Editor base={green} />);
    const [stage] = Konva.stages;
    const before = canvases();
    await screen.rerender(<Editor base={blue} width={600} />);
    await frames(2);
    expect(middleOf('picture')).toEqual(BLUE);
    applyToMask({ kind: 'all' });
    await frames(2);
    expect(middleOf('mask')[3]).toBe(255);
    await page.getByRole('button', { name: 'Undo', exact: true }).click();
    await screen.rerender(<Editor base={green} />);
    expect(middleOf('picture')).toEqual(GREEN);
    await expectToWork();
    expect(Konva.stages).toEqual([stage]);
    expect(canvases()).toEqual(before);
  });

  it('draws all of it when Konva draws on its own, as when the tab comes back', async () => {
    await render(<Editor base={green} />);
    applyToMask({ kind: 'all' });
    await frames(2);
    for (const canvas of canvases()) canvas.getContext('2d')?.reset();
    expect([middleOf('picture')[3], middleOf('mask')[3]]).toEqual([0, 0]);
    document.dispatchEvent(new Event('visibilitychange'));
    await frames(2);
    expect(middleOf('picture')).toEqual(GREEN);
    expect(middleOf('mask')[3]).toBe(255);
  });
});
