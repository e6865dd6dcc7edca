import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anyGatewayId, anyMode, anyWishes } from '../../testing/anyWishes.ts';
import { applyProfile } from '../gateway/applyProfile.ts';
import type { Gateway } from '../gateway/Gateway.ts';
import { gateways } from '../gateway/gateways.ts';
import type { Mode } from './ImageParams.ts';
import { buildImageRequest } from '../wire/buildImageRequest.ts';
import { resolveForm, type Wishes } from './resolveForm.ts';

const MINIMAL: Wishes = { prompt: 'a cat', extra: '', tryUndocumented: false };

const resolve = (gateway: Gateway, mode: Mode, wishes: Partial<Wishes> = {}) =>
  resolveForm(gateway, mode, { ...MINIMAL, ...wishes });

const names = (gateway: Gateway, mode: Mode, wishes: Partial<Wishes> = {}) =>
  resolve(gateway, mode, wishes).fields.map(({ name }) => name);

const field = (gateway: Gateway, mode: Mode, name: string, wishes: Partial<Wishes> = {}) =>
  resolve(gateway, mode, wishes).fields.find((candidate) => candidate.name === name);

const codes = (gateway: Gateway, mode: Mode, wishes: Partial<Wishes>) =>
  resolve(gateway, mode, wishes).problems.map(
    (problem) => `${problem.severity}: ${problem.field} ${problem.code}`,
  );

const { sandbox, openai, qiuqiu, qcode, nodekey, modelverse, quickrouter, custom } = gateways;

describe('two fields that would have one name on the wire', () => {
  it('are an error, because one of them would be lost; a field that is not sent is none', () => {
    const record = applyProfile(openai, { 'generate.size.wire': 'quality' });
    const wishes = { size: '1024x1024', quality: 'high' };
    expect(codes(record, 'generate', wishes)).toEqual(['error: quality same-wire-name']);
    expect(codes(record, 'edit', wishes)).toEqual([]);
    expect(codes(record, 'generate', { quality: 'high' })).toEqual([]);
    const { params } = resolve(record, 'generate', wishes);
    expect(() =>
      buildImageRequest({ gateway: record, mode: 'generate', params, baseUrl: 'https://x' }),
    ).toThrow(TypeError);
  });
});

describe('the minimal request', () => {
  const usual = { model: 'gpt-image-2', prompt: 'a cat', quality: 'low' };
  const required = { ...usual, n: 1, size: 'auto' };

  it.each([
    [sandbox, 'generate', usual],
    [sandbox, 'edit', usual],
    [openai, 'generate', usual],
    [openai, 'edit', usual],
    [qiuqiu, 'generate', usual],
    [qiuqiu, 'edit', usual],
    [qcode, 'generate', usual],
    [qcode, 'edit', usual],
    [nodekey, 'generate', usual],
    [modelverse, 'generate', usual],
    [modelverse, 'edit', usual],
    [quickrouter, 'generate', required],
    [custom, 'generate', usual],
    [custom, 'edit', usual],
  ] as const)('$0.name $1', (gateway, mode, params) => {
    const form = resolve(gateway, mode);
    expect(form.params).toEqual(params);
    expect(form.extra).toEqual({});
    expect(form.problems).toEqual([]);
  });

  it.each([nodekey, quickrouter])(
    '$name does not describe edits: said, and sent only when tried anyway',
    (gateway) => {
      expect(resolve(gateway, 'edit').problems).toEqual([
        { field: 'endpoint', code: 'undocumented-endpoint', severity: 'error' },
      ]);
      expect(names(gateway, 'edit')).toEqual(['model', 'prompt']);
      const tried = resolve(gateway, 'edit', { tryUndocumented: true });
      expect(tried.params).toEqual(usual);
      expect(tried.problems).toEqual([]);
      expect(tried.fields.every(({ documented }) => !documented)).toBe(true);
    },
  );

  it('has no switch that is off, and no text that is empty', () => {
    const { params } = resolve(openai, 'generate', { stream: false, user: ' ', background: '' });
    expect(params).toEqual(usual);
    expect(resolve(openai, 'generate', { stream: true }).params).toEqual({ ...usual, stream: true });
  });

  it('has its fields in the order of the form', () => {
    expect(Object.keys(resolve(quickrouter, 'generate', { output_format: 'webp' }).params)).toEqual([
      'model',
      'prompt',
      'n',
      'size',
      'quality',
      'output_format',
    ]);
  });
});

