import type { MaskDocument } from '../../core/mask/MaskDocument.ts';
import {
  actualSizeViewport,
  fitViewport,
  keepInSight,
  panBy,
  resizeViewport,
  type ScreenPoint,
  screenPoint,
  type StageSize,
  type Viewport,
  zoomAbout,
} from '../../core/mask/viewport.ts';

/** On a stage with a side below this, a fitted picture takes this much of its margin on each side. CSS pixels. */
const SMALL_STAGE = 400;
const SMALL_STAGE_BLEED = 16;

/** Where the user left each mask, for when the editor comes back. */
const leftViews = new WeakMap<MaskDocument, { viewport: Viewport; size: StageSize; isFit: boolean }>();

/**
 * How the picture lies on the stage, and whether the user wants all of it there: "Fit" is a wish that outlives a
 * change of the stage's size, and ends with the first zoom, pan or 100 % (rule M16).
 */
export class StageView {
  readonly #document: MaskDocument;
  readonly #listeners = new Set<(viewport: Viewport) => void>();
  #viewport: Viewport = { scale: 1, x: 0, y: 0 };
  #size: StageSize = { width: 0, height: 0 };
  #isFit = false;
  #isHeld = false;
  /** The stage changed size under a gesture. */
  #fitIsDue = false;

  constructor(document: MaskDocument) {
    this.#document = document;
  }

  get viewport(): Viewport {
    return this.#viewport;
  }

  /** The stage's; 0 × 0 until the first `resize`. */
  get size(): StageSize {
    return this.#size;
  }

  fit(): void {
    this.#isFit = true;
    this.#fitIsDue = false;
    const { width, height } = this.#size;
    const bleed = Math.min(width, height) < SMALL_STAGE ? SMALL_STAGE_BLEED : 0;
    const roomier = { width: width + 2 * bleed, height: height + 2 * bleed };
    this.#show(resizeViewport(fitViewport(this.#document.size, roomier), roomier, this.#size));
  }

  actualSize(): void {
    this.#isFit = false;
    this.#show(actualSizeViewport(this.#document.size, this.#size));
  }

  /** @param about where the picture stays put; the middle of the stage by default. */
  zoomBy(factor: number, about?: ScreenPoint): void {
    if (factor === 1) return;
    this.#isFit = false;
    const point = about ?? screenPoint(this.#size.width / 2, this.#size.height / 2);
    this.#show(this.#inSight(zoomAbout(this.#viewport, point, factor, this.#document.size, this.#size)));
  }

  panBy(dx: number, dy: number): void {
    if (dx === 0 && dy === 0) return;
    this.#isFit = false;
    this.#show(this.#inSight(panBy(this.#viewport, dx, dy)));
  }

  /** Fits again, or keeps the image point in the middle. The first size brings back the view that was left. */
  resize(size: StageSize): void {
    const before = this.#size;
    if (size.width === before.width && size.height === before.height) return;
    this.#size = size;
    if (before.width === 0) {
      this.#open();
    } else if (this.#isFit && !this.#isHeld) {
      this.fit();
    } else {
      this.#fitIsDue = true;
      this.#show(resizeViewport(this.#viewport, before, size));
    }
  }

  /** While a gesture holds the view, a new size does not fit it again: the picture would slip from under the pointer. */
  hold(isHeld: boolean): void {
    this.#isHeld = isHeld;
    if (!isHeld && this.#isFit && this.#fitIsDue) this.fit();
  }

  /** Told of every view, the present one first. Returns the way to stop. */
  subscribe(listener: (viewport: Viewport) => void): () => void {
    this.#listeners.add(listener);
    listener(this.#viewport);
    return () => this.#listeners.delete(listener);
  }

  /** Keeps the view for the next editor of this mask. */
  leave(): void {
    this.#listeners.clear();
    if (this.#size.width === 0) return;
    leftViews.set(this.#document, { viewport: this.#viewport, size: this.#size, isFit: this.#isFit });
  }

  #open(): void {
    const left = leftViews.get(this.#document);
    if (left && !left.isFit) {
      this.#show(this.#inSight(resizeViewport(left.viewport, left.size, this.#size)));
    } else {
      this.fit();
    }
  }

  #inSight(viewport: Viewport): Viewport {
    return keepInSight(viewport, this.#document.size, this.#size);
  }

  #show(viewport: Viewport): void {
    this.#viewport = viewport;
    for (const listener of this.#listeners) listener(viewport);
  }
}
