import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { gateways } from '../gateway/gateways.ts';
import { FIELD_NAMES, type ImageParams, type JsonValue, type Mode } from '../params/ImageParams.ts';
import { buildImageRequest } from './buildImageRequest.ts';
import { requests, type RequestCase } from './corpus/requests.ts';
import type { ImageRequest } from './ImageRequest.ts';

/** A request in two parts: address, then body. Parts of a form as `name=value` or `name=@file;type`. */
function written(request: ImageRequest): readonly [string, unknown] {
  const { method, url, body } = request;
  if (body.kind === 'json') return [`${method} ${url}`, JSON.stringify(body.json)];
  const parts = body.parts.map((part) =>
    'file' in part ? `${part.name}=@${part.fileName};${part.file.type}` : `${part.name}=${part.value}`,
  );
  return [`${method} ${url}`, parts];
}

function asText(value: JsonValue): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}

function build(row: RequestCase): ImageRequest {
  const gateway = gateways[row.gateway];
  return buildImageRequest({ ...row, gateway, baseUrl: row.baseUrl ?? gateway.regions[0]?.baseUrl ?? '' });
}

describe('buildImageRequest', () => {
  it.each(requests.map((row) => [row.gateway, row.mode, row.says, row] as const))(
    '%s, %s: %s',
    (_id, _mode, _says, row) => {
      expect(written(build(row))).toEqual(row.sent);
    },
  );

  it('has a row for every gateway and mode', () => {
    const covered = new Set(requests.map(({ gateway, mode }) => `${gateway} ${mode}`));
    const all = Object.keys(gateways).flatMap((id) => [`${id} generate`, `${id} edit`]);
    expect([...covered].sort()).toEqual(all.sort());
  });

  it('sends every field that is set once, and nothing that is not', () => {
    const values: Required<ImageParams> = {
      model: 'm',
      prompt: 'p',
      n: 3,
      size: '1024x1024',
      quality: 'low',
      output_format: 'webp',
      output_compression: 7,
      background: 'auto',
      moderation: 'low',
      input_fidelity: 'low',
      response_format: 'url',
      stream: true,
      partial_images: 1,
      user: 'u',
    };
    const anyFields = fc.subarray(FIELD_NAMES.filter((name) => name !== 'model' && name !== 'prompt'));
    const anyGateway = fc.constantFrom(...Object.values(gateways));
    const property = fc.property(
      anyGateway,
      fc.constantFrom<Mode>('generate', 'edit'),
      anyFields,
      (gateway, mode, names) => {
        const set = ['model', 'prompt', ...names] as const;
        const params = {
          model: 'm',
          prompt: 'p',
          ...Object.fromEntries(names.map((name) => [name, values[name]])),
        };
        const { body } = buildImageRequest({ gateway, mode, params, baseUrl: 'https://x.example' });
        const { fields } = gateway.endpoints[mode];
        const expected = new Map(set.map((name) => [fields[name]?.wire ?? name, String(values[name])]));
        for (const [name, field] of Object.entries(fields)) {
          const wire = field.wire ?? name;
          if (field.required && !expected.has(wire)) expected.set(wire, String(field.default));
        }
        const pairs =
          body.kind === 'json'
            ? Object.entries(body.json)
            : body.parts.map((part) => [part.name, 'value' in part ? part.value : '']);
        expect(pairs).toHaveLength(expected.size);
        expect(new Map(pairs.map(([name, value]) => [name, asText(value)]))).toEqual(expected);
      },
    );
    fc.assert(property);
  });
});
