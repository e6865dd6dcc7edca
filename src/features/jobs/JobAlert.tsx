import { Notice } from '../../components/Notice.tsx';
import { stateAfter } from '../../core/jobState.ts';
import { usePanelMessages } from '../../i18n/LocaleContext.tsx';
import { explainError } from './explainError.ts';
import { type FailedJob, JobFailure } from './JobFailure.tsx';
import { promptBeginning } from './promptBeginning.ts';
import type { RemedyActions } from './RemedyRow.tsx';

export interface JobAlertProps extends RemedyActions {
  job: FailedJob;
  onDismiss: () => void;
}

/** What went wrong with the newest failed attempt; until it is dismissed or something is sent. */
export function JobAlert({ job, onDismiss, ...actions }: JobAlertProps) {
  const { errors, app } = usePanelMessages();
  const { error, input } = job;
  const state = stateAfter(error);
  return (
    <Notice
      tone={state === 'rejected' || state === 'failed' ? 'danger' : 'warning'}
      role="alert"
      title={explainError(error, input.gateway, errors).title}
      dismiss={{ label: app.dismiss, onDismiss }}
      className="max-h-[40dvh] overflow-y-auto"
    >
      <p className="truncate text-xs text-muted">{promptBeginning(input.params.prompt)}</p>
      <JobFailure job={job} brief {...actions} />
    </Notice>
  );
}
