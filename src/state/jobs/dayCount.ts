import { isRunning } from '../../core/jobState.ts';
import { withExtra } from '../../core/params/withExtra.ts';
import { NOTHING_TAKEN, retake, takenBy, type DayCount, type Taken } from '../../core/time/DayUse.ts';
import { dayIn } from '../../core/time/nextMidnight.ts';
import { jobs, type ImageJob } from './jobs.ts';
import { keptRecord } from '../keptRecord.ts';

const counts = keptRecord<DayCount>('dayCount', (entry) => (isDayCount(entry) ? entry : undefined));

/** What each key has taken of its gateway's day, by the random id of the key's record; the key is nowhere in it. */
export const dayCount = counts.store;

/** QCode page, Error responses: "Per-key daily 100-image cap reached". */
const USED_UP_CODE = 'image_daily_limit';

/** What one of this tab's jobs has taken so far, and of which day. */
interface Part {
  readonly day: string;
  readonly taken: Taken;
  readonly ended: boolean;
}

/**
 * Counts this tab's jobs and takes over what other tabs count, until the returned function is called.
 *
 * @param now for tests
 */
export function recordDayCount(now: () => number = Date.now): () => void {
  const parts = new Map<string, Part>();
  for (const job of jobs.getState().jobs) if (isRunning(job.state)) count(job, parts, now());
  const stopCounting = jobs.subscribe((state, before) => {
    for (const job of state.jobs) if (!before.jobs.includes(job)) count(job, parts, now());
    if (state.jobs.length < before.jobs.length) {
      const ids = new Set(state.jobs.map(({ id }) => id));
      for (const id of parts.keys()) if (!ids.has(id)) parts.delete(id);
    }
  });
  const stopFollowing = counts.follow();
  return () => {
    stopCounting();
    stopFollowing();
  };
}

function count(job: ImageJob, parts: Map<string, Part>, now: number): void {
  const { gateway, keyId, params, extra } = job.input;
  const { imagesPerDay } = gateway.quotas;
  const known = parts.get(job.id);
  if (!imagesPerDay || keyId === undefined || known?.ended) return;
  const before = known?.taken ?? NOTHING_TAKEN;
  const taken = takenBy({ ...job, asked: withExtra(params, extra).n ?? 1 }, before);
  // The day in which it left: which of two days the gateway counts it to, it alone knows.
  const sentOn = dayIn(imagesPerDay.timeZone, job.sentAt ?? now);
  const day = known && known.taken !== NOTHING_TAKEN ? known.day : sentOn;
  const refused = job.error?.details.code === USED_UP_CODE;
  parts.set(job.id, { day, taken, ended: !isRunning(job.state) });
  if (taken.made === before.made && taken.unsure === before.unsure && !refused) return;
  const today = dayIn(imagesPerDay.timeZone, now);
  change(keyId, (counted) => {
    const current = counted?.day === today ? counted : { day: today, ...NOTHING_TAKEN };
    // What was sent yesterday is in no count of today.
    const retaken = day === today ? retake(current, before, taken) : current;
    return refused ? { ...retaken, usedUpAt: now } : withoutDisproved(retaken, job);
  });
}

/** A request that was sent after the refusal and brought pictures: fewer fitted, or the cap was raised. */
function withoutDisproved(
  { usedUpAt = Infinity, ...open }: DayCount,
  { state, sentAt = 0 }: ImageJob,
): DayCount {
  const disproved = state === 'done' && sentAt > usedUpAt;
  return disproved || usedUpAt === Infinity ? open : { ...open, usedUpAt };
}

function change(keyId: string, counted: (before: DayCount | undefined) => DayCount): void {
  counts.change((latest) => {
    const own = counted(latest[keyId]);
    // No zone is more than a day ahead of another: what is older is over everywhere.
    const current = Object.entries(latest).filter(([, { day }]) => daysBetween(day, own.day) <= 2);
    return { ...Object.fromEntries(current), [keyId]: own };
  });
}

function daysBetween(day: string, other: string): number {
  return Math.abs(Date.parse(day) - Date.parse(other)) / 86_400_000;
}

function isDayCount(entry: unknown): entry is DayCount {
  if (typeof entry !== 'object' || entry === null) return false;
  const { day, made, unsure, usedUpAt } = entry as Partial<Record<keyof DayCount, unknown>>;
  return (
    typeof day === 'string' &&
    /^\d{4}-\d\d-\d\d$/.test(day) &&
    isCount(made) &&
    isCount(unsure) &&
    (usedUpAt === undefined || isCount(usedUpAt))
  );
}

function isCount(value: unknown): value is number {
  return typeof value === 'number' && Number.isFinite(value) && value >= 0;
}
