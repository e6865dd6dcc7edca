import type { ImageJobInput } from '../../core/job.ts';
import { GatewayError } from '../../core/wire/GatewayError.ts';
import type { ImageAnswer } from '../../core/wire/ImageAnswer.ts';
import type { ReleaseSlot } from '../../platform/slots/KeySlots.ts';
import type { Hold, NotStarted } from './jobs.ts';
import type { KeyLine } from './KeyLine.ts';
import { nextSend, type NextSend } from './nextSend.ts';
import { slotIdOf } from './slotIdOf.ts';

/** What waiting for a turn needs from outside. */
export interface TurnPorts {
  readonly line: () => Promise<KeyLine>;
  /** Rejects with the signal's reason. */
  readonly sleep: (milliseconds: number, signal: AbortSignal) => Promise<void>;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** From 0 to below 1. */
  readonly random: () => number;
}

export interface TurnEvents {
  readonly onTurn: () => void;
  /** Waits once more. */
  readonly onNotStarted: (told: NotStarted, hold: Hold) => void;
  readonly onHold: (hold: Hold) => void;
}

/** Of a gateway that does not limit its requests. */
const noSlot: ReleaseSlot = () => undefined;

/**
 * Sends when the key has room, and again where the gateway says that it started nothing (`nextSend`). A slot is held
 * until `send` calls `onRead`: then the gateway is done with the request, and fetching what its answer links to is
 * other hosts' work. Rejects as `send` does, with a `GatewayError` `not-sent`, or with the signal's reason.
 */
export async function sendInTurn(
  jobId: string,
  input: ImageJobInput,
  send: (onRead: ReleaseSlot) => Promise<ImageAnswer>,
  ports: TurnPorts,
  events: TurnEvents,
  signal: AbortSignal,
): Promise<ImageAnswer> {
  const { gateway } = input;
  const limit = gateway.quotas.concurrency;
  const line = limit === undefined ? undefined : await ports.line();
  const slotId = slotIdOf(input);
  let release = line && limit !== undefined ? await line.wait(jobId, slotId, limit, signal) : noSlot;
  try {
    for (let earlier = 0; ; earlier += 1) {
      events.onTurn();
      try {
        return await send(release);
      } catch (error) {
        const next =
          error instanceof GatewayError ? nextSend(error, gateway, earlier, ports.random()) : undefined;
        if (!next || signal.aborted) throw error;
        const pause = () => {
          events.onHold(backoff(next, ports.now()));
          return ports.sleep(next.pause, signal);
        };
        const told = { at: ports.now(), code: next.code };
        if (line && limit !== undefined && next.whenSlotFree) {
          events.onNotStarted(told, { kind: 'slot' });
          release = await line.takeAgain(slotId, limit, { release, pause }, signal);
        } else {
          // Keeps its slot: whoever came next would meet the same refusal.
          events.onNotStarted(told, backoff(next, ports.now()));
          await ports.sleep(next.pause, signal);
        }
      }
    }
  } finally {
    release();
  }
}

function backoff({ pause, code, attempt, attempts }: NextSend, now: number): Hold {
  return { kind: 'backoff', until: now + pause, code, attempt, attempts };
}
