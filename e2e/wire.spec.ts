import type { TestGateway } from './fixtures/gateway.ts';
import { dialects, type DialectId } from './fixtures/gateway/dialects.ts';
import type { RecordedRequest } from './fixtures/gateway/RecordedRequest.ts';
import { decodePng } from './fixtures/decodePng.ts';
import { pictureFile } from './fixtures/files.ts';
import { countTransparent, pixelAt } from './fixtures/png.ts';
import { expect, test } from './fixtures/test.ts';

const PROMPT = 'A fox, "quoted" & 狐狸';

const start = { model: 'gpt-image-2', prompt: PROMPT };

/** What a gateway gets when nothing was set: its required fields, and the quality wherever the form shows one. */
const MINIMAL: Readonly<Record<DialectId, Record<string, unknown>>> = {
  openai: { ...start, quality: 'low' },
  qiuqiu: { ...start, quality: 'low' },
  qcode: { ...start, quality: 'low' },
  nodekey: { ...start, quality: 'low' },
  modelverse: { ...start, quality: 'low' },
  quickrouter: { ...start, n: 1, size: 'auto', quality: 'low' },
  custom: { ...start, quality: 'low' },
};

/** Every documented field set by hand, as [name on screen, value], and the JSON that it must become. */
const FULL: Readonly<Record<DialectId, { set: [string, string][]; json: Record<string, unknown> }>> = {
  openai: {
    set: [
      ['Images', '2'],
      ['Size', '1536x1024'],
      ['Quality', 'high'],
      ['Output format', 'webp'],
      ['Compression', '55'],
      ['Background', 'transparent'],
      ['Moderation', 'low'],
      ['User', 'user-7'],
    ],
    json: {
      ...start,
      n: 2,
      size: '1536x1024',
      quality: 'high',
      output_format: 'webp',
      output_compression: 55,
      background: 'transparent',
      moderation: 'low',
      user: 'user-7',
    },
  },
  qiuqiu: {
    set: [
      ['Images', '3'],
      ['Size', 'auto'],
      ['Output format', 'jpeg'],
      ['Compression', '0'],
      ['Background', 'opaque'],
      ['Moderation', 'auto'],
    ],
    json: {
      ...start,
      n: 3,
      size: 'auto',
      quality: 'low',
      output_format: 'jpeg',
      output_compression: 0,
      background: 'opaque',
      moderation: 'auto',
    },
  },
  qcode: {
    set: [
      ['Images', '4'],
      ['Size', '1024x1536'],
      ['Quality', 'medium'],
    ],
    json: { ...start, n: 4, size: '1024x1536', quality: 'medium' },
  },
  nodekey: {
    set: [
      ['Model', 'gpt-image-2-4k'],
      ['Size', '2160x3840'],
      ['Response format', 'url'],
    ],
    json: { ...start, model: 'gpt-image-2-4k', size: '2160x3840', quality: 'low', response_format: 'url' },
  },
  modelverse: {
    set: [
      ['Size', '2048x1152'],
      ['Output format', 'jpeg'],
      ['Compression', '100'],
    ],
    json: { ...start, size: '2048x1152', quality: 'low', output_format: 'jpeg', output_compression: 100 },
  },
  quickrouter: {
    set: [
      ['Images', '2'],
      ['Size', '1024x1536'],
      ['Output format', 'jpeg'],
    ],
    json: { ...start, n: 2, size: '1024x1536', quality: 'low', format: 'jpeg' },
  },
  custom: {
    set: [
      ['Model', 'another-model'],
      ['Response format', 'b64_json'],
    ],
    json: { ...start, model: 'another-model', quality: 'low', response_format: 'b64_json' },
  },
};

const NUMBERS = ['Images', 'Compression', 'Partial images'];

/** How each gateway names its images: the only one, and several. Absent: its page has no edits. */
const IMAGE_PARTS: Readonly<Partial<Record<DialectId, { one: string; many?: string }>>> = {
  openai: { one: 'image', many: 'image[]' },
  qiuqiu: { one: 'image[]', many: 'image[]' },
  qcode: { one: 'image', many: 'image' },
  modelverse: { one: 'image' },
  custom: { one: 'image', many: 'image[]' },
};

const ALL = Object.keys(MINIMAL) as DialectId[];
const WITH_EDITS = Object.keys(IMAGE_PARTS) as DialectId[];

