import type { JsonObject, JsonValue } from '../params/ImageParams.ts';

/** The value as an object, or `undefined` when it is anything else. */
export function asObject(value: JsonValue | undefined): JsonObject | undefined {
  return typeof value === 'object' && value !== null && !isList(value) ? value : undefined;
}

/** The value as a list; empty when it is anything else. */
export function asList(value: JsonValue | undefined): readonly JsonValue[] {
  return typeof value === 'object' && value !== null && isList(value) ? value : [];
}

/** A string that says something, trimmed; gateways send `""` for what they do not have. */
export function asText(value: JsonValue | undefined): string | undefined {
  return typeof value === 'string' && value.trim() !== '' ? value.trim() : undefined;
}

/** A string or a number as text: codes and ids come as both. */
export function asLabel(value: JsonValue | undefined): string | undefined {
  return typeof value === 'number' ? String(value) : asText(value);
}

/** `Array.isArray` does not narrow to a readonly array. */
function isList(value: JsonObject | readonly JsonValue[]): value is readonly JsonValue[] {
  return Array.isArray(value);
}
