import type { JsonValue } from '../params/ImageParams.ts';
import { asList, asObject, asText } from './asObject.ts';
import type { Evidence } from './Evidence.ts';
import { findFailure } from './findFailure.ts';
import { findPictures } from './findPictures.ts';
import { findTask } from './findTask.ts';
import { findReported, findUsage } from './findUsage.ts';

/** Characters of a plain text that are shown as the gateway's words. */
const LONGEST_WORDS = 500;

/** Reads a whole body that should be JSON. */
export function examineDocument(text: string): Evidence {
  const body = text.trim();
  if (body === '') return { sources: [], reported: {}, ending: 'complete' };
  const value = parseJson(body);
  if (value !== undefined) return examineValue(value);
  const sources = findPictures(body);
  if (sources.length > 0) return { sources, reported: {}, ending: 'complete' };
  if (isUnfinishedJson(body)) return { sources, reported: {}, ending: 'cut' };
  return { sources, reported: {}, words: body.slice(0, LONGEST_WORDS), ending: 'unreadable' };
}

/** What one JSON value says: a whole answer, or one event of a stream. */
export function examineValue(value: JsonValue): Evidence {
  return {
    sources: findPictures(value),
    failure: findFailure(value),
    taskId: findTask(value),
    usage: findUsage(value),
    reported: findReported(value),
    words: findWords(value),
    ending: 'complete',
  };
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

/** Whether `text` begins as JSON and ends inside a string or a bracket: it was cut. */
function isUnfinishedJson(text: string): boolean {
  if (!'{["'.includes(text.charAt(0))) return false;
  let depth = 0;
  let inString = false;
  for (let i = 0; i < text.length; i += 1) {
    const char = text[i]!;
    if (inString && char === '\\') i += 1;
    else if (char === '"') inString = !inString;
    else if (!inString && '{['.includes(char)) depth += 1;
    else if (!inString && ']}'.includes(char)) depth -= 1;
  }
  return inString || depth > 0;
}
