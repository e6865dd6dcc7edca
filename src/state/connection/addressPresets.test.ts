import { beforeEach, describe, expect, it, vi } from 'vitest';
import { memoryStorage } from '../../testing/memoryStorage.ts';

/** A page freshly opened at `address`, over the storage of before, with its presets applied. */
async function open(address: string, origin = 'https://alphabrush.example') {
  vi.resetModules();
  const { pathname, protocol, search, hash } = new URL(address, `${origin}/app/`);
  const shown = vi.fn<(state: unknown, title: string, url: string) => void>();
  vi.stubGlobal('location', { pathname, protocol, search, hash });
  vi.stubGlobal('history', { state: null, replaceState: shown });
  const modules = {
    ...(await import('./connection.ts')),
    ...(await import('./addressPresets.ts')),
    ...(await import('../preferences.ts')),
    ...(await import('./customGateways.ts')),
    ...(await import('./apiKeys.ts')),
  };
  const { readPresets } = await import('./presets.ts');
  modules.applyConnectionPresets(readPresets());
  return {
    ...modules,
    shownAddress: () => shown.mock.lastCall?.[2],
    news: () => modules.addressNews.getState(),
  };
}

const everythingStored = () =>
  Array.from({ length: localStorage.length }, (_, index) =>
    localStorage.getItem(localStorage.key(index) ?? ''),
  ).join();

beforeEach(() => vi.stubGlobal('localStorage', memoryStorage()));

describe('the presets of the address', () => {
  it('are applied once and taken out of the address', async () => {
    const { currentGateway, preferences, shownAddress, news } = await open(
      './?gateway=qcode&lang=zh&theme=dark&ref=mail#/',
    );
    expect(currentGateway().id).toBe('qcode');
    expect(preferences.getState()).toMatchObject({ language: 'zh', theme: 'dark' });
    expect(shownAddress()).toBe('/app/?ref=mail#/');
    expect(news()).toEqual({ keyInQuery: false, ignored: [] });
  });

  it('leave an address without any alone', async () => {
    const { shownAddress } = await open('./?ref=mail#/history');
    expect(shownAddress()).toBeUndefined();
  });

  it.each([
    ['gateway=qcode&baseUrl=https://eu.qcode.cc/qcode-img/v1', 'qcode', 'https://eu.qcode.cc/qcode-img/v1'],
    ['baseUrl=https://us.qcode.cc/qcode-img/v1/', 'qcode', 'https://us.qcode.cc/qcode-img/v1'],
    ['baseUrl=https://relay.example.com/v1', 'custom', 'https://relay.example.com/v1'],
    ['gateway=openai&baseUrl=https://relay.example.com/v1', 'custom', 'https://relay.example.com/v1'],
    ['gateway=openai&baseUrl=https://us.qcode.cc/qcode-img/v1', 'custom', 'https://us.qcode.cc/qcode-img/v1'],
    ['gateway=custom&baseUrl=http://127.0.0.1:8080/v1', 'custom', 'http://127.0.0.1:8080/v1'],
  ])('open %s as %s at %s', async (query, id, baseUrl) => {
    const { currentGateway, currentBaseUrl } = await open(`./?${query}#/`);
    expect([currentGateway().id, currentBaseUrl()]).toEqual([id, baseUrl]);
  });

  it('keep the address that Custom had, under its host’s name, once', async () => {
    await open('./?baseUrl=https://first.example.com/v1');
    await open('./?baseUrl=https://second.example.com/v1');
    await open('./?baseUrl=https://first.example.com/v1');
    const { connection, currentBaseUrl } = await open('./?baseUrl=https://second.example.com/v1');
    expect(connection.getState().customs.map(({ name }) => name)).toEqual([
      'first.example.com',
      'second.example.com',
    ]);
    expect(currentBaseUrl()).toBe('https://second.example.com/v1');
  });

  it('do not hand a known gateway’s key to another address', async () => {
    const { chooseGateway, setKey } = await open('./');
    chooseGateway('openai');
    setKey('sk-mine');
    const { currentKey } = await open('./?gateway=openai&baseUrl=https://relay.example.com/v1');
    expect(currentKey()).toBeUndefined();
  });

  it('that cannot be used are left out and named', async () => {
    const { news, currentGateway } = await open('./?gateway=openai&baseUrl=http://192.168.1.2/v1&size=big');
    expect(news().ignored).toEqual(['size', 'baseUrl']);
    expect(currentGateway().id).toBe('openai');
  });
});

describe('a key in the address', () => {
  it('is taken out of the address of a page that is open already', async () => {
    const listen = vi.fn<(type: string, listener: () => void) => void>();
    vi.stubGlobal('addEventListener', listen);
    const { followAddress, news, shownAddress } = await open('./');
    const onPresets = vi.fn<() => void>();
    followAddress(onPresets);
    vi.stubGlobal('location', { pathname: '/app/', protocol: 'https:', search: '', hash: '#/?key=sk-1&n=2' });
    listen.mock.lastCall?.[1]();
    expect(shownAddress()).toBe('/app/#/');
    expect(news().offeredKey).toBe('sk-1');
    expect(onPresets).toHaveBeenCalledWith(expect.objectContaining({ n: 2 }));
  });

  it('waits for the user’s answer, out of the address and out of the storage', async () => {
    const { news, currentKey, shownAddress } = await open('./?gateway=openai#/?key=sk-offered');
    expect(shownAddress()).toBe('/app/#/');
    expect(news().offeredKey).toBe('sk-offered');
    expect(currentKey()).toBeUndefined();
    expect(everythingStored()).not.toContain('sk-offered');
  });

  it('is stored, kept for the tab, or forgotten', async () => {
    const stored = await open('./?gateway=openai#/?key=sk-offered');
    stored.acceptOfferedKey(false);
    expect(stored.currentKey()).toBe('sk-offered');
    expect(stored.news()).not.toHaveProperty('offeredKey');
    expect(everythingStored()).toContain('sk-offered');
    localStorage.clear();

    const tabOnly = await open('./?gateway=openai#/?key=sk-offered');
    tabOnly.acceptOfferedKey(true);
    expect(tabOnly.currentKey()).toBe('sk-offered');
    expect(everythingStored()).not.toContain('sk-offered');

    const discarded = await open('./?gateway=openai#/?key=sk-offered');
    discarded.discardOfferedKey();
    expect(discarded.currentKey()).toBeUndefined();
    expect(discarded.news()).not.toHaveProperty('offeredKey');
  });

  it('stands beside the keys that are there, and the same one is not kept twice', async () => {
    const first = await open('./?gateway=openai');
    first.setKey('sk-old');
    const second = await open('./#/?key=sk-new');
    second.acceptOfferedKey(false);
    expect(second.currentKey()).toBe('sk-new');
    const third = await open('./#/?key=sk-old');
    third.acceptOfferedKey(false);
    expect(third.currentKey()).toBe('sk-old');
    expect(third.connection.getState().keys.map(({ value }) => value)).toEqual(['sk-old', 'sk-new']);
  });

  it('is never taken from the query', async () => {
    const { news, currentKey, shownAddress } = await open('./?gateway=openai&key=sk-leaked');
    expect(news()).toEqual({ keyInQuery: true, ignored: [] });
    expect(shownAddress()).toBe('/app/');
    expect(currentKey()).toBeUndefined();
    expect(everythingStored()).not.toContain('sk-leaked');
  });
});
