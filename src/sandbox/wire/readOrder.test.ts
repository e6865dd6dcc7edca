import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { encodePng } from '../../core/image/pngEncode.ts';
import { ApiError, type ApiErrorBody } from './ApiError.ts';
import { readImages } from './readImages.ts';
import { readEdit, readGeneration } from './readOrder.ts';

const MINIMAL = { model: 'gpt-image-2', prompt: 'a cat' };

function generation(json: unknown, contentType = 'application/json'): Request {
  return new Request('https://sandbox.invalid/v1/images/generations', {
    method: 'POST',
    headers: { 'Content-Type': contentType },
    body: typeof json === 'string' ? json : JSON.stringify(json),
  });
}

type PartValue = string | Blob;

function edit(parts: readonly (readonly [string, PartValue])[]): Request {
  const form = new FormData();
  for (const [name, value] of parts) {
    if (typeof value === 'string') form.append(name, value);
    else form.append(name, value, 'picture');
  }
  return new Request('https://sandbox.invalid/v1/images/edits', { method: 'POST', body: form });
}

async function refusal(reading: Promise<unknown>): Promise<ApiErrorBody & { status: number }> {
  const error: unknown = await reading.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  if (!(error instanceof ApiError)) throw new Error(`not refused: ${String(error)}`);
  return { status: error.status, ...error.body };
}

async function png(width: number, height: number, dropAlpha = false): Promise<Blob> {
  const data = new Uint8Array(width * height * 4).fill(255);
  const bytes = await encodePng({ width, height, data, dropOpaqueAlpha: dropAlpha });
  return new Blob([bytes], { type: 'image/png' });
}

