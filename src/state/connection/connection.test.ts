import * as fc from 'fast-check';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { gateways } from '../../core/gateway/gateways.ts';
import { memoryStorage } from '../../testing/memoryStorage.ts';

/** The modules as a freshly loaded page has them, over the storage of before. */
async function load() {
  vi.resetModules();
  return {
    ...(await import('./connection.ts')),
    ...(await import('./apiKeys.ts')),
    ...(await import('./customGateways.ts')),
    ...(await import('./keyIdOf.ts')),
  };
}

const stored = (name: string) => localStorage.getItem(`alphabrush:${name}`);
const everythingStored = () => [stored('connection'), stored('keys')].join('\n');

beforeEach(() => {
  vi.stubGlobal('localStorage', memoryStorage());
  vi.stubGlobal('addEventListener', () => undefined);
});

describe('the gateway and its address', () => {
  it('begins with the sandbox', async () => {
    const { currentGateway, currentKey } = await load();
    expect(currentGateway()).toEqual(gateways.sandbox);
    expect(currentKey()).toBeUndefined();
  });

  it('remembers gateway, region and typed address over a reload', async () => {
    const before = await load();
    before.chooseGateway('qcode');
    before.chooseRegion('europe');
    before.chooseGateway('openai');
    before.setBaseUrl('http://127.0.0.1:9/v1/');
    const after = await load();
    expect(after.currentGateway()).toEqual(gateways.openai);
    expect(after.currentBaseUrl()).toBe('http://127.0.0.1:9/v1');
    after.chooseGateway('qcode');
    expect(after.currentBaseUrl()).toBe('https://eu.qcode.cc/qcode-img/v1');
  });

  it('keeps the dialect when another address is typed, and goes back when it is emptied', async () => {
    const { chooseGateway, setBaseUrl, currentGateway, currentBaseUrl } = await load();
    chooseGateway('qcode');
    setBaseUrl('https://relay.example.com/v1');
    expect([currentGateway().id, currentBaseUrl()]).toEqual(['qcode', 'https://relay.example.com/v1']);
    setBaseUrl('');
    expect(currentBaseUrl()).toBe('https://api.qcode.cc/qcode-img/v1');
  });

  it('takes a documented address for its region', async () => {
    const { chooseGateway, setBaseUrl, connection } = await load();
    chooseGateway('qcode');
    setBaseUrl('https://elsewhere.example.com/v1');
    setBaseUrl('https://US.qcode.cc/qcode-img/v1/');
    expect(connection.getState()).toMatchObject({ regions: { qcode: 'us' }, baseUrls: {} });
  });

  it('keeps what was typed even when it is no address', async () => {
    const { chooseGateway, setBaseUrl, currentBaseUrl } = await load();
    chooseGateway('openai');
    setBaseUrl('api.openai.com');
    expect(currentBaseUrl()).toBe('api.openai.com');
  });

  it('does not know a gateway that is gone', async () => {
    const { chooseGateway, currentGateway } = await load();
    chooseGateway('nobody');
    expect(currentGateway().id).toBe('sandbox');
  });

  it.each([
    'not json',
    '[]',
    '{"gatewayId":7,"regions":[1],"customs":[{"id":"x"}],"timeLimitSeconds":5}',
    'null',
    '{"gatewayId":"toString"}',
  ])('starts as on the first visit from the foreign entry %s', async (text) => {
    localStorage.setItem('alphabrush:connection', text);
    localStorage.setItem('alphabrush:keys', text);
    const { connection } = await load();
    expect(connection.getState()).toMatchObject({
      gatewayId: 'sandbox',
      timeLimitSeconds: 600,
      customs: [],
      keys: [],
    });
  });

  it('refuses a time limit out of range and keeps the last valid one', async () => {
    const { setTimeLimit, connection } = await load();
    expect(setTimeLimit(300)).toBeUndefined();
    expect([179, 86_401, 200.5, Number.NaN, undefined].map(setTimeLimit)).toEqual([
      'too-short',
      'too-long',
      'not-whole',
      'not-whole',
      'not-whole',
    ]);
    expect(connection.getState().timeLimitSeconds).toBe(300);
    expect((await load()).connection.getState().timeLimitSeconds).toBe(300);
  });

  it('says when the browser keeps nothing', async () => {
    const { connection, setTimeLimit, currentKey, chooseGateway, setKey } = await load();
    vi.stubGlobal('localStorage', undefined);
    setTimeLimit(200);
    expect(connection.getState().storageRefused).toBe(true);
    chooseGateway('openai');
    setKey('sk-1');
    expect(currentKey()).toBe('sk-1');
  });
});

