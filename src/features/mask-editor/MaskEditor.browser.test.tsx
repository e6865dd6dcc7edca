import { Profiler, type ReactNode } from 'react';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { render } from 'vitest-browser-react';
import { page, userEvent } from 'vitest/browser';
import { decodePng } from '../../core/image/pngDecode.ts';
import { bruteForceShape, bruteForceStroke, countPainted } from '../../testing/bruteForceMask.ts';
import { exportMaskPng } from '../../state/mask/exportMaskPng.ts';
import { currentMask, maskFacts, maskOf, setBrushSize, setMaskTool } from '../../state/mask/maskFacts.ts';
import { MaskEditor } from './MaskEditor.tsx';

const SIZE = { width: 200, height: 140 };
let bitmap: ImageBitmap;
let picture = 0;

beforeAll(async () => {
  await page.viewport(1000, 720);
  const canvas = new OffscreenCanvas(SIZE.width, SIZE.height);
  const context = canvas.getContext('2d');
  if (!context) throw new Error('no canvas');
  context.fillStyle = '#4a7';
  context.fillRect(0, 0, 120, 140);
  bitmap = await createImageBitmap(canvas);
});

afterEach(() => {
  setMaskTool('brush');
  setBrushSize(64);
});

/** The part of the style sheet that the stage's size depends on. */
const LAYOUT = `
  section { display: flex; flex-direction: column; flex: 1; min-width: 0; min-height: 0; }
  div:has(> [role=application]) { position: relative; flex: 1; min-height: 0; overflow: hidden; }
  [role=application], section > [aria-live] { position: absolute; }
`;

function Frame({
  width = 900,
  height = 640,
  children,
}: {
  width?: number;
  height?: number;
  children: ReactNode;
}) {
  return (
    <div style={{ display: 'flex', position: 'absolute', top: 0, left: 0, width, height }}>
      <style>{LAYOUT}</style>
      {children}
    </div>
  );
}

function canvasElement(): HTMLElement {
  const canvas = page.getByRole('application', { name: 'Mask canvas' }).element();
  if (!(canvas instanceof HTMLElement)) throw new Error('no canvas');
  return canvas;
}

/** The editor on a new picture, on a stage of about 700 × 500 CSS pixels. */
async function openEditor(onRender: () => void = () => undefined) {
  const base = { id: `picture ${++picture}`, bitmap, ...SIZE };
  await render(
    <Frame>
      <Profiler id="editor" onRender={onRender}>
        <MaskEditor base={base} />
      </Profiler>
    </Frame>,
  );
  return { canvas: canvasElement(), id: base.id };
}

async function at100Percent() {
  const editor = await openEditor();
  await page.getByRole('button', { name: '100%', exact: true }).click();
  return editor;
}

/** Client coordinates of an image point at 100 %, the picture being centred. */
function clientAt(canvas: HTMLElement, x: number, y: number) {
  const rect = canvas.getBoundingClientRect();
  return {
    clientX: rect.left + rect.width / 2 + x - SIZE.width / 2,
    clientY: rect.top + rect.height / 2 + y - SIZE.height / 2,
  };
}

function fire(
  canvas: HTMLElement,
  type: string,
  at: { clientX: number; clientY: number },
  init: PointerEventInit = {},
) {
  const up = type === 'pointerup';
  canvas.dispatchEvent(
    new PointerEvent(type, {
      bubbles: true,
      cancelable: true,
      pointerId: 7,
      pointerType: 'mouse',
      button: type === 'pointermove' ? -1 : 0,
      buttons: up ? 0 : 1,
      ...at,
      ...init,
    }),
  );
}

function drag(
  canvas: HTMLElement,
  path: readonly (readonly [number, number])[],
  init: PointerEventInit = {},
) {
  path.forEach(([x, y], i) =>
    fire(canvas, i === 0 ? 'pointerdown' : 'pointermove', clientAt(canvas, x, y), init),
  );
  const [x, y] = path.at(-1) ?? [0, 0];
  fire(canvas, 'pointerup', clientAt(canvas, x, y), init);
}

function pixels(): Uint8Array {
  return currentMask()?.pixels.slice() ?? new Uint8Array();
}

