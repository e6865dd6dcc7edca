import type { Gateway } from '../../core/gateway/Gateway.ts';
import { stateAfter } from '../../core/jobState.ts';
import type { GatewayError } from '../../core/wire/GatewayError.ts';

/** How a request that the gateway did not start is sent once more. */
export interface NextSend {
  /** The gateway's code, which says that nothing was started. */
  readonly code: string;
  /** Milliseconds from now. */
  readonly pause: number;
  /** The key has too many requests: where some of them are ours, one of them ends as well. */
  readonly whenSlotFree: boolean;
  /** The number of this send. */
  readonly attempt: number;
  /** Of at most so many; absent where time is the limit (`LONGEST_BUSY`). */
  readonly attempts?: number;
}

/** What has become of this click's earlier sends. */
export interface Earlier {
  /** Sends that met a key with too many requests. */
  readonly busy: number;
  /** Milliseconds since the first of these. */
  readonly busyFor: number;
  /** Sends that a 503 turned away. */
  readonly down: number;
}

/** How often one click may be sent to a gateway that turns it away with a 503, all in all. */
export const ATTEMPTS = 4;

/**
 * Milliseconds from the first refusal within which a key with too many requests is tried. What fills it may run
 * elsewhere, unseen: QCode's slow pictures take up to 150 s (QCode page, `quality`).
 */
export const LONGEST_BUSY = 300_000;

/** Seconds, from and to. The provider behind a gateway takes longer to come back than a moment of load to pass. */
const PAUSES: Readonly<Record<string, readonly [number, number]>> = {
  service_overloaded: [5, 30],
  image_provider_unavailable: [30, 120],
};
const USUAL_PAUSE = [5, 30] as const;

/** Seconds: a gateway that asks for more is not waited for, it is the user's to decide. */
export const LONGEST_RETRY_AFTER = 300;

/**
 * Whether and how to send again by itself after `error`. Only where the gateway's own record says of this status and
 * code that nothing was started: its slots are full, or a 503 turned the request away. Nothing else, least of all
 * what may have been charged, is ever sent twice without a click.
 * @param random from 0 to below 1
 */
export function nextSend(
  error: GatewayError,
  gateway: Gateway,
  earlier: Earlier,
  random: number,
): NextSend | undefined {
  const { status, code, retryAfter = 0, taskId } = error.details;
  // A task that failed was started.
  if (taskId !== undefined) return undefined;
  if (error.kind !== 'refused' || code === undefined || stateAfter(error) !== 'rejected') return undefined;
  const entry = gateway.errors.find((known) => known.code === code && known.status === status);
  const whenSlotFree = entry?.retry === 'when-slot-free';
  if (!whenSlotFree && !(entry?.retry === 'later' && status === 503)) return undefined;
  if (retryAfter > LONGEST_RETRY_AFTER) return undefined;
  const { busy, busyFor, down } = earlier;
  const [from, to] = whenSlotFree ? busyPause(busy) : downPause(code, down);
  // Two tabs do not come back as one.
  const pause = Math.max(from + (to - from) * random, retryAfter) * 1000;
  const left = ATTEMPTS - 1 - down;
  if (whenSlotFree ? busyFor + pause > LONGEST_BUSY : left <= 0) return undefined;
  const attempt = busy + down + 2;
  return { code, pause, whenSlotFree, attempt, ...(!whenSlotFree && { attempts: attempt + left - 1 }) };
}

/** Seconds: soon at first, for what ends in a moment; then less and less often, as files go with each send. */
function busyPause(busy: number): readonly [number, number] {
  const from = Math.min(2 + 2 * busy, 16);
  return [from, from * 1.5 + 2];
}

/** Seconds: each time from the next part of the range, so that it is longer every time. */
function downPause(code: string, down: number): readonly [number, number] {
  const [from, to] = PAUSES[code] ?? USUAL_PAUSE;
  const step = (to - from) / (ATTEMPTS - 1);
  return [from + step * down, from + step * (down + 1)];
}
