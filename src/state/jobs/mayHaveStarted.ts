import type { ImageJob } from './jobs.ts';

/** Whether the gateway may have begun this job: it was sent, and the gateway did not say that it started nothing. */
export function mayHaveStarted({ sentAt }: Pick<ImageJob, 'sentAt'>): boolean {
  // A send that came to nothing leaves none behind: clocks may step back, so no two times are compared.
  return sentAt !== undefined;
}
