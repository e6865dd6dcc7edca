import { clsx } from 'clsx';
import { type RefObject, useEffect, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import { isRunning } from '../../core/jobState.ts';
import { usePanelMessages } from '../../i18n/LocaleContext.tsx';
import { moveJob, type ImageJob } from '../../state/jobs/jobs.ts';
import { queuedBeside } from '../../state/jobs/queuedBeside.ts';
import { JobListBar } from './JobListBar.tsx';
import { type JobActions, JobRow } from './JobRow.tsx';
import { JobNews } from './JobNews.tsx';
import { useKeptFocus } from './useKeptFocus.ts';
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
  const isBusy = jobs.some((job) => isRunning(job.state));
  const now = useSecondsTick(isBusy);
  const isQueued = jobs.some((job) => job.state === 'queued');
  useKeptFocus(list, '[data-job]', (row) => row?.querySelector<HTMLElement>('[data-details]'));
  useRunningInView(list, jobs);
  const move = (job: ImageJob, queue: readonly ImageJob[], by: -1 | 1) => {
    // Rendered at once: browsers take the focus from what is put elsewhere in the list.
    flushSync(() => moveJob(job.id, by));
    focusIn(list.current, job.id, `[data-move="${by}"]`);
    setMoved(messages.moved(queue.indexOf(job) + 1 - by, queue.length));
  };
  return (
    <>
      <JobNews />
      <output className="sr-only">{moved}</output>
      <JobListBar jobs={jobs} />
      <ul
        ref={list}
        aria-label={messages.list}
        className={clsx(
          'shrink-0 divide-y divide-line overflow-y-auto border-t border-line bg-surface',
          isQueued ? 'max-h-48' : 'max-h-36',
          // A row that runs has four lines there; what has ended leaves the room to the picture.
          isBusy ? 'narrow:max-h-28' : 'narrow:max-h-14',
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

/** What runs stands below what waits, where a low list would hide it. Whoever is using the list is left alone. */
function useRunningInView(list: RefObject<HTMLElement | null>, jobs: readonly ImageJob[]): void {
  const place = jobs.findIndex(({ state }) => isRunning(state) && state !== 'queued');
  useEffect(() => {
    const box = list.current;
    const row = box?.children[place];
    if (!box || !row || box.contains(document.activeElement)) return;
    box.scrollBy({ top: row.getBoundingClientRect().top - box.getBoundingClientRect().top });
  }, [list, place]);
}
