import { FIELD_NAMES, type JsonValue } from '../params/ImageParams.ts';
import { asText } from './asObject.ts';

/** Fields that a form can point at, by every name that gateways use for them. */
const FIELDS: ReadonlyMap<string, string> = new Map([
  ...FIELD_NAMES.map((name) => [name, name] as const),
  ['format', 'output_format'],
  ['image', 'image'],
  ['images', 'image'],
  ['mask', 'mask'],
]);

/** What else a gateway may call a field, by the user's profile; `null` and the like are no names. */
const NAME = /^(?!(?:null|none|undefined|body)$)([a-z_][\w.:-]{0,63}?)(?:\[\d*\])?$/i;

/** An id and no word: a prefix such as `req_`, or long and with a digit. */
const ID = /^(?:(?:req|request|chatcmpl|resp)[_-](?=[\w-]*\d)[\w-]+|(?=[\w-]*\d)[\w-]{16,})$/i;
/** `(request id: 2026…)` of new-api, `request ID req_…` of OpenAI. */
const ID_IN_WORDS = /request[ _-]?id[:：\s]*((?=[\w-]*\d)[\w-]{6,})/i;

/**
 * `error.param`, which is a field's name at OpenAI (`size`, `image[0]`, `tools[0].size`), the request id at
 * Modelverse ("请求 id", Modelverse page, response fields) and an HTTP status at new-api, which says nothing.
 * Without one, the request id may stand in the message. Any other name is answered as it is: it may be one of the
 * user's profile.
 */
export function readErrorParam(
  param: JsonValue | undefined,
  message = '',
): { readonly param?: string; readonly requestId?: string } {
  const text = asText(param) ?? '';
  const name = /([a-z_]+)(?:\[\d*\])?$/.exec(text)?.[1] ?? '';
  const known = FIELDS.get(name);
  const isId = known === undefined && ID.test(text);
  const field = known ?? (isId ? undefined : NAME.exec(text)?.[1]);
  const requestId = isId ? text : ID_IN_WORDS.exec(message)?.[1];
  return { ...(field !== undefined && { param: field }), ...(requestId !== undefined && { requestId }) };
}
