import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { gateways } from '../gateway/gateways.ts';
import type { JobState } from '../jobState.ts';
import { dayUse, dayWarning, NOTHING_TAKEN, retake, takenBy, type DayCount } from './DayUse.ts';

const NOON = Date.parse('2026-11-20T04:00Z');
const MIDNIGHT = Date.parse('2026-11-20T16:00Z');
const count: DayCount = { day: '2026-11-20', made: 3, unsure: 4 };

const lost = (states: readonly JobState[]) =>
  states.at(-1) === 'unknown' || (states.at(-1) === 'cancelled' && states.includes('waiting'));

describe('what a job takes of the day', () => {
  const job = { asked: 4, pictures: 0 };
  const out = { made: 0, unsure: 4 };

  it.each([
    ['a job in the queue', 'queued', NOTHING_TAKEN, NOTHING_TAKEN],
    ['a job on its way', 'waiting', NOTHING_TAKEN, out],
    ['a job whose answer begins', 'receiving', out, out],
    ['a job that waits to be sent again', 'queued', out, NOTHING_TAKEN],
    ['a refused job', 'rejected', out, NOTHING_TAKEN],
    ['a job that was not sent', 'failed', NOTHING_TAKEN, NOTHING_TAKEN],
    ['a job cancelled before it left', 'cancelled', NOTHING_TAKEN, NOTHING_TAKEN],
    ['a job cancelled after it left', 'cancelled', out, out],
    ['a job of unknown outcome', 'unknown', out, out],
  ] as const)('%s', (_, state, before, after) => {
    expect(takenBy({ ...job, state }, before)).toEqual(after);
  });

  it('is what came once it is done, and perhaps what came to nothing', () => {
    const done = { state: 'done', asked: 4, pictures: 3 } as const;
    expect(takenBy({ ...done, pictures: 4 }, out)).toEqual({ made: 4, unsure: 0 });
    // Fewer than asked, as some gateways make them.
    expect(takenBy(done, out)).toEqual({ made: 3, unsure: 0 });
    expect(takenBy({ ...done, shortfall: { unusable: 1 } }, out)).toEqual({ made: 3, unsure: 1 });
    expect(takenBy({ ...done, pictures: 1, shortfall: { unusable: 0, brokeOff: true } }, out)).toEqual({
      made: 1,
      unsure: 3,
    });
  });

  it('adds up to the pictures that came, whatever way the jobs took', () => {
    const ways = fc.constantFrom<readonly JobState[]>(
      ['sending', 'waiting', 'receiving', 'done'],
      ['queued', 'sending', 'waiting', 'queued', 'sending', 'waiting', 'receiving', 'done'],
      ['sending', 'waiting', 'rejected'],
      ['sending', 'failed'],
      ['sending', 'cancelled'],
      ['sending', 'waiting', 'cancelled'],
      ['sending', 'waiting', 'receiving', 'unknown'],
    );
    fc.assert(
      fc.property(fc.array(fc.tuple(ways, fc.integer({ min: 1, max: 4 })), { maxLength: 12 }), (all) => {
        let day: DayCount = { day: '2026-11-20', ...NOTHING_TAKEN };
        for (const [states, asked] of all) {
          let before = NOTHING_TAKEN;
          for (const state of states) {
            const after = takenBy({ state, asked, pictures: state === 'done' ? asked : 0 }, before);
            day = retake(day, before, after);
            before = after;
          }
        }
        const sum = (wanted: (states: readonly JobState[]) => boolean) =>
          all.reduce((total, [states, asked]) => total + (wanted(states) ? asked : 0), 0);
        expect(day.made).toBe(sum((states) => states.at(-1) === 'done'));
        expect(day.unsure).toBe(sum(lost));
      }),
    );
  });
});

describe('a day at QCode', () => {
  const { qcode, openai } = gateways;

  it('is counted until 00:00 in Beijing', () => {
    const day = { limit: 100, usedUp: false };
    expect(dayUse(qcode, count, NOON)).toEqual({ ...day, made: 3, unsure: 4, resetsAt: MIDNIGHT });
    expect(dayUse(qcode, count, MIDNIGHT - 1)).toMatchObject({ made: 3, unsure: 4 });
    expect(dayUse(qcode, count, MIDNIGHT)).toMatchObject({
      made: 0,
      unsure: 0,
      resetsAt: MIDNIGHT + 86_400_000,
    });
    expect(dayUse(qcode, undefined, NOON)).toMatchObject({ made: 0, unsure: 0 });
  });

  it('is used up by the gateway’s word until then', () => {
    const usedUp = { ...count, usedUpAt: NOON };
    expect(dayUse(qcode, usedUp, NOON)).toMatchObject({ usedUp: true });
    expect(dayUse(qcode, usedUp, MIDNIGHT)).toMatchObject({ usedUp: false });
  });

  it('is nothing where there is no cap', () => {
    expect(dayUse(openai, count, NOON)).toBeUndefined();
  });
});

describe('the warning before sending', () => {
  const use = { limit: 100, made: 90, unsure: 4, usedUp: false, resetsAt: 0 };

  it('comes when the request goes over the cap, or may, or the gateway has said so', () => {
    expect(dayWarning(use, 6)).toBeUndefined();
    expect(dayWarning(use, 7)).toBe('perhaps');
    expect(dayWarning(use, 10)).toBe('perhaps');
    expect(dayWarning(use, 11)).toBe('over');
    expect(dayWarning({ ...use, made: 0, unsure: 0, usedUp: true }, 1)).toBe('used-up');
  });
});
