import { FIELD_NAMES, type FieldName, type Mode } from '../params/ImageParams.ts';
import type { Field, Gateway } from './Gateway.ts';
import { everyEndpoint } from './officialApi.ts';
import { ALWAYS_SENT, type Place } from './ProfileEdits.ts';

/** What may stand at a place, or inside a price table; also names the message that says so. */
export type Expected =
  /** The name of a field or a part on the wire. */
  | 'name'
  /** A whole number, at least 1. */
  | 'count'
  /** A whole number, at least 0. */
  | 'whole'
  /** A list of different words. */
  | 'words'
  /** A list of different sizes, `auto` among them or not. */
  | 'sizes'
  | 'size'
  | 'true'
  | 'flag'
  /** An IANA time zone. */
  | 'zone'
  | 'prices'
  /** `image` or `token`. */
  | 'unit'
  /** Three capitals of ISO 4217. */
  | 'currency'
  /** A number, at least 0. */
  | 'price';

const GATEWAY_PLACES: ReadonlyMap<string, Expected> = new Map<Place, Expected>([
  ['models', 'words'],
  ['edit.images.one', 'name'],
  ['edit.images.many', 'name'],
  ['edit.images.max', 'count'],
  ['edit.images.maxBytes', 'count'],
  ['edit.images.maxTotalBytes', 'count'],
  ['edit.mask.wire', 'name'],
  ['edit.mask.maxBytes', 'count'],
  ['edit.mask.singleImageOnly', 'flag'],
  ['quotas.concurrency', 'count'],
  ['quotas.imagesPerDay', 'count'],
  ['quotas.timeZone', 'zone'],
  ['cutAfterSeconds', 'count'],
  ['prices', 'prices'],
]);

const FACETS: Readonly<Record<Field['type'], Readonly<Record<string, Expected>>>> = {
  text: { maxLength: 'count' },
  choice: { values: 'words' },
  size: { values: 'sizes', custom: 'flag' },
  integer: { min: 'whole', max: 'whole' },
  switch: {},
};

/** The field as the gateway's page has it, else as the official API does: what a profile can speak about. */
export function editableField(gateway: Gateway, mode: Mode, name: FieldName): Field | undefined {
  return gateway.endpoints[mode].fields[name] ?? everyEndpoint[mode].fields[name];
}

/** Every place that a profile of `gateway` can change, with what may stand there. */
export function placesOf(gateway: Gateway): ReadonlyMap<string, Expected> {
  const places = new Map(GATEWAY_PLACES);
  for (const mode of ['generate', 'edit'] as const) {
    for (const name of FIELD_NAMES) {
      const field = editableField(gateway, mode, name);
      if (!field) continue;
      places.set(`${mode}.${name}.wire`, 'name');
      if (!ALWAYS_SENT.includes(name)) places.set(`${mode}.${name}.doNotSend`, 'true');
      for (const [facet, expected] of Object.entries(FACETS[field.type])) {
        places.set(`${mode}.${name}.${facet}`, expected);
      }
    }
  }
  return places;
}
