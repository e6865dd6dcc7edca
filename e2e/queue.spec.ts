import type { Page } from 'playwright/test';
import { dialects } from './fixtures/gateway/dialects.ts';
import type { Answerer } from './fixtures/gateway/Answer.ts';
import { faults, pictures } from './fixtures/gateway/answers.ts';
import type { TestGateway } from './fixtures/gateway.ts';
import { Composer } from './fixtures/pages/Composer.ts';
import { Jobs } from './fixtures/pages/Jobs.ts';
import { expect, test } from './fixtures/test.ts';

const KEY = dialects.qcode.key;

const busy = faults.error(429, 'concurrency_exhausted', 'Too many requests in flight for this key.');
const overloaded = faults.error(503, 'service_overloaded', 'The service is overloaded.');

/** An answer that comes when the test says so. */
function held(answerer: Answerer = pictures()) {
  const says: { release?: () => void } = {};
  const until = new Promise<void>((resolve) => {
    says.release = resolve;
  });
  const answer: Answerer = (...asked) => ({ ...answerer(...asked), until });
  return { answer, release: () => says.release?.() };
}

/** Lets the answers go one by one, so that what is sent next arrives alone. */
async function releaseAll(gateway: TestGateway, answers: readonly { release: () => void }[]): Promise<void> {
  for (const [index, { release }] of answers.entries()) {
    await expect.poll(() => gateway.requests.length).toBe(Math.min(answers.length, index + 2));
    release();
  }
}

async function generate(page: Page, prompt: string): Promise<void> {
  const composer = new Composer(page);
  await composer.prompt.fill(prompt);
  await composer.generate.click();
  await expect(new Jobs(page).newest).toContainText(prompt);
}

const prompts = ({ requests }: TestGateway) => requests.map(({ json }) => json?.['prompt']);

const rowOf = (page: Page, prompt: string) => new Jobs(page).items.filter({ hasText: prompt });

test('two tabs share the two requests that QCode allows a key, in the order of the clicks', async ({
  page,
  context,
  useGateway,
  gateway,
}) => {
  const answers = Array.from({ length: 4 }, () => held());
  gateway.next(...answers.map(({ answer }) => answer));
  await useGateway('qcode');
  const other = await context.newPage();
  await other.goto('./?gateway=qcode');
  await new Composer(other).generate.waitFor();
  for (const [tab, prompt] of [
    [page, 'Fox 1'],
    [other, 'Fox 2'],
    [page, 'Fox 3'],
    [other, 'Fox 4'],
  ] as const) {
    await generate(tab, prompt);
    // On its way or in the line, before the other tab's turn to click.
    await expect.poll(() => gateway.requests.length).toBe(Math.min(2, Number(prompt.at(-1))));
  }
  await expect(rowOf(page, 'Fox 3')).toHaveAttribute('data-state', 'queued');
  await expect(rowOf(page, 'Fox 3')).toContainText('2 at a time');
  await releaseAll(gateway, answers);
  for (const tab of [page, other]) {
    await expect(new Jobs(tab).list.locator('[data-state="done"]')).toHaveCount(2, { timeout: 30_000 });
  }
  expect(gateway.inFlight.most(KEY)).toBe(2);
  expect(prompts(gateway)).toEqual(['Fox 1', 'Fox 2', 'Fox 3', 'Fox 4']);
});

test('a tab that is closed leaves its places to the others', async ({
  page,
  context,
  useGateway,
  gateway,
  jobs,
}) => {
  gateway.next(faults.hang(), faults.hang());
  await useGateway('qcode');
  const other = await context.newPage();
  await other.goto('./?gateway=qcode');
  await generate(other, 'Fox 1');
  await generate(other, 'Fox 2');
  await expect.poll(() => gateway.requests.length).toBe(2);
  await generate(page, 'Fox 3');
  await jobs.expectNewest('queued');
  await other.close();
  await jobs.expectNewest('done');
  expect(prompts(gateway)).toEqual(['Fox 1', 'Fox 2', 'Fox 3']);
});

test('a queued job is cancelled at once and never sent; the others can change places', async ({
  page,
  useGateway,
  gateway,
  jobs,
}) => {
  const answers = Array.from({ length: 4 }, () => held());
  gateway.next(...answers.map(({ answer }) => answer));
  await useGateway('qcode');
  for (const number of [1, 2, 3, 4, 5]) await generate(page, `Fox ${number}`);
  await expect.poll(() => gateway.requests.length).toBe(2);
  await rowOf(page, 'Fox 4').getByRole('button', { name: 'Cancel', exact: true }).click();
  await expect(rowOf(page, 'Fox 4')).toHaveAttribute('data-state', 'cancelled');
  await expect(rowOf(page, 'Fox 4')).not.toContainText('charged');
  // The newest stands above; down the list is sooner.
  const sooner = rowOf(page, 'Fox 5').getByRole('button', { name: 'Move down', exact: true });
  await sooner.focus();
  await page.keyboard.press('Enter');
  await expect(page.getByText('Now no. 1 of 2 in the queue')).toBeAttached();
  await expect(sooner).toBeFocused();
  await expect(rowOf(page, 'Fox 5')).toContainText('no. 1');
  await releaseAll(gateway, answers);
  await expect(jobs.list.locator('[data-state="done"]')).toHaveCount(4, { timeout: 30_000 });
  expect(prompts(gateway)).toEqual(['Fox 1', 'Fox 2', 'Fox 5', 'Fox 3']);
});

