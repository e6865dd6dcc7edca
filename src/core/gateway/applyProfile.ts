import { applyFieldEdits } from './applyFieldEdits.ts';
import type { Endpoint, Gateway, ImagesRule, MaskRule, PriceTable, Quotas } from './Gateway.ts';
import { OWN_WORD, type PriceEdit, type ProfileEdits } from './ProfileEdits.ts';

/** Where a day's count begins anew when nobody said it. */
const DEFAULT_TIME_ZONE = 'UTC';

/**
 * The record with the user's edits laid over it, and nothing else changed; without edits the same object. Total for
 * every `ProfileEdits`. A field that the gateway's page does not list joins its form by being edited.
 */
export function applyProfile(gateway: Gateway, edits: ProfileEdits): Gateway {
  if (Object.keys(edits).length === 0) return gateway;
  const { prices, ...unpriced } = gateway;
  const table = applyPrices(prices, edits.prices);
  return {
    ...unpriced,
    ...(edits.models && { models: applyModels(gateway, edits.models) }),
    endpoints: {
      generate: applyFieldEdits(gateway, 'generate', edits),
      edit: applyParts(applyFieldEdits(gateway, 'edit', edits), edits),
    },
    quotas: applyQuotas(gateway.quotas, edits),
    ...(edits.cutAfterSeconds !== undefined && { cutAfterSeconds: edits.cutAfterSeconds }),
    ...(table && { prices: table }),
  };
}

/** Known names keep what the page says of them. */
function applyModels({ models }: Gateway, names: readonly string[]): Gateway['models'] {
  return names.map((id) => models.find((model) => model.id === id) ?? { id });
}

function applyParts(endpoint: Endpoint, edits: ProfileEdits): Endpoint {
  const { images, mask } = endpoint;
  return {
    ...endpoint,
    ...(images && { images: applyImages(images, edits) }),
    ...(mask && { mask: applyMask(mask, edits) }),
  };
}

function applyImages(images: ImagesRule, edits: ProfileEdits): ImagesRule {
  const { softMax, ...rule } = images;
  const { one, many } = images.wire;
  const max = edits['edit.images.max'];
  const maxBytes = edits['edit.images.maxBytes'];
  const maxTotalBytes = edits['edit.images.maxTotalBytes'];
  return {
    ...rule,
    wire: { one: edits['edit.images.one'] ?? one, many: edits['edit.images.many'] ?? many },
    // Doubtful was the page's number, not the user's.
    ...(max === undefined ? softMax && { softMax } : { max }),
    ...(maxBytes !== undefined && { maxBytes }),
    ...(maxTotalBytes !== undefined && { maxTotalBytes }),
  };
}

function applyMask(mask: MaskRule, edits: ProfileEdits): MaskRule {
  const { singleImageOnly = false, ...rule } = mask;
  return {
    ...rule,
    wire: edits['edit.mask.wire'] ?? mask.wire,
    maxBytes: edits['edit.mask.maxBytes'] ?? mask.maxBytes,
    ...((edits['edit.mask.singleImageOnly'] ?? singleImageOnly) && { singleImageOnly: true }),
  };
}

function applyQuotas(quotas: Quotas, edits: ProfileEdits): Quotas {
  const concurrency = edits['quotas.concurrency'];
  const limit = edits['quotas.imagesPerDay'] ?? quotas.imagesPerDay?.limit;
  const timeZone = edits['quotas.timeZone'] ?? quotas.imagesPerDay?.timeZone ?? DEFAULT_TIME_ZONE;
  const isEdited = limit !== quotas.imagesPerDay?.limit || timeZone !== quotas.imagesPerDay?.timeZone;
  return {
    ...quotas,
    ...(concurrency !== undefined && { concurrency }),
    ...(limit !== undefined && isEdited && { imagesPerDay: { limit, timeZone, source: OWN_WORD } }),
  };
}

/** That failures cost nothing is the page's claim: it stays beside other prices of the same kind. */
function applyPrices(
  prices: PriceTable | undefined,
  edit: PriceEdit | null | undefined,
): PriceTable | undefined {
  if (edit === undefined) return prices;
  if (edit === null) return undefined;
  const failuresFree = edit.unit === 'image' && prices?.unit === 'image' && prices.failuresFree;
  return { ...edit, ...(failuresFree && { failuresFree }), source: OWN_WORD };
}
