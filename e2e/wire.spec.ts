import type { TestGateway } from './fixtures/gateway.ts';
import { dialects, type DialectId } from './fixtures/gateway/dialects.ts';
import type { RecordedRequest } from './fixtures/gateway/RecordedRequest.ts';
import { decodePng } from './fixtures/decodePng.ts';
import { pictureFile } from './fixtures/files.ts';
import { optionsOf } from './fixtures/pages/choose.ts';
import type { Composer } from './fixtures/pages/Composer.ts';
import { countTransparent, pixelAt } from './fixtures/png.ts';
import { printWireTable, type WireRow } from './fixtures/printWireTable.ts';
import { expect, test } from './fixtures/test.ts';

/** What this worker has seen pass; each worker prints its own share. */
const rows: WireRow[] = [];
const passed = (gateway: DialectId, endpoint: WireRow['endpoint'], name: string): number =>
  rows.push({ gateway, endpoint, case: name });
test.afterAll(() => printWireTable('The wire of the built app in the browser', rows));

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

/** The same for edits: every documented field of the form, and the text parts that it must become. */
const FULL_EDIT: Readonly<
  Partial<Record<DialectId, { set: [string, string][]; parts: Record<string, string> }>>
> = {
  openai: {
    set: [
      ['Images', '2'],
      ['Size', '1536x1024'],
      ['Quality', 'medium'],
      ['Output format', 'jpeg'],
      ['Compression', '30'],
      ['Background', 'opaque'],
      ['User', 'user-7'],
    ],
    parts: {
      ...start,
      n: '2',
      size: '1536x1024',
      quality: 'medium',
      output_format: 'jpeg',
      output_compression: '30',
      background: 'opaque',
      user: 'user-7',
    },
  },
  qiuqiu: {
    set: [
      ['Images', '2'],
      ['Size', '1024x1536'],
      ['Quality', 'high'],
      ['Output format', 'png'],
      ['Background', 'transparent'],
      ['Input fidelity', 'high'],
    ],
    parts: {
      ...start,
      n: '2',
      size: '1024x1536',
      quality: 'high',
      output_format: 'png',
      background: 'transparent',
      input_fidelity: 'high',
    },
  },
  qcode: {
    set: [
      ['Images', '4'],
      ['Size', 'auto'],
      ['Quality', 'auto'],
      ['Output format', 'webp'],
      ['Compression', '0'],
      ['Background', 'transparent'],
      ['Input fidelity', 'low'],
      ['Response format', 'url'],
      ['User', 'user-7'],
    ],
    parts: {
      ...start,
      n: '4',
      size: 'auto',
      quality: 'auto',
      output_format: 'webp',
      output_compression: '0',
      background: 'transparent',
      input_fidelity: 'low',
      response_format: 'url',
      user: 'user-7',
    },
  },
  modelverse: {
    set: [
      ['Images', '2'],
      ['Size', '2048x1152'],
      ['Quality', 'high'],
      ['Output format', 'png'],
      ['Compression', '100'],
    ],
    // Its page sends the compression beside png too.
    parts: {
      ...start,
      n: '2',
      size: '2048x1152',
      quality: 'high',
      output_format: 'png',
      output_compression: '100',
    },
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
    passed(dialect, 'generations', 'minimal');
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
    await fillIn(composer, set);
    await composer.generate.click();
    await results.expectPictures(Number(json['n'] ?? 1));
    expect(onlyRequest(gateway).json).toEqual(json);
    expect(Object.keys(onlyRequest(gateway).json ?? {})).toEqual(Object.keys(json));
    passed(dialect, 'generations', 'every documented field');
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
    passed(dialect, 'edits', 'one image with a mask');
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
    await expect(sources.items).toHaveCount(sent.length, { timeout: 30_000 });
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
    passed(dialect, 'edits', `${sent.length === 1 ? 'one image' : `${sent.length} images`} without a mask`);
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
    passed(dialect, 'edits', 'undocumented, tried anyway');
  });
}

for (const [id, { set, parts }] of Object.entries(FULL_EDIT)) {
  test(`${id}: an edit with every field that its page documents for edits`, async ({
    useGateway,
    composer,
    sources,
    results,
    gateway,
  }) => {
    const dialect = id as DialectId;
    await useGateway(dialect, '&mode=edit');
    await sources.add(pictureFile('cat.png'));
    await expect(sources.items).toHaveCount(1);
    await composer.prompt.fill(PROMPT);
    await fillIn(composer, set);
    await composer.generate.click();
    await results.expectPictures(Number(parts['n']));
    expect(textParts(onlyRequest(gateway))).toEqual(parts);
    passed(dialect, 'edits', 'every documented field');
  });
}

