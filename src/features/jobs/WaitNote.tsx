import { Clock } from 'lucide-react';
import type { WaitUntil } from '../../core/remedies/Remedy.ts';
import { nextMidnight } from '../../core/time/nextMidnight.ts';
import { formatDuration } from '../../i18n/formatDuration.ts';
import { useLanguageTag, usePanelMessages } from '../../i18n/LocaleContext.tsx';
import { useSecondsTick } from './useSecondsTick.ts';

export interface WaitNoteProps {
  until: WaitUntil;
  /** When the gateway said no, in milliseconds since 1970. */
  since: number;
}

/** Until when to wait, counting down. A timer is no news to a screen reader each second (ARIA, `role=timer`). */
export function WaitNote({ until, since }: WaitNoteProps) {
  const { remedies } = usePanelMessages().errors;
  const tag = useLanguageTag();
  const end = endOf(until, since);
  const now = useSecondsTick(end !== undefined);
  const left = Math.ceil(((end ?? now) - now) / 1000);
  const duration = formatDuration(left, tag);
  const text = () => {
    if (end === undefined) return remedies.slot;
    if (left <= 0) return remedies.tryNow;
    if (until.kind === 'seconds') return remedies.tryIn(duration);
    const time = new Date(end).toLocaleTimeString(tag, {
      hour: '2-digit',
      minute: '2-digit',
      hourCycle: 'h23',
    });
    return remedies.newDay(time, duration);
  };
  return (
    <p role="timer" className="flex items-center gap-1.5 font-medium tabular-nums">
      <Clock aria-hidden className="size-3.5 shrink-0 text-muted" />
      {text()}
    </p>
  );
}

/** Milliseconds since 1970; `undefined` where it depends on other requests. */
function endOf(until: WaitUntil, since: number): number | undefined {
  if (until.kind === 'seconds') return since + until.seconds * 1000;
  return until.kind === 'midnight' ? nextMidnight(until.timeZone, since) : undefined;
}
