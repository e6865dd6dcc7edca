import { type PngChunks, readPngChunks, samplesOf } from './pngChunks.ts';
import { PngError } from './PngError.ts';
import { FILTER, paeth } from './pngFilter.ts';
import { type PlaceRow, rowPlacer } from './pngPixels.ts';

export interface DecodedPng {
  readonly width: number;
  readonly height: number;
  /** RGBA8, straight alpha. */
  readonly data: Uint8ClampedArray<ArrayBuffer>;
}

/** First pixel and distance of each pass (PNG spec, 8.2): x, y, step x, step y. */
const ADAM7: readonly Pass[] = [
  [0, 0, 8, 8],
  [4, 0, 8, 8],
  [0, 4, 4, 8],
  [2, 0, 4, 4],
  [0, 2, 2, 4],
  [1, 0, 2, 2],
  [0, 1, 1, 2],
];
const WHOLE: readonly Pass[] = [[0, 0, 1, 1]];
type Pass = readonly [x: number, y: number, stepX: number, stepY: number];

/** One byte of deflate makes at most 1032 (zlib's own figure); more than that was never in the file. */
const MAX_INFLATION = 1032;

/**
 * Every pixel of a PNG exactly as stored, RGB under alpha 0 included: browser decoders hand out
 * premultiplied pixels and lose it. All colour types and depths; 16 bits are truncated to 8 as browsers do;
 * gamma, colour profiles and EXIF are not applied.
 *
 * Memory is asked for only once the compressed data could fill it.
 *
 * @throws PngError for every file that is not a whole, sound PNG of at most 268,435,456 pixels.
 */
export async function decodePng(bytes: Uint8Array, signal?: AbortSignal): Promise<DecodedPng> {
  const png = readPngChunks(bytes);
  const passes = passesOf(png);
  const inflated = passes.reduce((sum, pass) => sum + pass.rows * (pass.rowBytes + 1), 0);
  const compressed = png.parts.reduce((sum, part) => sum + part.length, 0);
  if (inflated > compressed * MAX_INFLATION) throw new PngError('truncated', 'the file holds too few pixels');

  const picture = allocate(png.width, png.height);
  const scanlines = new Scanlines(png, passes, picture.data);
  for await (const chunk of inflate(png.parts, signal)) scanlines.push(chunk);
  scanlines.end();
  return picture;
}

function allocate(width: number, height: number): DecodedPng {
  try {
    return { width, height, data: new Uint8ClampedArray(width * height * 4) };
  } catch (cause) {
    throw new PngError('too-large', `no memory for ${width}x${height} pixels`, { cause });
  }
}

async function* inflate(
  parts: readonly Uint8Array[],
  signal: AbortSignal | undefined,
): AsyncGenerator<Uint8Array> {
  const { readable, writable } = new DecompressionStream('deflate');
  const reader = readable.getReader();
  const feeding = feed(writable.getWriter(), parts);
  // Whatever fails in writing also fails in reading, which is where it is reported.
  feeding.catch(() => undefined);
  try {
    for (;;) {
      signal?.throwIfAborted();
      const { done, value } = await reader.read().catch((cause: unknown) => {
        throw new PngError('corrupt', 'the compressed data are damaged', { cause });
      });
      if (done) return;
      yield value;
    }
  } finally {
    await reader.cancel().catch(() => undefined);
  }
}

async function feed(
  writer: WritableStreamDefaultWriter<BufferSource>,
  parts: readonly Uint8Array[],
): Promise<void> {
  // Copies: the stream may take its input's buffer, and these are windows on the caller's bytes.
  for (const part of parts) await writer.write(part.slice());
  await writer.close();
}

interface SizedPass {
  readonly pass: Pass;
  readonly columns: number;
  readonly rows: number;
  readonly rowBytes: number;
}

