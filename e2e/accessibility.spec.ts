import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright/test';
import { pictureFile } from './fixtures/files.ts';
import { expect, test } from './fixtures/test.ts';

for (const theme of ['light', 'dark']) {
  for (const lang of ['en', 'zh']) {
    test(`the create view has no axe finding: ${theme}, ${lang}, both modes, with results`, async ({
      page,
    }) => {
      await page.goto(`./?theme=${theme}&lang=${lang}`);
      await expect(page.getByRole('main')).toHaveCount(1);
      await expect(page.locator('textarea').first()).toBeVisible();
      await expectNoFindings(page);
      await page.locator('textarea').first().focus();
      await page.keyboard.press('ControlOrMeta+Enter');
      await expect(page.locator('[data-mime]')).toHaveCount(1);
      await expectNoFindings(page);
      await page.goto(`./?theme=${theme}&lang=${lang}&mode=edit`);
      await page.locator('input[type="file"][multiple]').setInputFiles([pictureFile('a.png', 640, 640)]);
      await expect(page.locator('[data-image-width="640"]')).toBeVisible();
      await expectNoFindings(page);
    });
  }
}

test('the Settings dialog has no axe finding, takes the focus and gives it back', async ({
  page,
  open,
  settings,
  header,
}) => {
  await open('?gateway=qcode');
  await settings.open();
  await expectNoFindings(page);
  expect(await settings.dialog.evaluate((dialog) => dialog.contains(document.activeElement))).toBe(true);
  await settings.close();
  await expect(header.settings).toBeFocused();
});

test('nothing is cut off at 320 px', async ({ page, open, composer }) => {
  await page.setViewportSize({ width: 320, height: 640 });
  await open();
  await expect(composer.generate).toBeVisible();
  const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  expect(overflow).toBeLessThanOrEqual(0);
});

async function expectNoFindings(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page })
    .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'])
    .analyze();
  const found = violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join('\n')}`);
  expect(found).toEqual([]);
}
