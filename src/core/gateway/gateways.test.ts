import { describe, expect, it } from 'vitest';
import type { Mode } from '../params/ImageParams.ts';
import { checkSize, parseSize } from '../params/sizeRules.ts';
import type { Endpoint, Field } from './Gateway.ts';
import { gateways } from './gateways.ts';

/** One field on one line: what the tables below were written down in, by hand, from the pages. */
function inWords(field: Field): string {
  const words: string[] = [];
  if (field.required) words.push('required');
  if (field.wire) words.push(`as ${field.wire}`);
  if (field.type === 'choice' || field.type === 'size') words.push(field.values.join(' '));
  if (field.type === 'size' && field.custom) words.push('or by rule');
  if (field.type === 'integer') words.push(`${field.min}–${field.max ?? '…'}`);
  if (field.type === 'text')
    words.push(field.maxLength === undefined ? 'text' : `text up to ${field.maxLength}`);
  if (field.type === 'text' && field.softLimit) words.push('or more');
  if (field.type === 'switch') words.push('switch');
  if (field.when) words.push(`beside ${field.when.field} ${field.when.is.join(' ')}`);
  if (field.mayBeRefused) words.push('(may be refused)');
  if (field.default !== undefined) words.push(`= ${field.default}`);
  return words.join(' ');
}

const fieldsInWords = ({ fields }: Endpoint) =>
  Object.fromEntries(Object.entries(fields).map(([name, field]) => [name, inWords(field)]));

const MODEL = 'required text = gpt-image-2';
const PROMPT = 'required text';

describe('Qiuqiu page', () => {
  const { generate, edit } = gateways.qiuqiu.endpoints;

  it('Generate Images lists ten fields', () => {
    expect(fieldsInWords(generate)).toEqual({
      prompt: 'required text up to 32000 or more',
      model: 'text = gpt-image-2',
      size: 'auto 1024x1024 1536x1024 1024x1536 = auto',
      quality: 'low medium high auto = auto',
      background: 'auto opaque transparent = auto',
      output_format: 'png jpeg webp = png',
      output_compression: '0–100 beside output_format jpeg webp',
      n: '1–10 = 1',
      moderation: 'auto low = auto',
      user: 'text',
    });
  });

  it('Edit Images lists images, mask and eight fields, without moderation, compression and user', () => {
    expect(fieldsInWords(edit)).toEqual({
      prompt: 'required text up to 32000 or more',
      model: 'text = gpt-image-2',
      size: 'auto 1024x1024 1536x1024 1024x1536 = auto',
      quality: 'low medium high auto = auto',
      background: 'auto opaque transparent = auto',
      input_fidelity: 'low high (may be refused)',
      output_format: 'png jpeg webp = png',
      n: '1–10 = 1',
    });
    expect(edit.images).toMatchObject({ wire: { one: 'image[]', many: 'image[]' }, max: 16 });
    expect(edit.mask?.wire).toBe('mask');
  });

  it('names the base URL and the group that a key must come from', () => {
    expect(gateways.qiuqiu.regions.map(({ baseUrl }) => baseUrl)).toEqual(['https://api.qiuqiutoken.com/v1']);
    expect(gateways.qiuqiu.keyHint).toBe('token-group');
    expect(gateways.qiuqiu.errors.map(({ status }) => status)).toEqual([401, 404]);
  });
});

