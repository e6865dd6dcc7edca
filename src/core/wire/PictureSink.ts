import { pictureType, sniffImage, type SniffedImage } from '../image/sniff.ts';

/** The bytes of one picture out of an answer. */
export interface ReceivedPicture {
  /** Its type is what the first bytes say. */
  readonly blob: Blob;
  /** `undefined`: no picture that we know, or its size stands later than the first megabyte. */
  readonly sniffed: SniffedImage | undefined;
  /** It had more bytes than are taken; none of them were kept. */
  readonly isTooLarge?: true;
}

/**
 * Bytes of the largest picture that is taken, 256 MiB. gpt-image-2's largest are some 25 MB; beyond, somebody is filling
 * our memory, and looking at the whole of it would end in a RangeError.
 */
export const LARGEST_PICTURE = 1 << 28;

/** Bytes held in memory before they move into a Blob, which the browser keeps outside our heap. */
const SEGMENT = 1 << 20;

/** Collects the bytes of one picture at a time without ever holding a whole picture in memory. */
export class PictureSink {
  readonly buffer = new Uint8Array(SEGMENT);
  /** Bytes of `buffer` in use: write behind them, then call `advance`. */
  used = 0;
  readonly #largest: number;
  /** Bytes of this picture so far. */
  #size = 0;
  #segments: Blob[] = [];
  #type = '';
  #sniffed: SniffedImage | undefined;

  /** @param largest bytes; of a picture with more of them, none are kept. */
  constructor(largest = LARGEST_PICTURE) {
    this.#largest = largest;
  }

  /** This picture has more bytes than are taken. */
  get isOver(): boolean {
    return this.#size > this.#largest;
  }

  /** Counts `length` bytes written into `buffer`. `true`: they filled it and have been moved on. */
  advance(length: number): boolean {
    this.used += length;
    const full = this.used + 3 > SEGMENT;
    if (full) this.#flush();
    return full;
  }

  /** Copies bytes in. */
  write(bytes: Uint8Array): void {
    for (let at = 0; at < bytes.length;) {
      const part = bytes.subarray(at, at + SEGMENT - this.used);
      this.buffer.set(part, this.used);
      at += part.length;
      this.advance(part.length);
    }
  }

  /** The picture so far. The next bytes begin another. */
  finish(): ReceivedPicture {
    this.#flush();
    const blob = new Blob(this.#segments, { type: this.#type });
    const picture = { blob, sniffed: this.#sniffed, ...(this.isOver && { isTooLarge: true as const }) };
    this.#size = 0;
    this.#forget();
    return picture;
  }

  #flush(): void {
    if (this.used === 0) return;
    const bytes = this.buffer.subarray(0, this.used);
    this.#size += this.used;
    this.used = 0;
    if (this.isOver) {
      this.#forget();
      return;
    }
    if (this.#segments.length === 0) {
      this.#type = pictureType(bytes) ?? '';
      this.#sniffed = sniffImage(bytes);
    }
    this.#segments.push(new Blob([bytes]));
  }

  #forget(): void {
    this.#segments = [];
    this.#type = '';
    this.#sniffed = undefined;
  }
}
