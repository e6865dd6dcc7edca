import { crc32 as zlibCrc32, deflateSync } from 'node:zlib';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { crc32 } from './crc32.ts';
import { decodePng } from './pngDecode.ts';
import { encodePng } from './pngEncode.ts';
import { PngError } from './PngError.ts';

interface Chunk {
  readonly type: string;
  readonly payload: Uint8Array;
}

/** A PNG from its parts by Node's zlib: scanlines come with their filter bytes. */
function png(
  header: { width: number; height: number; depth: number; colorType: number; interlace?: number },
  scanlines: readonly number[] | Uint8Array,
  extra: readonly Chunk[] = [],
): Uint8Array {
  const ihdr = Buffer.alloc(13);
  ihdr.writeUInt32BE(header.width, 0);
  ihdr.writeUInt32BE(header.height, 4);
  ihdr.set([header.depth, header.colorType, 0, 0, header.interlace ?? 0], 8);
  const idat = deflateSync(Uint8Array.from(scanlines));
  const chunks = [
    { type: 'IHDR', payload: ihdr },
    ...extra,
    { type: 'IDAT', payload: idat.subarray(0, 5) },
    { type: 'IDAT', payload: idat.subarray(5) },
    { type: 'IEND', payload: new Uint8Array() },
  ];
  return Buffer.concat([Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'), ...chunks.map(frame)]);
}

function frame({ type, payload }: Chunk): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), payload]);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(payload.length);
  const sum = Buffer.alloc(4);
  sum.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, sum]);
}

async function pixelsOf(bytes: Uint8Array): Promise<number[]> {
  return Array.from((await decodePng(bytes)).data);
}

const failure = (bytes: Uint8Array) =>
  decodePng(bytes).then(
    () => 'decoded',
    (error: unknown) => (error instanceof PngError ? error.reason : error),
  );

const grey = (value: number) => [value, value, value, 255];
const valueAt = (x: number, y: number) => (x * 13 + y * 29) & 0xff;
const empty = (width: number, height: number) => png({ width, height, depth: 8, colorType: 6 }, [0, 0]);

function readRow(width: number, depth: number, colorType: number, row: number[]): Promise<number[]> {
  return pixelsOf(png({ width, height: 1, depth, colorType }, [0, ...row]));
}

describe('crc32', () => {
  it('agrees with the check value of the CRC-32 family and continues over buffers', () => {
    const digits = new TextEncoder().encode('123456789');
    expect(crc32(digits)).toBe(0xcbf43926);
    expect(crc32(digits, 4, 9, crc32(digits, 0, 4))).toBe(0xcbf43926);
    expect(zlibCrc32?.(digits) ?? 0xcbf43926).toBe(0xcbf43926);
  });
});

describe('decodePng', () => {
  it('reads grey of 1, 2, 4, 8 and 16 bits, rows padded to whole bytes', async () => {
    expect(await readRow(3, 1, 0, [0b10100000])).toEqual([255, 0, 255].flatMap(grey));
    expect(await readRow(3, 2, 0, [0b00011100])).toEqual([0, 85, 255].flatMap(grey));
    expect(await readRow(3, 4, 0, [0x0f, 0x80])).toEqual([0, 255, 136].flatMap(grey));
    expect(await readRow(3, 8, 0, [1, 128, 254])).toEqual([1, 128, 254].flatMap(grey));
    expect(await readRow(3, 16, 0, [0x80, 0x7f, 0x12, 0x34, 0xff, 0xff])).toEqual(
      [128, 18, 255].flatMap(grey),
    );
  });

  it('reads colour, grey with alpha and RGBA at 8 and 16 bits', async () => {
    expect(await readRow(1, 8, 2, [1, 2, 3])).toEqual([1, 2, 3, 255]);
    expect(await readRow(1, 16, 2, [1, 9, 2, 9, 3, 9])).toEqual([1, 2, 3, 255]);
    expect(await readRow(1, 8, 4, [7, 9])).toEqual([7, 7, 7, 9]);
    expect(await readRow(1, 16, 4, [7, 1, 9, 1])).toEqual([7, 7, 7, 9]);
    expect(await readRow(1, 8, 6, [1, 2, 3, 0])).toEqual([1, 2, 3, 0]);
    expect(await readRow(1, 16, 6, [1, 0, 2, 0, 3, 0, 4, 0])).toEqual([1, 2, 3, 4]);
  });

  it('reads palettes with transparency for some entries', async () => {
    const palette = { type: 'PLTE', payload: Uint8Array.of(10, 11, 12, 20, 21, 22, 30, 31, 32) };
    const transparency = { type: 'tRNS', payload: Uint8Array.of(0, 128) };
    const bytes = png(
      { width: 3, height: 1, depth: 2, colorType: 3 },
      [0, 0b00011000],
      [palette, transparency],
    );
    expect(await pixelsOf(bytes)).toEqual([10, 11, 12, 0, 20, 21, 22, 128, 30, 31, 32, 255]);
  });

  it('makes the one colour that tRNS names transparent, comparing all 16 bits', async () => {
    const key = { type: 'tRNS', payload: Uint8Array.of(0, 1, 0, 2, 0, 3) };
    const rgb = png({ width: 2, height: 1, depth: 8, colorType: 2 }, [0, 1, 2, 3, 1, 2, 4], [key]);
    expect(await pixelsOf(rgb)).toEqual([1, 2, 3, 0, 1, 2, 4, 255]);
    const grey = { type: 'tRNS', payload: Uint8Array.of(0x12, 0x34) };
    const deep = png({ width: 2, height: 1, depth: 16, colorType: 0 }, [0, 0x12, 0x34, 0x12, 0x35], [grey]);
    expect(await pixelsOf(deep)).toEqual([18, 18, 18, 0, 18, 18, 18, 255]);
  });

  it('undoes all five filters', async () => {
    const rows = [
      [0, 10, 20, 30],
      [1, 5, 5, 5],
      [2, 1, 1, 1],
      [3, 1, 1, 1],
      [4, 1, 1, 1],
    ].flat();
    const bytes = png({ width: 3, height: 5, depth: 8, colorType: 0 }, rows);
    const grey = (await pixelsOf(bytes)).filter((_, i) => i % 4 === 0);
    expect(grey).toEqual([10, 20, 30, 5, 10, 15, 6, 11, 16, 4, 8, 13, 5, 9, 14]);
  });

  it('puts interlaced pixels where the straight file has them, at every small size', async () => {
    const passes = [
      [0, 0, 8, 8],
      [4, 0, 8, 8],
      [0, 4, 4, 8],
      [2, 0, 4, 4],
      [0, 2, 2, 4],
      [1, 0, 2, 2],
      [0, 1, 1, 2],
    ] as const;
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 1, max: 20 }),
        fc.integer({ min: 1, max: 20 }),
        async (width, height) => {
          const scanlines: number[] = [];
          for (const [x0, y0, dx, dy] of passes) {
            if (x0 >= width) continue;
            for (let y = y0; y < height; y += dy) {
              scanlines.push(0);
              for (let x = x0; x < width; x += dx) scanlines.push(valueAt(x, y));
            }
          }
          const bytes = png({ width, height, depth: 8, colorType: 0, interlace: 1 }, scanlines);
          const grey = (await pixelsOf(bytes)).filter((_, i) => i % 4 === 0);
          expect(grey).toEqual(
            Array.from({ length: width * height }, (_, i) => valueAt(i % width, Math.floor(i / width))),
          );
        },
      ),
      { numRuns: 40 },
    );
  });

  it('reads a file that stands inside a larger buffer, and ignores what follows its end', async () => {
    const bytes = png({ width: 1, height: 1, depth: 8, colorType: 6 }, [0, 1, 2, 3, 4]);
    const larger = Buffer.concat([Buffer.alloc(5), bytes, Buffer.from('tail')]);
    expect(await pixelsOf(larger.subarray(5))).toEqual([1, 2, 3, 4]);
  });
});

