import * as fc from 'fast-check';
import { OpenAI, toFile } from 'openai';
import type { ImageEditParams, ImageGenerateParams } from 'openai/resources/images';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { officialEndpoints } from '../src/core/gateway/officialApi.ts';
import { openai } from '../src/core/gateway/openai.ts';
import type { ImageParams } from '../src/core/params/ImageParams.ts';
import { buildImageRequest } from '../src/core/wire/buildImageRequest.ts';
import { toFetchRequest } from '../src/core/wire/toFetchRequest.ts';
import { encodePicture } from './fixtures/gateway/encodePicture.ts';
import { encodePng, paint } from './fixtures/png.ts';
import { meaningOf, startRecorder, type Recorder, type WireRequest } from './fixtures/recordRequests.ts';
import { printWireTable, type WireRow } from './fixtures/printWireTable.ts';

/**
 * The same input given to the official package and to our own `buildImageRequest` and `toFetchRequest`, both over
 * real HTTP: the two requests must mean the same.
 */
const KEY = 'sk-recorded-0123456789';
const rows: WireRow[] = [];

let recorder: Recorder;
beforeAll(async () => {
  recorder = await startRecorder();
});
afterAll(async () => {
  await recorder.close();
  printWireTable('The wire of the OpenAI profile against the official package', rows);
});

const start = { model: 'gpt-image-2', prompt: 'A fox, "quoted" & 狐狸\nin two lines' };

/** Every field that the record has for generations. `all` fails to compile where the package lacks one. */
const allOfGenerate = {
  ...start,
  n: 2,
  size: '1536x864',
  quality: 'high',
  output_format: 'webp',
  output_compression: 80,
  background: 'opaque',
  moderation: 'low',
  user: 'user-7',
} satisfies ImageGenerateParams;

const allOfEdit = {
  ...start,
  n: 3,
  size: '1024x1536',
  quality: 'medium',
  output_format: 'jpeg',
  output_compression: 0,
  background: 'auto',
  user: 'user-7',
} satisfies Partial<ImageEditParams>;

const generations = {
  minimal: start,
  'all fields': allOfGenerate,
  'stream with previews': { ...start, quality: 'low', stream: true, partial_images: 3 },
  'stream without previews': { ...start, stream: true, partial_images: 0 },
  'ten pictures': { ...start, n: 10, size: 'auto', quality: 'auto' },
  'transparent background': { ...start, background: 'transparent', output_format: 'png' },
} satisfies Record<string, ImageGenerateParams>;

const cat = file('cat.png', encodePicture('png', 32, 16, [200, 10, 10, 255]));
const dog = file('dog.jpg', encodePicture('jpeg', 16, 16, [10, 200, 10, 255]));
const owl = file('Eule "zwei" 猫头鹰.webp', encodePicture('webp', 16, 32, [10, 10, 200, 255]));
const mask = file('mask.png', encodePng(paint(32, 16, (x) => [0, 0, 0, x < 9 ? 0 : 255])));

interface EditCase {
  readonly fields: Omit<ImageParams, 'input_fidelity' | 'response_format' | 'moderation'>;
  /** As the package's caller gives it: one file and a list of one are different requests there. */
  readonly image: File | File[];
  readonly mask?: File;
}

const edits: Readonly<Record<string, EditCase>> = {
  'one image': { fields: start, image: cat },
  'one image and a mask': { fields: start, image: cat, mask },
  'two images': { fields: start, image: [cat, dog] },
  'three images of three types and a mask': { fields: start, image: [cat, dog, owl], mask },
  'sixteen images': { fields: start, image: Array.from({ length: 16 }, () => dog) },
  'all fields': { fields: allOfEdit, image: [cat, owl], mask },
  'stream with previews': { fields: { ...start, stream: true, partial_images: 2 }, image: cat, mask },
};

function file(name: string, bytes: Buffer): File {
  const extension = name.split('.').at(-1) ?? '';
  const type = `image/${extension === 'jpg' ? 'jpeg' : extension}`;
  return new File([Uint8Array.from(bytes)], name, { type });
}

function client(): OpenAI {
  return new OpenAI({ apiKey: KEY, baseURL: `${recorder.origin}/v1`, maxRetries: 0 });
}

/** What the package sends. A stream that never comes is not its caller's fault here. */
function byPackage(call: (images: OpenAI['images']) => Promise<unknown>): Promise<WireRequest> {
  return recorder.record(() => call(client().images));
}

function byUs(mode: 'generate' | 'edit', params: ImageParams, images: readonly File[] = [], masking?: File) {
  const request = buildImageRequest({
    gateway: openai,
    baseUrl: `${recorder.origin}/v1`,
    mode,
    params,
    sources: images.map((image) => ({ file: image, fileName: image.name })),
    ...(masking ? { mask: masking } : {}),
  });
  return recorder.record(() => fetch(toFetchRequest(request, KEY)));
}

/** All headers but the package's own and what says only how long the body is. */
function headersOf({ headers }: WireRequest): Record<string, unknown> {
  const own = /^(x-stainless-.*|user-agent|content-length)$/;
  const entries = Object.entries(headers).filter(([name]) => !own.test(name));
  const type = headers['content-type']?.replace(/boundary=.*/, 'boundary=…');
  return { ...Object.fromEntries(entries), 'content-type': type };
}

function expectSame(ours: WireRequest, official: WireRequest): void {
  expect([ours.method, ours.path]).toEqual([official.method, official.path]);
  expect(meaningOf(ours)).toEqual(meaningOf(official));
  expect(headersOf(ours)).toEqual(headersOf(official));
}

