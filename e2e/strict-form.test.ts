import * as fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { gateways } from '../src/core/gateway/gateways.ts';
import { checkSources } from '../src/core/params/checkSources.ts';
import { FIELD_NAMES, type Mode } from '../src/core/params/ImageParams.ts';
import { resolveForm, type ResolvedForm, type Wishes } from '../src/core/params/resolveForm.ts';
import { buildImageRequest } from '../src/core/wire/buildImageRequest.ts';
import { toFetchRequest } from '../src/core/wire/toFetchRequest.ts';
import { checkRequest, type Refusal } from './fixtures/gateway/checkRequest.ts';
import { dialects, type DialectId } from './fixtures/gateway/dialects.ts';
import { encodePicture } from './fixtures/gateway/encodePicture.ts';
import { parseMultipart } from './fixtures/gateway/multipart.ts';
import type { RecordedRequest } from './fixtures/gateway/RecordedRequest.ts';
import { encodePng, paint } from './fixtures/png.ts';
import { printWireTable, type WireRow } from './fixtures/printWireTable.ts';

/**
 * Random wishes through the app's own form, and what comes of them through the test gateway's own copy of each page:
 * what the form does not complain of, the page must allow.
 */
const RUNS = 50;
const rows: WireRow[] = [];
afterAll(() => printWireTable('Random wishes: what the form lets through, the page allows', rows));

const files = [
  new File([Uint8Array.from(encodePicture('png', 32, 16, [200, 10, 10, 255]))], 'cat', { type: 'image/png' }),
  new File([Uint8Array.from(encodePicture('jpeg', 32, 16, [10, 200, 10, 255]))], 'dog.heic', {
    type: 'image/jpeg',
  }),
  new File([Uint8Array.from(encodePicture('webp', 32, 16, [10, 10, 200, 255]))], 'Eule "2".png', {
    type: 'image/webp',
  }),
] as const;
const mask = new File(
  [Uint8Array.from(encodePng(paint(32, 16, (x) => [0, 0, 0, x < 9 ? 0 : 255])))],
  'm.png',
  {
    type: 'image/png',
  },
);

const sizes = fc.oneof(
  fc.constantFrom('auto', '1024x1024', '1536x1024', '1024x1536', '2048x2048', '2048x1152', '3840x2160'),
  fc.constantFrom('2160x3840', '1152x2048', '512x512', '1000x1000', '4096x1024', '1024X1024', 'big', ''),
  fc
    .tuple(fc.integer({ min: 20, max: 250 }), fc.integer({ min: 20, max: 250 }))
    .map(([w, h]) => `${w * 16}x${h * 16}`),
);

/** Wishes as they may stand in a draft: good ones, ones of other gateways, and nonsense. */
function wishesFor(dialect: DialectId): fc.Arbitrary<Wishes> {
  const models = gateways[dialect].models.map(({ id }) => id);
  const optional = {
    model: fc.constantFrom(...models),
    n: fc.integer({ min: -1, max: 12 }),
    size: sizes,
    quality: fc.constantFrom('low', 'medium', 'high', 'auto', 'hd', ''),
    output_format: fc.constantFrom('png', 'jpeg', 'webp', 'gif'),
    output_compression: fc.integer({ min: -5, max: 105 }),
    background: fc.constantFrom('auto', 'opaque', 'transparent', 'red'),
    moderation: fc.constantFrom('auto', 'low', 'off'),
    input_fidelity: fc.constantFrom('low', 'high', 'max'),
    response_format: fc.constantFrom('url', 'b64_json', 'png'),
    stream: fc.boolean(),
    partial_images: fc.integer({ min: -1, max: 4 }),
    user: fc.oneof(fc.string(), fc.constantFrom('', '  ', 'user-7')),
  };
  return fc
    .tuple(
      fc.string({ minLength: 0, maxLength: 60, unit: 'grapheme' }),
      fc.constantFrom(1, 1, 1, 40),
      fc.record(optional, { requiredKeys: [] }),
    )
    .map(([text, times, wishes]) => ({
      ...wishes,
      prompt: text.repeat(times),
      extra: '',
      tryUndocumented: false,
    }));
}

interface Attempt {
  readonly form: ResolvedForm;
  readonly problems: ResolvedForm['problems'];
  readonly sources: readonly File[];
  readonly masked: boolean;
}

function attempt(
  dialect: DialectId,
  mode: Mode,
  wishes: Wishes,
  sources: readonly File[],
  masked: boolean,
): Attempt {
  const gateway = gateways[dialect];
  const form = onePerStream(resolveForm(gateway, mode, wishes));
  const facts = sources.map(({ size, type }) => ({ bytes: size, type, width: 32, height: 16 }));
  const about = mode === 'edit' ? checkSources(gateway, mode, facts, masked, false) : [];
  return { form, problems: [...form.problems, ...about], sources, masked };
}

/** Several pictures as a stream are one request each, made at the click. */
function onePerStream(form: ResolvedForm): ResolvedForm {
  const { n: _, ...others } = form.params;
  return form.problems.some(({ code }) => code === 'stream-needs-one') ? { ...form, params: others } : form;
}

