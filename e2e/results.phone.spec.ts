import type { Page } from 'playwright/test';
import { pictureFile } from './fixtures/files.ts';
import { pictures, type Answerer, type PictureOptions } from './fixtures/gateway/answers.ts';
import { expect, test } from './fixtures/test.ts';

interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** Where the frames of pictures on their way are, and their picture parts. */
const pendingBoxes = (page: Page) => boxes(page, '[data-pending]');
const resultBoxes = (page: Page) => boxes(page, '[data-mime]');

async function boxes(page: Page, selector: string): Promise<Box[]> {
  return page.locator(selector).evaluateAll((cards) =>
    cards.flatMap((card) =>
      [card, card.firstElementChild ?? card].map((element) => {
        const { x, y, width, height } = element.getBoundingClientRect();
        return { x, y, width, height };
      }),
    ),
  );
}

function expectSamePlaces(after: readonly Box[], before: readonly Box[]): void {
  expect(after).toHaveLength(before.length);
  for (const [place, box] of after.entries()) {
    for (const side of ['x', 'y', 'width', 'height'] as const) {
      const moved = Math.abs(box[side] - (before[place]?.[side] ?? NaN));
      expect(
        moved,
        `${side} of box ${place}: ${JSON.stringify(before[place])} → ${JSON.stringify(box)}`,
      ).toBeLessThanOrEqual(1);
    }
  }
}

/** The usual pictures, held back until the frames that wait for them have been measured. */
function heldPictures(options?: PictureOptions): {
  readonly answerer: Answerer;
  readonly release: () => void;
} {
  let release: (() => void) | undefined;
  const until = new Promise<void>((resolve) => {
    release = resolve;
  });
  return {
    answerer: (request, keep) => ({ ...pictures(options)(request, keep), until }),
    release: () => release?.(),
  };
}

for (const [size, n] of [
  ['1024x1024', 1],
  ['1536x1024', 1],
  ['1024x1536', 2],
  ['1536x1024', 3],
] as const) {
  test(`nothing moves when ${n} of ${size} arrive`, async ({
    page,
    useGateway,
    gateway,
    composer,
    results,
  }) => {
    await useGateway('openai', `&size=${size}&n=${n}`);
    const held = heldPictures();
    gateway.next(held.answerer);
    await composer.generate.click();
    await expect(page.locator('[data-pending]')).toHaveCount(n);
    const before = await pendingBoxes(page);
    held.release();
    await results.expectPictures(n);
    expectSamePlaces(await resultBoxes(page), before);
  });
}

test('nothing moves when an edit of size auto arrives in the shape of its base', async ({
  page,
  useGateway,
  gateway,
  sources,
  composer,
  results,
}) => {
  await useGateway('openai', '&mode=edit&size=auto');
  await sources.add(pictureFile('base.png', 640, 480));
  await expect(sources.items).toHaveCount(1);
  const held = heldPictures({ width: 960, height: 720 });
  gateway.next(held.answerer);
  await composer.generate.click();
  await expect(page.locator('[data-pending]')).toHaveCount(1);
  const before = await pendingBoxes(page);
  held.release();
  await results.expectPictures(1);
  expectSamePlaces(await resultBoxes(page), before);
});
