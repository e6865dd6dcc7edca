import { beforeEach, describe, expect, it, vi } from 'vitest';
import { renderHook } from 'vitest-browser-react';
import { gateways } from '../../core/gateway/gateways.ts';
import type { Gateway } from '../../core/gateway/Gateway.ts';
import { queryClient } from '../../state/queryClient.ts';
import { useModels } from './useModels.ts';

interface Asked {
  gateway: Gateway;
  baseUrl: string;
  key?: string;
  wanted?: boolean;
}

const OPENAI: Asked = { gateway: gateways.openai, baseUrl: 'https://api.openai.com/v1', key: 'sk-1' };
const CUSTOM: Asked = { gateway: gateways.custom, baseUrl: 'http://127.0.0.1:9/v1' };

function use(first: Asked) {
  function useAsked({ gateway, baseUrl, key, wanted }: Asked = first) {
    return useModels(gateway, baseUrl, key, wanted);
  }
  return renderHook(useAsked, { initialProps: first });
}

const fetched = vi.spyOn(globalThis, 'fetch');
const requests = () => fetched.mock.calls.map(([request]) => (request as Request).url);
const settle = () => new Promise((resolve) => setTimeout(resolve, 100));

beforeEach(() => {
  queryClient.clear();
  fetched.mockReset();
  fetched.mockImplementation(async () => new Response('{"data":[{"id":"gpt-5"},{"id":"gpt-image-2"}]}'));
});

describe('useModels', () => {
  it.each([
    ['the sandbox', { gateway: gateways.sandbox, baseUrl: 'https://sandbox.invalid/v1' }],
    ['OpenAI without a key', { gateway: gateways.openai, baseUrl: 'https://api.openai.com/v1' }],
    ['OpenAI with a key that cannot be sent', { ...OPENAI, key: 'Bearer sk-1' }],
    ['OpenAI before the list is wanted', { ...OPENAI, wanted: false }],
    [
      'a gateway that documents no list',
      { gateway: gateways.qcode, baseUrl: 'https://api.qcode.cc/qcode-img/v1', key: 'cr_1' },
    ],
    ['Custom without an address', { ...CUSTOM, baseUrl: '' }],
  ])('does not ask %s', async (_, asked) => {
    const { result } = await use(asked);
    await settle();
    expect(result.current).toEqual([]);
    expect(requests()).toEqual([]);
  });

  it.each([OPENAI, CUSTOM])('brings the names, those of pictures first', async (asked) => {
    const { result } = await use(asked);
    await vi.waitFor(() => expect(result.current).toEqual(['gpt-image-2', 'gpt-5']));
    expect(requests()).toEqual([`${asked.baseUrl}/models`]);
  });

  it('does not send a key that is still being typed', async () => {
    const { result, rerender } = await use({ ...CUSTOM, wanted: false });
    for (const key of ['s', 'sk', 'sk-', 'sk-2']) await rerender({ ...CUSTOM, key });
    await settle();
    expect(requests()).toEqual([]);
    await vi.waitFor(() => expect(result.current).toHaveLength(2), { timeout: 3000 });
    expect(requests()).toHaveLength(1);
    expect((fetched.mock.calls[0]![0] as Request).headers.get('authorization')).toBe('Bearer sk-2');
  });

  it('has no names when the gateway refuses, and does not insist', async () => {
    fetched.mockImplementation(async () => new Response('{"error":{"message":"no"}}', { status: 403 }));
    const { result } = await use(CUSTOM);
    await vi.waitFor(() => expect(requests()).toHaveLength(1));
    await settle();
    expect(result.current).toEqual([]);
    expect(requests()).toHaveLength(1);
  });
});
