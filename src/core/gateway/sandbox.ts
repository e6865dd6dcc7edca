import type { ChoiceField, Gateway, Latency } from './Gateway.ts';
import { officialEndpoints, officialErrors } from './officialApi.ts';

/** It paints while one waits, whatever the quality. */
const A_FEW_SECONDS: Latency = { typical: [1, 4], extreme: 10 };

/** The sandbox's own transparency works, so the warning that gpt-image-2 may refuse it does not belong here. */
const background: ChoiceField = {
  type: 'choice',
  values: ['auto', 'opaque', 'transparent'],
  default: 'auto',
  source: 'OpenAI reference, images: background',
};

/** The same rules as the official size field; nothing that is painted in the page is experimental. */
const size = {
  type: 'size',
  values: ['auto', '1024x1024', '1536x1024', '1024x1536', '2048x2048', '2048x1152', '3840x2160', '2160x3840'],
  custom: true,
  default: 'auto',
  source: 'OpenAI image guide, size and quality options',
} as const;

/** The gateway that runs in the page: as strict as OpenAI about gpt-image-2, without a key and free. */
export const sandbox: Gateway = {
  id: 'sandbox',
  name: 'Sandbox',
  // `.invalid` never resolves (RFC 2606): a request that slipped past the page could reach nobody.
  regions: [{ id: 'default', baseUrl: 'https://sandbox.invalid/v1' }],
  needsKey: false,
  models: [{ id: 'gpt-image-2' }],
  listsModels: false,
  endpoints: {
    generate: {
      ...officialEndpoints.generate,
      fields: { ...officialEndpoints.generate.fields, size, background },
    },
    edit: {
      ...officialEndpoints.edit,
      fields: { ...officialEndpoints.edit.fields, size, background },
    },
  },
  errors: officialErrors,
  quotas: {},
  free: true,
  latency: { low: A_FEW_SECONDS, medium: A_FEW_SECONDS, high: A_FEW_SECONDS, auto: A_FEW_SECONDS },
  links: {},
};
