import type { Page } from 'playwright/test';
import { faults, pictures } from './fixtures/gateway/answers.ts';
import { Composer } from './fixtures/pages/Composer.ts';
import { expect, test } from './fixtures/test.ts';

/** 20:00 in Beijing and 13:00 in Berlin, where the browser of these tests lives: the reset is at 17:00. */
const EVENING = new Date('2026-11-20T12:00:00Z');
const RESETS = 'resets 17:00';

const estimateOf = (page: Page) => new Composer(page).estimate;

test.describe('the day’s pictures at QCode', () => {
  test.beforeEach(async ({ context }) => context.clock.install({ time: EVENING }));

  test('are counted over reloads and tabs, until 00:00 in Beijing', async ({
    page,
    context,
    useGateway,
    composer,
    jobs,
  }) => {
    await useGateway('qcode');
    await expect(composer.estimate).toContainText(`0/100 today, ${RESETS}`);
    await composer.setNumber('Images', 4);
    await composer.generate.click();
    await jobs.expectNewest('done', 30_000);
    await expect(composer.estimate).toContainText(`4/100 today, ${RESETS}`);

    await page.reload();
    await expect(composer.estimate).toContainText(`4/100 today, ${RESETS}`);

    const other = await context.newPage();
    await other.goto(page.url());
    await expect(estimateOf(other)).toContainText('4/100 today');
    await composer.setNumber('Images', 1);
    await composer.generate.click();
    await jobs.expectNewest('done', 30_000);
    await expect(estimateOf(other)).toContainText('5/100 today');

    await context.clock.fastForward('03:59:00');
    await expect(composer.estimate).toContainText('5/100 today');
    await context.clock.fastForward('02:00');
    await expect(composer.estimate).toContainText(`0/100 today, ${RESETS}`);
    await expect(estimateOf(other)).toContainText(`0/100 today, ${RESETS}`);
  });

  test('may have been made by a request that was cancelled on its way', async ({
    useGateway,
    composer,
    jobs,
    gateway,
  }) => {
    gateway.next(faults.hang());
    await useGateway('qcode');
    await composer.setNumber('Images', 3);
    await composer.generate.click();
    await jobs.expectNewest('waiting');
    await expect(composer.estimate).toContainText('0–3/100 today');
    await jobs.button('Cancel').click();
    await jobs.expectNewest('cancelled');
    await expect(composer.estimate).toContainText('0–3/100 today');
  });

  test('are used up when the gateway says so, and can be tried all the same', async ({
    useGateway,
    composer,
    jobs,
    gateway,
  }) => {
    gateway.next(faults.error(429, 'image_daily_limit', 'Daily image generation count limit reached...'));
    await useGateway('qcode');
    await composer.generate.click();
    await jobs.expectNewest('rejected');
    const usedUp = 'QCode.cc said that today’s pictures are used up until 17:00.';
    await expect(composer.estimate).toContainText(usedUp);
    await expect(composer.generate).toBeEnabled();
    await expect(composer.generate).toHaveAccessibleDescription(new RegExp(usedUp));

    // The day has more than one picture after all.
    await composer.generate.click();
    await jobs.expectNewest('done', 30_000);
    await expect(composer.estimate).not.toContainText('used up');
    await expect(composer.estimate).toContainText('1/100 today');
  });

  test('go with all data', async ({ useGateway, composer, jobs, settings, page }) => {
    await useGateway('qcode');
    await composer.generate.click();
    await jobs.expectNewest('done', 30_000);
    await expect(composer.estimate).toContainText('1/100 today');
    await settings.open();
    await settings.erase.click();
    await page.getByRole('alertdialog').getByRole('button', { name: 'Erase', exact: true }).click();
    await expect.poll(() => page.evaluate(() => localStorage.getItem('alphabrush:dayCount'))).toBeNull();
    await page.goto('./?gateway=qcode');
    await expect(composer.estimate).toContainText('0/100 today');
  });
});

test.describe('the actual cost', () => {
  for (const style of ['openai', 'nodekey'] as const) {
    test(`is by the usage as ${style} writes it`, async ({ useGateway, composer, jobs, gateway, page }) => {
      gateway.next(pictures({ style }));
      await useGateway('openai');
      await composer.choose('Size', '1024x1024');
      await expect(composer.estimate).toContainText('≈ $0.006');
      await composer.generate.click();
      await jobs.expectNewest('done', 30_000);
      await jobs.button('Job details').click();
      const details = page.getByRole('dialog', { name: 'Job details', exact: true });
      // 12 tokens of text at $5 and 196 of pictures at $30 a million.
      await expect(details).toContainText('$0.0059 · by the tokens that the answer counts');
      await expect(details).toContainText('≈ $0.006');
    });
  }

  test('at QCode is its price list times the pictures that came', async ({
    useGateway,
    composer,
    jobs,
    gateway,
    page,
  }) => {
    gateway.next(pictures({ n: 1 }));
    await useGateway('qcode');
    await composer.setNumber('Images', 2);
    await composer.choose('Quality', 'high');
    await expect(composer.estimate).toContainText('$0.422');
    await expect(composer.estimate).toContainText('Often over 100 s');
    await composer.generate.click();
    await jobs.expectNewest('done', 30_000);
    await jobs.button('Job details').click();
    const details = page.getByRole('dialog', { name: 'Job details', exact: true });
    await expect(details).toContainText('$0.211 · by the price list, for the pictures that came');
  });
});

test('the usual time is this browser’s own after three pictures of a kind', async ({
  useGateway,
  composer,
  results,
}) => {
  await useGateway('openai');
  await composer.choose('Size', '1024x1024');
  for (let made = 1; made <= 3; made += 1) {
    await expect(composer.estimate).toHaveText('≈ $0.006');
    await composer.generate.click();
    await results.expectPictures(made);
  }
  await expect(composer.estimate).toHaveText(/^≈ \$0\.006 · here \d+(–\d+)? s$/);
  await composer.choose('Quality', 'medium');
  await expect(composer.estimate).toHaveText('≈ $0.053');
});
