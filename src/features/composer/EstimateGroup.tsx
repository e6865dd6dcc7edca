import type { Gateway } from '../../core/gateway/Gateway.ts';
import { estimate } from '../../core/params/estimate.ts';
import type { ImageParams, Mode } from '../../core/params/ImageParams.ts';
import { useLanguageTag, useMessages } from '../../i18n/LocaleContext.tsx';

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
  const { cost, free, seconds, overCut } = estimate(gateway, mode, params);
  const { imagesPerDay } = gateway.quotas;
  const price = cost && formatMoney(cost.amount, cost.currency, tag);
  const facts = [
    free
      ? messages.free
      : !price
        ? messages.costUnknown
        : cost?.approximate
          ? messages.costApproximate(price)
          : price,
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

function formatMoney(amount: number, currency: string, tag: string): string {
  return new Intl.NumberFormat(tag, { style: 'currency', currency, maximumFractionDigits: 3 }).format(amount);
}
