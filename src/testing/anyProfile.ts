import * as fc from 'fast-check';
import { gateways, type DialectId } from '../core/gateway/gateways.ts';
import type { Gateway } from '../core/gateway/Gateway.ts';
import type { ProfileEdits } from '../core/gateway/ProfileEdits.ts';
import { placesOf, type Expected } from '../core/gateway/profilePlaces.ts';

const anyDialect: fc.Arbitrary<DialectId> = fc.constantFrom(
  'openai',
  'qiuqiu',
  'qcode',
  'nodekey',
  'modelverse',
  'quickrouter',
  'custom',
);

const name = fc.stringMatching(/^[\w.:[\]-]{1,64}$/);
const size = fc
  .tuple(fc.integer({ min: 1, max: 9999 }), fc.integer({ min: 1, max: 9999 }))
  .map(([width, height]) => `${width}x${height}`);
const price = fc.oneof(fc.constant(0), fc.double({ min: 0, max: 1000, noNaN: true }).map(Math.abs));
const currency = fc.stringMatching(/^[A-Z]{3}$/);

const anyPrices = fc.oneof(
  fc.constant(null),
  fc.record(
    {
      unit: fc.constant('image' as const),
      currency,
      perImage: fc.dictionary(size, fc.dictionary(fc.constantFrom('low', 'medium', 'high'), price), {
        noNullPrototype: true,
      }),
      floor: price,
    },
    { requiredKeys: ['unit', 'currency', 'perImage'], noNullPrototype: true },
  ),
  fc.record(
    {
      unit: fc.constant('token' as const),
      currency,
      textInput: price,
      imageInput: price,
      imageOutput: price,
      tokensPerPartialImage: price,
    },
    { requiredKeys: ['unit', 'currency', 'textInput', 'imageInput', 'imageOutput'], noNullPrototype: true },
  ),
);

const VALUES: Readonly<Partial<Record<Expected, fc.Arbitrary<unknown>>>> = {
  name,
  count: fc.integer({ min: 1, max: 2 ** 40 }),
  whole: fc.nat(),
  words: fc.uniqueArray(fc.constantFrom('low', 'high', 'png', 'b64_json', 'own-word'), { minLength: 1 }),
  sizes: fc.uniqueArray(fc.oneof(fc.constant('auto'), size), { minLength: 1, maxLength: 5 }),
  true: fc.constant(true),
  flag: fc.boolean(),
  zone: fc.constantFrom('Asia/Shanghai', 'UTC', 'Europe/Berlin'),
  prices: anyPrices,
};

/** Edits that are well formed place by place; together they may contradict each other. */
function anyEdits(gateway: Gateway): fc.Arbitrary<ProfileEdits> {
  const model = Object.fromEntries(
    [...placesOf(gateway)].map(([place, expected]) => [place, VALUES[expected] ?? fc.constant(undefined)]),
  );
  const some = fc.subarray(Object.keys(model), { maxLength: 12 });
  return some.chain((places) =>
    fc.record(Object.fromEntries(places.map((place) => [place, model[place]!])) as never, {
      noNullPrototype: true,
    }),
  );
}

/** A gateway and edits of it. */
export const anyEdited = anyDialect.chain((id) =>
  anyEdits(gateways[id]).map((edits) => ({ id, gateway: gateways[id], edits })),
);
