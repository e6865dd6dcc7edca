import type { KeySlots, ReleaseSlot, TakeAgain } from './KeySlots.ts';

/** What a tab tells the others: how many requests of a key it has in flight, that it goes, that it wants to be told. */
export type SlotNews =
  | { readonly kind: 'running'; readonly tab: string; readonly slotId: string; readonly count: number }
  | { readonly kind: 'gone'; readonly tab: string }
  | { readonly kind: 'ask' };

/** To all other tabs of this browser, and from them. */
export interface SlotChannel {
  readonly post: (news: SlotNews) => void;
  readonly listen: (listener: (news: SlotNews) => void) => void;
}

/** Milliseconds that a silent tab is believed: in the background, timers may run once a minute only. */
export const BELIEVED_FOR = 150_000;
/** Milliseconds within which the tabs that are there have answered the first question. */
const ANSWERED_AFTER = 200;
/** Milliseconds between two looks at who is silent, while anything runs or waits here. */
const BEAT = 30_000;

interface Waiting {
  readonly slotId: string;
  readonly limit: number;
  /** Goes before the line: the others wait until it has gone. */
  readonly atFront: boolean;
  readonly go: (release: ReleaseSlot) => void;
}

interface Told {
  readonly tab: string;
  readonly slotId: string;
  readonly count: number;
  /** Milliseconds since 1970. */
  readonly at: number;
}

/**
 * Where Web Locks are missing (a page over plain http): each tab counts its own requests exactly and the others'
 * by what they announce. First come, first served within the tab.
 */
export class AnnouncedSlots implements KeySlots {
  readonly isRough = true;
  readonly #tab: string;
  readonly #channel: SlotChannel;
  readonly #now: () => number;
  readonly #running = new Map<string, number>();
  #elsewhere: readonly Told[] = [];
  #line: readonly Waiting[] = [];
  /** The key of each request that goes before the line, for as long as it has not gone. */
  #fronts: readonly string[] = [];
  /** Waits for the next request of this key to end. */
  #wakeAtEnd: readonly { readonly slotId: string; readonly wake: () => void }[] = [];
  #beat: ReturnType<typeof setInterval> | undefined;
  /** The other tabs have said what they have in flight. */
  readonly #heard: Promise<void>;

  /**
   * @param now milliseconds since 1970
   * @param wait resolves after so many milliseconds
   */
  constructor(
    tab: string,
    channel: SlotChannel,
    now: () => number,
    wait: (milliseconds: number) => Promise<void>,
  ) {
    this.#tab = tab;
    this.#channel = channel;
    this.#now = now;
    channel.listen((news) => this.#hear(news));
    channel.post({ kind: 'ask' });
    this.#heard = wait(ANSWERED_AFTER);
  }

  async take(slotId: string, limit: number, signal: AbortSignal): Promise<ReleaseSlot> {
    await this.#heard;
    return this.#wait({ slotId, limit, atFront: false }, signal);
  }

  async takeAgain(slotId: string, limit: number, { release, pause }: TakeAgain, signal: AbortSignal) {
    this.#fronts = [...this.#fronts, slotId];
    try {
      release();
      const othersRun = this.#inFlight(slotId) > 0;
      await Promise.all([pause(), othersRun && this.#untilOneEnds(slotId, signal)]);
      return await this.#wait({ slotId, limit, atFront: true }, signal);
    } finally {
      this.#fronts = this.#fronts.toSpliced(this.#fronts.indexOf(slotId), 1);
      this.#proceed();
    }
  }

  #wait(asked: Omit<Waiting, 'go'>, signal: AbortSignal): Promise<ReleaseSlot> {
    return untilAborted(signal, (resolve) => {
      const waiting = { ...asked, go: resolve };
      this.#line = asked.atFront ? [waiting, ...this.#line] : [...this.#line, waiting];
      this.#proceed();
      return () => {
        this.#line = this.#line.filter((other) => other !== waiting);
      };
    });
  }

  #untilOneEnds(slotId: string, signal: AbortSignal): Promise<void> {
    return untilAborted(signal, (wake) => {
      const sleeper = { slotId, wake };
      this.#wakeAtEnd = [...this.#wakeAtEnd, sleeper];
      return () => {
        this.#wakeAtEnd = this.#wakeAtEnd.filter((other) => other !== sleeper);
      };
    });
  }

  /** Whoever has room goes. */
  #proceed(): void {
    for (const waiting of this.#line) {
      const { slotId, limit, atFront, go } = waiting;
      const isHeldBack = !atFront && this.#fronts.includes(slotId);
      // Another call, from within this one, may have let it go.
      if (isHeldBack || this.#inFlight(slotId) >= limit || !this.#line.includes(waiting)) continue;
      this.#line = this.#line.filter((other) => other !== waiting);
      this.#changeOwn(slotId, 1);
      go(
        once(() => {
          this.#changeOwn(slotId, -1);
          this.#ended(slotId);
        }),
      );
    }
    this.#keepBeating();
  }

  /** Requests of these keys did. */
  #ended(...slotIds: readonly string[]): void {
    const isWoken = ({ slotId }: { readonly slotId: string }) => slotIds.includes(slotId);
    const woken = this.#wakeAtEnd.filter(isWoken);
    this.#wakeAtEnd = this.#wakeAtEnd.filter((sleeper) => !isWoken(sleeper));
    for (const { wake } of woken) wake();
    this.#proceed();
  }

