import { describe, expect, it, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-react';
import { gateways } from '../../core/gateway/gateways.ts';
import type { ImageJobInput } from '../../core/job.ts';
import {
  GatewayError,
  type GatewayErrorDetails,
  type GatewayErrorKind,
} from '../../core/wire/GatewayError.ts';
import { nextMidnight } from '../../core/time/nextMidnight.ts';
import { JobAlert } from './JobAlert.tsx';
import type { RemedyActions } from './RemedyRow.tsx';

const nothing = () => undefined;

const INPUT: ImageJobInput = {
  gateway: gateways.openai,
  baseUrl: 'https://api.openai.com/v1',
  mode: 'edit',
  params: { model: 'gpt-image-2', prompt: 'a fox', n: 4, input_fidelity: 'high', quality: 'low' },
  extra: {},
};

function actions() {
  return {
    onOpenSettings: vi.fn<() => void>(),
    onGoTo: vi.fn<RemedyActions['onGoTo']>(),
    onDownscale: vi.fn<() => void>(),
    onReset: vi.fn<() => void>(),
    onReload: vi.fn<() => void>(),
    onSendAgain: vi.fn<RemedyActions['onSendAgain']>(),
  };
}

async function show(error: GatewayError, input: Partial<ImageJobInput> = {}, endedAt = Date.now()) {
  const pressed = actions();
  const startedAt = endedAt - 1000;
  const job = { input: { ...INPUT, ...input }, startedAt, sentAt: startedAt, endedAt, error };
  const screen = await render(<JobAlert job={job} onDismiss={nothing} {...pressed} />);
  return { ...pressed, screen };
}

/** The text of the alert for an error. */
async function alertText(
  kind: GatewayErrorKind,
  details: GatewayErrorDetails,
  { cause, input }: { cause?: Error; input?: Partial<ImageJobInput> } = {},
): Promise<string> {
  const { screen } = await show(new GatewayError(kind, details, { cause }), input);
  const text = page.getByRole('alert').element().textContent;
  await screen.unmount();
  return text;
}

const refused = (status: number, code: string, more: GatewayErrorDetails = {}) =>
  new GatewayError('refused', { status, code, ...more });
const button = (name: string) => page.getByRole('button', { name, exact: true });
const timer = () => page.getByRole('timer');

describe('the alert of a job', () => {
  it('quotes the gateway, and never an exception', async () => {
    const told = await alertText('refused', { status: 400, message: 'Your prompt is odd.' });
    expect(told).toContain('The gateway says: Your prompt is odd.');
    for (const kind of ['network', 'not-sent', 'unreadable', 'cut'] as const) {
      const text = await alertText(kind, {}, { cause: new TypeError('Failed to fetch') });
      expect(text).not.toMatch(/gateway says|TypeError|Failed to fetch/);
    }
  });

  it('names its job by the beginning of the prompt', async () => {
    const params = { ...INPUT.params, prompt: `Fox\n${'and hound '.repeat(40)}` };
    const text = await alertText('cut', {}, { input: { params } });
    expect(text).toContain('Fox and hound');
    expect(text).toContain('…');
    expect(text.length).toBeLessThan(600);
  });

  it('names the picture that could not be prepared', async () => {
    const text = await alertText('not-sent', { picture: 'cat.png' });
    expect(text).toContain('Picture cat.png');
    expect(text).not.toContain('The gateway says');
  });

  it('gives the link that leads to no picture', async () => {
    const link = 'https://cdn.example/a.png';
    const text = await alertText('not-an-image', { reason: 'dead-link', link, status: 404 });
    expect(text).toContain(link);
    expect(text).toContain('HTTP 404');
    expect(text).toContain('charged');
  });

  it('puts the claim of the gateway’s page beside the warning', async () => {
    const text = await alertText('cut', {}, { input: { gateway: gateways.qcode } });
    expect(text).toMatch(/may have been charged.*QCode\.cc’s page says that failures/);
  });

  it('names what the safety system objects to', async () => {
    const message = 'Rejected. safety_violations=[violence, self-harm].';
    const text = await alertText('refused', { status: 400, code: 'moderation_blocked', message });
    expect(text).toContain('It objects to: violence and self-harm.');
  });
});

/** A remedy's button, by an error that brings it, and what pressing it does. */
const BUTTONS: readonly [
  string,
  string,
  GatewayError,
  keyof RemedyActions,
  unknown[],
  Partial<ImageJobInput>?,
][] = [
  ['key', 'Open settings', refused(401, 'invalid_api_key'), 'onOpenSettings', []],
  ['key', 'Open settings', new GatewayError('not-sent', { reason: 'no-key' }), 'onOpenSettings', []],
  ['time-limit', 'Open settings', new GatewayError('timeout'), 'onOpenSettings', []],
  ['base-url', 'Check the base URL', refused(404, 'not_found'), 'onOpenSettings', []],
  ['field', 'Go to “Size”', refused(422, 'unsupported_size'), 'onGoTo', ['size']],
  ['reword', 'Edit the prompt', refused(400, 'prompt_blocked'), 'onGoTo', ['prompt']],
  ['sources', 'Go to the pictures', refused(400, 'invalid_image_file'), 'onGoTo', ['sources']],
  ['downscale', 'Make the pictures smaller', refused(413, 'image_too_large'), 'onDownscale', []],
  ['reset', 'Reset the form’s fields', refused(400, 'unknown_parameter'), 'onReset', []],
  [
    'without',
    'Send again without Input fidelity',
    refused(400, 'invalid_input_fidelity_model', { param: 'input_fidelity' }),
    'onSendAgain',
    [['input_fidelity']],
  ],
  ['send-again', 'Send again', refused(429, 'rate_limit_exceeded'), 'onSendAgain', [[]]],
  ['send-again', 'Send again, may be charged twice', new GatewayError('cut'), 'onSendAgain', [[]]],
  ['reload', 'Reload the page', new GatewayError('not-sent', { reason: 'script' }), 'onReload', []],
];

describe('the remedies in the alert', () => {
  it.each(BUTTONS)('offer %s as "%s"', async (_, name, error, action, args) => {
    const pressed = await show(error);
    button(name).element().focus();
    await userEvent.keyboard('{Enter}');
    expect(pressed[action]).toHaveBeenCalledExactlyOnceWith(...args);
  });

  it.each([
    ['Top up', refused(429, 'crs_total_exhausted'), 'https://qcode.cc/'],
    ['Open the usage page', new GatewayError('cut'), 'https://api.qcode.cc/qcode-img/usage'],
  ])('link to the gateway’s page: "%s"', async (name, error, url) => {
    await show(error, { gateway: gateways.qcode });
    const link = page.getByRole('link', { name, exact: true });
    await expect.element(link).toHaveAttribute('href', url);
    await expect.element(link).toHaveAttribute('rel', 'noreferrer');
  });

  it('lead to the site of a gateway that documents no usage page, and say so', async () => {
    await show(new GatewayError('cut'), { gateway: gateways.nodekey });
    await expect
      .element(page.getByRole('link', { name: 'Open the gateway’s site', exact: true }))
      .toBeVisible();
  });

  it('send once for a double click', async () => {
    const { onSendAgain } = await show(new GatewayError('cut'));
    await userEvent.dblClick(button('Send again, may be charged twice'));
    expect(onSendAgain).toHaveBeenCalledOnce();
    await userEvent.click(button('Send again, may be charged twice'));
    expect(onSendAgain).toHaveBeenCalledTimes(2);
  });

  it('reset once, say so, and keep the focus', async () => {
    const { onReset } = await show(refused(400, 'unknown_parameter'));
    button('Reset the form’s fields').element().focus();
    await userEvent.keyboard('{Enter}');
    await expect.element(button('The fields are reset')).toHaveFocus();
    await userEvent.keyboard('{Enter}');
    expect(onReset).toHaveBeenCalledOnce();
  });

  it('count down to the time that the gateway names', async () => {
    await show(refused(429, 'rate_limit_exceeded', { retryAfter: 65 }));
    await expect.element(timer()).toHaveTextContent(/^Try again in 1:0[345]$/);
  });

  it('say when the waiting is over', async () => {
    await show(refused(503, 'service_overloaded'), {}, Date.now() - 31_000);
    await expect.element(timer()).toHaveTextContent('It can be tried again now');
  });

  it('show the local time of midnight in Beijing, and how long it is until then', async () => {
    const endedAt = Date.now();
    await show(refused(429, 'image_daily_limit'), { gateway: gateways.qcode }, endedAt);
    const midnight = nextMidnight('Asia/Shanghai', endedAt);
    const time = new Date(midnight).toLocaleTimeString('en', {
      hour: '2-digit',
      minute: '2-digit',
      hourCycle: 'h23',
    });
    await expect.element(timer()).toHaveTextContent(`Its new day begins at ${time} here, in `);
  });

  it('wait for a running request where the key has too many', async () => {
    await show(refused(429, 'concurrency_exhausted'), { gateway: gateways.qcode });
    await expect.element(timer()).toHaveTextContent('Wait until a running request of this key has ended');
  });
});
