import { encodeCanvas, encodePixels } from '../encodePicture.ts';
import { DETAIL } from '../paint/detail.ts';
import { nextTurn } from '../paint/nextTurn.ts';
import type { Work } from '../Studio.ts';
import type { EditOrder, PictureOrder } from '../wire/PictureOrder.ts';
import { invalidImageFile, maskOfAnotherSize } from '../wire/readImages.ts';
import { nearestValidSize } from '../wire/sizeRule.ts';
import { decodeSource, pixelsOf, type Source } from './decodeSource.ts';
import { coverCrop, sameSize } from './fitting.ts';
import { paintIntoMask } from './paintIntoMask.ts';
import { readRepaintArea, type RepaintArea } from './repaintArea.ts';
import { restyle } from './restyle.ts';
import { openCanvas } from '../paint/Stage.ts';

/** Decodes what an edit needs and settles its size: as asked, or the base's own, or the valid one nearest to it. */
export async function prepareEdit(order: PictureOrder, edit: EditOrder, signal: AbortSignal): Promise<Work> {
  const sources: Source[] = [];
  const close = () => sources.forEach(({ bitmap }) => bitmap.close());
  try {
    for (const bytes of edit.sources) {
      signal.throwIfAborted();
      sources.push(await decodeSource(bytes, 'image', signal));
    }
    const base = sources[0];
    if (!base) throw invalidImageFile('image');
    const size = order.size ?? nearestValidSize(base);
    const area = edit.mask && (await readMask(edit.mask, base, size, signal));
    const paint = area
      ? maskedPainter(order, sources, base, area)
      : async (index: number, finish: number) =>
          encodeCanvas(
            restyle(order, sources, size, index, finish, DETAIL[order.quality]),
            order.format,
            order.compression,
          );
    return {
      size,
      sources: sources.map(({ width, height }) => ({ width, height })),
      close,
      paint: async (index, finish, painting) => {
        await nextTurn();
        painting.throwIfAborted();
        return paint(index, finish, painting);
      },
    };
  } catch (error) {
    close();
    throw error;
  }
}

async function readMask(
  bytes: Uint8Array<ArrayBuffer>,
  base: Source,
  size: Work['size'],
  signal: AbortSignal,
): Promise<RepaintArea> {
  const mask = await decodeSource(bytes, 'mask', signal);
  mask.bitmap.close();
  if (!sameSize(mask, base)) throw maskOfAnotherSize(mask, base);
  if (!mask.exact) throw invalidImageFile('mask', 'The mask must have an alpha channel.');
  return readRepaintArea(mask.exact, mask, size);
}

function maskedPainter(
  order: PictureOrder,
  sources: readonly Source[],
  base: Source,
  area: RepaintArea,
): (index: number, finish: number, signal: AbortSignal) => Promise<Uint8Array<ArrayBuffer>> {
  const { size } = area;
  const kept = sameSize(base, size) ? pixelsOf(base) : scaledPixels(base, size);
  return (index, finish, signal) => {
    const data = kept.slice();
    paintIntoMask(data, order, sources, area, { index, finish, detail: DETAIL[order.quality] });
    return encodePixels({ ...size, data }, order.format, order.compression, signal);
  };
}

function scaledPixels(base: Source, size: Work['size']): Uint8ClampedArray<ArrayBuffer> {
  const { ctx } = openCanvas(size);
  const crop = coverCrop(base, size);
  ctx.imageSmoothingQuality = 'high';
  ctx.drawImage(base.bitmap, crop.x, crop.y, crop.width, crop.height, 0, 0, size.width, size.height);
  return ctx.getImageData(0, 0, size.width, size.height).data;
}
