import { describe, expect, it } from 'vitest';
import { page } from 'vitest/browser';
import { render } from 'vitest-browser-react';
import { gateways } from '../../core/gateway/gateways.ts';
import { GatewayError } from '../../core/wire/GatewayError.ts';
import type { ImageJob } from '../../state/jobs/jobs.ts';
import { addResults, results } from '../../state/results.ts';
import { JobCost } from './JobCost.tsx';

const { openai, qcode, nodekey } = gateways;
const params = { model: 'gpt-image-2', prompt: 'a fox', size: '1024x1024', quality: 'high' };

const job = (more: Partial<ImageJob> = {}, gateway = openai): ImageJob => ({
  id: 'job',
  state: 'done',
  input: { gateway, baseUrl: 'https://gateway.test/v1', mode: 'generate', params, extra: {} },
  startedAt: 0,
  sentAt: 10,
  endedAt: 20,
  receivedBytes: 9,
  pictures: 1,
  ...more,
});

const read = (role: 'term' | 'definition') =>
  page
    .getByRole(role)
    .elements()
    .map(({ textContent }) => textContent);

/** What stands beside each name. */
async function facts(shown: ImageJob): Promise<Record<string, string>> {
  const screen = await render(<JobCost job={shown} />);
  const values = read('definition');
  const found = Object.fromEntries(read('term').map((name, index) => [name, values[index] ?? '']));
  await screen.unmount();
  return found;
}

describe('the cost of a job', () => {
  it('is the estimate beside what the tokens came to', async () => {
    const usage = { inputTokens: 12, inputTextTokens: 12, outputTokens: 6900 };
    expect(await facts(job({ usage }))).toEqual({
      Estimated: '≈ $0.211',
      Actual: '$0.2071 · by the tokens that the answer counts',
    });
  });

  it('is by the price list for the pictures that came', async () => {
    const input = { ...job({}, qcode).input, params: { ...params, n: 3 } };
    expect(await facts(job({ input, pictures: 2 }))).toEqual({
      Estimated: '$0.633',
      Actual: '$0.422 · by the price list, for the pictures that came',
    });
  });

  it('of auto is by the size that came', async () => {
    const input = { ...job({}, qcode).input, mode: 'edit', params: { ...params, size: 'auto' } } as const;
    addResults([
      {
        id: 'result',
        jobId: 'job',
        index: 0,
        of: 1,
        mode: 'edit',
        gatewayId: 'qcode',
        gatewayName: 'QCode.cc',
        asked: input.params,
        at: 20,
        favourite: false,
        picture: {
          kind: 'bytes',
          blob: new Blob(),
          sniffed: { mime: 'image/png', width: 1536, height: 1024 },
        },
      },
    ]);
    const found = await facts(job({ input }));
    results.setState({ results: [] });
    expect(found).toEqual({
      Estimated: '$0.165–0.211',
      Actual: '$0.165 · by the price list, for the pictures that came',
    });
  });

  it('is only the estimate while the job runs', async () => {
    const { endedAt: _, ...running } = job({ state: 'waiting' });
    expect(await facts(running)).toEqual({ Estimated: '≈ $0.211' });
  });

  it('is not known where nobody says it', async () => {
    expect(await facts(job())).toMatchObject({ Actual: 'not known: the answer counts no tokens' });
    expect(await facts(job({}, nodekey))).toEqual({
      Estimated: 'price not published',
      Actual: 'price not published',
    });
    const error = new GatewayError('timeout');
    expect(await facts(job({ state: 'unknown', error }))).toMatchObject({
      Actual: 'not known: up to $0.211',
    });
  });

  it('of a failure at QCode is its page’s word, and nothing where nothing left', async () => {
    const error = new GatewayError('refused', { status: 503, code: 'service_overloaded' });
    const refused = job({ state: 'rejected', error }, qcode);
    expect((await facts(refused))['Actual']).toMatch(/^nothing, by QCode\.cc’s page: /);
    const { sentAt: _, ...waiting } = refused;
    const cancelled = {
      ...waiting,
      state: 'cancelled',
      notStarted: [{ at: 15, code: 'concurrency_exhausted' }],
    } as const;
    // It was sent: "not sent" would contradict the list of sends above it.
    expect(await facts(cancelled)).toMatchObject({ Actual: 'nothing: it was refused' });
    const { notStarted: __, ...unsent } = cancelled;
    expect(await facts(unsent)).toMatchObject({ Actual: 'nothing: it was not sent' });
  });

  it('of a cut answer at QCode is not known, with the page’s word beside it', async () => {
    const cut = job({ state: 'unknown', error: new GatewayError('cut') }, qcode);
    expect((await facts(cut))['Actual']).toMatch(/^not known: up to \$0\.211 · QCode\.cc’s page says/);
  });
});
