/** Builds picture files with an EXIF orientation, byte by byte, for tests. */
import { crc32 } from '../core/image/crc32.ts';

export interface TiffOptions {
  readonly littleEndian?: boolean;
  /** Entries before the orientation. */
  readonly padding?: number;
  /** TIFF field type; 3 is SHORT. */
  readonly type?: number;
}

/** A TIFF block whose first directory holds `padding` other tags and the orientation. */
export function orientationTiff(value: number, options: TiffOptions = {}): Uint8Array<ArrayBuffer> {
  const { littleEndian = false, padding = 0, type = 3 } = options;
  const view = new DataView(new ArrayBuffer(8 + 2 + 12 * (padding + 1) + 4));
  view.setUint16(0, littleEndian ? 0x4949 : 0x4d4d);
  view.setUint16(2, 42, littleEndian);
  view.setUint32(4, 8, littleEndian);
  view.setUint16(8, padding + 1, littleEndian);
  for (let n = 0; n <= padding; n += 1) {
    const at = 10 + n * 12;
    const last = n === padding;
    view.setUint16(at, last ? 0x0112 : 0x0100 + n, littleEndian);
    view.setUint16(at + 2, type, littleEndian);
    view.setUint32(at + 4, 1, littleEndian);
    view.setUint16(at + 8, last ? value : 6, littleEndian);
  }
  return new Uint8Array(view.buffer);
}

/** Puts an APP1 with `tiff` right behind the start of a JPEG. */
export function jpegWithExif(jpeg: Uint8Array, tiff: Uint8Array): Uint8Array<ArrayBuffer> {
  const length = 2 + 6 + tiff.length;
  return joined(
    jpeg.subarray(0, 2),
    Uint8Array.of(0xff, 0xe1, length >> 8, length & 0xff),
    ascii('Exif\0\0'),
    tiff,
    jpeg.subarray(2),
  );
}

/** Puts a chunk right behind the header of a PNG. */
export function pngWithChunk(png: Uint8Array, type: string, content: Uint8Array): Uint8Array<ArrayBuffer> {
  const named = joined(ascii(type), content);
  const frame = new DataView(new ArrayBuffer(8));
  frame.setUint32(0, content.length);
  frame.setUint32(4, crc32(named));
  const [length, crc] = [new Uint8Array(frame.buffer, 0, 4), new Uint8Array(frame.buffer, 4, 4)];
  return joined(png.subarray(0, 33), length, named, crc, png.subarray(33));
}

/** A chunk of a RIFF file, padded to an even length. */
export function riffChunk(type: string, content: Uint8Array): Uint8Array<ArrayBuffer> {
  const length = new DataView(new ArrayBuffer(4));
  length.setUint32(0, content.length, true);
  return joined(ascii(type), new Uint8Array(length.buffer), content, new Uint8Array(content.length & 1));
}

/** A whole WebP file of these chunks. */
export function webpOf(...chunks: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  return riffChunk('RIFF', joined(ascii('WEBP'), ...chunks));
}

export function ascii(text: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(text, (character) => character.charCodeAt(0));
}

export function joined(...parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}
