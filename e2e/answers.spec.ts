import type { Locator, Page } from 'playwright/test';
import { pictureFile } from './fixtures/files.ts';
import type { Answerer } from './fixtures/gateway/Answer.ts';
import { answerColour, eventStream, json, pictures } from './fixtures/gateway/answers.ts';
import { dialects } from './fixtures/gateway/dialects.ts';
import { namedAnswers, TASK_ID } from './fixtures/gateway/namedAnswers.ts';
import type { Composer } from './fixtures/pages/Composer.ts';
import { expect, test } from './fixtures/test.ts';

/** An answer whose pieces come one by one, each when the test asks for it. */
function pieceByPiece(answerer: Answerer): { readonly answerer: Answerer; readonly release: () => void } {
  const gates: (() => void)[] = [];
  const opened: Promise<void>[] = [];
  const gateAt = (piece: number): Promise<void> => {
    while (opened.length <= piece) opened.push(new Promise((resolve) => gates.push(resolve)));
    return opened[piece] ?? Promise.resolve();
  };
  let released = 0;
  return {
    answerer: (request, keep) => ({ ...answerer(request, keep), hold: gateAt }),
    release: () => {
      void gateAt(released);
      gates[released]?.();
      released += 1;
    },
  };
}

const frames = (page: Page): Locator => page.locator('[data-pending]');

async function askForStream(page: Page, composer: Composer, partials: number): Promise<void> {
  const stream = page.getByRole('switch', { name: 'Stream', exact: true });
  await (await composer.reveal(stream)).click();
  await composer.setNumber('Partial images', partials);
}

/** The colour in the middle of the newest preview; nothing as long as there is none. */
async function previewColour(page: Page): Promise<number[] | undefined> {
  return frames(page)
    .first()
    .locator('img')
    .evaluateAll(async (images) => {
      const [image] = images;
      if (!(image instanceof HTMLImageElement) || image.naturalWidth === 0) return undefined;
      const canvas = new OffscreenCanvas(1, 1).getContext('2d');
      canvas?.drawImage(image, 0, 0, 1, 1);
      return [...(canvas?.getImageData(0, 0, 1, 1).data ?? [])];
    })
    .catch(() => undefined);
}

test('the previews of a stream appear in place, one after the other, and give way to the picture', async ({
  page,
  useGateway,
  composer,
  results,
  jobs,
  gateway,
}) => {
  await useGateway('openai');
  await askForStream(page, composer, 3);
  const { answerer, release } = pieceByPiece(eventStream());
  gateway.next(answerer);
  await composer.generate.click();
  const room = await frames(page).first().boundingBox();
  for (const index of [1, 2, 3]) {
    release();
    await expect.poll(() => previewColour(page)).toEqual(answerColour(index));
    expect(await frames(page).first().boundingBox()).toEqual(room);
  }
  await expect(frames(page).getByText('Preview', { exact: true })).toBeVisible();
  await expect(page.locator('[data-mime], [data-width]')).toHaveCount(0);
  await expect(results.items).toHaveCount(0);
  release();
  await results.expectPictures(1);
  await jobs.expectNewest('done');
  await expect(frames(page)).toHaveCount(0);
  expect(await results.newest.boundingBox()).toEqual(room);
  expect(gateway.requests[0]?.json).toMatchObject({ stream: true, partial_images: 3 });
});

test('an edit streams its previews too', async ({
  page,
  useGateway,
  composer,
  sources,
  results,
  gateway,
}) => {
  await useGateway('openai', '&mode=edit');
  await sources.add(pictureFile('cat.png', 640, 640));
  await expect(sources.items).toHaveCount(1);
  await askForStream(page, composer, 1);
  const { answerer, release } = pieceByPiece(eventStream());
  gateway.next(answerer);
  await composer.generate.click();
  release();
  await expect.poll(() => previewColour(page)).toEqual(answerColour(1));
  release();
  await results.expectPictures(1);
  expect(gateway.requests[0]?.endpoint).toBe('edits');
});

test('a stream that ends without its picture keeps the last preview, labelled', async ({
  page,
  useGateway,
  composer,
  results,
  jobs,
  gateway,
}) => {
  await useGateway('openai');
  await askForStream(page, composer, 1);
  gateway.next(namedAnswers.sse_drop);
  await composer.generate.click();
  await jobs.expectNewest('unknown');
  await expect(composer.alert.first()).toContainText('broke off');
  const kept = page.getByRole('figure');
  await expect(kept).toContainText('Preview only: the stream ended before the picture was complete');
  expect(await previewColour(page)).toEqual(answerColour(1));
  await expect(results.items).toHaveCount(0);
  await expect(page.getByRole('button', { name: 'Download', exact: true })).toHaveCount(0);
  expect(gateway.requests).toHaveLength(1);
  await jobs.newest.getByRole('button', { name: 'Dismiss', exact: true }).click();
  await expect(kept).toHaveCount(0);
});

