import { applyMaskOp, drawStroke } from './applyMaskOp.ts';
import type { PixelSize } from '../image/PixelSize.ts';
import type { PixelRect } from './maskGeometry.ts';
import { type HistoryMemory, type HistoryStep, MaskHistory } from './MaskHistory.ts';
import type { MaskOp, StrokeOp } from './MaskOp.ts';
import { MaskRaster, type TilePatch } from './MaskRaster.ts';
import { strokePoint } from './strokePoint.ts';
import type { ImagePoint } from './viewport.ts';

export interface MaskDocumentOptions {
  /** Bytes that undo patches may hold before old ones give way to key-frames. Default 128 MiB. */
  readonly undoBudget?: number;
}

/** Bytes held by a document. */
export interface MaskMemory extends HistoryMemory {
  readonly raster: number;
}

/** Told of boxes of changed pixels; more than one when tiles change. */
export type DirtyListener = (rects: readonly PixelRect[]) => void;

/** What just happened to a mask. A `done` operation that met no pixel changed nothing and cannot be undone. */
export interface MaskChange {
  readonly how: 'done' | 'undone' | 'redone' | 'cancelled';
  readonly op: MaskOp;
}

export type SettledListener = (change: MaskChange) => void;

interface LiveStroke {
  readonly mode: StrokeOp['mode'];
  readonly diameter: number;
  points: Float64Array;
  count: number;
}

const DEFAULT_UNDO_BUDGET = 128 * 1024 * 1024;

/**
 * One mask of one picture: the binary raster, its operation log and undo. A live stroke is drawn into the
 * raster itself, so what is seen is what is committed (rule M9). Knows nothing of screens or canvases.
 */
export class MaskDocument {
  readonly size: PixelSize;
  readonly #raster: MaskRaster;
  readonly #history: MaskHistory;
  readonly #dirtyListeners = new Set<DirtyListener>();
  readonly #settledListeners = new Set<SettledListener>();
  #live: LiveStroke | null = null;

  constructor(size: PixelSize, options: MaskDocumentOptions = {}) {
    this.#raster = new MaskRaster(size);
    this.size = this.#raster.size;
    this.#history = new MaskHistory(this.#raster, options.undoBudget ?? DEFAULT_UNDO_BUDGET);
  }

  /** 0 keep, 255 repaint, reading order; the live stroke included. For reading only: copy it to keep it. */
  get pixels(): Readonly<Uint8Array<ArrayBuffer>> {
    return this.#raster.bytes;
  }

  /** Number of repaint pixels, exact, as of the last settled operation. */
  get paintedPixels(): number {
    return this.#raster.painted;
  }

  /** Share of repaint pixels, 0..1, unrounded. */
  get coverage(): number {
    return this.#raster.painted / this.#raster.bytes.length;
  }

  get canUndo(): boolean {
    return this.#history.canUndo;
  }

  get canRedo(): boolean {
    return this.#history.canRedo;
  }

  get isDrawing(): boolean {
    return this.#live !== null;
  }

  /** The operations that make up the present raster, oldest first. */
  get operations(): readonly MaskOp[] {
    return this.#history.applied;
  }

  /** @param diameter in image pixels, > 0. The stroke is drawn as points arrive. */
  beginStroke(mode: StrokeOp['mode'], diameter: number, points: readonly ImagePoint[]): void {
    this.#assertIdle();
    if (!(diameter > 0)) throw new RangeError(`A brush of ${diameter} px`);
    this.#raster.begin();
    this.#live = { mode, diameter, points: new Float64Array(64), count: 0 };
    this.extendStroke(points);
  }