function toParams(fields: ImageGenerateParams | EditCase['fields']): ImageParams {
  return fields as ImageParams;
}

describe('a request of the OpenAI profile equals the official package’s', () => {
  it.each(Object.entries(generations))('generate: %s', async (name, fields: ImageGenerateParams) => {
    const official = await byPackage((images) => images.generate(fields));
    expectSame(await byUs('generate', toParams(fields)), official);
    rows.push({ gateway: 'openai', endpoint: 'generations', case: name });
  });

  it.each(Object.entries(edits))('edit: %s', async (name, { fields, image, mask: masking }) => {
    const official = await byPackage((images) =>
      images.edit({
        ...(fields as ImageEditParams),
        image,
        ...(masking ? { mask: masking } : {}),
      }),
    );
    expectSame(await byUs('edit', toParams(fields), [image].flat(), masking), official);
    rows.push({ gateway: 'openai', endpoint: 'edits', case: name });
  });

  it('generate sends the keys in the order of the form, which the package keeps too', async () => {
    const official = await byPackage((images) => images.generate(allOfGenerate));
    const ours = await byUs('generate', toParams(allOfGenerate));
    expect(ours.body.toString()).toBe(official.body.toString());
  });

  it('edit differs for a list of one only: the package sends image[], we image, as it does for one file', async () => {
    const ofList = meaningOf(await byPackage((images) => images.edit({ ...start, image: [cat] })));
    const ours = meaningOf(await byUs('edit', start, [cat]));
    const renamed = (ofList as { name: string }[]).map((part) =>
      part.name === 'image[]' ? { ...part, name: 'image' } : part,
    );
    expect(ofList).not.toEqual(ours);
    expect(ours).toEqual(renamed);
    rows.push({ gateway: 'openai', endpoint: 'edits', case: 'a list of one image: its part is named image' });
  });

  it('the package brings headers of its own, and only those', async () => {
    const official = await byPackage((images) => images.generate(start));
    const ours = await byUs('generate', start);
    const [theirNames, ourNames] = [Object.keys(official.headers), Object.keys(ours.headers)];
    const extra = theirNames.filter((name) => !ourNames.includes(name));
    expect(extra.length).toBeGreaterThan(0);
    expect(extra.filter((name) => !name.startsWith('x-stainless-'))).toEqual([]);
    expect(ourNames.filter((name) => !theirNames.includes(name))).toEqual([]);
  });

  it('a picture read from a stream of bytes, as the package’s toFile makes it, is the same part', async () => {
    const bytes = Buffer.from(await cat.arrayBuffer());
    const image = await toFile(bytes, 'cat.png', { type: 'image/png' });
    const official = await byPackage((images) => images.edit({ ...start, image }));
    expectSame(await byUs('edit', start, [cat]), official);
  });
});

const values = officialEndpoints.generate.fields;
const optional = {
  n: fc.integer({ min: 1, max: 10 }),
  size: fc.oneof(
    fc.constantFrom(...values.size.values),
    fc
      .tuple(fc.integer({ min: 40, max: 120 }), fc.integer({ min: 40, max: 120 }))
      .map(([w, h]) => `${w * 16}x${h * 16}`),
  ),
  quality: fc.constantFrom(...values.quality.values),
  output_format: fc.constantFrom(...values.output_format.values),
  output_compression: fc.integer({ min: 0, max: 100 }),
  background: fc.constantFrom(...values.background.values),
  user: fc.string({ minLength: 1, unit: 'grapheme' }).filter((text) => text.trim() !== ''),
};
const prompt = fc
  .string({ minLength: 1, maxLength: 200, unit: 'grapheme' })
  .filter((text) => text.trim() !== '' && text.isWellFormed());

describe('random inputs', () => {
  const RUNS = 50;
  /** Two requests of up to 17 files each time: 2 s, and many more on a busy machine. */
  const PATIENCE = 30_000;

  it(
    `generate: ${RUNS} of them`,
    async () => {
      const fields = fc.record(
        {
          model: fc.constantFrom('gpt-image-2', 'gpt-image-2-2026-04-21'),
          prompt,
          ...optional,
          moderation: fc.constantFrom(...values.moderation.values),
        },
        { requiredKeys: ['model', 'prompt'] },
      );
      await fc.assert(
        fc.asyncProperty(fields, async (params) => {
          const official = await byPackage((images) => images.generate(params as ImageGenerateParams));
          expectSame(await byUs('generate', params), official);
        }),
        { numRuns: RUNS },
      );
      rows.push({ gateway: 'openai', endpoint: 'generations', case: `${RUNS} random inputs` });
    },
    PATIENCE,
  );

  it(
    `edit: ${RUNS} of them`,
    async () => {
      const fields = fc.record(
        { model: fc.constant('gpt-image-2'), prompt, ...optional },
        { requiredKeys: ['model', 'prompt'] },
      );
      const files = fc.array(fc.constantFrom(cat, dog, owl), { minLength: 1, maxLength: 16 });
      await fc.assert(
        fc.asyncProperty(fields, files, fc.boolean(), async (params, images, masked) => {
          const image = images.length === 1 && images[0] ? images[0] : images;
          const masking = masked ? { mask } : {};
          const official = await byPackage((api) =>
            api.edit({ ...(params as ImageGenerateParams), image, ...masking } as ImageEditParams),
          );
          expectSame(await byUs('edit', params, images, masking.mask), official);
        }),
        { numRuns: RUNS },
      );
      rows.push({ gateway: 'openai', endpoint: 'edits', case: `${RUNS} random inputs` });
    },
    PATIENCE,
  );
});