for (const dialect of ALL) {
  test(`${dialect}: the minimal request, and nothing more`, async ({
    useGateway,
    composer,
    results,
    gateway,
  }) => {
    await useGateway(dialect);
    await composer.prompt.fill(PROMPT);
    await composer.generate.click();
    await results.expectPictures(1);
    const request = onlyRequest(gateway);
    expect(`${request.method} ${request.path}`).toBe(`POST ${dialects[dialect].basePath}/images/generations`);
    expectHeaders(request, gateway);
    expect(request.headers['content-type']).toBe('application/json');
    expect(request.json).toEqual(MINIMAL[dialect]);
    expect(Object.keys(request.json ?? {})).toEqual(Object.keys(MINIMAL[dialect]));
  });

  test(`${dialect}: every field that it documents, under its own name`, async ({
    useGateway,
    composer,
    results,
    gateway,
  }) => {
    await useGateway(dialect);
    await composer.prompt.fill(PROMPT);
    const { set, json } = FULL[dialect];
    for (const [name, value] of set) {
      if (NUMBERS.includes(name)) await composer.setNumber(name, value);
      else if (name === 'User') await composer.setText(name, value);
      else await composer.choose(name, value);
    }
    await composer.generate.click();
    await results.expectPictures(Number(json['n'] ?? 1));
    expect(onlyRequest(gateway).json).toEqual(json);
    expect(Object.keys(onlyRequest(gateway).json ?? {})).toEqual(Object.keys(json));
  });
}

for (const dialect of ALL.filter((id) => dialects[id].documentedBaseUrls.length > 0)) {
  test(`${dialect}: its documented base URLs are what is called`, async ({
    context,
    guards,
    open,
    settings,
    composer,
    jobs,
  }) => {
    const urls = dialects[dialect].documentedBaseUrls;
    for (const url of urls) guards.allowedOrigins.add(new URL(url).origin);
    const called: string[] = [];
    await context.route(/^https:/, async (route) => {
      called.push(`${route.request().method()} ${route.request().url()}`);
      const headers = { 'access-control-allow-origin': '*' };
      await route.fulfill({
        status: 401,
        headers,
        json: { error: { message: 'no', code: 'invalid_api_key' } },
      });
    });
    await open(`?gateway=${dialect}&prompt=A%20fox`);
    for (const url of urls) {
      await settings.open();
      await settings.setBaseUrl(url);
      await settings.setKey(dialects[dialect].key);
      await settings.close();
      await composer.generate.click();
      await expect.poll(() => called.at(-1)).toBe(`POST ${url}/images/generations`);
      await jobs.expectNewest('rejected');
    }
    expect(called).toHaveLength(urls.length);
  });
}

for (const dialect of WITH_EDITS) {
  test(`${dialect}: an edit of one image with a mask`, async ({
    useGateway,
    composer,
    sources,
    maskEditor,
    results,
    gateway,
  }) => {
    await useGateway(dialect, '&mode=edit');
    await sources.add(pictureFile('cat photo.png', 1024, 1024));
    await maskEditor.ready();
    await maskEditor.addShape('Rectangle', 200, 300, 400, 250);
    await maskEditor.expectPainted(400 * 250);
    await composer.prompt.fill(PROMPT);
    await composer.generate.click();
    await results.expectPictures(1);

    const request = onlyRequest(gateway);
    expect(`${request.method} ${request.path}`).toBe(`POST ${dialects[dialect].basePath}/images/edits`);
    expectHeaders(request, gateway);
    expect(request.headers['content-type']).toMatch(/^multipart\/form-data; boundary=/);
    const names = request.parts?.map(({ name }) => name) ?? [];
    expect(names.filter((name) => name !== 'size')).toEqual([
      'model',
      IMAGE_PARTS[dialect]?.one,
      'mask',
      'prompt',
      'quality',
    ]);
    expect(textParts(request)).toMatchObject({ model: 'gpt-image-2', prompt: PROMPT, quality: 'low' });

    const [image, mask] = fileParts(request);
    expect(image).toMatchObject({ filename: 'cat photo.png', type: 'image/png' });
    expect(mask).toMatchObject({ name: 'mask', filename: 'mask.png', type: 'image/png' });
    const base = decodePng(image?.bytes ?? Buffer.alloc(0));
    const raster = decodePng(mask?.bytes ?? Buffer.alloc(0));
    expect([raster.width, raster.height]).toEqual([base.width, base.height]);
    expect(new Set(raster.rgba.filter((_, i) => i % 4 === 3))).toEqual(new Set([0, 255]));
    expect([pixelAt(raster, 400, 425)[3], pixelAt(raster, 20, 20)[3]]).toEqual([0, 255]);
    expect(countTransparent(raster)).toBeGreaterThanOrEqual(400 * 250);
  });

  test(`${dialect}: an edit without a mask has no mask part, and the file goes as it is`, async ({
    useGateway,
    composer,
    sources,
    results,
    gateway,
  }) => {
    const files = [
      pictureFile('first.png'),
      pictureFile('second.jpg', 640, 480),
      pictureFile('third.webp', 480, 640),
    ];
    const sent = IMAGE_PARTS[dialect]?.many ? files : files.slice(0, 1);
    await useGateway(dialect, '&mode=edit');
    await sources.add(...sent);
    await expect(sources.items).toHaveCount(sent.length);
    await composer.prompt.fill(PROMPT);
    await composer.generate.click();
    await results.expectPictures(1);
    const name = IMAGE_PARTS[dialect]?.many ?? IMAGE_PARTS[dialect]?.one;
    const parts = fileParts(onlyRequest(gateway));
    expect(parts.map(({ name: part, filename, type }) => [part, filename, type])).toEqual(
      sent.map((file) => [name, file.name, file.mimeType]),
    );
    expect(parts.map(({ bytes }, i) => bytes.equals(sent[i]?.buffer ?? Buffer.alloc(0)))).toEqual(
      sent.map(() => true),
    );
  });
}

