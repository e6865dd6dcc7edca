import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest';
import { startGateway, type TestGateway } from './fixtures/gateway.ts';
import { encodePicture, faults, pictures } from './fixtures/gateway/answers.ts';
import { dialects, type DialectId } from './fixtures/gateway/dialects.ts';
import { printWireTable, type WireRow } from './fixtures/printWireTable.ts';
import { refusedRequests, type RefusedRequest } from './fixtures/refusedRequests.ts';

/** The test gateway says no to whatever a page does not allow, in that page's own words. */
const rows: WireRow[] = [];

let gateway: TestGateway;
beforeEach(async () => {
  gateway = await startGateway();
});
afterEach(() => gateway.close());
afterAll(() => printWireTable('What the test gateway refuses, page by page', rows));

const GOOD: Readonly<Record<DialectId, Readonly<Record<string, unknown>>>> = {
  openai: {},
  qiuqiu: {},
  qcode: {},
  nodekey: {},
  modelverse: {},
  quickrouter: { n: 1, size: '1024x1024' },
  custom: {},
};

type Wanted = Pick<RefusedRequest, 'dialect' | 'endpoint'> &
  Partial<RefusedRequest> & { readonly signal?: AbortSignal };

function send(wanted: Wanted): Promise<Response> {
  const { dialect, endpoint, fields = {}, headers = {} } = wanted;
  const all = { model: 'gpt-image-2', prompt: 'a fox', ...GOOD[dialect], ...fields };
  const given = Object.entries(all).filter(([, value]) => value !== undefined);
  const isForm = endpoint === 'edits';
  return fetch(`${gateway.baseUrl(dialect)}/images/${endpoint}`, {
    method: 'POST',
    ...(wanted.signal ? { signal: wanted.signal } : {}),
    body: isForm ? toForm(given, wanted) : JSON.stringify(Object.fromEntries(given)),
    headers: {
      accept: 'application/json',
      authorization: `Bearer ${dialects[dialect].key}`,
      ...(isForm ? {} : { 'content-type': 'application/json' }),
      ...headers,
    },
  });
}

function toForm(fields: readonly [string, unknown][], { dialect, files }: Wanted): FormData {
  const form = new FormData();
  for (const [name, value] of fields) form.append(name, String(value));
  const one = Object.keys(dialects[dialect].edits.images.names)[0] ?? 'image';
  const bytes = Uint8Array.from(encodePicture('png', 32, 16, [200, 10, 10, 255]));
  const good = [[one, new File([bytes], 'a.png', { type: 'image/png' })]] as const;
  for (const [name, file] of files ?? good) form.append(name, file);
  return form;
}

async function errorOf(response: Response): Promise<Record<string, unknown>> {
  return ((await response.json()) as { error: Record<string, unknown> }).error;
}

interface AnswerShape {
  readonly data: readonly Readonly<Record<string, unknown>>[];
  readonly usage?: Readonly<Record<string, unknown>>;
}

async function shape(dialect: DialectId, fields: Wanted['fields'] = {}): Promise<AnswerShape> {
  return (await send({ dialect, endpoint: 'generations', fields })).json() as Promise<AnswerShape>;
}

/** The keys of the answer and of its first picture. */
async function keys(dialect: DialectId): Promise<string[]> {
  const { data, ...others } = await shape(dialect);
  return [...Object.keys(others), ...Object.keys(data[0] ?? {})];
}

function generate(more: Partial<Wanted> = {}): Promise<Response> {
  return send({ dialect: 'qcode', endpoint: 'generations', ...more });
}

describe('the test gateway refuses', () => {
  it.each(refusedRequests)('$dialect $endpoint: $case', async (wrong) => {
    const response = await send(wrong);
    const error = await errorOf(response);
    expect([response.status, error['code']]).toEqual(wrong.says);
    expect(gateway.requests[0]?.refusal).toBeDefined();
    rows.push({ gateway: wrong.dialect, endpoint: wrong.endpoint, case: wrong.case });
  });

  it.each(Object.keys(dialects) as DialectId[])('%s: but not the good request', async (dialect) => {
    expect((await send({ dialect, endpoint: 'generations' })).status).toBe(200);
    if (dialects[dialect].edits.documented) {
      expect((await send({ dialect, endpoint: 'edits' })).status).toBe(200);
    }
  });

  it('a body that is none, in every dialect alike', async () => {
    for (const [type, body] of [
      ['application/json', '{"model": '],
      ['application/json', '[1]'],
      ['multipart/form-data; boundary=x', 'no boundary at all'],
    ]) {
      const headers = { authorization: `Bearer ${dialects.openai.key}`, 'content-type': type ?? '' };
      const url = `${gateway.baseUrl('openai')}/images/generations`;
      const response = await fetch(url, { method: 'POST', body: body ?? '', headers });
      expect([response.status, (await errorOf(response))['code']]).toEqual([400, 'invalid_body']);
    }
  });
});

