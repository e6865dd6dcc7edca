import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { pictureReference } from './pictureReference.ts';
import { presentable, rawExcerpt } from './redact.ts';

const KEY = 'sk-a/b+c"d 0123456789';

describe('what is shown of an answer', () => {
  it.each([
    KEY,
    JSON.stringify(KEY),
    JSON.stringify(KEY).replaceAll('/', String.raw`\/`),
    encodeURIComponent(KEY),
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

  it('leaves everything as it is when there is no key', () => {
    expect(presentable('words', ['', '  '])).toBe('words');
  });
});
