import type { ImageJob } from './jobs.ts';
import { slotIdOf } from './slotIdOf.ts';

/** This tab's jobs that wait for a slot of the same key as `job`, the next one first; empty when it does not. */
export function queuedBeside(list: readonly ImageJob[], job: ImageJob): readonly ImageJob[] {
  // One that was sent before goes before the line: it has no place in it.
  const inLine = list.filter(
    ({ state, hold, notStarted }) => state === 'queued' && hold?.kind === 'slot' && !notStarted,
  );
  if (!inLine.includes(job)) return [];
  return inLine.filter((other) => slotIdOf(other.input) === slotIdOf(job.input)).reverse();
}
