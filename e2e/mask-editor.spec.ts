import { decodePng } from './fixtures/decodePng.ts';
import { maskFile, pictureFile } from './fixtures/files.ts';
import { readDownload } from './fixtures/pages/Results.ts';
import { countTransparent, pixelAt } from './fixtures/png.ts';
import { expect, test } from './fixtures/test.ts';

test('undo, redo, invert and clear act on the whole mask', async ({ page, open, sources, maskEditor }) => {
  await open('?mode=edit');
  await sources.add(pictureFile('photo.png', 640, 640));
  await maskEditor.ready();
  await maskEditor.addShape('Rectangle', 0, 0, 100, 50);
  await maskEditor.expectPainted(5000);
  await maskEditor.addShape('Rectangle', 500, 500, 10_000, 10_000);
  await maskEditor.expectPainted(5000 + 140 * 140);
  await maskEditor.undo.click();
  await maskEditor.expectPainted(5000);
  await maskEditor.redo.click();
  await maskEditor.undo.click();
  await maskEditor.button('Invert mask').click();
  await maskEditor.expectPainted(640 * 640 - 5000);
  await maskEditor.button('Clear mask').click();
  await expect(maskEditor.canvas).toHaveAttribute('data-coverage', '0');
  await maskEditor.undo.click();
  await maskEditor.expectPainted(640 * 640 - 5000);

  const [download] = await Promise.all([
    page.waitForEvent('download'),
    maskEditor.button('Download mask').click(),
  ]);
  const mask = decodePng((await readDownload(download)).bytes);
  expect([mask.width, mask.height, mask.colourType]).toEqual([640, 640, 6]);
  expect(countTransparent(mask)).toBe(640 * 640 - 5000);
  expect([pixelAt(mask, 50, 25)[3], pixelAt(mask, 300, 300)[3]]).toEqual([255, 0]);
});

test('a mask file is read into the editor', async ({ open, sources, maskEditor }) => {
  await open('?mode=edit');
  await sources.add(pictureFile('photo.png', 640, 640));
  await maskEditor.ready();
  await sources.maskInput.setInputFiles(maskFile(640, 640, { x: 10, y: 20, w: 200, h: 100 }));
  await maskEditor.expectPainted(200 * 100);
});

test('a mask file may come before its picture', async ({ page, open, sources, maskEditor }) => {
  await open('?mode=edit');
  await sources.maskInput.setInputFiles(maskFile(640, 640, { x: 10, y: 20, w: 200, h: 100 }));
  await expect(
    page.getByRole('status').filter({ hasText: 'will be laid on the first picture' }),
  ).toBeVisible();
  await sources.add(pictureFile('photo.png', 640, 640));
  await maskEditor.ready();
  await maskEditor.expectPainted(200 * 100);
  await expect(sources.maskInput).toHaveCount(1);
});

test('zoom shows one image pixel on one pixel of the page, and Fit the whole picture', async ({
  open,
  sources,
  maskEditor,
}) => {
  await open('?mode=edit');
  await sources.add(pictureFile('photo.png', 2048, 1024));
  await maskEditor.ready();
  await maskEditor.button('100%').click();
  await maskEditor.setNumber('Brush size', 40);
  // At 100 % the picture is centred: the middle of the stage is the middle of the picture.
  await maskEditor.stroke([0.5, 0.5], [0.5, 0.5]);
  const dot = await maskEditor.paintedPixels();
  expect(Math.abs(dot / (Math.PI * 20 * 20) - 1)).toBeLessThan(0.05);
  await maskEditor.button('Fit').click();
  await maskEditor.stroke([0.5, 0.5], [0.5, 0.5]);
  await maskEditor.expectPainted(dot);
});

test('the eraser takes away what the brush painted', async ({ open, sources, maskEditor }) => {
  await open('?mode=edit');
  await sources.add(pictureFile('photo.png', 640, 640));
  await maskEditor.ready();
  await maskEditor.setNumber('Brush size', 100);
  await maskEditor.stroke([0.4, 0.5], [0.6, 0.5]);
  await expect.poll(() => maskEditor.paintedPixels()).toBeGreaterThan(5000);
  await maskEditor.tool('Eraser').check();
  await maskEditor.setNumber('Brush size', 600);
  await maskEditor.stroke([0.4, 0.5], [0.6, 0.5]);
  await expect(maskEditor.canvas).toHaveAttribute('data-coverage', '0');
});