function nextFrame(): Promise<void> {
  return new Promise((resolve) => requestAnimationFrame(() => resolve()));
}

async function pngOf(
  width: number,
  height: number,
  paint: (context: OffscreenCanvasRenderingContext2D) => void,
) {
  const canvas = new OffscreenCanvas(width, height);
  const context = canvas.getContext('2d');
  if (!context) throw new Error('no canvas');
  paint(context);
  return new File([await canvas.convertToBlob()], 'mask.png', { type: 'image/png' });
}

function choose(file: File): Promise<void> {
  return userEvent.upload(page.getByLabelText('Import mask', { exact: true }), file);
}

function finger(pointerId: number): PointerEventInit {
  return { pointerType: 'touch', pointerId };
}

/** As shown, in percent. */
function shownZoom(): number {
  return Number.parseInt(page.getByRole('group', { name: 'View' }).element().textContent, 10);
}

describe('painting', () => {
  it('M3 M14 draws, exports and shows exactly what asking every pixel gives', async () => {
    const { canvas, id } = await at100Percent();
    setBrushSize(21);
    const path = [
      [30, 40],
      [150, 60],
      [90, 120],
    ] as const;
    drag(canvas, path);
    const expected = bruteForceStroke(SIZE.width, SIZE.height, { points: path, diameter: 21 });
    expect(pixels()).toEqual(expected);
    const painted = countPainted(expected);
    await expect.element(canvas).toHaveAttribute('data-painted-pixels', String(painted));
    await expect.element(canvas).toHaveAttribute('data-coverage', String(painted / (200 * 140)));

    const file = await exportMaskPng(id);
    const png = await decodePng(new Uint8Array((await file?.arrayBuffer()) ?? new ArrayBuffer(0)));
    expect([png.width, png.height]).toEqual([200, 140]);
    expect(expected.every((value, i) => png.data[4 * i + 3] === 255 - value && png.data[4 * i] === 255)).toBe(
      true,
    );
  });

  it('M3 does so with a real mouse too', async () => {
    const { canvas } = await at100Percent();
    setBrushSize(16);
    const rect = canvas.getBoundingClientRect();
    const [x, y] = [Math.round(rect.width / 2), Math.round(rect.height / 2)];
    await userEvent.click(canvas, { position: { x, y } });
    const point = [x - rect.width / 2 + 100, y - rect.height / 2 + 70] as const;
    expect(pixels()).toEqual(bruteForceStroke(200, 140, { points: [point], diameter: 16 }));
  });

  it('M5 paints the same for 1, 7 and 50 moves at any zoom', async () => {
    const { canvas } = await openEditor();
    setBrushSize(30);
    const results = [];
    for (const moves of [1, 7, 50]) {
      const path = Array.from(
        { length: moves + 1 },
        (_, i) => [20 + (150 * i) / moves, 15 + (95 * i) / moves] as const,
      );
      drag(canvas, path);
      results.push(pixels().join(''));
      await page.getByRole('button', { name: 'Undo', exact: true }).click();
    }
    expect(results[0]).toContain('255');
    expect(new Set(results).size).toBe(1);
  });

  it('M2 paints pixel (i, j) for a click on it at 800 %', async () => {
    const { canvas } = await openEditor();
    setBrushSize(1);
    await page.getByRole('button', { name: '100%', exact: true }).click();
    // Ctrl and wheel near the middle; wheel events have whole coordinates.
    const middle = clientAt(canvas, 100, 70);
    const [clientX, clientY] = [Math.floor(middle.clientX), Math.floor(middle.clientY)];
    const fixed = { x: 100 + clientX - middle.clientX, y: 70 + clientY - middle.clientY };
    const deltaY = -Math.log(8) / 0.002;
    canvas.dispatchEvent(
      new WheelEvent('wheel', { ctrlKey: true, deltaY, cancelable: true, clientX, clientY }),
    );
    for (const [i, j] of [
      [100, 70],
      [88, 61],
      [113, 79],
    ] as const) {
      const at = { clientX: clientX + (i + 0.9 - fixed.x) * 8, clientY: clientY + (j + 0.1 - fixed.y) * 8 };
      fire(canvas, 'pointerdown', at);
      fire(canvas, 'pointerup', at);
      expect(pixels()[j * 200 + i]).toBe(255);
    }
    expect(currentMask()?.paintedPixels).toBe(3);
  });

  it('erases with the eraser, the right button and Alt, and leaves nothing of the same path', async () => {
    const { canvas } = await at100Percent();
    setBrushSize(24);
    const path = [
      [40, 50],
      [140, 90],
    ] as const;
    for (const erase of [
      () => drag(canvas, path, { button: 2, buttons: 2 }),
      () => drag(canvas, path, { altKey: true }),
      () => {
        setMaskTool('eraser');
        drag(canvas, path);
      },
    ]) {
      drag(canvas, path);
      expect(currentMask()?.paintedPixels).toBeGreaterThan(0);
      erase();
      expect(currentMask()?.paintedPixels).toBe(0);
    }
  });

  it('draws a straight line to a click with Shift', async () => {
    const { canvas } = await at100Percent();
    setBrushSize(10);
    drag(canvas, [[30, 30]]);
    drag(canvas, [[150, 100]], { shiftKey: true });
    const points = [
      [30, 30],
      [150, 100],
    ] as const;
    expect(pixels()).toEqual(bruteForceStroke(200, 140, { points, diameter: 10 }));
  });

  it('renders nothing in React while the pointer moves, and writes the store once per stroke', async () => {
    let renders = 0;
    const { canvas } = await openEditor(() => renders++);
    let writes = 0;
    const stop = maskFacts.subscribe(() => writes++);
    fire(canvas, 'pointerdown', clientAt(canvas, 20, 20));
    await nextFrame();
    const before = renders;
    for (let i = 0; i < 60; i++) {
      fire(canvas, 'pointermove', clientAt(canvas, 20 + i, 20 + i / 2));
      if (i % 10 === 0) await nextFrame();
    }
    await nextFrame();
    expect(renders).toBe(before);
    expect(writes).toBe(0);
    fire(canvas, 'pointerup', clientAt(canvas, 80, 50));
    expect(writes).toBe(1);
    stop();
  });
});

