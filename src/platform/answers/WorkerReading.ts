import type { AnswerEvents } from '../../core/wire/AnswerEvents.ts';
import { GatewayError } from '../../core/wire/GatewayError.ts';
import type { ImageAnswer } from '../../core/wire/ImageAnswer.ts';
import { interruption } from '../../core/wire/interruption.ts';
import type { AnswerContext } from '../../core/wire/readAnswer.ts';
import type { FromReader, ToReader } from './answerReaderMessages.ts';
import { FlowWindow } from './FlowWindow.ts';

/** Bytes under way to the worker at most: enough to keep it busy, little to hold in memory. */
const WINDOW = 4 << 20;

/** One answer on its way through the worker. */
export class WorkerReading {
  /** Settles once: with the answer, or with a GatewayError. */
  readonly result: Promise<ImageAnswer>;
  readonly #id: number;
  readonly #post: (message: ToReader, transfer?: Transferable[]) => void;
  readonly #events: AnswerEvents;
  readonly #body: ReadableStreamDefaultReader<Uint8Array<ArrayBuffer>> | undefined;
  readonly #window = new FlowWindow(WINDOW);
  #settled = false;
  #resolve: (answer: ImageAnswer) => void = () => {};
  #reject: (error: GatewayError) => void = () => {};

  constructor(
    id: number,
    response: Response,
    events: AnswerEvents,
    post: (message: ToReader, transfer?: Transferable[]) => void,
  ) {
    this.#id = id;
    this.#events = events;
    this.#post = post;
    // `getReader()`, because WebKit's ReadableStream is no async iterable.
    this.#body = response.body?.getReader();
    this.result = new Promise((resolve, reject) => {
      this.#resolve = resolve;
      this.#reject = reject;
    });
  }

  /** Sends the answer to the worker, chunk by chunk, until it ends or nobody waits for it any more. */
  async pump(response: Response, context: AnswerContext): Promise<void> {
    const id = this.#id;
    this.#post({ kind: 'start', id, status: response.status, headers: [...response.headers], context });
    try {
      await this.#pumpChunks();
      if (!this.#settled) this.#post({ kind: 'end', id });
    } catch (error) {
      const message = error instanceof Error ? error.message : String(error);
      if (!this.#settled) this.#post({ kind: 'drop', id, message });
    }
  }

  /** What the worker says about this answer. */
  receive(message: Exclude<FromReader, { kind: 'ready' }>): void {
    if (message.kind === 'taken') this.#window.taken(message.bytes);
    else if (message.kind === 'partial') this.#events.onPartial?.(message.partial);
    else if (message.kind === 'answer') this.#settle(() => this.#resolve(message.answer));
    else {
      const cause = message.cause === undefined ? undefined : new Error(message.cause);
      this.fail(new GatewayError(message.error, message.details, { cause }));
    }
  }

  fail(error: GatewayError): void {
    this.#settle(() => this.#reject(error));
  }

  /** Stops reading because `signal` has been aborted. */
  stop(signal: AbortSignal): void {
    this.#post({ kind: 'forget', id: this.#id });
    this.fail(interruption(signal, signal.reason) ?? new GatewayError('aborted'));
  }

  async #pumpChunks(): Promise<void> {
    let received = 0;
    while (this.#body && !this.#settled) {
      const { done, value } = await this.#body.read();
      if (done) return;
      received += value.byteLength;
      this.#events.onBytes?.(received);
      this.#window.sent(value.byteLength);
      this.#post({ kind: 'chunk', id: this.#id, bytes: value }, [value.buffer]);
      await this.#window.room();
    }
  }

  #settle(how: () => void): void {
    if (this.#settled) return;
    this.#settled = true;
    how();
    this.#window.open();
    // Closes the connection when the answer was decided before its end.
    this.#body?.cancel().catch(() => {});
  }
}
