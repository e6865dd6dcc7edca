/**
 * "$0.08", or "$0.165–0.211" from `amount` to `upTo`, in the language of `tag`. What is more than nothing is never
 * written as nothing.
 *
 * @param currency ISO 4217
 * @param digits after the point at most: 3 for prices, 4 for what was paid by the token
 */
export function formatMoney(
  amount: number,
  upTo: number | undefined,
  currency: string,
  tag: string,
  digits = 3,
): string {
  const format = new Intl.NumberFormat(tag, { style: 'currency', currency, maximumFractionDigits: digits });
  const unit = 10 ** -digits;
  const say = (sum: number) => (sum > 0 && sum < unit / 2 ? `< ${format.format(unit)}` : format.format(sum));
  const least = say(amount);
  if (upTo === undefined || say(upTo) === least) return least;
  // `formatRange` writes the currency twice.
  const most = format
    .formatToParts(upTo)
    .filter(({ type }) => type !== 'currency' && type !== 'literal')
    .map(({ value }) => value);
  return `${least}–${most.join('')}`;
}