describe('the user’s own gateways', () => {
  it('are Custom under a name, each with its address, the same object as long as nothing changes', async () => {
    const { addCustomGateway, chooseGateway, currentGateway, currentBaseUrl, setBaseUrl } = await load();
    const id = addCustomGateway('Home');
    chooseGateway(id);
    setBaseUrl('http://127.0.0.1:1/v1');
    expect(currentGateway()).toEqual({ ...gateways.custom, id, name: 'Home' });
    expect(currentGateway()).toBe(currentGateway());
    chooseGateway('custom');
    expect(currentBaseUrl()).toBe('');
  });

  it('never share a name, with each other or with a known one', async () => {
    const { addCustomGateway, renameCustomGateway, allGateways } = await load();
    const id = addCustomGateway('OpenAI');
    addCustomGateway('openai');
    expect(renameCustomGateway(id, ' custom ')).toBe('taken');
    expect(renameCustomGateway(id, ' ')).toBe('empty');
    expect(renameCustomGateway(id, ' Mine ')).toBeUndefined();
    expect(
      allGateways()
        .slice(-2)
        .map(({ name }) => name),
    ).toEqual(['Mine', 'openai 3']);
  });

  it('go with their keys, unless another gateway is at the same address', async () => {
    const { addCustomGateway, removeCustomGateway, chooseGateway, setKey, currentKey, currentGateway } =
      await load();
    const [one, two] = ['One', 'Two'].map((name) => addCustomGateway(name, 'https://own.example.com/v1'));
    chooseGateway(one!);
    setKey('sk-own');
    removeCustomGateway(one!);
    expect(currentGateway().id).toBe('custom');
    chooseGateway(two!);
    expect(currentKey()).toBe('sk-own');
    removeCustomGateway(two!);
    expect(everythingStored()).not.toContain('sk-own');
  });

  it('can not be used to remove a known one', async () => {
    const { removeCustomGateway, allGateways } = await load();
    removeCustomGateway('openai');
    expect(allGateways()).toHaveLength(Object.keys(gateways).length);
  });
});

