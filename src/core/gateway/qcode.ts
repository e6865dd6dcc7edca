import type { Gateway } from './Gateway.ts';

/** The page says "25 MB" and "200 MB" without a definition: the larger reading, so that no good file is refused. */
const MEBIBYTE = 1024 * 1024;

/** QCode.cc. Facts: its gpt-image-2 page. The two endpoints document different fields. */
export const qcode: Gateway = {
  id: 'qcode',
  name: 'QCode.cc',
  // QCode page, Endpoints. The introduction also names Japan, but no address for it.
  regions: [
    { id: 'china', baseUrl: 'https://api.qcode.cc/qcode-img/v1' },
    { id: 'asia', baseUrl: 'https://asia.qcode.cc/qcode-img/v1' },
    { id: 'europe', baseUrl: 'https://eu.qcode.cc/qcode-img/v1' },
    { id: 'us', baseUrl: 'https://us.qcode.cc/qcode-img/v1' },
  ],
  needsKey: true,
  keyPrefix: 'cr_',
  models: [{ id: 'gpt-image-2' }],
  listsModels: false,
  endpoints: {
    generate: {
      documented: true,
      path: '/images/generations',
      fields: {
        model: {
          type: 'text',
          required: true,
          default: 'gpt-image-2',
          source: 'QCode page, Generations endpoint, model ("Must be gpt-image-2")',
        },
        prompt: { type: 'text', required: true, source: 'QCode page, Generations endpoint, prompt' },
        n: {
          type: 'integer',
          min: 1,
          max: 4,
          default: 1,
          source: 'QCode page, Generations endpoint, n (1 – 4)',
        },
        size: {
          type: 'size',
          values: ['1024x1024', '1024x1536', '1536x1024'],
          custom: false,
          default: '1024x1024',
          source: 'QCode page, Generations endpoint, size',
        },
        quality: {
          type: 'choice',
          values: ['low', 'medium', 'high'],
          default: 'medium',
          source: 'QCode page, Generations endpoint, quality',
        },
      },
    },
    edit: {
      documented: true,
      path: '/images/edits',
      fields: {
        model: {
          type: 'text',
          required: true,
          default: 'gpt-image-2',
          source: 'QCode page, Edits endpoint, model ("Must be gpt-image-2")',
        },
        prompt: { type: 'text', required: true, source: 'QCode page, Edits endpoint, prompt' },
        n: { type: 'integer', min: 1, max: 4, default: 1, source: 'QCode page, Edits endpoint, n (1 – 4)' },
        size: {
          type: 'size',
          values: ['auto', '1024x1024', '1024x1536', '1536x1024'],
          custom: false,
          default: 'auto',
          source: 'QCode page, Edits endpoint, size ("auto = follow input aspect")',
        },
        quality: {
          type: 'choice',
          values: ['auto', 'low', 'medium', 'high'],
          default: 'auto',
          source: 'QCode page, Edits endpoint, quality',
        },
        output_format: {
          type: 'choice',
          values: ['png', 'jpeg', 'webp'],
          default: 'png',
          source: 'QCode page, Edits endpoint, output_format',
        },
        output_compression: {
          type: 'integer',
          min: 0,
          max: 100,
          when: { field: 'output_format', is: ['jpeg', 'webp'] },
          source: 'QCode page, Edits endpoint, output_compression ("ignored for PNG")',
        },
        background: {
          type: 'choice',
          values: ['auto', 'opaque', 'transparent'],
          doubtfulValues: ['transparent'],
          default: 'auto',
          source: 'QCode page, Edits endpoint, background ("transparent requires PNG / WebP output")',
        },
        input_fidelity: {
          type: 'choice',
          values: ['low', 'high'],
          default: 'low',
          mayBeRefused: true,
          source:
            'QCode page, Edits endpoint, input_fidelity; the OpenAI reference says to omit it for gpt-image-2',
        },
        response_format: {
          type: 'choice',
          values: ['b64_json', 'url'],
          default: 'b64_json',
          source: 'QCode page, Edits endpoint, response_format',
        },
        user: { type: 'text', source: 'QCode page, Edits endpoint, user' },
      },
      images: {
        // "repeat the same field name: -F image=@a.png -F image=@b.png"
        wire: { one: 'image', many: 'image' },
        max: 8,
        maxBytes: 25 * MEBIBYTE,
        maxTotalBytes: 200 * MEBIBYTE,
        types: ['image/png', 'image/jpeg', 'image/webp'],
        source: 'QCode page, Edits endpoint, image (1 – 8) and upload size limits',
      },
      mask: {
        wire: 'mask',
        maxBytes: 25 * MEBIBYTE,
        singleImageOnly: true,
        source: 'QCode page, Edits endpoint, mask ("applies to single-image edits") and upload size limits',
      },
    },
  },
  errors: [
    { status: 401, code: 'invalid_api_key', retry: 'after-fix', source: 'QCode page, Error responses' },
    { status: 401, code: 'key_expired', retry: 'after-fix', source: 'QCode page, Error responses' },
    { status: 413, code: 'image_too_large', retry: 'after-fix', source: 'QCode page, Error responses' },
    { status: 422, code: 'unsupported_size', retry: 'after-fix', source: 'QCode page, Error responses' },
    { status: 429, code: 'crs_daily_exhausted', retry: 'after-reset', source: 'QCode page, Error responses' },
    { status: 429, code: 'crs_total_exhausted', retry: 'no', source: 'QCode page, Error responses' },
    { status: 429, code: 'image_daily_limit', retry: 'after-reset', source: 'QCode page, Error responses' },
    {
      status: 429,
      code: 'concurrency_exhausted',
      retry: 'when-slot-free',
      source: 'QCode page, Error responses',
    },
    { status: 503, code: 'service_overloaded', retry: 'later', source: 'QCode page, Error responses' },
    {
      status: 503,
      code: 'image_provider_unavailable',
      retry: 'later',
      source: 'QCode page, Error responses',
    },
    { status: 524, retry: 'later', source: 'QCode page, CDN 100 s hard limit' },
  ],
  quotas: {
    concurrency: 2,
    imagesPerDay: {
      limit: 100,
      timeZone: 'Asia/Shanghai',
      source: 'QCode page, Quotas (100 / day / key, resets at 00:00 Beijing time, both endpoints together)',
    },
  },
  prices: {
    unit: 'image',
    currency: 'USD',
    perImage: {
      '1024x1024': { low: 0.08, medium: 0.08, high: 0.211 },
      '1024x1536': { low: 0.08, medium: 0.08, high: 0.165 },
      '1536x1024': { low: 0.08, medium: 0.08, high: 0.165 },
      '2048x2048': { low: 0.08, medium: 0.08, high: 0.285 },
    },
    floor: 0.08,
    failuresFree: true,
    source: 'QCode page, Billing',
  },
  latency: {
    low: { typical: [20, 35], extreme: 50 },
    medium: { typical: [50, 90], extreme: 120 },
    high: { typical: [70, 120], extreme: 150 },
  },
  // The page contradicts itself about which entries avoid the CDN; its general sentence names all four.
  cutAfterSeconds: 100,
  links: {
    docs: 'https://docs.qcode.cc/en/docs/usage/image-2',
    site: 'https://qcode.cc/',
    usage: 'https://api.qcode.cc/qcode-img/usage',
    playground: 'https://api.qcode.cc/qcode-img/',
  },
};
