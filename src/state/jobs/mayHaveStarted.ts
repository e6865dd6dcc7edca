import type { ImageJob } from './jobs.ts';

/** Whether the gateway may have begun this job: it was sent, and the gateway did not say that it started nothing. */
export function mayHaveStarted({ sentAt, notStarted }: ImageJob): boolean {
  return sentAt !== undefined && sentAt > (notStarted?.at(-1)?.at ?? -Infinity);
}
