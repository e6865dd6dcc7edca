import type { Gateway, TokenPrices } from '../gateway/Gateway.ts';
import { claimsFailuresFree, isRunning, mayBeCharged, type JobState } from '../jobState.ts';
import { estimate, priceAsAsked } from '../params/estimate.ts';
import type { ImageParams, Mode } from '../params/ImageParams.ts';
import type { Shortfall, Usage } from '../wire/ImageAnswer.ts';
import type { GatewayError, GatewayErrorKind } from '../wire/GatewayError.ts';
import { roundMoney, tokenPrice, type PriceRange } from './picturePrice.ts';

/** What a request has cost, as far as its answer and the gateway's prices tell. */
export type ActualCost =
  /** Pictures cost nothing here. */
  | { readonly kind: 'free' }
  /** `not-sent`: nothing left. `refused`: the server said no. */
  | { readonly kind: 'nothing'; readonly why: 'not-sent' | 'refused' }
  /** The gateway's page says that errors and closed connections cost nothing; nobody else has said so. */
  | { readonly kind: 'claimed-free' }
  /** By the tokens that the answer counts, or by the price list for the pictures that came. */
  | (Money & { readonly kind: 'cost'; readonly by: 'usage' | 'table' })
  /** No answer, so perhaps nothing, perhaps all: `upTo` where the estimate knows it. */
  | {
      readonly kind: 'maybe';
      readonly upTo?: number;
      readonly currency?: string;
      /** The gateway's page claims that failures cost nothing, in words that do not surely cover this one. */
      readonly claimed: boolean;
    }
  /** The gateway publishes no prices, none for this size, or the answer counts no tokens. */
  | { readonly kind: 'unknown'; readonly why: 'gateway' | 'size' | 'no-usage' };

interface Money {
  readonly amount: number;
  /** Where the answer leaves it open. */
  readonly upTo?: number;
  /** ISO 4217. */
  readonly currency: string;
}

/** What has become of a request, as far as it decides the cost. */
export interface CostlyJob {
  readonly gateway: Gateway;
  readonly mode: Mode;
  /** With the extra fields in them: `withExtra`. */
  readonly params: ImageParams;
  readonly state: JobState;
  /** Whether the gateway may have begun it: it was sent, and not answered with "not started". */
  readonly sent: boolean;
  /** Whether it was sent before, and the gateway said each time that it did not start. */
  readonly turnedAway?: boolean;
  /** Pictures that came. */
  readonly pictures: number;
  readonly shortfall?: Shortfall;
  readonly usage?: Usage;
  /** What the answer says was made, where it does: `size`, `quality`. */
  readonly reported?: Readonly<Record<string, string>>;
  readonly error?: GatewayError;
}

/** `undefined` while the job runs. */
export function actualCost(job: CostlyJob): ActualCost | undefined {
  const { gateway, state } = job;
  if (isRunning(state)) return undefined;
  if (gateway.free) return { kind: 'free' };
  if (state === 'done') return costOfPictures(job);
  if (!job.sent || state === 'failed') {
    return { kind: 'nothing', why: job.turnedAway ? 'refused' : 'not-sent' };
  }
  if (isCoveredByPage(job)) return { kind: 'claimed-free' };
  if (!mayBeCharged(job.error ?? state, gateway)) return { kind: 'nothing', why: 'refused' };
  const { cost } = estimate(gateway, job.mode, job.params);
  const claimed = claimsFailuresFree(gateway);
  // What comes on top of a formula has no upper end.
  if (!cost || cost.onTop) return { kind: 'maybe', claimed };
  return { kind: 'maybe', upTo: cost.upTo ?? cost.amount, currency: cost.currency, claimed };
}

/** Closed by this page. */
const CLOSED: readonly GatewayErrorKind[] = ['timeout', 'aborted'];

/**
 * QCode page, Billing: "Any 4xx / 5xx error is not billed; client disconnects (closed connection) are not billed
 * either". That covers no answer under HTTP 200 that broke off, and no connection that somebody else cut.
 */
function isCoveredByPage({ gateway, error }: CostlyJob): boolean {
  if (!claimsFailuresFree(gateway) || !error) return false;
  const { status = 0 } = error.details;
  return CLOSED.includes(error.kind) || (error.kind === 'refused' && status >= 400);
}

function costOfPictures(job: CostlyJob): ActualCost {
  const { prices } = job.gateway;
  if (!prices) return { kind: 'unknown', why: 'gateway' };
  const { unit, currency } = prices;
  const range = unit === 'token' ? byUsage(prices, job) : byTable(job);
  if (!range) return { kind: 'unknown', why: unit === 'token' ? 'no-usage' : 'size' };
  const [amount, upTo] = [roundMoney(range.from), roundMoney(range.to)];
  const by = unit === 'token' ? 'usage' : 'table';
  return { kind: 'cost', amount, ...(upTo > amount && { upTo }), currency, by };
}

/** Pictures without output tokens were not counted: a relay that fills neither spelling answers with zeros. */
function byUsage(prices: TokenPrices, { mode, usage = {} }: CostlyJob): PriceRange | undefined {
  const { outputTokens = 0 } = usage;
  if (outputTokens === 0) return undefined;
  const output = tokenPrice(outputTokens, prices.imageOutput);
  const input = inputPrice(prices, mode, usage);
  return input && { from: output + input.from, to: output + input.to };
}

/** Tokens of the input that are not said to be text or image are either, except where no image was sent. */
function inputPrice(prices: TokenPrices, mode: Mode, usage: Usage): PriceRange | undefined {
  const { inputTextTokens = 0, inputImageTokens = 0 } = usage;
  const inputTokens = usage.inputTokens ?? totalInput(usage);
  if (inputTokens === undefined) return undefined;
  const known =
    tokenPrice(inputTextTokens, prices.textInput) + tokenPrice(inputImageTokens, prices.imageInput);
  const rest = Math.max(0, inputTokens - inputTextTokens - inputImageTokens);
  const rates = mode === 'generate' ? [prices.textInput] : [prices.textInput, prices.imageInput];
  const either = rates.map((rate) => known + tokenPrice(rest, rate));
  return { from: Math.min(...either), to: Math.max(...either) };
}

function totalInput({ totalTokens, outputTokens = 0, inputTextTokens, inputImageTokens }: Usage) {
  if (totalTokens !== undefined && totalTokens >= outputTokens) return totalTokens - outputTokens;
  if (inputTextTokens === undefined && inputImageTokens === undefined) return undefined;
  return (inputTextTokens ?? 0) + (inputImageTokens ?? 0);
}

/** Per picture that came; pictures whose bytes are none may be on the bill too. */
function byTable({
  gateway,
  mode,
  params,
  pictures,
  shortfall,
  reported = {},
}: CostlyJob): PriceRange | undefined {
  const made = { ...params, ...pick(reported, 'size'), ...pick(reported, 'quality') };
  const price = priceAsAsked(gateway, mode, made) ?? priceAsAsked(gateway, mode, params);
  if (!price) return undefined;
  return { from: price.from * pictures, to: price.to * (pictures + (shortfall?.unusable ?? 0)) };
}

function pick(reported: Readonly<Record<string, string>>, name: 'size' | 'quality') {
  const value = reported[name];
  return value === undefined ? {} : { [name]: value };
}
