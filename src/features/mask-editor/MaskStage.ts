import { Konva } from 'konva/lib/Core.js';
import type { MaskDocument } from '../../core/mask/MaskDocument.ts';
import type { PixelRect } from '../../core/mask/maskGeometry.ts';
import { type ScreenPoint, screenPoint, type StageSize, type Viewport } from '../../core/mask/viewport.ts';
import { drawPicture } from './drawPicture.ts';
import { drawTools, type ToolMarks } from './drawTools.ts';
import type { StageNodes } from './MaskLayers.tsx';
import { MaskOverlay, type ScreenBox } from './MaskOverlay.ts';
import { stageSize } from './stageSize.ts';
import { StageView } from './StageView.ts';

/** Opacity of the mask over the picture. */
const OVERLAY_OPACITY = 0.6;

// Konva would draw after every change of an attribute: `MaskStage` knows when.
Konva.autoDrawEnabled = false;

type LayerName = Exclude<keyof StageNodes, 'stage'>;

/**
 * The canvas side of the editor, outside of React: what the nodes of `MaskLayers` draw, their size and pixel ratio,
 * the view, and one animation frame for everything that changed since the last. Nothing runs while nothing changes.
 */
export class MaskStage {
  readonly #element: HTMLDivElement;
  readonly #bitmap: ImageBitmap;
  readonly #document: MaskDocument;
  readonly #nodes: StageNodes;
  readonly #overlay: MaskOverlay;
  readonly #stale = new Set<LayerName>();
  readonly #frameListeners = new Set<() => void>();
  readonly #view: StageView;
  readonly #teardown: (() => void)[] = [];
  #pixelRatio = 1;
  /** The part of the mask layer that is stale; null for all of it. */
  #maskBox: ScreenBox | null = null;
  #marks: ToolMarks = {};
  #frame = 0;
  #isInFrame = false;
  #isResizing = false;

