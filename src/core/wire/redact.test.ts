import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { pictureReference } from './pictureReference.ts';
import { presentable, rawExcerpt } from './redact.ts';

const KEY = 'sk-a/b+c"d 0123456789';

function escaped(letter: string): string {
  return `\\u${letter.charCodeAt(0).toString(16).padStart(4, '0')}`;
}

describe('what is shown of an answer', () => {
  it.each([
    KEY,
    JSON.stringify(KEY),
    JSON.stringify(KEY).replaceAll('/', String.raw`\/`),
    encodeURIComponent(KEY),
    // PHP's and Python's JSON, and JSON within JSON.
    KEY.replaceAll(/./g, (letter) => escaped(letter)),
    KEY.replaceAll(/[^a-z]/g, (letter) => escaped(letter).toUpperCase().replace('U', 'u')),
    KEY.replace('s', String.raw`\\u0073`),
    JSON.stringify(JSON.stringify(KEY)),
    KEY.replaceAll(/./g, (letter) => `%${letter.charCodeAt(0).toString(16)}`),
  ])('hides the key written as %s', (spelling) => {
    for (const shown of [presentable(`a ${spelling} b`, [KEY]), rawExcerpt(`a ${spelling} b`, [KEY])]) {
      expect(shown).toContain('•••');
      expect(shown).not.toContain('0123456789');
    }
  });

  it('hides the key wherever it stands, even where the text is cut off', () => {
    const property = fc.property(fc.nat({ max: 5000 }), fc.nat({ max: 300_000 }), (before, after) => {
      const text = `${'x y '.repeat(before)}${KEY}${'A'.repeat(after)}${KEY}`;
      expect(rawExcerpt(text, [KEY])).not.toContain('sk-');
    });
    fc.assert(property, { numRuns: 30 });
  });

  it('shows no pictures and no long base64, and about 4 kB at most', () => {
    expect(rawExcerpt(`{"data":"${pictureReference(3)}"}`, [])).toBe('{"data":"…"}');
    expect(rawExcerpt(`"${'QUJD'.repeat(1000)}"`, [])).toBe('"QUJDQUJDQUJDQUJD…"');
    expect(rawExcerpt('word '.repeat(10_000), []).length).toBeLessThan(4200);
    expect(presentable('word '.repeat(10_000), []).length).toBeLessThan(2100);
  });

  it('hides any key in any mixture of spellings, and nothing else', () => {
    const spelling = fc.constantFrom<(letter: string) => string>(
      (letter) => letter,
      (letter) => JSON.stringify(letter).slice(1, -1),
      (letter) => Array.from({ length: letter.length }, (_, at) => escaped(letter.charAt(at))).join(''),
      encodeURIComponent,
    );
    const key = fc.string({ minLength: 8, maxLength: 40, unit: 'grapheme' }).map((text) => `k${text}y`);
    const property = fc.property(key, fc.array(spelling, { minLength: 1 }), (secret, spellings) => {
      const written = Array.from(secret, (letter, at) => spellings[at % spellings.length]!(letter)).join('');
      expect(presentable(`before ${written} after`, [secret])).toBe('before ••• after');
    });
    fc.assert(property, { numRuns: 25 });
  });

  it('takes no longer for a body made of escapes', () => {
    // Every backslash may begin the key: looking on to the last one from each would take minutes.
    expect(rawExcerpt('\\'.repeat(500_000), [`\\${KEY}`])).toHaveLength(4097);
  });

  it('leaves everything as it is when there is no key', () => {
    expect(presentable('words', ['', '  '])).toBe('words');
  });
});
