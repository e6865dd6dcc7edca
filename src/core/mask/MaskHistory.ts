import { applyMaskOp } from './applyMaskOp.ts';
import { type MaskOp, maskOpBytes } from './MaskOp.ts';
import type { KeyFrame, MaskRaster, TilePatch } from './MaskRaster.ts';

interface Entry {
  readonly op: MaskOp;
  /** Applied: brings the state before. Undone: the state after. Null once the budget dropped it. */
  patch: TilePatch | null;
}

/** One step back or forth. */
export interface HistoryStep {
  readonly op: MaskOp;
  /** The tiles that changed, or the whole picture. */
  readonly changed: TilePatch | 'everything';
}

/** Bytes held besides the raster itself. */
export interface HistoryMemory {
  readonly patches: number;
  readonly keyFrames: number;
  readonly operations: number;
}

/** A key-frame stands after every so many operations; at most so many are replayed by one undo. */
const KEY_FRAME_EVERY = 32;

/**
 * Undo and redo of unlimited depth in bounded memory (rule M12): tile patches while the budget lasts, and for
 * older operations the nearest key-frame with the log replayed on it.
 */
export class MaskHistory {
  readonly #raster: MaskRaster;
  readonly #budget: number;
  readonly #entries: Entry[] = [];
  readonly #keyFrames = new Map<number, KeyFrame>();
  /** Number of operations applied. */
  #head = 0;

  /** @param budget bytes that tile patches may hold. */
  constructor(raster: MaskRaster, budget: number) {
    this.#raster = raster;
    this.#budget = budget;
  }

  get canUndo(): boolean {
    return this.#head > 0;
  }

  get canRedo(): boolean {
    return this.#head < this.#entries.length;
  }

  /** The operations whose result is on the raster, oldest first. */
  get applied(): readonly MaskOp[] {
    return this.#entries.slice(0, this.#head).map(({ op }) => op);
  }

  /** Takes in an operation that is already on the raster. What was undone is gone. */
  commit(op: MaskOp, patch: TilePatch): void {
    this.#entries.length = this.#head;
    this.#entries.push({ op, patch });
    this.#head++;
    this.#dropKeyFramesAfter(this.#head - 1);
    if (this.#head % KEY_FRAME_EVERY === 0) this.#keyFrames.set(this.#head, this.#raster.keyFrame());
    this.#keepToBudget();
  }

  /**
   * Takes in an operation that was rolled back: the next redo brings it. What was undone before stays behind
   * it and will be rasterised anew, because its patches belong to another state.
   */
  commitUndone(op: MaskOp, patch: TilePatch): void {
    for (const entry of this.#entries.slice(this.#head)) entry.patch = null;
    this.#entries.splice(this.#head, 0, { op, patch });
    this.#dropKeyFramesAfter(this.#head);
    this.#keepToBudget();
  }

  /** Null when there is nothing to undo. */
  undo(): HistoryStep | null {
    const entry = this.#entries[this.#head - 1];
    if (!entry) return null;
    this.#head--;
    const { op } = entry;
    if (!entry.patch) {
      this.#rebuild();
      return { op, changed: 'everything' };
    }
    entry.patch = this.#raster.swap(entry.patch);
    return { op, changed: entry.patch };
  }

  /** Null when there is nothing to redo. */
  redo(): HistoryStep | null {
    const entry = this.#entries[this.#head];
    if (!entry) return null;
    this.#head++;
    const changed = entry.patch ? this.#raster.swap(entry.patch) : this.#apply(entry.op);
    entry.patch = changed;
    this.#keepToBudget();
    return { op: entry.op, changed };
  }

  memory(): HistoryMemory {
    const runs = new Set<Uint32Array>();
    let keyFrames = 0;
    for (const frame of this.#keyFrames.values()) {
      keyFrames += 16 * frame.painted.length;
      for (const tile of frame.runs) if (tile) runs.add(tile);
    }
    for (const tile of runs) keyFrames += tile.byteLength;
    return {
      patches: this.#patchBytes(),
      keyFrames,
      operations: this.#entries.reduce((sum, { op }) => sum + maskOpBytes(op), 0),
    };
  }

  #rebuild(): void {
    let start = this.#head - (this.#head % KEY_FRAME_EVERY);
    while (start > 0 && !this.#keyFrames.has(start)) start -= KEY_FRAME_EVERY;
    this.#raster.load(this.#keyFrames.get(start) ?? null);
    for (const { op } of this.#entries.slice(start, this.#head)) this.#apply(op);
  }

  #apply(op: MaskOp): TilePatch {
    this.#raster.begin();
    applyMaskOp(this.#raster, op);
    this.#raster.takeDirty();
    return this.#raster.end();
  }

  #dropKeyFramesAfter(count: number): void {
    for (const at of this.#keyFrames.keys()) if (at > count) this.#keyFrames.delete(at);
  }

  #keepToBudget(): void {
    let excess = this.#patchBytes() - this.#budget;
    for (const entry of this.#entries) {
      if (excess <= 0) return;
      excess -= entry.patch?.byteLength ?? 0;
      entry.patch = null;
    }
  }

  #patchBytes(): number {
    return this.#entries.reduce((sum, { patch }) => sum + (patch?.byteLength ?? 0), 0);
  }
}
