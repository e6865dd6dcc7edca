import type { BrowserContext } from 'playwright/test';
import { startGateway, type TestGateway } from './fixtures/gateway.ts';
import { eventStream, faults, pictures, type Answer, type Answerer } from './fixtures/gateway/answers.ts';
import { dialects } from './fixtures/gateway/dialects.ts';
import type { RecordedRequest } from './fixtures/gateway/RecordedRequest.ts';
import { pictureFile } from './fixtures/files.ts';
import type { Composer } from './fixtures/pages/Composer.ts';
import type { Jobs, JobState } from './fixtures/pages/Jobs.ts';
import type { Settings } from './fixtures/pages/Settings.ts';
import { encodeHeavyPng } from './fixtures/png.ts';
import { expect, test } from './fixtures/test.ts';

/*
 * What the network can do to a request that has been paid for. The gateway closes every connection after its answer
 * (`Connection: close`): Chromium itself sends a POST again on a kept connection that turns out to be dead.
 */

// A recording of two hundred requests would take longer than they do.
test.use({ trace: 'off' });

/** Requests that are under way at the same time. */
const BATCH = 20;

/** Milliseconds. Chromium drops bytes that a page has not read when it learns of the cut: it must not learn of both at once. */
const HANDED_OVER = 2000;

/** 37 kB of noise, so that the positions are spread over its compressed pixels. */
const picture = encodeHeavyPng(160, 160);
const base64 = picture.toString('base64');

const CUT_ANSWERS: Readonly<Record<string, { answerer: Answerer; chunked: boolean; head: number }>> = {
  /** With a Content-Length; the first positions lie within the head of the answer. */
  'a JSON answer': { answerer: pictures({ n: 1, bytes: () => picture }), chunked: false, head: 10 },
  /** A preview, then the picture, in chunks. */
  'an event stream': { answerer: streamed, chunked: true, head: 0 },
};

for (const [what, { answerer, chunked, head }] of Object.entries(CUT_ANSWERS)) {
  test(`${what}, cut at each of 100 positions, ends as what came of it, and nothing is sent twice`, async ({
    useGateway,
    composer,
    settings,
    jobs,
    results,
    gateway,
  }) => {
    test.setTimeout(240_000);
    const cuts = Array.from({ length: 100 }, (_, index) => ({ index, prompt: `Cut number ${index}.` }));
    const expected = new Map<string, JobState>();
    const cutThere: Answerer = (request, keep) => {
      const prompt = String(request.json?.['prompt']);
      const index = cuts.findIndex((cut) => cut.prompt === prompt);
      const answer = answerer(request, keep);
      if (index < head) {
        expected.set(prompt, 'unknown');
        return { ...answer, cutOnWireAfter: index * 20 };
      }
      const body = String(answer.body);
      const cutAfter = spread(index - head, 100 - head, body);
      const isWhole = cutAfter >= endOfPicture(body);
      // What is whole has been paid for, and is kept.
      expected.set(prompt, isWhole ? 'done' : 'unknown');
      const everyMs = isWhole ? HANDED_OVER : 0;
      return { ...answer, cutAfter, pieces: { bytes: body.length, everyMs }, ...(chunked && { chunked }) };
    };
    gateway.next(...cuts.map(() => cutThere));
    await useGateway('openai');
    const states = new Map<string, string>();
    for (let at = 0; at < cuts.length; at += BATCH) {
      for (const { prompt } of cuts.slice(at, at + BATCH)) {
        await composer.prompt.fill(prompt);
        // Without the mouse, which waits for the page to stand still before every click.
        await composer.prompt.press('Control+Enter');
      }
      await expect(composer.prompt).toHaveValue(cuts[Math.min(at + BATCH, cuts.length) - 1]?.prompt ?? '');
      for (const [prompt, state] of await endedJobs(jobs)) states.set(prompt, state);
      await dismissAll(jobs);
    }
    const kept = [...expected.values()].filter((state) => state === 'done').length;
    process.stdout.write(`    ${what}: ${states.size} cuts, ${kept} of them behind the picture\n`);
    expect(kept).toBeGreaterThan(3);
    expect(Object.fromEntries(states)).toEqual(Object.fromEntries(expected));
    await expect(results.items).toHaveCount(kept);
    expect(gateway.requests.map(({ json }) => String(json?.['prompt'])).toSorted()).toEqual(
      cuts.map(({ prompt }) => prompt).toSorted(),
    );
    await expectKey(settings);
  });
}

/** What a test of one fault works with. */
interface Scene {
  readonly gateway: TestGateway;
  readonly context: BrowserContext;
  readonly jobs: Jobs;
}

