import type { AnswerEvents } from '../../core/wire/AnswerEvents.ts';
import { GatewayError, type ErrorReason, type GatewayErrorKind } from '../../core/wire/GatewayError.ts';
import type { ImageAnswer } from '../../core/wire/ImageAnswer.ts';
import type { AnswerContext } from '../../core/wire/readAnswer.ts';
import { decodesPicture } from './decodesPicture.ts';
import { readChunks } from './readChunks.ts';
import { ReaderWorker } from './ReaderWorker.ts';

type ReadAnswer = ReaderWorker['read'];

/** One for all answers, made for the first of them and never at start-up. */
let opened: Promise<ReadAnswer> | undefined;

/**
 * Reads an answer in a worker, so that no parse or decode blocks the page. The response itself stays here; its
 * chunks are transferred.
 * @throws GatewayError and nothing else.
 */
export async function readAnswerInWorker(
  response: Response,
  context: AnswerContext,
  events: AnswerEvents,
  signal: AbortSignal,
): Promise<ImageAnswer> {
  const read = await openReader('unreadable', 'reader-lost');
  return await read(response, context, events, signal);
}

/**
 * Gets the reader ready. Worth calling before a request is sent: in a tab that is older than the last deployment
 * its script is gone from the server, which must not come out when the picture has been paid for.
 * @throws GatewayError `not-sent` for the reason `script`.
 */
export async function warmAnswerReader(): Promise<void> {
  await openReader('not-sent', 'script');
}

async function openReader(otherwise: GatewayErrorKind, reason: ErrorReason): Promise<ReadAnswer> {
  opened ??= open();
  try {
    return await opened;
  } catch (error) {
    opened = undefined;
    throw new GatewayError(otherwise, { reason }, { cause: error });
  }
}

async function open(): Promise<ReadAnswer> {
  try {
    const worker = await ReaderWorker.open(() => {
      opened = undefined;
    });
    return (...args) => worker.read(...args);
  } catch {
    return await readerInPage();
  }
}

/** Where no worker can be had the page reads the answers itself, slower but whole. */
async function readerInPage(): Promise<ReadAnswer> {
  const { readAnswer } = await import('../../core/wire/readAnswer.ts');
  return ({ status, headers, body }, context, events, signal) =>
    readAnswer({ status, headers, body: readChunks(body) }, context, events, signal, decodesPicture);
}
