import { pictureType, sniffImage, type SniffedImage } from '../image/sniff.ts';

/** The bytes of one picture out of an answer. */
export interface ReceivedPicture {
  /** Its type is what the first bytes say. */
  readonly blob: Blob;
  /** `undefined`: no picture that we know, or its size stands later than the first megabyte. */
  readonly sniffed: SniffedImage | undefined;
}

/** Bytes held in memory before they move into a Blob, which the browser keeps outside our heap. */
const SEGMENT = 1 << 20;

/** Collects the bytes of one picture at a time without ever holding a whole picture in memory. */
export class PictureSink {
  readonly buffer = new Uint8Array(SEGMENT);
  /** Bytes of `buffer` in use: write behind them, then call `advance`. */
  used = 0;
  #segments: Blob[] = [];
  #type = '';
  #sniffed: SniffedImage | undefined;

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
    const picture = { blob: new Blob(this.#segments, { type: this.#type }), sniffed: this.#sniffed };
    this.#segments = [];
    this.#type = '';
    this.#sniffed = undefined;
    return picture;
  }

  #flush(): void {
    if (this.used === 0) return;
    const bytes = this.buffer.subarray(0, this.used);
    if (this.#segments.length === 0) {
      this.#type = pictureType(bytes) ?? '';
      this.#sniffed = sniffImage(bytes);
    }
    this.#segments.push(new Blob([bytes]));
    this.used = 0;
  }
}
