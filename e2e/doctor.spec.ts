import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import type { Locator, Page } from 'playwright/test';
import { pictures } from './fixtures/gateway/answers.ts';
import { dialects } from './fixtures/gateway/dialects.ts';
import type { Settings } from './fixtures/pages/Settings.ts';
import { expect, test } from './fixtures/test.ts';

/** The test without a prompt is made to be refused. */
test.use({ refusalsExpected: true });

const REQUEST = 'Send one request';
const PICTURE = /^Make one picture/;

/** One step of the test, by its name in the page's own records. */
function step(settings: Settings, id: string): Locator {
  return settings.dialog.locator(`[data-step="${id}"]`);
}

async function expectSteps(settings: Settings, statuses: Readonly<Record<string, string>>): Promise<void> {
  for (const [id, status] of Object.entries(statuses))
    await expect(step(settings, id), id).toHaveAttribute('data-status', status);
}

async function agree(settings: Settings, name: string | RegExp): Promise<void> {
  await settings.dialog.getByRole('button', { name }).click();
}

const stored = (page: Page) => page.evaluate(() => localStorage.getItem('alphabrush:capabilities'));

/** A port at which nobody listens. */
async function closedPort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => {
    server.close(resolve);
  });
  return port;
}

test('a base URL without /v1 is found and mended with one click, and its key goes along', async ({
  useGateway,
  settings,
  gateway,
}) => {
  await useGateway('custom');
  await settings.open();
  const right = gateway.baseUrl('custom');
  await settings.setBaseUrl(right.replace(/\/v1$/, ''));
  await settings.setKey(dialects.custom.key);
  await settings.test.click();
  await expectSteps(settings, { address: 'warning', reach: 'ok', cors: 'ok', key: 'warning' });
  await step(settings, 'address')
    .getByRole('button', { name: `Use ${right}`, exact: true })
    .click();
  await expectSteps(settings, { address: 'ok', reach: 'ok', cors: 'ok', key: 'ok' });
  await expect(settings.baseUrl).toHaveValue(right);
  await expect(settings.apiKey).toHaveValue(dialects.custom.key);
  await expect(step(settings, 'key')).toContainText('gpt-image-2 among them');
  expect(gateway.requests.map(({ endpoint }) => endpoint)).toEqual(['models']);
});

test('a server without CORS is told from one that is not there, and no picture is offered at either', async ({
  useGateway,
  settings,
  gateway,
  guards,
}) => {
  gateway.cors = 'none';
  await useGateway('openai');
  await settings.open();
  await settings.test.click();
  await expectSteps(settings, { reach: 'ok', cors: 'failed', picture: 'skipped' });
  await expect(step(settings, 'cors')).toContainText('Authorization');

  const closed = `http://127.0.0.1:${await closedPort()}/v1`;
  guards.allowedOrigins.add(new URL(closed).origin);
  await settings.setBaseUrl(closed);
  await settings.setKey('sk-1');
  await settings.test.click();
  await expectSteps(settings, { reach: 'failed', cors: 'skipped', key: 'skipped' });
  await expect(step(settings, 'reach')).toContainText('Nothing answers');
  await expect(settings.dialog.getByRole('button', { name: PICTURE })).toHaveCount(0);
  expect(gateway.requests.filter(({ method }) => method === 'POST')).toEqual([]);
});

test('a wrong key is told where models are listed, and by the request without a prompt where they are not', async ({
  useGateway,
  settings,
  gateway,
}) => {
  await useGateway('openai');
  await settings.open();
  await settings.setKey('sk-wrong');
  await settings.test.click();
  await expectSteps(settings, { reach: 'ok', cors: 'ok', key: 'failed' });
  await expect(settings.dialog.getByRole('button', { name: REQUEST })).toHaveCount(0);
  await settings.close();

  await useGateway('qcode');
  await settings.open();
  await settings.setKey('cr_wrong');
  await settings.test.click();
  await expectSteps(settings, { reach: 'ok', cors: 'ok', key: 'skipped', request: 'needs-consent' });
  await agree(settings, REQUEST);
  await expectSteps(settings, { request: 'failed', key: 'failed', picture: 'skipped' });
  await expect(step(settings, 'key')).toContainText('HTTP 401');
  expect(gateway.requests.map(({ endpoint }) => endpoint)).toEqual(['models', 'generations']);
});

test('a key that is refused under another status is not called right, and no picture is offered', async ({
  page,
  useGateway,
  settings,
  gateway,
}) => {
  await useGateway('qcode');
  await settings.open();
  const ask = async (status: number, body: unknown) => {
    // The strict gateway would look at the request first.
    await page.route(`${gateway.origin}/**/generations`, async (route) =>
      route.request().method() === 'POST'
        ? route.fulfill({ status, json: body, headers: { 'Access-Control-Allow-Origin': '*' } })
        : route.fallback(),
    );
    await settings.test.click();
    await agree(settings, REQUEST);
  };
  for (const [status, body] of [
    [200, { code: 401, msg: 'Invalid token' }],
    [400, { error: { type: 'authentication_error', message: 'Incorrect API key provided' } }],
  ] as const) {
    await ask(status, body);
    await expectSteps(settings, { request: 'failed', key: 'failed', picture: 'skipped' });
  }
  await ask(418, {});
  await expectSteps(settings, { request: 'warning', key: 'skipped' });
  await expect(step(settings, 'request')).toContainText('Refused for another reason (HTTP 418)');
});

