import { FORMATS, QUALITIES } from './PictureOrder.ts';

/** What one field of the request may hold. */
export type FieldRule =
  | { readonly type: 'string'; readonly required?: true; readonly maxLength?: number }
  | { readonly type: 'integer'; readonly min: number; readonly max: number }
  | { readonly type: 'enum'; readonly values: readonly string[] }
  | { readonly type: 'boolean' }
  /** Known to the API, refused by this model. */
  | { readonly type: 'refused'; readonly code: string };

export type FieldRules = Readonly<Record<string, FieldRule>>;

/** The models that the sandbox answers to: gpt-image-2 and its snapshot. */
export const MODELS = ['gpt-image-2', 'gpt-image-2-2026-04-21'] as const;

/** Fields of both endpoints (OpenAI reference, images). */
const SHARED = {
  prompt: { type: 'string', required: true, maxLength: 32_000 },
  model: { type: 'string', required: true },
  n: { type: 'integer', min: 1, max: 10 },
  size: { type: 'string' },
  quality: { type: 'enum', values: [...QUALITIES, 'auto'] },
  background: { type: 'enum', values: ['transparent', 'opaque', 'auto'] },
  output_format: { type: 'enum', values: FORMATS },
  output_compression: { type: 'integer', min: 0, max: 100 },
  stream: { type: 'boolean' },
  partial_images: { type: 'integer', min: 0, max: 3 },
  user: { type: 'string' },
} as const satisfies FieldRules;

export const GENERATION_FIELDS: FieldRules = {
  ...SHARED,
  moderation: { type: 'enum', values: ['auto', 'low'] },
};

/** The multipart form has no `moderation` (OpenAI reference, images/edit). Files are read apart. */
export const EDIT_FIELDS: FieldRules = {
  ...SHARED,
  input_fidelity: { type: 'refused', code: 'invalid_input_fidelity_model' },
};
