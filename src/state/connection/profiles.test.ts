import * as fc from 'fast-check';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { findClashes } from '../../core/gateway/findClashes.ts';
import { gateways, isDialectId } from '../../core/gateway/gateways.ts';
import { resolveForm } from '../../core/params/resolveForm.ts';
import { buildImageRequest } from '../../core/wire/buildImageRequest.ts';
import { anyEdited } from '../../testing/anyProfile.ts';
import { memoryStorage } from '../../testing/memoryStorage.ts';

type StorageListener = (event: { storageArea: unknown; key: string | null }) => void;
let listeners: StorageListener[] = [];

/** The modules as a freshly loaded page has them, over the storage of before. */
async function load() {
  vi.resetModules();
  return {
    ...(await import('./connection.ts')),
    ...(await import('./apiKeys.ts')),
    ...(await import('./customGateways.ts')),
    ...(await import('./profiles.ts')),
    ...(await import('../draft.ts')),
    ...(await import('../eraseAll.ts')),
  };
}

const tellOfOtherTab = () =>
  listeners.forEach((hear) => hear({ storageArea: localStorage, key: 'alphabrush:connection' }));

const storedConnection = () => localStorage.getItem('alphabrush:connection') ?? '';

beforeEach(() => {
  listeners = [];
  vi.stubGlobal('localStorage', memoryStorage());
  vi.stubGlobal('addEventListener', (_: string, listener: StorageListener) => listeners.push(listener));
  vi.stubGlobal('removeEventListener', () => undefined);
});

describe('the profile of a gateway', () => {
  it('is in force at once, over a reload, for this gateway only, until it is restored', async () => {
    const page = await load();
    page.chooseGateway('qcode');
    page.editProfile('qcode', 'generate.quality.wire', 'detail');
    page.editProfile('qcode', 'quotas.concurrency', 4);
    expect(page.currentGateway().endpoints.generate.fields.quality?.wire).toBe('detail');
    expect(page.currentGateway()).toBe(page.currentGateway());
    const after = await load();
    expect(after.currentGateway().quotas.concurrency).toBe(4);
    after.editProfile('qcode', 'quotas.concurrency', undefined);
    expect(after.profileOf('qcode')).toEqual({ 'generate.quality.wire': 'detail' });
    after.restoreProfile('qcode');
    expect(after.currentGateway()).toBe((await import('../../core/gateway/gateways.ts')).gateways.qcode);
    expect(storedConnection()).toContain('"profiles":{}');
  });

  it.each([
    '7',
    '{"qcode":7,"nobody":{"models":["a"]},"sandbox":{"models":["a"]}}',
    '{"qcode":{"generate.n.max":"4","generate.seed.wire":"x","prices":{"unit":"image"}}}',
    '{"__proto__":{"models":["a"]},"custom":null}',
  ])('is not broken by what storage holds: %s', async (profiles) => {
    localStorage.setItem('alphabrush:connection', `{"gatewayId":"qcode","profiles":${profiles}}`);
    const { currentGateway, connection } = await load();
    expect(connection.getState().profiles).toEqual({});
    expect(currentGateway()).toEqual(gateways.qcode);
  });

  it('adapts the form when only the record changes, and gives values back when it is restored', async () => {
    const { chooseGateway, editProfile, restoreProfile, draft, setField } = await load();
    chooseGateway('openai');
    setField('quality', 'high');
    setField('user', 'me');
    editProfile('openai', 'generate.quality.values', ['low', 'medium']);
    expect(draft.getState().wishes).not.toHaveProperty('quality');
    expect(draft.getState().changes).toMatchObject([{ field: 'quality', from: 'high', to: 'low' }]);
    editProfile('openai', 'generate.user.doNotSend', true);
    expect(draft.getState().changes).toMatchObject([{ field: 'user', reason: 'field-not-offered' }]);
    restoreProfile('openai');
    expect(draft.getState().wishes).toMatchObject({ quality: 'high', user: 'me' });
  });

  it('comes from other tabs, and what is as before stays the same object', async () => {
    const page = await load();
    page.followOtherTabs();
    page.chooseGateway('qcode');
    page.editProfile('qcode', 'quotas.concurrency', 4);
    const [before, own] = [page.currentGateway(), JSON.parse(storedConnection()) as { profiles: object }];
    tellOfOtherTab();
    expect(page.currentGateway()).toBe(before);
    const other = { ...own, profiles: { qcode: { 'quotas.concurrency': 5 } } };
    localStorage.setItem('alphabrush:connection', JSON.stringify(other));
    tellOfOtherTab();
    expect(page.currentGateway().quotas.concurrency).toBe(5);
  });

  it('goes with Erase all data, and with the gateway that it belongs to', async () => {
    const { editProfile, connection, addCustomGateway, removeCustomGateway, eraseAll } = await load();
    const id = addCustomGateway('Mine', '', { basis: 'qcode', edits: { 'quotas.concurrency': 3 } });
    removeCustomGateway(id);
    expect(storedConnection()).not.toContain('concurrency');
    editProfile('openai', 'models', ['own']);
    await eraseAll();
    expect(connection.getState().profiles).toEqual({});
  });
});

