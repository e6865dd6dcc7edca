import { clsx } from 'clsx';
import { Fragment, type ReactNode } from 'react';
import { isRunning } from '../../core/jobState.ts';
import { formatBytes } from '../../i18n/formatBytes.ts';
import { formatDuration } from '../../i18n/formatDuration.ts';
import { useLanguageTag, usePanelMessages } from '../../i18n/LocaleContext.tsx';
import type { ImageJob } from '../../state/jobs/jobs.ts';
import { mayHaveStarted } from '../../state/jobs/mayHaveStarted.ts';
import { holdText } from './holdText.ts';
import { elapsedSeconds, jobProgress, secondsToCut, typicalSeconds } from './jobProgress.ts';
import { picturesText } from './picturesText.ts';

/** Seconds before a proxy's limit from which on the countdown warns. */
const SOON = 20;

export interface JobStateLineProps {
  job: ImageJob;
  /** In the queue, from 1; 0 where it has no place in it. */
  place: number;
  /** Milliseconds since 1970. */
  now: number;
}

/** State, time and, while it runs, a bar that only moves forward. */
export function JobStateLine({ job, place, now }: JobStateLineProps) {
  const { jobs: messages, errors } = usePanelMessages();
  const tag = useLanguageTag();
  const { state, receivedBytes, input, task } = job;
  // Whatever becomes of the job, the gateway may go on with its task.
  const taskId = task?.id ?? job.error?.details.taskId;
  const isUnderWay = isRunning(state) && state !== 'queued';
  const typical = isUnderWay && typicalSeconds(job);
  const limit = input.gateway.quotas.concurrency;
  const toCut = secondsToCut(job, now);
  const isMaybeCharged = state === 'cancelled' && mayHaveStarted(job);
  const isClosedFree = input.gateway.prices?.unit === 'image' && input.gateway.prices.failuresFree;
  const parts: readonly ReactNode[] = [
    state === 'queued'
      ? holdText(job, place, now, messages, tag)
      : isMaybeCharged
        ? messages.cancelledAfterSending
        : messages.states[state],
    isMaybeCharged && isClosedFree && messages.closedFree(input.gateway.name),
    state === 'done' && picturesText(job, messages),
    taskId !== undefined && errors.taskId(taskId),
    ...(task && isUnderWay ? [task.status, task.percent !== undefined && `${task.percent} %`] : []),
    formatDuration(elapsedSeconds(job, now), tag),
    typical && messages.typical(...typical),
    toCut !== undefined && <Cut key="cut" seconds={toCut} />,
    state === 'receiving' && receivedBytes > 0 && messages.received(formatBytes(receivedBytes, tag)),
  ];
  return (
    <div className="flex items-center gap-x-2 gap-y-1 text-xs text-muted tabular-nums max-sm:flex-col max-sm:items-stretch">
      <span className="min-w-0 break-words">
        {parts.filter(Boolean).map((part, index) => (
          <Fragment key={index}>
            {index > 0 && ' · '}
            {part}
          </Fragment>
        ))}
        {/* Two lines are enough on a phone, and Job details has the address. */}
        <span className="max-sm:sr-only">
          {place > 0 && limit !== undefined && ` · ${messages.hold.limit(limit)}`}
          {' · '}
          {input.gateway.name}
        </span>
      </span>
      {isUnderWay && (
        <progress
          aria-label={messages.progress}
          value={jobProgress(job, now)}
          className="h-1 w-24 shrink-0 appearance-none overflow-hidden rounded-full bg-line max-sm:w-full [&::-moz-progress-bar]:bg-accent [&::-webkit-progress-bar]:bg-line [&::-webkit-progress-value]:rounded-full [&::-webkit-progress-value]:bg-accent [&::-webkit-progress-value]:transition-[width] [&::-webkit-progress-value]:duration-1000"
        />
      )}
    </div>
  );
}

/** What is left until a proxy in front of the gateway gives the request up. */
function Cut({ seconds }: { seconds: number }) {
  const messages = usePanelMessages().jobs;
  const tag = useLanguageTag();
  return (
    <span className={clsx('whitespace-nowrap', seconds <= SOON && 'font-medium text-warning')}>
      {seconds > 0 ? messages.cutIn(formatDuration(Math.ceil(seconds), tag)) : messages.pastCut}
    </span>
  );
}
