import { X } from 'lucide-react';
import { type RefObject, useEffectEvent, useId, useLayoutEffect, useRef } from 'react';
import { Button } from '../../components/Button.tsx';
import { IconButton } from '../../components/IconButton.tsx';
import { mayBeCharged } from '../../core/jobState.ts';
import type { GatewayError } from '../../core/wire/GatewayError.ts';
import { usePanelMessages } from '../../i18n/LocaleContext.tsx';
import type { ImageJob } from '../../state/jobs/jobs.ts';
import { explainError } from './explainError.ts';
import { JobAlert } from './JobAlert.tsx';
import { promptBeginning } from './promptBeginning.ts';
import type { RemedyActions } from './RemedyRow.tsx';
import { useKeptFocus } from './useKeptFocus.ts';

type AlertedJob = ImageJob & { readonly error: GatewayError };

export interface JobAlertsProps {
  /** Whose messages stand in the page, the newest first; at least one. */
  jobs: readonly [AlertedJob, ...AlertedJob[]];
  actionsFor: (job: AlertedJob) => RemedyActions;
  onDismiss: (ids: readonly string[]) => void;
  onDetails: (id: string) => void;
  /** All messages go while one of their buttons has the focus. */
  onFocusLost: () => void;
}

/**
 * The newest failure with all its words, and below it a line for each earlier one: those that may have been charged
 * in sight, the rest folded. A later refusal never takes the place of a warning.
 */
export function JobAlerts({
  jobs: [newest, ...earlier],
  actionsFor,
  onDismiss,
  onDetails,
  onFocusLost,
}: JobAlertsProps) {
  const { errors } = usePanelMessages();
  const root = useRef<HTMLDivElement>(null);
  // Not to a button of the message that took its place: whoever was about to press one would press another.
  useKeptFocus(root, '[role=alert]', () => root.current);
  const onGone = useEffectEvent(onFocusLost);
  useLayoutEffect(() => {
    const area = root.current;
    return () => {
      if (area?.contains(document.activeElement)) onGone();
    };
  }, []);
  const charged = earlier.filter(isCharged);
  const others = earlier.filter((job) => !isCharged(job));
  const lines = (list: readonly AlertedJob[]) =>
    list.map((job) => (
      <EarlierLine
        key={job.id}
        job={job}
        root={root}
        onDismiss={() => onDismiss([job.id])}
        onDetails={() => onDetails(job.id)}
      />
    ));
  return (
    <div ref={root} tabIndex={-1} className="space-y-2 outline-none">
      <JobAlert
        key={newest.id}
        job={newest}
        {...actionsFor(newest)}
        // What is folded goes along: it is about the same click as a rule, and nobody lost money by it.
        onDismiss={() => {
          root.current?.focus();
          onDismiss([newest, ...others].map(({ id }) => id));
        }}
      />
      {charged.length > 0 && (
        <ul aria-label={errors.earlier} className="max-h-[16dvh] space-y-1 overflow-y-auto">
          {lines(charged)}
        </ul>
      )}
      {others.length > 0 && (
        <details className="px-3 text-xs">
          <summary className="w-fit text-muted pointer-coarse:py-3">{errors.more(others.length)}</summary>
          <ul aria-label={errors.earlier} className="max-h-[16dvh] space-y-1 overflow-y-auto">
            {lines(others)}
          </ul>
        </details>
      )}
    </div>
  );
}

function isCharged({ error, input }: AlertedJob): boolean {
  return mayBeCharged(error, input.gateway);
}

interface EarlierLineProps {
  job: AlertedJob;
  root: RefObject<HTMLElement | null>;
  onDismiss: () => void;
  onDetails: () => void;
}

/** No alert of its own: it was one when it was the newest. */
function EarlierLine({ job, root, onDismiss, onDetails }: EarlierLineProps) {
  const { errors, app, jobs } = usePanelMessages();
  const textId = useId();
  const { error, input } = job;
  return (
    <li className="flex flex-wrap items-center gap-x-2 rounded-md bg-sunken px-3 py-1 text-xs">
      <p id={textId} className="min-w-36 flex-1 break-words">
        {explainError(error, input.gateway, errors).title}
        {isCharged(job) && <span className="font-medium text-warning"> · {jobs.mayBeCharged}</span>}
        {' · '}
        <span className="text-muted">{promptBeginning(input.params.prompt)}</span>
      </p>
      <span className="ml-auto flex items-center">
        <Button size="sm" variant="quiet" onClick={onDetails} aria-describedby={textId}>
          {errors.explain}
        </Button>
        <IconButton
          label={app.dismiss}
          icon={<X aria-hidden />}
          aria-describedby={textId}
          onClick={() => {
            root.current?.focus();
            onDismiss();
          }}
        />
      </span>
    </li>
  );
}
