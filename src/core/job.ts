import { awaitTask, type TaskContext } from './awaitTask.ts';
import type { Gateway } from './gateway/Gateway.ts';
import type { PixelSize } from './image/PixelSize.ts';
import type { SniffedImage } from './image/sniff.ts';
import type { ImageParams, JsonObject, Mode } from './params/ImageParams.ts';
import { buildImageRequest } from './wire/buildImageRequest.ts';
import { GatewayError } from './wire/GatewayError.ts';
import type { AnsweredImage, ImageAnswer } from './wire/ImageAnswer.ts';
import type { ImageRequest } from './wire/ImageRequest.ts';
import { toFetchRequest } from './wire/toFetchRequest.ts';

/** Everything that one click on Generate means, fixed at the click. */
export interface ImageJobInput {
  readonly gateway: Gateway;
  readonly baseUrl: string;
  readonly mode: Mode;
  readonly params: ImageParams;
  readonly extra: JsonObject;
  /** Of the base image of an edit, in pixels: the shape that `auto` will most likely bring. */
  readonly baseSize?: PixelSize;
  readonly key?: string;
  /** The random id of the key's value: names what the key shares (slots, the day's count) without holding it. */
  readonly keyId?: string;
  /** One of several requests that one click made, because the gateway streams one picture a request. */
  readonly batch?: Batch;
  /** The files of an edit; waits for pictures that are still being prepared. */
  readonly files?: () => Promise<JobFiles>;
}

export interface Batch {
  readonly id: string;
  /** From 0. */
  readonly index: number;
  readonly of: number;
}

export interface JobFiles {
  /** The base image first. */
  readonly sources: readonly { readonly file: Blob; readonly fileName: string }[];
  readonly mask?: Blob;
}

export interface Picture {
  readonly blob: Blob;
  readonly sniffed: SniffedImage;
}

/** What the way of a picture needs from outside. */
export interface JobPorts {
  /** Makes sure that what reads the answer is there, before anything is paid for. Rejects with a `GatewayError`. */
  readonly ready?: () => Promise<void>;
  /** The network or the sandbox. Rejects with a `GatewayError`. */
  readonly send: (request: Request, signal: AbortSignal) => Promise<Response>;
  readonly readAnswer: (
    response: Response,
    context: { mode: Mode; baseUrl: string; secrets: readonly string[] },
    events: AnswerEvents,
    signal: AbortSignal,
  ) => Promise<ImageAnswer>;
  /**
   * A result link to bytes; `undefined` where the host forbids it. Never sends the key. Rejects with a `GatewayError`
   * `not-an-image` where the page may read what is there and it is no picture.
   */
  readonly fetchPicture: (url: string, signal: AbortSignal) => Promise<Picture | undefined>;
  /** Resolves after so many seconds, rejects when aborted. Without it no asynchronous task is asked for. */
  readonly wait?: (seconds: number, signal: AbortSignal) => Promise<void>;
}

export interface AnswerEvents {
  /** Bytes of the answer so far. */
  readonly onBytes?: (received: number) => void;
  readonly onPartial?: (partial: Picture & { readonly index: number }) => void;
}

export interface TaskProgress {
  readonly id: string;
  /** As the gateway spells it. */
  readonly status?: string;
  /** From 0 to 100. */
  readonly percent?: number;
}

export interface JobEvents extends AnswerEvents {
  readonly onState: (state: 'sending' | 'waiting' | 'receiving', request?: ImageRequest) => void;
  /** The gateway answered with an asynchronous task, or told how far it is. */
  readonly onTask?: (task: TaskProgress) => void;
}

/**
 * The whole way of a picture, from what the user wants to bytes. Whatever is thrown before the state is `waiting`
 * was thrown before anything was sent. Rejects with a `GatewayError`, or as `files` does.
 */
