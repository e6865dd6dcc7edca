import type { CDPSession, Page } from 'playwright/test';

/** Bytes: what the engine, the browser's own objects and array buffers take in one worker. */
export interface HeapSample {
  readonly heap: number;
  readonly embedder: number;
  readonly buffers: number;
}

interface Reply {
  readonly id: number;
  readonly result?: unknown;
}

/** Milliseconds between two samples. */
const INTERVAL = 10;

/**
 * Looks into a worker of a page from outside, over the DevTools protocol, as often as it answers. Blobs are not in
 * these figures: the browser process keeps them.
 */
export class WorkerHeap {
  readonly #script: string;
  readonly #protocol: CDPSession;
  readonly #waiting = new Map<number, (result: unknown) => void>();
  #lastId = 0;
  /** The protocol's session with the worker, once it runs. */
  #worker: string | undefined;

  private constructor(protocol: CDPSession, script: string) {
    this.#protocol = protocol;
    this.#script = script;
  }

  /** @param script a part of the address of the worker's script. To be called before it starts. */
  static async watch(page: Page, script: string): Promise<WorkerHeap> {
    const watched = new WorkerHeap(await page.context().newCDPSession(page), script);
    await watched.#attach();
    return watched;
  }

  /** Samples until `over` settles; the worker may start meanwhile. */
  async sampleDuring(over: Promise<unknown>): Promise<readonly HeapSample[]> {
    const ended = new AbortController();
    const stop = (): void => ended.abort();
    over.then(stop, stop);
    const samples: HeapSample[] = [];
    while (!ended.signal.aborted) {
      if (this.#worker) samples.push(await this.sample());
      await new Promise((resolve) => setTimeout(resolve, INTERVAL));
    }
    await over;
    return samples;
  }

  async sample(): Promise<HeapSample> {
    const { usedSize, embedderHeapUsedSize, backingStorageSize } = (await this.#ask(
      'Runtime.getHeapUsage',
    )) as Record<'usedSize' | 'embedderHeapUsedSize' | 'backingStorageSize', number>;
    return { heap: usedSize, embedder: embedderHeapUsedSize, buffers: backingStorageSize };
  }

  /** Runs an expression in the worker. */
  async evaluate(expression: string): Promise<void> {
    await this.#ask('Runtime.evaluate', { expression });
  }

  async #attach(): Promise<void> {
    this.#protocol.on('Target.attachedToTarget', ({ sessionId, targetInfo }) => {
      if (targetInfo.url.includes(this.#script)) this.#worker = sessionId;
    });
    this.#protocol.on('Target.receivedMessageFromTarget', ({ message }) => {
      const { id, result } = JSON.parse(message) as Reply;
      this.#waiting.get(id)?.(result);
      this.#waiting.delete(id);
    });
    // Not flattened: Playwright has no session for a worker, and messages in an envelope need none.
    await this.#protocol.send('Target.setAutoAttach', {
      autoAttach: true,
      waitForDebuggerOnStart: false,
      flatten: false,
    });
  }

  async #ask(method: string, params: object = {}): Promise<unknown> {
    if (!this.#worker) throw new Error(`no worker runs ${this.#script}`);
    this.#lastId += 1;
    const id = this.#lastId;
    const reply = new Promise((resolve) => this.#waiting.set(id, resolve));
    const message = JSON.stringify({ id, method, params });
    await this.#protocol.send('Target.sendMessageToTarget', { sessionId: this.#worker, message });
    return await reply;
  }
}

/** Bytes of a sample, all kinds together. */
export function total({ heap, embedder, buffers }: HeapSample): number {
  return heap + embedder + buffers;
}
