import { Base64Decoder, isBase64Padding, isBase64Space, isBase64Symbol } from '../image/Base64Decoder.ts';
import { BACKSLASH, jsonUnitAt } from './jsonUnit.ts';
import { beginsPicture } from './beginsPicture.ts';
import { pictureReference } from './pictureReference.ts';
import { PictureSink, type ReceivedPicture } from './PictureSink.ts';

/**
 * Cuts the pictures out of an answer's text while it arrives. Wherever base64 begins that decodes to the first
 * bytes of a picture, it is decoded on the spot and a short reference takes its place, so what is left is small
 * and can be parsed plainly, whatever the shape of the answer. JSON escapes inside the base64 are understood:
 * PHP writes `\/`, others break lines with `\n`.
 */
export class PictureExtractor {
  /** Every picture that has ended, at the index of its reference. */
  readonly pictures: ReceivedPicture[] = [];
  readonly #emit: (text: Uint8Array) => void;
  readonly #lineBreaks: 'skip' | 'end';
  /** Made for the first picture: most answers without one are a few hundred bytes. */
  #sink: PictureSink | undefined;
  /** Set while inside a picture. */
  #decoder: Base64Decoder | undefined;
  /** Bytes that cannot be judged before more have come. */
  #carry = new Uint8Array(0);
  /** The last byte cannot be part of base64, so that base64 can begin here. */
  #boundary = true;

  /** `emit` receives the text without pictures as UTF-8; it must not keep the array. */
  constructor(emit: (text: Uint8Array) => void, lineBreaks: 'skip' | 'end') {
    this.#emit = emit;
    this.#lineBreaks = lineBreaks;
  }

  push(chunk: Uint8Array): void {
    const bytes = this.#withCarry(chunk);
    let at = 0;
    while (at < bytes.length) at = this.#decoder ? this.#readPicture(bytes, at) : this.#readText(bytes, at);
  }

  /** No more will come: what was held back is text, and an open picture ends. */
  end(): void {
    const rest = this.#carry;
    this.#carry = new Uint8Array(0);
    if (this.#decoder) this.#finishPicture(0);
    this.#emitText(rest);
  }

  #withCarry(chunk: Uint8Array): Uint8Array {
    if (this.#carry.length === 0) return chunk;
    const joined = new Uint8Array(this.#carry.length + chunk.length);
    joined.set(this.#carry);
    joined.set(chunk, this.#carry.length);
    this.#carry = new Uint8Array(0);
    return joined;
  }

  /** Reads text from `from` up to the beginning of a picture; returns where it stopped. */
  #readText(bytes: Uint8Array, from: number): number {
    let at = from;
    while (at < bytes.length) {
      const begins = this.#boundary ? beginsPicture(bytes, at) : 'no';
      if (begins === 'yes') return this.#startPicture(bytes, from, at);
      const length = bytes[at] === BACKSLASH ? jsonUnitAt(bytes, at)?.length : 1;
      if (begins === 'unsure' || length === undefined) return this.#holdBack(bytes, from, at);
      // An escape ends a word whatever it stands for, except `\/`, which is a symbol.
      this.#boundary = !isBase64Symbol(bytes[at + length - 1]!) || (length > 1 && bytes[at + 1] !== 0x2f);
      at += length;
    }
    this.#emitText(bytes.subarray(from, at));
    return at;
  }

  #startPicture(bytes: Uint8Array, from: number, at: number): number {
    this.#emitText(bytes.subarray(from, at));
    this.#emitText(new TextEncoder().encode(pictureReference(this.pictures.length)));
    this.#decoder = new Base64Decoder(this.#lineBreaks);
    return at;
  }

  /** Decodes from `from` up to the end of the base64; returns where it stopped. */
  #readPicture(bytes: Uint8Array, from: number): number {
    let at = this.#decode(bytes, from);
    while (at < bytes.length) {
      if (bytes[at] !== BACKSLASH) return this.#finishPicture(at);
      const unit = jsonUnitAt(bytes, at);
      if (!unit) return this.#holdBack(bytes, at, at);
      if (isBase64Symbol(unit.code) || isBase64Padding(unit.code)) this.#decode(Uint8Array.of(unit.code), 0);
      else if (!isBase64Space(unit.code)) return this.#finishPicture(at);
      at = this.#decode(bytes, at + unit.length);
    }
    return at;
  }

  /** Decodes into the sink until a byte that is not base64; returns its place. */
  #decode(bytes: Uint8Array, from: number): number {
    const decoder = (this.#decoder ??= new Base64Decoder(this.#lineBreaks));
    const sink = (this.#sink ??= new PictureSink());
    let at = from;
    let moved = true;
    while (moved) {
      at = decoder.decode(bytes, at, bytes.length, sink.buffer, sink.used);
      moved = sink.advance(decoder.written);
    }
    return at;
  }

  #finishPicture(at: number): number {
    if (this.#sink) this.pictures.push(this.#sink.finish());
    this.#decoder = undefined;
    this.#boundary = false;
    return at;
  }

  /** Emits what is decided and keeps the rest for the next chunk. */
  #holdBack(bytes: Uint8Array, from: number, at: number): number {
    this.#emitText(bytes.subarray(from, at));
    this.#carry = bytes.slice(at);
    return bytes.length;
  }

  #emitText(text: Uint8Array): void {
    if (text.length > 0) this.#emit(text);
  }
}
