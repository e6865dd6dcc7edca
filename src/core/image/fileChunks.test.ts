import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  ascii,
  joined,
  jpegWithExif,
  pngWithChunk,
  riffChunk,
  webpOf,
} from '../../testing/taggedPictures.ts';
import { endsEarly, fileChunks, isAnimated } from './fileChunks.ts';
import { encodePng } from './pngEncode.ts';

const TYPES = ['image/png', 'image/jpeg', 'image/webp', 'image/gif', 'image/avif'] as const;

const PNG = await encodePng({ width: 3, height: 2, data: new Uint8ClampedArray(24).fill(90) });
/** Two scans, a restart marker and a stuffed FF in the data, a comment between the scans. */
const JPEG = joined(
  Uint8Array.of(0xff, 0xd8, 0xff, 0xda, 0, 4, 1, 2, 7, 0xff, 0x00, 7, 0xff, 0xd0, 7),
  Uint8Array.of(0xff, 0xfe, 0, 4, 65, 66, 0xff, 0xda, 0, 4, 1, 2, 7, 7, 0xff, 0xd9),
);
const FRAME = Uint8Array.of(0x2c, 0, 0, 0, 0, 1, 0, 1, 0, 0, 2, 2, 0x4c, 1, 0);
const GIF_HEAD = joined(ascii('GIF89a'), Uint8Array.of(1, 0, 1, 0, 0x80, 0, 0, 1, 2, 3, 4, 5, 6));
const CONTROL = Uint8Array.of(0x21, 0xf9, 4, 0, 0, 0, 0, 0);
const GIF = joined(GIF_HEAD, CONTROL, FRAME, Uint8Array.of(0x3b));
const WEBP = webpOf(riffChunk('VP8L', new Uint8Array(10)), riffChunk('EXIF', new Uint8Array(6)));
const AVIF = joined(
  Uint8Array.of(0, 0, 0, 16),
  ascii('ftypavif'),
  new Uint8Array(4),
  Uint8Array.of(0, 0, 0, 12),
  ascii('mdat'),
  new Uint8Array(4),
);
const WHOLE = [
  ['image/png', PNG],
  ['image/jpeg', JPEG],
  ['image/gif', GIF],
  ['image/webp', WEBP],
  ['image/avif', AVIF],
] as const;

describe('fileChunks', () => {
  it('names the segments of a JPEG, its compressed data within its scans', () => {
    expect([...fileChunks(JPEG, 'image/jpeg')].map(({ type }) => type)).toEqual(['da', 'fe', 'da', 'd9']);
  });

  it('never throws and stays within the file, whatever the bytes are', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), fc.constantFrom(...TYPES), (bytes, type) => {
        for (const { from, to } of fileChunks(bytes, type))
          expect(to).toBeLessThanOrEqual(Math.max(from, bytes.length));
        endsEarly(bytes, type);
        isAnimated(bytes, type);
      }),
    );
  });
});

describe('endsEarly', () => {
  it.each(WHOLE)('takes a whole %s, and bytes behind its end', (type, file) => {
    expect(endsEarly(file, type)).toBe(false);
    if (type !== 'image/avif') expect(endsEarly(joined(file, new Uint8Array(5)), type)).toBe(false);
  });

  /** Bytes at the end that the picture can do without: the CRC of IEND, the trailer of a GIF. */
  const SPARE = { 'image/png': 4, 'image/gif': 1, 'image/jpeg': 0, 'image/webp': 0, 'image/avif': 0 };

  it.each(WHOLE)('notices every place where a %s can be cut', (type, file) => {
    // Boxes carry no total length: a cut between two of them cannot be noticed.
    const boundary = type === 'image/avif' ? 24 : 12;
    for (let length = boundary; length < file.length - SPARE[type]; length += 1) {
      expect(endsEarly(file.subarray(0, length), type), `${length} bytes`).toBe(true);
    }
  });

  it('is not misled by the end marker of a thumbnail', () => {
    const thumbnail = Uint8Array.of(0xff, 0xd8, 0xff, 0xd9);
    const tagged = jpegWithExif(JPEG, thumbnail);
    expect(endsEarly(tagged, 'image/jpeg')).toBe(false);
    expect(endsEarly(tagged.subarray(0, tagged.length - 2), 'image/jpeg')).toBe(true);
  });
});

describe('isAnimated', () => {
  it('tells one frame from several', () => {
    for (const [type, file] of WHOLE) expect(isAnimated(file, type)).toBe(false);
    expect(isAnimated(pngWithChunk(PNG, 'acTL', new Uint8Array(8)), 'image/png')).toBe(true);
    expect(isAnimated(joined(GIF_HEAD, CONTROL, FRAME, CONTROL, FRAME), 'image/gif')).toBe(true);
    expect(isAnimated(webpOf(riffChunk('ANIM', new Uint8Array(6))), 'image/webp')).toBe(true);
    expect(
      isAnimated(joined(Uint8Array.of(0, 0, 0, 16), ascii('ftypavis'), new Uint8Array(4)), 'image/avif'),
    ).toBe(true);
  });
});
