import { beforeEach, describe, expect, it } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-react';
import { useStore } from 'zustand';
import { gateways } from '../../core/gateway/gateways.ts';
import { GatewayError } from '../../core/wire/GatewayError.ts';
import { connection } from '../../state/connection/connection.ts';
import { jobs, type ImageJob } from '../../state/jobs/jobs.ts';
import { slotFacts } from '../../state/jobs/keySlots.ts';
import { JobList } from './JobList.tsx';

const nothing = () => undefined;

const aJob = (id: string, more: Partial<ImageJob> = {}): ImageJob => ({
  id,
  state: 'queued',
  hold: { kind: 'slot' },
  input: {
    gateway: gateways.qcode,
    baseUrl: 'https://api.qcode.cc/qcode-img/v1',
    mode: 'generate',
    params: { model: 'gpt-image-2', prompt: `Fox ${id}`, quality: 'low' },
    extra: {},
    keyId: 'k',
  },
  startedAt: Date.now(),
  receivedBytes: 0,
  pictures: 0,
  ...more,
});

let retried: string[] = [];

function List() {
  const list = useStore(jobs, (state) => state.jobs);
  return (
    <JobList
      jobs={list}
      onCancel={nothing}
      onRetry={(id) => retried.push(id)}
      onDetails={nothing}
      onDismiss={nothing}
    />
  );
}

const show = async (...list: ImageJob[]) => {
  jobs.setState({ jobs: list, alertJobIds: [] });
  await render(<List />);
};

/** Sent so many seconds ago. */
const ago = (seconds: number) => ({
  startedAt: Date.now() - seconds * 1000,
  sentAt: Date.now() - seconds * 1000,
});

const row = (id: string) => page.getByRole('listitem').filter({ hasText: `Fox ${id}` });
const order = () =>
  page
    .getByRole('listitem')
    .elements()
    .map((element) => (element as HTMLElement).dataset['job']);

const status = (text: string | RegExp) =>
  expect.element(page.getByRole('status').first()).toHaveTextContent(text);

const becomes = (id: string, changes: Partial<ImageJob>) =>
  jobs.setState(({ jobs: list }) => ({
    jobs: list.map((job) => (job.id === id ? { ...job, ...changes } : job)),
  }));

beforeEach(() => {
  slotFacts.setState({ isRough: false });
  retried = [];
});

describe('the queue on the list', () => {
  it('is put in another order by keyboard, which keeps the focus and is told', async () => {
    await show(aJob('d'), aJob('c'), aJob('b'), aJob('a', { state: 'waiting', sentAt: Date.now() }));
    await expect.element(row('b')).toHaveTextContent(/Queued, no\. 1 · 0:\d\d · 2 at a time with this key/);
    await expect.element(row('d')).toHaveTextContent('no. 3');
    const down = row('d').getByRole('button', { name: 'Move down', exact: true });
    (down.element() as HTMLElement).focus();
    await userEvent.keyboard('{Enter}');
    expect(order()).toEqual(['c', 'd', 'b', 'a']);
    await expect.element(down).toHaveFocus();
    await expect.element(page.getByText('Now no. 2 of 3 in the queue')).toBeInTheDocument();
    await userEvent.keyboard('{Enter}');
    // At the end the button stays, and does nothing more.
    await userEvent.keyboard('{Enter}');
    expect(order()).toEqual(['c', 'b', 'd', 'a']);
    await expect.element(down).toHaveAttribute('aria-disabled', 'true');
    await expect.element(down).toHaveFocus();
    await row('d').getByRole('button', { name: 'Move up', exact: true }).click();
    expect(order()).toEqual(['c', 'd', 'b', 'a']);
  });

  it('has nothing to put in order with one job, or with another key', async () => {
    const other = aJob('c');
    await show(aJob('b'), { ...other, input: { ...other.input, keyId: 'another' } });
    expect(page.getByRole('button', { name: 'Move up' }).elements()).toEqual([]);
  });

  it('says what a refused send waits for', async () => {
    const until = Date.now() + 12_000;
    const plan = { until, pause: 12_000, attempt: 2, attempts: 4 };
    const hold = { kind: 'backoff', code: 'service_overloaded', ...plan } as const;
    await show(aJob('a', { hold, notStarted: [{ at: Date.now(), code: 'service_overloaded' }] }));
    await expect.element(row('a')).toHaveTextContent(/Overloaded: sends again in 0:1\d, attempt 2 of 4/);
  });
});

