import { pictureFile } from './fixtures/files.ts';
import { expect, test } from './fixtures/test.ts';

for (const [width, height] of [
  [844, 390],
  [720, 450],
  [320, 640],
  [390, 844],
] as const) {
  test(`the stage has most of the editor at ${width}×${height}, with and without numbers`, async ({
    page,
    open,
    sources,
    maskEditor,
  }) => {
    await page.setViewportSize({ width, height });
    await open('?mode=edit');
    await sources.add(pictureFile('photo.png', 1024, 768));
    await maskEditor.ready();
    for (const tool of ['Brush', 'Rectangle']) {
      await maskEditor.tool(tool).check();
      await expect
        .poll(async () => {
          const [editor, canvas] = await Promise.all([
            maskEditor.region.boundingBox(),
            maskEditor.canvas.boundingBox(),
          ]);
          return (canvas?.height ?? 0) / (editor?.height ?? 1);
        })
        .toBeGreaterThan(0.58);
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(width);
    }
  });
}
