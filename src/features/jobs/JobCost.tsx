import { useStore } from 'zustand';
import { actualCost, type ActualCost, type CostlyJob } from '../../core/cost/actualCost.ts';
import { estimate } from '../../core/params/estimate.ts';
import { withExtra } from '../../core/params/withExtra.ts';
import { estimateText } from '../../i18n/estimateText.ts';
import { formatMoney } from '../../i18n/formatMoney.ts';
import { useLanguageTag, usePanelMessages } from '../../i18n/LocaleContext.tsx';
import type { Messages } from '../../i18n/messages.ts';
import type { ImageJob } from '../../state/jobs/jobs.ts';
import { mayHaveStarted } from '../../state/jobs/mayHaveStarted.ts';
import { results, type ImageResult } from '../../state/results.ts';

/** What a job was expected to cost and, once it has ended, what it has cost as far as anybody has said. */
export function JobCost({ job }: { job: ImageJob }) {
  const { composer: messages, errors } = usePanelMessages();
  const tag = useLanguageTag();
  const { gateway, mode, params, extra } = job.input;
  const asked = withExtra(params, extra);
  const estimated = estimateText(estimate(gateway, mode, asked), messages, tag);
  const made = useStore(results, (state) => state.results).filter(({ jobId }) => jobId === job.id);
  const actual = actualCost(toCostly(job, made));
  const rows = [
    [messages.cost.estimated, estimated],
    [messages.cost.actual, actual && actualText(actual, gateway.name, { composer: messages, errors }, tag)],
  ].filter(([, text]) => text !== undefined);
  return (
    <section className="space-y-1">
      <h3 className="font-medium">{messages.cost.title}</h3>
      <dl className="grid grid-cols-[auto_1fr] gap-x-3 gap-y-1 tabular-nums">
        {rows.map(([name, text]) => (
          <div key={name} className="contents">
            <dt className="text-muted">{name}</dt>
            <dd>{text}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

function toCostly(job: ImageJob, made: readonly ImageResult[]): CostlyJob {
  const { input, shortfall, usage, error } = job;
  const params = withExtra(input.params, input.extra);
  return {
    gateway: input.gateway,
    mode: input.mode,
    params,
    state: job.state,
    sent: mayHaveStarted(job),
    turnedAway: (job.notStarted?.length ?? 0) > 0,
    pictures: job.pictures,
    ...(shortfall && { shortfall }),
    ...(usage && { usage }),
    ...((params.size ?? 'auto') === 'auto' && { reported: sizeOf(made) }),
    ...(error && { error }),
  };
}

/** What `auto` has become, where all pictures have one size. */
function sizeOf(made: readonly ImageResult[]): Readonly<Record<string, string>> {
  const sizes = made.map(({ picture }) =>
    picture.kind === 'bytes' ? `${picture.sniffed.width}x${picture.sniffed.height}` : '',
  );
  const [size = ''] = new Set(sizes).size === 1 ? sizes : [];
  return size === '' ? {} : { size };
}

/** More digits than a price: a picture can cost half a cent. */
const PAID_DIGITS = 4;

function actualText(
  actual: ActualCost,
  gateway: string,
  { composer: { cost, free }, errors }: Pick<Messages, 'composer' | 'errors'>,
  tag: string,
): string {
  switch (actual.kind) {
    case 'free':
      return free;
    case 'nothing':
      return cost[actual.why];
    case 'claimed-free':
      return cost.claimed(gateway);
    case 'unknown':
      return cost.unknown[actual.why];
    case 'maybe': {
      const { upTo, currency, claimed } = actual;
      const isOpen = upTo === undefined || currency === undefined;
      const paid = isOpen ? cost.maybe : cost.maybeUpTo(formatMoney(upTo, undefined, currency, tag));
      return claimed ? `${paid} · ${errors.claimsFree(gateway)}` : paid;
    }
    case 'cost': {
      const { amount, upTo, currency, by } = actual;
      const paid = formatMoney(amount, upTo, currency, tag, PAID_DIGITS);
      return `${paid} · ${by === 'usage' ? cost.byUsage : cost.byTable}`;
    }
  }
}
