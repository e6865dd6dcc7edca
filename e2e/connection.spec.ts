import { dialects } from './fixtures/gateway/dialects.ts';
import { expect, test } from './fixtures/test.ts';

const KEY = 'sk-first-key-0001';
const OTHER_KEY = 'sk-other-key-0002';

test('a real gateway without a key asks for it in the composer, and keeps it', async ({
  page,
  open,
  header,
  composer,
  settings,
}) => {
  await open();
  await header.chooseGateway('openai');
  await expect(settings.dialog).toBeHidden();
  await expect(composer.apiKey).toBeVisible();
  await expect(composer.apiKey).toHaveAttribute('type', 'password');
  await composer.apiKey.fill(KEY);
  await composer.apiKey.blur();
  await page.reload();
  await settings.open();
  await expect(composer.apiKey).toHaveCount(1);
  await expect(settings.apiKey).toHaveValue(KEY);
});

test('each gateway has its own key, and no other gateway ever gets it', async ({
  open,
  header,
  settings,
  composer,
  gateway,
}) => {
  await open('?gateway=openai');
  await settings.open();
  await settings.setKey(KEY);
  await settings.close();
  await header.chooseGateway('qiuqiu');
  await settings.open();
  await expect(settings.apiKey).toHaveValue('');
  await settings.setKey(OTHER_KEY);
  await settings.close();
  await header.chooseGateway('openai');
  await settings.open();
  await expect(settings.apiKey).toHaveValue(KEY);

  await settings.setBaseUrl(gateway.baseUrl('openai'));
  await expect(settings.apiKey).toHaveValue('');
  await settings.close();
  await composer.generate.click();
  await expect(composer.alert.first()).toContainText('API key');
  expect(gateway.requests).toEqual([]);
});

test('the documented regions share one key, any other base URL has its own', async ({ open, settings }) => {
  await open('?gateway=qcode');
  await settings.open();
  await settings.setKey('cr_first');
  for (const url of dialects.qcode.documentedBaseUrls) {
    await settings.setBaseUrl(url);
    await expect(settings.apiKey).toHaveValue('cr_first');
  }
  await settings.setBaseUrl('https://relay.example/qcode-img/v1');
  await expect(settings.apiKey).toHaveValue('');
  await settings.setKey('cr_other');
  await settings.setBaseUrl('https://eu.qcode.cc/qcode-img/v1');
  await expect(settings.apiKey).toHaveValue('cr_first');
  await settings.setBaseUrl('https://relay.example/qcode-img/v1');
  await expect(settings.apiKey).toHaveValue('cr_other');
});

test('the region chosen is the base URL called', async ({ open, settings }) => {
  await open('?gateway=qcode');
  await settings.open();
  await expect(settings.baseUrl).toHaveValue('https://api.qcode.cc/qcode-img/v1');
  const options = await settings.region.locator('option').count();
  expect(options).toBeGreaterThanOrEqual(4);
  await settings.region.selectOption({ index: 2 });
  await expect(settings.baseUrl).toHaveValue('https://eu.qcode.cc/qcode-img/v1');
});

test('a key for this tab only is in no storage that another tab or day could read', async ({
  page,
  context,
  open,
  settings,
}) => {
  await open('?gateway=openai');
  await settings.open();
  await settings.tabOnly.check();
  await settings.setKey(KEY);
  await settings.close();
  expect(await page.evaluate(() => JSON.stringify(localStorage))).not.toContain(KEY);
  const other = await context.newPage();
  await other.goto('./?gateway=openai');
  await other.getByRole('button', { name: 'Settings', exact: true }).click();
  const dialog = other.getByRole('dialog', { name: 'Settings', exact: true });
  await expect(dialog.getByLabel('API key', { exact: true })).toHaveValue('');
  await other.close();
});

test('Reveal key shows what was typed', async ({ open, settings }) => {
  await open('?gateway=openai');
  await settings.open();
  await settings.setKey(KEY);
  await expect(settings.apiKey).toHaveAttribute('type', 'password');
  await settings.reveal.click();
  await expect(settings.apiKey).toHaveAttribute('type', 'text');
});

test('a key in the fragment leaves the address at once and is stored only after a yes', async ({
  page,
  settings,
}) => {
  await page.goto(`./?gateway=openai#/?key=${KEY}`);
  const question = page.getByRole('dialog', { name: 'Use the key from the address?' });
  await expect(question).toBeVisible();
  expect(page.url()).not.toContain(KEY);
  expect(await page.evaluate(() => JSON.stringify([localStorage, sessionStorage]))).not.toContain(KEY);
  await question.getByRole('button', { name: 'Store', exact: true }).click();
  await expect(question).toBeHidden();
  await settings.open();
  await expect(settings.apiKey).toHaveValue(KEY);
});

