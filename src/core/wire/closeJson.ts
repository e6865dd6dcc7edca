import { referredPicture } from './pictureReference.ts';

/**
 * What is whole in JSON that ends in the middle: everything up to its last complete value, with the open brackets
 * closed. A string that is still open is dropped, except where a picture is all of it: its own bytes tell whether it
 * is whole. `undefined` when `text` does not end in the middle.
 */
export function closeJson(text: string): string | undefined {
  if (!'{["'.includes(text.charAt(0))) return undefined;
  const scan = new JsonScan();
  for (let at = 0; at < text.length; at += 1) at = scan.take(text, at);
  return scan.isOpen ? scan.close(text) : undefined;
}

/** Walks over JSON by its marks alone; what stands between them is left to the parser. */
class JsonScan {
  /** The closers of the brackets that are open, the innermost first. */
  #closers = '';
  /** The last place up to which all values are complete, and what was open there. */
  #whole = { end: 0, closers: '' };
  /** Where the open string began. */
  #string: number | undefined;
  /** The next string in this object is the name of a field. */
  #atName = false;

  get isOpen(): boolean {
    return this.#string !== undefined || this.#closers !== '';
  }

  /** Looks at one character; returns the place of the last one that it used up. */
  take(text: string, at: number): number {
    const char = text[at]!;
    if (this.#string !== undefined) return this.#takeInString(char, at);
    if (char === '"') this.#string = at;
    else if (char === ':') this.#atName = false;
    else if (char === ',') this.#markWhole(at);
    else if (char === '{' || char === '[') {
      this.#closers = (char === '{' ? '}' : ']') + this.#closers;
      this.#markWhole(at + 1);
    } else if (char === '}' || char === ']') {
      this.#closers = this.#closers.slice(1);
      this.#markWhole(at + 1);
    }
    return at;
  }

  close(text: string): string {
    const from = this.#string;
    const isPicture = from !== undefined && referredPicture(text.slice(from + 1)) !== undefined;
    if (isPicture && !this.#atName) return `${text}"${this.#closers}`;
    return text.slice(0, this.#whole.end) + this.#whole.closers;
  }

  #takeInString(char: string, at: number): number {
    if (char === '\\') return at + 1;
    if (char !== '"') return at;
    this.#string = undefined;
    // A name without its value is no value yet.
    if (!this.#atName) this.#whole = { end: at + 1, closers: this.#closers };
    return at;
  }

  #markWhole(end: number): void {
    this.#whole = { end, closers: this.#closers };
    this.#atName = this.#closers.startsWith('}');
  }
}
