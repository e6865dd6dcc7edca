/** One character of a JSON string as it is written: itself, or an escape such as `\/` or `\u002b`. */
export interface JsonUnit {
  readonly code: number;
  /** Bytes that it takes. */
  readonly length: number;
}

export const BACKSLASH = 0x5c;

const SHORT_ESCAPES: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', f: '\f', b: '\b' };

/** The unit at `at`; `undefined` when the bytes end within it. A broken escape is taken as its bare character. */
export function jsonUnitAt(bytes: Uint8Array, at: number): JsonUnit | undefined {
  const first = bytes[at];
  if (first === undefined) return undefined;
  if (first !== BACKSLASH) return { code: first, length: 1 };
  const kind = bytes[at + 1];
  if (kind === undefined) return undefined;
  const letter = String.fromCharCode(kind);
  if (letter !== 'u') return { code: (SHORT_ESCAPES[letter] ?? letter).charCodeAt(0), length: 2 };
  if (at + 6 > bytes.length) return undefined;
  const digits = String.fromCharCode(...bytes.subarray(at + 2, at + 6));
  return /^[\da-f]{4}$/i.test(digits)
    ? { code: Number.parseInt(digits, 16), length: 6 }
    : { code: kind, length: 2 };
}
