import { hasAscii } from './hasAscii.ts';
import type { SniffedImage } from './sniff.ts';

/** One piece of a picture file: a PNG or RIFF chunk, a JPEG segment, a GIF block, a top-level AVIF box. */
export interface FileChunk {
  /** Its own name: `IHDR`, `EXIF`, `ftyp`; a JPEG marker or a GIF introducer as two hex digits, `e1`. */
  readonly type: string;
  /** Its content, without name, length and checksum: `bytes[from, to)`, cut where the file ends. */
  readonly from: number;
  readonly to: number;
  /** `false`: the file ends inside it. */
  readonly whole: boolean;
}

/**
 * The pieces of a picture file in their order, as far as they go. Tolerant: damage ends the walk, nothing
 * throws, no checksum is looked at.
 */
export function fileChunks(bytes: Uint8Array, mime: SniffedImage['mime']): Generator<FileChunk> {
  return WALKS[mime](bytes, new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength));
}

type Walk = (bytes: Uint8Array, view: DataView) => Generator<FileChunk>;

const WALKS: Readonly<Record<SniffedImage['mime'], Walk>> = {
  'image/png': pngChunks,
  'image/jpeg': jpegSegments,
  'image/webp': riffChunks,
  'image/gif': gifBlocks,
  'image/avif': boxes,
};

function chunk(bytes: Uint8Array, type: string, from: number, to: number): FileChunk {
  return { type, from, to: Math.min(to, bytes.length), whole: to <= bytes.length };
}

function nameAt(bytes: Uint8Array, at: number): string {
  return String.fromCharCode(...bytes.subarray(at, at + 4));
}

/** PNG specification, 5.3: length, name, content, CRC. */
function* pngChunks(bytes: Uint8Array, view: DataView): Generator<FileChunk> {
  for (let at = 8; at + 8 <= bytes.length;) {
    const end = at + 8 + view.getUint32(at);
    const found = chunk(bytes, nameAt(bytes, at + 4), at + 8, end);
    yield found;
    if (found.type === 'IEND') return;
    at = end + 4;
  }
}

/** RFC 9649, 2.3: name, length, content, padded to an even length. */
function* riffChunks(bytes: Uint8Array, view: DataView): Generator<FileChunk> {
  if (bytes.length < 12) return;
  const fileEnd = 8 + view.getUint32(4, true);
  let at = 12;
  while (at + 8 <= Math.min(bytes.length, fileEnd)) {
    const length = view.getUint32(at + 4, true);
    yield chunk(bytes, nameAt(bytes, at), at + 8, at + 8 + length);
    at += 8 + length + (length & 1);
  }
  // The file's own length announces chunks that are not there. A missing padding byte is nobody's loss.
  if (at + 8 <= fileEnd) yield chunk(bytes, '', at, fileEnd);
}

/** ISO/IEC 14496-12, 4.2. A size of 0 reaches to the end of the file, 1 announces a 64-bit size. */
function* boxes(bytes: Uint8Array, view: DataView): Generator<FileChunk> {
  for (let at = 0; at + 8 <= bytes.length;) {
    const declared = view.getUint32(at);
    const long = declared === 1 && at + 16 <= bytes.length;
    const size = declared === 0 ? bytes.length - at : long ? Number(view.getBigUint64(at + 8)) : declared;
    const header = long ? 16 : 8;
    if (size < header) return;
    yield chunk(bytes, nameAt(bytes, at + 4), at + header, at + size);
    at += size;
  }
}

const START_OF_SCAN = 0xda;
const END_OF_IMAGE = 0xd9;

/**
 * ITU-T T.81, B.1.1. The thumbnail inside EXIF has an end marker of its own, so a search for the last bytes
 * would not do. The content of a scan (`da`) is its compressed data too, up to the next marker.
 */
