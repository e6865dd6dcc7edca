import { beforeEach, describe, expect, it, vi } from 'vitest';
import { render } from 'vitest-browser-react';
import { LocaleContext } from '../../i18n/LocaleContext.tsx';
import { zh } from '../../i18n/zh/messages.ts';
import { keepKey } from '../../state/connection/apiKeys.ts';
import { capabilities, learn, learnedAt } from '../../state/connection/capabilities.ts';
import { chooseGateway, currentBaseUrl, currentKey, setBaseUrl } from '../../state/connection/connection.ts';
import { eraseAll } from '../../state/eraseAll.ts';
import { ConnectionTest } from './ConnectionTest.tsx';

const HERE = 'http://127.0.0.1:9/v1';

async function showTest(locale?: 'zh') {
  const screen = await render(
    locale ? (
      <LocaleContext value={{ locale, messages: zh }}>
        <ConnectionTest />
      </LocaleContext>
    ) : (
      <ConnectionTest />
    ),
  );
  return {
    screen,
    test: screen.getByRole('button', { name: locale ? '测试连接' : 'Test connection', exact: true }),
    status: screen.getByRole('status'),
    step: (name: string) => screen.getByRole('listitem').filter({ hasText: name }),
    button: (name: string | RegExp) => screen.getByRole('button', { name }),
  };
}

/** A server for `fetch`: by address, or whatever is asked. Answers with what it was asked. */
function serve(answer: (request: Request) => Response | Promise<Response>) {
  const asked: Request[] = [];
  vi.spyOn(globalThis, 'fetch').mockImplementation(async (input, init) => {
    const request = new Request(input, init);
    asked.push(request);
    return answer(request);
  });
  return asked;
}

const json = (body: unknown, status = 200) => Response.json(body, { status });
const listing = (...ids: string[]) => json({ data: ids.map((id) => ({ id })) });
const briefly = (requests: readonly Request[]) => requests.map(({ method, url }) => `${method} ${url}`);

beforeEach(async () => {
  vi.restoreAllMocks();
  await eraseAll();
});

