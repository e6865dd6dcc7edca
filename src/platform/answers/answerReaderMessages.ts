import type { PartialPicture } from '../../core/wire/AnswerEvents.ts';
import type { GatewayErrorDetails, GatewayErrorKind } from '../../core/wire/GatewayError.ts';
import type { ImageAnswer } from '../../core/wire/ImageAnswer.ts';
import type { AnswerContext } from '../../core/wire/readAnswer.ts';

/** From the page to the worker. `id` tells apart the answers that are read at the same time. */
export type ToReader =
  | {
      readonly kind: 'start';
      readonly id: number;
      readonly status: number;
      readonly headers: readonly (readonly [string, string])[];
      readonly context: AnswerContext;
    }
  /** `bytes` are transferred, not copied. */
  | { readonly kind: 'chunk'; readonly id: number; readonly bytes: Uint8Array<ArrayBuffer> }
  | { readonly kind: 'end'; readonly id: number }
  /** The body broke off. */
  | { readonly kind: 'drop'; readonly id: number; readonly message: string }
  /** Nobody waits for this answer any more. */
  | { readonly kind: 'forget'; readonly id: number };

/** From the worker to the page. */
export type FromReader =
  /** Its script runs: once, before anything else. */
  | { readonly kind: 'ready' }
  /** So many bytes of an answer have been worked off. */
  | { readonly kind: 'taken'; readonly id: number; readonly bytes: number }
  | { readonly kind: 'partial'; readonly id: number; readonly partial: PartialPicture }
  | { readonly kind: 'answer'; readonly id: number; readonly answer: ImageAnswer }
  /** A GatewayError as plain values: structured cloning keeps no class and no field of ours. */
  | {
      readonly kind: 'error';
      readonly id: number;
      readonly error: GatewayErrorKind;
      readonly details: GatewayErrorDetails;
      /** What its cause said. */
      readonly cause?: string;
    };
