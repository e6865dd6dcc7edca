import type { PixelSize } from '../image/PixelSize.ts';

/** A point in CSS pixels from the top left corner of the stage element. */
export interface ScreenPoint {
  readonly x: number;
  readonly y: number;
  readonly space: 'screen';
}

/** A point in image pixels; pixel (i, j) covers i..i+1, j..j+1. */
export interface ImagePoint {
  readonly x: number;
  readonly y: number;
  readonly space: 'image';
}

/** How the picture lies on the stage: screen = image · scale + (x, y), in CSS pixels. */
export interface Viewport {
  readonly scale: number;
  readonly x: number;
  readonly y: number;
}

/** The stage's size in CSS pixels; may be fractional. */
export interface StageSize {
  readonly width: number;
  readonly height: number;
}

/** Zoom limits, as factors of 100 %. A picture that fits only below the lower one may be zoomed out to fit. */
const ZOOM_RANGE = { min: 0.05, max: 32 } as const;

/** CSS pixels left free around a fitted picture, so that its edges can be painted across. */
const FIT_MARGIN = 24;

/** CSS pixels of the picture that panning cannot push off the stage. */
const STRIP = 48;

export function screenPoint(x: number, y: number): ScreenPoint {
  return { x, y, space: 'screen' };
}

export function imagePoint(x: number, y: number): ImagePoint {
  return { x, y, space: 'image' };
}

export function toImage(view: Viewport, point: ScreenPoint): ImagePoint {
  return imagePoint((point.x - view.x) / view.scale, (point.y - view.y) / view.scale);
}

export function toScreen(view: Viewport, point: ImagePoint): ScreenPoint {
  return screenPoint(point.x * view.scale + view.x, point.y * view.scale + view.y);
}

/** The whole picture, centred, as large as the stage allows. */
export function fitViewport(image: PixelSize, stage: StageSize): Viewport {
  return centred(image, stage, fitScale(image, stage));
}

/** One image pixel = one CSS pixel, centred. */
export function actualSizeViewport(image: PixelSize, stage: StageSize): Viewport {
  return centred(image, stage, 1);
}

/** Zooms by `factor` and keeps the image point under `point` where it is. Stops at the zoom limits. */
export function zoomAbout(
  view: Viewport,
  point: ScreenPoint,
  factor: number,
  image: PixelSize,
  stage: StageSize,
): Viewport {
  const min = Math.min(ZOOM_RANGE.min, fitScale(image, stage));
  const scale = Math.min(ZOOM_RANGE.max, Math.max(min, view.scale * factor));
  const fixed = toImage(view, point);
  return { scale, x: point.x - fixed.x * scale, y: point.y - fixed.y * scale };
}

export function panBy(view: Viewport, dx: number, dy: number): Viewport {
  return { scale: view.scale, x: view.x + dx, y: view.y + dy };
}

/** Keeps the image point at the middle of the stage in the middle. Who wants Fit kept asks for it again. */
export function resizeViewport(view: Viewport, from: StageSize, to: StageSize): Viewport {
  return panBy(view, (to.width - from.width) / 2, (to.height - from.height) / 2);
}

/**
 * Pulls a view back so that at least a strip of the picture stays on the stage: a picture panned out of sight
 * is a picture lost.
 */
export function keepInSight(view: Viewport, image: PixelSize, stage: StageSize): Viewport {
  return {
    scale: view.scale,
    x: keepStrip(view.x, image.width * view.scale, stage.width),
    y: keepStrip(view.y, image.height * view.scale, stage.height),
  };
}

function keepStrip(offset: number, length: number, room: number): number {
  const strip = Math.min(STRIP, length, room);
  return Math.min(room - strip, Math.max(strip - length, offset));
}

function fitScale(image: PixelSize, stage: StageSize): number {
  return Math.min(ZOOM_RANGE.max, fitRoom(stage.width) / image.width, fitRoom(stage.height) / image.height);
}

function fitRoom(side: number): number {
  return Math.max(side / 2, side - 2 * FIT_MARGIN);
}

function centred(image: PixelSize, stage: StageSize, scale: number): Viewport {
  return {
    scale,
    x: (stage.width - image.width * scale) / 2,
    y: (stage.height - image.height * scale) / 2,
  };
}
