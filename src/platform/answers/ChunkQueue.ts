import { freeBytes } from '../../core/image/freeBytes.ts';

/** Chunks that are pushed from one side and iterated over on the other, once. Each is gone when the next is asked for. */
export class ChunkQueue implements AsyncIterable<Uint8Array> {
  readonly #onTaken: (bytes: number) => void;
  readonly #chunks: Uint8Array<ArrayBuffer>[] = [];
  #ended = false;
  #failure: Error | undefined;
  #wake: (() => void) | undefined;

  /** @param onTaken told the size of each chunk when it has been worked off. */
  constructor(onTaken: (bytes: number) => void) {
    this.#onTaken = onTaken;
  }

  push(chunk: Uint8Array<ArrayBuffer>): void {
    this.#chunks.push(chunk);
    this.#wake?.();
  }

  end(): void {
    this.#ended = true;
    this.#wake?.();
  }

  /** Ends the iteration with `error`, after the chunks that are already there. */
  fail(error: Error): void {
    this.#failure = error;
    this.end();
  }

  async *[Symbol.asyncIterator](): AsyncGenerator<Uint8Array, void, undefined> {
    for (;;) {
      const chunk = this.#chunks.shift();
      if (chunk) {
        const { byteLength } = chunk;
        yield chunk;
        freeBytes(chunk);
        this.#onTaken(byteLength);
      } else if (this.#failure) throw this.#failure;
      else if (this.#ended) return;
      else await this.#nextPush();
    }
  }

  #nextPush(): Promise<void> {
    return new Promise((resolve) => {
      this.#wake = resolve;
    });
  }
}