  /** Draws on to further points. How they are grouped into calls changes nothing (rule M5). */
  extendStroke(points: readonly ImagePoint[]): void {
    const live = this.#assertLive();
    const first = live.count;
    for (const point of points) appendPoint(live, point);
    drawStroke(this.#raster, live, first, live.count);
    this.#announceDirty();
  }

  /** Ends the live stroke as one operation. One that met no pixel of the picture leaves no trace. */
  commitStroke(): void {
    const { op, patch } = this.#endStroke();
    if (patch.tiles.length > 0) this.#history.commit(op, patch);
    this.#announceSettled({ how: 'done', op });
  }

  /** Rolls the live stroke back. Nothing is lost: the next redo brings it (rule M11). */
  cancelStroke(): void {
    const { op, patch } = this.#endStroke();
    if (patch.tiles.length > 0) this.#history.commitUndone(op, this.#raster.swap(patch));
    this.#announceTiles(patch);
    this.#announceSettled({ how: 'cancelled', op });
  }

  /** Rolls the live stroke back for good: it was no stroke, but the first finger of a pinch. */
  discardStroke(): void {
    const { op, patch } = this.#endStroke();
    this.#raster.swap(patch);
    this.#announceTiles(patch);
    this.#announceSettled({ how: 'cancelled', op });
  }

  /** Applies an operation as one undo step, unless it touches no pixel. */
  apply(op: MaskOp): void {
    this.#assertIdle();
    this.#raster.begin();
    applyMaskOp(this.#raster, op);
    const patch = this.#raster.end();
    if (patch.tiles.length > 0) this.#history.commit(op, patch);
    this.#announceDirty();
    this.#announceSettled({ how: 'done', op });
  }

  undo(): void {
    this.#assertIdle();
    this.#announceStep('undone', this.#history.undo());
  }

  redo(): void {
    this.#assertIdle();
    this.#announceStep('redone', this.#history.redo());
  }

  /** Called with every box of pixels that changed, during strokes too. Returns the way to stop. */
  subscribeDirty(listener: DirtyListener): () => void {
    this.#dirtyListeners.add(listener);
    return () => this.#dirtyListeners.delete(listener);
  }

  /** Called once after every operation, undo, redo and cancel. Returns the way to stop. */
  subscribeSettled(listener: SettledListener): () => void {
    this.#settledListeners.add(listener);
    return () => this.#settledListeners.delete(listener);
  }

  memory(): MaskMemory {
    return { raster: this.#raster.bytes.byteLength, ...this.#history.memory() };
  }

  #endStroke(): { op: StrokeOp; patch: TilePatch } {
    const { mode, diameter, points, count } = this.#assertLive();
    this.#live = null;
    const op: StrokeOp = { kind: 'stroke', mode, diameter, points: points.slice(0, 2 * count) };
    return { op, patch: this.#raster.end() };
  }

  #assertIdle(): void {
    if (this.#live) throw new Error('A stroke is being drawn');
  }

  #assertLive(): LiveStroke {
    if (!this.#live) throw new Error('No stroke is being drawn');
    return this.#live;
  }

  #announceDirty(): void {
    const rect = this.#raster.takeDirty();
    if (rect) this.#tell([rect]);
  }

  #announceTiles(patch: TilePatch): void {
    this.#raster.takeDirty();
    this.#tell(patch.tiles.map(({ tile }) => this.#raster.tileRect(tile)));
  }

  #tell(rects: readonly PixelRect[]): void {
    for (const listener of this.#dirtyListeners) listener(rects);
  }

  #announceStep(how: 'undone' | 'redone', step: HistoryStep | null): void {
    if (!step) return;
    if (step.changed === 'everything') this.#tell([{ x: 0, y: 0, ...this.size }]);
    else this.#announceTiles(step.changed);
    this.#announceSettled({ how, op: step.op });
  }

  #announceSettled(change: MaskChange): void {
    for (const listener of this.#settledListeners) listener(change);
  }
}

/** A mask rebuilt from its log alone. */
export function replayMask(size: PixelSize, operations: readonly MaskOp[]): MaskDocument {
  const document = new MaskDocument(size);
  for (const op of operations) document.apply(op);
  return document;
}

/** Points equal to the one before are dropped: they cover nothing new. */
function appendPoint(live: LiveStroke, point: ImagePoint): void {
  const { x, y } = strokePoint(point, live.diameter);
  const at = 2 * live.count;
  if (live.count > 0 && live.points[at - 2] === x && live.points[at - 1] === y) return;
  if (at === live.points.length) {
    const grown = new Float64Array(2 * at);
    grown.set(live.points);
    live.points = grown;
  }
  live.points[at] = x;
  live.points[at + 1] = y;
  live.count++;
}
