import type { StageSize, Viewport } from '../../core/mask/viewport.ts';

/** From this zoom on pixels are shown as squares, from the next on with a grid. */
const SQUARE_PIXELS_FROM = 2;
const GRID_FROM = 8;
const CHECK = 8;

/** Draws the picture over a checkerboard, as far as it is on the stage. */
export function drawPicture(
  context: CanvasRenderingContext2D,
  bitmap: ImageBitmap,
  view: Viewport,
  stage: StageSize,
  pixelRatio: number,
): void {
  const { scale } = view;
  // Only the pixels in sight: at 3200 % a whole picture is wider than canvases go.
  const left = Math.max(0, Math.floor(-view.x / scale));
  const top = Math.max(0, Math.floor(-view.y / scale));
  const right = Math.min(bitmap.width, Math.ceil((stage.width - view.x) / scale));
  const bottom = Math.min(bitmap.height, Math.ceil((stage.height - view.y) / scale));
  if (left >= right || top >= bottom) return;
  const snap = (value: number) => Math.round(value * pixelRatio) / pixelRatio;
  const x = snap(view.x + left * scale);
  const y = snap(view.y + top * scale);
  const width = snap(view.x + right * scale) - x;
  const height = snap(view.y + bottom * scale) - y;
  context.save();
  context.fillStyle = checkerboard(context);
  context.fillRect(x, y, width, height);
  context.imageSmoothingEnabled = scale < SQUARE_PIXELS_FROM;
  context.imageSmoothingQuality = scale * pixelRatio < 0.5 ? 'medium' : 'low';
  context.drawImage(bitmap, left, top, right - left, bottom - top, x, y, width, height);
  if (scale >= GRID_FROM) drawGrid(context, { left, top, right, bottom }, view);
  context.restore();
}

function drawGrid(
  context: CanvasRenderingContext2D,
  pixels: { left: number; top: number; right: number; bottom: number },
  { scale, x, y }: Viewport,
): void {
  context.beginPath();
  for (let column = pixels.left; column <= pixels.right; column++) {
    context.moveTo(x + column * scale, y + pixels.top * scale);
    context.lineTo(x + column * scale, y + pixels.bottom * scale);
  }
  for (let row = pixels.top; row <= pixels.bottom; row++) {
    context.moveTo(x + pixels.left * scale, y + row * scale);
    context.lineTo(x + pixels.right * scale, y + row * scale);
  }
  context.strokeStyle = 'rgb(128 128 128 / 0.35)';
  context.lineWidth = 1;
  context.stroke();
}

const patterns = new WeakMap<CanvasRenderingContext2D, CanvasPattern>();

function checkerboard(context: CanvasRenderingContext2D): CanvasPattern | string {
  const known = patterns.get(context);
  if (known) return known;
  const tile = new OffscreenCanvas(2 * CHECK, 2 * CHECK);
  const drawing = tile.getContext('2d');
  if (!drawing) return '#e6e6e6';
  drawing.fillStyle = '#fbfbfb';
  drawing.fillRect(0, 0, 2 * CHECK, 2 * CHECK);
  drawing.fillStyle = '#d4d4d4';
  drawing.fillRect(0, 0, CHECK, CHECK);
  drawing.fillRect(CHECK, CHECK, CHECK, CHECK);
  const pattern = context.createPattern(tile, 'repeat');
  if (pattern) patterns.set(context, pattern);
  return pattern ?? '#e6e6e6';
}
