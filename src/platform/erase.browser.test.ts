import { describe, expect, it } from 'vitest';
import { eraseBrowserStorage } from './erase.ts';

/** Opens a database with one record in it. */
async function openDatabase(name: string): Promise<IDBDatabase> {
  const request = indexedDB.open(name);
  request.addEventListener('upgradeneeded', () => request.result.createObjectStore('pictures').put('a', 1));
  await new Promise((resolve) => request.addEventListener('success', resolve));
  return request.result;
}

const databaseNames = async () => (await indexedDB.databases()).map(({ name }) => name);

describe('eraseBrowserStorage', () => {
  it('empties every place of the origin', async () => {
    localStorage.setItem('alphabrush:keys', '{}');
    localStorage.setItem('foreign', '1');
    sessionStorage.setItem('a', '1');
    await (await caches.open('shell')).put('/a', new Response('a'));
    (await openDatabase('history')).close();
    expect(await eraseBrowserStorage()).toBe(true);
    expect([localStorage.length, sessionStorage.length]).toEqual([0, 0]);
    expect(await databaseNames()).toEqual([]);
    expect(await caches.keys()).toEqual([]);
  });

  it('says when a database is held open, and still empties the rest', async () => {
    const held = await openDatabase('held');
    localStorage.setItem('a', '1');
    expect(await eraseBrowserStorage()).toBe(false);
    expect(localStorage.length).toBe(0);
    held.close();
    expect(await eraseBrowserStorage()).toBe(true);
    expect(await databaseNames()).toEqual([]);
  });
});
