import { crc32 } from './crc32.ts';
import { type FileChunk, fileChunks } from './fileChunks.ts';
import { hasAscii } from './hasAscii.ts';
import type { PixelSize } from './PixelSize.ts';
import type { SniffedImage } from './sniff.ts';

/** How the stored picture lies (TIFF 6.0, tag 274): 1 is upright, 5 to 8 lie on their side. */
export type Orientation = (typeof ORIENTATIONS)[number];
const ORIENTATIONS = [1, 2, 3, 4, 5, 6, 7, 8] as const;

/** Where a tag stands in its file. */
interface OrientationTag {
  readonly value: number;
  /** Offset of its two bytes. */
  readonly at: number;
  readonly littleEndian: boolean;
  readonly chunk: FileChunk;
}

/** The piece of a file that holds EXIF (EXIF 3.0, 4.7.2; PNG 3rd edition, 11.3.4.5; RFC 9649, 2.7.1.5). */
const EXIF_CHUNK: Readonly<Partial<Record<SniffedImage['mime'], string>>> = {
  'image/jpeg': 'e1',
  'image/png': 'eXIf',
  'image/webp': 'EXIF',
};
/** Stands before the TIFF header in a JPEG, and in some WebP files. */
const EXIF_PREFIX = 'Exif\0\0';
const ORIENTATION = 0x0112;
const SHORT = 3;

/**
 * The EXIF orientation of a JPEG, PNG or WebP; 1 where there is none or it makes no sense. GIF has none, AVIF and
 * HEIC carry theirs outside EXIF and decoders always apply it. Never throws.
 */
export function readOrientation(bytes: Uint8Array, mime: SniffedImage['mime']): Orientation {
  const value = findTag(bytes, mime)?.value;
  return ORIENTATIONS.find((orientation) => orientation === value) ?? 1;
}

/**
 * A copy whose tag says "upright". A decoder then hands out the pixels as stored: whether a browser applies the
 * tag depends on the browser and the format, and `imageOrientation: 'none'` does not stop it (whatwg/html#8085).
 */
export function withoutOrientation(bytes: Uint8Array, mime: SniffedImage['mime']): Uint8Array<ArrayBuffer> {
  const copy = new Uint8Array(bytes);
  const tag = findTag(copy, mime);
  if (!tag) return copy;
  const view = new DataView(copy.buffer);
  view.setUint16(tag.at, 1, tag.littleEndian);
  const { from, to } = tag.chunk;
  // A PNG decoder may take a chunk with a wrong CRC for damage. The CRC covers the name too.
  if (mime === 'image/png' && to + 4 <= copy.length) view.setUint32(to, crc32(copy, from - 4, to));
  return copy;
}

/** Pixels of the upright picture. */
export function uprightSize({ width, height }: PixelSize, orientation: Orientation): PixelSize {
  return orientation < 5 ? { width, height } : { width: height, height: width };
}

/** a to f of the canvas transform that paints the stored picture upright at (0, 0). */
export type Transform = readonly [a: number, b: number, c: number, d: number, e: number, f: number];

export function uprightTransform({ width, height }: PixelSize, orientation: Orientation): Transform {
  const transforms: Readonly<Record<Orientation, Transform>> = {
    1: [1, 0, 0, 1, 0, 0],
    2: [-1, 0, 0, 1, width, 0],
    3: [-1, 0, 0, -1, width, height],
    4: [1, 0, 0, -1, 0, height],
    5: [0, 1, 1, 0, 0, 0],
    6: [0, 1, -1, 0, height, 0],
    7: [0, -1, -1, 0, height, width],
    8: [0, -1, 1, 0, 0, width],
  };
  return transforms[orientation];
}

function findTag(bytes: Uint8Array, mime: SniffedImage['mime']): OrientationTag | undefined {
  const wanted = EXIF_CHUNK[mime];
  if (!wanted) return undefined;
  for (const chunk of fileChunks(bytes, mime)) {
    // APP1 holds XMP as well; only EXIF begins with its name.
    if (
      chunk.type === wanted &&
      chunk.whole &&
      (mime !== 'image/jpeg' || hasAscii(bytes, chunk.from, EXIF_PREFIX))
    ) {
      const tag = readTiff(bytes, chunk);
      if (tag) return tag;
    }
  }
  return undefined;
}

/** TIFF 6.0, 2: byte order, 42, offset of the first directory, then entries of 12 bytes. */
function readTiff(bytes: Uint8Array, chunk: FileChunk): OrientationTag | undefined {
  const start = chunk.from + (hasAscii(bytes, chunk.from, EXIF_PREFIX) ? EXIF_PREFIX.length : 0);
  const littleEndian = hasAscii(bytes, start, 'II*\0');
  if (!littleEndian && !hasAscii(bytes, start, 'MM\0*')) return undefined;
  if (start + 8 > chunk.to) return undefined;
  const view = new DataView(bytes.buffer, bytes.byteOffset, chunk.to);
  const directory = start + view.getUint32(start + 4, littleEndian);
  if (directory + 2 > chunk.to) return undefined;
  const count = view.getUint16(directory, littleEndian);
  for (let n = 0; n < count; n += 1) {
    const entry = directory + 2 + n * 12;
    if (entry + 12 > chunk.to) return undefined;
    const is = (at: number, value: number): boolean => view.getUint16(at, littleEndian) === value;
    if (!is(entry, ORIENTATION)) continue;
    // Browsers take a SHORT and nothing else; the picture must lie as they show it.
    if (!is(entry + 2, SHORT) || view.getUint32(entry + 4, littleEndian) !== 1) return undefined;
    return { value: view.getUint16(entry + 8, littleEndian), at: entry + 8, littleEndian, chunk };
  }
  return undefined;
}
