import {
  APIError,
  AuthenticationError,
  BadRequestError,
  InternalServerError,
  NotFoundError,
  OpenAI,
  RateLimitError,
} from 'openai';
import type { ImageEditStreamEvent, ImageGenStreamEvent } from 'openai/resources/images';
import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest';
import { decodePng } from './fixtures/decodePng.ts';
import { startGateway, type TestGateway } from './fixtures/gateway.ts';
import { answerColour, encodePicture } from './fixtures/gateway/answers.ts';
import { dialects } from './fixtures/gateway/dialects.ts';
import { namedAnswers } from './fixtures/gateway/namedAnswers.ts';
import { encodePng, paint, pixelAt } from './fixtures/png.ts';
import { printWireTable, type WireRow } from './fixtures/printWireTable.ts';
import { sniffPicture } from './fixtures/sniffPicture.ts';

/** The strict test gateway is only worth something if the official package can use it as it uses the API. */
const rows: WireRow[] = [];
const passed = (endpoint: WireRow['endpoint'], name: string): number =>
  rows.push({ gateway: 'openai', endpoint, case: name });

let gateway: TestGateway;
beforeEach(async () => {
  gateway = await startGateway();
});
afterEach(() => gateway.close());
afterAll(() => printWireTable('The test gateway as a server of the official package', rows));

function images(apiKey = dialects.openai.key): OpenAI['images'] {
  return new OpenAI({ apiKey, baseURL: gateway.baseUrl('openai'), maxRetries: 0 }).images;
}

const start = { model: 'gpt-image-2', prompt: 'a fox', size: '1024x640' } as const;
const cat = file('cat.png', encodePicture('png', 64, 48, [200, 10, 10, 255]));
const dog = file('dog.jpg', encodePicture('jpeg', 48, 48, [10, 200, 10, 255]));
const mask = file('mask.png', encodePng(paint(64, 48, (x) => [0, 0, 0, x < 20 ? 0 : 255])));

function file(name: string, bytes: Buffer): File {
  return new File([Uint8Array.from(bytes)], name, {
    type: name.endsWith('.png') ? 'image/png' : 'image/jpeg',
  });
}

/** Decodes a picture and says whether it is the one that the gateway makes at this index. */
function expectPicture(base64: string | undefined, index: number): void {
  const picture = decodePng(Buffer.from(base64 ?? '', 'base64'));
  expect([picture.width, picture.height]).toEqual([1024, 640]);
  expect(pixelAt(picture, 500, 300)).toEqual(answerColour(index));
}

async function collect<Event>(stream: AsyncIterable<Event>): Promise<Event[]> {
  const events: Event[] = [];
  for await (const event of stream) events.push(event);
  return events;
}

describe('the official package against the test gateway', () => {
  it('generates pictures and reads what the answer says of them', async () => {
    const answer = await images().generate({ ...start, n: 2, quality: 'low', output_format: 'png' });
    expect(answer.data).toHaveLength(2);
    answer.data?.forEach(({ b64_json }, index) => expectPicture(b64_json, index));
    expect(answer).toMatchObject({ size: '1024x640', quality: 'low', output_format: 'png' });
    expect(answer.usage?.total_tokens).toBe(12 + 196 * 2);
    passed('generations', 'two pictures');
  });

  it('generates in another format, with every field', async () => {
    const { data } = await images().generate({
      ...start,
      n: 1,
      quality: 'auto',
      output_format: 'webp',
      output_compression: 55,
      background: 'transparent',
      moderation: 'low',
      user: 'user-7',
    });
    const bytes = Buffer.from(data?.[0]?.b64_json ?? '', 'base64');
    expect(sniffPicture(bytes)).toEqual({ mime: 'image/webp', width: 1024, height: 640 });
    passed('generations', 'every field');
  });

  it.each([
    ['one image', { image: cat }, ['image']],
    ['one image and a mask', { image: cat, mask }, ['image', 'mask']],
    ['two images', { image: [cat, dog] }, ['image[]', 'image[]']],
    ['two images and a mask', { image: [cat, dog], mask }, ['image[]', 'image[]', 'mask']],
    ['a list of one image', { image: [cat] }, ['image[]']],
  ])('edits %s', async (name, files, names) => {
    const { data } = await images().edit({ ...start, ...files });
    expectPicture(data?.[0]?.b64_json, 0);
    const parts = gateway.requests[0]?.parts?.filter(({ filename }) => filename) ?? [];
    expect(parts.map((part) => part.name)).toEqual(names);
    passed('edits', name);
  });

  it.each([0, 1, 3])('streams a new picture with %i previews', async (previews) => {
    const stream = await images().generate({ ...start, stream: true, partial_images: previews });
    const events = await collect<ImageGenStreamEvent>(stream);
    const types = events.map(({ type }) => type);
    expect(types).toEqual([
      ...Array.from({ length: previews }, () => 'image_generation.partial_image'),
      'image_generation.completed',
    ]);
    events.forEach((event, index) =>
      expectPicture(event.b64_json, event.type === 'image_generation.completed' ? 0 : index + 1),
    );
    expect(events.at(-1)).toMatchObject({
      size: '1024x640',
      output_format: 'png',
      usage: { input_tokens: 12 },
    });
    passed('generations', `stream with ${previews} previews`);
  });

  it('streams an edit with previews', async () => {
    const stream = await images().edit({ ...start, image: cat, mask, stream: true, partial_images: 2 });
    const events = await collect<ImageEditStreamEvent>(stream);
    expect(events.map(({ type }) => type)).toEqual([
      'image_edit.partial_image',
      'image_edit.partial_image',
      'image_edit.completed',
    ]);
    expect(events.slice(0, 2)).toMatchObject([{ partial_image_index: 0 }, { partial_image_index: 1 }]);
    expectPicture(events[2]?.b64_json, 0);
    passed('edits', 'stream with 2 previews');
  });
});

