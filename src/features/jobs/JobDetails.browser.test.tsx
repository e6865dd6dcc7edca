import { describe, expect, it, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-react';
import { gateways } from '../../core/gateway/gateways.ts';
import { GatewayError } from '../../core/wire/GatewayError.ts';
import type { ImageJob } from '../../state/jobs/jobs.ts';
import { JobDetails } from './JobDetails.tsx';
import type { RemedyActions } from './RemedyRow.tsx';

const nothing = () => undefined;

const DONE: ImageJob = {
  id: 'a',
  state: 'done',
  input: {
    gateway: gateways.openai,
    baseUrl: 'https://api.openai.com/v1',
    mode: 'generate',
    params: { model: 'gpt-image-2', prompt: 'a fox', n: 4 },
    extra: {},
  },
  startedAt: 0,
  sentAt: 10,
  endedAt: 1000,
  receivedBytes: 0,
  pictures: 1,
};

async function show(changes: Partial<ImageJob>) {
  const actions = {
    onOpenSettings: nothing,
    onGoTo: nothing,
    onDownscale: nothing,
    onReset: nothing,
    onReload: nothing,
    onSendAgain: vi.fn<RemedyActions['onSendAgain']>(),
  };
  const screen = await render(<JobDetails job={{ ...DONE, ...changes }} onClose={nothing} {...actions} />);
  const text = page.getByRole('dialog').element().textContent;
  return { ...actions, screen, text };
}

const button = (name: string) => page.getByRole('button', { name, exact: true });

describe('the details of a job', () => {
  it('say how many of how many pictures came, and why', async () => {
    const shortfall = { unusable: 1, message: 'Two were refused.', code: 'moderation_blocked' };
    const { text } = await show({ shortfall });
    expect(text).toContain('1 of 4 pictures');
    expect(text).toContain('1 picture came that no browser can show.');
    expect(text).toContain('Two were refused.');
  });

  it('count the pictures that the extra fields ask for', async () => {
    const { text } = await show({ input: { ...DONE.input, extra: { n: 2 } } });
    expect(text).toContain('1 of 2 pictures');
  });

  it.each([
    [{ outputTokens: 196 }, '196 tokens out', 'tokens in'],
    [{ inputTokens: 12 }, '12 tokens in', 'tokens out'],
    [{ totalTokens: 208 }, 'Done', 'tokens'],
  ])('tell of %o what it counts, and no more', async (usage, told, untold) => {
    const { text } = await show({ usage });
    expect(text).toContain(told);
    // What the estimate says of its source stands further down.
    expect(text.slice(0, text.indexOf('Cost'))).not.toContain(untold);
  });

  it('keep the whole explanation after the alert has gone, and what helps', async () => {
    const error = new GatewayError('refused', {
      status: 500,
      code: 'server_error',
      message: 'It broke.',
      requestId: 'req_7',
      raw: '{"error":{}}',
    });
    const input = { ...DONE.input, gateway: gateways.qcode };
    const { text, onSendAgain } = await show({ state: 'unknown', error, input });
    for (const words of [
      'The gateway failed',
      'The gateway says: It broke.',
      'Code server_error',
      'HTTP 500',
      'Request id req_7',
      'may have been charged',
      'QCode.cc’s page says',
      '{"error":{}}',
    ]) {
      expect(text).toContain(words);
    }
    await button('Send again, may be charged twice').click();
    expect(onSendAgain).toHaveBeenCalledExactlyOnceWith([]);
  });

  it('keep the dead link, to open and to copy', async () => {
    const link = 'https://cdn.example/a.png';
    const error = new GatewayError('not-an-image', { reason: 'dead-link', link });
    await show({ state: 'unknown', error });
    await expect.element(page.getByRole('link', { name: link })).toHaveAttribute('href', link);
    await expect.element(button('Copy link')).toBeVisible();
  });

  it.each<[string, Partial<ImageJob>]>([
    ['is asked for', { state: 'receiving', task: { id: 'imgtask_7' } }],
    [
      'was cancelled',
      {
        state: 'cancelled',
        task: { id: 'imgtask_7' },
        error: new GatewayError('aborted', { taskId: 'imgtask_7' }),
      },
    ],
    ['is lost', { state: 'unknown', error: new GatewayError('task', { taskId: 'imgtask_7' }) }],
    [
      'passed the time limit',
      { state: 'unknown', task: { id: 'imgtask_7' }, error: new GatewayError('timeout') },
    ],
    ['is done', { task: { id: 'imgtask_7' } }],
  ])('give the id of a task that %s, once, to be copied', async (_, changes) => {
    const copied = vi.spyOn(navigator.clipboard, 'writeText').mockResolvedValue();
    const { text } = await show(changes);
    expect(text.split('Task id imgtask_7')).toHaveLength(2);
    await userEvent.click(button('Copy task id'));
    expect(copied).toHaveBeenCalledExactlyOnceWith('imgtask_7');
    await expect.element(page.getByText('Copied', { exact: true })).toBeVisible();
    copied.mockRestore();
  });

  it('call what never left what would have been sent', async () => {
    const error = new GatewayError('network', { reason: 'offline' });
    expect((await show({ state: 'failed', error })).text).toContain('What would have been sent');
  });

  it('do not warn of a charge where nothing was sent before the cancellation', async () => {
    const { sentAt: _, ...unsent } = DONE;
    const error = new GatewayError('aborted');
    const { text, screen } = await show({ state: 'cancelled', error });
    expect(text).toContain('may have been charged');
    await screen.unmount();
    const actions = { onOpenSettings: nothing, onGoTo: nothing, onDownscale: nothing };
    await render(
      <JobDetails
        job={{ ...unsent, state: 'cancelled', error }}
        onClose={nothing}
        onReset={nothing}
        onReload={nothing}
        onSendAgain={nothing}
        {...actions}
      />,
    );
    expect(page.getByRole('dialog').element().textContent).not.toContain('charged');
  });
});
