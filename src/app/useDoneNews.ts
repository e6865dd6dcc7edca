import { useEffect } from 'react';
import { isRunning } from '../core/jobState.ts';
import type { Locale } from '../i18n/locale.ts';
import { loadAllMessages } from '../i18n/panelMessages.ts';
import { notify } from '../platform/notify.ts';
import { doneNotices } from '../state/jobs/doneNotices.ts';
import { jobs, type ImageJob } from '../state/jobs/jobs.ts';

const TITLE = 'Alphabrush';
/** Characters of the prompt that a notification shows. */
const PROMPT_BEGINNING = 100;

/** Tells of jobs that end while the page is hidden: their number in the tab's title and, if wanted, a notification. */
export function useDoneNews(locale: Locale): void {
  useEffect(() => {
    let unseen = 0;
    const show = (count: number) => {
      unseen = count;
      document.title = count === 0 ? TITLE : `(${count}) ${TITLE}`;
    };
    const onVisibility = () => {
      if (!document.hidden) show(0);
    };
    const stop = jobs.subscribe(({ jobs: now }, { jobs: before }) => {
      if (!document.hidden) return;
      const ended = now.filter((job) => hasEnded(job, before));
      if (ended.length > 0) show(unseen + ended.length);
      if (doneNotices.getState().wanted) for (const job of ended) void tell(job, locale);
    });
    document.addEventListener('visibilitychange', onVisibility);
    return () => {
      stop();
      document.removeEventListener('visibilitychange', onVisibility);
      show(0);
    };
  }, [locale]);
}

/** By itself: what the user cancelled is no news. */
function hasEnded({ id, state }: ImageJob, before: readonly ImageJob[]): boolean {
  if (isRunning(state) || state === 'cancelled') return false;
  return before.some((job) => job.id === id && isRunning(job.state));
}

async function tell({ id, state, pictures, input }: ImageJob, locale: Locale): Promise<void> {
  const { jobs: messages } = await loadAllMessages(locale);
  const title = state === 'done' ? messages.finished(messages.pictures(pictures)) : messages.states[state];
  notify(title, Array.from(input.params.prompt).slice(0, PROMPT_BEGINNING).join(''), id);
}
