import type { Gateway } from './Gateway.ts';

const MEBIBYTE = 1024 * 1024;

/**
 * Qiuqiu Token. Facts: its GPT Image 2 page. The page leaves limits and enum values to the official
 * reference, but lists the fields that it passes on: those lists are what counts as documented here.
 */
export const qiuqiu: Gateway = {
  id: 'qiuqiu',
  name: 'Qiuqiu Token',
  regions: [{ id: 'default', baseUrl: 'https://api.qiuqiutoken.com/v1' }],
  needsKey: true,
  // "Choose a group whose name includes "CodeX dedicated"" (Qiuqiu page, introduction).
  keyHint: 'token-group',
  models: [{ id: 'gpt-image-2' }],
  listsModels: false,
  endpoints: {
    generate: {
      documented: true,
      path: '/images/generations',
      fields: {
        model: {
          type: 'text',
          default: 'gpt-image-2',
          source: 'Qiuqiu page, Generate Images, model (recommended)',
        },
        prompt: {
          type: 'text',
          required: true,
          // "Model limits … are subject to the official OpenAI API documentation": theirs to enforce, so it warns.
          maxLength: 32_000,
          softLimit: true,
          source: 'Qiuqiu page, Generate Images, prompt',
        },
        n: {
          type: 'integer',
          min: 1,
          max: 10,
          default: 1,
          source: 'Qiuqiu page, Generate Images, n (official range is 1 to 10)',
        },
        size: {
          type: 'size',
          values: ['auto', '1024x1024', '1536x1024', '1024x1536'],
          // "Common values include": other sizes are not excluded, but not described either.
          custom: false,
          default: 'auto',
          source: 'Qiuqiu page, Generate Images, size; default: OpenAI reference',
        },
        quality: {
          type: 'choice',
          values: ['low', 'medium', 'high', 'auto'],
          default: 'auto',
          source: 'Qiuqiu page, Generate Images, quality; default: OpenAI reference',
        },
        output_format: {
          type: 'choice',
          values: ['png', 'jpeg', 'webp'],
          default: 'png',
          source: 'Qiuqiu page, Generate Images, output_format; default: OpenAI reference',
        },
        output_compression: {
          type: 'integer',
          min: 0,
          max: 100,
          when: { field: 'output_format', is: ['jpeg', 'webp'] },
          source: 'Qiuqiu page, Generate Images, output_compression ("meaningful only for jpeg or webp")',
        },
        background: {
          type: 'choice',
          values: ['auto', 'opaque', 'transparent'],
          doubtfulValues: ['transparent'],
          default: 'auto',
          source: 'Qiuqiu page, Generate Images, background; default: OpenAI reference',
        },
        moderation: {
          type: 'choice',
          values: ['auto', 'low'],
          default: 'auto',
          source: 'Qiuqiu page, Generate Images, moderation; default: OpenAI reference',
        },
        user: { type: 'text', source: 'Qiuqiu page, Generate Images, user' },
      },
    },
    edit: {
      documented: true,
      path: '/images/edits',
      fields: {
        model: {
          type: 'text',
          default: 'gpt-image-2',
          source: 'Qiuqiu page, Edit Images, model (recommended)',
        },
        prompt: {
          type: 'text',
          required: true,
          maxLength: 32_000,
          softLimit: true,
          source: 'Qiuqiu page, Edit Images, prompt',
        },
        n: { type: 'integer', min: 1, max: 10, default: 1, source: 'Qiuqiu page, Edit Images, n' },
        size: {
          type: 'size',
          values: ['auto', '1024x1024', '1536x1024', '1024x1536'],
          custom: false,
          default: 'auto',
          source: 'Qiuqiu page, Edit Images, size; default: OpenAI reference',
        },
        quality: {
          type: 'choice',
          values: ['low', 'medium', 'high', 'auto'],
          default: 'auto',
          source: 'Qiuqiu page, Edit Images, quality; default: OpenAI reference',
        },
        output_format: {
          type: 'choice',
          values: ['png', 'jpeg', 'webp'],
          default: 'png',
          source: 'Qiuqiu page, Edit Images, output_format; default: OpenAI reference',
        },
        background: {
          type: 'choice',
          values: ['auto', 'opaque', 'transparent'],
          doubtfulValues: ['transparent'],
          default: 'auto',
          source: 'Qiuqiu page, Edit Images, background ("use png or webp for transparent background")',
        },
        input_fidelity: {
          type: 'choice',
          values: ['low', 'high'],
          mayBeRefused: true,
          source:
            'Qiuqiu page, Edit Images, input_fidelity; the OpenAI reference says to omit it for gpt-image-2',
        },
      },
      images: {
        // Its sample sends `image[]` even for one image.
        wire: { one: 'image[]', many: 'image[]' },
        max: 16,
        maxBytes: 50 * MEBIBYTE - 1,
        types: ['image/png', 'image/jpeg', 'image/webp'],
        source:
          'Qiuqiu page, Edit Images, image[] ("officially supports up to 16"); bytes and types: OpenAI reference',
      },
      mask: {
        wire: 'mask',
        maxBytes: 4 * MEBIBYTE - 1,
        source: 'Qiuqiu page, Edit Images, mask; bytes: OpenAI reference',
      },
    },
  },
  errors: [
    { status: 401, retry: 'after-fix', source: 'Qiuqiu page, Troubleshooting: use an image group token' },
    { status: 404, retry: 'after-fix', source: 'Qiuqiu page, Troubleshooting: endpoint and model name' },
  ],
  quotas: {},
  links: {
    docs: 'https://qiuqiutoken.com/docs/en/api/gpt-image-2.html',
    site: 'https://qiuqiutoken.com/',
    playground: 'https://image.qiuqiutoken.com/',
    asyncSite: 'https://img.qiuqiutoken.com/',
  },
};
