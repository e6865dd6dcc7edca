import { crc32 } from './crc32.ts';
import { PngError } from './PngError.ts';

/** What a PNG's chunks say, checked as far as it goes without inflating. */
export interface PngChunks {
  readonly width: number;
  readonly height: number;
  readonly bitDepth: number;
  readonly colorType: ColorType;
  readonly interlaced: boolean;
  /** RGB triples. */
  readonly palette?: Uint8Array;
  readonly transparency?: Uint8Array;
  /** Payloads of the IDAT chunks: one zlib stream, cut anywhere. */
  readonly parts: readonly Uint8Array[];
}

/** Grey, RGB, palette, grey + alpha, RGBA (PNG spec, 6.1). */
export type ColorType = 0 | 2 | 3 | 4 | 6;

/** Allowed bit depths (PNG spec, table 11.1) and samples of one pixel. */
const COLOR_TYPES: Readonly<Record<number, { depths: readonly number[]; samples: number }>> = {
  0: { depths: [1, 2, 4, 8, 16], samples: 1 },
  2: { depths: [8, 16], samples: 3 },
  3: { depths: [1, 2, 4, 8], samples: 1 },
  4: { depths: [8, 16], samples: 2 },
  6: { depths: [8, 16], samples: 4 },
};

/** 16384 x 16384: the largest canvas area that browsers agree on; more cannot be shown anyway. */
const MAX_PNG_PIXELS = 268_435_456;

const SIGNATURE = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];

/** Samples of one pixel: 1 to 4. */
export function samplesOf(colorType: ColorType): number {
  return COLOR_TYPES[colorType]!.samples;
}

/**
 * Splits a PNG into its chunks. Every CRC must hold, ancillary chunks included: a damaged type would
 * otherwise turn a critical chunk into one to skip. Bytes after IEND are ignored.
 *
 * @throws PngError
 */
export function readPngChunks(bytes: Uint8Array): PngChunks {
  if (SIGNATURE.some((byte, i) => bytes[i] !== byte)) {
    const cut = bytes.length < SIGNATURE.length && bytes.every((byte, i) => byte === SIGNATURE[i]);
    throw new PngError(cut && bytes.length > 0 ? 'truncated' : 'not-png', 'the PNG signature is missing');
  }
  let header: Header | undefined;
  let palette: Uint8Array | undefined;
  let transparency: Uint8Array | undefined;
  const parts: Uint8Array[] = [];
  for (const { type, payload } of chunksOf(bytes)) {
    if (!header && type !== 'IHDR') throw new PngError('corrupt', 'the first chunk is not IHDR');
    if (type === 'IHDR') header = header ? duplicate(type) : readHeader(payload);
    else if (type === 'PLTE') palette = palette ? duplicate(type) : readPalette(payload);
    else if (type === 'tRNS') transparency = transparency ? duplicate(type) : payload;
    else if (type === 'IDAT') parts.push(payload);
    else if (type !== 'IEND' && isCritical(type)) {
      throw new PngError('corrupt', 'a critical chunk is unknown');
    }
  }
  if (!header) throw new PngError('corrupt', 'IHDR is missing');
  if (parts.length === 0) throw new PngError('corrupt', 'the file holds no picture');
  if (header.colorType === 3 && !palette) throw new PngError('corrupt', 'the palette is missing');
  return {
    ...header,
    ...(palette && { palette }),
    ...(transparency && { transparency: checkTransparency(transparency, header.colorType) }),
    parts,
  };
}

type Header = Pick<PngChunks, 'width' | 'height' | 'bitDepth' | 'colorType' | 'interlaced'>;

function* chunksOf(bytes: Uint8Array): Generator<{ type: string; payload: Uint8Array }> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  for (let at = SIGNATURE.length; ;) {
    if (at + 12 > bytes.length) throw new PngError('truncated', 'the file ends before its end chunk');
    const length = view.getUint32(at);
    const end = at + 12 + length;
    if (end > bytes.length) throw new PngError('truncated', 'the file ends inside a chunk');
    if (crc32(bytes, at + 4, end - 4) !== view.getUint32(end - 4)) {
      throw new PngError('corrupt', 'a chunk fails its checksum');
    }
    const type = String.fromCharCode(...bytes.subarray(at + 4, at + 8));
    yield { type, payload: bytes.subarray(at + 8, end - 4) };
    if (type === 'IEND') return;
    at = end;
  }
}

/** Bit 5 of the first letter: upper case is critical (PNG spec, 5.4). */
function isCritical(type: string): boolean {
  return (type.charCodeAt(0) & 0x20) === 0;
}

function duplicate(type: string): never {
  throw new PngError('corrupt', `${type} stands twice`);
}

function readHeader(payload: Uint8Array): Header {
  if (payload.length !== 13) throw new PngError('corrupt', 'IHDR has a wrong length');
  const view = new DataView(payload.buffer, payload.byteOffset, payload.byteLength);
  const width = view.getUint32(0);
  const height = view.getUint32(4);
  const [bitDepth = 0, colorType = 0, compression, filter, interlace = 0] = payload.subarray(8);
  if (width === 0 || height === 0) throw new PngError('corrupt', 'a side is 0 pixels long');
  if (width * height > MAX_PNG_PIXELS) {
    throw new PngError('too-large', `${width}x${height} is more than ${MAX_PNG_PIXELS} pixels`);
  }
  if (!isColorType(colorType) || !COLOR_TYPES[colorType]!.depths.includes(bitDepth)) {
    throw new PngError('corrupt', `colour type ${colorType} with ${bitDepth} bits does not exist`);
  }
  if (compression !== 0 || filter !== 0 || interlace > 1) {
    throw new PngError('corrupt', 'IHDR names a method that does not exist');
  }
  return { width, height, bitDepth, colorType, interlaced: interlace === 1 };
}

function isColorType(value: number): value is ColorType {
  return value in COLOR_TYPES;
}

function readPalette(payload: Uint8Array): Uint8Array {
  if (payload.length === 0 || payload.length % 3 !== 0 || payload.length > 768) {
    throw new PngError('corrupt', 'the palette has a wrong length');
  }
  return payload;
}

function checkTransparency(payload: Uint8Array, colorType: ColorType): Uint8Array {
  const fits =
    (colorType === 0 && payload.length === 2) ||
    (colorType === 2 && payload.length === 6) ||
    (colorType === 3 && payload.length <= 256);
  if (!fits) throw new PngError('corrupt', 'tRNS does not fit the colour type');
  return payload;
}