describe('gestures that end otherwise', () => {
  it.each(['mouse', 'touch', 'pen'])(
    'M11 rolls a %s stroke back on pointercancel and keeps it for redo',
    async (pointerType) => {
      const { canvas } = await at100Percent();
      const init = { pointerType };
      fire(canvas, 'pointerdown', clientAt(canvas, 50, 50), init);
      fire(canvas, 'pointermove', clientAt(canvas, 90, 60), init);
      await nextFrame();
      const live = pixels();
      expect(countPainted(live)).toBeGreaterThan(0);
      fire(canvas, 'pointercancel', clientAt(canvas, 90, 60), init);
      expect(currentMask()?.paintedPixels).toBe(0);
      expect(countPainted(pixels())).toBe(0);
      await page.getByRole('button', { name: 'Redo', exact: true }).click();
      expect(pixels()).toEqual(live);
    },
  );

  it('M11 rolls back on Escape', async () => {
    const { canvas } = await at100Percent();
    fire(canvas, 'pointerdown', clientAt(canvas, 50, 50));
    await userEvent.keyboard('{Escape}');
    fire(canvas, 'pointermove', clientAt(canvas, 120, 90));
    fire(canvas, 'pointerup', clientAt(canvas, 120, 90));
    expect(countPainted(pixels())).toBe(0);
  });

  it('turns a second finger at once into a pinch without a trace, and a late one ends the stroke', async () => {
    const { canvas } = await at100Percent();
    const down = (id: number, x: number, y: number) =>
      fire(canvas, 'pointerdown', clientAt(canvas, x, y), finger(id));
    expect(shownZoom()).toBe(100);
    down(1, 60, 70);
    down(2, 140, 70);
    fire(canvas, 'pointermove', clientAt(canvas, 20, 70), finger(1));
    fire(canvas, 'pointermove', clientAt(canvas, 180, 70), finger(2));
    await nextFrame();
    expect(shownZoom()).toBe(200);
    for (const id of [1, 2]) fire(canvas, 'pointerup', clientAt(canvas, 0, 0), finger(id));
    expect([countPainted(pixels()), currentMask()?.canUndo, currentMask()?.canRedo]).toEqual([
      0,
      false,
      false,
    ]);

    down(3, 60, 70);
    await new Promise((resolve) => setTimeout(resolve, 170));
    down(4, 140, 70);
    expect(currentMask()?.canUndo).toBe(true);
    for (const id of [3, 4]) fire(canvas, 'pointerup', clientAt(canvas, 0, 0), finger(id));
  });

  it('keeps a stroke that is being drawn when the editor goes away', async () => {
    const base = { id: 'left in the middle', bitmap, ...SIZE };
    const screen = await render(
      <Frame>
        <MaskEditor base={base} />
      </Frame>,
    );
    const canvas = canvasElement();
    fire(canvas, 'pointerdown', clientAt(canvas, 50, 50));
    await screen.unmount();
    const left = maskOf(base.id);
    expect([left?.isDrawing, left?.canUndo]).toEqual([false, true]);
  });
});

