import { openCanvas } from './Stage.ts';

/**
 * Turns a finished canvas into a preview: the less finished, the fewer details are left.
 *
 * @param finish 0–1; 1 changes nothing.
 */
export function soften(canvas: OffscreenCanvas, finish: number): void {
  if (finish >= 1) return;
  const ctx = canvas.getContext('2d');
  if (!ctx) return;
  const { width, height } = canvas;
  const share = 0.012 + 0.09 * finish ** 2;
  const small = openCanvas({ width: Math.ceil(width * share), height: Math.ceil(height * share) });
  small.ctx.imageSmoothingQuality = 'high';
  small.ctx.drawImage(canvas, 0, 0, small.canvas.width, small.canvas.height);
  ctx.resetTransform();
  ctx.clearRect(0, 0, width, height);
  ctx.imageSmoothingQuality = 'high';
  ctx.drawImage(small.canvas, 0, 0, width, height);
}
