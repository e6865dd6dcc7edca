import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anyEdited } from '../../testing/anyProfile.ts';
import { findClashes } from './findClashes.ts';
import { readProfile, writeProfile, type Profile } from './profileFile.ts';

const profile: Profile = {
  name: 'Relay',
  basis: 'qcode',
  baseUrl: 'https://relay.example.com/v1',
  edits: { 'generate.user.doNotSend': true, 'edit.images.many': 'image[]', 'quotas.concurrency': 4 },
};

/** The file with one thing in it changed. */
const changed = (change: Readonly<Record<string, unknown>>) =>
  JSON.stringify({ ...(JSON.parse(writeProfile(profile)) as object), ...change });

const flawsOf = (text: string) => {
  const read = readProfile(text);
  return 'flaws' in read ? read.flaws : [];
};

describe('a profile as a file', () => {
  it('comes back as it was written', () => {
    const title = fc.constantFrom('Relay', 'My “own” server · 2', '我的网关', '“\\{}');
    const address = fc.option(fc.constantFrom('https://relay.example.com/v1', ''), { nil: undefined });
    fc.assert(
      fc.property(anyEdited, title, address, (some, name, baseUrl) => {
        fc.pre(findClashes(some.gateway, some.edits).length === 0);
        const written: Profile = {
          name,
          basis: some.id,
          ...(baseUrl !== undefined && { baseUrl }),
          edits: some.edits,
        };
        expect(readProfile(writeProfile(written))).toEqual({ profile: written, ignored: [] });
      }),
      { numRuns: 40 },
    );
  });

  it('is read or refused with a place, however it is corrupted', () => {
    const text = writeProfile(profile);
    fc.assert(
      fc.property(fc.nat(text.length), fc.nat(20), fc.string({ maxLength: 4 }), (at, length, put) => {
        const read = readProfile(text.slice(0, at) + put + text.slice(at + length));
        if ('flaws' in read) expect(read.flaws.length).toBeGreaterThan(0);
        else expect(readProfile(writeProfile(read.profile))).toEqual({ profile: read.profile, ignored: [] });
      }),
      { numRuns: 100 },
    );
  });

  it('refuses any JSON that is no profile, and never throws', () => {
    fc.assert(
      fc.property(fc.json(), (text) => {
        expect(flawsOf(text)).not.toEqual([]);
      }),
      { numRuns: 50 },
    );
  });

  it.each([
    ['', '', 'json'],
    ['{"format":', '', 'json'],
    ['[]', '', 'object'],
    ['null', '', 'object'],
    ['{}', '', 'format'],
    [changed({ format: 'other' }), '', 'format'],
    [changed({ version: 2 }), 'version', 'version'],
    [changed({ name: ' ' }), 'name', 'title'],
    [changed({ name: 'a\nb' }), 'name', 'title'],
    [changed({ name: 7 }), 'name', 'title'],
    [changed({ basis: 'sandbox' }), 'basis', 'basis'],
    [changed({ basis: 'toString' }), 'basis', 'basis'],
    [changed({ baseUrl: 5 }), 'baseUrl', 'address'],
    [changed({ edits: [] }), 'edits', 'object'],
  ])('%j is refused at “%s” as %s', (text, at, reason) => {
    expect(flawsOf(text)).toEqual([{ at, reason }]);
  });

  it.each([
    ['generate.n.max', '4', 'whole'],
    ['generate.n.max', 0.5, 'whole'],
    ['generate.n.max', null, 'whole'],
    ['generate.n.min', 9, 'range'],
    ['generate.prompt.maxLength', 0, 'count'],
    ['generate.size.wire', 'a b', 'name'],
    ['generate.size.wire', 'prompt', 'taken'],
    ['generate.size.values', ['big'], 'sizes'],
    ['generate.size.values', [], 'sizes'],
    ['generate.quality.values', ['a', 'a'], 'words'],
    ['generate.user.doNotSend', false, 'true'],
    ['edit.mask.singleImageOnly', 1, 'flag'],
    ['quotas.timeZone', 'Mars/Base', 'zone'],
    ['prices', [], 'prices'],
  ])('says that %s may not be %j: %s', (place, value, reason) => {
    expect(flawsOf(changed({ edits: { [place]: value } }))).toEqual([{ at: `edits.${place}`, reason }]);
  });

  it.each([
    [{ unit: 'kilo' }, 'unit', 'unit'],
    [{ currency: 'usd' }, 'currency', 'currency'],
    [{ perImage: undefined }, 'perImage', 'prices'],
    [{ perImage: { '1024x1024': { low: -1 } } }, 'perImage.1024x1024.low', 'price'],
    [{ perImage: { '1024x1024': 5 } }, 'perImage.1024x1024', 'prices'],
    [{ perImage: { big: {} } }, 'perImage.big', 'size'],
    [{ floor: '1' }, 'floor', 'price'],
    [{ unit: 'token', textInput: 1, imageInput: 2 }, 'imageOutput', 'price'],
  ])('says what is wrong with prices of %j', (change, at, reason) => {
    const prices = { unit: 'image', currency: 'USD', perImage: {}, ...change };
    expect(flawsOf(changed({ edits: { prices } }))).toEqual([{ at: `edits.prices.${at}`, reason }]);
  });

  it('passes over what it does not know, by name, and keeps none of it', () => {
    const prices = { unit: 'image', currency: 'USD', perImage: {}, apiKey: 'sk-1', failuresFree: true };
    const read = readProfile(
      changed({ apiKey: 'sk-1', edits: { 'generate.n.max': 3, 'generate.seed.wire': 'seed', prices } }),
    );
    expect(read).toEqual({
      profile: {
        ...profile,
        edits: { 'generate.n.max': 3, prices: { unit: 'image', currency: 'USD', perImage: {} } },
      },
      ignored: ['apiKey', 'edits.generate.seed.wire'],
    });
  });

  it('may begin with a byte order mark', () => {
    expect(readProfile(`\uFEFF${writeProfile(profile)}`)).toEqual({ profile, ignored: [] });
  });
});