test('the preview of a broken-off stream keeps its shape beside a taller picture', async ({
  page,
  useGateway,
  composer,
  results,
  gateway,
}) => {
  await useGateway('openai');
  await composer.choose('Size', '1024x1536');
  await composer.generate.click();
  await results.expectPictures(1);
  await composer.choose('Size', '1024x1024');
  await askForStream(page, composer, 1);
  gateway.next(namedAnswers.sse_drop);
  await composer.generate.click();
  const kept = page.getByRole('figure');
  await expect(kept).toContainText('Preview only');
  const [frame, picture] = [await kept.locator('> div').boundingBox(), await results.newest.boundingBox()];
  expect(picture?.height).toBeGreaterThan(frame?.height ?? Infinity);
  expect(frame?.height).toBeCloseTo(frame?.width ?? 0, 0);
});

test('a redirect is told and not followed: the paid request goes to nobody else', async ({
  guards,
  useGateway,
  composer,
  jobs,
  gateway,
}) => {
  await useGateway('custom');
  const elsewhere = gateway.origin.replace('127.0.0.1', 'localhost');
  // Chromium announces where a redirect would lead before it stops there. What arrives, the gateway sees: it is both.
  guards.allowedOrigins.add(elsewhere);
  for (const status of [302, 307]) {
    gateway.next(({ path }) => ({
      status,
      type: 'text/plain',
      body: '',
      headers: { location: `${elsewhere}${path}` },
    }));
    await composer.generate.click();
    await expect(composer.alert.first()).toContainText('redirects to another address');
    await jobs.expectNewest('rejected');
  }
  expect(gateway.requests.map(({ method }) => method)).toEqual(['POST', 'POST']);
});

const NO_PICTURE_THERE = [
  [
    { error: { code: 'insufficient_user_quota', message: 'No quota' }, url: '/topup' },
    'rejected',
    'No quota',
  ],
  [{ error: { code: 'moderation_blocked' }, images: ['/policy.png'] }, 'rejected', 'safety system'],
  [
    { success: false, message: 'Insufficient balance', data: { url: '/topup' } },
    'unknown',
    'Insufficient balance',
  ],
  [{ id: 'task_9', status: 'queued', url: '/tasks/9' }, 'unknown', 'task_9'],
] as const;

test('an address beside a refusal or a task is no picture', async ({
  useGateway,
  composer,
  results,
  jobs,
  gateway,
}) => {
  await useGateway('custom');
  for (const [body, state, says] of NO_PICTURE_THERE) {
    gateway.next(() => json(200, body));
    await composer.generate.click();
    await expect(composer.alert.first()).toContainText(says);
    await jobs.expectNewest(state);
  }
  await expect(results.items).toHaveCount(0);
  expect([gateway.requests.length, gateway.links.length, gateway.polls.length]).toEqual([4, 0, 0]);
});

const GOOD: readonly (keyof typeof namedAnswers)[] = [
  'ok_dataurl',
  'ok_ws',
  'ok_url_cors',
  'ok_odd_size',
  'chat_markdown_url',
  'chat_message_images',
  'responses_shape',
  'sse_unasked',
  'sse_newapi',
  'sse_split_utf8',
];

test('every shape in which a picture can come is a result', async ({
  useGateway,
  composer,
  results,
  jobs,
  gateway,
}) => {
  await useGateway('custom');
  for (const [index, name] of GOOD.entries()) {
    gateway.next(namedAnswers[name]);
    await composer.generate.click();
    await test.step(name, async () => {
      await results.expectPictures(index + 1);
      await jobs.expectNewest('done');
    });
  }
  expect(gateway.requests).toHaveLength(GOOD.length);
});

const BAD: Readonly<
  Partial<Record<keyof typeof namedAnswers, readonly [state: 'rejected' | 'unknown', says: string]>>
> = {
  ok_null_b64: ['unknown', 'holds no picture'],
  ok_empty_data: ['unknown', 'holds no picture'],
  chat_plain_text: ['unknown', 'Hello there, how may I assist you today?'],
  e200_error: ['rejected', 'The supplier failed.'],
  e_html_200: ['unknown', 'Welcome to nginx!'],
  e_code_msg: ['rejected', 'prompt is too long'],
  e_detail: ['rejected', 'value is not a valid enumeration member'],
  e404_path: ['rejected', 'Invalid URL'],
  e413_nginx: ['rejected', '413 Request Entity Too Large'],
};