test('what asks for a yes stays within its row on a narrow screen', async ({
  page,
  useGateway,
  settings,
}) => {
  await page.setViewportSize({ width: 320, height: 640 });
  await useGateway('custom');
  await settings.open();
  await settings.test.click();
  await expectSteps(settings, { picture: 'needs-consent' });
  const make = settings.dialog.getByRole('button', { name: PICTURE });
  const overflow = await make.evaluate((button) => button.scrollWidth - button.clientWidth);
  expect(overflow).toBeLessThanOrEqual(0);
  const [inner, outer] = [await make.boundingBox(), await step(settings, 'picture').boundingBox()];
  expect(inner!.x + inner!.width).toBeLessThanOrEqual(outer!.x + outer!.width);
});

test('the request without a prompt is sent once, after a yes, and holds nothing to draw', async ({
  page,
  useGateway,
  settings,
  gateway,
}) => {
  await useGateway('qcode');
  await settings.open();
  await settings.test.click();
  await expectSteps(settings, { request: 'needs-consent', picture: 'needs-consent' });
  await expect(step(settings, 'request')).toContainText('no prompt');
  expect(gateway.requests).toEqual([]);
  await agree(settings, REQUEST);
  await expectSteps(settings, { cors: 'ok', key: 'ok', request: 'ok', picture: 'needs-consent' });
  await expect(step(settings, 'request')).toBeFocused();
  expect(gateway.requests.map(({ json }) => json)).toEqual([{ model: 'gpt-image-2' }]);
  expect(JSON.parse((await stored(page)) ?? '{}')).toEqual({
    [gateway.baseUrl('qcode')]: expect.objectContaining({ corsGet: true, corsPost: true }),
  });
});

test('the paid picture is made once, after a yes to its price, and is in the results', async ({
  useGateway,
  settings,
  gateway,
  results,
  jobs,
}) => {
  await useGateway('qcode');
  await settings.open();
  await settings.test.click();
  const make = settings.dialog.getByRole('button', { name: PICTURE });
  await expect(make).toHaveText('Make one picture ($0.08)');
  expect(gateway.requests).toEqual([]);
  await make.dblclick();
  await expectSteps(settings, { cors: 'ok', key: 'ok', request: 'skipped', picture: 'ok' });
  await expect(step(settings, 'picture')).toContainText('in the answer: PNG, 1024×1024.');
  await expect(step(settings, 'stream')).toHaveCount(0);
  await settings.close();
  await results.expectPictures(1);
  await jobs.expectNewest('done');
  expect(gateway.requests.map(({ json }) => json)).toEqual([
    expect.objectContaining({ model: 'gpt-image-2', n: 1, size: '1024x1024', quality: 'low' }),
  ]);
});

test('a picture goes on when Settings is closed', async ({ useGateway, settings, gateway, results }) => {
  gateway.next((request, keep) => ({ ...pictures()(request, keep), delay: 1000 }));
  await useGateway('qcode');
  await settings.open();
  await settings.test.click();
  await agree(settings, PICTURE);
  await expect.poll(() => gateway.requests.length).toBe(1);
  await settings.close();
  await results.expectPictures(1);
});

test('streaming is tested after a yes of its own; a server that ignores it is remembered at Stream', async ({
  page,
  useGateway,
  settings,
  gateway,
}) => {
  await useGateway('custom');
  await settings.open();
  await settings.test.click();
  await agree(settings, PICTURE);
  await expectSteps(settings, { picture: 'ok', stream: 'needs-consent' });
  gateway.next(pictures());
  await agree(settings, PICTURE);
  await expectSteps(settings, { stream: 'warning' });
  expect(gateway.requests.map(({ json }) => json?.['stream'])).toEqual([undefined, undefined, true]);
  await expect(settings.dialog).toContainText(/Learned here.*ignores Stream/);
  await settings.close();
  const stream = page.getByRole('switch', { name: 'Stream', exact: true });
  await expect(stream).toHaveAccessibleDescription(/ignores Stream/);

  await page.reload();
  await expect(stream).toHaveAccessibleDescription(/ignores Stream/);
  await settings.open();
  await settings.dialog.getByRole('button', { name: 'Forget', exact: true }).click();
  expect(await stored(page)).toBeNull();
  await settings.close();
  await expect(stream).not.toHaveAccessibleDescription(/ignores Stream/);
});

test('a server without a list of models is not asked for one again; all that was learned can be erased', async ({
  page,
  useGateway,
  settings,
  gateway,
  composer,
}) => {
  await useGateway('custom');
  await settings.open();
  // This dialect has no list.
  await settings.setBaseUrl(gateway.baseUrl('qiuqiu'));
  await settings.setKey(dialects.qiuqiu.key);
  await settings.test.click();
  await expectSteps(settings, { key: 'warning', picture: 'needs-consent' });
  await expect(settings.dialog).toContainText(/Learned here.*lists no models/);
  await settings.close();
  const asked = gateway.requests.length;
  await composer.combobox('Model').focus();
  await page.waitForTimeout(1500);
  expect(gateway.requests.length).toBe(asked);

  await settings.open();
  await settings.erase.click();
  await page.getByRole('alertdialog').getByRole('button', { name: 'Erase', exact: true }).click();
  await expect(page.getByRole('alertdialog')).toBeHidden();
  expect(await stored(page)).toBeNull();
});

test('a test that is under way ends with Settings', async ({ useGateway, settings, gateway, page }) => {
  await useGateway('openai');
  // Neither answered nor refused.
  await page.route(`${gateway.origin}/**`, () => {});
  const failed = page.waitForEvent('requestfailed');
  await settings.open();
  await settings.test.click();
  await expect(settings.dialog.getByRole('button', { name: 'Stop', exact: true })).toBeVisible();
  await settings.close();
  expect((await failed).failure()?.errorText).toContain('ERR_ABORTED');
});