interface Fault {
  readonly what: string;
  /** `undefined`: the usual pictures. */
  readonly answerer?: Answerer;
  /** Before Generate is clicked. */
  readonly prepare?: (scene: Scene) => void;
  /** While the request is under way. */
  readonly meanwhile?: (scene: Scene) => Promise<void>;
  readonly state: JobState;
  /** Of the row in the list of jobs. */
  readonly words: RegExp;
  /** Picture requests that arrive. */
  readonly posts: 0 | 1;
}

const MAY_BE_CHARGED = /may (still )?be charged/i;

const FAULTS: readonly Fault[] = [
  {
    what: 'never answered, and cancelled',
    answerer: faults.hang(),
    meanwhile: async ({ gateway, jobs }) => {
      await arrived(gateway);
      await jobs.button('Cancel').click();
    },
    state: 'cancelled',
    words: MAY_BE_CHARGED,
    posts: 1,
  },
  {
    what: 'closed after the request had been read',
    answerer: faults.refuseConnection(),
    state: 'unknown',
    words: MAY_BE_CHARGED,
    posts: 1,
  },
  {
    what: 'reset after the request had been read',
    answerer: faults.reset(),
    state: 'unknown',
    words: MAY_BE_CHARGED,
    posts: 1,
  },
  {
    what: 'reset inside the answer',
    answerer: faults.reset(1000),
    state: 'unknown',
    words: MAY_BE_CHARGED,
    posts: 1,
  },
  {
    what: 'answered, after a while, by the time-out page of a proxy without CORS',
    answerer: faults.timeout524(1500),
    state: 'unknown',
    words: MAY_BE_CHARGED,
    posts: 1,
  },
  {
    // DevTools' offline leaves alone what is under way: the connection has to break besides.
    what: 'offline before any answer',
    answerer: faults.delayed(1500, faults.refuseConnection()),
    meanwhile: goOffline,
    state: 'unknown',
    words: MAY_BE_CHARGED,
    posts: 1,
  },
  {
    what: 'offline inside the answer',
    answerer: faults.slow(1000, 500, faults.drop(4000)),
    meanwhile: goOffline,
    state: 'unknown',
    words: MAY_BE_CHARGED,
    posts: 1,
  },
  {
    what: 'refused by the browser, because the gateway knows no CORS',
    prepare: ({ gateway }) => {
      gateway.cors = 'none';
    },
    state: 'failed',
    words: /Not sent/,
    posts: 0,
  },
];

for (const { what, answerer, prepare, meanwhile, state, words, posts } of FAULTS) {
  test(`${what}: ${state}, sent ${posts === 1 ? 'once' : 'never'}, and all is there for the next try`, async ({
    context,
    useGateway,
    composer,
    settings,
    sources,
    jobs,
    results,
    gateway,
  }) => {
    const file = pictureFile('cat photo.png', 512, 512);
    if (answerer) gateway.next(answerer);
    await useGateway('openai', '&mode=edit&prompt=Keep%20me');
    await sources.add(file);
    await expect(sources.items).toHaveCount(1);
    prepare?.({ gateway, context, jobs });
    await composer.generate.click();
    await meanwhile?.({ gateway, context, jobs });
    await jobs.expectNewest(state);
    await expect(jobs.newest).toContainText(words);
    if (state !== 'cancelled') await expectMessage(composer);
    expect(gateway.requests).toHaveLength(posts);
    await expect(composer.prompt).toHaveValue('Keep me');
    await expect(sources.items).toHaveCount(1);
    await expectKey(settings);

    // Only a click sends it again: the same prompt, the same file.
    gateway.cors = 'fixed';
    await context.setOffline(false);
    expect(gateway.requests).toHaveLength(posts);
    await composer.generate.click();
    await results.expectPictures(1);
    expect(gateway.requests).toHaveLength(posts + 1);
    for (const request of gateway.requests) {
      expect(part(request, 'prompt')?.toString()).toBe('Keep me');
      expect(part(request, 'image')?.equals(file.buffer)).toBe(true);
    }
  });
}

test('a closed port: failed, and all is there for the right address', async ({
  useGateway,
  composer,
  settings,
  sources,
  jobs,
  results,
  gateway,
  guards,
}) => {
  const closed = await startGateway();
  await closed.close();
  guards.allowedOrigins.add(closed.origin);
  const file = pictureFile('cat photo.png', 512, 512);
  await useGateway('openai', '&mode=edit&prompt=Keep%20me');
  await sources.add(file);
  await expect(sources.items).toHaveCount(1);
  await settings.open();
  await settings.setBaseUrl(closed.baseUrl('openai'));
  await settings.setKey(dialects.openai.key);
  await settings.close();
  await composer.generate.click();
  await jobs.expectNewest('failed');
  await expectMessage(composer);
  await expect(composer.prompt).toHaveValue('Keep me');
  await settings.open();
  await settings.setBaseUrl(gateway.baseUrl('openai'));
  await settings.close();
  await composer.generate.click();
  await results.expectPictures(1);
  expect(gateway.requests.map((request) => part(request, 'image')?.equals(file.buffer))).toEqual([true]);
});