test('a key that is busy elsewhere: sent once more when our other request ends', async ({
  page,
  useGateway,
  gateway,
  jobs,
}) => {
  const first = held();
  gateway.next(first.answer, busy);
  await useGateway('qcode');
  await generate(page, 'Fox 1');
  await expect.poll(() => gateway.requests.length).toBe(1);
  await generate(page, 'Fox 2');
  await jobs.expectNewest('queued');
  await expect(jobs.newest).toContainText(/Key busy: sends again in 0:0\d, attempt 2/);
  await expect(jobs.newest).toContainText('when another request ends', { timeout: 10_000 });
  expect(gateway.requests).toHaveLength(2);
  first.release();
  await expect(jobs.list.locator('[data-state="done"]')).toHaveCount(2);
  expect(prompts(gateway)).toEqual(['Fox 1', 'Fox 2', 'Fox 2']);
  await jobs.button('Job details').click();
  await expect(page.getByRole('dialog')).toContainText('concurrency_exhausted');
});

test('a key that others keep busy is tried for minutes, less and less often, until there is room', async ({
  page,
  useGateway,
  gateway,
  jobs,
}) => {
  await page.clock.install();
  // As many refusals as another machine with slow pictures brings about.
  gateway.next(...Array.from({ length: 7 }, () => busy), pictures());
  await useGateway('qcode');
  await generate(page, 'Fox');
  for (const attempt of [2, 3, 4, 5, 6, 7, 8]) {
    await expect(jobs.newest).toContainText(
      new RegExp(`Key busy: sends again in 0:\\d\\d, attempt ${attempt}(?! of)`),
    );
    // Sooner than any pause.
    await page.clock.fastForward(500);
    await expect(jobs.newest).toHaveAttribute('data-state', 'queued');
    expect(gateway.requests).toHaveLength(attempt - 1);
    await page.clock.fastForward('00:26');
  }
  await jobs.expectNewest('done');
  expect(gateway.requests).toHaveLength(8);
});

test('a key that stays busy is given up after five minutes, and can be cancelled before, for nothing', async ({
  page,
  useGateway,
  gateway,
  jobs,
  composer,
}) => {
  await page.clock.install();
  gateway.next(...Array.from({ length: 40 }, () => busy));
  await useGateway('qcode');
  await generate(page, 'Fox 1');
  await expect(jobs.newest).toContainText('attempt 2');
  await jobs.button('Cancel').click();
  await jobs.expectNewest('cancelled');
  await expect(jobs.newest).not.toContainText('charged');
  expect(gateway.requests).toHaveLength(1);
  await generate(page, 'Fox 2');
  // Longer than any pause, seven times, and then the rest of the five minutes.
  for (const attempt of [2, 3, 4, 5, 6, 7, 8]) {
    await expect(jobs.newest).toContainText(`attempt ${attempt}`);
    await page.clock.fastForward('00:27');
  }
  await expect(jobs.newest).toContainText('attempt 9');
  await page.clock.fastForward('02:00');
  await jobs.expectNewest('rejected');
  await expect(composer.alert).toContainText('concurrency_exhausted');
  expect(gateway.requests).toHaveLength(10);
});

test('a clock that is set back between two sends hides neither the wait nor what may be charged', async ({
  page,
  useGateway,
  gateway,
  jobs,
}) => {
  const start = new Date('2026-11-20T12:00:00Z');
  await page.clock.install({ time: start });
  gateway.next(overloaded, faults.hang());
  await useGateway('qcode');
  await generate(page, 'Fox');
  await expect(jobs.newest).toContainText('attempt 2 of 4');
  await page.clock.setSystemTime(new Date(start.getTime() - 3_600_000));
  await page.clock.runFor(1000);
  await expect(jobs.newest).toContainText(/sends again in 0:[0-3]\d, /);
  await page.clock.runFor(31_000);
  await expect.poll(() => gateway.requests.length).toBe(2);
  await jobs.button('Cancel').click();
  await expect(jobs.newest).toContainText('may still be charged');
  await expect(jobs.button('Retry')).toHaveAccessibleDescription(/may be charged twice/);
  await jobs.button('Job details').click();
  await expect(page.getByRole('dialog')).not.toContainText('it was not sent');
});