describe('the view', () => {
  it('M16 stays where it is when the stage is resized, and in the middle in Fit and 100 %', async () => {
    const base = { id: 'resized', bitmap, ...SIZE };
    const editor = (width: number, height: number) => (
      <Frame width={width} height={height}>
        <MaskEditor base={base} />
      </Frame>
    );
    const screen = await render(editor(900, 640));
    await page.getByRole('button', { name: '100%', exact: true }).click();
    await screen.rerender(editor(700, 500));
    await nextFrame();
    await nextFrame();
    const canvas = canvasElement();
    setBrushSize(9);
    drag(canvas, [[100.5, 70.5]]);
    expect(pixels()).toEqual(bruteForceStroke(200, 140, { points: [[100.5, 70.5]], diameter: 9 }));
  });

  it('M16 fits again when the stage changes size, but not under a stroke', async () => {
    const base = { id: 'refitted', bitmap, ...SIZE };
    const editor = (height: number) => (
      <Frame height={height}>
        <MaskEditor base={base} />
      </Frame>
    );
    const resize = async (height: number) => {
      await screen.rerender(editor(height));
      await nextFrame();
      await nextFrame();
    };
    const screen = await render(editor(640));
    const large = shownZoom();
    await resize(400);
    const small = shownZoom();
    expect(small).toBeLessThan(large);
    await resize(640);
    expect(shownZoom()).toBe(large);
    const canvas = canvasElement();
    fire(canvas, 'pointerdown', clientAt(canvas, 100, 70));
    await resize(400);
    expect(shownZoom()).toBe(large);
    fire(canvas, 'pointerup', clientAt(canvas, 100, 70));
    expect(shownZoom()).toBe(small);
    for (const id of [1, 2]) fire(canvas, 'pointerdown', clientAt(canvas, 60 * id, 70), finger(id));
    await resize(640);
    expect(shownZoom()).toBe(small);
    for (const id of [1, 2]) fire(canvas, 'pointerup', clientAt(canvas, 60 * id, 70), finger(id));
    expect(shownZoom()).toBe(large);
  });

  it('M16 pans by the wheel, by Space and by the hand, and paints at the right place after it', async () => {
    const { canvas } = await at100Percent();
    canvas.dispatchEvent(new WheelEvent('wheel', { deltaX: 12, deltaY: 20, cancelable: true }));
    canvas.focus();
    await userEvent.keyboard('{ >}');
    drag(canvas, [
      [50, 50],
      [80, 50],
    ]);
    await userEvent.keyboard('{/ }');
    setMaskTool('hand');
    drag(canvas, [
      [50, 50],
      [50, 90],
    ]);
    setMaskTool('brush');
    expect(countPainted(pixels())).toBe(0);
    setBrushSize(11);
    const at = clientAt(canvas, 60, 60);
    fire(canvas, 'pointerdown', at);
    fire(canvas, 'pointerup', at);
    // Moved by (-12, -20), (30, 0) and (0, 40) altogether.
    expect(pixels()).toEqual(bruteForceStroke(200, 140, { points: [[42, 40]], diameter: 11 }));
  });
});

