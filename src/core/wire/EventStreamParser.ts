export interface StreamEvent {
  /** From its `event:` line; empty without one. */
  readonly name: string;
  readonly text: string;
}

/**
 * `text/event-stream` as the HTML Standard parses it (9.2.6), and more leniently where gateways are sloppy: the last event
 * counts without its blank line, and lines that are no field at all are kept, because some gateways send JSON
 * after their heartbeat comments.
 */
export class EventStreamParser {
  /** Lines that are not part of an event stream. */
  strayText = '';
  readonly #dispatch: (event: StreamEvent) => void;
  #line = '';
  #name = '';
  #text: string[] = [];

  constructor(dispatch: (event: StreamEvent) => void) {
    this.#dispatch = dispatch;
  }

  push(text: string): void {
    if (!/[\r\n]/.test(text) && !this.#line.endsWith('\r')) {
      this.#line += text;
      return;
    }
    // A CR at the end may be half of a CRLF: it waits in `#line` for what follows.
    const lines = (this.#line + text).split(/\r\n|\n|\r(?!$)/);
    this.#line = lines.pop() ?? '';
    for (const line of lines) this.#readLine(line);
  }

  end(): void {
    this.#readLine(this.#line.replace(/\r$/, ''));
    this.#line = '';
    this.#flush();
  }

  #readLine(line: string): void {
    if (line === '') {
      this.#flush();
      return;
    }
    const [, field, value = ''] = /^([a-z]*)(?:: ?(.*))?$/s.exec(line) ?? [];
    if (field === 'data') this.#text.push(value);
    else if (field === 'event') this.#name = value;
    else if (field === undefined) this.strayText += `${line}\n`;
  }

  #flush(): void {
    const event = { name: this.#name.trim(), text: this.#text.join('\n') };
    this.#name = '';
    this.#text = [];
    if (event.text !== '') this.#dispatch(event);
  }
}
