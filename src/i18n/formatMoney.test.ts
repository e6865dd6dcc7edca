import { describe, expect, it } from 'vitest';
import { formatMoney } from './formatMoney.ts';

describe('money', () => {
  it.each([
    ['en', 0.08, undefined, '$0.08'],
    ['en', 0.00474, 0.00588, '$0.005–0.006'],
    ['en', 0.165, 0.211, '$0.165–0.211'],
    ['zh-CN', 0.165, 0.211, 'US$0.165–0.211'],
    ['en', 12.5, 1234.5, '$12.50–1,234.50'],
    // What rounds to one price is one.
    ['en', 0.00551, 0.00588, '$0.006'],
  ])('in %s from %s to %s is %s', (tag, amount, upTo, text) => {
    expect(formatMoney(amount, upTo, 'USD', tag)).toBe(text);
  });

  it.each([
    [0.00594, 4, '$0.0059'],
    [0.08, 4, '$0.08'],
    [0, 4, '$0.00'],
    [0.00002, 4, '< $0.0001'],
    [0.0002, 3, '< $0.001'],
  ])('%f with %i digits is %s', (amount, digits, text) => {
    expect(formatMoney(amount, undefined, 'USD', 'en', digits)).toBe(text);
  });

  it('of a currency without fractions takes them where the price has some', () => {
    expect(formatMoney(12, undefined, 'JPY', 'en')).toBe('¥12');
    expect(formatMoney(0.9, undefined, 'JPY', 'en')).toBe('¥0.9');
  });
});