test('an overloaded gateway is asked again by itself, four times at most, and says so', async ({
  page,
  useGateway,
  gateway,
  jobs,
  composer,
}) => {
  await page.clock.install();
  gateway.next(overloaded, overloaded, pictures(), overloaded, overloaded, overloaded, overloaded);
  await useGateway('qcode');
  await generate(page, 'Fox 1');
  await expect(jobs.newest).toContainText(/Overloaded: sends again in 0:\d\d, attempt 2 of 4/);
  await expect(composer.alert).toHaveCount(0);
  await page.clock.fastForward('00:31');
  await expect(jobs.newest).toContainText('attempt 3 of 4');
  await page.clock.fastForward('00:31');
  await jobs.expectNewest('done');
  expect(gateway.requests).toHaveLength(3);

  await generate(page, 'Fox 2');
  for (const attempt of [2, 3, 4]) {
    await expect(jobs.newest).toContainText(`attempt ${attempt} of 4`);
    await page.clock.fastForward('00:31');
  }
  await jobs.expectNewest('rejected');
  await expect(composer.alert).toContainText('service_overloaded');
  expect(prompts(gateway)).toEqual([...Array(3).fill('Fox 1'), ...Array(4).fill('Fox 2')]);
});

for (const [what, fault] of [
  ['524 page', faults.html(524, 'A timeout occurred')],
  ['504', faults.html(504, 'Gateway Timeout', { cors: true })],
  ['503 without a code', faults.html(503, 'Service Unavailable', { cors: true })],
  ['cut answer', faults.drop(100)],
] as const) {
  test(`after a ${what} nothing is sent again`, async ({ page, useGateway, gateway, jobs }) => {
    await page.clock.install();
    gateway.next(fault);
    await useGateway('qcode');
    await generate(page, 'Fox');
    await jobs.expectNewest('unknown');
    await page.clock.fastForward('10:00');
    await jobs.expectNewest('unknown');
    expect(gateway.requests).toHaveLength(1);
  });
}

test('several pictures as a stream are as many requests of one picture', async ({
  useGateway,
  gateway,
  composer,
  jobs,
  results,
}) => {
  await useGateway('openai');
  await composer.setNumber('Images', 3);
  const stream = composer.combobox('Quality').page().getByRole('switch', { name: 'Stream', exact: true });
  await (await composer.reveal(stream)).check();
  await composer.generate.click();
  await results.expectPictures(3);
  expect(gateway.requests.map(({ json }) => json?.['stream'])).toEqual([true, true, true]);
  expect(gateway.requests.filter(({ json }) => json && 'n' in json)).toEqual([]);
  await expect(jobs.items).toContainText(['3 of 3', '2 of 3', '1 of 3']);
});

test('the tab asks before it closes while something paid is in flight, and only then', async ({
  page,
  useGateway,
  gateway,
  jobs,
}) => {
  gateway.next(faults.hang());
  await useGateway('qcode');
  await generate(page, 'Fox');
  await expect.poll(() => gateway.requests.length).toBe(1);
  const asked = page.waitForEvent('dialog');
  await page.close({ runBeforeUnload: true });
  const dialog = await asked;
  expect(dialog.type()).toBe('beforeunload');
  await dialog.dismiss();
  await jobs.button('Cancel').click();
  await jobs.expectNewest('cancelled');
  await expect(jobs.newest).toContainText('may still be charged');
  await expect(jobs.newest).toContainText('closed connections cost nothing');
  const closed = page.waitForEvent('close');
  await page.close({ runBeforeUnload: true });
  await closed;
});

test('what ends while the tab is hidden is counted in its title and told, without the key', async ({
  page,
  useGateway,
  gateway,
  jobs,
}) => {
  await page.addInitScript(() => {
    const told: string[] = [];
    class FakeNotification extends EventTarget {
      static readonly permission = 'granted';
      static readonly requestPermission = async () => 'granted';
      constructor(title: string, { body }: { body: string }) {
        super();
        told.push(`${title} | ${body}`);
      }
    }
    Object.assign(globalThis, { Notification: FakeNotification, told });
  });
  const hide = (hidden: boolean) =>
    page.evaluate((value) => {
      Object.defineProperty(document, 'hidden', { configurable: true, get: () => value });
      document.dispatchEvent(new Event('visibilitychange'));
    }, hidden);
  const told = () => page.evaluate(() => (globalThis as unknown as { told: string[] }).told);
  const second = held();
  gateway.next(pictures(), second.answer, faults.error(400, 'invalid_value', 'No.'));
  await useGateway('qcode');
  await generate(page, 'Fox 1');
  await jobs.expectNewest('done');
  await page.getByRole('switch', { name: 'Notify when done', exact: true }).check();
  expect(await told()).toEqual([]);
  await expect(page).toHaveTitle('Alphabrush');
  await generate(page, 'Fox 2');
  await hide(true);
  second.release();
  await expect(page).toHaveTitle('(1) Alphabrush');
  await generate(page, 'Fox 3');
  await expect(page).toHaveTitle('(2) Alphabrush');
  expect(await told()).toEqual(['Done: 1 picture | Fox 2', 'Refused | Fox 3']);
  await hide(false);
  await expect(page).toHaveTitle('Alphabrush');
});
