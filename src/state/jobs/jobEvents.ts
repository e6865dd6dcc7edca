import type { JobState } from '../../core/jobState.ts';
import type { ImageRequest } from '../../core/wire/ImageRequest.ts';
import type { ImageJob, JobTask } from './jobs.ts';

/** Milliseconds between two reports of received bytes: a large answer comes in a thousand chunks. */
const REPORT_INTERVAL = 250;

/** What `runImageJob` tells on its way, as changes of the job's record. */
export function jobEvents(change: (changes: Partial<ImageJob>) => void) {
  let reportedAt = -Infinity;
  return {
    onState: (state: JobState, request?: ImageRequest) => {
      const now = Date.now();
      change({
        state,
        ...(request && { request }),
        ...(state === 'waiting' && { sentAt: now }),
        ...(state === 'receiving' && { answeredAt: now }),
      });
    },
    onBytes: (receivedBytes: number) => {
      const now = Date.now();
      if (now - reportedAt < REPORT_INTERVAL) return;
      reportedAt = now;
      change({ receivedBytes });
    },
    onPartial: ({ blob }: { blob: Blob }) => change({ partial: blob }),
    onTask: (task: JobTask) => change({ task }),
  };
}
