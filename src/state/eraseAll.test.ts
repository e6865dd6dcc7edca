import { beforeEach, describe, expect, it, vi } from 'vitest';
import { eraseAll, registerErase } from './eraseAll.ts';

const eraseBrowserStorage = vi.hoisted(() => vi.fn<() => Promise<boolean>>());
vi.mock('../platform/erase.ts', () => ({ eraseBrowserStorage }));

beforeEach(() => eraseBrowserStorage.mockReset().mockResolvedValue(true));

describe('eraseAll', () => {
  it('lets every store finish before the storage is emptied, one that fails too', async () => {
    const order: string[] = [];
    const leave = [
      registerErase(async () => {
        await Promise.resolve();
        order.push('slow');
      }),
      registerErase(() => {
        order.push('failing');
        throw new Error('cannot');
      }),
    ];
    eraseBrowserStorage.mockImplementation(async () => {
      order.push('storage');
      return true;
    });
    expect(await eraseAll()).toBe(true);
    expect(order).toEqual(['failing', 'slow', 'storage']);
    for (const unregister of leave) unregister();
    order.length = 0;
    await eraseAll();
    expect(order).toEqual(['storage']);
  });

  it('says when the browser kept something', async () => {
    eraseBrowserStorage.mockResolvedValue(false);
    expect(await eraseAll()).toBe(false);
  });
});