const formats = (gateway: Gateway, mode: Mode) =>
  field(gateway, mode, 'output_format', { background: 'transparent' })?.options?.map(({ value }) => value);

describe('the fields', () => {
  it('are those of the page and no others', () => {
    expect(names(qcode, 'generate')).toEqual(['model', 'prompt', 'n', 'size', 'quality']);
    expect(names(quickrouter, 'generate')).toEqual([
      'model',
      'prompt',
      'n',
      'size',
      'quality',
      'output_format',
    ]);
    expect(names(qiuqiu, 'edit')).toEqual([
      'model',
      'prompt',
      'n',
      'size',
      'quality',
      'output_format',
      'background',
      'input_fidelity',
    ]);
  });

  it('show the gateway’s default where nothing is sent', () => {
    expect(field(qcode, 'edit', 'size')).toMatchObject({ value: undefined, fallback: 'auto' });
    expect(field(nodekey, 'generate', 'size', { model: 'gpt-image-2-4k' })?.fallback).toBe('3840x2160');
    expect(field(nodekey, 'generate', 'size')?.fallback).toBeUndefined();
  });

  it('take the sizes of the model', () => {
    const sizes = (model: string) =>
      field(nodekey, 'generate', 'size', { model })?.options?.map(({ value }) => value);
    expect(sizes('gpt-image-2-1k')).toEqual(['1024x1024', '1536x1024', '1024x1536']);
    expect(sizes('gpt-image-2-2k')).toEqual(['2048x2048', '2048x1152']);
    expect(sizes('gpt-image-2-4k')).toEqual(['3840x2160', '2160x3840']);
    expect(sizes('gpt-image-2')).toEqual(['1024x1024']);
    expect(codes(nodekey, 'generate', { model: 'gpt-image-2-4k', size: '1024x1024' })).toEqual([
      'error: size unknown-choice',
    ]);
  });

  it('include compression beside JPEG and WebP only', () => {
    expect(names(openai, 'generate')).not.toContain('output_compression');
    expect(names(openai, 'generate', { output_format: 'png' })).not.toContain('output_compression');
    expect(names(openai, 'generate', { output_format: 'jpeg' })).toContain('output_compression');
    expect(names(openai, 'generate', { output_format: 'webp' })).toContain('output_compression');
    const png = resolve(openai, 'generate', { output_format: 'png', output_compression: 80 });
    expect(png.params).not.toHaveProperty('output_compression');
  });

  it('include compression beside PNG where the page sends it so (Modelverse)', () => {
    const { params } = resolve(modelverse, 'generate', { output_format: 'png', output_compression: 100 });
    expect(params).toMatchObject({ output_format: 'png', output_compression: 100 });
  });

  it('include previews beside a stream, or alone where the page has no stream (NodeKey)', () => {
    expect(names(openai, 'generate')).not.toContain('partial_images');
    expect(names(openai, 'generate', { stream: true })).toContain('partial_images');
    expect(names(nodekey, 'generate')).toContain('partial_images');
    expect(names(nodekey, 'generate')).not.toContain('stream');
  });

  it('offer PNG and WebP only beside a transparent background', () => {
    expect(formats(openai, 'generate')).toEqual(['png', 'webp']);
    expect(formats(qcode, 'edit')).toEqual(['png', 'webp']);
    expect(resolve(openai, 'generate', { background: 'transparent' }).params).not.toHaveProperty(
      'output_format',
    );
  });
});

