import { FIELD_NAMES } from '../params/ImageParams.ts';
import type { Gateway } from './Gateway.ts';
import type { Place, PriceEdit } from './ProfileEdits.ts';
import { editableField } from './profilePlaces.ts';

export type PlaceValue = string | number | boolean | readonly string[] | PriceEdit | undefined;

const READERS: ReadonlyMap<string, (gateway: Gateway) => PlaceValue> = new Map<
  Place,
  (gateway: Gateway) => PlaceValue
>([
  ['models', ({ models }) => models.map(({ id }) => id)],
  ['edit.images.one', ({ endpoints }) => endpoints.edit.images?.wire.one],
  ['edit.images.many', ({ endpoints }) => endpoints.edit.images?.wire.many],
  ['edit.images.max', ({ endpoints }) => endpoints.edit.images?.max],
  ['edit.images.maxBytes', ({ endpoints }) => endpoints.edit.images?.maxBytes],
  ['edit.images.maxTotalBytes', ({ endpoints }) => endpoints.edit.images?.maxTotalBytes],
  ['edit.mask.wire', ({ endpoints }) => endpoints.edit.mask?.wire],
  ['edit.mask.maxBytes', ({ endpoints }) => endpoints.edit.mask?.maxBytes],
  ['edit.mask.singleImageOnly', ({ endpoints }) => endpoints.edit.mask?.singleImageOnly ?? false],
  ['quotas.concurrency', ({ quotas }) => quotas.concurrency],
  ['quotas.imagesPerDay', ({ quotas }) => quotas.imagesPerDay?.limit],
  ['quotas.timeZone', ({ quotas }) => quotas.imagesPerDay?.timeZone],
  ['cutAfterSeconds', ({ cutAfterSeconds }) => cutAfterSeconds],
  ['prices', ({ prices }) => prices],
]);

/** What stands at `place` of a record, edited or not; `undefined` where it says nothing. */
export function readPlace(gateway: Gateway, place: Place): PlaceValue {
  const read = READERS.get(place);
  return read ? read(gateway) : readFieldPlace(gateway, place);
}

function readFieldPlace(gateway: Gateway, place: string): PlaceValue {
  const [mode, name, facet] = place.split('.');
  const field = FIELD_NAMES.find((known) => known === name);
  if ((mode !== 'generate' && mode !== 'edit') || !field) return undefined;
  const rule = editableField(gateway, mode, field);
  if (facet === 'doNotSend') return gateway.endpoints[mode].withheld?.includes(field) ?? false;
  if (facet === 'wire') return rule?.wire ?? field;
  if (rule?.type === 'text' && facet === 'maxLength') return rule.maxLength;
  if (rule?.type === 'integer' && facet === 'min') return rule.min;
  if (rule?.type === 'integer' && facet === 'max') return rule.max;
  if (rule?.type === 'size' && facet === 'custom') return rule.custom;
  if ((rule?.type === 'size' || rule?.type === 'choice') && facet === 'values') return rule.values;
  return undefined;
}
