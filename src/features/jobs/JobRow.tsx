import { clsx } from 'clsx';
import {
  CircleAlert,
  CircleCheck,
  CircleHelp,
  CircleSlash,
  FileText,
  LoaderCircle,
  RotateCw,
  X,
} from 'lucide-react';
import { useId } from 'react';
import { Button } from '../../components/Button.tsx';
import { IconButton } from '../../components/IconButton.tsx';
import { isRunning, type JobState } from '../../core/jobState.ts';
import { useLanguageTag, useMessages } from '../../i18n/LocaleContext.tsx';
import type { ImageJob } from '../../state/jobs.ts';
import { formatBytes } from '../../i18n/formatBytes.ts';
import { jobProgress, typicalSeconds } from './jobProgress.ts';
import { picturesText } from './picturesText.ts';

/** What can be done about a job, by its id. */
export interface JobActions {
  onCancel: (id: string) => void;
  onRetry: (id: string) => void;
  onDetails: (id: string) => void;
  onDismiss: (id: string) => void;
}

const ICONS: Readonly<Record<JobState, { Icon: typeof X; tone: string }>> = {
  queued: { Icon: LoaderCircle, tone: 'text-muted' },
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
export function JobRow({
  job,
  now,
  onCancel,
  onRetry,
  onDetails,
  onDismiss,
}: JobActions & { job: ImageJob; now: number }) {
  const messages = useMessages().jobs;
  const promptId = useId();
  const warningId = useId();
  const running = isRunning(job.state);
  const { Icon, tone } = ICONS[job.state];
  const mayRepeatCharge = job.state === 'unknown' || job.state === 'interrupted';
  return (
    <li data-job={job.id} data-state={job.state} className="flex items-center gap-2.5 px-3 py-1.5">
      <Icon aria-hidden className={clsx('size-4 shrink-0', tone)} />
      <div className="min-w-0 flex-1">
        <p id={promptId} className="truncate text-sm">
          {job.input.params.prompt}
        </p>
        <JobStateLine job={job} now={now} />
      </div>
      {running && (
        <Button size="sm" onClick={() => onCancel(job.id)} aria-describedby={promptId}>
          {messages.cancel}
        </Button>
      )}
      {!running && job.state !== 'done' && (
        <>
          <Button
            size="sm"
            onClick={() => onRetry(job.id)}
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
    </li>
  );
}

/** State, time and, while it runs, a bar that only moves forward. */
function JobStateLine({ job, now }: { job: ImageJob; now: number }) {
  const messages = useMessages().jobs;
  const tag = useLanguageTag();
  const running = isRunning(job.state);
  const seconds = Math.max(0, Math.floor(((job.endedAt ?? now) - job.startedAt) / 1000));
  const sent = job.request !== undefined;
  const [from, to] = typicalSeconds(job);
  return (
    <div className="flex items-center gap-2 text-xs text-muted tabular-nums">
      <span className="truncate">
        {job.state === 'cancelled' && sent ? messages.cancelledAfterSending : messages.states[job.state]}
        {job.state === 'done' && ` · ${picturesText(job, messages)}`}
        {' · '}
        {messages.elapsed(seconds.toLocaleString(tag))}
        {running && job.input.gateway.latency && ` · ${messages.typical(from, to)}`}
        {job.state === 'receiving' &&
          job.receivedBytes > 0 &&
          ` · ${messages.received(formatBytes(job.receivedBytes, tag))}`}
        {` · ${job.input.gateway.name}`}
      </span>
      {running && (
        <progress
          aria-label={messages.progress}
          value={jobProgress(job, now)}
          className="h-1 w-24 shrink-0 appearance-none overflow-hidden rounded-full bg-line max-sm:w-12 [&::-moz-progress-bar]:bg-accent [&::-webkit-progress-bar]:bg-line [&::-webkit-progress-value]:rounded-full [&::-webkit-progress-value]:bg-accent [&::-webkit-progress-value]:transition-[width] [&::-webkit-progress-value]:duration-1000"
        />
      )}
    </div>
  );
}
