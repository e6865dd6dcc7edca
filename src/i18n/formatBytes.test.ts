import { describe, expect, it } from 'vitest';
import { formatBytes } from './formatBytes.ts';

describe('bytes', () => {
  it.each([
    [0, '0 B'],
    [1, '1 B'],
    [60, '60 B'],
    [1023, '1,023 B'],
    [1024, '1 KB'],
    [1536, '1.5 KB'],
    // The limits of the gateways, by the numbers on their pages.
    [25 * 1024 * 1024, '25 MB'],
    [26 * 1024 * 1024, '26 MB'],
    [200 * 1024 * 1024, '200 MB'],
  ])('%i are %s', (bytes, text) => {
    expect(formatBytes(bytes, 'en')).toBe(text);
    expect(formatBytes(bytes, 'zh-CN')).toBe(text);
  });
});
