import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { applyProfile } from '../gateway/applyProfile.ts';
import { gateways } from '../gateway/gateways.ts';
import type { Gateway } from '../gateway/Gateway.ts';
import { mayBeCharged } from '../jobState.ts';
import { GatewayError, type GatewayErrorDetails } from '../wire/GatewayError.ts';
import { moderationCategories } from './moderationCategories.ts';
import type { RequestFacts } from './refusedField.ts';
import { remediesFor } from './remediesFor.ts';

const { openai, qcode, qiuqiu, quickrouter, custom, sandbox } = gateways;
const EDIT: RequestFacts = {
  mode: 'edit',
  params: {
    model: 'gpt-image-2',
    prompt: 'a fox',
    size: 'auto',
    quality: 'low',
    background: 'transparent',
    input_fidelity: 'high',
    output_format: 'webp',
    output_compression: 50,
    stream: true,
    partial_images: 2,
  },
  extra: { style: 'vivid' },
};
const PLAIN: RequestFacts = {
  mode: 'generate',
  params: { model: 'gpt-image-2', prompt: 'a fox' },
  extra: {},
};

const refused = (status: number, details: GatewayErrorDetails) =>
  new GatewayError('refused', { status, ...details });
const kinds = (error: GatewayError, gateway: Gateway = openai, request = EDIT) =>
  remediesFor(error, gateway, request).map(({ kind }) => kind);
const tooMany = (code: string) => remediesFor(refused(429, { code }), qcode, PLAIN);
const without = (status: number, details: GatewayErrorDetails, gateway: Gateway = openai, request = EDIT) =>
  remediesFor(refused(status, details), gateway, request).find(({ kind }) => kind === 'without');

/** Every code that the gateways' pages, the API guide, new-api and one-api name, with its status. */
const CODES: readonly [number, string][] = [
  [401, 'invalid_api_key'],
  [401, 'key_expired'],
  [413, 'image_too_large'],
  [422, 'unsupported_size'],
  [429, 'crs_daily_exhausted'],
  [429, 'crs_total_exhausted'],
  [429, 'image_daily_limit'],
  [429, 'concurrency_exhausted'],
  [503, 'service_overloaded'],
  [503, 'image_provider_unavailable'],
  [400, 'invalid_value'],
  [400, 'unsupported_parameter'],
  [400, 'unknown_parameter'],
  [400, 'invalid_input_fidelity_model'],
  [400, 'moderation_blocked'],
  [400, 'content_policy_violation'],
  [400, 'invalid_image_file'],
  [404, 'model_not_found'],
  [429, 'rate_limit_exceeded'],
  [429, 'insufficient_quota'],
  [429, 'project_spend_limit_exceeded'],
  [500, 'server_error'],
  [524, '524'],
  [502, 'cf_bad_gateway'],
  [500, 'cf_gateway_timeout'],
  [400, 'invalid_request'],
  [400, 'sensitive_words_detected'],
  [403, 'insufficient_user_quota'],
  [403, 'pre_consume_token_quota_failed'],
  [503, 'get_channel_failed'],
  [500, 'channel:no_available_key'],
  [500, 'channel:response_time_exceeded'],
  [500, 'do_request_failed'],
  [502, 'bad_response_status_code'],
  [500, 'bad_response_body'],
  [413, 'read_request_body_failed'],
  [500, 'convert_request_failed'],
  [403, 'access_denied'],
  [500, 'empty_response'],
  [400, 'prompt_blocked'],
  [501, 'api_not_implemented'],
  [400, 'size_not_supported'],
  [400, 'prompt_missing'],
  [400, 'prompt_too_long'],
  [400, 'n_not_within_range'],
  [400, 'invalid_image_request'],
];

