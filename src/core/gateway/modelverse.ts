import type { Endpoint, Gateway } from './Gateway.ts';

/** "其余参数如 size、quality、output_format、output_compression 与生成接口一致": one set for both endpoints. */
const fields: Endpoint['fields'] = {
  model: {
    type: 'text',
    required: true,
    default: 'gpt-image-2',
    source: 'Modelverse page, request body, model',
  },
  prompt: { type: 'text', required: true, source: 'Modelverse page, request body, prompt' },
  n: {
    type: 'integer',
    min: 1,
    max: 10,
    default: 1,
    source: 'Modelverse page, request body, n (1~10); edits: sample request',
  },
  size: {
    type: 'size',
    values: ['auto', '1024x1024', '1024x1536', '1536x1024', '2048x2048', '2048x1152', '2160x3840'],
    custom: true,
    default: 'auto',
    source: 'Modelverse page, request body, size (recommended sizes and the rules for any other)',
  },
  quality: {
    type: 'choice',
    values: ['low', 'medium', 'high'],
    source: 'Modelverse page, request body, quality',
  },
  output_format: {
    type: 'choice',
    values: ['png', 'jpeg'],
    default: 'png',
    source: 'Modelverse page, request body, output_format',
  },
  output_compression: {
    type: 'integer',
    min: 0,
    max: 100,
    default: 100,
    meaning: 'inverted',
    // Its samples send it beside png too.
    when: { field: 'output_format', is: ['png', 'jpeg'] },
    source: 'Modelverse page, request body, output_compression (0 为不压缩, 100 为最大压缩)',
  },
};

/** Modelverse (UCloud). Facts: its gpt-image-2 API page. */
export const modelverse: Gateway = {
  id: 'modelverse',
  name: 'Modelverse',
  regions: [{ id: 'default', baseUrl: 'https://api.modelverse.cn/v1' }],
  needsKey: true,
  models: [{ id: 'gpt-image-2' }],
  listsModels: false,
  endpoints: {
    generate: { documented: true, path: '/images/generations', fields },
    edit: {
      documented: true,
      path: '/images/edits',
      fields,
      images: {
        // Only one image is shown; `image[]` for several is the OpenAI reference's.
        wire: { one: 'image', many: 'image[]' },
        max: 1,
        softMax: true,
        types: ['image/png', 'image/jpeg', 'image/webp'],
        source: 'Modelverse page, image editing (one `image`); types: OpenAI reference',
      },
      mask: {
        wire: 'mask',
        maxBytes: 4 * 1024 * 1024 - 1,
        source: 'Modelverse page, image editing (optional mask); bytes: OpenAI reference',
      },
    },
  },
  errors: [],
  quotas: {},
  // Modelverse page, response, data: "链接将在生成后 7 天内失效".
  resultUrlDays: 7,
  links: {
    docs: 'https://astraflow.ucloud.cn/docs/modelverse/api_doc/image_api/gpt-image-2',
    site: 'https://astraflow.ucloud.cn/',
  },
};
