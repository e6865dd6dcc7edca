import { beforeEach, describe, expect, it } from 'vitest';
import { page } from 'vitest/browser';
import { render } from 'vitest-browser-react';
import { useStore } from 'zustand';
import { gateways } from '../../core/gateway/gateways.ts';
import { GatewayError } from '../../core/wire/GatewayError.ts';
import { dismissAlerts, jobs } from '../../state/jobs/jobs.ts';
import { JobAlerts } from './JobAlerts.tsx';

const nothing = () => undefined;

const ACTIONS = {
  onOpenSettings: nothing,
  onGoTo: nothing,
  onDownscale: nothing,
  onReset: nothing,
  onReload: nothing,
  onSendAgain: nothing,
};

const CUT = new GatewayError('cut');
const REFUSED = new GatewayError('refused', { status: 400, code: 'invalid_value', message: 'No.' });

const failed = (id: string, error: GatewayError) => ({
  id,
  state: 'unknown' as const,
  input: {
    gateway: gateways.openai,
    baseUrl: 'https://api.openai.com/v1',
    mode: 'generate' as const,
    params: { model: 'gpt-image-2', prompt: `Fox ${id}` },
    extra: {},
  },
  startedAt: 0,
  sentAt: 10,
  endedAt: 1000,
  receivedBytes: 0,
  pictures: 0,
  error,
});

let shownDetails: string[] = [];

function Alerts() {
  const { jobs: list, alertJobIds } = useStore(jobs);
  const [newest, ...earlier] = alertJobIds.flatMap((id) => {
    const job = list.find((other) => other.id === id);
    return job?.error ? [{ ...job, error: job.error }] : [];
  });
  return (
    <section aria-label="Stage" tabIndex={-1}>
      {newest && (
        <JobAlerts
          jobs={[newest, ...earlier]}
          actionsFor={() => ACTIONS}
          onDismiss={dismissAlerts}
          onDetails={(id) => shownDetails.push(id)}
          onFocusLost={() => (page.getByRole('region', { name: 'Stage' }).element() as HTMLElement).focus()}
        />
      )}
    </section>
  );
}

/** The newest first. */
const raise = (...list: ReturnType<typeof failed>[]) =>
  jobs.setState({ jobs: list, alertJobIds: list.map(({ id }) => id) });

const alert = page.getByRole('alert');
const earlier = page.getByRole('list', { name: 'Earlier failures' });

beforeEach(() => {
  shownDetails = [];
});

describe('several failures', () => {
  it('keep a warning of a charge in sight below a later refusal', async () => {
    raise(failed('b', REFUSED), failed('a', CUT));
    await render(<Alerts />);
    await expect.element(alert).toHaveTextContent(/Fox b.*No\..*Code invalid_value/);
    await expect.element(earlier).toHaveTextContent(/The answer broke off · may have been charged · Fox a/);
    await earlier.getByRole('button', { name: 'Explain', exact: true }).click();
    expect(shownDetails).toEqual(['a']);
    await alert.getByRole('button', { name: 'Dismiss', exact: true }).click();
    await expect.element(alert).toHaveTextContent(/broke off.*Fox a/);
    await alert.getByRole('button', { name: 'Dismiss', exact: true }).click();
    expect(alert.elements()).toEqual([]);
  });

  it('fold earlier refusals, which go with the newest', async () => {
    raise(failed('c', REFUSED), failed('b', REFUSED), failed('a', CUT));
    await render(<Alerts />);
    await expect.element(page.getByText('and 1 more')).toBeVisible();
    await page.getByText('and 1 more').click();
    await expect.element(earlier.nth(1)).toHaveTextContent('Fox b');
    await alert.getByRole('button', { name: 'Dismiss', exact: true }).click();
    await expect.element(alert).toHaveTextContent('Fox a');
    expect(jobs.getState().alertJobIds).toEqual(['a']);
  });

  it('never leave the focus nowhere, nor on a button of another message', async () => {
    raise(failed('a', CUT));
    await render(<Alerts />);
    const again = alert.getByRole('button', { name: 'Send again, may be charged twice', exact: true });
    (again.element() as HTMLElement).focus();
    raise(failed('b', CUT), failed('a', CUT));
    await expect.element(alert).toHaveTextContent('Fox b');
    expect(document.activeElement?.tagName).toBe('DIV');
    expect(document.activeElement?.contains(alert.element())).toBe(true);
    (again.element() as HTMLElement).focus();
    jobs.setState({ alertJobIds: [] });
    await expect.element(page.getByRole('region', { name: 'Stage' })).toHaveFocus();
  });
});
