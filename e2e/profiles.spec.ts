import { AxeBuilder } from '@axe-core/playwright';
import { readFile } from 'node:fs/promises';
import type { Locator, Page } from 'playwright/test';
import { dialects } from './fixtures/gateway/dialects.ts';
import { pictureFile } from './fixtures/files.ts';
import { choose } from './fixtures/pages/choose.ts';
import { expect, test } from './fixtures/test.ts';

/** The profile of the present gateway, opened in Settings. */
async function openProfile(dialog: Locator): Promise<(name: string) => Locator> {
  await dialog.getByRole('button', { name: 'Gateway profile', exact: true }).click();
  return (name) => dialog.getByRole('textbox', { name, exact: true });
}

async function exportProfile(
  page: Page,
  dialog: Locator,
): Promise<{ path: string; name: string; text: string }> {
  const downloading = page.waitForEvent('download');
  await dialog.getByRole('button', { name: 'Export profile', exact: true }).click();
  const download = await downloading;
  const path = await download.path();
  return { path, name: download.suggestedFilename(), text: await readFile(path, 'utf8') };
}

test('a renamed field and a withheld one are so on the wire, here and after export and import elsewhere', async ({
  page,
  browser,
  useGateway,
  settings,
  composer,
  results,
  gateway,
  guards,
}) => {
  gateway.acceptsUndocumented = true;
  await useGateway('qcode');
  await composer.setNumber('Images', '2');
  await settings.open();
  const box = await openProfile(settings.dialog);
  await box('Quality: Name on the wire').fill('detail');
  await settings.dialog.getByRole('switch', { name: 'Images: Do not send', exact: true }).click();
  const file = await exportProfile(page, settings.dialog);
  await settings.close();
  await composer.generate.click();
  await results.expectPictures(1);
  const sent = { model: 'gpt-image-2', prompt: 'A fox', detail: 'low' };
  expect(gateway.requests.at(-1)?.json).toEqual(sent);

  expect(file.name).toBe('alphabrush-profile-qcode-cc.json');
  expect(file.text).not.toContain(dialects.qcode.key);
  expect(JSON.parse(file.text)).toMatchObject({
    basis: 'qcode',
    baseUrl: gateway.baseUrl('qcode'),
    edits: { 'generate.quality.wire': 'detail', 'generate.n.doNotSend': true },
  });

  const elsewhere = await browser.newContext();
  await guards.watch(elsewhere);
  const there = await elsewhere.newPage();
  await there.goto('./?prompt=A%20fox');
  await there.getByRole('button', { name: 'Settings', exact: true }).click();
  const dialog = there.getByRole('dialog', { name: 'Settings', exact: true });
  await dialog.getByLabel('Import profile', { exact: true }).setInputFiles(file.path);
  await expect(dialog.getByRole('status').filter({ hasText: 'QCode.cc 2' })).toBeVisible();
  await expect(dialog.getByRole('textbox', { name: 'Base URL', exact: true })).toHaveValue(
    gateway.baseUrl('qcode'),
  );
  await expect(dialog.getByLabel('API key', { exact: true })).toHaveValue('');
  await dialog.getByLabel('API key', { exact: true }).fill(dialects.qcode.key);
  await there.keyboard.press('Escape');
  await there.getByRole('button', { name: 'Generate', exact: true }).click();
  await expect(there.getByRole('list', { name: 'Results' }).getByRole('listitem')).toHaveCount(1);
  const [first, second] = gateway.requests;
  expect(second?.json).toEqual(sent);
  expect([second?.method, second?.path]).toEqual([first?.method, first?.path]);
  await elsewhere.close();
});

test('a part of an edit has the name that the profile gives it', async ({
  useGateway,
  settings,
  sources,
  composer,
  results,
  gateway,
}) => {
  gateway.acceptsUndocumented = true;
  await useGateway('qcode', '&mode=edit');
  await settings.open();
  const box = await openProfile(settings.dialog);
  await settings.dialog.getByRole('tab', { name: 'Edits', exact: true }).click();
  await box('Source image, one: Name on the wire').fill('image[]');
  await settings.close();
  await sources.add(pictureFile('base.png'));
  await composer.generate.click();
  await results.expectPictures(1);
  expect(gateway.requests.at(-1)?.parts?.map(({ name }) => name)).toContain('image[]');
});

