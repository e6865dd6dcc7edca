import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { faults, json, type Answerer } from './fixtures/gateway/answers.ts';
import { maskFile, pictureFile } from './fixtures/files.ts';
import { expect, test } from './fixtures/test.ts';

/** A refusal as QCode writes it. */
const qcodeError =
  (status: number, code: string, headers: Readonly<Record<string, string>> = {}): Answerer =>
  () =>
    json(status, { error: { type: 'rate_limit_error', code, message: 'No.' } }, headers);

test.describe('one click sends again what will be taken', () => {
  test.use({ refusalsExpected: true });

  test('without input_fidelity, which gpt-image-2 refuses', async ({
    useGateway,
    composer,
    sources,
    jobs,
    results,
    gateway,
    page,
  }) => {
    // QCode's page documents the field; the model behind it may refuse it.
    gateway.next(
      faults.error(
        400,
        'invalid_input_fidelity_model',
        "The model 'gpt-image-2' does not support the 'input_fidelity' parameter.",
        'input_fidelity',
      ),
    );
    await useGateway('qcode', '&mode=edit&prompt=Keep%20me');
    await sources.add(pictureFile('fox.png', 640, 640));
    await expect(sources.items).toHaveCount(1);
    await composer.choose('Input fidelity', 'high');
    await composer.generate.click();
    await jobs.expectNewest('rejected');
    await expect(composer.alert).toContainText('invalid_input_fidelity_model');
    await page.getByRole('button', { name: 'Send again without Input fidelity', exact: true }).click();
    await results.expectPictures(1);
    await jobs.expectNewest('done');
    await expect(composer.alert).toHaveCount(0);
    const sent = gateway.requests.map(({ parts = [] }) => parts.map(({ name }) => name));
    expect(sent).toHaveLength(2);
    expect(sent[0]).toContain('input_fidelity');
    expect(sent[1]).toEqual(sent[0]?.filter((name) => name !== 'input_fidelity'));
    // The form has forgotten it too.
    await expect(composer.combobox('Input fidelity')).not.toHaveValue('high');
  });

  test('without a transparent background', async ({ useGateway, composer, results, gateway, page }) => {
    gateway.next(
      faults.error(400, 'invalid_value', 'Transparent background is not supported for this model.'),
    );
    await useGateway('openai');
    await composer.choose('Background', 'transparent');
    await composer.generate.click();
    await page.getByRole('button', { name: 'Send again without Background', exact: true }).click();
    await results.expectPictures(1);
    expect(gateway.requests.map(({ json: body }) => body?.['background'])).toEqual([
      'transparent',
      undefined,
    ]);
  });

  test('as one request, where one click had made several streams', async ({
    useGateway,
    composer,
    jobs,
    results,
    gateway,
    page,
  }) => {
    const refused = faults.error(400, 'unsupported_parameter', 'Streaming is not supported.', 'stream');
    gateway.next(refused, refused, refused);
    await useGateway('openai');
    await composer.setNumber('Images', 3);
    const stream = page.getByRole('switch', { name: 'Stream', exact: true });
    await (await composer.reveal(stream)).check();
    await composer.generate.click();
    await expect(jobs.list.locator('[data-state="rejected"]')).toHaveCount(3);
    await expect(page.getByText('and 2 more', { exact: true })).toBeVisible();
    await page.getByRole('button', { name: 'Send again without Stream', exact: true }).click();
    await results.expectPictures(3);
    expect(gateway.requests).toHaveLength(4);
    expect(gateway.requests[3]?.json).toMatchObject({ n: 3 });
    expect(gateway.requests[3]?.json).not.toHaveProperty('stream');
    await expect(jobs.newest).not.toContainText('of 3');
    await expect(composer.alert).toHaveCount(0);
  });

  test('or the form goes back where an extra field is refused', async ({
    useGateway,
    composer,
    jobs,
    gateway,
    page,
  }) => {
    gateway.acceptsUndocumented = true;
    gateway.next(faults.error(400, 'unknown_parameter', "Unknown parameter: 'style'."));
    await useGateway('openai', '&prompt=Keep%20me');
    await composer.setText('Extra fields (JSON)', '{"style": "vivid"}');
    await composer.generate.click();
    await jobs.expectNewest('rejected');
    await page.getByRole('button', { name: 'Reset the form’s fields', exact: true }).click();
    await expect(composer.extra).toHaveValue('');
    await expect(composer.prompt).toHaveValue('Keep me');
    expect(gateway.requests).toHaveLength(1);
  });
});

