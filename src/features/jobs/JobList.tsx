import { isRunning } from '../../core/jobState.ts';
import { useMessages } from '../../i18n/LocaleContext.tsx';
import type { ImageJob } from '../../state/jobs.ts';
import { JobRow } from './JobRow.tsx';
import { useSecondsTick } from './useSecondsTick.ts';

export interface JobListProps {
  /** Newest first. */
  jobs: readonly ImageJob[];
  onCancel: (id: string) => void;
  onRetry: (id: string) => void;
  onDetails: (id: string) => void;
  onDismiss: (id: string) => void;
}

/** The strip of running and ended jobs. Ended ones stay until they are dismissed. */
export function JobList({ jobs, ...actions }: JobListProps) {
  const messages = useMessages().jobs;
  const now = useSecondsTick(jobs.some((job) => isRunning(job.state)));
  return (
    <ul
      aria-label={messages.list}
      className="max-h-36 shrink-0 divide-y divide-line overflow-y-auto border-t border-line bg-surface"
    >
      {jobs.map((job) => (
        <JobRow key={job.id} job={job} now={now} {...actions} />
      ))}
    </ul>
  );
}
