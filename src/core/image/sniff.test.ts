import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { pictures, type PictureName } from '../wire/corpus/pictures.ts';
import { decodeBase64 } from './decodeBase64.ts';
import { sniffImage, type SniffedImage } from './sniff.ts';
import { sniffBlob } from './sniffBlob.ts';

const EXPECTED: Readonly<Record<PictureName, SniffedImage>> = {
  png: { mime: 'image/png', width: 16, height: 12 },
  jpeg: { mime: 'image/jpeg', width: 16, height: 12 },
  webp: { mime: 'image/webp', width: 16, height: 12 },
  webpLossless: { mime: 'image/webp', width: 16, height: 12 },
  webpAlpha: { mime: 'image/webp', width: 16, height: 12 },
  gif: { mime: 'image/gif', width: 1, height: 1 },
  avif: { mime: 'image/avif', width: 2, height: 2 },
};

const names = Object.keys(EXPECTED) as readonly PictureName[];

function bytesOf(name: PictureName): Uint8Array<ArrayBuffer> {
  const bytes = decodeBase64(pictures[name]);
  if (!bytes) throw new Error(`${name} is no base64`);
  return bytes;
}

/** A JPEG with `length` bytes of metadata in front of its size, in segments as long as they may be. */
function withMetadata(jpeg: Uint8Array<ArrayBuffer>, length: number): Blob {
  const parts: Uint8Array<ArrayBuffer>[] = [jpeg.subarray(0, 2)];
  for (let rest = length; rest > 0; rest -= 65_533) {
    const size = Math.min(rest, 65_533) + 2;
    parts.push(Uint8Array.of(0xff, 0xe2, size >> 8, size & 0xff), new Uint8Array(size - 2));
  }
  return new Blob([...parts, jpeg.subarray(2)]);
}

describe('sniffImage', () => {
  it.each(names)('knows type and size of %s', (name) => {
    expect(sniffImage(bytesOf(name))).toEqual(EXPECTED[name]);
  });

  it('reads large sizes of every kind of WebP', () => {
    const extended = bytesOf('webpAlpha');
    extended.set([0xff, 0x0e, 0, 0x6f, 0x08, 0], 24);
    expect(sniffImage(extended)).toMatchObject({ width: 3840, height: 2160 });
    const lossless = bytesOf('webpLossless');
    new DataView(lossless.buffer).setUint32(21, (3840 - 1) | ((2160 - 1) << 14), true);
    expect(sniffImage(lossless)).toMatchObject({ width: 3840, height: 2160 });
  });

  it('works on a view into a larger buffer', () => {
    const png = bytesOf('png');
    const buffer = new Uint8Array(png.length + 10);
    buffer.set(png, 7);
    expect(sniffImage(buffer.subarray(7, 7 + png.length))).toEqual(EXPECTED.png);
  });

  it.each(['', 'hello', '<svg xmlns="http://www.w3.org/2000/svg"/>', 'BM', 'II*\0', 'RIFF....WAVEfmt '])(
    'does not know %j',
    (text) => {
      expect(sniffImage(new TextEncoder().encode(text))).toBeUndefined();
    },
  );

  it('gives the right answer or none for every beginning of a picture', () => {
    for (const name of names) {
      const bytes = bytesOf(name);
      for (let end = 0; end < bytes.length; end += 1) {
        const sniffed = sniffImage(bytes.subarray(0, end));
        // An AVIF whose size property is cut off has none.
        if (sniffed) expect(sniffed).toEqual(EXPECTED[name]);
      }
    }
  });

  it('never throws, whatever the bytes', () => {
    const anyBeginning = fc.constantFrom(...names).map((name) => bytesOf(name).subarray(0, 40));
    const property = fc.property(
      anyBeginning,
      fc.nat({ max: 40 }),
      fc.uint8Array({ maxLength: 200 }),
      (head, keep, tail) => {
        const bytes = new Uint8Array([...head.subarray(0, keep), ...tail]);
        const sniffed = sniffImage(bytes);
        if (sniffed) expect(Math.min(sniffed.width, sniffed.height)).toBeGreaterThan(0);
      },
    );
    fc.assert(property, { numRuns: 1000 });
  });
});

describe('sniffBlob', () => {
  it('finds a size that stands behind a very long colour profile', async () => {
    expect(await sniffBlob(withMetadata(bytesOf('jpeg'), 600_000))).toEqual(EXPECTED.jpeg);
  });

  it('says nothing of a long text', async () => {
    expect(await sniffBlob(new Blob(['x'.repeat(300_000)]))).toBeUndefined();
  });
});
