import type { ImageJobInput } from '../../core/job.ts';
import { GatewayError } from '../../core/wire/GatewayError.ts';
import type { ImageAnswer } from '../../core/wire/ImageAnswer.ts';
import type { ReleaseSlot } from '../../platform/slots/KeySlots.ts';
import type { Hold, NotStarted } from './jobs.ts';
import type { KeyLine } from './KeyLine.ts';
import { nextSend, type Earlier, type NextSend } from './nextSend.ts';
import { slotIdOf } from './slotIdOf.ts';

/** What waiting for a turn needs from outside. */
export interface TurnPorts {
  readonly line: () => Promise<KeyLine>;
  /** Rejects with the signal's reason. */
  readonly sleep: (milliseconds: number, signal: AbortSignal) => Promise<void>;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** Milliseconds from some moment on, by a clock that nobody sets. */
  readonly steadyNow: () => number;
  /** From 0 to below 1. */
  readonly random: () => number;
}

export interface TurnEvents {
  readonly onTurn: () => void;
  /** Waits once more. */
  readonly onNotStarted: (told: NotStarted, hold: Hold) => void;
  readonly onHold: (hold: Hold) => void;
}

/** Milliseconds within which a free slot is granted. */
const A_MOMENT = 300;

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
  const counted = countRefusals(ports.steadyNow);
  let release = line && limit !== undefined ? await line.wait(jobId, slotId, limit, signal) : noSlot;
  try {
    for (;;) {
      events.onTurn();
      try {
        return await send(release);
      } catch (error) {
        const next =
          error instanceof GatewayError
            ? nextSend(error, gateway, counted.earlier(), ports.random())
            : undefined;
        if (!next || signal.aborted) throw error;
        counted.add(next);
        const now = ports.now();
        events.onNotStarted({ at: now, code: next.code }, backoff(next, now));
        if (line && limit !== undefined && next.whenSlotFree) {
          let isTaken = false;
          const tellHold = () => {
            if (!isTaken) events.onHold({ kind: 'slot' });
          };
          const pause = async () => {
            await ports.sleep(next.pause, signal);
            // Where it can not go by then, one of ours still runs.
            ports.sleep(A_MOMENT, signal).then(tellHold, () => undefined);
          };
          release = await line.takeAgain(slotId, limit, { release, pause }, signal);
          isTaken = true;
        } else {
          // Keeps its slot: whoever came next would meet the same refusal.
          await ports.sleep(next.pause, signal);
        }
      }
    }
  } finally {
    release();
  }
}

function backoff({ pause, code, attempt, attempts }: NextSend, now: number): Hold {
  const until = now + pause;
  return { kind: 'backoff', until, pause, code, attempt, ...(attempts !== undefined && { attempts }) };
}

/** What `nextSend` has to know of the sends before. */
function countRefusals(steadyNow: () => number) {
  let [busy, down] = [0, 0];
  let busySince: number | undefined;
  return {
    earlier: (): Earlier => {
      const now = steadyNow();
      return { busy, busyFor: now - (busySince ?? now), down };
    },
    add: ({ whenSlotFree }: NextSend) => {
      if (whenSlotFree) {
        busy += 1;
        busySince ??= steadyNow();
      } else down += 1;
    },
  };
}
