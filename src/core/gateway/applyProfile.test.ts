import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anyEdited } from '../../testing/anyProfile.ts';
import { anyMode, anyWishes } from '../../testing/anyWishes.ts';
import { FIELD_NAMES } from '../params/ImageParams.ts';
import { resolveForm } from '../params/resolveForm.ts';
import { buildImageRequest } from '../wire/buildImageRequest.ts';
import { applyProfile } from './applyProfile.ts';
import { findClashes } from './findClashes.ts';
import { gateways } from './gateways.ts';
import type { Place, ProfileEdits } from './ProfileEdits.ts';
import { placesOf } from './profilePlaces.ts';
import { readEdits } from './readEdits.ts';
import { readPlace } from './readPlace.ts';
import { withoutClashes } from './withoutClashes.ts';

const { qcode, quickrouter, nodekey, modelverse, openai } = gateways;
const placesIn = (gateway: Parameters<typeof placesOf>[0]) => [...placesOf(gateway).keys()] as Place[];

/** What a place says in the terms of the record: prices without their source and the page's claim. */
const said = (gateway: Parameters<typeof readPlace>[0], place: Place): unknown => {
  const value = readPlace(gateway, place);
  if (place !== 'prices' || typeof value !== 'object') return value;
  const { source: _, failuresFree: __, ...table } = value as unknown as Record<string, unknown>;
  return table;
};

/** Names that other fields and parts have, so that they meet; places that a gateway does not have are passed over. */
const anyRenames = fc.dictionary(
  fc.tuple(anyMode, fc.constantFrom(...FIELD_NAMES)).map((place) => `${place.join('.')}.wire`),
  fc.constantFrom(...FIELD_NAMES, 'format', 'image', 'image[]', 'mask'),
  { maxKeys: 8 },
);

const pick = (edits: ProfileEdits, places: readonly Place[]) =>
  Object.fromEntries(places.map((place) => [place, edits[place]]));

const dayOf = (gateway: Parameters<typeof placesOf>[0], edits: ProfileEdits) =>
  applyProfile(gateway, edits).quotas.imagesPerDay;

