import type { JsonValue } from '../params/ImageParams.ts';
import { asList, asObject, asText } from './asObject.ts';
import { closeJson } from './closeJson.ts';
import type { Evidence } from './Evidence.ts';
import { findFailure, type Failure } from './findFailure.ts';
import { findPictures, type PictureSource } from './findPictures.ts';
import { findTask, type FoundTask } from './findTask.ts';
import { findReported, findUsage } from './findUsage.ts';
import { isAddress } from './resolvePicture.ts';

const NOTHING: Evidence = { sources: [], reported: {}, ending: 'complete' };

/** Characters of a plain text that are shown as the gateway's words. */
const LONGEST_WORDS = 500;

/** Reads a whole body that should be JSON. */
export function examineDocument(text: string): Evidence {
  const body = text.trim();
  if (body === '') return NOTHING;
  const value = parseJson(body);
  if (value !== undefined) return examineValue(value);
  const sources = findPictures(body);
  if (sources.length > 0) return { sources, reported: {}, ending: 'complete' };
  const whole = closeJson(body);
  if (whole !== undefined) return examineCut(whole);
  return { sources, reported: {}, words: body.slice(0, LONGEST_WORDS), ending: 'unreadable' };
}

/**
 * Pictures that came before an answer broke off are kept, and the id of a task. What it says of a failure is not:
 * it may have gone on to say more.
 * @param whole what `closeJson` made of it.
 */
export function examineCut(whole: string): Evidence {
  const value = parseJson(whole);
  const { failure: _, words: __, ...evidence } = value === undefined ? NOTHING : examineValue(value);
  return { ...evidence, ending: 'cut' };
}

/** What one JSON value says: a whole answer, or one event of a stream. */
export function examineValue(value: JsonValue): Evidence {
  const failure = findFailure(value);
  const task = findTask(value);
  return {
    ...takeSources(findPictures(value), failure, task),
    failure,
    task,
    usage: findUsage(value),
    reported: findReported(value),
    words: findWords(value),
    ending: 'complete',
  };
}

/** Bytes have arrived, whatever stands beside them. An address has not: a refusal or a task to wait for outweighs it. */
function takeSources(
  sources: readonly PictureSource[],
  failure: Failure | undefined,
  task: FoundTask | undefined,
): Pick<Evidence, 'sources' | 'withheld'> {
  const isRefused = failure?.certain && !failure.isPartial;
  const isOutweighed = (isRefused || task?.isPending) && sources.every(isAddress);
  return isOutweighed ? { sources: [], withheld: sources[0] } : { sources };
}

/** The value, or `undefined` for what is not JSON. */
export function parseJson(text: string): JsonValue | undefined {
  try {
    const value: JsonValue = JSON.parse(text);
    return value;
  } catch {
    return undefined;
  }
}

/** The prose of a chat completion or of a Responses message. */
function findWords(value: JsonValue): string | undefined {
  const body = asObject(value);
  const message = asObject(asObject(asList(body?.['choices'])[0])?.['message']);
  const parts = asList(body?.['output']).flatMap((entry) => asList(asObject(entry)?.['content']));
  const prose =
    asText(message?.['content']) ?? parts.map((part) => asText(asObject(part)?.['text'])).find(Boolean);
  return prose?.slice(0, LONGEST_WORDS);
}
