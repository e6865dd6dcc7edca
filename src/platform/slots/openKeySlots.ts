import { AnnouncedSlots, type SlotChannel, type SlotNews } from './AnnouncedSlots.ts';
import type { KeySlots } from './KeySlots.ts';
import { lockedSlots } from './lockedSlots.ts';
import { newId } from '../newId.ts';
import { sleep } from '../sleep.ts';

/** The slots that this browser can keep: by Web Locks, or, where a page may not have them, by what tabs announce. */
export async function openKeySlots(): Promise<KeySlots> {
  if (await mayLock()) return lockedSlots(navigator.locks);
  const tab = newId();
  return new AnnouncedSlots(tab, openChannel(tab), Date.now, wait);
}

const wait = (milliseconds: number) => sleep(milliseconds, new AbortController().signal);

/** Missing outside secure contexts; in a sandboxed frame it is there and refuses (Web Locks, "obtain a lock manager"). */
async function mayLock(): Promise<boolean> {
  if (!('locks' in navigator)) return false;
  return navigator.locks.query().then(
    () => true,
    () => false,
  );
}

/** For as long as the page lives. */
function openChannel(tab: string): SlotChannel {
  const channel = new BroadcastChannel('alphabrush:slots');
  const post = (news: SlotNews) => {
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a channel never leaves its origin, and has no such argument
    channel.postMessage(news);
  };
  // What this tab has in flight ends with it.
  addEventListener('pagehide', () => post({ kind: 'gone', tab }));
  return {
    post,
    listen: (listener) => {
      channel.addEventListener('message', ({ data }: MessageEvent<SlotNews>) => listener(data));
    },
  };
}
