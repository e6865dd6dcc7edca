import type { AnswerEvents } from './AnswerEvents.ts';
import { bodyKind, bodyStart } from './bodyKind.ts';
import type { Evidence } from './Evidence.ts';
import { openBody, type Body } from './openBody.ts';
import type { ReceivedPicture } from './PictureSink.ts';
import { pictureOf } from './resolvePicture.ts';
import type { PartialSource } from './StreamReading.ts';

/** One body: looks at its first bytes to see what it is, and hands it on. */
export class BodyReading {
  readonly #events: AnswerEvents;
  /** The beginning, until it tells the kind. */
  #head = new Uint8Array(0);
  #body: Body | undefined;
  #bytes = 0;

  constructor(events: AnswerEvents) {
    this.#events = events;
  }

  get received(): readonly ReceivedPicture[] {
    return this.#body?.received ?? [];
  }

  get text(): string {
    return this.#body?.text ?? '';
  }

  /** Nothing that can still come is of interest. */
  get isFull(): boolean {
    return this.#body?.isFull ?? false;
  }

  push(chunk: Uint8Array): void {
    this.#bytes += chunk.length;
    this.#events.onBytes?.(this.#bytes);
    if (this.#body) this.#body.push(chunk);
    else this.#pushHead(chunk);
  }

  end(): Evidence {
    return (this.#body ?? this.#open('document')).end();
  }

  #pushHead(chunk: Uint8Array): void {
    const joined = new Uint8Array(this.#head.length + chunk.length);
    joined.set(this.#head);
    joined.set(chunk, this.#head.length);
    this.#head = joined.subarray(bodyStart(joined));
    const kind = bodyKind(this.#head);
    if (kind) this.#open(kind);
  }

  #open(kind: Parameters<typeof openBody>[0]): Body {
    const body = openBody(kind, (partial) => this.#report(partial));
    // Before the first bytes: they may already hold a preview to report.
    this.#body = body;
    body.push(this.#head);
    return body;
  }

  #report({ index, source }: PartialSource): void {
    const picture = pictureOf(source, this.received);
    if (picture?.sniffed) {
      this.#events.onPartial?.({ index, blob: picture.blob, sniffed: picture.sniffed });
    }
  }
}
