import type { PriceTable } from '../gateway/Gateway.ts';
import { parseSize } from '../params/sizeRules.ts';

/** What something costs; `from` and `to` differ where it is not known which of several prices it will be. */
export interface PriceRange {
  readonly from: number;
  readonly to: number;
}

/** The sizes for which OpenAI's image guide and QCode's page price a picture: square, upright and wide. */
const AUTO_SIZES = ['1024x1024', '1024x1536', '1536x1024'];
const QUALITIES = ['low', 'medium', 'high'];

/**
 * One output picture by the gateway's table or, for token prices, by the formula. `auto` is a row of its own where a
 * table has one, else whatever it may become. `undefined` when one of these has no price: then nothing is known.
 */
export function picturePrice(prices: PriceTable, size: string, quality: string): PriceRange | undefined {
  const own = exactPrice(prices, size, quality);
  if (own !== undefined) return { from: own, to: own };
  const possible = whatAutoMayBecome(AUTO_SIZES, size).flatMap((size) =>
    whatAutoMayBecome(QUALITIES, quality).map((quality) => exactPrice(prices, size, quality)),
  );
  const known = possible.filter((price) => price !== undefined);
  if (known.length < possible.length) return undefined;
  return { from: Math.min(...known), to: Math.max(...known) };
}

function whatAutoMayBecome(choices: readonly string[], chosen: string): readonly string[] {
  return chosen === 'auto' ? choices : [chosen];
}

function exactPrice(prices: PriceTable, size: string, quality: string): number | undefined {
  if (prices.unit === 'token') {
    const tokens = outputTokens(size, quality);
    return tokens === undefined ? undefined : tokenPrice(tokens, prices.imageOutput);
  }
  const { perImage, floor = 0 } = prices;
  if (!Object.hasOwn(perImage, size)) return undefined;
  const price = perImage[size]?.[quality];
  return price === undefined ? undefined : Math.max(price, floor);
}

/** @param perMillion the price of a million tokens */
export function tokenPrice(tokens: number, perMillion: number): number {
  return (tokens * perMillion) / 1_000_000;
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

/** To a millionth, so that 3 × 0.165 is 0.495 and not 0.49500000000000005. */
export function roundMoney(amount: number): number {
  return Math.round(amount * 1_000_000) / 1_000_000;
}
