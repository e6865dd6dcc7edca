import type { AnswerEvents } from '../../core/wire/AnswerEvents.ts';
import { GatewayError } from '../../core/wire/GatewayError.ts';
import type { ImageAnswer } from '../../core/wire/ImageAnswer.ts';
import type { AnswerContext } from '../../core/wire/readAnswer.ts';
import type { FromReader, ToReader } from './answerReaderMessages.ts';
import { WorkerReading } from './WorkerReading.ts';

/** The worker that reads answers, several at a time. */
export class ReaderWorker {
  readonly #worker = new Worker(new URL('./answerReader.worker.ts', import.meta.url), { type: 'module' });
  readonly #readings = new Map<number, WorkerReading>();
  #lastId = 0;

  /** Resolves when its script runs; rejects when it cannot be loaded. @param onLost it has died. */
  static async open(onLost: () => void): Promise<ReaderWorker> {
    const reader = new ReaderWorker();
    await reader.#start(onLost);
    return reader;
  }

  /** @throws GatewayError */
  async read(
    response: Response,
    context: AnswerContext,
    events: AnswerEvents,
    signal: AbortSignal,
  ): Promise<ImageAnswer> {
    this.#lastId += 1;
    const id = this.#lastId;
    const post = (message: ToReader, transfer: Transferable[] = []): void => {
      this.#worker.postMessage(message, transfer);
    };
    const reading = new WorkerReading(id, response, events, post);
    const stop = (): void => reading.stop(signal);
    this.#readings.set(id, reading);
    signal.addEventListener('abort', stop);
    try {
      void reading.pump(response, context);
      if (signal.aborted) stop();
      return await reading.result;
    } finally {
      signal.removeEventListener('abort', stop);
      this.#readings.delete(id);
    }
  }

  async #start(onLost: () => void): Promise<void> {
    await new Promise<void>((resolve, reject) => {
      this.#worker.addEventListener('message', ({ data }: MessageEvent<FromReader>) => {
        if (data.kind === 'ready') resolve();
        else this.#readings.get(data.id)?.receive(data);
      });
      const lose = (event: Event): void => {
        const message = event instanceof ErrorEvent ? event.message : event.type;
        this.#worker.terminate();
        onLost();
        reject(new Error(message));
        const lost = new GatewayError('unreadable', { reason: 'reader-lost' }, { cause: new Error(message) });
        for (const reading of this.#readings.values()) reading.fail(lost);
      };
      this.#worker.addEventListener('error', lose);
      this.#worker.addEventListener('messageerror', lose);
    });
  }
}
