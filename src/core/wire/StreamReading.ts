import type { JsonObject, JsonValue } from '../params/ImageParams.ts';
import { asList, asObject, asText } from './asObject.ts';
import type { StreamEvent } from './EventStreamParser.ts';
import type { Evidence } from './Evidence.ts';
import { closeJson } from './closeJson.ts';
import { examineCut, examineDocument, examineValue, parseJson } from './examineDocument.ts';
import { findPictures, type PictureSource } from './findPictures.ts';
import { findPicturesInText } from './findPicturesInText.ts';

/** A preview while the picture is being made. */
export interface PartialSource {
  readonly index: number;
  readonly source: PictureSource;
}

/** Events after which nothing is missing: the image API's two, and the Responses API's last. */
const COMPLETIONS = /^(image_generation|image_edit|response)\.(completed|done)$/;

/**
 * The meaning of an event stream: the image API's own events, new-api's (the wrong name for edits, `[DONE]`, several
 * completed pictures), the Responses API's, chat chunks, and whole JSON answers sent as one event.
 */
export class StreamReading {
  readonly #onPartial: (partial: PartialSource) => void;
  #sources: PictureSource[] = [];
  #evidence: Omit<Evidence, 'sources' | 'ending'> = { reported: {} };
  /** The prose of chat chunks, in which a picture may be spread over several. */
  #prose = '';
  #partials = 0;
  #events = 0;
  #completed = false;
  #brokeOff = false;

  constructor(onPartial: (partial: PartialSource) => void) {
    this.#onPartial = onPartial;
  }

  take({ name, text }: StreamEvent): void {
    this.#events += 1;
    if (text.trim() === '[DONE]') {
      this.#completed = true;
      return;
    }
    const value = parseJson(text);
    if (value === undefined) this.#takeText(name, text);
    else this.#takeValue(name, value);
  }

  /** @param strayText lines that were no events: JSON behind heartbeats, when nothing else came. */
  evidence(strayText: string): Evidence {
    if (this.#events === 0 && strayText.trim() !== '') return examineDocument(strayText);
    // Prose that is still being written may end within an address.
    const inProse = this.#completed ? findPicturesInText(this.#prose) : [];
    const sources = this.#sources.length > 0 ? this.#sources : inProse;
    const words = this.#evidence.words ?? asText(this.#prose);
    // Previews without a picture: the stream promised more, whatever its last line says.
    const isComplete = !this.#brokeOff && (sources.length > 0 || (this.#completed && this.#partials === 0));
    return { ...this.#evidence, words, sources, ending: isComplete ? 'complete' : 'cut' };
  }

  #takeText(name: string, text: string): void {
    if (/^\s*[{[]/.test(text)) {
      this.#takeCut(name, text.trim());
      return;
    }
    const sources = findPicturesInText(text);
    this.#sources.push(...sources);
    if (name === 'error') this.#merge({ failure: { certain: true, message: text } });
    else if (sources.length === 0) this.#merge({ words: text });
  }

  /** JSON that does not parse has been cut, perhaps behind the picture that it holds, or within it. */
  #takeCut(name: string, text: string): void {
    this.#brokeOff = true;
    const whole = closeJson(text);
    const body = asObject(whole === undefined ? undefined : parseJson(whole));
    const type = asText(body?.['type']) ?? name;
    // Without a name it might be a preview that had not come to say so.
    const isResult = COMPLETIONS.test(type) || (type === '' && body !== undefined && 'data' in body);
    if (whole === undefined || !isResult) return;
    const { sources, ...rest } = examineCut(whole);
    this.#merge(rest);
    if (this.#sources.length === 0 || type !== 'response.completed') this.#sources.push(...sources);
  }

  #takeValue(name: string, value: JsonValue): void {
    const body = asObject(value) ?? {};
    const type = asText(body['type']) ?? name;
    const isErrorEvent = type === 'error' || name === 'error';
    if (type.endsWith('partial_image')) {
      this.#takePartial(body);
      return;
    }
    const { sources, ...rest } = examineValue(value);
    const failure = rest.failure?.certain || isErrorEvent ? (rest.failure ?? { certain: true }) : undefined;
    this.#merge({ ...rest, failure });
    if (failure) return;
    this.#takeChunk(body);
    // `response.completed` repeats the pictures of `response.output_item.done`.
    if (type !== 'response.completed' || this.#sources.length === 0) this.#sources.push(...sources);
    if (COMPLETIONS.test(type) || (type === '' && 'data' in body)) this.#completed = true;
  }

  #takePartial(body: JsonObject): void {
    const index = body['partial_image_index'];
    const [source] = findPictures(body);
    if (source) this.#onPartial({ index: typeof index === 'number' ? index : this.#partials, source });
    this.#partials += 1;
  }

  /** A piece of a chat completion. */
  #takeChunk(body: JsonObject): void {
    for (const choice of asList(body['choices'])) {
      const delta = asObject(asObject(choice)?.['delta']);
      const content = delta?.['content'];
      if (typeof content === 'string') this.#prose += content;
      else if (content !== undefined) this.#sources.push(...findPictures(content));
      this.#sources.push(...findPictures(delta?.['images'] ?? null));
      if (asText(asObject(choice)?.['finish_reason'])) this.#completed = true;
    }
  }

  /** The first failure and the last of everything else count. */
  #merge(news: Partial<Evidence>): void {
    const old = this.#evidence;
    this.#evidence = {
      failure: old.failure ?? news.failure,
      task: old.task ?? news.task,
      withheld: old.withheld ?? news.withheld,
      usage: news.usage ?? old.usage,
      words: news.words ?? old.words,
      reported: { ...old.reported, ...news.reported },
    };
  }
}
