import { pictureType } from '../image/sniff.ts';

/**
 * What a body is, told from its first bytes: Content-Type is wrong often enough (event streams called JSON,
 * JSON where a stream was asked for). `document`: JSON or any other text.
 */
export type BodyKind = 'document' | 'event-stream' | 'html' | 'picture';

const FIELD_LINES = ['event:', 'data:', 'id:', 'retry:'];
/** Bytes that decide every kind. */
const ENOUGH = 12;

/** Where the body proper begins: behind a BOM and the white space that gateways send to keep a connection open. */
export function bodyStart(bytes: Uint8Array): number {
  const bom = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf;
  let at = bom ? 3 : 0;
  while (bytes[at] === 0x20 || bytes[at] === 0x0a || bytes[at] === 0x0d || bytes[at] === 0x09) at += 1;
  return at;
}

/** The kind of a body that begins with `bytes` (from its `bodyStart`); `undefined` while too few have come. */
export function bodyKind(bytes: Uint8Array): BodyKind | undefined {
  if (bytes.length === 0) return undefined;
  const text = String.fromCharCode(...bytes.subarray(0, ENOUGH));
  if ('{["'.includes(text.charAt(0))) return 'document';
  if (text.startsWith('<')) return 'html';
  if (text.startsWith(':') || FIELD_LINES.some((field) => text.startsWith(field))) return 'event-stream';
  if (bytes.length < ENOUGH) return undefined;
  return pictureType(bytes) ? 'picture' : 'document';
}
