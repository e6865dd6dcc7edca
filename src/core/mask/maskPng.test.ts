import { inflateSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { decodePng } from '../image/pngDecode.ts';
import { encodeMaskPng } from './maskPng.ts';
import { fitMask, type MaskImage, readMaskImage } from './readMaskImage.ts';

function noise(length: number): Uint8Array<ArrayBuffer> {
  const pixels = new Uint8Array(length);
  let seed = 0x9e3779b9;
  for (let i = 0; i < length; i++) {
    if (i % 16 === 0) {
      seed ^= seed << 13;
      seed ^= seed >>> 17;
      seed ^= seed << 5;
    }
    pixels[i] = (seed >>> (i % 16)) & 1 ? 255 : 0;
  }
  return pixels;
}

function opaque(width: number, height: number, value: (i: number) => number): MaskImage {
  const data = new Uint8Array(width * height * 4).fill(255);
  for (let i = 0; i < width * height; i++) data.fill(value(i), 4 * i, 4 * i + 3);
  return { width, height, data };
}

describe('export', () => {
  it('M14 writes RGBA8 of the size asked, alpha 0 or 255 and RGB 255 throughout', async () => {
    const size = { width: 67, height: 41 };
    const pixels = noise(67 * 41);
    const png = await encodeMaskPng(pixels, size);
    // Told by hand, not by our decoder: size, depth 8, colour type 6, one filter byte and four samples a pixel.
    const header = new DataView(png.buffer);
    expect([header.getUint32(16), header.getUint32(20), png[24], png[25]]).toEqual([67, 41, 8, 6]);
    const rows = inflateSync(imageBytes(png));
    const decoded = new Uint8Array(67 * 41 * 4);
    for (let y = 0; y < 41; y++) {
      const filter = rows[y * 269];
      for (let i = 0; i < 268; i++) {
        const above = filter === 2 && y > 0 ? (decoded[(y - 1) * 268 + i] ?? 0) : 0;
        decoded[y * 268 + i] = (rows[y * 269 + 1 + i] ?? 0) + above;
      }
    }
    const expected = Uint8Array.from(decoded, (_, i) => (i % 4 === 3 ? 255 - (pixels[i >> 2] ?? 0) : 255));
    expect(decoded).toEqual(expected);
  });

  it('M14 comes back by our own reader as it was', async () => {
    const pixels = noise(200 * 130);
    const size = { width: 200, height: 130 };
    const read = readMaskImage(await decodePng(await encodeMaskPng(pixels, size)));
    expect(read).toEqual({ kind: 'mask', from: 'alpha', ...size, pixels });
  });

  it('M14 stays under 4,000,000 bytes for the worst mask of 3840×2160', async () => {
    const png = await encodeMaskPng(noise(3840 * 2160), { width: 3840, height: 2160 });
    expect(png.length).toBeLessThan(4_000_000);
  }, 20_000);
});

describe('import', () => {
  it('M15 takes white as repaint in a black-and-white picture, soft edges by their nearer side', () => {
    const read = readMaskImage(opaque(10, 10, (i) => (i < 40 ? 12 : i < 45 ? 140 : 250)));
    expect(read.kind === 'mask' && [read.from, read.pixels.indexOf(255)]).toEqual(['luminance', 40]);
  });

  it('M15 takes transparency before brightness', () => {
    const image = opaque(10, 10, (i) => (i < 50 ? 0 : 255));
    image.data[3] = 0;
    const read = readMaskImage(image);
    expect(read.kind === 'mask' && [read.from, read.pixels.lastIndexOf(255)]).toEqual(['alpha', 0]);
  });

  it('M15 reads a wholly transparent picture as all repaint', () => {
    const read = readMaskImage({ width: 3, height: 3, data: new Uint8Array(36) });
    expect(read.kind === 'mask' && read.pixels.every((value) => value === 255)).toBe(true);
  });

  it.each([
    ['plain white', opaque(10, 10, () => 255)],
    ['plain black', opaque(10, 10, () => 0)],
    ['plain grey', opaque(10, 10, () => 128)],
    ['a grey gradient', opaque(16, 16, (i) => i)],
    [
      'a colour photo',
      {
        width: 16,
        height: 16,
        data: Uint8Array.from({ length: 1024 }, (_, i) => (i % 4 === 3 ? 255 : (i * 37) % 256)),
      },
    ],
    ['faintly translucent throughout', { width: 2, height: 2, data: new Uint8Array(16).fill(250) }],
  ])('M15 refuses %s', (_, image) => {
    expect(readMaskImage(image)).toEqual({ kind: 'no-contrast' });
  });

  it('M15 scales by nearest neighbour or centres, cut off or kept around', () => {
    const mask = {
      kind: 'mask',
      from: 'alpha',
      width: 2,
      height: 2,
      pixels: Uint8Array.of(255, 0, 0, 255),
    } as const;
    expect([...fitMask(mask, { width: 4, height: 2 }, 'scale')]).toEqual([255, 255, 0, 0, 0, 0, 255, 255]);
    expect([...fitMask(mask, { width: 4, height: 2 }, 'centre')]).toEqual([0, 255, 0, 0, 0, 0, 255, 0]);
    expect([...fitMask(mask, { width: 1, height: 2 }, 'centre')]).toEqual([255, 0]);
  });
});

/** The payloads of all IDAT chunks, joined. */
function imageBytes(png: Uint8Array<ArrayBuffer>): Buffer {
  const view = new DataView(png.buffer);
  const parts: Uint8Array[] = [];
  for (let at = 8; at < png.length; at += 12 + view.getUint32(at)) {
    if (view.getUint32(at + 4) === 0x49444154) parts.push(png.subarray(at + 8, at + 8 + view.getUint32(at)));
  }
  return Buffer.concat(parts);
}