test('a key in the fragment is forgotten after a no', async ({ page, settings }) => {
  await page.goto(`./?gateway=openai#/?key=${KEY}`);
  const question = page.getByRole('dialog', { name: 'Use the key from the address?' });
  await question.getByRole('button', { name: 'Discard', exact: true }).click();
  await settings.open();
  await expect(settings.apiKey).toHaveValue('');
  expect(await page.evaluate(() => JSON.stringify([localStorage, sessionStorage]))).not.toContain(KEY);
});

test('the address presets the form, language and theme', async ({ page, open, composer, header }) => {
  await open('?gateway=quickrouter&prompt=Hello%20there&size=1536x1024&quality=high&n=3&theme=dark&lang=en');
  await expect(header.gateway).toContainText('QuickRouter');
  await expect(composer.prompt).toHaveValue('Hello there');
  await expect(composer.combobox('Size')).toHaveValue(/1536x1024/);
  await expect(composer.combobox('Quality')).toHaveValue(/high/);
  await expect(composer.number('Images')).toHaveValue('3');
  await page.goto('./?mode=edit&lang=zh');
  await expect(page.locator('html')).toHaveAttribute('lang', 'zh-CN');
});

test('?baseUrl= of no documented gateway opens as Custom', async ({
  page,
  open,
  header,
  settings,
  gateway,
}) => {
  await open(`?gateway=openai&baseUrl=${encodeURIComponent(gateway.baseUrl('custom'))}`);
  await expect(header.gateway.locator('option:checked')).toHaveText(/Custom/);
  await settings.open();
  await expect(settings.baseUrl).toHaveValue(gateway.baseUrl('custom'));
  await page.goto(`./?gateway=qcode&baseUrl=${encodeURIComponent('https://us.qcode.cc/qcode-img/v1')}`);
  await settings.open();
  await expect(header.gateway.locator('option:checked')).toHaveText(/QCode/);
  await expect(settings.baseUrl).toHaveValue('https://us.qcode.cc/qcode-img/v1');
});

test('Test connection says whether address and key are right', async ({ useGateway, settings, gateway }) => {
  await useGateway('openai');
  await settings.open();
  await settings.test.click();
  await expect
    .poll(() => gateway.requests.map(({ endpoint, ended }) => [endpoint, ended]))
    .toEqual([['models', 'answered']]);
  await expect(settings.dialog.getByRole('status')).not.toBeEmpty();
  await settings.setKey('sk-wrong');
  await settings.test.click();
  await expect.poll(() => gateway.requests.length).toBe(2);
  await expect(settings.dialog).toContainText('HTTP 401');
  // The gateway repeats the key in its words, as some do: the page must not.
  await expect(settings.dialog.getByText('sk-wrong')).toHaveCount(0);
});

test('models that a gateway lists are offered, and any other can be typed', async ({
  useGateway,
  composer,
  settings,
  gateway,
  results,
}) => {
  await useGateway('custom');
  await settings.open();
  await settings.test.click();
  await expect.poll(() => gateway.requests.length).toBeGreaterThan(0);
  await settings.close();
  await composer.choose('Model', 'my-own-model');
  await composer.generate.click();
  await results.expectPictures(1);
  expect(gateway.requests.at(-1)?.json).toMatchObject({ model: 'my-own-model' });
});

test('Erase all data asks, then leaves nothing behind', async ({
  page,
  open,
  composer,
  settings,
  header,
}) => {
  await open('?gateway=openai');
  await composer.prompt.fill('something private');
  await settings.open();
  await settings.setKey(KEY);
  await settings.erase.click();
  const question = page.getByRole('alertdialog');
  await question.getByRole('button', { name: 'Cancel', exact: true }).click();
  await expect(settings.apiKey).toHaveValue(KEY);
  await settings.erase.click();
  await question.getByRole('button', { name: 'Erase', exact: true }).click();
  await expect(composer.prompt).not.toHaveValue('something private');
  await expect(header.gateway.locator('option:checked')).toHaveText(/Sandbox/);
  const stored = await page.evaluate(async () => {
    const databases = await indexedDB.databases();
    return JSON.stringify([localStorage, sessionStorage, databases, await caches.keys()]);
  });
  expect(stored).not.toContain(KEY);
  expect(stored).not.toContain('something private');
});

test('a time limit below 180 s is refused in words', async ({ open, settings }) => {
  await open('?gateway=openai');
  await settings.open();
  await expect(settings.timeLimit).toHaveValue('600');
  await settings.timeLimit.fill('20');
  await settings.timeLimit.blur();
  await expect(settings.dialog).toContainText('180');
});
