/** The two jobs: `POST /images/generations` and `POST /images/edits`. */
export type Mode = 'generate' | 'edit';

/**
 * The fields of a request in the API's own spelling (OpenAI API reference, images). An absent key is not
 * sent: gateways differ in what they refuse, so nothing is ever sent as `null` or as an empty string.
 */
export interface ImageParams {
  model: string;
  prompt: string;
  /** How many pictures to make. */
  n?: number;
  /** `auto` or `WIDTHxHEIGHT` in pixels. */
  size?: string;
  quality?: string;
  background?: string;
  /** `png`, `jpeg` or `webp`. What came back is sniffed, never assumed. */
  output_format?: string;
  /** 0–100. Gateways do not agree on what the number means. */
  output_compression?: number;
  moderation?: string;
  input_fidelity?: string;
  /** `b64_json` or `url`. */
  response_format?: string;
  stream?: boolean;
  /** 0–3 previews while streaming. */
  partial_images?: number;
  /** An end-user identifier that gateways pass on. */
  user?: string;
}

export type FieldName = keyof ImageParams;

/** Every field, in the order in which the form shows them and requests send them. */
export const FIELD_NAMES = [
  'model',
  'prompt',
  'n',
  'size',
  'quality',
  'output_format',
  'output_compression',
  'background',
  'moderation',
  'input_fidelity',
  'response_format',
  'stream',
  'partial_images',
  'user',
] as const satisfies readonly FieldName[];

/** Extra fields of the user's own, merged last into the request. */
export type JsonObject = { readonly [key: string]: JsonValue };
export type JsonValue = null | boolean | number | string | readonly JsonValue[] | JsonObject;
