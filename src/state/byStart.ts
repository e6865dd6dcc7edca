import type { Batch } from '../core/job.ts';

/** When a job was started: what frames and results are ordered by, so that they never change places. */
export interface Start {
  /** Of the click, in milliseconds since 1970. */
  readonly at: number;
  readonly batch?: Batch;
}

/** Newest first; the requests of one click in their own order. Negative: `a` stands before `b`. */
export function byStart(a: Start, b: Start): number {
  if (a.batch && a.batch.id === b.batch?.id) return a.batch.index - b.batch.index;
  return b.at - a.at;
}
