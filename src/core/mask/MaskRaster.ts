import type { PixelSize } from '../image/PixelSize.ts';
import type { PixelRect, SpanSource } from './maskGeometry.ts';
import { decodeRuns, encodeRuns } from './raster/runLength.ts';

/** Side of a square tile, the unit of undo. */
const TILE = 128;

/** A tile as it was: uniform ones are told by their count alone. */
interface TileSnapshot {
  readonly tile: number;
  readonly painted: number;
  /** Row by row, the tile's own (clipped) size; null when uniform. */
  readonly bytes: Uint8Array | null;
}

/** What the tiles that an operation touched held before it. Swapping it in again undoes the operation. */
export interface TilePatch {
  readonly tiles: readonly TileSnapshot[];
  /** Memory held. */
  readonly byteLength: number;
}

/** A whole raster, tile by tile: painted count, and runs where a tile is mixed. */
export interface KeyFrame {
  readonly painted: readonly number[];
  readonly runs: readonly (Uint32Array | null)[];
}

const TILE_RECORD = 24;

/**
 * The truth about a mask: one byte per image pixel, 0 keep or 255 repaint, written by our own rasterisers only
 * (rule M1). Keeps the painted count per tile, so that coverage is exact and costs what was touched.
 *
 * Every change happens between `begin` and `end`; tiles are copied at their first touch.
 */
export class MaskRaster {
  readonly size: PixelSize;
  /** Reading order. Written only by this class. */
  readonly bytes: Uint8Array<ArrayBuffer>;
  #painted = 0;
  readonly #words: Uint32Array;
  readonly #columns: number;
  readonly #tilePainted: Uint16Array;
  readonly #touchedIn: Uint32Array;
  readonly #encoded: (Uint32Array | null)[];
  #serial = 0;
  #open: TileSnapshot[] | null = null;
  /** Whether the counts of the touched tiles are known without counting. */
  #counted = false;
  #dirty = { left: Infinity, top: Infinity, right: 0, bottom: 0 };

  constructor(size: PixelSize) {
    const { width, height } = size;
    if (!(Number.isInteger(width) && Number.isInteger(height) && width > 0 && height > 0)) {
      throw new RangeError(`A mask of ${width}×${height} pixels`);
    }
    this.size = { width, height };
    // Rounded up to whole words, so that inverting runs over words.
    const buffer = new ArrayBuffer(Math.ceil((width * height) / 4) * 4);
    this.#words = new Uint32Array(buffer);
    this.bytes = new Uint8Array(buffer, 0, width * height);
    this.#columns = Math.ceil(width / TILE);
    const tiles = this.#columns * Math.ceil(height / TILE);
    this.#tilePainted = new Uint16Array(tiles);
    this.#touchedIn = new Uint32Array(tiles);
    this.#encoded = Array.from({ length: tiles }, () => null);
  }

  /** Number of repaint pixels, exact as of the last `end` or `swap`. */
  get painted(): number {
    return this.#painted;
  }