describe('the shapes of each page', () => {
  it.each([
    ['openai', ['message', 'type', 'param', 'code']],
    ['qcode', ['type', 'code', 'message']],
    ['modelverse', ['message', 'type', 'param', 'code']],
    ['nodekey', ['message', 'type', 'param', 'code']],
  ] as const)('errors of %s have the keys %j', async (dialect, keys) => {
    const error = await errorOf(await send({ dialect, endpoint: 'generations', fields: { n: -3 } }));
    expect(Object.keys(error)).toEqual(keys);
    const param = { openai: 'n', qcode: undefined, modelverse: '0f8a6c1e5d2b4973', nodekey: 'n' }[dialect];
    expect(error['param']).toBe(param);
  });

  it('answers have the keys that each page prints', async () => {
    expect(await keys('qiuqiu')).toEqual(['created', 'b64_json']);
    expect(await keys('qcode')).toEqual(['created', 'b64_json', 'revised_prompt']);
    expect(await keys('nodekey')).toEqual(['created', 'usage', 'url', 'b64_json', 'revised_prompt']);
    expect(await keys('modelverse')).toEqual(['created', 'usage', 'b64_json']);
  });

  it('NodeKey leaves empty what it does not have, and counts in both spellings', async () => {
    const { data, usage } = await shape('nodekey', { response_format: 'url' });
    expect(data[0]).toMatchObject({ b64_json: '', revised_prompt: '', url: expect.stringContaining('http') });
    expect(usage).toMatchObject({ prompt_tokens: 0, completion_tokens: 0, output_tokens: 196 });
  });

  it('NodeKey’s variants make their own sizes when none is asked', async () => {
    const { data } = await shape('nodekey', { model: 'gpt-image-2-2k' });
    const bytes = Buffer.from(String(data[0]?.['b64_json']), 'base64');
    expect([bytes.readUInt32BE(16), bytes.readUInt32BE(20)]).toEqual([2048, 2048]);
  });

  it('Modelverse may prefix its base64, QuickRouter may answer as a chat', async () => {
    gateway.next(pictures({ as: 'data-url' }), pictures({ style: 'chat' }));
    const { data } = await shape('modelverse');
    expect(data[0]?.['b64_json']).toMatch(/^data:image\/png;base64,iVBOR/);
    expect(await shape('quickrouter')).toMatchObject({ object: 'chat.completion' });
  });
});

describe('QCode page, Quotas', () => {
  it('two in flight, over both endpoints; a third is refused until one of them is over', async () => {
    gateway.next(faults.hang(), faults.hang());
    const leave = new AbortController();
    const running = [
      generate,
      (more: Partial<Wanted>) => send({ dialect: 'qcode', endpoint: 'edits', ...more }),
    ].map(async (start) => start({ signal: leave.signal }));
    await expect.poll(() => gateway.inFlight.now(dialects.qcode.key)).toBe(2);
    const third = await generate();
    expect([third.status, (await errorOf(third))['code']]).toEqual([429, 'concurrency_exhausted']);
    expect(gateway.inFlight.most(dialects.qcode.key)).toBe(3);
    leave.abort();
    await Promise.allSettled(running);
    expect((await generate()).status).toBe(200);
  });

  it('100 pictures a day, counted by picture, over both endpoints', async () => {
    const small = pictures({ width: 16, height: 16 });
    gateway.next(...Array.from({ length: 26 }, () => small));
    for (let i = 0; i < 24; i += 1) expect((await generate({ fields: { n: 4 } })).status).toBe(200);
    expect((await send({ dialect: 'qcode', endpoint: 'edits', fields: { n: 3 } })).status).toBe(200);
    const over = await generate({ fields: { n: 2 } });
    expect([over.status, (await errorOf(over))['code']]).toEqual([429, 'image_daily_limit']);
    expect((await generate()).status).toBe(200);
  });
});
