import { describe, expect, it } from 'vitest';
import { page } from 'vitest/browser';
import { render } from 'vitest-browser-react';
import { gateways } from '../../core/gateway/gateways.ts';
import {
  GatewayError,
  type GatewayErrorDetails,
  type GatewayErrorKind,
} from '../../core/wire/GatewayError.ts';
import type { ImageJob } from '../../state/jobs.ts';
import { JobAlert } from './JobAlert.tsx';
import { JobDetails } from './JobDetails.tsx';

const nothing = () => undefined;

/** The text of the alert for an error. */
async function alertText(
  kind: GatewayErrorKind,
  details: GatewayErrorDetails,
  cause?: Error,
): Promise<string> {
  const error = new GatewayError(kind, details, { cause });
  const screen = await render(<JobAlert error={error} onDismiss={nothing} onOpenSettings={nothing} />);
  const text = page.getByRole('alert').element().textContent;
  await screen.unmount();
  return text;
}

describe('the alert of a job', () => {
  it('quotes the gateway, and never an exception', async () => {
    const refused = await alertText('refused', { status: 400, message: 'Your prompt is odd.' });
    expect(refused).toContain('The gateway says: Your prompt is odd.');
    for (const kind of ['network', 'not-sent', 'unreadable', 'cut'] as const) {
      const text = await alertText(kind, {}, new TypeError('Failed to fetch'));
      expect(text).not.toMatch(/gateway says|TypeError|Failed to fetch/);
    }
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

  it.each(['no-key', 'unusable-key', 'time-limit'] as const)('leads to Settings for %s', async (reason) => {
    const error = new GatewayError('not-sent', { reason });
    await render(<JobAlert error={error} onDismiss={nothing} onOpenSettings={nothing} />);
    await expect.element(page.getByRole('button', { name: 'Open settings', exact: true })).toBeVisible();
  });
});

describe('the details of a job', () => {
  it('say how many of how many pictures came, and why', async () => {
    const job: ImageJob = {
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
      endedAt: 1000,
      receivedBytes: 0,
      pictures: 1,
      shortfall: { unusable: 1, message: 'Two were refused.', code: 'moderation_blocked' },
    };
    await render(<JobDetails job={job} onClose={nothing} />);
    const text = page.getByRole('dialog').element().textContent;
    expect(text).toContain('1 of 4 pictures');
    expect(text).toContain('1 picture came that no browser can show.');
    expect(text).toContain('Two were refused.');
  });
});
