import { hostBuild } from './fixtures/hostBuild.ts';
import { expect, test } from './fixtures/test.ts';

const ADDRESS = 'https://pages.example/people/ada/alphabrush/';

test.beforeEach(async ({ context, guards }) => {
  guards.allowedOrigins.add(new URL(ADDRESS).origin);
  await hostBuild(context, ADDRESS);
});

test('the build works from a folder of a static host', async ({ page, composer, results }) => {
  await page.goto(`${ADDRESS}?prompt=A%20fox`);
  await composer.generate.click();
  await results.expectPictures(1);
  await page.goto(`${ADDRESS}?lang=zh`);
  await expect(page.locator('html')).toHaveAttribute('lang', 'zh-CN');
});

test('an http gateway is refused in words on an https page, before anything is sent', async ({
  page,
  composer,
  settings,
  gateway,
}) => {
  await page.goto(`${ADDRESS}?gateway=custom&prompt=Keep%20me`);
  await settings.open();
  await settings.setBaseUrl('http://gateway.example/v1');
  await settings.setKey('sk-any');
  await expect(settings.dialog).toContainText('https');
  await settings.close();
  await composer.generate.click();
  await expect(composer.alert.filter({ hasText: /https/ })).toBeVisible();
  await expect(composer.prompt).toHaveValue('Keep me');
  expect(gateway.requests).toEqual([]);
});
