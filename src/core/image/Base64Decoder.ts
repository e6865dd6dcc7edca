/** Values of `SYMBOLS`: 0–63 are the bits of a symbol; all others have bit 6 or 7 set. */
const PADDING = 64;
const SPACE = 65;
const OTHER = 128;

/** Bits below the byte that is complete after the 4th (index 0), 2nd and 3rd symbol of a group. */
const SPARE_BITS = [0, 6, 4, 2];

/** Both alphabets at once: `+/` (RFC 4648, 4) and the url-safe `-_` (5). */
const SYMBOLS = symbolTable(' \t\f\r\n');
/** The same for text in which a line break is an end, as in an event stream. */
const SYMBOLS_OF_ONE_LINE = symbolTable(' \t\f');

function symbolTable(spaces: string): Uint8Array {
  const table = new Uint8Array(256).fill(OTHER);
  const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
  for (let i = 0; i < 64; i += 1) table[alphabet.charCodeAt(i)] = i;
  table['-'.charCodeAt(0)] = 62;
  table['_'.charCodeAt(0)] = 63;
  table['='.charCodeAt(0)] = PADDING;
  for (const space of spaces) table[space.charCodeAt(0)] = SPACE;
  return table;
}

/** Whether the character with this code is one of the 64 symbols of either alphabet. */
export function isBase64Symbol(code: number): boolean {
  return code < 256 && SYMBOLS[code]! < 64;
}

/** Whether it is padding. */
export function isBase64Padding(code: number): boolean {
  return code === 0x3d;
}

/** Whether it is white space, which base64 may hold anywhere (MIME breaks lines at 76 characters). */
export function isBase64Space(code: number): boolean {
  return code < 256 && SYMBOLS[code] === SPACE;
}

/**
 * Base64 to bytes in pieces of any length. Reads both alphabets, skips white space and needs no padding;
 * padding in the middle ends one piece of base64 and begins the next.
 */
export class Base64Decoder {
  readonly #symbols: Uint8Array;
  /** Bits of the symbols that do not fill a byte yet, and how many symbols of a group of four have come. */
  #bits = 0;
  #count = 0;
  /** Bytes written by the last `decode`. */
  written = 0;

  /** With `lineBreaks: 'end'` decoding stops before a line break, as before any other foreign byte. */
  constructor(lineBreaks: 'skip' | 'end' = 'skip') {
    this.#symbols = lineBreaks === 'skip' ? SYMBOLS : SYMBOLS_OF_ONE_LINE;
  }

  /**
   * Decodes `source` between `from` and `to` into `target` at `at`, and stops before a byte that is not base64
   * or when less than 3 bytes are free. Returns where it stopped in `source`; `written` says how many bytes it made.
   */
  decode(source: Uint8Array, from: number, to: number, target: Uint8Array, at: number): number {
    const symbols = this.#symbols;
    let i = from;
    let o = at;
    while (i < to && o + 3 <= target.length) {
      if (this.#count === 0) {
        const groups = this.#decodeGroups(source, i, to, target, o);
        i += groups * 4;
        o += groups * 3;
        if (i >= to || o + 3 > target.length) break;
      }
      const symbol = symbols[source[i]!]!;
      if (symbol === OTHER) break;
      o = this.#take(symbol, target, o);
      i += 1;
    }
    this.written = o - at;
    return i;
  }

  /** The hot path, 80 MB in an answer of ten large pictures: as many whole groups as stand in a row. */
  #decodeGroups(source: Uint8Array, from: number, to: number, target: Uint8Array, at: number): number {
    const symbols = this.#symbols;
    const most = Math.min((to - from) >> 2, Math.floor((target.length - at) / 3));
    let i = from;
    let o = at;
    for (let group = 0; group < most; group += 1) {
      const a = symbols[source[i]!]!;
      const b = symbols[source[i + 1]!]!;
      const c = symbols[source[i + 2]!]!;
      const d = symbols[source[i + 3]!]!;
      if ((a | b | c | d) >= 64) return group;
      target[o] = (a << 2) | (b >> 4);
      target[o + 1] = (b << 4) | (c >> 2);
      target[o + 2] = (c << 6) | d;
      i += 4;
      o += 3;
    }
    return most;
  }

  /** One symbol: a byte appears at the 2nd, 3rd and 4th of a group. */
  #take(symbol: number, target: Uint8Array, at: number): number {
    if (symbol === SPACE) return at;
    if (symbol === PADDING) {
      this.#count = 0;
      return at;
    }
    this.#bits = ((this.#bits << 6) | symbol) & 0xfff;
    this.#count = (this.#count + 1) & 3;
    if (this.#count === 1) return at;
    target[at] = this.#bits >> SPARE_BITS[this.#count]!;
    return at + 1;
  }
}