describe('readGeneration', () => {
  it('fills in every default', async () => {
    expect(await readGeneration(generation(MINIMAL))).toEqual({
      model: 'gpt-image-2',
      prompt: 'a cat',
      n: 1,
      quality: 'medium',
      format: 'png',
      transparent: false,
    });
  });

  it('takes every documented field', async () => {
    const all = {
      ...MINIMAL,
      n: 10,
      size: '1536x864',
      quality: 'high',
      background: 'transparent',
      output_format: 'webp',
      output_compression: 0,
      moderation: 'low',
      stream: false,
      user: 'u1',
    };
    expect(await readGeneration(generation(all))).toEqual({
      ...MINIMAL,
      n: 10,
      size: { width: 1536, height: 864 },
      quality: 'high',
      format: 'webp',
      compression: 0,
      transparent: true,
    });
  });

  it('takes a stream of one picture with up to three previews', async () => {
    const order = await readGeneration(generation({ ...MINIMAL, stream: true, partial_images: 3 }));
    expect(order.partialImages).toBe(3);
    expect((await readGeneration(generation({ ...MINIMAL, stream: true }))).partialImages).toBe(0);
  });

  it.each<[string, object, string, string | null]>([
    ['an unknown field', { colour: 'red' }, 'colour', 'unknown_parameter'],
    ['a field of another model', { style: 'vivid' }, 'style', 'unknown_parameter'],
    ['response_format', { response_format: 'b64_json' }, 'response_format', 'unknown_parameter'],
    ['input_fidelity, which is for edits', { input_fidelity: 'high' }, 'input_fidelity', 'unknown_parameter'],
    ['a name from the prototype', JSON.parse('{"__proto__":1}') as object, '__proto__', 'unknown_parameter'],
    ['n as text', { n: '2' }, 'n', 'invalid_type'],
    ['n as null', { n: null }, 'n', 'invalid_type'],
    ['n with a fraction', { n: 1.5 }, 'n', 'invalid_type'],
    ['n 0', { n: 0 }, 'n', 'integer_below_min_value'],
    ['n 11', { n: 11 }, 'n', 'integer_above_max_value'],
    ['another quality', { quality: 'hd' }, 'quality', 'invalid_value'],
    ['quality as a number', { quality: 1 }, 'quality', 'invalid_type'],
    ['another format', { output_format: 'gif' }, 'output_format', 'invalid_value'],
    ['another background', { background: 'white' }, 'background', 'invalid_value'],
    ['another moderation', { moderation: 'off' }, 'moderation', 'invalid_value'],
    [
      'compression above 100',
      { output_format: 'webp', output_compression: 101 },
      'output_compression',
      'integer_above_max_value',
    ],
    [
      'compression below 0',
      { output_format: 'jpeg', output_compression: -1 },
      'output_compression',
      'integer_below_min_value',
    ],
    [
      'compression of a PNG',
      { output_format: 'png', output_compression: 50 },
      'output_compression',
      'invalid_png_output_compression',
    ],
    [
      'compression of the default format',
      { output_compression: 100 },
      'output_compression',
      'invalid_png_output_compression',
    ],
    ['transparent JPEG', { background: 'transparent', output_format: 'jpeg' }, 'background', 'invalid_value'],
    ['a size out of rule', { size: '512x512' }, 'size', 'invalid_value'],
    ['a size as a number', { size: 1024 }, 'size', 'invalid_type'],
    ['stream as text', { stream: 'true' }, 'stream', 'invalid_type'],
    ['a stream of several', { stream: true, n: 2 }, 'n', 'unsupported_parameter'],
    ['previews without a stream', { partial_images: 1 }, 'partial_images', 'unsupported_parameter'],
    ['four previews', { stream: true, partial_images: 4 }, 'partial_images', 'integer_above_max_value'],
    ['a blank prompt', { prompt: ' \n' }, 'prompt', 'empty_string'],
    ['a prompt that is no text', { prompt: ['a'] }, 'prompt', 'invalid_type'],
    ['an empty user', { user: '' }, 'user', 'empty_string'],
  ])('refuses %s, naming it', async (_, fields, param, code) => {
    expect(await refusal(readGeneration(generation({ ...MINIMAL, ...fields })))).toMatchObject({
      status: 400,
      param,
      code,
    });
  });

  it('asks for the prompt and for the model', async () => {
    expect(await refusal(readGeneration(generation({ model: 'gpt-image-2' })))).toMatchObject({
      param: 'prompt',
      code: 'missing_required_parameter',
    });
    expect(await refusal(readGeneration(generation({ prompt: 'a' })))).toMatchObject({
      param: 'model',
      code: 'missing_required_parameter',
    });
  });

  it('knows no other model', async () => {
    const other = await refusal(readGeneration(generation({ ...MINIMAL, model: 'dall-e-3' })));
    expect(other).toMatchObject({ status: 404, param: 'model', code: 'model_not_found' });
    const snapshot = { ...MINIMAL, model: 'gpt-image-2-2026-04-21' };
    expect((await readGeneration(generation(snapshot))).model).toBe(snapshot.model);
  });

  it('counts the prompt in code points: 32,000 pass and one more does not', async () => {
    const long = { ...MINIMAL, prompt: '🐈'.repeat(32_000) };
    expect((await readGeneration(generation(long))).prompt).toBe(long.prompt);
    const longer = { ...MINIMAL, prompt: `${long.prompt}a` };
    expect(await refusal(readGeneration(generation(longer)))).toMatchObject({
      param: 'prompt',
      code: 'string_above_max_length',
    });
  });

  it('refuses bodies that are no JSON object, and other content types', async () => {
    for (const body of ['', '{', '[]', 'null', '"a"']) {
      expect(await refusal(readGeneration(generation(body)))).toMatchObject({ status: 400, param: null });
    }
    expect(await refusal(readGeneration(generation(MINIMAL, 'text/plain')))).toMatchObject({
      code: 'unsupported_content_type',
    });
    const withCharset = generation(MINIMAL, 'application/json; charset=utf-8');
    expect((await readGeneration(withCharset)).prompt).toBe('a cat');
  });

  it('answers any JSON with an order or a refusal, never another error', async () => {
    const value = fc.jsonValue({ maxDepth: 1 });
    const names = fc.constantFrom(
      'prompt',
      'model',
      'n',
      'size',
      'quality',
      'stream',
      'user',
      'x',
      'toString',
    );
    await fc.assert(
      fc.asyncProperty(fc.dictionary(names, value), async (fields) => {
        const outcome = await readGeneration(generation({ ...MINIMAL, ...fields })).catch(
          (error: unknown) => error,
        );
        expect(outcome instanceof Error && !(outcome instanceof ApiError)).toBe(false);
      }),
      { numRuns: 60 },
    );
  });
});

