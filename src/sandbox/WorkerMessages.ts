/** A request as it crosses to the worker; the body's buffer is transferred. */
export interface RequestMessage {
  readonly method: string;
  readonly url: string;
  readonly headers: readonly (readonly [string, string])[];
  /** Absent for GET. */
  readonly body?: ArrayBuffer;
}

/** What comes back for it, in this order: one `head`, any number of `bytes`, then `end`; or `failure` at any point. */
export type AnswerMessage =
  | {
      readonly kind: 'head';
      readonly status: number;
      readonly headers: readonly (readonly [string, string])[];
    }
  | { readonly kind: 'bytes'; readonly bytes: Uint8Array<ArrayBuffer> }
  | { readonly kind: 'end' }
  | { readonly kind: 'failure'; readonly message: string };