for (const dialect of ALL.filter((id) => !WITH_EDITS.includes(id))) {
  test(`${dialect}: edits, which its page does not describe, only after "try anyway"`, async ({
    page,
    useGateway,
    composer,
    sources,
    results,
    gateway,
  }) => {
    gateway.acceptsUndocumented = true;
    await useGateway(dialect, '&mode=edit');
    await sources.add(pictureFile('cat.png'));
    await expect(sources.items).toHaveCount(1);
    await composer.prompt.fill(PROMPT);
    await composer.generate.click();
    await expect(composer.alert.first()).toBeVisible();
    expect(gateway.requests).toEqual([]);
    await page.getByRole('switch', { name: 'Undocumented, try anyway' }).click();
    await composer.generate.click();
    await results.expectPictures(1);
    expect(fileParts(onlyRequest(gateway)).map(({ name }) => name)).toEqual(['image']);
    expect(onlyRequest(gateway).path).toBe('/v1/images/edits');
  });
}

test('extra fields are merged last, as typed', async ({ useGateway, composer, results, gateway }) => {
  gateway.acceptsUndocumented = true;
  await useGateway('custom');
  await composer.prompt.fill(PROMPT);
  await composer.setText('Extra fields (JSON)', '{"style": "vivid", "quality": "high"}');
  await composer.generate.click();
  await results.expectPictures(1);
  expect(onlyRequest(gateway).json).toEqual({ ...start, quality: 'high', style: 'vivid' });
});

function onlyRequest(gateway: TestGateway): RecordedRequest {
  const posts = gateway.requests.filter(({ endpoint }) => endpoint !== 'models');
  expect(posts).toHaveLength(1);
  const [request] = posts;
  if (!request) throw new Error('no request');
  return request;
}

/** The gateway itself refuses any header of ours besides these three; the preflight must not ask for others. */
function expectHeaders(request: RecordedRequest, gateway: TestGateway): void {
  expect(request.headers.authorization).toBe(`Bearer ${dialects[request.dialect].key}`);
  expect(request.headers.accept).toBe('application/json');
  expect(request.headers.cookie).toBeUndefined();
  expect(request.headers.referer).toBeUndefined();
  const asked = gateway.preflights.flatMap((line) => line.split(','));
  expect([...new Set(asked)].toSorted()).toEqual(
    request.json ? ['authorization', 'content-type'] : ['authorization'],
  );
}

function fileParts({ parts = [] }: RecordedRequest) {
  return parts.filter(({ filename }) => filename !== undefined);
}

function textParts({ parts = [] }: RecordedRequest): Record<string, string> {
  const fields = parts.filter(({ filename }) => filename === undefined);
  return Object.fromEntries(fields.map(({ name, bytes }) => [name, bytes.toString()]));
}
