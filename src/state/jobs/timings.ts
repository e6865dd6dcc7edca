import type { ImageJobInput } from '../../core/job.ts';
import { withExtra } from '../../core/params/withExtra.ts';
import { expectedSeconds, type Expectation, type Timing } from '../../core/time/expectedSeconds.ts';
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

/** Notes how long this tab's jobs take and takes over what other tabs note, until the returned function is called. */
export function recordTimings(): () => void {
  const stopNoting = jobs.subscribe((state, before) => {
    for (const job of state.jobs) {
      const earlier = before.jobs.find(({ id }) => id === job.id);
      const timing = earlier && earlier.endedAt === undefined ? timingOf(job) : undefined;
      if (timing) note(kindOf(job.input), timing);
    }
  });
  const stopFollowing = kinds.follow();
  return () => {
    stopNoting();
    stopFollowing();
  };
}

function kindOf({ baseUrl, mode, params, extra }: TimedInput): string {
  const { model, size = '', quality = '' } = withExtra(params, extra);
  return [baseUrl, model, mode, size, quality].join(' ');
}

/** nginx gives up after 60 s, Cloudflare after 100: what was lost sooner was lost otherwise. */
const EARLIEST_CUT = 55;

/** Done, or broken off by a proxy; everything else says nothing about how long a picture takes. */
function timingOf({ state, sentAt, endedAt, error }: ImageJob): Timing | undefined {
  if (sentAt === undefined || endedAt === undefined) return undefined;
  const seconds = Math.max(0, Math.round((endedAt - sentAt) / 100) / 10);
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
  return typeof seconds === 'number' && seconds >= 0 && (cut === undefined || cut === true);
}
