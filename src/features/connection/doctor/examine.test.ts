import { describe, expect, it, vi } from 'vitest';
import { applyProfile } from '../../../core/gateway/applyProfile.ts';
import { gateways } from '../../../core/gateway/gateways.ts';
import {
  GatewayError,
  type GatewayErrorDetails,
  type GatewayErrorKind,
} from '../../../core/wire/GatewayError.ts';
import { askWithoutPrompt } from './askWithoutPrompt.ts';
import type { DoctorPorts } from './DoctorPorts.ts';
import { examine } from './examine.ts';
import { mergeStep, stopSteps } from './mergeStep.ts';
import type { Step, Tested } from './Step.ts';

const CUSTOM: Tested = {
  gateway: gateways.custom,
  baseUrl: 'https://relay.example/v1',
  key: 'sk-1',
  model: 'gpt-image-2',
};
const QCODE: Tested = {
  gateway: gateways.qcode,
  baseUrl: 'https://eu.qcode.cc/qcode-img/v1',
  key: 'cr_1',
  model: 'gpt-image-2',
};

const NO_CHANNEL = 'No available channel for model gpt-image-2 under group default';
/** What is found of a refusal that says nothing about key or prompt. */
const UNPROVEN = { request: 'warning refused-otherwise', key: 'absent', cors: 'ok cors-post' };

const failing = (kind: GatewayErrorKind, details: GatewayErrorDetails = {}) =>
  vi.fn<() => Promise<never>>().mockRejectedValue(new GatewayError(kind, details));

function portsWith(changes: Partial<DoctorPorts> = {}) {
  return {
    page: { protocol: 'https:', hostname: 'play.example' },
    isOnline: () => true,
    answersAtAll: vi.fn<DoctorPorts['answersAtAll']>().mockResolvedValue(true),
    answersWithCors: vi.fn<DoctorPorts['answersWithCors']>().mockResolvedValue(true),
    listModels: vi.fn<DoctorPorts['listModels']>().mockResolvedValue(['gpt-image-2', 'gpt-5']),
    askWithoutPrompt: vi.fn<DoctorPorts['askWithoutPrompt']>(
      failing('refused', { status: 400, message: 'prompt is required' }),
    ),
    ...changes,
  } satisfies DoctorPorts;
}

async function collect(found: AsyncIterable<Step>, before: readonly Step[] = []) {
  let steps = before;
  for await (const step of found) steps = mergeStep(steps, step);
  return steps;
}

/** Each step as `status finding`. */
const brief = (steps: readonly Step[]) =>
  Object.fromEntries(steps.map(({ id, status, finding }) => [id, `${status} ${finding.code}`]));

const idle = () => new AbortController().signal;
const examined = (tested: Tested, ports: DoctorPorts) => collect(examine(tested, ports, idle()));
const asked = (tested: Tested, ports: DoctorPorts) => collect(askWithoutPrompt(tested, ports, idle()));

/** Everything that the free steps teach. */
const learned = async (tested: Tested, ports: Partial<DoctorPorts>) =>
  (await examined(tested, portsWith(ports))).reduce((facts, step) => ({ ...facts, ...step.learned }), {});