describe('what can be done about an error', () => {
  it.each(CODES)('is something for HTTP %s %s, at every gateway and in both modes', (status, code) => {
    for (const gateway of Object.values(gateways)) {
      for (const request of [EDIT, PLAIN]) {
        expect(kinds(refused(status, { code }), gateway, request).length).toBeGreaterThan(0);
      }
    }
  });

  it.each(Object.values(gateways).flatMap(({ id, errors }) => errors.map((row) => [id, row] as const)))(
    'is something for what the record of %s names: %o',
    (id, { status, code }) => {
      const error = refused(status, code === undefined ? {} : { code });
      expect(kinds(error, gateways[id as keyof typeof gateways], PLAIN).length).toBeGreaterThan(0);
    },
  );

  it.each<[string, GatewayError, readonly string[], Gateway?]>([
    ['a wrong key', refused(401, { code: 'invalid_api_key' }), ['key']],
    ['a large picture', refused(413, { code: 'image_too_large' }), ['downscale'], qcode],
    ['a proxy’s 413', refused(413, {}), ['downscale', 'reset']],
    ['a size', refused(422, { code: 'unsupported_size' }), ['field'], qcode],
    ['the safety system', refused(400, { code: 'moderation_blocked' }), ['reword']],
    ['an empty balance', refused(403, { code: 'insufficient_user_quota' }), ['top-up', 'key']],
    ['a path', refused(404, { message: 'Invalid URL (POST /v1/v1/images)' }), ['base-url', 'field']],
    ['words alone', refused(418, {}), ['reset']],
    ['a time-out', new GatewayError('timeout'), ['usage', 'time-limit', 'send-again']],
    ['a lost connection', new GatewayError('network', { reason: 'lost' }), ['usage', 'send-again']],
    ['no CORS', new GatewayError('network', { reason: 'no-cors' }), ['base-url']],
    ['a redirect', new GatewayError('refused', { reason: 'redirect' }), ['base-url']],
    ['a missing key', new GatewayError('not-sent', { reason: 'no-key' }), ['key']],
    ['a lost script', new GatewayError('not-sent', { reason: 'script' }), ['reload']],
    ['a picture', new GatewayError('not-sent', { picture: 'a.png' }), ['sources']],
    ['a task', new GatewayError('task', { taskId: 't' }), ['usage']],
  ])('fits %s', (_, error, expected, gateway) => {
    expect(kinds(error, gateway)).toEqual(expected);
  });

  it('differs for QCode’s four 429s', () => {
    const midnight = { kind: 'wait', until: { kind: 'midnight', timeZone: 'Asia/Shanghai' } };
    expect(tooMany('image_daily_limit')).toEqual([midnight, { kind: 'key' }]);
    // The page says of the image count alone when its day ends.
    expect(tooMany('crs_daily_exhausted')).toEqual([{ kind: 'top-up', url: 'https://qcode.cc/' }]);
    expect(tooMany('crs_total_exhausted').map(({ kind }) => kind)).toEqual(['top-up', 'key']);
    expect(tooMany('concurrency_exhausted')).toEqual([
      { kind: 'wait', until: { kind: 'slot' } },
      { kind: 'send-again', twice: false },
    ]);
  });

  it('leads to the usage page, or to the site of a gateway that documents none', () => {
    const lost = new GatewayError('network', { reason: 'lost' });
    for (const gateway of Object.values(gateways)) {
      const { usage, site } = gateway.links;
      const link = remediesFor(lost, gateway, PLAIN).find(({ kind }) => kind === 'usage' || kind === 'site');
      const expected = usage ? { kind: 'usage', url: usage } : site && { kind: 'site', url: site };
      expect(link).toEqual(gateway.free || !expected ? undefined : expected);
    }
  });

  it('waits as long as the gateway says, and by the table where it says nothing', () => {
    const wait = (details: GatewayErrorDetails) =>
      remediesFor(refused(429, details), openai, PLAIN).filter(({ kind }) => kind === 'wait');
    expect(wait({ code: 'rate_limit_exceeded', retryAfter: 7 })).toEqual([
      { kind: 'wait', until: { kind: 'seconds', seconds: 7 } },
    ]);
    expect(wait({ code: 'rate_limit_exceeded' })).toEqual([
      { kind: 'wait', until: { kind: 'seconds', seconds: 20 } },
    ]);
    expect(wait({ code: 'insufficient_quota' })).toEqual([]);
    const daily = remediesFor(refused(429, { code: 'image_daily_limit', retryAfter: 9 }), qcode, PLAIN);
    expect(daily[0]).toMatchObject({ until: { kind: 'midnight' } });
  });

  it('names the categories of the safety system', () => {
    const message = 'Rejected by the safety system. safety_violations=[violence, "Self-Harm"].';
    expect(remediesFor(refused(400, { code: 'moderation_blocked', message }), openai, PLAIN)).toEqual([
      { kind: 'reword', categories: ['violence', 'self-harm'] },
      { kind: 'field', field: 'moderation' },
    ]);
    expect(moderationCategories('nothing of the kind')).toEqual([]);
    expect(moderationCategories()).toEqual([]);
  });

  it('says that sending again may cost twice, wherever it may, and only there', () => {
    for (const [status, code] of CODES) {
      const error = refused(status, { code });
      for (const gateway of [openai, qcode, sandbox]) {
        for (const remedy of remediesFor(error, gateway, PLAIN)) {
          if (remedy.kind === 'send-again') expect(remedy.twice).toBe(mayBeCharged(error, gateway));
        }
      }
    }
  });
});

describe('a field that the profile has renamed', () => {
  const renamed = applyProfile(openai, {
    'edit.output_format.wire': 'imageFormat',
    'edit.size.wire': 'quality',
    'edit.quality.wire': 'detail',
  });
  it.each([
    [{ param: 'imageFormat' }, 'output_format'],
    [{ message: "Invalid value for 'imageFormat'" }, 'output_format'],
    [{ param: 'detail' }, 'quality'],
    [{ message: "Invalid value for 'quality'" }, 'size'],
  ])('is the one that %o is about', (details, field) => {
    expect(remediesFor(refused(400, details), renamed, EDIT)).toContainEqual({ kind: 'field', field });
  });
});

