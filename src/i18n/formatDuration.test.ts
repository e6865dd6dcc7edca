import { describe, expect, it } from 'vitest';
import { formatDuration } from './formatDuration.ts';

describe('formatDuration', () => {
  it.each([
    [0, '0:00', '0:00'],
    [0.9, '0:00', '0:00'],
    [-3, '0:00', '0:00'],
    [5, '0:05', '0:05'],
    [65, '1:05', '1:05'],
    [3599, '59:59', '59:59'],
    [3600, '1 h 0 min', '1 小时 0 分'],
    [11_520, '3 h 12 min', '3 小时 12 分'],
    [86_399, '23 h 59 min', '23 小时 59 分'],
    [90_000, '25 h 0 min', '25 小时 0 分'],
  ])('writes %s seconds, in one piece', (seconds, english, chinese) => {
    expect(formatDuration(seconds, 'en')).toBe(english.replaceAll(' ', '\u00a0'));
    expect(formatDuration(seconds, 'zh-CN')).toBe(chinese.replaceAll(' ', '\u00a0'));
  });
});
