import { describe, expect, it } from 'vitest';
import { decodePng } from './pngDecode.ts';
import { encodePng } from './pngEncode.ts';

/** Opaque, because a browser gives back only opaque pixels exactly. */
function opaquePicture(width: number, height: number): Uint8Array {
  return Uint8Array.from({ length: width * height * 4 }, (_, i) => (i % 4 === 3 ? 255 : (i * 7) ^ (i >> 5)));
}

async function readByBrowser(png: Uint8Array<ArrayBuffer>): Promise<Uint8ClampedArray> {
  const bitmap = await createImageBitmap(new Blob([png], { type: 'image/png' }));
  const { width, height } = bitmap;
  const ctx = new OffscreenCanvas(width, height).getContext('2d', { willReadFrequently: true })!;
  ctx.drawImage(bitmap, 0, 0);
  bitmap.close();
  return ctx.getImageData(0, 0, width, height).data;
}

describe('PNG against the browser', () => {
  it('writes files of which the browser reads every pixel, with and without the alpha channel', async () => {
    const data = opaquePicture(61, 47);
    for (const dropOpaqueAlpha of [false, true]) {
      const png = await encodePng({ width: 61, height: 47, data, dropOpaqueAlpha });
      expect(new Uint8Array(await readByBrowser(png))).toEqual(data);
    }
  });

  it('reads what the browser writes', async () => {
    const [width, height] = [50, 40];
    const canvas = new OffscreenCanvas(width, height);
    const data = new Uint8ClampedArray(opaquePicture(width, height));
    canvas.getContext('2d')!.putImageData(new ImageData(data, width, height), 0, 0);
    const blob = await canvas.convertToBlob({ type: 'image/png' });
    const decoded = await decodePng(new Uint8Array(await blob.arrayBuffer()));
    expect(decoded).toEqual({ width, height, data });
  });

  it('refuses a cut file with its own error, as in Node', async () => {
    const png = await encodePng({ width: 40, height: 40, data: opaquePicture(40, 40) });
    for (const length of [9, 40, 60, png.length >> 1, png.length - 1]) {
      await expect(decodePng(png.subarray(0, length))).rejects.toMatchObject({ name: 'PngError' });
    }
  });
});
