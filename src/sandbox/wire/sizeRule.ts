import type { PixelSize } from '../../core/image/PixelSize.ts';
import { badField } from './ApiError.ts';

// The sandbox stands in for a server, so it has the rules from the same page as the form but not from the
// form's own table: a mistake there is refused here instead of being mirrored.
/** OpenAI image guide, size and quality options: the constraints of gpt-image-2. */
const STEP = 16;
const MAX_EDGE = 3840;
const MAX_RATIO = 3;
const MIN_PIXELS = 655_360;
const MAX_PIXELS = 8_294_400;

/** `auto` (returned as `undefined`) or `WIDTHxHEIGHT`. @throws ApiError naming the rule that is broken. */
export function readSize(text: string): PixelSize | undefined {
  if (text === 'auto') return undefined;
  const [, width, height] = /^([1-9]\d{0,5})x([1-9]\d{0,5})$/.exec(text) ?? [];
  if (!width || !height) {
    throw refusal(text, "Expected 'auto' or a WIDTHxHEIGHT string such as '1024x1024'.");
  }
  const size = { width: Number(width), height: Number(height) };
  const broken = brokenRule(size);
  if (broken) throw refusal(text, broken);
  return size;
}

export function isValidSize(size: PixelSize): boolean {
  return brokenRule(size) === undefined;
}

function brokenRule({ width, height }: PixelSize): string | undefined {
  const long = Math.max(width, height);
  const short = Math.min(width, height);
  const pixels = width * height;
  if (width % STEP || height % STEP) return `Width and height must both be divisible by ${STEP}.`;
  if (long > MAX_EDGE) return `The longest edge must not exceed ${MAX_EDGE} pixels.`;
  if (long > short * MAX_RATIO) return `The aspect ratio must be between 1:${MAX_RATIO} and ${MAX_RATIO}:1.`;
  if (pixels < MIN_PIXELS) return `The image must have at least ${MIN_PIXELS} pixels.`;
  if (pixels > MAX_PIXELS) return `The image must have at most ${MAX_PIXELS} pixels.`;
  return undefined;
}

function refusal(text: string, reason: string) {
  return badField(
    'size',
    'invalid_value',
    `Invalid size '${text}'. ${reason}`,
    'image_generation_user_error',
  );
}

/**
 * The valid size that is most like `size`: itself when it is valid, otherwise the least change of shape
 * first and of area second. For edits whose size is `auto`.
 */
export function nearestValidSize(size: PixelSize): PixelSize {
  if (isValidSize(size)) return size;
  const ratio = Math.log(size.width / size.height);
  const area = Math.log(size.width * size.height);
  let best = { width: 1024, height: 1024 };
  let least = Infinity;
  for (let width = STEP; width <= MAX_EDGE; width += STEP) {
    for (let height = STEP; height <= MAX_EDGE; height += STEP) {
      const change =
        12 * Math.abs(Math.log(width / height) - ratio) + Math.abs(Math.log(width * height) - area);
      if (change >= least || !isValidSize({ width, height })) continue;
      least = change;
      best = { width, height };
    }
  }
  return best;
}
