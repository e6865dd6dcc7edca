import { hasAscii } from './hasAscii.ts';
import type { PixelSize } from './PixelSize.ts';
import { sniffAvif } from './sniffAvif.ts';
import { sniffJpeg } from './sniffJpeg.ts';

/** What the bytes of a picture say that it is, whatever its name or the request claimed. */
export interface SniffedImage {
  readonly mime: 'image/png' | 'image/jpeg' | 'image/webp' | 'image/gif' | 'image/avif';
  /** Pixels, as stored (before any EXIF turn). */
  readonly width: number;
  readonly height: number;
}

/**
 * Type and pixel size from the beginning of a file; `undefined` for everything that is not one of the five types
 * or ends before its size. Never throws. For a JPEG the size may stand behind long metadata: pass what there is.
 */
export function sniffImage(bytes: Uint8Array): SniffedImage | undefined {
  const mime = pictureType(bytes);
  if (!mime) return undefined;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const size = READERS[mime](bytes, view);
  return size && size.width > 0 && size.height > 0 ? { mime, ...size } : undefined;
}

/** The type alone, by the first 12 bytes. */
export function pictureType(bytes: Uint8Array): SniffedImage['mime'] | undefined {
  const begins = (at: number, magic: string): boolean => hasAscii(bytes, at, magic);
  if (begins(0, '\x89PNG\r\n\x1a\n')) return 'image/png';
  if (begins(0, '\xff\xd8\xff')) return 'image/jpeg';
  if (begins(0, 'RIFF') && begins(8, 'WEBP')) return 'image/webp';
  if (begins(0, 'GIF87a') || begins(0, 'GIF89a')) return 'image/gif';
  if (begins(4, 'ftypavif') || begins(4, 'ftypavis')) return 'image/avif';
  return undefined;
}

const READERS: Readonly<
  Record<SniffedImage['mime'], (bytes: Uint8Array, view: DataView) => PixelSize | undefined>
> = {
  'image/png': sniffPng,
  'image/jpeg': (_bytes, view) => sniffJpeg(view),
  'image/webp': sniffWebp,
  'image/gif': sniffGif,
  'image/avif': sniffAvif,
};

/** IHDR is the first chunk by the PNG specification, 5.6. */
function sniffPng(bytes: Uint8Array, view: DataView): PixelSize | undefined {
  if (view.byteLength < 24 || !hasAscii(bytes, 12, 'IHDR')) return undefined;
  return { width: view.getUint32(16), height: view.getUint32(20) };
}

/** Logical Screen Descriptor (GIF89a, 18). */
function sniffGif(_bytes: Uint8Array, view: DataView): PixelSize | undefined {
  if (view.byteLength < 10) return undefined;
  return { width: view.getUint16(6, true), height: view.getUint16(8, true) };
}

/** The three kinds of WebP (RFC 9649, 2.5–2.7): lossy, lossless, extended. */
function sniffWebp(bytes: Uint8Array, view: DataView): PixelSize | undefined {
  if (view.byteLength < 30 && !(view.byteLength >= 25 && hasAscii(bytes, 12, 'VP8L'))) return undefined;
  if (hasAscii(bytes, 12, 'VP8X')) {
    return { width: 1 + uint24(view, 24), height: 1 + uint24(view, 27) };
  }
  if (hasAscii(bytes, 12, 'VP8L') && bytes[20] === 0x2f) {
    const packed = view.getUint32(21, true);
    return { width: 1 + (packed & 0x3fff), height: 1 + ((packed >>> 14) & 0x3fff) };
  }
  if (hasAscii(bytes, 12, 'VP8 ') && hasAscii(bytes, 23, '\x9d\x01\x2a')) {
    return { width: view.getUint16(26, true) & 0x3fff, height: view.getUint16(28, true) & 0x3fff };
  }
  return undefined;
}

function uint24(view: DataView, at: number): number {
  return view.getUint16(at, true) | (view.getUint8(at + 2) << 16);
}
