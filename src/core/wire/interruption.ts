import { GatewayError } from './GatewayError.ts';

/**
 * The error for a request that was stopped from our side: by the user (`aborted`) or by the time limit
 * (`timeout`, a TimeoutError as the signal's reason); `undefined` when neither is why `error` was thrown.
 */
export function interruption(signal: AbortSignal | undefined, error: unknown): GatewayError | undefined {
  const cause: unknown = signal?.aborted ? signal.reason : error;
  const name = cause instanceof Error ? cause.name : '';
  if (name === 'TimeoutError') return new GatewayError('timeout');
  if (signal?.aborted || name === 'AbortError') return new GatewayError('aborted');
  return undefined;
}
