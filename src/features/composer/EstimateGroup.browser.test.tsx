import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { render } from 'vitest-browser-react';
import type { Gateway } from '../../core/gateway/Gateway.ts';
import { gateways } from '../../core/gateway/gateways.ts';
import type { ImageParams } from '../../core/params/ImageParams.ts';
import { dayIn } from '../../core/time/nextMidnight.ts';
import { LocaleContext } from '../../i18n/LocaleContext.tsx';
import { zh } from '../../i18n/zh/messages.ts';
import { connection } from '../../state/connection/connection.ts';
import { FIRST_CONNECTION } from '../../state/connection/ConnectionState.ts';
import { dayCount } from '../../state/jobs/dayCount.ts';
import { timings } from '../../state/jobs/timings.ts';
import { EstimateGroup } from './EstimateGroup.tsx';

const { qcode, openai, sandbox, nodekey } = gateways;
const HISTORY = 'https://api.qcode.cc/qcode-img/v1 gpt-image-2 generate  low 1 whole';

beforeEach(() => {
  const key = { id: 'key-1', name: '', value: 'cr_secret', scope: 'gateway:qcode', tabOnly: true };
  connection.setState({ ...FIRST_CONNECTION, gatewayId: 'qcode', keys: [key] }, true);
});

afterEach(() => {
  dayCount.setState({}, true);
  timings.setState({}, true);
  connection.setState(FIRST_CONNECTION, true);
});

const group = (
  gateway: Gateway,
  params: Partial<ImageParams> = {},
  mode: 'generate' | 'edit' = 'generate',
) => (
  <EstimateGroup
    id="estimate"
    gateway={gateway}
    baseUrl={gateway.regions[0]?.baseUrl ?? ''}
    mode={mode}
    params={{ model: 'gpt-image-2', prompt: 'a fox', quality: 'low', ...params }}
    extra={{}}
  />
);

async function texts(element: React.ReactElement): Promise<string[]> {
  const screen = await render(element);
  const found = screen.getByRole('group', { name: 'Estimate', exact: true }).element();
  await expect.poll(() => found.querySelector('p')).not.toBeNull();
  const lines = [...found.querySelectorAll('p')].map((line) => line.textContent);
  await screen.unmount();
  return lines;
}

const today = (more: { made: number; unsure: number; usedUpAt?: number }) =>
  dayCount.setState({ 'key-1': { day: dayIn('Asia/Shanghai', Date.now()), ...more } });

describe('the estimate', () => {
  it('says the price, the usual time and what is left of the day', async () => {
    expect(await texts(group(qcode))).toEqual([
      expect.stringMatching(/^\$0\.08 · usually 20–35 s · 0\/100 today, resets \d\d:\d\d$/),
    ]);
    expect(await texts(group(openai, { size: '1024x1024' }))).toEqual(['≈ $0.006']);
    expect(await texts(group(openai, { size: '1024x1024' }, 'edit'))).toEqual(['≈ $0.006 + source images']);
    expect(await texts(group(sandbox))).toEqual(['free · usually 1–4 s']);
    expect(await texts(group(nodekey))).toEqual(['price not published']);
  });

  it('prefers this browser’s own times to the page’s', async () => {
    timings.setState({ [HISTORY]: [{ seconds: 24 }, { seconds: 27.5 }, { seconds: 31 }] });
    expect((await texts(group(qcode)))[0]).toMatch(/ · here 26–29 s · /);
  });

  it('counts the day, with what may have been made', async () => {
    today({ made: 3, unsure: 0 });
    expect((await texts(group(qcode)))[0]).toMatch(/ · 3\/100 today, resets /);
    today({ made: 3, unsure: 4 });
    expect((await texts(group(qcode)))[0]).toMatch(/ · 3–7\/100 today, resets /);
  });

  it('warns before the day’s cap, and when the gateway has said that it is reached', async () => {
    today({ made: 97, unsure: 1 });
    expect(await texts(group(qcode, { n: 2 }))).toHaveLength(1);
    expect((await texts(group(qcode, { n: 3 })))[1]).toMatch(
      /^May go over today’s 100 pictures, until \d\d:\d\d\.$/,
    );
    expect((await texts(group(qcode, { n: 4 })))[1]).toMatch(/^More than the 3 left of today’s 100, until /);
    today({ made: 5, unsure: 0, usedUpAt: 1 });
    expect((await texts(group(qcode)))[1]).toMatch(
      /^QCode\.cc said that today’s pictures are used up until /,
    );
  });

  it('warns where a proxy often cuts such a request off, with what helps', async () => {
    expect((await texts(group(qcode, { quality: 'high' })))[1]).toBe(
      'Often over 100 s: a proxy then cuts it off, and it may be charged. Try lower quality or another region.',
    );
  });

  it('speaks Chinese', async () => {
    const screen = await render(
      <LocaleContext value={{ locale: 'zh', messages: zh }}>
        {group(qcode, { quality: 'high' })}
      </LocaleContext>,
    );
    const found = screen.getByRole('group', { name: '预估', exact: true }).element();
    await expect.poll(() => found.querySelector('p')).not.toBeNull();
    const lines = found.querySelectorAll('p');
    expect(lines[0]?.textContent).toMatch(/^US\$0\.211 · 通常 70–120 秒 · 今日 0\/100，\d\d:\d\d 重置$/);
    expect(lines[1]?.textContent).toBe(
      '常超过 100 秒：代理到时会断开连接，仍可能计费。可以试试降低质量或换一个区域。',
    );
  });
});