test.describe('what the gateway says leads somewhere', () => {
  test('QCode’s four 429s differ', async ({ useGateway, composer, jobs, gateway, page, context }) => {
    const alert = composer.alert;
    const timer = alert.getByRole('timer');
    const button = (name: string) => alert.getByRole('button', { name, exact: true });
    // 13:00 UTC is 21:00 in Beijing and 14:00 in Berlin, where this browser is.
    await page.clock.setFixedTime('2026-11-20T13:00:00Z');
    await useGateway('qcode', '&prompt=Keep%20me');

    gateway.next(qcodeError(429, 'image_daily_limit'));
    await composer.generate.click();
    await jobs.expectNewest('rejected');
    await expect(timer).toHaveText('Its new day begins at 17:00 here, in 3 h 0 min');
    await expect(button('Send again')).toHaveCount(0);

    gateway.next(qcodeError(429, 'crs_daily_exhausted'));
    await composer.generate.click();
    await expect(alert).toContainText('crs_daily_exhausted');
    // The page says of the image count alone when its day ends.
    await expect(timer).toHaveCount(0);
    await expect(alert.getByRole('link', { name: 'Top up', exact: true })).toHaveAttribute(
      'href',
      'https://qcode.cc/',
    );

    gateway.next(qcodeError(429, 'crs_total_exhausted'));
    await composer.generate.click();
    await expect(alert).toContainText('crs_total_exhausted');
    await expect(timer).toHaveCount(0);
    await expect(alert.getByRole('link', { name: 'Top up', exact: true })).toBeVisible();

    expect(gateway.requests).toHaveLength(3);
    await expect(composer.prompt).toHaveValue('Keep me');
    expect(context.pages()).toHaveLength(1);
  });

  test('the fourth waits for a slot by itself', async ({ useGateway, composer, jobs, gateway }) => {
    gateway.next(qcodeError(429, 'concurrency_exhausted', { 'retry-after': '120' }));
    await useGateway('qcode');
    await composer.generate.click();
    await expect.poll(() => gateway.requests.length).toBe(1);
    await jobs.expectNewest('queued');
    await expect(composer.alert).toHaveCount(0);
    await jobs.button('Cancel').click();
    await jobs.expectNewest('cancelled');
  });

  test('a countdown as long as the gateway asks, and then it goes again', async ({
    useGateway,
    composer,
    results,
    gateway,
    page,
  }) => {
    gateway.next(() =>
      json(
        429,
        { error: { message: 'Slow down.', type: 'requests', code: 'rate_limit_exceeded', param: null } },
        { 'retry-after': '4' },
      ),
    );
    await useGateway('openai');
    await composer.generate.click();
    const timer = composer.alert.getByRole('timer');
    await expect(timer).toHaveText(/Try again in 0:0[1-4]/);
    await expect(timer).toHaveText('It can be tried again now');
    expect(gateway.requests).toHaveLength(1);
    await page.getByRole('button', { name: 'Send again', exact: true }).click();
    await results.expectPictures(1);
    expect(gateway.requests).toHaveLength(2);
  });

  test('to the prompt, with the categories that are named', async ({
    useGateway,
    composer,
    gateway,
    page,
  }) => {
    gateway.next(
      faults.error(400, 'moderation_blocked', 'Rejected by the safety system. safety_violations=[violence].'),
    );
    await useGateway('openai');
    await composer.generate.click();
    await expect(composer.alert).toContainText('It objects to: violence.');
    await page.getByRole('button', { name: 'Edit the prompt', exact: true }).click();
    await expect(composer.prompt).toBeFocused();
    await page.getByRole('button', { name: 'Go to “Moderation”', exact: true }).click();
    await expect(composer.combobox('Moderation')).toBeFocused();
  });

  test('to a smaller picture', async ({ useGateway, composer, sources, gateway, page }) => {
    gateway.next(faults.html(413, '413 Request Entity Too Large', { cors: true }));
    await useGateway('custom', '&mode=edit');
    await sources.add(pictureFile('fox.png', 640, 640));
    await expect(sources.items).toHaveCount(1);
    await composer.generate.click();
    await expect(composer.alert).toContainText('413 Request Entity Too Large');
    await page.getByRole('button', { name: 'Make the pictures smaller', exact: true }).click();
    await expect(sources.item(1)).toContainText(/Downscaled|Saved as JPEG/);
  });

  test('to Settings for a key, and to the usage page where it may have been charged', async ({
    useGateway,
    composer,
    settings,
    gateway,
    page,
  }) => {
    gateway.next(faults.error(401, 'key_expired', 'Expired.'));
    await useGateway('qcode');
    await composer.generate.click();
    await page.getByRole('button', { name: 'Open settings', exact: true }).click();
    await expect(settings.dialog).toBeVisible();
    await settings.close();
    gateway.next(faults.html(502, 'asia | 502: Bad gateway', { cors: true }));
    await composer.generate.click();
    await expect(composer.alert).toContainText('asia | 502: Bad gateway');
    await expect(composer.alert).toContainText('may have been charged');
    await expect(composer.alert).toContainText('QCode.cc’s page says that failures');
    await expect(composer.alert.getByRole('link', { name: 'Open the usage page' })).toBeVisible();
    await expect(
      composer.alert.getByRole('button', { name: 'Send again, may be charged twice', exact: true }),
    ).toBeVisible();
    expect(gateway.requests).toHaveLength(2);
  });
});

