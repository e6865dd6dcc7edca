/**
 * "$0.08", or "$0.165–0.211" from `amount` to `upTo`, to a tenth of a cent, in the language of `tag`.
 *
 * @param currency ISO 4217
 */
export function formatMoney(amount: number, upTo: number | undefined, currency: string, tag: string): string {
  const format = new Intl.NumberFormat(tag, { style: 'currency', currency, maximumFractionDigits: 3 });
  const least = format.format(amount);
  if (upTo === undefined || format.format(upTo) === least) return least;
  // `formatRange` writes the currency twice.
  const digits = format
    .formatToParts(upTo)
    .filter(({ type }) => type !== 'currency' && type !== 'literal')
    .map(({ value }) => value);
  return `${least}–${digits.join('')}`;
}
