import { decodePng } from './fixtures/decodePng.ts';
import { pixelAt } from './fixtures/png.ts';
import { sniffPicture } from './fixtures/sniffPicture.ts';
import { expect, test } from './fixtures/test.ts';

test('generate, edit this image, paint, generate, download as WebP: by pointer', async ({
  open,
  composer,
  results,
  maskEditor,
}, testInfo) => {
  await open();
  await composer.generate.click();
  await results.expectPictures(1);
  const source = decodePng((await results.downloadAs('Original')).bytes);

  await results.button('Edit this image').click();
  await maskEditor.ready();
  await expect(maskEditor.canvas).toHaveAttribute('data-image-width', String(source.width));
  await expect(maskEditor.canvas).toHaveAttribute('data-coverage', '0');
  await maskEditor.setNumber('Brush size', 120);
  const finger = testInfo.project.name === 'phone';
  await (finger ? maskEditor.finger([0.45, 0.5], [0.55, 0.5]) : maskEditor.stroke([0.45, 0.5], [0.55, 0.5]));
  await expect.poll(() => maskEditor.paintedPixels()).toBeGreaterThan(120 * 60);

  await composer.prompt.fill('a bright balloon');
  await composer.generate.click();
  const edited = results.list
    .locator(':scope > [data-mime]')
    .filter({ has: results.picture('a bright balloon') });
  await expect(edited).toHaveCount(1);
  const { bytes } = await results.downloadAs('Original');
  const result = decodePng(bytes);
  expect([result.width, result.height]).toEqual([source.width, source.height]);
  for (const [x, y] of [
    [5, 5],
    [source.width - 5, source.height - 5],
    [source.width >> 1, 20],
  ] as const) {
    expect(pixelAt(result, x, y), `outside the mask at ${x}, ${y}`).toEqual(pixelAt(source, x, y));
  }
  const middle = Array.from({ length: 40 }, (_, i) => (source.width >> 1) - 20 + i);
  const changed = middle.filter(
    (x) => pixelAt(result, x, source.height >> 1).join() !== pixelAt(source, x, source.height >> 1).join(),
  );
  expect(changed.length, 'changed pixels inside the mask').toBeGreaterThan(20);

  const webp = await results.download('WebP');
  expect(sniffPicture(webp.bytes)).toEqual({
    mime: 'image/webp',
    width: source.width,
    height: source.height,
  });
  expect(webp.name).toMatch(/balloon.*\.webp$/);
});
