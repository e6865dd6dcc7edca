import { GatewayError } from '../../core/wire/GatewayError.ts';
import { interruption } from '../../core/wire/interruption.ts';

/** Whatever was thrown becomes a typed error; before the request left, nothing can have been charged. */
export function asGatewayError(thrown: unknown, signal: AbortSignal, beforeSending: boolean): GatewayError {
  const stopped = interruption(signal, thrown);
  if (stopped?.kind === 'timeout' && beforeSending) {
    return new GatewayError('not-sent', { reason: 'time-limit' });
  }
  // What was typed already may know more: the id of the task that goes on without us.
  if (stopped) return thrown instanceof GatewayError && thrown.kind === stopped.kind ? thrown : stopped;
  if (thrown instanceof GatewayError) return thrown;
  return beforeSending
    ? new GatewayError('not-sent', {}, { cause: thrown })
    : new GatewayError('unreadable', { reason: 'reader-lost' }, { cause: thrown });
}
