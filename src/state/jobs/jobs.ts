import { createStore } from 'zustand/vanilla';
import type { ImageJobInput } from '../../core/job.ts';
import { isRunning, stateAfter, type JobState } from '../../core/jobState.ts';
import type { FieldName } from '../../core/params/ImageParams.ts';
import { GatewayError } from '../../core/wire/GatewayError.ts';
import type { ImageAnswer, Shortfall, Usage } from '../../core/wire/ImageAnswer.ts';
import type { ImageRequest } from '../../core/wire/ImageRequest.ts';
import { newId } from '../../platform/newId.ts';
import { asItStands } from './asItStands.ts';
import { asGatewayError } from './asGatewayError.ts';
import { apiKeyAt } from '../connection/connection.ts';
import { registerErase } from '../eraseAll.ts';
import { keepFiles } from './keepFiles.ts';
import { keyIdOf } from '../connection/keyIdOf.ts';
import { keyObstacle } from '../connection/keyObstacle.ts';
import { queuedBeside } from './queuedBeside.ts';
import { addResults } from '../results.ts';
import { toResults } from './toResults.ts';
import { withoutFields } from './withoutFields.ts';

/**
 * Jobs live in a plain store and not in a query cache: a paid request must outlive every component, report
 * bytes while it runs, be cancelled by id and never be run again by anybody's retry or refetch rule.
 */
export interface ImageJob {
  readonly id: string;
  readonly state: JobState;
  readonly input: ImageJobInput;
  /** What stands on the wire, once it has been built. No key in it. */
  readonly request?: ImageRequest;
  /** Of the click, in milliseconds since 1970. */
  readonly startedAt: number;
  /** When it last stopped waiting in the queue, for a job that did. */
  readonly turnAt?: number;
  /** When the request left; absent again once the gateway has said that it started nothing. */
  readonly sentAt?: number;
  /** When the answer to it began. */
  readonly answeredAt?: number;
  /** What a queued job waits for. */
  readonly hold?: Hold;
  /** Earlier sends that the gateway provably did not start, oldest first. */
  readonly notStarted?: readonly NotStarted[];
  /** The asynchronous task that the gateway answered with, while it is being asked for. */
  readonly task?: JobTask;
  readonly endedAt?: number;
  readonly receivedBytes: number;
  /** The newest preview of a stream; never a result. */
  readonly partial?: Blob;
  readonly error?: GatewayError;
  readonly pictures: number;
  /** Why it holds fewer pictures than it might. */
  readonly shortfall?: Shortfall;
  readonly usage?: Usage;
  readonly requestId?: string;
}

/** Why a job is `queued`. `slot`: the key has as many requests running as its gateway allows, in whichever tab. */
export type Hold =
  | { readonly kind: 'slot' }
  /** Sent again at `until` (milliseconds since 1970), because the gateway said with `code` that it did not start. */
  | {
      readonly kind: 'backoff';
      readonly until: number;
      /** Milliseconds from its beginning to `until`: more are never left, whatever a clock says that was set. */
      readonly pause: number;
      readonly code: string;
      /** The next send is number `attempt`, of at most `attempts` where they are counted. */
      readonly attempt: number;
      readonly attempts?: number;
    };

export interface NotStarted {
  /** Milliseconds since 1970. */
  readonly at: number;
  readonly code: string;
}

export interface JobTask {
  readonly id: string;
  /** As the gateway spells it: `queued`, `in_progress`. */
  readonly status?: string;
  /** From 0 to 100, where the gateway tells it. */
  readonly percent?: number;
}

interface JobsState {
  /** Newest first. */
  readonly jobs: readonly ImageJob[];
  /** Failed jobs whose messages stand in the page, the newest first; gone on the next send or when dismissed. */
  readonly alertJobIds: readonly string[];
}

export const jobs = createStore<JobsState>(() => ({ jobs: [], alertJobIds: [] }));

const controllers = new Map<string, AbortController>();

/** What was asked in each job, dismissed ones too: a result can be made again as long as it is there. */
const inputs = new Map<string, ImageJobInput>();

/**
 * Starts one job, beside those that run, or behind them where the gateway limits the requests of a key. Resolves when
 * it has ended, however it ended.
 */
export async function startJob(input: ImageJobInput, timeLimitSeconds: number): Promise<void> {
  const id = newId();
  const controller = new AbortController();
  controllers.set(id, controller);
  const kept = keepFiles(input);
  inputs.set(id, kept);
  const mustWait = kept.gateway.quotas.concurrency !== undefined;
  const job: ImageJob = {
    id,
    ...(mustWait ? { state: 'queued', hold: { kind: 'slot' } } : { state: 'sending' }),
    input: kept,
    startedAt: Date.now(),
    receivedBytes: 0,
    pictures: 0,
  };
  jobs.setState(({ jobs: before }) => ({ jobs: [job, ...before], alertJobIds: [] }));
  try {
    // The form has seen to it before; a Retry comes without the form, and the key may have changed since.
    const reason = keyObstacle(kept.gateway, kept.key);
    if (reason) throw new GatewayError('not-sent', { reason });
    const { runJob } = await loadRunner();
    const answer = await runJob({
      id,
      input: kept,
      timeLimitSeconds,
      cancelled: controller.signal,
      now: () => find(id),
      change: (changes) => change(id, changes),
      firstOf,
    });
    finish(id, kept, answer);
  } catch (error) {
    // What a send threw is typed already; the rest was thrown while it waited.
    fail(id, asGatewayError(error, controller.signal, true));
  } finally {
    controllers.delete(id);
  }
}

