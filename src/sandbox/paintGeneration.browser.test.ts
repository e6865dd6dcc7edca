import { describe, expect, it } from 'vitest';
import { decodePng } from '../core/image/pngDecode.ts';
import { sniffImage } from '../core/image/sniff.ts';
import { canvasStudio } from './canvasStudio.ts';
import { handle } from './sandbox.ts';

const ports = { studio: canvasStudio, now: () => 0 };

interface Answer {
  readonly data: readonly { readonly b64_json: string }[];
  readonly size: string;
}

async function paint(fields: object): Promise<Uint8Array<ArrayBuffer>[]> {
  const request = new Request('https://sandbox.invalid/v1/images/generations', {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ model: 'gpt-image-2', quality: 'low', size: '1024x640', ...fields }),
  });
  const response = await handle(request, ports);
  const answer = (await response.json()) as Answer;
  expect(response.status, JSON.stringify(answer).slice(0, 300)).toBe(200);
  return answer.data.map(({ b64_json }) => Uint8Array.from(atob(b64_json), (c) => c.charCodeAt(0)));
}

async function paintOne(fields: object): Promise<Uint8Array<ArrayBuffer>> {
  const [picture] = await paint(fields);
  if (!picture) throw new Error('no picture');
  return picture;
}

describe('the sandbox paints', () => {
  it.each(['1024x1024', '1536x864', '640x1024', '1920x640'])('exactly %s', async (size) => {
    const { mime, width, height } = sniffImage(await paintOne({ prompt: 'a lake', size })) ?? {};
    expect([mime, `${width}x${height}`]).toEqual(['image/png', size]);
  });

  it('the same bytes for the same request, and others for another prompt', async () => {
    const first = await paintOne({ prompt: 'a cat' });
    expect(firstDifference(await paintOne({ prompt: 'a cat' }), first)).toBe(-1);
    expect(firstDifference(await paintOne({ prompt: 'a cat.' }), first)).not.toBe(-1);
  });

  it('n pictures that all differ, the first of them as if it were alone', async () => {
    const pictures = await paint({ prompt: 'sea', n: 3 });
    expect(pictures.length).toBe(3);
    const [a, b, c] = pictures as [Uint8Array, Uint8Array, Uint8Array];
    expect([firstDifference(a, b), firstDifference(b, c), firstDifference(a, c)]).not.toContain(-1);
    expect(firstDifference(await paintOne({ prompt: 'sea' }), a)).toBe(-1);
  });

  it('more detail for more quality', async () => {
    const sizes: number[] = [];
    for (const quality of ['low', 'medium', 'high'])
      sizes.push((await paintOne({ prompt: 'city', quality })).length);
    expect(sizes).toEqual(sizes.toSorted((a, b) => a - b));
    expect(new Set(sizes).size).toBe(3);
  });

  it('JPEG and WebP as asked, smaller the lower the compression number', async () => {
    for (const output_format of ['jpeg', 'webp']) {
      const [small, large] = [
        await paintOne({ prompt: 'forest', output_format, output_compression: 20 }),
        await paintOne({ prompt: 'forest', output_format, output_compression: 90 }),
      ];
      expect(sniffImage(small)?.mime).toBe(`image/${output_format}`);
      expect(small.length).toBeLessThan(large.length);
    }
  });

  it.each(['a robot', 'mountains', 'a rocket', 'tulips'])(
    '%s on nothing when asked for transparency',
    async (prompt) => {
      const { width, height, data } = await decodePng(await paintOne({ prompt, background: 'transparent' }));
      const alpha = (x: number, y: number) =>
        data[(Math.round(y * (height - 1)) * width + Math.round(x * (width - 1))) * 4 + 3];
      expect([alpha(0, 0), alpha(1, 1), alpha(0, 1), alpha(0.02, 0.5)]).toEqual([0, 0, 0, 0]);
      const solid = data.filter((value, i) => i % 4 === 3 && value === 255).length;
      expect(solid).toBeGreaterThan(width * height * 0.04);
    },
  );

  it('nothing transparent otherwise', async () => {
    const { data } = await decodePng(await paintOne({ prompt: 'a cup of tea' }));
    expect(data.every((value, i) => i % 4 !== 3 || value === 255)).toBe(true);
  });

  it('prompts of any script and length', async () => {
    for (const prompt of [
      '图',
      '🐈‍⬛'.repeat(300),
      'a'.repeat(2000),
      'مدينة في الليل',
      '一只可爱的小猫坐在窗边看雨'.repeat(9),
    ]) {
      expect(sniffImage(await paintOne({ prompt }))?.width).toBe(1024);
    }
  });
});

/** Index of the first byte that differs, -1 for none. `toEqual` takes seconds for a picture's bytes. */
function firstDifference(a: Uint8Array | Uint8ClampedArray, b: Uint8Array | Uint8ClampedArray): number {
  if (a.length !== b.length) return Math.min(a.length, b.length);
  for (let i = 0; i < a.length; i++) if (a[i] !== b[i]) return i;
  return -1;
}