describe('keys', () => {
  it('are shared by the regions of a gateway and belong to one address everywhere else', async () => {
    const { chooseGateway, chooseRegion, setBaseUrl, setKey, currentKey } = await load();
    chooseGateway('qcode');
    setKey('cr_1');
    chooseRegion('asia');
    expect(currentKey()).toBe('cr_1');
    setBaseUrl('https://qcode.example.com/v1');
    expect(currentKey()).toBeUndefined();
    setKey('other');
    chooseGateway('custom');
    setBaseUrl('https://QCODE.example.com/v1/');
    expect(currentKey()).toBe('other');
    setBaseUrl('https://asia.qcode.cc/qcode-img/v1');
    expect(currentKey()).toBeUndefined();
  });

  it('are kept under random ids, apart from the settings, and empty means gone', async () => {
    const { chooseGateway, setKey, connection } = await load();
    chooseGateway('openai');
    setKey(' sk-1 ');
    expect(connection.getState().keys).toEqual([
      {
        id: expect.stringMatching(/^[\da-f]{32}$/),
        name: '',
        value: 'sk-1',
        scope: 'gateway:openai',
        tabOnly: false,
      },
    ]);
    expect(stored('connection')).not.toContain('sk-1');
    expect((await load()).currentKey()).toBe('sk-1');
    setKey('');
    expect(stored('keys')).toBeNull();
  });

  it('can be several of one scope, under names', async () => {
    const { chooseGateway, setKey, addKey, chooseKey, renameKey, removeKey, currentApiKey, connection } =
      await load();
    chooseGateway('openai');
    setKey('sk-work');
    const work = currentApiKey()!.id;
    renameKey(work, 'Work');
    addKey('Home');
    expect(currentApiKey()).toMatchObject({ name: 'Home', value: '' });
    setKey('sk-home');
    const home = currentApiKey()!.id;
    chooseKey(work);
    expect((await load()).currentKey()).toBe('sk-work');
    chooseKey(home);
    expect((await load()).currentKey()).toBe('sk-home');
    removeKey(home);
    expect(currentApiKey()).toMatchObject({ name: 'Work', value: 'sk-work' });
    addKey('');
    chooseKey(work);
    expect(connection.getState().keys).toHaveLength(1);
  });

  it('are known by another id with each value, which the same value has again', async () => {
    const { chooseGateway, setKey, addKey, currentApiKey, keyIdOf, removeKey } = await load();
    const present = () => keyIdOf(currentApiKey()!);
    chooseGateway('qcode');
    setKey('cr_used-up');
    const record = currentApiKey()!.id;
    const usedUp = present();
    setKey('cr_used-up ');
    expect(present()).toBe(usedUp);
    setKey('cr_other');
    const other = present();
    expect(currentApiKey()!.id).toBe(record);
    expect(other).not.toBe(usedUp);
    // Typed over by mistake, and mended.
    setKey('cr_used-up');
    expect(present()).toBe(usedUp);
    setKey('cr_other');
    expect(present()).toBe(other);
    const second = addKey('');
    expect(present()).not.toBe(other);
    setKey('cr_other');
    expect([currentApiKey()!.id, present()]).toEqual([second, other]);
    // The same text at another address is another key.
    chooseGateway('openai');
    setKey('cr_other');
    expect(present()).not.toBe(other);
    chooseGateway('qcode');
    removeKey(record);
    const after = await load();
    expect(after.keyIdOf(after.currentApiKey()!)).toBe(other);
  });

  it('that were stored before ids went with values keep theirs; equal ones of one scope share one', async () => {
    const keys = [
      ['a', 'gateway:qcode'],
      ['b', 'gateway:qcode'],
      ['c', 'gateway:openai'],
    ].map(([id, scope]) => ({ id, scope, name: '', value: 'cr_1', tabOnly: false }));
    localStorage.setItem('alphabrush:keys', JSON.stringify({ keys }));
    const { connection, keyIdOf } = await load();
    expect(connection.getState().keys.map(keyIdOf)).toEqual(['a', 'a', 'c']);
    localStorage.setItem('alphabrush:keys', JSON.stringify({ keys: [{ ...keys[0], valueId: 7 }] }));
    expect((await load()).connection.getState().keys).toEqual([]);
  });

  it('leave the storage at once when they become this tab’s only', async () => {
    const { chooseGateway, setKey, setTabOnly, currentKey } = await load();
    chooseGateway('openai');
    setKey('sk-1');
    setTabOnly(true);
    expect(currentKey()).toBe('sk-1');
    expect(stored('keys')).toBeNull();
    setTabOnly(false);
    expect(stored('keys')).toContain('sk-1');
  });

  it('entered before there is an address belong to the first one that is typed to its end', async () => {
    const { chooseGateway, setKey, setBaseUrl, settleBaseUrl, currentKey } = await load();
    chooseGateway('custom');
    setKey('sk-early');
    expect(stored('keys')).toBeNull();
    setBaseUrl('https://own.example.com');
    expect(currentKey()).toBeUndefined();
    setBaseUrl('https://own.example.com/v1');
    settleBaseUrl();
    expect(currentKey()).toBe('sk-early');
    expect(stored('keys')).toContain('sk-early');
    setBaseUrl('https://other.example.com/v1');
    settleBaseUrl();
    expect(currentKey()).toBeUndefined();
  });

  it.each([
    ['sk-1', undefined],
    ['', undefined],
    [' sk-1\n', undefined],
    ['Bearer sk-1', 'bearer'],
    ['sk-1 sk-2', 'characters'],
    ['sk-１', 'characters'],
    ['sk\u200b-1', 'characters'],
  ])('checks "%s": %s', async (text, problem) => {
    const { checkKey } = await load();
    expect(checkKey(text)).toBe(problem);
    if (problem === undefined)
      expect(() => new Headers({ Authorization: `Bearer ${text.trim()}` })).not.toThrow();
  });

  it('for this tab only are never written, and a key only ever stands in its own scope, whatever is done', async () => {
    const { connection, ...act } = await load();
    const action = fc.oneof(
      fc.constantFrom('sandbox', 'openai', 'qcode', 'custom').map((id) => () => act.chooseGateway(id)),
      fc
        .constantFrom(
          '',
          'no address',
          'https://a.example.com/v1',
          'https://b.example.com/v1',
          'https://eu.qcode.cc/qcode-img/v1',
        )
        .map((text) => () => act.setBaseUrl(text)),
      fc.constantFrom('', 'sk-one', 'sk-two', 'sk-three').map((text) => () => act.setKey(text)),
      fc.boolean().map((tabOnly) => () => act.setTabOnly(tabOnly)),
      fc.constant(() => act.settleBaseUrl()),
      fc.constant(() => void act.addKey('named')),
      fc.nat(5).map((index) => () => {
        const key = connection.getState().keys[index];
        if (key) act.removeKey(key.id);
      }),
    );
    fc.assert(
      fc.property(fc.array(action, { maxLength: 30 }), (actions) => {
        for (const one of actions) {
          one();
          const written = JSON.parse(stored('keys') ?? '{"keys":[]}') as { keys: { id: string }[] };
          const kept = connection
            .getState()
            .keys.filter(({ id }) => written.keys.some((key) => key.id === id));
          expect(kept).toEqual(written.keys);
          expect(
            kept.filter((key) => key.tabOnly || key.value === '' || key.scope.startsWith('new:')),
          ).toEqual([]);
          expect(act.currentApiKey()?.scope ?? act.currentScope()).toBe(act.currentScope());
          expect(stored('connection') ?? '').not.toContain('sk-');
        }
      }),
      { numRuns: 60 },
    );
  });
});

