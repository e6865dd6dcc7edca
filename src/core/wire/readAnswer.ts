import type { Mode } from '../params/ImageParams.ts';
import { readAnswerHeaders, type HeaderLookup } from './answerHeaders.ts';
import type { AnswerEvents } from './AnswerEvents.ts';
import { BodyReading } from './BodyReading.ts';
import { concludeAnswer } from './concludeAnswer.ts';
import type { DecodePicture } from './findFlaw.ts';
import { GatewayError } from './GatewayError.ts';
import type { ImageAnswer } from './ImageAnswer.ts';
import { interruption } from './interruption.ts';

/** An answer as it comes in. */
export interface IncomingAnswer {
  readonly status: number;
  readonly headers: HeaderLookup;
  readonly body: AsyncIterable<Uint8Array>;
}

export interface AnswerContext {
  readonly mode: Mode;
  /** Relative links are resolved against it. */
  readonly baseUrl: string;
  /** Never to be seen in an error: the key. */
  readonly secrets: readonly string[];
}

/**
 * Reads an answer of any shape to its end: the image API's JSON, event streams, chat completions, the Responses API,
 * aggregators, HTML, or anything else. Base64 becomes bytes while it arrives; no whole answer is held as text.
 * @param decodes asked about each picture that is whole; without it, being whole is enough.
 * @throws GatewayError and nothing else, whatever the bytes are.
 */
export async function readAnswer(
  answer: IncomingAnswer,
  context: AnswerContext,
  events: AnswerEvents = {},
  signal?: AbortSignal,
  decodes: DecodePicture = async () => true,
): Promise<ImageAnswer> {
  const reading = new BodyReading(events);
  const dropped = await readBody(answer.body, reading, signal);
  const evidence = reading.end();
  return concludeAnswer({
    evidence,
    dropped,
    status: answer.status,
    headers: readAnswerHeaders(answer.headers),
    received: reading.received,
    text: reading.text,
    baseUrl: context.baseUrl,
    secrets: context.secrets,
    decodes,
  });
}

/** Resolves at the end of the body, or with the error that ended it before. */
async function readBody(
  body: AsyncIterable<Uint8Array>,
  reading: BodyReading,
  signal: AbortSignal | undefined,
): Promise<Error | undefined> {
  const chunks = body[Symbol.asyncIterator]();
  const finished = new AbortController();
  const stopped = whenAborted(signal, finished.signal);
  try {
    while (!reading.isFull) {
      const next = await Promise.race([chunks.next(), stopped]).catch((error: unknown) =>
        toDrop(error, signal),
      );
      if (next instanceof Error) return next;
      if (next.done) return undefined;
      reading.push(next.value);
    }
    return undefined;
  } finally {
    finished.abort();
    // Not awaited: a body that hangs does not answer to this either.
    chunks.return?.().catch(() => {});
  }
}

/** A body that breaks off is an answer of its own; one that we stopped is not. */
function toDrop(error: unknown, signal: AbortSignal | undefined): Error {
  if (error instanceof GatewayError) throw error;
  const stop = interruption(signal, error);
  if (stop) throw stop;
  return error instanceof Error ? error : new Error(String(error));
}

/** Rejects when `signal` is aborted, so that a body that hangs does not hang us. */
function whenAborted(signal: AbortSignal | undefined, finished: AbortSignal): Promise<never> {
  const stopped = new Promise<never>((_resolve, reject) => {
    const stop = (): void => reject(new DOMException('', 'AbortError'));
    if (signal?.aborted) stop();
    else signal?.addEventListener('abort', stop, { signal: finished });
  });
  stopped.catch(() => {});
  return stopped;
}