describe('a gateway of one’s own', () => {
  it('speaks the dialect of its basis, without what the page says of its own servers and keys', async () => {
    const { addCustomGateway, chooseGateway, currentGateway, currentBaseUrl } = await load();
    const id = addCustomGateway('Relay', 'https://relay.example.com/v1', { basis: 'qcode' });
    chooseGateway(id);
    const { endpoints, quotas } = gateways.qcode;
    expect(currentGateway()).toMatchObject({ id, name: 'Relay', regions: [], endpoints, quotas });
    expect(currentGateway()).not.toHaveProperty('keyPrefix');
    expect(currentGateway().prices).toMatchObject({ floor: 0.08 });
    expect(currentGateway().prices).not.toHaveProperty('failuresFree');
    expect(currentBaseUrl()).toBe('https://relay.example.com/v1');
    const after = await load();
    expect(after.currentGateway().endpoints).toEqual(endpoints);
  });

  it('keeps the edits that mean something in another dialect', async () => {
    const { addCustomGateway, setBasis, profileOf, basisOf } = await load();
    const edits = { 'generate.moderation.values': ['low'], 'edit.input_fidelity.wire': 'fidelity' } as const;
    const id = addCustomGateway('Relay', '', { edits });
    setBasis(id, 'quickrouter');
    expect([basisOf(id), profileOf(id)]).toEqual(['quickrouter', edits]);
    expect(basisOf('sandbox')).toBeUndefined();
  });
});

describe('another dialect', () => {
  /** A field that its user set must not go because another has taken its name, nor a number change. */
  it('drops the edits that contradict it, answers which, and loses no field on the wire', async () => {
    const { addCustomGateway, chooseGateway, setBasis, profileOf, currentGateway } = await load();
    const edits = {
      'generate.quality.wire': 'format',
      'generate.n.min': 6,
      'generate.n.max': 20,
      'generate.user.wire': 'who',
    } as const;
    const id = addCustomGateway('Relay', '', { edits });
    chooseGateway(id);
    expect(setBasis(id, 'quickrouter')).toEqual(['generate.quality.wire', 'generate.n.min']);
    expect(profileOf(id)).toEqual({ 'generate.n.max': 20, 'generate.user.wire': 'who' });
    const wishes = { prompt: 'p', extra: '', tryUndocumented: false, quality: 'high', output_format: 'jpeg' };
    const gateway = currentGateway();
    const { params } = resolveForm(gateway, 'generate', wishes);
    const { body } = buildImageRequest({ gateway, mode: 'generate', params, baseUrl: 'https://x' });
    expect(body).toMatchObject({ json: { quality: 'high', format: 'jpeg', n: 1 } });
  });

  it('leaves no clash and drops nothing that could stay, from any dialect to any other', async () => {
    const { addCustomGateway, removeCustomGateway, setBasis, profileOf } = await load();
    const dialects = fc.constantFrom(...Object.keys(gateways).filter(isDialectId));
    fc.assert(
      fc.property(anyEdited, dialects, ({ id: basis, edits }, next) => {
        const id = addCustomGateway('Relay', '', { basis, edits });
        const dropped = setBasis(id, next);
        const kept = profileOf(id);
        expect(findClashes(gateways[next], kept)).toEqual([]);
        expect([...dropped, ...Object.keys(kept)].toSorted()).toEqual(Object.keys(edits).toSorted());
        removeCustomGateway(id);
      }),
      { numRuns: 50 },
    );
  });

  it('is restored from storage without what contradicts it', async () => {
    const profiles = { qcode: { 'generate.quality.wire': 'size', 'generate.user.wire': 'who' } };
    localStorage.setItem('alphabrush:connection', JSON.stringify({ gatewayId: 'qcode', profiles }));
    const { profileOf } = await load();
    expect(profileOf('qcode')).toEqual({ 'generate.user.wire': 'who' });
  });
});

