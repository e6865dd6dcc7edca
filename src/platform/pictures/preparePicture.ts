import { endsEarly, isAnimated } from '../../core/image/fileChunks.ts';
import { foreignFormat } from '../../core/image/foreignFormat.ts';
import {
  type Orientation,
  readOrientation,
  uprightSize,
  uprightTransform,
  withoutOrientation,
} from '../../core/image/orientation.ts';
import type { PixelSize } from '../../core/image/PixelSize.ts';
import { pictureType, type SniffedImage, sniffImage } from '../../core/image/sniff.ts';
import { encodeCanvas, openCanvas, releaseCanvas } from './pictureCanvas.ts';
import type { PictureNote, PictureProblem, Prepared } from './PreparedPicture.ts';

/** 16384 × 16384: the largest area that browsers agree on. */
const MAX_PIXELS = 268_435_456;
/** Beyond Firefox's longest side a decoder that refuses does so for the size. */
const LONGEST_SIDE = 32_767;

/** What every gateway takes (OpenAI reference, images/edit, image). */
const SENDABLE: readonly string[] = ['image/png', 'image/jpeg', 'image/webp'];
const FORMAT_NAMES: Readonly<Record<SniffedImage['mime'], string>> = {
  'image/png': 'PNG',
  'image/jpeg': 'JPEG',
  'image/webp': 'WebP',
  'image/gif': 'GIF',
  'image/avif': 'AVIF',
};

/** Where a turned photograph as PNG would be over the gateway's limit. */
const JPEG_QUALITY = 0.95;

/**
 * Makes a file of the user's ready to be sent. A plain upright PNG, JPEG or WebP keeps its own bytes: a canvas
 * would lose the colours under transparent pixels. Everything else is painted once and saved anew, as PNG where
 * that stays within `maxBytes`, a JPEG otherwise as JPEG.
 */
export async function preparePicture(file: Blob, maxBytes = Infinity): Promise<Prepared> {
  const bytes = await readBytes(file);
  if (!bytes) return { problem: { kind: 'unreadable' } };
  if (bytes.length === 0) return { problem: { kind: 'empty' } };
  const mime = pictureType(bytes);
  if (mime && endsEarly(bytes, mime)) return { problem: { kind: 'truncated' } };
  const stored = mime && sniffImage(bytes);
  if (stored && stored.width * stored.height > MAX_PIXELS) return tooManyPixels(stored);

  const orientation = mime ? readOrientation(bytes, mime) : 1;
  const decodable = mime && orientation !== 1 ? withoutOrientation(bytes, mime) : bytes;
  const bitmap = await decode(decodable, mime ?? file.type);
  if (!bitmap) return { problem: whyNot(bytes, mime, stored) };
  try {
    return await finish({ bytes, mime, orientation, bitmap, claimed: file.type }, maxBytes);
  } catch (error) {
    // The decoder had memory enough, the canvas had not.
    if (error instanceof RangeError || error instanceof DOMException) return tooManyPixels(bitmap);
    throw error;
  } finally {
    bitmap.close();
  }
}

interface Decoded {
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly mime: SniffedImage['mime'] | undefined;
  readonly orientation: Orientation;
  /** As stored. */
  readonly bitmap: ImageBitmap;
  /** The MIME type by the file's name. */
  readonly claimed: string;
}

async function finish(decoded: Decoded, maxBytes: number): Promise<Prepared> {
  const { bytes, mime, orientation, bitmap } = decoded;
  const notes = notesOn(decoded);
  if (mime && notes.length === 0) {
    const { width, height } = bitmap;
    return {
      file: new Blob([bytes], { type: mime }),
      width,
      height,
      thumbnail: await thumbnailOf(bitmap),
      notes,
    };
  }
  const size = uprightSize(bitmap, orientation);
  const { canvas, context } = openCanvas(size);
  try {
    context.setTransform(...uprightTransform(bitmap, orientation));
    context.drawImage(bitmap, 0, 0);
    const file = await encodeWithin(canvas, mime === 'image/jpeg', maxBytes);
    return { file, ...size, thumbnail: await thumbnailOf(canvas), notes };
  } finally {
    releaseCanvas(canvas);
  }
}

function notesOn({ bytes, mime, orientation, claimed }: Decoded): readonly PictureNote[] {
  const notes: PictureNote[] = [];
  const animated = mime !== undefined && isAnimated(bytes, mime);
  if (animated || !SENDABLE.includes(mime ?? ''))
    notes.push({ kind: 'converted', from: nameOf(bytes, mime, claimed) });
  if (animated) notes.push({ kind: 'first-frame' });
  if (orientation !== 1) notes.push({ kind: 'turned-upright' });
  return notes;
}

function nameOf(bytes: Uint8Array, mime: SniffedImage['mime'] | undefined, claimed: string): string {
  if (mime) return FORMAT_NAMES[mime];
  return foreignFormat(bytes) ?? claimed.replace(/^image\/(x-)?/, '').toUpperCase();
}

async function encodeWithin(canvas: OffscreenCanvas, mayBeJpeg: boolean, maxBytes: number): Promise<Blob> {
  const png = await encodeCanvas(canvas, 'image/png');
  return png.size > maxBytes && mayBeJpeg ? encodeCanvas(canvas, 'image/jpeg', JPEG_QUALITY) : png;
}

/** Twice the CSS pixels at which it is shown. */
const THUMBNAIL_SIDE = 176;

/** A square from the middle. PNG, because Safari makes no WebP and the picture may be transparent. */
export async function thumbnailOf(picture: ImageBitmap | OffscreenCanvas): Promise<Blob> {
  const cut = Math.min(picture.width, picture.height);
  const side = Math.min(cut, THUMBNAIL_SIDE);
  const { canvas, context } = openCanvas({ width: side, height: side });
  try {
    const [x, y] = [Math.floor((picture.width - cut) / 2), Math.floor((picture.height - cut) / 2)];
    context.drawImage(picture, x, y, cut, cut, 0, 0, side, side);
    return await encodeCanvas(canvas, 'image/png');
  } finally {
    releaseCanvas(canvas);
  }
}

/** `undefined` where the file cannot be read. */
async function readBytes(file: Blob): Promise<Uint8Array<ArrayBuffer> | undefined> {
  try {
    return new Uint8Array(await file.arrayBuffer());
  } catch {
    return undefined;
  }
}

/** `undefined` where the browser's decoder refuses the bytes. */
async function decode(bytes: Uint8Array<ArrayBuffer>, type: string): Promise<ImageBitmap | undefined> {
  try {
    return await createImageBitmap(new Blob([bytes], { type }));
  } catch {
    return undefined;
  }
}

function whyNot(
  bytes: Uint8Array,
  mime: SniffedImage['mime'] | undefined,
  stored: PixelSize | undefined,
): PictureProblem {
  if (stored && Math.max(stored.width, stored.height) > LONGEST_SIDE) return tooManyPixels(stored).problem;
  if (mime === 'image/avif') return { kind: 'unsupported', format: FORMAT_NAMES[mime] };
  if (mime) return { kind: 'damaged' };
  const format = foreignFormat(bytes);
  return format ? { kind: 'unsupported', format } : { kind: 'not-a-picture' };
}

function tooManyPixels({ width, height }: PixelSize): { readonly problem: PictureProblem } {
  return { problem: { kind: 'too-many-pixels', width, height } };
}
