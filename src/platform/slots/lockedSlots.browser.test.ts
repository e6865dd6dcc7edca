import { describe, expect, it } from 'vitest';
import { lockedSlots } from './lockedSlots.ts';
import { newId } from '../newId.ts';
import { sleep } from '../sleep.ts';

const never = new AbortController().signal;

/** Two tabs: the locks are the browser's, whoever asks for them. */
const tabs = () => [lockedSlots(navigator.locks), lockedSlots(navigator.locks)] as const;

/** Longer than the browser takes to grant a free lock. */
const aWhile = () => sleep(60, never);

function taking(slots: ReturnType<typeof lockedSlots>, slotId: string, limit: number, signal = never) {
  const state = { granted: false, release: () => undefined as void };
  slots.take(slotId, limit, signal).then(
    (release) => Object.assign(state, { granted: true, release }),
    () => undefined,
  );
  return state;
}

async function namesOfLocks(slotId: string): Promise<string[]> {
  const { held = [], pending = [] } = await navigator.locks.query();
  return [...held, ...pending].flatMap(({ name }) => (name?.includes(slotId) ? [name] : []));
}

describe('slots as Web Locks', () => {
  it('let no more than the limit go, over all tabs, in the order of asking', async () => {
    const slotId = newId();
    const [a, b] = tabs();
    const order: number[] = [];
    let most = 0;
    let running = 0;
    const work = async (slots: typeof a, number: number) => {
      const release = await slots.take(slotId, 2, never);
      order.push(number);
      running += 1;
      most = Math.max(most, running);
      await sleep(20, never);
      running -= 1;
      release();
    };
    await Promise.all(Array.from({ length: 8 }, (_, number) => work(number % 2 === 0 ? a : b, number)));
    expect(most).toBe(2);
    expect(order).toEqual([0, 1, 2, 3, 4, 5, 6, 7]);
    await expect.poll(() => namesOfLocks(slotId)).toEqual([]);
  });

  it('name the key by its id, each key for itself', async () => {
    const [slotId, other] = [newId(), newId()];
    const [a, b] = tabs();
    const release = await a.take(slotId, 1, never);
    const releaseOther = await b.take(other, 1, never);
    expect(await namesOfLocks(slotId)).toEqual([`alphabrush:slot:${slotId}:0`]);
    release();
    releaseOther();
  });

  it('leave the line at once when the wait is given up, and nothing behind', async () => {
    const slotId = newId();
    const [a, b] = tabs();
    const release = await a.take(slotId, 1, never);
    const leaving = new AbortController();
    const gone = b.take(slotId, 1, leaving.signal);
    const next = taking(b, slotId, 1);
    await aWhile();
    leaving.abort(new Error('left'));
    await expect(gone).rejects.toThrow('left');
    release();
    await expect.poll(() => next.granted).toBe(true);
    next.release();
    await expect.poll(() => namesOfLocks(slotId)).toEqual([]);
  });

  it('come free when the tab that held them is gone', async () => {
    const slotId = newId();
    const frame = document.createElement('iframe');
    document.body.append(frame);
    const other = frame.contentWindow?.navigator.locks;
    if (!other) throw new Error('no frame');
    await lockedSlots(other).take(slotId, 1, never);
    const next = taking(lockedSlots(navigator.locks), slotId, 1);
    await aWhile();
    expect(next.granted).toBe(false);
    frame.remove();
    await expect.poll(() => next.granted).toBe(true);
    next.release();
  });

  it('are taken again before the line, as soon as another request ends', async () => {
    const slotId = newId();
    const [a, b] = tabs();
    const running = await b.take(slotId, 2, never);
    const refused = await a.take(slotId, 2, never);
    const inLine = taking(b, slotId, 2);
    await aWhile();
    let isBack = false;
    const again = a.takeAgain(slotId, 2, { release: refused, pause: async () => undefined }, never);
    const noted = again.finally(() => {
      isBack = true;
    });
    await aWhile();
    expect(isBack, 'its own slot is not another request that ended').toBe(false);
    expect(inLine.granted, 'the slot that it gave back is not for others').toBe(false);
    running();
    (await noted)();
    await expect.poll(() => inLine.granted).toBe(true);
    inLine.release();
    await expect.poll(() => namesOfLocks(slotId)).toEqual([]);
  });

  it('are never taken again before the pause is over, and left when that is given up', async () => {
    const slotId = newId();
    const [a, b] = tabs();
    for (const end of ['over', 'given up'] as const) {
      const running = await b.take(slotId, 2, never);
      const refused = await a.take(slotId, 2, never);
      const says: { pause?: () => void } = {};
      const leaving = new AbortController();
      const pause = () =>
        new Promise<void>((resolve, reject) => {
          says.pause = resolve;
          leaving.signal.addEventListener('abort', () => reject(new Error('left')));
        });
      let isBack = false;
      const again = a
        .takeAgain(slotId, 2, { release: refused, pause }, leaving.signal)
        .finally(() => (isBack = true));
      again.catch(() => undefined);
      // It has looked who else runs.
      await aWhile();
      running();
      await aWhile();
      expect(isBack, 'another request has ended, the pause has not').toBe(false);
      if (end === 'over') {
        says.pause?.();
        (await again)();
      } else {
        leaving.abort(new Error('left'));
        await expect(again).rejects.toThrow('left');
      }
      await expect.poll(() => namesOfLocks(slotId)).toEqual([]);
    }
  });

  it('are taken again after a pause where nothing of this key runs, two at once too', async () => {
    const slotId = newId();
    const [a, b] = tabs();
    const [one, two] = [await a.take(slotId, 2, never), await b.take(slotId, 2, never)];
    let pauses = 0;
    const pause = () => {
      pauses += 1;
      return sleep(30, never);
    };
    const both = await Promise.all([
      a.takeAgain(slotId, 2, { release: one, pause }, never),
      b.takeAgain(slotId, 2, { release: two, pause }, never),
    ]);
    expect(pauses).toBeGreaterThan(0);
    for (const release of both) release();
    await expect.poll(() => namesOfLocks(slotId)).toEqual([]);
  });
});
