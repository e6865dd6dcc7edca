import { execFile, spawnSync } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { gateways } from '../src/core/gateway/gateways.ts';
import { resolveForm } from '../src/core/params/resolveForm.ts';
import { buildImageRequest } from '../src/core/wire/buildImageRequest.ts';
import { toFetchRequest } from '../src/core/wire/toFetchRequest.ts';
import { startGateway, type TestGateway } from './fixtures/gateway.ts';
import { encodePicture } from './fixtures/gateway/answers.ts';
import { dialects } from './fixtures/gateway/dialects.ts';
import type { RecordedRequest } from './fixtures/gateway/RecordedRequest.ts';
import { pageSamples, type PageSample } from './fixtures/pageSamples.ts';
import { parseCurl, splitWords, type CurlPart } from './fixtures/parseCurl.ts';
import { encodePng, paint } from './fixtures/png.ts';
import { printWireTable, type WireRow } from './fixtures/printWireTable.ts';
import { partsByName } from './fixtures/recordRequests.ts';
import { sniffPicture } from './fixtures/sniffPicture.ts';

/**
 * Every curl command of the five pages, against the strict gateway of its page; and the app's own request for the
 * same input, which must be the same.
 */
const hasCurl = spawnSync('curl', ['--version']).status === 0;
const rows: WireRow[] = [];

let gateway: TestGateway;
let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'page-samples-'));
  const [width, height] = [64, 48];
  for (const [index, name] of ['cat.png', 'scene.png', 'product.png', 'image.png', 'input.png'].entries()) {
    const colour = [200, 40 * index, 30, 255] as const;
    await writeFile(join(folder, name), encodePicture('png', width, height, colour));
  }
  const mask = paint(width, height, (x) => [0, 0, 0, x < 20 ? 0 : 255]);
  await writeFile(join(folder, 'mask.png'), encodePng(mask));
});
beforeEach(async () => {
  gateway = await startGateway();
});
afterEach(() => gateway.close());
afterAll(async () => {
  await rm(folder, { recursive: true });
  printWireTable('The samples of the five pages, and the app’s own requests', rows);
});

/** The command with the test gateway's address and key, and our files where the page says "your image". */
function localCommand({ dialect, command, key }: PageSample): string {
  const { key: ours, documentedBaseUrls } = dialects[dialect];
  const text = command
    .replace(documentedBaseUrls[0] ?? '', gateway.baseUrl(dialect))
    .replaceAll('/path/to/your/', `${folder}/`);
  return key === undefined
    ? text.replace('curl ', `curl -H "Authorization: Bearer ${ours}" `)
    : text.replace(key, ours);
}

/** Sends what curl would, without curl: not every machine has it. */
async function sendByHand(sample: PageSample): Promise<Buffer> {
  const { method, url, headers, body = '' } = parseCurl(localCommand(sample));
  const sent = typeof body === 'string' ? body : await toForm(body);
  const response = await fetch(url, {
    method,
    body: sent,
    headers: headers.map(([name, value]) => [name, value]),
  });
  return Buffer.from(await response.arrayBuffer());
}

async function toForm(parts: readonly CurlPart[]): Promise<FormData> {
  const form = new FormData();
  for (const part of parts) {
    if ('value' in part) form.append(part.name, part.value);
    else {
      const bytes = Uint8Array.from(await readFile(join(folder, basename(part.path))));
      form.append(part.name, new File([bytes], part.filename, { type: part.type }));
    }
  }
  return form;
}

async function sendByCurl(sample: PageSample): Promise<Buffer> {
  const [, ...words] = splitWords(localCommand(sample));
  const { stdout } = await promisify(execFile)('curl', ['--silent', '--show-error', ...words], {
    cwd: folder,
    encoding: 'buffer',
    maxBuffer: 64 * 1024 * 1024,
    env: { PATH: process.env['PATH'], NO_PROXY: '*' },
  });
  return stdout;
}

async function asFile(name: string): Promise<File> {
  const bytes = Uint8Array.from(await readFile(join(folder, name)));
  return new File([bytes], name, { type: 'image/png' });
}

