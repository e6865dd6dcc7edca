import { useEffect, useEffectEvent, useState } from 'react';
import { isRunning } from '../../core/jobState.ts';
import { useLanguageTag, usePanelMessages } from '../../i18n/LocaleContext.tsx';
import { jobs, type ImageJob } from '../../state/jobs/jobs.ts';
import { jobNews } from './jobNews.ts';

/** The last that happened to any job, for those who do not see the list. */
export function JobNews() {
  const messages = usePanelMessages();
  const tag = useLanguageTag();
  const newsOf = (list: readonly ImageJob[], before: readonly ImageJob[]) =>
    list
      .flatMap((job) => {
        const known = before.find(({ id }) => id === job.id);
        return known === job ? [] : (jobNews(known, job, Date.now(), messages, tag) ?? []);
      })
      .join(' ');
  const [news, setNews] = useState(() => {
    // The list is there from the first job on, and what that one does is news.
    const [newest] = jobs.getState().jobs;
    return { count: 0, text: newest && isRunning(newest.state) ? newsOf([newest], []) : '' };
  });
  const onChange = useEffectEvent((list: readonly ImageJob[], before: readonly ImageJob[]) => {
    const text = newsOf(list, before);
    if (text !== '') setNews(({ count }) => ({ count: count + 1, text }));
  });
  useEffect(() => jobs.subscribe((now, before) => onChange(now.jobs, before.jobs)), []);
  return (
    <output className="sr-only">
      {/* A new element each time: the same words about another job are news too. */}
      <span key={news.count}>{news.text}</span>
    </output>
  );
}
