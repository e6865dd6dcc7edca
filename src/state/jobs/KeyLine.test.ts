import { describe, expect, it } from 'vitest';
import type { KeySlots } from '../../platform/slots/KeySlots.ts';
import { KeyLine } from './KeyLine.ts';

const never = new AbortController().signal;
const settled = () => new Promise((resolve) => setImmediate(resolve));

/** A line of one slot a key, and the order in which the jobs of this tab are to go. */
function aLine(order: string[]) {
  const places: { go: () => void; aborted: () => boolean }[] = [];
  const given: string[] = [];
  const slots: KeySlots = {
    isRough: false,
    take: (_, __, signal) =>
      new Promise((resolve, reject) => {
        places.push({
          go: () => resolve(() => given.push('back')),
          aborted: () => signal.aborted,
        });
        signal.addEventListener('abort', () => reject(new Error('aborted')));
      }),
    takeAgain: async (_, __, { release }) => {
      release();
      return () => given.push('back');
    },
  };
  const line = new KeyLine(slots, (ids) => order.find((id) => ids.has(id)));
  const wait = (id: string, signal = never) => {
    void line.wait(id, 'k', 1, signal).then(
      () => given.push(id),
      () => given.push(`${id} left`),
    );
  };
  return { line, wait, places, given, order };
}

describe('the line of a key', () => {
  it('gives the place that comes up to the job that is first by then', async () => {
    const { wait, places, given, order } = aLine(['a', 'b', 'c']);
    for (const id of ['a', 'b', 'c']) wait(id);
    order.reverse();
    for (const place of places) place.go();
    await settled();
    expect(given).toEqual(['c', 'b', 'a']);
  });

  it('keeps the early places when a job leaves', async () => {
    const { wait, places, given } = aLine(['a', 'b', 'c']);
    const leaving = new AbortController();
    wait('a', leaving.signal);
    wait('b');
    wait('c');
    leaving.abort();
    expect(places.map(({ aborted }) => aborted())).toEqual([false, false, true]);
    places[0]?.go();
    places[1]?.go();
    await settled();
    expect(given).toEqual(['a left', 'b', 'c']);
  });

  it('gives back a place that comes up when nobody waits any more', async () => {
    const { wait, places, given } = aLine(['a']);
    const leaving = new AbortController();
    wait('a', leaving.signal);
    // Granted and cancelled at the same moment.
    places[0]?.go();
    leaving.abort();
    await settled();
    expect(given.toSorted()).toEqual(['a left', 'back']);
  });

  it('does not wait for one who has left already', async () => {
    const { line } = aLine([]);
    expect(() => line.wait('a', 'k', 1, AbortSignal.abort(new Error('left')))).toThrow('left');
    await expect(
      line.takeAgain(
        'k',
        1,
        { release: () => undefined, pause: async () => undefined },
        AbortSignal.abort(new Error('left')),
      ),
    ).rejects.toThrow('left');
  });
});