test('a gateway that never answers: unknown at the time limit, and the connection is closed', async ({
  page,
  useGateway,
  composer,
  jobs,
  gateway,
}) => {
  // The shortest limit that can be set is three minutes. Here a second of it passes in ten milliseconds.
  await page.addInitScript(() => {
    const timeout = AbortSignal.timeout.bind(AbortSignal);
    AbortSignal.timeout = (ms) => timeout(ms < 180_000 ? ms : ms / 100);
  });
  gateway.next(faults.hang());
  await useGateway('openai', '&prompt=Keep%20me');
  await composer.generate.click();
  await jobs.expectNewest('unknown', 20_000);
  await expect(jobs.newest).toContainText(MAY_BE_CHARGED);
  await expectMessage(composer, /time/i);
  await expect(composer.prompt).toHaveValue('Keep me');
  await expect.poll(() => gateway.openExchanges()).toBe(0);
  expect(gateway.requests).toHaveLength(1);
});

test('an answer that comes byte by byte arrives whole', async ({
  useGateway,
  composer,
  jobs,
  results,
  gateway,
}) => {
  const small = encodeHeavyPng(16, 16);
  gateway.next(faults.slow(1, 1, pictures({ n: 1, bytes: () => small })));
  await useGateway('openai');
  await composer.generate.click();
  await results.expectPictures(1);
  await jobs.expectNewest('done');
  expect((await results.downloadAs('Original')).bytes.equals(small)).toBe(true);
  expect(gateway.requests).toHaveLength(1);
});

/** A preview of one colour and the picture, by the official names. */
function streamed(request: RecordedRequest, keep: Parameters<Answerer>[1]): Answer {
  const answer = eventStream(1)(request, keep);
  const [preview = ''] = String(answer.body).split('\n\n');
  const type = 'image_generation.completed';
  const usage = { input_tokens: 12, output_tokens: 196, total_tokens: 208 };
  const completed = JSON.stringify({ type, b64_json: base64, created_at: 1_795_183_200, usage });
  return { ...answer, body: `${preview}\n\nevent: ${type}\ndata: ${completed}\n\n` };
}

/** Behind the last byte of the picture. */
function endOfPicture(body: string): number {
  return body.indexOf(base64) + base64.length;
}

/**
 * Position number `index` of `count` in a body: nine tenths of them spread up to the end of the picture, the others
 * behind it. The last group of base64 may be the picture's checksum alone, so none lies just before its end.
 */
function spread(index: number, count: number, body: string): number {
  const end = endOfPicture(body);
  const before = Math.floor(count * 0.9);
  if (index < before) return Math.floor((index * (end - 8)) / before);
  return end + Math.floor(((index - before) * (body.length - end)) / (count - before));
}

/** Waits until no job runs. Prompts and states of all in the list. */
async function endedJobs(jobs: Jobs): Promise<readonly (readonly [string, string])[]> {
  await expect(jobs.items.locator('xpath=self::*[not(@data-state)]')).toHaveCount(0);
  for (const state of ['queued', 'sending', 'waiting', 'receiving']) {
    await expect(jobs.list.locator(`:scope > [data-state=${state}]`)).toHaveCount(0, { timeout: 30_000 });
  }
  return await jobs.items.evaluateAll((rows) =>
    rows.map((row) => {
      const [prompt = ''] = /Cut number \d+\./.exec(row.textContent) ?? [];
      return [prompt, row.getAttribute('data-state') ?? ''] as const;
    }),
  );
}

/** By script: a hundred clicks of a mouse take their time, and are not what this is about. */
async function dismissAll(jobs: Jobs): Promise<void> {
  await jobs.list.getByRole('button', { name: 'Dismiss', exact: true }).evaluateAll((buttons) => {
    for (const button of buttons) if (button instanceof HTMLElement) button.click();
  });
  await expect(jobs.items).toHaveCount(0);
}

async function expectMessage(composer: Composer, words = /\S/): Promise<void> {
  await expect(composer.alert.filter({ hasText: words }).first()).toBeVisible();
}

async function expectKey(settings: Settings): Promise<void> {
  await settings.open();
  await expect(settings.apiKey).toHaveValue(dialects.openai.key);
  await settings.close();
}

async function goOffline({ gateway, context }: Scene): Promise<void> {
  await arrived(gateway);
  await context.setOffline(true);
}

async function arrived(gateway: TestGateway): Promise<void> {
  await expect.poll(() => gateway.requests.length).toBe(1);
}

function part({ parts = [] }: RecordedRequest, name: string): Buffer | undefined {
  return parts.find((candidate) => candidate.name === name)?.bytes;
}