  begin(): void {
    if (this.#open) throw new Error('The mask is already being changed');
    this.#open = [];
    this.#counted = false;
    this.#serial++;
  }

  /** Closes the change. The patch undoes it; it has no tiles when no pixel of the picture was touched. */
  end(): TilePatch {
    const tiles = this.#opened();
    this.#open = null;
    if (!this.#counted) for (const { tile } of tiles) this.#recount(tile);
    return toPatch(tiles);
  }

  fillSpan(y: number, from: number, to: number, value: 0 | 255): void {
    this.#touchRow(y, from, to);
    const row = y * this.size.width;
    this.bytes.fill(value, row + from, row + to);
  }

  /** Writes the covered pixels; with `outside`, also all others. */
  write(source: SpanSource, inside: 0 | 255 | 'as-is', outside: 0 | 'as-is'): void {
    if (outside === 'as-is') {
      if (inside !== 'as-is') source((y, from, to) => this.fillSpan(y, from, to, inside));
      return;
    }
    const { width, height } = this.size;
    let row = 0;
    let column = 0;
    const clearUpTo = (y: number, x: number) => {
      for (; row < y; row++, column = 0) if (column < width) this.fillSpan(row, column, width, outside);
      if (column < x) this.fillSpan(row, column, x, outside);
      column = x;
    };
    source((y, from, to) => {
      clearUpTo(y, from);
      if (inside !== 'as-is') this.fillSpan(y, from, to, inside);
      column = to;
    });
    clearUpTo(height, 0);
  }

  fillAll(value: 0 | 255): void {
    if (this.#painted === (value === 0 ? 0 : this.bytes.length)) return;
    this.#touchAll();
    this.bytes.fill(value);
    this.#countAll((_, area) => (value === 0 ? 0 : area));
  }

  invert(): void {
    this.#touchAll();
    const words = this.#words;
    for (let i = 0; i < words.length; i++) words[i] = ~words[i]!;
    this.#countAll((painted, area) => area - painted);
  }

  /** The box around everything written since the last call, or null. */
  takeDirty(): PixelRect | null {
    const { left, top, right, bottom } = this.#dirty;
    if (left >= right || top >= bottom) return null;
    this.#dirty = { left: Infinity, top: Infinity, right: 0, bottom: 0 };
    return { x: left, y: top, width: right - left, height: bottom - top };
  }

  /** Puts the patch's tiles back and returns the patch that brings the present ones again. */
  swap(patch: TilePatch): TilePatch {
    const now = patch.tiles.map(({ tile }) => this.#snapshot(tile));
    for (const snapshot of patch.tiles) this.#restore(snapshot);
    return toPatch(now);
  }

  tileRect(tile: number): PixelRect {
    const x = (tile % this.#columns) * TILE;
    const y = Math.floor(tile / this.#columns) * TILE;
    return {
      x,
      y,
      width: Math.min(TILE, this.size.width - x),
      height: Math.min(TILE, this.size.height - y),
    };
  }

  /** The whole raster, compact. Tiles that did not change since the last key-frame share their runs with it. */
  keyFrame(): KeyFrame {
    const painted = Array.from(this.#tilePainted);
    const runs = painted.map((count, tile) => {
      const { width, height } = this.tileRect(tile);
      if (count === 0 || count === width * height) return null;
      return (this.#encoded[tile] ??= encodeRuns(this.#copyTile(tile)));
    });
    return { painted, runs };
  }

  /** Back to a key-frame, or to the blank mask. */
  load(frame: KeyFrame | null): void {
    this.#tilePainted.forEach((_, tile) => {
      const painted = frame?.painted[tile] ?? 0;
      const runs = frame?.runs[tile] ?? null;
      const { width, height } = this.tileRect(tile);
      const bytes = runs ? new Uint8Array(width * height) : null;
      if (runs && bytes) decodeRuns(runs, bytes);
      this.#restore({ tile, painted, bytes });
    });
  }

  #opened(): TileSnapshot[] {
    if (!this.#open) throw new Error('A mask changes only between begin and end');
    return this.#open;
  }

  #touchRow(y: number, from: number, to: number): void {
    const row = Math.floor(y / TILE) * this.#columns;
    const last = row + Math.floor((to - 1) / TILE);
    for (let tile = row + Math.floor(from / TILE); tile <= last; tile++) {
      if (this.#touchedIn[tile] !== this.#serial) this.#touch(tile);
    }
    this.#counted = false;
    const dirty = this.#dirty;
    if (from < dirty.left) dirty.left = from;
    if (to > dirty.right) dirty.right = to;
    if (y < dirty.top) dirty.top = y;
    if (y >= dirty.bottom) dirty.bottom = y + 1;
  }

  #touchAll(): void {
    this.#tilePainted.forEach((_, tile) => {
      if (this.#touchedIn[tile] !== this.#serial) this.#touch(tile);
    });
    this.#dirty = { left: 0, top: 0, right: this.size.width, bottom: this.size.height };
  }

  #countAll(count: (painted: number, area: number) => number): void {
    this.#tilePainted.forEach((painted, tile) => {
      const { width, height } = this.tileRect(tile);
      this.#setPainted(tile, count(painted, width * height));
    });
    this.#counted = true;
  }

  #touch(tile: number): void {
    this.#opened().push(this.#snapshot(tile));
    this.#touchedIn[tile] = this.#serial;
  }

  #snapshot(tile: number): TileSnapshot {
    const painted = this.#tilePainted[tile] ?? 0;
    const { width, height } = this.tileRect(tile);
    const uniform = painted === 0 || painted === width * height;
    return { tile, painted, bytes: uniform ? null : this.#copyTile(tile) };
  }

  #copyTile(tile: number): Uint8Array<ArrayBuffer> {
    const { x, y, width, height } = this.tileRect(tile);
    const copy = new Uint8Array(width * height);
    for (let row = 0; row < height; row++) {
      const start = (y + row) * this.size.width + x;
      copy.set(this.bytes.subarray(start, start + width), row * width);
    }
    return copy;
  }

  #restore({ tile, painted, bytes }: TileSnapshot): void {
    const { x, y, width, height } = this.tileRect(tile);
    for (let row = 0; row < height; row++) {
      const start = (y + row) * this.size.width + x;
      if (bytes) this.bytes.set(bytes.subarray(row * width, (row + 1) * width), start);
      else this.bytes.fill(painted === 0 ? 0 : 255, start, start + width);
    }
    this.#setPainted(tile, painted);
  }

  #recount(tile: number): void {
    const { x, y, width, height } = this.tileRect(tile);
    const { bytes } = this;
    let painted = 0;
    for (let row = 0; row < height; row++) {
      const start = (y + row) * this.size.width + x;
      for (let i = start; i < start + width; i++) painted += bytes[i]! & 1;
    }
    this.#setPainted(tile, painted);
  }

  #setPainted(tile: number, painted: number): void {
    this.#painted += painted - (this.#tilePainted[tile] ?? 0);
    this.#tilePainted[tile] = painted;
    this.#encoded[tile] = null;
  }
}

function toPatch(tiles: readonly TileSnapshot[]): TilePatch {
  const byteLength = tiles.reduce((sum, { bytes }) => sum + TILE_RECORD + (bytes?.length ?? 0), 0);
  return { tiles, byteLength };
}
