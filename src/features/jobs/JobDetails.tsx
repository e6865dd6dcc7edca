import { X } from 'lucide-react';
import { useCallback } from 'react';
import { Dialog } from '../../components/Dialog.tsx';
import { IconButton } from '../../components/IconButton.tsx';
import { isRunning } from '../../core/jobState.ts';
import type { Shortfall, Usage } from '../../core/wire/ImageAnswer.ts';
import type { ImageRequest } from '../../core/wire/ImageRequest.ts';
import { useLanguageTag, usePanelMessages } from '../../i18n/LocaleContext.tsx';
import { holdPictureUrl } from '../../platform/pictures/pictureUrl.ts';
import type { ImageJob } from '../../state/jobs/jobs.ts';
import { formatBytes } from '../../i18n/formatBytes.ts';
import { explainError } from './explainError.ts';
import { JobCost } from './JobCost.tsx';
import { JobFailure, WithCopy } from './JobFailure.tsx';
import { JobTiming } from './JobTiming.tsx';
import { picturesText } from './picturesText.ts';
import type { RemedyActions } from './RemedyRow.tsx';

export interface JobDetailsProps extends RemedyActions {
  job: ImageJob;
  onClose: () => void;
}

/** Exactly what was sent for a job, and what came back. The key is in neither. */
export function JobDetails({ job, onClose, ...actions }: JobDetailsProps) {
  const { jobs: messages, app } = usePanelMessages();
  const tag = useLanguageTag();
  const { request } = job;
  return (
    <Dialog
      title={messages.sheet.title}
      onClose={onClose}
      corner={<IconButton label={app.close} icon={<X aria-hidden />} onClick={onClose} />}
    >
      <div className="space-y-4">
        <section className="space-y-2">
          <h3 className="font-medium">
            {job.state === 'failed' ? messages.sheet.wouldSend : messages.sheet.sent}
          </h3>
          {request ? (
            <>
              <p className="font-mono text-xs break-all">
                {request.method} {request.url}
              </p>
              <SentFields request={request} tag={tag} />
              <p className="text-xs text-muted">{messages.sheet.keyNote}</p>
            </>
          ) : (
            <p>{isRunning(job.state) ? messages.sheet.notYet : messages.sheet.notSent}</p>
          )}
        </section>
        <JobTiming job={job} />
        <WhatCameBack job={job} {...actions} />
        <JobCost job={job} />
      </div>
    </Dialog>
  );
}

function WhatCameBack({ job, ...actions }: RemedyActions & { job: ImageJob }) {
  const { jobs: messages, errors } = usePanelMessages();
  const { state, error, task, requestId, partial } = job;
  return (
    <section className="space-y-1">
      <h3 className="font-medium">{messages.sheet.answered}</h3>
      <p>
        {messages.states[state]}
        {state === 'done' && ` · ${picturesText(job, messages)}`}
      </p>
      {job.shortfall && <ShortfallNote {...job.shortfall} />}
      {job.usage && <TokensNote {...job.usage} />}
      {requestId !== undefined && <p className="text-muted">{errors.requestId(requestId)}</p>}
      {!error && task && (
        <WithCopy label={errors.copyTaskId} text={task.id}>
          {errors.taskId(task.id)}
        </WithCopy>
      )}
      {partial && state !== 'done' && <LastPreview partial={partial} />}
      {error && (
        <>
          {state !== 'cancelled' && (
            <p className="font-medium">{explainError(error, job.input.gateway, errors).title}</p>
          )}
          <JobFailure job={{ ...job, error }} {...actions} />
        </>
      )}
    </section>
  );
}

/** Only what the answer counts. */
function TokensNote({ inputTokens, outputTokens }: Usage) {
  const { sheet } = usePanelMessages().jobs;
  const tag = useLanguageTag();
  const counts = [
    inputTokens !== undefined && sheet.tokensIn(inputTokens.toLocaleString(tag)),
    outputTokens !== undefined && sheet.tokensOut(outputTokens.toLocaleString(tag)),
  ].filter((count) => count !== false);
  return (
    counts.length > 0 && (
      <p className="text-muted">{new Intl.ListFormat(tag, { type: 'unit' }).format(counts)}</p>
    )
  );
}

/** What did not come, and what the answer said about it. */
function ShortfallNote({ unusable, brokeOff, code, message }: Shortfall) {
  const { jobs, errors } = usePanelMessages();
  return (
    <>
      {unusable > 0 && <p>{jobs.sheet.unusable(unusable)}</p>}
      {brokeOff && <p>{jobs.sheet.brokeOff}</p>}
      {message !== undefined && (
        <p>
          {jobs.sheet.alsoSaid} <q>{message}</q>
        </p>
      )}
      {code !== undefined && <p className="text-muted">{errors.code(code)}</p>}
    </>
  );
}

function SentFields({ request, tag }: { request: ImageRequest; tag: string }) {
  const { sheet } = usePanelMessages().jobs;
  const rows =
    request.body.kind === 'json'
      ? Object.entries(request.body.json).map(([name, value]) => ({
          name,
          value: typeof value === 'string' ? value : JSON.stringify(value),
        }))
      : request.body.parts.map((part) => ({
          name: part.name,
          value:
            'file' in part
              ? sheet.file(part.fileName, part.file.type, formatBytes(part.file.size, tag))
              : part.value,
        }));
  return (
    <table className="w-full text-left text-xs">
      <caption className="sr-only">{sheet.fields}</caption>
      <thead className="text-muted">
        <tr>
          <th className="py-1 pr-3 font-medium">{sheet.field}</th>
          <th className="py-1 font-medium">{sheet.value}</th>
        </tr>
      </thead>
      <tbody className="divide-y divide-line align-top">
        {rows.map(({ name, value }, index) => (
          // Multipart names repeat, and the order is part of what was sent.
          <tr key={index}>
            <td className="py-1 pr-3 font-mono">{name}</td>
            <td className="py-1 break-words whitespace-pre-wrap">{value}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** What a stream had shown so far; labelled, because it is not what was paid for. */
function LastPreview({ partial }: { partial: Blob }) {
  const messages = usePanelMessages().jobs;
  const show = useCallback(
    (image: HTMLImageElement) => {
      const { url, release } = holdPictureUrl(partial);
      image.src = url;
      return release;
    },
    [partial],
  );
  return (
    <figure className="space-y-1 pt-2">
      <img ref={show} alt={messages.partialAlt} className="max-h-60 rounded-md" />
      <figcaption className="text-xs text-warning">{messages.lastPreview}</figcaption>
    </figure>
  );
}
