import type { SniffedImage } from '../image/sniff.ts';

/** What a gateway answered, once its body has been read to the end. */
export interface ImageAnswer {
  readonly images: readonly AnsweredImage[];
  readonly usage?: Usage;
  /** What the gateway says it used, as it says it: `size`, `quality`, `background`, `output_format`. */
  readonly reported: Readonly<Record<string, string>>;
  /** From `x-request-id` where the browser may read it, or from the body. */
  readonly requestId?: string;
  /** What kept the answer from holding more pictures, where something did. */
  readonly shortfall?: Shortfall;
}

/** Beside the pictures that came: what did not, and what the answer said about it. */
export interface Shortfall {
  /** Pictures that came as bytes that are none, as links that lead to none, or beyond the most that are taken. */
  readonly unusable: number;
  /** The body ended before its end. */
  readonly brokeOff?: true;
  readonly code?: string;
  /** The gateway's own words, key redacted. */
  readonly message?: string;
}

/** One picture: its bytes as a Blob of the sniffed type, or a link where the gateway answered with one. */
export type AnsweredImage =
  | {
      readonly kind: 'bytes';
      readonly blob: Blob;
      readonly sniffed: SniffedImage;
      readonly revisedPrompt?: string;
    }
  | { readonly kind: 'link'; readonly url: string; readonly revisedPrompt?: string };

/** Token counts, both spellings folded into the image API's. */
export interface Usage {
  readonly inputTokens?: number;
  readonly outputTokens?: number;
  readonly totalTokens?: number;
  readonly inputTextTokens?: number;
  readonly inputImageTokens?: number;
}
