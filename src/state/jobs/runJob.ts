import { runImageJob, type ImageJobInput, type JobPorts } from '../../core/job.ts';
import type { ImageAnswer } from '../../core/wire/ImageAnswer.ts';
import type { ReleaseSlot } from '../../platform/slots/KeySlots.ts';
import { sleep } from '../../platform/sleep.ts';
import { learningPorts } from '../connection/learnFromJob.ts';
import { asGatewayError } from './asGatewayError.ts';
import { jobEvents } from './jobEvents.ts';
import { jobPortsFor } from './jobPorts.ts';
import type { ImageJob } from './jobs.ts';
import { KeyLine } from './KeyLine.ts';
import { keySlots } from './keySlots.ts';
import { sendInTurn, type TurnEvents, type TurnPorts } from './sendInTurn.ts';

/** One job and its place on the list. */
interface JobRun {
  readonly id: string;
  readonly input: ImageJobInput;
  readonly timeLimitSeconds: number;
  readonly cancelled: AbortSignal;
  /** Its record as it stands. */
  readonly now: () => ImageJob | undefined;
  readonly change: (changes: Partial<ImageJob>) => void;
  /** Which of these jobs goes first. */
  readonly firstOf: (ids: ReadonlySet<string>) => string | undefined;
}

/** Waits for the job's turn and sends it. Rejects with a GatewayError, or with the reason of `cancelled`. */
export async function runJob(run: JobRun): Promise<ImageAnswer> {
  const { id, input, cancelled, firstOf } = run;
  const ports = { ...TURN_PORTS, line: () => openLine(firstOf) };
  return await sendInTurn(id, input, (onRead) => sendOnce(run, onRead), ports, turnEvents(run), cancelled);
}

/** @throws GatewayError only. */
async function sendOnce(run: JobRun, onRead: ReleaseSlot): Promise<ImageAnswer> {
  const { input, timeLimitSeconds, cancelled, now, change } = run;
  // The limit begins with the job's turn, with each send anew. Preparing files counts, as the user counts it.
  const signal = AbortSignal.any([cancelled, AbortSignal.timeout(timeLimitSeconds * 1000)]);
  try {
    const ports = learningPorts(jobPortsFor(input.gateway), input);
    const readAnswer: JobPorts['readAnswer'] = async (...answer) => {
      const read = await ports.readAnswer(...answer);
      onRead();
      return read;
    };
    return await runImageJob(input, { ...ports, readAnswer }, jobEvents(change), signal);
  } catch (error) {
    throw asGatewayError(error, signal, now()?.state === 'sending');
  }
}

let keyLine: KeyLine | undefined;

async function openLine(firstOf: JobRun['firstOf']): Promise<KeyLine> {
  const slots = await keySlots();
  return (keyLine ??= new KeyLine(slots, firstOf));
}

const TURN_PORTS: Omit<TurnPorts, 'line'> = {
  sleep,
  now: Date.now,
  steadyNow: () => performance.now(),
  random: Math.random,
};

function turnEvents({ now, change }: JobRun): TurnEvents {
  return {
    onTurn: () => {
      const isQueued = now()?.state === 'queued';
      change({ state: 'sending', receivedBytes: 0, ...(isQueued && { turnAt: Date.now() }) });
    },
    onHold: (hold) => change({ hold }),
    onNotStarted: (told, hold) => {
      const { notStarted = [] } = now() ?? {};
      change({ state: 'queued', hold, notStarted: [...notStarted, told] });
    },
  };
}
