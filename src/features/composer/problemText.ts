import type { Problem } from '../../core/params/Problem.ts';
import { formatBytes } from '../../i18n/formatBytes.ts';
import type { Messages } from '../../i18n/messages.ts';

/** Codes whose values are byte counts. */
const BYTE_CODES: readonly string[] = ['source-too-large', 'sources-too-large'];
/** Values that are sides of a picture: written as in `1024x1536`, without a thousands separator. */
const SIDES: readonly string[] = ['width', 'height', 'nearestWidth', 'nearestHeight', 'edge'];

/** One problem as one sentence in the language of `messages`, naming the field as the form does. */
export function problemText(problem: Problem, messages: Messages['composer'], tag: string): string {
  const { code, severity, field, values = {} } = problem;
  const shown = Object.entries(values).map(([name, value]) => [name, shownValue(problem, name, value, tag)]);
  const say = messages.problems[code === 'too-long' && severity === 'warning' ? 'too-long-soft' : code];
  return say({ field: nameOf(field, messages), ...Object.fromEntries(shown) });
}

function shownValue({ code, values }: Problem, name: string, value: string | number, tag: string): string {
  if (typeof value === 'string') return value;
  if (SIDES.includes(name) || (code === 'size-edge' && name === 'max')) return String(value);
  if (!BYTE_CODES.includes(code) || name === 'index') return value.toLocaleString(tag);
  // A file a few bytes over its limit would seem to be just within it.
  const { bytes, max } = values ?? {};
  const isClose = bytes !== max && formatBytes(Number(bytes), tag) === formatBytes(Number(max), tag);
  return isClose ? `${value.toLocaleString(tag)} B` : formatBytes(value, tag);
}

function nameOf(field: Problem['field'], messages: Messages['composer']): string {
  // The other three are named by their messages.
  return field === 'sources' || field === 'mask' || field === 'endpoint' ? field : messages[field];
}
