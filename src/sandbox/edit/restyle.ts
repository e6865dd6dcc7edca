import type { PixelSize } from '../../core/image/PixelSize.ts';
import { paintGrain } from '../paint/grain.ts';
import { openStage, paintGuests, setLettering } from '../paint/composePicture.ts';
import { soften } from '../paint/soften.ts';
import { openCanvas, type Stage } from '../paint/Stage.ts';
import type { PictureOrder } from '../wire/PictureOrder.ts';
import type { Source } from './decodeSource.ts';
import { coverCrop } from './fitting.ts';
import { paintInsetCards } from './insetCards.ts';
import { paintOver } from './paintOver.ts';
import { toneOf } from './sourceTone.ts';

/**
 * An edit without a mask: the base image again, recognisable but painted, in the prompt's colours, with the
 * figures and the weather that the prompt names and the other sources as prints.
 */
export function restyle(
  order: PictureOrder,
  sources: readonly Source[],
  size: PixelSize,
  index: number,
  finish: number,
  detail: Stage['detail'],
): OffscreenCanvas {
  const [base, ...others] = sources;
  const { canvas, ctx } = openCanvas(size);
  if (!base) return canvas;
  const salt = sources.map(({ bitmap }) => toneOf(bitmap).fingerprint).join();
  const composition = openStage({ ctx, ...size }, { prompt: order.prompt, index, detail, salt });
  paintOver(composition.stage, base, composition.motif.mood);
  if (order.transparent) keepShape(composition.stage, base, size);
  paintGuests(composition);
  paintInsetCards(composition.stage, others);
  setLettering(composition, order.prompt, { caption: order.transparent ? 'card' : 'shaded', label: true });
  if (!order.transparent) paintGrain(composition.stage, size);
  soften(canvas, finish);
  return canvas;
}

/** Without a background: the shape of the base where it has one, an oval of it where it is all opaque. */
function keepShape({ ctx, w, h }: Stage, base: Source, size: PixelSize): void {
  const crop = coverCrop(base, size);
  ctx.save();
  ctx.globalCompositeOperation = 'destination-in';
  ctx.drawImage(base.bitmap, crop.x, crop.y, crop.width, crop.height, 0, 0, w, h);
  ctx.beginPath();
  ctx.ellipse(w / 2, h * 0.45, w * 0.42, h * 0.4, 0, 0, Math.PI * 2);
  if (!base.exact || isOpaque(base.exact)) ctx.fill();
  ctx.restore();
}

function isOpaque(data: Uint8ClampedArray): boolean {
  for (let i = 3; i < data.length; i += 4) if (data[i] !== 255) return false;
  return true;
}
