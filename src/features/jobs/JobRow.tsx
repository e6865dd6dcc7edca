import { clsx } from 'clsx';
import {
  CircleAlert,
  CircleCheck,
  CircleHelp,
  CircleSlash,
  Clock,
  FileText,
  LoaderCircle,
  RotateCw,
  X,
} from 'lucide-react';
import { useId } from 'react';
import { Button } from '../../components/Button.tsx';
import { IconButton } from '../../components/IconButton.tsx';
import { isRunning, type JobState } from '../../core/jobState.ts';
import { usePanelMessages } from '../../i18n/LocaleContext.tsx';
import type { ImageJob } from '../../state/jobs/jobs.ts';
import { mayHaveStarted } from '../../state/jobs/mayHaveStarted.ts';
import { JobStateLine } from './JobStateLine.tsx';
import { MoveButtons } from './MoveButtons.tsx';

/** What can be done about a job, by its id. */
export interface JobActions {
  onCancel: (id: string) => void;
  onRetry: (id: string) => void;
  onDetails: (id: string) => void;
  onDismiss: (id: string) => void;
}

export interface JobRowProps extends JobActions {
  job: ImageJob;
  /** This tab's jobs in the line of the same key, the next first; empty where it waits for nothing. */
  queue: readonly ImageJob[];
  /** Milliseconds since 1970. */
  now: number;
  /** -1: up the list, later. 1: down the list, sooner. */
  onMove: (by: -1 | 1) => void;
}

const ICONS: Readonly<Record<JobState, { Icon: typeof X; tone: string }>> = {
  queued: { Icon: Clock, tone: 'text-muted' },
  sending: { Icon: LoaderCircle, tone: 'animate-spin text-accent' },
  waiting: { Icon: LoaderCircle, tone: 'animate-spin text-accent' },
  receiving: { Icon: LoaderCircle, tone: 'animate-spin text-accent' },
  done: { Icon: CircleCheck, tone: 'text-success' },
  rejected: { Icon: CircleAlert, tone: 'text-danger' },
  failed: { Icon: CircleAlert, tone: 'text-danger' },
  unknown: { Icon: CircleHelp, tone: 'text-warning' },
  cancelled: { Icon: CircleSlash, tone: 'text-muted' },
  interrupted: { Icon: CircleHelp, tone: 'text-warning' },
};

/** One job: its prompt, what has become of it, and what can be done about it. */
export function JobRow({ job, queue, now, onMove, ...actions }: JobRowProps) {
  const messages = usePanelMessages().jobs;
  const promptId = useId();
  const { Icon, tone } = ICONS[job.state];
  const { batch, params } = job.input;
  const place = queue.indexOf(job) + 1;
  return (
    <li
      data-job={job.id}
      data-state={job.state}
      className="flex flex-wrap items-center gap-x-2.5 gap-y-1 px-3 py-1.5"
    >
      <Icon aria-hidden className={clsx('size-4 shrink-0', tone)} />
      <div className="min-w-36 flex-1">
        <p id={promptId} className="truncate text-sm">
          {batch && <span className="mr-1.5 text-muted">{messages.batch(batch.index + 1, batch.of)}</span>}
          {params.prompt}
        </p>
        <JobStateLine job={job} place={place} now={now} />
      </div>
      <div className="ml-auto flex items-center gap-2">
        {queue.length > 1 && (
          <MoveButtons place={place} of={queue.length} describedBy={promptId} onMove={onMove} />
        )}
        <JobControls job={job} promptId={promptId} {...actions} />
      </div>
    </li>
  );
}

function JobControls({
  job,
  promptId,
  onCancel,
  onRetry,
  onDetails,
  onDismiss,
}: JobActions & { job: ImageJob; promptId: string }) {
  const messages = usePanelMessages().jobs;
  const warningId = useId();
  const running = isRunning(job.state);
  const mayRepeatCharge =
    job.state === 'unknown' ||
    job.state === 'interrupted' ||
    (job.state === 'cancelled' && mayHaveStarted(job));
  return (
    <>
      {running && (
        <Button size="sm" onClick={() => onCancel(job.id)} aria-describedby={promptId}>
          {messages.cancel}
        </Button>
      )}
      {!running && job.state !== 'done' && (
        <>
          <Button
            size="sm"
            onClick={({ detail }) => {
              // The second half of a double click is no second order.
              if (detail <= 1) onRetry(job.id);
            }}
            aria-describedby={clsx(promptId, mayRepeatCharge && warningId)}
          >
            <RotateCw aria-hidden className="size-3.5" />
            {messages.retry}
          </Button>
          {mayRepeatCharge && (
            <span id={warningId} className="text-xs text-warning max-sm:sr-only">
              {messages.mayBeChargedTwice}
            </span>
          )}
        </>
      )}
      <IconButton
        data-details
        label={messages.details}
        icon={<FileText aria-hidden />}
        onClick={() => onDetails(job.id)}
        aria-describedby={promptId}
      />
      {!running && (
        <IconButton
          label={messages.dismiss}
          icon={<X aria-hidden />}
          onClick={() => onDismiss(job.id)}
          aria-describedby={promptId}
        />
      )}
    </>
  );
}