function* jpegSegments(bytes: Uint8Array, view: DataView): Generator<FileChunk> {
  for (let at = 2; at + 2 <= bytes.length;) {
    if (bytes[at] !== 0xff) return;
    const marker = bytes[at + 1]!;
    const type = hex(marker);
    if (marker === 0xff) at += 1;
    else if (standsAlone(marker)) {
      yield chunk(bytes, type, at + 2, at + 2);
      if (marker === END_OF_IMAGE) return;
      at += 2;
    } else {
      if (at + 4 > bytes.length) return;
      const declared = at + 2 + view.getUint16(at + 2);
      const end = marker === START_OF_SCAN ? endOfScan(bytes, declared) : declared;
      yield chunk(bytes, type, at + 4, end);
      at = Math.max(end, at + 4);
    }
  }
}

/** TEM, RSTn, SOI and EOI have no length behind them. */
function standsAlone(marker: number): boolean {
  return marker === 0x01 || (marker >= 0xd0 && marker <= END_OF_IMAGE);
}

/** The first marker after compressed data, where FF00 is a byte FF and FFD0–FFD7 are restarts. */
function endOfScan(bytes: Uint8Array, from: number): number {
  for (let at = bytes.indexOf(0xff, from); at >= 0; at = bytes.indexOf(0xff, at + 1)) {
    const next = bytes[at + 1];
    if (next === undefined) break;
    const data = next === 0x00 || next === 0xff || (next >= 0xd0 && next <= 0xd7);
    if (!data) return at;
  }
  return bytes.length + 1;
}

const GIF_EXTENSION = 0x21;
const GIF_IMAGE = 0x2c;

/** GIF89a, 17–27: one `2c` per frame, whose content is everything up to the end of its data. */
function* gifBlocks(bytes: Uint8Array): Generator<FileChunk> {
  for (let at = 13 + colourTable(bytes[10]); at < bytes.length;) {
    const introducer = bytes[at]!;
    const isImage = introducer === GIF_IMAGE;
    if (!isImage && introducer !== GIF_EXTENSION) {
      yield chunk(bytes, hex(introducer), at + 1, at + 1);
      return;
    }
    const header = isImage ? 11 + colourTable(bytes[at + 9]) : 2;
    const end = endOfSubBlocks(bytes, at + header);
    yield chunk(bytes, hex(introducer), at + 1, end);
    at = end;
  }
}

/** Bytes of the colour table that a packed field announces. */
function colourTable(packed = 0): number {
  return packed & 0x80 ? 3 * 2 ** ((packed & 7) + 1) : 0;
}

function endOfSubBlocks(bytes: Uint8Array, from: number): number {
  for (let at = from; at < bytes.length; at += 1 + bytes[at]!) {
    if (bytes[at] === 0) return at + 1;
  }
  return bytes.length + 1;
}

function hex(byte: number): string {
  return byte.toString(16).padStart(2, '0');
}

/** Whether the file ends before its picture does: a download that was cut, a card that was pulled. */
export function endsEarly(bytes: Uint8Array, mime: SniffedImage['mime']): boolean {
  return !HAS_ENDED[mime]([...fileChunks(bytes, mime)]);
}

const HAS_ENDED: Readonly<Record<SniffedImage['mime'], (chunks: readonly FileChunk[]) => boolean>> = {
  'image/png': (chunks) => chunks.some(({ type, whole }) => type === 'IEND' && whole),
  'image/jpeg': (chunks) => chunks.some(({ type }) => type === hex(END_OF_IMAGE)),
  'image/webp': (chunks) => chunks.length > 0 && chunks.every(({ whole }) => whole),
  // Encoders forget the trailer; a whole first frame is enough.
  'image/gif': (chunks) => chunks.some(({ type, whole }) => type === hex(GIF_IMAGE) && whole),
  'image/avif': (chunks) => chunks.length > 0 && chunks.every(({ whole }) => whole),
};

/** Whether the file holds more than one frame (APNG, animated WebP, GIF, AVIF image sequence). */
export function isAnimated(bytes: Uint8Array, mime: SniffedImage['mime']): boolean {
  if (mime === 'image/jpeg') return false;
  if (mime === 'image/avif') return hasAscii(bytes, 8, 'avis');
  const chunks = [...fileChunks(bytes, mime)];
  if (mime === 'image/gif') return chunks.filter(({ type }) => type === hex(GIF_IMAGE)).length > 1;
  return chunks.some(({ type }) => type === (mime === 'image/png' ? 'acTL' : 'ANIM'));
}
