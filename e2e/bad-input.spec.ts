import { startGateway } from './fixtures/gateway.ts';
import { answerColour, faults, pictures, type Answerer } from './fixtures/gateway/answers.ts';
import { maskFile, pictureFile, RED } from './fixtures/files.ts';
import type { Composer } from './fixtures/pages/Composer.ts';
import type { SourceFile } from './fixtures/pages/Sources.ts';
import { encodeOverweightPng, encodePng, paint } from './fixtures/png.ts';
import { expect, test } from './fixtures/test.ts';

test.describe('before anything is sent', () => {
  test.afterEach(({ gateway }) => {
    expect(gateway.requests).toEqual([]);
  });

  test('no key', async ({ open, composer }) => {
    await open('?gateway=openai&prompt=Keep%20me');
    await composer.generate.click();
    await expectComplaint(composer, /API key/);
    await expect(composer.prompt).toHaveValue('Keep me');
  });

  test('a blank prompt', async ({ useGateway, composer }) => {
    await useGateway('openai');
    await composer.prompt.fill('   ');
    await composer.generate.click();
    await expectComplaint(composer, /Prompt/);
  });

  test('a prompt over the limit', async ({ useGateway, composer }) => {
    await useGateway('openai');
    const long = 'x'.repeat(32_001);
    await composer.prompt.fill(long);
    await composer.generate.click();
    await expectComplaint(composer, /32,?000/);
    await expect(composer.prompt).toHaveValue(long);
  });

  test('an invalid base URL', async ({ open, settings, composer }) => {
    await open('?gateway=custom');
    await settings.open();
    await settings.setBaseUrl('not a url');
    await expect(settings.baseUrl).toHaveAttribute('aria-invalid', 'true');
    await expect(settings.baseUrl).toHaveValue('not a url');
    await settings.close();
    await composer.generate.click();
    await expectComplaint(composer, /base URL/i);
  });

  test('a size out of rule', async ({ useGateway, composer }) => {
    await useGateway('openai');
    await composer.choose('Size', 'custom');
    await composer.setNumber('Width', 1000);
    await composer.setNumber('Height', 1024);
    await composer.generate.click();
    await expectComplaint(composer, /Size.*16/);
    await expect(composer.number('Width')).toHaveValue('1000');
  });

  test('n out of range', async ({ useGateway, composer }) => {
    await useGateway('qcode');
    await composer.setNumber('Images', 5);
    await composer.generate.click();
    await expectComplaint(composer, /Images.*4/);
    await expect(composer.number('Images')).toHaveValue('5');
  });

  test('invalid extra JSON', async ({ useGateway, composer }) => {
    await useGateway('openai');
    await composer.setText('Extra fields (JSON)', '{"style": ');
    await composer.generate.click();
    await expectComplaint(composer, /Extra fields/);
    await expect(composer.extra).toHaveValue('{"style": ');
  });

  test('transparent with JPEG', async ({ useGateway, composer }) => {
    await useGateway('openai');
    await composer.choose('Output format', 'jpeg');
    await composer.choose('Background', 'transparent');
    await composer.generate.click();
    await expectComplaint(composer, /Output format.*jpeg/);
  });

  test('an edit without a picture', async ({ useGateway, composer }) => {
    await useGateway('openai', '&mode=edit&prompt=Keep%20me');
    await composer.generate.click();
    await expectComplaint(composer, /Source images/);
  });

  for (const [what, file] of [
    [
      'a text file',
      { name: 'notes.png', mimeType: 'image/png', buffer: Buffer.from('Dear diary, no pixels today.') },
    ],
    ['an empty file', { name: 'empty.png', mimeType: 'image/png', buffer: Buffer.alloc(0) }],
    ['a truncated picture', truncated()],
  ] satisfies [string, SourceFile][]) {
    test(`${what} as a picture`, async ({ useGateway, composer, sources }) => {
      await useGateway('openai', '&mode=edit');
      await sources.add(pictureFile('good.png', 640, 640), file);
      await expectComplaint(composer, new RegExp(file.name.replace('.', '\\.')));
      await expect(sources.items).toHaveCount(1);
    });
  }

  test('an image over the byte limit of the gateway', async ({ useGateway, composer, sources }) => {
    await useGateway('qcode', '&mode=edit&prompt=Smaller');
    await sources.add({
      name: 'huge.png',
      mimeType: 'image/png',
      buffer: encodeOverweightPng(1024, 1024, 27_000_000),
    });
    await expect(sources.items).toHaveCount(1);
    await composer.generate.click();
    await expectComplaint(composer, /Image 1.*25/);
    await expect(sources.item(1).getByRole('button', { name: /downscale/i })).toBeVisible();
  });

  test('the 17th image: it is left out, which is said, and the others stay', async ({
    useGateway,
    composer,
    sources,
  }) => {
    await useGateway('openai', '&mode=edit&prompt=Many');
    await sources.add(...Array.from({ length: 17 }, (_, i) => pictureFile(`p${i}.png`, 640, 640)));
    await expectComplaint(composer, /at most 16/);
    await expect(sources.items).toHaveCount(16);
  });

  test('a mask of another size', async ({ useGateway, sources, maskEditor, page }) => {
    await useGateway('openai', '&mode=edit');
    await sources.add(pictureFile('good.png', 640, 640));
    await maskEditor.ready();
    await sources.maskInput.setInputFiles(maskFile(320, 200, { x: 0, y: 0, w: 50, h: 50 }));
    await expect(page.getByRole('alert').filter({ hasText: /320.*200/ })).toBeVisible();
  });

  test('a mask without alpha and without black and white', async ({
    useGateway,
    sources,
    maskEditor,
    page,
  }) => {
    await useGateway('openai', '&mode=edit');
    await sources.add(pictureFile('good.png', 640, 640));
    await maskEditor.ready();
    await sources.maskInput.setInputFiles({
      name: 'colourful.png',
      mimeType: 'image/png',
      buffer: encodePng(
        paint(640, 640, (x) => [x % 256, 90, 160, 255]),
        { alpha: false },
      ),
    });
    await expect(page.getByRole('alert').filter({ hasText: /mask|colourful/i })).toBeVisible();
    await expect(maskEditor.canvas).toHaveAttribute('data-coverage', '0');
  });
});

