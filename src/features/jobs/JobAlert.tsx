import { Button } from '../../components/Button.tsx';
import { Notice } from '../../components/Notice.tsx';
import { stateAfter } from '../../core/jobState.ts';
import type { GatewayError } from '../../core/wire/GatewayError.ts';
import { useMessages } from '../../i18n/LocaleContext.tsx';
import { explainError } from './explainError.ts';

export interface JobAlertProps {
  error: GatewayError;
  onDismiss: () => void;
  onOpenSettings: () => void;
}

/** Codes, statuses, reasons and kinds whose remedy is in Settings. */
const IN_SETTINGS = [
  'invalid_api_key',
  'key_expired',
  '401',
  'no-key',
  'unusable-key',
  'time-limit',
  'timeout',
];

/** What went wrong with the newest failed attempt, in the gateway's words and in ours, until dismissed. */
export function JobAlert({ error, onDismiss, onOpenSettings }: JobAlertProps) {
  const { errors, app } = useMessages();
  const { code, status, message, param, requestId, taskId, reason, picture, link, raw } = error.details;
  const { title, advice } = explainError(error, errors);
  const state = stateAfter(error);
  const facts = [
    status !== undefined && status >= 300 && errors.status(status),
    code !== undefined && errors.code(code),
    param !== undefined && errors.field(param),
    picture !== undefined && errors.picture(picture),
    requestId !== undefined && errors.requestId(requestId),
    taskId !== undefined && errors.taskId(taskId),
  ].filter((fact) => fact !== false);
  const isInSettings = [code ?? String(status), reason, error.kind].some((word) =>
    IN_SETTINGS.includes(word ?? ''),
  );
  return (
    <Notice
      tone={state === 'rejected' || state === 'failed' ? 'danger' : 'warning'}
      role="alert"
      title={title}
      dismiss={{ label: app.dismiss, onDismiss }}
      actions={
        isInSettings && (
          <Button size="sm" onClick={onOpenSettings}>
            {errors.openSettings}
          </Button>
        )
      }
      className="max-h-[40dvh] overflow-y-auto"
    >
      {message !== undefined && error.kind !== 'network' && error.kind !== 'not-sent' && (
        <p>
          {errors.gatewaySaid} <q className="font-medium">{message}</q>
        </p>
      )}
      <p>{advice}</p>
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
          <summary className="w-fit text-muted">{errors.rawAnswer}</summary>
          <pre className="mt-1 max-h-40 overflow-auto rounded-sm bg-surface p-2 font-mono break-all whitespace-pre-wrap">
            {raw}
          </pre>
        </details>
      )}
    </Notice>
  );
}
