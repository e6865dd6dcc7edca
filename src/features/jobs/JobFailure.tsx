import { clsx } from 'clsx';
import type { ReactNode } from 'react';
import { remediesFor } from '../../core/remedies/remediesFor.ts';
import type { Remedy } from '../../core/remedies/Remedy.ts';
import type { GatewayError } from '../../core/wire/GatewayError.ts';
import { useLanguageTag, usePanelMessages } from '../../i18n/LocaleContext.tsx';
import type { Messages } from '../../i18n/messages.ts';
import type { ImageJob } from '../../state/jobs/jobs.ts';
import { mayHaveStarted } from '../../state/jobs/mayHaveStarted.ts';
import { CopyButton } from './CopyButton.tsx';
import { explainError } from './explainError.ts';
import { type RemedyActions, RemedyRow } from './RemedyRow.tsx';
import { WaitNote } from './WaitNote.tsx';

export type FailedJob = Pick<
  ImageJob,
  'input' | 'startedAt' | 'endedAt' | 'sentAt' | 'notStarted' | 'task'
> & { readonly error: GatewayError };

export interface JobFailureProps extends RemedyActions {
  job: FailedJob;
  /** The alert is read in passing: on a phone it shows the beginning of a long message, and Job details the rest. */
  brief?: boolean;
}

/** All that is known of a failed attempt but its title, in the gateway's words and in ours, and what helps. */
export function JobFailure({ job, brief = false, ...actions }: JobFailureProps) {
  const { errors } = usePanelMessages();
  const { error, input } = job;
  const { message, link, raw } = error.details;
  const { advice, charge } = explainError(error, input.gateway, errors, mayHaveStarted(job));
  const remedies = remediesFor(error, input.gateway, input, mayHaveStarted(job));
  const facts = factsOf(error, errors);
  const taskId = job.task?.id ?? error.details.taskId;
  const wait = remedies.find((remedy) => remedy.kind === 'wait');
  return (
    <div className="space-y-1">
      {message !== undefined && error.kind !== 'network' && error.kind !== 'not-sent' && (
        <p className={clsx(brief && 'narrow:line-clamp-3')}>
          {errors.gatewaySaid} <q className="font-medium">{message}</q>
        </p>
      )}
      {wait && <WaitNote until={wait.until} since={job.endedAt ?? job.startedAt} />}
      {/* Above what only some want to read: on a phone the rest has to be scrolled to. */}
      <div className="flex flex-wrap gap-2 py-1 empty:hidden">
        <RemedyRow remedies={remedies} {...actions} />
      </div>
      <p>{[advice, ...charge].join(errors.between)}</p>
      <Objections remedies={remedies} />
      {link !== undefined && <DeadLink link={link} />}
      {taskId !== undefined && (
        <WithCopy label={errors.copyTaskId} text={taskId}>
          {errors.taskId(taskId)}
        </WithCopy>
      )}
      {facts.length > 0 && <p className="text-xs text-muted">{facts.join(' · ')}</p>}
      {raw !== undefined && (
        <details className="text-xs">
          <summary className="w-fit text-muted pointer-coarse:py-3">{errors.rawAnswer}</summary>
          <pre className="mt-1 max-h-40 overflow-auto rounded-sm bg-surface p-2 font-mono break-all whitespace-pre-wrap">
            {raw}
          </pre>
        </details>
      )}
    </div>
  );
}

/** The categories that the safety system names. */
function Objections({ remedies }: { remedies: readonly Remedy[] }) {
  const { errors } = usePanelMessages();
  const tag = useLanguageTag();
  const names = remedies
    .flatMap((remedy) => (remedy.kind === 'reword' ? remedy.categories : []))
    .map((category) => errors.categories[category] ?? category);
  return names.length > 0 && <p>{errors.objectsTo(new Intl.ListFormat(tag).format(names))}</p>;
}

function DeadLink({ link }: { link: string }) {
  const { errors } = usePanelMessages();
  return (
    <WithCopy label={errors.copyLink} text={link}>
      {errors.link}{' '}
      <a href={link} target="_blank" rel="noreferrer" className="break-all underline">
        {link}
      </a>
    </WithCopy>
  );
}

/** A line with something in it that one needs elsewhere. */
export function WithCopy({ label, text, children }: { label: string; text: string; children: ReactNode }) {
  return (
    <p className="flex flex-wrap items-center gap-x-2 gap-y-1 text-xs">
      <span className="min-w-0 break-all">{children}</span>
      <CopyButton label={label} text={text} />
    </p>
  );
}

function factsOf({ details }: GatewayError, errors: Messages['errors']): readonly string[] {
  const { status, code, param, picture, requestId } = details;
  return [
    status !== undefined && status >= 300 && errors.status(status),
    code !== undefined && errors.code(code),
    param !== undefined && errors.field(param),
    picture !== undefined && errors.picture(picture),
    requestId !== undefined && errors.requestId(requestId),
  ].filter((fact) => fact !== false);
}
