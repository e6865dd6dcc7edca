import type { Gateway } from '../gateway/Gateway.ts';
import type { JobState } from '../jobState.ts';
import type { Shortfall } from '../wire/ImageAnswer.ts';
import { dayIn, nextMidnight } from './nextMidnight.ts';

/** What one key has taken of one day's pictures, as far as this browser has seen it. */
export interface DayCount {
  /** In the gateway's zone: `2026-11-20`. */
  readonly day: string;
  /** Pictures that came. */
  readonly made: number;
  /** Pictures that may have been made: asked for and not answered, or not answered yet. */
  readonly unsure: number;
  /** When the gateway said that the day's pictures are used up, in milliseconds since 1970. */
  readonly usedUpAt?: number;
}

/** What one job takes of the day. */
export type Taken = Pick<DayCount, 'made' | 'unsure'>;

export const NOTHING_TAKEN: Taken = { made: 0, unsure: 0 };

/** Of a job, what decides how much it takes. */
interface JobStanding {
  readonly state: JobState;
  /** Pictures asked for. */
  readonly asked: number;
  /** Pictures that came. */
  readonly pictures: number;
  readonly shortfall?: Shortfall;
}

/**
 * What a job takes, given what it took `before`. From the moment it leaves, all of its pictures may be made; the
 * answer tells. One that ends without an answer keeps what it had: nothing when it had not left.
 */
export function takenBy({ state, asked, pictures, shortfall }: JobStanding, before: Taken): Taken {
  switch (state) {
    case 'waiting':
    case 'receiving':
      return { made: 0, unsure: asked };
    case 'done': {
      const unusable = shortfall?.unusable ?? 0;
      const lost = shortfall?.brokeOff ? Math.max(unusable, asked - pictures) : unusable;
      return { made: pictures, unsure: lost };
    }
    case 'unknown':
    case 'interrupted':
    case 'cancelled':
      return before;
    case 'queued':
    case 'sending':
    case 'rejected':
    case 'failed':
      return NOTHING_TAKEN;
  }
}

/** `count` after one job's part of it went from `before` to `after`. Never less than nothing. */
export function retake(count: DayCount, before: Taken, after: Taken): DayCount {
  return {
    ...count,
    made: Math.max(0, count.made + after.made - before.made),
    unsure: Math.max(0, count.unsure + after.unsure - before.unsure),
  };
}

/** How a day stands before the next request. */
export interface DayUse extends Taken {
  readonly limit: number;
  /** The gateway has said so; it is the one that counts. */
  readonly usedUp: boolean;
  /** Milliseconds since 1970. */
  readonly resetsAt: number;
}

/** How the day at `now` stands for a key with `count`; `undefined` where the gateway has no daily cap. */
export function dayUse(
  { quotas: { imagesPerDay } }: Gateway,
  count: DayCount | undefined,
  now: number,
): DayUse | undefined {
  if (!imagesPerDay) return undefined;
  const { limit, timeZone } = imagesPerDay;
  const today = count?.day === dayIn(timeZone, now) ? count : undefined;
  return {
    limit,
    made: today?.made ?? 0,
    unsure: today?.unsure ?? 0,
    usedUp: today?.usedUpAt !== undefined,
    resetsAt: nextMidnight(timeZone, now),
  };
}

/**
 * Whether a request for `asked` pictures goes over the cap: `used-up` by the gateway's word, `over` by what came,
 * `perhaps` by what may have been made. It can be sent all the same: only the gateway knows.
 */
export function dayWarning(
  { limit, made, unsure, usedUp }: DayUse,
  asked: number,
): 'used-up' | 'over' | 'perhaps' | undefined {
  if (usedUp) return 'used-up';
  if (made + asked > limit) return 'over';
  return made + unsure + asked > limit ? 'perhaps' : undefined;
}
