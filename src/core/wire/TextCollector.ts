/** UTF-8 in pieces, cut anywhere, to text of a limited length. */
export class TextCollector {
  value = '';
  readonly #longest: number;
  readonly #decoder = new TextDecoder();

  /** @param longest characters to collect. */
  constructor(longest: number) {
    this.#longest = longest;
  }

  get isFull(): boolean {
    return this.value.length >= this.#longest;
  }

  /** Adds bytes and returns the characters that they completed. */
  push(bytes: Uint8Array): string {
    const text = this.#decoder.decode(bytes, { stream: true });
    this.value += text;
    return text;
  }
}
