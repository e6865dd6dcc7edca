import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ascii, joined } from '../../testing/taggedPictures.ts';
import { foreignFormat } from './foreignFormat.ts';

function brands(...names: readonly string[]): Uint8Array {
  const [major = '', ...others] = names;
  return joined(
    Uint8Array.of(0, 0, 0, 16 + others.length * 4),
    ascii(`ftyp${major}`),
    new Uint8Array(4),
    ...others.map(ascii),
  );
}

describe('foreignFormat', () => {
  it.each([
    ['BMP', ascii('BM......')],
    ['TIFF', ascii('II*\0....')],
    ['TIFF', ascii('MM\0*....')],
    ['ICO', ascii('\0\0\x01\0....')],
    ['JPEG XL', ascii('\xff\x0a......')],
    ['HEIC', brands('heic')],
    ['HEIC', brands('mif1', 'mif1', 'heic')],
    ['AVIF', brands('mif1', 'avif')],
    ['SVG', ascii('<svg xmlns="http://www.w3.org/2000/svg"/>')],
    ['SVG', ascii('\n<?xml version="1.0"?><!-- a --><svg>')],
    ['PDF', ascii('%PDF-1.7')],
  ])('names %s', (name, bytes) => {
    expect(foreignFormat(bytes)).toBe(name);
  });

  it('names neither text, nor a page with a drawing in it, nor a film', () => {
    expect(foreignFormat(ascii('Dear diary'))).toBeUndefined();
    expect(foreignFormat(ascii('<!doctype html><svg>'))).toBeUndefined();
    expect(foreignFormat(brands('isom', 'mp42'))).toBeUndefined();
  });

  it('never throws', () => {
    fc.assert(
      fc.property(
        fc.uint8Array({ maxLength: 80 }),
        fc.constantFrom('', '....ftyp', '<svg'),
        (bytes, start) => {
          foreignFormat(joined(ascii(start), bytes));
        },
      ),
    );
  });
});
