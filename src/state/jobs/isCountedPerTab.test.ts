import { describe, expect, it } from 'vitest';
import { gateways } from '../../core/gateway/gateways.ts';
import type { ApiKey } from '../connection/ConnectionState.ts';
import { isCountedPerTab } from './isCountedPerTab.ts';

const jobAt = (gateway: (typeof gateways)[keyof typeof gateways], keyId?: string) => ({
  input: {
    gateway,
    baseUrl: 'https://a.example/v1',
    mode: 'generate' as const,
    params: { model: 'gpt-image-2', prompt: 'a fox' },
    extra: {},
    ...(keyId !== undefined && { keyId }),
  },
});

const aKey = (tabOnly: boolean, more: Partial<ApiKey> = {}): ApiKey => ({
  id: 'k',
  name: '',
  value: 'cr_1',
  scope: 'gateway:qcode',
  tabOnly,
  ...more,
});

describe('a job that other tabs do not count', () => {
  it('has a key of this tab only, at a gateway with a limit', () => {
    const job = jobAt(gateways.qcode, 'k');
    expect(isCountedPerTab(job, [aKey(true)])).toBe(true);
    expect(isCountedPerTab(job, [aKey(false)])).toBe(false);
    expect(isCountedPerTab(job, [aKey(true, { valueId: 'another' })])).toBe(false);
    // The same value is stored too: its id is everywhere the same.
    expect(isCountedPerTab(job, [aKey(true), aKey(false, { id: 'stored', valueId: 'k' })])).toBe(false);
    expect(isCountedPerTab(jobAt(gateways.openai, 'k'), [aKey(true)])).toBe(false);
    expect(isCountedPerTab(jobAt(gateways.qcode), [aKey(true)])).toBe(false);
  });
});
