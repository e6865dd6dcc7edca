import { formatDuration } from '../../i18n/formatDuration.ts';
import type { Messages } from '../../i18n/messages.ts';
import type { ImageJob } from '../../state/jobs/jobs.ts';

/** What a queued job waits for. `place`: in this tab's queue of its key, from 1; 0 for one that goes before it. */
export function holdText(
  { hold }: ImageJob,
  place: number,
  now: number,
  messages: Messages['jobs'],
  tag: string,
): string {
  if (!hold) return messages.states.queued;
  if (hold.kind === 'slot') {
    return place > 0 ? messages.hold.slot(place) : messages.hold.slotAgain;
  }
  const { until, pause, code, attempt, attempts } = hold;
  const why = messages.hold.codes[code] ?? code;
  // Counted down: a part of a second is still to wait. The clock may have been set back.
  const left = formatDuration(Math.ceil(Math.max(0, Math.min(until - now, pause)) / 1000), tag);
  return messages.hold.backoff(why, left, attempt, attempts);
}
