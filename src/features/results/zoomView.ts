import type { PixelSize } from './frame.ts';

/** Where a picture lies on the stage: stage point = picture point × scale + (x, y), in CSS pixels. */
export interface ZoomView {
  readonly scale: number;
  readonly x: number;
  readonly y: number;
}

export interface StagePoint {
  readonly x: number;
  readonly y: number;
}

/** Enough to count pixels. */
const MAX_SCALE = 16;

/** The whole picture in the middle of the stage, never larger than its own pixels. */
export function fitView(stage: PixelSize, picture: PixelSize): ZoomView {
  return settle({ scale: fitScale(stage, picture), x: 0, y: 0 }, stage, picture);
}

/** The scale becomes `scale`, kept between fitting and 16; the picture's point under `point` stays under it. */
export function zoomTo(
  view: ZoomView,
  scale: number,
  point: StagePoint,
  stage: PixelSize,
  picture: PixelSize,
): ZoomView {
  const next = Math.min(Math.max(scale, fitScale(stage, picture)), MAX_SCALE);
  const ratio = next / view.scale;
  const moved = {
    scale: next,
    x: point.x - (point.x - view.x) * ratio,
    y: point.y - (point.y - view.y) * ratio,
  };
  return settle(moved, stage, picture);
}

export function panBy(
  view: ZoomView,
  dx: number,
  dy: number,
  stage: PixelSize,
  picture: PixelSize,
): ZoomView {
  return settle({ ...view, x: view.x + dx, y: view.y + dy }, stage, picture);
}

/** Whether the picture is larger than the stage in some direction. */
export function canPan(view: ZoomView, stage: PixelSize, picture: PixelSize): boolean {
  // Half a pixel of tolerance: a fitted picture equals the stage up to rounding.
  return picture.width * view.scale > stage.width + 0.5 || picture.height * view.scale > stage.height + 0.5;
}

function fitScale(stage: PixelSize, picture: PixelSize): number {
  const scale = Math.min(stage.width / picture.width, stage.height / picture.height, 1);
  // A stage without size is one that is not laid out yet.
  return scale > 0 ? scale : 1;
}

/** A picture smaller than the stage is centred; a larger one leaves no gap at an edge. */
function settle(view: ZoomView, stage: PixelSize, picture: PixelSize): ZoomView {
  return {
    scale: view.scale,
    x: settleAxis(view.x, picture.width * view.scale, stage.width),
    y: settleAxis(view.y, picture.height * view.scale, stage.height),
  };
}

function settleAxis(offset: number, shown: number, room: number): number {
  if (shown <= room) return (room - shown) / 2;
  return Math.min(Math.max(offset, room - shown), 0);
}
