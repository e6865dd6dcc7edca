import { EXPERIMENTAL_ABOVE_PIXELS } from '../params/sizeRules.ts';
import type { Mode } from '../params/ImageParams.ts';
import type { Endpoint, ErrorCode, Field } from './Gateway.ts';

/** The reference says "less than 50MB" for a source image and "less than 4MB" for a mask. */
const MEBIBYTE = 1024 * 1024;

const FIELDS = {
  model: {
    type: 'text',
    required: true,
    default: 'gpt-image-2',
    source: 'OpenAI reference, images: model ("Specify a model explicitly")',
  },
  prompt: {
    type: 'text',
    required: true,
    maxLength: 32_000,
    source: 'OpenAI reference, images: prompt (maximum 32000 characters)',
  },
  n: {
    type: 'integer',
    min: 1,
    max: 10,
    default: 1,
    source: 'OpenAI reference, images: n (between 1 and 10)',
  },
  size: {
    type: 'size',
    values: [
      'auto',
      '1024x1024',
      '1536x1024',
      '1024x1536',
      '2048x2048',
      '2048x1152',
      '3840x2160',
      '2160x3840',
    ],
    custom: true,
    experimentalAbove: EXPERIMENTAL_ABOVE_PIXELS,
    default: 'auto',
    source: 'OpenAI image guide, size and quality options: popular sizes and constraints of gpt-image-2',
  },
  quality: {
    type: 'choice',
    values: ['low', 'medium', 'high', 'auto'],
    default: 'auto',
    source: 'OpenAI reference, images: quality',
  },
  output_format: {
    type: 'choice',
    values: ['png', 'jpeg', 'webp'],
    default: 'png',
    source: 'OpenAI reference, images: output_format',
  },
  output_compression: {
    type: 'integer',
    min: 0,
    max: 100,
    default: 100,
    when: { field: 'output_format', is: ['jpeg', 'webp'] },
    source: 'OpenAI reference, images: output_compression (only with webp or jpeg)',
  },
  background: {
    type: 'choice',
    values: ['auto', 'opaque', 'transparent'],
    doubtfulValues: ['transparent'],
    default: 'auto',
    source: 'OpenAI reference, images: background (transparent is in preview for gpt-image-2)',
  },
  moderation: {
    type: 'choice',
    values: ['auto', 'low'],
    default: 'auto',
    source: 'OpenAI reference, images/generate: moderation',
  },
  input_fidelity: {
    type: 'choice',
    values: ['low', 'high'],
    default: 'low',
    mayBeRefused: true,
    source: 'OpenAI reference, images/edit: input_fidelity ("For gpt-image-2, omit this parameter")',
  },
  response_format: {
    type: 'choice',
    values: ['b64_json', 'url'],
    mayBeRefused: true,
    source: 'OpenAI reference, images: response_format ("isn\'t supported for the GPT image models")',
  },
  stream: {
    type: 'switch',
    onePictureOnly: true,
    default: false,
    source: 'OpenAI reference, images: stream; its server refuses a stream with n above 1',
  },
  partial_images: {
    type: 'integer',
    min: 0,
    max: 3,
    default: 0,
    when: { field: 'stream', is: [true] },
    source: 'OpenAI reference, images: partial_images (0 to 3, streaming only)',
  },
  user: { type: 'text', source: 'OpenAI reference, images: user' },
} as const satisfies Record<string, Field>;

/** Every field of both endpoints except those that gpt-image-2 refuses. */
const { moderation, input_fidelity, response_format, ...SHARED } = FIELDS;

/**
 * The two endpoints as the OpenAI reference describes them for gpt-image-2. `input_fidelity` and
 * `response_format` are absent because the model refuses them, `moderation` is absent from edits because
 * the multipart form does not have it. Its literal types stay, so that they can be held against the types of
 * the official package (e2e/official-types.test.ts).
 */
export const officialEndpoints = {
  generate: {
    documented: true,
    path: '/images/generations',
    fields: { ...SHARED, moderation },
  },
  edit: {
    documented: true,
    path: '/images/edits',
    fields: SHARED,
    images: {
      wire: { one: 'image', many: 'image[]' },
      max: 16,
      maxBytes: 50 * MEBIBYTE - 1,
      types: ['image/png', 'image/jpeg', 'image/webp'],
      source: 'OpenAI reference, images/edit: image (up to 16, each a png, webp or jpg less than 50MB)',
    },
    mask: {
      wire: 'mask',
      maxBytes: 4 * MEBIBYTE - 1,
      source: 'OpenAI reference, images/edit: mask (a valid PNG file, less than 4MB)',
    },
  },
} as const satisfies Readonly<Record<Mode, Endpoint>>;

/**
 * Everything that the API knows for any of its models: what Custom offers, and what "undocumented, try
 * anyway" adds at the other gateways. The prompt limit only warns, since another server may differ.
 */
export const everyEndpoint: Readonly<Record<Mode, Endpoint>> = {
  generate: {
    ...officialEndpoints.generate,
    fields: {
      ...officialEndpoints.generate.fields,
      prompt: { ...FIELDS.prompt, softLimit: true },
      response_format,
    },
  },
  edit: {
    ...officialEndpoints.edit,
    fields: {
      ...officialEndpoints.edit.fields,
      prompt: { ...FIELDS.prompt, softLimit: true },
      input_fidelity,
      response_format,
    },
  },
};

/** The edits endpoint of a gateway whose page does not describe it: the API's own shape, as a guess. */
export const undocumentedEdit: Endpoint = { ...everyEndpoint.edit, documented: false };

/** What the official server answers, and whether sending the same again can help. */
export const officialErrors: readonly ErrorCode[] = [
  { status: 400, code: 'invalid_value', retry: 'after-fix', source: 'OpenAI guide, error codes' },
  { status: 400, code: 'unknown_parameter', retry: 'after-fix', source: 'OpenAI guide, error codes' },
  { status: 400, code: 'unsupported_parameter', retry: 'after-fix', source: 'OpenAI guide, error codes' },
  {
    status: 400,
    code: 'invalid_input_fidelity_model',
    retry: 'after-fix',
    source: 'Answer of api.openai.com to input_fidelity with gpt-image-2',
  },
  {
    status: 400,
    code: 'moderation_blocked',
    retry: 'after-fix',
    source: 'OpenAI image guide, content moderation',
  },
  {
    status: 400,
    code: 'invalid_image_file',
    retry: 'after-fix',
    source: 'Answer of api.openai.com to a mask without alpha',
  },
  { status: 401, code: 'invalid_api_key', retry: 'after-fix', source: 'OpenAI guide, error codes' },
  { status: 403, retry: 'after-fix', source: 'OpenAI image guide: organization verification' },
  { status: 404, code: 'model_not_found', retry: 'after-fix', source: 'OpenAI guide, error codes' },
  { status: 413, retry: 'after-fix', source: 'HTTP: the body is larger than the server takes' },
  { status: 429, code: 'rate_limit_exceeded', retry: 'later', source: 'OpenAI guide, error codes' },
  { status: 429, code: 'insufficient_quota', retry: 'after-fix', source: 'OpenAI guide, error codes' },
  {
    status: 429,
    code: 'project_spend_limit_exceeded',
    retry: 'after-reset',
    source: 'OpenAI guide, project spend limits',
  },
  { status: 500, code: 'server_error', retry: 'later', source: 'OpenAI guide, error codes' },
  { status: 503, retry: 'later', source: 'OpenAI guide, error codes' },
];
