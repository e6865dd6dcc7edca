import type { JobEvents, JobPorts } from './job.ts';
import { GatewayError } from './wire/GatewayError.ts';
import { interruption } from './wire/interruption.ts';
import type { ImageAnswer } from './wire/ImageAnswer.ts';
import { taskRequest } from './wire/taskRequest.ts';

/** Seconds between two questions: a little longer each time, as long as the gateway asks for no other pause. */
const SHORTEST = 3;
const LONGEST = 10;
/** Questions in a row that got no sensible answer, before there was any: a gateway that does not let pages ask. */
const MOST_LOST_AT_FIRST = 5;

/** Statuses under which asking again is sensible: too early, too often, or a proxy that stumbled. */
const PASSING_STATUSES: readonly number[] = [404, 408, 425, 429];
const DONE = /^(completed|succeeded|success|done|finished)$/i;

export interface TaskContext {
  readonly ports: JobPorts;
  readonly wait: NonNullable<JobPorts['wait']>;
  readonly events: JobEvents;
  readonly context: Parameters<JobPorts['readAnswer']>[1];
  readonly key: string | undefined;
}

/**
 * Asks for an asynchronous task until it has ended. Only GETs, which cost nothing, so one that is lost is repeated;
 * the request that began the task never is.
 * @param begun the error `task` of the answer that accepted it; rethrown where its address is not known.
 * @throws GatewayError `refused` when the task failed, `task` when nobody tells any more; always with the task's id.
 */
export async function awaitTask(
  begun: GatewayError,
  task: TaskContext,
  signal: AbortSignal,
): Promise<ImageAnswer> {
  const { id, url } = begun.details.task ?? {};
  tell(begun, id, task.events);
  if (id === undefined || url === undefined) throw begun;
  try {
    return await askOn(begun, { ...task, id, url }, signal);
  } catch (error) {
    const known = error instanceof GatewayError ? error : interruption(signal, error);
    throw known ? withTaskId(known, id) : error;
  }
}

async function askOn(
  begun: GatewayError,
  task: TaskContext & { readonly id: string; readonly url: string },
  signal: AbortSignal,
): Promise<ImageAnswer> {
  let news = begun;
  let lost = 0;
  let wasAnswered = false;
  for (let asked = 0; ; asked += 1) {
    const usual = Math.min(SHORTEST + asked, LONGEST);
    await task.wait(Math.max(SHORTEST, news.details.retryAfter ?? usual), signal);
    const answer = await ask(task, signal);
    if (!(answer instanceof GatewayError)) return answer;
    news = answer;
    const meaning = judge(news);
    if (meaning === 'over') throw news;
    wasAnswered ||= meaning === 'goes-on';
    lost = meaning === 'lost' ? lost + 1 : 0;
    if (meaning === 'not-allowed' || (!wasAnswered && lost >= MOST_LOST_AT_FIRST)) throw begun;
    if (meaning === 'goes-on') tell(news, task.id, task.events);
  }
}

/** @throws what is no GatewayError: a mistake of ours. */
async function ask(
  { ports, events, context, key, url }: TaskContext & { readonly url: string },
  signal: AbortSignal,
): Promise<ImageAnswer | GatewayError> {
  try {
    const response = await ports.send(taskRequest(url, key), signal);
    const { onBytes } = events;
    return await ports.readAnswer(response, context, onBytes ? { onBytes } : {}, signal);
  } catch (error) {
    if (error instanceof GatewayError) return error;
    throw error;
  }
}

function tell({ details: { task } }: GatewayError, id: string | undefined, events: JobEvents): void {
  if (id === undefined) return;
  const { status, percent } = task ?? {};
  events.onTask?.({ id, ...(status !== undefined && { status }), ...(percent !== undefined && { percent }) });
}

/**
 * What an answer without a picture means. `over`: for the task, too. `lost`: for the question only, which can be
 * asked again. `not-allowed`: the gateway does not let this key ask.
 */
function judge({ kind, details }: GatewayError): 'goes-on' | 'over' | 'lost' | 'not-allowed' {
  const { status = 0, task } = details;
  switch (kind) {
    case 'task':
      return DONE.test(task?.status ?? '') ? 'over' : 'goes-on';
    case 'no-image':
      return task ? 'goes-on' : 'over';
    case 'refused':
      if (task || (status >= 200 && status <= 299)) return 'over';
      return status >= 500 || PASSING_STATUSES.includes(status) ? 'lost' : 'not-allowed';
    case 'network':
    case 'cut':
    case 'unreadable':
      return 'lost';
    case 'not-an-image':
    case 'timeout':
    case 'aborted':
    case 'not-sent':
      return 'over';
  }
}

/** The id is what is left to look for, whatever happened. */
function withTaskId(error: GatewayError, taskId: string): GatewayError {
  return new GatewayError(error.kind, { ...error.details, taskId }, { cause: error.cause });
}