describe('QCode page', () => {
  const { qcode } = gateways;

  it('Generations endpoint lists five fields and no auto', () => {
    expect(fieldsInWords(qcode.endpoints.generate)).toEqual({
      model: MODEL,
      prompt: PROMPT,
      size: '1024x1024 1024x1536 1536x1024 = 1024x1024',
      quality: 'low medium high = medium',
      n: '1–4 = 1',
    });
  });

  it('Edits endpoint lists eleven fields besides the files', () => {
    expect(fieldsInWords(qcode.endpoints.edit)).toEqual({
      model: MODEL,
      prompt: PROMPT,
      size: 'auto 1024x1024 1024x1536 1536x1024 = auto',
      quality: 'auto low medium high = auto',
      n: '1–4 = 1',
      background: 'auto opaque transparent = auto',
      output_format: 'png jpeg webp = png',
      output_compression: '0–100 beside output_format jpeg webp',
      input_fidelity: 'low high (may be refused) = low',
      response_format: 'b64_json url = b64_json',
      user: 'text',
    });
  });

  it('Upload size limits: 1–8 files under the repeated name image, 25 MB each, 200 MB together', () => {
    expect(qcode.endpoints.edit.images).toMatchObject({
      wire: { one: 'image', many: 'image' },
      max: 8,
      maxBytes: 26_214_400,
      maxTotalBytes: 209_715_200,
      types: ['image/png', 'image/jpeg', 'image/webp'],
    });
    expect(qcode.endpoints.edit.mask).toMatchObject({ wire: 'mask', singleImageOnly: true });
  });

  it('Endpoints: four regions', () => {
    expect(qcode.regions).toEqual([
      { id: 'china', baseUrl: 'https://api.qcode.cc/qcode-img/v1' },
      { id: 'asia', baseUrl: 'https://asia.qcode.cc/qcode-img/v1' },
      { id: 'europe', baseUrl: 'https://eu.qcode.cc/qcode-img/v1' },
      { id: 'us', baseUrl: 'https://us.qcode.cc/qcode-img/v1' },
    ]);
    expect(qcode.keyPrefix).toBe('cr_');
  });

  it('Error responses: the four kinds of 429 differ in what helps', () => {
    const rows = qcode.errors.map(({ status, code, retry }) => `${status} ${code ?? '–'} ${retry}`);
    expect(rows).toEqual([
      '401 invalid_api_key after-fix',
      '401 key_expired after-fix',
      '413 image_too_large after-fix',
      '422 unsupported_size after-fix',
      '429 crs_daily_exhausted after-reset',
      '429 crs_total_exhausted no',
      '429 image_daily_limit after-reset',
      '429 concurrency_exhausted when-slot-free',
      '503 service_overloaded later',
      '503 image_provider_unavailable later',
      '524 – later',
    ]);
  });

  it('Quotas, Billing and Latency', () => {
    expect(qcode.quotas).toMatchObject({
      concurrency: 2,
      imagesPerDay: { limit: 100, timeZone: 'Asia/Shanghai' },
    });
    expect(qcode.prices).toMatchObject({
      unit: 'image',
      currency: 'USD',
      floor: 0.08,
      failuresFree: true,
      perImage: {
        '1024x1024': { low: 0.08, medium: 0.08, high: 0.211 },
        '1024x1536': { low: 0.08, medium: 0.08, high: 0.165 },
        '1536x1024': { low: 0.08, medium: 0.08, high: 0.165 },
        '2048x2048': { low: 0.08, medium: 0.08, high: 0.285 },
      },
    });
    expect(qcode.latency).toEqual({
      low: { typical: [20, 35], extreme: 50 },
      medium: { typical: [50, 90], extreme: 120 },
      high: { typical: [70, 120], extreme: 150 },
    });
    expect(qcode.cutAfterSeconds).toBe(100);
  });
});

describe('NodeKey page', () => {
  const { nodekey } = gateways;

  it('lists twelve fields', () => {
    expect(fieldsInWords(nodekey.endpoints.generate)).toEqual({
      model: MODEL,
      prompt: PROMPT,
      n: '1–… = 1',
      size: '1024x1024',
      quality: 'low medium high auto = medium',
      response_format: 'url b64_json',
      background: 'auto opaque transparent',
      moderation: 'auto low',
      output_format: 'png jpeg webp',
      output_compression: '0–100 beside output_format jpeg webp',
      partial_images: '0–3',
      user: 'text',
    });
  });

  it('ties three of its five models to sizes', () => {
    expect(nodekey.models).toEqual([
      { id: 'gpt-image-2' },
      { id: 'gpt-image-2-vip' },
      { id: 'gpt-image-2-1k', sizes: ['1024x1024', '1536x1024', '1024x1536'], defaultSize: '1024x1024' },
      { id: 'gpt-image-2-2k', sizes: ['2048x2048', '2048x1152'], defaultSize: '2048x2048' },
      { id: 'gpt-image-2-4k', sizes: ['3840x2160', '2160x3840'], defaultSize: '3840x2160' },
    ]);
  });

  it('does not describe edits', () => {
    expect(nodekey.endpoints.edit.documented).toBe(false);
    expect(nodekey.regions.map(({ baseUrl }) => baseUrl)).toEqual(['https://nodekey.xinghanyun.cn/v1']);
  });
});

describe('Modelverse page', () => {
  const { modelverse } = gateways;

  it.each(['generate', 'edit'] satisfies Mode[])('lists the same seven fields for %s', (mode) => {
    expect(fieldsInWords(modelverse.endpoints[mode])).toEqual({
      prompt: PROMPT,
      model: MODEL,
      n: '1–10 = 1',
      size: 'auto 1024x1024 1024x1536 1536x1024 2048x2048 2048x1152 2160x3840 or by rule = auto',
      quality: 'low medium high',
      output_format: 'png jpeg = png',
      output_compression: '0–100 beside output_format png jpeg = 100',
    });
  });

  it('turns compression round, shows one image, and lets links die after seven days', () => {
    expect(modelverse.endpoints.generate.fields.output_compression).toMatchObject({ meaning: 'inverted' });
    expect(modelverse.endpoints.edit.images).toMatchObject({ wire: { one: 'image' }, max: 1, softMax: true });
    expect(modelverse.resultUrlDays).toBe(7);
    expect(modelverse.regions.map(({ baseUrl }) => baseUrl)).toEqual(['https://api.modelverse.cn/v1']);
  });
});

