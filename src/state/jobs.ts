import { createStore } from 'zustand/vanilla';
import { runImageJob, type ImageJobInput, type JobFiles } from '../core/job.ts';
import { isRunning, stateAfter, type JobState } from '../core/jobState.ts';
import { GatewayError } from '../core/wire/GatewayError.ts';
import type { ImageAnswer, Shortfall, Usage } from '../core/wire/ImageAnswer.ts';
import { interruption } from '../core/wire/interruption.ts';
import type { ImageRequest } from '../core/wire/ImageRequest.ts';
import { newId } from '../platform/newId.ts';
import { apiKeyAt } from './connection.ts';
import { registerErase } from './eraseAll.ts';
import { jobPortsFor } from './jobPorts.ts';
import { keyObstacle } from './keyObstacle.ts';
import { addResults, type ImageResult } from './results.ts';

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
  /** When the request left, the last time that it did. */
  readonly sentAt?: number;
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
      readonly code: string;
      /** The next send is number `attempt` of at most `attempts`. */
      readonly attempt: number;
      readonly attempts: number;
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
  /** The failed job whose message stands in the page; gone on the next send or when dismissed. */
  readonly alertJobId?: string;
}

export const jobs = createStore<JobsState>(() => ({ jobs: [] }));

const controllers = new Map<string, AbortController>();

/** What was asked in each job, dismissed ones too: a result can be made again as long as it is there. */
const inputs = new Map<string, ImageJobInput>();

/** Starts one job, at once, beside those that run. Resolves when it has ended, however it ended. */
export async function startJob(input: ImageJobInput, timeLimitSeconds: number): Promise<void> {
  const id = newId();
  const controller = new AbortController();
  controllers.set(id, controller);
  const kept = keepFiles(input);
  inputs.set(id, kept);
  const job: ImageJob = {
    id,
    state: 'sending',
    input: kept,
    startedAt: Date.now(),
    receivedBytes: 0,
    pictures: 0,
  };
  jobs.setState(({ jobs: before }) => ({ jobs: [job, ...before] }), true);
  // The limit begins with the click: preparing files counts, as the user counts it.
  const signal = AbortSignal.any([controller.signal, AbortSignal.timeout(timeLimitSeconds * 1000)]);
  try {
    // The form has seen to it before; a Retry comes without the form, and the key may have changed since.
    const reason = keyObstacle(kept.gateway, kept.key);
    if (reason) throw new GatewayError('not-sent', { reason });
    const ports = jobPortsFor(kept.gateway);
    const answer = await runImageJob(kept, ports, eventsOf(id), signal);
    finish(id, kept, answer);
  } catch (error) {
    fail(id, error, signal);
  } finally {
    controllers.delete(id);
  }
}

/** The same files are used again by a retry, without being prepared twice; where that failed, they are once more. */
function keepFiles(input: ImageJobInput): ImageJobInput {
  const { files } = input;
  if (!files) return input;
  let kept: Promise<JobFiles> | undefined;
  const prepared = async (): Promise<JobFiles> => {
    try {
      return await (kept ??= files());
    } catch (error) {
      kept = undefined;
      throw error;
    }
  };
  return { ...input, files: prepared };
}

/** Milliseconds between two reports of received bytes: a large answer comes in a thousand chunks. */
const REPORT_INTERVAL = 250;

function eventsOf(id: string) {
  let reportedAt = -Infinity;
  return {
    onState: (state: JobState, request?: ImageRequest) => change(id, { state, ...(request && { request }) }),
    onBytes: (receivedBytes: number) => {
      const now = Date.now();
      if (now - reportedAt < REPORT_INTERVAL) return;
      reportedAt = now;
      change(id, { receivedBytes });
    },
    onPartial: ({ blob }: { blob: Blob }) => change(id, { partial: blob }),
  };
}

function finish(id: string, input: ImageJobInput, answer: ImageAnswer): void {
  const at = Date.now();
  const made: ImageResult[] = answer.images.map((image, index) => ({
    id: newId(),
    jobId: id,
    index,
    of: answer.images.length,
    mode: input.mode,
    gatewayId: input.gateway.id,
    gatewayName: input.gateway.name,
    asked: input.params,
    at,
    favourite: false,
    ...(image.revisedPrompt !== undefined && { revisedPrompt: image.revisedPrompt }),
    picture:
      image.kind === 'bytes'
        ? { kind: 'bytes', blob: image.blob, sniffed: image.sniffed }
        : { kind: 'link', url: image.url },
  }));
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

function fail(id: string, thrown: unknown, signal: AbortSignal): void {
  const job = jobs.getState().jobs.find((candidate) => candidate.id === id);
  const error = asGatewayError(thrown, signal, job?.state === 'sending');
  const state = stateAfter(error);
  // At once: whoever sees the state finds the message.
  jobs.setState(({ jobs: before }) => ({
    jobs: changed(before, id, { state, endedAt: Date.now(), error }),
    ...(state !== 'cancelled' && { alertJobId: id }),
  }));
}

/** Whatever was thrown becomes a typed error; before the request left, nothing can have been charged. */
function asGatewayError(thrown: unknown, signal: AbortSignal, beforeSending: boolean): GatewayError {
  const stopped = interruption(signal, thrown);
  if (stopped?.kind === 'timeout' && beforeSending) {
    return new GatewayError('not-sent', { reason: 'time-limit' });
  }
  if (stopped) return stopped;
  if (thrown instanceof GatewayError) return thrown;
  return beforeSending
    ? new GatewayError('not-sent', {}, { cause: thrown })
    : new GatewayError('unreadable', { reason: 'reader-lost' }, { cause: thrown });
}

/** Aborts a running job. What was already sent may still be charged: the job's text says so. */
export function cancelJob(id: string): void {
  controllers.get(id)?.abort();
}

/**
 * Sends the request of an ended job once more, as a new job: Retry, Generate again. Only ever called by a
 * click. The key is the one that belongs there now: a wrong one may just have been mended.
 */
export async function repeatJob(id: string, timeLimitSeconds: number): Promise<void> {
  const input = inputs.get(id);
  if (!input) return;
  const { key: _, keyId: __, ...asked } = input;
  const key = apiKeyAt(input.gateway, input.baseUrl);
  await startJob({ ...asked, ...(key?.value && { key: key.value, keyId: key.id }) }, timeLimitSeconds);
}

/** Takes an ended job off the list; its results stay. */
export function dismissJob(id: string): void {
  jobs.setState((state) => {
    const rest = state.jobs.filter((job) => job.id !== id || isRunning(job.state));
    return state.alertJobId === id ? { jobs: rest } : { ...state, jobs: rest };
  }, true);
}

export function dismissAlert(): void {
  jobs.setState(({ jobs: kept }) => ({ jobs: kept }), true);
}

function change(id: string, changes: Partial<ImageJob>): void {
  jobs.setState(({ jobs: before }) => ({ jobs: changed(before, id, changes) }));
}

/** What has ended stays as it ended. */
function changed(before: readonly ImageJob[], id: string, changes: Partial<ImageJob>): readonly ImageJob[] {
  return before.map((job) => (job.id === id && isRunning(job.state) ? { ...job, ...changes } : job));
}

registerErase(() => {
  for (const controller of controllers.values()) controller.abort();
  inputs.clear();
  jobs.setState({ jobs: [] }, true);
});
