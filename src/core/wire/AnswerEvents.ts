import type { SniffedImage } from '../image/sniff.ts';

/** What a reader reports while an answer comes in. */
export interface AnswerEvents {
  /** Bytes of the answer so far. */
  readonly onBytes?: (received: number) => void;
  readonly onPartial?: (partial: PartialPicture) => void;
}

/** A preview, complete in itself. */
export interface PartialPicture {
  readonly index: number;
  readonly blob: Blob;
  readonly sniffed: SniffedImage;
}
