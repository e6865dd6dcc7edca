import type { Gateway } from './Gateway.ts';
import { officialEndpoints, officialErrors } from './officialApi.ts';

/** The OpenAI API itself. Facts: OpenAI API reference, image guide and pricing page, November 2026. */
export const openai: Gateway = {
  id: 'openai',
  name: 'OpenAI',
  regions: [{ id: 'default', baseUrl: 'https://api.openai.com/v1' }],
  needsKey: true,
  keyPrefix: 'sk-',
  models: [{ id: 'gpt-image-2' }, { id: 'gpt-image-2-2026-04-21' }],
  listsModels: true,
  endpoints: officialEndpoints,
  errors: officialErrors,
  quotas: {},
  prices: {
    unit: 'token',
    currency: 'USD',
    textInput: 5,
    imageInput: 8,
    imageOutput: 30,
    tokensPerPartialImage: 100,
    source: 'OpenAI pricing page, gpt-image-2, per million tokens; image guide, partial images',
  },
  links: {
    docs: 'https://platform.openai.com/docs/api-reference/images',
    site: 'https://platform.openai.com/',
    usage: 'https://platform.openai.com/usage',
  },
};