  /**
   * @param element holds the nodes' canvases and gets their size; its parent gives it room.
   * @param nodes drawn with until `destroy`, which leaves them blank to their owner.
   */
  constructor(element: HTMLDivElement, nodes: StageNodes, bitmap: ImageBitmap, document: MaskDocument) {
    this.#element = element;
    element.tabIndex = 0;
    this.#nodes = nodes;
    this.#bitmap = bitmap;
    this.#document = document;
    this.#view = new StageView(document);
    this.#overlay = new MaskOverlay(document);
    this.#drawWith(nodes.picture, (context) =>
      drawPicture(context, this.#bitmap, this.view, this.size, this.#pixelRatio),
    );
    this.#drawWith(nodes.mask, (context) =>
      this.#overlay.draw(context, this.view, this.#staleMask(), this.#pixelRatio),
    );
    this.#drawWith(nodes.tools, (context) => drawTools(context, this.view, this.#marks));
    layerOf(nodes.mask).getNativeCanvasElement().style.opacity = String(OVERLAY_OPACITY);
    this.#teardown.push(document.subscribeDirty((rects) => this.#maskChanged(rects)));
    this.#view.subscribe(() => this.#redrawAll());
    this.#watchRoom();
  }

  get view(): Viewport {
    return this.#view.viewport;
  }

  get size(): StageSize {
    return this.#view.size;
  }

  /** Client coordinates to the stage's own, also inside a scaled ancestor. */
  toStage(clientX: number, clientY: number): ScreenPoint {
    const rect = this.#element.getBoundingClientRect();
    const ratioX = rect.width > 0 ? this.size.width / rect.width : 1;
    const ratioY = rect.height > 0 ? this.size.height / rect.height : 1;
    return screenPoint((clientX - rect.left) * ratioX, (clientY - rect.top) * ratioY);
  }

  fit(): void {
    this.#view.fit();
  }

  actualSize(): void {
    this.#view.actualSize();
  }

  /** @param about where the picture stays put; the middle of the stage by default. */
  zoomBy(factor: number, about?: ScreenPoint): void {
    this.#view.zoomBy(factor, about);
  }

  panBy(dx: number, dy: number): void {
    this.#view.panBy(dx, dy);
  }

  /** Told when a gesture begins and when it ends: until then the view is fitted to no new size. */
  holdView(isHeld: boolean): void {
    this.#view.hold(isHeld);
  }

  /** What the tools layer shows besides the mask; redrawn with the next frame. */
  mark(marks: ToolMarks): void {
    this.#marks = { ...this.#marks, ...marks };
    this.#redraw('tools');
  }

  /** Told of every view, the present one first. Returns the way to stop. */
  subscribeView(listener: (view: Viewport) => void): () => void {
    return this.#view.subscribe(listener);
  }

  /** Called at the start of every frame that `requestFrame` asked for. Returns the way to stop. */
  subscribeFrame(listener: () => void): () => void {
    this.#frameListeners.add(listener);
    return () => this.#frameListeners.delete(listener);
  }

  requestFrame(): void {
    if (this.#frame === 0) this.#frame = requestAnimationFrame(() => this.#onFrame());
  }

  destroy(): void {
    this.#view.leave();
    cancelAnimationFrame(this.#frame);
    for (const undo of this.#teardown.splice(0)) undo();
    this.#frameListeners.clear();
    this.#overlay.destroy();
  }

  #drawWith(shape: Konva.Shape, draw: (context: CanvasRenderingContext2D) => void): void {
    shape.sceneFunc(({ _context }) => {
      // Konva draws on its own too: when React touched a node, when the tab comes back, and for each resized side.
      if (this.size.width > 0 && !this.#isResizing) draw(_context);
    });
    this.#teardown.push(() => shape.setAttr('sceneFunc', undefined));
  }

  #onFrame(): void {
    this.#frame = 0;
    for (const listener of this.#frameListeners) listener();
    if (this.size.width === 0) return;
    this.#isInFrame = true;
    for (const name of this.#stale) layerOf(this.#nodes[name]).drawScene();
    this.#isInFrame = false;
    this.#stale.clear();
    this.#maskBox = null;
  }

  #redraw(...names: readonly LayerName[]): void {
    for (const name of names) this.#stale.add(name);
    this.requestFrame();
  }

  #redrawAll(): void {
    this.#maskBox = null;
    this.#redraw('picture', 'mask', 'tools');
  }

  #maskChanged(rects: readonly PixelRect[]): void {
    this.#overlay.update(rects);
    const wholeIsStale = this.#stale.has('mask') && this.#maskBox === null;
    if (!wholeIsStale) this.#maskBox = rects.reduce((box, rect) => this.#boxAround(box, rect), this.#maskBox);
    this.#redraw('mask');
  }

  /** Grows `box` by where `rect` lies on the stage, with the neighbours that smoothing reaches. */
  #boxAround(box: ScreenBox | null, rect: PixelRect): ScreenBox {
    const { scale, x, y } = this.view;
    const reach = 2 + 2 * scale;
    const grid = this.#pixelRatio;
    const left = Math.floor((rect.x * scale + x - reach) * grid) / grid;
    const top = Math.floor((rect.y * scale + y - reach) * grid) / grid;
    const right = Math.ceil(((rect.x + rect.width) * scale + x + reach) * grid) / grid;
    const bottom = Math.ceil(((rect.y + rect.height) * scale + y + reach) * grid) / grid;
    const { width, height } = this.size;
    return {
      left: Math.max(0, Math.min(left, box?.left ?? left)),
      top: Math.max(0, Math.min(top, box?.top ?? top)),
      right: Math.min(width, Math.max(right, box?.right ?? right)),
      bottom: Math.min(height, Math.max(bottom, box?.bottom ?? bottom)),
    };
  }

  /** All of it where Konva draws on its own: the browser may have dropped the canvas. */
  #staleMask(): ScreenBox {
    if (this.#isInFrame && this.#maskBox) return this.#maskBox;
    return { left: 0, top: 0, right: this.size.width, bottom: this.size.height };
  }

  #watchRoom(): void {
    const room = this.#element.parentElement;
    if (!room) throw new Error('The stage needs a parent that gives it room');
    const takeRoom = () => {
      const { left, top } = room.getBoundingClientRect();
      this.#takeRoom({ left, top, width: room.clientWidth, height: room.clientHeight });
    };
    const observer = new ResizeObserver(takeRoom);
    observer.observe(room);
    this.#teardown.push(() => observer.disconnect());
    // A query matches one ratio only, so every change asks for the next one.
    let query: MediaQueryList;
    const watchPixelRatio = () => {
      query = matchMedia(`(resolution: ${devicePixelRatio}dppx)`);
      query.addEventListener('change', pixelRatioChanged, { once: true });
    };
    const pixelRatioChanged = () => {
      takeRoom();
      watchPixelRatio();
    };
    watchPixelRatio();
    this.#teardown.push(() => query.removeEventListener('change', pixelRatioChanged));
    takeRoom();
  }

  /** A room of 0 × 0 (hidden, not laid out yet) is ignored. */
  #takeRoom(room: StageSize & { readonly left: number; readonly top: number }): void {
    const size = stageSize(room, this.#document.size, devicePixelRatio);
    if (size.width === 0 || size.height === 0) return;
    const { width, height } = this.size;
    if (size.width === width && size.height === height && this.#pixelRatio === devicePixelRatio) return;
    this.#pixelRatio = devicePixelRatio;
    const { style } = this.#element;
    style.width = `${size.width}px`;
    style.height = `${size.height}px`;
    style.left = `${middleOffset(room.left, room.width, size.width)}px`;
    style.top = `${middleOffset(room.top, room.height, size.height)}px`;
    this.#resizeCanvases(size);
    this.#view.resize(size);
    this.#redrawAll();
    // At once: resized canvases are blank, and the next frame would come after they were painted so.
    cancelAnimationFrame(this.#frame);
    this.#onFrame();
  }

  #resizeCanvases(size: StageSize): void {
    const { stage } = this.#nodes;
    this.#isResizing = true;
    for (const layer of stage.getLayers()) layer.getCanvas().setPixelRatio(this.#pixelRatio);
    stage.size(size);
    this.#isResizing = false;
  }
}

function layerOf(shape: Konva.Shape): Konva.Layer {
  const layer = shape.getLayer();
  if (!layer) throw new Error('The shape is on no layer');
  return layer;
}

/** The offset that puts `side` in the middle of the room, on whole device pixels of the page. */
function middleOffset(start: number, room: number, side: number): number {
  return Math.round((start + (room - side) / 2) * devicePixelRatio) / devicePixelRatio - start;
}
