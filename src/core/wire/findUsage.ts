import type { JsonObject, JsonValue } from '../params/ImageParams.ts';
import { asObject, asText } from './asObject.ts';
import type { Usage } from './ImageAnswer.ts';

/** The image API's names first, then the chat API's (NodeKey, QuickRouter: new-api fills either set). */
const COUNTS: Readonly<Record<keyof Usage, readonly (readonly string[])[]>> = {
  inputTokens: [['input_tokens'], ['prompt_tokens']],
  outputTokens: [['output_tokens'], ['completion_tokens']],
  totalTokens: [['total_tokens']],
  inputTextTokens: [
    ['input_tokens_details', 'text_tokens'],
    ['prompt_tokens_details', 'text_tokens'],
  ],
  inputImageTokens: [
    ['input_tokens_details', 'image_tokens'],
    ['prompt_tokens_details', 'image_tokens'],
  ],
};

/** The Responses API's last event, and the status answers of asynchronous tasks. */
const USAGE_HOLDERS = ['response', 'result', 'data'];

/** Token counts in an answer, in both spellings; the set that is filled wins over the one that is all zeros. */
export function findUsage(value: JsonValue): Usage | undefined {
  const body = asObject(value);
  const places = [body, ...USAGE_HOLDERS.map((key) => asObject(body?.[key]))];
  const usage = places.map((place) => asObject(place?.['usage'])).find((found) => found !== undefined);
  if (!usage) return undefined;
  const counts = Object.entries(COUNTS).flatMap(([name, paths]) => {
    const found = paths.map((path) => countAt(usage, path)).filter((count) => count !== undefined);
    return found.length === 0 ? [] : [[name, found.find((count) => count > 0) ?? 0] as const];
  });
  return counts.length === 0 ? undefined : Object.fromEntries(counts);
}

function countAt(usage: JsonObject, path: readonly string[]): number | undefined {
  const value = path.reduce<JsonValue | undefined>((place, key) => asObject(place)?.[key], usage);
  return typeof value === 'number' && value >= 0 ? value : undefined;
}

/** Fields of an answer that say what was made. */
const REPORTED = ['size', 'quality', 'background', 'output_format'] as const;

/** What the gateway says it used, as it says it. */
export function findReported(value: JsonValue): Readonly<Record<string, string>> {
  const body = asObject(value);
  return Object.fromEntries(
    REPORTED.flatMap((name) => {
      const text = asText(body?.[name]);
      return text === undefined ? [] : [[name, text] as const];
    }),
  );
}
