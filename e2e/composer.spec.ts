import { faults } from './fixtures/gateway/answers.ts';
import { optionsOf } from './fixtures/pages/choose.ts';
import { expect, test } from './fixtures/test.ts';

test('a custom size is explained while typing, and mended by one click', async ({
  page,
  open,
  composer,
  results,
}) => {
  await open();
  await composer.choose('Size', 'custom');
  await composer.setNumber('Width', 1000);
  await composer.setNumber('Height', 1000);
  await expect(page.getByText(/must be multiples of 16/).first()).toBeVisible();
  const mend = page.getByRole('button', { name: /^Use \d+×\d+$/ });
  const [, width, height] = /Use (\d+)×(\d+)/.exec((await mend.textContent()) ?? '') ?? [];
  expect([Number(width) % 16, Number(height) % 16]).toEqual([0, 0]);
  await mend.click();
  await expect(composer.number('Width')).toHaveValue(String(width));
  await composer.generate.click();
  await results.expectPictures(1);
  await expect(results.newest).toHaveAttribute('data-width', String(width));
});

test('each rule of a custom size is named', async ({ page, open, composer }) => {
  await open();
  await composer.choose('Size', 'custom');
  for (const [width, height, words] of [
    [4096, 1024, /3,?840/],
    [3200, 1024, /3 times the short one/],
    [512, 512, /655,?360/],
    [3840, 3840, /8,?294,?400/],
  ] as const) {
    await composer.setNumber('Width', width);
    await composer.setNumber('Height', height);
    await expect(page.locator('[aria-invalid="true"]').first()).toBeVisible();
    await expect(page.getByText(words).filter({ visible: true }).first()).toBeVisible();
  }
});

test('a transparent background offers PNG and WebP only, and compression shows for lossy formats only', async ({
  open,
  composer,
}) => {
  await open('?gateway=openai');
  await expect(composer.number('Compression')).toBeHidden();
  await composer.choose('Output format', 'jpeg');
  await expect(await composer.reveal(composer.number('Compression'))).toBeVisible();
  await composer.choose('Output format', 'png');
  await expect(composer.number('Compression')).toBeHidden();
  await composer.choose('Background', 'transparent');
  const formats = (await optionsOf(composer.combobox('Output format'))).join(' ');
  expect(formats).toMatch(/png/);
  expect(formats).toMatch(/webp/);
  expect(formats).not.toMatch(/jpeg/);
});

test('changing the gateway says what it changed and loses nothing that was typed', async ({
  page,
  open,
  composer,
  header,
}) => {
  await open('?gateway=openai&prompt=Keep%20me&size=3840x2160&n=8');
  await composer.choose('Quality', 'auto');
  await header.chooseGateway('qcode');
  await expect(composer.prompt).toHaveValue('Keep me');
  await expect(
    page
      .getByText(/3840x2160/)
      .filter({ visible: true })
      .first(),
  ).toBeVisible();
  await header.chooseGateway('openai');
  await expect(composer.combobox('Size')).toHaveValue(/3840x2160/);
  await expect(composer.number('Images')).toHaveValue('8');
});

test('NodeKey offers each model its own sizes', async ({ open, composer }) => {
  await open('?gateway=nodekey');
  await composer.choose('Model', 'gpt-image-2-2k');
  const sizes = (await optionsOf(composer.combobox('Size'))).join(' ');
  expect(sizes).toContain('2048x1152');
  expect(sizes).not.toContain('3840x2160');
  await composer.choose('Model', 'gpt-image-2-4k');
  expect((await optionsOf(composer.combobox('Size'))).join(' ')).toContain('2160x3840');
});

test('Reset fields returns to the minimal request and keeps the prompt', async ({
  useGateway,
  composer,
  results,
  gateway,
}) => {
  await useGateway('openai', '&prompt=Keep%20me');
  await composer.choose('Size', '1536x1024');
  await composer.choose('Quality', 'high');
  await composer.setText('Extra fields (JSON)', '{"style": "vivid"}');
  await (await composer.reveal(composer.reset)).click();
  await composer.generate.click();
  await results.expectPictures(1);
  expect(gateway.requests.at(-1)?.json).toEqual({ model: 'gpt-image-2', prompt: 'Keep me', quality: 'low' });
});

test('a draft survives a reload, in both modes', async ({ page, open, composer }) => {
  await open();
  await composer.prompt.fill('A draft\nof two lines');
  await composer.choose('Quality', 'high');
  await page.reload();
  await expect(composer.prompt).toHaveValue('A draft\nof two lines');
  await expect(composer.combobox('Quality')).toHaveValue(/high/);
});

test('the prompt over a doubtful limit warns and is sent all the same', async ({
  useGateway,
  composer,
  results,
  gateway,
  page,
}) => {
  gateway.acceptsUndocumented = true;
  await useGateway('quickrouter');
  const long = '狐'.repeat(1001);
  await composer.prompt.fill(long);
  await expect(page.getByText(/1,?001 characters/).first()).toBeVisible();
  await composer.generate.click();
  await results.expectPictures(1);
  expect(gateway.requests[0]?.json).toMatchObject({ prompt: long });
});

test('Ctrl+Enter generates from any field, the form stays usable, several jobs run at once', async ({
  page,
  useGateway,
  composer,
  jobs,
  results,
  gateway,
}) => {
  gateway.next(faults.delayed(600), faults.delayed(600));
  await useGateway('openai', '&prompt=First');
  await composer.number('Images').focus();
  await page.keyboard.press('ControlOrMeta+Enter');
  await composer.prompt.fill('Second');
  await composer.generate.click();
  await expect(jobs.items).toHaveCount(2);
  await expect(composer.prompt).toHaveValue('Second');
  await results.expectPictures(2);
  await expect(jobs.newest).toContainText('Second');
});

test('Cancel really ends the request', async ({ useGateway, composer, jobs, gateway }) => {
  gateway.next(faults.hang());
  await useGateway('openai');
  await composer.generate.click();
  await jobs.expectNewest('waiting');
  await expect.poll(() => gateway.requests.length).toBe(1);
  await jobs.button('Cancel').click();
  await jobs.expectNewest('cancelled');
  await expect.poll(() => gateway.openExchanges()).toBe(0);
  expect(gateway.requests).toHaveLength(1);
});
