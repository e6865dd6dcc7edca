/** Why a PNG cannot be read. `too-large` is our own limit; the others are about the file. */
export type PngErrorReason = 'not-png' | 'truncated' | 'corrupt' | 'too-large';

/** The only error, besides an abort, with which `decodePng` rejects. */
export class PngError extends Error {
  override readonly name = 'PngError';
  readonly reason: PngErrorReason;

  constructor(reason: PngErrorReason, message: string, options?: ErrorOptions) {
    super(message, options);
    this.reason = reason;
  }
}
