import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { imageFileName, promptSlug } from './fileName.ts';
import { IMAGE_FORMATS, type ImageMime } from './formats.ts';

const at = new Date(2026, 10, 20, 14, 30, 5);

/** Any code points, halves of pairs included, with ASCII often enough to make words. */
const codePoint = fc.oneof(fc.integer({ min: 0, max: 0x7f }), fc.integer({ min: 0, max: 0x10ffff }));
const anyText = fc.array(codePoint, { maxLength: 200 }).map((points) => String.fromCodePoint(...points));

describe('imageFileName', () => {
  it('says the prompt, the size, the local time and the true type', () => {
    const name = imageFileName({
      prompt: 'Red fox in snow',
      mime: 'image/png',
      width: 1024,
      height: 1024,
      at,
    });
    expect(name).toBe('red-fox-in-snow_1024x1024_20261120-143005.png');
  });

  it('numbers the pictures of one answer from 1', () => {
    const parts = { prompt: 'fox', mime: 'image/jpeg', width: 1536, height: 1024, at } as const;
    expect(imageFileName({ ...parts, index: 0 })).toBe('fox_1536x1024_20261120-143005-1.jpg');
    expect(imageFileName({ ...parts, index: 9 })).toBe('fox_1536x1024_20261120-143005-10.jpg');
  });

  it('fits every file system whatever the prompt, the size and the moment', () => {
    const mimes = Object.keys(IMAGE_FORMATS) as ImageMime[];
    fc.assert(
      fc.property(
        anyText,
        fc.constantFrom(...mimes),
        fc.integer({ min: 1, max: 99_999 }),
        fc.date({ noInvalidDate: true, min: new Date(2020, 0, 1), max: new Date(2120, 0, 1) }),
        (prompt, mime, edge, moment) => {
          const name = imageFileName({ prompt, mime, width: edge, height: edge, at: moment, index: 9 });
          expect(new TextEncoder().encode(name).length).toBeLessThanOrEqual(255);
          expect(name).toMatch(
            /^[\p{L}\p{N}][\p{L}\p{M}\p{N}-]*_\d+x\d+_\d{8}-\d{6}-10\.(png|jpg|webp|gif|avif)$/u,
          );
        },
      ),
    );
  });
});

describe('promptSlug', () => {
  it.each([
    ['雪地里的红狐狸', '雪地里的红狐狸'],
    ['雪地里的红狐狸，水彩 风格', '雪地里的红狐狸-水彩-风格'],
    ['../../etc/passwd', 'etc-passwd'],
    ['a<b>c:d"e|f?g*h\\i', 'a-b-c-d-e-f-g-h-i'],
    ['The fox’s den', 'the-foxs-den'],
    ['  .hidden ', 'hidden'],
    ['Café ÉTÉ', 'café-été'],
    ['हिन्दी', 'हिन्दी'],
    ['1️⃣ ❄️ fox 🦊', '1-fox'],
    ['🦊🦊', 'image'],
    ['', 'image'],
    ['CON', 'image-con'],
    ['com¹', 'image-com1'],
    ['console', 'console'],
  ])('%j becomes %j', (prompt, slug) => {
    expect(promptSlug(prompt)).toBe(slug);
  });

  it('ends at a whole word where there are words', () => {
    expect(promptSlug(`${'word '.repeat(11)}abcdef tail`)).toBe(`${'word-'.repeat(10)}word`);
  });

  it('cuts a single long word at 60 units without splitting a pair', () => {
    expect(promptSlug('狐'.repeat(80))).toBe('狐'.repeat(60));
    expect(promptSlug(`画 ${'狐'.repeat(80)}`)).toBe(`画-${'狐'.repeat(58)}`);
    expect(promptSlug(`a${'𠀀'.repeat(80)}`)).toBe(`a${'𠀀'.repeat(29)}`);
  });

  it('is never empty, never longer than 60 units, never reserved, and stable when applied again', () => {
    fc.assert(
      fc.property(anyText, (prompt) => {
        const slug = promptSlug(prompt);
        expect(slug.length).toBeGreaterThan(0);
        expect(slug.length).toBeLessThanOrEqual(60);
        expect(slug).toMatch(/^[\p{L}\p{N}][\p{L}\p{M}\p{N}]*(?:-[\p{L}\p{N}][\p{L}\p{M}\p{N}]*)*$/u);
        expect(slug).not.toMatch(/^(?:con|prn|aux|nul|com\d|lpt\d)$/i);
        expect(slug.isWellFormed()).toBe(true);
        expect(promptSlug(slug)).toBe(slug);
      }),
    );
  });
});
