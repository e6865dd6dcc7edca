import type { Gateway } from '../../core/gateway/Gateway.ts';
import { stateAfter } from '../../core/jobState.ts';
import type { GatewayError } from '../../core/wire/GatewayError.ts';

/** How a request that the gateway did not start is sent once more. */
export interface NextSend {
  /** The gateway's code, which says that nothing was started. */
  readonly code: string;
  /** Milliseconds from now. */
  readonly pause: number;
  /** Another request of the same key ends first, where one runs; only where none does, the pause counts. */
  readonly whenSlotFree: boolean;
  /** The number of this send, of at most `attempts`. */
  readonly attempt: number;
  readonly attempts: number;
}

/** How often one click may send, all in all. */
export const ATTEMPTS = 4;

/** Seconds, from and to. The provider behind a gateway takes longer to come back than a moment of load to pass. */
const PAUSES: Readonly<Record<string, readonly [number, number]>> = {
  concurrency_exhausted: [5, 45],
  service_overloaded: [5, 30],
  image_provider_unavailable: [30, 120],
};
const USUAL_PAUSE = [5, 30] as const;

/** Seconds: a gateway that asks for more is not waited for, it is the user's to decide. */
export const LONGEST_RETRY_AFTER = 300;

/**
 * Whether and how to send again by itself after `error`, when `earlier` sends before it came to nothing too. Only where
 * the gateway's own record says of this status and code that nothing was started: its slots are full, or a 503
 * turned the request away. Nothing else, least of all what may have been charged, is ever sent twice without a click.
 * @param random from 0 to below 1
 */
export function nextSend(
  error: GatewayError,
  gateway: Gateway,
  earlier: number,
  random: number,
): NextSend | undefined {
  const { status, code, retryAfter = 0, taskId } = error.details;
  // A task that failed was started.
  if (taskId !== undefined) return undefined;
  if (error.kind !== 'refused' || code === undefined || stateAfter(error) !== 'rejected') return undefined;
  const entry = gateway.errors.find((known) => known.code === code && known.status === status);
  const whenSlotFree = entry?.retry === 'when-slot-free';
  if (!whenSlotFree && !(entry?.retry === 'later' && status === 503)) return undefined;
  const resend = earlier + 1;
  if (resend >= ATTEMPTS || retryAfter > LONGEST_RETRY_AFTER) return undefined;
  // Each time from the next part of the range: longer every time, and two tabs do not come back as one.
  const [from, to] = PAUSES[code] ?? USUAL_PAUSE;
  const seconds = from + ((to - from) * (earlier + random)) / (ATTEMPTS - 1);
  return {
    code,
    pause: Math.max(seconds, retryAfter) * 1000,
    whenSlotFree,
    attempt: resend + 1,
    attempts: ATTEMPTS,
  };
}
