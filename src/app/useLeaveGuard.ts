import { useEffect } from 'react';
import { useStore } from 'zustand';
import { isRunning } from '../core/jobState.ts';
import { guardLeaving } from '../platform/leaveGuard.ts';
import { jobs } from '../state/jobs/jobs.ts';

/** Asks before the tab closes while a picture that costs something is on its way or waits for its turn. */
export function useLeaveGuard(): void {
  const isAtStake = useStore(jobs, (state) =>
    state.jobs.some((job) => isRunning(job.state) && !job.input.gateway.free),
  );
  useEffect(() => (isAtStake ? guardLeaving() : undefined), [isAtStake]);
}
