import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Base64Decoder } from './Base64Decoder.ts';
import { decodeBase64 } from './decodeBase64.ts';

const anyBytes = fc.uint8Array({ maxLength: 300 });
const anyEncoding = fc.record({
  alphabet: fc.constantFrom('base64' as const, 'base64url' as const),
  padded: fc.boolean(),
  /** Where to put white space, and which. */
  spaces: fc.array(fc.tuple(fc.nat({ max: 500 }), fc.constantFrom(' ', '\n', '\r\n', '\t')), {
    maxLength: 8,
  }),
});

/** The bytes as Node encodes them, in any of the ways that gateways write base64. */
function encode(
  bytes: Uint8Array,
  encoding: typeof anyEncoding extends fc.Arbitrary<infer T> ? T : never,
): string {
  const base64 = Buffer.from(bytes).toString(encoding.alphabet).replace(/=+$/, '');
  const padding = '='.repeat((4 - (base64.length % 4)) % 4);
  const text = encoding.padded ? base64 + padding : base64;
  return encoding.spaces.reduce((spaced, [place, space]) => {
    const at = place % (spaced.length + 1);
    return spaced.slice(0, at) + space + spaced.slice(at);
  }, text);
}

describe('decodeBase64', () => {
  it('gives back any bytes from either alphabet, with or without padding and white space', () => {
    fc.assert(
      fc.property(anyBytes, anyEncoding, (bytes, encoding) => {
        expect(decodeBase64(encode(bytes, encoding))).toEqual(bytes);
      }),
    );
  });

  it.each(['QU*I', 'QUJD,', 'ÄÖ', 'QUJD\u{E000}', '{}'])('refuses %j', (text) => {
    expect(decodeBase64(text)).toBeUndefined();
  });

  it('joins pieces that were encoded one by one', () => {
    expect(decodeBase64('QQ==QkM=REVG')).toEqual(new TextEncoder().encode('ABCDEF'));
  });
});

describe('Base64Decoder', () => {
  it('decodes the same in any pieces and into buffers of any size', () => {
    const property = fc.property(
      anyBytes,
      anyEncoding,
      fc.array(fc.nat({ max: 40 }), { maxLength: 20 }),
      fc.integer({ min: 3, max: 50 }),
      (bytes, encoding, lengths, room) => {
        const source = new TextEncoder().encode(encode(bytes, encoding));
        expect(decodeInPieces(source, lengths, room)).toEqual([...bytes]);
      },
    );
    fc.assert(property);
  });

  it('stops before the first byte that is not base64', () => {
    const decoder = new Base64Decoder();
    const target = new Uint8Array(100);
    expect(decoder.decode(new TextEncoder().encode('QUJD"QUJD'), 0, 9, target, 0)).toBe(4);
    expect(decoder.written).toBe(3);
  });

  it('takes a line break for the end when it is told so', () => {
    const source = new TextEncoder().encode('QU JD\nQUJD');
    const target = new Uint8Array(100);
    expect(new Base64Decoder('end').decode(source, 0, source.length, target, 0)).toBe(5);
    expect(new Base64Decoder('skip').decode(source, 0, source.length, target, 0)).toBe(source.length);
  });
});

/** Pushes pieces of these lengths, then the rest, through a buffer of `room` bytes. */
function decodeInPieces(source: Uint8Array, lengths: readonly number[], room: number): readonly number[] {
  const decoder = new Base64Decoder();
  const target = new Uint8Array(room);
  const decoded: number[] = [];
  let from = 0;
  for (const length of [...lengths, source.length]) {
    const to = Math.min(source.length, from + length);
    while (from < to) {
      from = decoder.decode(source, from, to, target, 0);
      decoded.push(...target.subarray(0, decoder.written));
    }
  }
  return decoded;
}
