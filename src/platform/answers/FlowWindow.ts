/** How many bytes may be on their way: holds the sender back while the receiver is behind. */
export class FlowWindow {
  readonly #size: number;
  #outstanding = 0;
  #wake: (() => void) | undefined;

  /** @param size bytes. */
  constructor(size: number) {
    this.#size = size;
  }

  sent(bytes: number): void {
    this.#outstanding += bytes;
  }

  taken(bytes: number): void {
    this.#outstanding -= bytes;
    if (this.#outstanding < this.#size) this.open();
  }

  /** Lets a sender that waits go on, whatever is outstanding. */
  open(): void {
    this.#wake?.();
    this.#wake = undefined;
  }

  /** Resolves as soon as more may be sent. */
  async room(): Promise<void> {
    if (this.#outstanding < this.#size) return;
    await new Promise<void>((resolve) => {
      this.#wake = resolve;
    });
  }
}