describe('decodePng on broken files', () => {
  const data = Uint8Array.from({ length: 24 * 24 * 4 }, (_, i) => (i * 7) ^ (i >> 3));
  const whole = encodePng({ width: 24, height: 24, data });

  it('says truncated wherever the file is cut', async () => {
    const bytes = await whole;
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: bytes.length - 1 }), async (length) => {
        expect(await failure(bytes.subarray(0, length))).toBe('truncated');
      }),
    );
  });

  it('gives its own error for any changed byte', async () => {
    const bytes = await whole;
    const change = { at: fc.nat(bytes.length - 1), flip: fc.integer({ min: 1, max: 255 }) };
    await fc.assert(
      fc.asyncProperty(fc.record(change), async ({ at, flip }) => {
        const broken = Uint8Array.from(bytes);
        broken[at] = broken[at]! ^ flip;
        expect(await failure(broken)).toBeTypeOf('string');
        expect(await failure(broken)).not.toBe('decoded');
      }),
    );
  });

  it('gives its own error for arbitrary scanlines behind valid checksums', async () => {
    const header = fc.record({
      width: fc.integer({ min: 0, max: 9 }),
      height: fc.integer({ min: 0, max: 9 }),
      depth: fc.constantFrom(1, 2, 3, 4, 8, 16),
      colorType: fc.integer({ min: 0, max: 7 }),
      interlace: fc.integer({ min: 0, max: 2 }),
    });
    await fc.assert(
      fc.asyncProperty(header, fc.uint8Array({ maxLength: 200 }), async (head, scanlines) => {
        expect(await failure(png(head, scanlines))).toBeTypeOf('string');
      }),
    );
  });

  it('gives its own error when the compressed data are damaged behind a valid checksum', async () => {
    const bytes = Buffer.from(png({ width: 2, height: 2, depth: 8, colorType: 0 }, [0, 1, 2, 0, 3, 4]));
    const at = bytes.lastIndexOf('IDAT', undefined, 'latin1');
    const length = bytes.readUInt32BE(at - 4);
    bytes[at + 3 + length] = bytes[at + 3 + length]! ^ 1;
    bytes.writeUInt32BE(crc32(bytes, at, at + 4 + length), at + 4 + length);
    expect(await failure(bytes)).toBe('corrupt');
  });

  it('refuses a header that promises more than the file can hold before asking for memory', async () => {
    expect(await failure(empty(16384, 16384))).toBe('truncated');
    expect(await failure(empty(16384, 16385))).toBe('too-large');
    expect(await failure(empty(0xffffffff, 0xffffffff))).toBe('too-large');
  });

  it('refuses other formats, an empty file, and colours outside the palette', async () => {
    expect(await failure(new Uint8Array())).toBe('not-png');
    expect(await failure(new TextEncoder().encode('<html><body>not found</body></html>'))).toBe('not-png');
    const palette = { type: 'PLTE', payload: Uint8Array.of(1, 2, 3) };
    expect(await failure(png({ width: 1, height: 1, depth: 8, colorType: 3 }, [0, 1], [palette]))).toBe(
      'corrupt',
    );
    expect(await failure(png({ width: 1, height: 1, depth: 8, colorType: 3 }, [0, 1]))).toBe('corrupt');
  });

  it('stops when it is aborted', async () => {
    const aborted = decodePng(await whole, AbortSignal.abort());
    await expect(aborted).rejects.toHaveProperty('name', 'AbortError');
  });
});