describe('QuickRouter page', () => {
  const { quickrouter } = gateways;

  it('lists six fields, requires n and size, and calls the format format', () => {
    expect(fieldsInWords(quickrouter.endpoints.generate)).toEqual({
      model: MODEL,
      prompt: 'required text up to 1000 or more',
      n: 'required 1–10 = 1',
      size: 'required 1024x1024 1536x1024 1024x1536 auto = auto',
      quality: 'low medium high auto',
      output_format: 'as format png jpeg webp',
    });
  });

  it('does not describe edits', () => {
    expect(quickrouter.endpoints.edit.documented).toBe(false);
    expect(quickrouter.regions.map(({ baseUrl }) => baseUrl)).toEqual(['https://api.quickrouter.ai/v1']);
  });
});

describe('OpenAI reference', () => {
  const SHARED = {
    model: MODEL,
    prompt: 'required text up to 32000',
    n: '1–10 = 1',
    size: 'auto 1024x1024 1536x1024 1024x1536 2048x2048 2048x1152 3840x2160 2160x3840 or by rule = auto',
    quality: 'low medium high auto = auto',
    output_format: 'png jpeg webp = png',
    output_compression: '0–100 beside output_format jpeg webp = 100',
    background: 'auto opaque transparent = auto',
    stream: 'switch = false',
    partial_images: '0–3 beside stream true = 0',
    user: 'text',
  };

  it.each([gateways.openai, gateways.sandbox])(
    '$name has the fields that gpt-image-2 takes',
    ({ endpoints }) => {
      expect(fieldsInWords(endpoints.generate)).toEqual({ ...SHARED, moderation: 'auto low = auto' });
      expect(fieldsInWords(endpoints.edit)).toEqual(SHARED);
      expect(endpoints.edit.images).toMatchObject({ wire: { one: 'image', many: 'image[]' }, max: 16 });
    },
  );

  it('Custom has the fields that gpt-image-2 refuses too, marked so, and only warns of long prompts', () => {
    const all = {
      ...SHARED,
      prompt: 'required text up to 32000 or more',
      response_format: 'b64_json url (may be refused)',
    };
    const { generate, edit } = gateways.custom.endpoints;
    expect(fieldsInWords(generate)).toEqual({ ...all, moderation: 'auto low = auto' });
    expect(fieldsInWords(edit)).toEqual({ ...all, input_fidelity: 'low high (may be refused) = low' });
  });

  it('prices tokens', () => {
    expect(gateways.openai.prices).toMatchObject({
      currency: 'USD',
      textInput: 5,
      imageInput: 8,
      imageOutput: 30,
    });
    expect(gateways.custom).not.toHaveProperty('prices');
  });
});

describe('every gateway', () => {
  it('stands in the order in which it is offered, under its own id and name', () => {
    expect(Object.values(gateways).map(({ name }) => name)).toEqual([
      'Sandbox',
      'OpenAI',
      'Qiuqiu Token',
      'QCode.cc',
      'NodeKey',
      'Modelverse',
      'QuickRouter',
      'Custom',
    ]);
    expect(Object.entries(gateways).filter(([id, gateway]) => id !== gateway.id)).toEqual([]);
  });

  it('asks for a key, except the sandbox', () => {
    const keyless = Object.values(gateways).filter(({ needsKey }) => !needsKey);
    expect(keyless.map(({ id }) => id)).toEqual(['sandbox']);
    expect(gateways.sandbox.regions[0]?.baseUrl).toBe('https://sandbox.invalid/v1');
  });

  it.each(Object.values(gateways))(
    '$name: paths, base URLs, defaults and citations hold together',
    (gateway) => {
      expect(gateway.endpoints.generate.path).toBe('/images/generations');
      expect(gateway.endpoints.edit.path).toBe('/images/edits');
      expect(gateway.endpoints.edit.images).toBeDefined();
      for (const { baseUrl } of gateway.regions) expect(baseUrl).toMatch(/^https:\/\/[^?#]+\/v1$/);
      for (const { fields } of Object.values(gateway.endpoints)) {
        for (const [name, field] of Object.entries(fields)) {
          expect(field.source, name).not.toBe('');
          if (field.required && name !== 'prompt') expect(field.default, name).toBeDefined();
          if ((field.type === 'choice' || field.type === 'size') && field.default !== undefined) {
            expect(field.values, name).toContain(field.default);
          }
        }
      }
    },
  );

  it('offers no size that gpt-image-2 cannot make', () => {
    const offered = Object.values(gateways).flatMap(({ models, endpoints }) => [
      ...models.flatMap(({ sizes = [] }) => sizes),
      ...Object.values(endpoints).flatMap(({ fields }) =>
        fields.size?.type === 'size' ? fields.size.values : [],
      ),
    ]);
    const sizes = [...new Set(offered)].filter((size) => size !== 'auto');
    expect(sizes.length).toBeGreaterThan(6);
    for (const size of sizes) {
      const pixels = parseSize(size);
      expect(pixels && checkSize(pixels.width, pixels.height), size).toEqual([]);
    }
  });
});