test('every shape without one says what the gateway said', async ({
  useGateway,
  composer,
  results,
  jobs,
  gateway,
}) => {
  await useGateway('custom');
  for (const [name, [state, says]] of Object.entries(BAD)) {
    gateway.next(namedAnswers[name as keyof typeof BAD]);
    await composer.generate.click();
    await test.step(name, async () => {
      await expect(composer.alert.first()).toContainText(says);
      await jobs.expectNewest(state);
    });
  }
  await expect(results.items).toHaveCount(0);
  expect(gateway.requests).toHaveLength(Object.keys(BAD).length);
});

test('an asynchronous task is asked for until its picture is there', async ({
  useGateway,
  composer,
  results,
  jobs,
  gateway,
}) => {
  await useGateway('custom');
  gateway.next(namedAnswers.task_202);
  await composer.generate.click();
  await expect(jobs.newest).toContainText(TASK_ID);
  await jobs.expectNewest('receiving');
  await results.expectPictures(1);
  expect(gateway.requests).toHaveLength(1);
  expect(gateway.polls.map(({ method, path }) => `${method} ${path}`)).toEqual([
    `GET /v1/images/tasks/${TASK_ID}`,
  ]);
  expect(gateway.polls[0]?.headers.authorization).toBe(`Bearer ${dialects.custom.key}`);
  expect(gateway.links.map(({ headers }) => headers.authorization)).toEqual([undefined]);
});

test('a task of an unknown kind is told with its id, and nothing is sent again', async ({
  useGateway,
  composer,
  jobs,
  gateway,
}) => {
  await useGateway('custom');
  gateway.next(() => json(200, { id: 'job-7f3a', object: 'image.generation.task', status: 'queued' }));
  await composer.generate.click();
  await jobs.expectNewest('unknown');
  await expect(composer.alert.first()).toContainText('job-7f3a');
  expect([gateway.requests.length, gateway.polls.length]).toEqual([1, 0]);
});

/** The link leads to an origin of its own, which gives the page no permission to read. */
const linkElsewhere: Answerer = (request, keep) => {
  const answer = pictures({ as: 'url-nocors' })(request, keep);
  return { ...answer, body: String(answer.body).replace('//127.0.0.1', '//localhost') };
};

test('a link that no page may read is shown, marked, opened to be saved, and no failure', async ({
  page,
  context,
  guards,
  useGateway,
  composer,
  results,
  jobs,
  gateway,
}) => {
  const elsewhere = gateway.origin.replace('127.0.0.1', 'localhost');
  guards.allowedOrigins.add(elsewhere);
  await useGateway('modelverse');
  gateway.next(linkElsewhere);
  await composer.generate.click();
  await jobs.expectNewest('done');
  const { newest } = results;
  await expect
    .poll(() => newest.getByRole('img').evaluate((image: HTMLImageElement) => image.naturalWidth))
    .toBe(1024);
  await expect(newest).toContainText('link only, may expire');
  await expect(newest).toContainText(/expires about \w{3} \d+/);
  await expect(newest.getByRole('link', { name: 'Open link' })).toHaveAttribute(
    'href',
    new RegExp(`^${elsewhere}/`),
  );
  await expect(results.button('Copy link')).toBeVisible();
  await expect(newest).not.toHaveAttribute('data-mime');
  await expect(composer.alert).toHaveCount(0);
  const [tab] = await Promise.all([context.waitForEvent('page'), results.button('Download').click()]);
  expect(tab.url() || elsewhere).toContain(elsewhere);
  await expect(page.getByText('Save it from the tab that was opened.')).toBeVisible();
  expect(gateway.links.every(({ headers }) => headers.authorization === undefined)).toBe(true);
});

test('pictures keep their places when the newer job ends first', async ({
  page,
  useGateway,
  composer,
  results,
  gateway,
}) => {
  await useGateway('custom');
  const { answerer, release } = pieceByPiece(pictures());
  gateway.next(answerer, pictures());
  await composer.prompt.fill('the older');
  await composer.generate.click();
  await expect.poll(() => gateway.requests.length).toBe(1);
  await composer.prompt.fill('the newer');
  await composer.generate.click();
  await results.expectPictures(1);
  await expect(frames(page)).toHaveCount(1);
  const newer = await results.newest.boundingBox();
  const older = await frames(page).boundingBox();
  expect(newer?.y).toBe(older?.y);
  expect(newer?.x).toBeLessThan(older?.x ?? 0);
  release();
  await results.expectPictures(2);
  await expect(results.newest).toContainText('the newer');
  expect([await results.newest.boundingBox(), await results.items.nth(1).boundingBox()]).toEqual([
    newer,
    older,
  ]);
});
