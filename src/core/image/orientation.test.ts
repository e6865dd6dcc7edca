import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  ascii,
  joined,
  jpegWithExif,
  orientationTiff,
  pngWithChunk,
  riffChunk,
  webpOf,
} from '../../testing/taggedPictures.ts';
import { readPngChunks } from './pngChunks.ts';
import { encodePng } from './pngEncode.ts';
import { readOrientation, uprightSize, uprightTransform, withoutOrientation } from './orientation.ts';

const JPEG = Uint8Array.of(0xff, 0xd8, 0xff, 0xda, 0, 4, 1, 2, 9, 9, 0xff, 0xd9);
const ORIENTATIONS = [1, 2, 3, 4, 5, 6, 7, 8] as const;
const TYPES = ['image/png', 'image/jpeg', 'image/webp', 'image/gif', 'image/avif'] as const;

const png = await encodePng({ width: 2, height: 1, data: new Uint8ClampedArray(8).fill(200) });
const VP8X = riffChunk('VP8X', new Uint8Array(10));

describe('readOrientation', () => {
  for (const littleEndian of [true, false]) {
    it.each(ORIENTATIONS)(`reads %i from JPEG, PNG and WebP, little-endian ${littleEndian}`, (value) => {
      const tiff = orientationTiff(value, { littleEndian, padding: value });
      expect(readOrientation(jpegWithExif(JPEG, tiff), 'image/jpeg')).toBe(value);
      expect(readOrientation(pngWithChunk(png, 'eXIf', tiff), 'image/png')).toBe(value);
      expect(readOrientation(webpOf(VP8X, riffChunk('EXIF', tiff)), 'image/webp')).toBe(value);
      const prefixed = riffChunk('EXIF', joined(ascii('Exif\0\0'), tiff));
      expect(readOrientation(webpOf(VP8X, prefixed), 'image/webp')).toBe(value);
    });
  }

  it('is 1 without a tag, and for values and types that browsers do not apply', () => {
    expect(readOrientation(JPEG, 'image/jpeg')).toBe(1);
    expect(readOrientation(png, 'image/png')).toBe(1);
    for (const value of [0, 9, 65_535]) {
      expect(readOrientation(jpegWithExif(JPEG, orientationTiff(value)), 'image/jpeg')).toBe(1);
    }
    expect(readOrientation(jpegWithExif(JPEG, orientationTiff(6, { type: 4 })), 'image/jpeg')).toBe(1);
  });

  it('looks past an APP1 with XMP, and not into the picture data', () => {
    const xmp = joined(Uint8Array.of(0xff, 0xe1, 0, 8), ascii('http:/'));
    const tagged = jpegWithExif(JPEG, orientationTiff(6));
    expect(readOrientation(joined(tagged.subarray(0, 2), xmp, tagged.subarray(2)), 'image/jpeg')).toBe(6);
    const insideScan = joined(JPEG.subarray(0, 8), ascii('Exif\0\0'), orientationTiff(6), JPEG.subarray(8));
    expect(readOrientation(insideScan, 'image/jpeg')).toBe(1);
  });

  it('never throws, whatever the bytes are and wherever a tagged file is cut or damaged', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), fc.constantFrom(...TYPES), (bytes, type) => {
        expect(ORIENTATIONS).toContain(readOrientation(bytes, type));
        withoutOrientation(bytes, type);
      }),
    );
    const files = [
      ['image/jpeg', jpegWithExif(JPEG, orientationTiff(6, { littleEndian: true, padding: 2 }))],
      ['image/png', pngWithChunk(png, 'eXIf', orientationTiff(6))],
      ['image/webp', webpOf(VP8X, riffChunk('EXIF', orientationTiff(6)))],
    ] as const;
    fc.assert(
      fc.property(
        fc.constantFrom(...files),
        fc.nat(120),
        fc.nat(120),
        fc.nat(255),
        ([type, file], cut, at, byte) => {
          const damaged = file.slice(0, Math.max(12, file.length - cut));
          damaged[at % damaged.length] = byte;
          expect(ORIENTATIONS).toContain(readOrientation(damaged, type));
          withoutOrientation(damaged, type);
        },
      ),
    );
  });
});

describe('withoutOrientation', () => {
  it('changes the tag and nothing else, and leaves its input alone', () => {
    const tagged = jpegWithExif(JPEG, orientationTiff(6, { littleEndian: true, padding: 3 }));
    const before = tagged.slice();
    const upright = withoutOrientation(tagged, 'image/jpeg');
    expect(tagged).toEqual(before);
    expect(readOrientation(upright, 'image/jpeg')).toBe(1);
    expect([...upright].filter((byte, at) => byte !== tagged[at])).toEqual([1]);
  });

  it('takes a PNG that is cut inside the checksum of its EXIF', () => {
    const tagged = pngWithChunk(png, 'eXIf', orientationTiff(8));
    const end = png.length - 33;
    for (let missing = end; missing <= end + 4; missing += 1) {
      const upright = withoutOrientation(tagged.subarray(0, tagged.length - missing), 'image/png');
      expect(readOrientation(upright, 'image/png')).toBe(1);
    }
  });

  it('keeps the checksums of a PNG right', () => {
    const upright = withoutOrientation(pngWithChunk(png, 'eXIf', orientationTiff(8)), 'image/png');
    expect(readOrientation(upright, 'image/png')).toBe(1);
    expect(readPngChunks(upright)).toMatchObject({ width: 2, height: 1 });
  });
});

describe('uprightTransform', () => {
  /** Where the EXIF specification says that the stored top left corner is seen (TIFF 6.0, tag 274). */
  const SEEN = {
    1: ['left', 'top'],
    2: ['right', 'top'],
    3: ['right', 'bottom'],
    4: ['left', 'bottom'],
    5: ['left', 'top'],
    6: ['right', 'top'],
    7: ['right', 'bottom'],
    8: ['left', 'bottom'],
  } as const;

  it.each(ORIENTATIONS)(
    'fills the upright picture and puts the first stored pixel where %i says',
    (orientation) => {
      const stored = { width: 30, height: 20 };
      const [a, b, c, d, e, f] = uprightTransform(stored, orientation);
      const place = (x: number, y: number) => ({ x: a * x + c * y + e, y: b * x + d * y + f });
      const size = uprightSize(stored, orientation);
      expect(size.width * size.height).toBe(600);
      expect(size.width).toBe(orientation < 5 ? 30 : 20);
      const [horizontal, vertical] = SEEN[orientation];
      expect(place(0, 0)).toEqual({
        x: horizontal === 'left' ? 0 : size.width,
        y: vertical === 'top' ? 0 : size.height,
      });
      const opposite = place(30, 20);
      expect(opposite).toEqual({
        x: horizontal === 'left' ? size.width : 0,
        y: vertical === 'top' ? size.height : 0,
      });
    },
  );
});