test('nodekey: another model checks the size anew, and the first model gets its own back', async ({
  useGateway,
  composer,
  results,
  gateway,
}) => {
  await useGateway('nodekey');
  await composer.choose('Model', 'gpt-image-2-2k');
  await composer.choose('Size', '2048x1152');
  await composer.choose('Model', 'gpt-image-2-1k');
  await composer.generate.click();
  await results.expectPictures(1);
  await composer.choose('Model', 'gpt-image-2-2k');
  await composer.generate.click();
  await results.expectPictures(2);
  expect(gateway.requests.map(({ json }) => [json?.['model'], json?.['size']])).toEqual([
    ['gpt-image-2-1k', undefined],
    ['gpt-image-2-2k', '2048x1152'],
  ]);
  passed('nodekey', 'generations', 'the size follows the model');
});

test('qcode: auto is offered for edits only, as its page has it', async ({ open, composer }) => {
  await open('?gateway=qcode');
  const offered = async (): Promise<Record<string, boolean>> => {
    const names = ['Size', 'Quality'] as const;
    const options = await Promise.all(names.map((name) => optionsOf(composer.combobox(name))));
    return Object.fromEntries(
      names.map((name, index) => [
        name,
        options[index]?.some((option) => option.startsWith('auto')) ?? false,
      ]),
    );
  };
  expect(await offered()).toEqual({ Size: false, Quality: false });
  await composer.setMode('Edit image');
  await expect(composer.combobox('Background')).toBeAttached();
  expect(await offered()).toEqual({ Size: true, Quality: true });
  passed('qcode', 'generations', 'no auto');
});

test('modelverse: no webp, and compression in the words of its page', async ({ open, composer }) => {
  await open('?gateway=modelverse');
  const formats = await optionsOf(await composer.reveal(composer.combobox('Output format')));
  expect(formats.some((format) => format.startsWith('webp'))).toBe(false);
  await composer.choose('Output format', 'jpeg');
  const compression = await composer.reveal(composer.number('Compression'));
  await expect(compression).toHaveAccessibleDescription(/0 = .+, 100 = most/);
  passed('modelverse', 'generations', 'no webp, inverted compression');
});

test('a file that is not what its name says is sent under the extension of its bytes', async ({
  useGateway,
  composer,
  sources,
  results,
  gateway,
}) => {
  const names = [
    ['screenshot.jpg', 'png', 'screenshot.png'],
    ['photo.png', 'jpg', 'photo.jpg'],
    ['export.jpeg', 'webp', 'export.webp'],
    ['IMG_0001', 'png', 'IMG_0001.png'],
  ] as const;
  await useGateway('openai', '&mode=edit');
  await sources.add(
    ...names.map(([name, bytes], index) => ({
      ...pictureFile(`any.${bytes}`, 640 + 16 * index, 480),
      name,
      mimeType: 'image/png',
    })),
  );
  await expect(sources.items).toHaveCount(names.length, { timeout: 30_000 });
  await composer.generate.click();
  await results.expectPictures(1);
  const sent = fileParts(onlyRequest(gateway)).map(({ filename, type }) => [filename, type]);
  expect(sent).toEqual([
    ['screenshot.png', 'image/png'],
    ['photo.jpg', 'image/jpeg'],
    ['export.webp', 'image/webp'],
    ['IMG_0001.png', 'image/png'],
  ]);
  passed('openai', 'edits', 'file names by the bytes');
});

test('extra fields are merged last, as typed', async ({ useGateway, composer, results, gateway }) => {
  gateway.acceptsUndocumented = true;
  await useGateway('custom');
  await composer.prompt.fill(PROMPT);
  await composer.setText('Extra fields (JSON)', '{"style": "vivid", "quality": "high"}');
  await composer.generate.click();
  await results.expectPictures(1);
  expect(onlyRequest(gateway).json).toEqual({ ...start, quality: 'high', style: 'vivid' });
});

async function fillIn(composer: Composer, fields: readonly [name: string, value: string][]): Promise<void> {
  for (const [name, value] of fields) {
    if (NUMBERS.includes(name)) await composer.setNumber(name, value);
    else if (name === 'User') await composer.setText(name, value);
    else await composer.choose(name, value);
  }
}

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
