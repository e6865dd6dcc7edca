import { GatewayError } from '../../core/wire/GatewayError.ts';
import { readAnswer } from '../../core/wire/readAnswer.ts';
import type { FromReader, ToReader } from './answerReaderMessages.ts';
import { ChunkQueue } from './ChunkQueue.ts';
import { decodesPicture } from './decodesPicture.ts';

/** The answers that are being read. */
const queues = new Map<number, ChunkQueue>();

addEventListener('message', ({ data }: MessageEvent<ToReader>) => {
  if (data.kind === 'start') void read(data);
  else if (data.kind === 'chunk') queues.get(data.id)?.push(data.bytes);
  else if (data.kind === 'end') queues.get(data.id)?.end();
  else if (data.kind === 'drop') queues.get(data.id)?.fail(new Error(data.message));
  else queues.get(data.id)?.fail(new GatewayError('aborted'));
});

post({ kind: 'ready' });

async function read({ id, status, headers, context }: Extract<ToReader, { kind: 'start' }>): Promise<void> {
  const queue = new ChunkQueue((bytes) => post({ kind: 'taken', id, bytes }));
  queues.set(id, queue);
  try {
    const answer = await readAnswer(
      { status, headers: new Map(headers), body: queue },
      context,
      { onPartial: (partial) => post({ kind: 'partial', id, partial }) },
      undefined,
      decodesPicture,
    );
    post({ kind: 'answer', id, answer });
  } catch (error) {
    const { kind, details, cause } = asGatewayError(error);
    post({
      kind: 'error',
      id,
      error: kind,
      details,
      ...(cause instanceof Error && { cause: cause.message }),
    });
  } finally {
    queues.delete(id);
  }
}

/** A mistake of ours must not leave the page waiting for ever. */
function asGatewayError(error: unknown): GatewayError {
  return error instanceof GatewayError
    ? error
    : new GatewayError('unreadable', { reason: 'reader-lost' }, { cause: error });
}

function post(message: FromReader): void {
  postMessage(message);
}
