import { hasAscii } from './hasAscii.ts';
import type { PixelSize } from './PixelSize.ts';

/** A box's content in an ISO base media file (ISO/IEC 14496-12, 4.2). */
interface Box {
  readonly from: number;
  readonly to: number;
}

/**
 * The largest size property of an AVIF: the picture itself. Its thumbnails are smaller, its alpha plane and the
 * tiles of a grid are no larger (AVIF 1.1; HEIF, ISO/IEC 23008-12, 6.5.3 `ispe`).
 */
export function sniffAvif(bytes: Uint8Array, view: DataView): PixelSize | undefined {
  const [meta] = boxes(bytes, view, 'meta', { from: 0, to: bytes.length });
  // `meta` is a full box: version and flags come before its boxes.
  const [properties] = meta ? boxes(bytes, view, 'iprp', { from: meta.from + 4, to: meta.to }) : [];
  const [container] = properties ? boxes(bytes, view, 'ipco', properties) : [];
  if (!container) return undefined;
  return boxes(bytes, view, 'ispe', container)
    .filter(({ from, to }) => to - from >= 12)
    .map(({ from }) => ({ width: view.getUint32(from + 4), height: view.getUint32(from + 8) }))
    .reduce<PixelSize | undefined>(larger, undefined);
}

function larger(a: PixelSize | undefined, b: PixelSize): PixelSize {
  return a && a.width * a.height >= b.width * b.height ? a : b;
}

function boxes(bytes: Uint8Array, view: DataView, type: string, within: Box): readonly Box[] {
  const found: Box[] = [];
  let at = within.from;
  while (at + 8 <= within.to) {
    const declared = view.getUint32(at);
    // 0: to the end. 1: a 64-bit size follows, of files that no gateway sends.
    const size = declared === 0 ? within.to - at : declared;
    if (size < 8) break;
    const to = Math.min(at + size, within.to);
    if (hasAscii(bytes, at + 4, type)) found.push({ from: at + 8, to });
    at += size;
  }
  return found;
}