/** What a wrong request is told, as the package's own error. */
const refusals: readonly {
  name: string;
  call: (api: OpenAI['images']) => Promise<unknown>;
  says: object;
}[] = [
  {
    name: 'a size against the rules',
    call: (api) => api.generate({ ...start, size: '1792x936' }),
    says: { status: 400, code: 'invalid_value', param: 'size', type: 'invalid_request_error' },
  },
  {
    name: 'more pictures than ten',
    call: (api) => api.generate({ ...start, n: 11 }),
    says: { status: 400, code: 'invalid_value', param: 'n' },
  },
  {
    name: 'a quality of another model',
    call: (api) => api.generate({ ...start, quality: 'hd' }),
    says: { status: 400, code: 'invalid_value', param: 'quality' },
  },
  {
    name: 'response_format',
    call: (api) => api.generate({ ...start, response_format: 'url' }),
    says: { status: 400, code: 'unknown_parameter', param: 'response_format' },
  },
  {
    name: 'style',
    call: (api) => api.generate({ ...start, style: 'vivid' }),
    says: { status: 400, code: 'unknown_parameter', param: 'style' },
  },
  {
    name: 'null for a field',
    call: (api) => api.generate({ ...start, n: null }),
    says: { status: 400, code: 'invalid_value', param: 'n' },
  },
  {
    name: 'compression of a png',
    call: (api) => api.generate({ ...start, output_compression: 50 }),
    says: { status: 400, code: 'invalid_value', param: 'output_compression' },
  },
  {
    name: 'a transparent jpeg',
    call: (api) => api.generate({ ...start, background: 'transparent', output_format: 'jpeg' }),
    says: { status: 400, code: 'invalid_value', param: 'background' },
  },
  {
    name: 'previews without a stream',
    call: (api) => api.generate({ ...start, partial_images: 2 }),
    says: { status: 400, code: 'invalid_value', param: 'partial_images' },
  },
  {
    name: 'a stream of two pictures',
    call: (api) => api.generate({ ...start, n: 2, stream: true }),
    says: { status: 400, code: 'unsupported_parameter', param: 'n' },
  },
  {
    name: 'input_fidelity',
    call: (api) => api.edit({ ...start, image: cat, input_fidelity: 'high' }),
    says: { status: 400, code: 'invalid_input_fidelity_model', param: 'input_fidelity' },
  },
  {
    name: 'a mask of another size',
    call: (api) => api.edit({ ...start, image: [dog, cat], mask }),
    says: { status: 400, code: 'invalid_image_file', param: 'mask' },
  },
  {
    name: 'a mask without alpha',
    call: (api) =>
      api.edit({
        ...start,
        image: cat,
        mask: file('mask.png', encodePicture('png', 64, 48, [0, 0, 0, 255])),
      }),
    says: { status: 400, code: 'invalid_image_file', param: 'mask' },
  },
  {
    name: 'seventeen images',
    call: (api) => api.edit({ ...start, image: Array.from({ length: 17 }, () => cat) }),
    says: { status: 400, code: 'too_many_images' },
  },
  {
    name: 'a file that is no picture',
    call: (api) => api.edit({ ...start, image: file('notes.png', Buffer.from('not a picture, only text')) }),
    says: { status: 400, code: 'invalid_image_file', param: 'image' },
  },
];

describe('the official package is refused in the official words', () => {
  it.each(refusals)('$name', async ({ name, call, says }) => {
    const failure: unknown = await call(images()).catch((reason: unknown) => reason);
    expect(failure).toBeInstanceOf(BadRequestError);
    expect(failure).toMatchObject(says);
    expect(failure).toMatchObject({ requestID: 'req_0f8a6c1e5d2b4973' });
    passed(gateway.requests[0]?.endpoint === 'edits' ? 'edits' : 'generations', `refused: ${name}`);
  });

  it('a wrong key, an unknown address, a rate and a fault of the server', async () => {
    await expect(images('sk-wrong').generate(start)).rejects.toBeInstanceOf(AuthenticationError);
    await expect(
      new OpenAI({
        apiKey: dialects.openai.key,
        baseURL: `${gateway.baseUrl('openai')}/v1`,
        maxRetries: 0,
      }).images.generate(start),
    ).rejects.toBeInstanceOf(NotFoundError);
    gateway.next(namedAnswers.e429_retry_after, namedAnswers.e502_html, namedAnswers.sse_error_event);
    await expect(images().generate(start)).rejects.toBeInstanceOf(RateLimitError);
    await expect(images().generate(start)).rejects.toBeInstanceOf(InternalServerError);
    const stream = await images().generate({ ...start, stream: true, partial_images: 1 });
    await expect(collect(stream)).rejects.toBeInstanceOf(APIError);
    passed('generations', 'refused: key, address, rate, server, error inside a stream');
  });

  it('a page of the browser may not send the package’s headers', async () => {
    const response = await fetch(`${gateway.baseUrl('openai')}/images/generations`, {
      method: 'POST',
      body: JSON.stringify(start),
      headers: {
        'content-type': 'application/json',
        authorization: `Bearer ${dialects.openai.key}`,
        'x-stainless-lang': 'js',
      },
    });
    expect([response.status, gateway.requests[0]?.refusal?.code]).toEqual([400, 'unexpected_header']);
  });
});
