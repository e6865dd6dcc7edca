import { useState } from 'react';
import { useStore } from 'zustand';
import { Switch } from '../../components/Switch.tsx';
import { usePanelMessages } from '../../i18n/LocaleContext.tsx';
import { askToNotify, notifyPermission } from '../../platform/notify.ts';
import { doneNotices, setDoneNotices } from '../../state/jobs/doneNotices.ts';
import { connection } from '../../state/connection/connection.ts';
import { isCountedPerTab } from '../../state/jobs/isCountedPerTab.ts';
import type { ImageJob } from '../../state/jobs/jobs.ts';
import { slotFacts } from '../../state/jobs/keySlots.ts';

/** Above the list: whether to be told when pictures are done, and what this page cannot know about the queue. */
export function JobListBar({ jobs }: { jobs: readonly ImageJob[] }) {
  const messages = usePanelMessages().jobs;
  const wanted = useStore(doneNotices, (state) => state.wanted);
  const isRough = useStore(slotFacts, (state) => state.isRough);
  const keys = useStore(connection, (state) => state.keys);
  // What the browser answered last: asking changes it, and nothing else in the page does.
  const [permission, setPermission] = useState(notifyPermission);
  const [wasDenied, setWasDenied] = useState(false);
  const showsRough = isRough && jobs.some(({ input }) => input.gateway.quotas.concurrency !== undefined);
  const showsPerTab = jobs.some((job) => isCountedPerTab(job, keys));
  if (permission === 'unsupported' && !showsRough && !showsPerTab) return null;
  const choose = async (checked: boolean) => {
    setWasDenied(false);
    if (!checked) {
      setDoneNotices(false);
      return;
    }
    const answer = await askToNotify();
    setPermission(answer);
    setDoneNotices(answer === 'granted');
    setWasDenied(answer === 'denied');
  };
  return (
    <div className="flex shrink-0 flex-wrap items-center justify-end gap-x-4 border-t border-line bg-surface px-3 py-1 text-xs text-muted">
      {(showsRough || showsPerTab) && (
        <p role="status" className="mr-auto">
          {showsPerTab ? messages.tabOnlySlots : messages.roughSlots}
        </p>
      )}
      <p role="status">{wasDenied && messages.notifyDenied}</p>
      {permission !== 'unsupported' && (
        <Switch
          label={messages.notify}
          checked={wanted && permission === 'granted'}
          onChange={(checked) => void choose(checked)}
        />
      )}
    </div>
  );
}
