import { decodeInPage } from './fixtures/files.ts';
import { sniffPicture } from './fixtures/sniffPicture.ts';
import { expect, test } from './fixtures/test.ts';

test('a first visit makes a picture by one click, without a key and without the network', async ({
  open,
  composer,
  header,
  jobs,
  results,
  gateway,
}) => {
  await open();
  await expect(header.gateway).toContainText('Sandbox');
  await expect(composer.prompt).not.toHaveValue('');
  await composer.generate.click();
  await results.expectPictures(1);
  await jobs.expectNewest('done');
  const prompt = await composer.prompt.inputValue();
  await expect(results.newest.getByRole('img')).toHaveAttribute('alt', prompt.slice(0, 250));
  await expect(results.newest).toHaveAttribute('data-mime', 'image/png');
  await expect(results.newest).toHaveAttribute('data-width', '1024');
  await expect(results.newest).toHaveAttribute('data-height', '1024');
  await expect(jobs.newest).toContainText(prompt);
  expect(gateway.requests).toEqual([]);
});

test('Download as gives each format its true bytes and a readable name', async ({
  page,
  open,
  composer,
  results,
}) => {
  await open('?prompt=A%20lighthouse%20at%20dusk&size=1536x1024');
  await composer.generate.click();
  await results.expectPictures(1);
  for (const [format, mime, extension] of [
    ['PNG', 'image/png', 'png'],
    ['JPEG', 'image/jpeg', 'jpe?g'],
    ['WebP', 'image/webp', 'webp'],
    ['Original', 'image/png', 'png'],
  ] as const) {
    const { name, bytes } = await results.downloadAs(format);
    expect(sniffPicture(bytes), format).toEqual({ mime, width: 1536, height: 1024 });
    expect(name).toMatch(new RegExp(`^[\\w.-]*lighthouse[\\w.-]*1536x1024[\\w.-]*\\.${extension}$`, 'i'));
    expect(await decodeInPage(page, bytes, mime)).toMatchObject({ width: 1536, height: 1024 });
  }
});

test('Download is one click in the format that was chosen once', async ({
  page,
  open,
  composer,
  results,
}) => {
  await open();
  await composer.generate.click();
  await results.expectPictures(1);
  expect(sniffPicture((await results.download('JPEG')).bytes)?.mime).toBe('image/jpeg');
  await page.reload();
  await composer.generate.click();
  await results.expectPictures(1);
  expect(sniffPicture((await results.download()).bytes)?.mime).toBe('image/jpeg');
  expect(sniffPicture((await results.download('Original')).bytes)?.mime).toBe('image/png');
});

test('the sandbox makes exactly the size, format and number that were asked', async ({
  open,
  composer,
  results,
}) => {
  await open('?prompt=Two%20boats&size=1024x1536&n=2');
  await composer.choose('Output format', 'webp');
  await composer.generate.click();
  await results.expectPictures(2);
  for (const item of await results.items.all()) {
    await expect(item).toHaveAttribute('data-mime', 'image/webp');
    await expect(item).toHaveAttribute('data-width', '1024');
    await expect(item).toHaveAttribute('data-height', '1536');
  }
});

test('the same prompt paints the same bytes, another prompt other ones', async ({
  open,
  composer,
  results,
}) => {
  await open('?prompt=A%20quiet%20harbour');
  const paintOnce = async (count: number): Promise<Buffer> => {
    await composer.generate.click();
    await results.expectPictures(count);
    return (await results.downloadAs('Original')).bytes;
  };
  const first = await paintOnce(1);
  expect((await paintOnce(2)).equals(first)).toBe(true);
  await composer.prompt.fill('A storm over the mountains');
  expect((await paintOnce(3)).equals(first)).toBe(false);
});
