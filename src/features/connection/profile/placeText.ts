import { FIELD_NAMES } from '../../../core/params/ImageParams.ts';
import type { Messages } from '../../../i18n/messages.ts';

type Texts = Pick<Messages, 'profile' | 'composer'>;

const GATEWAY_PLACES: Readonly<Record<string, ((texts: Messages['profile']) => string) | undefined>> = {
  models: (texts) => texts.models,
  'edit.images.one': (texts) => texts.oneImage,
  'edit.images.many': (texts) => texts.manyImages,
  'edit.images.max': (texts) => texts.maxImages,
  'edit.images.maxBytes': (texts) => texts.maxBytes,
  'edit.images.maxTotalBytes': (texts) => texts.maxTotalBytes,
  'edit.mask.wire': (texts) => texts.maskPart,
  'edit.mask.maxBytes': (texts) => texts.maskMaxBytes,
  'edit.mask.singleImageOnly': (texts) => texts.maskAlone,
  'quotas.concurrency': (texts) => texts.concurrency,
  'quotas.imagesPerDay': (texts) => texts.imagesPerDay,
  'quotas.timeZone': (texts) => texts.timeZone,
  cutAfterSeconds: (texts) => texts.cutAfter,
  prices: (texts) => texts.prices,
};

const FACETS: Readonly<Record<string, ((texts: Messages['profile']) => string) | undefined>> = {
  wire: (texts) => texts.wire,
  doNotSend: (texts) => texts.doNotSend,
  maxLength: (texts) => texts.maxLength,
  min: (texts) => texts.min,
  max: (texts) => texts.max,
  values: (texts) => texts.values,
  custom: (texts) => texts.customSize,
};

/** A place of the profile as the editor calls it: "Generations, Quality: Name on the wire". */
export function placeText(place: string, { profile, composer }: Texts): string {
  const ofGateway = GATEWAY_PLACES[place];
  if (ofGateway) return ofGateway(profile);
  const [mode, field, facet = ''] = place.split('.');
  const name = FIELD_NAMES.find((known) => known === field);
  const what = FACETS[facet];
  if ((mode !== 'generate' && mode !== 'edit') || !name || !what) return place;
  return profile.inEndpoint(profile.endpoints[mode], profile.ofField(composer[name], what(profile)));
}
