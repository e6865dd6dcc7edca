import { hasAscii } from './hasAscii.ts';

/** Formats that no gateway takes but that people have, by their first bytes: offset and magic. */
const MAGICS: readonly (readonly [format: ForeignFormat, at: number, magic: string])[] = [
  ['BMP', 0, 'BM'],
  ['TIFF', 0, 'II*\0'],
  ['TIFF', 0, 'MM\0*'],
  ['ICO', 0, '\0\0\x01\0'],
  ['JPEG XL', 0, '\xff\x0a'],
  ['JPEG XL', 0, '\0\0\0\x0cJXL '],
  ['JPEG 2000', 0, '\0\0\0\x0cjP  '],
  ['PSD', 0, '8BPS'],
  ['PDF', 0, '%PDF-'],
];

export type ForeignFormat =
  'HEIC' | 'AVIF' | 'BMP' | 'TIFF' | 'ICO' | 'JPEG XL' | 'JPEG 2000' | 'PSD' | 'PDF' | 'SVG';

/** Brands of an ISO base media file (ISO/IEC 23008-12, annex B; AVIF 1.1, 8). */
const BRANDS: readonly (readonly [format: ForeignFormat, brands: readonly string[]])[] = [
  ['HEIC', ['heic', 'heix', 'hevc', 'hevx', 'heim', 'heis', 'hevm', 'hevs']],
  ['AVIF', ['avif', 'avis']],
];

/** The name of a picture format that gateways do not take, for a message; `undefined` for everything else. Never throws. */
export function foreignFormat(bytes: Uint8Array): ForeignFormat | undefined {
  if (hasAscii(bytes, 4, 'ftyp')) return brandOf(bytes);
  return (
    MAGICS.find(([, at, magic]) => hasAscii(bytes, at, magic))?.[0] ?? (isSvg(bytes) ? 'SVG' : undefined)
  );
}

/** `mif1` files say only in their list of compatible brands what they are. */
function brandOf(bytes: Uint8Array): ForeignFormat | undefined {
  const size = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength).getUint32(0);
  const end = Math.min(size, bytes.length, 256);
  for (let at = 8; at + 4 <= end; at += 4) {
    const found = BRANDS.find(([, brands]) => brands.some((brand) => hasAscii(bytes, at, brand)));
    if (found) return found[0];
  }
  return undefined;
}

function isSvg(bytes: Uint8Array): boolean {
  const start = new TextDecoder().decode(bytes.subarray(0, 2048)).trimStart();
  return /^<(\?xml|!--|!doctype svg|svg)/i.test(start) && /<svg[\s>]/i.test(start);
}
