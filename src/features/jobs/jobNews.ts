import { isRunning } from '../../core/jobState.ts';
import type { Messages } from '../../i18n/messages.ts';
import type { ImageJob } from '../../state/jobs/jobs.ts';
import { holdText } from './holdText.ts';
import { picturesText } from './picturesText.ts';
import { promptBeginning } from './promptBeginning.ts';

/** Percent between two pieces of news about a task: more would talk without end. */
const STEP = 25;

/**
 * What to tell somebody who does not see the list, where `job` differs from what it was `before`; `undefined` where it
 * is nothing new. Failures have their alert.
 *
 * @param now milliseconds since 1970
 */
export function jobNews(
  before: ImageJob | undefined,
  job: ImageJob,
  now: number,
  { jobs, errors }: Pick<Messages, 'jobs' | 'errors'>,
  tag: string,
): string | undefined {
  const what =
    taskNews(before, job, errors) ??
    (stepOf(job) === (before && stepOf(before)) ? undefined : stepNews(job, now, jobs, tag));
  return what && jobs.news(what, promptBeginning(job.input.params.prompt));
}

/** What is told once: sending, waiting and receiving are one step, each wait for another send is its own. */
function stepOf({ state, hold, notStarted }: ImageJob): string {
  if (state === 'queued') return `queued ${hold?.kind} ${notStarted?.length ?? 0}`;
  return isRunning(state) ? `running ${notStarted?.length ?? 0}` : state;
}

function stepNews(job: ImageJob, now: number, jobs: Messages['jobs'], tag: string): string | undefined {
  const { state, hold, notStarted } = job;
  if (state === 'queued') {
    return hold?.kind === 'backoff' || notStarted ? holdText(job, 0, now, jobs, tag) : jobs.waits;
  }
  if (isRunning(state)) return jobs.started;
  if (state === 'done') return jobs.finished(picturesText(job, jobs));
  return state === 'cancelled' ? jobs.states.cancelled : undefined;
}

function taskNews(before: ImageJob | undefined, { state, task }: ImageJob, errors: Messages['errors']) {
  if (!task || !isRunning(state)) return undefined;
  const percent = roundedPercent(task);
  const old = before?.task;
  if (old?.id === task.id && roundedPercent(old) === percent) return undefined;
  const id = errors.taskId(task.id);
  return percent === undefined ? id : `${id} · ${percent} %`;
}

function roundedPercent({ percent }: NonNullable<ImageJob['task']>): number | undefined {
  return percent === undefined ? undefined : Math.floor(percent / STEP) * STEP;
}
