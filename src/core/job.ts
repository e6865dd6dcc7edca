import type { Gateway } from './gateway/Gateway.ts';
import type { SniffedImage } from './image/sniff.ts';
import type { ImageParams, JsonObject, Mode } from './params/ImageParams.ts';
import { buildImageRequest } from './wire/buildImageRequest.ts';
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
  readonly key?: string;
  /** The files of an edit; waits for pictures that are still being prepared. */
  readonly files?: () => Promise<JobFiles>;
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
  /** The network or the sandbox. Rejects with a `GatewayError`. */
  readonly send: (request: Request, signal: AbortSignal) => Promise<Response>;
  readonly readAnswer: (
    response: Response,
    context: { mode: Mode; baseUrl: string; secrets: readonly string[] },
    events: AnswerEvents,
    signal: AbortSignal,
  ) => Promise<ImageAnswer>;
  /** A result link to bytes; `undefined` where the host forbids it. Never sends the key. */
  readonly fetchPicture: (url: string, signal: AbortSignal) => Promise<Picture | undefined>;
}

export interface AnswerEvents {
  /** Bytes of the answer so far. */
  readonly onBytes?: (received: number) => void;
  readonly onPartial?: (partial: Picture & { readonly index: number }) => void;
}

export interface JobEvents extends AnswerEvents {
  readonly onState: (state: 'sending' | 'waiting' | 'receiving', request?: ImageRequest) => void;
}

/** The whole way of a picture, from what the user wants to bytes. Rejects with a `GatewayError`. */
export async function runImageJob(
  job: ImageJobInput,
  ports: JobPorts,
  events: JobEvents,
  signal: AbortSignal,
): Promise<ImageAnswer> {
  events.onState('sending');
  const files = await untilAborted(job.files?.(), signal);
  const request = buildImageRequest({ ...job, ...files });
  events.onState('waiting', request);
  const response = await ports.send(toFetchRequest(request, job.key), signal);
  events.onState('receiving');
  const context = { mode: job.mode, baseUrl: job.baseUrl, secrets: job.key ? [job.key] : [] };
  const answer = await ports.readAnswer(response, context, events, signal);
  return {
    ...answer,
    images: await Promise.all(answer.images.map((image) => bringHome(image, ports, signal))),
  };
}

/** A link becomes bytes where its host allows it, and stays a link where it does not. */
async function bringHome(image: AnsweredImage, ports: JobPorts, signal: AbortSignal): Promise<AnsweredImage> {
  if (image.kind === 'bytes') return image;
  const picture = await ports.fetchPicture(image.url, signal);
  if (!picture) return image;
  const { revisedPrompt } = image;
  return { kind: 'bytes', ...picture, ...(revisedPrompt !== undefined && { revisedPrompt }) };
}

/** Preparing a large picture may take a while; Cancel must not wait for it. */
async function untilAborted<T>(work: Promise<T> | undefined, signal: AbortSignal): Promise<T | undefined> {
  signal.throwIfAborted();
  if (!work) return undefined;
  const stopped = new Promise<never>((_, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason), { once: true });
  });
  return Promise.race([work, stopped]);
}
