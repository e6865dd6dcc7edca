import { inflateSync } from 'node:zlib';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodePng } from './pngDecode.ts';
import { encodePng, encodePngRows } from './pngEncode.ts';

const pictures = fc
  .record({ width: fc.integer({ min: 1, max: 40 }), height: fc.integer({ min: 1, max: 40 }), seed: fc.nat() })
  .map(({ width, height, seed }) => ({ width, height, data: pixels(width, height, seed) }));

/** Noise, stripes and flat areas side by side, so that every filter is chosen somewhere. */
function pixels(width: number, height: number, seed: number): Uint8Array {
  const data = new Uint8Array(width * height * 4);
  let state = seed | 1;
  for (let i = 0; i < data.length; i++) {
    state = Math.imul(state, 1664525) + 1013904223;
    const kind = Math.floor(i / (width * 4)) % 4;
    data[i] = kind === 0 ? state >>> 24 : kind === 1 ? i & 0xff : kind === 2 ? seed & 0xff : (i >> 2) * 3;
  }
  return data;
}

/** Chunk types and the inflated scanlines, by Node's zlib instead of our own reader. */
function inspect(png: Uint8Array): { types: string[]; scanlines: Buffer; longest: number } {
  const buffer = Buffer.from(png.buffer, png.byteOffset, png.byteLength);
  const types: string[] = [];
  const parts: Buffer[] = [];
  for (let at = 8; at < buffer.length;) {
    const length = buffer.readUInt32BE(at);
    const type = buffer.toString('latin1', at + 4, at + 8);
    types.push(type);
    if (type === 'IDAT') parts.push(buffer.subarray(at + 8, at + 8 + length));
    at += 12 + length;
  }
  return {
    types,
    scanlines: inflateSync(Buffer.concat(parts)),
    longest: Math.max(...parts.map((p) => p.length)),
  };
}

/** Of IHDR. */
const colorType = (png: Uint8Array) => png[25];

describe('encodePng', () => {
  it('keeps every byte of every picture, hidden RGB under alpha 0 included', async () => {
    await fc.assert(
      fc.asyncProperty(pictures, async (picture) => {
        const decoded = await decodePng(await encodePng(picture));
        expect([decoded.width, decoded.height]).toEqual([picture.width, picture.height]);
        expect(Buffer.compare(Buffer.from(decoded.data), picture.data)).toBe(0);
      }),
      { numRuns: 60 },
    );
  });

  it('writes scanlines that another inflater finds whole, in nothing but IHDR, IDAT and IEND', async () => {
    const picture = { width: 300, height: 200, data: pixels(300, 200, 7) };
    const { types, scanlines, longest } = inspect(await encodePng(picture));
    expect(scanlines.length).toBe(200 * (300 * 4 + 1));
    expect(types[0]).toBe('IHDR');
    expect(new Set(types.slice(1, -1))).toEqual(new Set(['IDAT']));
    expect(types.at(-1)).toBe('IEND');
    expect(longest).toBeLessThanOrEqual(65536);
  });

  it('splits more than 64 KiB of compressed bytes into several IDAT chunks', async () => {
    const data = Uint8Array.from(
      { length: 256 * 256 * 4 },
      (_, i) => (Math.imul(i, 2654435761) >>> 13) ^ (i * i),
    );
    const png = await encodePng({ width: 256, height: 256, data });
    expect(inspect(png).types.filter((type) => type === 'IDAT').length).toBeGreaterThan(1);
    expect(Buffer.compare(Buffer.from((await decodePng(png)).data), data)).toBe(0);
  });

  it('drops the alpha channel only when asked to and every pixel is opaque', async () => {
    const opaque = pixels(9, 5, 3).map((byte, i) => (i % 4 === 3 ? 255 : byte));
    expect(colorType(await encodePng({ width: 9, height: 5, data: opaque }))).toBe(6);
    const rgb = await encodePng({ width: 9, height: 5, data: opaque, dropOpaqueAlpha: true });
    expect(colorType(rgb)).toBe(2);
    expect(Buffer.compare(Buffer.from((await decodePng(rgb)).data), opaque)).toBe(0);
    const sheer = Uint8Array.from(opaque);
    sheer[7] = 254;
    expect(colorType(await encodePng({ width: 9, height: 5, data: sheer, dropOpaqueAlpha: true }))).toBe(6);
  });

  it('compresses a smooth gradient far better than row-by-row Up alone', async () => {
    const width = 256;
    const data = Uint8Array.from({ length: width * width * 4 }, (_, i) => {
      const [x, y] = [(i >> 2) % width, Math.floor((i >> 2) / width)];
      return i % 4 === 3 ? 255 : (x * x + 3 * y * y + x * y) >> 8;
    });
    const adaptive = await encodePng({ width, height: width, data });
    const up = await encodePngRows({
      width,
      height: width,
      row: (y, out) => out.set(data.subarray(y * width * 4, (y + 1) * width * 4)),
    });
    expect(adaptive.length).toBeLessThanOrEqual(up.length);
  });

  it('refuses bytes that are not the size named', async () => {
    await expect(encodePng({ width: 2, height: 2, data: new Uint8Array(15) })).rejects.toThrow(RangeError);
  });
});

describe('encodePngRows', () => {
  it('writes a mask with filter None first and Up below, each row asked for once and in order', async () => {
    const asked: number[] = [];
    const png = await encodePngRows({
      width: 64,
      height: 48,
      row: (y, out) => {
        asked.push(y);
        out.fill(255);
        if (y > 10 && y < 20) for (let x = 5; x < 30; x++) out[x * 4 + 3] = 0;
      },
    });
    const { scanlines } = inspect(png);
    const filters = Array.from({ length: 48 }, (_, y) => scanlines[y * (64 * 4 + 1)]);
    expect(filters).toEqual([0, ...Array<number>(47).fill(2)]);
    expect(asked).toEqual(Array.from({ length: 48 }, (_, y) => y));
    const { data } = await decodePng(png);
    expect(data.filter((byte, i) => i % 4 === 3 && byte === 0).length).toBe(9 * 25);
  });

  it('refuses sizes that are not positive integers', async () => {
    for (const [width, height] of [
      [0, 4],
      [4, -1],
      [1.5, 4],
      [NaN, 4],
    ] as const) {
      await expect(encodePngRows({ width, height, row: () => undefined })).rejects.toThrow(RangeError);
    }
  });

  it('stops making rows when it is aborted', async () => {
    const controller = new AbortController();
    let rows = 0;
    const row = () => {
      if (++rows === 100) controller.abort();
    };
    const encoding = encodePngRows({ width: 2000, height: 2000, row }, controller.signal);
    await expect(encoding).rejects.toHaveProperty('name', 'AbortError');
    expect(rows).toBeLessThan(300);
  });

  it('passes on what a row callback throws', async () => {
    const failing = encodePngRows({
      width: 4,
      height: 4,
      row: (y) => {
        if (y === 2) throw new Error('no such row');
      },
    });
    await expect(failing).rejects.toThrow('no such row');
  });
});
