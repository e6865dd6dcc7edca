import { picturePrice, roundMoney, tokenPrice } from '../cost/picturePrice.ts';
import type { Gateway, TokenPrices } from '../gateway/Gateway.ts';
import type { ImageParams, Mode } from './ImageParams.ts';
import { parseSize } from './sizeRules.ts';

/** What a request will cost, as far as it is known; what is not known is absent. */
export interface Estimate {
  readonly cost?: Cost;
  /** Why there is no cost: the gateway publishes no prices, or none for this size and quality. */
  readonly unpriced?: 'gateway' | 'size';
  /** Pictures cost nothing here. */
  readonly free?: true;
}

interface Cost {
  /** For all pictures of the click; the least that they can cost where `auto` leaves it open. */
  readonly amount: number;
  /** The most that they can cost, where that is more. */
  readonly upTo?: number;
  /** ISO 4217. */
  readonly currency: string;
  /** From a formula, not from a price list. */
  readonly approximate: boolean;
  /** What comes on top, because its tokens are not known before the answer: the source images, a long prompt. */
  readonly onTop?: 'sources' | 'prompt';
}

/** @param params with the extra fields in them: `withExtra` */
export function estimate(gateway: Gateway, mode: Mode, params: ImageParams): Estimate {
  const cost = costOf(gateway, mode, params);
  return {
    ...(cost && { cost }),
    ...whyUnpriced(gateway, params, cost),
    ...(gateway.free && { free: true }),
  };
}

function costOf(gateway: Gateway, mode: Mode, params: ImageParams): Cost | undefined {
  const { prices } = gateway;
  const count = params.n ?? 1;
  if (!prices || !isCount(count)) return undefined;
  const picture = priceAsAsked(gateway, mode, params);
  if (!picture) return undefined;
  const previews = prices.unit === 'token' ? previewPrice(prices, params) : 0;
  // Each picture of a stream has previews of its own: several pictures are several streams.
  const [amount, upTo] = [picture.from, picture.to].map((price) => roundMoney((price + previews) * count));
  if (amount === undefined || upTo === undefined) return undefined;
  return {
    amount,
    ...(upTo > amount && { upTo }),
    currency: prices.currency,
    approximate: prices.unit === 'token',
    ...(prices.unit === 'token' && onTop(prices, mode, params, amount)),
  };
}

/** One picture of the size and quality that are asked for, or that the gateway takes when they are not sent. */
export function priceAsAsked(gateway: Gateway, mode: Mode, params: ImageParams) {
  const size = params.size ?? defaultOf(gateway, mode, params, 'size');
  const quality = params.quality ?? defaultOf(gateway, mode, params, 'quality');
  if (!gateway.prices || size === undefined || quality === undefined) return undefined;
  return picturePrice(gateway.prices, size, quality);
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

/** What the gateway does when the field is not sent. */
function defaultOf(gateway: Gateway, mode: Mode, { model }: ImageParams, name: 'size' | 'quality') {
  const own = gateway.models.find(({ id }) => id === model)?.defaultSize;
  if (name === 'size' && own !== undefined) return own;
  const value = gateway.endpoints[mode].fields[name]?.default;
  return typeof value === 'string' ? value : undefined;
}

/** OpenAI image guide, partial images: each adds 100 image output tokens. */
function previewPrice({ tokensPerPartialImage = 0, imageOutput }: TokenPrices, params: ImageParams): number {
  if (!params.stream) return 0;
  return tokenPrice(tokensPerPartialImage * (params.partial_images ?? 0), imageOutput);
}

/** The prompt is left out of the formula as long as it is less than a tenth of the price. */
function onTop(
  { textInput }: TokenPrices,
  mode: Mode,
  { prompt }: ImageParams,
  amount: number,
): Pick<Cost, 'onTop'> {
  if (mode === 'edit') return { onTop: 'sources' };
  return tokenPrice(textTokens(prompt), textInput) * 10 >= amount ? { onTop: 'prompt' } : {};
}

/** Roughly: four letters of Latin text are a token, and so is one character of most other scripts. */
function textTokens(text: string): number {
  let quarters = 0;
  for (const character of text) quarters += character <= '\u024f' ? 1 : 4;
  return quarters / 4;
}