describe('examine', () => {
  it('needs one free request where a list of models is known, and offers the rest', async () => {
    const ports = portsWith();
    const steps = await examined(CUSTOM, ports);
    expect(brief(steps)).toEqual({
      address: 'ok address-ok',
      reach: 'ok answers',
      cors: 'ok cors-list',
      key: 'ok listed',
      request: 'needs-consent offer-request',
      picture: 'needs-consent offer-picture',
    });
    expect(steps.map(({ id }) => id)).toEqual(['address', 'reach', 'cors', 'key', 'request', 'picture']);
    expect(ports.listModels).toHaveBeenCalledOnce();
    expect(ports.answersAtAll).not.toHaveBeenCalled();
    expect(ports.askWithoutPrompt).not.toHaveBeenCalled();
  });

  it('asks where no list is known without the key first, and never by POST', async () => {
    const answersAtAll = vi.fn<DoctorPorts['answersAtAll']>().mockResolvedValue(true);
    const answersWithCors = vi.fn<DoctorPorts['answersWithCors']>().mockResolvedValue(true);
    const ports = portsWith({ answersAtAll, answersWithCors });
    expect(brief(await examined(QCODE, ports))).toEqual({
      address: 'ok address-ok',
      reach: 'ok answers',
      cors: 'ok cors-path',
      key: 'skipped key-unproven',
      request: 'needs-consent offer-free-request',
      picture: 'needs-consent offer-picture',
    });
    expect(answersAtAll.mock.calls.map(([url]) => url)).toEqual([QCODE.baseUrl]);
    expect(answersWithCors.mock.calls.map(([url, key]) => [url, key])).toEqual([
      [`${QCODE.baseUrl}/images/generations`, 'cr_1'],
    ]);
    expect(ports.listModels).not.toHaveBeenCalled();
    expect(ports.askWithoutPrompt).not.toHaveBeenCalled();
  });

  it.each<[string, Partial<Tested>, string]>([
    ['the sandbox', { gateway: gateways.sandbox, key: undefined }, 'address ok local'],
    ['an address that is none', { baseUrl: 'nowhere' }, 'address failed address-problem'],
    ['a key with a space', { key: 'sk 1' }, 'key failed key-problem'],
    [
      'OpenAI without a key',
      { gateway: gateways.openai, baseUrl: 'https://api.openai.com/v1', key: undefined },
      'key failed no-key',
    ],
  ])('sends nothing for %s', async (_, change, words) => {
    const ports = portsWith();
    const steps = await examined({ ...CUSTOM, ...change }, ports);
    expect(steps.map(({ id, status, finding }) => `${id} ${status} ${finding.code}`)).toContain(words);
    for (const port of [ports.answersAtAll, ports.answersWithCors, ports.listModels, ports.askWithoutPrompt])
      expect(port).not.toHaveBeenCalled();
    expect(steps.filter(({ status }) => status === 'needs-consent')).toEqual([]);
  });

  it.each<[GatewayErrorKind, GatewayErrorDetails, Partial<DoctorPorts>, Record<string, string>]>([
    ['refused', { status: 401 }, {}, { cors: 'ok cors-list', key: 'failed wrong-key' }],
    ['refused', { status: 200, code: 'invalid_api_key' }, {}, { key: 'failed wrong-key' }],
    ['refused', { status: 200, code: '401', message: 'Invalid token' }, {}, { key: 'failed wrong-key' }],
    ['refused', { status: 400, type: 'authentication_error' }, {}, { key: 'failed wrong-key' }],
    ['refused', { status: 404, code: 'invalid_api_key' }, {}, { key: 'failed wrong-key' }],
    ['refused', { status: 503, message: NO_CHANNEL }, {}, { key: 'warning no-model' }],
    ['refused', { status: 403, code: 'insufficient_user_quota' }, {}, { key: 'warning no-balance' }],
    ['refused', { status: 429 }, {}, { key: 'warning status' }],
    ['refused', { status: 403 }, {}, { key: 'warning forbidden', picture: 'needs-consent offer-picture' }],
    ['refused', { status: 404 }, {}, { reach: 'ok answers', key: 'warning no-list' }],
    ['unreadable', { status: 200 }, {}, { key: 'warning no-list' }],
    ['refused', { status: 500 }, {}, { key: 'warning status' }],
    [
      'network',
      { reason: 'no-cors' },
      {},
      { reach: 'ok answers', cors: 'failed cors-blocked', key: 'skipped not-run', picture: 'skipped later' },
    ],
    ['network', { reason: 'no-host' }, {}, { reach: 'failed silent', cors: 'skipped not-run' }],
    ['network', { reason: 'offline' }, {}, { reach: 'failed offline' }],
    ['network', { reason: 'private-network' }, {}, { reach: 'failed private-blocked' }],
    [
      'network',
      { reason: 'lost' },
      { answersAtAll: async () => true },
      { reach: 'ok answers', cors: 'warning cors-lost', picture: 'skipped later' },
    ],
    ['network', { reason: 'lost' }, { answersAtAll: async () => false }, { reach: 'failed silent' }],
    [
      'network',
      { reason: 'lost' },
      { answersAtAll: async () => false, isOnline: () => false },
      { reach: 'failed offline' },
    ],
    ['network', { reason: 'lost' }, { answersAtAll: failing('timeout') }, { reach: 'failed slow' }],
    ['timeout', {}, {}, { reach: 'failed slow' }],
    ['refused', { reason: 'redirect' }, {}, { reach: 'failed redirected', cors: 'skipped not-run' }],
  ])('tells what %s %o of the list of models means', async (kind, details, ports, expected) => {
    const steps = await examined(CUSTOM, portsWith({ listModels: failing(kind, details), ...ports }));
    expect(brief(steps)).toMatchObject(expected);
    const isOver = Object.values(expected).some((words) =>
      /failed (wrong-key|silent|offline|slow|redirected)/.test(words),
    );
    if (isOver) expect(steps.filter(({ status }) => status === 'needs-consent')).toEqual([]);
  });

  it('does not offer a picture where the headers are not let through, but the request that tells', async () => {
    const ports = portsWith({ answersWithCors: async () => false });
    expect(brief(await examined(QCODE, ports))).toMatchObject({
      cors: 'warning cors-unsure',
      request: 'needs-consent offer-free-request',
      picture: 'skipped later',
    });
  });

  it('offers no picture that the app would not send: Custom without a key', async () => {
    const { key: _, ...keyless } = CUSTOM;
    const steps = await examined({ ...keyless, key: undefined }, portsWith());
    expect(brief(steps)).toMatchObject({ key: 'ok listed', picture: 'skipped no-key' });
  });

  it('proposes the base URL beside a missing list, and in the address step', async () => {
    const tested = { ...CUSTOM, baseUrl: 'https://relay.example' };
    const steps = await examined(tested, portsWith({ listModels: failing('refused', { status: 404 }) }));
    expect(steps.filter(({ fix }) => fix === 'https://relay.example/v1').map(({ id }) => id)).toEqual([
      'address',
      'key',
    ]);
  });

  it('learns what it proved, and nothing about the list from a wrong key', async () => {
    expect(await learned(CUSTOM, {})).toEqual({ listsModels: true, corsGet: true });
    expect(await learned(CUSTOM, { listModels: failing('refused', { status: 401 }) })).toEqual({
      corsGet: true,
    });
    expect(await learned(CUSTOM, { listModels: failing('refused', { status: 404 }) })).toEqual({
      listsModels: false,
      corsGet: true,
    });
    expect(await learned(CUSTOM, { listModels: failing('network', { reason: 'no-cors' }) })).toEqual({
      corsGet: false,
    });
    for (const reason of ['no-host', 'lost', 'proxy-limit'] as const)
      expect(await learned(CUSTOM, { listModels: failing('network', { reason }) })).toEqual({});
  });

  it('ends by the user’s stop, and leaves no step running', async () => {
    const controller = new AbortController();
    let steps: readonly Step[] = [];
    const listModels = async (): Promise<never> => {
      controller.abort();
      throw new GatewayError('aborted');
    };
    const run = async () => {
      for await (const step of examine(CUSTOM, portsWith({ listModels }), controller.signal))
        steps = mergeStep(steps, step);
    };
    await expect(run()).rejects.toMatchObject({ kind: 'aborted' });
    expect(brief(steps)).toMatchObject({ reach: 'running asking' });
    expect(brief(stopSteps(steps))).toMatchObject({ reach: 'skipped stopped', address: 'ok address-ok' });
  });
});