describe('"Send again without it"', () => {
  it.each<[string, number, GatewayErrorDetails]>([
    [
      'its code',
      400,
      {
        code: 'invalid_input_fidelity_model',
        message: "The model 'gpt-image-2' does not support the 'input_fidelity' parameter.",
        param: 'input_fidelity',
      },
    ],
    ['its code alone', 400, { code: 'invalid_input_fidelity_model', message: 'no input_fidelity' }],
    ['a parameter', 400, { code: 'unknown_parameter', param: 'input_fidelity' }],
    ['quotes', 400, { code: 'unsupported_parameter', message: "Unsupported parameter: 'input_fidelity'." }],
    ['typographic quotes', 422, { code: 'invalid_value', message: 'Invalid “input_fidelity”' }],
    ['words without a code', 400, { message: 'Unknown parameter: `input_fidelity`' }],
    ['an error under HTTP 200', 200, { code: 'unknown_parameter', param: 'input_fidelity' }],
  ])('is offered for a refusal by %s', (_, status, details) => {
    expect(without(status, details)).toEqual({ kind: 'without', fields: ['input_fidelity'] });
  });

  it('knows transparency without a field’s name', () => {
    const message = 'Transparent background is not supported for this model.';
    expect(without(400, { code: 'invalid_value', message })).toEqual({
      kind: 'without',
      fields: ['background'],
    });
    const opaque = { ...EDIT, params: { ...EDIT.params, background: 'opaque' } };
    expect(without(400, { code: 'invalid_value', message }, openai, opaque)).toBeUndefined();
  });

  it('takes along what means nothing without the field', () => {
    expect(without(400, { code: 'unknown_parameter', param: 'stream' })).toEqual({
      kind: 'without',
      fields: ['stream', 'partial_images'],
    });
    expect(without(400, { code: 'unknown_parameter', param: 'output_format' })).toEqual({
      kind: 'without',
      fields: ['output_format', 'output_compression'],
    });
  });

  it('knows a field by the gateway’s own name for it', () => {
    const request = { ...PLAIN, params: { ...PLAIN.params, output_format: 'webp' } };
    const details = { code: 'invalid_value', message: "Invalid value for 'format'" };
    expect(without(400, details, quickrouter, request)).toEqual({
      kind: 'without',
      fields: ['output_format'],
    });
  });

  it.each<[string, GatewayErrorDetails, Gateway?, RequestFacts?]>([
    [
      'a required field',
      { code: 'invalid_value', param: 'size' },
      quickrouter,
      { ...PLAIN, params: { ...PLAIN.params, size: 'auto', n: 1 } },
    ],
    ['the model', { code: 'invalid_value', param: 'model' }],
    ['the prompt', { code: 'invalid_value', param: 'prompt' }],
    ['a field that was not sent', { code: 'unknown_parameter', param: 'user' }],
    ['an extra field', { code: 'unknown_parameter', message: "Unknown parameter: 'style'." }],
    ['a source image', { code: 'invalid_value', param: 'image' }],
    ['a refusal of the content', { code: 'moderation_blocked', param: 'background' }],
  ])('is not offered for %s', (_, details, gateway, request) => {
    const error = refused(400, details);
    expect(kinds(error, gateway, request)).not.toContain('without');
    expect(kinds(error, gateway, request).length).toBeGreaterThan(0);
  });

  it('gives way to a reset where an extra field is refused, also under a known name', () => {
    const error = refused(400, { code: 'unknown_parameter', param: 'background' });
    const request = { ...EDIT, extra: { background: 'clear' } };
    expect(kinds(error, openai, request)).toEqual(['reset']);
  });

  it('is not offered by a status that says something else', () => {
    expect(without(429, { code: 'invalid_value', param: 'input_fidelity' })).toBeUndefined();
  });

  it('only ever leaves out fields that were sent and are not required', () => {
    const names = ['model', 'prompt', 'size', 'n', 'quality', 'background', 'style', 'image', 'user'];
    fc.assert(
      fc.property(
        fc.constantFrom(openai, qcode, qiuqiu, quickrouter, custom),
        fc.constantFrom(EDIT, PLAIN),
        fc.constantFrom(...CODES.map(([, code]) => code)),
        fc.option(fc.constantFrom(...names), { nil: undefined }),
        fc.constantFrom(...names).map((name) => `Trouble with '${name}'`),
        (gateway, request, code, param, message) => {
          const error = refused(400, { code, message, ...(param !== undefined && { param }) });
          for (const remedy of remediesFor(error, gateway, request)) {
            if (remedy.kind !== 'without') continue;
            for (const field of remedy.fields) {
              expect(request.params[field]).toBeDefined();
              expect(gateway.endpoints[request.mode].fields[field]?.required).toBeUndefined();
            }
          }
        },
      ),
    );
  });
});
