import type { JsonObject } from './ImageParams.ts';
import type { Problem } from './Problem.ts';

/** The text of "Extra fields (JSON)": an object, or nothing at all, or a problem. */
export function parseExtra(text: string): {
  readonly extra: JsonObject;
  readonly problems: readonly Problem[];
} {
  if (text.trim() === '') return { extra: {}, problems: [] };
  try {
    const parsed: unknown = JSON.parse(text);
    if (isJsonObject(parsed)) return { extra: parsed, problems: [] };
    return { extra: {}, problems: [{ field: 'extra', code: 'extra-not-object', severity: 'error' }] };
  } catch {
    return { extra: {}, problems: [{ field: 'extra', code: 'extra-not-json', severity: 'error' }] };
  }
}

/** `JSON.parse` makes nothing but JSON values, so only the outermost kind is in question. */
function isJsonObject(parsed: unknown): parsed is JsonObject {
  return typeof parsed === 'object' && parsed !== null && !Array.isArray(parsed);
}
