import { expect, it, vi } from 'vitest';
import { holdPictureUrl } from './pictureUrl.ts';

it('gives all holders of one picture one address, which ends with the last of them', () => {
  const revoked = vi.spyOn(URL, 'revokeObjectURL');
  const blob = new Blob(['picture']);
  const first = holdPictureUrl(blob);
  const second = holdPictureUrl(blob);
  expect(second.url).toBe(first.url);
  first.release();
  first.release();
  expect(revoked).not.toHaveBeenCalled();
  second.release();
  expect(revoked).toHaveBeenCalledExactlyOnceWith(first.url);
  const later = holdPictureUrl(blob);
  expect(later.url).not.toBe(first.url);
  later.release();
  revoked.mockRestore();
});