describe('undocumented, try anyway', () => {
  const tryUndocumented = true;

  it('adds the fields of the official API, marked as undocumented', () => {
    const added = resolve(qcode, 'generate', { tryUndocumented }).fields.filter(
      ({ documented }) => !documented,
    );
    expect(added.map(({ name }) => name)).toEqual([
      'output_format',
      'background',
      'moderation',
      'response_format',
      'stream',
      'user',
    ]);
    expect(field(openai, 'edit', 'input_fidelity', { tryUndocumented })).toMatchObject({ documented: false });
  });

  it('adds values and free sizes', () => {
    expect(field(modelverse, 'generate', 'output_format', { tryUndocumented })?.options).toEqual([
      { value: 'png', documented: true },
      { value: 'jpeg', documented: true },
      { value: 'webp', documented: false },
    ]);
    const size = field(qcode, 'generate', 'size', { tryUndocumented });
    expect(size?.customSize).toBe(true);
    expect(size?.options).toContainEqual({ value: 'auto', documented: false });
    expect(field(qcode, 'generate', 'size')?.customSize).toBe(false);
    expect(codes(qcode, 'generate', { size: '1600x1200' })).toEqual(['error: size unknown-choice']);
    expect(codes(qcode, 'generate', { size: '1600x1200', tryUndocumented })).toEqual([]);
  });

  it('keeps the limits that the page does state', () => {
    expect(codes(qcode, 'generate', { n: 5, tryUndocumented })).toEqual(['error: n out-of-range']);
  });

  it('adds nothing to Custom', () => {
    expect(names(custom, 'edit', { tryUndocumented })).toEqual(names(custom, 'edit'));
  });
});

const problems = (gateway: Gateway, wishes: Partial<Wishes>) => resolve(gateway, 'generate', wishes).problems;

describe('problems', () => {
  it('a blank prompt, a blank model', () => {
    expect(codes(sandbox, 'generate', { prompt: ' \n ' })).toEqual(['error: prompt blank']);
    expect(codes(openai, 'generate', { model: ' ' })).toEqual(['error: model blank']);
    expect(codes(qiuqiu, 'generate', { model: '' })).toEqual(['error: model blank']);
  });

  it('a prompt over the limit, counted in code points: refused, or warned of where the limit is doubtful', () => {
    expect(problems(quickrouter, { prompt: '🐈'.repeat(1000) })).toEqual([]);
    expect(problems(quickrouter, { prompt: '🐈'.repeat(1001) })).toEqual([
      { field: 'prompt', code: 'too-long', severity: 'warning', values: { length: 1001, max: 1000 } },
    ]);
    expect(problems(openai, { prompt: 'x'.repeat(32_001) })).toEqual([
      { field: 'prompt', code: 'too-long', severity: 'error', values: { length: 32_001, max: 32_000 } },
    ]);
    expect(problems(qcode, { prompt: 'x'.repeat(40_000) })).toEqual([]);
  });

  it('a number out of range stays as it was typed', () => {
    const form = resolve(qcode, 'generate', { n: 5 });
    expect(form.params.n).toBe(5);
    expect(form.problems).toEqual([
      { field: 'n', code: 'out-of-range', severity: 'error', values: { value: 5, min: 1, max: 4 } },
    ]);
    expect(problems(nodekey, { n: 50 })).toEqual([]);
    expect(problems(nodekey, { n: 0 })).toEqual([
      { field: 'n', code: 'out-of-range', severity: 'error', values: { value: 0, min: 1 } },
    ]);
    expect(codes(openai, 'generate', { output_format: 'webp', output_compression: 101 })).toEqual([
      'error: output_compression out-of-range',
    ]);
  });

  it('a number that is none is not sent', () => {
    for (const n of [Number.NaN, Infinity]) {
      const form = resolve(openai, 'generate', { n });
      expect(form.params).not.toHaveProperty('n');
      expect(form.problems.map(({ code }) => code)).toEqual(['not-an-integer']);
    }
    expect(codes(openai, 'generate', { n: 1.5 })).toEqual(['error: n not-an-integer']);
  });

  it('a size out of rule, with the nearest valid one', () => {
    expect(problems(openai, { size: '1920x1080' })).toEqual([
      {
        field: 'size',
        code: 'size-multiple',
        severity: 'error',
        values: { width: 1920, height: 1080, multiple: 16, nearestWidth: 1920, nearestHeight: 1088 },
      },
    ]);
    expect(codes(modelverse, 'generate', { size: '4000x1000' })).toEqual([
      'error: size size-multiple',
      'error: size size-edge',
      'error: size size-ratio',
    ]);
    expect(codes(sandbox, 'generate', { size: '0x1024' })).toContain('error: size size-min-pixels');
    expect(codes(openai, 'generate', { size: 'large' })).toEqual(['error: size size-format']);
  });

  it('a size above 2560×1440 is experimental at OpenAI, and documented at NodeKey', () => {
    expect(codes(openai, 'generate', { size: '2560x1440' })).toEqual([]);
    expect(codes(openai, 'generate', { size: '3840x2160' })).toEqual(['warning: size size-experimental']);
    expect(codes(nodekey, 'generate', { model: 'gpt-image-2-4k', size: '3840x2160' })).toEqual([]);
  });

  it('a value that is not in the list', () => {
    expect(problems(qcode, { quality: 'auto' })).toEqual([
      {
        field: 'quality',
        code: 'unknown-choice',
        severity: 'error',
        values: { value: 'auto', allowed: 'low, medium, high' },
      },
    ]);
    expect(codes(modelverse, 'generate', { output_format: 'webp' })).toEqual([
      'error: output_format unknown-choice',
    ]);
  });

  it('transparency with JPEG names the format', () => {
    const wishes = { background: 'transparent', output_format: 'jpeg' };
    expect(problems(sandbox, wishes)).toEqual([
      {
        field: 'output_format',
        code: 'transparent-format',
        severity: 'error',
        values: { format: 'jpeg', allowed: 'png, webp' },
      },
    ]);
    expect(codes(qcode, 'edit', wishes)).toContain('error: output_format transparent-format');
  });

  it('what gpt-image-2 may refuse is a warning', () => {
    expect(codes(qcode, 'edit', { background: 'transparent', input_fidelity: 'high' })).toEqual([
      'warning: background value-may-be-refused',
      'warning: input_fidelity may-be-refused',
    ]);
  });

  it('a stream of several pictures is a warning', () => {
    expect(codes(openai, 'generate', { stream: true, n: 2 })).toEqual(['warning: stream stream-needs-one']);
    expect(codes(openai, 'generate', { stream: true, n: 1 })).toEqual([]);
  });

  it('a model that the page does not name is a warning, unless the gateway lists models itself', () => {
    expect(codes(qcode, 'generate', { model: 'gpt-image-9' })).toEqual(['warning: model undocumented-model']);
    expect(codes(openai, 'generate', { model: 'gpt-image-9' })).toEqual([]);
  });

  it('extra fields that are no JSON, or no object', () => {
    expect(codes(openai, 'generate', { extra: '{"a":' })).toEqual(['error: extra extra-not-json']);
    for (const extra of ['[1]', '"text"', '3', 'null']) {
      expect(codes(openai, 'generate', { extra }), extra).toEqual(['error: extra extra-not-object']);
    }
    expect(resolve(openai, 'generate', { extra: ' {"seed": 7} ' })).toMatchObject({
      extra: { seed: 7 },
      problems: [],
    });
  });
});