export async function runImageJob(
  job: ImageJobInput,
  ports: JobPorts,
  events: JobEvents,
  signal: AbortSignal,
): Promise<ImageAnswer> {
  events.onState('sending');
  const files = await untilAborted(async () => job.files?.(), signal);
  const request = buildImageRequest({ ...job, ...files });
  const fetchRequest = toFetchRequest(request, job.key);
  await untilAborted(async () => ports.ready?.(), signal);
  events.onState('waiting', request);
  const response = await ports.send(fetchRequest, signal);
  events.onState('receiving');
  const context = { mode: job.mode, baseUrl: job.baseUrl, secrets: job.key ? [job.key] : [] };
  const answer = await untilPictures(ports.readAnswer(response, context, events, signal), {
    ports,
    events,
    context,
    key: job.key,
    signal,
  });
  return await bringAllHome(answer, ports, signal);
}

/** The answer, or, where it only began an asynchronous task, what that task brings. */
async function untilPictures(
  answer: Promise<ImageAnswer>,
  { signal, ...task }: Omit<TaskContext, 'wait'> & { readonly signal: AbortSignal },
): Promise<ImageAnswer> {
  try {
    return await answer;
  } catch (error) {
    const { wait } = task.ports;
    if (!(error instanceof GatewayError) || error.kind !== 'task' || !wait) throw error;
    return await awaitTask(error, { ...task, wait }, signal);
  }
}

/** @throws GatewayError when every picture was a link and all of them lead to no picture. */
async function bringAllHome(answer: ImageAnswer, ports: JobPorts, signal: AbortSignal): Promise<ImageAnswer> {
  const homes = await someAtATime(answer.images, (image) => bringHome(image, ports, signal));
  const images = homes.filter((home) => !(home instanceof GatewayError));
  const [dead, ...others] = homes.filter((home) => home instanceof GatewayError);
  if (!dead) return { ...answer, images };
  const { requestId, shortfall } = answer;
  if (images.length === 0) {
    throw new GatewayError(dead.kind, { ...dead.details, ...(requestId !== undefined && { requestId }) });
  }
  const unusable = (shortfall?.unusable ?? 0) + 1 + others.length;
  return { ...answer, images, shortfall: { ...shortfall, unusable } };
}

/** Links that are fetched at the same time: browsers keep six connections to a host, and the next answer needs one. */
const AT_A_TIME = 4;

/** What `take` makes of each entry, in their order. */
async function someAtATime<T, R>(
  entries: readonly T[],
  take: (entry: T) => Promise<R>,
): Promise<readonly R[]> {
  const results: R[] = [];
  const left = entries.entries();
  const takeOn = async (): Promise<void> => {
    for (const [index, entry] of left) results[index] = await take(entry);
  };
  await Promise.all(Array.from({ length: AT_A_TIME }, takeOn));
  return results;
}

/**
 * A link becomes bytes where its host allows it, and stays a link where it does not. The answer is complete and
 * paid for: Cancel and the time limit end the fetching, and the link is kept. A link to no picture is an error.
 */
async function bringHome(
  image: AnsweredImage,
  ports: JobPorts,
  signal: AbortSignal,
): Promise<AnsweredImage | GatewayError> {
  if (image.kind === 'bytes') return image;
  const { url, revisedPrompt } = image;
  try {
    const picture = await untilAborted(() => ports.fetchPicture(url, signal), signal);
    if (!picture) return image;
    return { kind: 'bytes', ...picture, ...(revisedPrompt !== undefined && { revisedPrompt }) };
  } catch (error) {
    const isNone = error instanceof GatewayError && error.kind === 'not-an-image';
    return isNone && !signal.aborted ? error : image;
  }
}

/** Preparing a large picture may take a while, and a host may hang; Cancel must not wait for them. */
async function untilAborted<T>(start: () => Promise<T>, signal: AbortSignal): Promise<T> {
  signal.throwIfAborted();
  const over = new AbortController();
  const stopped = new Promise<never>((_, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason), { signal: over.signal });
  });
  try {
    return await Promise.race([start(), stopped]);
  } finally {
    over.abort();
  }
}
