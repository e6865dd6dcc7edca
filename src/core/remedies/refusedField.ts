import type { Gateway } from '../gateway/Gateway.ts';
import { everyEndpoint } from '../gateway/officialApi.ts';
import type { ImageJobInput } from '../job.ts';
import { FIELD_NAMES, type FieldName } from '../params/ImageParams.ts';
import type { GatewayError } from '../wire/GatewayError.ts';

/** What of a request decides how it can be mended. */
export type RequestFacts = Pick<ImageJobInput, 'mode' | 'params' | 'extra'>;

/** Fields of a request that a refusal names without `param`, by its words. */
const HINTS: readonly {
  readonly field: FieldName;
  readonly words: RegExp;
  readonly is?: string | boolean;
}[] = [
  { field: 'input_fidelity', words: /input[_ ]fidelity/i },
  // "Transparent background is not supported for this model."
  { field: 'background', words: /transparen/i, is: 'transparent' },
  // "Streaming is only supported with n=1."
  { field: 'stream', words: /\bstream/i, is: true },
];

/** By a profile a field may be called anything: `imageFormat`. */
const QUOTED = /['"`“‘]([a-z_][\w.:-]*)(?:\[\d*\])?['"`”’]/gi;

/**
 * The field that a refusal is about, where the request has it: by `param`, by a name in quotes, by known words.
 * `extra`: it is one of the user's extra fields.
 */
export function refusedField(
  { details: { param, message = '' } }: GatewayError,
  gateway: Gateway,
  request: RequestFacts,
): FieldName | 'extra' | undefined {
  const { fields } = gateway.endpoints[request.mode];
  const quoted = [...message.matchAll(QUOTED)].map(([, name = '']) => name);
  for (const name of [...(param === undefined ? [] : [param]), ...quoted]) {
    // A name on the wire first: a profile may have given it to another field than the API does.
    const field =
      FIELD_NAMES.find((candidate) => fields[candidate]?.wire === name) ??
      FIELD_NAMES.find((candidate) => candidate === name);
    if (Object.hasOwn(request.extra, name) || (field && Object.hasOwn(request.extra, field))) return 'extra';
    if (field && isSent(field, request)) return field;
  }
  return HINTS.find(
    ({ field, words, is }) =>
      words.test(message) && isSent(field, request) && (is === undefined || request.params[field] === is),
  )?.field;
}

function isSent(field: FieldName, { params }: RequestFacts): boolean {
  return params[field] !== undefined;
}

/**
 * `field` and what means nothing without it, to be left out of the next request; `undefined` where the gateway
 * requires the field, or no request is one without it.
 */
export function withoutField(
  field: FieldName,
  gateway: Gateway,
  { mode, params }: RequestFacts,
): readonly [FieldName, ...FieldName[]] | undefined {
  const ruleOf = (name: FieldName) =>
    gateway.endpoints[mode].fields[name] ?? everyEndpoint[mode].fields[name];
  if (field === 'model' || field === 'prompt' || ruleOf(field)?.required) return undefined;
  const dependents = FIELD_NAMES.filter(
    (name) => params[name] !== undefined && ruleOf(name)?.when?.field === field,
  );
  return [field, ...dependents];
}
