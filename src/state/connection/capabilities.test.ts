import { beforeEach, describe, expect, it, vi } from 'vitest';
import { memoryStorage } from '../../testing/memoryStorage.ts';

const HERE = 'https://relay.example/v1';
const KEPT = 'alphabrush:capabilities';

/** The store as a page finds it that is opened now. */
async function openPage() {
  vi.resetModules();
  return import('./capabilities.ts');
}

beforeEach(() => {
  vi.unstubAllGlobals();
  vi.stubGlobal('localStorage', memoryStorage());
});

describe('capabilities', () => {
  it('keeps what was learned about an address, newer facts over older ones, over a reload', async () => {
    const { learn } = await openPage();
    learn('https://Relay.example/v1/', { corsGet: true, streams: 'ignored' }, 1000);
    learn(HERE, { streams: 'events' }, 2000);
    const { learnedAt } = await openPage();
    expect(learnedAt(HERE)).toEqual({ corsGet: true, streams: 'events', at: 2000 });
    expect(learnedAt('https://relay.example/v2')).toBeUndefined();
  });

  it('remembers nothing about no address, and nothing at all without a fact', async () => {
    const { learn, capabilities } = await openPage();
    learn('nowhere', { corsGet: true });
    learn(HERE, {});
    expect(capabilities.getState()).toEqual({});
  });

  it('forgets one address at a time, and leaves nothing behind', async () => {
    const { learn, forgetLearned, learnedAt } = await openPage();
    learn(HERE, { corsGet: true });
    learn('https://other.example/v1', { corsGet: false });
    forgetLearned(HERE);
    expect([learnedAt(HERE), learnedAt('https://other.example/v1')?.corsGet]).toEqual([undefined, false]);
    forgetLearned('https://other.example/v1');
    expect(localStorage.getItem(KEPT)).toBeNull();
  });

  it('remembers the newest fifty addresses', async () => {
    const { learn, capabilities, learnedAt } = await openPage();
    for (let host = 0; host < 60; host += 1) learn(`https://h${host}.example/v1`, { corsGet: true }, host);
    expect(Object.keys(capabilities.getState())).toHaveLength(50);
    expect([learnedAt('https://h9.example/v1'), learnedAt('https://h10.example/v1')?.at]).toEqual([
      undefined,
      10,
    ]);
  });

  it.each<[string, unknown]>([
    ['no object', 7],
    ['a list', [1, 2]],
    ['no date', { [HERE]: { corsGet: true } }],
    ['no fact', { [HERE]: { at: 1 } }],
    ['values of another version', { [HERE]: { at: 1, corsGet: 'perhaps', streams: 'sometimes', speed: 9 } }],
    ['an address in another spelling', { 'https://RELAY.example/v1/': { at: 1, corsGet: true } }],
  ])('starts with nothing where the browser kept %s', async (_, kept) => {
    localStorage.setItem(KEPT, JSON.stringify(kept));
    const { capabilities } = await openPage();
    expect(capabilities.getState()).toEqual({});
  });

  it('takes from storage only what it understands', async () => {
    localStorage.setItem(KEPT, JSON.stringify({ [HERE]: { at: 1, corsGet: true, streams: 'sometimes' } }));
    const { learnedAt } = await openPage();
    expect(learnedAt(HERE)).toEqual({ at: 1, corsGet: true });
  });

  it('is erased with all data', async () => {
    vi.resetModules();
    vi.doMock('../../platform/erase.ts', () => ({ eraseBrowserStorage: async () => true }));
    const { learn, capabilities } = await import('./capabilities.ts');
    const { eraseAll } = await import('../eraseAll.ts');
    learn(HERE, { corsGet: true });
    await eraseAll();
    expect(capabilities.getState()).toEqual({});
  });
});