describe('a row', () => {
  it('counts down to the limit of the proxy, and warns before it', async () => {
    await show(
      aJob('a', { state: 'waiting', ...ago(20) }),
      aJob('b', { state: 'waiting', ...ago(90) }),
      aJob('c', { state: 'waiting', ...ago(130) }),
    );
    await expect.element(row('a')).toHaveTextContent(/0:2\d · usually 20–35 s · proxy limit in 1:(20|1\d)/);
    await expect.element(page.getByText(/^proxy limit in 0:(10|0\d)$/)).toHaveClass('text-warning');
    await expect.element(row('c')).toHaveTextContent('past the proxy limit');
  });

  it('shows the task and the place in its batch', async () => {
    const job = aJob('a', {
      state: 'receiving',
      sentAt: Date.now(),
      task: { id: 'imgtask_7', status: 'in_progress', percent: 40 },
    });
    await show({ ...job, input: { ...job.input, batch: { id: 'x', index: 0, of: 4 } } });
    await expect.element(row('a')).toHaveTextContent('1 of 4');
    await expect.element(row('a')).toHaveTextContent('Task id imgtask_7 · in_progress · 40 %');
  });

  it('warns of a second charge after a cancellation that came too late, and only then', async () => {
    const aborted = { state: 'cancelled', error: new GatewayError('aborted'), endedAt: Date.now() } as const;
    await show(
      aJob('a', { ...aborted, sentAt: Date.now() }),
      aJob('b', aborted),
      aJob('c', {
        ...aborted,
        notStarted: [{ at: Date.now(), code: 'service_overloaded' }],
      }),
    );
    await expect.element(row('a')).toHaveTextContent('may still be charged');
    await expect.element(row('a')).toHaveTextContent('QCode.cc says that closed connections cost nothing');
    await expect
      .element(row('a').getByRole('button', { name: 'Retry' }))
      .toHaveAccessibleDescription(/may be charged twice/);
    for (const id of ['b', 'c']) {
      await expect.element(row(id)).not.toHaveTextContent('charged');
      await expect
        .element(row(id).getByRole('button', { name: 'Retry' }))
        .not.toHaveAccessibleDescription(/charged/);
    }
  });

  it('says once that other tabs are only counted roughly, where that is so', async () => {
    await show(aJob('a'));
    expect(page.getByText(/only counted roughly/).elements()).toEqual([]);
    slotFacts.setState({ isRough: true });
    await expect.element(page.getByText(/only counted roughly/)).toBeVisible();
  });

  it('says that a key of this tab only is counted here only, where it is limited', async () => {
    const key = { id: 'k', name: '', value: 'cr_1', scope: 'gateway:qcode', tabOnly: false };
    connection.setState({ keys: [key] });
    await show(aJob('a'));
    expect(page.getByText(/this tab only/).elements()).toEqual([]);
    connection.setState({ keys: [{ ...key, tabOnly: true }] });
    await expect.element(page.getByText(/this tab only/)).toBeVisible();
    connection.setState({ keys: [] });
  });
});

describe('the focus', () => {
  it('stays in the row whose job ends or gets its turn by itself', async () => {
    await show(aJob('b'), aJob('a'), aJob('z', { state: 'waiting', sentAt: Date.now() }));
    const focus = (id: string, name: string) =>
      (row(id).getByRole('button', { name, exact: true }).element() as HTMLElement).focus();
    focus('z', 'Cancel');
    becomes('z', { state: 'done', endedAt: Date.now() });
    await expect.element(row('z').getByRole('button', { name: 'Job details' })).toHaveFocus();
    focus('a', 'Move up');
    becomes('a', { state: 'sending' });
    await expect.element(row('a').getByRole('button', { name: 'Job details' })).toHaveFocus();
  });

  it('is left alone elsewhere', async () => {
    await show(aJob('a', { state: 'waiting', sentAt: Date.now() }));
    (row('a').getByRole('button', { name: 'Cancel', exact: true }).element() as HTMLElement).focus();
    (document.activeElement as HTMLElement).blur();
    await Promise.resolve();
    becomes('a', { state: 'done', endedAt: Date.now() });
    await expect.element(row('a').getByRole('button', { name: 'Dismiss', exact: true })).toBeVisible();
    expect(document.activeElement).toBe(document.body);
  });
});

describe('what a screen reader is told', () => {
  it('follows whichever job moved on last', async () => {
    await show(aJob('a'));
    await status('Queued: waits for a slot (Fox a)');
    jobs.setState(({ jobs: list }) => ({ jobs: [aJob('b'), ...list] }));
    await status('Queued: waits for a slot (Fox b)');
    becomes('a', { state: 'sending' });
    await status('Job started (Fox a)');
    becomes('a', { state: 'waiting', sentAt: Date.now() });
    const until = Date.now() + 12_000;
    becomes('a', {
      state: 'queued',
      hold: { kind: 'backoff', until, pause: 12_000, code: 'service_overloaded', attempt: 2, attempts: 4 },
      notStarted: [{ at: Date.now(), code: 'service_overloaded' }],
    });
    await status(/^Overloaded: sends again in 0:1\d, attempt 2 of 4 \(Fox a\)$/);
    becomes('a', { state: 'done', pictures: 1, endedAt: Date.now() });
    await status('Done: 1 picture (Fox a)');
  });

  it('names the task and how far it is, in quarters', async () => {
    await show(aJob('a', { state: 'receiving', sentAt: Date.now() }));
    becomes('a', { task: { id: 't7' } });
    await status('Task id t7 (Fox a)');
    becomes('a', { task: { id: 't7', percent: 30 } });
    await status('Task id t7 · 25 % (Fox a)');
    becomes('a', { task: { id: 't7', percent: 49 } });
    await status('Task id t7 · 25 % (Fox a)');
    becomes('a', { task: { id: 't7', percent: 80 } });
    await status('Task id t7 · 75 % (Fox a)');
  });
});

describe('money', () => {
  it('is not asked for twice by a double click on Retry', async () => {
    await show(aJob('a', { state: 'unknown', error: new GatewayError('cut'), endedAt: Date.now() }));
    const retry = row('a').getByRole('button', { name: 'Retry', exact: true });
    await userEvent.dblClick(retry);
    expect(retried).toEqual(['a']);
    (retry.element() as HTMLElement).focus();
    await userEvent.keyboard('{Enter}');
    expect(retried).toEqual(['a', 'a']);
  });

  it('is not lost with a task: its id stays in the row', async () => {
    const task = { id: 'imgtask_7', percent: 40 };
    await show(
      aJob('a', { state: 'cancelled', task, error: new GatewayError('aborted'), sentAt: 1, endedAt: 2 }),
      aJob('b', { state: 'unknown', error: new GatewayError('task', { taskId: 'imgtask_8' }), endedAt: 2 }),
    );
    await expect.element(row('a')).toHaveTextContent('Task id imgtask_7');
    await expect.element(row('b')).toHaveTextContent('Task id imgtask_8');
  });
});