describe('applyProfile', () => {
  it.each(Object.values(gateways))('$name: without edits it is the very same record', (gateway) => {
    expect(applyProfile(gateway, {})).toBe(gateway);
  });

  it('puts each value where it was named, and leaves every other place as the page has it', () => {
    fc.assert(
      fc.property(anyEdited, ({ gateway, edits }) => {
        const edited = applyProfile(gateway, edits);
        for (const place of placesIn(gateway)) {
          // A time zone means something only beside a number a day, and such a number needs one.
          if (place === 'quotas.timeZone') continue;
          const expected = place in edits ? (edits[place] ?? undefined) : said(gateway, place);
          expect(said(edited, place), place).toEqual(expected);
        }
      }),
      { numRuns: 60 },
    );
  });

  it('touches nothing that no profile speaks of', () => {
    fc.assert(
      fc.property(anyEdited, ({ gateway, edits }) => {
        const {
          models: _,
          endpoints: __,
          quotas: ___,
          prices: ____,
          cutAfterSeconds: _____,
          ...rest
        } = applyProfile(gateway, edits);
        expect(gateway).toMatchObject(rest);
        for (const mode of ['generate', 'edit'] as const) {
          const [after, before] = [applyProfile(gateway, edits).endpoints[mode], gateway.endpoints[mode]];
          expect([after.path, after.documented]).toEqual([before.path, before.documented]);
          expect(after.images?.types).toEqual(before.images?.types);
        }
      }),
      { numRuns: 60 },
    );
  });

  it('never offers nor sends what is withheld, whatever else is wished', () => {
    fc.assert(
      fc.property(
        anyEdited,
        anyMode,
        anyWishes,
        fc.subarray(FIELD_NAMES.slice(2)),
        (some, mode, wishes, names) => {
          const withheld = Object.fromEntries(
            placesIn(some.gateway)
              .filter((place) => names.some((name) => place === `${mode}.${name}.doNotSend`))
              .map((place) => [place, true] as const),
          );
          const edits: ProfileEdits = { ...some.edits, ...withheld };
          fc.pre(findClashes(some.gateway, edits).length === 0);
          const gateway = applyProfile(some.gateway, edits);
          const form = resolveForm(gateway, mode, wishes);
          const params = { ...form.params, ...Object.fromEntries(names.map((name) => [name, '1'])) };
          const { body } = buildImageRequest({ gateway, mode, params, baseUrl: 'https://x.example' });
          const sent = body.kind === 'json' ? Object.keys(body.json) : body.parts.map((part) => part.name);
          for (const place of Object.keys(withheld)) {
            const name = FIELD_NAMES.find((known) => place.split('.')[1] === known)!;
            expect(form.fields.map((field) => field.name)).not.toContain(name);
            expect(form.params).not.toHaveProperty(name);
            expect(sent).not.toContain(readPlace(gateway, `${mode}.${name}.wire`));
          }
        },
      ),
      { numRuns: 200 },
    );
  });

  it('sends the model and the prompt even if an old profile says not to', () => {
    const edits = { 'generate.model.doNotSend': true, 'generate.prompt.doNotSend': true } as const;
    const params = { model: 'm', prompt: 'p' };
    const gateway = applyProfile(qcode, edits);
    const { body } = buildImageRequest({ gateway, mode: 'generate', params, baseUrl: 'https://x.example' });
    expect(body).toEqual({ kind: 'json', json: params });
    expect([...placesOf(qcode).keys()]).not.toContain('generate.model.doNotSend');
  });

  it('withholds even a field that the gateway requires', () => {
    const gateway = applyProfile(quickrouter, { 'generate.n.doNotSend': true });
    const form = resolveForm(gateway, 'generate', { prompt: 'p', extra: '', tryUndocumented: true });
    const { body } = buildImageRequest({
      gateway,
      mode: 'generate',
      params: form.params,
      baseUrl: 'https://x',
    });
    expect(body).toMatchObject({ json: { size: 'auto', quality: 'low' } });
    expect(body).not.toHaveProperty('json.n');
  });

  it('takes a field that the page does not list into the form once it has a name', () => {
    const wishes = { prompt: 'p', extra: '', tryUndocumented: false, output_format: 'webp' };
    expect(resolveForm(qcode, 'generate', wishes).params).not.toHaveProperty('output_format');
    const gateway = applyProfile(qcode, { 'generate.output_format.wire': 'format' });
    const { params } = resolveForm(gateway, 'generate', wishes);
    const { body } = buildImageRequest({ gateway, mode: 'generate', params, baseUrl: 'https://x' });
    expect(body).toMatchObject({ json: { format: 'webp' } });
  });

  it('forgets a default that is no longer offered, and where one must be sent takes the first that is', () => {
    const sizes = { 'generate.size.values': ['512x512', '768x768'] } as const;
    expect(applyProfile(qcode, sizes).endpoints.generate.fields.size).not.toHaveProperty('default');
    expect(applyProfile(quickrouter, sizes).endpoints.generate.fields.size).toMatchObject({
      default: '512x512',
    });
  });

  it('keeps a number that must be sent, even beside limits that it breaks: the form says so', () => {
    const gateway = applyProfile(quickrouter, { 'generate.n.min': 2 });
    expect(gateway.endpoints.generate.fields.n).toMatchObject({ min: 2, default: 1 });
    const wishes = { prompt: 'p', extra: '', tryUndocumented: false };
    expect(resolveForm(gateway, 'generate', wishes).problems).toMatchObject([
      { field: 'n', code: 'out-of-range', severity: 'error' },
    ]);
    expect(applyProfile(qcode, { 'generate.n.min': 2 }).endpoints.generate.fields.n).not.toHaveProperty(
      'default',
    );
  });

  it('counts a day from midnight UTC where only the number is known', () => {
    expect(dayOf(openai, { 'quotas.imagesPerDay': 50 })).toMatchObject({ limit: 50, timeZone: 'UTC' });
    expect(dayOf(qcode, { 'quotas.imagesPerDay': 50 })).toMatchObject({
      limit: 50,
      timeZone: 'Asia/Shanghai',
    });
    expect(dayOf(openai, { 'quotas.timeZone': 'Asia/Tokyo' })).toBeUndefined();
  });

  it('keeps known models with their sizes, and takes the user’s number of images for certain', () => {
    const models = applyProfile(nodekey, { models: ['own', 'gpt-image-2-2k'] }).models;
    expect(models).toEqual([{ id: 'own' }, nodekey.models.find(({ id }) => id === 'gpt-image-2-2k')]);
    expect(applyProfile(modelverse, { 'edit.images.max': 4 }).endpoints.edit.images).not.toHaveProperty(
      'softMax',
    );
    expect(applyProfile(modelverse, { 'edit.images.one': 'img' }).endpoints.edit.images).toMatchObject({
      max: 1,
      softMax: true,
    });
  });

  it('keeps the page’s claim about failures beside prices per picture, and only there', () => {
    const image = { unit: 'image', currency: 'CNY', perImage: { '1024x1024': { low: 0.5 } } } as const;
    const token = { unit: 'token', currency: 'USD', textInput: 1, imageInput: 2, imageOutput: 3 } as const;
    expect(applyProfile(qcode, { prices: image }).prices).toMatchObject({ ...image, failuresFree: true });
    expect(applyProfile(qcode, { prices: token }).prices).not.toHaveProperty('failuresFree');
    expect(applyProfile(qcode, { prices: null })).not.toHaveProperty('prices');
  });
});

