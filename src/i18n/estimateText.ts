import { formatMoney } from './formatMoney.ts';
import type { Messages } from './messages.ts';

/** What an estimate says of money (`core/params/estimate.ts`). */
interface EstimatedCost {
  readonly cost?: {
    readonly amount: number;
    readonly upTo?: number;
    readonly currency: string;
    readonly approximate: boolean;
    readonly onTop?: 'sources' | 'prompt';
  };
  readonly unpriced?: 'gateway' | 'size';
  readonly free?: true;
}

/** "$0.08", "≈ $0.006 + source images", "free", "price not published"; nothing for a form that cannot be sent. */
export function estimateText(
  { cost, free, unpriced }: EstimatedCost,
  messages: Messages['composer'],
  tag: string,
): string | undefined {
  if (free) return messages.free;
  if (unpriced) return messages.unpriced[unpriced];
  if (!cost) return undefined;
  const money = formatMoney(cost.amount, cost.upTo, cost.currency, tag);
  const price = cost.approximate ? messages.costApproximate(money) : money;
  return cost.onTop ? messages.costOnTop[cost.onTop](price) : price;
}
