import { describe, expect, it } from 'vitest';
import type { PictureOrder } from './PictureOrder.ts';
import { outputTokens, usageOf } from './usage.ts';

describe('outputTokens', () => {
  it.each([
    ['1024x640', 107, 956, 3824],
    ['1024x1024', 196, 1756, 7024],
    ['1536x1024', 158, 1372, 5488],
    ['1024x1536', 158, 1372, 5488],
    ['2048x2048', 397, 3568, 14_272],
    ['3840x2160', 371, 3336, 13_342],
    ['2880x2880', 659, 5930, 23_719],
  ])('counts %s as the published formula does', (size, low, medium, high) => {
    const [width = 0, height = 0] = size.split('x').map(Number);
    const counts = (['low', 'medium', 'high'] as const).map((quality) =>
      outputTokens({ width, height }, quality),
    );
    expect(counts).toEqual([low, medium, high]);
  });
});

describe('usageOf', () => {
  const order: PictureOrder = {
    model: 'gpt-image-2',
    prompt: '12345678',
    n: 3,
    quality: 'low',
    format: 'png',
    transparent: false,
  };
  const size = { width: 1024, height: 1024 };

  it('adds up text, sources, pictures and previews', () => {
    const usage = usageOf(order, size, [{ width: 1024, height: 1024 }], 2);
    expect(usage).toEqual({
      input_tokens: 2 + 194,
      input_tokens_details: { text_tokens: 2, image_tokens: 194 },
      output_tokens: 3 * 196 + 200,
      total_tokens: 2 + 194 + 3 * 196 + 200,
    });
  });

  it('counts no image input without sources', () => {
    expect(usageOf(order, size, [], 0).input_tokens_details.image_tokens).toBe(0);
  });
});
