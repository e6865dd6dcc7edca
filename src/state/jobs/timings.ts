import type { ImageJobInput } from '../../core/job.ts';
import { withExtra } from '../../core/params/withExtra.ts';
import { expectedSeconds, type Expectation, type Timing } from '../../core/time/expectedSeconds.ts';
import { TIME_LIMIT } from '../connection/timeLimit.ts';
import { jobs, type ImageJob } from './jobs.ts';
import { keptRecord } from '../keptRecord.ts';

/** What decides how long a request takes, as far as the form knows it. */
export type TimedInput = Pick<ImageJobInput, 'gateway' | 'baseUrl' | 'mode' | 'params' | 'extra'>;

const KINDS = 200;
const PER_KIND = 20;

const kinds = keptRecord<readonly Timing[]>('timings', (entry) =>
  Array.isArray(entry) ? entry.filter(isTiming).slice(-PER_KIND) : undefined,
);

/**
 * How long this browser's own requests took, by kind; the newest last, the kind used last last. Neither a prompt nor
 * a key is in it.
 */
export const timings = kinds.store;

/** What a request usually takes: from this browser's own, else from the gateway's page, else unknown. */
export function expectedSecondsFor(input: TimedInput, history = timings.getState()): Expectation {
  const asked = withExtra(input.params, input.extra);
  return expectedSeconds(input.gateway, input.mode, asked, history[kindOf(input)] ?? []);
}

/**
 * Notes how long this tab's jobs take and takes over what other tabs note, until the returned function is called.
 *
 * @param steadyNow milliseconds by a clock that nobody sets; for tests
 */
export function recordTimings(steadyNow: () => number = () => performance.now()): () => void {
  /** When jobs that run left, by the steady clock: the one that people see may be set meanwhile. */
  const left = new Map<string, number>();
  const stopNoting = jobs.subscribe((state, before) => {
    const now = steadyNow();
    for (const job of state.jobs) {
      if (before.jobs.includes(job)) continue;
      const { id, sentAt, endedAt } = job;
      if (sentAt === undefined) left.delete(id);
      else if (endedAt === undefined && !left.has(id)) left.set(id, now);
      const since = left.get(id);
      if (endedAt === undefined || since === undefined) continue;
      left.delete(id);
      const timing = timingOf(job, now - since);
      if (timing) note(kindOf(job.input), timing);
    }
    if (state.jobs.length === 0) left.clear();
  });
  const stopFollowing = kinds.follow();
  return () => {
    stopNoting();
    stopFollowing();
  };
}

/** What was noted before `n` and `stream` were in it matches nothing any more, and goes as newer kinds come. */
function kindOf({ gateway, baseUrl, mode, params, extra }: TimedInput): string {
  const { model, size = '', quality = '', n = 1, stream } = withExtra(params, extra);
  const rule = gateway.endpoints[mode].fields.stream;
  // As many requests of one picture each, where a stream brings no more than one.
  const each = stream && rule?.type === 'switch' && rule.onePictureOnly ? 1 : n;
  return [baseUrl, model, mode, size, quality, each, stream ? 'stream' : 'whole'].join(' ');
}

/** nginx gives up after 60 s, Cloudflare after 100: what was lost sooner was lost otherwise. */
const EARLIEST_CUT = 55;

/** Done, or broken off by a proxy; everything else says nothing about how long a picture takes. */
function timingOf({ state, error }: ImageJob, milliseconds: number): Timing | undefined {
  const seconds = Math.round(milliseconds / 100) / 10;
  if (state === 'done') return { seconds };
  if (state !== 'unknown' || !error || seconds < EARLIEST_CUT) return undefined;
  const { status = 0 } = error.details;
  const proxy = status === 504 || status === 524 || error.kind === 'network' || error.kind === 'cut';
  return proxy ? { seconds, cut: true } : undefined;
}

function note(kind: string, timing: Timing): void {
  kinds.change(({ [kind]: own = [], ...others }) => {
    const newest = Object.entries(others).slice(1 - KINDS);
    return { ...Object.fromEntries(newest), [kind]: [...own, timing].slice(-PER_KIND) };
  });
}

function isTiming(entry: unknown): entry is Timing {
  if (typeof entry !== 'object' || entry === null) return false;
  const { seconds, cut } = entry as Partial<Record<keyof Timing, unknown>>;
  return isPossible(seconds) && (cut === undefined || cut === true);
}

/** An answer is awaited no longer; more would be by a clock that was set. */
function isPossible(seconds: unknown): boolean {
  return typeof seconds === 'number' && seconds >= 0 && seconds <= TIME_LIMIT.max;
}
