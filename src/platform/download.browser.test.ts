import { afterEach, expect, it, vi } from 'vitest';
import { downloadBlob } from './download.ts';

afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

it('offers the bytes under the name and gives the address up after forty seconds', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout'] });
  const offered: { href: string; download: string }[] = [];
  vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(function (this: HTMLAnchorElement) {
    offered.push({ href: this.href, download: this.download });
  });
  const revoked = vi.spyOn(URL, 'revokeObjectURL');
  downloadBlob(new Blob(['bytes']), 'fox.png');
  expect(offered).toHaveLength(1);
  expect(offered[0]?.download).toBe('fox.png');
  expect(await (await fetch(offered[0]?.href ?? '')).text()).toBe('bytes');
  vi.advanceTimersByTime(39_999);
  expect(revoked).not.toHaveBeenCalled();
  vi.advanceTimersByTime(1);
  expect(revoked).toHaveBeenCalledExactlyOnceWith(offered[0]?.href);
});