describe('other tabs', () => {
  it('bring their keys and settings; the gateway and the keys of this tab only stay', async () => {
    const listen = vi.fn<(type: string, listener: (event: Partial<StorageEvent>) => void) => void>();
    vi.stubGlobal('addEventListener', listen);
    const announce = (event: Partial<StorageEvent>) => listen.mock.lastCall?.[1](event);
    const here = await load();
    here.followOtherTabs();
    here.chooseGateway('openai');
    here.setTabOnly(true);
    here.setKey('sk-here');
    const there = await load();
    there.chooseGateway('qcode');
    there.setTabOnly(false);
    there.setKey('cr_there');
    there.setTimeLimit(200);
    for (const key of ['alphabrush:connection', 'alphabrush:keys'])
      announce({ key, storageArea: localStorage });
    expect(here.currentGateway().id).toBe('openai');
    expect(here.currentKey()).toBe('sk-here');
    expect(here.connection.getState().timeLimitSeconds).toBe(200);
    here.chooseGateway('qcode');
    expect(here.currentKey()).toBe('cr_there');
    expect(everythingStored()).not.toContain('sk-here');
    announce({ key: null, storageArea: localStorage });
    expect(here.connection.getState()).toMatchObject({ gatewayId: 'sandbox', keys: [] });
  });
});