function passesOf(png: PngChunks): readonly SizedPass[] {
  const bits = png.bitDepth * samplesOf(png.colorType);
  return (png.interlaced ? ADAM7 : WHOLE)
    .map((pass) => {
      const columns = Math.ceil((png.width - pass[0]) / pass[2]);
      const rows = Math.ceil((png.height - pass[1]) / pass[3]);
      return { pass, columns, rows, rowBytes: Math.ceil((columns * bits) / 8) };
    })
    .filter(({ columns, rows }) => columns > 0 && rows > 0);
}

/** Takes inflated bytes as they come, undoes the filters row by row and places the pixels. */
class Scanlines {
  readonly #width: number;
  readonly #bpp: number;
  readonly #passes: readonly SizedPass[];
  readonly #place: PlaceRow;
  readonly #out: Uint8ClampedArray;
  #index = 0;
  #y = 0;
  #filled = -1;
  #filter = 0;
  #row: Uint8Array;
  #above: Uint8Array;

  constructor(png: PngChunks, passes: readonly SizedPass[], out: Uint8ClampedArray) {
    this.#width = png.width;
    this.#bpp = Math.max(1, (png.bitDepth * samplesOf(png.colorType)) / 8);
    this.#passes = passes;
    this.#place = rowPlacer(png);
    this.#out = out;
    this.#row = new Uint8Array(passes[0]?.rowBytes ?? 0);
    this.#above = new Uint8Array(passes[0]?.rowBytes ?? 0);
  }

  push(chunk: Uint8Array): void {
    for (let at = 0; at < chunk.length;) {
      const pass = this.#passes[this.#index];
      if (!pass) throw new PngError('corrupt', 'the file holds too many pixels');
      if (this.#filled < 0) {
        this.#filter = chunk[at++]!;
        this.#filled = 0;
        continue;
      }
      const take = Math.min(chunk.length - at, pass.rowBytes - this.#filled);
      this.#row.set(chunk.subarray(at, at + take), this.#filled);
      at += take;
      this.#filled += take;
      if (this.#filled === pass.rowBytes) this.#finishRow(pass);
    }
  }

  end(): void {
    if (this.#index < this.#passes.length) throw new PngError('truncated', 'the file holds too few pixels');
  }

  #finishRow({ pass: [x, y, stepX, stepY], columns, rows }: SizedPass): void {
    unfilter(this.#filter, this.#row, this.#above, this.#bpp);
    const at = ((y + this.#y * stepY) * this.#width + x) * 4;
    this.#place(this.#row, columns, this.#out, at, stepX * 4);
    [this.#row, this.#above] = [this.#above, this.#row];
    this.#filled = -1;
    if (++this.#y < rows) return;
    this.#y = 0;
    const next = this.#passes[++this.#index];
    this.#row = new Uint8Array(next?.rowBytes ?? 0);
    this.#above = new Uint8Array(next?.rowBytes ?? 0);
  }
}

/** Undoes a filter in place (PNG spec, 9.2). */
function unfilter(filter: number, row: Uint8Array, above: Uint8Array, bpp: number): void {
  const length = row.length;
  switch (filter) {
    case FILTER.none:
      return;
    case FILTER.sub:
      for (let i = bpp; i < length; i++) row[i] = row[i]! + row[i - bpp]!;
      return;
    case FILTER.up:
      for (let i = 0; i < length; i++) row[i] = row[i]! + above[i]!;
      return;
    case FILTER.average:
      for (let i = 0; i < length; i++) {
        const left = i < bpp ? 0 : row[i - bpp]!;
        row[i] = row[i]! + ((left + above[i]!) >> 1);
      }
      return;
    case FILTER.paeth:
      for (let i = 0; i < Math.min(bpp, length); i++) row[i] = row[i]! + above[i]!;
      for (let i = bpp; i < length; i++) row[i] = row[i]! + paeth(row[i - bpp]!, above[i]!, above[i - bpp]!);
      return;
    default:
      throw new PngError('corrupt', `filter ${filter} does not exist`);
  }
}
