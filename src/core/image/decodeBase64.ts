import { Base64Decoder } from './Base64Decoder.ts';

/**
 * The bytes of a base64 text in either alphabet, with or without padding and white space; `undefined` when it
 * holds any other character.
 */
export function decodeBase64(text: string): Uint8Array<ArrayBuffer> | undefined {
  const source = new TextEncoder().encode(text);
  // Three bytes of room are the decoder's own condition to go on.
  const target = new Uint8Array(Math.ceil((source.length * 3) / 4) + 3);
  const decoder = new Base64Decoder();
  const end = decoder.decode(source, 0, source.length, target, 0);
  return end === source.length ? target.slice(0, decoder.written) : undefined;
}
