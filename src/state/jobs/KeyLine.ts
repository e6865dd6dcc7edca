import type { KeySlots, ReleaseSlot, TakeAgain } from '../../platform/slots/KeySlots.ts';

/** Which of these jobs of one key goes first: the user may change the order while they wait. */
type FirstOf = (jobIds: ReadonlySet<string>) => string | undefined;

interface KeyQueue {
  readonly waiting: Map<string, (release: ReleaseSlot) => void>;
  /** One place in the line of all tabs for each job that waits, the oldest first. */
  tickets: readonly AbortController[];
}

/**
 * This tab's jobs in the line of a key. Places in the line belong to the tab, not to a job: whatever place comes up
 * goes to the job that is first by then, so that the order can be changed without losing one's place to other tabs.
 */
export class KeyLine {
  readonly #slots: KeySlots;
  readonly #firstOf: FirstOf;
  readonly #queues = new Map<string, KeyQueue>();

  constructor(slots: KeySlots, firstOf: FirstOf) {
    this.#slots = slots;
    this.#firstOf = firstOf;
  }

  /** Waits until it is this job's turn. Rejects with the signal's reason, at once. */
  wait(jobId: string, slotId: string, limit: number, signal: AbortSignal): Promise<ReleaseSlot> {
    signal.throwIfAborted();
    const queue = this.#queueOf(slotId);
    const over = new AbortController();
    return new Promise((resolve, reject) => {
      queue.waiting.set(jobId, (release) => {
        over.abort();
        resolve(release);
      });
      const leave = (reason: unknown): boolean => {
        over.abort();
        if (!queue.waiting.delete(jobId)) return false;
        reject(reason instanceof Error ? reason : new DOMException('Aborted', 'AbortError'));
        return true;
      };
      const cancel = () => {
        // The latest place goes: the jobs that stay keep the earlier ones.
        if (!leave(signal.reason)) return;
        queue.tickets.at(-1)?.abort();
        queue.tickets = queue.tickets.slice(0, -1);
      };
      signal.addEventListener('abort', cancel, { signal: over.signal });
      void this.#takePlace(queue, slotId, limit, leave);
    });
  }

  /** `KeySlots.takeAgain`; what came too late is given back. */
  async takeAgain(
    slotId: string,
    limit: number,
    again: TakeAgain,
    signal: AbortSignal,
  ): Promise<ReleaseSlot> {
    const release = await this.#slots.takeAgain(slotId, limit, again, signal);
    if (signal.aborted) release();
    signal.throwIfAborted();
    return release;
  }

  async #takePlace(
    queue: KeyQueue,
    slotId: string,
    limit: number,
    refuse: (reason: unknown) => void,
  ): Promise<void> {
    const ticket = new AbortController();
    queue.tickets = [...queue.tickets, ticket];
    try {
      const release = await this.#slots.take(slotId, limit, ticket.signal);
      const first = this.#firstOf(new Set(queue.waiting.keys())) ?? '';
      const go = queue.waiting.get(first) ?? giveBack;
      queue.waiting.delete(first);
      go(release);
    } catch (error) {
      if (!ticket.signal.aborted) refuse(error);
    } finally {
      queue.tickets = queue.tickets.filter((other) => other !== ticket);
    }
  }

  #queueOf(slotId: string): KeyQueue {
    const queue = this.#queues.get(slotId) ?? { waiting: new Map(), tickets: [] };
    this.#queues.set(slotId, queue);
    return queue;
  }
}

/** Whoever asked for it has left. */
function giveBack(release: ReleaseSlot): void {
  release();
}