/** Hosts that answer no POST, the state after one, and words of the message. */
const HOSTS: readonly [string, RequestListener | undefined, 'failed' | 'unknown', RegExp][] = [
  ['nobody listens', undefined, 'failed', /No answer at this address.*Nothing was sent/],
  ['answers without CORS', (_, response) => response.end('hello'), 'failed', /CORS.*nothing was sent/],
  [
    'refuses the preflight and would take the request',
    (request, response) => {
      if (request.method === 'OPTIONS') response.writeHead(403).end();
      else response.writeHead(200, { 'access-control-allow-origin': '*' }).end('{}');
    },
    'failed',
    /CORS.*nothing was sent/,
  ],
  [
    'lets the preflight pass and breaks the POST off',
    (request, response) => {
      if (request.method === 'POST') request.socket.destroy();
      else response.writeHead(request.method === 'OPTIONS' ? 204 : 404, CORS).end();
    },
    'unknown',
    /may have been charged/,
  ],
  [
    'answers the preflight alone',
    (request, response) => {
      if (request.method === 'OPTIONS') response.writeHead(204, CORS).end();
      else request.socket.destroy();
    },
    'unknown',
    /may have been charged/,
  ],
  [
    'answers the POST with an error page without CORS',
    (request, response) => {
      if (request.method === 'OPTIONS') response.writeHead(204, CORS).end();
      else response.writeHead(524).end('<title>524: A timeout occurred</title>');
    },
    'unknown',
    /may have been charged/,
  ],
];

const CORS = {
  'access-control-allow-origin': '*',
  'access-control-allow-headers': 'Authorization, Content-Type',
  'access-control-allow-methods': 'GET, POST, OPTIONS',
};

test.describe('a host that', () => {
  for (const [what, listener, state, words] of HOSTS) {
    test(`${what}: ${state}, sent once at most, with questions that carry no body`, async ({
      useGateway,
      settings,
      composer,
      jobs,
      guards,
    }) => {
      const seen: { method: string; length: string | undefined }[] = [];
      const server = createServer((request, response) => {
        seen.push({ method: request.method ?? '', length: request.headers['content-length'] });
        response.setHeader('connection', 'close');
        listener?.(request, response);
      });
      await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
      const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
      const close = () =>
        new Promise<void>((resolve) => {
          server.close(() => resolve());
          server.closeAllConnections();
        });
      if (!listener) await close();
      guards.allowedOrigins.add(origin);
      await useGateway('custom', '&prompt=Keep%20me');
      await settings.open();
      await settings.setBaseUrl(`${origin}/v1`);
      await settings.setKey('sk-any');
      await settings.close();
      await composer.generate.click();
      await jobs.expectNewest(state);
      await expect(composer.alert).toContainText(words);
      await expect(composer.prompt).toHaveValue('Keep me');
      if (listener) await close();
      expect(seen.filter(({ method }) => method === 'POST').length).toBe(state === 'unknown' ? 1 : 0);
      for (const { method, length } of seen) {
        if (method !== 'POST') expect([method, length ?? '0']).toEqual([method, '0']);
      }
    });
  }
});

