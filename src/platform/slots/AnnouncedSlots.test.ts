import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { AnnouncedSlots, BELIEVED_FOR, type SlotNews } from './AnnouncedSlots.ts';

/** Tabs that hear each other, as over a BroadcastChannel: not themselves, and later. */
function someTabs(now: () => number = () => 0) {
  const listeners = new Map<string, (news: SlotNews) => void>();
  const crashed = new Set<string>();
  const post = (from: string, news: SlotNews) => {
    if (crashed.has(from)) return;
    for (const [tab, hear] of listeners) if (tab !== from) queueMicrotask(() => hear(news));
  };
  return {
    open: (tab: string, wait: () => Promise<void> = settled) =>
      new AnnouncedSlots(
        tab,
        { post: (news) => post(tab, news), listen: (hear) => listeners.set(tab, hear) },
        now,
        wait,
      ),
    close: (tab: string) => {
      listeners.delete(tab);
      post(tab, { kind: 'gone', tab });
    },
    crash: (tab: string) => crashed.add(tab),
  };
}

const settled = () => new Promise<void>((resolve) => setImmediate(resolve));
const never = new AbortController().signal;

/** Takes a slot; says whether it was granted yet. */
function taking(slots: AnnouncedSlots, slotId = 'k', limit = 2, signal = never) {
  const state = { granted: false, release: () => undefined as void };
  slots.take(slotId, limit, signal).then(
    (release) => Object.assign(state, { granted: true, release }),
    () => undefined,
  );
  return state;
}

describe('slots that tabs announce', () => {
  it('are shared by the tabs, each key for itself', async () => {
    const tabs = someTabs();
    const [a, b] = [tabs.open('a'), tabs.open('b')];
    const first = taking(a);
    await settled();
    const second = taking(b);
    await settled();
    const [third, other] = [taking(a), taking(b, 'another key')];
    await settled();
    expect([first, second, third, other].map(({ granted }) => granted)).toEqual([true, true, false, true]);
    second.release();
    await settled();
    expect(third.granted).toBe(true);
  });

  it('are known to a tab that is opened later', async () => {
    const tabs = someTabs();
    const a = tabs.open('a');
    taking(a);
    taking(a);
    await settled();
    // Its first request comes before any answer can.
    const b = tabs.open('b');
    const late = taking(b);
    await settled();
    await settled();
    expect(late.granted).toBe(false);
    tabs.close('a');
    await settled();
    expect(late.granted).toBe(true);
  });

  it('are not given before the others had the time to answer, and then in the order of asking', async () => {
    const heard: (() => void)[] = [];
    const slots = someTabs().open('a', () => new Promise((resolve) => heard.push(resolve)));
    const leaving = new AbortController();
    const [first, gone, next] = [
      taking(slots, 'k', 1),
      taking(slots, 'k', 1, leaving.signal),
      taking(slots, 'k', 1),
    ];
    leaving.abort();
    await settled();
    expect(first.granted).toBe(false);
    heard[0]?.();
    await settled();
    expect([first.granted, next.granted]).toEqual([true, false]);
    first.release();
    await settled();
    expect([gone.granted, next.granted]).toEqual([false, true]);
    expect(heard).toHaveLength(1);
  });

  it('go to whoever came first, and not to whoever left', async () => {
    const slots = someTabs().open('a');
    const leaving = new AbortController();
    const first = taking(slots, 'k', 1);
    const gone = taking(slots, 'k', 1, leaving.signal);
    const next = taking(slots, 'k', 1);
    leaving.abort();
    await settled();
    first.release();
    first.release();
    await settled();
    expect([gone.granted, next.granted]).toEqual([false, true]);
  });

  it('are taken again before the line, when another request ends', async () => {
    const tabs = someTabs();
    const a = tabs.open('a');
    const b = tabs.open('b');
    const running = taking(b);
    await settled();
    const refused = taking(a);
    await settled();
    const inLine = taking(a);
    const pause = vi.fn(async () => undefined);
    // Of another key, it says nothing about this one.
    const unrelated = taking(b, 'another key');
    await settled();
    let again = false;
    void a.takeAgain('k', 2, { release: () => refused.release(), pause }, never).finally(() => {
      again = true;
    });
    await settled();
    unrelated.release();
    await settled();
    expect([again, inLine.granted]).toEqual([false, false]);
    running.release();
    await settled();
    expect([again, inLine.granted]).toEqual([true, true]);
    expect(pause).toHaveBeenCalledTimes(1);
  });

  it('are never taken again before the pause is over, whatever ended meanwhile', async () => {
    const slots = someTabs().open('a');
    const [running, refused] = [taking(slots), taking(slots)];
    await settled();
    const over: (() => void)[] = [];
    const pause = () => new Promise<void>((resolve) => over.push(resolve));
    let again = false;
    void slots.takeAgain('k', 2, { release: () => refused.release(), pause }, never).finally(() => {
      again = true;
    });
    running.release();
    await settled();
    expect(again).toBe(false);
    over[0]?.();
    await settled();
    expect(again).toBe(true);
  });

  it('are taken again after a pause where no other request runs', async () => {
    const slots = someTabs().open('a');
    const refused = taking(slots, 'k', 1);
    await settled();
    const inLine = taking(slots, 'k', 1);
    const over: (() => void)[] = [];
    const pause = () => new Promise<void>((resolve) => over.push(resolve));
    let again = false;
    void slots.takeAgain('k', 1, { release: () => refused.release(), pause }, never).finally(() => {
      again = true;
    });
    await settled();
    expect([again, inLine.granted]).toEqual([false, false]);
    expect(over).toHaveLength(1);
    over[0]?.();
    await settled();
    expect([again, inLine.granted]).toEqual([true, false]);
  });
});

describe('a tab that crashed', () => {
  beforeEach(() => vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval', 'Date'] }));
  afterEach(() => vi.useRealTimers());

  it('is believed for a while only, and one that lives for as long as it says so', async () => {
    const tabs = someTabs(Date.now);
    const [a, b, c] = [tabs.open('a'), tabs.open('b'), tabs.open('c')];
    taking(a);
    taking(b);
    await settled();
    const late = taking(c);
    const later = taking(c);
    tabs.crash('a');
    await vi.advanceTimersByTimeAsync(BELIEVED_FOR - 60_000);
    await settled();
    expect(late.granted).toBe(false);
    await vi.advanceTimersByTimeAsync(120_000);
    await settled();
    expect([late.granted, later.granted]).toEqual([true, false]);
  });
});