test('a profile outlives a reload, reaches the estimate, and goes with Erase all data', async ({
  page,
  open,
  settings,
}) => {
  await open('?gateway=qcode');
  await settings.open();
  const box = await openProfile(settings.dialog);
  await box('1024x1024: low').fill('0.5');
  await box('Images a day').fill('7');
  await settings.close();
  const estimate = page.getByRole('group', { name: 'Estimate', exact: true });
  await expect(estimate).toContainText('$0.50');
  await expect(estimate).toContainText('7');
  await page.reload();
  await expect(estimate).toContainText('$0.50');
  await settings.open();
  await settings.erase.click();
  await page.getByRole('alertdialog').getByRole('button', { name: 'Erase', exact: true }).click();
  await expect.poll(() => page.evaluate(() => JSON.stringify(localStorage))).not.toContain('perImage');
});

test('the open profile has no axe finding', async ({ page, open, settings }) => {
  await open('?gateway=qcode');
  await settings.open();
  const box = await openProfile(settings.dialog);
  await settings.dialog.getByRole('tab', { name: 'Edits', exact: true }).click();
  await box('Size: Name on the wire').fill('not a name');
  await box('1024x1024: low').fill('cheap');
  const { violations } = await new AxeBuilder({ page }).include('dialog').analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`)).toEqual([]);
});

/** Own gateway, Custom dialect, Quality as `format`, Images from 6: all of it contradicts QuickRouter. */
test('another dialect drops what contradicts it, says so, and every field that is set is sent', async ({
  useGateway,
  settings,
  composer,
  results,
  gateway,
}) => {
  await useGateway('custom');
  await settings.open();
  await settings.dialog.getByRole('button', { name: 'Add a gateway', exact: true }).click();
  await settings.setBaseUrl(gateway.baseUrl('quickrouter'));
  await settings.setKey(dialects.quickrouter.key);
  const box = await openProfile(settings.dialog);
  await box('Quality: Name on the wire').fill('format');
  await box('Images: to').fill('20');
  await box('Images: from').fill('6');
  await box('Images: from').blur();
  await choose(settings.dialog.getByRole('combobox', { name: 'Dialect', exact: true }), 'QuickRouter');
  await expect(settings.dialog.getByRole('status').filter({ hasText: 'Dropped' })).toContainText(
    'Images: from',
  );
  await settings.close();
  await composer.choose('Quality', 'high');
  await composer.choose('Output format', 'jpeg');
  await composer.generate.click();
  await results.expectPictures(1);
  expect(gateway.requests.at(-1)?.json).toMatchObject({ n: 1, quality: 'high', format: 'jpeg' });
});

test.describe('on a phone', () => {
  test.use({ hasTouch: true, isMobile: true });

  for (const width of [320, 390]) {
    test(`nothing of the profile is cut off at ${width} px`, async ({ page, open, settings }) => {
      await page.setViewportSize({ width, height: 800 });
      await open('?gateway=qcode');
      await settings.open();
      const box = await openProfile(settings.dialog);
      await box('Quality: Name on the wire').fill('output_compression_level');
      const cut = await settings.dialog.evaluate((dialog) =>
        [...dialog.querySelectorAll<HTMLInputElement>('table input:not([type=checkbox]), [role=group] input')]
          .map((input) => {
            const shown = input.value || input.placeholder;
            input.value = shown;
            return input.scrollWidth > input.clientWidth ? shown : '';
          })
          .filter(Boolean),
      );
      expect(cut).toEqual([]);
      await expect(settings.dialog.getByRole('rowheader', { name: 'Quality quality' })).toBeVisible();
      const unit = settings.dialog.getByRole('combobox', { name: 'Prices', exact: true });
      expect((await unit.boundingBox())!.width).toBeGreaterThan(150);
      const picker = settings.dialog.getByLabel('Import profile', { exact: true });
      expect((await picker.boundingBox())!.height).toBeGreaterThanOrEqual(44);
    });
  }
});
