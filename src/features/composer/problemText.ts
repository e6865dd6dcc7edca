import type { Problem } from '../../core/params/Problem.ts';
import type { Messages } from '../../i18n/messages.ts';

/** Codes whose values are byte counts. */
const BYTE_CODES: readonly string[] = ['source-too-large', 'sources-too-large'];

/** One problem as one sentence in the language of `messages`, naming the field as the form does. */
export function problemText(problem: Problem, messages: Messages['composer'], tag: string): string {
  const { code, severity, field, values = {} } = problem;
  const inBytes = BYTE_CODES.includes(code);
  const shown = Object.entries(values).map(([name, value]) => {
    if (typeof value === 'string') return [name, value];
    if (inBytes && name !== 'index') return [name, megabytes(value, tag)];
    return [name, value.toLocaleString(tag)];
  });
  const say = messages.problems[code === 'too-long' && severity === 'warning' ? 'too-long-soft' : code];
  return say({ field: nameOf(field, messages), ...Object.fromEntries(shown) });
}

function nameOf(field: Problem['field'], messages: Messages['composer']): string {
  // The other three are named by their messages.
  return field === 'sources' || field === 'mask' || field === 'endpoint' ? field : messages[field];
}

/** In the unit in which gateways count: their "25 MB" are 25 × 1024 × 1024 bytes. */
function megabytes(bytes: number, tag: string): string {
  const amount = bytes / 1_048_576;
  return `${amount.toLocaleString(tag, { maximumFractionDigits: amount < 10 ? 1 : 0 })} MB`;
}
