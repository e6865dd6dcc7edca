import { crc32 } from './crc32.ts';
import { chooseFilter, FILTER, type PngFilterChoice, writeFilteredRow } from './pngFilter.ts';

export interface PngPicture {
  readonly width: number;
  readonly height: number;
  /** RGBA8, straight alpha, `width * height * 4` bytes. */
  readonly data: Uint8Array | Uint8ClampedArray;
  /** Leave the alpha channel out (colour type 2) when every pixel is opaque. Default: keep it. */
  readonly dropOpaqueAlpha?: boolean;
}

export interface PngRows {
  readonly width: number;
  readonly height: number;
  /** 4: rows are RGBA8 (colour type 6), the default. 3: rows are RGB8 (colour type 2). */
  readonly channels?: 3 | 4;
  /** Default `up`: rows are usually made by code, and flat. */
  readonly filter?: PngFilterChoice;
  /** Fills `out` (`width * channels` bytes, holding what an earlier row left there) with row `y`. */
  readonly row: (y: number, out: Uint8Array) => void;
}

const SIGNATURE = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];
const IHDR = 0x49484452;
const IDAT = 0x49444154;
const IEND = 0x49454e44;
const CHUNK_OVERHEAD = 12;
/** Payload of one IDAT, and about the size of one write to the compressor. */
const BLOCK = 65536;

/**
 * The picture as a PNG, every byte as given. A canvas cannot do that: it stores premultiplied colours and
 * so loses RGB under low alpha. No ancillary chunks.
 *
 * @throws RangeError when the sides are not positive integers or `data` has another length.
 */
export function encodePng(picture: PngPicture, signal?: AbortSignal): Promise<Uint8Array<ArrayBuffer>> {
  const { width, height, data } = picture;
  if (data.length !== width * height * 4) {
    return Promise.reject(new RangeError(`${data.length} bytes are not ${width}x${height} RGBA pixels`));
  }
  const channels = picture.dropOpaqueAlpha && isOpaque(data) ? 3 : 4;
  const row = (y: number, out: Uint8Array) => {
    const start = y * width * 4;
    if (channels === 4) out.set(data.subarray(start, start + width * 4));
    else copyRgb(data, start, out);
  };
  return encodePngRows({ width, height, channels, filter: 'adaptive', row }, signal);
}

/**
 * A PNG of rows made one at a time, so that no whole RGBA picture need exist: a mask is one byte a pixel.
 * Memory: two rows, one block and the compressed bytes.
 *
 * @throws RangeError when the sides are not positive integers.
 */
export async function encodePngRows(rows: PngRows, signal?: AbortSignal): Promise<Uint8Array<ArrayBuffer>> {
  const { width, height, channels = 4 } = rows;
  if (!isSide(width) || !isSide(height)) throw new RangeError(`${width}x${height} is no PNG size`);
  const compressor = new CompressionStream('deflate');
  const chunks: Uint8Array[] = [];
  const collecting = collect(compressor.readable, chunks);
  try {
    await writeScanlines(compressor.writable.getWriter(), rows, channels, signal);
  } catch (error) {
    // The reader fails with the writer; its rejection is the same story told twice.
    await collecting.catch(() => undefined);
    throw error;
  }
  await collecting;
  return assemble(width, height, channels, chunks);
}

async function collect(stream: ReadableStream<Uint8Array>, into: Uint8Array[]): Promise<void> {
  const reader = stream.getReader();
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return;
    into.push(value);
  }
}

async function writeScanlines(
  writer: WritableStreamDefaultWriter<BufferSource>,
  rows: PngRows,
  channels: 3 | 4,
  signal: AbortSignal | undefined,
): Promise<void> {
  const { width, height, filter = 'up' } = rows;
  const stride = width * channels;
  const rowsPerBlock = Math.max(1, Math.floor(BLOCK / (stride + 1)));
  let row = new Uint8Array(stride);
  let above = new Uint8Array(stride);
  try {
    for (let y = 0; y < height;) {
      signal?.throwIfAborted();
      const count = Math.min(rowsPerBlock, height - y);
      const block = new Uint8Array(count * (stride + 1));
      for (let i = 0; i < count; i++, y++) {
        rows.row(y, row);
        writeFilteredRow(
          filterOf(filter, y, row, above, channels),
          row,
          above,
          channels,
          block,
          i * (stride + 1),
        );
        [row, above] = [above, row];
      }
      await writer.write(block);
    }
    await writer.close();
  } catch (error) {
    await writer.abort(error).catch(() => undefined);
    throw error;
  }
}

function filterOf(
  choice: PngFilterChoice,
  y: number,
  row: Uint8Array,
  above: Uint8Array,
  bpp: number,
): number {
  if (choice === 'adaptive') return chooseFilter(row, above, bpp);
  return y === 0 ? FILTER.none : FILTER.up;
}

function assemble(
  width: number,
  height: number,
  channels: 3 | 4,
  chunks: readonly Uint8Array[],
): Uint8Array<ArrayBuffer> {
  const compressed = chunks.reduce((sum, chunk) => sum + chunk.length, 0);
  const blocks = Math.ceil(compressed / BLOCK);
  const out = new Uint8Array(SIGNATURE.length + 13 + compressed + CHUNK_OVERHEAD * (blocks + 2));
  const view = new DataView(out.buffer);
  out.set(SIGNATURE);
  let at = SIGNATURE.length;
  // IHDR: width, height, bit depth 8, colour type 2 or 6, and deflate, adaptive filters, no interlace.
  view.setUint32(at + 8, width);
  view.setUint32(at + 12, height);
  out[at + 16] = 8;
  out[at + 17] = channels === 4 ? 6 : 2;
  at = closeChunk(out, view, at, IHDR, 13);

  let room = Math.min(BLOCK, compressed);
  let left = compressed;
  let filled = 0;
  for (const chunk of chunks) {
    for (let taken = 0; taken < chunk.length;) {
      const take = Math.min(chunk.length - taken, room - filled);
      out.set(chunk.subarray(taken, taken + take), at + 8 + filled);
      taken += take;
      filled += take;
      if (filled < room) continue;
      at = closeChunk(out, view, at, IDAT, filled);
      left -= filled;
      room = Math.min(BLOCK, left);
      filled = 0;
    }
  }
  closeChunk(out, view, at, IEND, 0);
  return out;
}

/** Frames the payload already standing at `at + 8` as a chunk. Returns where the next one begins. */
function closeChunk(out: Uint8Array, view: DataView, at: number, type: number, length: number): number {
  view.setUint32(at, length);
  view.setUint32(at + 4, type);
  view.setUint32(at + 8 + length, crc32(out, at + 4, at + 8 + length));
  return at + CHUNK_OVERHEAD + length;
}

function isSide(value: number): boolean {
  return Number.isInteger(value) && value > 0 && value < 2 ** 31;
}

function isOpaque(data: Uint8Array | Uint8ClampedArray): boolean {
  for (let i = 3; i < data.length; i += 4) if (data[i] !== 255) return false;
  return true;
}

function copyRgb(data: Uint8Array | Uint8ClampedArray, start: number, out: Uint8Array): void {
  for (let from = start, to = 0; to < out.length; from += 4, to += 3) {
    out[to] = data[from]!;
    out[to + 1] = data[from + 1]!;
    out[to + 2] = data[from + 2]!;
  }
}