const importRunner = () => import('./runJob.ts');
let runner: ReturnType<typeof importRunner> | undefined;

/**
 * What runs jobs, loaded for the first of them, in the order of the clicks.
 * @throws GatewayError `not-sent` where it is gone from the server: an older tab after a deployment.
 */
async function loadRunner() {
  try {
    return await (runner ??= importRunner());
  } catch (cause) {
    runner = undefined;
    throw new GatewayError('not-sent', { reason: 'script' }, { cause });
  }
}

/** The oldest on the list goes first, and the user may change the places of those that wait. */
const firstOf = (ids: ReadonlySet<string>) => jobs.getState().jobs.findLast(({ id }) => ids.has(id))?.id;

function finish(id: string, input: ImageJobInput, answer: ImageAnswer): void {
  const at = Date.now();
  const made = toResults({ id, input, startedAt: find(id)?.startedAt ?? at }, answer, at);
  addResults(made);
  const { usage, requestId, shortfall } = answer;
  change(id, {
    state: 'done',
    endedAt: at,
    pictures: made.length,
    ...(usage && { usage }),
    ...(requestId !== undefined && { requestId }),
    ...(shortfall && { shortfall }),
  });
}

function fail(id: string, error: GatewayError): void {
  const state = stateAfter(error);
  // At once: whoever sees the state finds the message.
  jobs.setState(({ jobs: before, alertJobIds }) => ({
    jobs: changed(before, id, { state, endedAt: Date.now(), error }),
    ...(state !== 'cancelled' && { alertJobIds: [id, ...alertJobIds] }),
  }));
}

/** Aborts a running job. What was already sent may still be charged: the job's text says so. */
export function cancelJob(id: string): void {
  controllers.get(id)?.abort();
}

/**
 * Sends the request of an ended job once more, as a new job: Retry, Generate again, without the fields that the
 * gateway refused. Only ever called by a click. The key is the one that belongs there now: a wrong one may just
 * have been mended.
 */
export async function repeatJob(
  id: string,
  timeLimitSeconds: number,
  changes: RepeatChanges = {},
): Promise<void> {
  const input = inputs.get(id);
  if (!input) return;
  const { without = [], asOneOf } = changes;
  const { key: _, keyId: __, ...repeated } = withoutFields(input, without);
  const asked = asOneOf === undefined ? repeated : asOneRequest(repeated, asOneOf);
  const key = apiKeyAt(input.gateway, input.baseUrl);
  await startJob({ ...asked, ...(key?.value && { key: key.value, keyId: keyIdOf(key) }) }, timeLimitSeconds);
}

interface RepeatChanges {
  readonly without?: readonly FieldName[];
  /** Stands for so many jobs of one batch: one request of so many pictures. */
  readonly asOneOf?: number;
}

function asOneRequest(input: ImageJobInput, n: number): ImageJobInput {
  const { batch: _, ...whole } = input;
  return { ...whole, params: { ...input.params, n } };
}

/** Changes places with the waiting job above (-1) or below (1) on the list: below is sooner. */
export function moveJob(id: string, by: -1 | 1): void {
  jobs.setState(({ jobs: before }) => {
    const job = before.find((candidate) => candidate.id === id);
    const queue = job ? queuedBeside(before, job) : [];
    const other = job && queue[queue.indexOf(job) - by];
    if (!job || !other) return {};
    return { jobs: before.map((each) => (each === job ? other : each === other ? job : each)) };
  });
}

/** Takes an ended job off the list; its results stay. */
export function dismissJob(id: string): void {
  jobs.setState((state) => {
    const rest = state.jobs.filter((job) => job.id !== id || isRunning(job.state));
    const alertJobIds = state.alertJobIds.filter((alertId) => rest.some((job) => job.id === alertId));
    return { jobs: rest, alertJobIds };
  });
}

/** Takes the messages of these jobs out of the page; Job details keep them. */
export function dismissAlerts(ids: readonly string[]): void {
  jobs.setState(({ alertJobIds }) => ({ alertJobIds: alertJobIds.filter((id) => !ids.includes(id)) }));
}

function find(id: string): ImageJob | undefined {
  return jobs.getState().jobs.find((job) => job.id === id);
}

function change(id: string, changes: Partial<ImageJob>): void {
  jobs.setState(({ jobs: before }) => ({ jobs: changed(before, id, changes) }));
}

/** What has ended stays as it ended. */
function changed(before: readonly ImageJob[], id: string, changes: Partial<ImageJob>): readonly ImageJob[] {
  return before.map((job) =>
    job.id === id && isRunning(job.state) ? asItStands({ ...job, ...changes }) : job,
  );
}

registerErase(() => {
  for (const controller of controllers.values()) controller.abort();
  inputs.clear();
  jobs.setState({ jobs: [], alertJobIds: [] });
});
