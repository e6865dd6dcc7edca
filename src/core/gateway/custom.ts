import type { Gateway } from './Gateway.ts';
import { everyEndpoint, officialErrors } from './officialApi.ts';
import { relayErrors } from './relayErrors.ts';

/**
 * Any other OpenAI-compatible server. The user types its base URL and may keep several under names of
 * their own: those are copies of this record with another `id` and `name`. Nothing is known of its prices.
 */
export const custom: Gateway = {
  id: 'custom',
  name: 'Custom',
  regions: [],
  needsKey: true,
  models: [{ id: 'gpt-image-2' }],
  listsModels: true,
  endpoints: everyEndpoint,
  errors: [...officialErrors, ...relayErrors],
  quotas: {},
  links: {},
};
