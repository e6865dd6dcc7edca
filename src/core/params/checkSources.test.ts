import { describe, expect, it } from 'vitest';
import type { Gateway } from '../gateway/Gateway.ts';
import { gateways } from '../gateway/gateways.ts';
import { checkSources, type SourceFacts } from './checkSources.ts';

const MEBIBYTE = 1024 * 1024;

const picture = (facts: Partial<SourceFacts> = {}): SourceFacts => ({
  bytes: 1000,
  type: 'image/png',
  width: 1024,
  height: 1024,
  ...facts,
});

const pictures = (count: number, facts: Partial<SourceFacts> = {}) =>
  Array.from({ length: count }, () => picture(facts));

const check = (gateway: Gateway, sources: readonly SourceFacts[], hasMask = false, tryUndocumented = false) =>
  checkSources(gateway, 'edit', sources, hasMask, tryUndocumented);

const { openai, qcode, modelverse, nodekey } = gateways;

describe('checkSources', () => {
  it('asks for at least one image in an edit, and for none otherwise', () => {
    expect(check(openai, [])).toEqual([{ field: 'sources', code: 'no-source', severity: 'error' }]);
    expect(checkSources(openai, 'generate', [], false, false)).toEqual([]);
    expect(check(openai, pictures(16), true)).toEqual([]);
  });

  it('counts against the gateway’s maximum', () => {
    expect(check(openai, pictures(17))).toEqual([
      { field: 'sources', code: 'too-many-sources', severity: 'error', values: { count: 17, max: 16 } },
    ]);
    expect(check(qcode, pictures(9), false, true)).toEqual([
      { field: 'sources', code: 'too-many-sources', severity: 'error', values: { count: 9, max: 8 } },
    ]);
  });

  it('lets more images be tried where the page only shows one (Modelverse)', () => {
    expect(check(modelverse, pictures(2)).map(({ values }) => values)).toEqual([{ count: 2, max: 1 }]);
    expect(check(modelverse, pictures(16), false, true)).toEqual([]);
    expect(check(modelverse, pictures(17), false, true).map(({ values }) => values)).toEqual([
      { count: 17, max: 16 },
    ]);
  });

  it('weighs each file and all of them together', () => {
    expect(check(qcode, [picture({ bytes: 25 * MEBIBYTE }), picture({ bytes: 25 * MEBIBYTE + 1 })])).toEqual([
      {
        field: 'sources',
        code: 'source-too-large',
        severity: 'error',
        values: { index: 2, bytes: 26_214_401, max: 26_214_400 },
      },
    ]);
    // Eight files at the limit of one are exactly the limit of all: the total alone cannot be broken at QCode.
    expect(check(qcode, pictures(8, { bytes: 25 * MEBIBYTE }))).toEqual([]);
    const codes = check(qcode, pictures(8, { bytes: 26 * MEBIBYTE })).map(({ code }) => code);
    expect(codes.filter((code) => code === 'sources-too-large')).toHaveLength(1);
    expect(check(openai, [picture({ bytes: 50 * MEBIBYTE })]).map(({ code }) => code)).toEqual([
      'source-too-large',
    ]);
  });

  it('names a file of another type', () => {
    expect(check(openai, [picture(), picture({ type: 'image/gif' })])).toEqual([
      {
        field: 'sources',
        code: 'source-type',
        severity: 'error',
        values: { index: 2, type: 'image/gif', allowed: 'image/png, image/jpeg, image/webp' },
      },
    ]);
  });

  it('takes a mask with one image only at QCode, unless tried anyway', () => {
    expect(check(qcode, pictures(1), true)).toEqual([]);
    expect(check(qcode, pictures(2))).toEqual([]);
    const problem = { field: 'mask', code: 'mask-needs-one-source', values: { count: 2 } };
    expect(check(qcode, pictures(2), true)).toEqual([{ ...problem, severity: 'error' }]);
    expect(check(qcode, pictures(2), true, true)).toEqual([{ ...problem, severity: 'warning' }]);
    expect(check(openai, pictures(2), true)).toEqual([]);
  });

  it('goes by the official rules where edits are undocumented', () => {
    expect(check(nodekey, pictures(17), false, true).map(({ code }) => code)).toEqual(['too-many-sources']);
  });
});
