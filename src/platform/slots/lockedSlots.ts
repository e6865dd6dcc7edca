import type { KeySlots, ReleaseSlot } from './KeySlots.ts';
import { newId } from '../newId.ts';

/**
 * Slots as Web Locks: the browser keeps their order over all tabs and frees what a closed or crashed tab held.
 * Per key: a lock for each slot, one for the head of the line, and one for each request that goes before the line.
 */
export function lockedSlots(locks: LockManager): KeySlots {
  const heldLocks = async (prefix: string): Promise<string[]> => {
    const { held = [] } = await locks.query();
    return held.flatMap(({ name }) => (name?.startsWith(prefix) ? [name] : []));
  };

  /** Resolves with whether there were any; then they are gone. */
  const letOthersGoFirst = async (slotId: string, release: ReleaseSlot, signal: AbortSignal) => {
    const [before] = await heldLocks(frontOf(slotId));
    if (before === undefined) return false;
    release();
    await locks.request(before, { signal }, () => undefined);
    return true;
  };

  return {
    isRough: false,
    take: (slotId, limit, signal) =>
      locks.request(`alphabrush:line:${slotId}`, { signal }, async () => {
        for (;;) {
          const release = await takeFirst(locks, slotsOf(slotId, limit), signal);
          if (!(await letOthersGoFirst(slotId, release, signal))) return release;
        }
      }),
    takeAgain: (slotId, limit, { release, pause }, signal) =>
      locks.request(`${frontOf(slotId)}${newId()}`, { signal }, async () => {
        release();
        // Its own slot may still stand there, or be with the head of the line, who is about to step back.
        const others = (await heldLocks(slotOf(slotId))).filter((name) => name !== slotNames.get(release));
        const oneEnds = async () => (await takeFirst(locks, others, signal))();
        // Nothing is held meanwhile: another that was refused would take it for a request that runs.
        await Promise.all([pause(), others.length > 0 && oneEnds()]);
        return takeFirst(locks, slotsOf(slotId, limit), signal);
      }),
  };
}

/** Which lock a slot is. */
const slotNames = new WeakMap<ReleaseSlot, string>();

const slotOf = (slotId: string) => `alphabrush:slot:${slotId}:`;
const frontOf = (slotId: string) => `alphabrush:front:${slotId}:`;

function slotsOf(slotId: string, limit: number): string[] {
  return Array.from({ length: limit }, (_, index) => `${slotOf(slotId)}${index}`);
}

/** The first of these locks to be granted; the others are given up at once. */
function takeFirst(locks: LockManager, names: readonly string[], signal: AbortSignal): Promise<ReleaseSlot> {
  const over = new AbortController();
  const either = AbortSignal.any([signal, over.signal]);
  return new Promise((resolve, reject) => {
    for (const name of names) {
      const grant = (): Promise<void> | undefined => {
        // A grant may be on its way when the abort is said: what comes second goes back at once.
        if (over.signal.aborted) return undefined;
        over.abort();
        if (signal.aborted) {
          // Rejected already, so nobody would give it back.
          reject(signal.reason instanceof Error ? signal.reason : new DOMException('Aborted', 'AbortError'));
          return undefined;
        }
        return new Promise<void>((release) => {
          slotNames.set(release, name);
          resolve(release);
        });
      };
      // After the first grant, these are only the rejections of those given up.
      locks.request(name, { signal: either }, grant).catch(reject);
    }
  });
}
