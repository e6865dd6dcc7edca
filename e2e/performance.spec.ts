import { gzipSync } from 'node:zlib';
import type { Page } from 'playwright/test';
import { pictures } from './fixtures/gateway/answers.ts';
import { encodeHeavyPng } from './fixtures/png.ts';
import { expect, test } from './fixtures/test.ts';

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

test('a picture of 3840×2160 and ten at once arrive without a script of ours over 100 ms', async ({
  page,
  useGateway,
  composer,
  results,
  gateway,
}) => {
  test.setTimeout(90_000);
  const large = encodeHeavyPng(3840, 2160);
  const square = encodeHeavyPng(2048, 2048, 2);
  gateway.next(pictures({ n: 1, bytes: () => large }), pictures({ bytes: () => square }));
  await page.addInitScript(() => {
    const found: string[] = [];
    Object.assign(window, { longScripts: found });
    new PerformanceObserver((list) => {
      for (const frame of list.getEntries()) {
        const { scripts } = frame as PerformanceEntry & {
          scripts: { duration: number; invoker: string; sourceURL: string }[];
        };
        for (const { duration, invoker, sourceURL } of scripts) {
          if (duration > 100) found.push(`${Math.round(duration)} ms ${invoker} ${sourceURL}`);
        }
      }
    }).observe({ type: 'long-animation-frame', buffered: true });
  });
  await useGateway('openai');
  await composer.generate.click();
  await results.expectPictures(1, 30_000);
  await expect(results.newest).toHaveAttribute('data-width', '3840');
  await composer.setNumber('Images', 10);
  await composer.generate.click();
  await results.expectPictures(11, 60_000);
  expect(await longScripts(page)).toEqual([]);

  // The same observer must see a script that does take long, or the line above means nothing.
  await page.evaluate(() => {
    setTimeout(() => {
      const end = performance.now() + 150;
      while (performance.now() < end);
    });
  });
  await expect.poll(() => longScripts(page)).toHaveLength(1);
});

function longScripts(page: Page): Promise<string[]> {
  return page.evaluate(() => (window as unknown as { longScripts: string[] }).longScripts);
}
