import type { ColorType, PngChunks } from './pngChunks.ts';
import { PngError } from './PngError.ts';

/** Puts the `count` pixels of an unfiltered scanline at `out[at]`, then every `step` bytes. */
export type PlaceRow = (
  row: Uint8Array,
  count: number,
  out: Uint8ClampedArray,
  at: number,
  step: number,
) => void;

/** The one way from this file's samples to RGBA8 with straight alpha, 16 bits truncated to 8. */
export function rowPlacer(png: PngChunks): PlaceRow {
  return PLACERS[png.colorType](png);
}

const PLACERS: Readonly<Record<ColorType, (png: PngChunks) => PlaceRow>> = {
  0: placeGrey,
  2: placeRgb,
  3: placePalette,
  4: placeGreyAlpha,
  6: ({ bitDepth }) => (bitDepth === 8 ? placeRgba8 : placeRgba16),
};

const placeRgba8: PlaceRow = (row, count, out, at, step) => {
  if (step === 4) {
    out.set(row.subarray(0, count * 4), at);
    return;
  }
  for (let x = 0, to = at; x < count; x++, to += step) out.set(row.subarray(x * 4, x * 4 + 4), to);
};

const placeRgba16: PlaceRow = (row, count, out, at, step) => {
  for (let x = 0, to = at; x < count; x++, to += step) {
    for (let c = 0; c < 4; c++) out[to + c] = row[x * 8 + c * 2]!;
  }
};

function placeGreyAlpha({ bitDepth }: PngChunks): PlaceRow {
  const bytes = bitDepth / 8;
  return (row, count, out, at, step) => {
    for (let x = 0, to = at; x < count; x++, to += step) {
      const grey = row[x * 2 * bytes]!;
      out[to] = out[to + 1] = out[to + 2] = grey;
      out[to + 3] = row[(x * 2 + 1) * bytes]!;
    }
  };
}

function placeRgb({ bitDepth, transparency }: PngChunks): PlaceRow {
  const bytes = bitDepth / 8;
  const key = transparency ? [0, 2, 4].map((i) => pair(transparency, i)) : undefined;
  const sample = (row: Uint8Array, i: number) => (bytes === 2 ? pair(row, i) : row[i]!);
  return (row, count, out, at, step) => {
    for (let x = 0, to = at, from = 0; x < count; x++, to += step, from += 3 * bytes) {
      out[to] = row[from]!;
      out[to + 1] = row[from + bytes]!;
      out[to + 2] = row[from + 2 * bytes]!;
      out[to + 3] = key?.every((value, c) => sample(row, from + c * bytes) === value) ? 0 : 255;
    }
  };
}

function placeGrey({ bitDepth, transparency }: PngChunks): PlaceRow {
  const key = transparency ? pair(transparency, 0) : -1;
  if (bitDepth === 16) {
    return (row, count, out, at, step) => {
      for (let x = 0, to = at; x < count; x++, to += step) {
        out[to] = out[to + 1] = out[to + 2] = row[x * 2]!;
        out[to + 3] = pair(row, x * 2) === key ? 0 : 255;
      }
    };
  }
  const scale = 255 / (2 ** bitDepth - 1);
  return (row, count, out, at, step) => {
    for (let x = 0, to = at; x < count; x++, to += step) {
      const value = packed(row, x, bitDepth);
      out[to] = out[to + 1] = out[to + 2] = value * scale;
      out[to + 3] = value === key ? 0 : 255;
    }
  };
}

function placePalette({ bitDepth, palette = new Uint8Array(), transparency }: PngChunks): PlaceRow {
  const entries = palette.length / 3;
  return (row, count, out, at, step) => {
    for (let x = 0, to = at; x < count; x++, to += step) {
      const index = packed(row, x, bitDepth);
      if (index >= entries) throw new PngError('corrupt', 'a pixel names a colour outside the palette');
      out[to] = palette[index * 3]!;
      out[to + 1] = palette[index * 3 + 1]!;
      out[to + 2] = palette[index * 3 + 2]!;
      out[to + 3] = transparency?.[index] ?? 255;
    }
  };
}

/** The sample of `bits` ≤ 8 at pixel `x`; the leftmost pixel stands in the high bits (PNG spec, 7.2). */
function packed(row: Uint8Array, x: number, bits: number): number {
  if (bits === 8) return row[x]!;
  const bit = x * bits;
  return (row[bit >> 3]! >> (8 - bits - (bit & 7))) & (2 ** bits - 1);
}

function pair(bytes: Uint8Array, at: number): number {
  return (bytes[at]! << 8) | bytes[at + 1]!;
}
