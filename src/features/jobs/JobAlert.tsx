import { Button } from '../../components/Button.tsx';
import { Notice } from '../../components/Notice.tsx';
import type { GatewayError } from '../../core/wire/GatewayError.ts';
import { useMessages } from '../../i18n/LocaleContext.tsx';
import type { Messages } from '../../i18n/messages.ts';

export interface JobAlertProps {
  error: GatewayError;
  onDismiss: () => void;
  onOpenSettings: () => void;
}

/** Statuses and codes that are about the key, so that Settings is where to go. */
const ABOUT_THE_KEY = ['invalid_api_key', 'key_expired', '401'];

/** What went wrong with the newest failed attempt, in the gateway's words and in ours, until dismissed. */
export function JobAlert({ error, onDismiss, onOpenSettings }: JobAlertProps) {
  const { errors, app } = useMessages();
  const { code, status, message, param, requestId, taskId, raw } = error.details;
  const { title, advice } = explain(error, errors);
  const facts = [
    status !== undefined && status >= 300 && errors.status(status),
    code !== undefined && errors.code(code),
    param !== undefined && errors.field(param),
    requestId !== undefined && errors.requestId(requestId),
    taskId !== undefined && errors.taskId(taskId),
  ].filter((fact) => fact !== false);
  const aboutTheKey = ABOUT_THE_KEY.includes(code ?? String(status)) || error.kind === 'timeout';
  return (
    <Notice
      tone={error.kind === 'refused' || error.kind === 'not-sent' ? 'danger' : 'warning'}
      role="alert"
      title={title}
      dismiss={{ label: app.dismiss, onDismiss }}
      actions={
        aboutTheKey && (
          <Button size="sm" onClick={onOpenSettings}>
            {errors.openSettings}
          </Button>
        )
      }
      className="max-h-[40dvh] overflow-y-auto"
    >
      {message !== undefined && error.kind !== 'network' && (
        <p>
          {errors.gatewaySaid} <q className="font-medium">{message}</q>
        </p>
      )}
      <p>{advice}</p>
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

/** By code first, then by status, then by what kind of failure it was. */
function explain(error: GatewayError, errors: Messages['errors']): { title: string; advice: string } {
  const { code, status, reason } = error.details;
  const kind =
    errors.kinds[error.kind === 'network' && reason && reason !== 'unreachable' ? reason : error.kind];
  if (error.kind !== 'refused') return kind;
  const byCode = code === undefined ? undefined : (errors.codes[code] ?? errors.statuses[Number(code)]);
  const byStatus = status === undefined ? undefined : errors.statuses[status];
  return { title: kind.title, advice: byCode ?? byStatus ?? kind.advice };
}
