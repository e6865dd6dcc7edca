import type { Gateway } from './Gateway.ts';
import { undocumentedEdit } from './officialApi.ts';
import { relayErrors } from './relayErrors.ts';

/**
 * NodeKey. Facts: its GPT Image 2 page, which describes generations only. Several fields are "passed
 * through to upstream" without a list of values: there the values are those of the OpenAI reference.
 */
export const nodekey: Gateway = {
  id: 'nodekey',
  name: 'NodeKey',
  regions: [{ id: 'default', baseUrl: 'https://nodekey.xinghanyun.cn/v1' }],
  needsKey: true,
  // NodeKey page, model and size: three variants are tied to sizes, and have no portrait of 2048x1152.
  models: [
    { id: 'gpt-image-2' },
    { id: 'gpt-image-2-vip' },
    {
      id: 'gpt-image-2-1k',
      sizes: ['1024x1024', '1536x1024', '1024x1536'],
      defaultSize: '1024x1024',
    },
    { id: 'gpt-image-2-2k', sizes: ['2048x2048', '2048x1152'], defaultSize: '2048x2048' },
    { id: 'gpt-image-2-4k', sizes: ['3840x2160', '2160x3840'], defaultSize: '3840x2160' },
  ],
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
          source: 'NodeKey page, model (the page’s sample sends gpt-image-2)',
        },
        prompt: { type: 'text', required: true, source: 'NodeKey page, prompt' },
        n: {
          type: 'integer',
          min: 1,
          default: 1,
          source: 'NodeKey page, n (1 <= value, no maximum; absent or 0 counts as 1)',
        },
        size: {
          type: 'size',
          // The page lists sizes for -1k, -2k and -4k only; for gpt-image-2 its sample sends this one.
          values: ['1024x1024'],
          custom: false,
          source: 'NodeKey page, size and sample request',
        },
        quality: {
          type: 'choice',
          values: ['low', 'medium', 'high', 'auto'],
          default: 'medium',
          source: 'NodeKey page, quality (default medium); values: OpenAI reference',
        },
        output_format: {
          type: 'choice',
          values: ['png', 'jpeg', 'webp'],
          source: 'NodeKey page, output_format (passed through); values: OpenAI reference',
        },
        output_compression: {
          type: 'integer',
          min: 0,
          max: 100,
          when: { field: 'output_format', is: ['jpeg', 'webp'] },
          source: 'NodeKey page, output_compression (passed through); range: OpenAI reference',
        },
        background: {
          type: 'choice',
          values: ['auto', 'opaque', 'transparent'],
          doubtfulValues: ['transparent'],
          source: 'NodeKey page, background (passed through); values: OpenAI reference',
        },
        moderation: {
          type: 'choice',
          values: ['auto', 'low'],
          source: 'NodeKey page, moderation (passed through); values: OpenAI reference',
        },
        response_format: {
          type: 'choice',
          values: ['url', 'b64_json'],
          source: 'NodeKey page, response_format',
        },
        partial_images: {
          type: 'integer',
          min: 0,
          max: 3,
          // The page has no `stream` field, so there is nothing for it to depend on.
          source: 'NodeKey page, partial_images (type unknown, passed through); range: OpenAI reference',
        },
        user: { type: 'text', source: 'NodeKey page, user' },
      },
    },
    edit: undocumentedEdit,
  },
  // The page names none; the usage object of its answer is new-api's.
  errors: relayErrors,
  quotas: {},
  links: {
    docs: 'https://nodekey-docs.xinghanyun.cn/en/ai-model/images/gpt-image-2/creategptimage2image',
    site: 'https://nodekey.xinghanyun.cn/',
  },
};
