import type { SniffedImage } from '../image/sniff.ts';

/** What a gateway answered, once its body has been read to the end. */
export interface ImageAnswer {
  readonly images: readonly AnsweredImage[];
  readonly usage?: Usage;
  /** What the gateway says it used, as it says it: `size`, `quality`, `background`, `output_format`. */
  readonly reported: Readonly<Record<string, string>>;
  /** From `x-request-id` where the browser may read it, or from the body. */
  readonly requestId?: string;
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