/** The request as the gateway would receive it: real bytes, read by the tests' own parser. */
async function onTheWire(
  dialect: DialectId,
  mode: Mode,
  { form, sources, masked }: Attempt,
): Promise<RecordedRequest> {
  const request = toFetchRequest(
    buildImageRequest({
      gateway: gateways[dialect],
      baseUrl: `https://gateway.example${dialects[dialect].basePath}`,
      mode,
      params: form.params,
      extra: form.extra,
      sources: sources.map((file) => ({ file, fileName: file.name })),
      ...(masked ? { mask } : {}),
    }),
    dialects[dialect].key,
  );
  const body = Buffer.from(await request.arrayBuffer());
  const headers = Object.fromEntries(request.headers);
  return {
    dialect,
    endpoint: mode === 'edit' ? 'edits' : 'generations',
    method: request.method,
    path: new URL(request.url).pathname,
    headers,
    ...(mode === 'edit'
      ? { parts: parseMultipart(body, headers['content-type'] ?? '') }
      : { json: JSON.parse(body.toString()) as Record<string, unknown> }),
  };
}

async function verdict(dialect: DialectId, mode: Mode, tried: Attempt): Promise<Refusal | undefined> {
  return checkRequest(await onTheWire(dialect, mode, tried), dialects[dialect], false);
}

const cases = (Object.keys(dialects) as DialectId[]).flatMap((dialect) =>
  (['generate', 'edit'] as const)
    .filter((mode) => gateways[dialect].endpoints[mode].documented)
    .map((mode) => [dialect, mode] as const),
);

// Generous, for slow machines.
describe.each(cases)('%s, %s', { timeout: 30_000 }, (dialect, mode) => {
  const inputs = [
    wishesFor(dialect),
    mode === 'edit'
      ? fc.array(fc.constantFrom(...files), { maxLength: (dialects[dialect].edits.images.max ?? 16) + 1 })
      : fc.constant([]),
    fc.boolean(),
  ] as const;

  it('sends nothing that the page refuses, whatever is wished, once no problem is left', async () => {
    let sent = 0;
    await fc.assert(
      fc.asyncProperty(...inputs, async (wishes, sources, wantsMask) => {
        const masked = wantsMask && sources.length > 0;
        const tried = attempt(dialect, mode, onlyWhatFits(dialect, mode, wishes), sources, masked);
        if (tried.problems.some(({ severity }) => severity === 'error')) return;
        // A doubtful limit of the page (QuickRouter's 1000 characters) warns and is the gateway's to enforce.
        if (tried.problems.some(({ code }) => code === 'too-long')) return;
        sent += 1;
        expect(await verdict(dialect, mode, tried)).toBeUndefined();
      }),
      { numRuns: RUNS },
    );
    expect(sent).toBeGreaterThan(RUNS / 10);
    rows.push({
      gateway: dialect,
      endpoint: mode === 'edit' ? 'edits' : 'generations',
      case: `${RUNS} random wishes, ${sent} of them sent: none refused`,
    });
  });

  it('never sends null, an empty text or a field of another endpoint, not even what it complains of', async () => {
    await fc.assert(
      fc.asyncProperty(...inputs, async (wishes, sources, wantsMask) => {
        const tried = attempt(dialect, mode, wishes, sources, wantsMask && sources.length > 0);
        const { json, parts = [] } = await onTheWire(dialect, mode, {
          ...tried,
          form: withPrompt(tried.form),
        });
        const fields: [string, unknown][] = json
          ? Object.entries(json)
          : parts.filter(({ filename }) => !filename).map(({ name, bytes }) => [name, bytes.toString()]);
        const rules = dialects[dialect][mode === 'edit' ? 'edits' : 'generations'].fields;
        for (const [name, value] of fields) {
          expect(Object.keys(rules)).toContain(name);
          expect(value).not.toBe('');
          expect(value).not.toBeNull();
        }
      }),
      { numRuns: RUNS / 2 },
    );
  });
});

/** Takes out each wish that alone already is a problem, so that many forms can be sent. */
function onlyWhatFits(dialect: DialectId, mode: Mode, wishes: Wishes): Wishes {
  const prompt = wishes.prompt.trim() === '' ? 'a fox' : wishes.prompt;
  const { problems } = resolveForm(gateways[dialect], mode, { ...wishes, prompt });
  const wrong = new Set(problems.filter(({ severity }) => severity === 'error').map(({ field }) => field));
  const kept = FIELD_NAMES.filter(
    (name) => name !== 'prompt' && !wrong.has(name) && wishes[name] !== undefined,
  );
  const left = Object.fromEntries(kept.map((name) => [name, wishes[name]]));
  return { ...left, prompt, extra: '', tryUndocumented: false };
}

function withPrompt(form: ResolvedForm): ResolvedForm {
  return form.params.prompt.trim() === '' ? { ...form, params: { ...form.params, prompt: 'a fox' } } : form;
}
