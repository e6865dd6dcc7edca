import type { Gateway } from '../../core/gateway/Gateway.ts';
import { estimate, type Estimate } from '../../core/params/estimate.ts';
import type { ImageParams, Mode } from '../../core/params/ImageParams.ts';
import { formatMoney } from '../../i18n/formatMoney.ts';
import { useLanguageTag, useMessages } from '../../i18n/LocaleContext.tsx';
import type { Messages } from '../../i18n/messages.ts';

/** What the next click will cost, how long it will take, and what it takes from the day's quota. */
export function EstimateGroup({
  gateway,
  mode,
  params,
}: {
  gateway: Gateway;
  mode: Mode;
  params: ImageParams;
}) {
  const messages = useMessages().composer;
  const tag = useLanguageTag();
  const estimated = estimate(gateway, mode, params);
  const { seconds, overCut } = estimated;
  const { imagesPerDay } = gateway.quotas;
  const facts = [
    priceText(estimated, messages, tag),
    seconds && messages.seconds(...seconds),
    imagesPerDay && messages.quota(params.n ?? 1, imagesPerDay.limit),
  ].filter((fact) => fact !== undefined);
  return (
    <div role="group" aria-label={messages.estimate} className="text-xs text-muted tabular-nums">
      <p>{facts.join(' · ')}</p>
      {overCut && gateway.cutAfterSeconds !== undefined && (
        <p className="text-warning">{messages.overCut(gateway.cutAfterSeconds)}</p>
      )}
    </div>
  );
}

function priceText(
  { cost, free, unpriced }: Estimate,
  messages: Messages['composer'],
  tag: string,
): string | undefined {
  if (free) return messages.free;
  if (unpriced) return messages.unpriced[unpriced];
  if (!cost) return undefined;
  const price = formatMoney(cost.amount, cost.upTo, cost.currency, tag);
  return cost.approximate ? messages.costApproximate(price) : price;
}
