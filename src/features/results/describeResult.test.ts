import { describe, expect, it } from 'vitest';
import type { SniffedImage } from '../../core/image/sniff.ts';
import { differences, shortPrompt, sizeAndType } from './describeResult.ts';

const png: SniffedImage = { mime: 'image/png', width: 1024, height: 1024 };
const asked = { model: 'gpt-image-2', prompt: 'fox' };

describe('differences', () => {
  it('finds none where nothing was asked, or what came is what was asked', () => {
    expect(differences(asked, png)).toEqual([]);
    expect(differences({ ...asked, size: 'auto' }, png)).toEqual([]);
    expect(differences({ ...asked, size: '1024x1024', output_format: 'png' }, png)).toEqual([]);
    expect(differences({ ...asked, output_format: 'jpeg' }, { ...png, mime: 'image/jpeg' })).toEqual([]);
  });

  it('names the asked size and the asked type where the bytes are something else', () => {
    expect(differences({ ...asked, size: '1536x1024' }, png)).toEqual(['1536×1024']);
    expect(differences({ ...asked, output_format: 'webp' }, png)).toEqual(['WebP']);
    expect(differences({ ...asked, size: '1024x1536', output_format: 'jpeg' }, png)).toEqual([
      '1024×1536',
      'JPEG',
    ]);
  });
});

describe('shortPrompt', () => {
  it('keeps 250 characters and splits none', () => {
    expect(shortPrompt('short')).toBe('short');
    expect(shortPrompt('x'.repeat(251))).toBe('x'.repeat(250));
    expect(shortPrompt('🦊'.repeat(300))).toBe('🦊'.repeat(250));
  });
});

describe('sizeAndType', () => {
  it('says the pixels and the format by its common name', () => {
    expect(sizeAndType({ mime: 'image/webp', width: 3840, height: 2160 })).toBe('3840×2160 WebP');
  });
});
