import { Notice } from '../../components/Notice.tsx';
import { stateAfter } from '../../core/jobState.ts';
import { remediesFor } from '../../core/remedies/remediesFor.ts';
import type { Remedy } from '../../core/remedies/Remedy.ts';
import type { GatewayError } from '../../core/wire/GatewayError.ts';
import { useLanguageTag, usePanelMessages } from '../../i18n/LocaleContext.tsx';
import type { Messages } from '../../i18n/messages.ts';
import type { ImageJob } from '../../state/jobs/jobs.ts';
import { explainError } from './explainError.ts';
import { type RemedyActions, RemedyRow } from './RemedyRow.tsx';
import { WaitNote } from './WaitNote.tsx';

export interface JobAlertProps extends RemedyActions {
  job: Pick<ImageJob, 'input' | 'startedAt' | 'endedAt'>;
  error: GatewayError;
  onDismiss: () => void;
}

/** What went wrong with the newest failed attempt, in the gateway's words and in ours, and what helps; until dismissed. */
export function JobAlert({ job, error, onDismiss, ...actions }: JobAlertProps) {
  const { errors, app } = usePanelMessages();
  const { gateway } = job.input;
  const { message, link, raw } = error.details;
  const { title, advice, charge } = explainError(error, gateway, errors);
  const state = stateAfter(error);
  const remedies = remediesFor(error, gateway, job.input);
  const facts = factsOf(error, errors);
  const wait = remedies.find((remedy) => remedy.kind === 'wait');
  return (
    <Notice
      tone={state === 'rejected' || state === 'failed' ? 'danger' : 'warning'}
      role="alert"
      title={title}
      dismiss={{ label: app.dismiss, onDismiss }}
      className="max-h-[40dvh] overflow-y-auto"
    >
      <div className="space-y-1">
        {message !== undefined && error.kind !== 'network' && error.kind !== 'not-sent' && (
          <p>
            {errors.gatewaySaid} <q className="font-medium">{message}</q>
          </p>
        )}
        <p>{[advice, ...charge].join(errors.between)}</p>
        <Objections remedies={remedies} />
        {wait && <WaitNote until={wait.until} since={job.endedAt ?? job.startedAt} />}
        {/* Above what only some want to read: on a phone the rest has to be scrolled to. */}
        <div className="flex flex-wrap gap-2 py-1 empty:hidden">
          <RemedyRow remedies={remedies} {...actions} />
        </div>
        {link !== undefined && (
          <p>
            {errors.link}{' '}
            <a href={link} target="_blank" rel="noreferrer" className="break-all underline">
              {link}
            </a>
          </p>
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
    </Notice>
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

function factsOf({ details }: GatewayError, errors: Messages['errors']): readonly string[] {
  const { status, code, param, picture, requestId, taskId } = details;
  return [
    status !== undefined && status >= 300 && errors.status(status),
    code !== undefined && errors.code(code),
    param !== undefined && errors.field(param),
    picture !== undefined && errors.picture(picture),
    requestId !== undefined && errors.requestId(requestId),
    taskId !== undefined && errors.taskId(taskId),
  ].filter((fact) => fact !== false);
}
