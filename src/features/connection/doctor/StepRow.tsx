import { clsx } from 'clsx';
import {
  CircleAlert,
  CircleCheck,
  CircleHelp,
  CircleSlash,
  LoaderCircle,
  TriangleAlert,
  type LucideIcon,
} from 'lucide-react';
import { useId, useRef } from 'react';
import { Button } from '../../../components/Button.tsx';
import { usePanelMessages } from '../../../i18n/LocaleContext.tsx';
import { findingText } from './findingText.ts';
import type { Evidence, Step, StepStatus } from './Step.ts';

const MARKS: Readonly<Record<StepStatus, { readonly Icon: LucideIcon; readonly tone: string }>> = {
  running: { Icon: LoaderCircle, tone: 'motion-safe:animate-spin text-accent' },
  ok: { Icon: CircleCheck, tone: 'text-success' },
  warning: { Icon: TriangleAlert, tone: 'text-warning' },
  failed: { Icon: CircleAlert, tone: 'text-danger' },
  skipped: { Icon: CircleSlash, tone: 'text-muted' },
  'needs-consent': { Icon: CircleHelp, tone: 'text-accent' },
};

export interface StepRowProps {
  readonly step: Step;
  /** The words of the button by which the user agrees, where the step asks. */
  readonly agreement: { readonly label: string; readonly onAgree: () => void } | undefined;
  readonly onMend: (baseUrl: string) => void;
}

/** One step of the connection test: what was found, what mends it, and what was sent for those who want to see. */
export function StepRow({ step, agreement, onMend }: StepRowProps) {
  const messages = usePanelMessages();
  const row = useRef<HTMLLIElement>(null);
  const textId = useId();
  const { id, status, finding, fix, evidence } = step;
  const { Icon, tone } = MARKS[status];
  const isAsking = status === 'needs-consent' && agreement !== undefined;
  const isTrouble = status === 'failed' || status === 'warning';
  return (
    <li
      ref={row}
      tabIndex={-1}
      data-step={id}
      data-status={status}
      className="flex gap-2 px-3 py-2 outline-offset-[-2px]"
    >
      <Icon aria-hidden className={clsx('mt-0.5 size-4 shrink-0', tone)} />
      <div className="min-w-0 flex-1 space-y-1 text-sm">
        <p className="flex flex-wrap items-baseline justify-between gap-x-3">
          <span className="font-medium">{messages.doctor.titles[id]}</span>
          <span className={clsx('text-xs', status === 'running' ? 'text-muted' : tone)}>
            {messages.doctor.statuses[status]}
          </span>
        </p>
        <p id={textId} className={clsx('text-xs', isTrouble ? 'text-ink' : 'text-muted')}>
          {findingText(finding, messages)}
        </p>
        {isTrouble && evidence?.words !== undefined && (
          <p className="text-xs">{messages.connection.gatewaySaid(evidence.words)}</p>
        )}
        {fix !== undefined && (
          <Button size="sm" wrap onClick={() => onMend(fix)}>
            {messages.connection.mendTo(fix)}
          </Button>
        )}
        {isAsking && (
          <Button
            size="sm"
            wrap
            aria-describedby={textId}
            onClick={() => {
              // The button goes; what becomes of the step stays in view and in hand.
              row.current?.focus();
              agreement.onAgree();
            }}
          >
            {agreement.label}
          </Button>
        )}
        {evidence && <EvidenceDetails evidence={evidence} />}
      </div>
    </li>
  );
}

function EvidenceDetails({ evidence: { request, status, code, words, requestId } }: { evidence: Evidence }) {
  const { details } = usePanelMessages().doctor;
  const answer = [status === undefined ? undefined : `HTTP ${status}`, code, requestId]
    .filter(Boolean)
    .join(' · ');
  const lines = [request, answer, words].filter((line) => line !== undefined && line !== '');
  if (lines.length === 0) return null;
  return (
    <details className="text-xs text-muted">
      <summary className="w-fit cursor-pointer py-0.5 pointer-coarse:py-3">{details}</summary>
      <div className="pb-1 font-mono wrap-anywhere">
        {lines.map((line) => (
          <p key={line}>{line}</p>
        ))}
      </div>
    </details>
  );
}