describe('findClashes', () => {
  it.each(Object.values(gateways))('$name as its page has it contradicts itself nowhere', (gateway) => {
    const everywhere = Object.fromEntries(
      placesIn(gateway).map((place) => [place, readPlace(gateway, place)]),
    );
    const names = Object.entries(everywhere).filter(([place, value]) => /wire|one|many/.test(place) && value);
    expect(findClashes(gateway, Object.fromEntries(names))).toEqual([]);
  });

  it('finds a name that another field or part has, at the edited place', () => {
    expect(findClashes(openai, { 'generate.quality.wire': 'size' })).toEqual([
      { at: 'generate.quality.wire', reason: 'taken' },
    ]);
    expect(findClashes(openai, { 'edit.mask.wire': 'image' })).toEqual([
      { at: 'edit.mask.wire', reason: 'taken' },
    ]);
    // QuickRouter calls its format so, which leaves the API's own name free.
    expect(findClashes(quickrouter, { 'generate.user.wire': 'format' })).toHaveLength(1);
    expect(findClashes(quickrouter, { 'generate.user.wire': 'output_format' })).toEqual([]);
    expect(findClashes(qcode, { 'edit.images.one': 'image[]', 'edit.images.many': 'image[]' })).toEqual([]);
  });

  it('finds a range that nothing is in', () => {
    expect(findClashes(qcode, { 'edit.n.min': 5 })).toEqual([{ at: 'edit.n.min', reason: 'range' }]);
    expect(findClashes(qcode, { 'edit.n.min': 5, 'edit.n.max': 6 })).toEqual([]);
  });

  it('finds a range without the number that must be sent', () => {
    expect(findClashes(quickrouter, { 'generate.n.min': 2 })).toEqual([
      { at: 'generate.n.min', reason: 'required' },
    ]);
    expect(findClashes(quickrouter, { 'generate.n.min': 0, 'generate.n.max': 0 })).toEqual([
      { at: 'generate.n.max', reason: 'required' },
    ]);
  });
});

describe('withoutClashes', () => {
  it('drops what contradicts itself and nothing else, so that no field is lost on the wire', () => {
    fc.assert(
      fc.property(anyEdited, anyRenames, anyMode, anyWishes, (some, renames, mode, wishes) => {
        const { edits } = readEdits(some.gateway, { ...some.edits, ...renames });
        const kept = withoutClashes(some.gateway, edits);
        expect(findClashes(some.gateway, kept.edits)).toEqual([]);
        expect({ ...kept.edits, ...pick(edits, kept.dropped) }).toEqual(edits);
        if (findClashes(some.gateway, edits).length === 0) expect(kept.edits).toBe(edits);
        const gateway = applyProfile(some.gateway, kept.edits);
        const { params } = resolveForm(gateway, mode, wishes);
        const { body } = buildImageRequest({ gateway, mode, params, baseUrl: 'https://x.example' });
        const sent = body.kind === 'json' ? Object.keys(body.json) : body.parts.map((part) => part.name);
        expect(sent).toHaveLength(new Set(sent).size);
        const wished = FIELD_NAMES.filter((name) => (params[name] ?? '') !== '');
        expect(sent).toEqual(
          expect.arrayContaining(
            wished.map((name) => gateway.endpoints[mode].fields[name]?.wire ?? name),
          ) as unknown,
        );
      }),
      { numRuns: 200 },
    );
  });

  it('does not stop at the first round: what is dropped gives its old name back', () => {
    const edits = {
      'generate.quality.wire': 'size',
      'generate.size.wire': 'size',
      'generate.user.wire': 'quality',
    } as const;
    expect(withoutClashes(openai, edits)).toEqual({
      edits: {},
      dropped: ['generate.size.wire', 'generate.quality.wire', 'generate.user.wire'],
    });
  });
});
