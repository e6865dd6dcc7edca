/** A share as a percentage: one decimal, and never 0 % while anything is painted nor 100 % while anything is not. */
export function formatShare(share: number, languageTag: string): string {
  const format = new Intl.NumberFormat(languageTag, { style: 'percent', maximumFractionDigits: 1 });
  if (share > 0 && share < 0.001) return `< ${format.format(0.001)}`;
  if (share < 1 && share > 0.999) return `> ${format.format(0.999)}`;
  return format.format(share);
}