describe('readEdit', () => {
  const texts = Object.entries(MINIMAL);

  it('takes image and image[] alike, the base first, and turns scalars into their types', async () => {
    for (const name of ['image', 'image[]']) {
      const order = await readEdit(
        edit([
          ...texts,
          ['n', '2'],
          [name, await png(3, 2)],
          [name, await png(5, 4)],
          ['mask', await png(3, 2)],
        ]),
      );
      expect(order.n).toBe(2);
      expect(order.edit?.sources.map((bytes) => bytes[19])).toEqual([3, 5]);
      expect(order.edit?.mask).toBeInstanceOf(Uint8Array);
    }
  });

  it('takes a stream', async () => {
    const parts = [
      ...texts,
      ['stream', 'true'],
      ['partial_images', '2'],
      ['image', await png(2, 2)],
    ] as const;
    expect((await readEdit(edit(parts))).partialImages).toBe(2);
  });

  it.each<[string, readonly (readonly [string, PartValue])[], string, string]>([
    ['input_fidelity', [['input_fidelity', 'high']], 'input_fidelity', 'invalid_input_fidelity_model'],
    ['moderation, which the form does not have', [['moderation', 'low']], 'moderation', 'unknown_parameter'],
    ['n that is no number', [['n', 'two']], 'n', 'invalid_type'],
    ['n with a fraction', [['n', '1.5']], 'n', 'invalid_type'],
    ['n 11', [['n', '11']], 'n', 'integer_above_max_value'],
    ['an empty size', [['size', '']], 'size', 'empty_string'],
    [
      'a field given twice',
      [
        ['n', '1'],
        ['n', '2'],
      ],
      'n',
      'duplicate_parameter',
    ],
    ['a file where text belongs', [['size', new Blob(['a'])]], 'size', 'invalid_type'],
    ['an image that is text', [['image', 'https://example.com/a.png']], 'image', 'invalid_type'],
    [
      'an image of another type',
      [['image', new Blob(['GIF89a'], { type: 'image/gif' })]],
      'image',
      'unsupported_file_mimetype',
    ],
    ['an image without a type', [['image', new Blob(['abc'])]], 'image', 'unsupported_file_mimetype'],
    [
      'bytes that are no picture',
      [['image', new Blob(['hello'], { type: 'image/png' })]],
      'image',
      'invalid_image_file',
    ],
    ['an empty image', [['image', new Blob([], { type: 'image/png' })]], 'image', 'invalid_image_file'],
    [
      'a JPEG as mask',
      [['mask', new Blob(['\xff\xd8\xff'], { type: 'image/jpeg' })]],
      'mask',
      'unsupported_file_mimetype',
    ],
    [
      'a mask that is no PNG',
      [['mask', new Blob(['hello'], { type: 'image/png' })]],
      'mask',
      'invalid_image_file',
    ],
  ])('refuses %s, naming it', async (_, extra, param, code) => {
    const parts = [...texts, ['image', await png(2, 2)] as const, ...extra];
    expect(await refusal(readEdit(edit(parts)))).toMatchObject({ status: 400, param, code });
  });

  it('asks for an image', async () => {
    expect(await refusal(readEdit(edit(texts)))).toMatchObject({
      param: 'image',
      code: 'missing_required_parameter',
    });
  });

  it('takes 16 images and refuses the 17th', async () => {
    const image = await png(2, 2);
    const parts = (count: number) => [
      ...texts,
      ...Array.from({ length: count }, () => ['image[]', image] as const),
    ];
    expect((await readEdit(edit(parts(16)))).edit?.sources.length).toBe(16);
    expect(await refusal(readEdit(edit(parts(17))))).toMatchObject({
      param: 'image',
      code: 'array_above_max_length',
    });
  });

  it('refuses a mask of another size, without alpha, or given twice', async () => {
    const image = ['image', await png(4, 3)] as const;
    for (const mask of [await png(3, 4), await png(4, 3, true)]) {
      const refused = await refusal(readEdit(edit([...texts, image, ['mask', mask]])));
      expect(refused).toMatchObject({ param: 'mask', code: 'invalid_image_file' });
    }
    const mask = ['mask', await png(4, 3)] as const;
    expect(await refusal(readEdit(edit([...texts, image, mask, mask])))).toMatchObject({ param: 'mask' });
  });

  it('refuses files from 50 MiB on and masks from 4 MiB on, and takes one byte less', async () => {
    const head = await png(2, 2);
    const padded = (size: number) =>
      new Blob([head, new Uint8Array(size - head.size)], { type: 'image/png' });
    const mask = (size: number) => readEdit(edit([...texts, ['image', head], ['mask', padded(size)]]));
    expect(await refusal(mask(4 * 1024 * 1024))).toMatchObject({ param: 'mask', code: 'file_too_large' });
    expect((await mask(4 * 1024 * 1024 - 1)).edit?.mask?.length).toBe(4 * 1024 * 1024 - 1);
    // Only said to be so large: 50 MiB through a form would take seconds.
    const image = (size: number) => {
      const file = new File([head], 'a.png', { type: 'image/png' });
      return readImages([['image', Object.defineProperty(file, 'size', { value: size })]]);
    };
    expect(await refusal(image(50 * 1024 * 1024))).toMatchObject({ param: 'image', code: 'file_too_large' });
    expect((await image(50 * 1024 * 1024 - 1)).sources.length).toBe(1);
  });

  it('refuses JSON and a form that is cut', async () => {
    const json = new Request('https://sandbox.invalid/v1/images/edits', {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: '{}',
    });
    expect(await refusal(readEdit(json))).toMatchObject({ code: 'unsupported_content_type' });
    const cut = new Request('https://sandbox.invalid/v1/images/edits', {
      method: 'POST',
      headers: { 'Content-Type': 'multipart/form-data; boundary=x' },
      body: '--x\r\nContent-Disposition: form-data; name="prompt"\r\n\r\na',
    });
    expect(await refusal(readEdit(cut))).toMatchObject({ status: 400, param: null });
  });
});