test.describe('when the gateway says no', () => {
  test.use({ refusalsExpected: true });

  test('a wrong key', async ({ useGateway, settings, composer, jobs }) => {
    await useGateway('qcode', '&prompt=Keep%20me');
    await settings.open();
    await settings.setKey('cr_wrong_key_1234');
    await settings.close();
    await composer.generate.click();
    await jobs.expectNewest('rejected');
    await expectComplaint(composer, /invalid_api_key/);
    // The gateway repeats the key in its message, as some do: the page must not.
    await expect(composer.alert.first()).not.toContainText('cr_wrong_key_1234');
    await expect(composer.prompt).toHaveValue('Keep me');
  });
});

/** Faults, what the job is called afterwards, and what the message must tell. */
const FAULTS: readonly [string, Answerer, 'rejected' | 'unknown', RegExp][] = [
  [
    'a refusal with a code',
    faults.error(400, 'moderation_blocked', 'Rejected by the safety system.'),
    'rejected',
    /moderation_blocked/,
  ],
  [
    'a daily limit',
    faults.error(429, 'image_daily_limit', 'Daily limit reached.'),
    'rejected',
    /image_daily_limit/,
  ],
  [
    'an error in a 200',
    faults.errorIn200('upstream_error', 'The supplier failed.'),
    'rejected',
    /The supplier failed/,
  ],
  [
    'an HTML page with CORS',
    faults.html(502, '502 Bad Gateway', { cors: true }),
    'unknown',
    /502 Bad Gateway/,
  ],
  [
    'an HTML page without CORS',
    faults.html(524, '524: A timeout occurred'),
    'unknown',
    /connection|answer|CORS/i,
  ],
  ['a connection cut before the answer', faults.refuseConnection(), 'unknown', /connection|answer/i],
  ['a connection cut inside the answer', faults.drop(2000), 'unknown', /broke|cut|ended|connection/i],
  ['something that is not JSON', faults.notJson(), 'unknown', /read/i],
  ['an empty data list', faults.emptyData(), 'unknown', /no picture/i],
  ['a picture that is null', faults.nullB64(), 'unknown', /no picture/i],
  ['bytes that are no picture', faults.noPicture(), 'unknown', /not a picture/i],
];

for (const [what, fault, state, words] of FAULTS) {
  test(`${what}: a message, a job that ended, nothing lost, and the next try works`, async ({
    useGateway,
    composer,
    jobs,
    results,
    gateway,
  }) => {
    gateway.next(fault);
    await useGateway('openai', '&prompt=Keep%20me');
    await composer.generate.click();
    await expectComplaint(composer, words);
    await jobs.expectNewest(state);
    await expect(composer.prompt).toHaveValue('Keep me');
    await expect(results.items).toHaveCount(0);
    expect(gateway.requests).toHaveLength(1);
    await composer.generate.click();
    await results.expectPictures(1);
    await expect(composer.alert).toHaveCount(0);
  });
}

test('a gateway that is down', async ({ useGateway, composer, jobs, gateway, settings, guards }) => {
  const closed = await startGateway();
  await closed.close();
  const nobody = closed.baseUrl('custom');
  guards.allowedOrigins.add(new URL(nobody).origin);
  await useGateway('custom', '&prompt=Keep%20me');
  await settings.open();
  await settings.setBaseUrl(nobody);
  await settings.setKey('sk-any');
  await settings.close();
  await composer.generate.click();
  await expectComplaint(composer, /No answer|connection/i);
  await jobs.expectNewest('failed');
  expect(gateway.requests).toEqual([]);
});

for (const [cors, works] of [
  ['echo', true],
  ['duplicate', false],
  ['none', false],
] as const) {
  test(`CORS ${cors}: ${works ? 'works' : 'a message that names it'}`, async ({
    useGateway,
    composer,
    results,
    gateway,
  }) => {
    gateway.cors = cors;
    await useGateway('openai');
    await composer.generate.click();
    if (works) await results.expectPictures(1);
    else await expectComplaint(composer, /CORS/);
  });
}

for (const as of ['data-url', 'url'] as const) {
  test(`a picture that comes as ${as} is shown like any other`, async ({
    useGateway,
    composer,
    results,
    gateway,
  }) => {
    gateway.next(pictures({ as, width: 1088, height: 704, format: 'jpeg' }));
    await useGateway('openai');
    await composer.generate.click();
    await results.expectPictures(1);
    await expect(results.newest).toHaveAttribute('data-mime', 'image/jpeg');
    await expect(results.newest).toHaveAttribute('data-width', '1088');
    await expect(results.newest).toHaveAttribute('data-height', '704');
  });
}

async function expectComplaint(composer: Composer, words: RegExp): Promise<void> {
  await expect(composer.alert.filter({ hasText: words }).first()).toBeVisible();
}

function truncated(): SourceFile {
  const whole = encodePng(paint(400, 400, (x, y) => [x % 256, y % 256, answerColour(0)[2], RED[3]]));
  return { name: 'half.png', mimeType: 'image/png', buffer: whole.subarray(0, whole.length >> 1) };
}
