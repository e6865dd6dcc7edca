import { describe, expect, it } from 'vitest';
import type { Gateway } from '../../core/gateway/Gateway.ts';
import { gateways } from '../../core/gateway/gateways.ts';
import { checkSources } from '../../core/params/checkSources.ts';
import { resolveForm, type Wishes } from '../../core/params/resolveForm.ts';
import { composer as en } from '../../i18n/en/composer.ts';
import { composer as zh } from '../../i18n/zh/composer.ts';
import { problemText } from './problemText.ts';

const MEBIBYTE = 1024 * 1024;

/** The sentences about a form, in English and in Chinese. */
function sentences(gateway: Gateway, wishes: Partial<Wishes>): readonly (readonly string[])[] {
  const form = resolveForm(gateway, 'generate', {
    prompt: 'a cat',
    extra: '',
    tryUndocumented: false,
    ...wishes,
  });
  return form.problems.map((problem) => [problemText(problem, en, 'en'), problemText(problem, zh, 'zh-CN')]);
}

const texts = (size: string) => sentences(gateways.openai, { size }).flat().join(' ');

describe('the sentence about a problem', () => {
  it('names the field whose text is too long', () => {
    expect(sentences(gateways.openai, { prompt: 'x'.repeat(32_001) })).toEqual([
      [
        'Prompt: 32,001 of at most 32,000 characters. Shorten it.',
        '提示词：共 32,001 个字符，最多 32,000 个，请缩短。',
      ],
    ]);
    expect(sentences(gateways.quickrouter, { prompt: 'x'.repeat(1001) })).toEqual([
      [expect.stringMatching(/^Prompt: 1,001 characters/), expect.stringMatching(/^提示词：共 1,001 个/)],
    ]);
  });

  it('writes sides as in a size, and counts of pixels for reading', () => {
    expect(texts('1001x1024')).toContain('1001×1024');
    expect(texts('4000x2000')).toMatch(/4000.* 3840/);
    expect(texts('800x800')).toContain('640,000');
    expect(texts('800x800')).toContain('655,360');
    expect(texts('4000x2000')).not.toContain('4,000');
  });

  it.each([
    [26 * MEBIBYTE, 'Image 1 has 26 MB, this gateway takes at most 25 MB. Use Downscale on it.'],
    [
      25 * MEBIBYTE + 1,
      'Image 1 has 26,214,401 B, this gateway takes at most 26,214,400 B. Use Downscale on it.',
    ],
  ])('tells a file of %i bytes from its limit', (bytes, text) => {
    const source = { bytes, type: 'image/png', width: 1024, height: 1024 };
    const problems = checkSources(gateways.qcode, 'edit', [source], false, false);
    expect(problems.map((problem) => problemText(problem, en, 'en'))).toEqual([text]);
  });
});
