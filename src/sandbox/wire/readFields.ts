import { type ApiError, badField } from './ApiError.ts';
import type { FieldRule, FieldRules } from './fieldRules.ts';

export type FieldValue = string | number | boolean;
export type FieldValues = Readonly<Record<string, FieldValue>>;

/** How a scalar stands on the wire: JSON has types, a form has only text. */
export type Encoding = 'json' | 'form';

/**
 * Checks the fields of a request one by one.
 *
 * @throws ApiError for the first one that is unknown, missing, of another type or out of its range.
 */
export function readFields(
  rules: FieldRules,
  entries: readonly (readonly [string, unknown])[],
  encoding: Encoding,
): FieldValues {
  const values: Record<string, FieldValue> = {};
  for (const [name, raw] of entries) {
    const rule = Object.hasOwn(rules, name) ? rules[name] : undefined;
    if (!rule) throw badField(name, 'unknown_parameter', `Unknown parameter: '${name}'.`);
    if (name in values) {
      throw badField(name, 'duplicate_parameter', `Duplicate parameter: '${name}' was given more than once.`);
    }
    values[name] = readField(name, rule, encoding === 'form' ? fromForm(rule, raw) : raw);
  }
  for (const [name, rule] of Object.entries(rules)) {
    if (rule.type === 'string' && rule.required && !(name in values)) {
      throw badField(name, 'missing_required_parameter', `Missing required parameter: '${name}'.`);
    }
  }
  return values;
}

/** A form's text as the value that JSON would hold; text that is none stays text, to be refused by type. */
function fromForm(rule: FieldRule, raw: unknown): unknown {
  if (typeof raw !== 'string') return raw;
  if (rule.type === 'integer' && /^-?\d{1,15}(\.\d+)?$/.test(raw)) return Number(raw);
  if (rule.type === 'boolean' && (raw === 'true' || raw === 'false')) return raw === 'true';
  return raw;
}

function readField(name: string, rule: FieldRule, value: unknown): FieldValue {
  if (rule.type === 'string') return readString(name, rule, value);
  if (rule.type === 'enum') return readEnum(name, rule.values, value);
  if (rule.type === 'integer') return readInteger(name, rule, value);
  if (rule.type === 'boolean') {
    if (typeof value !== 'boolean') throw wrongType(name, 'a boolean', value);
    return value;
  }
  throw badField(
    name,
    rule.code,
    `The model 'gpt-image-2' does not support the '${name}' parameter.`,
    'image_generation_user_error',
  );
}

function readString(name: string, rule: Extract<FieldRule, { type: 'string' }>, value: unknown): string {
  if (typeof value !== 'string') throw wrongType(name, 'a string', value);
  if (value.trim() === '') {
    throw badField(name, 'empty_string', `Invalid '${name}': empty string. Expected a non-blank string.`);
  }
  const length = rule.maxLength === undefined ? 0 : codePoints(value);
  if (rule.maxLength !== undefined && length > rule.maxLength) {
    throw badField(
      name,
      'string_above_max_length',
      `Invalid '${name}': string too long. Expected a string with maximum length ${rule.maxLength}, but got a string with length ${length} instead.`,
    );
  }
  return value;
}

function readEnum(name: string, values: readonly string[], value: unknown): string {
  if (typeof value !== 'string') throw wrongType(name, `one of ${listed(values)}`, value);
  if (!values.includes(value)) {
    throw badField(
      name,
      'invalid_value',
      `Invalid value: '${value}'. Supported values are: ${listed(values)}.`,
    );
  }
  return value;
}

function readInteger(name: string, rule: { min: number; max: number }, value: unknown): number {
  if (typeof value !== 'number' || !Number.isInteger(value)) throw wrongType(name, 'an integer', value);
  if (value < rule.min) {
    throw badField(
      name,
      'integer_below_min_value',
      `Invalid '${name}': integer below minimum value. Expected a value >= ${rule.min}, but got ${value} instead.`,
    );
  }
  if (value > rule.max) {
    throw badField(
      name,
      'integer_above_max_value',
      `Invalid '${name}': integer above maximum value. Expected a value <= ${rule.max}, but got ${value} instead.`,
    );
  }
  return value;
}

function wrongType(name: string, expected: string, value: unknown): ApiError {
  return badField(
    name,
    'invalid_type',
    `Invalid type for '${name}': expected ${expected}, but got ${described(value)} instead.`,
  );
}

function described(value: unknown): string {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'an array';
  if (value instanceof Blob) return 'a file';
  if (typeof value === 'number') return Number.isInteger(value) ? 'an integer' : 'a decimal number';
  return typeof value === 'object' ? 'an object' : `a ${typeof value}`;
}

function listed(values: readonly string[]): string {
  return values.map((value) => `'${value}'`).join(', ');
}

function codePoints(text: string): number {
  let count = 0;
  for (const _ of text) count++;
  return count;
}