/** What the app sends for the input: through the form, as a person's wishes go. */
async function sendByApp({ dialect, input }: PageSample): Promise<Buffer> {
  const mode = input.images ? 'edit' : 'generate';
  const record = gateways[dialect];
  const form = resolveForm(record, mode, { extra: '', tryUndocumented: false, ...input.fields });
  expect(form.problems.filter(({ severity }) => severity === 'error')).toEqual([]);
  const files = await Promise.all((input.images ?? []).map(asFile));
  const request = buildImageRequest({
    gateway: record,
    baseUrl: gateway.baseUrl(dialect),
    mode,
    params: form.params,
    extra: form.extra,
    sources: files.map((file) => ({ file, fileName: file.name })),
    ...(input.mask ? { mask: await asFile(input.mask) } : {}),
  });
  const response = await fetch(toFetchRequest(request, dialects[dialect].key));
  return Buffer.from(await response.arrayBuffer());
}

/** Method, path and body. */
function meaning({ method, path, json, parts }: RecordedRequest | Record<string, never>): object {
  return { method, path, body: json ?? partsByName(parts ?? []) };
}

/** The answer has a picture of the size that was asked. */
async function expectPicture(answer: Buffer, { input: { fields } }: PageSample): Promise<void> {
  const { data } = JSON.parse(answer.toString()) as { data: { b64_json?: string; url?: string }[] };
  const { b64_json: base64, url } = data[0] ?? {};
  const bytes = base64
    ? Buffer.from(base64, 'base64')
    : Buffer.from(await (await fetch(url ?? '')).arrayBuffer());
  const picture = sniffPicture(bytes);
  expect(`${picture?.width}x${picture?.height}`).toBe(fields['size']);
  expect(picture?.mime).toBe(`image/${fields['output_format'] ?? 'png'}`);
}

describe.each(pageSamples.map((sample) => [`${sample.dialect}: ${sample.name}`, sample] as const))(
  'the sample of %s',
  (_, sample) => {
    const endpoint = sample.input.images ? 'edits' : 'generations';

    it('succeeds, and the app’s own request is the same in method, path and body', async () => {
      await expectPicture(await sendByHand(sample), sample);
      await expectPicture(await sendByApp(sample), sample);
      const [printed, ours] = gateway.requests;
      expect(gateway.requests.map(({ refusal }) => refusal)).toEqual([undefined, undefined]);
      expect(printed?.endpoint).toBe(endpoint);
      expect(meaning(ours ?? {})).toEqual(meaning(printed ?? {}));
      rows.push({
        gateway: sample.dialect,
        endpoint,
        case: `${sample.name}: succeeds, and ours is the same`,
      });
    });

    it.runIf(hasCurl)(
      'succeeds with curl itself, which sends what the test’s own reading of it sends',
      async () => {
        await expectPicture(await sendByCurl(sample), sample);
        await sendByHand(sample);
        const [byCurl, byHand] = gateway.requests;
        expect(byCurl?.headers['user-agent']).toMatch(/^curl\//);
        expect(meaning(byHand ?? {})).toEqual(meaning(byCurl ?? {}));
        rows.push({ gateway: sample.dialect, endpoint, case: `${sample.name}: succeeds with curl itself` });
      },
    );
  },
);

describe('the reading of curl commands', () => {
  it('stops at the first pipe outside quotes, and joins continued lines', () => {
    expect(splitWords('curl -H "a|b" \\\n  \'c | d\' | jq -r ".x"')).toEqual(['curl', '-H', 'a|b', 'c | d']);
  });

  it('knows quotes, escapes and variables as a shell does', () => {
    const words = splitWords(String.raw`curl "{\"a\": \"$KEY\"}" '$KEY' pre"fix"'ed' a\ b`, { KEY: 'k' });
    expect(words).toEqual(['curl', '{"a": "k"}', '$KEY', 'prefixed', 'a b']);
    expect(() => splitWords('curl "open')).toThrow('an open quote');
  });

  it('reads the parts of a form', () => {
    const { method, body } = parseCurl('curl http://x -F a=b=c -F "f=@./d/e.png;type=image/webp" -s -o out');
    expect(method).toBe('POST');
    expect(body).toEqual([
      { name: 'a', value: 'b=c' },
      { name: 'f', path: './d/e.png', filename: 'e.png', type: 'image/webp' },
    ]);
  });

  it('throws at what it does not know', () => {
    expect(() => parseCurl('curl --compressed http://x')).toThrow('unknown option --compressed');
    expect(() => parseCurl('curl http://x http://y')).toThrow('one URL');
    expect(() => parseCurl('wget http://x')).toThrow('not curl');
  });
});
