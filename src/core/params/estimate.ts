import type { Gateway, ImagePrices, Field, TokenPrices } from '../gateway/Gateway.ts';
import type { ImageParams, Mode } from './ImageParams.ts';
import { parseSize } from './sizeRules.ts';

/** What a request will cost and take, as far as it is known; what is not known is absent. */
export interface Estimate {
  readonly cost?: Cost;
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
  /** For all pictures of the request. */
  readonly amount: number;
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
  if (!prices || size === undefined || quality === undefined) return undefined;
  const count = params.n ?? 1;
  // A form that cannot be sent has no price.
  if (!Number.isInteger(count) || count < 1) return undefined;
  const { currency } = prices;
  if (prices.unit === 'token') {
    const tokens = outputTokens(size, quality);
    if (tokens === undefined) return undefined;
    const amount = tokenCost(prices, tokens * count + partialTokens(prices, params));
    return { amount, currency, approximate: true, ...(mode === 'edit' && { inputOnTop: true }) };
  }
  const price = pricePerImage(prices, gateway.endpoints[mode].fields.size, size, quality);
  if (price === undefined) return undefined;
  return { amount: roundMoney(price * count), currency, approximate: false };
}

/** What the gateway does when the field is not sent. */
function defaultOf(gateway: Gateway, mode: Mode, { model }: ImageParams, name: 'size' | 'quality') {
  const own = gateway.models.find(({ id }) => id === model)?.defaultSize;
  if (name === 'size' && own !== undefined) return own;
  const value = gateway.endpoints[mode].fields[name]?.default;
  return typeof value === 'string' ? value : undefined;
}

/** `auto` has a price where all the sizes that it may become have the same one (QCode, low and medium). */
function pricePerImage(
  { perImage, floor = 0 }: ImagePrices,
  rule: Field | undefined,
  size: string,
  quality: string,
): number | undefined {
  const presets = rule?.type === 'size' ? rule.values.filter((value) => value !== 'auto') : [];
  const sizes = size === 'auto' ? presets : [size];
  const [first, ...others] = new Set(sizes.map((value) => perImage[value]?.[quality]));
  return first === undefined || others.length > 0 ? undefined : Math.max(first, floor);
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
