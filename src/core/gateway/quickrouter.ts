import type { Gateway } from './Gateway.ts';
import { undocumentedEdit } from './officialApi.ts';

/** QuickRouter. Facts: its "GPT-image-2 创建" page, which describes generations only. */
export const quickrouter: Gateway = {
  id: 'quickrouter',
  name: 'QuickRouter',
  regions: [{ id: 'default', baseUrl: 'https://api.quickrouter.ai/v1' }],
  needsKey: true,
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
          source: 'QuickRouter page, Body, model',
        },
        prompt: {
          type: 'text',
          required: true,
          maxLength: 1000,
          // The number is the old dall-e-2 limit in a text that the page shares with other models.
          softLimit: true,
          source: 'QuickRouter page, Body, prompt (最大长度为 1000 个字符)',
        },
        n: {
          type: 'integer',
          required: true,
          min: 1,
          max: 10,
          default: 1,
          source: 'QuickRouter page, Body, n (必需, 1 – 10)',
        },
        size: {
          type: 'size',
          required: true,
          values: ['1024x1024', '1536x1024', '1024x1536', 'auto'],
          custom: false,
          default: 'auto',
          source: 'QuickRouter page, Body, size (必需; auto is the default)',
        },
        quality: {
          type: 'choice',
          values: ['low', 'medium', 'high', 'auto'],
          source: 'QuickRouter page, Body, quality',
        },
        output_format: {
          type: 'choice',
          wire: 'format',
          values: ['png', 'jpeg', 'webp'],
          source: 'QuickRouter page, Body, format',
        },
      },
    },
    edit: undocumentedEdit,
  },
  errors: [],
  quotas: {},
  links: {
    docs: 'https://doc.quickrouter.ai/',
  },
};