describe('controls', () => {
  it('M6 adds a rectangle by its numbers as one step', async () => {
    const { canvas } = await openEditor();
    await page.getByRole('radio', { name: 'Rectangle', exact: true }).click();
    for (const [name, value] of [
      ['X', '-10'],
      ['Y', '20'],
      ['W', '60'],
      ['H', '30'],
    ] as const) {
      await page.getByRole('spinbutton', { name, exact: true }).fill(value);
    }
    await page.getByRole('button', { name: 'Add shape', exact: true }).click();
    expect(pixels()).toEqual(bruteForceShape(200, 140, (cx, cy) => cx < 50 && cy > 20 && cy < 50));
    await expect.element(canvas).toHaveAttribute('data-painted-pixels', '1500');
    await page.getByRole('button', { name: 'Undo', exact: true }).click();
    await expect.element(canvas).toHaveAttribute('data-painted-pixels', '0');
  });

  it('M6 adds a dragged rectangle', async () => {
    const { canvas } = await at100Percent();
    setMaskTool('rectangle');
    drag(canvas, [
      [110.4, 100.4],
      [60, 80],
      [10.4, 10.4],
    ]);
    expect(currentMask()?.paintedPixels).toBe(100 * 90);
  });

  it('has each of its controls once, on a phone and when it is turned', async () => {
    const names = ['Undo', 'Redo', 'Clear mask', 'Download mask', 'Fit', '100%', 'Zoom in', 'Zoom out'];
    await openEditor();
    try {
      for (const [width, height] of [
        [390, 844],
        [844, 390],
      ] as const) {
        await page.viewport(width, height);
        for (const name of names) {
          await expect.element(page.getByRole('button', { name, exact: true })).toBeInTheDocument();
        }
        await expect.element(page.getByLabelText('Import mask', { exact: true })).toBeInTheDocument();
        const view = page.getByRole('group', { name: 'View' }).element();
        const download = page.getByRole('button', { name: 'Download mask', exact: true }).element();
        expect(view.parentElement?.contains(download)).toBe(width < 640);
      }
    } finally {
      await page.viewport(1000, 720);
    }
  });

  it('has one row of controls in a low editor, with a mark at each end that more lies behind', async () => {
    const base = { id: 'low', bitmap, ...SIZE };
    const editor = (height: number) => (
      <Frame height={height} width={300}>
        <style>
          {
            '[data-more-after] { overflow-x: auto; } [data-more-after] > * { display: flex; width: max-content; }'
          }
        </style>
        <MaskEditor base={base} />
      </Frame>
    );
    const screen = await render(editor(700));
    const row = page.getByRole('toolbar', { name: 'Mask tools' }).element().parentElement?.parentElement;
    if (!row) throw new Error('no row');
    const more = () => [row.dataset['moreBefore'], row.dataset['moreAfter']];
    expect(more()).toEqual([undefined, undefined]);
    await screen.rerender(editor(300));
    await expect.poll(more).toEqual(['false', 'true']);
    row.scrollLeft = row.scrollWidth;
    await expect.poll(more).toEqual(['true', 'false']);
    await screen.rerender(editor(700));
    await expect.poll(more).toEqual([undefined, undefined]);
  });

  it('keeps the numbers of a rectangle when the editor becomes low', async () => {
    const base = { id: 'low, with numbers', bitmap, ...SIZE };
    const editor = (height: number) => (
      <Frame height={height}>
        <MaskEditor base={base} />
      </Frame>
    );
    setMaskTool('rectangle');
    const screen = await render(editor(700));
    const x = page.getByRole('spinbutton', { name: 'X', exact: true });
    await x.fill('17');
    await screen.rerender(editor(300));
    await nextFrame();
    await nextFrame();
    await expect.element(x).toHaveValue(17);
  });

  it('says in a tooltip what the icon for a mask file does', async () => {
    await openEditor();
    await expect
      .element(page.getByLabelText('Import mask', { exact: true }))
      .toHaveAttribute('title', 'Import mask');
  });

  it('applies the brush size on Enter, and says what is out of range', async () => {
    await openEditor();
    const field = page.getByRole('spinbutton', { name: 'Brush size', exact: true });
    await field.fill('120');
    await userEvent.keyboard('{Enter}');
    expect(maskFacts.getState().brushSize).toBe(120);
    await field.fill('3000');
    await userEvent.keyboard('{Enter}');
    expect(maskFacts.getState().brushSize).toBe(120);
    await expect.element(field).toHaveAccessibleDescription('Brush size: 1 to 2,000.');
    const slider = page.getByRole('slider', { name: 'Brush size slider', exact: true });
    await slider.fill('0');
    expect(maskFacts.getState().brushSize).toBe(1);
    (slider.element() as HTMLElement).focus();
    await userEvent.keyboard('{ArrowRight}');
    expect(maskFacts.getState().brushSize).toBe(2);
  });

  it('answers its keys while it has the focus, and not while a number is typed', async () => {
    const { canvas } = await openEditor();
    canvas.focus();
    await userEvent.keyboard('e');
    expect(maskFacts.getState().tool).toBe('eraser');
    await userEvent.keyboard(']]');
    expect(maskFacts.getState().brushSize).toBe(77);
    await userEvent.keyboard('{Control>}a{/Control}');
    expect(currentMask()?.coverage).toBe(1);
    await userEvent.keyboard('{Control>}z{/Control}');
    expect(currentMask()?.coverage).toBe(0);
    await userEvent.keyboard('{Control>}{Shift>}z{/Shift}{/Control}');
    expect(currentMask()?.coverage).toBe(1);
    (page.getByRole('spinbutton', { name: 'Brush size', exact: true }).element() as HTMLElement).focus();
    await userEvent.keyboard('b[[h');
    expect(maskFacts.getState()).toMatchObject({ tool: 'eraser', brushSize: 77 });
    (document.activeElement as HTMLElement).blur();
    await userEvent.keyboard('b');
    expect(maskFacts.getState().tool).toBe('eraser');
  });
});

