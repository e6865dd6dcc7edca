import type { PixelSize } from '../../core/image/PixelSize.ts';
import type { PictureOrder, Quality } from './PictureOrder.ts';

/** The image API's own spelling (OpenAI reference, images: usage). */
export interface UsageBody {
  readonly input_tokens: number;
  readonly input_tokens_details: { readonly text_tokens: number; readonly image_tokens: number };
  readonly output_tokens: number;
  readonly total_tokens: number;
}

/** The published factors that reproduce the prices in OpenAI's image guide. */
const FACTORS: Readonly<Record<Quality, number>> = { low: 16, medium: 48, high: 96 };

/** OpenAI image guide, streaming: each partial image costs 100 image output tokens more. */
const PARTIAL_TOKENS = 100;

/** Image output tokens of one picture. */
export function outputTokens({ width, height }: PixelSize, quality: Quality): number {
  const f = FACTORS[quality];
  const s = Math.round((f * Math.min(width, height)) / Math.max(width, height));
  return Math.ceil((f * s * (2_000_000 + width * height)) / 4_000_000);
}

/**
 * @param sources sizes of the source images; each counts as 512-pixel tiles after its short side is
 *   brought down to 512, the way OpenAI's vision guide counts input images.
 */
export function usageOf(
  order: PictureOrder,
  size: PixelSize,
  sources: readonly PixelSize[],
  partials: number,
): UsageBody {
  const text = Math.ceil(new TextEncoder().encode(order.prompt).length / 4);
  const image = sources.reduce((sum, source) => sum + inputTokens(source), 0);
  const output = outputTokens(size, order.quality) * order.n + PARTIAL_TOKENS * partials;
  return {
    input_tokens: text + image,
    input_tokens_details: { text_tokens: text, image_tokens: image },
    output_tokens: output,
    total_tokens: text + image + output,
  };
}

function inputTokens({ width, height }: PixelSize): number {
  const scale = Math.min(1, 512 / Math.min(width, height));
  const tiles = Math.ceil((width * scale) / 512) * Math.ceil((height * scale) / 512);
  return 65 + 129 * tiles;
}
