import type { Field, IntegerField, SizeField, TextField } from '../gateway/Gateway.ts';
import type { FieldName } from './ImageParams.ts';
import type { OfferedField } from './offerFields.ts';
import type { Problem } from './Problem.ts';
import { checkSize, nearestValidSize, parseSize, type PixelSize } from './sizeRules.ts';

/** What is wrong with one value that would be sent. Nothing is corrected here: the user decides. */
export function checkField(offered: OfferedField, value: string | number | boolean): readonly Problem[] {
  const { name, rule } = offered;
  const doubts = checkDoubts(name, rule, value);
  switch (rule.type) {
    case 'text':
      return [...checkText(name, rule, String(value)), ...doubts];
    case 'choice':
      return [...checkChoice(offered, String(value)), ...doubts];
    case 'size':
      return [...checkSizeField(offered, rule, String(value)), ...doubts];
    case 'integer':
      return [...checkInteger(name, rule, Number(value)), ...doubts];
    case 'switch':
      break;
  }
  return doubts;
}

function checkText(field: FieldName, rule: TextField, value: string): readonly Problem[] {
  if (value.trim() === '') return [{ field, code: 'blank', severity: 'error' }];
  if (rule.maxLength === undefined) return [];
  const length = countCodePoints(value);
  if (length <= rule.maxLength) return [];
  return [
    {
      field,
      code: 'too-long',
      severity: rule.softLimit ? 'warning' : 'error',
      values: { length, max: rule.maxLength },
    },
  ];
}

/** Unicode code points, which is what limits of prompts are counted in: an emoji is one, not two. */
function countCodePoints(text: string): number {
  let count = 0;
  for (const _ of text) count += 1;
  return count;
}

function checkInteger(field: FieldName, rule: IntegerField, value: number): readonly Problem[] {
  if (!Number.isInteger(value)) {
    return [{ field, code: 'not-an-integer', severity: 'error', values: { value: String(value) } }];
  }
  if (value >= rule.min && (rule.max === undefined || value <= rule.max)) return [];
  const values = { value, min: rule.min, ...(rule.max !== undefined && { max: rule.max }) };
  return [{ field, code: 'out-of-range', severity: 'error', values }];
}

function checkChoice({ name, options = [] }: OfferedField, value: string): readonly Problem[] {
  if (options.some((option) => option.value === value)) return [];
  const allowed = options.map((option) => option.value).join(', ');
  return [{ field: name, code: 'unknown-choice', severity: 'error', values: { value, allowed } }];
}

function checkSizeField(offered: OfferedField, rule: SizeField, value: string): readonly Problem[] {
  const field = offered.name;
  const size = parseSize(value);
  const listed = offered.options?.some((option) => option.value === value) ?? false;
  if (!listed && !offered.customSize) return checkChoice(offered, value);
  if (!listed && !size) return [{ field, code: 'size-format', severity: 'error', values: { value } }];
  if (!size) return [];
  const broken = listed ? [] : checkSize(size.width, size.height);
  if (broken.length > 0) {
    const nearest = nearestValidSize(size.width, size.height);
    return broken.map(({ rule: name, ...numbers }) => ({
      field,
      code: `size-${name}`,
      severity: 'error',
      values: { ...size, ...numbers, nearestWidth: nearest.width, nearestHeight: nearest.height },
    }));
  }
  const pixels = size.width * size.height;
  if (rule.experimentalAbove === undefined || pixels <= rule.experimentalAbove) return [];
  const values = { pixels, max: rule.experimentalAbove };
  return [{ field, code: 'size-experimental', severity: 'warning', values }];
}

/**
 * The size to take instead of one that gpt-image-2 cannot make, from two numbers as typed: a sign or a fraction is a
 * slip, and its number is near what was meant. `undefined` for a valid size and for what is not two numbers.
 */
export function suggestSize(typed: string): PixelSize | undefined {
  const edges = typed.split('x').map((edge) => (edge.trim() === '' ? NaN : Math.abs(Number(edge))));
  const [width = NaN, height = NaN] = edges;
  if (edges.length !== 2 || !Number.isFinite(width) || !Number.isFinite(height)) return undefined;
  const parsed = parseSize(typed);
  if (parsed && checkSize(parsed.width, parsed.height).length === 0) return undefined;
  return nearestValidSize(Math.round(width), Math.round(height));
}

function checkDoubts(field: FieldName, rule: Field, value: string | number | boolean): readonly Problem[] {
  if (rule.mayBeRefused) return [{ field, code: 'may-be-refused', severity: 'warning' }];
  if (rule.type === 'choice' && rule.doubtfulValues?.includes(String(value))) {
    return [{ field, code: 'value-may-be-refused', severity: 'warning', values: { value: String(value) } }];
  }
  return [];
}