describe('files', () => {
  it('M15 imports a transparent mask of the same size', async () => {
    const { canvas } = await openEditor();
    const file = await pngOf(200, 140, (context) => {
      context.fillRect(0, 0, 200, 140);
      context.clearRect(30, 40, 50, 20);
    });
    await choose(file);
    await expect.element(canvas).toHaveAttribute('data-painted-pixels', '1000');
  });

  it('M15 offers to scale or centre a mask of another size', async () => {
    const { canvas } = await openEditor();
    const file = await pngOf(100, 70, (context) => {
      context.fillRect(0, 0, 100, 70);
      context.clearRect(0, 0, 10, 10);
    });
    await choose(file);
    await expect
      .element(page.getByRole('alert'))
      .toHaveTextContent('The mask is 100 × 70, the picture 200 × 140');
    await page.getByRole('button', { name: 'Scale', exact: true }).click();
    await expect.element(canvas).toHaveAttribute('data-painted-pixels', '400');
    await choose(file);
    await page.getByRole('button', { name: 'Centre', exact: true }).click();
    await expect.element(canvas).toHaveAttribute('data-painted-pixels', '100');
    await choose(file);
    await page.getByRole('button', { name: 'Cancel', exact: true }).click();
    await expect.element(canvas).toHaveAttribute('data-painted-pixels', '100');
  });

  it('M15 refuses what is no mask and what is no image, and leaves the mask alone', async () => {
    const { canvas } = await at100Percent();
    drag(canvas, [[50, 50]]);
    const before = pixels();
    const grey = await pngOf(200, 140, (context) => {
      context.fillStyle = '#888';
      context.fillRect(0, 0, 200, 140);
    });
    await choose(grey);
    await expect.element(page.getByRole('alert')).toHaveTextContent('This image is not a mask');
    await choose(new File(['hello'], 'notes.txt', { type: 'text/plain' }));
    await expect.element(page.getByRole('alert')).toHaveTextContent('This file is not an image');
    expect(pixels()).toEqual(before);
    expect(canvas.dataset['paintedPixels']).toBe(String(countPainted(before)));
  });
});