test('what came back outlives the alert in Job details, which can send again', async ({
  useGateway,
  composer,
  jobs,
  results,
  gateway,
  page,
}) => {
  gateway.next(faults.error(500, 'server_error', 'It broke.'));
  await useGateway('qcode');
  await composer.generate.click();
  await jobs.expectNewest('unknown');
  await composer.alert.getByRole('button', { name: 'Dismiss', exact: true }).click();
  await expect(composer.alert).toHaveCount(0);
  await jobs.button('Job details').click();
  const dialog = page.getByRole('dialog', { name: 'Job details', exact: true });
  await expect(dialog).toContainText('It broke.');
  await expect(dialog).toContainText('server_error');
  await expect(dialog).toContainText('may have been charged');
  await dialog.getByRole('button', { name: 'Send again, may be charged twice', exact: true }).dblclick();
  await expect(dialog).toHaveCount(0);
  await results.expectPictures(1);
  expect(gateway.requests).toHaveLength(2);
});

test('a double click on Generate is one order', async ({ useGateway, composer, jobs, results, gateway }) => {
  await useGateway('openai');
  await composer.generate.dblclick();
  await results.expectPictures(1);
  await expect(jobs.items).toHaveCount(1);
  expect(gateway.requests).toHaveLength(1);
});

test('a network that carries nothing: nothing is sent, and it goes again by a click', async ({
  useGateway,
  composer,
  jobs,
  results,
  gateway,
  page,
}) => {
  await useGateway('openai');
  await page.route(`${gateway.origin}/**`, (route) => route.abort('internetdisconnected'));
  await composer.generate.click();
  await jobs.expectNewest('failed');
  expect(gateway.requests).toEqual([]);
  await page.unroute(`${gateway.origin}/**`);
  await page.getByRole('button', { name: 'Send again', exact: true }).click();
  await results.expectPictures(1);
});

test.describe('a mask with several pictures at QCode', () => {
  test.beforeEach(async ({ useGateway, sources, maskEditor, composer, gateway }) => {
    await useGateway('qcode', '&mode=edit&prompt=Keep%20me');
    await sources.add(pictureFile('a.png', 640, 640), pictureFile('b.png', 640, 640));
    await expect(sources.items).toHaveCount(2);
    await maskEditor.ready();
    await sources.maskInput.setInputFiles(maskFile(640, 640, { x: 0, y: 0, w: 64, h: 64 }));
    await maskEditor.expectPainted(4096);
    await composer.generate.click();
    await expect(composer.alert.first()).toContainText(/mask/i);
    expect(gateway.requests).toEqual([]);
  });

  test('goes without the mask by one click, and the mask stays', async ({
    gateway,
    results,
    sources,
    maskEditor,
    composer,
    page,
  }) => {
    await page.getByRole('button', { name: 'Send without the mask', exact: true }).click();
    await results.expectPictures(1);
    const names = gateway.requests.map(({ parts = [] }) => parts.map(({ name }) => name));
    expect(names).toHaveLength(1);
    expect(names[0]?.filter((name) => name === 'image')).toHaveLength(2);
    expect(names[0]).not.toContain('mask');
    await expect(composer.alert).toHaveCount(0);
    // Another combination is another question: the mask goes along again.
    await page.getByRole('button', { name: 'Mask', exact: true }).click();
    await maskEditor.expectPainted(4096);
    await sources.press(2, 'Remove');
    await composer.generate.click();
    await expect.poll(() => gateway.requests.length).toBe(2);
    expect(gateway.requests[1]?.parts?.map(({ name }) => name)).toContain('mask');
  });

  test('goes with the first picture and the mask', async ({ gateway, results, sources, composer, page }) => {
    await page.getByRole('button', { name: 'Use only Image 1', exact: true }).click();
    await expect(sources.items).toHaveCount(1);
    await composer.generate.click();
    await results.expectPictures(1);
    const names = gateway.requests[0]?.parts?.map(({ name }) => name) ?? [];
    expect(names.filter((name) => name === 'image')).toHaveLength(1);
    expect(names).toContain('mask');
    await page.getByRole('button', { name: 'Put back', exact: true }).click();
    await expect(sources.items).toHaveCount(2);
  });
});