describe('askWithoutPrompt', () => {
  it.each<[GatewayErrorKind, GatewayErrorDetails, Record<string, string>]>([
    [
      'refused',
      { status: 400, message: 'prompt is required' },
      {
        request: 'ok request-read',
        cors: 'ok cors-post',
        key: 'ok key-accepted',
        picture: 'needs-consent offer-picture',
      },
    ],
    ['refused', { status: 422, param: 'prompt' }, { request: 'ok request-read', key: 'ok key-accepted' }],
    ['refused', { status: 400, message: '缺少提示词' }, { request: 'ok request-read' }],
    ['refused', { status: 500, message: 'field prompt is required' }, { request: 'ok request-read' }],
    ['refused', { status: 400, code: 'missing_required_parameter' }, { request: 'ok request-read' }],
    // What only looks like a request that was read.
    ['refused', { status: 400 }, UNPROVEN],
    ['refused', { status: 422 }, UNPROVEN],
    ['refused', { status: 418 }, { ...UNPROVEN, picture: 'needs-consent offer-picture' }],
    ['refused', { status: 400, message: 'Invalid token' }, UNPROVEN],
    ['refused', { status: 400, code: 'moderation_blocked', message: 'Your prompt was flagged' }, UNPROVEN],
    ['refused', { status: 200, message: 'no' }, UNPROVEN],
    [
      'refused',
      { status: 200, code: '401', message: 'Invalid token' },
      { request: 'failed wrong-key', key: 'failed wrong-key', picture: 'skipped later' },
    ],
    [
      'refused',
      { status: 400, type: 'authentication_error', message: 'Incorrect API key provided' },
      { request: 'failed wrong-key', key: 'failed wrong-key' },
    ],
    ['refused', { status: 500, code: 'invalid_api_key' }, { key: 'failed wrong-key' }],
    [
      'refused',
      { status: 503, message: NO_CHANNEL },
      { request: 'warning no-model', key: 'ok key-accepted' },
    ],
    ['refused', { status: 429 }, { request: 'warning status', key: 'absent' }],
    ['refused', { status: 429, type: 'insufficient_quota' }, { request: 'failed no-balance' }],
    ['refused', { status: 200, code: 'prompt_missing' }, { request: 'ok request-read' }],
    [
      'refused',
      { status: 401 },
      {
        request: 'failed wrong-key',
        key: 'failed wrong-key',
        cors: 'ok cors-post',
        picture: 'skipped later',
      },
    ],
    ['refused', { status: 400, code: 'key_expired' }, { request: 'failed wrong-key' }],
    ['refused', { status: 403 }, { request: 'failed forbidden', key: 'failed forbidden' }],
    [
      'refused',
      { status: 403, code: 'insufficient_user_quota' },
      { request: 'failed no-balance', key: 'ok key-accepted', picture: 'skipped later' },
    ],
    ['refused', { status: 404 }, { request: 'failed wrong-path' }],
    [
      'refused',
      { status: 404, code: 'model_not_found' },
      { request: 'warning no-model', key: 'ok key-accepted' },
    ],
    ['refused', { status: 503, code: 'get_channel_failed' }, { request: 'warning no-model' }],
    ['refused', { status: 429, code: 'crs_daily_exhausted' }, { request: 'failed no-balance' }],
    ['refused', { status: 429, code: 'concurrency_exhausted' }, { request: 'warning limited' }],
    ['refused', { status: 502 }, { request: 'warning status' }],
    ['unreadable', { status: 200 }, { request: 'failed wrong-path' }],
    ['no-image', { status: 200 }, { request: 'warning request-odd', key: 'absent' }],
    ['task', { status: 200 }, { request: 'warning request-odd', key: 'ok key-accepted' }],
    ['timeout', {}, { request: 'warning request-slow', picture: 'skipped later' }],
    [
      'network',
      { reason: 'no-cors' },
      { request: 'failed request-blocked', cors: 'failed cors-blocked', picture: 'skipped later' },
    ],
    [
      'network',
      { reason: 'lost' },
      { request: 'warning request-lost', cors: 'absent', picture: 'skipped later' },
    ],
    ['refused', { reason: 'redirect' }, { request: 'failed redirected', picture: 'skipped later' }],
    ['network', { reason: 'no-host' }, { request: 'failed silent' }],
    ['network', { reason: 'offline' }, { request: 'failed offline' }],
    ['not-sent', { reason: 'script' }, { request: 'failed not-sent' }],
  ])('tells what %s %o means', async (kind, details, expected) => {
    const ports = portsWith({ askWithoutPrompt: failing(kind, details) });
    const found = { key: 'absent', cors: 'absent', ...brief(await asked(QCODE, ports)) };
    expect(found).toMatchObject(expected);
    expect(ports.askWithoutPrompt).toHaveBeenCalledOnce();
  });

  it('learns that pages are shut out only where the browser’s question was refused', async () => {
    for (const [details, facts] of [
      [{ reason: 'no-cors' }, [{ corsPost: false }]],
      [{ reason: 'lost' }, []],
      [{}, []],
    ] as const) {
      const steps = await asked(QCODE, portsWith({ askWithoutPrompt: failing('network', details) }));
      expect(steps.flatMap((step) => step.learned ?? [])).toEqual(facts);
    }
  });

  it('knows the prompt by the name that the profile gives it', async () => {
    const gateway = applyProfile(gateways.qcode, { 'generate.prompt.wire': 'text' });
    const said = async (message: string) => {
      const ports = portsWith({ askWithoutPrompt: failing('refused', { status: 400, message }) });
      return brief(await asked({ ...QCODE, gateway }, ports))['request'];
    };
    expect(await said("'text' is required")).toBe('ok request-read');
    expect(await said('texture is not installed')).toBe('warning refused-otherwise');
  });

  it('says so where a picture came all the same', async () => {
    const ports = portsWith({ askWithoutPrompt: async () => ({ images: [], reported: {} }) });
    expect(brief(await asked(QCODE, ports))).toMatchObject({ request: 'warning request-picture' });
  });

  it('proposes the right base URL where nothing is found at this one', async () => {
    const ports = portsWith({ askWithoutPrompt: failing('refused', { status: 404 }) });
    const steps = await asked({ ...CUSTOM, baseUrl: 'https://relay.example/v1/v1' }, ports);
    expect(steps.find(({ id }) => id === 'request')?.fix).toBe('https://relay.example/v1');
  });

  it('does not take the place of what the list of models said', async () => {
    const before = await examined(CUSTOM, portsWith());
    const after = await collect(askWithoutPrompt(CUSTOM, portsWith(), idle()), before);
    expect(brief(after)).toMatchObject({
      key: 'ok listed',
      cors: 'ok cors-post',
      request: 'ok request-read',
    });
  });
});
