import type { Gateway, ImagePrices, TokenPrices } from '../gateway/Gateway.ts';
import type { ImageParams, Mode } from './ImageParams.ts';
import { parseSize } from './sizeRules.ts';

/** What a request will cost and take, as far as it is known; what is not known is absent. */
export interface Estimate {
  readonly cost?: Cost;
  /** Why there is no cost: the gateway publishes no prices, or none for this size and quality. */
  readonly unpriced?: 'gateway' | 'size';
  /** Pictures cost nothing here. */
  readonly free?: true;
  /** Usual seconds, from and to. */
  readonly seconds?: readonly [number, number];
  /** A proxy may cut the request before the picture is done. */
  readonly overCut?: true;
  /** Pictures per key and day at most. */
  readonly imagesPerDay?: number;
}

interface Cost {
  /** For all pictures of the request; the least that they can cost where `auto` leaves it open. */
  readonly amount: number;
  /** The most that they can cost, where that is more. */
  readonly upTo?: number;
  /** ISO 4217. */
  readonly currency: string;
  /** From a formula, not from a price list. */
  readonly approximate: boolean;
  /** The source images of an edit come on top: their tokens are not known before the answer. */
  readonly inputOnTop?: true;
}

export function estimate(gateway: Gateway, mode: Mode, params: ImageParams): Estimate {
  const { prices, quotas } = gateway;
  const cost = prices && costOf(gateway, mode, params);
  const quality = params.quality ?? defaultOf(gateway, mode, params, 'quality');
  const latency = quality === undefined ? undefined : gateway.latency?.[quality];
  return {
    ...(cost && { cost }),
    ...whyUnpriced(gateway, params, cost),
    ...(gateway.free && { free: true }),
    ...(latency && { seconds: latency.typical }),
    ...(mayBeCut(gateway, quality) && { overCut: true }),
    ...(quotas.imagesPerDay && { imagesPerDay: quotas.imagesPerDay.limit }),
  };
}

function costOf(gateway: Gateway, mode: Mode, params: ImageParams): Cost | undefined {
  const { prices } = gateway;
  const size = params.size ?? defaultOf(gateway, mode, params, 'size');
  const quality = params.quality ?? defaultOf(gateway, mode, params, 'quality');
  const count = params.n ?? 1;
  if (!prices || size === undefined || quality === undefined || !isCount(count)) return undefined;
  const priceOf =
    prices.unit === 'token'
      ? (size: string, quality: string) => tokenPrice(prices, size, quality, count, params)
      : (size: string, quality: string) => tablePrice(prices, size, quality, count);
  const possible = whatAutoMayBecome(AUTO_SIZES, size).flatMap((size) =>
    whatAutoMayBecome(QUALITIES, quality).map((quality) => priceOf(size, quality)),
  );
  const known = possible.filter((price) => price !== undefined);
  if (known.length < possible.length) return undefined;
  const [amount, upTo] = [Math.min(...known), Math.max(...known)];
  return {
    amount,
    ...(upTo > amount && { upTo }),
    currency: prices.currency,
    approximate: prices.unit === 'token',
    ...(prices.unit === 'token' && mode === 'edit' && { inputOnTop: true }),
  };
}

/** A form that cannot be sent has no price, and nothing to say about one. */
function whyUnpriced(
  { prices, free }: Gateway,
  { n = 1, size = 'auto' }: ImageParams,
  cost: Cost | undefined,
): Pick<Estimate, 'unpriced'> {
  if (cost || free || !isCount(n)) return {};
  if (!prices) return { unpriced: 'gateway' };
  return size === 'auto' || parseSize(size) ? { unpriced: 'size' } : {};
}

function isCount(n: number): boolean {
  return Number.isInteger(n) && n >= 1;
}

/** The sizes for which OpenAI's image guide and QCode's page price a picture: square, upright and wide. */
const AUTO_SIZES = ['1024x1024', '1024x1536', '1536x1024'];
const QUALITIES = ['low', 'medium', 'high'];

function whatAutoMayBecome(choices: readonly string[], chosen: string): readonly string[] {
  return chosen === 'auto' ? choices : [chosen];
}

function tokenPrice(
  prices: TokenPrices,
  size: string,
  quality: string,
  count: number,
  params: ImageParams,
): number | undefined {
  const tokens = outputTokens(size, quality);
  return tokens === undefined ? undefined : tokenCost(prices, tokens * count + partialTokens(prices, params));
}

function tablePrice(
  { perImage, floor = 0 }: ImagePrices,
  size: string,
  quality: string,
  count: number,
): number | undefined {
  const price = perImage[size]?.[quality];
  return price === undefined ? undefined : roundMoney(Math.max(price, floor) * count);
}

/** What the gateway does when the field is not sent. */
function defaultOf(gateway: Gateway, mode: Mode, { model }: ImageParams, name: 'size' | 'quality') {
  const own = gateway.models.find(({ id }) => id === model)?.defaultSize;
  if (name === 'size' && own !== undefined) return own;
  const value = gateway.endpoints[mode].fields[name]?.default;
  return typeof value === 'string' ? value : undefined;
}

/** How many short strips of patches the model paints, by quality (see `outputTokens`). */
const STRIPS: Readonly<Record<string, number>> = { low: 16, medium: 48, high: 96 };

/**
 * Image output tokens of one gpt-image-2 picture. Not official: a formula from OpenAI's developer forum
 * (community.openai.com/t/1382699) that reproduces the prices per picture in OpenAI's image guide.
 * `undefined` for `auto`, which is decided by the model.
 */
export function outputTokens(size: string, quality: string): number | undefined {
  const pixels = parseSize(size);
  const strips = STRIPS[quality];
  if (!pixels || strips === undefined) return undefined;
  const { width, height } = pixels;
  if (width === 0 || height === 0) return undefined;
  const short = Math.round((strips * Math.min(width, height)) / Math.max(width, height));
  return Math.ceil((strips * short * (2_000_000 + width * height)) / 4_000_000);
}

function partialTokens({ tokensPerPartialImage = 0 }: TokenPrices, params: ImageParams): number {
  return params.stream ? tokensPerPartialImage * (params.partial_images ?? 0) : 0;
}

function tokenCost({ imageOutput }: TokenPrices, tokens: number): number {
  return roundMoney((tokens * imageOutput) / 1_000_000);
}

/** To a millionth, so that 3 × 0.165 is 0.495 and not 0.49500000000000005. */
function roundMoney(amount: number): number {
  return Math.round(amount * 1_000_000) / 1_000_000;
}

/** A complex prompt can take longer than the proxy waits. `auto` may turn out to be any quality. */
function mayBeCut({ latency, cutAfterSeconds }: Gateway, quality: string | undefined): boolean {
  if (!latency || cutAfterSeconds === undefined) return false;
  const known = quality === undefined ? undefined : latency[quality];
  return (known ? [known] : Object.values(latency)).some(({ extreme }) => extreme > cutAfterSeconds);
}