describe('whatever the wishes', () => {
  it('nothing empty, null or unlisted is sent, and the form shows all that is', () => {
    fc.assert(
      fc.property(anyGatewayId, anyMode, anyWishes, (id, mode, wishes) => {
        const { fields, params, problems } = resolveForm(gateways[id], mode, wishes);
        const shown = new Map<string, unknown>(fields.map(({ name, value }) => [name, value]));
        for (const [name, value] of Object.entries(params)) {
          expect(value).toBe(shown.get(name));
          expect(value ?? 'nothing').not.toBe('nothing');
          if (String(value).trim() === '') {
            expect(problems).toContainEqual({ field: name, code: 'blank', severity: 'error' });
          }
        }
        expect(JSON.parse(JSON.stringify(params))).toEqual(params);
      }),
    );
  });

  it('without an error every value is one that the form offers', () => {
    fc.assert(
      fc.property(anyGatewayId, anyMode, anyWishes, (id, mode, wishes) => {
        const { fields, problems } = resolveForm(gateways[id], mode, wishes);
        const mended = new Set(
          problems.filter(({ severity }) => severity === 'error').map((problem) => problem.field),
        );
        for (const { name, value, options, customSize } of fields) {
          if (!options || value === undefined || customSize || mended.has(name)) continue;
          expect(options.map((option) => option.value)).toContain(value);
        }
      }),
    );
  });

  it('without "try anyway" only documented fields and values are offered', () => {
    fc.assert(
      fc.property(anyGatewayId, anyMode, anyWishes, (id, mode, wishes) => {
        const gateway = gateways[id];
        fc.pre(gateway.endpoints[mode].documented);
        const { fields } = resolveForm(gateway, mode, { ...wishes, tryUndocumented: false });
        expect(fields.every(({ documented }) => documented)).toBe(true);
        expect(fields.flatMap(({ options = [] }) => options).every(({ documented }) => documented)).toBe(
          true,
        );
      }),
    );
  });
});
