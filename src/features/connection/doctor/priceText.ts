import type { Estimate } from '../../../core/params/estimate.ts';
import { formatMoney } from '../../../i18n/formatMoney.ts';
import type { Messages } from '../../../i18n/messages.ts';

/** "$0.08", "≈ $0.006", or why there is no number. `tag`: BCP 47. */
export function priceText(
  { cost, free, unpriced = 'gateway' }: Estimate,
  messages: Messages['composer'],
  tag: string,
): string {
  if (free) return messages.free;
  if (!cost) return messages.unpriced[unpriced];
  const price = formatMoney(cost.amount, cost.upTo, cost.currency, tag);
  return cost.approximate ? messages.costApproximate(price) : price;
}
