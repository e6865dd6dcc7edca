import { recordDayCount } from './dayCount.ts';
import { recordTimings } from './timings.ts';

/** From now on this tab's jobs are in the day's count and in the history of durations. Until the page is left. */
export function recordJobs(): void {
  recordDayCount();
  recordTimings();
}
