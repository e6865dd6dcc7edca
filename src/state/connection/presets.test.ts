import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parsePresets, withoutPresets } from './presets.ts';

const NOTHING = { keyInQuery: false, invalid: [] };

describe('parsePresets', () => {
  it('reads every preset from the query', () => {
    const search =
      '?lang=zh&theme=dark&gateway=qcode&baseUrl=https%3A%2F%2Feu.qcode.cc%2Fqcode-img%2Fv1&mode=edit&prompt=a+red%20fox&size=1536x1024&quality=high&n=4';
    expect(parsePresets({ search, hash: '#/' })).toEqual({
      ...NOTHING,
      lang: 'zh',
      theme: 'dark',
      gateway: 'qcode',
      baseUrl: 'https://eu.qcode.cc/qcode-img/v1',
      mode: 'edit',
      prompt: 'a red fox',
      size: '1536x1024',
      quality: 'high',
      n: 4,
    });
  });

  it('reads the fragment behind its view too, and prefers it', () => {
    expect(
      parsePresets({ search: '?size=auto&n=2', hash: '#/history?size=1024x1024&mode=generate' }),
    ).toEqual({
      ...NOTHING,
      size: '1024x1024',
      mode: 'generate',
      n: 2,
    });
  });

  it('takes a key from the fragment only', () => {
    expect(parsePresets({ search: '', hash: '#/?key=sk-abc' })).toEqual({ ...NOTHING, key: 'sk-abc' });
    expect(parsePresets({ search: '?key=sk-abc', hash: '#/' })).toEqual({ ...NOTHING, keyInQuery: true });
  });

  it.each([
    ['lang=fr', 'lang'],
    ['theme=blue', 'theme'],
    ['gateway=nobody', 'gateway'],
    ['gateway=toString', 'gateway'],
    ['baseUrl=nowhere', 'baseUrl'],
    ['mode=paint', 'mode'],
    ['prompt=%20', 'prompt'],
    ['size=big', 'size'],
    ['size=1024', 'size'],
    ['quality=ultra', 'quality'],
    ['n=0', 'n'],
    ['n=-1', 'n'],
    ['n=1.5', 'n'],
    ['n=1e1', 'n'],
    ['key=a%20b', 'key'],
  ])('leaves out %s and names it', (query, name) => {
    expect(parsePresets({ search: '', hash: `#/?${query}` })).toEqual({ keyInQuery: false, invalid: [name] });
  });

  it('takes an empty value for none', () => {
    expect(parsePresets({ search: '?prompt=&n=&lang=', hash: '#/?key=' })).toEqual(NOTHING);
  });
});

describe('withoutPresets', () => {
  it.each([
    ['?lang=en', '#/', '', '#/'],
    ['?lang=en&utm=1&key=a', '#/history?size=auto&key=sk-1', '?utm=1', '#/history'],
    ['?a=%20b&n=1&c', '', '?a=%20b&c', ''],
    ['', '#/usage?from=2026', '', '#/usage?from=2026'],
    ['?%6Bey=sk-1', '#/?k%65y=sk-2', '', '#/'],
  ])('turns %s %s into "%s" "%s"', (search, hash, cleanSearch, cleanHash) => {
    expect(withoutPresets({ search, hash })).toEqual({ search: cleanSearch, hash: cleanHash });
  });

  it('never leaves a key or a preset behind, however it is spelled', () => {
    const name = fc.constantFrom('key', 'k%65y', 'prompt', 'baseUrl', 'other', 'Key', '');
    const value = fc.constantFrom(
      'sk-secret',
      'a%26key=b',
      '',
      '&key=sk-secret',
      '#/?key=sk-secret',
      '=',
      '%',
    );
    const query = fc
      .array(fc.tuple(name, value))
      .map((pairs) => pairs.map((pair) => pair.join('=')).join('&'));
    fc.assert(
      fc.property(query, query, (inQuery, inHash) => {
        // As `location` splits an address: the first `#` ends the query.
        const { search, hash } = new URL(`https://example.com/?${inQuery}#/?${inHash}`);
        const { invalid: _, ...left } = parsePresets(withoutPresets({ search, hash }));
        expect(left).toEqual({ keyInQuery: false });
      }),
    );
  });
});
