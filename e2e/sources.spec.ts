import { decodeInPage, isNear, pictureFile, RED, turnedJpeg, BLUE } from './fixtures/files.ts';
import { expect, test } from './fixtures/test.ts';

test('pictures come by file, by drop and by paste', async ({ open, sources }) => {
  await open('?mode=edit');
  await sources.add(pictureFile('a.png', 640, 640), pictureFile('b.jpg', 640, 480));
  await expect(sources.items).toHaveCount(2);
  await sources.transfer('drop', [pictureFile('c.webp', 480, 640)]);
  await expect(sources.items).toHaveCount(3);
  await sources.transfer('paste', [pictureFile('d.png', 320, 320)]);
  await expect(sources.items).toHaveCount(4);
  await expect(sources.item(4)).toBeVisible();
});

test('order can be changed, the first is the base of the mask, each can go', async ({
  open,
  sources,
  maskEditor,
}) => {
  await open('?mode=edit');
  await sources.add(
    pictureFile('a.png', 640, 640),
    pictureFile('b.png', 800, 600),
    pictureFile('c.png', 480, 640),
  );
  await expect(sources.items).toHaveCount(3);
  await expect(maskEditor.canvas).toHaveAttribute('data-image-width', '640');
  await sources.press(2, 'Use as base');
  await expect(maskEditor.canvas).toHaveAttribute('data-image-width', '800');
  await sources.press(3, 'Remove');
  await expect(sources.items).toHaveCount(2);
});

test('the order on screen is the order on the wire', async ({
  useGateway,
  composer,
  sources,
  results,
  gateway,
}) => {
  await useGateway('openai', '&mode=edit');
  await sources.add(
    pictureFile('a.png', 640, 640),
    pictureFile('b.png', 800, 600),
    pictureFile('c.png', 480, 640),
  );
  await expect(sources.items).toHaveCount(3);
  await sources.press(3, 'Move earlier');
  await composer.prompt.fill('Put them together');
  await composer.generate.click();
  await results.expectPictures(1);
  const files = gateway.requests[0]?.parts?.filter(({ filename }) => filename) ?? [];
  expect(files.map(({ filename }) => filename)).toEqual(['a.png', 'c.png', 'b.png']);
});

test('a photograph lying on its side is edited and sent upright', async ({
  page,
  useGateway,
  composer,
  sources,
  maskEditor,
  results,
  gateway,
}) => {
  await useGateway('openai', '&mode=edit');
  await sources.add(turnedJpeg('turned.jpg', 640, 960));
  await maskEditor.ready();
  await expect(maskEditor.canvas).toHaveAttribute('data-image-width', '640');
  await expect(maskEditor.canvas).toHaveAttribute('data-image-height', '960');
  await maskEditor.addShape('Rectangle', 100, 100, 200, 200);
  await maskEditor.expectPainted(200 * 200);
  await composer.prompt.fill('Upright');
  await composer.generate.click();
  await results.expectPictures(1);
  const image = gateway.requests[0]?.parts?.find(({ name }) => name === 'image');
  const seen = await decodeInPage(page, image?.bytes ?? Buffer.alloc(0), image?.type ?? '');
  expect(seen.width).toBeLessThan(seen.height);
  expect(isNear(seen.quarters[0] ?? RED, RED), 'red at the top').toBe(true);
  expect(isNear(seen.quarters[3] ?? RED, BLUE), 'blue at the bottom').toBe(true);
});

test('Generate waits for pictures that are still loading', async ({
  useGateway,
  composer,
  sources,
  results,
  gateway,
}) => {
  await useGateway('openai', '&mode=edit');
  await composer.prompt.fill('At once');
  await sources.add(pictureFile('large.png', 3000, 3000), pictureFile('b.png', 640, 640));
  await composer.generate.click();
  await results.expectPictures(1);
  expect(gateway.requests[0]?.parts?.filter(({ filename }) => filename)).toHaveLength(2);
});

test('a format that gateways do not take is converted, and the page says so', async ({
  page,
  useGateway,
  composer,
  sources,
  results,
  gateway,
}) => {
  await useGateway('openai', '&mode=edit');
  const gif = Buffer.from('R0lGODlhAQABAIAAAP8AAP///yH5BAAAAAAALAAAAAABAAEAAAICRAEAOw==', 'base64');
  await sources.add({ name: 'dot.gif', mimeType: 'image/gif', buffer: gif });
  await expect(sources.items).toHaveCount(1);
  await expect(page.getByText(/GIF.*PNG/i).first()).toBeVisible();
  await composer.prompt.fill('Larger');
  await composer.generate.click();
  await results.expectPictures(1);
  expect(gateway.requests[0]?.parts?.find(({ name }) => name === 'image')).toMatchObject({
    filename: 'dot.png',
    type: 'image/png',
  });
});
