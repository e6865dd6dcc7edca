import { clsx } from 'clsx';
import { useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import { isRunning } from '../../core/jobState.ts';
import { usePanelMessages } from '../../i18n/LocaleContext.tsx';
import { moveJob, type ImageJob } from '../../state/jobs/jobs.ts';
import { queuedBeside } from '../../state/jobs/queuedBeside.ts';
import { JobListBar } from './JobListBar.tsx';
import { type JobActions, JobRow } from './JobRow.tsx';
import { picturesText } from './picturesText.ts';
import { useSecondsTick } from './useSecondsTick.ts';

export interface JobListProps extends JobActions {
  /** Newest first. */
  jobs: readonly ImageJob[];
}

/** The strip of running and ended jobs. Ended ones stay until they are dismissed. */
export function JobList({ jobs, ...actions }: JobListProps) {
  const messages = usePanelMessages().jobs;
  const list = useRef<HTMLUListElement>(null);
  const [moved, setMoved] = useState('');
  const now = useSecondsTick(jobs.some((job) => isRunning(job.state)));
  const isQueued = jobs.some((job) => job.state === 'queued');
  const [newest] = jobs;
  const move = (job: ImageJob, queue: readonly ImageJob[], by: -1 | 1) => {
    // Rendered at once: browsers take the focus from what is put elsewhere in the list.
    flushSync(() => moveJob(job.id, by));
    focusIn(list.current, job.id, `[data-move="${by}"]`);
    setMoved(messages.moved(queue.indexOf(job) + 1 - by, queue.length));
  };
  return (
    <>
      <output className="sr-only">
        {newest && isRunning(newest.state) && messages.started}
        {newest?.state === 'done' && messages.finished(picturesText(newest, messages))}
      </output>
      <output className="sr-only">{moved}</output>
      <JobListBar jobs={jobs} />
      <ul
        ref={list}
        aria-label={messages.list}
        className={clsx(
          'shrink-0 divide-y divide-line overflow-y-auto border-t border-line bg-surface',
          // What runs stands below what waits, and on a phone a waiting row has its buttons in a second line.
          isQueued ? 'max-h-48 narrow:max-h-28' : 'max-h-36 narrow:max-h-14',
        )}
      >
        {jobs.map((job) => {
          const queue = queuedBeside(jobs, job);
          return (
            <JobRow
              key={job.id}
              job={job}
              queue={queue}
              now={now}
              {...actions}
              onMove={(by) => move(job, queue, by)}
              onCancel={(id) => {
                // The button goes with the state; its row stays.
                focusIn(list.current, id, '[data-details]');
                actions.onCancel(id);
              }}
              onDismiss={(id) => {
                const at = jobs.findIndex((other) => other.id === id);
                const neighbour = jobs[at + 1] ?? jobs[at - 1];
                if (neighbour) focusIn(list.current, neighbour.id, '[data-details]');
                actions.onDismiss(id);
              }}
            />
          );
        })}
      </ul>
    </>
  );
}

/** Moves the focus to a control of one row, before the control that has it goes. */
function focusIn(list: HTMLElement | null, jobId: string, control: string): void {
  list?.querySelector<HTMLElement>(`[data-job="${jobId}"] ${control}`)?.focus();
}