  #changeOwn(slotId: string, by: 1 | -1): void {
    this.#running.set(slotId, this.#own(slotId) + by);
    this.#announce();
  }

  #own(slotId: string): number {
    return this.#running.get(slotId) ?? 0;
  }

  #inFlight(slotId: string): number {
    return this.#own(slotId) + countOf(this.#elsewhere, slotId);
  }

  #announce(): void {
    for (const [slotId, count] of this.#running) {
      this.#channel.post({ kind: 'running', tab: this.#tab, slotId, count });
    }
  }

  #hear(news: SlotNews): void {
    if (news.kind === 'ask') {
      this.#announce();
      return;
    }
    const isReplaced = ({ tab, slotId }: Told) =>
      tab === news.tab && (news.kind === 'gone' || slotId === news.slotId);
    const added = news.kind === 'running' && news.count > 0 ? [{ ...news, at: this.#now() }] : [];
    this.#listenTo([...this.#elsewhere.filter((told) => !isReplaced(told)), ...added]);
  }

  #listenTo(elsewhere: readonly Told[]): void {
    const before = this.#elsewhere;
    this.#elsewhere = elsewhere;
    const fewer = before.filter(({ slotId }) => countOf(elsewhere, slotId) < countOf(before, slotId));
    if (fewer.length > 0) this.#ended(...fewer.map(({ slotId }) => slotId));
  }

  /** A tab that crashed says nothing any more; one that lives says so, for as long as it has anything in flight. */
  #keepBeating(): void {
    const isBusy = [...this.#running.values()].some(Boolean) || this.#line.length + this.#fronts.length > 0;
    if (!isBusy) {
      clearInterval(this.#beat);
      this.#beat = undefined;
      return;
    }
    this.#beat ??= setInterval(() => {
      this.#announce();
      this.#listenTo(this.#elsewhere.filter(({ at }) => this.#now() - at < BELIEVED_FOR));
    }, BEAT);
  }
}

function countOf(told: readonly Told[], slotId: string): number {
  return told.reduce((sum, { slotId: of, count }) => (of === slotId ? sum + count : sum), 0);
}

/** A promise that `start` resolves, or that the signal rejects; `start` answers how to give up. */
function untilAborted<T>(
  signal: AbortSignal,
  start: (resolve: (value: T) => void) => () => void,
): Promise<T> {
  signal.throwIfAborted();
  return new Promise((resolve, reject) => {
    const over = new AbortController();
    const giveUp = start((value) => {
      over.abort();
      resolve(value);
    });
    const refuse = () => {
      giveUp();
      reject(signal.reason instanceof Error ? signal.reason : new DOMException('Aborted', 'AbortError'));
    };
    if (!over.signal.aborted) signal.addEventListener('abort', refuse, { signal: over.signal });
  });
}

function once(act: () => void): () => void {
  let isDone = false;
  return () => {
    if (isDone) return;
    isDone = true;
    act();
  };
}