describe('ConnectionTest', () => {
  it('sends nothing for the sandbox, without a key, or to an address that is none', async () => {
    const asked = serve(() => listing());
    const { test, status, step } = await showTest();
    await test.click();
    await expect.element(step('Address')).toHaveTextContent('The sandbox answers in this page');
    chooseGateway('openai');
    await expect.element(status).toHaveTextContent('');
    await test.click();
    await expect.element(step('API key')).toHaveTextContent('Enter a key first');
    await expect.element(status).toHaveTextContent('Problem: API key. Enter a key first.');
    setBaseUrl('nowhere');
    await test.click();
    await expect.element(step('Address')).toHaveTextContent('not a complete address');
    expect(asked).toEqual([]);
  });

  it('shows each step with a word for its state, and learns', async () => {
    const asked = serve(() => listing('gpt-image-2', 'gpt-5'));
    chooseGateway('custom');
    setBaseUrl(HERE);
    keepKey('sk-1', false);
    const { screen, test, status, step } = await showTest();
    await test.click();
    await expect
      .element(step('API key'))
      .toHaveTextContent(/OK.*Accepted: 2 models, gpt-image-2 among them\./);
    await expect.element(status).toHaveTextContent('No problem found. What could cost something asks first.');
    expect(
      screen
        .getByRole('listitem')
        .elements()
        .map((row) => row.getAttribute('data-step')),
    ).toEqual(['address', 'reach', 'cors', 'key', 'request', 'picture']);
    expect(briefly(asked)).toEqual([`GET ${HERE}/models`]);
    await expect.element(screen.getByText(/Learned here.*lists models/)).toBeVisible();
    await screen.getByRole('button', { name: 'Forget' }).click();
    expect(learnedAt(HERE)).toBeUndefined();
    await expect.element(test).toHaveFocus();
  });

  it('quotes the gateway without the key, and shows what was sent one click away', async () => {
    serve(() => json({ error: { message: 'Wrong key sk-0123456789', code: 'invalid_api_key' } }, 401));
    chooseGateway('custom');
    setBaseUrl(HERE);
    keepKey('sk-0123456789', false);
    const { screen, test, step } = await showTest();
    await test.click();
    await expect.element(step('API key')).toHaveTextContent(/Not accepted \(HTTP 401\).*Wrong key •••/);
    await step('API key').getByText('Details').click();
    await expect.element(step('API key').getByText('HTTP 401 · invalid_api_key')).toBeVisible();
    await expect.element(screen.getByRole('button', { name: /Make|Send/ })).not.toBeInTheDocument();
    expect(screen.container.textContent).not.toContain('0123456789');
  });

  it('mends the base URL with one click, takes the key along on the same host, and tests again', async () => {
    const asked = serve(({ url }) =>
      url === `${HERE}/models` ? listing('gpt-image-2') : json({ error: { message: 'no' } }, 404),
    );
    chooseGateway('custom');
    setBaseUrl('http://127.0.0.1:9');
    keepKey('sk-1', false);
    const { test, step, button } = await showTest();
    await test.click();
    await expect.element(step('API key')).toHaveTextContent('No list of models here (HTTP 404)');
    await step('Address')
      .getByRole('button', { name: `Use ${HERE}` })
      .click();
    await expect.element(step('API key')).toHaveTextContent('gpt-image-2 among them');
    await expect.element(test).toHaveFocus();
    expect([currentBaseUrl(), currentKey()]).toEqual([HERE, 'sk-1']);
    expect(asked.at(-1)?.headers.get('authorization')).toBe('Bearer sk-1');
    await expect.element(button(/^Use/)).not.toBeInTheDocument();
  });

  it('knows a gateway by its host, and takes the key along to it by https', async () => {
    vi.spyOn(globalThis, 'fetch').mockRejectedValue(new TypeError('Failed to fetch'));
    chooseGateway('custom');
    setBaseUrl('http://api.qcode.cc/v1');
    keepKey('cr_1', false);
    const { test, button } = await showTest();
    await test.click();
    await button('Use https://api.qcode.cc/qcode-img/v1').click();
    expect([currentBaseUrl(), currentKey()]).toEqual(['https://api.qcode.cc/qcode-img/v1', 'cr_1']);
  });

  it('stops on request, keeps the focus, and can begin again', async () => {
    let signal: AbortSignal | undefined;
    vi.spyOn(globalThis, 'fetch').mockImplementation(
      (_input, init) =>
        new Promise((_, reject) => {
          signal = init?.signal ?? undefined;
          signal?.addEventListener('abort', () => reject(signal?.reason as Error));
        }),
    );
    chooseGateway('custom');
    setBaseUrl(HERE);
    const { test, step, status, button } = await showTest();
    await test.click();
    await expect.element(status).toHaveTextContent('Testing: Reachable…');
    await button('Stop').click();
    await expect.element(step('Reachable')).toHaveTextContent(/not tested.*Stopped\./);
    expect(signal?.aborted).toBe(true);
    await expect.element(test).toHaveFocus();
  });

  it('ends its requests when it goes away, and when another connection is chosen', async () => {
    const signals: AbortSignal[] = [];
    vi.spyOn(globalThis, 'fetch').mockImplementation(
      (_input, init) =>
        new Promise((_, reject) => {
          const signal = init?.signal;
          if (signal) signals.push(signal);
          signal?.addEventListener('abort', () => reject(signal.reason as Error));
        }),
    );
    chooseGateway('custom');
    setBaseUrl(HERE);
    const { screen, test, status } = await showTest();
    await test.click();
    await vi.waitFor(() => expect(signals).toHaveLength(1));
    setBaseUrl('http://127.0.0.1:10/v1');
    await vi.waitFor(() => expect(signals[0]?.aborted).toBe(true));
    await expect.element(status).toHaveTextContent('');
    await test.click();
    await vi.waitFor(() => expect(signals).toHaveLength(2));
    await screen.unmount();
    expect(signals[1]?.aborted).toBe(true);
  });

  it('says where a paid picture is offered what it costs, or that nobody knows', async () => {
    serve(() => json({}, 404));
    chooseGateway('qcode');
    keepKey('cr_1', false);
    const { test, button } = await showTest();
    await test.click();
    await expect.element(button('Make one picture ($0.08)')).toBeVisible();
    chooseGateway('custom');
    setBaseUrl(HERE);
    keepKey('sk-1', false);
    serve(() => listing('gpt-image-2'));
    await test.click();
    await expect.element(button('Make one picture (price not published)')).toBeVisible();
  });

  it('speaks Chinese', async () => {
    serve(() => listing('gpt-image-2'));
    chooseGateway('custom');
    setBaseUrl(HERE);
    learn(HERE, { streams: 'ignored' });
    const { screen, test, status } = await showTest('zh');
    await test.click();
    await expect.element(status).toHaveTextContent('没有发现问题。');
    await expect.element(screen.getByText(/在此观察到.*忽略流式/)).toBeVisible();
    expect(Object.keys(capabilities.getState())).toEqual([HERE]);
  });
});