describe('a profile file', () => {
  const KEY = 'sk-secret-0123456789';

  it('holds the gateway as it is, and none of its keys', async () => {
    const { chooseGateway, setBaseUrl, setKey, editProfile, exportProfile } = await load();
    chooseGateway('qcode');
    setKey(KEY);
    setBaseUrl('https://Relay.example.com/v1/');
    setKey(KEY);
    editProfile('qcode', 'edit.images.many', 'image[]');
    const file = exportProfile('qcode');
    if (file === 'holds-key') throw new Error('no key was in it');
    expect(file.fileName).toBe('alphabrush-profile-qcode-cc.json');
    expect(file.text).not.toContain(KEY);
    expect(JSON.parse(file.text)).toEqual({
      format: 'alphabrush-profile',
      version: 1,
      name: 'QCode.cc',
      basis: 'qcode',
      baseUrl: 'https://relay.example.com/v1',
      edits: { 'edit.images.many': 'image[]' },
    });
  });

  it('is not given out with a key in it, wherever the key was put', async () => {
    const { chooseGateway, setBaseUrl, setKey, editProfile, exportProfile } = await load();
    chooseGateway('custom');
    setBaseUrl(`https://relay.example.com/${KEY}/v1`);
    setKey(KEY);
    expect(exportProfile('custom')).toBe('holds-key');
    setBaseUrl(`https://user:${KEY}@relay.example.com/v1`);
    expect(exportProfile('custom')).toMatchObject({ text: expect.not.stringContaining(KEY) as string });
    editProfile('custom', 'models', [KEY]);
    expect(exportProfile('custom')).toBe('holds-key');
  });

  it.each([
    ['sk-1', 'https://relay.example.com/sk-1/v1'],
    ['a b/c"', 'https://relay.example.com/a%20b%2Fc%22/v1'],
    ['Tok9', 'https://tok9.relay.example.com/v1'],
    ['SK-Secret-0123456789', 'https://sk-secret-0123456789.relay.example.com/v1'],
  ])('is not given out with the key %j in its address', async (key, address) => {
    const { chooseGateway, setBaseUrl, connection, exportProfile } = await load();
    chooseGateway('custom');
    setBaseUrl(address);
    connection.setState({ keys: [{ id: 'k', name: '', value: key, scope: 'https://x', tabOnly: false }] });
    expect(exportProfile('custom')).toBe('holds-key');
  });

  it('is given out where a short key is only part of a word', async () => {
    const { chooseGateway, setBaseUrl, connection, exportProfile } = await load();
    chooseGateway('custom');
    setBaseUrl('https://relay.example.com/v1');
    const keys = ['ex', 'format', 'version', 'e'].map((value) => ({
      id: value,
      name: '',
      value,
      scope: 'https://x',
      tabOnly: false,
    }));
    connection.setState({ keys });
    expect(exportProfile('custom')).not.toBe('holds-key');
  });

  it('becomes a gateway of one’s own, chosen, that sends the same; nothing else is overwritten', async () => {
    const there = await load();
    there.chooseGateway('qcode');
    there.editProfile('qcode', 'generate.user.doNotSend', true);
    const file = there.exportProfile('qcode');
    if (file === 'holds-key') throw new Error('no key was in it');
    const sent = there.currentGateway().endpoints;
    vi.stubGlobal('localStorage', memoryStorage());
    const here = await load();
    here.editProfile('qcode', 'models', ['untouched']);
    const imported = here.importProfile(file.text);
    expect(imported).toMatchObject({ name: 'QCode.cc 2', ignored: [] });
    expect(here.currentGateway()).toMatchObject({ name: 'QCode.cc 2', endpoints: sent });
    expect(here.currentBaseUrl()).toBe('https://api.qcode.cc/qcode-img/v1');
    expect(here.currentKey()).toBeUndefined();
    expect(here.profileOf('qcode')).toEqual({ models: ['untouched'] });
    const again = here.importProfile(file.text);
    expect(again).toMatchObject({ name: 'QCode.cc 3' });
  });

  it.each(['ftp://x.example/v1', 'https://me:word@x.example/v1', 'https://x.example/v1?key=1', '  '])(
    'with the address %j changes nothing',
    async (baseUrl) => {
      const { importProfile, connection } = await load();
      const before = connection.getState();
      const text = JSON.stringify({
        format: 'alphabrush-profile',
        version: 1,
        name: 'Relay',
        basis: 'custom',
        baseUrl,
        edits: {},
      });
      expect(importProfile(text)).toEqual({ flaws: [{ at: 'baseUrl', reason: 'address' }] });
      expect(connection.getState()).toBe(before);
    },
  );
});
