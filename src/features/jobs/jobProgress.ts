import { isRunning } from '../../core/jobState.ts';
import type { ImageJob } from '../../state/jobs/jobs.ts';
import { expectedSecondsFor } from '../../state/jobs/timings.ts';

/**
 * Seconds that this kind of picture usually takes, from and to: here before, or as its gateway's page says. Nothing
 * where that is about a second: it is over before it is read.
 */
export function typicalSeconds(job: ImageJob): readonly [number, number] | undefined {
  const [from = 0, to = 0] = expectedSecondsFor(job.input).range?.map(Math.round) ?? [];
  return to > 1 ? [Math.max(1, from), to] : undefined;
}

/** Where nobody knows how long it takes. */
const A_MINUTE = 60;

/**
 * Seconds since the click or, for a job that waited in the queue, since its turn: only that compares with what is
 * usual. While it waits, since the click.
 */
export function elapsedSeconds(job: ImageJob, now: number): number {
  const { state, startedAt, turnAt, endedAt = now } = job;
  const since = state === 'queued' ? startedAt : (turnAt ?? startedAt);
  return Math.max(0, (endedAt - since) / 1000);
}

/**
 * How far a job is, from 0 to 1: it nears 0.9 as the usual time passes, moves on while bytes arrive, and is 1
 * only when the answer is there. It never goes back, but for a job that has to be sent again.
 */
export function jobProgress(job: ImageJob, now: number): number {
  if (job.state === 'done') return 1;
  if (!isRunning(job.state) || job.state === 'queued') return 0;
  const [, to = A_MINUTE] = expectedSecondsFor(job.input).range ?? [];
  const waited = 0.9 * (1 - Math.exp((-1.6 * elapsedSeconds(job, now)) / Math.max(1, to)));
  const received = 0.08 * (1 - Math.exp(-job.receivedBytes / 2_000_000));
  return waited + received;
}

/** Seconds until a proxy in front of the gateway gives up, below 0 afterwards; nothing once an answer has begun. */
export function secondsToCut({ state, sentAt, input }: ImageJob, now: number): number | undefined {
  const limit = input.gateway.cutAfterSeconds;
  if (limit === undefined || state !== 'waiting' || sentAt === undefined) return undefined;
  return limit - Math.max(0, now - sentAt) / 1000;
}
