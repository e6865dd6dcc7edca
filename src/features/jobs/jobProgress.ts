import { isRunning } from '../../core/jobState.ts';
import type { ImageJob } from '../../state/jobs.ts';

/** Seconds that this kind of picture usually takes at its gateway; a minute where its page says nothing. */
export function typicalSeconds(job: ImageJob): readonly [number, number] {
  const { gateway, params } = job.input;
  return gateway.latency?.[params.quality ?? 'auto']?.typical ?? [20, 60];
}

/**
 * How far a job is, from 0 to 1: it nears 0.9 as the usual time passes, moves on while bytes arrive, and is 1
 * only when the answer is there. It never goes back.
 */
export function jobProgress(job: ImageJob, now: number): number {
  if (job.state === 'done') return 1;
  if (!isRunning(job.state)) return 0;
  const [, to] = typicalSeconds(job);
  const elapsed = Math.max(0, (now - job.startedAt) / 1000);
  const waited = 0.9 * (1 - Math.exp((-1.6 * elapsed) / to));
  const received = 0.08 * (1 - Math.exp(-job.receivedBytes / 2_000_000));
  return waited + received;
}
