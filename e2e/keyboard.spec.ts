import type { Locator, Page } from 'playwright/test';
import { expect, test } from './fixtures/test.ts';

test('generate, edit this image, mask by numbers, generate, download as WebP: by keyboard alone', async ({
  page,
  open,
  composer,
  results,
  maskEditor,
}) => {
  await open();
  await tabTo(page, composer.prompt);
  await page.keyboard.press('ControlOrMeta+Enter');
  await results.expectPictures(1);
  await tabTo(page, results.button('Edit this image'));
  await page.keyboard.press('Enter');
  await maskEditor.ready();

  await chooseRadio(page, maskEditor.tool('Brush'), maskEditor.tool('Rectangle'));
  for (const [name, value] of [
    ['X', 100],
    ['Y', 200],
    ['W', 300],
    ['H', 150],
  ] as const) {
    await tabTo(page, maskEditor.number(name));
    await page.keyboard.press('ControlOrMeta+A');
    await page.keyboard.type(String(value));
    await page.keyboard.press('Enter');
  }
  await tabTo(page, maskEditor.button('Add shape'));
  await page.keyboard.press('Enter');
  await maskEditor.expectPainted(300 * 150);

  await tabTo(page, composer.prompt);
  await page.keyboard.press('ControlOrMeta+A');
  await page.keyboard.type('a small boat');
  await page.keyboard.press('ControlOrMeta+Enter');
  await expect(results.picture('a small boat')).toBeVisible();
  await results.expectPictures(2);
  await tabTo(page, results.button('Download as'));
  await page.keyboard.press('Enter');
  const webp = page.getByRole('menuitem', { name: 'WebP', exact: true });
  await webp.waitFor();
  for (let i = 0; i < 6 && !(await hasFocus(webp)); i += 1) await page.keyboard.press('ArrowDown');
  const [download] = await Promise.all([page.waitForEvent('download'), page.keyboard.press('Enter')]);
  expect(download.suggestedFilename()).toMatch(/\.webp$/);
});

/** Presses Tab until the control has the focus: proof that a keyboard reaches it. */
async function tabTo(page: Page, control: Locator): Promise<void> {
  await control.waitFor();
  for (let i = 0; i < 120; i += 1) {
    if (await hasFocus(control)) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`Tab never reaches ${control.toString()}`);
}

function hasFocus(control: Locator): Promise<boolean> {
  return control.evaluate((element) => element === document.activeElement);
}

/** Radios of one group are one stop of Tab: arrows move inside. */
async function chooseRadio(page: Page, first: Locator, wanted: Locator): Promise<void> {
  await tabTo(page, first);
  for (let i = 0; i < 12; i += 1) {
    if (await wanted.isChecked()) return;
    await page.keyboard.press('ArrowRight');
    if (await hasFocus(wanted)) await page.keyboard.press('Space');
  }
  throw new Error('the arrows never reach the radio');
}
