import type { MaskDocument } from '../../core/mask/MaskDocument.ts';
import type { PixelRect } from '../../core/mask/maskGeometry.ts';
import type { Viewport } from '../../core/mask/viewport.ts';
import { writeTexels } from './writeTexels.ts';

/** A box on the stage in CSS pixels. */
export interface ScreenBox {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** Side of a tile canvas, in texels. */
const TILE = 512;
const MAX_LEVEL = 5;
const STRIPE_PERIOD = 12;

/**
 * What the mask looks like: tiles of tinted texels, made for the zoom in force. Level n has one texel per
 * 2ⁿ × 2ⁿ pixels, so zoomed out it needs neither a picture-sized canvas nor a slow downscale per frame. Tiles are
 * made when first seen; afterwards only changed boxes are written.
 */
export class MaskOverlay {
  readonly #document: MaskDocument;
  #level = 0;
  /** By tile number; null where nothing is painted. */
  readonly #tiles = new Map<number, OffscreenCanvas | null>();
  #stripes: CanvasPattern | null = null;

  constructor(document: MaskDocument) {
    this.#document = document;
  }

  /** Writes changed pixels into the tiles that exist. */
  update(rects: readonly PixelRect[]): void {
    const span = TILE << this.#level;
    for (const rect of rects) {
      for (let row = Math.floor(rect.y / span); row * span < rect.y + rect.height; row++) {
        for (let column = Math.floor(rect.x / span); column * span < rect.x + rect.width; column++) {
          this.#updateTile(column, row, rect);
        }
      }
    }
  }

  /**
   * Draws the part of the mask that lies in `box`, replacing what was there.
   * @param pixelRatio device pixels per CSS pixel, by which `context` is scaled.
   */
  draw(context: CanvasRenderingContext2D, view: Viewport, box: ScreenBox, pixelRatio: number): void {
    this.#chooseLevel(view.scale * pixelRatio);
    const width = box.right - box.left;
    const height = box.bottom - box.top;
    context.save();
    context.beginPath();
    context.rect(box.left, box.top, width, height);
    context.clip();
    context.clearRect(box.left, box.top, width, height);
    this.#drawTiles(context, view, box, pixelRatio);
    context.globalCompositeOperation = 'source-atop';
    const stripes = this.#pattern(context);
    stripes.setTransform(new DOMMatrix([1, 0, 0, 1, view.x % STRIPE_PERIOD, view.y % STRIPE_PERIOD]));
    context.fillStyle = stripes;
    context.fillRect(box.left, box.top, width, height);
    context.restore();
  }

  /** Gives the canvases' memory back at once (WebKit keeps it until collected). */
  destroy(): void {
    for (const tile of this.#tiles.values()) {
      if (tile) tile.width = tile.height = 0;
    }
    this.#tiles.clear();
  }

  #chooseLevel(devicePixelsPerPixel: number): void {
    const level = Math.min(MAX_LEVEL, Math.max(0, Math.floor(-Math.log2(devicePixelsPerPixel))));
    if (level === this.#level) return;
    this.destroy();
    this.#level = level;
  }

  #drawTiles(context: CanvasRenderingContext2D, view: Viewport, box: ScreenBox, pixelRatio: number): void {
    const { width, height } = this.#document.size;
    const span = TILE << this.#level;
    const left = Math.max(0, Math.floor((box.left - view.x) / view.scale / span));
    const top = Math.max(0, Math.floor((box.top - view.y) / view.scale / span));
    const right = Math.min(width, (box.right - view.x) / view.scale);
    const bottom = Math.min(height, (box.bottom - view.y) / view.scale);
    // Tile edges on whole device pixels: fractional ones would show as seams.
    const snap = (value: number) => Math.round(value * pixelRatio) / pixelRatio;
    context.imageSmoothingEnabled = view.scale * pixelRatio < 1;
    for (let row = top; row * span < bottom; row++) {
      for (let column = left; column * span < right; column++) {
        const tile = this.#tile(column, row);
        if (!tile) continue;
        const x = snap(view.x + column * span * view.scale);
        const y = snap(view.y + row * span * view.scale);
        const endX = snap(view.x + (column * span + (tile.width << this.#level)) * view.scale);
        const endY = snap(view.y + (row * span + (tile.height << this.#level)) * view.scale);
        context.drawImage(tile, x, y, endX - x, endY - y);
      }
    }
  }

  #tile(column: number, row: number): OffscreenCanvas | null {
    const key = this.#key(column, row);
    const known = this.#tiles.get(key);
    if (known !== undefined) return known;
    this.#tiles.set(key, null);
    this.#updateTile(column, row, { x: 0, y: 0, ...this.#document.size });
    return this.#tiles.get(key) ?? null;
  }

  #updateTile(column: number, row: number, rect: PixelRect): void {
    const key = this.#key(column, row);
    const known = this.#tiles.get(key);
    if (known === undefined) return;
    const level = this.#level;
    const { size } = this.#document;
    const columns = Math.min(TILE, Math.ceil(size.width / 2 ** level) - column * TILE);
    const rows = Math.min(TILE, Math.ceil(size.height / 2 ** level) - row * TILE);
    // The box in texels of this tile, grown to whole ones.
    const left = Math.max(0, (rect.x >> level) - column * TILE);
    const top = Math.max(0, (rect.y >> level) - row * TILE);
    const right = Math.min(columns, ((rect.x + rect.width - 1) >> level) + 1 - column * TILE);
    const bottom = Math.min(rows, ((rect.y + rect.height - 1) >> level) + 1 - row * TILE);
    if (left >= right || top >= bottom) return;
    const image = new ImageData(right - left, bottom - top);
    const origin = { x: column * TILE + left, y: row * TILE + top };
    const painted = writeTexels(image, this.#document, level, origin);
    if (!known && !painted) return;
    const tile = known ?? new OffscreenCanvas(columns, rows);
    this.#tiles.set(key, tile);
    tile.getContext('2d')?.putImageData(image, left, top);
  }

  #key(column: number, row: number): number {
    return row * 65536 + column;
  }

  /** Diagonal stripes, so that the overlay is told by more than its colour (WCAG 1.4.1). */
  #pattern(context: CanvasRenderingContext2D): CanvasPattern {
    if (this.#stripes) return this.#stripes;
    const tile = new OffscreenCanvas(STRIPE_PERIOD, STRIPE_PERIOD);
    const drawing = tile.getContext('2d');
    if (drawing) {
      drawing.strokeStyle = 'rgb(255 255 255 / 0.45)';
      drawing.lineWidth = 2;
      for (const offset of [-STRIPE_PERIOD, 0, STRIPE_PERIOD]) {
        drawing.moveTo(offset - 1, STRIPE_PERIOD + 1);
        drawing.lineTo(offset + STRIPE_PERIOD + 1, -1);
      }
      drawing.stroke();
    }
    const pattern = context.createPattern(tile, 'repeat');
    if (!pattern) throw new Error('No pattern');
    return (this.#stripes = pattern);
  }
}
