import type { Page } from 'playwright/test';
import { expect, test } from './fixtures/test.ts';

test('one click changes the language, and it is remembered', async ({ page, open, header }) => {
  await open();
  await expect(page.locator('html')).toHaveAttribute('lang', 'en');
  await header.language.click();
  await expect(page.locator('html')).toHaveAttribute('lang', 'zh-CN');
  await expect(page.getByRole('button', { name: '语言', exact: true })).toBeVisible();
  await expect(page.getByRole('button', { name: 'Generate', exact: true })).toHaveCount(0);
  await page.reload();
  await expect(page.locator('html')).toHaveAttribute('lang', 'zh-CN');
  await page.getByRole('button', { name: '语言', exact: true }).click();
  await expect(page.locator('html')).toHaveAttribute('lang', 'en');
});

test('the address chooses language and theme', async ({ page }) => {
  for (const [theme, background] of [
    ['light', (lightness: number) => lightness > 200],
    ['dark', (lightness: number) => lightness < 60],
  ] as const) {
    await page.goto(`./?lang=zh&theme=${theme}`);
    await expect(page.locator('html')).toHaveAttribute('lang', 'zh-CN');
    await expect.poll(async () => background(await pageLightness(page))).toBe(true);
  }
});

test('the theme follows the system until it is chosen, then is remembered', async ({
  page,
  open,
  header,
}) => {
  await page.emulateMedia({ colorScheme: 'dark' });
  await open();
  expect(await pageLightness(page)).toBeLessThan(60);
  await page.emulateMedia({ colorScheme: 'light' });
  await expect.poll(() => pageLightness(page)).toBeGreaterThan(200);
  // Light, dark, system: within three clicks a light system shows a dark page.
  for (let clicks = 0; clicks < 3 && (await pageLightness(page)) > 60; clicks += 1)
    await header.theme.click();
  expect(await pageLightness(page)).toBeLessThan(60);
  await page.reload();
  await expect.poll(() => pageLightness(page)).toBeLessThan(60);
});

test.describe('in a Chinese browser', () => {
  test.use({ locale: 'zh-CN' });

  test('the page is Chinese from the start, and no English word is left in it', async ({ page }) => {
    await page.goto('./');
    await expect(page.locator('html')).toHaveAttribute('lang', 'zh-CN');
    await expect(page.getByRole('button', { name: '语言', exact: true })).toBeVisible();
    const buttons = await page.getByRole('button').all();
    const names = await Promise.all(
      buttons.map(async (button) => (await button.getAttribute('aria-label')) ?? (await button.innerText())),
    );
    // Shortcuts and the language itself stand in Latin letters.
    const english = names.filter((name) => /[A-Za-z]{4,}/.test(name.replaceAll(/Ctrl|Enter|English/g, '')));
    expect(english).toEqual([]);
  });
});

/** 0 black to 255 white: the colour that fills the page. */
async function pageLightness(page: Page): Promise<number> {
  return page.evaluate(() => {
    const canvas = document.createElement('canvas').getContext('2d');
    if (!canvas) return 0;
    const colours = [document.body, document.documentElement].map(
      (node) => getComputedStyle(node).backgroundColor,
    );
    canvas.fillStyle = colours.find((colour) => !/transparent|, 0\)$/.test(colour)) ?? 'white';
    canvas.fillRect(0, 0, 1, 1);
    const [r = 0, g = 0, b = 0] = canvas.getImageData(0, 0, 1, 1).data;
    return (r + g + b) / 3;
  });
}
