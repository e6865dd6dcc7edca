import type { GatewayErrorDetails, GatewayErrorKind } from '../GatewayError.ts';
import type { Shortfall, Usage } from '../ImageAnswer.ts';
import type { PictureName } from './pictures.ts';

/** One answer of a gateway as it stands on the wire, and what a reader must make of it. */
export interface AnswerCase {
  readonly name: string;
  /** HTTP status; 200 when absent. */
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body: string | Uint8Array;
  /** The connection breaks after the last byte of `body`. */
  readonly breaks?: true;
  readonly expected: ExpectedPictures | ExpectedError;
  /** What the whole answer does not count, and may come out of it where it is cut. */
  readonly whenCut?: ExpectedPictures['images'];
}

export interface ExpectedPictures {
  /** Names of `pictures`, or absolute links. */
  readonly images: readonly (PictureName | `http${string}`)[];
  readonly revisedPrompt?: string;
  readonly usage?: Usage;
  readonly reported?: Readonly<Record<string, string>>;
  readonly requestId?: string;
  readonly shortfall?: Shortfall;
  /** Previews reported on the way; none when absent. */
  readonly partials?: readonly PictureName[];
}

export interface ExpectedError {
  readonly kind: GatewayErrorKind;
  /** Details that must be exactly so; others may be there. */
  readonly details?: GatewayErrorDetails;
  /** Details that must not be there. */
  readonly without?: readonly (keyof GatewayErrorDetails)[];
  readonly partials?: readonly PictureName[];
}

/** The base URL under which every case is read. */
export const CORPUS_BASE_URL = 'https://gateway.example/v1';
/** The key that cases may echo and no error may show. */
export const CORPUS_KEY = 'sk-corpus/0123456789abcdef';
