import type { ImageJob } from './jobs.ts';

/**
 * The job with nothing that its state rules out: what waits has not left, or what left was not started; only what
 * waits is held back; and a preview is not kept beside the picture itself.
 */
export function asItStands(job: ImageJob): ImageJob {
  const { hold, sentAt, answeredAt, partial, ...rest } = job;
  const isQueued = rest.state === 'queued';
  return {
    ...rest,
    ...(isQueued && hold && { hold }),
    ...(!isQueued && sentAt !== undefined && { sentAt }),
    ...(!isQueued && answeredAt !== undefined && { answeredAt }),
    ...(rest.state !== 'done' && partial && { partial }),
  };
}
