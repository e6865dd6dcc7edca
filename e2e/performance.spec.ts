import { gzipSync } from 'node:zlib';
import { traceScripts, type ScriptRun } from './bench/traceScripts.ts';
import { total, WorkerHeap } from './bench/WorkerHeap.ts';
import { encodeHeavyPng, encodePng, paint } from './fixtures/png.ts';
import { expect, test } from './fixtures/test.ts';

// A recording would take part in every figure here.
test.use({ trace: 'off' });

/** kB gzip, 1 kB = 1000 bytes: all scripts and styles, workers included, that come before the first click. */
const FIRST_LOAD_LIMIT = 150;

test('the first load stays in its budget and leaves Konva out', async ({ page, composer }) => {
  const bodies: Promise<{ url: string; body: Buffer }>[] = [];
  page.on('response', (response) => {
    if (!/\.(js|css)(\?|$)/.test(response.url())) return;
    bodies.push(response.body().then((body) => ({ url: response.url(), body })));
  });
  await page.goto('./');
  await composer.generate.waitFor();
  await page.waitForLoadState('networkidle');
  const files = await Promise.all(bodies);
  expect(files.length).toBeGreaterThan(1);
  const total = files.reduce((sum, { body }) => sum + gzipSync(body, { level: 9 }).length, 0) / 1000;
  expect(total, files.map(({ url }) => url).join('\n')).toBeLessThanOrEqual(FIRST_LOAD_LIMIT);
  expect(files.filter(({ body }) => body.includes('Konva warning: ')).map(({ url }) => url)).toEqual([]);
});

/** Milliseconds of processor time that a script of ours may keep the page from answering. */
const LONGEST_SCRIPT = 50;
/** Of the size of the decoded pictures: what reading them may take in the worker. */
const MEMORY_SHARE = 1.5;

/** Pictures of the two weights that count, made once. */
const heavy = {
  /** 10 × 2048², 67 MB. */
  ten: () => Array.from({ length: 10 }, () => (square ??= encodeHeavyPng(2048, 2048, 2))),
  /** 25 MB: pixels that were not compressed. */
  one: () => [(large ??= encodePng(paint(3072, 2048, [40, 190, 90, 255]), { level: 0 }))],
};
let square: Buffer | undefined;
let large: Buffer | undefined;

const ANSWERS = {
  JSON: {
    type: 'application/json',
    body: (files: readonly Buffer[]) =>
      JSON.stringify({ created: 1, data: files.map((file) => ({ b64_json: file.toString('base64') })) }),
  },
  stream: {
    type: 'text/event-stream',
    body: (files: readonly Buffer[]) => files.map(completed).join(''),
  },
};

function completed(file: Buffer): string {
  const type = 'image_generation.completed';
  return `event: ${type}\ndata: ${JSON.stringify({ type, b64_json: file.toString('base64') })}\n\n`;
}

const CASES = (['ten', 'one'] as const).flatMap((weight) =>
  (['JSON', 'stream'] as const).map((form) => ({ weight, form })),
);
const NAMES = { ten: 'ten pictures of 2048²', one: 'one of 25 MB' };

for (const { weight, form } of CASES) {
  test(`${NAMES[weight]} by ${form} take less than ${MEMORY_SHARE} of their size in the worker`, async ({
    page,
    useGateway,
    composer,
    results,
    gateway,
  }) => {
    test.setTimeout(90_000);
    const files = heavy[weight]();
    const decoded = files.reduce((sum, file) => sum + file.length, 0);
    const { type, body } = ANSWERS[form];
    gateway.next(() => ({ status: 200, type, body: body(files) }));
    await useGateway('openai');
    if (weight === 'ten') await composer.setNumber('Images', 10);
    const worker = await WorkerHeap.watch(page, 'answerReader.worker');
    await composer.generate.click();
    const samples = await worker.sampleDuring(results.expectPictures(files.length, 60_000));
    const peak = Math.max(...samples.map(total));
    report(
      `${NAMES[weight]} by ${form}: ${megabytes(peak)} at most in the worker for ${megabytes(decoded)} of pictures` +
        ` (${(peak / decoded).toFixed(2)}; heap ${megabytes(Math.max(...samples.map(({ heap }) => heap)))}, buffers ` +
        `${megabytes(Math.max(...samples.map(({ buffers }) => buffers)))}; ${samples.length} samples)`,
    );
    // The worker was seen at work; how often is up to the machine.
    expect(samples.length).toBeGreaterThanOrEqual(3);
    expect(Math.max(...samples.map(({ buffers }) => buffers))).toBeGreaterThan(1 << 16);
    expect(peak).toBeLessThan(MEMORY_SHARE * decoded);

    // What a worker does hold shows, or the line above means nothing.
    const before = total(await worker.sample());
    await worker.evaluate(`globalThis.held = new Uint8Array(${decoded}).fill(1)`);
    expect(total(await worker.sample()) - before).toBeGreaterThan(0.9 * decoded);
  });
}

for (const { weight, form } of CASES) {
  test(`${NAMES[weight]} by ${form} arrive without a script over ${LONGEST_SCRIPT} ms`, async ({
    browser,
    page,
    useGateway,
    composer,
    results,
    gateway,
  }) => {
    test.setTimeout(90_000);
    const files = heavy[weight]();
    const { type, body } = ANSWERS[form];
    gateway.next(() => ({ status: 200, type, body: body(files) }));
    await useGateway('openai');
    if (weight === 'ten') await composer.setNumber('Images', 10);
    const scripts = await traceScripts(browser, page, async () => {
      await composer.generate.click();
      await results.expectPictures(files.length, 60_000);
      await expect.poll(() => results.list.locator('img').evaluateAll(areShown)).toBe(true);
      // What looks at the pictures afterwards (their transparency) is ours too.
      await page.waitForTimeout(2000);
    });
    const [longest] = scripts;
    report(`${NAMES[weight]} by ${form}: longest of ${scripts.length} scripts ${inWords(longest)}`);
    expect(scripts.length).toBeGreaterThan(100);
    expect(scripts.filter(({ ms }) => ms > LONGEST_SCRIPT).map(inWords)).toEqual([]);
  });
}

test('a script over the budget is seen', async ({ browser, page, open }) => {
  await open();
  const scripts = await traceScripts(browser, page, () =>
    page.evaluate(
      () =>
        new Promise((resolve) => {
          setTimeout(function busy() {
            // So much work, not so much time: processor time is what counts.
            let hash = 1;
            for (let i = 0; i < 3e8; i += 1) hash = Math.imul(hash, 31) + i;
            Object.assign(window, { hash });
            setTimeout(resolve, 100);
          });
        }),
    ),
  );
  expect(scripts.filter(({ ms, source }) => ms > LONGEST_SCRIPT && source.includes('busy'))).toHaveLength(1);
});

/** Runs in the page. */
function areShown(images: readonly Element[]): boolean {
  return images.every(
    (image) => image instanceof HTMLImageElement && image.complete && image.naturalWidth > 0,
  );
}

function inWords(script: ScriptRun | undefined): string {
  return script ? `${script.ms.toFixed(1)} ms ${script.name} ${script.source}` : 'none';
}

function megabytes(bytes: number): string {
  return `${(bytes / 1e6).toFixed(1)} MB`;
}

/** A figure in the test's output. */
function report(figure: string): void {
  test.info().annotations.push({ type: 'measured', description: figure });
  process.stdout.write(`    ${figure}\n`);
}
